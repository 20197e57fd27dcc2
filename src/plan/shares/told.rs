//! Why a plan cannot be split, in words of the plan and at the places of its file.

use super::by_year;
use super::way::Way;
use crate::case::{exact_percent, near_base, near_division, read_division};
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind, Span};
use crate::lang::Code;
use crate::money::{Fraction, Rounding};
use crate::plan::facts::{Computed, Side};
use crate::report::Cell;
use crate::sharing::{CannotHold, Fault, Lack, Settlement};

/// The first fault, told. A rule of the command line has no place in the file; what it lacks still has one, as the cause.
pub(super) fn told(
    computed: &Computed<'_>,
    way: &Way,
    faults: Vec<Fault>,
    settlement: &Settlement,
) -> Diagnostic {
    let places = &computed.plan.places;
    let members = &computed.plan.members;
    let member_id = |number: usize| members.get(number).map_or(String::new(), |member| member.id.clone());
    let at_member = |fault: Diagnostic, number: usize| match places.members.get(number) {
        Some(place) => Diagnostic { cause: Some(place.clone()), ..fault },
        None => fault,
    };
    let lacks = |place: usize, reason: Code| {
        let number = by_year::items(computed, way).get(place).copied();
        let id = number.and_then(|number| computed.plan.after.get(number)).map(|item| item.id.clone());
        let fault = Diagnostic::error(code!("share-lacks"), rule_place(computed, way, number));
        fault.of_kind(FaultKind::Rule).with("item", id.unwrap_or_default()).with("reason", reason)
    };
    match faults.into_iter().next().unwrap_or(Fault::TooLarge) {
        Fault::Lacks { item, member, lack: Lack::Base(base) | Lack::NegativeBase(base) } => {
            let fault = lacks(item, code!("lacks-base")).with("member", member_id(member));
            let base = by_year::plain(&base).to_owned();
            let alone = way.rule.as_ref().is_some_and(|rule| rule.terms().len() == 1);
            match (read_division(&base), near_division(&base).filter(|_| alone)) {
                (Some(_), _) => fault.with("base", base).worded(code!("share-lacks-division")),
                (None, Some(near)) => {
                    fault.with("base", base).with("near", near).worded(code!("share-lacks-near"))
                }
                (None, None) => {
                    let bases = members.iter().flat_map(|member| &member.bases);
                    let bases: Vec<&str> = bases.map(|(name, _)| name.as_str()).collect();
                    let near = near_base(&base, &bases);
                    let fault = fault.with("base", base);
                    match near {
                        Some(near) => fault.with("near", near).worded(code!("share-lacks-meant")),
                        None => at_member(fault.worded(code!("share-lacks-base")), member),
                    }
                }
            }
        }
        Fault::Lacks { item, member, lack: Lack::Before } => {
            let number = by_year::items(computed, way).get(item).copied();
            let id = number.and_then(|number| computed.plan.after.get(number)).map(|item| item.id.clone());
            let fault = Diagnostic::error(code!("before-unknown"), rule_place(computed, way, number))
                .of_kind(FaultKind::Rule)
                .with("item", id.unwrap_or_default())
                .with("member", member_id(member));
            let wording = match computed.known.is_unowned() {
                true => code!("weight-unowned"),
                false => code!("weight-unknown"),
            };
            at_member(fault.worded(wording), member)
        }
        Fault::Lacks { item, member, lack: Lack::NegativeBefore } => {
            at_member(lacks(item, code!("lacks-negative-before")).with("member", member_id(member)), member)
        }
        Fault::NothingToWeigh { item } | Fault::NoMonths { item } => lacks(item, code!("lacks-weight")),
        Fault::NobodyShares { item, month } => {
            lacks(item, code!("lacks-sharers")).with("month", month.to_string())
        }
        Fault::LimitsDoNotFit { item, year } => {
            let number = by_year::items(computed, way).get(item).copied();
            let written = number.and_then(|number| computed.plan.after.get(number));
            let place = number.and_then(|number| places.limits.get(number)).cloned().flatten();
            let name = computed.years.get(year).map_or(Cell::Absent, |year| Cell::Year(year.name));
            let fault = Diagnostic::error(code!("limits-do-not-fit"), place);
            fault.with("item", written.map_or_else(String::new, |item| item.id.clone())).with("year", name)
        }
        Fault::NoBefore { member } => {
            let fault = Diagnostic::error(code!("before-unknown"), promise_place(computed, settlement));
            let fault = fault.with("member", member_id(member));
            let fault =
                if computed.known.is_unowned() { fault.worded(code!("promise-unowned")) } else { fault };
            at_member(fault, member)
        }
        Fault::CannotHold(cannot) => cannot_hold(computed, settlement, &cannot),
        Fault::TooLarge => {
            Diagnostic::error(code!("amount-too-large"), None).worded(code!("too-large-to-split"))
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

fn cannot_hold(computed: &Computed<'_>, settlement: &Settlement, cannot: &CannotHold) -> Diagnostic {
    let text = |percent: &Fraction| exact_percent(&percent.rounded(6, Rounding::Floor));
    let fault = promise_fault(cannot.given_up, promise_place(computed, settlement));
    let fault = fault.with("wanted", settlement.min_saving.as_ref().map_or(String::new(), text));
    match &cannot.largest {
        _ if cannot.given_up => fault,
        None => fault.worded(code!("cannot-hold-at-all")),
        Some(largest) if largest.is_negative() => {
            // rounded so that it can be kept
            fault
                .with("loss", exact_percent(&(-largest).rounded(6, Rounding::Ceiling)))
                .worded(code!("cannot-hold-loss"))
        }
        Some(largest) => {
            let fault = fault.with("largest", text(largest));
            if computed.facts.iter().any(|fact| !fact.invoice.units.is_exact()) {
                return fault.worded(code!("cannot-hold-ranges"));
            }
            match groups_own(computed).as_ref() == Some(largest) {
                true => fault,
                false => fault.worded(code!("cannot-hold-more")),
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
