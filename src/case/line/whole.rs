//! 皆増, 皆減: all of it is new, or gone; the other cost is nothing. 3億円（皆増） says 0円→3億円.

use super::scanned::{LineFigure, Manner, Scanned, Value};
use super::word::{Direction, LineWord};
use crate::case::literal::{ChangeSign, Cursor, Literal};
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::{Fraction, Range};

/// Takes such a word.
pub(super) fn take(cursor: &mut Cursor<'_>) -> Option<Direction> {
    match cursor.take_any(&["皆増", "皆減"])? {
        "皆増" => Some(Direction::Up),
        _ => Some(Direction::Down),
    }
}

/// The line as it is meant with such a word; one whose figures say otherwise, or more, cannot be read with it.
pub(super) fn meant(mut line: Scanned, whole: Option<(Direction, Span)>) -> Scanned {
    let Some((way, span)) = whole else { return line };
    let amounts: Vec<&Literal> = line.figures.iter().filter_map(amount).collect();
    let is_change = |change: &ChangeSign| match way {
        Direction::Up => matches!(change, ChangeSign::Bare | ChangeSign::Increase(_)),
        Direction::Down => matches!(change, ChangeSign::Bare | ChangeSign::Minus | ChangeSign::Reduction(_)),
    };
    let is_told = match (amounts.as_slice(), way) {
        ([old, _], Direction::Up) => old.value.is_zero(),
        ([_, new], Direction::Down) => new.value.is_zero(),
        ([one], _) => line.figures.len() == 1 && is_change(&one.change) && !one.value.is_negative(),
        _ => false,
    };
    if !is_told {
        let word = if way == Direction::Up { "皆増" } else { "皆減" };
        let fault = Diagnostic::error(code!("unreadable-line"), Some(span)).with("found", word);
        line.faults.push(fault.worded(code!("unreadable-line-turns")));
        return line;
    }
    let alone = line.figures.first().filter(|_| line.figures.len() == 1).cloned();
    let Some(LineFigure { value: Value::Amount(literal), united, power, name, span, .. }) = alone else {
        return line;
    };
    let cost = Literal { change: ChangeSign::Bare, value: literal.value.abs(), ..literal };
    let nothing = Literal {
        value: Fraction::zero(),
        range: Range::exact(Fraction::zero()),
        estimate: false,
        approximate: false,
        bound: None,
        ..cost.clone()
    };
    let pair = if way == Direction::Up { [nothing, cost] } else { [cost, nothing] };
    let figure = |literal| LineFigure {
        value: Value::Amount(literal),
        united,
        power,
        name: name.clone(),
        manner: Manner::default(),
        span: span.clone(),
    };
    line.figures = pair.map(figure).to_vec();
    line.gaps = vec![Vec::new(), vec![LineWord::Arrow], Vec::new()];
    line
}

fn amount(figure: &LineFigure) -> Option<&Literal> {
    match &figure.value {
        Value::Amount(literal) if figure.united => Some(literal),
        _ => None,
    }
}
