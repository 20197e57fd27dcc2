//! Sharing rules as people write them: `20% equal + 80% population`, in English or Japanese.

mod curves;
mod division;
mod names;
mod portion;
mod prose;
mod read;
mod term;
mod words;
mod written;

pub(crate) use curves::curve_said;
pub use division::read_division;
pub(crate) use division::{division_term, near_division, undivided};
use names::NAMES;
pub(crate) use names::{exact_percent, percent_words};
use read::bases;
pub(super) use read::rule;
pub(crate) use words::{base_words, basis_words, rule_key, rule_words};
pub use written::WrittenRule;

use crate::diagnostic::Diagnostic;
use crate::near::nearest;

/// The base that may be meant by the name of one that nobody has: one of those there are, by its own name or the Japanese
/// one that it has in every case.
pub(crate) fn near_base(found: &str, bases: &[&str]) -> Option<String> {
    let always = ["equal", "current"];
    let is_there = |name: &&str| always.contains(name) || bases.contains(name);
    let japanese = NAMES.iter().filter(|(words, name)| words.ends_with('割') && is_there(name));
    let japanese = japanese.map(|(japanese, _)| *japanese);
    let known: Vec<&str> = bases.iter().copied().chain(always).chain(japanese).collect();
    nearest(found, &known).filter(|_| !bases.contains(&found)).map(str::to_owned)
}

/// The base that a Japanese name means in every case, as rules write it or without its 割: 人口割, 人口.
pub(crate) fn base_of_words(found: &str) -> Option<&'static str> {
    let is_named = |words: &str| words == found || words.strip_suffix('割') == Some(found);
    NAMES.iter().find(|(words, _)| is_named(words)).map(|(_, base)| *base)
}

/// Reads a sharing expression: a sum of terms, `[P%] base`; percents add up to 100, a single term needs none.
///
/// A by-law's own words are read: the percent before or behind its base, `20/100`, `100分の20`, `2割`, `1/3` exactly, and
/// terms joined by `+`, `、`, `・`, `と` or `及び`, or by a space where each has its percent; and the words around them, as
/// in 均等割は2割、人口割は8割とする.
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
/// assert_eq!(read_rule("均等割100分の20、人口割100分の80").unwrap().rule, rule);
/// let thirds = read_rule("均等割3分の1・人口割3分の2").unwrap().rule;
/// assert_eq!(read_rule("1/3 equal + 2/3 population").unwrap().rule, thirds);
/// let fault = read_rule("20% equal + 70% population").unwrap_err();
/// assert_eq!((fault.code.name(), fault.span), ("percents-not-100", None));
/// ```
pub fn read_rule(text: &str) -> Result<WrittenRule, Diagnostic> {
    rule(text).map_err(|flaw| {
        let place = flaw.at.clone();
        Diagnostic { span: place, ..flaw.into_fault(0..text.len()) }
    })
}

/// Reads some bases without percents, each as a rule of its own: `equal + population`.
///
/// # Errors
/// The first fault, with its place in bytes of the text: a percent too, as percents are what is sought.
///
/// ```
/// use cloudcost::{read_bases, sharing::{Basis, Rule}};
/// let read = read_bases("均等割・人口割").unwrap();
/// assert_eq!(read[0].rule, Rule::by(Basis::Equal));
/// assert_eq!(read[1].rule, Rule::by(Basis::proportional("population")));
/// assert_eq!(read_bases("均等割　人口割").unwrap().len(), 2);
/// assert_eq!(read_bases("20% equal + population").unwrap_err().code.name(), "percent-in-bases");
/// ```
pub fn read_bases(text: &str) -> Result<Vec<WrittenRule>, Diagnostic> {
    bases(text).map_err(|flaw| {
        let place = flaw.at.clone();
        Diagnostic { span: place, ..flaw.into_fault(0..text.len()) }
    })
}

#[cfg(test)]
mod laws;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code;
    use crate::money::Fraction;
    use crate::sharing::{Basis, DEGRESSIVE, POWER};

    fn fault(text: &str) -> (crate::lang::Code, Option<&str>) {
        let flaw = rule(text).unwrap_err();
        (flaw.code, flaw.at.map(|at| &text[at]))
    }

    #[test]
    fn every_form_is_read() {
        let power = Basis::curved(&POWER, "population", Fraction::decimal(585, 3)).unwrap();
        let degressive = Basis::curved(&DEGRESSIVE, "人口", Fraction::decimal(15, 1)).unwrap();
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
            ("庁舎・2号館", vec![("100", Basis::proportional("庁舎・2号館"))]),
            (
                "均等割（２０％）、国調人口割（８０％）",
                vec![("20", Basis::Equal), ("80", Basis::proportional("population"))],
            ),
            ("均等割20％　人口割80％", vec![("20", Basis::Equal), ("80", Basis::proportional("population"))]),
            (
                "均等割額：20％；国勢調査人口割額：80％",
                vec![("20", Basis::Equal), ("80", Basis::proportional("population"))],
            ),
            ("２割均等割８割人口割", vec![("20", Basis::Equal), ("80", Basis::proportional("population"))]),
            (
                "均等割2割人口割5割並びに世帯割三割",
                vec![
                    ("20", Basis::Equal),
                    ("50", Basis::proportional("population")),
                    ("30", Basis::proportional("households")),
                ],
            ),
            ("20% equal and 80% land", vec![("20", Basis::Equal), ("80", Basis::proportional("land"))]),
            (
                "２割 均等割　８割 人口割",
                vec![("20", Basis::Equal), ("80", Basis::proportional("population"))],
            ),
            (
                "20% equal 30% population^0.5 usage 50%",
                vec![
                    ("20", Basis::Equal),
                    ("30", Basis::curved(&POWER, "population", Fraction::decimal(5, 1)).unwrap()),
                    ("50", Basis::proportional("usage")),
                ],
            ),
            (
                "市町村割二割五分と利用割七割五分",
                vec![("25", Basis::Equal), ("75", Basis::proportional("usage"))],
            ),
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
            ("20%均等割80%、人口割", code!("percent-twice"), Some("80%")),
            ("20% 均等割 80%", code!("percent-twice"), Some("80%")),
            ("20% 均等割 80% 人口割 10%", code!("percent-twice"), Some("10%")),
            ("均等割20% 人口割", code!("percent-missing"), Some("人口割")),
            ("均等割 人口割80%", code!("unreadable-rule"), Some("人口割80%")),
            ("4/3 equal", code!("portion-out-of-range"), Some("4/3")),
            ("均等割1/0", code!("portion-out-of-range"), Some("1/0")),
            ("人口割0%+均等割100%", code!("percent-of-nothing"), Some("0%")),
            ("均等割・人口割", code!("percent-missing"), Some("均等割")),
            ("人口割8割", code!("percents-not-100"), None),
            ("人口割10割！", code!("unreadable-rule"), Some("！")),
            ("equal:", code!("unreadable-rule"), Some(":")),
            ("人口割(8割", code!("unreadable-rule"), None),
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
