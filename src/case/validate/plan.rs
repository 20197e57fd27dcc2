//! From the model as written to the plan as meant: members, items, support, and what they say of each other.

use super::base;
use super::by_year;
use super::coalition;
use super::context::{Context, Read, months};
use super::item;
use super::rates::Rates;
use super::settlement::settlements;
use super::sharing;
use super::support::support;
use super::tax::CaseTax;
use super::told::part;
use crate::case::file::plan::{FinanceFile, MemberFile, PlanFile};
use crate::case::keys::{At, Reader};
use crate::case::model::{Finance, Member, Plan, PlanPlaces};
use crate::code;
use crate::cost::{Calendar, CostItem, Support, Timing};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use crate::money::{Currency, Fraction};
use crate::sharing::Limits;
use std::collections::HashMap;

/// The plan that the tables mean; `None` where the file has none of them.
pub(in crate::case) fn validate(
    file: PlanFile,
    currency: &At<Currency>,
    calendar: Calendar,
    reader: &mut Reader<'_>,
) -> Option<Plan> {
    let is_empty = file.members.is_empty()
        && file.before.is_empty()
        && file.after.is_empty()
        && file.coalitions.is_empty()
        && file.settlements.is_empty()
        && file.bases.is_empty();
    let rates = Rates::new(file.rates, currency.value, reader);
    let after_files = file.before.iter().chain(&file.after);
    let prices: Vec<&str> =
        after_files.filter_map(|item| item.value.per.as_ref()).map(|per| per.value.as_str()).collect();
    let bases = base::bases(file.bases, &file.members, &prices, reader);
    let (members, numbers) = members(file.members, calendar, reader);
    let named = bases.iter().filter_map(|base| Some((base.name.clone()?, base.id.clone()))).collect();
    let tax = CaseTax::new(&file.tax, currency.value, reader);
    let context = Context { members, numbers, rates, calendar, tax, named };
    let before = item::items(&file.before, &context, reader);
    let (before, before_places): (Vec<CostItem>, Vec<Span>) =
        before.into_iter().map(|read| (read.item, read.place)).unzip();
    let read = item::items(&file.after, &context, reader);
    let mut places = PlanPlaces {
        members: context.members.iter().map(|member| member.span.clone()).collect(),
        before: before_places,
        rule: file.sharing.rule.as_ref().map(|rule| rule.span.clone()),
        min_saving: file.sharing.min_saving.as_ref().map(|promise| promise.span.clone()),
        bill: file.sharing.bill.as_ref().map(|bill| bill.span.clone()),
        ..PlanPlaces::default()
    };
    let reckonings = settlements(file.settlements, &context, currency.value, reader);
    if let (Some(division), Some(first)) = (&file.sharing.division, reckonings.first()) {
        reader.report(sharing::beside_division(division, first.place.clone()));
    }
    let sharing = sharing::sharing(file.sharing, &read, &context, currency.value, reader);
    let (mut after, mut shares) = (Vec::with_capacity(read.len()), Vec::with_capacity(read.len()));
    let mut limits = Vec::with_capacity(read.len());
    for Read { item, share, limits: of_item, place } in read {
        let (rule, rule_place) = share.map(|share| (share.value, share.span)).unzip();
        let (limited, limits_place) = of_item.map(|limits| (limits.value, limits.span)).unzip();
        limits.push(limited.unwrap_or_default());
        places.limits.push(limits_place);
        after.push(item);
        shares.push(rule);
        places.after.push(place);
        places.shares.push(rule_place);
    }
    let support: Vec<Support> =
        file.support.into_iter().filter_map(|at| support(at, [&before, &after], &context, reader)).collect();
    let finance = finance(file.finance, reader);
    let prices_written = file.coalitions.len();
    let coalitions = coalition::coalitions(file.coalitions, &context, reader);
    let whole = match after.is_empty() {
        // one that could not be read may be that of all
        true if coalitions.len() == prices_written => coalition::whole(&coalitions, &context, reader),
        _ => None,
    };
    let only_quoted = whole.is_some();
    if let Some((item, place)) = whole {
        after.push(item);
        shares.push(None);
        limits.push(Limits::default());
        places.limits.push(None);
        places.after.push(place);
        places.shares.push(None);
    }
    let coalitions = coalitions.into_iter().map(|read| read.value).collect();
    (!is_empty).then(|| Plan {
        members: context.members.into_iter().map(|member| member.value).collect(),
        before,
        after,
        support,
        finance,
        shares,
        limits,
        sharing,
        bases,
        reckonings,
        coalitions,
        quoted_months: calendar.months,
        only_quoted,
        places,
    })
}

/// The members, and the number of each by its id.
fn members(
    files: Vec<At<MemberFile>>,
    calendar: Calendar,
    reader: &mut Reader<'_>,
) -> (Vec<At<Member>>, HashMap<String, usize>) {
    let mut members: Vec<At<Member>> = Vec::with_capacity(files.len());
    let mut numbers: HashMap<String, usize> = HashMap::with_capacity(files.len());
    for At { value: file, .. } in files {
        let Some(id) = file.id else { continue };
        if let Some(first) = numbers.get(&id.value).and_then(|first| members.get(*first)) {
            let fault = Diagnostic::error(code!("duplicate-id"), Some(id.span)).with("id", id.value);
            reader.report(fault.caused_by(first.span.clone()));
            continue;
        }
        let months = months(file.from.as_ref(), file.to.as_ref(), calendar, reader);
        let mut bases = Vec::new();
        for (name, number) in file.bases {
            let Some(number) = number else {
                // one that cannot be read counts as there, so that nobody is told that it is missing
                bases.push((name.value, Fraction::from(1)));
                continue;
            };
            let figure = by_year::figure(&name.value, number, reader);
            bases.push((name.value, figure));
        }
        let by_year = by_year::bases(file.by_year, &id, months, calendar, reader);
        bases.extend(by_year.iter().map(|read| (read.name.clone(), read.mean.clone())));
        let by_year = by_year.into_iter().map(|read| (read.name, read.years)).collect();
        let member = Member {
            name: file.name.map_or_else(|| Text::same(id.value.clone()), |name| name.value),
            id: id.value.clone(),
            bases,
            by_year,
            months,
            candidate: file.candidate,
        };
        numbers.insert(id.value, members.len());
        members.push(At { value: member, span: id.span });
    }
    (members, numbers)
}

fn finance(file: FinanceFile, reader: &mut Reader<'_>) -> Finance {
    let discount = file.discount.map_or(Fraction::zero(), |discount| {
        let rate = part(&discount.value);
        if rate.is_negative() {
            reader.report(Diagnostic::error(code!("negative-discount"), Some(discount.span)));
        }
        rate
    });
    Finance { discount, timing: file.timing.map_or(Timing::End, |timing| timing.value) }
}
