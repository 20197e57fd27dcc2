//! What the words of offices mean: heads of columns, names of sheets, and the marks of sums.

use super::form::{Form, years_of_term};
use super::heads::{AMOUNTS, BASES, DERIVED, KEYS, MEMBERS, NUMBERS, RUNNING};
use super::named::{SUMS, is_levy, is_marked_sum, is_part, is_reference, is_statistic};
use super::plain::{plain, whole};
use super::sides::{side_of, without_sides};
use crate::cost::Side;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum ColumnRole {
    Member,
    /// A key of text of an item or a member: `item`, `system`, `category`, `note` …
    Key(&'static str),
    /// Amounts, with what the head says of them.
    Amount(Option<Side>, Option<Form>),
    /// Amounts of one fiscal year.
    Year(i32, Option<Side>),
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

impl ColumnRole {
    /// Whether it is of amounts: by form, or by year.
    pub(super) fn is_amount(&self) -> bool {
        matches!(self, ColumnRole::Amount(..) | ColumnRole::Year(..))
    }

    /// Whether sums of a table are of it.
    pub(super) fn is_summed(&self) -> bool {
        self.is_amount() || matches!(self, ColumnRole::Sum | ColumnRole::Tax | ColumnRole::Month)
    }
}

/// Whether a head says that what is below it is for one of several: 単価, 年額（1台当たり）, 1世帯負担額.
pub(super) fn is_unit_price(head: &str) -> bool {
    if !head.contains(['単', '当', 'あ', '1', '１', '一']) {
        return false;
    }
    let word = whole(head);
    let one = word.strip_prefix(['1', '一']).is_some_and(|rest| {
        ["人", "世帯", "団体", "業務", "台", "戸", "件", "市町村"].iter().any(|unit| rest.starts_with(unit))
    });
    one || ["単価", "当たり", "あたり", "当り"].iter().any(|known| word.contains(known))
}

/// Whether a text is a word for members: 団体名, 市町村.
pub(super) fn is_member_word(text: &str) -> bool {
    MEMBERS.contains(&plain(text).as_str())
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
        return match sums_term(head) {
            true => ColumnRole::Amount(side_of(head), Some(Form::Total)),
            false => ColumnRole::Sum,
        };
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
    if is_reference(head) {
        return ColumnRole::Derived;
    }
    if let Some((key, _)) = KEYS.iter().find(|(_, words)| is(words)) {
        return ColumnRole::Key(key);
    }
    // 按分率, 比較増減: what a number of percents or differences is called
    if word.ends_with('率') || is(&["比較", "比"]) || is_statistic(head) {
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

/// Whether a sum says that it is of several years: 合計（5年）.
fn sums_term(head: &str) -> bool {
    let head = whole(head);
    let inner = head.split_once('(').map_or("", |(_, inner)| inner);
    inner.starts_with(|c: char| c.is_ascii_digit())
        && years_of_term(inner).is_some_and(|years| (2..=30).contains(&years))
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
    if is(&AMOUNTS)
        || is(&RUNNING) && Form::said(head).is_some()
        || is_taxed_amount(head)
        || side.is_some()
        || Form::said(word).is_some()
    {
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
    // most texts have no number: no word needs to be taken off them
    if !word.contains(|c: char| c.is_ascii_digit() || c == '元') {
        return None;
    }
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
        assert_eq!(role_of("導入前\n年額"), ColumnRole::Amount(Some(Side::Before), Some(Form::Yearly)));
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
