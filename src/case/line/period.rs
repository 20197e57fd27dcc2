//! Years, months and counts within a line: 5年間で, 平成25年度, H19, 2014/15, over five years, 3市町村; they are no amounts.

use super::over::Lasting;
use super::parts::COUNTERS;
use crate::case::literal::digits::number as digits;
use crate::case::literal::{self, Ahead, Cursor, Unreadable, Words};
use crate::diagnostic::Span;
use crate::money::Rounding;
use crate::text::lengths::{MONTHS, YEARS};

/// Numbers that are words.
pub(super) const NUMBERS: Words<u32> = &[
    (1, &["one"]),
    (2, &["two"]),
    (3, &["three"]),
    (4, &["four"]),
    (5, &["five"]),
    (6, &["six"]),
    (7, &["seven"]),
    (8, &["eight"]),
    (9, &["nine"]),
    (10, &["ten"]),
];

/// What was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PeriodTaken {
    /// How long it is.
    Lasting(Lasting),
    /// When; whether by an era or the calendar.
    Dated(bool),
    /// So many of something.
    Counted,
}

/// Reads one kind of them; `None` if it is none.
type PeriodReader = fn(&mut Cursor<'_>) -> Option<PeriodTaken>;

/// Takes a period, a date or a count.
pub(super) fn take(cursor: &mut Cursor<'_>) -> Option<(PeriodTaken, Span)> {
    let start = cursor.place();
    let reads: [PeriodReader; 4] = [lasting, each, dated, counted];
    for read in reads {
        if let Some(taken) = cursor.looking_ahead(read) {
            read(cursor);
            return Some((taken, start..start + cursor.since(start).trim_end().len()));
        }
    }
    None
}

/// So many months, if that is a time that costs are over; else only when something is.
fn of_months(months: Option<u32>) -> PeriodTaken {
    let months = months.filter(|months| (1..=1200).contains(months));
    months.map_or(PeriodTaken::Dated(false), |months| PeriodTaken::Lasting(Lasting::Months(months)))
}

fn small_number(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some(number) = cursor.take_longest(NUMBERS) {
        return Some(number);
    }
    let number = digits(cursor, Unreadable::Amount).ok()?;
    let whole = number.value.is_whole().then(|| number.value.units(0, Rounding::Down)).flatten()?;
    u32::try_from(whole).ok().filter(|number| *number < 10_000)
}

/// 7年間で, 10年で, over five years, 60か月: the months that figures are over.
fn lasting(cursor: &mut Cursor<'_>) -> Option<PeriodTaken> {
    if cursor.take_any(&["半年間", "半年", "上半期", "下半期"]).is_some() {
        return Some(of_months(Some(6)));
    }
    cursor.take_any(&["over", "within", "for", "in", "per", "後の", "今後"]);
    cursor.take_any(&["the next", "a", "約"]);
    let number = small_number(cursor)?;
    let years = ["年間で", "年間の", "年間", "年で", "years", "-year", "year", "yrs"];
    let months = ["months", "-month", "month"];
    if cursor.take_any(&years).or_else(|| cursor.take_any(&YEARS)).is_some() || is_whole_years(cursor) {
        cursor.take_any(&["期間", "period"]);
        cursor.take_any(EACH);
        return Some(of_months(number.checked_mul(12)));
    }
    if cursor.take_any(&months).or_else(|| cursor.take_any(&MONTHS)).is_none() {
        // 1月当たり
        cursor.looking_ahead(|cursor| cursor.take_any(&["月"]).and_then(|_| cursor.take_any(EACH)))?;
        cursor.take_any(&["月"]);
    }
    cursor.take_any(&["間で", "間"]);
    cursor.take_any(EACH);
    Some(of_months(Some(number)))
}

/// Behind a time that costs are for each of.
const EACH: &[&str] = &["当たり", "あたり", "当り", "につき", "ごとに", "ごと"];

/// Takes the 年 of 5年総額, 1年当たり: years that something is all of, or for each of.
fn is_whole_years(cursor: &mut Cursor<'_>) -> bool {
    let whole =
        ["総額", "総コスト", "総費用", "総経費", "合計", "累計", "トータル", "分の", "リース", "契約"];
    let follows = cursor.looking_ahead(|cursor| {
        let year = cursor.take_any(&["年"]).is_some();
        year && (cursor.take_any(&whole).is_some() || cursor.take_any(EACH).is_some())
    });
    follows && cursor.take_any(&["年"]).is_some()
}

/// 年1,200万円, 月約80万円: for each year, each month.
fn each(cursor: &mut Cursor<'_>) -> Option<PeriodTaken> {
    let months = if cursor.take_any(&["年", "月"])? == "年" { 12 } else { 1 };
    let amount = cursor.looking_ahead(|cursor| literal::ahead(cursor) == Ahead::Amount);
    amount.then(|| of_months(Some(months)))
}

/// 平成25年度, H19, FY2014, 2014/15, 2026年10月, 令和元年: when, and no figure.
fn dated(cursor: &mut Cursor<'_>) -> Option<PeriodTaken> {
    let named = cursor.take_any(&["平成", "令和", "昭和"]).is_some();
    let lettered = !named
        && ["H", "R", "S", "FY"].iter().any(|letter| {
            let taken =
                cursor.looking_ahead(|cursor| cursor.take_any(&[letter]).is_some() && cursor.at_digit());
            taken && cursor.take_any(&[letter]).is_some()
        });
    if named && cursor.take_any(&["元"]).is_some() {
        cursor.take_any(&["年度", "年"]);
        return Some(PeriodTaken::Dated(true));
    }
    let number = small_number(cursor)?;
    let calendar = (1900..2200).contains(&number);
    let is_known = named || lettered || calendar;
    if cursor.take_any(&["年度目", "年目", "年後", "年前", "年ぶり", "年連続", "年度"]).is_some()
    {
        return Some(PeriodTaken::Dated(is_known));
    }
    if cursor.take_any(&["年"]).is_some() {
        let month =
            cursor.looking_ahead(|cursor| small_number(cursor).and_then(|_| cursor.take_any(&["月"])));
        let perhaps = !is_known && number < FEW_YEARS && month.is_none();
        return Some(if perhaps {
            PeriodTaken::Lasting(Lasting::Years(number))
        } else {
            PeriodTaken::Dated(is_known)
        });
    }
    if cursor.take_any(&["月", "日", "時"]).is_some() {
        return Some(PeriodTaken::Dated(false));
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
            return Some(PeriodTaken::Dated(true));
        }
    }
    (named || lettered).then_some(PeriodTaken::Dated(true))
}

/// Years that may be a time; a later one of an era is a year: 27年→30年.
const FEW_YEARS: u32 = 20;

/// 3市町村, 25団体: so many of something.
fn counted(cursor: &mut Cursor<'_>) -> Option<PeriodTaken> {
    small_number(cursor)?;
    cursor.take_any(COUNTERS)?;
    Some(PeriodTaken::Counted)
}
