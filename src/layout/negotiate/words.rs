//! Percents rounded inwards, amounts, members and conditions in words.

use crate::analysis::negotiate::{Condition, Negotiation, Wants, at, beside};
use crate::case::{exact_percent, rule_key};
use crate::lang::Term;
use crate::layout::bases;
use crate::layout::cells::money as amount;
use crate::layout::promises;
use crate::layout::split::{listed, named};
use crate::money::{Fraction, Range, Rounding, places};
use crate::report::{Cell, Sense, note};
use crate::sharing::{Basis, Rule};

/// Decimals of percents for people, and in data.
pub(super) const SHOWN: i32 = 2;
pub(super) const KEPT: i32 = 6;

/// A base in words.
pub(super) fn base(found: &Negotiation<'_>, basis: &Basis) -> Cell {
    bases::by(found.computed.plan, basis).map_or(Cell::Word(Term::Negotiated), Cell::Text)
}

/// A base for data.
pub(super) fn base_key(basis: &Basis) -> String {
    rule_key(&Rule::by(basis.clone()), false).unwrap_or_default()
}

/// The percent of a part; a least one rounded up, a greatest one down.
pub(super) fn inwards(found: &Negotiation<'_>, part: &Fraction, is_least: bool, decimals: i32) -> Fraction {
    let percent = part * &Fraction::from(100);
    // weights of powers are known to more than 30 digits
    let slack = match found.is_irrational && part.is_positive() && *part < Fraction::from(1) {
        true => Fraction::decimal(1, 24),
        false => Fraction::zero(),
    };
    match is_least {
        true => (&percent + &slack).rounded(decimals, Rounding::Ceiling),
        false => (&percent - &slack).rounded(decimals, Rounding::Floor),
    }
}

/// An end in percent, with as many decimals as it takes that the least is not above the greatest.
pub(super) fn end(found: &Negotiation<'_>, ends: [&Fraction; 2], is_least: bool) -> Cell {
    let of = |is_least: bool, decimals| {
        let [least, greatest] = ends;
        inwards(found, if is_least { least } else { greatest }, is_least, decimals)
    };
    let decimals = (SHOWN..=KEPT).find(|decimals| of(true, *decimals) <= of(false, *decimals));
    match decimals {
        Some(decimals) => {
            let value = of(is_least, decimals);
            let exact = value.decimals_within(decimals.unsigned_abs());
            Cell::plain_percent(value, exact)
        }
        // one point, or so little that no decimals say it
        None => {
            let [least, greatest] = ends;
            let part = if is_least { least } else { greatest };
            readable(&(part * &Fraction::from(100)))
        }
    }
}

/// A number as a fraction.
pub(super) fn fraction(value: &Fraction) -> String {
    match value.is_whole() {
        true => value.numerator().to_string(),
        false => [value.numerator().to_string(), value.denominator().to_string()].join("/"),
    }
}

/// The most digits above and below the line of a fraction that people read.
const READ: usize = 8;

/// An exact percent as people read it: a short fraction as it is, of any other the first decimals; data has all of it.
pub(super) fn readable(percent: &Fraction) -> Cell {
    let text = fraction(percent);
    match text.len() <= READ {
        true => Cell::text(text + "%"),
        false => note!("negotiate-exactly", percent = Cell::exact(percent.clone())).into(),
    }
}

/// Percents of all bases, about; as shown they add up to 100%.
pub(super) fn percents(found: &Negotiation<'_>, parts: &[Fraction]) -> Cell {
    let of = |(basis, percent): (&Basis, Fraction)| {
        let exact = percent.decimals_within(SHOWN.unsigned_abs());
        Cell::Words(vec![Cell::plain_percent(percent, exact), base(found, basis)])
    };
    Cell::Parts(found.bases.iter().zip(whole(parts, SHOWN)).map(of).collect())
}

/// Parts of a whole in percent: rounded down, and what is left given to those that lost most, so that they add up to 100.
fn whole(parts: &[Fraction], decimals: i32) -> Vec<Fraction> {
    let step = Fraction::power_of_ten(-decimals);
    let exact: Vec<Fraction> = parts.iter().map(|part| part * &Fraction::from(100)).collect();
    let mut shown: Vec<Fraction> =
        exact.iter().map(|percent| percent.rounded(decimals, Rounding::Floor)).collect();
    let sum = shown.iter().sum::<Fraction>();
    let left =
        (&Fraction::from(100) - &sum).checked_div(&step).and_then(|left| left.units(0, Rounding::Floor));
    let mut order: Vec<(Fraction, usize)> =
        exact.iter().zip(&shown).enumerate().map(|(nth, (exact, shown))| (shown - exact, nth)).collect();
    order.sort();
    let most = usize::try_from(left.unwrap_or(0)).unwrap_or(0);
    for (_, nth) in order.into_iter().take(most) {
        if let Some(percent) = shown.get_mut(nth) {
            *percent = &*percent + &step;
        }
    }
    shown
}

