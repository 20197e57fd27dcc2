//! Paths of what stands beside the costs: settlements, instalments, quotations for some, and the parts of payers and members.

use super::input::{Input, InputPlace};
use super::parts::quoted;
use super::path::figures;
use super::store::Written;
use crate::case::file::coalition::CoalitionKey;
use crate::case::file::entry::Movable;
use crate::case::file::plan::ShareFile;
use crate::case::file::settlement::{SettlementFile, SettlementKey};
use crate::case::file::share::Percents;
use crate::code;
use crate::cost::{ItemAt, Side};
use crate::diagnostic::{Diagnostic, FaultKind};

impl Written {
    pub(super) fn settlement(&self, number: usize) -> Option<&SettlementFile> {
        self.file.settlements.get(number).map(|at| &at.value)
    }

    /// The input of a settlement, by its number from 1 or its name.
    pub(super) fn of_settlement(&self, name: &str, rest: &[&str]) -> Result<Option<InputPlace>, Diagnostic> {
        let files = self.file.settlements.iter().enumerate();
        let is_named = |file: &SettlementFile| file.name.as_ref().is_some_and(|text| text.value.is(name));
        let named: Vec<usize> =
            files.filter(|(_, at)| is_named(&at.value)).map(|(number, _)| number).collect();
        let place = |number: usize| self.of_settlement_key(number, rest);
        match named.as_slice() {
            [] => Ok(numbered(name).and_then(place)),
            [only] => Ok(place(*only)),
            several => {
                let known = several.iter().filter_map(|number| place(*number)).map(|place| self.name(place));
                let fault = Diagnostic::error(code!("path-ambiguous"), None).of_kind(FaultKind::Path);
                let known = known.collect::<Vec<_>>().join(", ");
                Err(fault.with("found", name).with("known", known))
            }
        }
    }

    fn of_settlement_key(&self, number: usize, rest: &[&str]) -> Option<InputPlace> {
        let file = self.settlement(number)?;
        match rest {
            ["by", member] => {
                let nth = file.by.as_ref()?.iter().position(|(id, _)| self.is_member(&id.value, member))?;
                Some(InputPlace::SettledBy(number, nth))
            }
            [key] => SettlementKey::of(file, key).map(|key| InputPlace::Settlement(number, key)),
            _ => None,
        }
    }

    /// Whether a member is called so, and so: each by its id or name.
    fn is_member(&self, called: &str, name: &str) -> bool {
        called == name || self.member(called).ok().is_some_and(|number| self.member(name) == Ok(number))
    }

    pub(super) fn of_coalition(&self, number: &str, key: &str) -> Option<InputPlace> {
        let number = numbered(number)?;
        let file = self.file.coalitions.get(number)?;
        CoalitionKey::of(&file.value, key).map(|key| InputPlace::Coalition(number, key))
    }

    /// The percent of the instalment of a month.
    pub(super) fn instalment(&self, month: &str) -> Option<InputPlace> {
        let months = &self.file.sharing.bills.instalments.as_ref()?.value;
        let nth = months.iter().position(|of| month.parse() == Ok(of.month.value) && of.percent.is_some())?;
        Some(InputPlace::Instalment(nth))
    }

    /// The part of a payer from outside.
    pub(super) fn payer_of(&self, item: ItemAt, name: &str) -> Option<InputPlace> {
        let parts = &self.item_file(item)?.paid_parts.as_ref()?.value;
        let nth = parts.iter().position(|(payer, _)| payer.value == name)?;
        Some(InputPlace::PaidBy(item, nth))
    }

    /// The percent of a member, where an item, or all of them, is shared by such.
    pub(super) fn part_of(&self, item: Option<ItemAt>, member: &str) -> Option<InputPlace> {
        let nth = self.percents(item)?.iter().position(|(id, _)| self.is_member(&id.value, member))?;
        Some(InputPlace::Part(item, nth))
    }

    /// The percents by which an item, or all of them, is shared.
    pub(super) fn percents(&self, item: Option<ItemAt>) -> Option<&Percents> {
        let share = match item {
            None => self.file.sharing.rule.as_ref(),
            Some(item) => self.item_file(item)?.share.as_ref(),
        };
        match &share?.value {
            ShareFile::Table(percents) => Some(percents),
            ShareFile::Rule(_) => None,
        }
    }

