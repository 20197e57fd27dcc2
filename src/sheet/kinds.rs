//! Whether the head of a column of numbers speaks of money, of an allocation base, or of a member.

use super::plain::{member_name, plain, whole};
use super::words::{ColumnRole, role_of};
use super::yearly::is_other_year;
use std::collections::HashSet;

/// How the names of municipalities and of what they run together end.
const ENDS: [&str; 10] = ["市", "町", "村", "区", "県", "組合", "広域連合", "town", "city", "village"];

/// Words of budgets and settlements within a head: numbers under them are money.
const BUDGET: [&str; 7] = ["予算", "決算", "当初", "補正", "要求", "査定", "budget"];

/// Last words of heads of money.
const MONEY_ENDS: [&str; 11] =
    ["額", "費", "料", "経費", "費用", "コスト", "価格", "負担金", "分担金", "委託", "支出"];

/// Words of allocation bases within a head.
const BASES: [&str; 16] = [
    "人口", "世帯", "端末", "職員", "業務", "利用", "面積", "住民", "児童", "生徒", "回線", "population",
    "households", "terminals", "staff", "users",
];

/// Whether a head speaks of a budget or an account: 予算額, 決算.
pub(super) fn is_budget(head: &str) -> bool {
    let word = plain(head);
    BUDGET.iter().any(|known| word.contains(known))
}

/// Whether a head names one of several versions of the same: 当初, 変更後, B社, 第2案.
pub(super) fn is_version(head: &str) -> bool {
    let word = plain(head);
    const WORDS: [&str; 18] = [
        "当初", "変更", "補正", "前回", "今回", "最終", "見直", "値引前", "値引後", "割引前", "割引後",
        "改定前", "改定後", "本年度", "今年度", "当年度", "前年度", "昨年度",
    ];
    let all = whole(head);
    WORDS.iter().any(|known| all.contains(&["(", known].concat()))
        || WORDS.iter().any(|known| word.contains(known))
        || word.ends_with(['案', '社'])
        || word.starts_with('案')
}

/// Whether a head speaks of money.
pub(super) fn is_money(head: &str) -> bool {
    let word = plain(head);
    is_budget(head) || word.contains("cost") || MONEY_ENDS.iter().any(|known| word.ends_with(known))
}

/// Whether a head speaks of an allocation base: 児童数, 可住地面積.
pub(super) fn is_base(head: &str) -> bool {
    let word = plain(head);
    BASES.iter().any(|known| word.contains(known)) || word.ends_with('数')
}

/// Whether a head says for certain that what stands below it is counted, or measured, and no money: 児童数, 可住地面積; 住民情報
/// and 端末 may be what costs.
pub(super) fn is_count(head: &str) -> bool {
    const ENDS: [&str; 14] = [
        "数", "人口", "世帯", "面積", "者", "人", "件", "財政規模", "需要額", "収入額", "財政力指数", "職員",
        "生徒", "児童",
    ];
    const WORDS: [&str; 5] = ["population", "households", "terminals", "staff", "users"];
    let word = plain(head);
    // 事業者, 委託業者 are names
    let is_name = ["業者", "担当者", "契約者", "管理者", "法人"].iter().any(|end| word.ends_with(end));
    !is_name && (ENDS.iter().any(|end| word.ends_with(end)) || WORDS.iter().any(|known| word.contains(known)))
}

/// Whether the numbers below a head add up: of an index, 財政力指数, nobody says a sum.
pub(super) fn adds_up(head: &str) -> bool {
    is_count(head) && !plain(head).ends_with("指数")
}

/// Whether a name is of several members: 甲町・乙町, 甲町ほか2町.
pub(super) fn is_several(name: &str) -> bool {
    let word = plain(name);
    let towns = |joint: char| {
        let parts: Vec<&str> = word.split(joint).collect();
        parts.len() > 1 && parts.iter().all(|part| part.ends_with(['市', '町', '村', '区']))
    };
    // 各町, 両町, 3市町, 各団体
    let of_kind =
        ["市", "町", "村", "区", "団体", "自治体", "市町村", "町村", "市町", "構成団体", "構成市町村"];
    let counted =
        word.trim_start_matches(['各', '両', '双']).trim_start_matches(|c: char| c.is_ascii_digit());
    let is_count = counted.len() < word.len() && of_kind.contains(&counted);
    is_count
        || ["ほか", "及び", "並びに"].iter().any(|joint| word.contains(joint))
        || ['・', '、', ',', '/'].into_iter().any(towns)
}

