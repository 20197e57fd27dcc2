//! Names of rows that are no costs of their own: sums, parts, what stands beside them for reference, and the tax on them.

use super::plain::{plain, whole};
use crate::text::narrow;

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
        || is_statistic(text)
        || whole(text).trim_start_matches(['(', '[']).starts_with("参考")
        || ["(前年", "(昨年", "(参考"].iter().any(|known| whole(text).contains(known))
        || text.trim_start().starts_with('※')
}

/// Whether a name is that of a figure made of others, an average, an extreme, a limit: 県内平均, 最大, 中央値, 上限額.
pub(super) fn is_statistic(text: &str) -> bool {
    const ENDS: [&str; 4] = ["平均", "平均値", "平均額", "平均との差"];
    const WORDS: [&str; 34] = [
        "最大", "最小", "最高", "最低", "最大値", "最小値", "最高値", "最低値", "最大額", "最小額", "最高額",
        "最低額", "中央値", "最頻値", "標準偏差", "偏差", "分散", "標準値", "目安", "上限", "下限", "上限額",
        "下限額", "上限値", "下限値", "average", "mean", "median", "max", "min", "maximum", "minimum",
        "mode", "stddev",
    ];
    // most names have no letter of these
    let may_be = |c: char| "平最央準偏散目上下".contains(c) || narrow(c).is_ascii_alphabetic();
    if !text.contains(may_be) {
        return false;
    }
    let word = plain(text);
    let word = word.trim_end_matches('.');
    ENDS.iter().any(|end| word.ends_with(end))
        || WORDS.contains(&word)
        || ["standarddeviation", "std.dev", "avg"].contains(&word)
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

/// Whether a name says that what it names is counted elsewhere already: うち保守, 内　保守, （内）保守, 再掲.
pub(super) fn is_part(text: &str) -> bool {
    const BEGINS: [&str; 6] = ["そのうち", "このうち", "上記のうち", "その内", "この内", "上記の内"];
    let written = text;
    let text = whole(text);
    let name = text.trim_start_matches(['(', '[', '・', '-', '、', '※']);
    ["(内訳)", "内訳:", "内訳・"].iter().any(|begin| text.starts_with(begin))
        || name.starts_with("うち") && !name.starts_with("うちわ")
        || BEGINS.iter().any(|begin| name.starts_with(begin)) && !name.starts_with("上記の内容")
        || name.strip_prefix('内').is_some_and(|rest| rest.starts_with([')', ']', '、', ',', ':', '・', '/']))
        || stands_apart(written, '内')
        || says_again(&text)
}

/// Whether a text says that what it is of is only said again: 再掲, 内数, 内書き.
pub(super) fn says_again(text: &str) -> bool {
    ["再掲", "内数", "内書", "うち数"].iter().any(|word| text.contains(word))
}

/// Whether a letter stands before a name with a space between, 内　端末; of 内　線 and 内　線　料 all letters stand apart.
fn stands_apart(text: &str, letter: char) -> bool {
    let mut words = text.split_whitespace();
    let mut first = words.next().unwrap_or_default().chars();
    let is_letter = first.next() == Some(letter) && first.next().is_none();
    is_letter && words.any(|word| word.chars().nth(1).is_some())
}

/// Whether a name or a remark says that the amount beside it is held in another one: 保守に含む, 上記の内数; 上記に含まない and
/// 交通費を保守に含む say other things.
pub(super) fn is_held_elsewhere(text: &str) -> bool {
    const WORDS: [&str; 6] = ["に含む", "に含ま", "に含め", "に込み", "に包含", "に内包"];
    const NOT: [&str; 8] = ["ない", "ず", "れない", "れず", "めない", "めず", "なし", "無"];
    // most names have no letter of these
    if !text.contains(['含', '込', '再', '内', '一', 'う']) {
        return false;
    }
    let text = whole(text);
    let is_held = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let (before, after) = text.split_at_checked(at).unwrap_or_default();
            let after = after.strip_prefix(word).unwrap_or_default();
            let before = before.rsplit(['。', '、', '(', ',']).next().unwrap_or_default();
            !NOT.iter().any(|not| after.starts_with(not))
                && !before.is_empty()
                && !before.contains(['は', 'を', 'も'])
        })
    };
    // うち100千円は再掲 is of a part of it
    let again = says_again(&text) && !names_amount(&text) && !text.starts_with("うち");
    again
        || WORDS.iter().any(|word| is_held(word))
        || ["の内訳", "の一部"].iter().any(|end| text.ends_with(end) && text.len() > end.len())
}

/// Whether a remark says that the amount beside it is not counted: 対象外, 廃止, 参考値; 補助対象外 says no such thing.
pub(super) fn is_not_counted(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "廃止", "参考", "参考値", "参考額", "計上しない", "計上せず", "計算外", "集計外", "集計対象外",
        "比較対象外", "計から除く",
    ];
    const OTHERS: [&str; 11] =
        ["補助", "措置", "交付", "交付金", "交付税", "起債", "課税", "助成", "国庫", "保証", "保守"];
    let text = whole(text);
    let text = text.trim_matches(['(', ')', '。', '※']);
    let outside = ["のため", "とする", "です"].iter().find_map(|end| text.strip_suffix(end));
    let outside = outside.unwrap_or(text).strip_suffix("対象外");
    let end = |word: &str| text.trim_end_matches("済み").trim_end_matches("済") == word;
    WORDS.iter().any(|word| end(word))
        || ["除外", "合計に含まない", "合計に含めない", "計に含まない", "計に含めない"].contains(&text)
        || outside.is_some_and(|before| !OTHERS.iter().any(|other| before.ends_with(other)))
}

/// Whether a name is that of what is taken off a price: 値引, 出精値引き, 割引額, 控除額.
pub(super) fn is_discount(text: &str) -> bool {
    const ENDS: [&str; 12] = [
        "値引", "割引", "控除", "減額", "値下", "割戻", "還付", "減免", "軽減", "免除", "discount", "rebate",
    ];
    // most names have no letter of these
    let may_be = |c: char| c.is_ascii_alphabetic() || "引控減値割還軽免".contains(c);
    if !text.contains(may_be) {
        return false;
    }
    let word = plain(text);
    let word = word.trim_end_matches(['額', '分', 'き', 'げ', 'し', '等', '金']);
    ENDS.iter().any(|end| word.ends_with(end))
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
    let whole = plain(text);
    let no_sum = ["会計", "設計", "統計", "集計", "推計", "家計", "生計", "時計", "温度計"];
    // the letters of an English word are no marks behind it
    let word = without_marks(&whole);
    SUMS.contains(&word)
        || SUMS.contains(&whole.as_str())
        || is_marked_sum(text)
        || ["総額", "総費用", "総経費", "grandtotal", "totals"].contains(&whole.as_str())
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