/// A corner in percents of so many decimals at least that add up to 100 and keep to all conditions, with how many decimals
/// these are; about the exact ones where no decimals do.
pub(super) fn inside(found: &Negotiation<'_>, point: &[Fraction], decimals: i32) -> (Vec<Fraction>, i32) {
    let is_inside = |point: &Vec<Fraction>| {
        found.conditions.iter().all(|condition| !at(&condition.misses, point).is_positive())
    };
    let far = |other: &[Fraction]| {
        let each = other.iter().zip(point).map(|(other, part)| (other - part).abs());
        each.sum::<Fraction>()
    };
    for decimals in decimals..=KEPT {
        let around = beside(point, decimals).into_iter().filter(is_inside);
        if let Some(nearest) = around.min_by_key(|other| far(other)) {
            return (nearest.iter().map(|part| part * &Fraction::from(100)).collect(), decimals);
        }
    }
    (whole(point, KEPT), KEPT)
}

/// Exact minor units as an amount, rounded to the unit.
pub(super) fn money(found: &Negotiation<'_>, units: &Fraction, rounding: Rounding) -> Cell {
    let decimals = places(found.computed.decimals);
    let value = &units.rounded(0, rounding) * &Fraction::power_of_ten(-decimals);
    let range = Some(Range::exact(value.clone()));
    amount(Some(value), range, found.case.currency, Sense::Plain)
}

/// The same of what lies between two ends.
pub(super) fn spread(found: &Negotiation<'_>, units: &Range) -> Cell {
    let Some(point) = units.point() else {
        let step = Fraction::power_of_ten(-places(found.computed.decimals));
        let low = &units.low.rounded(0, Rounding::Floor) * &step;
        let high = &units.high.rounded(0, Rounding::Ceiling) * &step;
        return amount(None, Some(Range { low, high }), found.case.currency, Sense::Plain);
    };
    money(found, point, Rounding::HalfAway)
}

/// Members by name.
pub(super) fn members(found: &Negotiation<'_>, numbers: &[usize]) -> Cell {
    let name = |number: &usize| named(found.computed.plan, &found.namesakes, *number);
    listed(numbers.iter().map(name).collect())
}

/// Members by their ids, for data.
pub(super) fn ids(found: &Negotiation<'_>, numbers: &[usize]) -> String {
    let members = numbers.iter().filter_map(|number| found.computed.plan.members.get(*number));
    members.map(|member| member.id.as_str()).collect::<Vec<_>>().join(", ")
}

/// What is so where a condition does not hold.
pub(super) fn broken(found: &Negotiation<'_>, condition: &Condition) -> Cell {
    let who = members(found, &condition.whose);
    let note = match &condition.wants {
        Wants::NotMore => note!("negotiate-pays-more"),
        Wants::Saves(percent) => {
            note!("negotiate-saves-less", percent = Cell::text(exact_percent(percent)))
        }
        Wants::Stays => note!("negotiate-leaves"),
        Wants::Required(nth) => {
            note!("negotiate-breaks", promise = requirement(found, *nth))
        }
    };
    Cell::from(note.with("members", who))
}

/// A requirement of the case in words.
pub(super) fn requirement(found: &Negotiation<'_>, nth: usize) -> Cell {
    let required = found.case.require.get(nth);
    required.map(|required| promises::promise(&required.requirement, found.case.currency)).into()
}

/// What a condition is, in a word or a sentence.
pub(super) fn wanted(found: &Negotiation<'_>, condition: &Condition) -> Cell {
    match &condition.wants {
        Wants::NotMore => Cell::Word(Term::WantsNotMore),
        Wants::Saves(percent) => {
            Cell::from(note!("negotiate-wants-saving", percent = Cell::text(exact_percent(percent))))
        }
        Wants::Stays => Cell::Word(Term::WantsToStay),
        Wants::Required(nth) => {
            let year = condition.year.and_then(|year| found.computed.years.get(year));
            let year = year.map(|year| Cell::Year(year.name));
            match year {
                Some(year) => Cell::aside(requirement(found, *nth), [year]),
                None => requirement(found, *nth),
            }
        }
    }
}
