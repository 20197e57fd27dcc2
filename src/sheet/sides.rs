//! Which side of a comparison a text of a sheet speaks of: what was paid before, or what is paid after.

use super::plain::{plain, whole};
use crate::cost::Side;

const BEFORE: [&str; 11] =
    ["導入前", "現行", "現状", "従来", "既存", "共同化前", "移行前", "更新前", "統合前", "before", "current"];
const AFTER: [&str; 10] =
    ["導入後", "共同化後", "移行後", "更新後", "統合後", "次期", "共同利用", "今後", "after", "shared"];

/// The side that a text speaks of; none where it speaks of both or of neither.
pub(super) fn side_of(text: &str) -> Option<Side> {
    let text = whole(text);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // 共同化前後の経費
    if text.contains("前後") {
        return None;
    }
    match (says(&BEFORE), says(&AFTER)) {
        (true, false) => Some(Side::Before),
        (false, true) => Some(Side::After),
        _ => None,
    }
}

/// A name without the words of sides.
pub(super) fn without_sides(name: String) -> String {
    BEFORE.iter().chain(&AFTER).fold(name, |name, side| name.replace(side, ""))
}

/// Whether a head says more than a side: 現行システム名.
pub(super) fn names_beyond_side(head: &str) -> bool {
    without_sides(plain(head)).chars().any(char::is_alphabetic)
}

/// The side that a name says and says nothing else of: 現行, 共同化後の経費, 現行経費（年額）.
pub(super) fn side_alone(name: &str) -> Option<Side> {
    const COSTS: [&str; 16] = [
        "経費", "費用", "コスト", "金額", "年額", "月額", "総額", "の", "システム", "方式", "運用", "場合",
        "した", "時", "costs", "cost",
    ];
    let word = COSTS.iter().fold(plain(name), |name, word| name.replace(word, ""));
    // Ａ 現行, １ 新規
    let word = word.trim_start_matches(|c: char| !c.is_alphabetic());
    let mark =
        word.chars().next().filter(char::is_ascii_alphabetic).map_or("", |_| word.get(..1).unwrap_or(""));
    let unmarked = word.strip_prefix(mark).filter(|rest| !rest.starts_with(|c: char| c.is_ascii()));
    match unmarked.unwrap_or(word) {
        "新規" | "新" | "更改後" | "共同" | "共同化" => Some(Side::After),
        "旧" | "更改前" | "単独" => Some(Side::Before),
        word => side_of(name).filter(|_| !names_beyond_side(word)),
    }
}
