//! Words that stand for numbers or behind them, and the characters that end a stretch.

use super::lexicon::CHANGES;
use crate::case::literal::{self, Ahead, ChangeSign, Cursor, Unreadable, Words, bounds};
use crate::money::Fraction;
use crate::published::PrintedBound;

/// Names of a whole that a part is taken of, in English.
const PARTS: Words<(i128, i128)> = &[
    ((2, 3), &["two-thirds", "two thirds"]),
    ((1, 3), &["one-third", "one third", "a third"]),
    ((3, 4), &["three-quarters", "three quarters"]),
    ((1, 4), &["one-quarter", "one quarter", "a quarter"]),
    ((1, 5), &["one-fifth", "one fifth", "a fifth"]),
    ((2, 5), &["two-fifths", "two fifths"]),
    ((3, 5), &["three-fifths"]),
    ((1, 10), &["a tenth", "one-tenth"]),
    ((1, 2), &["one-half", "a half", "half", "halved", "半額", "半減", "半分"]),
];

/// What is counted, and is no money.
pub(super) const COUNTERS: &[&str] = &[
    "市町村", "市町", "町村", "自治体", "団体", "市", "町", "村", "区", "社", "人", "名", "台", "件", "回",
    "位", "号", "頁", "ページ", "章", "条", "項", "校", "か所", "箇所", "点", "municipalities", "councils",
    "towns", "members", "systems",
];

/// What ends a stretch that cannot be read: reading goes on after it.
pub(super) const STOPS: &[char] = &[
    ' ', '、', '。', ';', ':', '(', ')', '[', ']', '【', '】', '「', '」', '→', '⇒', '|', '\t', '､', '｡', ',',
];

/// Words that make a part a rough one.
const HEDGES: &[&str] =
    &["約", "ほぼ", "およそ", "おおよそ", "おおむね", "概ね", "about", "around", "roughly", "approximately"];

/// What a part is, where it is one of something, and how it is said.
pub(super) struct NamedPart {
    /// The part and its whole.
    pub(super) of: Option<(Fraction, Fraction)>,
    pub(super) change: ChangeSign,
    /// Whether it is a rough one.
    pub(super) hedged: bool,
    /// The bound that it is.
    pub(super) bound: Option<PrintedBound>,
}

impl NamedPart {
    fn plain(of: Option<(Fraction, Fraction)>) -> NamedPart {
        NamedPart { of, change: ChangeSign::Bare, hedged: false, bound: None }
    }
}

/// Takes what is read, with the words before it that make it rough, or a bound: 約半分, more than half.
pub(super) fn hedged<T>(
    cursor: &mut Cursor<'_>,
    read: impl Fn(&mut Cursor<'_>) -> Option<T>,
) -> Option<(bool, Option<PrintedBound>, T)> {
    let all = |cursor: &mut Cursor<'_>| {
        let is_rough = cursor.take_any(HEDGES).is_some();
        let bound = if is_rough { None } else { bounds::before(cursor) };
        Some((is_rough, bound, read(cursor)?))
    };
    cursor.looking_ahead(|cursor| all(cursor)).and_then(|_| all(cursor))
}

/// Takes 4分の1, 半減, two-thirds, 1/3; a fraction is a part only where を has named what it is of, or a word of
/// change follows; `is_behind` whether a figure stands before it that it can be of.
pub(super) fn take(cursor: &mut Cursor<'_>, is_of_object: bool, is_behind: bool) -> Option<NamedPart> {
    let named = |cursor: &mut Cursor<'_>| {
        let is_halved = cursor.looking_ahead(|cursor| cursor.take_any(&["半減", "halved"]).is_some());
        let (part, whole) = cursor.take_longest(PARTS)?;
        let change = if is_halved { ChangeSign::Reduction("半減".to_owned()) } else { ChangeSign::Bare };
        Some((Fraction::from(part), Fraction::from(whole), change))
    };
    let ratio = |cursor: &mut Cursor<'_>| {
        let whole = literal::digits::number(cursor, Unreadable::Percent).ok()?;
        cursor.take_any(&["分の"])?;
        let part = literal::digits::number(cursor, Unreadable::Percent).ok()?;
        (part.value < whole.value).then_some((part.value, whole.value, ChangeSign::Bare))
    };
    let found = hedged(cursor, named).or_else(|| hedged(cursor, ratio));
    if let Some((hedged, bound, (part, whole, change))) = found {
        return Some(NamedPart { of: Some((part, whole)), change, hedged, bound });
    }
    let slashed = |cursor: &mut Cursor<'_>| {
        let part = literal::digits::number(cursor, Unreadable::Percent).ok()?;
        cursor.take_if(|c| c == '/')?;
        let whole = literal::digits::number(cursor, Unreadable::Percent).ok()?;
        let small = part.value < whole.value && whole.value < Fraction::from(100);
        (small && literal::ahead(cursor) == Ahead::Nothing).then_some((part.value, whole.value))
    };
    let found = cursor.looking_ahead(slashed).and_then(|_| slashed(cursor))?;
    // 1/3減, 1/3の削減, 1/3に: said of the costs of the line
    let is_said = cursor.looking_ahead(|cursor| {
        let changed = |cursor: &mut Cursor<'_>| {
            cursor.take_any(&["の", "に", "まで"]);
            cursor.take_longest(CHANGES)
        };
        cursor.looking_ahead(changed).is_some()
            || is_behind && cursor.take_any(&["に", "まで", "off"]).is_some()
    });
    Some(NamedPart::plain((is_of_object || is_said).then_some(found)))
}
