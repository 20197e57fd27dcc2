//! Sharing rules as people write them: `20% equal + 80% population`, in English or Japanese.

mod division;
mod names;
mod words;

use crate::code;
pub use division::read_division;
pub(crate) use division::{division_term, near_division};
use names::NAMES;
pub(crate) use names::exact_percent;
pub(crate) use words::{base_words, basis_words, rule_key, rule_words};

use super::literal::Flaw;
use super::literal::cursor::Cursor;
use super::literal::digits::number as digits;
use super::literal::quantity;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::Fraction;
use crate::near::nearest;
use crate::sharing::{Basis, Rule, Term};

/// A sharing rule as written, with the place of each of its terms in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenRule {
    /// What it means.
    pub rule: Rule,
    /// Where each term stands, in bytes, in the order of the rule's terms.
    pub places: Vec<Span>,
}

const DEGRESSIVE: [&str; 2] = ["degressive", "逓減割"];

/// The base that may be meant by the name of one that nobody has: one of those there are, by its own name or the Japanese
/// one that it has in every case.
pub(crate) fn near_base(found: &str, bases: &[&str]) -> Option<String> {
    let always = ["equal", "current"];
    let is_there = |name: &&str| always.contains(name) || bases.contains(name);
    let japanese = NAMES.iter().filter(|(_, name)| is_there(name)).map(|(japanese, _)| *japanese);
    let known: Vec<&str> = bases.iter().copied().chain(always).chain(japanese).collect();
    nearest(found, &known).filter(|_| !bases.contains(&found)).map(str::to_owned)
}

/// Reads a sharing expression: a sum of terms, `[P%] base`; percents add up to 100, a single term needs none.
///
/// Names of allocation bases are taken as they stand; whether the members have them shows only when the rule is
/// applied. Full-width characters mean the same as narrow ones.
///
/// # Errors
/// The first fault, with its place in bytes of the text (`None` for all of it).
///
/// ```
/// use cloudcost::{read_rule, sharing::{Basis, Rule}};
/// let rule = Rule::sum([(20, Basis::Equal), (80, Basis::proportional("population"))]).unwrap();
/// assert_eq!(read_rule("20% equal + 80% population").unwrap().rule, rule);
/// assert_eq!(read_rule("２０％均等割＋８０％人口割").unwrap().rule, rule);
/// let degressive = read_rule("degressive(population, 1.5)").unwrap().rule;
/// assert_eq!(read_rule("逓減割(人口割、1.5)").unwrap().rule, degressive);
/// let fault = read_rule("20% equal + 70% population").unwrap_err();
/// assert_eq!((fault.code.name(), fault.span), ("percents-not-100", None));
/// ```
pub fn read_rule(text: &str) -> Result<WrittenRule, Diagnostic> {
    rule(text).map_err(|flaw| {
        let place = flaw.at.clone();
        Diagnostic { span: place, ..flaw.into_fault(0..text.len()) }
    })
}

/// The same, for a value of a case file.
pub(super) fn rule(text: &str) -> Result<WrittenRule, Flaw> {
    let mut cursor = Cursor::new(text);
    let mut terms: Vec<(Option<Fraction>, Basis)> = Vec::new();
    let mut places: Vec<Span> = Vec::new();
    loop {
        let start = cursor.place();
        let percent = percent(&mut cursor)?;
        let basis = basis(&mut cursor)?;
        places.push(start..start + cursor.since(start).trim_end().len());
        terms.push((percent, basis));
        if cursor.take_any(&["+"]).is_none() {
            break;
        }
    }
    cursor.end(code!("unreadable-rule"))?;
    Ok(WrittenRule { rule: summed(terms, &places)?, places })
}

/// `20%`, `2割`, or nothing.
fn percent(cursor: &mut Cursor<'_>) -> Result<Option<Fraction>, Flaw> {
    if !cursor.at_digit() {
        return Ok(None);
    }
    let start = cursor.place();
    let (percent, decimals) = quantity::percent(cursor)?;
    let place = start..start + cursor.since(start).trim_end().len();
    if decimals > 6 {
        return Err(Flaw::new(code!("percent-too-large"), place));
    }
    match percent.is_positive() {
        true => Ok(Some(percent)),
        false => Err(Flaw::new(code!("percent-of-nothing"), place)),
    }
}

/// What a term is in proportion to.
fn basis(cursor: &mut Cursor<'_>) -> Result<Basis, Flaw> {
    let start = cursor.place();
    let name = name(cursor)?;
    if DEGRESSIVE.contains(&name.as_str()) {
        return degressive(cursor, start);
    }
    match name.as_str() {
        "equal" => return Ok(Basis::Equal),
        "current" => return Ok(Basis::Current),
        _ => {}
    }
    if cursor.take_any(&["^"]).is_none() {
        return Ok(Basis::Proportional(name));
    }
    let (exponent, place) = number(cursor)?;
    Basis::power(&name, exponent).ok_or_else(|| Flaw::new(code!("power-out-of-range"), place))
}

/// `(NAME, 1.5)` after the word `degressive`.
fn degressive(cursor: &mut Cursor<'_>, start: usize) -> Result<Basis, Flaw> {
    let form = |cursor: &mut Cursor<'_>| {
        let end = start + cursor.since(start).trim_end().len();
        Flaw::new(code!("degressive-form"), start..end)
    };
    if cursor.take_any(&["("]).is_none() {
        return Err(form(cursor));
    }
    let name = name(cursor)?;
    if cursor.take_any(&[",", "、"]).is_none() {
        return Err(form(cursor));
    }
    let (factor, place) = number(cursor)?;
    if cursor.take_any(&[")"]).is_none() {
        return Err(form(cursor));
    }
    Basis::degressive(&name, factor).ok_or_else(|| Flaw::new(code!("factor-out-of-range"), place))
}

