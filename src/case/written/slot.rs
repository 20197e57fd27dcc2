//! Where the value of an input stands in the file as it was read.

use super::input::{Item, Place};
use super::store::Written;
use crate::case::file::entry::{Moved, Slot};
use crate::case::file::plan::{Form, ItemFile, MemberFile};
use crate::case::keys::At;
use crate::case::literal::Literal;
use std::sync::Arc;

impl Written {
    pub(super) fn slot(&mut self, place: Place) -> Slot<'_> {
        self.slot_of(place).unwrap_or(Slot::None)
    }

    fn slot_of(&mut self, place: Place) -> Option<Slot<'_>> {
        Some(match place {
            Place::Months => Slot::Term(&mut self.months),
            Place::Rule => Slot::Rule(&mut self.file.sharing.division, &mut self.file.sharing.rule),
            Place::Sharing(key) => key.slot(&mut self.file.sharing),
            Place::Finance(key) => key.slot(&mut self.file.finance),
            Place::Tax(key) => key.slot(&mut self.file.tax),
            Place::Rate(nth) => Slot::Number(self.file.rates.get_mut(nth)?.1.as_mut()?),
            Place::Base(number, nth) => {
                Slot::Number(self.member_mut(number)?.bases.get_mut(nth)?.1.as_mut()?)
            }
            Place::BaseByYear(number, nth, year) => {
                let years = &mut self.member_mut(number)?.by_year.get_mut(nth)?.1;
                match year {
                    None => Slot::Numbers(years.iter_mut().filter_map(|(_, at)| at.as_mut()).collect()),
                    Some(year) => Slot::Number(years.get_mut(year)?.1.as_mut()?),
                }
            }
            Place::Member(number, key) => key.slot(self.member_mut(number)?),
            Place::Support(number, key) => key.slot(&mut self.file.support.get_mut(number)?.value),
            Place::Item(item, key) => key.slot(self.item_mut(item)?),
            Place::Amount(item, nth) => amounts(self.item_mut(item)?, nth)?,
        })
    }

    fn member_mut(&mut self, number: usize) -> Option<&mut MemberFile> {
        self.file.members.get_mut(number).map(|at| &mut at.value)
    }

    fn item_mut(&mut self, item: Item) -> Option<&mut ItemFile> {
        let items = if item.after { &mut self.file.after } else { &mut self.file.before };
        items.get_mut(item.number).map(|at| &mut Arc::make_mut(at).value)
    }
}

/// The amount of an item, this one of several, or all.
fn amounts(file: &mut ItemFile, nth: Option<usize>) -> Option<Slot<'_>> {
    let all: Vec<&mut At<Literal>> = match file.forms.first_mut()?.2.as_mut()? {
        Form::One(at) => return Some(Slot::Amount(at)),
        Form::ByYear(years) => years.iter_mut().flatten().collect(),
        Form::ByMembers(prices) => prices.iter_mut().filter_map(|(_, at)| at.as_mut()).collect(),
    };
    match nth {
        None => Some(Slot::Amounts(all)),
        Some(nth) => all.into_iter().nth(nth).map(Slot::Amount),
    }
}
