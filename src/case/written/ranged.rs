//! The amounts and rates that are only known within a range, and how amounts are made of them.

use super::input::{Input, InputPlace};
use super::store::Written;
use super::value::{Number, NumberOf};
use crate::case::file::plan::AmountForm;
use crate::case::literal::Literal;
use crate::cost::{ItemAt, Side};
use crate::money::{Currency, Fraction};

/// An amount or rate with a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranged {
    /// Which it is.
    pub target: Target,
    /// The same as an input; its path is left empty.
    pub input: Input,
    /// Its value and range.
    pub number: Number,
}

/// An amount of an item, or a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An item, and which of its amounts.
    Amount(ItemAt, usize),
    /// The rate of this currency.
    Rate(Currency),
}

/// An amount in the case's currency as a product of what the file writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenAmount {
    /// The product of all factors that do not move.
    pub constant: Fraction,
    /// The factors that do.
    pub targets: Vec<Target>,
}

impl Written {
    /// Everything that has a range, in the order of the file.
    pub fn ranged(&self) -> Vec<Ranged> {
        let mut ranged = Vec::new();
        let mut add = |target, place| {
            let input = Input { path: String::new(), place };
            let number = self.number(&input).filter(|number| number.range.is_some());
            ranged.extend(number.map(|number| Ranged { target, input, number }));
        };
        for side in Side::BOTH {
            for number in 0..self.file.side(side).len() {
                let item = ItemAt { side, number };
                for nth in 0..self.literals(item).len() {
                    add(Target::Amount(item, nth), InputPlace::Amount(item, Some(nth)));
                }
            }
        }
        for (nth, (code, _)) in self.file.rates.iter().enumerate() {
            if let Some(currency) = Currency::from_code(&code.value) {
                add(Target::Rate(currency), InputPlace::Rate(nth));
            }
        }
        ranged
    }

    /// The amounts of an item, each as a product; the targets that move are kept apart.
    pub fn amounts(&self, item: ItemAt, moving: &[Target]) -> Vec<WrittenAmount> {
        let literals = self.literals(item);
        let amount = |(nth, literal): (usize, &Literal)| {
            let mut amount = WrittenAmount { constant: Fraction::from(1), targets: Vec::new() };
            amount.times(literal, Target::Amount(item, nth), moving);
            let mut currency = literal.currency_in(self.currency.value);
            // a rate may be in a third currency; the case has been checked, so this comes to an end
            while let Some(of) = currency.filter(|of| *of != self.currency.value) {
                let Some(rate) = self.rate(of) else { break };
                amount.times(rate, Target::Rate(of), moving);
                currency = rate.currency_in(self.currency.value);
            }
            amount
        };
        literals.into_iter().enumerate().map(amount).collect()
    }

    fn rate(&self, of: Currency) -> Option<&Literal> {
        let (_, at) = self.file.rates.iter().find(|(code, _)| code.value == of.code())?;
        at.as_ref().map(|at| &at.value)
    }

    fn literals(&self, item: ItemAt) -> Vec<&Literal> {
        let form = self.item_file(item).and_then(|file| file.forms.first());
        match form.and_then(|(_, _, form)| form.as_ref()) {
            Some(AmountForm::One(at)) => vec![&at.value],
            Some(AmountForm::ByYear(years)) => years.iter().flatten().map(|at| &at.value).collect(),
            Some(AmountForm::ByMembers(prices)) => {
                prices.iter().filter_map(|(_, at)| Some(&at.as_ref()?.value)).collect()
            }
            None => Vec::new(),
        }
    }
}

impl Input {
    /// The amount or rate that it is, if it is one.
    pub fn target(&self, written: &Written) -> Option<Target> {
        match self.place {
            InputPlace::Amount(item, nth) => {
                let nth = nth.or_else(|| (written.literals(item).len() == 1).then_some(0))?;
                Some(Target::Amount(item, nth))
            }
            InputPlace::Rate(nth) => {
                let (code, _) = written.file.rates.get(nth)?;
                Currency::from_code(&code.value).map(Target::Rate)
            }
            _ => None,
        }
    }
}

impl WrittenAmount {
    fn times(&mut self, literal: &Literal, target: Target, moving: &[Target]) {
        match moving.contains(&target) {
            true => self.targets.push(target),
            false => self.constant = &self.constant * &literal.value,
        }
    }
}

impl Written {
    /// Sets an input to a number of this measure: an amount is then in the measure's currency.
    pub(crate) fn set_measured(&mut self, input: &Input, number: &Number) {
        self.set_number(input, &number.value);
        if let NumberOf::Money(currency) | NumberOf::Rate(currency) = number.measure {
            self.set_currency(input, currency);
        }
    }
}
