//! What the tables of a plan refer to, and the references that several of them make.

use super::rates::Rates;
use super::tax::CaseTax;
use crate::case::keys::{At, Reader};
use crate::case::literal::Literal;
use crate::case::model::Member;
use crate::code;
use crate::cost::{Calendar, CostItem, Estimate, Months};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::{Code, Text};
use crate::money::Fraction;
use crate::near::nearest;
use crate::sharing::{Limits, Rule};
use std::collections::HashMap;

/// Everything an item or a support may refer to.
pub(super) struct Context<'c> {
    /// Takes the faults.
    pub(super) reader: &'c Reader<'c>,
    pub(super) members: Vec<At<Member>>,
    /// The number of the member of each id.
    pub(super) numbers: HashMap<String, usize>,
    pub(super) rates: Rates,
    pub(super) calendar: Calendar,
    pub(super) tax: CaseTax,
    /// The names that bases are given, with the base.
    pub(super) named: Vec<(Text, String)>,
}

impl Context<'_> {
    /// A price of the model in the case's currency; what is wrong with it is reported.
    pub(super) fn price(&self, key: &str, at: &At<Literal>) -> Option<Estimate> {
        self.rates.price(key, at, self.reader)
    }

    /// One amount of what is agreed: a range of it would mean nothing in the shares.
    pub(super) fn one_price(&self, key: &str, at: &At<Literal>) -> Option<Fraction> {
        let price = self.price(key, at)?;
        if !price.is_exact() {
            self.reader.report(Diagnostic::error(code!("amount-no-range"), Some(at.span.clone())));
        }
        Some(price.base)
    }

    /// The names of the bases that some member has.
    pub(super) fn bases(&self) -> Vec<&str> {
        self.members.iter().flat_map(|member| &member.value.bases).map(|(name, _)| name.as_str()).collect()
    }
}

/// An item with the rule it names for itself, and where its name stands.
pub(super) struct ReadItem {
    pub(super) item: CostItem,
    pub(super) share: Option<At<Rule>>,
    /// What it costs each member a year at least and at most, and where that stands.
    pub(super) limits: Option<(Limits, [Option<Span>; 2])>,
    pub(super) place: Span,
}

impl Context<'_> {
    /// Whether some member cannot be read: any id may be its own.
    pub(super) fn has_lost_members(&self) -> bool {
        has_lost_members(self.reader)
    }
}

/// The same of a reader.
pub(super) fn has_lost_members(reader: &Reader<'_>) -> bool {
    reader.has_lost("member", &["id"]) || reader.has_lost("file", &["member"])
}

/// Reports a month that the term does not have.
pub(super) fn past_the_term(at: Option<&At<u32>>, calendar: Calendar, reader: &Reader<'_>) {
    if let Some(at) = at
        && at.value > calendar.months
        && !reader.has_lost("file", &["months"])
    {
        let fault = Diagnostic::error(code!("past-the-term"), Some(at.span.clone()));
        let fault = fault.with("found", at.value.to_string());
        reader.report(fault.with("months", calendar.months.to_string()));
    }
}

/// The months from `from` to `to`; the end of the term where `to` is not given.
pub(super) fn months(
    from: Option<&At<u32>>,
    to: Option<&At<u32>>,
    calendar: Calendar,
    reader: &Reader<'_>,
) -> Months {
    past_the_term(from, calendar, reader);
    past_the_term(to, calendar, reader);
    from_to(from, to, reader)
}

/// The same, be they in the term or not: those of a candidate need not be while it waits, so that a shorter term can be
/// asked for.
pub(super) fn from_to(from: Option<&At<u32>>, to: Option<&At<u32>>, reader: &Reader<'_>) -> Months {
    let months = Months::new(from.map_or(1, |from| from.value), to.map_or(u32::MAX, |to| to.value));
    if let (Some(from), Some(to)) = (from, to)
        && months.is_empty()
    {
        let fault = Diagnostic::error(code!("ends-before-start"), Some(to.span.clone()));
        reader.report(fault.caused_by(from.span.clone()));
    }
    months
}

/// The number of the member of this id.
pub(super) fn member_number(at: &At<String>, context: &Context<'_>) -> Option<usize> {
    let found = context.numbers.get(&at.value).copied();
    if found.is_none() && !context.has_lost_members() {
        let known: Vec<&str> = context.members.iter().map(|member| member.value.id.as_str()).collect();
        if let Some(fault) = named(at, context) {
            context.reader.report(fault);
            return None;
        }
        let near = nearest(&at.value, &known);
        let place_of = |id| context.members.iter().find(|member| member.value.id == id);
        let first = context.members.first();
        let fault = unknown(code!("unknown-member"), at, &known);
        context.reader.report(match (near.and_then(place_of), first) {
            (Some(near), _) => fault.worded(code!("unknown-member-near")).caused_by(near.span.clone()),
            (None, Some(first)) => fault.caused_by(first.span.clone()),
            (None, None) => fault.worded(code!("unknown-member-of-none")),
        });
    }
    found
}

/// The fault of an id that is the name of a member, or of several: tables print names.
fn named(at: &At<String>, context: &Context<'_>) -> Option<Diagnostic> {
    let mut named = context.members.iter().filter(|member| member.value.name.is(&at.value));
    let first = named.next()?;
    let others = named.map(|member| member.value.id.as_str());
    let ids: Vec<&str> = [first.value.id.as_str()].into_iter().chain(others).collect();
    let fault = Diagnostic::error(code!("unknown-member"), Some(at.span.clone()));
    let fault = fault.with("found", at.value.clone()).with("known", ids.join(", "));
    Some(match ids.len() {
        1 => fault.worded(code!("unknown-member-name")).with("id", first.value.id.clone()),
        _ => fault.worded(code!("unknown-member-namesakes")),
    })
}

/// A name that nobody declared, with the nearest one and the list.
pub(super) fn unknown(code: Code, at: &At<String>, known: &[&str]) -> Diagnostic {
    let fault = Diagnostic::error(code, Some(at.span.clone()))
        .with("found", at.value.clone())
        .with("known", if known.is_empty() { "–".to_owned() } else { known.join(", ") });
    match nearest(&at.value, known) {
        Some(near) => fault.with("near", near),
        None => fault,
    }
}

/// A fault of a base that a member lacks, with the one that it has and that may be meant.
pub(super) fn lacking(fault: Diagnostic, base: &str, member: &At<Member>) -> Diagnostic {
    let fault = fault.caused_by(member.span.clone());
    let own: Vec<&str> = member.value.bases.iter().map(|(name, _)| name.as_str()).collect();
    match nearest(base, &own) {
        Some(near) => fault.with("near", near).worded(code!("missing-base-typed")),
        None => fault,
    }
}
