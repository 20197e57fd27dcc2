//! What becomes of what a file gives to a member that takes no part: its settlement, its support, its negotiated percent.

use super::cells::{cost, some};
use crate::case::{Case, Plan, Reckoned};
use crate::cost::Units;
use crate::lang::Text;
use crate::money::Fraction;
use crate::report::{Cell, Note, Topic, note};
use crate::sharing::{Basis, Rule};

/// The settlements of members that take no part: no bill has them.
pub(super) fn settlements(case: &Case) -> Vec<Note> {
    let Some(plan) = &case.plan else { return Vec::new() };
    let mut notes = Vec::new();
    for reckoning in &plan.reckonings {
        let Reckoned::By(by) = &reckoning.how else { continue };
        for (number, units) in by {
            let Some(name) = away(plan, *number).filter(|_| *units != 0) else { continue };
            let amount = cost(Units::exact(*units), case.currency);
            let note = note!(
                "away-settlement",
                word = Cell::Word(plan.sharing.word.term()),
                member = Cell::text(name.clone())
            );
            notes.push(note.with("name", Cell::text(&reckoning.name)).with("amount", amount).brief());
        }
    }
    notes
}

/// That amounts are not discounted, where the case has a rate.
pub(super) fn undiscounted(plan: &Plan) -> Option<Note> {
    let rate = &plan.finance.discount;
    let percent = rate * &Fraction::from(100);
    let decimals = percent.decimals_within(6);
    let note = || note!("undiscounted", percent = Cell::plain_percent(percent, decimals));
    (!rate.is_zero()).then(|| note().on(Topic::Discount))
}

/// The supports that only a member gets that takes no part: nobody has them.
pub(super) fn supports(case: &Case) -> Vec<Note> {
    let Some(plan) = &case.plan else { return Vec::new() };
    let note = |support: &crate::cost::Support| {
        let note = note!("away-support", member = Cell::text(away(plan, support.to?)?.clone()));
        Some(note.with("name", Cell::text(&support.name)).brief())
    };
    plan.support.iter().filter_map(note).collect()
}

/// The items whose negotiated percents are raised in proportion, as some of who agreed to them take no part.
pub(super) fn raised(case: &Case) -> Option<Note> {
    let plan = case.plan.as_ref()?;
    let is_raised = |rule: &Rule| rule.terms().iter().any(|term| parts_with(plan, &term.basis));
    let items = plan.after.iter().enumerate().filter(|(nth, _)| {
        let own = plan.shares.get(*nth).and_then(Option::as_ref);
        own.is_some_and(is_raised)
    });
    let items = some(items.map(|(_, item)| Cell::text(&item.name)))?;
    Some(note!("whatif-negotiated", items = Cell::Parts(items)))
}

/// Whether a table of percents has one of a member that takes no part.
fn parts_with(plan: &Plan, basis: &Basis) -> bool {
    let Basis::Table(table) = basis else { return false };
    let mut percents = table.percents().iter().enumerate();
    percents.any(|(number, percent)| {
        percent.as_ref().is_some_and(|percent| !percent.is_zero()) && away(plan, number).is_some()
    })
}

/// The name of a member that takes no part at all.
fn away(plan: &Plan, number: usize) -> Option<&Text> {
    plan.members.get(number).filter(|member| member.candidate).map(|member| &member.name)
}
