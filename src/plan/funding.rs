//! Where the money for a plan comes from, year by year: 財源内訳.

use super::facts::{Computed, Payer, Side, Supported, left};
use super::shares::Shares;
use super::support::{Grain, counted};
use crate::code;
use crate::cost::{Fund, Units};
use crate::diagnostic::Diagnostic;

/// The money of a plan, of all who pay or of one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funding {
    /// Each year of the term, then all of it.
    pub rows: Vec<FundingRow>,
}

/// The money of a year, or of the term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundingRow {
    /// The year of the term; `None` for all of it.
    pub year: Option<usize>,
    /// 事業費: what it costs.
    pub cost: Units,
    /// What somebody outside bears of it.
    pub outside: Units,
    /// What is received of each kind, in the order of [`Fund::ALL`].
    pub funds: [Units; Fund::ALL.len()],
    /// 一般財源: what is left to pay, the allocation tax, which is part of it, not taken off.
    pub general: Units,
    /// 実質負担額: what is left to pay after that too. A loan is repaid: it is no less of a burden.
    pub net_burden: Units,
}

impl FundingRow {
    /// What is received of one kind.
    pub fn of(&self, kind: Fund) -> Units {
        Fund::ALL.iter().zip(&self.funds).filter(|((_, fund), _)| *fund == kind).map(|(_, pays)| *pays).sum()
    }
}

/// Whether a plan says of all its support where the money is from, and has some.
pub(crate) fn is_told(computed: &Computed<'_>) -> bool {
    let support = &computed.plan.support;
    !support.is_empty() && support.iter().all(|support| support.kind.is_some()) && computed.known.after()
}

/// Where the money is from; of one member, or of the group with what is borne outside.
///
/// # Errors
/// A support that does not say where its money is from.
pub(crate) fn funding(
    computed: &Computed<'_>,
    shares: &Shares,
    member: Option<usize>,
    with_outside: bool,
) -> Result<Funding, Diagnostic> {
    if !is_told(computed) {
        return Err(Diagnostic::error(code!("funding-untold"), None));
    }
    let years = (0..computed.years.len()).map(Some).chain([None]);
    let row = |year: Option<usize>| {
        let (cost, outside) = cost(computed, shares, year, member);
        let cost = if with_outside { cost } else { cost.minus(outside) };
        let outside = if with_outside { outside } else { Units::default() };
        let left = |without: Fund| {
            left(cost, outside, paid(computed, shares, (year, member), |kind| kind != Some(without)))
        };
        FundingRow {
            year,
            cost,
            outside,
            funds: Fund::ALL
                .map(|(_, kind)| paid(computed, shares, (year, member), |fund| fund == Some(kind)).pays),
            general: left(Fund::AllocationTax),
            net_burden: left(Fund::Loan),
        }
    };
    Ok(Funding { rows: years.map(row).collect() })
}

/// What is paid in a year or over the term, and the part of it that somebody outside bears.
fn cost(
    computed: &Computed<'_>,
    shares: &Shares,
    year: Option<usize>,
    member: Option<usize>,
) -> (Units, Units) {
    if let Some(member) = member {
        let (bills, _) = shares.borne(year);
        return (bills.get(member).copied().unwrap_or_default(), Units::default());
    }
    let of = |is_outside: bool| {
        computed.sum(|fact| {
            fact.side == Side::After
                && year.is_none_or(|year| fact.invoice.year == year)
                && (!is_outside || fact.payer.is_outside())
        })
    };
    (of(false), of(true))
}

/// What support of the kinds that count pays of that, with what is left for certain at its ends.
fn paid(
    computed: &Computed<'_>,
    shares: &Shares,
    (year, member): (Option<usize>, Option<usize>),
    counts: impl Fn(Option<Fund>) -> bool,
) -> Supported {
    let grain = Grain { member: member.is_some(), year: year.is_some(), item: false };
    let payer = member.map(Payer::Member);
    let parts = counted(computed, shares, grain, |support| counts(support.kind) && !support.is_before);
    let meant = parts.into_iter().filter(|part| {
        year.is_none_or(|year| part.year == year) && payer.is_none_or(|payer| part.payer == payer)
    });
    meant.fold(Supported::default(), |sum, part| sum.plus(part.support))
}
