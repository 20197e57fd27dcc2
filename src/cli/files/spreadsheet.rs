//! A spreadsheet as the text of a case, with what was read of it and what was left out.

use super::problems::{Problem, Teller};
use super::wanted::Wanted;
use crate::cli::terminal::Terminal;
use cloudcost::Source;
use cloudcost::code;
use cloudcost::render::Unit;
use std::path::Path;

/// How a spreadsheet is to be read.
#[derive(Default)]
pub(in crate::cli) struct Spreadsheet {
    /// The sheets to read; all if there is none.
    pub(in crate::cli) sheets: Vec<String>,
    /// The unit of amounts that state none.
    pub(in crate::cli) unit: Unit,
    #[cfg(feature = "spreadsheet")]
    mapped: Vec<(String, cloudcost::sheet::Given)>,
}

/// Drafts a case from a spreadsheet and makes sure that it is one; `None` if something is wrong with it, which has been
/// said by then.
pub(in crate::cli) fn draft(
    path: &Path,
    wanted: &Spreadsheet,
    terminal: &Terminal,
) -> anyhow::Result<Option<String>> {
    terminal.output.is_not(&[Wanted::File(path.to_owned())]).map_err(|fault| terminal.say(&fault))?;
    let mut teller = Teller::new(terminal);
    let text = match drafted(path, wanted, &|told| say(&told, path, terminal)) {
        Ok(input) => match cloudcost::read_case(&input.id, input.source) {
            Ok(reading) => {
                let source = reading.warnings.source.clone();
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

/// What is told of a spreadsheet that was read.
pub(super) struct Told {
    rows: usize,
    sums: usize,
    encoding: Option<cloudcost::lang::Code>,
    left: Vec<(String, cloudcost::lang::Code)>,
}

/// Things left out that are named; more are counted.
const NAMED: usize = 20;

/// Says what was read and what was left out.
fn say(told: &Told, path: &Path, terminal: &Terminal) {
    let path = path.to_string_lossy().into_owned();
    if let Some(encoding) = told.encoding {
        terminal.remark(encoding, &[("path", path.clone())]);
    }
    let counts = [("path", path), ("rows", told.rows.to_string()), ("sums", told.sums.to_string())];
    terminal.remark(code!("sheet-read"), &counts);
    for (place, why) in told.left.iter().take(NAMED) {
        let why = cloudcost::render::findings::remark(*why, &[], terminal.style.lang);
        terminal.remark(code!("sheet-left"), &[("place", place.clone()), ("why", why)]);
    }
    if let more @ 1.. = told.left.len().saturating_sub(NAMED) {
        terminal.remark(code!("left-more"), &[("count", more.to_string())]);
    }
}

#[cfg(feature = "spreadsheet")]
mod reading {
    //! Reading where the program can.

    use super::super::problems::Problem;
    use super::super::reading::read_bytes;
    use super::super::wanted::Input;
    use super::{Spreadsheet, Told};
    use cloudcost::code;
    use cloudcost::render::Unit;
    use cloudcost::sheet::{Asked, Drafted, Encoding, SheetUnit, Why, given, read_spreadsheet};
    use std::path::Path;

    /// The largest file of a spreadsheet that is read, in bytes.
    const MAX_BYTES: usize = 16 * 1024 * 1024;

    impl Spreadsheet {
        /// Says what a column is.
        pub(in crate::cli) fn map(&mut self, column: &str, key: &str) -> anyhow::Result<()> {
            let Some(given) = given(key) else {
                anyhow::bail!(
                    "--map: no key `{}`; the keys are member, item, system, category, note, share, from, to, at, \
                     growth, before.yearly, before.monthly, before.once, before.total, the same of after, bases.NAME, sum, skip",
                    key.escape_debug()
                );
            };
            self.mapped.push((column.to_owned(), given));
            Ok(())
        }
    }

    /// The draft, as the input that it is.
    pub(in crate::cli::files) fn drafted(
        path: &Path,
        wanted: &Spreadsheet,
        tell: &dyn Fn(Told),
    ) -> Result<Input, Problem> {
        let bytes = read_bytes(path, MAX_BYTES)?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let unit = match wanted.unit {
            Unit::Auto => None,
            Unit::Yen => Some(SheetUnit::Yen),
            Unit::Thousand => Some(SheetUnit::Thousand),
            Unit::Million => Some(SheetUnit::Million),
            Unit::Oku => Some(SheetUnit::Oku),
        };
        let asked = Asked { sheets: wanted.sheets.clone(), mapped: wanted.mapped.clone(), unit };
        match read_spreadsheet(&path.to_string_lossy(), &id, &bytes, &asked) {
            Ok(Drafted { source, read, sums, left, encoding }) => {
                let encoding = encoding.map(|encoding| match encoding {
                    Encoding::Utf8 => code!("sheet-encoding-utf8"),
                    Encoding::ShiftJis => code!("sheet-encoding-sjis"),
                });
                let left = left.into_iter().map(|left| (left.place, left.why)).collect();
                tell(Told { rows: read, sums, encoding, left });
                Ok(Input { id, source })
            }
            Err(Why::File(fault)) => Err(Problem::OfFile(fault, None)),
            Err(Why::Cells(faults)) => Err(Problem::InText(faults)),
        }
    }
}

#[cfg(not(feature = "spreadsheet"))]
mod reading {
    //! What is missing where the program was built without spreadsheets.

    use super::super::problems::Problem;
    use super::super::wanted::Input;
    use super::{Spreadsheet, Told};
    use cloudcost::Diagnostic;
    use cloudcost::code;
    use std::path::Path;

    impl Spreadsheet {
        /// Says what a column is.
        pub(in crate::cli) fn map(&mut self, _column: &str, _key: &str) -> anyhow::Result<()> {
            Ok(())
        }
    }

    /// That there is no draft.
    pub(in crate::cli::files) fn drafted(
        _path: &Path,
        _wanted: &Spreadsheet,
        _tell: &dyn Fn(Told),
    ) -> Result<Input, Problem> {
        Err(Problem::OfFile(Diagnostic::error(code!("no-spreadsheet"), None), None))
    }
}

pub(super) use reading::drafted;

/// Whether a file is a workbook by its ending.
pub(super) fn is_workbook(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    ["xlsx", "xlsm", "xls", "ods"].contains(&ending.as_str())
}
