//! The words of a printed line, and those of change.

use super::claims::CLAIMS;
use super::costs::COSTS;
use super::entry::{NOISE, WordEntry, change, leads};
use super::joins::JOINS;
use super::labels::LABELS;
use super::nouns::{ENGLISH_NOISES, LIKELY, NOISES, VERBS};
use super::tax::TAXES;
use super::word::Direction;
use crate::case::literal::Cursor;
use Direction::{Down, Up};

/// Every word of a line that says something, of these lists.
const LISTS: &[&[(&str, WordEntry)]] = &[JOINS, LABELS, CHANGES, CLAIMS, TAXES, COSTS, LIKELY, VERBS];

/// Takes the longest word that comes next.
pub(super) fn take(cursor: &mut Cursor<'_>) -> Option<WordEntry> {
    longest(cursor, LISTS)
}

/// Whether a word of more than one character comes next, none of those that join figures: single ones stand within other
/// words too.
pub(super) fn longer_word(cursor: &mut Cursor<'_>) -> bool {
    cursor.looking_ahead(|cursor| {
        let start = cursor.place();
        let known = longest(cursor, LISTS.get(1..).unwrap_or_default()).is_some();
        known && cursor.since(start).trim_end().chars().count() > 1
    })
}

fn longest(cursor: &mut Cursor<'_>, lists: &[&[(&str, WordEntry)]]) -> Option<WordEntry> {
    let says = lists.iter().filter_map(|list| ahead(cursor, |cursor| cursor.take_longest(list)));
    let mut found = says.reduce(|longest, next| if next.0 > longest.0 { next } else { longest });
    for list in [NOISES, ENGLISH_NOISES] {
        let noise = ahead(cursor, |cursor| cursor.take_longest_word(list).map(|_| NOISE));
        found = noise.filter(|(end, _)| found.is_none_or(|(longest, _)| *end > longest)).or(found);
    }
    let (end, entry) = found?;
    while cursor.place() < end && cursor.take_character().is_some() {}
    Some(entry)
}

/// What comes next, and where it ends.
fn ahead<T>(cursor: &mut Cursor<'_>, take: impl Fn(&mut Cursor<'_>) -> Option<T>) -> Option<(usize, T)> {
    cursor.looking_ahead(|cursor| {
        let taken = take(cursor)?;
        Some((cursor.place(), taken))
    })
}

/// Words of change.
pub(super) const CHANGES: &[(&str, WordEntry)] = &[
    ("削減効果", change(Down)),
    ("削減", change(Down)),
    ("縮減", change(Down)),
    ("節減", change(Down)),
    ("節約", change(Down)),
    ("減少", change(Down)),
    ("減額", change(Down)),
    ("圧縮", change(Down)),
    ("抑制", change(Down)),
    ("軽減", change(Down)),
    ("低減", change(Down)),
    ("値下げ", change(Down)),
    ("引き下げ", change(Down)),
    ("引下げ", change(Down)),
    ("下回る", leads(Down)),
    ("下回り", change(Down)),
    ("下回った", leads(Down)),
    ("減る", leads(Down)),
    ("減った", leads(Down)),
    ("減り", change(Down)),
    ("減らす", leads(Down)),
    ("減", change(Down)),
    ("OFFの", leads(Down)),
    ("引きの", leads(Down)),
    ("引き", change(Down)),
    ("引上げ", change(Up)),
    ("ダウン", change(Down)),
    ("カット", change(Down)),
    ("マイナス", change(Down)),
    ("安い", leads(Down)),
    ("安く", change(Down)),
    ("割安", change(Down)),
    ("少ない", leads(Down)),
    ("少なく", change(Down)),
    ("低い", leads(Down)),
    ("低く", change(Down)),
    ("下がる", leads(Down)),
    ("下がった", leads(Down)),
    ("下がり", change(Down)),
    ("下がって", change(Down)),
    ("減って", change(Down)),
    ("減らした", leads(Down)),
    ("減らして", change(Down)),
    ("減らし", change(Down)),
    ("抑える", leads(Down)),
    ("抑えた", leads(Down)),
    ("抑えて", change(Down)),
    ("抑え", change(Down)),
    ("抑えられる", leads(Down)),
    ("下回って", change(Down)),
    ("浮く", leads(Down)),
    ("savings", change(Down)),
    ("saving", change(Down)),
    ("saved", change(Down)),
    ("saves", change(Down)),
    ("save", change(Down)),
    ("reductions", change(Down)),
    ("reduction", change(Down)),
    ("reduced", change(Down)),
    ("reduces", change(Down)),
    ("reduce", change(Down)),
    ("reducing", change(Down)),
    ("decreased", change(Down)),
    ("decrease", change(Down)),
    ("decreases", change(Down)),
    ("declined", change(Down)),
    ("declines", change(Down)),
    ("decline", change(Down)),
    ("dropped", change(Down)),
    ("drop", change(Down)),
    ("drops", change(Down)),
    ("falls", change(Down)),
    ("fell", change(Down)),
    ("fall", change(Down)),
    ("lowered", change(Down)),
    ("lowers", change(Down)),
    ("lowering", change(Down)),
    ("lower", change(Down)),
    ("down", change(Down)),
    ("cuts", change(Down)),
    ("cut", change(Down)),
    ("cutting", change(Down)),
    ("slashed", change(Down)),
    ("slashes", change(Down)),
    ("slash", change(Down)),
    ("slashing", change(Down)),
    ("under budget", change(Down)),
    ("under the budget", change(Down)),
    ("underspend", change(Down)),
    ("underspent", change(Down)),
    ("less", change(Down)),
    ("cheaper", change(Down)),
    ("↓", change(Down)),
    ("⬇", change(Down)),
    ("↘", change(Down)),
    ("↑", change(Up)),
    ("⬆", change(Up)),
    ("↗", change(Up)),
    ("増加", change(Up)),
    ("増額", change(Up)),
    ("増大", change(Up)),
    ("増える", leads(Up)),
    ("増えた", leads(Up)),
    ("増え", change(Up)),
    ("増", change(Up)),
    ("アップ", change(Up)),
    ("プラス", change(Up)),
    ("上回る", leads(Up)),
    ("上回り", change(Up)),
    ("上回った", leads(Up)),
    ("上昇", change(Up)),
    ("膨らむ", leads(Up)),
    ("膨らみ", change(Up)),
    ("膨らんだ", leads(Up)),
    ("膨らんで", change(Up)),
    ("値上げ", change(Up)),
    ("引き上げ", change(Up)),
    ("超過", change(Up)),
    ("割高", change(Up)),
    ("高く", change(Up)),
    ("多い", leads(Up)),
    ("多く", change(Up)),
    ("増えて", change(Up)),
    ("上回って", change(Up)),
    ("高い", leads(Up)),
    ("increased", change(Up)),
    ("increases", change(Up)),
    ("increase", change(Up)),
    ("rises", change(Up)),
    ("rose", change(Up)),
    ("rise", change(Up)),
    ("grew", change(Up)),
    ("grows", change(Up)),
    ("up", change(Up)),
    ("more", change(Up)),
    ("higher", change(Up)),
    ("extra", change(Up)),
    ("over budget", change(Up)),
    ("over the budget", change(Up)),
    ("overspend", change(Up)),
    ("overspent", change(Up)),
    ("overrun", change(Up)),
    ("additional", change(Up)),
];
