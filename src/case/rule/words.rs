//! A rule written out again, as an expression that reads back as the same rule.

use super::curves;
use super::names::{NAMES, PLAIN, exact_percent, percent_words};
use crate::lang::{Lang, Text};
use crate::sharing::{Basis, Rule};

/// The expression of a rule in the words of each language; `None` for a table, which no expression can say.
pub(crate) fn rule_words(rule: &Rule) -> Option<Text> {
    Text::new(rule_text(rule, Lang::Ja, false), rule_text(rule, Lang::En, false))
}

/// The basis of one term in the words of each language; `None` for a table of percents.
pub(crate) fn basis_words(of: &Basis) -> Option<Text> {
    Text::new(basis(of, Lang::Ja), basis(of, Lang::En))
}

/// The expression of a rule as data have it, the same in every language; `full` writes the percent of a single term too.
pub(crate) fn rule_key(rule: &Rule, full: bool) -> Option<String> {
    rule_text(rule, Lang::En, full)
}

/// A base in the words of each language, as a sentence says it: 人口, population.
pub(crate) fn base_words(name: &str) -> Text {
    let japanese = named(name, Lang::Ja);
    match japanese == name {
        true => Text::same(name),
        // the names of bases that documents have end in 割, which the sentence says itself
        false => Text::each(japanese.trim_end_matches('割'), name),
    }
}

/// The expression of a rule, its names in the words of a language; `None` for a table, which no expression can say.
///
/// A single term needs no percent; `full` writes it all the same.
fn rule_text(rule: &Rule, lang: Lang, full: bool) -> Option<String> {
    let alone = rule.terms().len() == 1 && !full;
    let terms = rule.terms().iter().map(|term| {
        let basis = basis(&term.basis, lang)?;
        Some(match alone {
            true => basis,
            false => format!("{} {basis}", percent_words(&term.percent)),
        })
    });
    Some(terms.collect::<Option<Vec<String>>>()?.join(" + "))
}

fn basis(basis: &Basis, lang: Lang) -> Option<String> {
    Some(match basis {
        Basis::Proportional(name) => named(name, lang),
        Basis::Curved(by) => {
            curves::written(by.curve, lang, &named(&by.base, lang), &exact_percent(&by.number))?
        }
        Basis::Table(_) => return None,
        plain => named(PLAIN.iter().find(|(_, known)| known == plain)?.0, lang),
    })
}

fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '々')
}

/// A base by the name that documents of the language use.
fn named(name: &str, lang: Lang) -> String {
    let japanese = NAMES.iter().find(|(_, english)| *english == name && lang == Lang::Ja);
    match japanese {
        Some((japanese, _)) => (*japanese).to_owned(),
        // documents call it 人口割 where the base is 人口; what already says that it divides stays
        None if lang == Lang::Ja && name.ends_with(is_japanese) && !name.ends_with(['割', '率', '合']) => {
            [name, "割"].concat()
        }
        None => name.to_owned(),
    }
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
