//! A table as data: one flat list of columns, each row's values; only texts of a case and messages have a language.

use super::number;
use super::style::Style;
use crate::money::{Fraction, Range, Rounding};
use crate::report::{Audience, Cell, Column, Money, OpenEnd, Row, Shape};
use std::borrow::Cow;

/// A value as data has it.
#[derive(Clone)]
pub(super) enum DataValue<'r> {
    /// Not known or not applicable.
    Null,
    /// Text.
    Text(Cow<'r, str>),
    /// The digits of a whole number of any length, as text.
    Whole(String),
    /// The exact digits of a number.
    Number(String),
    /// Yes or no.
    Flag(bool),
}

/// The names of the columns, `role` first; no two are the same: a name that is there already is numbered.
pub(super) fn keys(columns: &[Column]) -> Vec<String> {
    let mut keys = names(columns);
    for nth in 1..keys.len() {
        let (before, rest) = keys.split_at_mut(nth);
        let Some(key) = rest.first_mut().filter(|key| before.contains(key)) else { continue };
        let numbered = (2..).map(|number: u32| format!("{key}_{number}"));
        *key = numbered.into_iter().find(|name| !before.contains(name)).unwrap_or_default();
    }
    keys
}

fn names(columns: &[Column]) -> Vec<String> {
    let mut keys = vec!["role".to_owned()];
    for column in columns.iter().filter(|c| matches!(c.audience, Audience::All | Audience::Data)) {
        match column.shape {
            Shape::Single | Shape::EndsLast => keys.push(column.key.to_string()),
            Shape::Ranged => keys.extend(["", "_low", "_high"].map(|end| [&column.key, end].concat())),
            Shape::Ends => keys.extend(["low", "high"].map(str::to_owned)),
        }
    }
    let last = columns.iter().filter(|column| is_with_ends_last(column));
    keys.extend(last.flat_map(|column| ["_low", "_high"].map(|end| [&column.key, end].concat())));
    keys
}

/// Whether the ends of the ranges of a column stand after all others.
fn is_with_ends_last(column: &Column) -> bool {
    column.shape == Shape::EndsLast && matches!(column.audience, Audience::All | Audience::Data)
}

/// The values of a row, a value a key.
pub(super) fn values<'r>(columns: &[Column], row: &'r Row, style: &Style) -> Vec<DataValue<'r>> {
    let mut values = Vec::with_capacity(1 + 3 * columns.len());
    values.push(DataValue::Text(row.role.code().into()));
    for (column, cell) in columns.iter().zip(&row.cells) {
        match (column.audience, column.shape) {
            (Audience::People | Audience::Screen | Audience::Nobody, _) => {}
            (_, Shape::Single | Shape::EndsLast) => values.push(value(cell, style)),
            (_, Shape::Ranged) => values.extend(ranged(cell, style)),
            (_, Shape::Ends) => values.extend(ranged(cell, style).into_iter().skip(1)),
        }
    }
    for (_, cell) in columns.iter().zip(&row.cells).filter(|(column, _)| is_with_ends_last(column)) {
        values.extend(ranged(cell, style).into_iter().skip(1));
    }
    values
}

/// The value of one cell, without the ends of its range.
pub(super) fn value<'r>(cell: &'r Cell, style: &Style) -> DataValue<'r> {
    let [value, ..] = ranged(cell, style);
    value
}

/// Whether a figure is a number, and no end alone.
fn is_printed(figure: &Cell) -> bool {
    match figure {
        Cell::Money(money) => money.value.is_some(),
        Cell::Percent(percent) => percent.value.is_some(),
        _ => true,
    }
}

