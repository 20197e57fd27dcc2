//! A rate of reduction as it is worked out: 1－1,470万円÷2,100万円＝30.0％. The 1 is all of what was, and no amount.

use super::scanned::{Scanned, Value};
use super::scanning::Scan;
use super::word::{Direction, FigureRole, LineWord};
use crate::case::literal::{self, Ahead, Cursor};

const MINUS: &[&str] = &["-", "－", "−", "–", "—"];
const OVER: &[&str] = &["÷", "/", "／"];

/// Takes the 1 and the minus, where an amount over another one follows.
fn read(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.take_any(&["1"]).filter(|_| !cursor.at_digit())?;
    cursor.take_any(MINUS)?;
    let over = |cursor: &mut Cursor<'_>| {
        cursor.take_any(&["("]);
        literal::amount_in_line(cursor).ok().filter(|amount| amount.united)?;
        cursor.take_any(OVER)?;
        (literal::ahead(cursor) == Ahead::Amount).then_some(())
    };
    cursor.looking_ahead(over)
}

/// The line of a working from both costs, （2,400万円－1,800万円）÷2,400万円＝25.0％, without the cost that it is divided by, which
/// is said twice.
pub(super) fn worked(mut line: Scanned) -> Scanned {
    let value = |nth: usize| match line.figures.get(nth).map(|figure| &figure.value) {
        Some(Value::Amount(literal)) => Some(&literal.value),
        _ => None,
    };
    let gap = |nth: usize| line.gaps.get(nth).map_or(&[][..], Vec::as_slice);
    let over = (2..line.figures.len()).find(|nth| {
        let divided = gap(*nth) == [LineWord::Close, LineWord::Slash]
            && gap(nth + 1).first() == Some(&LineWord::Equals);
        divided && gap(nth - 1) == [LineWord::Join] && gap(nth - 2).last() == Some(&LineWord::Open)
    });
    let Some(over) = over else { return line };
    let whole = |nth: usize| value(nth).is_some() && value(nth) == value(over);
    let way = match (whole(over - 2), whole(over - 1)) {
        (true, false) => Direction::Down,
        (false, true) => Direction::Up,
        _ => return line,
    };
    let [first, second] = match way {
        Direction::Down => [FigureRole::Before, FigureRole::After],
        Direction::Up => [FigureRole::After, FigureRole::Before],
    };
    for (nth, name) in [
        (over - 2, LineWord::Label(first, None)),
        (over - 1, LineWord::Label(second, None)),
        (over + 1, LineWord::Label(FigureRole::Percent, Some(way))),
    ] {
        if let Some(gap) = line.gaps.get_mut(nth) {
            gap.retain(|word| *word != LineWord::Join);
            gap.push(name);
        }
    }
    let kept: Vec<bool> = (0..line.figures.len()).map(|nth| nth != over).collect();
    line.keep(&kept)
}

impl Scan<'_> {
    /// Takes such a 1: the amounts and the percent that follow have their names by it.
    pub(super) fn of_one(&mut self) -> bool {
        if self.cursor.looking_ahead(read).and_then(|()| read(&mut self.cursor)).is_none() {
            return false;
        }
        self.gap.push(LineWord::Label(FigureRole::After, None));
        self.of_one = true;
        self.fresh = false;
        true
    }

    /// The name that a sign of such a working gives the next figure.
    pub(super) fn named_by_sign(&mut self, word: LineWord) {
        let name = match word {
            LineWord::Slash => LineWord::Label(FigureRole::Before, None),
            LineWord::Equals => LineWord::Label(FigureRole::Percent, Some(Direction::Down)),
            _ => return,
        };
        if self.of_one {
            self.gap.push(name);
            self.of_one = word != LineWord::Equals;
        }
    }
}
