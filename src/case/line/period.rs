//! Years, months and counts within a line: 5年間で, 平成25年度, H19, 2014/15, over five years, 3市町村; they are no amounts.

use super::parts::COUNTERS;
use crate::case::literal::Cursor;
use crate::case::literal::digits::number as digits;
use crate::code;
use crate::diagnostic::Span;
use crate::money::Rounding;

const NUMBERS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
];

/// Reads one kind of them: the months, if it says some; `None` if it is none.
type PeriodReader = fn(&mut Cursor<'_>) -> Option<Option<u32>>;

/// Takes a period, a date or a count; gives the months that figures are over, where it says some.
pub(super) fn take(cursor: &mut Cursor<'_>) -> Option<(Option<u32>, Span)> {
    let start = cursor.place();
    let reads: [PeriodReader; 3] = [lasting, dated, counted];
    for read in reads {
        if let Some(months) = cursor.looking_ahead(read) {
            read(cursor);
            return Some((months, start..start + cursor.since(start).trim_end().len()));
        }
    }
    None
}

fn small_number(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some(number) = cursor.take_longest(NUMBERS) {
        return Some(number);
    }
    let number = digits(cursor, code!("unreadable-amount")).ok()?;
    let whole = number.value.is_whole().then(|| number.value.units(0, Rounding::Down)).flatten()?;
    u32::try_from(whole).ok().filter(|number| *number < 10_000)
}

/// 7年間で, 10年で, over five years, 60か月: the months that figures are over.
fn lasting(cursor: &mut Cursor<'_>) -> Option<Option<u32>> {
    cursor.take_any(&["over", "within", "for", "in", "per", "後の", "今後"]);
    cursor.take_any(&["the next", "a", "約"]);
    let number = small_number(cursor)?;
    let years =
        ["年間で", "年間の", "年間", "か年", "カ年", "ヵ年", "ヶ年", "年で", "years", "-year", "year", "yrs"];
    let months = ["か月", "カ月", "ヵ月", "ヶ月", "箇月", "months", "-month", "month"];
    if cursor.take_any(&years).is_some() {
        cursor.take_any(&["期間", "period"]);
        return Some(number.checked_mul(12).filter(|months| (1..=1200).contains(months)));
    }
    cursor.take_any(&months)?;
    cursor.take_any(&["間で", "間"]);
    Some(Some(number).filter(|months| (1..=1200).contains(months)))
}

/// 平成25年度, H19, FY2014, 2014/15, 2026年10月, 令和元年: when, and no figure.
fn dated(cursor: &mut Cursor<'_>) -> Option<Option<u32>> {
    let named = cursor.take_any(&["平成", "令和", "昭和"]).is_some();
    let lettered = !named
        && ["H", "R", "S", "FY"].iter().any(|letter| {
            let taken =
                cursor.looking_ahead(|cursor| cursor.take_any(&[letter]).is_some() && cursor.at_digit());
            taken && cursor.take_any(&[letter]).is_some()
        });
    if named && cursor.take_any(&["元"]).is_some() {
        cursor.take_any(&["年度", "年"]);
        return Some(None);
    }
    let number = small_number(cursor)?;
    let calendar = (1900..2200).contains(&number);
    if cursor.take_any(&["年度", "年", "月", "日", "時"]).is_some() {
        return Some(None);
    }
    if calendar || lettered {
        let span = |cursor: &mut Cursor<'_>| {
            cursor.take_if(|c| matches!(c, '/' | '-' | '–'))?;
            let second = small_number(cursor)?;
            cursor.take_if(|c| matches!(c, '/' | '-')).and_then(|_| small_number(cursor));
            Some(second)
        };
        if cursor.looking_ahead(span).is_some() {
            span(cursor);
            return Some(None);
        }
    }
    (named || lettered).then_some(None)
}

/// 3市町村, 25団体: so many of something.
fn counted(cursor: &mut Cursor<'_>) -> Option<Option<u32>> {
    small_number(cursor)?;
    cursor.take_any(COUNTERS)?;
    Some(None)
}
