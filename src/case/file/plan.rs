//! The planning model as written: members, cost items, support, rates and finance, each value with its place.

use super::base::{BaseFile, base};
pub(in crate::case) use super::borne::ShareFile;
use super::borne::{Percents, direct, one_of, paid_by, share};
use super::coalition::{CoalitionFile, coalition};
use crate::case::keys::{At, Keys, Kind};
use crate::case::literal::{Literal, PercentLiteral};
use crate::coalition::Method;
use crate::code;
use crate::cost::Timing;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use std::sync::Arc;

/// All tables of the model.
#[derive(Clone)]
pub(in crate::case) struct PlanFile {
    pub(in crate::case) members: Vec<At<MemberFile>>,
    pub(in crate::case) before: Items,
    pub(in crate::case) after: Items,
    pub(in crate::case) support: Vec<At<SupportFile>>,
    pub(in crate::case) rates: Vec<(At<String>, Option<At<Literal>>)>,
    pub(in crate::case) finance: FinanceFile,
    pub(in crate::case) sharing: SharingFile,
    pub(in crate::case) coalitions: Vec<At<CoalitionFile>>,
    pub(in crate::case) bases: Vec<At<BaseFile>>,
}

/// Cost items, each shared by the file as it is and those changed from it.
pub(in crate::case) type Items = Vec<Arc<At<ItemFile>>>;

/// `[sharing]`.
#[derive(Clone, Default)]
pub(in crate::case) struct SharingFile {
    /// A division of the whole cost, instead of a rule.
    pub(in crate::case) division: Option<At<Method>>,
    pub(in crate::case) rule: Option<At<ShareFile>>,
    pub(in crate::case) round_to: Option<At<Literal>>,
    pub(in crate::case) remainder: Option<At<String>>,
    pub(in crate::case) min_saving: Option<At<PercentLiteral>>,
    pub(in crate::case) round: Option<At<String>>,
    pub(in crate::case) bill: Option<At<String>>,
}

/// How bills are brought to multiples, and of what each is: the words of `round` and `bill`.
pub(in crate::case) const ROUNDS: [&str; 3] = ["down", "nearest", "up"];
pub(in crate::case) const BILLS: [&str; 3] = ["year", "item", "category"];

