//! Members whose cost before a head is a hundred times that of the others: an amount in the wrong unit.

use super::findings::{Finding, FindingKind};
use crate::case::Member;
use crate::code;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Text;
use crate::money::{Fraction, Rounding};
use crate::plan::facts::{Computed, Payer, Side};

/// How many times as much, or as little, deserves a look.
const TIMES: i128 = 100;

/// The base that counts heads.
const HEADS: &str = "population";

/// A warning for each member whose cost before a head is out of line with the middle one of the others.
pub(super) fn unlike<'f>(computed: &Computed<'_>) -> Vec<Finding<'f>> {
    let heads: Vec<(usize, Fraction)> = computed
        .members()
        .filter_map(|(number, member)| Some((number, a_head(computed, number, member)?)))
        .collect();
    let is_unlike = |(number, own): &&(usize, Fraction)| {
        let mut others: Vec<&Fraction> =
            heads.iter().filter(|(other, _)| other != number).map(|(_, cost)| cost).collect();
        others.sort_unstable();
        let times = Fraction::from(TIMES);
        others.len() > 1
            && others
                .get(others.len() / 2)
                .is_some_and(|middle| *own >= &**middle * &times || &*own * &times <= **middle)
    };
    heads.iter().filter(is_unlike).map(|(number, _)| warning(computed, *number)).collect()
}

fn warning<'f>(computed: &Computed<'_>, number: usize) -> Finding<'f> {
    let member =
        computed.plan.members.get(number).map_or_else(|| Text::same(""), |member| member.name.clone());
    let span = computed.plan.places.members.get(number).cloned();
    let fault = Diagnostic::error(code!("cost-unlike"), span.clone()).warning().with("member", member);
    Finding { severity: Severity::Warning, span, cause: None, what: FindingKind::Plan(fault) }
}

/// A member's cost before a head; nothing where it is not known, or nothing is paid.
fn a_head(computed: &Computed<'_>, number: usize, member: &Member) -> Option<Fraction> {
    let (_, population) = member.bases.iter().find(|(name, _)| name == HEADS)?;
    let own =
        |fact: &crate::plan::facts::Fact| fact.side == Side::Before && fact.payer == Payer::Member(number);
    let cost = Fraction::from(computed.sum(own).base);
    if !computed.known.before_of(number) || !cost.is_positive() {
        return None;
    }
    cost.checked_div(population).map(|cost| cost.rounded(9, Rounding::HalfAway))
}
