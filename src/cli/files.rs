//! Reading cases: paths, directories, standard input, built-in cases; every fault of every file in one run.

mod digest;
#[cfg(feature = "spreadsheet")]
mod drafting;
mod inputs;
mod lines;
pub(super) mod lists;
mod parallel;
mod problems;
mod reading;
mod spreadsheet;
mod told;
#[cfg(not(feature = "spreadsheet"))]
mod undrafted;
pub(super) mod wanted;

use super::progress::Progress;
use super::terminal::Terminal;
use cloudcost::analysis::check;
use cloudcost::code;
use cloudcost::{Diagnostic, Faults, Reading, Scenario, Written, read_case};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use inputs::InputFiles;
pub(super) use lines::{BEFORE_MINUS, read_lines};
use parallel::in_parallel;
use problems::Teller;
pub(super) use problems::{Problem, Problems};
use reading::of_path;
pub(super) use spreadsheet::draft;
pub(super) use told::Spreadsheet;
use wanted::{InputText, WantedInput};

/// Files that are read before what is not kept of them is dropped.
const PORTION: usize = 2_000;

/// A case that was changed, and the scenario that did it; none where nothing was changed.
pub(super) struct ChangedCase {
    pub(super) reading: Reading,
    pub(super) scenario: Option<Scenario>,
}

/// What is done to a case before anything is asked of it, or why it cannot be.
type Changing<'c> = dyn Fn(Reading) -> Result<ChangedCase, Problems> + Sync + 'c;

fn unchanged(reading: Reading) -> Result<ChangedCase, Problems> {
    Ok(ChangedCase { reading, scenario: None })
}

/// Reads the cases named, changes each, and keeps of each what is made of it and whether there are several, with the
/// scenario of the first; `None` if any has an error or cannot be changed, which has been said by then.
pub(super) fn read_each<T: Send>(
    named: &[PathBuf],
    change: &Changing<'_>,
    terminal: &Terminal,
    keep: impl Fn(&Reading, bool) -> T + Sync,
) -> anyhow::Result<Option<(Vec<T>, Option<Scenario>)>> {
    let mut inputs = InputFiles::of(named, terminal)?;
    inputs.tell_apart();
    let several = inputs.wanted.len() > 1;
    let keep = |changed: ChangedCase, _: &[u8]| (keep(&changed.reading, several), changed.scenario);
    let mut first = None;
    let read = read_all(&inputs, change, terminal, keep, |(kept, scenario)| {
        first.get_or_insert(scenario);
        kept
    })?;
    Ok(read.map(|read| (read, first.flatten())))
}

/// Reads one case to split, and changes it; `None` if it has an error, which has been said by then.
pub(super) fn read_case_of(
    named: &Path,
    change: &Changing<'_>,
    terminal: &Terminal,
) -> anyhow::Result<Option<ChangedCase>> {
    only(named, change, terminal, |found| of_path(code!("one-case-to-split"), named).with("found", found))
}

/// The same for any other question about one plan.
pub(super) fn read_one(
    named: &Path,
    change: &Changing<'_>,
    terminal: &Terminal,
) -> anyhow::Result<Option<ChangedCase>> {
    only(named, change, terminal, |found| Diagnostic::error(code!("one-case"), None).with("count", found))
}

fn only(
    named: &Path,
    change: &Changing<'_>,
    terminal: &Terminal,
    otherwise: impl Fn(String) -> Diagnostic,
) -> anyhow::Result<Option<ChangedCase>> {
    let Some(mut read) = read_as(&[named.to_owned()], change, terminal, |changed, _| changed)? else {
        return Ok(None);
    };
    let found = read.len();
    match read.pop() {
        Some(only) if found == 1 => Ok(Some(only)),
        _ => {
            terminal.fault(&otherwise(found.to_string()), None);
            Ok(None)
        }
    }
}

/// Reads the cases named, each with its text and as it was written.
pub(super) fn read(named: &[PathBuf], terminal: &Terminal) -> anyhow::Result<Option<Vec<Reading>>> {
    read_as(named, &unchanged, terminal, |changed, _| changed.reading)
}

/// Reads the cases named, in portions, and keeps of each what is asked for.
fn read_as<T: Send>(
    named: &[PathBuf],
    change: &Changing<'_>,
    terminal: &Terminal,
    keep: impl Fn(ChangedCase, &[u8]) -> T + Sync,
) -> anyhow::Result<Option<Vec<T>>> {
    read_all(&InputFiles::of(named, terminal)?, change, terminal, keep, |kept| kept)
}

