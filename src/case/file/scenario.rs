//! Named what-ifs as written: `[[scenario]]`.

use crate::case::keys::{At, Keys, Reader};
use crate::case::model::Scenario;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Text;

/// One `[[scenario]]` as written.
pub(in crate::case) struct ScenarioFile {
    pub(in crate::case) id: Option<At<String>>,
    pub(in crate::case) title: Option<At<Text>>,
    pub(in crate::case) join: Vec<At<String>>,
    pub(in crate::case) leave: Vec<At<String>>,
    pub(in crate::case) set: Vec<(At<String>, Option<At<String>>)>,
    pub(in crate::case) scale: Vec<(At<String>, Option<At<String>>)>,
}

/// Reads all `[[scenario]]` tables.
pub(in crate::case) fn read(keys: &mut Keys<'_, '_, '_>) -> Vec<At<ScenarioFile>> {
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
pub(in crate::case) fn meant(files: &[At<ScenarioFile>], reader: &mut Reader<'_>) -> Vec<Scenario> {
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
}
