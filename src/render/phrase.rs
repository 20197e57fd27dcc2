//! Where a line of a cell may end in Japanese: between phrases, not inside a word, so that 導入前 is never 導 and 入前.
//!
//! No dictionary is needed for what tables say: a phrase ends after a particle or a mark, before a bracket, and where
//! katakana and kanji meet.

use super::wrap::JOINER;

/// Hiragana that end a phrase where other letters follow.
const PARTICLES: &str = "のをにはがとでへもやるたな";

/// What closes something, or ends a part of a sentence.
const CLOSES: &str = "、。，．・：；！？）」』〕】〉》〜";

/// What opens something.
const OPENS: &str = "（「『〔【〈《";

/// The same text with its words held together: a line ends between phrases where there is room for that.
pub(super) fn phrased(text: &str) -> String {
    let mut phrased = String::with_capacity(text.len());
    let mut last = None;
    for c in text.chars() {
        if last.is_some_and(|last| is_within_word(last, c)) {
            phrased.push(JOINER);
        }
        phrased.push(c);
        last = Some(c);
    }
    phrased
}

/// Whether two characters belong to one word of Japanese; of other scripts the rules of Unicode know.
fn is_within_word(one: char, next: char) -> bool {
    let is_told = |c: char| c.is_whitespace() || c == JOINER;
    if is_told(one) || is_told(next) || CLOSES.contains(one) || OPENS.contains(next) {
        return false;
    }
    match (Letters::of(one), Letters::of(next)) {
        (Letters::Other, Letters::Other) => false,
        (Letters::Hiragana, Letters::Hiragana) => true,
        (Letters::Hiragana, _) => !PARTICLES.contains(one),
        (Letters::Katakana, Letters::Kanji) | (Letters::Kanji, Letters::Katakana) => false,
        _ => true,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Letters {
    Hiragana,
    Katakana,
    Kanji,
    Other,
}

impl Letters {
    fn of(c: char) -> Letters {
        match c {
            '\u{3041}'..='\u{309f}' => Letters::Hiragana,
            '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' => Letters::Katakana,
            '\u{3005}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Letters::Kanji,
            _ => Letters::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::phrased;
    use crate::render::wrap::{JOINER, unbound, wrap};

    fn lines(text: &str, width: usize) -> Vec<String> {
        wrap(&phrased(text), width, ["", ""]).iter().map(|line| unbound(line)).collect()
    }

    #[test]
    fn no_line_ends_within_a_word() {
        assert_eq!(lines("変更後の負担額", 12), ["変更後の", "負担額"]);
        assert_eq!(lines("団体の負担額が導入前以下", 16), ["団体の負担額が", "導入前以下"]);
        assert_eq!(lines("切り捨て（確実）", 10), ["切り捨て", "（確実）"]);
        assert_eq!(lines("費目1の年額を+10%", 10), ["費目1の", "年額を+10%"]);
    }

    #[test]
    fn a_word_without_room_parts_where_its_script_allows_it() {
        assert_eq!(lines("組合事務局管理運営費", 12), ["組合事務局管", "理運営費"]);
    }

    #[test]
    fn other_scripts_stay_as_they_are() {
        assert_eq!(phrased("change % (certain), 1,234"), "change % (certain), 1,234");
        assert!(!phrased("▲12.3%〜▲4.5%").contains(JOINER));
    }
}
