//! What the group and each member paid before and pay after, year by year: what promises and what-ifs are about.
//!
//! Two members pay 100 and 60 a year before, and share 90 equally. In each of two years the ledger has 160 and 90 for the
//! group, 100 and 45 for the one and 60 and 45 for the other; over the term twice that.

use super::facts::{Computed, KnownCosts, Payer, Side};
use super::gain::{Promised, Tied, percent_of, promised, saving_of, worse_off};
use super::shares::{Detail, Shares, Way, bills, shares};
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::Range;
use std::sync::Arc;

/// What one payer paid before and pays after, over the term or in a year, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PayerStanding {
    /// The cost before; `None` where it is not known.
    pub before: Option<Units>,
    /// The cost after: of a member, its share; `None` where the plan has none.
    pub share: Option<Units>,
    /// What is known of the saving beyond its two costs.
    pub tied: Tied,
}

impl PayerStanding {
    /// What is saved.
    pub fn saving(&self) -> Option<Units> {
        saving_of(self.before, self.share, self.tied)
    }

    /// What is saved in percent of the cost before.
    pub fn percent(&self) -> Option<Range> {
        percent_of(self.before, self.share, self.tied)
    }

    /// Whether more is paid than before; `None` where that is not certain, or not known.
    pub fn worse_off(&self) -> Option<bool> {
        worse_off(self.before, self.share, self.tied)
    }

    /// Whether neither cost is a range.
    pub fn is_exact(&self) -> bool {
        self.share.is_none_or(Units::is_exact) && self.before.is_none_or(Units::is_exact)
    }
}

/// The costs of a plan by year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ledger {
    /// The whole group, whoever pays.
    pub(crate) group: Vec<PayerStanding>,
    /// Each member of the plan; `None` for candidates, and for all where costs cannot be split for another reason than
    /// that there are none.
    pub(crate) members: Vec<Option<Vec<PayerStanding>>>,
    /// Why costs cannot be split among members.
    pub(crate) unsplit: Option<Diagnostic>,
    /// Whether shares are of the whole term and say nothing of years.
    pub(crate) undated: bool,
    /// What is known of the costs.
    pub(crate) known: Arc<KnownCosts>,
    /// What is known of shares over the term, where costs are ranges.
    pub(crate) whole: Option<WholeTerm>,
    /// The saving promised to every member.
    pub(crate) promised: Option<Promised>,
    /// The same after support and what is borne outside, where something asks for that.
    pub(crate) net: Option<Box<Ledger>>,
}

/// What is known of shares over the term beyond the sums of their years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WholeTerm {
    /// What each member pays.
    pub(crate) shares: Vec<Units>,
    /// What all of them pay.
    pub(crate) all: Units,
    /// What the group does, where that is known better than by its years.
    pub(crate) group: Option<PayerStanding>,
    /// What is known of the saving of each beyond its two costs.
    pub(crate) tied: Vec<Tied>,
}

impl WholeTerm {
    fn of(found: &Shares, computed: &Computed<'_>) -> WholeTerm {
        let members = 0..computed.plan.members.len();
        let known = &computed.known;
        let of_side = |side: Side| computed.sum(|fact| fact.side == side);
        let group = PayerStanding {
            before: known.before().then(|| of_side(Side::Before)),
            share: known.after().then(|| of_side(Side::After)),
            tied: Tied::default(),
        };
        WholeTerm {
            shares: members.clone().map(|member| found.total(member)).collect(),
            all: found.all(computed),
            group: Some(group),
            tied: members.map(|member| found.tied(member, None)).collect(),
        }
    }
}

/// The costs of a payer in a year, or over the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LedgerEntry {
    /// The member; `None` for the group.
    pub(crate) member: Option<usize>,
    /// The year of the term, from 0; `None` for all of it.
    pub(crate) year: Option<usize>,
    /// Its costs.
    pub(crate) standing: PayerStanding,
}

