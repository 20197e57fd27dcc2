//! How a report is to look: its language, the unit of amounts, the mark of a reduction.

use super::amounts::{amounts, of_report};
use crate::lang::{Lang, Term};
use crate::money::{Currency, Fraction};
use crate::report::{Money, Report, Scale, Sense};

/// How a report is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The language of all words.
    pub lang: Lang,
    /// The unit of amounts.
    pub unit: Unit,
    /// The mark of a reduction.
    pub mark: ReductionMark,
    /// No symbol outside ASCII; the case's own text and the words of the language may still be.
    pub ascii: bool,
    /// The columns of the screen to fit into; `None` for lines of any length.
    pub width: Option<usize>,
    /// Whether to write escape codes for bold text and colours.
    pub color: bool,
    /// Whether all amounts are whole major units: none is shown with decimals.
    pub whole: bool,
    /// Decimals, at least so many, of amounts in a fixed unit: those of the column that an amount stands in.
    pub least: i32,
    /// How many notes people see.
    pub notes: Notes,
    /// How years are named.
    pub years: Years,
    /// Whether it is handed out: whoever is handed a page types no options and writes no case.
    pub paper: bool,
}

/// How many notes people see; data formats hold all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    /// What a reader must know to read the tables right, no more than the tables have rows.
    #[default]
    Brief,
    /// All of them.
    Full,
    /// None.
    None,
}

/// How years are named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Years {
    /// By era where the language is Japanese, else by our era.
    #[default]
    Auto,
    /// 令和8年度, R8.
    Era,
    /// 2026年度, FY2026.
    Ad,
}

impl Style {
    /// The plain style of a language: units as they come, no colours, lines of any length.
    pub fn plain(lang: Lang) -> Style {
        let mark = if lang == Lang::Ja { ReductionMark::Filled } else { ReductionMark::Minus };
        Style {
            lang,
            unit: Unit::Auto,
            mark,
            ascii: false,
            width: None,
            color: false,
            whole: false,
            least: 0,
            notes: Notes::Brief,
            years: Years::Auto,
            paper: false,
        }
    }

    /// The same, handed out.
    pub(super) fn on_paper(&self) -> Style {
        Style { paper: true, ..*self }
    }

    /// The style of a report: its own unit where none is asked for; sentences of data have amounts with all their digits.
    pub fn of(&self, report: &Report, for_people: bool) -> Style {
        let unit = match (self.unit, report.scale) {
            (_, Scale::Exact) => Unit::Yen,
            (Unit::Auto, Scale::Thousand) if for_people && !has_less_than_thousands(report) => Unit::Thousand,
            (Unit::Auto, Scale::Thousand | Scale::Whole) => Unit::Yen,
            // amounts of one other currency have it in the heading of their column
            (Unit::Auto, Scale::Printed) if for_people && is_of_one_other(report) => Unit::Yen,
            (unit, _) => unit,
        };
        let whole = unit == Unit::Yen && for_people && of_report(report).all(is_whole);
        Style { unit, whole, ..*self }
    }

    /// A word of the program.
    pub(super) fn word(&self, term: Term) -> &'static str {
        term.text(self.lang)
    }

    /// The sign before a number of this sense that is not nothing: the mark where the cost falls or is below nothing, + where
    /// it rises.
    pub(super) fn sign(&self, sense: Sense, negative: bool) -> &'static str {
        match (sense, negative) {
            (Sense::Plain, false) => "",
            (Sense::Plain, true) | (Sense::Reduction | Sense::Points, false) | (Sense::Change, true) => {
                self.mark.symbol()
            }
            (Sense::Reduction | Sense::Points, true) | (Sense::Change, false) => "+",
        }
    }
}

/// Whether all amounts are of one currency that is not the yen.
fn is_of_one_other(report: &Report) -> bool {
    let mut currencies = of_report(report).map(|money| money.currency);
    let first = currencies.next().filter(|first| *first != Currency::JPY);
    first.is_some_and(|first| currencies.all(|other| other == first))
}

/// Whether a table has an exact amount that is nothing in thousands and yet something: its column would need decimals there.
fn has_less_than_thousands(report: &Report) -> bool {
    let vanishes = |value: &Fraction| !value.is_zero() && value.abs() < Fraction::from(500);
    let is_exact = |money: &Money| money.range.as_ref().is_none_or(|range| range.low == range.high);
    let is_less = |money: &Money| is_exact(money) && money.value.as_ref().is_some_and(vanishes);
    report.tables.iter().filter(|table| table.is_for_people()).flat_map(amounts).any(is_less)
}

/// Whether an amount and its ends are whole major units. What no minor units make is inferred: it has none of its own.
fn is_whole(money: &Money) -> bool {
    let ends = money.range.iter().flat_map(|range| [&range.low, &range.high]);
    let mut all = money.value.iter().chain(ends);
    all.all(|one: &Fraction| {
        one.exact_decimals(money.currency.minor_digits()).is_none_or(|decimals| decimals == 0)
    })
}

/// The unit of amounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Whatever writes each amount exactly and briefly.
    #[default]
    Auto,
    /// 円, or the currency's major unit.
    Yen,
    /// 千円.
    Thousand,
    /// 百万円.
    Million,
    /// 億円.
    Oku,
}

/// The mark of a reduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReductionMark {
    /// ▲
    Filled,
    /// △
    Open,
    /// -
    Minus,
}

impl ReductionMark {
    /// The character.
    pub fn symbol(self) -> &'static str {
        match self {
            ReductionMark::Filled => "▲",
            ReductionMark::Open => "△",
            ReductionMark::Minus => "-",
        }
    }
}

/// What stands where there is nothing to say.
pub(super) const NOTHING: &str = "-";
