//! A rule as written, and which base of the members it means: by its id, with or without 割.

use crate::diagnostic::Span;
use crate::lang::Text;
use crate::sharing::{Rule, RulePart};

/// A sharing rule as written, with the place of each of its terms in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenRule {
    /// What it means.
    pub rule: Rule,
    /// Where each term stands, in bytes, in the order of the rule's terms.
    pub places: Vec<Span>,
    /// The base of each term as it is written, in the same order: which base it is shows where the members are known.
    pub bases: Vec<String>,
}

impl WrittenRule {
    /// The same rule by the bases that there are: `面積割` is the base `面積`, or the one that is given this name, where
    /// nobody has one of the id `面積割`.
    pub(crate) fn resolved(&self, known: &[&str], named: &[(Text, String)]) -> WrittenRule {
        let terms = self.rule.terms().iter().zip(&self.bases);
        let terms = terms.map(|(term, written)| {
            let name = term.basis.name().filter(|name| !known.contains(name));
            let meant = name.and_then(|_| meant(written, known, named));
            let basis = meant.map_or_else(|| term.basis.clone(), |name| term.basis.by_base(name));
            RulePart { percent: term.percent.clone(), basis }
        });
        let rule = Rule::new(terms.collect()).unwrap_or_else(|| self.rule.clone());
        WrittenRule { rule, ..self.clone() }
    }
}

/// The base that a written name means: its own, or that without 割, by id and then by name.
fn meant<'n>(written: &'n str, known: &[&str], named: &'n [(Text, String)]) -> Option<&'n str> {
    let short = written.strip_suffix('割').unwrap_or(written);
    let by_id = [written, short].into_iter().find(|name| known.contains(name));
    let by_name = |name: &str| named.iter().find(|(known, _)| known.is(name)).map(|(_, id)| id.as_str());
    by_id.or_else(|| by_name(written)).or_else(|| by_name(short))
}
