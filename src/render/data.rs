//! A table as data: one flat list of columns, each row's values; only texts of a case and messages have a language.

use super::number;
use super::style::Style;
use crate::money::Rounding;
use crate::report::{Audience, Cell, Column, Row, Shape};

/// A value as data has it.
pub(super) enum Value {
    /// Not known or not applicable.
    Null,
    /// Text.
    Text(String),
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
            Shape::Single => keys.push(column.key.to_string()),
            Shape::Ranged => keys.extend(["", "_low", "_high"].map(|end| [&column.key, end].concat())),
            Shape::Ends => keys.extend(["low", "high"].map(str::to_owned)),
        }
    }
    keys
}

/// The values of a row, a value a key.
pub(super) fn values(columns: &[Column], row: &Row, style: &Style) -> Vec<Value> {
    let mut values = vec![Value::Text(row.role.code().to_owned())];
    for (column, cell) in columns.iter().zip(&row.cells) {
        match (column.audience, column.shape) {
            (Audience::People | Audience::Nobody, _) => {}
            (_, Shape::Single) => values.extend(ranged(cell, style).into_iter().take(1)),
            (_, Shape::Ranged) => values.extend(ranged(cell, style)),
            (_, Shape::Ends) => values.extend(ranged(cell, style).into_iter().skip(1)),
        }
    }
    values
}

/// The value of one cell, without the ends of its range.
pub(super) fn value(cell: &Cell, style: &Style) -> Value {
    let [value, ..] = ranged(cell, style);
    value
}

/// A cell's value, and the ends of its range where it has one.
fn ranged(cell: &Cell, style: &Style) -> [Value; 3] {
    let ends = |value: Option<String>, low: Option<String>, high: Option<String>| {
        [value, low, high].map(|digits| digits.map_or(Value::Null, Value::Number))
    };
    match cell {
        Cell::Money(money) => {
            let bound = |value, outwards| number::bound(value, money.currency, outwards);
            ends(
                money.value.as_ref().map(|value| bound(value, Rounding::HalfAway)),
                money.range.as_ref().map(|range| bound(&range.low, Rounding::Floor)),
                money.range.as_ref().map(|range| bound(&range.high, Rounding::Ceiling)),
            )
        }
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
        Cell::Bounded(figure, _) => ranged(figure, style),
        // the two ends of what is open on one side
        Cell::Parts(sides) if sides.len() == 2 => {
            let end = |nth: usize| {
                sides.get(nth).map_or(Value::Null, |side| {
                    let [value, ..] = ranged(side, style);
                    value
                })
            };
            [Value::Null, end(0), end(1)]
        }
        cell => [single(cell, style), Value::Null, Value::Null],
    }
}

fn single(cell: &Cell, style: &Style) -> Value {
    match cell {
        Cell::Text(text) | Cell::Name(text) => Value::Text(text.in_lang(style.lang).to_owned()),
        Cell::Said(note) => Value::Text(style.sentence(note)),
        Cell::Word(term) => Value::Text(term.code().to_owned()),
        Cell::Count(count) => Value::Number(count.to_string()),
        Cell::Year(year) => Value::Number(year.number().to_string()),
        Cell::Day(day) => Value::Text(super::year::iso(*day)),
        Cell::Months(months) => Value::Number(months.to_string()),
        Cell::Flag(flag) => Value::Flag(*flag),
        Cell::Numerator(value) => Value::Whole(value.numerator().to_string()),
        Cell::Denominator(value) => Value::Whole(value.denominator().to_string()),
        Cell::Exact(value) => Value::Number(number::data(value, 6, Rounding::HalfAway)),
        Cell::Number(value, _) => Value::Number(number::data(value, 6, Rounding::HalfAway)),
        // figures have their ranges and are taken apart above; lists are for people only
        Cell::Absent
        | Cell::Money(_)
        | Cell::Percent(_)
        | Cell::Numbers(..)
        | Cell::Bar(..)
        | Cell::Parts(_)
        | Cell::Clauses(_)
        | Cell::Words(_)
        | Cell::Bounded(..)
        | Cell::Aside(..) => Value::Null,
    }
}
