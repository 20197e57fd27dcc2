//! Marks of notes below a line, *1, ※2, [1], 注3, ①, and the letters that name figures: （A）, （A－B）, ①－②.

use crate::case::literal::Cursor;

/// Takes such a mark.
pub(super) fn take(cursor: &mut Cursor<'_>) -> bool {
    let reads: [fn(&mut Cursor<'_>) -> bool; 3] = [formula, note, lettered];
    let found = reads.into_iter().any(|read| cursor.looking_ahead(read) && read(cursor));
    found || (!cursor.at_end() && cursor.take_if(is_raised).is_some())
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁴'..='⁹' | '①'..='⑳')
}

/// Letters, with signs between them: in a bracket, or without one where there are several.
fn formula(cursor: &mut Cursor<'_>) -> bool {
    let open = cursor.take_any(&["(", "["]).is_some();
    let mut letters = 0_usize;
    loop {
        cursor.place();
        let inner = cursor.take_any(&["("]).is_some();
        if cursor.take_if(|c| c.is_ascii_alphabetic() || is_raised(c)).is_none() {
            return false;
        }
        letters = letters.saturating_add(1);
        let more = cursor.take_any(&["-", "/", "÷", "×", "+"]).is_some();
        if !more && !inner {
            break;
        }
    }
    if !open {
        return letters > 1 && cursor.take_any(&[")"]).is_none() && !cursor.at_letter();
    }
    cursor.take_any(&[")", "]"]).is_some()
}

/// A案, B社, C方式: one of several by its letter.
fn lettered(cursor: &mut Cursor<'_>) -> bool {
    cursor.place();
    let letter = cursor.take_if(|c| c.is_ascii_uppercase()).is_some();
    letter && cursor.take_any(&["方式", "案", "社", "市", "町", "村", "団体", "パターン", "ケース"]).is_some()
}

fn note(cursor: &mut Cursor<'_>) -> bool {
    if cursor.take_any(&["(注", "(※", "(*", "["]).is_some() {
        let marked = digits(cursor);
        return marked && cursor.take_any(&[")", "]"]).is_some();
    }
    let marked = cursor.take_any(&["*", "※", "注", "†"]).is_some() && digits(cursor);
    // ※5年間の総額: a note on five years, no fifth note
    marked && cursor.take_if(|c| MEASURES.contains(&c)).is_none()
}

/// What makes a number more than a mark.
const MEASURES: &[char] = &[
    '年', 'か', 'カ', 'ヵ', 'ヶ', '箇', '月', '日', '億', '万', '千', '百', '円', '%', '割', '.', ',', '市',
    '町', '団',
];

fn digits(cursor: &mut Cursor<'_>) -> bool {
    let mut count = 0;
    while cursor.take_if(|c| c.is_ascii_digit()).is_some() {
        count += 1;
    }
    (1..=2).contains(&count)
}
