//! Words that hold an amount against another: 26億円から19億5,000万円に増加, 8,642千円（前年度比▲30%）.

use super::around::Around;
use super::reading::LineReading;
use super::scanned::Value;
use super::word::{Direction, FigureRole, LineWord};
use crate::code;
use crate::diagnostic::Diagnostic;

impl Around<'_> {
    /// Whether an amount is said to be what a percent less than another one comes to.
    pub(super) fn is_less_percent(&self, nth: usize) -> bool {
        let is_less = |percent: usize, amount: usize| {
            self.is_percent(percent)
                && self.is_amount(amount)
                && [percent, amount]
                    .iter()
                    .any(|nth| self.gap(*nth).contains(&LineWord::ChangeSign(Direction::Down)))
        };
        nth == 2 && (is_less(1, 0) || is_less(0, 1))
    }

    /// Whether words behind a figure hold it against what was: 8,642千円（前年度比▲30%）, 8,642千円で、前年度に比べ30%の減.
    pub(super) fn is_held_against_last(&self, nth: usize) -> bool {
        let named = [LineWord::Label(FigureRole::Before, None), LineWord::Compared];
        let gaps = (nth + 1..=self.line.figures.len()).map(|behind| self.gap(behind));
        let says = |gap: &[LineWord]| {
            gap.contains(&LineWord::Ratio) || gap.windows(named.len()).any(|words| words == named)
        };
        gaps.into_iter().any(says)
    }
}

/// Which way the words say that the cost went, where the amounts of a reading went the other way.
pub(super) fn contradicted(around: &Around<'_>, reading: &LineReading) -> Option<Direction> {
    let (before, after) = (of(reading, FigureRole::Before)?, of(reading, FigureRole::After)?);
    let went = match (value(reading, before)?, value(reading, after)?) {
        (before, after) if before > after => Direction::Down,
        (before, after) if before < after => Direction::Up,
        _ => return None,
    };
    said(around, before, after).filter(|way| *way != went && !around.line.is_held)
}

/// The fault of a line that says so.
pub(super) fn fault(reading: &LineReading, said: Direction) -> Diagnostic {
    let span = |role| Some(reading.roles.get(of(reading, role)?)?.0.span.clone());
    let word = |is_up: bool| if is_up { code!("way-up") } else { code!("way-down") };
    let is_up = said == Direction::Up;
    let fault = Diagnostic::error(code!("words-contradict"), span(FigureRole::After));
    let fault = fault.with("said", word(is_up)).with("went", word(!is_up));
    match span(FigureRole::Before) {
        Some(cause) => fault.caused_by(cause),
        None => fault,
    }
}

/// Which way the words right beside the two costs say: BからAに増加, rose from B to A, rose to A from B.
fn said(around: &Around<'_>, before: usize, after: usize) -> Option<Direction> {
    let joins = [LineWord::Into, LineWord::Becomes, LineWord::No];
    let behind = around.tail(after).iter().find(|word| !joins.contains(word));
    let way = |word: Option<&LineWord>| match word {
        Some(LineWord::ChangeSign(way)) => Some(*way),
        _ => None,
    };
    let led = |nth: usize, lead: LineWord| match around.gap(nth) {
        [.., word, last] if *last == lead => way(Some(word)),
        _ => None,
    };
    let is_last = after + 1 >= around.line.figures.len() || !around.shares_gap(after + 1);
    way(behind.filter(|_| is_last))
        .or_else(|| led(before, LineWord::From))
        .or_else(|| led(after, LineWord::To))
}

fn of(reading: &LineReading, wanted: FigureRole) -> Option<usize> {
    reading.roles.iter().position(|(_, role, _)| *role == wanted)
}

fn value(reading: &LineReading, nth: usize) -> Option<&crate::money::Fraction> {
    match &reading.roles.get(nth)?.0.value {
        Value::Amount(literal) if !literal.estimate && literal.bound.is_none() => Some(&literal.value),
        _ => None,
    }
}
