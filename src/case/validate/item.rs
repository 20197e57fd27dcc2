//! From a cost item as written to the item as meant: one price, one bearer, months in which it runs.

use super::plan::{Context, member_number, months, part, past_the_term};
use super::sharing;
use crate::case::file::plan::{Form, ItemFile};
use crate::case::keys::{At, Reader};
use crate::case::model::Member;
use crate::cost::{Bearer, CostItem, Estimate, Months, Price};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Lang;
use crate::money::Fraction;
use crate::sharing::Rule;
use std::ops::RangeInclusive;

/// An item with the rule it names for itself, and where its name stands.
pub(super) struct Read {
    pub(super) item: CostItem,
    pub(super) share: Option<At<Rule>>,
    pub(super) place: Span,
}

/// The items of `[[before]]` or `[[after]]`.
pub(super) fn items(files: Vec<At<ItemFile>>, context: &Context, reader: &mut Reader<'_>) -> Vec<Read> {
    files.into_iter().filter_map(|at| item(at, context, reader)).collect()
}

fn item(at: At<ItemFile>, context: &Context, reader: &mut Reader<'_>) -> Option<Read> {
    let At { value: file, span } = at;
    check_keys(&file, reader);
    let price = price(&file, &span, context, reader);
    let bearer = bearer(&file, context, reader);
    let runs = months(file.from.as_ref(), file.to.as_ref(), context.calendar, reader);
    past_the_term(file.at.as_ref(), context.calendar, reader);
    let price_place = file.forms.first().map_or(span.clone(), |(_, place, _)| place.clone());
    let growth = file.growth.as_ref().map_or(Fraction::zero(), |growth| {
        let rate = part(&growth.value);
        if rate <= Fraction::from(-1) {
            reader.report(Diagnostic::error("growth-too-low", Some(growth.span.clone())));
        }
        rate
    });
    let At { value: name, span: place } = file.item?;
    let id = file.id.map_or_else(|| name.in_lang(Lang::Ja).to_owned(), |id| id.value);
    let (system, category) = (file.system.map(|at| at.value), file.category.map(|at| at.value));
    let item = CostItem { id, name, system, category, bearer: bearer?, price: price?, runs, growth };
    check_months(&item, (&span, &price_place), context, reader);
    let share = file.share.and_then(|share| sharing::share(share, &item, context, reader));
    Some(Read { item, share, place })
}

