//! Rates that are printed without a sign of percent: 削減率 0.2, 増減率 △20.0. The words before them say that they are rates.

use super::word::{FigureRole, LineWord};
use crate::case::literal::{Cursor, Literal, PercentLiteral};
use crate::money::{Fraction, Range};

/// Whether the last word names a rate.
pub(super) fn is_named(gap: &[LineWord]) -> bool {
    matches!(
        gap.last(),
        Some(LineWord::Label(FigureRole::Percent | FigureRole::Left, _) | LineWord::Ratio | LineWord::Left)
    )
}

/// Takes the (%) behind such a name.
pub(super) fn unit(cursor: &mut Cursor<'_>) -> bool {
    let read = |cursor: &mut Cursor<'_>| {
        let open = cursor.take_any(&["(", "["]).is_some();
        cursor.take_any(&["単位:", "単位"]);
        let sign = cursor.take_any(&["%"]).is_some();
        sign && cursor.take_any(&[")", "]"]).is_some() == open
    };
    cursor.looking_ahead(read) && read(cursor)
}

/// A number as a rate: the percent that it is, and the other one that it may be. What is below 1 is a part of 1, unless a
/// head says that it is in percent: 0.2 is 20%, or else 0.2%.
pub(super) fn read(
    number: &Literal,
    gap: &[LineWord],
    in_percent: bool,
) -> (PercentLiteral, Option<PercentLiteral>) {
    let value = number.value.abs();
    let Range { low, high } = &number.range;
    let decimals = (1..=6).find(|decimals| high - low == Fraction::power_of_ten(-decimals)).unwrap_or(0);
    let percent = |value: Fraction, decimals: i32| PercentLiteral {
        value,
        decimals,
        approximate: number.approximate,
        change: number.change.clone(),
        bound: number.bound,
        ends: None,
    };
    let plain = percent(value.clone(), decimals);
    // 前年度比 1.05 is more than all of it, 削減率 1.05 is not
    let most =
        Fraction::from(if matches!(gap.last(), Some(LineWord::Ratio | LineWord::Left)) { 2 } else { 1 });
    if in_percent || value > most || decimals == 0 {
        return (plain, None);
    }
    let part = percent(&value * &Fraction::from(100), decimals - 2);
    // 1.00 is rather so many percent than all of it
    if value == most { (plain, Some(part)) } else { (part, Some(plain)) }
}
