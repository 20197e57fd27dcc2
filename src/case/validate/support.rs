//! From support as written to support as meant: what it pays, of which items, to whom.

use super::context::{Context, member_number, unknown};
use super::told::{exclude, part};
use crate::case::file::support::SupportFile;
use crate::case::keys::{At, Reader};
use crate::code;
use crate::cost::{CostItem, Side, Support, SupportPays};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::{Code, Lang};
use crate::money::Fraction;

/// One support, of the items of the side that it lowers.
pub(super) fn support(
    at: At<SupportFile>,
    sides: [&[CostItem]; 2],
    context: &Context<'_>,
) -> Option<Support> {
    let At { value: file, span } = at;
    let side = file.side.as_ref().map_or(Side::After, |side| side.value);
    if context.members.is_empty() {
        context.reader.report(Diagnostic::error(code!("support-needs-members"), Some(span.clone())));
    }
    let pays = pays(&file, &span, context);
    let items = items(&file, (side.word(), side.of(sides)), &span, context.reader);
    let to = match &file.to {
        Some(to) if to.value != "each" => Some(member_number(to, context)?),
        _ => None,
    };
    let cap = file.cap.as_ref().and_then(|at| {
        let cap = context.one_price("cap", at);
        not_below_zero(cap.as_ref(), &at.span, context.reader);
        cap
    });
    Some(Support {
        name: file.name?.value,
        items,
        pays: pays?,
        cap,
        to,
        kind: file.kind.map(|kind| kind.value),
        years_after: file.year_after.map_or(0, |years| usize::try_from(years.value).unwrap_or(0)),
        is_before: side == Side::Before,
    })
}

/// A part of the cost, or an amount.
fn pays(file: &SupportFile, span: &Span, context: &Context<'_>) -> Option<SupportPays> {
    match (&file.rate, &file.amount) {
        (Some(rate), None) => {
            let rate_part = part(&rate.value);
            if rate_part.is_negative() || rate_part > Fraction::from(1) {
                context.reader.report(Diagnostic::error(code!("support-rate"), Some(rate.span.clone())));
            }
            Some(SupportPays::Rate(rate_part))
        }
        (None, Some(amount)) => {
            let price = context.one_price("amount", amount);
            not_below_zero(price.as_ref(), &amount.span, context.reader);
            price.map(SupportPays::Amount)
        }
        (Some(rate), Some(amount)) => {
            exclude("rate", rate.span.clone(), "amount", amount.span.clone(), context.reader);
            None
        }
        (None, None) => {
            exactly_one(["rate", "amount"], span, context.reader);
            None
        }
    }
}

/// The items that it covers, by their numbers on its side.
fn items(
    file: &SupportFile,
    (table, its): (&'static str, &[CostItem]),
    span: &Span,
    reader: &Reader<'_>,
) -> Vec<usize> {
    match (&file.items, &file.category) {
        (Some(items), None) => return covered(items, (table, its), reader),
        (None, Some(category)) => return of_category(category, (table, its), reader),
        (Some(items), Some(category)) => {
            exclude("items", items.span.clone(), "category", category.span.clone(), reader);
        }
        (None, None) => exactly_one(["items", "category"], span, reader),
    }
    Vec::new()
}

/// A support pays, or pays nothing: it never takes.
fn not_below_zero(amount: Option<&Fraction>, span: &Span, reader: &Reader<'_>) {
    if amount.is_some_and(Fraction::is_negative) {
        reader.report(Diagnostic::error(code!("support-below-zero"), Some(span.clone())));
    }
}

fn exactly_one(keys: [&'static str; 2], span: &Span, reader: &Reader<'_>) {
    if !reader.has_lost_at(span, "support", &keys) {
        let fault = Diagnostic::error(code!("exactly-one"), Some(span.clone()));
        reader.report(fault.with("known", keys.join(", ")));
    }
}

/// Whether some item of a side cannot be read: any name or category may be its own.
fn has_lost_items(table: &'static str, reader: &Reader<'_>) -> bool {
    reader.has_lost(table, &["item", "id", "category"]) || reader.has_lost("file", &[table])
}

fn covered(
    items: &At<Vec<At<String>>>,
    (table, known): (&'static str, &[CostItem]),
    reader: &Reader<'_>,
) -> Vec<usize> {
    if items.value.is_empty() {
        reader.report(Diagnostic::error(code!("no-items"), Some(items.span.clone())));
    }
    let mut numbers = Vec::new();
    for name in &items.value {
        let named = |item: &CostItem| item.id == name.value || item.name.is(&name.value);
        let before = numbers.len();
        numbers.extend(known.iter().enumerate().filter(|(_, item)| named(item)).map(|(nth, _)| nth));
        if numbers.len() == before && !has_lost_items(table, reader) {
            let known: Vec<&str> = known.iter().map(|item| item.id.as_str()).collect();
            let fault = unknown(code!("unknown-item"), name, &known).with("table", table);
            reader.report(worded_near(fault, code!("unknown-item-near")));
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

fn of_category(
    category: &At<String>,
    (table, its): (&'static str, &[CostItem]),
    reader: &Reader<'_>,
) -> Vec<usize> {
    let in_it = |item: &CostItem| item.category.as_ref().is_some_and(|label| label.is(&category.value));
    let numbers: Vec<usize> =
        its.iter().enumerate().filter(|(_, item)| in_it(item)).map(|(nth, _)| nth).collect();
    if numbers.is_empty() && !has_lost_items(table, reader) {
        let mut known: Vec<&str> = its
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

/// The same, worded for its nearest name where there is one.
fn worded_near(fault: Diagnostic, wording: Code) -> Diagnostic {
    if fault.argument("near").is_some() { fault.worded(wording) } else { fault }
}
