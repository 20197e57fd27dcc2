//! The words of a printed line that name what is paid for.

use super::entry::{COST, ONCE, WordEntry};
use super::words::longer_word;
use crate::case::literal::Cursor;

/// Names of costs, and of those that are paid once.
pub(super) const COSTS: &[(&str, WordEntry)] = &[
    ("コスト", COST),
    ("費用", COST),
    ("経費", COST),
    ("総経費", COST),
    ("総費用", COST),
    ("総コスト", COST),
    ("運用コスト", COST),
    ("運営費", COST),
    ("運用費", COST),
    ("運用経費", COST),
    ("システム費", COST),
    ("整備費", ONCE),
    ("開発費", ONCE),
    ("リース料", COST),
    ("賃借料", COST),
    ("通信費", COST),
    ("維持費", COST),
    ("維持管理費", COST),
    ("保守費", COST),
    ("保守料", COST),
    ("保守経費", COST),
    ("保守費用", COST),
    ("委託料", COST),
    ("委託費", COST),
    ("使用料", COST),
    ("利用料", COST),
    ("負担金", COST),
    ("負担額", COST),
    ("負担", COST),
    ("電気代", COST),
    ("電算経費", COST),
    ("電算費", COST),
    ("初期費用", ONCE),
    ("初期経費", ONCE),
    ("導入費用", ONCE),
    ("導入経費", ONCE),
    ("導入費", ONCE),
    ("導入コスト", ONCE),
    ("初期費", ONCE),
    ("初期コスト", ONCE),
    ("初期投資", ONCE),
    ("移行費用", ONCE),
    ("移行経費", ONCE),
    ("移行費", ONCE),
    ("構築費用", ONCE),
    ("構築経費", ONCE),
    ("構築費", ONCE),
    ("一時経費", ONCE),
    ("一時費用", ONCE),
    ("人件費", COST),
    ("事業費", COST),
    ("予算額", COST),
    ("予算", COST),
    ("支出", COST),
    ("総事業費", COST),
    ("ランニングコスト", COST),
    ("ランニング経費", COST),
    ("ランニング費用", COST),
    ("保守委託料", COST),
    ("保守運用費", COST),
    ("運用保守費", COST),
    ("運用保守経費", COST),
    ("歳出", COST),
    ("価格", COST),
    ("年間経費", COST),
    ("維持費用", COST),
    ("維持経費", COST),
    ("管理費", COST),
    ("ライセンス料", COST),
    ("ライセンス費", COST),
    ("回線費", COST),
    ("回線料", COST),
    ("電算システム経費", COST),
    ("イニシャルコスト", ONCE),
    ("イニシャル経費", ONCE),
    ("初期導入費", ONCE),
    ("導入費用総額", ONCE),
    ("経常経費", COST),
    ("経常的経費", COST),
    ("initial cost", ONCE),
    ("initial costs", ONCE),
    ("one-off cost", ONCE),
    ("one-off costs", ONCE),
    ("migration cost", ONCE),
    ("migration costs", ONCE),
    ("set-up cost", ONCE),
    ("set-up costs", ONCE),
    ("setup cost", ONCE),
    ("setup costs", ONCE),
    ("running costs", COST),
    ("running cost", COST),
    ("operating costs", COST),
    ("operating cost", COST),
    ("costs", COST),
    ("cost", COST),
    ("spending", COST),
    ("spend", COST),
    ("budget", COST),
    ("bill", COST),
    ("price", COST),
    ("hosting", COST),
    ("fees", COST),
    ("一般財源", COST),
    ("手数料", COST),
];

/// What the name of a cost ends in.
const ENDINGS: &[&str] = &["費", "料", "代", "料金", "費用", "経費"];

/// Characters of such a name, at most.
const LONGEST: usize = 16;

/// Takes the name of a cost that is no word of the list, 用紙代, ライセンス更新料: letters of a name and nothing that tells.
pub(super) fn named(cursor: &mut Cursor<'_>, tells: impl Fn(char) -> bool) -> bool {
    let is_letter = |c: char| matches!(c, '\u{30a1}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '々');
    let length = cursor.looking_ahead(|cursor| {
        cursor.place();
        let mut name = String::new();
        let mut found = 0;
        for length in 1..=LONGEST {
            let Some(c) = cursor.take_if(|c| is_letter(c) && !tells(c)) else { break };
            name.push(c);
            let ends = ENDINGS.iter().any(|ending| name.ends_with(ending));
            let goes_on = cursor.looking_ahead(|cursor| cursor.take_if(is_letter).is_some());
            found = if ends && (!goes_on || longer_word(cursor)) { length } else { found };
        }
        found
    });
    (0..length).for_each(|_| {
        cursor.take_character();
    });
    length > 0
}
