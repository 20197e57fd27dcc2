//! From money of other years and instalments as written to what they mean: of which year, whole amounts, to whom.

use super::context::{Context, member_number, part};
use super::sharing::resolved_for_all;
use crate::case::fault;
use crate::case::file::instalments::{BillsFile, InstalmentFile};
use crate::case::file::settlement::{SettlementFile, SettlementShare};
use crate::case::keys::{At, Reader};
use crate::case::literal::Literal;
use crate::case::model::{Instalments, Reckoned, Reckoning};
use crate::case::rule::exact_percent;
use crate::code;
use crate::cost::Year;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::{Currency, Fraction, Rounding};
use crate::sharing::Parts;

/// The settlements, each of a year of the term.
pub(super) fn settlements(
    files: Vec<At<SettlementFile>>,
    context: &Context,
    currency: Currency,
    reader: &mut Reader<'_>,
) -> Vec<Reckoning> {
    files.into_iter().filter_map(|at| settlement(at, context, currency, reader)).collect()
}

fn settlement(
    at: At<SettlementFile>,
    context: &Context,
    currency: Currency,
    reader: &mut Reader<'_>,
) -> Option<Reckoning> {
    let At { value: file, span: place } = at;
    let years = context.calendar.years();
    let year = file.year.as_ref().and_then(|year| year_of(year, &years, reader));
    let lowers = file.before_split;
    let how = match (file.by, &file.total, file.share) {
        (Some(_), ..) | (_, _, Some(_)) if lowers => Err(code!("settlement-before-split")),
        (Some(by), None, None) if !by.is_empty() => Ok(by_member(by, context, currency, reader)),
        (None, Some(total), share) => {
            let total_units = whole_units("total", total, currency, context, reader);
            match (share, total_units) {
                (_, None) => Ok(None),
                (None, Some(units)) if lowers && units <= 0 => Ok(Some(Reckoned::BeforeSplit(units))),
                (None, Some(_)) if lowers => Err(code!("settlement-before-split")),
                (Some(share), Some(units)) => Ok(of_total(units, share, year, context, reader)),
                (None, Some(_)) => Err(code!("missing-key")),
            }
        }
        _ => Err(code!("exactly-one")),
    };
    let how = how.unwrap_or_else(|code| {
        let fault = Diagnostic::error(code, Some(place.clone())).with("known", "by, total");
        let fault = fault.with("key", "share").with("table", fault::table("settlement"));
        reader.report(fault.with("example", "\"paid\""));
        None
    });
    Some(Reckoning { name: file.name?.value, year: year?, how: how?, place })
}

/// The number of a year of the term by its name.
fn year_of(at: &At<u32>, years: &[Year], reader: &mut Reader<'_>) -> Option<usize> {
    let found = years.iter().position(|year| year.name.number() == at.value);
    if found.is_none() {
        let number = |year: Option<&Year>| year.map_or(String::new(), |year| year.name.number().to_string());
        let fault = Diagnostic::error(code!("settlement-year"), Some(at.span.clone()));
        let fault = fault.with("found", at.value.to_string()).with("first", number(years.first()));
        reader.report(fault.with("last", number(years.last())));
    }
    found
}

fn by_member(
    by: Vec<(At<String>, Option<At<Literal>>)>,
    context: &Context,
    currency: Currency,
    reader: &mut Reader<'_>,
) -> Option<Reckoned> {
    let mut read = Vec::new();
    for (id, amount) in by {
        let number = member_number(&id, context, reader)?;
        read.push((number, whole_units("by", &amount?, currency, context, reader)?));
    }
    Some(Reckoned::By(read))
}

fn of_total(
    units: i128,
    share: SettlementShare,
    year: Option<usize>,
    context: &Context,
    reader: &mut Reader<'_>,
) -> Option<Reckoned> {
    match share {
        SettlementShare::Paid(at) if year == Some(0) => {
            reader.report(Diagnostic::error(code!("settlement-paid-first"), Some(at.span)));
            None
        }
        SettlementShare::Paid(_) => Some(Reckoned::Paid(units)),
        SettlementShare::Rule(written) => {
            Some(Reckoned::Rule(units, resolved_for_all(written, context, reader)))
        }
    }
}

