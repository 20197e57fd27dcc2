//! What the words of offices mean: heads of columns, names of sheets, units, and the marks of sums.

/// Which side of a case a cost is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Today.
    Before,
    /// The shared system.
    After,
}

impl Side {
    /// Its table in a case file.
    pub(super) fn key(self) -> &'static str {
        match self {
            Side::Before => "before",
            Side::After => "after",
        }
    }
}

/// What an amount is: of a year, of a month, paid once, in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Of a year.
    Yearly,
    /// Of a month.
    Monthly,
    /// Paid once.
    Once,
    /// In all.
    Total,
}

impl Form {
    /// Its key in a case file.
    pub(super) fn key(self) -> &'static str {
        match self {
            Form::Yearly => "yearly",
            Form::Monthly => "monthly",
            Form::Once => "once",
            Form::Total => "total",
        }
    }

    /// Each with the words that say it; those of a longer word come before those within it.
    const WORDS: [(Form, &'static [&'static str]); 4] = [
        (Form::Monthly, &["月額", "月間", "毎月", "monthly", "amonth", "permonth"]),
        (Form::Yearly, &["年額", "年間", "毎年", "単年度", "1年", "yearly", "annual", "ayear", "peryear"]),
        (Form::Once, &["一時", "初期", "一回", "導入費", "移行費", "イニシャル", "once", "initial"]),
        (Form::Total, &["総額", "総計額", "期間計", "年間計", "期間総", "intotal", "wholeterm"]),
    ];

    /// The form that a text speaks of.
    pub(super) fn said(text: &str) -> Option<Form> {
        let text = plain(text);
        // 5年間, 60か月: of the whole term
        if of_term(&text) {
            return Some(Form::Total);
        }
        Form::WORDS
            .iter()
            .find(|(_, words)| words.iter().any(|word| text.contains(word)))
            .map(|(form, _)| *form)
    }

    /// The form that a key or a word of the template names.
    pub(super) fn named(text: &str) -> Option<Form> {
        let keys = [Form::Yearly, Form::Monthly, Form::Once, Form::Total];
        keys.into_iter().find(|form| plain(text) == form.key()).or_else(|| Form::said(text))
    }
}

/// Whether a text speaks of several years or months at once: 5年間.
fn of_term(text: &str) -> bool {
    ["年間", "か月", "ヶ月", "カ月"].iter().any(|word| {
        let before = text.split(word).next().filter(|_| text.contains(word)).unwrap_or_default();
        let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
        digits.len() > 1 || !matches!(digits.as_str(), "" | "1")
    })
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Member,
    /// A key of text of an item or a member: `item`, `system`, `category`, `note` …
    Key(&'static str),
    /// Amounts, with what the head says of them.
    Amount(Option<Side>, Option<Form>),
    /// Amounts of one fiscal year.
    Year(i32, Option<Side>),
    /// The form of the amount beside it.
    Form,
    /// An allocation base.
    Base(String),
    /// A sum of the columns before it.
    Sum,
    /// What the program computes itself: savings, percents.
    Derived,
    /// Nothing that is known.
    Unknown,
}

/// Heads of columns of text, each with its key.
const KEYS: [(&str, &[&str]); 18] = [
    (
        "item",
        &[
            "経費名",
            "経費",
            "費目",
            "費用名",
            "項目",
            "品名",
            "内訳",
            "経費項目",
            "内容",
            "item",
            "cost",
            "costitem",
        ],
    ),
    ("system", &["システム", "システム名", "対象システム", "業務", "業務名", "system"]),
    ("category", &["区分", "経費区分", "分類", "種別", "category"]),
    ("note", &["備考", "摘要", "注記", "note", "notes", "remarks"]),
    ("share", &["分担方法", "負担方法", "按分方法", "分担", "rule", "share", "sharingrule"]),
    ("per", &["単価の指標", "単価の基準", "per"]),
    ("paid_by", &["外部負担", "外部の負担者", "paidby"]),
    ("from", &["開始月", "参加開始月", "from"]),
    ("to", &["終了月", "参加終了月", "to"]),
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
    "団体",
    "団体名",
    "市町村",
    "市町村名",
    "構成団体",
    "構成団体名",
    "自治体",
    "自治体名",
    "市区町村",
    "市町",
    "市町名",
    "member",
    "members",
    "municipality",
    "town",
    "負担団体",
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
    "金額",
    "費用",
    "額",
    "経費額",
    "年額",
    "月額",
    "総額",
    "年間経費",
    "年間費用",
    "月額費用",
    "一時経費",
    "初期費用",
    "導入費用",
    "amount",
    "価格",
    "見積額",
];

const SUMS: [&str; 9] = ["計", "合計", "小計", "総計", "総合計", "合計額", "total", "subtotal", "sum"];

const DERIVED: [&str; 12] = [
    "構成比",
    "割合",
    "比率",
    "差額",
    "増減",
    "増減額",
    "増減率",
    "削減額",
    "削減率",
    "削減",
    "saving",
    "change",
];

const BEFORE: [&str; 8] = ["導入前", "現行", "現状", "従来", "共同化前", "移行前", "before", "current"];
const AFTER: [&str; 7] = ["導入後", "共同化後", "移行後", "共同利用", "今後", "after", "shared"];

/// A text as it is compared: half-width, without spaces and without what stands in brackets, in small letters.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in half_width(text).chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if c.is_whitespace() || c.is_control() => {}
            c if depth == 0 => plain.extend(c.to_lowercase()),
            _ => {}
        }
    }
    plain
}

