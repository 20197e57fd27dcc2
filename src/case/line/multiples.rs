//! Multiples of what was, and what they are not: 1.2倍 is 120% of it, doubled twice as much; points of a share, 5ポイント, are no
//! percent of a cost.

use super::parts::hedged;
use super::period::NUMBERS;
use super::scanned::{Manner, Value};
use super::scanning::Scan;
use crate::case::literal::digits::number;
use crate::case::literal::{ChangeSign, Cursor, PercentLiteral, Unreadable, Words};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Range};
use crate::published::PrintedBound;

/// Multiples that are one word.
const WORDS: Words<u32> = &[
    (2, &["倍増", "倍加", "倍額", "倍", "doubled", "doubles", "doubling", "double", "twice", "twofold"]),
    (3, &["tripled", "triples", "trebled", "triple", "threefold"]),
    (4, &["quadrupled", "fourfold"]),
];

/// What stands behind the number of one.
const SIGNS: &[&str] = &["倍", "times", "x", "-fold"];

/// What points of a share are called.
const POINTS: &[&str] =
    &["ポイント", "ﾎﾟｲﾝﾄ", "percentage points", "percentage point", "points", "point", "pts", "pt", "pp"];

/// The words that lie near a multiple, behind it.
const NEAR: &[&str] = &["近く", "近い"];

/// How many times what was, and whether in whole numbers.
struct Multiple {
    times: Fraction,
    decimals: i32,
}

fn read(cursor: &mut Cursor<'_>) -> Option<Multiple> {
    let whole = |times: u32| Multiple { times: Fraction::from(i128::from(times)), decimals: 0 };
    if let Some(times) = cursor.take_longest(WORDS) {
        return Some(whole(times));
    }
    if let Some(times) = cursor.take_longest(NUMBERS) {
        return cursor.take_any(SIGNS).map(|_| whole(times));
    }
    let read = number(cursor, Unreadable::Percent).ok()?;
    cursor.take_any(SIGNS)?;
    let is_multiple = read.value < Fraction::from(1_000) && read.decimals <= 6;
    is_multiple.then_some(Multiple { times: read.value, decimals: read.decimals })
}

impl Multiple {
    /// The percent of what was; a whole number is meant to a tenth of what was, and a rough one to the nearest half.
    fn percent(&self, is_rough: bool, bound: Option<PrintedBound>) -> PercentLiteral {
        let percent = |times: &Fraction| times * &Fraction::from(100);
        let half = Fraction::decimal(5, 1);
        let (below, above) = (&self.times - &half, &self.times + &half);
        let ends = match (self.decimals, bound) {
            (0, None) if is_rough => Some((&below, &above)),
            (0, Some(PrintedBound::JustBelow)) => Some((&below, &self.times)),
            (0, Some(PrintedBound::JustAbove)) => Some((&self.times, &above)),
            _ => None,
        };
        let ends = ends.map(|(low, high)| Range { low: percent(low), high: percent(high) });
        PercentLiteral {
            value: percent(&self.times),
            // the ends of a rough one are not rounded again
            decimals: if ends.is_some() { 0 } else { (self.decimals - 2).max(-1) },
            approximate: is_rough,
            change: ChangeSign::Bare,
            bound: bound.filter(|_| ends.is_none()),
            ends,
        }
    }
}

impl Scan<'_> {
    /// 1.2倍, 約2倍, more than doubled: what is left is more than all that was.
    pub(super) fn multiple(&mut self) -> bool {
        let start = self.cursor.place();
        let Some((is_rough, bound, multiple)) = hedged(&mut self.cursor, read) else { return false };
        let plain = multiple.percent(is_rough, None).hedged_behind(&mut self.cursor);
        let near = self.cursor.take_any(NEAR).map(|_| PrintedBound::JustBelow);
        let percent = multiple.percent(plain.approximate, bound.or(plain.bound).or(near));
        let span = start..start + self.cursor.since(start).trim_end().len();
        self.push(Value::Percent(percent), true, None, span);
        if let Some(figure) = self.line.figures.last_mut() {
            figure.manner = Manner { is_multiple: true, ..figure.manner.clone() };
        }
        true
    }

    /// 5ポイント: of a share, and no percent of a cost.
    pub(super) fn points(&mut self) -> bool {
        let read = |cursor: &mut Cursor<'_>| {
            while cursor.take_any(&["約", "▲", "△", "+", "-"]).is_some() {}
            number(cursor, Unreadable::Percent).ok()?;
            cursor.take_any(&["%"]);
            cursor.take_any(POINTS)
        };
        let start = self.cursor.place();
        if self.cursor.looking_ahead(read).and_then(|_| read(&mut self.cursor)).is_none() {
            return false;
        }
        let found = self.cursor.since(start).trim_end();
        let fault = Diagnostic::error(code!("unreadable-line"), Some(start..start + found.len()));
        self.line.faults.push(fault.with("found", found).worded(code!("points-not-percent")));
        self.line.has_figure = true;
        self.fresh = false;
        true
    }
}
