//! Where the value of an input stands in the file as it was read.

use super::input::Place;
use super::store::Written;
use crate::case::file::plan::{Form, ItemFile, ShareFile, SharingFile};
use crate::case::keys::At;
use crate::case::literal::{Literal, PercentLiteral};
use std::sync::Arc;

/// The place of a value, by its kind.
pub(super) enum Slot<'w> {
    Amount(&'w mut At<Literal>),
    Amounts(Vec<&'w mut At<Literal>>),
    Number(&'w mut At<Literal>),
    /// The same figure in several years.
    Numbers(Vec<&'w mut At<Literal>>),
    Percent(&'w mut Option<At<PercentLiteral>>),
    Month(&'w mut Option<At<u32>>),
    Rule(&'w mut SharingFile),
    Share(&'w mut Option<At<ShareFile>>),
    /// An amount that need not be there, in the unit of the file where it names none.
    Sum(&'w mut Option<At<Literal>>),
    /// A multiple that bills are of: never in the unit of the file.
    Unit(&'w mut Option<At<Literal>>),
    Word(&'w mut Option<At<String>>),
    Term(&'w mut u32),
    None,
}

impl Written {
    pub(super) fn slot(&mut self, place: Place) -> Slot<'_> {
        if let Place::Support(number, pays) = place {
            return self.support_slot(number, pays);
        }
        let file = &mut self.file;
        match place {
            Place::Support(..) => Slot::None,
            Place::Months => Slot::Term(&mut self.months),
            Place::Discount => Slot::Percent(&mut file.finance.discount),
            Place::TaxRate => Slot::Percent(&mut file.tax.rate),
            Place::Rule => Slot::Rule(&mut file.sharing),
            Place::MinSaving => Slot::Percent(&mut file.sharing.min_saving),
            Place::RoundTo => Slot::Unit(&mut file.sharing.round_to),
            Place::Remainder => Slot::Word(&mut file.sharing.remainder),
            Place::Round => Slot::Word(&mut file.sharing.round),
            Place::Bill => Slot::Word(&mut file.sharing.bill),
            Place::Rate(nth) => match file.rates.get_mut(nth) {
                Some((_, Some(at))) => Slot::Number(at),
                _ => Slot::None,
            },
            Place::Base(number, nth) => {
                match file.members.get_mut(number).and_then(|at| at.value.bases.get_mut(nth)) {
                    Some((_, Some(at))) => Slot::Number(at),
                    _ => Slot::None,
                }
            }
            Place::BaseByYear(number, nth, year) => {
                let base = file.members.get_mut(number).and_then(|at| at.value.by_year.get_mut(nth));
                let years = base.map(|(_, years)| years.iter_mut()).into_iter().flatten();
                match year {
                    None => Slot::Numbers(years.filter_map(|(_, at)| at.as_mut()).collect()),
                    Some(year) => match years.into_iter().nth(year) {
                        Some((_, Some(at))) => Slot::Number(at),
                        _ => Slot::None,
                    },
                }
            }
            Place::MemberFrom(number) => match file.members.get_mut(number) {
                Some(at) => Slot::Month(&mut at.value.from),
                None => Slot::None,
            },
            Place::MemberTo(number) => match file.members.get_mut(number) {
                Some(at) => Slot::Month(&mut at.value.to),
                None => Slot::None,
            },
            Place::Share(number) => match file.after.get_mut(number) {
                Some(at) => Slot::Share(&mut Arc::make_mut(at).value.share),
                None => Slot::None,
            },
            Place::Amount(item, _)
            | Place::Growth(item)
            | Place::Every(item)
            | Place::ItemTaxRate(item)
            | Place::From(item)
            | Place::To(item)
            | Place::At(item)
            | Place::Min(item)
            | Place::Max(item) => {
                let items = if item.after { &mut file.after } else { &mut file.before };
                items
                    .get_mut(item.number)
                    .map_or(Slot::None, |at| item_slot(&mut Arc::make_mut(at).value, place))
            }
        }
    }
}

fn item_slot(file: &mut ItemFile, place: Place) -> Slot<'_> {
    match place {
        Place::Growth(_) => Slot::Percent(&mut file.growth),
        Place::Every(_) => Slot::Month(&mut file.every),
        Place::ItemTaxRate(_) => Slot::Percent(&mut file.tax.rate),
        Place::From(_) => Slot::Month(&mut file.from),
        Place::To(_) => Slot::Month(&mut file.to),
        Place::At(_) => Slot::Month(&mut file.at),
        Place::Min(_) => Slot::Sum(&mut file.min),
        Place::Max(_) => Slot::Sum(&mut file.max),
        Place::Amount(_, nth) => {
            let Some((_, _, Some(form))) = file.forms.first_mut() else { return Slot::None };
            let all: Vec<&mut At<Literal>> = match form {
                Form::One(at) => return Slot::Amount(at),
                Form::ByYear(years) => years.iter_mut().flatten().collect(),
                Form::ByMembers(prices) => prices.iter_mut().filter_map(|(_, at)| at.as_mut()).collect(),
            };
            match nth {
                None => Slot::Amounts(all),
                Some(nth) => all.into_iter().nth(nth).map_or(Slot::None, Slot::Amount),
            }
        }
        _ => Slot::None,
    }
}
