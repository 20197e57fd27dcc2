//! Why a plan cannot be split, in words of the plan and at the places of its file.

use super::by_year;
use super::unsettled::amount;
use super::way::Way;
use crate::case::{exact_percent, near_base, near_division, read_division};
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind, Span};
use crate::lang::Code;
use crate::money::{Fraction, Rounding};
use crate::plan::facts::{Computed, Fact, Side};
use crate::report::Cell;
use crate::sharing::{CannotHold, Fault, Lack, Settlement};

/// The first fault, told. A rule of the command line has no place in the file; what it lacks still has one, as the cause.
pub(super) fn told(
    computed: &Computed<'_>,
    way: &Way,
    faults: Vec<Fault>,
    settlement: &Settlement,
) -> Diagnostic {
    let claim = Claimed { computed, way };
    match faults.into_iter().next().unwrap_or(Fault::TooLarge) {
        Fault::Lacks { item, member, lack: Lack::Base(base) | Lack::NegativeBase(base) } => {
            claim.lacks_base(item, member, by_year::plain(&base))
        }
        Fault::Lacks { item, member, lack: Lack::Before } => {
            let wording = match computed.known.is_unowned() {
                true => code!("weight-unowned"),
                false => code!("weight-unknown"),
            };
            claim.of_member(claim.of_rule(code!("before-unknown"), item), member).worded(wording)
        }
        Fault::Lacks { item, member, lack: Lack::NegativeBefore } => {
            claim.of_member(claim.lacks(item, code!("lacks-negative-before")), member)
        }
        Fault::NothingToWeigh { item } | Fault::NoMonths { item } => claim.lacks(item, code!("lacks-weight")),
        Fault::NobodyShares { item, month } => {
            claim.lacks(item, code!("lacks-sharers")).with("month", month.to_string())
        }
        Fault::LimitsDoNotFit { item, year, cost, ends } => claim.beyond_limits((item, year), cost, ends),
        Fault::NoBefore { member } => {
            let fault = Diagnostic::error(code!("before-unknown"), promise_place(computed, settlement));
            let fault = claim.of_member(fault, member);
            if computed.known.is_unowned() { fault.worded(code!("promise-unowned")) } else { fault }
        }
        Fault::BelowZero { member } => {
            let fault = Diagnostic::error(code!("before-below-zero"), promise_place(computed, settlement));
            claim.of_member(fault, member)
        }
        Fault::CannotHold(cannot) => cannot_hold(computed, settlement, &cannot),
        Fault::TooLarge => {
            Diagnostic::error(code!("amount-too-large"), None).worded(code!("too-large-to-split"))
        }
    }
}

/// What a claim is of: its items and members by their places in it.
struct Claimed<'c> {
    computed: &'c Computed<'c>,
    way: &'c Way,
}

impl Claimed<'_> {
    /// That the limits of an item cannot hold in a year: which of them, and what they come to beside the cost.
    fn beyond_limits(
        &self,
        (item, year): (usize, usize),
        cost: i128,
        [most, least]: [Option<Fraction>; 2],
    ) -> Diagnostic {
        let places = self.number(item).and_then(|number| self.computed.plan.places.limits.get(number));
        let [min, max] = places.cloned().unwrap_or_default();
        let name = self.computed.years.get(year).map_or(Cell::Absent, |year| Cell::Year(year.name));
        let place = if most.is_some() { max.or(min) } else { min.or(max) };
        let fault = Diagnostic::error(code!("limits-do-not-fit"), place);
        let fault = fault.with("item", self.item_id(item)).with("year", name);
        let (sum, wording) = match (most, least) {
            // an item that pays back has no limits
            _ if cost < 0 => return fault.worded(code!("limits-of-payback")),
            (Some(sum), _) if self.is_ranged(item, year) => (sum, code!("limits-may-be-too-low")),
            (Some(sum), _) => (sum, code!("limits-too-low")),
            (None, Some(sum)) if self.is_ranged(item, year) => (sum, code!("limits-may-be-too-high")),
            (None, Some(sum)) => (sum, code!("limits-too-high")),
            (None, None) => return fault,
        };
        let [sum, cost] = [sum, Fraction::from(cost)].map(|units| amount(self.computed, &units));
        fault.with("sum", sum).with("cost", cost).worded(wording)
    }

    /// Whether an item's cost of a year is known within a range only: what is told of it is then one of many.
    fn is_ranged(&self, item: usize, year: usize) -> bool {
        let number = self.number(item);
        let is_of =
            |fact: &&Fact| fact.side == Side::After && Some(fact.item) == number && fact.invoice.year == year;
        self.computed.facts.iter().filter(is_of).any(|fact| !fact.invoice.units.is_exact())
    }

    /// The number of an item in the plan.
    fn number(&self, item: usize) -> Option<usize> {
        by_year::items(self.computed, self.way).get(item).copied()
    }

    fn item_id(&self, item: usize) -> String {
        let item = self.number(item).and_then(|number| self.computed.plan.after.get(number));
        item.map_or_else(String::new, |item| item.id.clone())
    }

    /// A fault of the rule of an item.
    fn of_rule(&self, code: Code, item: usize) -> Diagnostic {
        let fault = Diagnostic::error(code, rule_place(self.computed, self.way, self.number(item)));
        fault.of_kind(FaultKind::Rule).with("item", self.item_id(item))
    }

    /// That something lacks for an item to be shared.
    fn lacks(&self, item: usize, reason: Code) -> Diagnostic {
        self.of_rule(code!("share-lacks"), item).with("reason", reason)
    }

    /// The same fault, caused by a member.
    fn of_member(&self, fault: Diagnostic, member: usize) -> Diagnostic {
        let id = self.computed.plan.members.get(member).map_or(String::new(), |member| member.id.clone());
        let cause = self.computed.plan.places.members.get(member).cloned();
        Diagnostic { cause: cause.or_else(|| fault.cause.clone()), ..fault.with("member", id) }
    }

    /// That a member lacks a base, or what may have been meant by its name.
    fn lacks_base(&self, item: usize, member: usize, base: &str) -> Diagnostic {
        let of_member = self.of_member(self.lacks(item, code!("lacks-base")), member).with("base", base);
        let fault = Diagnostic { cause: None, ..of_member.clone() };
        let alone = self.way.rule.as_ref().is_some_and(|rule| rule.terms().len() == 1);
        if read_division(base).is_some() {
            return fault.worded(code!("share-lacks-division"));
        }
        if let Some(near) = near_division(base).filter(|_| alone) {
            return fault.with("near", near).worded(code!("share-lacks-near"));
        }
        let bases = self.computed.plan.members.iter().flat_map(|member| &member.bases);
        let bases: Vec<&str> = bases.map(|(name, _)| name.as_str()).collect();
        match near_base(base, &bases) {
            Some(near) => fault.with("near", near).worded(code!("share-lacks-meant")),
            None => of_member.worded(code!("share-lacks-base")),
        }
    }
}