/// Full-width letters, digits and marks as half-width ones.
pub(super) fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' => ' ',
        '−' => '-',
        c => c,
    };
    text.chars().map(half).collect()
}

/// The side that a text speaks of; none where it speaks of both or of neither.
pub(super) fn side_of(text: &str) -> Option<Side> {
    let text = plain(text);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match (says(&BEFORE), says(&AFTER)) {
        (true, false) => Some(Side::Before),
        (false, true) => Some(Side::After),
        _ => None,
    }
}

/// What a column of this head holds.
pub(super) fn role_of(head: &str) -> Role {
    let word = plain(head);
    if word.is_empty() {
        return Role::Unknown;
    }
    let is = |words: &[&str]| words.iter().any(|known| word == *known);
    if is(&MEMBERS) {
        return Role::Member;
    }
    if word == "金額の形" || word == "form" || word == "formofamount" {
        return Role::Form;
    }
    if is(&SUMS) {
        return Role::Sum;
    }
    if DERIVED.iter().any(|known| word.contains(known)) {
        return Role::Derived;
    }
    let side = side_of(&word);
    if let Some(year) = year_of(&word) {
        return Role::Year(year, side);
    }
    if let Some((base, _)) = BASES.iter().find(|(_, words)| is(words)) {
        return Role::Base((*base).to_owned());
    }
    if is(&AMOUNTS) || side.is_some() || Form::said(&word).is_some() {
        return Role::Amount(side, Form::said(head));
    }
    match KEYS.iter().find(|(_, words)| is(words)) {
        Some((key, _)) => Role::Key(key),
        None => Role::Unknown,
    }
}

/// The last part of a head of several rows, where only that part says what the column holds.
pub(super) fn is_sum(text: &str) -> bool {
    SUMS.contains(&plain(text).as_str())
}

/// Whether a sum is one of some rows only.
pub(super) fn is_subtotal(text: &str) -> bool {
    ["小計", "subtotal"].contains(&plain(text).as_str())
}

/// The fiscal year that a text is: 令和8年度, R8, 2026年度, FY2026.
pub(super) fn year_of(text: &str) -> Option<i32> {
    let word = plain(text);
    let word = BEFORE.iter().chain(&AFTER).fold(word, |word, side| word.replace(side, ""));
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

/// A unit of amounts in a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetUnit {
    /// 円.
    Yen,
    /// 千円.
    Thousand,
    /// 万円.
    TenThousand,
    /// 百万円.
    Million,
    /// 億円.
    Oku,
}

