//! From instalments as written to instalments as meant: the months of a fiscal year, whole amounts, percents of 100%.

use super::context::Context;
use super::told::part;
use crate::case::file::chosen::{Chosen, InstalmentRest, InstalmentRound};
use crate::case::file::instalments::BillsFile;
use crate::case::file::payday::InstalmentFile;
use crate::case::keys::{At, Reader};
use crate::case::literal::Literal;
use crate::case::model::Instalments;
use crate::case::rule::exact_percent;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::{Fraction, Rounding};
use crate::sharing::Parts;

/// An amount in minor units: exact, and a whole number of them.
pub(super) fn whole_units(key: &'static str, at: &At<Literal>, context: &Context<'_>) -> Option<i128> {
    let price = context.price(key, at)?;
    let minor = &price.base * &Fraction::minor_per_major(context.rates.currency().minor_digits());
    let units = minor.units(0, Rounding::Down).filter(|_| price.is_exact() && minor.is_whole());
    if units.is_none() {
        context
            .reader
            .report(Diagnostic::error(code!("settlement-amount"), Some(at.span.clone())).with("key", key));
    }
    units
}

/// The same of what must be above 0.
fn above_zero(key: &'static str, at: Option<&At<Literal>>, context: &Context<'_>) -> Option<i128> {
    let at = at?;
    let units = whole_units(key, at, context)?;
    if units <= 0 {
        let fault = Diagnostic::error(code!("settlement-amount"), Some(at.span.clone()));
        context.reader.report(fault.worded(code!("not-above-zero")).with("key", key));
    }
    Some(units).filter(|units| *units > 0)
}

/// The instalments of `[sharing]`.
pub(super) fn instalments(file: BillsFile, context: &Context<'_>) -> Option<Instalments> {
    let unit = above_zero("instalment_unit", file.instalment_unit.as_ref(), context);
    let above = above_zero("instalments_above", file.instalments_above.as_ref(), context);
    let Some(months) = file.instalments.filter(|months| !months.value.is_empty()) else {
        let flags = [file.instalment_round.place(), file.instalment_rest.place()];
        let amounts =
            [&file.instalment_unit, &file.instalments_above].map(|at| at.as_ref().map(|at| at.span.clone()));
        // these say how instalments are made, and there are none
        if let Some(span) = amounts.into_iter().chain(flags).flatten().next() {
            context.reader.report(Diagnostic::error(code!("instalments-missing"), Some(span)));
        }
        return None;
    };
    if context.calendar.start.is_none() && !context.reader.has_lost("file", &["start"]) {
        context.reader.report(Diagnostic::error(code!("instalments-need-start"), Some(months.span.clone())));
    }
    let mut parts = months.value;
    // in the order of a fiscal year
    let first = u32::from(context.calendar.year_starts);
    parts.sort_by_key(|part| (part.month.value + 12 - first) % 12);
    for pair in parts.windows(2) {
        if let [first, again] = pair
            && first.month.value == again.month.value
        {
            let fault = Diagnostic::error(code!("duplicate-id"), Some(again.month.span.clone()));
            let fault = fault.worded(code!("instalment-twice")).with("found", again.month.value.to_string());
            context.reader.report(fault.caused_by(first.month.span.clone()));
        }
    }
    let weights = weights(&parts, &months.span, context.reader);
    Some(Instalments {
        months: parts.iter().map(|part| part.month.value).collect(),
        parts: Parts {
            weights,
            unit: unit.unwrap_or(1),
            rounds_up: file.instalment_round.is_some_and(|at| at.value == InstalmentRound::Up),
            rest_first: file.instalment_rest.is_some_and(|at| at.value == InstalmentRest::First),
        },
        above,
    })
}

/// How much of a bill each instalment is: as much as every other, or its percent.
fn weights(parts: &[InstalmentFile], span: &Span, reader: &Reader<'_>) -> Vec<Fraction> {
    let mut weights = Vec::with_capacity(parts.len());
    // a percent that is none is told where it stands: that the others do not add up is its echo
    let mut is_known = !reader.has_lost("instalments", &["percent"]);
    for InstalmentFile { percent, .. } in parts {
        let weight = percent.as_ref().map_or(Fraction::from(1), |percent| part(&percent.value));
        if !weight.is_positive() {
            let place = percent.as_ref().map(|percent| percent.span.clone());
            let fault = Diagnostic::error(code!("percent-negotiated"), place);
            reader.report(fault.worded(code!("instalment-percent")));
            is_known = false;
        }
        weights.push(weight);
    }
    let sum = weights.iter().sum::<Fraction>();
    if is_known && parts.iter().any(|part| part.percent.is_some()) && sum != Fraction::from(1) {
        let fault = Diagnostic::error(code!("instalments-not-100"), Some(span.clone()));
        reader.report(fault.with("found", exact_percent(&(&sum * &Fraction::from(100)))));
    }
    weights
}
