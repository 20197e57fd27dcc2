//! What an item comes to: months in which somebody bears it, a price for every number of members, amounts in bounds.

use super::context::Context;
use crate::case::file::plan::{AmountForm, ItemFile};
use crate::code;
use crate::cost::{Bearer, CostItem, Months, Price};
use crate::diagnostic::{Diagnostic, Span};
use std::collections::BTreeMap;

/// Holds an item against the term, the months of its members and the largest amount.
pub(super) fn check(file: &ItemFile, item: &CostItem, span: &Span, context: &Context<'_>) {
    let price = file.forms.first().map_or(span, |(_, price, _)| price);
    let growth = file.growth.as_ref().map(|growth| &growth.span);
    check_size(item, price, growth, context);
    // months past the term, or the wrong way round, have been told where they are written
    let term = context.calendar.term();
    let paid = file.at.as_ref().map_or(term.first, |at| at.value.max(1));
    if term.contains(paid) && !item.runs.and(term).is_empty() {
        check_months(file, item, span, context);
    }
}

/// A shared item needs somebody to share it, and a price for them, in each of its months. One of a member may run in
/// none of the months in which the member takes part: then it does not count, and `check` says so.
fn check_months(file: &ItemFile, item: &CostItem, span: &Span, context: &Context<'_>) {
    let term = context.calendar.term();
    let runs = match item.price {
        Price::Once { at: Some(at), every: None, .. } => Months::new(at.max(1), at.max(1)),
        _ => item.runs,
    };
    let runs = runs.and(term);
    // months of a member outside the term have been told where they stand
    let in_term = |months: &Months| !months.and(term).is_empty();
    let said =
        |code, place: &Span| Diagnostic::error(code, Some(place.clone())).with("item", item.id.clone());
    let Bearer::Shared(members) = &item.bearer else {
        if let (Price::ByMembers(_), Some((_, place, _))) = (&item.price, file.forms.first()) {
            context
                .reader
                .report(said(code!("no-price-for-members"), place).worded(code!("no-members-to-count")));
        }
        return;
    };
    let members = members.iter().filter_map(|number| context.members.get(*number)).map(|at| &at.value);
    let sharing: Vec<Months> =
        members.filter(|member| !member.candidate).map(|member| member.months).collect();
    let mut months: Box<dyn Iterator<Item = u32>> = match item.price {
        Price::Once { at, every, .. } => Box::new(CostItem::paid_in(at, every, runs.first, runs.last)),
        _ => Box::new(runs.first..=runs.last),
    };
    let said =
        |code, place: &Span| Diagnostic::error(code, Some(place.clone())).with("item", item.id.clone());
    let deserted = months.find(|month| !sharing.iter().any(|months| months.contains(*month)));
    if let Some(month) = deserted {
        if sharing.iter().all(in_term) {
            let fault = said(code!("nobody-shares"), span).with("month", month.to_string());
            let all_left = sharing.is_empty();
            context.reader.report(if all_left { fault.worded(code!("nobody-shares-left")) } else { fault });
        }
        return;
    }
    let Price::ByMembers(prices) = &item.price else { return };
    let least = prices.iter().map(|(number, _)| *number).min().unwrap_or(0);
    if let Some((month, count)) = fewer_than(least, &sharing, runs)
        && sharing.iter().all(in_term)
    {
        let place = file.forms.iter().find_map(|(_, _, form)| smallest(form.as_ref()?));
        let fault = said(code!("no-price-for-members"), place.as_ref().unwrap_or(span));
        context.reader.report(fault.with("count", count.to_string()).with("month", month.to_string()));
    }
}

/// The first month in which fewer members than so many share, and how many they are.
fn fewer_than(least: u32, sharing: &[Months], runs: Months) -> Option<(u32, u32)> {
    let mut changes: BTreeMap<u32, (u32, u32)> = BTreeMap::from([(runs.first, (0, 0))]);
    for months in sharing.iter().map(|months| months.and(runs)).filter(|months| !months.is_empty()) {
        changes.entry(months.first).or_default().0 += 1;
        if months.last < runs.last {
            changes.entry(months.last.saturating_add(1)).or_default().1 += 1;
        }
    }
    let mut count: u32 = 0;
    changes.into_iter().find_map(|(month, (come, go))| {
        count = count.saturating_add(come).saturating_sub(go);
        (count < least).then_some((month, count))
    })
}

/// Where the smallest number of members with a price stands.
fn smallest(form: &AmountForm) -> Option<Span> {
    let AmountForm::ByMembers(prices) = form else { return None };
    prices.iter().min_by_key(|(number, _)| number.value).map(|(number, _)| number.span.clone())
}

/// Rates, numbers of units and growth must not make an amount larger than an amount may be written.
fn check_size(item: &CostItem, price: &Span, growth: Option<&Span>, context: &Context<'_>) {
    if item.is_too_large(context.calendar.months) {
        let fault = Diagnostic::error(code!("amount-too-large"), Some(price.clone()))
            .worded(code!("amount-grows-too-large"));
        let fault = fault.with("item", item.id.clone());
        context.reader.report(match growth {
            Some(growth) => fault.caused_by(growth.clone()),
            None => fault,
        });
    }
}
