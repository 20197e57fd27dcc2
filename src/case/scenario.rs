//! Named what-ifs: who joins, who leaves, which inputs are set or scaled.

use super::keys::{At, Keys, Reader};
use super::written::Written;
use crate::code;
use crate::diagnostic::{Diagnostic, Faults, Source, Span};
use crate::lang::Code;
use crate::lang::Text;
use toml::de::DeTable;

/// A named what-if.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// What it is asked for by.
    pub id: String,
    /// What people call it.
    pub title: Option<Text>,
    /// Candidates that become members.
    pub join: Vec<String>,
    /// Members that no longer take part.
    pub leave: Vec<String>,
    /// Inputs with the values they get, as written.
    pub set: Vec<(String, String)>,
    /// Inputs with the percent they change by, as written.
    pub scale: Vec<(String, String)>,
}

/// One `[[scenario]]` as written.
pub(super) struct ScenarioFile {
    id: Option<At<String>>,
    title: Option<At<Text>>,
    join: Vec<At<String>>,
    leave: Vec<At<String>>,
    set: Vec<(At<String>, Option<At<String>>)>,
    scale: Vec<(At<String>, Option<At<String>>)>,
}

/// Reads all `[[scenario]]` tables.
pub(super) fn read(keys: &mut Keys<'_, '_, '_>) -> Vec<At<ScenarioFile>> {
    keys.tables("scenario", "scenario", scenario)
}

fn scenario(mut keys: Keys<'_, '_, '_>) -> ScenarioFile {
    let words = |at: Option<At<Vec<At<String>>>>| at.map(|at| at.value).unwrap_or_default();
    let file = ScenarioFile {
        id: keys.required("id", "\"…\"", |keys, key| keys.word(key)),
        title: keys.text("title"),
        join: words(keys.words("join")),
        leave: words(keys.words("leave")),
        set: keys.table("set", "set", |mut keys| keys.values()).unwrap_or_default(),
        scale: keys.table("scale", "scale", |mut keys| keys.values()).unwrap_or_default(),
    };
    keys.finish();
    file
}

/// The scenarios that the tables mean.
pub(super) fn meant(files: &[At<ScenarioFile>], reader: &mut Reader<'_>) -> Vec<Scenario> {
    let mut first: Vec<&At<String>> = Vec::new();
    for id in files.iter().filter_map(|at| at.value.id.as_ref()) {
        match first.iter().find(|known| known.value == id.value) {
            Some(known) => {
                let fault = Diagnostic::error(code!("duplicate-id"), Some(id.span.clone()))
                    .with("id", id.value.clone());
                reader.report(fault.caused_by(known.span.clone()));
            }
            None => first.push(id),
        }
    }
    files.iter().filter_map(|at| at.value.meant()).collect()
}

impl ScenarioFile {
    fn meant(&self) -> Option<Scenario> {
        let names = |list: &[At<String>]| list.iter().map(|at| at.value.clone()).collect();
        let pairs = |list: &[(At<String>, Option<At<String>>)]| {
            let pair = |(path, value): &(At<String>, Option<At<String>>)| {
                Some((path.value.clone(), value.as_ref()?.value.clone()))
            };
            list.iter().filter_map(pair).collect()
        };
        Some(Scenario {
            id: self.id.as_ref()?.value.clone(),
            title: self.title.as_ref().map(|at| at.value.clone()),
            join: names(&self.join),
            leave: names(&self.leave),
            set: pairs(&self.set),
            scale: pairs(&self.scale),
        })
    }

    /// Tries every change on the case, and reports those that cannot be made at their place.
    fn check(&self, written: &Written, reader: &mut Reader<'_>) {
        let mut changed = written.clone();
        let mut place = |tried: Result<(), Diagnostic>, span: &Span| {
            if let Err(fault) = tried {
                reader.report(Diagnostic { span: Some(span.clone()), ..fault });
            }
        };
        self.join.iter().for_each(|id| place(changed.join(&id.value), &id.span));
        self.leave.iter().for_each(|id| place(changed.leave(&id.value), &id.span));
        for (scales, list) in [(false, &self.set), (true, &self.scale)] {
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
}

/// What can be wrong with a path, not with the value it is to have.
const OF_PATHS: [Code; 4] =
    [code!("path-ambiguous"), code!("path-not-number"), code!("path-several"), code!("unknown-path")];

/// Tries every scenario of a file on its case.
pub(super) fn check(files: &[At<ScenarioFile>], written: &Written, reader: &mut Reader<'_>) {
    files.iter().for_each(|at| at.value.check(written, reader));
}

/// Reads a file of scenarios alone, for a case that stands in another file.
///
/// # Errors
/// Every fault of the text.
pub fn read_scenarios(source: Source, written: &Written) -> Result<Vec<Scenario>, Faults> {
    let (table, syntax) = DeTable::parse_recoverable(source.text());
    let mut list: Vec<Diagnostic> =
        syntax.iter().map(|error| super::fault::syntax(error.message(), error.span())).collect();
    let mut reader = Reader::new(source.text());
    let mut keys = Keys::of(&mut reader, table.get_ref(), "file", 0..0);
    let files = read(&mut keys);
    keys.finish();
    let scenarios = meant(&files, &mut reader);
    check(&files, written, &mut reader);
    let (found, more) = reader.into_faults();
    list.extend(found);
    list.sort_by_key(|fault| fault.span.as_ref().map_or(0, |span| span.start));
    if list.is_empty() { Ok(scenarios) } else { Err(Faults { source, list, more }) }
}
