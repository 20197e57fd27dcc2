//! 算定表: how the share of a year comes about for each member: its figures, what falls to it by each base, what it bears
//! alone, what rounding adds.

use crate::analysis::plan::Computed;
use crate::analysis::shares::{Way, apart, by_year};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use crate::sharing::{Basis, Claim, Split};

/// How the shares of each year come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What costs are shared in proportion to, in the order in which the items name it.
    pub bases: Vec<Basis>,
    /// A line for each member and year.
    pub lines: Vec<Line>,
}

/// How the share of a member in a year comes about, in minor units: what stands here adds up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The year of the term, from 0.
    pub year: usize,
    /// The member, by number.
    pub member: usize,
    /// What falls to it by each base, cut to whole units.
    pub parts: Vec<i128>,
    /// What it bears alone.
    pub own: i128,
    /// What a minimum or maximum of an item adds to its parts or takes from them, cut to whole units.
    pub limited: i128,
    /// What a promised saving moves to it, cut to whole units.
    pub moved: i128,
    /// What rounding adds to these.
    pub rounding: i128,
    /// Its share of the year.
    pub share: i128,
}

/// The statement of one way to split.
///
/// # Errors
/// Costs that are only known within ranges; costs that cannot be split.
pub(super) fn statement(computed: &Computed<'_>, way: &Way) -> Result<Statement, Diagnostic> {
    if computed.facts.iter().any(|fact| !fact.invoice.units.is_exact()) {
        return Err(Diagnostic::error(code!("statement-of-ranges"), None));
    }
    apart(computed, way, |claim, split, _| {
        let bases = bases(claim);
        let years = 0..computed.years.len();
        let members = 0..computed.plan.members.len();
        let lines = years.flat_map(|year| members.clone().map(move |member| (year, member)));
        let lines = lines.map(|(year, member)| line(claim, split, &bases, year, member));
        let is_there = |line: &Line| takes_part(computed, line.year, line.member) || line.share != 0;
        Statement { lines: lines.filter(is_there).collect(), bases }
    })
}

fn takes_part(computed: &Computed<'_>, year: usize, member: usize) -> bool {
    let months = computed.years.get(year).map(|year| year.months);
    let own = computed.months_of(member);
    months.zip(own).is_some_and(|(months, own)| !own.and(months).is_empty())
}

/// A base without the year that its figures are of.
fn plain(basis: &Basis) -> Basis {
    basis.name().map_or_else(|| basis.clone(), |name| basis.by_base(by_year::parts(name).0))
}

fn bases(claim: &Claim) -> Vec<Basis> {
    let mut bases: Vec<Basis> = Vec::new();
    for term in claim.items.iter().flat_map(|item| item.rule.terms()) {
        let basis = plain(&term.basis);
        if !bases.contains(&basis) {
            bases.push(basis);
        }
    }
    bases
}

fn line(claim: &Claim, split: &Split<'_>, bases: &[Basis], year: usize, member: usize) -> Line {
    let mut exact = vec![Fraction::zero(); bases.len()];
    let mut limited = Fraction::zero();
    for item in 0..claim.items.len() {
        let held = split.limited(item, member, year);
        limited = held.map_or(limited.clone(), |held| &limited + held);
        for line in split.lines(item, member, year).unwrap_or_default() {
            if held.is_some() {
                limited = &limited - &line.part;
            }
            let basis = plain(&line.term.basis);
            if let Some(sum) =
                bases.iter().position(|known| *known == basis).and_then(|nth| exact.get_mut(nth))
            {
                *sum = &*sum + &line.part;
            }
        }
    }
    let cut = |value: &Fraction| value.units(0, Rounding::Down).unwrap_or(0);
    let parts: Vec<i128> = exact.iter().map(cut).collect();
    let of = |amounts: &[Vec<i128>]| amounts.get(year).and_then(|of| of.get(member)).copied().unwrap_or(0);
    // rounded with its parts, or beside them as it is
    let own = of(&claim.own).saturating_add(of(&claim.beside));
    let limited = cut(&limited);
    let moved = split.moved(member, year).as_ref().map_or(0, cut);
    let share = split.years.get(year).and_then(|year| year.bills.get(member)).copied().unwrap_or(0);
    let sum = [own, limited, moved].into_iter().chain(parts.iter().copied()).sum();
    Line { year, member, parts, own, limited, moved, rounding: share.saturating_sub(sum), share }
}