/// Reads inputs in portions; of each what is made of it on any thread is taken in their order.
fn read_all<T: Send, U>(
    inputs: &InputFiles,
    change: &Changing<'_>,
    terminal: &Terminal,
    keep: impl Fn(ChangedCase, &[u8]) -> T + Sync,
    mut take: impl FnMut(T) -> U,
) -> anyhow::Result<Option<Vec<U>>> {
    let mut kept = Vec::new();
    let mut teller = Teller::new(terminal);
    let read_one = |wanted: &WantedInput| -> Result<_, Problems> {
        let InputText { id, source, bytes } = wanted.read()?;
        let id = inputs.id_of(wanted).unwrap_or(&id);
        let changed = change(read_case(id, source).map_err(Problem::InText)?)?;
        let warnings = &changed.reading.warnings;
        let warnings = (!warnings.list.is_empty()).then(|| warnings.clone());
        Ok((keep(changed, &bytes), warnings))
    };
    for portion in inputs.wanted.chunks(PORTION) {
        for read in in_parallel(portion, read_one) {
            match read {
                Ok((case, warnings)) => {
                    warnings.into_iter().for_each(|warnings| teller.tell(&Problem::InText(warnings)));
                    kept.push(take(case));
                }
                Err(problems) => teller.tell_all(&problems, inputs.wanted.len() > 1),
            }
        }
    }
    Ok((teller.finish() == 0).then_some(kept))
}

fn read_wanted(wanted: &WantedInput) -> Result<Reading, Problem> {
    let InputText { id, source, .. } = wanted.read()?;
    read_case(&id, source).map_err(Problem::InText)
}

/// Reads the cases named, each with its text and the SHA-256 of the file as it is on the disk; `None` if any has an
/// error, which has been said by then.
pub(super) fn read_with_digests(
    named: &[PathBuf],
    change: &Changing<'_>,
    terminal: &Terminal,
) -> anyhow::Result<Option<Vec<(ChangedCase, String)>>> {
    read_as(named, change, terminal, |changed, bytes| (changed, digest::sha256(bytes)))
}

/// Reads the files to check in portions: all of each, whatever is wrong with it; of each what is made of it is taken in
/// their order. Returns the first scenario.
pub(super) fn read_to_check<T: Send>(
    named: &[PathBuf],
    change: &Changing<'_>,
    terminal: &Terminal,
    make: impl Fn(&check::File) -> T + Sync,
    mut take: impl FnMut(T),
) -> anyhow::Result<Option<Scenario>> {
    let mut first = None;
    let read = |wanted: &WantedInput| {
        let (file, scenario) = to_check(wanted, change);
        (make(&file), scenario)
    };
    let wanted = InputFiles::of(named, terminal)?.wanted;
    let (progress, done) = (Progress::new(terminal), AtomicUsize::new(0));
    let watch = progress.watch();
    let read = |one: &WantedInput| {
        let made = read(one);
        watch(done.fetch_add(1, Ordering::Relaxed).saturating_add(1), wanted.len());
        made
    };
    for portion in wanted.chunks(PORTION) {
        for (made, scenario) in in_parallel(portion, read) {
            take(made);
            first = first.or(scenario);
        }
    }
    Ok(first)
}

fn to_check(wanted: &WantedInput, change: &Changing<'_>) -> (check::File, Option<Scenario>) {
    let of_text = |faults: Faults, case, written| check::File {
        name: faults.source.name().to_owned(),
        source: Some(faults.source),
        at: None,
        case,
        written,
        faults: faults.list,
        more: faults.more,
    };
    let of_problem = |problem: Problem| match problem {
        Problem::InText(faults) => of_text(faults, None, None),
        Problem::OfFile(fault, at) => check::File {
            name: fault.text("path").unwrap_or_default().to_owned(),
            source: None,
            at,
            case: None,
            written: None,
            faults: vec![fault],
            more: 0,
        },
    };
    match read_wanted(wanted).map_err(Problems::from).and_then(change) {
        Ok(ChangedCase { reading, scenario }) => {
            (of_text(reading.warnings, Some(reading.case), reading.written), scenario)
        }
        Err(problems) => (of_problem(problems.first()), None),
    }
}

/// Reads the text of a file of defaults.
pub(super) fn settings_of(path: &Path) -> Result<cloudcost::Source, Problems> {
    Ok(reading::read_file(path)?.source)
}

/// Reads a file of scenarios for a case.
pub(super) fn read_scenarios(
    path: &Path,
    written: &Written,
    terminal: &Terminal,
) -> Result<Vec<Scenario>, Problems> {
    let wanted = WantedInput::File(path.to_owned());
    let of_file = |fault: Diagnostic| Problems::from(Problem::OfFile(fault, None));
    terminal.output.is_not(std::slice::from_ref(&wanted)).map_err(of_file)?;
    let input = wanted.read()?;
    cloudcost::read_scenarios(input.source, written).map_err(|faults| Problem::InText(faults).into())
}
