//! Whose figures a line is about, at its head: 高石市は, B町：, 三町協議会の.

use super::entry::WordEntry;
use super::words;
use crate::case::literal::Cursor;

/// What the names of those end in whose figures are printed.
const ENDINGS: [&str; 13] =
    ["市", "町", "村", "県", "府", "都", "道", "区", "郡", "組合", "協議会", "団体", "連合"];

/// What stands behind such a name.
const BEHIND: &[char] = &[' ', ':', '、', 'は', 'で', 'の', '\t'];

/// Characters of a name, at most.
const LONGEST: usize = 20;

/// Takes a name that a line begins with; nothing where a word of figures is part of it.
pub(super) fn take(cursor: &mut Cursor<'_>) {
    if cursor.looking_ahead(numbered) {
        numbered(cursor);
    }
    cursor.take_any(&["うち"]);
    if let Some(length) = cursor.looking_ahead(length) {
        (0..length).for_each(|_| {
            cursor.take_character();
        });
    }
}

/// Takes the number of an entry of a list: 1. or (2).
fn numbered(cursor: &mut Cursor<'_>) -> bool {
    let open = cursor.take_any(&["("]).is_some();
    let mut digits = 0_usize;
    while cursor.take_if(|c| c.is_ascii_digit()).is_some() {
        digits += 1;
    }
    let closed = cursor.take_any(if open { &[")"] } else { &[".", ")"] }).is_some();
    (1..=2).contains(&digits) && closed && (open || !cursor.at_digit() || cursor.after_space())
}

/// How many characters the name has.
fn length(cursor: &mut Cursor<'_>) -> Option<usize> {
    cursor.place();
    let mut name = String::new();
    for length in 1..=LONGEST {
        if cursor.looking_ahead(tells) {
            return None;
        }
        name.push(cursor.take_if(|c| c.is_alphabetic() || c == '・')?);
        let ends = length > 1 && ENDINGS.iter().any(|ending| name.ends_with(ending));
        if ends && cursor.looking_ahead(|cursor| cursor.take_if(|c| BEHIND.contains(&c)).is_some()) {
            return Some(length);
        }
    }
    None
}

/// Whether a word comes next that says something about a figure.
fn tells(cursor: &mut Cursor<'_>) -> bool {
    let start = cursor.place();
    let told = words::take(cursor);
    let is_longer = cursor.since(start).chars().count() > 1;
    is_longer
        && told.is_some_and(|entry| {
            !matches!(entry, WordEntry::Noise | WordEntry::Aside(_) | WordEntry::Behind(_))
        })
}
