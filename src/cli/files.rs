//! Reading cases: paths, directories, standard input, built-in cases; every fault of every file in one run.

#[cfg(feature = "spreadsheet")]
mod drafting;
mod inputs;
mod lines;
mod parallel;
mod problems;
mod reading;
mod spreadsheet;
mod told;
#[cfg(not(feature = "spreadsheet"))]
mod undrafted;
pub(super) mod wanted;

use super::terminal::Terminal;
use cloudcost::analysis::check;
use cloudcost::code;
use cloudcost::{Case, Diagnostic, Faults, Reading, Scenario, Source, Written, read_case};
use std::path::{Path, PathBuf};

use inputs::Inputs;
pub(super) use lines::read_lines;
use parallel::in_parallel;
use problems::{Problem, Teller};
use reading::of_path;
pub(super) use spreadsheet::draft;
pub(super) use told::Spreadsheet;
use wanted::{Input, Wanted};

/// Files that are read before what is not kept of them is dropped.
const PORTION: usize = 2_000;

/// Reads the cases named; `None` if any has an error, which has been said by then.
pub(super) fn read_cases(named: &[PathBuf], terminal: &Terminal) -> anyhow::Result<Option<Vec<Case>>> {
    read_as(named, terminal, |reading| reading.case)
}

/// Reads one case with its text; `None` if it has an error, which has been said by then.
pub(super) fn read_case_of(named: &Path, terminal: &Terminal) -> anyhow::Result<Option<(Case, Source)>> {
    let Some(mut read) = read(&[named.to_owned()], terminal)? else { return Ok(None) };
    let found = read.len();
    match read.pop() {
        Some(only) if found == 1 => Ok(Some((only.case, only.warnings.source))),
        _ => {
            let fault = of_path(code!("one-case-to-split"), named).with("found", found.to_string());
            terminal.fault(&fault, None);
            Ok(None)
        }
    }
}

/// Reads the cases named, each with its text and as it was written.
pub(super) fn read(named: &[PathBuf], terminal: &Terminal) -> anyhow::Result<Option<Vec<Reading>>> {
    read_as(named, terminal, |reading| reading)
}

/// Reads the cases named, in portions, and keeps of each what is asked for.
fn read_as<T: Send>(
    named: &[PathBuf],
    terminal: &Terminal,
    keep: impl Fn(Reading) -> T + Sync,
) -> anyhow::Result<Option<Vec<T>>> {
    let inputs = Inputs::of(named, terminal)?;
    let mut kept = Vec::new();
    let mut teller = Teller::new(terminal);
    let read_one = |wanted: &Wanted| {
        read_wanted(wanted).map(|reading| {
            let warnings = (!reading.warnings.list.is_empty()).then(|| reading.warnings.clone());
            (keep(reading), warnings)
        })
    };
    for portion in inputs.wanted.chunks(PORTION) {
        for read in in_parallel(portion, read_one) {
            match read {
                Ok((case, warnings)) => {
                    warnings.into_iter().for_each(|warnings| teller.tell(&Problem::InText(warnings)));
                    kept.push(case);
                }
                Err(problem) => teller.tell(&problem),
            }
        }
    }
    Ok((teller.finish() == 0).then_some(kept))
}

fn read_wanted(wanted: &Wanted) -> Result<Reading, Problem> {
    let Input { id, source } = wanted.read()?;
    read_case(&id, source).map_err(Problem::InText)
}

/// Reads the files to check: all of each, whatever is wrong with it.
pub(super) fn read_to_check(named: &[PathBuf], terminal: &Terminal) -> anyhow::Result<Vec<check::File>> {
    Ok(in_parallel(&Inputs::of(named, terminal)?.wanted, to_check))
}

fn to_check(wanted: &Wanted) -> check::File {
    let of_text = |faults: Faults, case| check::File {
        name: faults.source.name().to_owned(),
        source: Some(faults.source),
        at: None,
        case,
        faults: faults.list,
        more: faults.more,
    };
    match read_wanted(wanted) {
        Ok(reading) => of_text(reading.warnings, Some(reading.case)),
        Err(Problem::InText(faults)) => of_text(faults, None),
        Err(Problem::OfFile(fault, at)) => check::File {
            name: fault.text("path").unwrap_or_default().to_owned(),
            source: None,
            at,
            case: None,
            faults: vec![fault],
            more: 0,
        },
    }
}

/// Reads a file of scenarios for a case.
pub(super) fn read_scenarios(
    path: &Path,
    written: &Written,
    terminal: &Terminal,
) -> Result<Vec<Scenario>, Problems> {
    let wanted = Wanted::File(path.to_owned());
    let of_file = |fault: Diagnostic| Problems(vec![Problem::OfFile(fault, None)]);
    terminal.output.is_not(std::slice::from_ref(&wanted)).map_err(of_file)?;
    let input = wanted.read().map_err(|problem| Problems(vec![problem]))?;
    cloudcost::read_scenarios(input.source, written).map_err(|faults| Problems(vec![Problem::InText(faults)]))
}

/// What is wrong with files.
pub(super) struct Problems(Vec<Problem>);

impl Problems {
    /// Says all of it.
    pub(super) fn say(&self, terminal: &Terminal) {
        problems::say(&self.0, terminal);
    }
}
