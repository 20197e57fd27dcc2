//! Which costs of a plan count, and over which term; and whether the plan has what is asked for.

use crate::case::{OneTime, Plan};
use crate::code;
use crate::cost::{CostItem, Price};
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;

/// Which costs count, and over which term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only items of these categories, if any is named.
    pub only: Vec<String>,
    /// No items of these categories.
    pub exclude: Vec<String>,
    /// Whether one-time costs count; they do by default.
    pub once: Option<OneTime>,
    /// The term in months, instead of the case's.
    pub months: Option<u32>,
}

impl Selection {
    /// Whether an item counts.
    pub(super) fn takes(&self, item: &CostItem) -> bool {
        let named = |names: &[String]| {
            item.category.as_ref().is_some_and(|label| names.iter().any(|name| label.is(name)))
        };
        let once = self.once == Some(OneTime::Excluded) && item.is_one_time();
        (self.only.is_empty() || named(&self.only)) && !named(&self.exclude) && !once
    }

    /// Whether a plan has what is asked for, and stays within the limits of amounts.
    pub(super) fn check(&self, plan: &Plan) -> Result<(), Diagnostic> {
        check_categories(plan, self)?;
        check_size(plan, self)
    }
}

/// Every category named must be one that some item has.
fn check_categories(plan: &Plan, selection: &Selection) -> Result<(), Diagnostic> {
    let items = || plan.items();
    for name in selection.only.iter().chain(&selection.exclude) {
        if items().any(|item| item.category.as_ref().is_some_and(|label| label.is(name))) {
            continue;
        }
        let mut known: Vec<&str> =
            items().filter_map(|item| item.category.as_ref()).map(|label| label.in_lang(Lang::Ja)).collect();
        known.sort_unstable();
        known.dedup();
        let fault = Diagnostic::error(code!("unknown-category"), None).with("found", name.clone());
        return Err(match known.is_empty() {
            true => fault.worded(code!("unknown-category-of-none")),
            false => fault.with_known(name, &known, code!("unknown-category-near")),
        });
    }
    Ok(())
}

/// A longer term lets prices grow for longer; within the case's own term they have been looked at.
fn check_size(plan: &Plan, selection: &Selection) -> Result<(), Diagnostic> {
    let Some(months) = selection.months else { return Ok(()) };
    match plan.items().find(|item| item.is_too_large(months)) {
        Some(item) => Err(Diagnostic::error(code!("amount-too-large"), None)
            .worded(code!("amount-grows-too-large"))
            .with("item", item.id.clone())),
        None => Ok(()),
    }
}

/// A price by year must have one for each year of the term.
pub(super) fn check_years(plan: &Plan, years: usize) -> Result<(), Diagnostic> {
    for item in plan.items() {
        if let Price::ByYear(prices) = &item.price
            && prices.len() < years
        {
            let fault = Diagnostic::error(code!("by-year-length"), None).worded(code!("by-year-too-short"));
            let fault = fault.with("item", item.id.clone()).with("found", prices.len().to_string());
            return Err(fault.with("years", years.to_string()));
        }
    }
    Ok(())
}