/// Whether a name is that of all members together: 全団体, 共通.
pub(super) fn is_all(name: &str) -> bool {
    const ALL: [&str; 31] = [
        "全団体", "全構成団体", "全市町村", "構成団体", "共通", "共同", "共通経費", "共同負担", "各団体共通",
        "全体", "all", "shared", "全町", "全村", "全市", "全市町", "全町村", "全構成市町村", "全構成市町",
        "構成市町村", "構成市町", "全自治体", "全参加団体", "参加団体", "参加市町村", "共通分", "共同分",
        "共同処理", "共同処理分", "共同経費", "共同利用分",
    ];
    let word = plain(name);
    // 各町共通, 両町共同
    let is_joint = ["各", "両", "全"].iter().any(|begin| word.starts_with(begin))
        && ["共通", "共同"].iter().any(|end| word.ends_with(end));
    is_joint || ALL.contains(&word.as_str())
}

/// Whether what stands where a member is due names none: 未定, 事務局, 協議会.
pub(super) fn is_nobody(name: &str) -> bool {
    const NOBODY: [&str; 15] = [
        "未定", "未確定", "不明", "検討中", "調整中", "協議中", "要確認", "協議会", "事務局", "その他", "他",
        "tbd", "other", "others", "幹事団体",
    ];
    // most names have no letter of these
    let may_be = |c: char| "未不検調協要事他幹そ".contains(c) || c.is_alphabetic() && c < '\u{3000}';
    name.chars().next().is_some_and(may_be) && NOBODY.contains(&plain(name).as_str())
}

/// Whether a word says that each bears its own.
pub(super) fn is_own(text: &str) -> bool {
    const OWN: [&str; 10] =
        ["個別", "個別負担", "個別割", "各団体", "各自", "各自負担", "自己負担", "単独", "実費", "個別経費"];
    OWN.contains(&plain(text).as_str())
}

/// Whether a head counts the years of a term instead of naming them: 初年度, 2年目以降.
pub(super) fn is_year_by_number(head: &str) -> bool {
    let word = plain(head);
    // 第1期 of what nobody says; 2026/10～2027/9 is no fiscal year
    let period = word.trim_end_matches('分').strip_prefix('第').and_then(|rest| rest.strip_suffix('期'));
    let is_number = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || "一二三四五六".contains(c));
    ["初年度", "年目", "次年度", "翌年度"].iter().any(|known| word.contains(known))
        || period.is_some_and(|rest| !rest.is_empty() && is_number(rest))
        || is_other_year(head)
}

/// Whether a head is that of the parts that members bear: 負担割合, 按分率.
pub(super) fn is_ratio(head: &str) -> bool {
    let word = plain(head);
    ["負担", "分担", "按分"].iter().any(|begin| word.starts_with(begin))
        && ["割合", "率", "比率"].iter().any(|end| word.ends_with(end))
}

/// Whether a head names a member: one that a sheet lists, or what is called as municipalities are.
pub(super) fn is_member(head: &str, listed: &HashSet<String>) -> bool {
    let name = member_name(head);
    if listed.contains(&name) {
        return true;
    }
    let word = plain(&name);
    // 構成市町, 3町, 関係市町村 are several
    let several = ["市町", "市町村", "町村", "区町村"].iter().any(|end| word.ends_with(end))
        || ["ほか", "及び", "・", "、"].iter().any(|joint| word.contains(joint))
        || word.starts_with(|c: char| c.is_ascii_digit())
        || is_several(head)
        || is_all(head);
    role_of(head) == ColumnRole::Unknown
        && !several
        && (ENDS.iter().any(|end| word.len() > end.len() && word.ends_with(end))
            || word.starts_with("townof"))
}

#[cfg(test)]
mod tests {
    use super::{is_base, is_count, is_money};

    #[test]
    fn budgets_are_money_and_counts_are_bases() {
        for head in
            ["予算額", "令和８年度予算額", "決算額", "令和7年度当初予算", "要求額", "リース料", "分担金"]
        {
            assert!(is_money(head) && !is_base(head), "{head}");
        }
        for head in ["人口", "高齢者人口", "児童数", "端末台数", "可住地面積（km2）", "会計年度任用職員"]
        {
            assert!(is_base(head) && !is_money(head), "{head}");
        }
        for head in ["住民情報", "児童手当", "端末", "業務システム", "利用", "委託業者", "回線"]
        {
            assert!(!is_count(head), "{head}");
        }
        for head in
            ["人口", "国調人口（人）", "児童数", "職員数", "端末台数", "利用者", "世帯", "標準財政規模"]
        {
            assert!(is_count(head), "{head}");
        }
        for head in ["参考", "担当", "番号"] {
            assert!(!is_base(head) && !is_money(head), "{head}");
        }
    }
}
