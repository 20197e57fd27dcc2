//! Cost items as written: what they are, what they cost and when, who bears them.

use super::share::{Percents, ShareFile, share};
use super::tax::{self, ItemTaxFile};
use crate::case::keys::{At, Keys, Kind};
use crate::case::literal::{Literal, PercentLiteral};
use crate::code;
use crate::cost::{Stage, Timing};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use std::sync::Arc;

/// Cost items, each shared by the file as it is and those changed from it.
pub(in crate::case) type Items = Vec<Arc<At<ItemFile>>>;

/// One `[[before]]` or `[[after]]`; the keys of `[[after]]` alone are empty in the other.
#[derive(Clone)]
pub(in crate::case) struct ItemFile {
    /// Whether it is an `[[after]]`.
    pub(in crate::case) is_after: bool,
    pub(in crate::case) item: Option<At<Text>>,
    pub(in crate::case) id: Option<At<String>>,
    pub(in crate::case) member: Option<At<String>>,
    pub(in crate::case) system: Option<At<Text>>,
    pub(in crate::case) category: Option<At<Text>>,
    /// Whether a key that nobody knows is like one of an amount: that is what is wrong then.
    pub(in crate::case) is_mistyped: bool,
    /// The amounts written, each with its key: exactly one must be there.
    pub(in crate::case) forms: Vec<(&'static str, Span, Option<Form>)>,
    pub(in crate::case) at: Option<At<u32>>,
    pub(in crate::case) from: Option<At<u32>>,
    pub(in crate::case) to: Option<At<u32>>,
    pub(in crate::case) growth: Option<At<PercentLiteral>>,
    pub(in crate::case) every: Option<At<u32>>,
    pub(in crate::case) one_time: Option<bool>,
    pub(in crate::case) timing: Option<At<Timing>>,
    pub(in crate::case) stage: Option<At<Stage>>,
    pub(in crate::case) tax: ItemTaxFile,
    pub(in crate::case) members: Option<At<Vec<At<String>>>>,
    pub(in crate::case) per: Option<At<String>>,
    pub(in crate::case) paid_by: Option<At<Text>>,
    /// The parts of payers outside, by their names.
    pub(in crate::case) paid_parts: Option<At<Percents>>,
    /// What a shared item costs each member a year at least and at most.
    pub(in crate::case) min: Option<At<Literal>>,
    pub(in crate::case) max: Option<At<Literal>>,
    pub(in crate::case) direct: Option<At<bool>>,
    pub(in crate::case) share: Option<At<ShareFile>>,
}

/// The amounts of one form.
#[derive(Clone)]
pub(in crate::case) enum Form {
    One(Box<At<Literal>>),
    ByYear(Vec<Option<At<Literal>>>),
    ByMembers(Prices),
}

/// Prices by the number of members that share, or figures by the number of a year.
pub(in crate::case) type Prices = Vec<(At<u32>, Option<At<Literal>>)>;

/// All forms of a cost of today, and of the shared system.
const BEFORE_FORMS: [&str; 5] = ["total", "once", "yearly", "monthly", "by_year"];
const AFTER_FORMS: [&str; 6] = ["total", "once", "yearly", "monthly", "by_year", "by_members"];
/// The forms of an amount that are one amount each.
const FORMS: [&str; 4] = ["total", "once", "yearly", "monthly"];

/// When in a year costs fall, in words.
pub(super) const TIMINGS: [(&str, Timing); 3] =
    [("start", Timing::Start), ("mid", Timing::Mid), ("end", Timing::End)];

/// What figures of a plan are, in words.
pub(super) const STAGES: [(&str, Stage); 4] = [
    ("quotation", Stage::Quotation),
    ("budget", Stage::Budget),
    ("contract", Stage::Contract),
    ("settled", Stage::Settled),
];

/// Reads one item.
pub(super) fn item(mut keys: Keys<'_, '_, '_>, after: bool) -> ItemFile {
    let item = keys.required("item", "\"…\"", |keys, key| keys.text(key));
    let id = keys.word("id");
    let member = keys.word("member");
    let (system, category) = (keys.text("system"), keys.text("category"));
    keys.needs(if after { &AFTER_FORMS } else { &BEFORE_FORMS }, true);
    let mut forms = Vec::new();
    for form in FORMS {
        keys.note(form, Kind::Amount);
        if let Some(span) = keys.place(form) {
            forms.push((form, span, keys.amount(form).map(|amount| Form::One(Box::new(amount)))));
        }
    }
    keys.note("by_year", Kind::Amounts);
    if let Some(span) = keys.place("by_year") {
        forms.push(("by_year", span, by_year(&mut keys).map(Form::ByYear)));
    }
    if after {
        let place = keys.place("by_members");
        let prices = by_members(&mut keys);
        forms.extend(place.map(|span| ("by_members", span, prices.map(Form::ByMembers))));
    }
    // as they stand in the file
    forms.sort_by_key(|(_, span, _): &(_, Span, _)| span.start);
    let (paid_by, paid_parts) = if after { paid_by(&mut keys) } else { (None, None) };
    let mut file = ItemFile {
        is_mistyped: false,
        is_after: after,
        item,
        id,
        member,
        system,
        category,
        forms,
        at: keys.whole("at", 0, 600),
        from: keys.whole("from", 1, 600),
        to: keys.whole("to", 1, 600),
        growth: keys.percent("growth"),
        every: keys.whole("every", 1, 600),
        one_time: keys.flag("one_time"),
        timing: keys.choice("timing", &TIMINGS),
        stage: keys.choice("status", &STAGES),
        tax: tax::of_item(&mut keys),
        members: after.then(|| keys.words("members")).flatten(),
        per: keys.word("per"),
        paid_by,
        paid_parts,
        min: after.then(|| keys.amount("min")).flatten(),
        max: after.then(|| keys.amount("max")).flatten(),
        direct: after.then(|| direct(&mut keys)).flatten(),
        share: after.then(|| share(&mut keys, "share")).flatten(),
    };
    keys.text("note");
    file.is_mistyped = keys.has_like(if after { &AFTER_FORMS } else { &BEFORE_FORMS });
    keys.finish();
    file
}

/// Who bears an item from outside: all of it, or a table of parts. A table of languages is a name.
fn paid_by(keys: &mut Keys<'_, '_, '_>) -> (Option<At<Text>>, Option<At<Percents>>) {
    let parts = match keys.is_table("paid_by") && !keys.is_in_languages("paid_by") {
        true => {
            let span = keys.place("paid_by");
            let parts = keys.table("paid_by", "paid_by", |mut keys| keys.percents());
            parts.zip(span).map(|(value, span)| At { value, span })
        }
        false => None,
    };
    let whole = if parts.is_none() { keys.text("paid_by") } else { None };
    keys.note("paid_by", Kind::Payers);
    (whole, parts)
}

fn direct(keys: &mut Keys<'_, '_, '_>) -> Option<At<bool>> {
    let value = keys.flag("direct")?;
    Some(At { value, span: keys.place("direct")? })
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
