//! Where the value of an input stands in the file as it was read.

use super::input::InputPlace;
use super::store::Written;
use crate::case::file::entry::{Movable, Slot};
use crate::case::file::plan::{AmountForm, ItemFile, MemberFile, ShareFile};
use crate::case::keys::At;
use crate::case::literal::Literal;
use crate::cost::ItemAt;
use std::sync::Arc;

impl Written {
    pub(super) fn slot(&mut self, place: InputPlace) -> Slot<'_> {
        self.slot_of(place).unwrap_or(Slot::None)
    }

    fn slot_of(&mut self, place: InputPlace) -> Option<Slot<'_>> {
        Some(match place {
            InputPlace::Months => Slot::Term(&mut self.months),
            InputPlace::Rule => Slot::Rule(&mut self.file.sharing.division, &mut self.file.sharing.rule),
            InputPlace::Sharing(key) => key.slot(&mut self.file.sharing),
            InputPlace::Finance(key) => key.slot(&mut self.file.finance),
            InputPlace::Tax(key) => key.slot(&mut self.file.tax),
            InputPlace::Rate(nth) => Slot::Number(self.file.rates.get_mut(nth)?.1.as_mut()?),
            InputPlace::Base(number, nth) => {
                Slot::Number(self.member_mut(number)?.bases.get_mut(nth)?.1.as_mut()?)
            }
            InputPlace::BaseByYear(number, nth, year) => {
                let years = &mut self.member_mut(number)?.by_year.get_mut(nth)?.1;
                match year {
                    None => Slot::Numbers(years.iter_mut().filter_map(|(_, at)| at.as_mut()).collect()),
                    Some(year) => Slot::Number(years.get_mut(year)?.1.as_mut()?),
                }
            }
            InputPlace::Member(number, key) => key.slot(self.member_mut(number)?),
            InputPlace::Support(number, key) => key.slot(&mut self.file.support.get_mut(number)?.value),
            InputPlace::Item(item, key) => key.slot(self.item_mut(item)?),
            InputPlace::Amount(item, nth) => amounts(self.item_mut(item)?, nth)?,
            InputPlace::Settlement(number, key) => {
                key.slot(&mut self.file.settlements.get_mut(number)?.value)
            }
            InputPlace::SettledBy(number, nth) => {
                let settlement = &mut self.file.settlements.get_mut(number)?.value;
                Slot::Sum(&mut settlement.by.as_mut()?.get_mut(nth)?.1)
            }
            InputPlace::Coalition(number, key) => key.slot(&mut self.file.coalitions.get_mut(number)?.value),
            InputPlace::Bills(key) => key.slot(&mut self.file.sharing.bills),
            InputPlace::Instalment(nth) => {
                let months = self.file.sharing.bills.instalments.as_mut()?;
                Slot::Percent(&mut months.value.get_mut(nth)?.percent)
            }
            InputPlace::PaidBy(item, nth) => {
                Slot::Percent(&mut self.item_mut(item)?.paid_parts.as_mut()?.value.get_mut(nth)?.1)
            }
            InputPlace::Part(item, nth) => {
                let share = match item {
                    None => &mut self.file.sharing.rule,
                    Some(item) => &mut self.item_mut(item)?.share,
                };
                match &mut share.as_mut()?.value {
                    ShareFile::Table(percents) => Slot::Percent(&mut percents.get_mut(nth)?.1),
                    ShareFile::Rule(_) => return None,
                }
            }
        })
    }

    fn member_mut(&mut self, number: usize) -> Option<&mut MemberFile> {
        self.file.members.get_mut(number).map(|at| &mut at.value)
    }

    fn item_mut(&mut self, item: ItemAt) -> Option<&mut ItemFile> {
        let items = self.file.side_mut(item.side);
        items.get_mut(item.number).map(|at| &mut Arc::make_mut(at).value)
    }
}

/// The amount of an item, this one of several, or all.
fn amounts(file: &mut ItemFile, nth: Option<usize>) -> Option<Slot<'_>> {
    let all: Vec<&mut At<Literal>> = match file.forms.first_mut()?.2.as_mut()? {
        AmountForm::One(at) => return Some(Slot::Amount(at)),
        AmountForm::ByYear(years) => years.iter_mut().flatten().collect(),
        AmountForm::ByMembers(prices) => prices.iter_mut().filter_map(|(_, at)| at.as_mut()).collect(),
    };
    match nth {
        None => Some(Slot::Amounts(all)),
        Some(nth) => all.into_iter().nth(nth).map(Slot::Amount),
    }
}