/// Where the rule of an item stands in the file: with the item, or in `[sharing]`.
fn rule_place(computed: &Computed<'_>, way: &Way, item: Option<usize>) -> Option<Span> {
    let places = &computed.plan.places;
    match way.rule {
        Some(_) => None,
        None => places.shares.get(item?)?.clone().or_else(|| places.rule.clone()),
    }
}

/// Where the promise stands in the file, if it is the file's.
fn promise_place(computed: &Computed<'_>, settlement: &Settlement) -> Option<Span> {
    let own = &computed.plan.sharing.settlement;
    computed.plan.places.min_saving.clone().filter(|_| own.min_saving == settlement.min_saving)
}

/// A promise that cannot hold, or of which it is not known whether it can.
pub(crate) fn promise_fault(given_up: bool, place: Option<Span>) -> Diagnostic {
    match given_up {
        true => Diagnostic::error(code!("promise-undecided"), place),
        false => Diagnostic::error(code!("cannot-hold"), place),
    }
    .of_kind(FaultKind::Promise)
}

/// A promise of which it is not certain that it holds wherever costs lie.
pub(super) fn uncertain_promise(computed: &Computed<'_>, settlement: &Settlement) -> Diagnostic {
    let fault = promise_fault(true, promise_place(computed, settlement));
    fault.with("wanted", wanted(settlement)).worded(code!("promise-undecided-ranges"))
}

/// The percent that is promised, as text.
fn wanted(settlement: &Settlement) -> String {
    let text = |percent: &Fraction| exact_percent(&percent.rounded(6, Rounding::Floor));
    settlement.min_saving.as_ref().map_or(String::new(), text)
}

fn cannot_hold(computed: &Computed<'_>, settlement: &Settlement, cannot: &CannotHold) -> Diagnostic {
    let text = |percent: &Fraction| exact_percent(&percent.rounded(6, Rounding::Floor));
    let fault = promise_fault(cannot.given_up, promise_place(computed, settlement));
    let fault = fault.with("wanted", wanted(settlement));
    // of ranges it is the worst end that a promise is held against
    let is_ranged = computed.facts.iter().any(|fact| !fact.invoice.units.is_exact());
    match &cannot.largest {
        _ if cannot.given_up => fault,
        None => fault.worded(code!("cannot-hold-at-all")),
        Some(largest) if largest.is_negative() => {
            // rounded so that it can be kept
            let loss = exact_percent(&(-largest).rounded(6, Rounding::Ceiling));
            let fault = fault.with("loss", loss);
            match is_ranged {
                true => fault.of_kind(FaultKind::PromiseOfRanges).worded(code!("cannot-hold-ranges-loss")),
                false => fault.worded(code!("cannot-hold-loss")),
            }
        }
        Some(largest) => {
            let fault = fault.with("largest", text(largest));
            match (is_ranged, groups_own(computed).as_ref() == Some(largest)) {
                (true, _) => fault.of_kind(FaultKind::PromiseOfRanges).worded(code!("cannot-hold-ranges")),
                (false, true) => fault,
                (false, false) => fault.worded(code!("cannot-hold-more")),
            }
        }
    }
}

/// The percent that the group saves; `None` where nothing was paid before.
fn groups_own(computed: &Computed<'_>) -> Option<Fraction> {
    let before = Fraction::from(computed.sum(|fact| fact.side == Side::Before).base);
    let after = computed.sum(|fact| fact.side == Side::After && !fact.payer.is_outside()).base;
    (&(&before - &Fraction::from(after)) * &Fraction::from(100)).checked_div(&before)
}
