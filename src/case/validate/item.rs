//! From a cost item as written to the item as meant: one price, one bearer, months in which it runs.

use super::bearer::bearer;
use super::borne;
use super::context::{Context, ReadItem, months, past_the_term};
use super::limits;
use super::sharing;
use super::told::{exclude, part};
use crate::case::file::plan::{AmountForm, ItemFile};
use crate::case::keys::{At, Reader};
use crate::code;
use crate::cost::{CostItem, Estimate, Price};
use crate::diagnostic::{Diagnostic, FaultKind, Span};
use crate::lang::Lang;
use crate::money::Fraction;
use std::collections::HashMap;
use std::sync::Arc;

/// The items of `[[before]]` or `[[after]]`, whichever the table is.
pub(super) fn items(
    table: &'static str,
    files: &[Arc<At<ItemFile>>],
    context: &Context<'_>,
) -> Vec<ReadItem> {
    let mut read: Vec<ReadItem> = Vec::with_capacity(files.len());
    for at in files {
        match item(at, context) {
            Some(item) => read.push(item),
            None => context.reader.lose(table, "item", &at.span),
        }
    }
    warn_of_twins(&read, context.reader);
    read
}

/// Items of one id that are held against each other: any real file has far fewer.
const TWINS: usize = 20;

/// Warns of items that are in the file twice in every respect: one was pasted too often, or they need names of their own.
fn warn_of_twins(read: &[ReadItem], reader: &Reader<'_>) {
    let mut known: HashMap<&str, Vec<&ReadItem>> = HashMap::new();
    for item in read {
        let earlier = known.entry(item.item.id.as_str()).or_default();
        let share = |read: &ReadItem| read.share.as_ref().map(|share| share.value.clone());
        let limits = |read: &ReadItem| read.limits.as_ref().map(|(limits, _)| limits.clone());
        let is_twin = |other: &&&ReadItem| {
            other.item == item.item && share(other) == share(item) && limits(other) == limits(item)
        };
        if let Some(first) = earlier.iter().find(is_twin) {
            let warning = Diagnostic::error(code!("duplicate-item"), Some(item.place.clone())).warning();
            let warning = warning.with("item", item.item.id.clone());
            reader.report(warning.caused_by(first.place.clone()));
        } else if earlier.len() < TWINS {
            earlier.push(item);
        }
    }
}

fn item(at: &At<ItemFile>, context: &Context<'_>) -> Option<ReadItem> {
    let At { value: file, span } = at;
    check_keys(file, context.reader);
    let price = price(file, span, context);
    let bearer = bearer(file, context);
    let runs = months(file.from.as_ref(), file.to.as_ref(), context.calendar, context.reader);
    past_the_term(file.at.as_ref(), context.calendar, context.reader);
    let growth = growth(file, context.reader);
    let At { value: name, span: place } = file.item.clone()?;
    let id = file.id.as_ref().map_or_else(|| name.in_lang(Lang::Ja).to_owned(), |id| id.value.clone());
    let outside = borne::outside(file, context.reader);
    let direct = borne::direct(file, context.reader);
    let tax = context.tax.of_item(file, context.reader);
    let tax_rate = context.tax.rate_of(file);
    let item =
        CostItem { outside, direct, runs, growth, tax, tax_rate, ..CostItem::new(id, name, bearer?, price?) };
    let item = file.said_of(item);
    limits::check(file, &item, span, context);
    let share = file.share.clone().and_then(|share| sharing::share(share, &item, context));
    let limits = borne::limits(file, &item, context);
    Some(ReadItem { item, share, limits, place })
}

/// By how much the price grows a year.
fn growth(file: &ItemFile, reader: &Reader<'_>) -> Fraction {
    let Some(growth) = &file.growth else { return Fraction::zero() };
    let rate = part(&growth.value);
    if rate <= Fraction::from(-1) {
        reader.report(Diagnostic::error(code!("growth-too-low"), Some(growth.span.clone())));
    }
    rate
}

