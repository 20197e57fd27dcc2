//! Named what-ifs as written: `[[scenario]]`.

use super::entry::entries;
use crate::case::keys::{At, Keys, Reader, ValueKind};
use crate::case::model::{Change, Scenario};
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;

entries! {
    /// One `[[scenario]]` as written.
    ScenarioFile {
        id: Option<At<String>> = |keys, key| keys.required(key, "\"…\"", Keys::word);
        title: Option<At<Text>> = Keys::text;
        /// The scenario that it builds on.
        base: Option<At<String>> = Keys::word;
        join: Vec<Placed> = |keys, key| members(keys, key, Change::Join);
        leave: Vec<Placed> = |keys, key| members(keys, key, Change::Leave);
        rule: Vec<Placed> = |keys, key| Vec::from_iter(keys.word(key).map(|at| alone(at, Change::Rule)));
        min_saving: Vec<Placed> = |keys, key| of_sharing(keys, key, ValueKind::Percent);
        round_to: Vec<Placed> = |keys, key| of_sharing(keys, key, ValueKind::Amount);
        set: Vec<Placed> = |keys, key| inputs(keys, key, Change::Set);
        scale: Vec<Placed> = |keys, key| inputs(keys, key, Change::Scale);
    }
}

impl ScenarioFile {
    /// What it changes itself, in the order in which that is done.
    pub(in crate::case) fn own(&self) -> impl Iterator<Item = &Placed> {
        let who = [&self.join, &self.leave, &self.rule];
        let what = [&self.min_saving, &self.round_to, &self.set, &self.scale];
        who.into_iter().chain(what).flatten()
    }
}

/// A change with the places of what it names and of the value that it gives.
#[derive(Clone)]
pub(in crate::case) struct Placed {
    pub(in crate::case) change: Change,
    pub(in crate::case) named: Span,
    pub(in crate::case) value: Span,
}

/// Members who join or leave.
fn members(keys: &mut Keys<'_, '_, '_>, key: &'static str, change: fn(String) -> Change) -> Vec<Placed> {
    let words = keys.words(key).map(|at| at.value).unwrap_or_default();
    words.into_iter().map(|at| alone(at, change)).collect()
}

/// A key of `[sharing]` with its value.
fn of_sharing(keys: &mut Keys<'_, '_, '_>, key: &'static str, kind: ValueKind) -> Vec<Placed> {
    let set = |value| Change::Set(["sharing.", key].concat(), value);
    Vec::from_iter(keys.written(key, kind).map(|at| alone(at, set)))
}

/// Inputs by their paths, each with a value.
fn inputs(
    keys: &mut Keys<'_, '_, '_>,
    key: &'static str,
    change: fn(String, String) -> Change,
) -> Vec<Placed> {
    let pairs = keys.table(key, key, |mut keys| keys.values()).unwrap_or_default();
    let placed = pairs.into_iter().filter_map(|(path, value)| {
        let At { value, span } = value?;
        Some(Placed { change: change(path.value, value), named: path.span, value: span })
    });
    placed.collect()
}

/// A change that stands in one place.
fn alone(at: At<String>, change: impl Fn(String) -> Change) -> Placed {
    Placed { change: change(at.value), named: at.span.clone(), value: at.span }
}

/// The scenarios that the tables mean, each with all that those it builds on change; they may build on known ones too.
pub(in crate::case) fn meant(
    files: &[At<ScenarioFile>],
    known: &[Scenario],
    reader: &Reader<'_>,
) -> Vec<Scenario> {
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
    let meant = files.iter().filter_map(|at| {
        let file = &at.value;
        let Below { names: built_on, mut changes } = below(file, files, known, reader);
        changes.extend(file.own().map(|placed| placed.change.clone()));
        let id = file.id.as_ref()?.value.clone();
        Some(Scenario { id, title: file.title.as_ref().map(|at| at.value.clone()), built_on, changes })
    });
    meant.collect()
}

/// The scenarios on which one builds, the lowest first.
#[derive(Default)]
pub(in crate::case) struct Below {
    /// What people call them.
    names: Vec<Text>,
    /// All that they change.
    pub(in crate::case) changes: Vec<Change>,
}

/// The scenarios on which one builds.
pub(in crate::case) fn below(
    file: &ScenarioFile,
    files: &[At<ScenarioFile>],
    known: &[Scenario],
    reader: &Reader<'_>,
) -> Below {
    let is_named = |file: &ScenarioFile, name: &str| file.id.as_ref().is_some_and(|id| id.value == name);
    let mut chain: Vec<&ScenarioFile> = Vec::new();
    let mut below = Below::default();
    let mut base = file.base.as_ref();
    while let Some(At { value: name, span }) = base {
        let found = files.iter().map(|at| &at.value).find(|file| is_named(file, name));
        let Some(found) = found else {
            let outside = known.iter().find(|scenario| scenario.id == *name);
            match outside {
                Some(scenario) => below.put_on(scenario),
                None if chain.is_empty() => reader.report(unknown(name, span, files, known)),
                // it is reported where it stands
                None => {}
            }
            break;
        };
        let is_own = std::ptr::eq(found, file);
        if is_own || chain.iter().any(|other| std::ptr::eq(*other, found)) {
            // a circle is reported once, where it first stands in the file
            let others = chain.iter().filter_map(|file| file.base.as_ref());
            let place = file.base.as_ref().filter(|_| is_own).map(|at| at.span.clone());
            let first = |place: &Span| others.clone().all(|at| at.span.start >= place.start);
            if let Some(place) = place.filter(first) {
                let fault = Diagnostic::error(code!("scenario-loop"), Some(place));
                reader.report(fault.with("found", name.clone()));
            }
            break;
        }
        chain.push(found);
        base = found.base.as_ref();
    }
    for file in chain.iter().rev() {
        let id = file.id.as_ref().map(|id| Text::same(id.value.as_str()));
        below.names.extend(file.title.as_ref().map(|title| title.value.clone()).or(id));
        below.changes.extend(file.own().map(|placed| placed.change.clone()));
    }
    below
}

impl Below {
    /// Begins with a scenario of the case that a file is read for.
    fn put_on(&mut self, known: &Scenario) {
        self.names.extend(known.built_on.iter().cloned().chain([known.name()]));
        self.changes.extend(known.changes.iter().cloned());
    }
}

/// No scenario has the name that one builds on.
fn unknown(name: &str, span: &Span, files: &[At<ScenarioFile>], known: &[Scenario]) -> Diagnostic {
    let own = files.iter().filter_map(|at| at.value.id.as_ref()).map(|id| id.value.as_str());
    let ids: Vec<&str> = own.chain(known.iter().map(|scenario| scenario.id.as_str())).collect();
    let fault = Diagnostic::error(code!("scenario-base"), Some(span.clone())).with("found", name);
    fault.with_known(name, &ids, code!("scenario-base-near"))
}
