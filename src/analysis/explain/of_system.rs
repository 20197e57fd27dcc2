//! A member's figure of one system, which a requirement may limit: its exact parts with what rounding bills adds to them.

use super::figure::Kind;
use super::invoice::PlanBooks;
use super::requirement::HeldAgainst;
use super::tree::{NumberUnit, Operation, Step, StepKind};
use crate::analysis::promises::{HeldFigure, share_of_system};

impl HeldAgainst<'_> {
    /// Whether what is limited is a member's part of its bills.
    pub(super) fn is_told_apart(&self) -> bool {
        let of_member = matches!(self.outcome.of, HeldFigure::Plan { member: Some(_), .. });
        of_member && self.outcome.requirement.system.is_some()
    }

    /// What the member pays of the system, or what it saves by that.
    pub(super) fn of_system(&self, books: &PlanBooks<'_>, kind: Kind) -> Option<Step> {
        match kind {
            Kind::Saving | Kind::Percent => self.saved(books, kind),
            _ => self.paid(books, kind),
        }
    }

    fn saved(&self, books: &PlanBooks<'_>, kind: Kind) -> Option<Step> {
        let is_net = self.outcome.requirement.figure.is_net();
        let (before, after, what) = match is_net {
            true => (self.net_before(Some(books))?, Kind::Net, StepKind::NetSaving),
            false => (self.side(Some(books), Kind::Before)?, Kind::After, StepKind::Saving),
        };
        let after = self.side(Some(books), after)?;
        let exact = &self.tree.exact(before) - &self.tree.exact(after);
        let saving = Step::money(what, Operation::Difference, exact, vec![before, after]);
        if kind == Kind::Saving {
            return Some(saving);
        }
        let saving = self.tree.add(self.of(saving));
        let part = self.tree.exact(saving).checked_div(&self.tree.exact(before))?;
        let step = Step::money(StepKind::Percent, Operation::Quotient, part, vec![saving, before]);
        Some(step.of(NumberUnit::Percent))
    }

    fn paid(&self, books: &PlanBooks<'_>, kind: Kind) -> Option<Step> {
        let exact = books.figure(&self.asked(books, kind)?).ok()?;
        let requirement = &self.outcome.requirement;
        let known = share_of_system(books.computed, requirement, self.outcome.of, kind == Kind::Net);
        let Some(known) = known.filter(|known| *known != exact.exact) else { return Some(exact) };
        let adjusts = Step::money(StepKind::Rounding, Operation::Taken, &known - &exact.exact, Vec::new());
        let parts = self.tree.add(self.of(Step { what: StepKind::Exact, ..exact }));
        let adjusts = self.tree.add(self.of(adjusts));
        Some(Step::money(StepKind::After, Operation::Sum, known, vec![parts, adjusts]))
    }
}