impl SheetUnit {
    /// Each with the words for it, the longest first.
    const WORDS: [(SheetUnit, &'static [&'static str]); 5] = [
        (SheetUnit::Million, &["百万円", "millionyen", "jpymillion"]),
        (SheetUnit::Thousand, &["千円", "thousandyen", "jpythousand"]),
        (SheetUnit::TenThousand, &["万円"]),
        (SheetUnit::Oku, &["億円"]),
        (SheetUnit::Yen, &["円", "yen", "jpy"]),
    ];

    /// How amounts in it are written.
    pub(super) fn word(self) -> &'static str {
        match self {
            SheetUnit::Yen => "円",
            SheetUnit::Thousand => "千円",
            SheetUnit::TenThousand => "万円",
            SheetUnit::Million => "百万円",
            SheetUnit::Oku => "億円",
        }
    }

    /// The power of ten of one of it.
    pub(super) fn power(self) -> i32 {
        match self {
            SheetUnit::Yen => 0,
            SheetUnit::Thousand => 3,
            SheetUnit::TenThousand => 4,
            SheetUnit::Million => 6,
            SheetUnit::Oku => 8,
        }
    }

    /// The unit that a text is, and nothing else.
    pub(super) fn named(text: &str) -> Option<SheetUnit> {
        let word: String =
            half_width(text).chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        SheetUnit::WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(unit, _)| *unit)
    }

    /// The unit that a text states: 単位：千円, (千円), unit: thousand yen.
    pub(super) fn stated(text: &str) -> Option<SheetUnit> {
        let text = half_width(text);
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
        let after = |mark: &str| {
            text.split_once(mark).map(|(_, rest)| rest.trim_start_matches([':', '=']).to_owned())
        };
        let begins = |rest: &str| {
            let known =
                SheetUnit::WORDS.iter().find(|(_, words)| words.iter().any(|word| rest.starts_with(word)));
            known.map(|(unit, _)| *unit)
        };
        let said = after("単位").or_else(|| after("unit")).and_then(|rest| begins(&rest));
        said.or_else(|| {
            text.split(['(', '[', '〔', '【']).skip(1).find_map(|rest| {
                let inner = rest.split([')', ']', '〕', '】']).next()?;
                SheetUnit::named(inner)
            })
        })
    }
}

/// What a person says of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub(super) role: Role,
}

/// What a key of the command line says of a column: `item`, `before.yearly`, `bases.population`, `skip`.
///
/// ```
/// use cloudcost::sheet::given;
/// assert!(given("after.monthly").is_some() && given("bases.人口").is_some() && given("skip").is_some());
/// assert!(given("sideways").is_none());
/// ```
pub fn given(key: &str) -> Option<Given> {
    let role = match key.split_once('.') {
        Some(("bases", base)) if !base.is_empty() => Role::Base(base.to_owned()),
        Some((side, form)) => {
            let side = [Side::Before, Side::After].into_iter().find(|known| known.key() == side)?;
            let forms = [Form::Yearly, Form::Monthly, Form::Once, Form::Total];
            Role::Amount(Some(side), Some(forms.into_iter().find(|known| known.key() == form)?))
        }
        None => match key {
            "member" => Role::Member,
            "form" => Role::Form,
            "sum" => Role::Sum,
            "skip" => Role::Derived,
            key => Role::Key(KEYS.iter().find(|(known, _)| *known == key)?.0),
        },
    };
    Some(Given { role })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_offices_mean_what_they_mean() {
        assert_eq!(role_of("団 体 名"), Role::Member);
        assert_eq!(role_of("年額（千円）"), Role::Amount(None, Some(Form::Yearly)));
        assert_eq!(role_of("導入前\n年額"), Role::Amount(Some(Side::Before), Some(Form::Yearly)));
        assert_eq!(role_of("５年間総額"), Role::Amount(None, Some(Form::Total)));
        assert_eq!(role_of("令和８年度"), Role::Year(2026, None));
        assert_eq!(role_of("Ｒ元年度"), Role::Year(2019, None));
        assert_eq!(role_of("FY2027"), Role::Year(2027, None));
        assert_eq!(role_of("合　計"), Role::Sum);
        assert_eq!(role_of("削減率（%）"), Role::Derived);
        assert_eq!(role_of("国調人口"), Role::Base("population".to_owned()));
        assert_eq!(role_of("なにか"), Role::Unknown);
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
