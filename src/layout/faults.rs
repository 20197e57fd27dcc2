//! What a fault says, as a sentence of a report.

use crate::diagnostic::{Diagnostic, Word};
use crate::lang::Code;
use crate::report::{Cell, Note};

/// The sentence of a code with the values of a fault; other sentences of the same fault stand in it as values.
pub(super) fn sentence(fault: &Diagnostic, wording: Code) -> Note {
    let values: Vec<(&'static str, Cell)> =
        fault.arguments.iter().filter_map(|(name, word)| Some((*name, value(word)?))).collect();
    let inner = |code| Cell::from(Note { arguments: values.clone(), ..Note::new(code) });
    let arguments = fault.arguments.iter().map(|(name, word)| match word {
        Word::Said(code) => (*name, inner(*code)),
        word => (*name, value(word).unwrap_or(Cell::Absent)),
    });
    Note { arguments: arguments.collect(), ..Note::new(fault.code).worded(wording) }
}

fn value(word: &Word) -> Option<Cell> {
    match word {
        Word::Text(text) => Some(Cell::text(text.as_str())),
        Word::Value(value) => Some(value.clone()),
        Word::Said(_) => None,
    }
}
