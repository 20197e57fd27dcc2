//! What is known of a plan's costs, asked by every command: nothing that a file leaves out is read as 0.

use super::fact::{Fact, Payer};
use crate::case::{Member, Plan};
use crate::cost::{Bearer, Calendar, CostItem, Side, Units};

/// Which costs of a plan its file states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownCosts {
    /// Whether any cost before is stated, of the group or of a member that takes part.
    stated: bool,
    /// Whether the file states some that is not among those that count.
    left_out: bool,
    /// Whether each member's cost before is known.
    members: Vec<bool>,
    /// Whether some cost before is nobody's own.
    unowned: bool,
    /// Members that take part without a cost before of their own, where another has one.
    missing: Vec<usize>,
    /// Whether there is a cost after at all.
    after: bool,
}

impl KnownCosts {
    /// What is known of a plan over a term with these costs. Where none of its costs before is among those that count, it says
    /// nothing of what there was.
    pub(super) fn of(
        plan: &Plan,
        calendar: Calendar,
        facts: &[Fact],
        counts: impl Fn(&CostItem) -> bool,
    ) -> KnownCosts {
        let takes_part =
            |member: &Member| !member.candidate && !member.months.and(calendar.term()).is_empty();
        let mut members: Vec<(bool, bool)> =
            plan.members.iter().map(|member| (takes_part(member), false)).collect();
        for number in plan.before.iter().flat_map(owners) {
            members.get_mut(number).into_iter().for_each(|(_, own)| *own = true);
        }
        let is_told = plan.before.iter().any(counts);
        let some = is_told && members.contains(&(true, true));
        // a cost of nothing needs nobody to bear it
        let unowned = |fact: &Fact| {
            let is_nothing = fact.invoice.units == Units::default();
            fact.side == Side::Before && !matches!(fact.payer, Payer::Member(_)) && !is_nothing
        };
        let unowned = facts.iter().any(unowned);
        let missing =
            |(number, found): (usize, &(bool, bool))| (some && *found == (true, false)).then_some(number);
        KnownCosts {
            stated: some || is_told && plan.before.iter().any(|item| matches!(item.bearer, Bearer::Group)),
            // who takes no part has no cost to miss
            members: members.iter().map(|(there, own)| some && !unowned && (*own || !there)).collect(),
            left_out: !is_told && !plan.before.is_empty(),
            unowned,
            missing: members.iter().enumerate().filter_map(missing).collect(),
            after: !plan.after.is_empty(),
        }
    }

    /// Whether the group's cost before is known: some is stated, and no member's own is missing.
    pub fn before(&self) -> bool {
        self.stated && self.missing.is_empty()
    }

    /// Whether a member's cost before is known: it has one of its own, and none is nobody's own.
    pub(crate) fn before_of(&self, member: usize) -> bool {
        self.members.get(member) == Some(&true)
    }

    /// Whether any cost before is stated.
    pub(crate) fn states_before(&self) -> bool {
        self.stated
    }

    /// Whether the file states costs before, of which none is among those that count.
    pub(crate) fn leaves_out_before(&self) -> bool {
        self.left_out
    }

    /// Whether some cost before is nobody's own, so that no member's is known.
    pub(crate) fn is_unowned(&self) -> bool {
        self.unowned
    }

    /// The members without a cost before of their own, where another member has one.
    pub fn missing(&self) -> &[usize] {
        &self.missing
    }

    /// Whether the plan has a cost after.
    pub fn after(&self) -> bool {
        self.after
    }
}

/// The members that bear an item as their own cost.
fn owners(item: &CostItem) -> Vec<usize> {
    match &item.bearer {
        Bearer::Member(member) => vec![*member],
        Bearer::Each(pieces) => pieces.iter().map(|(member, _)| *member).collect(),
        Bearer::Group | Bearer::Shared(_) | Bearer::Outside(_) => Vec::new(),
    }
}
