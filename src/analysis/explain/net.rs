//! What is left of costs after support, and of the cost after also without what is borne outside.

use super::figure::Asked;
use super::invoice::PlanBooks;
use super::tree::{Growing, NumberUnit, Operation, Step, StepKind};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::plan::facts::{Fact, Side};

impl PlanBooks<'_> {
    /// What is left of the cost after to pay.
    pub(super) fn net(&self, asked: &Asked) -> Result<Step, Diagnostic> {
        let after = self.after(asked)?;
        let after = self.tree.add(Step { what: StepKind::After, ..after });
        let support = self.support(asked)?;
        let support = self.tree.add(support);
        let mut uses = vec![after];
        if asked.member.is_none() {
            // what others bear is left to nobody here
            let is_outside = |fact: &Fact| fact.payer.is_outside();
            let outside = self.costs((StepKind::Outside, Side::After), &asked.part, is_outside);
            let outside = self.tree.add(outside);
            uses.extend(Some(outside).filter(|outside| !self.tree.exact(*outside).is_zero()));
        }
        uses.push(support);
        Ok(left(self.tree, StepKind::Figure, uses))
    }

    /// What is left of the cost before after the support that it has.
    pub(super) fn net_before(&self, asked: &Asked) -> Result<Step, Diagnostic> {
        self.knows_before(asked)?;
        let before = self.before(asked.member, &asked.part);
        let support = self.support_before(asked)?;
        let support = self.tree.add(support);
        if self.tree.exact(support).is_zero() {
            return Ok(Step { what: StepKind::NetBefore, ..before });
        }
        let before = self.tree.add(before);
        Ok(left(self.tree, StepKind::NetBefore, vec![before, support]))
    }

    /// What is saved after support, in percent of what was left of the cost before where that is asked for.
    pub(super) fn net_saving(&self, asked: &Asked, in_percent: bool) -> Result<Step, Diagnostic> {
        let before = self.net_before(asked)?;
        let before = self.tree.add(before);
        let after = self.net(asked)?;
        let after = self.tree.add(Step { what: StepKind::NetShare, ..after });
        let saving = left(self.tree, StepKind::NetSaving, vec![before, after]);
        if !in_percent {
            return Ok(saving);
        }
        let saving = self.tree.add(saving);
        let part = self
            .tree
            .exact(saving)
            .checked_div(&self.tree.exact(before))
            .ok_or_else(|| asked.not_known().worded(code!("figure-of-no-cost")))?;
        Ok(Step::money(StepKind::Percent, Operation::Quotient, part, vec![saving, before])
            .of(NumberUnit::Percent))
    }
}

/// The first less all others.
fn left(tree: &Growing, what: StepKind, uses: Vec<usize>) -> Step {
    let first = uses.first().map(|first| tree.exact(*first)).unwrap_or_default();
    let exact = uses.iter().skip(1).fold(first, |left, nth| &left - &tree.exact(*nth));
    Step::money(what, Operation::Difference, exact, uses)
}
