//! Ways that come to the same shares, and rules that are the Shapley value.

use super::super::words::way as words_of;
use crate::analysis::split::{CaseSplit, Splitting};
use crate::coalition::Method;
use crate::code;
use crate::money::Fraction;
use crate::report::{Cell, Note, note};

/// Which ways come to the same shares before rounding, each class once; and which rules are the Shapley value.
pub(super) fn notes(found: &Splitting<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut open: Vec<&CaseSplit> = found.ways.iter().filter(|way| way.errors.is_none()).collect();
    while let Some(first) = open.first().copied() {
        let (class, others): (Vec<&CaseSplit>, Vec<&CaseSplit>) =
            open.into_iter().partition(|way| std::ptr::eq(*way, first) || are_same(found, first, way));
        open = others;
        // that a rule comes to the Shapley value is said with its reason below
        let told = found.fairness.is_some()
            && class.iter().all(|way| way.method.is_none() || way.method == Some(Method::Shapley))
            && class.iter().any(|way| way.method.is_some());
        if class.len() > 1 && !told {
            let names = class.into_iter().map(words_of).collect();
            notes.push(note!("fair-alike", rules = Cell::Parts(names)));
        }
    }
    notes.extend(shapley(found));
    notes
}

fn are_same(found: &Splitting<'_>, one: &CaseSplit, other: &CaseSplit) -> bool {
    let exact = Fraction::zero();
    // the game has its costs in whole units, a rule its parts exactly
    let cut = found.game.as_ref().map_or(&exact, |game| &game.cut);
    let near = if one.method.is_some() == other.method.is_some() { &exact } else { cut };
    same(&one.shares.exact, &other.shares.exact, near)
}

fn same(one: &[Fraction], other: &[Fraction], near: &Fraction) -> bool {
    !one.is_empty() && one.iter().zip(other).all(|(one, other)| (one - other).abs() <= *near)
}

fn shapley(found: &Splitting<'_>) -> Vec<Note> {
    let Some(fairness) = &found.fairness else { return Vec::new() };
    let near = &fairness.game.cut;
    let is = |fair: &Option<Vec<Fraction>>, way: &CaseSplit| {
        fair.as_ref().is_some_and(|fair| same(&way.shares.exact, fair, near))
    };
    let note = |way: &CaseSplit| {
        let note = note!("fair-is-shapley");
        let note = match (is(&fairness.shapley, way), is(&fairness.by_use, way)) {
            (true, true) => note.worded(code!("fair-is-shapley-by-use")),
            (true, false) => note,
            // a shared rebate is one that a group by itself would have in full
            (false, true) if fairness.game.shares_no_rebate() => note.worded(code!("fair-by-use")),
            (false, true) => note.worded(code!("fair-by-use-rebate")),
            (false, false) => return None,
        };
        Some(note.about((found.ways.len() > 1).then(|| words_of(way))))
    };
    found.ways.iter().filter(|way| way.method.is_none()).filter_map(note).collect()
}
