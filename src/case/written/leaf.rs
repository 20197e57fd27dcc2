//! Inputs by what they are of, and where they stand in the file: what a figure is made of names them so.

use super::input::{Input, Item, Place};
use super::parts::quoted;
use super::ranged::Target;
use super::store::Written;
use crate::case::file::plan::Form;
use crate::case::file::settlement::SettlementShare;
use crate::diagnostic::Span;

impl Written {
    /// The input of an amount or a rate.
    pub fn input_of(&self, target: Target) -> Option<Input> {
        let place = match target {
            Target::Amount(after, number, nth) => Place::Amount(Item { after, number }, Some(nth)),
            Target::Rate(currency) => {
                let rate = self.file.rates.iter().position(|(code, _)| code.value == currency.code());
                Place::Rate(rate?)
            }
        };
        self.at(place)
    }

    /// Every amount of an item and every rate: what its price may be a product of.
    pub fn factors_of(&self, after: bool, number: usize) -> Vec<Target> {
        let rates = self
            .file
            .rates
            .iter()
            .filter_map(|(code, _)| crate::money::Currency::from_code(&code.value).map(Target::Rate));
        let amounts = self.amounts(after, number, &[]).len();
        (0..amounts).map(|nth| Target::Amount(after, number, nth)).chain(rates).collect()
    }

    /// The growth of an item, where it has some.
    pub fn growth_of(&self, after: bool, number: usize) -> Option<Input> {
        self.at(Place::Growth(Item { after, number }))
    }

    /// The tax rate of an item: its own, or that of the case.
    pub fn tax_rate_of(&self, after: bool, number: usize) -> Option<Input> {
        self.at(Place::ItemTaxRate(Item { after, number })).or_else(|| self.at(Place::TaxRate))
    }

    /// The allocation base of a member.
    pub fn base_of(&self, member: usize, name: &str) -> Option<Input> {
        let nth = self.member_file(member)?.bases.iter().position(|(base, _)| base.value == name)?;
        self.at(Place::Base(member, nth))
    }

    /// A base of a member that changes by the year, in this one.
    pub fn base_in(&self, member: usize, name: &str, year: u32) -> Option<Input> {
        let by_year = &self.member_file(member)?.by_year;
        let nth = by_year.iter().position(|(base, _)| base.value == name)?;
        let year = by_year.get(nth)?.1.iter().position(|(known, _)| known.value == year)?;
        self.at(Place::BaseByYear(member, nth, Some(year)))
    }

    /// What says how an item of the shared system is split: its own `share`, or the rule of all.
    pub fn rule_of(&self, item: usize) -> Option<Input> {
        self.at(Place::Share(item)).or_else(|| self.at(Place::Rule))
    }

    /// The least or the most that an item of the shared system costs a member a year.
    pub fn limit_of(&self, number: usize, is_least: bool) -> Option<Input> {
        let item = Item { after: true, number };
        self.at(if is_least { Place::Min(item) } else { Place::Max(item) })
    }

    /// The saving promised to every member.
    pub fn promise(&self) -> Option<Input> {
        self.at(Place::MinSaving)
    }

    /// The discount a year.
    pub fn discount(&self) -> Option<Input> {
        self.at(Place::Discount)
    }

    /// The unit that bills are multiples of.
    pub fn unit(&self) -> Option<Input> {
        self.at(Place::RoundTo)
    }

    /// By which base of its members an item is priced.
    pub fn per(&self, after: bool, number: usize) -> Option<&str> {
        self.item_file(Item { after, number })?.per.as_ref().map(|per| per.value.as_str())
    }

    /// What a settlement says that falls to a member, by its number and the member's id: a path, and its place.
    pub fn settled_by(&self, number: usize, id: &str) -> (String, Option<Span>) {
        let by = self.file.settlements.get(number).and_then(|at| at.value.by.as_ref());
        let found = by.and_then(|by| by.iter().find(|(member, _)| self.is_member(&member.value, id)));
        let span = found.and_then(|(_, amount)| amount.as_ref()).map(|at| at.span.clone());
        (settled_path(number, &["by.", &quoted(id, false)].concat()), span)
    }

    /// Whether a member is called so: by its id or name.
    fn is_member(&self, called: &str, id: &str) -> bool {
        let number = self.member(called).ok();
        let file = number.and_then(|number| self.member_file(number));
        file.and_then(|file| file.id.as_ref()).is_some_and(|known| known.value == id)
    }

