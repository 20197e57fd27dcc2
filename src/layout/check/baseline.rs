//! What is said of files beside a baseline: cases and rows that came and went.

use crate::analysis::check::CheckedFile;
use crate::code;
use crate::layout::cells::first_few;
use crate::report::{Cell, Note};

/// Names listed in a note.
const NAMED: usize = 6;

/// What is said of one file.
#[derive(Debug)]
pub(super) struct Told {
    /// Its id where the baseline has no such case.
    new: Option<String>,
    /// Its id where only one version has a plan: nothing is passed over in silence.
    alone: Option<String>,
    /// Rows that are no longer there.
    gone: Option<Note>,
    /// Whether printed figures changed.
    changes: bool,
    /// Whether nothing at all did.
    same: bool,
}

/// What is said of a file.
pub(super) fn told(file: &CheckedFile<'_>) -> Told {
    let since = &file.since;
    let id = file.compared.as_ref().map(|compared| &compared.case.id);
    let gone = id.filter(|_| !since.gone.is_empty()).map(|id| {
        let count = Cell::number_of(since.gone.len());
        Note::new(code!("baseline-rows-gone")).with("count", count).of_case(id).brief()
    });
    Told {
        new: id.filter(|_| since.is_new).cloned(),
        alone: id.filter(|_| since.is_plan_alone).cloned(),
        gone,
        changes: !since.changes.is_empty(),
        same: since.changes.is_empty() && since.gone.is_empty() && since.plan.is_none(),
    }
}

/// What is said of all files.
#[derive(Debug, Default)]
pub(super) struct Since {
    new: Vec<String>,
    alone: Vec<String>,
    gone: Vec<Note>,
    changes: bool,
    differs: bool,
}

impl Since {
    /// Takes the next file.
    pub(super) fn add(&mut self, told: Told) {
        self.new.extend(told.new);
        self.alone.extend(told.alone);
        self.gone.extend(told.gone);
        self.changes |= told.changes;
        self.differs |= !told.same;
    }

    /// Whether printed figures changed.
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
        if notes.is_empty() && !self.differs {
            notes.push(Note::new(code!("baseline-same")).brief());
        }
        notes
    }
}

fn as_texts(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}
