//! Which costs of a plan count, and the words that stand for values.

use crate::cli::form::ValueForm;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use cloudcost::OneTime;
use cloudcost::code;
use cloudcost::plan::facts::Selection;

/// Which costs of a plan count.
#[derive(Args, Debug)]
pub(in crate::cli) struct SelectionOptions {
    /// Only items of this category
    #[arg(long, value_name = "category=X", value_parser = category)]
    only: Vec<String>,
    /// No items of this category
    #[arg(long, value_name = "category=X", value_parser = category)]
    exclude: Vec<String>,
    /// Whether one-time costs count [default: included]
    #[arg(long, value_parser = one_of([("included", OneTime::Included), ("excluded", OneTime::Excluded)]))]
    once: Option<OneTime>,
}

impl SelectionOptions {
    /// What they select.
    pub(in crate::cli) fn selection(&self) -> Selection {
        Selection { only: self.only.clone(), exclude: self.exclude.clone(), once: self.once, months: None }
    }
}

/// The category of `category=X`.
fn category(typed: &str) -> Result<String, ValueForm> {
    match typed.split_once('=') {
        Some(("category", name)) if !name.is_empty() => Ok(name.to_owned()),
        _ => Err(ValueForm(code!("form-category"))),
    }
}

/// What values of options are called in Japanese: as tables have them.
const JAPANESE: [(&str, &str); 28] = [
    ("ad", "西暦"),
    ("always", "常に"),
    ("auto", "自動"),
    ("base", "基準"),
    ("brief", "要点"),
    ("category", "区分"),
    ("end", "年末"),
    ("era", "元号"),
    ("excluded", "除く"),
    ("full", "すべて"),
    ("funding", "財源"),
    ("included", "含む"),
    ("item", "費目"),
    ("member", "団体"),
    ("mid", "年央"),
    ("million", "百万円"),
    ("never", "しない"),
    ("none", "なし"),
    ("oku", "億円"),
    ("rule", "分担方法"),
    ("start", "年初"),
    ("system", "系統"),
    ("thousand", "千円"),
    ("total", "合計"),
    ("triangular", "三角"),
    ("uniform", "一様"),
    ("year", "年度"),
    ("yen", "円"),
];

/// A value of an option as it may be written in Japanese, too.
pub(in crate::cli) fn japanese(word: &str) -> Option<&'static str> {
    JAPANESE.iter().find(|(known, _)| *known == word).map(|(_, written)| *written)
}

/// One of a few words, each standing for a value.
pub(in crate::cli) fn one_of<T, const N: usize>(
    words: [(&'static str, T); N],
) -> impl TypedValueParser<Value = T>
where
    T: Clone + Send + Sync + 'static,
{
    let named = |word: &'static str| match japanese(word) {
        Some(alias) => PossibleValue::new(word).alias(alias),
        None => PossibleValue::new(word),
    };
    let names: Vec<PossibleValue> = words.iter().map(|(word, _)| named(word)).collect();
    PossibleValuesParser::new(names).try_map(move |typed| {
        let is_meant = |word: &str| word == typed || japanese(word) == Some(&typed);
        let found = words.iter().find(|(word, _)| is_meant(word));
        found.map(|(_, value)| value.clone()).ok_or(ValueForm(code!("form-word")))
    })
}
