//! Names of rows that are no costs of their own: sums, parts, what stands beside them for reference, and the tax on them.

use super::plain::{plain, whole};

/// What sums are called, as rows and as columns.
pub(super) const SUMS: [&str; 9] =
    ["計", "合計", "小計", "総計", "総合計", "合計額", "total", "subtotal", "sum"];

/// Whether a row of this name says no cost: what it differs from another year, what is only told for reference.
pub(super) fn is_beside(text: &str) -> bool {
    let word = plain(text);
    let exact = [
        "増減", "増減額", "増減率", "差", "差分", "差額", "差引", "差引額", "構成比", "削減額", "削減率",
        "削減効果", "効果額", "縮減額", "節減額",
    ];
    exact.contains(&word.as_str())
        || ["割合", "比率", "率"].iter().any(|end| word.ends_with(end))
        || ["前年度", "昨年度", "前年比", "対前年", "参考", "平均"]
            .iter()
            .any(|begin| word.starts_with(begin))
        || whole(text).trim_start_matches(['(', '[']).starts_with("参考")
        || ["(前年", "(昨年", "(参考"].iter().any(|known| whole(text).contains(known))
        || text.trim_start().starts_with('※')
}

/// Whether a head says of figures that they stand there for reference: 参考：R6決算, （参考）前年度.
pub(super) fn is_reference(head: &str) -> bool {
    let word = whole(head);
    let rest = word.trim_start_matches(['(', '[']).strip_prefix("参考").unwrap_or_default();
    rest.contains(|c: char| c.is_ascii_digit())
        || ["前年", "昨年", "決算", "予算", "額"].iter().any(|known| rest.contains(known))
}

/// Whether a name is that of the tax on other amounts: 消費税（10%）, 消費税及び地方消費税額.
pub(super) fn is_levy(text: &str) -> bool {
    let word = plain(text);
    let word = word.trim_end_matches(['%', '0', '1', '8', '額', '等', '円']).trim_end_matches("相当");
    let word = word.trim_end_matches(['額', '等']);
    [
        "消費税",
        "地方消費税",
        "消費税及び地方消費税",
        "消費税および地方消費税",
        "消費税・地方消費税",
        "consumptiontax",
        "vat",
    ]
    .contains(&word)
}

/// Whether a name says that what it names is counted elsewhere already: うち保守, 再掲.
pub(super) fn is_part(text: &str) -> bool {
    let text = whole(text);
    let name = text.trim_start_matches(['(', '[', '・', '-', '、', '※']);
    text.starts_with("(内訳)")
        || name.starts_with("うち") && !name.starts_with("うちわ")
        || ["再掲", "内数"].iter().any(|word| text.contains(word))
}

/// A word without the marks that number or join sums: 小計①, 計A, 合計=A+B.
fn without_marks(word: &str) -> &str {
    let is_mark = |c: char| c.is_ascii() || ('①'..='⑳').contains(&c) || ('Ⅰ'..='ⅿ').contains(&c);
    word.trim_end_matches(is_mark)
}

/// Whether a name only joins the marks of others: A+B, ①+②.
pub(super) fn joins_marks(text: &str) -> bool {
    let word = whole(text);
    let is_mark = |part: &str| {
        let mut chars = part.trim_matches(['(', ')']).chars();
        let is_letter =
            |c: char| c.is_ascii_alphabetic() || ('①'..='⑳').contains(&c) || ('ⅰ'..='ⅿ').contains(&c);
        chars.next().is_some_and(is_letter) && chars.next().is_none()
    };
    let word = word.rsplit('=').next().unwrap_or_default();
    word.contains('+') && word.split('+').all(is_mark)
}

/// What sums are called, whatever marks stand behind: 小計①, 計A; or A+B.
pub(super) fn is_marked_sum(text: &str) -> bool {
    ["計", "合計", "小計", "総計", "総合計", "合計額"].contains(&without_marks(&plain(text)))
        || joins_marks(text)
}

/// Whether a row of this name is a sum: 合計, 甲町計, 総額; a 会計 or 統計 is none.
pub(super) fn is_sum(text: &str) -> bool {
    let word = plain(text);
    let no_sum = ["会計", "設計", "統計", "集計", "推計", "家計", "生計", "時計", "温度計"];
    let word = without_marks(&word);
    SUMS.contains(&word)
        || is_marked_sum(text)
        || ["総額", "総費用", "総経費", "grandtotal"].contains(&plain(text).as_str())
        || word.ends_with('計') && !no_sum.iter().any(|end| word.ends_with(end))
}

/// Whether a sum is one of some rows only.
pub(super) fn is_subtotal(text: &str) -> bool {
    let word = plain(text);
    without_marks(&word).ends_with("小計") || word == "subtotal"
}

/// Whether a remark names an amount of its own, 別途123千円; 千円未満 is a way to round.
pub(super) fn names_amount(text: &str) -> bool {
    let text = whole(text);
    let units = ["円", "千円", "万円", "百万円", "億円"];
    let is_amount = |at: usize| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let of_unit = units.iter().filter(|unit| after.starts_with(**unit)).map(|unit| unit.len()).max();
        let rest = of_unit.and_then(|length| after.get(length..));
        before.ends_with(|c: char| c.is_ascii_digit()) && rest.is_some_and(|rest| !rest.starts_with("未満"))
    };
    text.char_indices().any(|(at, _)| is_amount(at))
}

/// Words of paying less, and what behind them says that the amount is so already.
const LESSENS: [&str; 14] = [
    "折半", "免除", "減免", "減額", "軽減", "無料", "割引", "値引", "充当", "全額補助", "2分の1", "1/2",
    "3分の1", "1/3",
];
const LESSENED: [&str; 8] = ["後", "済", "前", "なし", "無し", "率", "は含", "を含"];

/// Whether a remark says that less is paid than an amount beside it: 全額免除, 2分の1を減免, 基金充当; 減免後 says how it was found.
pub(super) fn lessens(text: &str) -> bool {
    let text = whole(text);
    let says = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let after = text.get(at + word.len()..).unwrap_or_default();
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let is_date = word.starts_with(|c: char| c.is_ascii_digit())
                && (before.is_some_and(|c| c.is_ascii_digit() || c == '/')
                    || after.starts_with(|c: char| c.is_ascii_digit() || c == '/'));
            !is_date && !LESSENED.iter().any(|other| after.starts_with(other))
        })
    };
    LESSENS.iter().any(|word| says(word))
}

/// Whether a text stands for what is above it: 〃, （同上）, 同　上.
pub(super) fn is_ditto(text: &str) -> bool {
    const MARKS: [char; 13] = ['〃', '同', '々', '″', '"', '”', '仝', 'ゝ', 'ヽ', 'd', 'D', 'ｄ', 'Ｄ'];
    if !text.contains(MARKS) {
        return false;
    }
    let word = whole(text);
    let word = word.trim_matches(['(', ')', '-', '・']);
    ["〃", "同上", "々", "″", "\"", "”", "仝", "ゝ", "ヽ", "同", "ditto"].contains(&word)
}
