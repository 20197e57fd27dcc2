//! What counts of the items of members that take part in a part of the term, in words.

use super::cells::{cost, first_few, some};
use crate::case::{Case, Plan};
use crate::code;
use crate::plan::facts::{Computed, CutItem, IdleYear};
use crate::report::{Cell, Note, note};

/// Items listed in a sentence before "and so many more".
const NAMED: usize = 6;

/// Says of which items how much counts; nothing where nothing is cut.
pub(super) fn note(case: &Case, cuts: &[CutItem]) -> Option<Note> {
    let plan = case.plan.as_ref()?;
    let said = first_few(some(cuts.iter().filter_map(|cut| clause(case, plan, cut)))?, NAMED);
    Some(note!("cut-by-membership", items = Cell::Clauses(said)).brief())
}

/// What a cut is of, and the whole sum of which only a part counts, or none.
fn clause(case: &Case, plan: &Plan, cut: &CutItem) -> Option<Cell> {
    let cost = |units| cost(units, case.currency);
    let member = plan.members.get(cut.member)?.name.clone();
    let note = note!(
        "cut-item",
        item = Cell::text(plan.item(cut.at)?.name.clone()),
        member = Cell::name(member),
        counts = cost(cut.counts),
        whole = cost(cut.whole)
    )
    .worded(if cut.is_never { code!("cut-item-never") } else { code!("cut-item") });
    Some(Cell::from(note))
}

/// Says which sums stand for years in which their items do not run; nothing where none does.
pub(super) fn idle(computed: &Computed<'_>) -> Option<Note> {
    let clause = |idle: IdleYear| {
        let item = Cell::text(computed.plan.item(idle.at)?.name.clone());
        let year = Cell::Year(computed.years.get(idle.year)?.name);
        Some(Cell::Aside(Box::new(item), vec![year]))
    };
    let said = some(computed.idle().into_iter().filter_map(clause))?;
    Some(note!("year-idle", items = Cell::Parts(first_few(said, NAMED))).brief())
}