    /// The total of a settlement, by its number: a path, and its place.
    pub fn settled_total(&self, number: usize) -> (String, Option<Span>) {
        let total = self.file.settlements.get(number).and_then(|at| at.value.total.as_ref());
        (settled_path(number, "total"), total.map(|at| at.span.clone()))
    }

    /// How that is split: a path, and its place.
    pub fn settled_share(&self, number: usize) -> (String, Option<Span>) {
        let share = self.file.settlements.get(number).and_then(|at| at.value.share.as_ref());
        let span = share.map(|share| match share {
            SettlementShare::Rule(at) => at.span.clone(),
            SettlementShare::Paid(at) => at.span.clone(),
        });
        (settled_path(number, "share"), span)
    }

    /// Where the value of an input stands in the file, as it was read; nothing where the file does not have it.
    pub fn place_of(&self, input: &Input) -> Option<Span> {
        self.span(input.place).filter(|span| !span.is_empty())
    }

    /// An input that the case has, whether in the file or by a change.
    pub(super) fn at(&self, place: Place) -> Option<Input> {
        self.span(place).map(|_| Input { path: self.name(place), place })
    }

    fn span(&self, place: Place) -> Option<Span> {
        let file = &self.file;
        let item = |item| self.item_file(item);
        match place {
            Place::Amount(of, nth) => match (item(of)?.forms.first()?.2.as_ref()?, nth) {
                (Form::One(at), _) => Some(at.span.clone()),
                (Form::ByYear(years), Some(nth)) => Some(years.get(nth)?.as_ref()?.span.clone()),
                (Form::ByMembers(prices), Some(nth)) => Some(prices.get(nth)?.1.as_ref()?.span.clone()),
                (_, None) => None,
            },
            Place::Growth(of) => item(of)?.growth.as_ref().map(|at| at.span.clone()),
            Place::Every(of) => item(of)?.every.as_ref().map(|at| at.span.clone()),
            Place::ItemTaxRate(of) => item(of)?.tax.rate.as_ref().map(|at| at.span.clone()),
            Place::TaxRate => file.tax.rate.as_ref().map(|at| at.span.clone()),
            Place::From(of) => item(of)?.from.as_ref().map(|at| at.span.clone()),
            Place::To(of) => item(of)?.to.as_ref().map(|at| at.span.clone()),
            Place::At(of) => item(of)?.at.as_ref().map(|at| at.span.clone()),
            Place::Min(of) => item(of)?.min.as_ref().map(|at| at.span.clone()),
            Place::Max(of) => item(of)?.max.as_ref().map(|at| at.span.clone()),
            Place::Share(number) => {
                item(Item { after: true, number })?.share.as_ref().map(|at| at.span.clone())
            }
            Place::Base(member, nth) => {
                Some(self.member_file(member)?.bases.get(nth)?.1.as_ref()?.span.clone())
            }
            Place::BaseByYear(member, nth, Some(year)) => {
                let (_, years) = self.member_file(member)?.by_year.get(nth)?;
                Some(years.get(year)?.1.as_ref()?.span.clone())
            }
            Place::BaseByYear(_, _, None) => None,
            Place::MemberFrom(member) => self.member_file(member)?.from.as_ref().map(|at| at.span.clone()),
            Place::MemberTo(member) => self.member_file(member)?.to.as_ref().map(|at| at.span.clone()),
            Place::Rate(nth) => file.rates.get(nth)?.1.as_ref().map(|at| at.span.clone()),
            Place::Support(number, pays) => self.support_span(number, pays),
            Place::Months => None,
            Place::Discount => file.finance.discount.as_ref().map(|at| at.span.clone()),
            Place::Rule => {
                let rule = file.sharing.rule.as_ref().map(|at| at.span.clone());
                rule.or_else(|| file.sharing.division.as_ref().map(|at| at.span.clone()))
            }
            Place::MinSaving => file.sharing.min_saving.as_ref().map(|at| at.span.clone()),
            Place::RoundTo => file.sharing.round_to.as_ref().map(|at| at.span.clone()),
            Place::Remainder => file.sharing.remainder.as_ref().map(|at| at.span.clone()),
            Place::Round => file.sharing.round.as_ref().map(|at| at.span.clone()),
            Place::Bill => file.sharing.bill.as_ref().map(|at| at.span.clone()),
        }
    }
}

/// A key of a settlement, by its number from 0.
fn settled_path(number: usize, key: &str) -> String {
    ["settlement.", &number.saturating_add(1).to_string(), ".", key].concat()
}
