//! An amount as a sum of others that are known only within ranges: what two such sums have in common falls out of their
//! difference.
//!
//! A member that pays half of a cost x and 95% of what it paid before, y, in another year has 0.5 x + 0.95 y; the other half of
//! x is 0.5 x too, wherever x lies.

use crate::money::{Fraction, Rounding};
use std::collections::BTreeMap;

/// The least and the most of an amount.
pub(crate) type AmountRange = (Fraction, Fraction);

/// A sum of amounts, each so many times, a fixed amount, and what moves by itself between two ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    pub(crate) fixed: Fraction,
    /// How many times each amount is in it, by the number of the amount.
    pub(crate) parts: BTreeMap<usize, Fraction>,
    pub(crate) off: AmountRange,
}

/// The least and the most of several ranges.
pub(crate) fn hull(ranges: impl Iterator<Item = AmountRange>) -> Option<AmountRange> {
    ranges.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// The whole units between these ends once less than so much has been taken or added; not even that where it is nothing.
pub(crate) fn whole_within((low, high): &AmountRange, (less, more): (i128, i128)) -> (i128, i128) {
    let whole = |end: &Fraction, added: i128, rounding| (end + &Fraction::from(added)).units(0, rounding);
    let low = match less {
        0 => whole(low, 0, Rounding::Ceiling),
        less => whole(low, less, Rounding::Floor).map(|low| low.saturating_add(1)),
    };
    let high = match more {
        0 => whole(high, 0, Rounding::Floor),
        more => whole(high, more, Rounding::Ceiling).map(|high| high.saturating_sub(1)),
    };
    (low.unwrap_or(i128::MIN / 4), high.unwrap_or(i128::MAX / 4))
}

/// Decimals of a minor unit to which ends that are no exact parts are brought, outwards.
const DECIMALS: i32 = 12;

impl Form {
    /// An amount that is known.
    pub(crate) fn exact(amount: Fraction) -> Form {
        Form { fixed: amount, ..Form::default() }
    }

    /// The amount of this number.
    pub(crate) fn of(number: usize) -> Form {
        Form { parts: BTreeMap::from([(number, Fraction::from(1))]), ..Form::default() }
    }

    /// Something between these.
    pub(crate) fn within((low, high): AmountRange) -> Form {
        match low == high {
            true => Form::exact(low),
            false => Form { off: (low, high), ..Form::default() },
        }
    }

    /// Whether it is nothing, wherever amounts lie.
    pub(crate) fn is_nothing(&self) -> bool {
        self.parts.is_empty() && [&self.fixed, &self.off.0, &self.off.1].iter().all(|part| part.is_zero())
    }

    pub(crate) fn add(&mut self, other: &Form) {
        self.fixed = &self.fixed + &other.fixed;
        for (number, times) in &other.parts {
            let sum = self.parts.entry(*number).or_default();
            *sum = &*sum + times;
            if sum.is_zero() {
                self.parts.remove(number);
            }
        }
        self.off = (&self.off.0 + &other.off.0, &self.off.1 + &other.off.1);
    }

    pub(crate) fn plus(&self, other: &Form) -> Form {
        let mut sum = self.clone();
        sum.add(other);
        sum
    }

    pub(crate) fn minus(&self, other: &Form) -> Form {
        self.plus(&other.times(&Fraction::from(-1)))
    }

    pub(crate) fn sum<'f>(all: impl IntoIterator<Item = &'f Form>) -> Form {
        let mut sum = Form::default();
        all.into_iter().for_each(|form| sum.add(form));
        sum
    }

    pub(crate) fn times(&self, factor: &Fraction) -> Form {
        if factor.is_zero() {
            return Form::default();
        }
        let (one, other) = (&self.off.0 * factor, &self.off.1 * factor);
        Form {
            fixed: &self.fixed * factor,
            parts: self.parts.iter().map(|(number, times)| (*number, times * factor)).collect(),
            off: if factor.is_negative() { (other, one) } else { (one, other) },
        }
    }

    /// The same with its ends so much further apart.
    pub(crate) fn widened(&self, (less, more): &AmountRange) -> Form {
        Form { off: (&self.off.0 - less, &self.off.1 + more), ..self.clone() }
    }

    /// So many times this: between two factors that are not negative, where it is itself no more than `most` from 0.
    pub(crate) fn times_within(&self, (low, high): &AmountRange, most: &Fraction) -> Form {
        if low == high {
            return self.times(low);
        }
        let middle = (&(low + high) * &Fraction::decimal(5, 1)).rounded(DECIMALS, Rounding::HalfAway);
        let apart = (high - &middle).max(&middle - low);
        let apart = (&apart * most).rounded(DECIMALS, Rounding::Ceiling);
        self.times(&middle).widened(&(apart.clone(), apart))
    }
}

/// A sum that is known to be no less than some others, and no more than others still.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bounded {
    pub(crate) form: Form,
    pub(crate) least: Vec<Form>,
    pub(crate) most: Vec<Form>,
}

impl Bounded {
    pub(crate) fn plus(&self, other: &Form) -> Bounded {
        let all = |forms: &[Form]| forms.iter().map(|form| form.plus(other)).collect();
        Bounded { form: self.form.plus(other), least: all(&self.least), most: all(&self.most) }
    }

    /// What this leaves of a sum: where it is least, most is left.
    pub(crate) fn left_of(&self, whole: &Form) -> Bounded {
        let all = |forms: &[Form]| forms.iter().map(|form| whole.minus(form)).collect();
        Bounded { form: whole.minus(&self.form), least: all(&self.most), most: all(&self.least) }
    }

    /// The same with its ends so much further apart.
    pub(crate) fn widened(&self, by: &AmountRange) -> Bounded {
        let all = |forms: &[Form]| forms.iter().map(|form| form.widened(by)).collect();
        Bounded { form: self.form.widened(by), least: all(&self.least), most: all(&self.most) }
    }

    /// Between what it lies, by what each of its sums lies between; `None` where that is not known of one, or nothing is.
    pub(crate) fn within(&self, range: impl Fn(&Form) -> Option<AmountRange>) -> Option<AmountRange> {
        let (mut low, mut high) = range(&self.form)?;
        for form in &self.least {
            low = low.max(range(form)?.0);
        }
        for form in &self.most {
            high = high.min(range(form)?.1);
        }
        (low <= high).then_some((low, high))
    }
}