/// Keys that exclude each other, and keys that need another one.
fn check_keys(file: &ItemFile, reader: &Reader<'_>) {
    let place = |at: &Option<At<String>>| at.as_ref().map(|at| at.span.clone());
    let bearers = [
        ("member", place(&file.member)),
        ("members", file.members.as_ref().map(|at| at.span.clone())),
        ("paid_by", file.paid_by.as_ref().map(|at| at.span.clone())),
    ];
    if let (Some(share), Some((key, cause))) = (
        &file.share,
        [
            ("member", place(&file.member)),
            ("per", place(&file.per)),
            ("paid_by", file.paid_by.as_ref().map(|at| at.span.clone())),
        ]
        .into_iter()
        .find_map(|(key, span)| span.map(|span| (key, span))),
    ) {
        exclude(key, cause, "share", share.span.clone(), reader);
    }
    let mut given = bearers.into_iter().filter_map(|(key, span)| span.map(|span| (key, span)));
    if let (Some((first, cause)), Some((second, span))) = (given.next(), given.next()) {
        exclude(first, cause, second, span, reader);
    }
    if let (Some(per), Some(paid_by)) = (&file.per, &file.paid_by) {
        exclude("per", per.span.clone(), "paid_by", paid_by.span.clone(), reader);
    }
    let form = file.forms.first().map_or("", |(form, ..)| *form);
    if let Some(at) = &file.at
        && form != "once"
    {
        reader.report(Diagnostic::error(code!("at-without-once"), Some(at.span.clone())));
    }
    if let Some(every) = &file.every
        && form != "once"
    {
        reader.report(Diagnostic::error(code!("every-without-once"), Some(every.span.clone())));
    }
    check_once(file, reader);
    if let (Some(growth), Some((form, price, _))) =
        (&file.growth, file.forms.iter().find(|(form, ..)| ["once", "total", "by_year"].contains(form)))
    {
        let fault = Diagnostic::error(code!("growth-without-rate"), Some(growth.span.clone()));
        reader.report(fault.with("form", *form).caused_by(price.clone()));
    }
    if let Some((_, price, _)) = file.forms.iter().find(|(form, ..)| *form == "by_members") {
        let paid_by = file.paid_by.as_ref().map(|at| at.span.clone());
        for (key, span) in [("member", place(&file.member)), ("per", place(&file.per)), ("paid_by", paid_by)]
        {
            if let Some(span) = span {
                exclude("by_members", price.clone(), key, span, reader);
            }
        }
    }
}

/// When a `once` is paid: `at`, and from and to only where it comes again between them.
fn check_once(file: &ItemFile, reader: &Reader<'_>) {
    let Some((_, once, _)) = file.forms.iter().find(|(form, ..)| *form == "once") else { return };
    let place = |at: &Option<At<u32>>| at.as_ref().map(|at| at.span.clone());
    match &file.every {
        None => {
            if let Some(span) = place(&file.from).or(place(&file.to)) {
                let fault = Diagnostic::error(code!("months-with-once"), Some(span));
                reader.report(fault.caused_by(once.clone()));
            }
        }
        Some(_) => {
            if let (Some(at), Some(from)) = (place(&file.at), place(&file.from)) {
                exclude("at", at, "from", from, reader);
            }
            if let (Some(at), Some(to)) = (&file.at, &file.to)
                && to.value < at.value.max(1)
            {
                let fault = Diagnostic::error(code!("ends-before-start"), Some(to.span.clone()));
                reader.report(fault.caused_by(at.span.clone()));
            }
        }
    }
}

/// The one price that an item has.
fn price(file: &ItemFile, span: &Span, context: &Context<'_>) -> Option<Price> {
    let mut forms = file.forms.iter();
    let Some((key, place, form)) = forms.next() else {
        if !file.is_mistyped {
            let fault = Diagnostic::error(code!("missing-amount"), Some(span.clone()));
            context.reader.report(fault.of_kind(FaultKind::Missing));
        }
        return None;
    };
    if let Some((second, other, _)) = forms.next() {
        let fault = Diagnostic::error(code!("two-amounts"), Some(other.clone()));
        context.reader.report(fault.with("first", *key).with("second", *second).caused_by(place.clone()));
        return None;
    }
    let mut priced = |at: &At<_>| context.price(key, at);
    match form.as_ref()? {
        AmountForm::One(amount) => {
            let amount = priced(amount)?;
            Some(match *key {
                "total" => Price::Total(amount),
                "once" => {
                    let number = |at: &Option<At<u32>>| at.as_ref().map(|at| at.value);
                    Price::Once { amount, at: number(&file.at), every: number(&file.every) }
                }
                "monthly" => Price::Monthly(amount),
                _ => Price::Yearly(amount),
            })
        }
        AmountForm::ByYear(amounts) => {
            let years = context.calendar.years().len();
            let all: Option<Vec<Estimate>> =
                amounts.iter().map(|at| at.as_ref().and_then(&mut priced)).collect();
            if context.reader.has_lost("file", &["start", "months", "year_starts"]) {
                return None;
            }
            if amounts.len() != years {
                let fault = Diagnostic::error(code!("by-year-length"), Some(place.clone()));
                let fault = fault.with("found", amounts.len().to_string());
                context.reader.report(fault.with("years", years.to_string()));
                return None;
            }
            Some(Price::ByYear(all?))
        }
        AmountForm::ByMembers(prices) => {
            let prices = prices.iter().map(|(count, at)| Some((count.value, priced(at.as_ref()?)?)));
            let prices: Option<Vec<(u32, Estimate)>> = prices.collect();
            prices.map(Price::ByMembers)
        }
    }
}
