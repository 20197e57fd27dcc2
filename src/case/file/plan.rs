//! The planning model as written: members, cost items, support, rates and finance, each value with its place.

use super::base::BaseFile;
use super::chosen::Choice;
use super::coalition::CoalitionFile;
use super::entry::{TableFile, entries, table};
use super::instalments::BillsFile;
use super::item::month;
pub(in crate::case) use super::item::{AmountForm, ItemFile, Items, Prices};
use super::settlement::SettlementFile;
pub(in crate::case) use super::share::ShareFile;
use super::share::share;
use super::support::SupportFile;
use super::tax::TaxFile;
use crate::case::keys::{At, Keys, ValueKind};
use crate::case::literal::{FileUnit, Literal, PercentLiteral};
use crate::coalition::Method;
use crate::cost::{Side, Timing};
use crate::lang::Text;
use std::sync::Arc;

/// All tables of the model.
#[derive(Clone, Default)]
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
    pub(in crate::case) unit: Option<FileUnit>,
    pub(in crate::case) settlements: Vec<At<SettlementFile>>,
}

impl PlanFile {
    /// Whether nothing of a plan is written.
    pub(in crate::case) fn is_empty(&self) -> bool {
        self.members.is_empty()
            && self.before.is_empty()
            && self.after.is_empty()
            && self.coalitions.is_empty()
            && self.settlements.is_empty()
            && self.bases.is_empty()
    }
}

entries! {
    /// `[sharing]`.
    SharingFile, moved by SharingKey {
        /// A division of the whole cost, instead of a rule.
        division: Option<At<Method>> = |keys, _| keys.division("rule"), aside because "a path of its own moves it";
        rule: Option<At<ShareFile>> = rule, aside because "a path of its own moves it";
        round_to: Option<At<Literal>> = Keys::number, moved as RoundTo: Unit;
        remainder: Option<At<String>> = Keys::word, moved as Remainder: Word;
        min_saving: Option<At<PercentLiteral>> = Keys::percent, moved as MinSaving: Percent;
        round: Option<At<String>> = |keys, key| one_of(keys, key, &ROUNDS), moved as Round: Word;
        bill: Option<At<String>> = |keys, key| one_of(keys, key, &BILLS), moved as Bill: Word;
        /// Instalments, and what a bill is called.
        bills: BillsFile = |keys, _| BillsFile::read(keys), aside because "it is held against the other as meant";
    }
}

/// How bills are brought to multiples, and of what each is: the words of `round` and `bill`.
pub(in crate::case) const ROUNDS: [&str; 3] = ["down", "nearest", "up"];
pub(in crate::case) const BILLS: [&str; 3] = ["year", "item", "category"];

entries! {
    /// One `[[member]]`.
    MemberFile, moved by MemberKey {
        /// Each is a path of its own; both kinds stand under one key.
        bases: Vec<(At<String>, Option<At<Literal>>)> = |_, _| Vec::new(), aside because "read before all else";
        /// The bases with a figure for each year.
        by_year: Vec<(At<String>, Prices)> = |_, _| Vec::new(), aside because "read before all else";
        id: Option<At<String>> = |keys, key| keys.required(key, "\"…\"", Keys::word),
            aside because "members are paired by it";
        name: Option<At<Text>> = Keys::text, told as words;
        from: Option<At<u32>> = month, moved as From: Month;
        to: Option<At<u32>> = month, moved as To: Month;
        candidate: bool = |keys, key| keys.flag(key).unwrap_or(false);
    }
}

entries! {
    /// `[finance]`.
    FinanceFile, moved by FinanceKey {
        discount: Option<At<PercentLiteral>> = Keys::percent, moved as Discount: Percent;
        timing: Option<At<Timing>> = |keys, key| keys.choice(key, Timing::WORDS), moved as Timing: Choice;
    }
}

/// Reads the model's tables out of the file.
pub(super) fn read(keys: &mut Keys<'_, '_, '_>) -> PlanFile {
    PlanFile {
        members: keys.tables("member", member),
        before: items(keys.tables("before", table)),
        after: items(keys.tables("after", table)),
        support: keys.tables("support", table),
        rates: keys.table("rates", "rates", |mut keys| keys.numbers()).unwrap_or_default(),
        finance: keys.table("finance", "finance", table).unwrap_or_default(),
        sharing: keys.table("sharing", "sharing", table).unwrap_or_default(),
        coalitions: keys.tables("coalition", table),
        bases: keys.tables("base", table),
        tax: TaxFile::read(keys),
        unit: keys.reader().unit,
        settlements: keys.tables("settlement", table),
    }
}

impl PlanFile {
    /// The items of a side.
    pub(in crate::case) fn side(&self, side: Side) -> &Items {
        side.of([&self.before, &self.after])
    }

    /// The same, to be changed.
    pub(in crate::case) fn side_mut(&mut self, side: Side) -> &mut Items {
        side.of([&mut self.before, &mut self.after])
    }
}

fn items(items: Vec<At<ItemFile>>) -> Items {
    items.into_iter().map(Arc::new).collect()
}

fn member(mut keys: Keys<'_, '_, '_>) -> MemberFile {
    let bases = keys.table("bases", "bases", |mut keys| keys.bases());
    let (bases, by_year) = bases.unwrap_or_default();
    MemberFile { bases, by_year, ..table(keys) }
}

/// The rule of all items, where it is no division.
fn rule(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<ShareFile>> {
    if keys.division(key).is_some() { None } else { share(keys, key) }
}

/// A word that is to be one of these; whether it is, is looked at with its meaning.
fn one_of(keys: &mut Keys<'_, '_, '_>, key: &'static str, words: &[&'static str]) -> Option<At<String>> {
    let word = keys.word(key);
    keys.note(key, ValueKind::Choice(words.to_vec()));
    word
}
