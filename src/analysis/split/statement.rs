//! 算定表: how the share of a year comes about for each member: its figures, what falls to it by each base, what it bears
//! alone, what rounding adds.

use crate::code;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use crate::plan::facts::Computed;
use crate::plan::shares::{Shares, Way, apart, by_year};
use crate::sharing::{Basis, Claim, Split};

/// How the shares of each year come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What costs are shared in proportion to, in the order in which the items name it.
    pub bases: Vec<Basis>,
    /// A line for each member and year.
    pub lines: Vec<StatementLine>,
}

/// How the share of a member in a year comes about, in minor units: what stands here adds up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementLine {
    /// The year of the term, from 0.
    pub year: usize,
    /// The member, by number.
    pub member: usize,
    /// What falls to it by each base, cut to whole units.
    pub parts: Vec<i128>,
    /// What it bears alone, within its bill.
    pub own: i128,
    /// What the least and the most of items move to it, cut to whole units.
    pub limited: i128,
    /// What a promised saving moves to it, cut to whole units.
    pub moved: i128,
    /// What rounding adds to these.
    pub rounding: i128,
    /// Its bill of the year, without what is settled: the sum of all these.
    pub sum: i128,
    /// What it pays to others, in no bill.
    pub direct: i128,
}

/// The statement of one way to split.
///
/// # Errors
/// Costs that are only known within ranges; costs that cannot be split.
pub(super) fn statement(
    computed: &Computed<'_>,
    way: &Way,
    shares: &Shares,
) -> Result<Statement, Diagnostic> {
    if !computed.is_exact() {
        return Err(Diagnostic::error(code!("statement-of-ranges"), None));
    }
    apart(computed, way, |claim, split, _| {
        let bases = bases(claim);
        let years = 0..computed.years.len();
        let members = 0..computed.plan.members.len();
        let lines = years.flat_map(|year| members.clone().map(move |member| (year, member)));
        let direct = |(year, member): (usize, usize)| {
            let own = shares.bills.get(year).and_then(|bills| bills.get(member));
            own.map_or(0, |own| own.base.saturating_sub(shares.billed(Some(member), Some(year)).base))
        };
        let lines =
            lines.map(|at| StatementLine { direct: direct(at), ..line(claim, split, &bases, at.0, at.1) });
        let is_there = |line: &StatementLine| {
            let settled = shares.stands_beside(Some(line.member), Some(line.year));
            let pays = line.sum != 0 || line.direct != 0 || settled.unwrap_or_default() != Units::default();
            computed.takes_part_in(line.member, line.year) || pays
        };
        Statement { lines: lines.filter(is_there).collect(), bases }
    })
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

fn line(claim: &Claim, split: &Split<'_>, bases: &[Basis], year: usize, member: usize) -> StatementLine {
    let mut exact = vec![Fraction::zero(); bases.len()];
    let mut by_limits = Fraction::zero();
    for item in 0..claim.items.len() {
        let lines = split.lines(item, member, year).unwrap_or_default();
        if let Some(held) = split.limited(item, member, year) {
            let free = lines.iter().map(|line| &line.part).sum::<Fraction>();
            by_limits = &by_limits + &(held - &free);
        }
        for line in lines {
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
    let of_year =
        |amounts: &[Vec<i128>]| amounts.get(year).and_then(|own| own.get(member)).copied().unwrap_or(0);
    let own = of_year(&claim.own).saturating_add(of_year(&claim.beside));
    let limited = cut(&by_limits);
    let moved = split.moved(member, year).as_ref().map_or(0, cut);
    let sum = split.years.get(year).and_then(|year| year.bills.get(member)).copied().unwrap_or(0);
    let told = parts.iter().chain([&own, &limited, &moved]).sum::<i128>();
    StatementLine {
        year,
        member,
        parts,
        own,
        limited,
        moved,
        rounding: sum.saturating_sub(told),
        sum,
        direct: 0,
    }
}
