//! From the model as written to the plan as meant: members, items, support, and what they say of each other.

use super::base;
use super::by_year;
use super::coalition;
use super::context::{Context, Read, exclude, member_number, months, part, unknown};
use super::item;
use super::rates::Rates;
use super::sharing;
use crate::case::file::plan::{FinanceFile, MemberFile, PlanFile, SupportFile};
use crate::case::keys::{At, Reader};
use crate::case::model::{Finance, Member, Plan, PlanPlaces};
use crate::code;
use crate::cost::{Calendar, CostItem, Estimate, Support, SupportPays, Timing};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::{Code, Lang, Text};
use crate::money::{Currency, Fraction};
use crate::sharing::Limits;

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
        && file.bases.is_empty();
    let rates = Rates::new(file.rates, currency.value, reader);
    let after_files = file.before.iter().chain(&file.after);
    let prices: Vec<&str> =
        after_files.filter_map(|item| item.value.per.as_ref()).map(|per| per.value.as_str()).collect();
    let bases = base::bases(file.bases, &file.members, &prices, reader);
    let members = members(file.members, calendar, reader);
    let named = bases.iter().filter_map(|base| Some((base.name.clone()?, base.id.clone()))).collect();
    let context = Context { members, rates, calendar, named };
    let before = item::items(&file.before, &context, reader);
    let (before, before_places) = before.into_iter().map(|read| (read.item, read.place)).unzip();
    let read = item::items(&file.after, &context, reader);
    let mut places = PlanPlaces {
        members: context.members.iter().map(|member| member.span.clone()).collect(),
        before: before_places,
        rule: file.sharing.rule.as_ref().map(|rule| rule.span.clone()),
        min_saving: file.sharing.min_saving.as_ref().map(|promise| promise.span.clone()),
        bill: file.sharing.bill.as_ref().map(|bill| bill.span.clone()),
        ..PlanPlaces::default()
    };
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
        file.support.into_iter().filter_map(|at| support(at, &after, &context, reader)).collect();
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
        coalitions,
        quoted_months: calendar.months,
        only_quoted,
        places,
    })
}

fn members(files: Vec<At<MemberFile>>, calendar: Calendar, reader: &mut Reader<'_>) -> Vec<At<Member>> {
    let mut members: Vec<At<Member>> = Vec::new();
    for At { value: file, .. } in files {
        let Some(id) = file.id else { continue };
        if let Some(first) = members.iter().find(|known| known.value.id == id.value) {
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
            if number.value.value.is_negative() {
                let fault = Diagnostic::error(code!("negative-base"), Some(number.span))
                    .with("base", name.value.clone());
                reader.report(fault);
            }
            // a negative one counts as there, so that nobody is told that it is missing
            bases.push((name.value, number.value.value.abs()));
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
        members.push(At { value: member, span: id.span });
    }
    members
}

/// The same, worded for its nearest name where there is one.
fn worded_near(fault: Diagnostic, wording: Code) -> Diagnostic {
    if fault.argument("near").is_some() { fault.worded(wording) } else { fault }
}

fn support(
    at: At<SupportFile>,
    after: &[CostItem],
    context: &Context,
    reader: &mut Reader<'_>,
) -> Option<Support> {
    let At { value: file, span } = at;
    if context.members.is_empty() {
        reader.report(Diagnostic::error(code!("support-needs-members"), Some(span.clone())));
    }
    let pays = match (&file.rate, &file.amount) {
        (Some(rate), None) => {
            let rate_part = part(&rate.value);
            if rate_part.is_negative() || rate_part > Fraction::from(1) {
                reader.report(Diagnostic::error(code!("support-rate"), Some(rate.span.clone())));
            }
            Some(SupportPays::Rate(rate_part))
        }
        (None, Some(amount)) => {
            let price = context.rates.price("amount", amount, reader);
            not_below_zero(price.as_ref(), &amount.span, reader);
            price.map(|price| SupportPays::Amount(price.base))
        }
        (Some(rate), Some(amount)) => {
            exclude("rate", rate.span.clone(), "amount", amount.span.clone(), reader);
            None
        }
        (None, None) => {
            exactly_one("rate, amount", &span, reader);
            None
        }
    };
    let items = match (&file.items, &file.category) {
        (Some(items), None) => covered(items, after, reader),
        (None, Some(category)) => of_category(category, after, reader),
        (Some(items), Some(category)) => {
            exclude("items", items.span.clone(), "category", category.span.clone(), reader);
            Vec::new()
        }
        (None, None) => {
            exactly_one("items, category", &span, reader);
            Vec::new()
        }
    };
    let to = match &file.to {
        Some(to) if to.value != "each" => Some(member_number(to, context, reader)?),
        _ => None,
    };
    let cap = file.cap.as_ref().and_then(|at| {
        let cap = context.rates.price("cap", at, reader);
        not_below_zero(cap.as_ref(), &at.span, reader);
        cap
    });
    Some(Support { name: file.name?.value, items, pays: pays?, cap: cap.map(|cap| cap.base), to })
}

/// A support pays, or pays nothing: it never takes.
fn not_below_zero(amount: Option<&Estimate>, span: &Span, reader: &mut Reader<'_>) {
    if amount.is_some_and(|amount| amount.low().is_negative()) {
        reader.report(Diagnostic::error(code!("support-below-zero"), Some(span.clone())));
    }
}

fn exactly_one(keys: &str, span: &Span, reader: &mut Reader<'_>) {
    reader.report(Diagnostic::error(code!("exactly-one"), Some(span.clone())).with("known", keys));
}

fn covered(items: &At<Vec<At<String>>>, after: &[CostItem], reader: &mut Reader<'_>) -> Vec<usize> {
    if items.value.is_empty() {
        reader.report(Diagnostic::error(code!("no-items"), Some(items.span.clone())));
    }
    let mut numbers = Vec::new();
    for name in &items.value {
        let named = |item: &CostItem| item.id == name.value || item.name.is(&name.value);
        let before = numbers.len();
        numbers.extend(after.iter().enumerate().filter(|(_, item)| named(item)).map(|(nth, _)| nth));
        if numbers.len() == before {
            let known: Vec<&str> = after.iter().map(|item| item.id.as_str()).collect();
            let fault = unknown(code!("unknown-item"), name, &known);
            reader.report(worded_near(fault, code!("unknown-item-near")));
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn of_category(category: &At<String>, after: &[CostItem], reader: &mut Reader<'_>) -> Vec<usize> {
    let in_it = |item: &CostItem| item.category.as_ref().is_some_and(|label| label.is(&category.value));
    let numbers: Vec<usize> =
        after.iter().enumerate().filter(|(_, item)| in_it(item)).map(|(nth, _)| nth).collect();
    if numbers.is_empty() {
        let mut known: Vec<&str> = after
            .iter()
            .filter_map(|item| item.category.as_ref())
            .map(|label| label.in_lang(Lang::Ja))
            .collect();
        known.sort_unstable();
        known.dedup();
        let fault = unknown(code!("unknown-category"), category, &known);
        reader.report(match known.is_empty() {
            true => fault.worded(code!("unknown-category-of-none")),
            false => worded_near(fault, code!("unknown-category-near")),
        });
    }
    numbers
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
