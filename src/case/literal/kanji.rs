//! Numbers in kanji: 一一五〇 by their digits, 千三百六十 by their units.

use super::cursor::Cursor;

/// The digit that a kanji is.
pub(in crate::case) fn digit(c: char) -> Option<char> {
    Some(match c {
        '〇' | '零' => '0',
        '一' | '壱' => '1',
        '二' | '弐' => '2',
        '三' | '参' => '3',
        '四' => '4',
        '五' => '5',
        '六' => '6',
        '七' => '7',
        '八' => '8',
        '九' => '9',
        _ => return None,
    })
}

/// Whether a kanji stands for ten, a hundred or a thousand.
pub(in crate::case) fn is_small_unit(c: char) -> bool {
    matches!(c, '十' | '百' | '千')
}

fn is_large_unit(c: char) -> bool {
    matches!(c, '万' | '億' | '兆')
}

/// What follows a number in kanji alone and makes it one: 八割, 三十円.
const FOLLOWERS: &[&str] =
    &["円", "割", "%", "パーセント", "ドル", "ユーロ", "倍", "分の", "年間", "年度", "か月", "カ月"];

/// What follows digits in kanji alone; 十分 is no number.
const FOLLOWERS_OF_DIGITS: &[&str] = &["分", "厘"];

/// Whether a number in kanji comes next: digits or units with a large unit among them, or with a word of measure behind.
pub(super) fn ahead(cursor: &mut Cursor<'_>) -> bool {
    cursor.looking_ahead(|cursor| {
        cursor.place();
        let mut any = false;
        let mut large = false;
        let mut small = false;
        while let Some(c) = cursor.take_if(|c| {
            digit(c).is_some() || is_small_unit(c) || (any && (is_large_unit(c) || c == '・' || c == '割'))
        }) {
            large = large || is_large_unit(c) || c == '割';
            small = small || is_small_unit(c);
            any = true;
        }
        let followers = if small { FOLLOWERS } else { FOLLOWERS_OF_DIGITS };
        any && (large || cursor.take_any(FOLLOWERS).is_some() || cursor.take_any(followers).is_some())
    })
}

/// Takes a run of digits in kanji.
pub(super) fn take_digits(cursor: &mut Cursor<'_>) -> String {
    let mut digits = String::new();
    while let Some(c) = cursor.take_if(|c| digit(c).is_some()) {
        digits.extend(digit(c));
    }
    digits
}

/// Takes a whole number below ten thousand in kanji: 二十五 by its units, 二五 by its digits.
pub(in crate::case) fn take_whole(cursor: &mut Cursor<'_>) -> Option<u32> {
    let (mut sum, mut last, mut any) = (0_u32, None, false);
    while let Some(c) = cursor.take_if(|c| digit(c).is_some() || is_small_unit(c)) {
        any = true;
        match digit(c).and_then(|digit| digit.to_digit(10)) {
            Some(digit) => last = Some(last.unwrap_or(0_u32).checked_mul(10)?.checked_add(digit)?),
            None => {
                let unit = if c == '十' {
                    10
                } else if c == '百' {
                    100
                } else {
                    1000
                };
                sum = sum.checked_add(last.take().unwrap_or(1_u32).checked_mul(unit)?)?;
            }
        }
    }
    sum.checked_add(last.unwrap_or(0)).filter(|sum| any && *sum < 10_000)
}