/// A cell's value, and the ends of its range where it has one.
fn ranged<'r>(cell: &'r Cell, style: &Style) -> [DataValue<'r>; 3] {
    let ends = |value: Option<String>, low: Option<String>, high: Option<String>| {
        [value, low, high].map(|digits| digits.map_or(DataValue::Null, DataValue::Number))
    };
    match cell {
        Cell::Money(money) => money_of(money),
        Cell::Percent(percent) => {
            let six = |value, rounding| number::data(value, 6, rounding);
            ends(
                percent.value.as_ref().map(|value| six(value, Rounding::HalfAway)),
                percent.range.as_ref().map(|range| six(&range.low, Rounding::Floor)),
                percent.range.as_ref().map(|range| six(&range.high, Rounding::Ceiling)),
            )
        }
        Cell::Numbers(range, _) => {
            let six = |value, rounding| Some(number::data(value, 6, rounding));
            match range.point() {
                Some(value) => ends(six(value, Rounding::HalfAway), None, None),
                None => ends(None, six(&range.low, Rounding::Floor), six(&range.high, Rounding::Ceiling)),
            }
        }
        Cell::Bounded(figure, None, _) => ranged(figure, style),
        Cell::Bounded(figure, Some(open), _) => {
            // what is not printed as a number is none: an end of it is known
            let (value, end) = match (ranged(figure, style), is_printed(figure)) {
                ([value, ..], true) => (value.clone(), value),
                ([_, end, _], false) => (DataValue::Null, end),
            };
            match open {
                OpenEnd::Low => [value, DataValue::Null, end],
                OpenEnd::High => [value, end, DataValue::Null],
            }
        }
        // the two ends of what is open on one side
        Cell::Parts(sides) if sides.len() == 2 => {
            let end = |nth: usize| {
                sides.get(nth).map_or(DataValue::Null, |side| {
                    let [value, ..] = ranged(side, style);
                    value
                })
            };
            [DataValue::Null, end(0), end(1)]
        }
        // what is counted is known
        Cell::Count(_) => [(); 3].map(|()| single(cell, style)),
        cell => [single(cell, style), DataValue::Null, DataValue::Null],
    }
}

/// An amount and its ends; what is whole is the same whichever way it is rounded.
fn money_of(money: &Money) -> [DataValue<'static>; 3] {
    let bound =
        |value: &Fraction, outwards| DataValue::Number(number::bound(value, money.currency, outwards));
    let is_exact = |range: &&Range| money.value.as_ref() == Some(&range.low) && range.low == range.high;
    if let Some(range) = money.range.as_ref().filter(is_exact)
        && range.low.is_whole()
    {
        let value = bound(&range.low, Rounding::HalfAway);
        return [value.clone(), value.clone(), value];
    }
    let end = |end: Option<&Fraction>, outwards| end.map_or(DataValue::Null, |end| bound(end, outwards));
    [
        end(money.value.as_ref(), Rounding::HalfAway),
        end(money.range.as_ref().map(|range| &range.low), Rounding::Floor),
        end(money.range.as_ref().map(|range| &range.high), Rounding::Ceiling),
    ]
}

fn single<'r>(cell: &'r Cell, style: &Style) -> DataValue<'r> {
    match cell {
        Cell::Text(text) | Cell::Name(text) => DataValue::Text(text.in_lang(style.lang).into()),
        Cell::Said(note) => DataValue::Text(style.sentence(note).into()),
        Cell::Word(term) => DataValue::Text(term.code().into()),
        Cell::Count(count) => DataValue::Number(count.to_string()),
        Cell::Year(year) => DataValue::Number(year.number().to_string()),
        Cell::Day(day) => DataValue::Text(super::year::iso(*day).into()),
        Cell::Months(months) => DataValue::Number(months.to_string()),
        Cell::Flag(flag) => DataValue::Flag(*flag),
        Cell::Numerator(value) => DataValue::Whole(value.numerator().to_string()),
        Cell::Denominator(value) => DataValue::Whole(value.denominator().to_string()),
        Cell::Exact(value) => DataValue::Number(number::data(value, 6, Rounding::HalfAway)),
        Cell::Number(value, _) => DataValue::Number(number::data(value, 6, Rounding::HalfAway)),
        // figures have their ranges and are taken apart above; lists are for people only
        Cell::Absent
        | Cell::Money(_)
        | Cell::Percent(_)
        | Cell::Numbers(..)
        | Cell::Bar(..)
        | Cell::Gauge(_)
        | Cell::Parts(_)
        | Cell::Clauses(_)
        | Cell::Words(_)
        | Cell::Bounded(..)
        | Cell::Aside(..) => DataValue::Null,
    }
}
