//! What an amount is: of a year, of a month, paid once, in all.

use super::plain::{plain, whole};
use crate::text::lengths::MONTHS;

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
        (Form::Monthly, &["月額", "月間", "毎月", "円/月", "monthly", "amonth", "permonth"]),
        (
            Form::Yearly,
            &["年額", "年間", "毎年", "単年度", "1年", "円/年", "yearly", "annual", "ayear", "peryear"],
        ),
        (Form::Once, &["一時", "初期", "一回", "導入費", "移行費", "イニシャル", "once", "initial"]),
        (Form::Total, &["総額", "総計額", "期間計", "年間計", "期間総", "intotal", "wholeterm"]),
    ];

    /// The form that a text speaks of.
    pub(super) fn said(text: &str) -> Option<Form> {
        let text = whole(text);
        // 月額×12: what a year costs
        if ["×12", "x12", "*12"].iter().any(|times| text.contains(times)) {
            return Some(Form::Yearly);
        }
        // 5年間, 60か月: of the whole term
        if of_term(&text) {
            return Some(Form::Total);
        }
        Form::WORDS
            .iter()
            .find(|(_, words)| words.iter().any(|word| text.contains(word)))
            .map(|(form, _)| *form)
    }

    /// The form that a name of a cost says by a word for it; a length beside that, 5年、年額, is that of a contract.
    pub(super) fn of_name(name: &str) -> Option<Form> {
        const SAID: [(Form, [&str; 2]); 4] = [
            (Form::Monthly, ["月額", "月払"]),
            (Form::Yearly, ["年額", "年払"]),
            (Form::Total, ["総額", "総計額"]),
            (Form::Once, ["一時", "一時金"]),
        ];
        // most names have no letter of these
        if !name.contains(['額', '払', '時']) {
            return None;
        }
        let mut said = SAID.iter().filter(|(_, words)| words.iter().any(|word| name.contains(word)));
        let (form, _) = said.next()?;
        match said.next() {
            None if !name.contains(['×', '*']) => Some(*form),
            _ => Form::said(name),
        }
    }

    /// The form of a price that a name begins with: 年間保守料, 月間利用料.
    pub(super) fn of_price(name: &str) -> Option<Form> {
        if !name.contains('間') {
            return None;
        }
        let word = plain(name);
        let is_price = ["料", "費", "費用", "経費", "額", "料金"].iter().any(|end| word.ends_with(end));
        let begins = [("年間", Form::Yearly), ("月間", Form::Monthly)];
        let form = begins.into_iter().find(|(begin, _)| word.starts_with(begin)).map(|(_, form)| form);
        form.filter(|_| is_price)
    }

    /// The form that a key or a word of the template names.
    pub(super) fn named(text: &str) -> Option<Form> {
        let keys = [Form::Yearly, Form::Monthly, Form::Once, Form::Total];
        keys.into_iter().find(|form| plain(text) == form.key()).or_else(|| Form::said(text))
    }
}

/// The years that a head speaks of: 5年総額, 60か月.
pub(super) fn years_of_term(head: &str) -> Option<u32> {
    let text = whole(head);
    let before = |word: &str| {
        let (before, _) = text.split_once(word)?;
        let digits: Vec<char> = before.chars().rev().take_while(char::is_ascii_digit).collect();
        digits.iter().rev().collect::<String>().parse::<u32>().ok().filter(|number| *number > 0)
    };
    let months = MONTHS.iter().find_map(|word| before(word));
    before("年")
        .filter(|years| *years < 100)
        .or_else(|| months.filter(|months| months % 12 == 0).map(|months| months / 12))
}

/// Whether a text speaks of several years or months at once: 5年間.
fn of_term(text: &str) -> bool {
    MONTHS.iter().chain(&["年間"]).any(|word| {
        let before = text.split(word).next().filter(|_| text.contains(word)).unwrap_or_default();
        let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
        digits.len() > 1 || !matches!(digits.as_str(), "" | "1")
    })
}