    /// The parts that payers from outside bear of an item.
    pub(super) fn payers(&self, item: ItemAt) -> impl Iterator<Item = InputPlace> {
        let parts = self.item_file(item).and_then(|file| file.paid_parts.as_ref());
        (0..parts.map_or(0, |parts| parts.value.len())).map(move |nth| InputPlace::PaidBy(item, nth))
    }

    /// The numbers of settlements, bills and quotations.
    pub(super) fn places_beside(&self) -> Vec<InputPlace> {
        let mut places = Vec::new();
        for (number, at) in self.file.settlements.iter().enumerate() {
            places.extend(figures(&at.value).map(|key| InputPlace::Settlement(number, key)));
            let by = at.value.by.as_ref().map_or(0, Vec::len);
            places.extend((0..by).map(|nth| InputPlace::SettledBy(number, nth)));
        }
        places.extend(figures(&self.file.sharing.bills).map(InputPlace::Bills));
        for (number, at) in self.file.coalitions.iter().enumerate() {
            places.extend(figures(&at.value).map(|key| InputPlace::Coalition(number, key)));
        }
        places
    }

    /// The percents that make the whole together: of members, and of instalments.
    pub(super) fn portions(&self) -> Vec<InputPlace> {
        let items = (0..self.file.after.len()).map(|number| Some(ItemAt { side: Side::After, number }));
        let shared = items.chain([None]).flat_map(|item| {
            (0..self.percents(item).map_or(0, Vec::len)).map(move |nth| InputPlace::Part(item, nth))
        });
        let months = self.file.sharing.bills.instalments.as_ref().map(|at| at.value.as_slice());
        let months = months.unwrap_or_default().iter().enumerate();
        let months = months.filter(|(_, month)| month.percent.is_some());
        shared.chain(months.map(|(nth, _)| InputPlace::Instalment(nth))).collect()
    }

    /// The full path of such a place.
    pub(super) fn name_beside(&self, place: InputPlace) -> String {
        match place {
            InputPlace::Settlement(number, key) => settlement_path(number, key.name()),
            InputPlace::SettledBy(number, nth) => {
                let by = self.settlement(number).and_then(|file| file.by.as_ref()?.get(nth));
                let member = by.map_or(String::new(), |(id, _)| quoted(self.id_of(&id.value), false));
                settlement_path(number, &["by.", &member].concat())
            }
            InputPlace::Coalition(number, key) => {
                ["coalition.", &number.saturating_add(1).to_string(), ".", key.name()].concat()
            }
            InputPlace::Bills(key) => ["sharing.", key.name()].concat(),
            InputPlace::Instalment(nth) => {
                let months = self.file.sharing.bills.instalments.as_ref();
                let month = months.and_then(|months| months.value.get(nth)).map_or(0, |of| of.month.value);
                ["sharing.instalments.", &month.to_string()].concat()
            }
            InputPlace::PaidBy(item, nth) => {
                let parts = self.item_file(item).and_then(|file| file.paid_parts.as_ref());
                let payer = parts.and_then(|parts| parts.value.get(nth));
                let payer = payer.map_or(String::new(), |(payer, _)| quoted(&payer.value, false));
                [&self.item_name(item), ".paid_by.", &payer].concat()
            }
            InputPlace::Part(item, nth) => {
                let member = self.percents(item).and_then(|percents| percents.get(nth));
                let member = member.map_or(String::new(), |(id, _)| quoted(self.id_of(&id.value), false));
                match item {
                    Some(item) => [&self.item_name(item), ".share.", &member].concat(),
                    None => ["sharing.rule.", &member].concat(),
                }
            }
            _ => String::new(),
        }
    }

    /// What a settlement says that falls to a member.
    pub(crate) fn settled_by(&self, number: usize, id: &str) -> Option<Input> {
        self.of_settlement_key(number, &["by", id]).and_then(|place| self.at(place))
    }

    /// The total of a settlement.
    pub(crate) fn settled_total(&self, number: usize) -> Option<Input> {
        self.at(InputPlace::Settlement(number, SettlementKey::Total))
    }

    /// How that is split.
    pub(crate) fn settled_share(&self, number: usize) -> Option<Input> {
        self.at(InputPlace::Settlement(number, SettlementKey::Share))
    }
}

/// A number from 1, as one from 0.
fn numbered(written: &str) -> Option<usize> {
    written.parse::<usize>().ok()?.checked_sub(1)
}

/// A key of a settlement, by its number from 0.
fn settlement_path(number: usize, key: &str) -> String {
    ["settlement.", &number.saturating_add(1).to_string(), ".", key].concat()
}
