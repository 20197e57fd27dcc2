//! Who bears what of an item beside its rule: limits of what a member pays, parts of payers outside, what is in no bill.

use super::context::Context;
use super::told::{exclude, part};
use crate::case::file::plan::ItemFile;
use crate::case::keys::{At, Reader};
use crate::case::literal::Literal;
use crate::code;
use crate::cost::{Bearer, CostItem};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use crate::money::{Fraction, places};
use crate::sharing::Limits;

/// The parts that payers outside the group bear, each between 0% and 100%, together at most 100%.
pub(super) fn outside(file: &ItemFile, reader: &Reader<'_>) -> Vec<(Text, Fraction)> {
    let Some(At { value: percents, span }) = &file.paid_parts else { return Vec::new() };
    for (key, own) in [("member", &file.member), ("per", &file.per)] {
        if let Some(own) = own {
            exclude(key, own.span.clone(), "paid_by", span.clone(), reader);
        }
    }
    let mut parts = Vec::with_capacity(percents.len());
    let mut sum = Fraction::zero();
    for (name, percent) in percents {
        let Some(percent) = percent else { continue };
        let part = part(&percent.value);
        if part.is_negative() {
            reader.report(Diagnostic::error(code!("paid-by-range"), Some(percent.span.clone())));
        }
        sum = &sum + &part;
        parts.push((Text::same(name.value.clone()), part));
    }
    if sum > Fraction::from(1) {
        reader.report(Diagnostic::error(code!("paid-by-range"), Some(span.clone())));
    }
    parts
}

/// Whether a member pays an item itself: one of its own.
pub(super) fn direct(file: &ItemFile, reader: &Reader<'_>) -> bool {
    let Some(direct) = file.direct.as_ref().filter(|at| at.value) else { return false };
    if file.member.is_none() {
        reader.report(Diagnostic::error(code!("direct-of-several"), Some(direct.span.clone())));
    }
    true
}

/// What a shared item costs each member a year at least and at most, in minor units.
pub(super) fn limits(
    file: &ItemFile,
    item: &CostItem,
    context: &Context<'_>,
) -> Option<(Limits, [Option<Span>; 2])> {
    let [min, max] = [("min", &file.min), ("max", &file.max)]
        .map(|(key, at)| at.as_ref().and_then(|at| Some((limit(key, at, context)?, at.span.clone()))));
    let place = file.min.as_ref().or(file.max.as_ref())?.span.clone();
    if !matches!(item.bearer, Bearer::Shared(_)) {
        let key = if file.min.is_some() { "min" } else { "max" };
        unshared(file, key, place, context.reader);
        return None;
    }
    if let (Some((min, cause)), Some((max, span))) = (&min, &max)
        && min > max
    {
        context
            .reader
            .report(Diagnostic::error(code!("limits-crossed"), Some(span.clone())).caused_by(cause.clone()));
    }
    let [min, max] = [min, max].map(|limit| limit.map(|(limit, _)| limit));
    let places = [&file.min, &file.max].map(|at| at.as_ref().map(|at| at.span.clone()));
    Some((Limits { min, max }, places))
}

/// One of them: known exactly, and not below 0.
fn limit(key: &str, at: &At<Literal>, context: &Context<'_>) -> Option<Fraction> {
    let amount = context.price(key, at)?;
    let is_exact = amount.is_exact() && !at.value.approximate;
    if !is_exact || amount.base.is_negative() {
        let fault = Diagnostic::error(code!("limit-inexact"), Some(at.span.clone())).with("key", key);
        context.reader.report(match is_exact {
            true => fault.worded(code!("limit-negative")),
            false => fault,
        });
        return None;
    }
    let digits = places(context.rates.currency().minor_digits());
    Some(&amount.base * &Fraction::power_of_ten(digits))
}

/// A limit of what is not shared: the key that says so excludes it.
fn unshared(file: &ItemFile, key: &str, place: Span, reader: &Reader<'_>) {
    let own = |at: &Option<At<String>>| at.as_ref().map(|at| at.span.clone());
    let outside = file.paid_by.as_ref().map(|at| at.span.clone());
    let keys = [("member", own(&file.member)), ("per", own(&file.per)), ("paid_by", outside)];
    match keys.into_iter().find_map(|(other, span)| Some((other, span?))) {
        Some((other, span)) => exclude(other, span, key, place, reader),
        None => reader.report(Diagnostic::error(code!("limit-unshared"), Some(place)).with("key", key)),
    }
}
