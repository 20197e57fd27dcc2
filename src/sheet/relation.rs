//! How one amount of a row follows from another: a year is twelve months, with tax is without and the tax, a total is what is
//! paid once and in each year.

use super::form::{Form, years_of_term};
use super::grid::{CellAt, cell_name};
use super::place::Place;
use super::said::{Said, What};
use super::tax::Tax;
use super::unit::SheetUnit;
use crate::code;
use crate::lang::Code;
use crate::money::Fraction;
use std::collections::HashMap;

/// An amount that need not count, the one that stays, how that follows from it, and why.
pub(super) struct Follows {
    pub(super) gone: CellAt,
    pub(super) stays: CellAt,
    pub(super) how: String,
    pub(super) why: Code,
}

/// Rates of tax by which an amount with tax follows from one without, in percent of it.
const WITH_TAX: [i128; 2] = [110, 108];

/// Amounts of one cost among which relations are sought, and those of a year, or of none: of more a person is asked.
const MOST: usize = 300;
const MOST_OF_YEAR: usize = 6;
const MOST_OF_NONE: usize = 24;

/// The first amount of a group that another one of it states too.
pub(super) fn first(place: &Place<'_>, said: &[&Said<'_>]) -> Option<Follows> {
    let year = |said: &Said<'_>| if let What::Year(year) = said.what { Some(year) } else { None };
    let mut alike: HashMap<Option<i32>, Vec<&Said<'_>>> = HashMap::new();
    for one in said.iter().filter(|_| said.len() <= MOST) {
        alike.entry(year(one)).or_default().push(one);
    }
    alike.retain(|year, alike| alike.len() <= if year.is_some() { MOST_OF_YEAR } else { MOST_OF_NONE });
    // of another year none states it again
    let others = |one: &Said<'_>| alike.get(&year(one)).into_iter().flatten().copied();
    let pairs = || said.iter().flat_map(|one| others(one).map(move |other| (*one, other)));
    let found = pairs().find_map(|(one, other)| month_of(one, other));
    let found = found.or_else(|| pairs().find_map(|(net, gross)| with_tax(place, net, gross)));
    let found = found.or_else(|| pairs().find_map(|(one, other)| the_same(one, other)));
    let found = found.or_else(|| pairs().find_map(|(one, other)| in_two_units(place, one, other)));
    found.or_else(|| each_year(said)).or_else(|| of_term(place, said))
}

/// Whether two amounts may be of one cost, told twice: of one form or year, a month beside a year, a total beside anything.
pub(super) fn may_be_one(one: &Said<'_>, other: &Said<'_>) -> bool {
    let is = |what: What| one.what == what || other.what == what;
    let is_run =
        |said: &Said<'_>| matches!(said.what, What::Year(_) | What::Form(Form::Yearly | Form::Monthly));
    match (one.what, other.what) {
        (one, other) if one == other => true,
        (What::Year(_), What::Year(_)) => false,
        _ if is(What::Form(Form::Total)) => true,
        _ => is_run(one) && is_run(other),
    }
}

fn follows(gone: &Said<'_>, stays: &Said<'_>, how: &[&str], why: Code) -> Follows {
    Follows { gone: gone.at, stays: stays.at, how: how.concat(), why }
}

fn twelve(month: &Fraction) -> Fraction {
    month * &Fraction::from(12)
}

/// Whether two amounts are both with tax or both without, as far as that is said.
fn is_alike(one: &Said<'_>, other: &Said<'_>) -> bool {
    one.tax == other.tax || one.tax.is_none() || other.tax.is_none()
}

/// A month beside its year, both with tax or both without.
fn month_of(month: &Said<'_>, year: &Said<'_>) -> Option<Follows> {
    let is_pair = month.what == What::Form(Form::Monthly) && year.what == What::Form(Form::Yearly);
    if !is_pair || !is_alike(month, year) || twelve(&month.yen) != year.yen {
        return None;
    }
    let (month_at, year_at) = (cell_name(month.at), cell_name(year.at));
    Some(follows(month, year, &[&year_at, " = 12 × ", &month_at], code!("left-month")))
}

