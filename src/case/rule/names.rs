//! The names of bases in every case, and the digits of a term's percent.

use crate::money::{Fraction, Rounding, places};
use crate::sharing::Basis;

/// What is written as one word and is no base of members: read and written by it.
pub(super) const PLAIN: [(&str, Basis); 2] = [("equal", Basis::Equal), ("current", Basis::Current)];

/// Japanese names of bases that have an English one in every case.
pub(in crate::case) const NAMES: [(&str, &str); 21] = [
    ("均等割", "equal"),
    ("人口割", "population"),
    ("世帯割", "households"),
    ("業務数割", "businesses"),
    ("利用割", "usage"),
    ("現行経費割", "current"),
    ("平等割", "equal"),
    ("市町村割", "equal"),
    ("団体割", "equal"),
    ("国調人口割", "population"),
    ("国勢調査人口割", "population"),
    ("均等", "equal"),
    ("市町村均等割", "equal"),
    ("各市町村均等割", "equal"),
    ("団体均等割", "equal"),
    ("構成団体均等割", "equal"),
    ("equally", "equal"),
    ("人口割合", "population"),
    ("人口比", "population"),
    ("人口按分", "population"),
    ("人口比例割", "population"),
];

/// The percent of a term as it is written and read back: 20%, and 1/3 where no decimals say it exactly.
pub(crate) fn percent_words(percent: &Fraction) -> String {
    if percent.exact_decimals(6).is_some() {
        return exact_percent(percent) + "%";
    }
    let part = percent * &Fraction::decimal(1, 2);
    [part.numerator().to_string(), part.denominator().to_string()].join("/")
}

/// The digits of a sum of written percents, which have at most 6 decimals.
pub(crate) fn exact_percent(percent: &Fraction) -> String {
    let decimals = percent.exact_decimals(6).unwrap_or(6);
    let places = places(decimals);
    let sign = if percent.is_negative() { "-" } else { "" };
    let digits = percent.abs().scaled(places, Rounding::Down).to_string();
    let width = places.unsigned_abs() as usize;
    let digits = format!("{digits:0>least$}", least = width + 1);
    let (whole, rest) = digits.split_at(digits.len() - width);
    let more = if percent.exact_decimals(6).is_none() { "…" } else { "" };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}{more}") }
}
