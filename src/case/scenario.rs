//! Trying named what-ifs on the case that they are for.

use super::fault;
use super::file::scenario::{self, ScenarioFile};
use super::keys::{At, Keys, Reader};
use super::model::Scenario;
use super::written::Written;
use crate::code;
use crate::diagnostic::{Diagnostic, Faults, Source, Span};
use crate::lang::Code;
use toml::de::DeTable;

/// Tries every change on the case, and reports those that cannot be made at their place.
fn try_on(scenario: &ScenarioFile, written: &Written, reader: &mut Reader<'_>) {
    let mut changed = written.clone();
    let mut place = |tried: Result<(), Diagnostic>, span: &Span| {
        if let Err(fault) = tried {
            reader.report(Diagnostic { span: Some(span.clone()), ..fault });
        }
    };
    scenario.join.iter().for_each(|id| place(changed.join(&id.value), &id.span));
    scenario.leave.iter().for_each(|id| place(changed.leave(&id.value), &id.span));
    for (scales, list) in [(false, &scenario.set), (true, &scenario.scale)] {
        for (path, value) in list {
            let Some(value) = value else { continue };
            let tried = match scales {
                false => changed.set(&path.value, &value.value),
                true => changed.scale(&path.value, &value.value),
            };
            let of_path = tried.as_ref().is_err_and(|fault| OF_PATHS.contains(&fault.code));
            place(tried, if of_path { &path.span } else { &value.span });
        }
    }
}

/// What can be wrong with a path, not with the value it is to have.
const OF_PATHS: [Code; 4] =
    [code!("path-ambiguous"), code!("path-not-number"), code!("path-several"), code!("unknown-path")];

/// Tries every scenario of a file on its case.
pub(super) fn check(files: &[At<ScenarioFile>], written: &Written, reader: &mut Reader<'_>) {
    files.iter().for_each(|at| try_on(&at.value, written, reader));
}

/// Reads a file of scenarios alone, for a case that stands in another file.
///
/// # Errors
/// Every fault of the text.
pub fn read_scenarios(source: Source, written: &Written) -> Result<Vec<Scenario>, Faults> {
    let (table, syntax) = DeTable::parse_recoverable(source.text());
    let mut list: Vec<Diagnostic> =
        syntax.iter().map(|error| fault::syntax(error.message(), error.span())).collect();
    let mut reader = Reader::new(source.text());
    let mut keys = Keys::of(&mut reader, table.get_ref(), "file", 0..0);
    let files = scenario::read(&mut keys);
    keys.finish();
    let scenarios = scenario::meant(&files, &mut reader);
    check(&files, written, &mut reader);
    let (found, more) = reader.into_faults();
    list.extend(found);
    list.sort_by_key(|fault| fault.span.as_ref().map_or(0, |span| span.start));
    if list.is_empty() { Ok(scenarios) } else { Err(Faults { source, list, more }) }
}