/// One `[[member]]`.
#[derive(Clone)]
pub(in crate::case) struct MemberFile {
    pub(in crate::case) id: Option<At<String>>,
    pub(in crate::case) name: Option<At<Text>>,
    pub(in crate::case) bases: Vec<(At<String>, Option<At<Literal>>)>,
    /// The bases with a figure for each year.
    pub(in crate::case) by_year: Vec<(At<String>, Prices)>,
    pub(in crate::case) from: Option<At<u32>>,
    pub(in crate::case) to: Option<At<u32>>,
    pub(in crate::case) candidate: bool,
}

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
    /// The amounts written, each with its key: exactly one must be there.
    pub(in crate::case) forms: Vec<(&'static str, Span, Option<Form>)>,
    pub(in crate::case) at: Option<At<u32>>,
    pub(in crate::case) from: Option<At<u32>>,
    pub(in crate::case) to: Option<At<u32>>,
    pub(in crate::case) growth: Option<At<PercentLiteral>>,
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

/// One `[[support]]`.
#[derive(Clone)]
pub(in crate::case) struct SupportFile {
    pub(in crate::case) name: Option<At<Text>>,
    pub(in crate::case) rate: Option<At<PercentLiteral>>,
    pub(in crate::case) amount: Option<At<Literal>>,
    pub(in crate::case) items: Option<At<Vec<At<String>>>>,
    pub(in crate::case) category: Option<At<String>>,
    pub(in crate::case) cap: Option<At<Literal>>,
    pub(in crate::case) to: Option<At<String>>,
}

/// `[finance]`.
#[derive(Clone, Default)]
pub(in crate::case) struct FinanceFile {
    pub(in crate::case) discount: Option<At<PercentLiteral>>,
    pub(in crate::case) timing: Option<At<Timing>>,
}

/// Reads the model's tables out of the file.
pub(super) fn read(keys: &mut Keys<'_, '_, '_>) -> PlanFile {
    PlanFile {
        members: keys.tables("member", "member", member),
        before: items(keys.tables("before", "before", |keys| item(keys, false))),
        after: items(keys.tables("after", "after", |keys| item(keys, true))),
        support: keys.tables("support", "support", support),
        rates: keys.table("rates", "rates", |mut keys| keys.numbers()).unwrap_or_default(),
        finance: keys.table("finance", "finance", finance).unwrap_or_default(),
        sharing: keys.table("sharing", "sharing", sharing).unwrap_or_default(),
        coalitions: keys.tables("coalition", "coalition", coalition),
        bases: keys.tables("base", "base", base),
    }
}

fn items(items: Vec<At<ItemFile>>) -> Items {
    items.into_iter().map(Arc::new).collect()
}

fn member(mut keys: Keys<'_, '_, '_>) -> MemberFile {
    let bases = keys.table("bases", "bases", |mut keys| keys.bases());
    let (bases, by_year) = bases.unwrap_or_default();
    let file = MemberFile {
        id: keys.required("id", "\"…\"", |keys, key| keys.word(key)),
        name: keys.text("name"),
        bases,
        by_year,
        from: keys.whole("from", 1, 600),
        to: keys.whole("to", 1, 600),
        candidate: keys.flag("candidate").unwrap_or(false),
    };
    keys.finish();
    file
}

/// All forms of a cost of today, and of the shared system.
const BEFORE_FORMS: [&str; 5] = ["total", "once", "yearly", "monthly", "by_year"];
const AFTER_FORMS: [&str; 6] = ["total", "once", "yearly", "monthly", "by_year", "by_members"];
/// The forms of an amount that are one amount each.
const FORMS: [&str; 4] = ["total", "once", "yearly", "monthly"];

fn item(mut keys: Keys<'_, '_, '_>, after: bool) -> ItemFile {
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
    let file = ItemFile {
        is_after: after,
        item,
        id,
        member,
        system,
        category,
        forms,
        at: keys.whole("at", 1, 600),
        from: keys.whole("from", 1, 600),
        to: keys.whole("to", 1, 600),
        growth: keys.percent("growth"),
        members: after.then(|| keys.words("members")).flatten(),
        per: after.then(|| keys.word("per")).flatten(),
        paid_by,
        paid_parts,
        min: after.then(|| keys.amount("min")).flatten(),
        max: after.then(|| keys.amount("max")).flatten(),
        direct: after.then(|| direct(&mut keys)).flatten(),
        share: after.then(|| share(&mut keys, "share")).flatten(),
    };
    keys.text("note");
    keys.finish();
    file
}

fn by_year(keys: &mut Keys<'_, '_, '_>) -> Option<Vec<Option<At<Literal>>>> {
    let At { value: amounts, .. } = keys.list("by_year")?;
    Some(amounts.iter().map(|value| keys.amount_of("by_year", value)).collect())
}

fn by_members(keys: &mut Keys<'_, '_, '_>) -> Option<Prices> {
    let place = keys.place("by_members");
    let prices = keys.table("by_members", "by_members", |mut keys| keys.numbers())?;
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

fn support(mut keys: Keys<'_, '_, '_>) -> SupportFile {
    keys.needs(&["rate", "amount"], true);
    keys.needs(&["items", "category"], true);
    let file = SupportFile {
        name: keys.required("name", "\"…\"", |keys, key| keys.text(key)),
        rate: keys.percent("rate"),
        amount: keys.amount("amount"),
        items: keys.words("items"),
        category: keys.word("category"),
        cap: keys.amount("cap"),
        to: keys.word("to"),
    };
    keys.finish();
    file
}

fn sharing(mut keys: Keys<'_, '_, '_>) -> SharingFile {
    let division = keys.division("rule");
    let file = SharingFile {
        rule: if division.is_some() { None } else { share(&mut keys, "rule") },
        division,
        round_to: keys.amount("round_to"),
        remainder: keys.word("remainder"),
        min_saving: keys.percent("min_saving"),
        round: one_of(&mut keys, "round", &ROUNDS),
        bill: one_of(&mut keys, "bill", &BILLS),
    };
    keys.finish();
    file
}

fn finance(mut keys: Keys<'_, '_, '_>) -> FinanceFile {
    let timings = [("start", Timing::Start), ("mid", Timing::Mid), ("end", Timing::End)];
    let file = FinanceFile { discount: keys.percent("discount"), timing: keys.choice("timing", &timings) };
    keys.finish();
    file
}
