//! From the model as written to the plan as meant: members, items, support, and what they say of each other.

use super::base;
use super::by_year;
use super::coalition;
use super::context::{Context, ReadItem, from_to, months};
use super::item;
use super::rates::Rates;
use super::settlement::settlements;
use super::sharing;
use super::support::support;
use super::tax::CaseTax;
use super::told::part;
use crate::case::file::plan::{FinanceFile, MemberFile, PlanFile, SharingFile};
use crate::case::keys::{At, Reader};
use crate::case::model::{Finance, Member, Plan, PlanPlaces, Reckoning};
use crate::code;
use crate::cost::{Calendar, CostItem, Support, Timing};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use crate::money::{Currency, Fraction};
use crate::sharing::{Bill, Limits, Rule};
use std::collections::HashMap;

/// The plan that the tables mean; `None` where the file has none of them.
pub(in crate::case) fn validate(
    file: PlanFile,
    currency: &At<Currency>,
    calendar: Calendar,
    reader: &Reader<'_>,
) -> Option<Plan> {
    let is_empty = file.is_empty();
    let rates = Rates::new(file.rates, currency.value, reader);
    let after_files = file.before.iter().chain(&file.after);
    let prices: Vec<&str> =
        after_files.filter_map(|item| item.value.per.as_ref()).map(|per| per.value.as_str()).collect();
    let bases = base::bases(file.bases, &file.members, &prices, reader);
    let (members, numbers) = members(file.members, calendar, reader);
    let named = bases.iter().filter_map(|base| Some((base.name.clone()?, base.id.clone()))).collect();
    let tax = CaseTax::new(&file.tax, currency.value, reader);
    let context = Context { reader, members, numbers, rates, calendar, tax, named };
    let before = item::items("before", &file.before, &context);
    let (before, before_places): (Vec<CostItem>, Vec<Span>) =
        before.into_iter().map(|read| (read.item, read.place)).unzip();
    let read = item::items("after", &file.after, &context);
    let mut places = places(&context, &file.sharing, before_places);
    let reckonings = settlements(file.settlements, &context);
    report_undivided(&reckonings, &file.sharing, reader);
    let sharing = sharing::sharing(file.sharing, &read, &context);
    report_apart(&reckonings, sharing.settlement.bill, reader);
    let mut after = After::default();
    read.into_iter().for_each(|read| after.push(read, &mut places));
    let support: Vec<Support> =
        file.support.into_iter().filter_map(|at| support(at, [&before, &after.items], &context)).collect();
    let finance = finance(file.finance, reader);
    let prices_written = file.coalitions.len();
    let coalitions = coalition::coalitions(file.coalitions, &context);
    let whole = match after.items.is_empty() {
        // one that could not be read may be that of all
        true if coalitions.len() == prices_written => coalition::whole(&coalitions, &context),
        _ => None,
    };
    let only_quoted = whole.is_some();
    if let Some((item, place)) = whole {
        after.push(ReadItem { item, share: None, limits: None, place }, &mut places);
    }
    let coalitions = coalitions.into_iter().map(|read| read.value).collect();
    (!is_empty).then(|| Plan {
        members: context.members.into_iter().map(|member| member.value).collect(),
        before: before.into(),
        after: after.items.into(),
        support,
        finance,
        rates: context.rates.known(),
        shares: after.shares.into(),
        limits: after.limits.into(),
        sharing,
        bases,
        reckonings,
        coalitions,
        quoted_months: calendar.months,
        only_quoted,
        places: places.into(),
    })
}

/// What stands beside bills stands beside no division of the whole cost.
fn report_undivided(reckonings: &[Reckoning], sharing_file: &SharingFile, reader: &Reader<'_>) {
    if let (Some(division), Some(first)) = (&sharing_file.division, reckonings.first()) {
        reader.report(sharing::beside_division(division, first.place.clone()));
    }
}

/// What lowers a year at once stands beside no bills that are made apart.
fn report_apart(reckonings: &[Reckoning], bill: Bill, reader: &Reader<'_>) {
    reckonings.iter().filter_map(|one| one.apart(bill)).for_each(|fault| reader.report(fault));
}

/// Where the members, the items of today and the rules of all stand.
fn places(context: &Context<'_>, sharing: &SharingFile, before: Vec<Span>) -> PlanPlaces {
    PlanPlaces {
        members: context.members.iter().map(|member| member.span.clone()).collect(),
        before,
        rule: sharing.rule.as_ref().map(|rule| rule.span.clone()),
        min_saving: sharing.min_saving.as_ref().map(|promise| promise.span.clone()),
        bill: sharing.bill.as_ref().map(|bill| bill.span.clone()),
        ..PlanPlaces::default()
    }
}

/// The items of the shared system, with the rule and the limits of each.
#[derive(Default)]
struct After {
    items: Vec<CostItem>,
    shares: Vec<Option<Rule>>,
    limits: Vec<Limits>,
}

impl After {
    fn push(&mut self, read: ReadItem, places: &mut PlanPlaces) {
        let (rule, rule_place) = read.share.map(|share| (share.value, share.span)).unzip();
        let (limits, limits_place) = read.limits.unzip();
        self.items.push(read.item);
        self.shares.push(rule);
        self.limits.push(limits.unwrap_or_default());
        places.after.push(read.place);
        places.shares.push(rule_place);
        places.limits.push(limits_place.unwrap_or_default());
    }
}

/// The members, and the number of each by its id.
fn members(
    files: Vec<At<MemberFile>>,
    calendar: Calendar,
    reader: &Reader<'_>,
) -> (Vec<At<Member>>, HashMap<String, usize>) {
    let mut members: Vec<At<Member>> = Vec::with_capacity(files.len());
    let mut numbers: HashMap<String, usize> = HashMap::with_capacity(files.len());
    for At { value: file, .. } in files {
        let Some(id) = file.id else { continue };
        if let Some(first) = numbers.get(&id.value).and_then(|first| members.get(*first)) {
            reader.lose("member", "id", &id.span);
            let fault = Diagnostic::error(code!("duplicate-id"), Some(id.span)).with("id", id.value);
            reader.report(fault.caused_by(first.span.clone()));
            continue;
        }
        let (from, to) = (file.from.as_ref(), file.to.as_ref());
        let months = match file.candidate {
            true => from_to(from, to, reader),
            false => months(from, to, calendar, reader),
        };
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

fn finance(file: FinanceFile, reader: &Reader<'_>) -> Finance {
    let discount = file.discount.map_or(Fraction::zero(), |discount| {
        let rate = part(&discount.value);
        if rate.is_negative() {
            reader.report(Diagnostic::error(code!("negative-discount"), Some(discount.span)));
        }
        rate
    });
    Finance { discount, timing: file.timing.map_or(Timing::End, |timing| timing.value) }
}
