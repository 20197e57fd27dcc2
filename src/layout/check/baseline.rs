//! What is said of files beside a baseline: cases and rows that came and went.

use crate::analysis::check::CheckedFile;
use crate::analysis::diff::{Cause, Diff};
use crate::analysis::whatif::Valued;
use crate::code;
use crate::layout::cells::first_few;
use crate::layout::moved::{figure_of, name, part_of, unlike};
use crate::layout::whatif::input_cell;
use crate::report::{Cell, Note, note};

/// Names listed in a note.
const NAMED: usize = 6;

/// What is said of one file.
#[derive(Debug)]
pub(super) struct FileChanges {
    /// Its id where the baseline has no such case.
    new: Option<String>,
    /// Its id where only one version has a plan: nothing is passed over in silence.
    alone: Option<String>,
    /// Rows that are no longer there.
    gone: Option<Note>,
    /// What keeps its figures from being held against those of the baseline.
    unlike: Vec<Note>,
    /// What moved the figure of a plan that is asked first.
    causes: Option<Note>,
    /// Whether figures changed.
    changes: bool,
    /// Whether nothing at all did.
    same: bool,
}

/// What is said of a file.
pub(super) fn told(file: &CheckedFile<'_>) -> FileChanges {
    let since = &file.since;
    let id = file.compared.as_ref().map(|compared| &compared.case.id);
    let gone = id
        .filter(|_| since.gone() > 0)
        .map(|id| note!("baseline-rows-gone", count = since.gone()).of_case(id).brief());
    FileChanges {
        new: id.filter(|_| since.is_new).cloned(),
        alone: id.filter(|_| since.is_plan_alone).cloned(),
        gone,
        unlike: since.unlike.iter().filter_map(|found| Some(unlike(*found).of_case(id?).brief())).collect(),
        causes: since.plan.as_ref().and_then(|plan| causes(plan)),
        changes: !since.changes.is_empty()
            || since.plan.as_ref().is_some_and(|plan| plan.moved().next().is_some()),
        same: since.changes.is_empty() && since.plan.is_none() && since.unlike.is_empty(),
    }
}

/// What moved a figure of a plan, the most first.
fn causes(plan: &Diff<'_>) -> Option<Note> {
    let asked = &plan.asked;
    let value = |value: &Option<Valued>| figure_of(&asked.figure, value.as_ref(), plan.new, false);
    let mut found: Vec<&Cause> = plan.causes.iter().filter(|cause| !cause.exact.is_zero()).collect();
    if found.is_empty() {
        // the ends of a range moved, its middle did not
        found = plan.causes.iter().filter(|cause| !cause.paths.is_empty()).collect();
    }
    let unnamed = found.is_empty();
    found.sort_by_key(|cause| std::cmp::Reverse(cause.exact.abs()));
    let named = found.into_iter().map(|cause| {
        let inputs = Cell::Parts(cause.paths.iter().map(|path| input_cell(path, plan.new)).collect());
        // what moves the ends alone has no part of its own in the middle
        let part = (!cause.exact.is_zero()).then(|| part_of(asked, &cause.part, plan.new));
        Cell::aside(inputs, part)
    });
    let named = first_few(named.collect(), CAUSES);
    let note = note!("baseline-causes", figure = name(&asked.figure, plan.new));
    let note = note.worded_if(unnamed, code!("baseline-moved"));
    let note = note.with("was", value(&asked.old)).with("is", value(&asked.new));
    let note = note.with("causes", Cell::Parts(named)).of_case(&plan.new.id).brief();
    (!plan.causes.is_empty() && asked.old != asked.new).then_some(note)
}

/// Causes named in a note.
const CAUSES: usize = 3;

/// What is said of all files.
#[derive(Debug, Default)]
pub(super) struct Since {
    new: Vec<String>,
    alone: Vec<String>,
    gone: Vec<Note>,
    unlike: Vec<Note>,
    causes: Vec<Note>,
    changes: bool,
    differs: bool,
}

impl Since {
    /// Takes the next file.
    pub(super) fn add(&mut self, told: FileChanges) {
        self.new.extend(told.new);
        self.alone.extend(told.alone);
        self.gone.extend(told.gone);
        self.unlike.extend(told.unlike);
        self.causes.extend(told.causes);
        self.changes |= told.changes;
        self.differs |= !told.same;
    }

    /// Whether figures changed.
    pub(super) fn are_some(&self) -> bool {
        self.changes
    }

    /// Cases and rows that came and went.
    pub(super) fn notes(self, gone: &[&str]) -> Vec<Note> {
        let named = |names: Vec<&str>| {
            let names = names.into_iter().map(Cell::text).collect();
            Cell::Parts(first_few(names, NAMED))
        };
        let said = [
            (code!("baseline-new"), as_texts(&self.new)),
            (code!("baseline-gone"), gone.to_vec()),
            (code!("baseline-plans"), as_texts(&self.alone)),
        ];
        let said = said.into_iter().filter(|(_, names)| !names.is_empty());
        let mut notes: Vec<Note> =
            said.map(|(code, names)| Note::new(code).with("cases", named(names)).brief()).collect();
        notes.extend(self.gone);
        notes.extend(self.unlike);
        notes.extend(self.causes);
        notes.extend((notes.is_empty() && !self.differs).then(|| note!("baseline-same").brief()));
        notes
    }
}

fn as_texts(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
