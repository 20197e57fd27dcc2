//! A figure as it was read: an amount or a percent with everything that is written around it.

use super::change::ChangeSign;
use super::cursor::Cursor;
use super::flaw::{Flaw, Unreadable};
use super::marks::Marks;
use crate::money::{Currency, Fraction, Range};
use crate::published::PrintedBound;

/// An amount as written, its currency still open where none is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::case) struct Literal {
    /// The number, its written sign not yet applied to a saving.
    pub(in crate::case) value: Fraction,
    /// What the true number can be, by the written precision or the range given.
    pub(in crate::case) range: Range,
    /// Whether the range is given, not only the precision of the digits.
    pub(in crate::case) estimate: bool,
    /// Marked 約, "about".
    pub(in crate::case) approximate: bool,
    /// The currency written with it.
    pub(in crate::case) currency: Option<Currency>,
    /// Whether the currency is only known as a dollar.
    pub(in crate::case) dollar: bool,
    /// The side that is meant, where it is a bound.
    pub(in crate::case) bound: Option<PrintedBound>,
    /// The sign or word of change written with it.
    pub(in crate::case) change: ChangeSign,
    /// Whether it names neither a unit nor a currency.
    pub(in crate::case) bare: bool,
}

/// A percent as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::case) struct PercentLiteral {
    /// The number in percent, without its sign.
    pub(in crate::case) value: Fraction,
    /// Decimals written: 1 for 29.9%, −1 for 3割.
    pub(in crate::case) decimals: i32,
    /// Marked 約, "about".
    pub(in crate::case) approximate: bool,
    /// The sign or word of change written with it.
    pub(in crate::case) change: ChangeSign,
    /// The side that is meant, where it is a bound.
    pub(in crate::case) bound: Option<PrintedBound>,
    /// The ends, where it is a range.
    pub(in crate::case) ends: Option<Range>,
}

impl PercentLiteral {
    /// The percent of a change, an increase above 0: what is not said to be a reduction is none.
    pub(in crate::case) fn change(&self) -> Fraction {
        match self.change {
            ChangeSign::Minus | ChangeSign::Reduction(_) => -&self.value,
            ChangeSign::Bare | ChangeSign::Increase(_) => self.value.clone(),
        }
    }

    /// The percent of a saving: what is not said to be an increase is none, but less than nothing is saved with a minus.
    pub(in crate::case) fn saving(&self) -> Fraction {
        match self.change {
            ChangeSign::Bare | ChangeSign::Reduction(_) => self.value.clone(),
            ChangeSign::Minus | ChangeSign::Increase(_) => -&self.value,
        }
    }
}

impl Literal {
    /// The currency in a case of this one: a dollar is the case's own, where that is one.
    pub(in crate::case) fn currency_in(&self, case: Currency) -> Option<Currency> {
        const DOLLARS: &[&str] = &[
            "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "BSD", "BBD", "BZD", "BMD", "BND", "FJD", "GYD",
            "JMD", "KYD", "LRD", "NAD", "SBD", "SRD", "TTD", "XCD",
        ];
        match self.dollar && DOLLARS.contains(&case.code()) {
            true => Some(case),
            false => self.currency,
        }
    }
}

impl PercentLiteral {
    /// The words of a bound and of an estimate behind a percent that is no number: 半分以下, 3分の1程度.
    pub(in crate::case) fn hedged_behind(mut self, cursor: &mut Cursor<'_>) -> PercentLiteral {
        let mut marks = Marks::default();
        while !cursor.at_end() && marks.hedge_after(cursor) {}
        self.approximate = self.approximate || marks.approximate;
        self.bound = self.bound.or(marks.bound);
        self
    }
}

/// The percent of a number and the marks around it.
pub(super) fn percent_of(value: Fraction, decimals: i32, marks: Marks) -> Result<PercentLiteral, Flaw> {
    if let Some(currency) = marks.currency {
        return Err(Unreadable::Percent.flaw(None).with("found", currency.code()));
    }
    let Marks { approximate, change, bound, .. } = marks;
    Ok(PercentLiteral { value, decimals, approximate, change, bound, ends: None })
}