impl Ledger {
    /// The ledger of a plan with its costs, shared in this way.
    pub(crate) fn of(computed: &Computed<'_>, way: &Way) -> Ledger {
        let years = computed.years.len();
        let members = computed.plan.members.len();
        let settlement = way.settlement.as_ref().unwrap_or(&computed.plan.sharing.settlement);
        let known = &computed.known;
        let nothing = PayerStanding {
            before: known.before().then(Units::default),
            share: known.after().then(Units::default),
            tied: Tied::default(),
        };
        let mut group = vec![nothing; years];
        let mut own = vec![vec![Units::default(); years]; members];
        for fact in &computed.facts {
            let units = fact.invoice.units;
            let Some(year) = group.get_mut(fact.invoice.year) else { continue };
            match (fact.side, fact.payer) {
                (Side::After, _) => year.share = year.share.map(|share| share.plus(units)),
                (Side::Before, payer) => {
                    year.before = year.before.map(|before| before.plus(units));
                    if let Payer::Member(number) = payer {
                        let place = own.get_mut(number).and_then(|own| own.get_mut(fact.invoice.year));
                        place.into_iter().for_each(|sum| *sum = sum.plus(units));
                    }
                }
            }
        }
        let (found, unsplit) = match bills(computed, way) {
            Some(found) => (found, None),
            None => match shares(computed, way, Detail::Supported) {
                Ok(found) => (found, None),
                Err(fault) => (Shares::default(), Some(fault)),
            },
        };
        let share = |number: usize, year: usize| {
            found.bills.get(year).and_then(|bills| bills.get(number)).copied().unwrap_or_default()
        };
        let standing = |number: usize, year: usize, before: Units| PayerStanding {
            before: known.before_of(number).then_some(before),
            share: known.after().then(|| share(number, year)),
            tied: found.tied(number, Some(year)),
        };
        let of_member = |(number, own): (usize, Vec<Units>)| {
            computed.months_of(number).filter(|_| unsplit.is_none() || !known.after())?;
            Some(own.into_iter().enumerate().map(|(year, before)| standing(number, year, before)).collect())
        };
        Ledger {
            group,
            members: own.into_iter().enumerate().map(of_member).collect(),
            unsplit,
            undated: computed.plan.sharing.division.is_some(),
            known: Arc::new(known.clone()),
            whole: found.is_ranged().then(|| WholeTerm::of(&found, computed)),
            promised: promised(computed.plan, settlement),
            net: None,
        }
    }

    /// What the group pays over the term.
    pub(crate) fn total(&self) -> PayerStanding {
        self.whole.as_ref().and_then(|whole| whole.group).unwrap_or_else(|| sum(&self.group))
    }

    /// What each member pays over the term.
    pub(crate) fn totals(&self) -> Vec<Option<PayerStanding>> {
        let whole = |(member, years): (usize, &Option<Vec<PayerStanding>>)| {
            Some(self.over_term(member, years.as_deref()?))
        };
        self.members.iter().enumerate().map(whole).collect()
    }

    /// A member's costs over the term.
    fn over_term(&self, member: usize, years: &[PayerStanding]) -> PayerStanding {
        let sum = sum(years);
        let share = self.whole.as_ref().and_then(|whole| whole.shares.get(member)).copied();
        let share = share.filter(|_| sum.share.is_some()).or(sum.share);
        let tied = self.whole.as_ref().and_then(|whole| whole.tied.get(member)).copied().unwrap_or_default();
        PayerStanding { share, tied: tied.and_promised(self.promised), ..sum }
    }

    /// What all members pay over the term.
    pub(crate) fn shared(&self) -> Units {
        let sum = || self.totals().iter().flatten().filter_map(|member| member.share).sum();
        self.whole.as_ref().map_or_else(sum, |whole| whole.all)
    }

    /// The costs of the group, or of these of its members, over the term or in each of its years; none where shares say
    /// nothing of years. Of several entries those with nothing on either side are left out.
    pub(crate) fn entries(&self, of: Payers<'_>, yearly: bool) -> Vec<LedgerEntry> {
        let keeps_all = !yearly && !matches!(of, Payers::Every);
        let members = |is_meant: &dyn Fn(usize) -> bool| {
            let meant = self.members.iter().enumerate().filter(|(number, _)| is_meant(*number));
            meant.filter_map(|(number, years)| Some((Some(number), years.as_deref()?))).collect()
        };
        let payers: Vec<(Option<usize>, &[PayerStanding])> = match of {
            Payers::Group => vec![(None, &self.group)],
            Payers::Every => members(&|_| true),
            Payers::Named(is_meant) => members(is_meant),
        };
        let mut entries = Vec::new();
        for (member, years) in payers {
            let mut add = |year, standing: PayerStanding| {
                let is_nothing = standing.before.unwrap_or_default() == Units::default()
                    && standing.share.unwrap_or_default() == Units::default();
                let is_nothing = is_nothing && standing.before.is_some();
                if keeps_all || !is_nothing {
                    entries.push(LedgerEntry { member, year, standing });
                }
            };
            match yearly {
                false => {
                    add(None, member.map_or_else(|| self.total(), |member| self.over_term(member, years)))
                }
                true if member.is_some() && self.undated => {}
                true => years.iter().enumerate().for_each(|(year, standing)| add(Some(year), *standing)),
            }
        }
        entries
    }
}

/// Whose costs are asked for.
pub(crate) enum Payers<'w> {
    /// Those of the whole group.
    Group,
    /// Those of every member.
    Every,
    /// Those of the members of which this is true, by their numbers.
    Named(&'w dyn Fn(usize) -> bool),
}

fn sum(years: &[PayerStanding]) -> PayerStanding {
    let Some((first, rest)) = years.split_first() else { return PayerStanding::default() };
    rest.iter().fold(*first, |sum, year| PayerStanding {
        before: sum.before.zip(year.before).map(|(sum, before)| sum.plus(before)),
        share: sum.share.zip(year.share).map(|(sum, share)| sum.plus(share)),
        tied: Tied::default(),
    })
}