/// Keys that exclude each other, and keys that need another one.
fn check_keys(file: &ItemFile, reader: &mut Reader<'_>) {
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
        reader.report(Diagnostic::error("at-without-once", Some(at.span.clone())));
    }
    if let (Some(span), Some((_, once, _))) = (
        file.from.as_ref().or(file.to.as_ref()).map(|at| at.span.clone()),
        file.forms.iter().find(|(form, ..)| *form == "once"),
    ) {
        reader.report(Diagnostic::error("months-with-once", Some(span)).caused_by(once.clone()));
    }
    if let (Some(growth), Some((form, price, _))) =
        (&file.growth, file.forms.iter().find(|(form, ..)| ["once", "total", "by_year"].contains(form)))
    {
        let fault = Diagnostic::error("growth-without-rate", Some(growth.span.clone()));
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

fn exclude(first: &str, cause: Span, second: &str, span: Span, reader: &mut Reader<'_>) {
    let fault = Diagnostic::error("keys-exclude", Some(span)).with("first", first).with("second", second);
    reader.report(fault.caused_by(cause));
}

/// The one price that an item has.
fn price(file: &ItemFile, span: &Span, context: &Context, reader: &mut Reader<'_>) -> Option<Price> {
    let mut forms = file.forms.iter();
    let Some((key, place, form)) = forms.next() else {
        reader.report(Diagnostic::error("missing-amount", Some(span.clone())));
        return None;
    };
    if let Some((second, other, _)) = forms.next() {
        let fault = Diagnostic::error("two-amounts", Some(other.clone()));
        reader.report(fault.with("first", *key).with("second", *second).caused_by(place.clone()));
        return None;
    }
    let mut priced = |at: &At<_>| context.rates.price(key, at, reader);
    match form.as_ref()? {
        Form::One(amount) => {
            let amount = priced(amount)?;
            Some(match *key {
                "total" => Price::Total(amount),
                "once" => Price::Once { amount, at: file.at.as_ref().map(|at| at.value) },
                "monthly" => Price::Monthly(amount),
                _ => Price::Yearly(amount),
            })
        }
        Form::ByYear(amounts) => {
            let years = context.calendar.years().len();
            let all: Option<Vec<Estimate>> =
                amounts.iter().map(|at| at.as_ref().and_then(&mut priced)).collect();
            if amounts.len() != years {
                let fault = Diagnostic::error("by-year-length", Some(place.clone()));
                let fault = fault.with("found", amounts.len().to_string());
                reader.report(fault.with("years", years.to_string()));
                return None;
            }
            Some(Price::ByYear(all?))
        }
        Form::ByMembers(prices) => {
            let prices = prices.iter().map(|(count, at)| Some((count.value, priced(at.as_ref()?)?)));
            let prices: Option<Vec<(u32, Estimate)>> = prices.collect();
            prices.map(Price::ByMembers)
        }
    }
}

/// Who bears an item.
fn bearer(file: &ItemFile, context: &Context, reader: &mut Reader<'_>) -> Option<Bearer> {
    if let Some(paid_by) = &file.paid_by {
        return Some(Bearer::Outside(paid_by.value.clone()));
    }
    let named = match &file.members {
        Some(members) => Some(distinct(members, context, reader)?),
        None => None,
    };
    let own = match &file.member {
        Some(member) => Some(member_number(member, context, reader)?),
        None => None,
    };
    if let Some(per) = &file.per {
        let payers = named.or_else(|| own.map(|own| vec![own]));
        let payers = payers.unwrap_or_else(|| (0..context.members.len()).collect());
        return each(per, &payers, context, reader).map(Bearer::Each);
    }
    let all = || (0..context.members.len()).collect::<Vec<usize>>();
    Some(match (own, file.is_after, context.members.is_empty()) {
        (Some(own), ..) => Bearer::Member(own),
        (None, false, _) | (None, true, true) => Bearer::Group,
        (None, true, false) => Bearer::Shared(named.unwrap_or_else(all)),
    })
}

/// The numbers of members named in a list, each once.
fn distinct(names: &At<Vec<At<String>>>, context: &Context, reader: &mut Reader<'_>) -> Option<Vec<usize>> {
    let mut numbers = Vec::new();
    for (nth, name) in names.value.iter().enumerate() {
        let number = member_number(name, context, reader)?;
        if numbers.contains(&number) {
            let fault = Diagnostic::error("duplicate-id", Some(name.span.clone()));
            let first = names.value.iter().take(nth).find(|other| other.value == name.value);
            let fault = fault.with("id", name.value.clone());
            reader.report(match first {
                Some(first) => fault.caused_by(first.span.clone()),
                None => fault,
            });
            return None;
        }
        numbers.push(number);
    }
    if numbers.is_empty() {
        reader.report(Diagnostic::error("no-members", Some(names.span.clone())));
        return None;
    }
    Some(numbers)
}

/// Each payer with the number of units it pays for: its base, or 1 a member.
fn each(
    per: &At<String>,
    payers: &[usize],
    context: &Context,
    reader: &mut Reader<'_>,
) -> Option<Vec<(usize, Fraction)>> {
    let mut factors = Vec::new();
    for number in payers {
        let At { value: member, span }: &At<Member> = context.members.get(*number)?;
        let base = member.bases.iter().find(|(name, _)| *name == per.value);
        match base {
            _ if per.value == "member" => factors.push((*number, Fraction::from(1))),
            Some((_, base)) => factors.push((*number, base.clone())),
            None => {
                let fault = Diagnostic::error("missing-base", Some(per.span.clone()))
                    .with("base", per.value.clone())
                    .with("member", member.id.clone());
                reader.report(fault.caused_by(span.clone()));
                return None;
            }
        }
    }
    Some(factors)
}

/// An item must run in some month, and a shared one needs somebody to share it in each of its months.
fn check_months(
    item: &CostItem,
    (span, price_place): (&Span, &Span),
    context: &Context,
    reader: &mut Reader<'_>,
) {
    let term = context.calendar.term();
    let months_of = |number: &usize| context.members.get(*number).map(|member| member.value.months);
    let runs = match item.price {
        Price::Once { at: Some(at), .. } => Months::new(at, at),
        _ => item.runs,
    };
    let own = match &item.bearer {
        Bearer::Member(number) => months_of(number).unwrap_or(term),
        _ => term,
    };
    if item.runs.is_empty() || runs.first > term.last {
        return; // said where the months are written
    }
    if runs.and(own).and(term).is_empty() {
        let fault = Diagnostic::error("never-runs", Some(span.clone())).with("item", item.id.clone());
        let member = match &item.bearer {
            Bearer::Member(number) => context.members.get(*number),
            _ => None,
        };
        reader.report(match member {
            Some(member) => fault.caused_by(member.span.clone()),
            None => fault,
        });
        return;
    }
    let Bearer::Shared(members) = &item.bearer else {
        if let (Price::ByMembers(prices), Bearer::Group) = (&item.price, &item.bearer) {
            check_prices(prices, 1..=1, &[], price_place, reader);
        }
        return;
    };
    let mut sharing: Vec<Months> = Vec::new();
    for number in members {
        let member = context.members.get(*number).map(|at| &at.value);
        sharing.extend(member.filter(|member| !member.candidate).map(|member| member.months));
    }
    let runs = runs.and(term);
    let first = match &item.price {
        Price::Once { .. } => Months::new(runs.first, runs.first),
        _ => runs,
    };
    let months = first.first..=first.last;
    if let Some(month) = months.clone().find(|month| !sharing.iter().any(|m| m.contains(*month))) {
        let fault = Diagnostic::error("nobody-shares", Some(span.clone()));
        reader.report(fault.with("item", item.id.clone()).with("month", month.to_string()));
        return;
    }
    if let Price::ByMembers(prices) = &item.price {
        check_prices(prices, months, &sharing, price_place, reader);
    }
}

/// A price by members must have one for the fewest that share in a month.
fn check_prices(
    prices: &[(u32, Estimate)],
    mut months: RangeInclusive<u32>,
    sharing: &[Months],
    place: &Span,
    reader: &mut Reader<'_>,
) {
    let least = prices.iter().map(|(number, _)| *number).min().unwrap_or(u32::MAX);
    let too_few = months.find_map(|month| {
        let count = u32::try_from(sharing.iter().filter(|taking| taking.contains(month)).count()).ok()?;
        (count < least).then_some(count)
    });
    if let Some(count) = too_few {
        let fault = Diagnostic::error("no-price-for-members", Some(place.clone()));
        reader.report(fault.with("count", count.to_string()));
    }
}