/// An amount with tax beside the same without, or a month of one beside a year of the other: brought to a whole unit of the
/// sheet it may be off by less than one.
fn with_tax(place: &Place<'_>, net: &Said<'_>, gross: &Said<'_>) -> Option<Follows> {
    let is_net = |tax: Option<Tax>| tax != Some(Tax::Included);
    if !is_net(net.tax) || net.tax == gross.tax || gross.tax == Some(Tax::Excluded) || net.at == gross.at {
        return None;
    }
    let months = What::Form(Form::Monthly);
    let years = What::Form(Form::Yearly);
    let (of_net, of_gross) = match (net.what, gross.what) {
        (one, other) if one == other => (1, 1),
        (one, other) if one == months && other == years => (12, 1),
        (one, other) if one == years && other == months => (1, 12),
        _ => return None,
    };
    let unit = gross.column.unit.or(place.unit);
    let unit = unit.map_or_else(Fraction::zero, |unit| Fraction::power_of_ten(unit.power()));
    let is_whole = gross.yen.checked_div(&unit).is_some_and(|units| units.is_whole());
    let times = |count: i128, cell: CellAt| {
        let count = if count == 1 { String::new() } else { [&count.to_string(), " × "].concat() };
        [count, cell_name(cell)].concat()
    };
    let rate = WITH_TAX.into_iter().find(|rate| {
        let exact = &(&net.yen * &Fraction::from(of_net)) * &Fraction::decimal(*rate, 2);
        let off = (&exact - &(&gross.yen * &Fraction::from(of_gross))).abs();
        let most = &unit * &Fraction::from(of_gross);
        off.is_zero() || is_whole && off < most
    })?;
    let rate = [&rate.to_string(), "% × "].concat();
    let how = [&times(of_gross, gross.at), " = ", rate.as_str(), &times(of_net, net.at)].concat();
    Some(follows(net, gross, &[&how], code!("left-without-tax")))
}

/// The same amount in two columns, of which one says more of tax.
fn the_same(one: &Said<'_>, other: &Said<'_>) -> Option<Follows> {
    let says_tax = one.tax.is_none() && other.tax.is_some();
    // 年額 beside 上半期 and 下半期 is the sum of both
    let in_parts = !other.column.rest.is_empty() && one.column.rest.is_empty() && is_alike(one, other);
    let is_same = one.what == other.what && one.yen == other.yen && (says_tax || in_parts);
    let parts = || other.column.rest.iter().map(|at| [" + ", &cell_name((other.at.0, *at))].concat());
    let how = || match in_parts {
        true => {
            [cell_name(one.at), " = ".to_owned(), cell_name(other.at)].into_iter().chain(parts()).collect()
        }
        false => [&cell_name(other.at), " = ", &cell_name(one.at)].map(str::to_owned).concat(),
    };
    is_same.then(|| follows(one, other, &[how().as_str()], code!("left-same-amount")))
}

/// The same amount once in 円 and once in 千円: the finer one counts.
fn in_two_units(place: &Place<'_>, coarse: &Said<'_>, fine: &Said<'_>) -> Option<Follows> {
    let power = |said: &Said<'_>| said.column.unit.or(place.unit).map(SheetUnit::power);
    let (of_coarse, of_fine) = (power(coarse)?, power(fine)?);
    let off = (&coarse.yen - &fine.yen).abs();
    let is_same = coarse.what == fine.what && is_alike(coarse, fine) && of_coarse > of_fine;
    let how = || [&cell_name(coarse.at), " = ", &cell_name(fine.at)].map(str::to_owned).concat();
    (is_same && off < Fraction::power_of_ten(of_coarse))
        .then(|| follows(coarse, fine, &[&how()], code!("left-same-amount")))
}

/// The amount of any year, beside the amounts of each.
fn each_year(said: &[&Said<'_>]) -> Option<Follows> {
    let years = || said.iter().filter(|said| matches!(said.what, What::Year(_)));
    let first = years().next()?;
    let of = |form: Form| said.iter().find(|said| said.what == What::Form(form));
    let (of_any, times) = match of(Form::Yearly) {
        Some(year) => (year, 1),
        None => (of(Form::Monthly)?, 12),
    };
    let each = &of_any.yen * &Fraction::from(times);
    if years().any(|year| year.yen != each || !is_alike(year, of_any)) {
        return None;
    }
    let times = if times == 1 { "" } else { "12 × " };
    let how = [&cell_name(first.at), " = ", times, &cell_name(of_any.at)].map(str::to_owned).concat();
    Some(follows(of_any, first, &[&how], code!("left-same-year")))
}

/// The sum of the term, beside what is paid once and in each year.
fn of_term(place: &Place<'_>, said: &[&Said<'_>]) -> Option<Follows> {
    let total = said.iter().find(|said| said.what == What::Form(Form::Total))?;
    let others: Vec<&&Said<'_>> = said.iter().filter(|said| said.what != total.what).collect();
    let last = others.last()?;
    if said.len() != others.len() + 1 || others.iter().any(|other| !is_alike(other, total)) {
        return None;
    }
    let years = years_of_term(&total.column.head).or(place.years).map(i128::from);
    let (mut sum, mut terms) = (Fraction::zero(), Vec::new());
    for other in &others {
        let times = match other.what {
            What::Form(Form::Yearly) => years?,
            What::Form(Form::Monthly) => years?.checked_mul(12)?,
            _ => 1,
        };
        sum = &sum + &(&other.yen * &Fraction::from(times));
        let times = if times == 1 { String::new() } else { [&times.to_string(), " × "].concat() };
        terms.push([times, cell_name(other.at)].concat());
    }
    let how = [&cell_name(total.at), " = ", &terms.join(" + ")].map(str::to_owned).concat();
    (sum == total.yen).then(|| follows(total, last, &[&how], code!("left-total")))
}
