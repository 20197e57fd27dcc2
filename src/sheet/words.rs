//! What the words of offices mean: heads of columns, names of sheets, and the marks of sums.

use super::form::{CostSide, Form};
use super::named::{SUMS, is_levy, is_marked_sum, is_part};
use super::plain::{plain, whole};
use super::sides::{side_of, without_sides};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ColumnRole {
    Member,
    /// A key of text of an item or a member: `item`, `system`, `category`, `note` …
    Key(&'static str),
    /// Amounts, with what the head says of them.
    Amount(Option<CostSide>, Option<Form>),
    /// Amounts of one fiscal year.
    Year(i32, Option<CostSide>),
    /// The fiscal years of the rows: 年度.
    YearOfRow,
    /// The form of the amount beside it.
    Form,
    /// An allocation base.
    Base(String),
    /// A sum of the columns before it.
    Sum,
    /// A part of what stands beside it, by its own word: うち一般財源.
    Part,
    /// What follows from other columns: savings, percents.
    Derived,
    /// What a person leaves out.
    Skipped,
    /// The tax on what stands beside it.
    Tax,
    /// Amounts of one month of a year: 4月.
    Month,
    /// The rest of a year whose first part stands before it: 下半期.
    Rest,
    /// Numbers that count the rows, or name something: 番号, 団体コード.
    Number,
    /// Nothing that is known.
    Unknown,
}

/// Heads of columns of text, each with its key.
pub(super) const KEYS: [(&str, &[&str]); 18] = [
    (
        "item",
        &[
            "経費名", "経費", "費目", "費用名", "項目", "品名", "内訳", "経費項目", "内容", "item", "cost",
            "costitem",
        ],
    ),
    ("system", &["システム", "システム名", "対象システム", "業務", "業務名", "system"]),
    ("category", &["区分", "経費区分", "分類", "種別", "category"]),
    ("note", &["備考", "摘要", "注記", "note", "notes", "remarks"]),
    (
        "share",
        &[
            "分担方法", "負担方法", "按分方法", "分担", "負担区分", "分担区分", "按分区分", "配分方法",
            "配賦方法", "負担方式", "分担方式", "負担基準", "分担基準", "按分基準", "配賦基準", "rule",
            "share", "sharingrule",
        ],
    ),
    ("per", &["単価の指標", "単価の基準", "per"]),
    ("paid_by", &["外部負担", "外部の負担者", "paidby"]),
    ("from", &["開始月", "参加開始月", "開始年月", "開始時期", "from"]),
    ("to", &["終了月", "参加終了月", "終了年月", "終了時期", "to"]),
    ("at", &["支払月", "at"]),
    ("growth", &["増加率", "伸び率", "上昇率", "growth"]),
    ("candidate", &["候補", "candidate"]),
    ("name", &["名称", "財政措置", "措置名", "supportname", "support"]),
    ("rate", &["率", "補助率", "措置率", "rate"]),
    ("items", &["対象経費", "items"]),
    ("support_category", &["対象区分", "coveredcategory"]),
    ("cap", &["上限", "上限額", "cap"]),
    ("recipient", &["交付先", "recipient"]),
];

const MEMBERS: [&str; 16] = [
    "団体", "団体名", "市町村", "市町村名", "構成団体", "構成団体名", "自治体", "自治体名", "市区町村",
    "市町", "市町名", "member", "members", "municipality", "town", "負担団体",
];

/// Heads that are bases for certain; other heads of a list of members are bases too where numbers stand under them.
const BASES: [(&str, &[&str]); 6] = [
    ("population", &["人口", "国調人口", "住基人口", "population"]),
    ("households", &["世帯", "世帯数", "households"]),
    ("businesses", &["業務数", "businesses"]),
    ("usage", &["利用数", "利用件数", "利用量", "usage"]),
    ("terminals", &["端末", "端末数", "端末台数", "terminals"]),
    ("staff", &["職員数", "staff"]),
];

const AMOUNTS: [&str; 16] = [
    "金額", "費用", "額", "経費額", "年額", "月額", "総額", "年間経費", "年間費用", "月額費用", "一時経費",
    "初期費用", "導入費用", "amount", "価格", "見積額",
];

/// Heads of columns that number rows or name something by a number.
const NUMBERS: [&str; 14] = [
    "番号", "no", "no.", "№", "#", "項番", "通番", "連番", "整理番号", "コード", "団体コード",
    "市町村コード", "電話番号", "code",
];

const DERIVED: [&str; 20] = [
    "累計", "累積", "差引", "増△減", "増▲減", "前年比", "対前年", "構成比", "割合", "比率", "差額", "増減",
    "増減額", "増減率", "削減額", "削減率", "削減", "平均", "saving", "change",
];

/// Whether a head says that what is below it is for one of several: 単価, 年額（1台当たり）.
pub(super) fn is_unit_price(head: &str) -> bool {
    let word = whole(head);
    ["単価", "当たり", "あたり", "当り"].iter().any(|known| word.contains(known))
}

/// What a column of this head holds.
pub(super) fn role_of(head: &str) -> ColumnRole {
    let word = plain(head);
    if word.is_empty() {
        return ColumnRole::Unknown;
    }
    let is = |words: &[&str]| words.iter().any(|known| word == *known);
    if is(&MEMBERS) {
        return ColumnRole::Member;
    }
    if word == "金額の形" || word == "form" || word == "formofamount" {
        return ColumnRole::Form;
    }
    if SUMS.contains(&word.as_str()) || is_marked_sum(head) {
        return ColumnRole::Sum;
    }
    if is(&NUMBERS) {
        return ColumnRole::Number;
    }
    if is_levy(head) {
        return ColumnRole::Tax;
    }
    if word
        .trim_end_matches('分')
        .strip_suffix('月')
        .and_then(|month| month.parse().ok())
        .is_some_and(|month| (1..=12_u32).contains(&month))
    {
        return ColumnRole::Month;
    }
    if is(&["年計", "年間計", "年間合計"]) {
        return ColumnRole::Amount(side_of(head), Some(Form::Yearly));
    }
    if DERIVED.iter().any(|known| word.contains(known)) {
        return ColumnRole::Derived;
    }
    if let Some((key, _)) = KEYS.iter().find(|(_, words)| is(words)) {
        return ColumnRole::Key(key);
    }
    // 按分率, 比較増減: what a number of percents or differences is called
    if word.ends_with('率') || is(&["比較", "比"]) {
        return ColumnRole::Derived;
    }
    if is(&["年度", "会計年度", "fiscalyear"]) {
        return ColumnRole::YearOfRow;
    }
    if is_part(head) {
        return ColumnRole::Part;
    }
    number_role(head, &word)
}

/// What a column of this head holds where it is one of numbers: a base, or amounts.
fn number_role(head: &str, word: &str) -> ColumnRole {
    let is = |words: &[&str]| words.contains(&word);
    if is_unit_price(head) {
        return ColumnRole::Unknown;
    }
    let side = side_of(head);
    if let Some(year) = year_of(word) {
        return ColumnRole::Year(year, side);
    }
    if let Some((base, _)) = BASES.iter().find(|(_, words)| is(words)) {
        return ColumnRole::Base((*base).to_owned());
    }
    if is(&AMOUNTS) || is_taxed_amount(head) || side.is_some() || Form::said(word).is_some() {
        return ColumnRole::Amount(side, Form::said(head));
    }
    ColumnRole::Unknown
}

/// Whether a head says of amounts only that they are with tax or without: 税抜, 税込金額.
fn is_taxed_amount(head: &str) -> bool {
    let word = plain(head);
    let rest = ["税抜", "税込", "税別"].iter().find_map(|word_of_tax| word.strip_prefix(word_of_tax));
    let rest = rest.map(|rest| rest.trim_start_matches(['き', 'み', '・']));
    rest.is_some_and(|rest| rest.is_empty() || AMOUNTS.contains(&rest))
}

/// The fiscal year that a text is: 令和8年度, R8, 2026年度, FY2026.
pub(super) fn year_of(text: &str) -> Option<i32> {
    let word = plain(text);
    let word = without_sides(word);
    let word = word.trim_matches(['/', '・', ':']);
    let word = word.strip_prefix("fy").unwrap_or(word);
    let word = word.strip_suffix("年度").or_else(|| word.strip_suffix('年')).unwrap_or(word);
    let eras = [("令和", 2018), ("r", 2018), ("平成", 1988), ("h", 1988)];
    let number = |digits: &str| match digits {
        "元" => Some(1),
        digits if digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse().ok()
        }
        _ => None,
    };
    for (era, before) in eras {
        if let Some(year) = word.strip_prefix(era).and_then(number) {
            return (1..=99).contains(&year).then_some(year + before);
        }
    }
    number(word).filter(|year: &i32| (1980..=2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::super::unit::SheetUnit;
    use super::*;

    #[test]
    fn heads_of_offices_mean_what_they_mean() {
        assert_eq!(role_of("団 体 名"), ColumnRole::Member);
        assert_eq!(role_of("年額（千円）"), ColumnRole::Amount(None, Some(Form::Yearly)));
        assert_eq!(role_of("導入前\n年額"), ColumnRole::Amount(Some(CostSide::Before), Some(Form::Yearly)));
        assert_eq!(role_of("５年間総額"), ColumnRole::Amount(None, Some(Form::Total)));
        assert_eq!(role_of("令和８年度"), ColumnRole::Year(2026, None));
        assert_eq!(role_of("Ｒ元年度"), ColumnRole::Year(2019, None));
        assert_eq!(role_of("FY2027"), ColumnRole::Year(2027, None));
        assert_eq!(role_of("合　計"), ColumnRole::Sum);
        assert_eq!(role_of("削減率（%）"), ColumnRole::Derived);
        assert_eq!(role_of("国調人口"), ColumnRole::Base("population".to_owned()));
        assert_eq!(role_of("なにか"), ColumnRole::Unknown);
    }

    #[test]
    fn a_unit_is_read_from_its_header_and_nowhere_else() {
        assert_eq!(SheetUnit::stated("（単位：千円）"), Some(SheetUnit::Thousand));
        assert_eq!(SheetUnit::stated("単位 百万円、税込"), Some(SheetUnit::Million));
        assert_eq!(SheetUnit::stated("年額（万円）"), Some(SheetUnit::TenThousand));
        assert_eq!(SheetUnit::stated("Unit: thousand yen"), Some(SheetUnit::Thousand));
        assert_eq!(SheetUnit::stated("6千円の件"), None);
        assert_eq!(SheetUnit::named("円"), Some(SheetUnit::Yen));
    }
}