/// A number with an optional minus, which is refused later for being out of range, and its place.
fn number(cursor: &mut Cursor<'_>) -> Result<(Fraction, Span), Flaw> {
    let start = cursor.place();
    let minus = cursor.take_any(&["-"]).is_some();
    let number = digits(cursor, code!("unreadable-rule"))?.value;
    let place = start..start + cursor.since(start).trim_end().len();
    Ok((if minus { -&number } else { number }, place))
}

/// A name: letters of any script, digits and `_`, `-`, `.` or `・` inside; one of the Japanese names stands for its own.
fn name(cursor: &mut Cursor<'_>) -> Result<String, Flaw> {
    cursor.place();
    let mut name = String::new();
    while let Some(c) = cursor.take_if(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '・')) {
        name.push(c);
    }
    if name.is_empty() {
        return Err(cursor.flaw(code!("unreadable-rule")));
    }
    let known = NAMES.iter().find(|(japanese, _)| *japanese == name);
    Ok(known.map_or(name, |(_, english)| (*english).to_owned()))
}

/// Joins the terms: percents on each, together 100; or one term alone.
fn summed(terms: Vec<(Option<Fraction>, Basis)>, places: &[Span]) -> Result<Rule, Flaw> {
    let alone = terms.len() == 1;
    let mut sum = Fraction::zero();
    let mut read = Vec::with_capacity(terms.len());
    for ((percent, basis), place) in terms.into_iter().zip(places) {
        let percent = match percent {
            Some(percent) => percent,
            None if alone => Fraction::from(100),
            None => return Err(Flaw::new(code!("percent-missing"), place.clone())),
        };
        sum = &sum + &percent;
        read.push(Term { percent, basis });
    }
    Rule::new(read).ok_or_else(|| Flaw::whole(code!("percents-not-100")).with("found", exact_percent(&sum)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (crate::lang::Code, Option<&str>) {
        let flaw = rule(text).unwrap_err();
        (flaw.code, flaw.at.map(|at| &text[at]))
    }

    #[test]
    fn every_form_is_read() {
        let power = Basis::power("population", Fraction::decimal(585, 3)).unwrap();
        let degressive = Basis::degressive("人口", Fraction::decimal(15, 1)).unwrap();
        for (text, terms) in [
            ("equal", vec![("100", Basis::Equal)]),
            ("100% 現行経費割", vec![("100", Basis::Current)]),
            ("population^0.585", vec![("100", power.clone())]),
            ("人口割 ＾ ０．５８５", vec![("100", power)]),
            ("degressive( 人口 , 1.5 )", vec![("100", degressive)]),
            (
                "3割 均等割 + 7割 業務数割",
                vec![("30", Basis::Equal), ("70", Basis::proportional("businesses"))],
            ),
            (
                "12.5%equal+37.5%世帯割+50% 利用割",
                vec![
                    ("12.5", Basis::Equal),
                    ("37.5", Basis::proportional("households")),
                    ("50", Basis::proportional("usage")),
                ],
            ),
            ("server-count", vec![("100", Basis::proportional("server-count"))]),
        ] {
            let read = rule(text).unwrap();
            let read: Vec<_> = read
                .rule
                .terms()
                .iter()
                .map(|term| (exact_percent(&term.percent), term.basis.clone()))
                .collect();
            let terms: Vec<_> =
                terms.into_iter().map(|(percent, basis)| (percent.to_owned(), basis)).collect();
            assert_eq!(read, terms, "{text}");
        }
    }

    #[test]
    fn each_fault_has_its_place() {
        for (text, code, at) in [
            ("", code!("unreadable-rule"), None),
            ("20% equal + ", code!("unreadable-rule"), None),
            ("equal ! population", code!("unreadable-rule"), Some("! population")),
            ("20 equal + 80% population", code!("unreadable-percent"), Some("equal + 80% population")),
            ("equal + 80% population", code!("percent-missing"), Some("equal")),
            ("80% 人口割 + 均等割", code!("percent-missing"), Some("均等割")),
            ("50% equal", code!("percents-not-100"), None),
            ("0% equal + 100% population", code!("percent-of-nothing"), Some("0%")),
            ("population ^ 0", code!("power-out-of-range"), Some("0")),
            ("population ^ -1.5 ", code!("power-out-of-range"), Some("-1.5")),
            ("population ^ x", code!("unreadable-rule"), Some("x")),
            ("degressive(population, 1)", code!("factor-out-of-range"), Some("1")),
            ("degressive(population)", code!("degressive-form"), Some("degressive(population")),
            ("逓減割 人口割", code!("degressive-form"), Some("逓減割")),
        ] {
            assert_eq!(fault(text), (code, at), "{text}");
        }
    }

    #[test]
    fn the_sum_that_misses_100_is_told() {
        for (text, sum) in [("20% equal + 79.5% population", "99.5"), ("0.05% equal", "0.05")] {
            let flaw = rule(text).unwrap_err();
            assert_eq!(flaw.into_fault(0..1).text("found"), Some(sum));
        }
    }

    #[test]
    fn terms_know_where_they_stand() {
        let text = "20% 均等割 + 80% 人口割";
        let places = rule(text).unwrap().places;
        let words: Vec<&str> = places.into_iter().map(|place| &text[place]).collect();
        assert_eq!(words, ["20% 均等割", "80% 人口割"]);
    }
}
