//! 算定表: how the share of a year comes about for each member: its figures, what falls to it by each base, what it bears
//! alone, what brings that to the unit of bills, and what of the remainder it bears.

use crate::code;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use crate::plan::facts::Computed;
use crate::plan::shares::{CarriedOver, Divided, Settled, Shares, Way, apart, by_year, settled};
use crate::sharing::{Basis, Claim, Split, footed, whole};

/// How the shares of each year come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What costs are shared in proportion to, in the order in which the items name it.
    pub bases: Vec<Basis>,
    /// A line for each member and year.
    pub lines: Vec<StatementLine>,
}

/// How the share of a member in a year comes about, in minor units: what stands here adds up to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementLine {
    /// The year of the term, from 0.
    pub year: usize,
    /// The member, by number.
    pub member: usize,
    /// What falls to it by each base, in whole units.
    pub parts: Vec<i128>,
    /// What it bears alone, within its bill.
    pub own: i128,
    /// What the least and the most of items move to it, in whole units: nothing for all together.
    pub limited: i128,
    /// What a promised saving moves to it, in whole units: nothing for all together.
    pub moved: i128,
    /// What it takes to bring the sum of these to the unit of bills.
    pub brought: i128,
    /// What of the remainder is dealt out to it.
    pub dealt: i128,
    /// Its bill of the year, without what is settled beside it: the sum of all these.
    pub sum: i128,
    /// What that is less for what was carried over into the year: what is split is lower by that, all above with it.
    pub carried: i128,
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
        let settled = settled(computed, claim, split)?;
        let over = |year: usize| settled.get(year)?.iter().find_map(carried);
        let years = 0..computed.years.len();
        let lines = years.flat_map(|year| of_year(claim, split, &bases, (year, over(year))));
        let direct = |(year, member): (usize, usize)| {
            let own = shares.bills.get(year).and_then(|bills| bills.get(member));
            own.map_or(0, |own| own.base.saturating_sub(shares.billed(Some(member), Some(year)).base))
        };
        let lines = lines.map(|line| StatementLine { direct: direct((line.year, line.member)), ..line });
        let is_there = |line: &StatementLine| {
            let settled = shares.stands_beside(Some(line.member), Some(line.year));
            let pays = line.sum != 0 || line.direct != 0 || settled.unwrap_or_default() != Units::default();
            computed.takes_part_in(line.member, line.year) || pays
        };
        Ok(Statement { lines: lines.filter(is_there).collect(), bases })
    })?
}

/// What is carried over into a year, and by how much it moves each bill.
type Carried<'s> = (&'s CarriedOver, &'s [Units]);

fn carried(settled: &Settled) -> Option<Carried<'_>> {
    match &settled.by {
        Divided::Carried(carried) => Some((carried, &settled.amounts)),
        Divided::Stated | Divided::Rule(..) | Divided::Paid(..) => None,
    }
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

/// What falls to a member in a year, exactly: by each base, by the limits of items, by a promise.
fn exact(claim: &Claim, split: &Split<'_>, bases: &[Basis], (year, member): (usize, usize)) -> Vec<Fraction> {
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
    exact.extend([by_limits, split.moved(member, year).unwrap_or_default()]);
    exact
}

/// The lines of a year, in whole units that add up both ways.
fn of_year(
    claim: &Claim,
    split: &Split<'_>,
    bases: &[Basis],
    (year, carried): (usize, Option<Carried<'_>>),
) -> Vec<StatementLine> {
    let members = 0..claim.members.len();
    let of = |amounts: &[Vec<i128>], member: usize| {
        amounts.get(year).and_then(|own| own.get(member)).copied().unwrap_or(0)
    };
    let of_year = split.years.get(year);
    let (bills, dealt) = match carried {
        Some((over, _)) => (over.billed.bills.as_slice(), over.billed.dealt.as_slice()),
        None => of_year.map(|year| (year.bills.as_slice(), year.dealt.as_slice())).unwrap_or_default(),
    };
    let amount = |member: usize| carried.and_then(|(_, amounts)| Some(amounts.get(member)?.base));
    let blank = |member: usize| StatementLine {
        year,
        member,
        own: of(&claim.own, member).saturating_add(of(&claim.beside, member)),
        dealt: dealt.iter().filter(|(to, _)| *to == member).map(|(_, amount)| amount).sum(),
        sum: bills.get(member).copied().unwrap_or(0),
        carried: amount(member).unwrap_or(0),
        ..StatementLine::default()
    };
    let mut lines: Vec<StatementLine> = members.map(blank).collect();
    let mut rows: Vec<Vec<Fraction>> =
        lines.iter().map(|line| exact(claim, split, bases, (year, line.member))).collect();
    if let Some((over, _)) = carried {
        rows.iter_mut().flatten().for_each(|part| *part = &*part * &over.kept);
    }
    let (sums, columns) = margins(&lines, &rows);
    for (line, mut told) in lines.iter_mut().zip(footed(&rows, &sums, &columns)) {
        line.brought = line.sum - line.dealt - line.own - told.iter().sum::<i128>();
        line.moved = told.pop().unwrap_or(0);
        line.limited = told.pop().unwrap_or(0);
        line.parts = told;
    }
    lines
}

/// What the rows come to in whole units, and the columns that must come to something. Bills before the remainder is dealt
/// out, where each is within a unit of the exact one: what moves from one to the other comes to nothing then. Else the
/// exact bills themselves in whole units, and every column to what it comes to exactly.
fn margins(lines: &[StatementLine], rows: &[Vec<Fraction>]) -> (Vec<i128>, Vec<Option<i128>>) {
    let exact: Vec<Fraction> = rows.iter().map(|row| row.iter().sum()).collect();
    let before: Vec<i128> = lines.iter().map(|line| line.sum - line.dealt - line.own).collect();
    let one = Fraction::from(1);
    let is_near = |(exact, before): (&Fraction, &i128)| {
        let away = exact - &Fraction::from(*before);
        away < one && -&away < one
    };
    let columns = rows.first().map_or(0, Vec::len);
    if exact.iter().zip(&before).all(is_near) {
        let falls_to = |nth: usize| (nth + 2 >= columns).then_some(0);
        return (before, (0..columns).map(falls_to).collect());
    }
    let of_column = |nth: usize| rows.iter().filter_map(|row| row.get(nth)).sum::<Fraction>();
    let of_columns: Vec<Fraction> = (0..columns).map(of_column).collect();
    let all = exact.iter().sum::<Fraction>().units(0, Rounding::HalfAway).unwrap_or(0);
    (whole(&exact, all), whole(&of_columns, all).into_iter().map(Some).collect())
}