/// An amount in minor units: exact, and a whole number of them.
fn whole_units(
    key: &'static str,
    at: &At<Literal>,
    currency: Currency,
    context: &Context,
    reader: &mut Reader<'_>,
) -> Option<i128> {
    let price = context.rates.price(key, at, reader)?;
    let minor = &price.base * &Fraction::power_of_ten(i32::try_from(currency.minor_digits()).unwrap_or(0));
    let units = minor.units(0, Rounding::Down).filter(|_| price.is_exact() && minor.is_whole());
    if units.is_none() {
        reader.report(Diagnostic::error(code!("settlement-amount"), Some(at.span.clone())).with("key", key));
    }
    units
}

/// The same of what must be above 0.
fn above_zero(
    key: &'static str,
    at: Option<&At<Literal>>,
    currency: Currency,
    context: &Context,
    reader: &mut Reader<'_>,
) -> Option<i128> {
    let at = at?;
    let units = whole_units(key, at, currency, context, reader)?;
    if units <= 0 {
        reader.report(Diagnostic::error(code!("settlement-amount"), Some(at.span.clone())).with("key", key));
    }
    Some(units).filter(|units| *units > 0)
}

/// The instalments of `[sharing]`.
pub(super) fn instalments(
    file: BillsFile,
    context: &Context,
    currency: Currency,
    reader: &mut Reader<'_>,
) -> Option<Instalments> {
    let unit = above_zero("instalment_unit", file.unit.as_ref(), currency, context, reader);
    let above = above_zero("instalments_above", file.above.as_ref(), currency, context, reader);
    let Some(months) = file.months.filter(|months| !months.value.is_empty()) else {
        let flags = [&file.rounds_up, &file.rest_first].map(|flag| flag.as_ref().map(|at| at.span.clone()));
        let amounts = [&file.unit, &file.above].map(|at| at.as_ref().map(|at| at.span.clone()));
        // these say how instalments are made, and there are none
        if let Some(span) = amounts.into_iter().chain(flags).flatten().next() {
            reader.report(Diagnostic::error(code!("instalments-missing"), Some(span)));
        }
        return None;
    };
    if context.calendar.start.is_none() {
        reader.report(Diagnostic::error(code!("instalments-need-start"), Some(months.span.clone())));
    }
    let mut parts = months.value;
    // in the order of a fiscal year
    parts.sort_by_key(|part| (part.month.value + 8) % 12);
    for pair in parts.windows(2) {
        if let [first, again] = pair
            && first.month.value == again.month.value
        {
            let fault = Diagnostic::error(code!("duplicate-id"), Some(again.month.span.clone()));
            let fault = fault.with("id", again.month.value.to_string());
            reader.report(fault.caused_by(first.month.span.clone()));
        }
    }
    let weights = weights(&parts, &months.span, reader);
    Some(Instalments {
        months: parts.iter().map(|part| part.month.value).collect(),
        parts: Parts {
            weights,
            unit: unit.unwrap_or(1),
            rounds_up: file.rounds_up.is_some_and(|at| at.value),
            rest_first: file.rest_first.is_some_and(|at| at.value),
        },
        above,
    })
}

/// How much of a bill each instalment is: as much as every other, or its percent.
fn weights(parts: &[InstalmentFile], span: &Span, reader: &mut Reader<'_>) -> Vec<Fraction> {
    let mut weights = Vec::with_capacity(parts.len());
    for InstalmentFile { percent, .. } in parts {
        let weight = percent.as_ref().map_or(Fraction::from(1), |percent| part(&percent.value));
        if !weight.is_positive() {
            let place = percent.as_ref().map(|percent| percent.span.clone());
            reader.report(Diagnostic::error(code!("percent-negotiated"), place));
        }
        weights.push(weight);
    }
    let sum = weights.iter().fold(Fraction::zero(), |sum, weight| &sum + weight);
    if parts.iter().any(|part| part.percent.is_some()) && sum != Fraction::from(1) {
        let fault = Diagnostic::error(code!("instalments-not-100"), Some(span.clone()));
        reader.report(fault.with("found", exact_percent(&(&sum * &Fraction::from(100)))));
    }
    weights
}
