//! A figure that moved between two versions: what it is called, and its values.

use super::cells::tax_word;
use crate::analysis::diff::{Moved, Unlike};
use crate::analysis::whatif::{Figure, Quantity, Valued};
use crate::case::Case;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Term;
use crate::money::{Fraction, Range};
use crate::report::{Cell, Money, Note, Percent, Sense, note};

/// What a figure is called: its kind, and whose it is.
pub(super) fn name(figure: &Figure, case: &Case) -> Cell {
    let kind = Cell::Word(called(figure, case));
    match &figure.whose {
        Some(whose) => {
            let note = Note::new(code!("figure-of")).with("figure", kind);
            Cell::Said(Box::new(note.with("member", Cell::name(whose.clone()))))
        }
        None => kind,
    }
}

/// A value of a figure, or by how much it changed: a cost that rises, and a saving that falls, has a `+`.
pub(super) fn figure_of(of: &Figure, value: Option<&Valued>, case: &Case, is_change: bool) -> Cell {
    let Some(value) = value else { return Cell::Absent };
    cell(of, value, case, (is_change, false))
}

/// A part of the change of a figure; where that is known as a range only, the parts are of its middle, and say so.
pub(super) fn part_of(moved: &Moved, part: &Fraction, case: &Case) -> Cell {
    let value = Valued { middle: part.clone(), ends: Range::exact(part.clone()) };
    cell(&moved.figure, &value, case, (true, moved.is_ranged()))
}

fn cell(of: &Figure, value: &Valued, case: &Case, (is_change, approximate): (bool, bool)) -> Cell {
    let is_saving = matches!(of.quantity, Quantity::Saving | Quantity::Percent);
    let sense = match (is_saving, is_change) {
        (true, true) if of.quantity == Quantity::Percent => Sense::Points,
        (true, _) => Sense::Reduction,
        (false, true) => Sense::Change,
        (false, false) => Sense::Plain,
    };
    let (value, range) = (value.ends.point().cloned(), Some(value.ends.clone()));
    match of.quantity {
        Quantity::Percent => Cell::percent(Percent { value, range, sense, decimals: 2, approximate }),
        _ => Cell::money(Money { currency: case.currency, value, range, sense, approximate }),
    }
}

/// That figures of two versions cannot be held against each other, and why.
pub(super) fn unlike(unlike: Unlike) -> Note {
    let (note, [old, new]) = unlike_versions(unlike);
    note.with("old", old).with("new", new)
}

/// What keeps two versions apart, as the one and the other have it.
fn unlike_versions(unlike: Unlike) -> (Note, [Cell; 2]) {
    match unlike {
        Unlike::Currency(both) => {
            (note!("versions-currency"), both.map(|currency| Cell::text(currency.code())))
        }
        Unlike::Months(both) => {
            (note!("horizons-differ").worded(code!("versions-months")), both.map(Cell::Months))
        }
        Unlike::Tax(both) => {
            (note!("tax-differs").worded(code!("versions-tax")), both.map(|tax| Cell::Word(tax_word(tax))))
        }
    }
}

/// The same as a fault of what was to be held against a baseline.
pub(super) fn not_held(unlike: Unlike) -> Diagnostic {
    let (_, [old, new]) = unlike_versions(unlike);
    let fault = Diagnostic::error(code!("baseline-unlike"), None).with("old", old).with("new", new);
    match unlike {
        Unlike::Months(_) => fault,
        Unlike::Currency(_) => fault.worded(code!("baseline-unlike-currency")),
        Unlike::Tax(_) => fault.worded(code!("baseline-unlike-tax")),
    }
}

/// What people call it: a bill by the word of the body.
pub(super) fn called(figure: &Figure, case: &Case) -> Term {
    let word = case.plan.as_ref().filter(|_| figure.is_bill()).map(|plan| plan.sharing.word.term());
    word.unwrap_or_else(|| kind(figure))
}

/// What kind of figure it is, in a word.
pub(super) fn kind(figure: &Figure) -> Term {
    match figure.quantity {
        Quantity::Before => Term::Before,
        Quantity::After if figure.is_bill() => Term::BillHead,
        Quantity::After if figure.is_net() && figure.member.is_some() => Term::NetShare,
        Quantity::After if figure.is_net() => Term::NetAfter,
        Quantity::Saving if figure.is_net() => Term::NetChange,
        Quantity::After if figure.member.is_some() => Term::ShareHead,
        Quantity::After => Term::After,
        Quantity::Saving => Term::Saving,
        Quantity::Percent => Term::Percent,
        Quantity::WorseOff => Term::WorseOffCount,
        Quantity::Unmet => Term::BrokenCount,
    }
}

/// A figure as a command names it.
pub(super) fn key(figure: &Figure) -> String {
    figure.name.replace('"', "")
}
