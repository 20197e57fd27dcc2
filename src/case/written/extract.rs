//! A case with only those of its items and members that one input has to do with: what the group pays for all others is the
//! same whatever the input is.

use super::input::{Input, InputPlace};
use super::ranged::Target;
use super::store::Written;
use crate::case::file::plan::{AmountForm, ItemFile, Items, PlanFile, SharingFile};
use crate::case::model::Case;
use crate::cost::{ItemAt, Side};
use crate::money::Currency;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A part of a case.
pub(crate) struct Extract {
    /// The case with nothing else in it; nothing of it is shared out.
    pub(crate) written: Written,
    /// The input, where it stands there.
    pub(crate) input: Input,
    /// The items before, and those after, by their numbers in the whole case.
    pub(crate) items: [Vec<usize>; 2],
}

impl Written {
    /// The part of the case that an input has to do with; `None` for one that all of it may follow from.
    pub(crate) fn extract(&self, input: &Input) -> Option<Extract> {
        let items = self.moved_by(input.place)?;
        let of_side = |side: Side| -> Vec<usize> {
            items.iter().filter(|item| item.side == side).map(|item| item.number).collect()
        };
        let numbers = Side::BOTH.map(of_side);
        let files = |side: Side, numbers: &[usize]| -> Items {
            numbers.iter().filter_map(|number| self.file.side(side).get(*number)).map(Arc::clone).collect()
        };
        let (before, after) = (files(Side::Before, &numbers[0]), files(Side::After, &numbers[1]));
        let members = self.needed(before.iter().chain(&after).map(|at| &at.value), input.place);
        let kept = |number: &usize| members.contains(number);
        let of_members = self.file.members.iter().enumerate().filter(|(number, _)| kept(number));
        let file = PlanFile {
            members: of_members.map(|(_, member)| member.clone()).collect(),
            before,
            after,
            support: Vec::new(),
            rates: self.file.rates.clone(),
            finance: self.file.finance.clone(),
            sharing: SharingFile::default(),
            coalitions: Vec::new(),
            bases: Vec::new(),
            tax: self.file.tax.clone(),
            unit: self.file.unit,
            settlements: Vec::new(),
        };
        let place = moved_to(input.place, &numbers, &members)?;
        let head = &self.head;
        let head = Case {
            id: String::new(),
            source: None,
            note: None,
            effects: Vec::new(),
            published: Vec::new(),
            require: Vec::new(),
            plan: None,
            title: head.title.clone(),
            ..**head
        };
        let written = self.of_parts(Arc::new(head), file);
        Some(Extract { written, input: Input { path: String::new(), place }, items: numbers })
    }

    /// The items whose costs an input moves.
    fn moved_by(&self, place: InputPlace) -> Option<Vec<ItemAt>> {
        Some(match place {
            InputPlace::Amount(item, _) | InputPlace::Item(item, _) => vec![item],
            InputPlace::Base(member, nth) => {
                let (name, _) = self.member_file(member)?.bases.get(nth)?;
                self.items_where(|_, file| file.per.as_ref().is_some_and(|per| per.value == name.value))
            }
            InputPlace::Rate(nth) => {
                let (code, _) = self.file.rates.get(nth)?;
                let target = Target::Rate(Currency::from_code(&code.value)?);
                let moves = |item: ItemAt| {
                    let amounts = self.amounts(item, &[target]);
                    amounts.iter().any(|amount| !amount.targets.is_empty())
                };
                self.items_where(|item, _| moves(item))
            }
            _ => return None,
        })
    }

    fn items_where(&self, is: impl Fn(ItemAt, &ItemFile) -> bool) -> Vec<ItemAt> {
        let of_side = |side: Side| {
            let files = self.file.side(side).iter().enumerate();
            let numbered = files.map(move |(number, at)| (ItemAt { side, number }, &at.value));
            numbered.filter(|(item, file)| is(*item, file)).map(|(item, _)| item).collect::<Vec<_>>()
        };
        Side::BOTH.map(of_side).concat()
    }

    /// The members, by number, that these items and the input name; all where the price depends on who they are.
    fn needed<'f>(
        &self,
        mut files: impl Iterator<Item = &'f ItemFile> + Clone,
        place: InputPlace,
    ) -> BTreeSet<usize> {
        let by_members = |file: &ItemFile| {
            file.forms.iter().any(|(_, _, form)| matches!(form, Some(AmountForm::ByMembers(_))))
        };
        if files.clone().any(|file| file.per.is_some() || by_members(file) || file.share.is_some()) {
            return (0..self.file.members.len()).collect();
        }
        let mut needed: BTreeSet<usize> = match place {
            InputPlace::Base(number, _) => BTreeSet::from([number]),
            // a group that somebody is in shares what nobody bears alone
            _ => (0..self.file.members.len().min(1)).collect(),
        };
        let names = files.by_ref().flat_map(|file| {
            let several = file.members.iter().flat_map(|members| &members.value);
            file.member.iter().chain(several).map(|name| name.value.as_str())
        });
        needed.extend(names.filter_map(|name| self.member(name).ok()));
        needed
    }
}

/// Where an input stands among fewer items and members.
fn moved_to(place: InputPlace, items: &[Vec<usize>; 2], members: &BTreeSet<usize>) -> Option<InputPlace> {
    let item = |item: ItemAt| {
        let of_side = item.side.of(items.each_ref());
        Some(ItemAt { number: of_side.iter().position(|number| *number == item.number)?, ..item })
    };
    Some(match place {
        InputPlace::Amount(of, nth) => InputPlace::Amount(item(of)?, nth),
        InputPlace::Item(of, key) => InputPlace::Item(item(of)?, key),
        InputPlace::Base(member, nth) => {
            InputPlace::Base(members.iter().position(|number| *number == member)?, nth)
        }
        place => place,
    })
}
