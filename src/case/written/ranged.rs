//! The amounts and rates that are only known within a range, and how amounts are made of them.

use super::Written;
use super::path::{Input, Item, Place};
use super::value::{Measure, Number};
use crate::case::file::plan::Form;
use crate::case::literal::Literal;
use crate::money::{Currency, Fraction};

/// An amount or rate with a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranged {
    /// Which it is.
    pub target: Target,
    /// Its value and range.
    pub number: Number,
}

/// An amount of an item, or a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Side (whether after), number of the item, and which of its amounts.
    Amount(bool, usize, usize),
    /// The rate of this currency.
    Rate(Currency),
}

/// An amount in the case's currency as a product of what the file writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenAmount {
    /// The product of all factors that are exact.
    pub constant: Fraction,
    /// The factors that have a range.
    pub targets: Vec<Target>,
}

impl Written {
    /// Everything that has a range, in the order of the file.
    pub fn ranged(&self) -> Vec<Ranged> {
        let mut ranged = Vec::new();
        let mut add = |target, place| {
            let number = self.number(&Input { path: String::new(), place });
            if let Some(number) = number.filter(|number| number.range.is_some()) {
                ranged.push(Ranged { target, number });
            }
        };
        for after in [false, true] {
            let items = if after { &self.file.after } else { &self.file.before };
            for number in 0..items.len() {
                let item = Item { after, number };
                for nth in 0..self.literals(item).len() {
                    add(Target::Amount(after, number, nth), Place::Amount(item, Some(nth)));
                }
            }
        }
        for (nth, (code, _)) in self.file.rates.iter().enumerate() {
            if let Some(currency) = Currency::from_code(&code.value) {
                add(Target::Rate(currency), Place::Rate(nth));
            }
        }
        ranged
    }

    /// The amounts of an item, each as a product.
    pub fn amounts(&self, after: bool, number: usize) -> Vec<WrittenAmount> {
        let literals = self.literals(Item { after, number });
        let amount = |(nth, literal): (usize, &Literal)| {
            let mut amount = WrittenAmount { constant: Fraction::from(1), targets: Vec::new() };
            amount.times(literal, Target::Amount(after, number, nth));
            let mut currency = literal.currency;
            // a rate may be in a third currency; the case has been checked, so this comes to an end
            while let Some(of) = currency.filter(|of| *of != self.currency.value) {
                let Some(rate) = self.rate(of) else { break };
                amount.times(rate, Target::Rate(of));
                currency = rate.currency;
            }
            amount
        };
        literals.into_iter().enumerate().map(amount).collect()
    }

    fn rate(&self, of: Currency) -> Option<&Literal> {
        let (_, at) = self.file.rates.iter().find(|(code, _)| code.value == of.code())?;
        at.as_ref().map(|at| &at.value)
    }

    fn literals(&self, item: Item) -> Vec<&Literal> {
        let form = self.item_file(item).and_then(|file| file.forms.first());
        match form.and_then(|(_, _, form)| form.as_ref()) {
            Some(Form::One(at)) => vec![&at.value],
            Some(Form::ByYear(years)) => years.iter().flatten().map(|at| &at.value).collect(),
            Some(Form::ByMembers(prices)) => {
                prices.iter().filter_map(|(_, at)| Some(&at.as_ref()?.value)).collect()
            }
            None => Vec::new(),
        }
    }
}

impl WrittenAmount {
    fn times(&mut self, literal: &Literal, target: Target) {
        match literal.estimate {
            true => self.targets.push(target),
            false => self.constant = &self.constant * &literal.value,
        }
    }
}

impl Written {
    /// Sets an input to a number of this measure: an amount is then in the measure's currency.
    pub fn set_measured(&mut self, input: &Input, number: &Number) {
        self.set_number(input, &number.value);
        if let Measure::Money(currency) | Measure::Rate(currency) = number.measure {
            self.set_currency(input, currency);
        }
    }
}
