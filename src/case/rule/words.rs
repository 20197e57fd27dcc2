//! A rule written out again, as an expression that reads back as the same rule.

use super::names::{NAMES, exact_percent};
use crate::lang::Lang;
use crate::money::Fraction;
use crate::sharing::{Basis, Rule};

/// The expression of a rule, its names in the words of a language; `None` for a table, which no expression can say.
///
/// A single term needs no percent; `full` writes it all the same.
pub(crate) fn rule_text(rule: &Rule, lang: Lang, full: bool) -> Option<String> {
    let alone = rule.terms().len() == 1 && !full;
    let terms = rule.terms().iter().map(|term| {
        let basis = basis(&term.basis, lang)?;
        Some(match alone {
            true => basis,
            false => format!("{}% {basis}", exact_percent(&term.percent)),
        })
    });
    Some(terms.collect::<Option<Vec<String>>>()?.join(" + "))
}

fn basis(basis: &Basis, lang: Lang) -> Option<String> {
    let number = |number: &Fraction| exact_percent(number);
    Some(match basis {
        Basis::Equal => named("equal", lang),
        Basis::Current => named("current", lang),
        Basis::Proportional(name) => named(name, lang),
        Basis::Power(power) => format!("{} ^ {}", named(power.name(), lang), number(power.exponent())),
        Basis::Degressive(by) => {
            let word = if lang == Lang::Ja { "逓減割" } else { "degressive" };
            format!("{word}({}, {})", named(by.name(), lang), number(by.factor()))
        }
        Basis::Table(_) => return None,
    })
}

/// A base by the name that documents of the language use.
fn named(name: &str, lang: Lang) -> String {
    let japanese = NAMES.iter().find(|(_, english)| *english == name && lang == Lang::Ja);
    japanese.map_or(name, |(japanese, _)| japanese).to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::rule;
    use super::*;

    #[test]
    fn what_is_written_reads_back_as_the_same_rule() {
        for (text, japanese) in [
            ("equal", "均等割"),
            ("20% equal + 80% population", "20% 均等割 + 80% 人口割"),
            ("12.5% current + 87.5% server-count", "12.5% 現行経費割 + 87.5% server-count"),
            ("population ^ 0.585", "人口割 ^ 0.585"),
            ("degressive(population, 1.5)", "逓減割(人口割, 1.5)"),
        ] {
            let meant = rule(text).unwrap().rule;
            assert_eq!(rule_text(&meant, Lang::En, false).unwrap(), text);
            assert_eq!(rule_text(&meant, Lang::Ja, false).unwrap(), japanese);
            for written in [japanese, &rule_text(&meant, Lang::En, true).unwrap()] {
                assert_eq!(rule(written).unwrap().rule, meant, "{written}");
            }
        }
    }
}
