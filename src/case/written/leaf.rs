//! Inputs by what they are of, and where they stand in the file: what a figure is made of names them so.

use super::input::{Input, InputPlace};
use super::ranged::Target;
use super::store::Written;
use crate::case::file::entry::{KeyValue, Movable};
use crate::case::file::item::ItemKey;
use crate::case::file::plan::{AmountForm, FinanceKey, SharingKey};
use crate::case::file::tax::TaxKey;
use crate::case::keys::At;
use crate::cost::{ItemAt, Side};
use crate::diagnostic::Span;

impl Written {
    /// The input of an amount or a rate.
    pub(crate) fn input_of(&self, target: Target) -> Option<Input> {
        let place = match target {
            Target::Amount(item, nth) => InputPlace::Amount(item, Some(nth)),
            Target::Rate(currency) => {
                let rate = self.file.rates.iter().position(|(code, _)| code.value == currency.code());
                InputPlace::Rate(rate?)
            }
        };
        self.at(place)
    }

    /// Every amount of an item and every rate: what its price may be a product of.
    pub(crate) fn factors_of(&self, item: ItemAt) -> Vec<Target> {
        let rates = self
            .file
            .rates
            .iter()
            .filter_map(|(code, _)| crate::money::Currency::from_code(&code.value).map(Target::Rate));
        let amounts = self.amounts(item, &[]).len();
        (0..amounts).map(|nth| Target::Amount(item, nth)).chain(rates).collect()
    }

    /// The growth of an item, where it has some.
    pub(crate) fn growth_of(&self, item: ItemAt) -> Option<Input> {
        self.at(InputPlace::Item(item, ItemKey::Growth))
    }

    /// The tax rate of an item: its own, or that of the case.
    pub(crate) fn tax_rate_of(&self, item: ItemAt) -> Option<Input> {
        let own = self.at(InputPlace::Item(item, ItemKey::TaxRate));
        own.or_else(|| self.at(InputPlace::Tax(TaxKey::Rate)))
    }

    /// The allocation base of a member.
    pub(crate) fn base_of(&self, member: usize, name: &str) -> Option<Input> {
        let nth = self.member_file(member)?.bases.iter().position(|(base, _)| base.value == name)?;
        self.at(InputPlace::Base(member, nth))
    }

    /// A base of a member that changes by the year, in this one.
    pub(crate) fn base_in(&self, member: usize, name: &str, year: u32) -> Option<Input> {
        let by_year = &self.member_file(member)?.by_year;
        let nth = by_year.iter().position(|(base, _)| base.value == name)?;
        let year = by_year.get(nth)?.1.iter().position(|(known, _)| known.value == year)?;
        self.at(InputPlace::BaseByYear(member, nth, Some(year)))
    }

    /// What says how an item of the shared system is split: its own `share`, or the rule of all.
    pub(crate) fn rule_of(&self, item: usize) -> Option<Input> {
        self.at(InputPlace::Item(ItemAt { side: Side::After, number: item }, ItemKey::Share))
            .or_else(|| self.at(InputPlace::Rule))
    }

    /// The least or the most that an item of the shared system costs a member a year.
    pub(crate) fn limit_of(&self, number: usize, is_least: bool) -> Option<Input> {
        let item = ItemAt { side: Side::After, number };
        self.at(InputPlace::Item(item, if is_least { ItemKey::Min } else { ItemKey::Max }))
    }

    /// The saving promised to every member.
    pub fn promise(&self) -> Option<Input> {
        self.at(InputPlace::Sharing(SharingKey::MinSaving))
    }

    /// The discount a year.
    pub fn discount(&self) -> Option<Input> {
        self.at(InputPlace::Finance(FinanceKey::Discount))
    }

    /// By which base of its members an item is priced.
    pub fn per(&self, item: ItemAt) -> Option<&str> {
        self.item_file(item)?.per.as_ref().map(|per| per.value.as_str())
    }

    /// Where the value of an input stands in the file, as it was read; nothing where the file does not have it.
    pub(crate) fn place_of(&self, input: &Input) -> Option<Span> {
        self.span(input.place).filter(|span| !span.is_empty())
    }

    /// An input that the case has, whether in the file or by a change.
    pub(super) fn at(&self, place: InputPlace) -> Option<Input> {
        self.span(place).map(|_| Input { path: self.name(place), place })
    }

    fn span(&self, place: InputPlace) -> Option<Span> {
        fn span<T>(at: &Option<At<T>>) -> Option<Span> {
            at.as_ref().map(|at| at.span.clone())
        }
        match place {
            InputPlace::Amount(of, nth) => match (self.item_file(of)?.forms.first()?.2.as_ref()?, nth) {
                (AmountForm::One(at), _) => Some(at.span.clone()),
                (AmountForm::ByYear(years), Some(nth)) => span(years.get(nth)?),
                (AmountForm::ByMembers(prices), Some(nth)) => span(&prices.get(nth)?.1),
                (_, None) => None,
            },
            InputPlace::Base(member, nth) => span(&self.member_file(member)?.bases.get(nth)?.1),
            InputPlace::BaseByYear(member, nth, year) => {
                let (_, years) = self.member_file(member)?.by_year.get(nth)?;
                span(&years.get(year?)?.1)
            }
            InputPlace::Rate(nth) => span(&self.file.rates.get(nth)?.1),
            InputPlace::Months => None,
            InputPlace::Rule => span(&self.file.sharing.rule).or_else(|| span(&self.file.sharing.division)),
            key => self.leaf(key)?.span(),
        }
    }

    /// The value of a key; `None` of what is no key by itself.
    pub(super) fn leaf(&self, place: InputPlace) -> Option<KeyValue<'_>> {
        Some(match place {
            InputPlace::Item(item, key) => key.leaf(self.item_file(item)?),
            InputPlace::Member(number, key) => key.leaf(self.member_file(number)?),
            InputPlace::Support(number, key) => key.leaf(self.support_file(number)?),
            InputPlace::Sharing(key) => key.leaf(&self.file.sharing),
            InputPlace::Finance(key) => key.leaf(&self.file.finance),
            InputPlace::Tax(key) => key.leaf(&self.file.tax),
            InputPlace::Settlement(number, key) => key.leaf(self.settlement(number)?),
            InputPlace::SettledBy(number, nth) => {
                KeyValue::Sum(&self.settlement(number)?.by.as_ref()?.get(nth)?.1)
            }
            InputPlace::Coalition(number, key) => key.leaf(&self.file.coalitions.get(number)?.value),
            InputPlace::Bills(key) => key.leaf(&self.file.sharing.bills),
            InputPlace::Instalment(nth) => {
                let months = self.file.sharing.bills.instalments.as_ref()?;
                KeyValue::Percent(&months.value.get(nth)?.percent)
            }
            InputPlace::PaidBy(item, nth) => {
                KeyValue::Percent(&self.item_file(item)?.paid_parts.as_ref()?.value.get(nth)?.1)
            }
            InputPlace::Part(item, nth) => KeyValue::Percent(&self.percents(item)?.get(nth)?.1),
            InputPlace::Amount(..)
            | InputPlace::Base(..)
            | InputPlace::BaseByYear(..)
            | InputPlace::Rate(_)
            | InputPlace::Months
            | InputPlace::Rule => return None,
        })
    }
}

impl Input {
    /// Whether it is a month of the term, also where the file does not give it.
    pub(crate) fn is_month(&self, written: &Written) -> bool {
        matches!(written.leaf(self.place), Some(KeyValue::Month(_)))
    }
}
