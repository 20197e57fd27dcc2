//! What must be known to read a negotiation right.

use super::proposals;
use crate::analysis::negotiate::{Conflict, Negotiation};
use crate::code;
use crate::layout::lookup::item_name;
use crate::layout::promises::gone;
use crate::layout::split::listed;
use crate::layout::{away, bases};
use crate::report::{Note, note};

/// The notes.
pub(super) fn notes(found: &Negotiation<'_>) -> Vec<Note> {
    let mut notes = proposals::notes(found);
    let when = |says: bool, code| says.then(|| Note::new(code).brief());
    notes.extend(when(found.cap_is_out_of_reach, code!("negotiate-cap")));
    notes.extend(when(found.is_ranged, code!("negotiate-ranged")));
    notes.extend(when(found.net, code!("negotiate-net")));
    notes.extend(items(found));
    notes.extend(
        found
            .conflict
            .as_ref()
            .filter(|conflict| says_least(conflict))
            .map(|_| note!("negotiate-not-smallest").brief()),
    );
    if let Some(missing) = found.groups.filter(|missing| *missing > 0) {
        notes.push(note!("negotiate-missing", count = missing).brief());
    }
    let is_used = |id: &str| found.bases.iter().any(|basis| basis.name() == Some(id));
    notes.extend(bases::notes(found.computed.plan, &found.computed.years, is_used));
    notes.extend(gone(found.case));
    notes.extend(found.is_irrational.then(|| note!("negotiate-irrational")));
    notes.push(note!("negotiate-exact"));
    notes.extend(found.case.plan.as_ref().and_then(away::undiscounted));
    notes
}

/// Which items the percents are for, where other shared ones keep rules of their own.
fn items(found: &Negotiation<'_>) -> Option<Note> {
    let plan = found.computed.plan;
    let [meant, kept] = &found.items;
    let named = |items: &[usize]| listed(items.iter().filter_map(|item| item_name(plan, *item)).collect());
    let note = || note!("negotiate-items", items = named(meant), others = named(kept));
    (!kept.is_empty()).then(|| note().brief())
}

fn says_least(conflict: &Conflict) -> bool {
    !conflict.is_smallest && conflict.of_group.is_empty()
}
