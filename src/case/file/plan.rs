//! The planning model as written: members, cost items, support, rates and finance, each value with its place.

use super::base::{BaseFile, base};
use super::coalition::{CoalitionFile, coalition};
use super::instalments::{BillsFile, bills};
pub(in crate::case) use super::item::{Form, ItemFile, Items, Prices};
use super::item::{TIMINGS, item};
use super::settlement::{SettlementFile, settlement};
use super::share::share;
pub(in crate::case) use super::share::{ShareFile, percents_key};
use super::support::{SupportFile, support};
use super::tax::{self, TaxFile};
use crate::case::keys::{At, Keys, Kind};
use crate::case::literal::{Literal, PercentLiteral, Unit};
use crate::coalition::Method;
use crate::cost::Timing;
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
    pub(in crate::case) tax: TaxFile,
    /// The unit of amounts that name none.
    pub(in crate::case) unit: Option<Unit>,
    pub(in crate::case) settlements: Vec<At<SettlementFile>>,
}

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
    /// Instalments, and what a bill is called.
    pub(in crate::case) bills: BillsFile,
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
        tax: tax::head(keys),
        unit: keys.reader().unit,
        settlements: keys.tables("settlement", "settlement", settlement),
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

fn sharing(mut keys: Keys<'_, '_, '_>) -> SharingFile {
    let division = keys.division("rule");
    let file = SharingFile {
        rule: if division.is_some() { None } else { share(&mut keys, "rule") },
        division,
        round_to: keys.number("round_to"),
        remainder: keys.word("remainder"),
        min_saving: keys.percent("min_saving"),
        round: one_of(&mut keys, "round", &ROUNDS),
        bill: one_of(&mut keys, "bill", &BILLS),
        bills: bills(&mut keys),
    };
    keys.finish();
    file
}

/// A word that is to be one of these; whether it is, is looked at with its meaning.
fn one_of(keys: &mut Keys<'_, '_, '_>, key: &'static str, words: &[&'static str]) -> Option<At<String>> {
    let word = keys.word(key);
    keys.note(key, Kind::Choice(words.to_vec()));
    word
}

fn finance(mut keys: Keys<'_, '_, '_>) -> FinanceFile {
    let file = FinanceFile { discount: keys.percent("discount"), timing: keys.choice("timing", &TIMINGS) };
    keys.finish();
    file
}
