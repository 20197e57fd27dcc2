//! A spreadsheet as the text of a case, with what was read of it and what was left out.

#[cfg(feature = "spreadsheet")]
use super::drafting::drafted;
use super::problems::{Problem, Teller};
use super::told::{SheetTold, Spreadsheet};
#[cfg(not(feature = "spreadsheet"))]
use super::undrafted::drafted;
use super::wanted::WantedInput;
use crate::cli::terminal::Terminal;
use cloudcost::analysis::split::{SplitRequest, split};
use cloudcost::code;
use cloudcost::{Case, FaultKind, Source};
use std::path::Path;

/// Drafts a case from a spreadsheet and makes sure that it is one; `None` if something is wrong with it, which has been
/// said by then.
pub(in crate::cli) fn draft(
    path: &Path,
    wanted: &Spreadsheet,
    terminal: &Terminal,
) -> anyhow::Result<Option<String>> {
    terminal.output.is_not(&[WantedInput::File(path.to_owned())]).map_err(|fault| terminal.say(&fault))?;
    let mut teller = Teller::new(terminal);
    let text = match drafted(path, wanted, Some(&|told| say(&told, path, terminal))) {
        Ok(input) => match cloudcost::read_case(&input.id, input.source) {
            Ok(reading) => {
                let source = reading.warnings.source.clone();
                // what a title says of the term is not read, and a term that nobody said is no figure of the sheet
                if !source.text().lines().any(|line| line.starts_with("months = ")) {
                    terminal.remark(code!("sheet-term"), &[("months", reading.case.months.to_string())]);
                }
                if lacks_rule(&reading.case) {
                    terminal.remark(code!("sheet-no-rule"), &[]);
                }
                teller.tell(&Problem::InText(reading.warnings));
                Some(source)
            }
            Err(faults) => {
                teller.tell(&Problem::InText(faults));
                None
            }
        },
        Err(problem) => {
            teller.tell(&problem);
            None
        }
    };
    let errors = teller.finish();
    Ok(text.filter(|_| errors == 0).map(|source: Source| source.text().to_owned()))
}

/// Whether nothing says how members share what they pay together: the costs can be compared, and not split.
fn lacks_rule(case: &Case) -> bool {
    let unsplit = case.plan.as_ref().and_then(|_| split(case, &SplitRequest::default()).err());
    unsplit.is_some_and(|faults| faults.iter().any(|unsplit| unsplit.fault.kind == FaultKind::NoRule))
}

/// Things left out that are named; more are counted.
const NAMED: usize = 20;

/// Says what was read and what was left out.
fn say(told: &SheetTold, path: &Path, terminal: &Terminal) {
    let path = path.to_string_lossy().into_owned();
    if let Some(encoding) = told.encoding {
        terminal.remark(encoding, &[("path", path.clone())]);
    }
    let (path, rows) = (("path", path), ("rows", told.rows.to_string()));
    match told.sums {
        0 => terminal.remark(code!("sheet-read-no-sums"), &[path, rows]),
        sums => terminal.remark(code!("sheet-read"), &[path, rows, ("sums", sums.to_string())]),
    }
    for (place, why, how) in told.left.iter().take(NAMED) {
        let why = cloudcost::render::findings::remark(*why, &[], terminal.style.lang);
        terminal.remark(*how, &[("place", place.clone()), ("why", why)]);
    }
    if let more @ 1.. = told.left.len().saturating_sub(NAMED) {
        terminal.remark(code!("left-more"), &[("count", more.to_string())]);
    }
}

/// Whether a file is a workbook or a table in text by its ending: it is read as a sheet, not as a case.
pub(super) fn is_spreadsheet(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ["xlsx", "xlsm", "xls", "ods", "csv", "tsv"].contains(&ending.as_str())
}
