//! Cost items as written: what they are, what they cost and when, who bears them.

use super::alike::Alike;
use super::chosen::Choice;
use super::entry::entries;
use super::share::{Percents, ShareFile, share};
use super::tax::ItemTax;
use crate::case::keys::{At, Keys, ValueKind};
use crate::case::literal::{Literal, PercentLiteral};
use crate::case::meant::FORMS;
use crate::code;
use crate::cost::{CostItem, Stage, Timing};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use crate::money::Rounding;
use std::sync::Arc;

/// Cost items, each shared by the file as it is and those changed from it.
pub(in crate::case) type Items = Vec<Arc<At<ItemFile>>>;

entries! {
    /// One `[[before]]` or `[[after]]`; the keys of `[[after]]` alone are empty in the other.
    ItemFile, moved by ItemKey {
        /// Whether it is an `[[after]]`.
        is_after: bool = |keys, _| is_after(keys);
        item: Option<At<Text>> = |keys, key| keys.required(key, "\"…\"", Keys::text);
        id: Option<At<String>> = Keys::word, aside because "items are paired by it";
        member: Option<At<String>> = Keys::word;
        system: Option<At<Text>> = Keys::text;
        category: Option<At<Text>> = Keys::text;
        /// The amounts written, each with its key: exactly one must be there.
        forms: Vec<(&'static str, Span, Option<AmountForm>)> = |keys, _| forms(keys);
        paid_by: Option<At<Text>> = after(payer);
        /// The parts of payers outside, by their names.
        paid_parts: Option<At<Percents>> = after(|keys, _| payers(keys));
        at: Option<At<u32>> = |keys, key| keys.whole(key, 0, 600), moved as At: Month if is_once;
        from: Option<At<u32>> = month, moved as From: Month;
        to: Option<At<u32>> = month, moved as To: Month;
        growth: Option<At<PercentLiteral>> = Keys::percent, moved as Growth: Percent;
        every: Option<At<u32>> = month, moved as Every: Months if is_once;
        one_time: Option<bool> = Keys::flag;
        timing: Option<At<Timing>> = |keys, key| keys.choice(key, Timing::WORDS), moved as Timing: Choice;
        status: Option<At<Stage>> = |keys, key| keys.choice(key, &STAGES), told as words;
        tax: Option<At<ItemTax>> = |keys, key| keys.choice(key, ItemTax::WORDS), moved as Tax: Choice;
        tax_rate: Option<At<PercentLiteral>> = Keys::percent, moved as TaxRate: Percent;
        tax_round: Option<At<Rounding>> = |keys, key| keys.choice(key, Rounding::WORDS), moved as TaxRound: Choice;
        members: Option<At<Vec<At<String>>>> = after(Keys::words);
        per: Option<At<String>> = Keys::word;
        /// What a shared item costs each member a year at least and at most.
        min: Option<At<Literal>> = after(Keys::amount), moved as Min: Sum if |file: &ItemFile| file.is_after;
        max: Option<At<Literal>> = after(Keys::amount), moved as Max: Sum if |file: &ItemFile| file.is_after;
        direct: Option<At<bool>> = after(direct);
        share: Option<At<ShareFile>> = after(share), moved as Share: Share if |file: &ItemFile| file.is_after;
        #[expect(dead_code, reason = "it is for whoever reads the file, and told where it changes")]
        note: Option<At<Text>> = Keys::text, told as words;
        /// Whether a key that nobody knows is like one of an amount: that is what is wrong then.
        is_mistyped: bool = |keys, _| is_mistyped(keys);
    }
}

/// Asked last, when every key that an item may have has been asked for.
fn is_mistyped(keys: &mut Keys<'_, '_, '_>) -> bool {
    let forms: &[&str] = if is_after(keys) { &AFTER_FORMS } else { &BEFORE_FORMS };
    keys.has_like(forms)
}

/// The amounts of one form.
#[derive(Clone)]
pub(in crate::case) enum AmountForm {
    One(Box<At<Literal>>),
    ByYear(Vec<Option<At<Literal>>>),
    ByMembers(Prices),
}

impl AmountForm {
    /// Whether one of the amounts is written as about so much.
    fn is_approximate(&self) -> bool {
        let is_about = |at: &At<Literal>| at.value.approximate;
        match self {
            AmountForm::One(at) => is_about(at),
            AmountForm::ByYear(years) => years.iter().flatten().any(is_about),
            AmountForm::ByMembers(prices) => {
                prices.iter().filter_map(|(_, price)| price.as_ref()).any(is_about)
            }
        }
    }
}

/// Prices by the number of members that share, or figures by the number of a year.
pub(in crate::case) type Prices = Vec<(At<u32>, Option<At<Literal>>)>;

/// All forms of a cost of today, and of the shared system.
const BEFORE_FORMS: [&str; 5] = ["total", "once", "yearly", "monthly", "by_year"];
pub(crate) const AFTER_FORMS: [&str; 6] = ["total", "once", "yearly", "monthly", "by_year", "by_members"];

/// What figures of a plan are, in words.
pub(super) const STAGES: [(&str, Stage); 4] = [
    ("quotation", Stage::Quotation),
    ("budget", Stage::Budget),
    ("contract", Stage::Contract),
    ("settled", Stage::Settled),
];

/// A month of the term, or a number of months.
pub(super) fn month(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<u32>> {
    keys.whole(key, 1, 600)
}

impl ItemFile {
    /// What is of the item as meant just what the file says.
    pub(in crate::case) fn said_of(&self, item: CostItem) -> CostItem {
        CostItem {
            system: self.system.as_ref().map(|at| at.value.clone()),
            category: self.category.as_ref().map(|at| at.value.clone()),
            one_time: self.one_time,
            timing: self.timing.as_ref().map(|at| at.value),
            stage: self.status.as_ref().map(|at| at.value),
            approximate: self
                .forms
                .iter()
                .filter_map(|(.., form)| form.as_ref())
                .any(AmountForm::is_approximate),
            ..item
        }
    }
}

fn is_after(keys: &Keys<'_, '_, '_>) -> bool {
    keys.is_of("after")
}

/// What is read of `[[after]]` alone.
fn after<'r, 't, 's: 'r + 't, T: Default>(
    read: impl FnOnce(&mut Keys<'r, 't, 's>, &'static str) -> T,
) -> impl FnOnce(&mut Keys<'r, 't, 's>, &'static str) -> T {
    move |keys: &mut Keys<'r, 't, 's>, key| if is_after(keys) { read(keys, key) } else { T::default() }
}

fn is_once(file: &ItemFile) -> bool {
    file.forms.first().is_some_and(|(form, ..)| *form == "once")
}

fn forms(keys: &mut Keys<'_, '_, '_>) -> Vec<(&'static str, Span, Option<AmountForm>)> {
    keys.needs(if is_after(keys) { &AFTER_FORMS } else { &BEFORE_FORMS }, true);
    let mut forms = Vec::new();
    for form in FORMS {
        keys.note(form, ValueKind::Amount);
        if let Some(span) = keys.place(form) {
            forms.push((form, span, keys.amount(form).map(|amount| AmountForm::One(Box::new(amount)))));
        }
    }
    keys.note("by_year", ValueKind::Amounts);
    if let Some(span) = keys.place("by_year") {
        forms.push(("by_year", span, by_year(keys).map(AmountForm::ByYear)));
    }
    if is_after(keys) {
        let place = keys.place("by_members");
        let prices = by_members(keys);
        forms.extend(place.map(|span| ("by_members", span, prices.map(AmountForm::ByMembers))));
    }
    // as they stand in the file
    forms.sort_by_key(|(_, span, _): &(_, Span, _)| span.start);
    forms
}

/// The form of an amount, whatever the amounts are.
impl Alike for (&'static str, Span, Option<AmountForm>) {
    fn is_alike(&self, other: &Self) -> bool {
        let counts = |form: &Option<AmountForm>| match form {
            Some(AmountForm::ByYear(years)) => years.iter().map(|_| 0).collect(),
            Some(AmountForm::ByMembers(prices)) => prices.iter().map(|(count, _)| count.value).collect(),
            Some(AmountForm::One(_)) | None => Vec::new(),
        };
        self.0 == other.0 && counts(&self.2) == counts(&other.2)
    }
}

/// Who bears all of an item from outside; a table of languages is a name.
fn payer(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<Text>> {
    let whole = if has_payers(keys) { None } else { keys.text(key) };
    keys.note(key, ValueKind::Payers);
    whole
}

/// Who bears parts of it.
fn payers(keys: &mut Keys<'_, '_, '_>) -> Option<At<Percents>> {
    let span = keys.place("paid_by").filter(|_| has_payers(keys))?;
    let value = keys.table("paid_by", "paid_by", |mut keys| keys.percents())?;
    keys.note("paid_by", ValueKind::Payers);
    Some(At { value, span })
}

fn has_payers(keys: &Keys<'_, '_, '_>) -> bool {
    keys.is_table("paid_by") && !keys.is_in_languages("paid_by")
}

/// What a member pays itself; `false` says no more than nothing does.
fn direct(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<bool>> {
    let value = keys.flag(key).filter(|direct| *direct)?;
    Some(At { value, span: keys.place(key)? })
}

fn by_year(keys: &mut Keys<'_, '_, '_>) -> Option<Vec<Option<At<Literal>>>> {
    let At { value: amounts, .. } = keys.list("by_year")?;
    Some(amounts.iter().map(|value| keys.amount_of("by_year", value)).collect())
}

fn by_members(keys: &mut Keys<'_, '_, '_>) -> Option<Prices> {
    let place = keys.place("by_members");
    let prices = keys.table("by_members", "by_members", |mut keys| keys.amounts())?;
    if prices.is_empty() {
        keys.reader().report(Diagnostic::error(code!("no-prices"), place));
        return None;
    }
    let mut read: Prices = Vec::new();
    for (key, price) in prices {
        match key.value.parse::<u32>() {
            Ok(count) if let Some((first, _)) = read.iter().find(|(known, _)| known.value == count) => {
                let fault = Diagnostic::error(code!("duplicate-id"), Some(key.span));
                let fault = fault.worded(code!("duplicate-count")).with("id", count.to_string());
                keys.reader().report(fault.caused_by(first.span.clone()));
            }
            Ok(count) if (1..=10_000).contains(&count) => {
                read.push((At { value: count, span: key.span }, price));
            }
            _ => {
                let fault = Diagnostic::error(code!("out-of-range"), Some(key.span))
                    .with("key", "by_members")
                    .with("found", key.value)
                    .with("min", "1")
                    .with("max", "10000");
                keys.reader().report(fault);
            }
        }
    }
    Some(read)
}
