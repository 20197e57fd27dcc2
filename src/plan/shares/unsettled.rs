//! Why money of the year before cannot stand in the bills of a year.

use crate::case::Reckoning;
use crate::code;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::lang::Text;
use crate::money::{Fraction, Rounding};
use crate::plan::facts::Computed;
use crate::report::{Cell, Money, Sense};

/// That there is nothing to split a settlement by.
pub(super) fn nothing_split(reckoning: &Reckoning) -> Diagnostic {
    let fault = Diagnostic::error(code!("settlement-nothing-split"), Some(reckoning.place.clone()));
    fault.with("name", reckoning.name.fixed())
}

/// What stands beside a bill never turns it into a payment.
pub(super) fn below_zero(
    computed: &Computed<'_>,
    reckoning: &Reckoning,
    bills: &[i128],
    beside: &[Units],
) -> Result<(), Diagnostic> {
    let is_below = |(bill, beside): (&i128, &Units)| *bill < 0 && beside.base < 0;
    let Some(member) = bills.iter().zip(beside).position(is_below) else { return Ok(()) };
    let name = computed.plan.members.get(member).map_or(Text::same(""), |member| member.name.clone());
    let year = computed.years.get(reckoning.year).map(|year| Cell::Year(year.name));
    let fault = Diagnostic::error(code!("settlement-below-zero"), Some(reckoning.place.clone()));
    let word = Cell::Word(computed.plan.sharing.word.term());
    let fault = fault.with("word", word).with("member", name).with("year", year.unwrap_or(Cell::Absent));
    let fault = match computed.takes_part_in(member, reckoning.year) {
        true => fault,
        false => fault.worded(code!("settlement-below-zero-left")),
    };
    let cause = computed.plan.places.members.get(member).cloned();
    Err(match cause {
        Some(cause) => fault.caused_by(cause),
        None => fault,
    })
}

/// That more is carried over into a year than is split in it.
pub(super) fn beyond_split(
    computed: &Computed<'_>,
    reckoning: &Reckoning,
    total: i128,
    most: &Fraction,
) -> Diagnostic {
    let amount = |units: i128| amount(computed, &Fraction::from(units));
    let year = computed.years.get(reckoning.year).map(|year| Cell::Year(year.name));
    let fault = nothing_split(reckoning).worded(code!("settlement-beyond-split"));
    let fault = fault.with("amount", amount(total.saturating_abs()));
    let fault = fault.with("year", year.unwrap_or(Cell::Absent));
    fault.with("most", amount(most.units(0, Rounding::Floor).unwrap_or(0)))
}

/// An amount of minor units, as a value to fill in.
pub(super) fn amount(computed: &Computed<'_>, units: &Fraction) -> Cell {
    let currency = computed.currency;
    let value = Some(units * &Fraction::of_minor(1, currency.minor_digits()));
    Cell::money(Money { currency, value, range: None, sense: Sense::Plain, approximate: false })
}
