//! By how much a figure differs between two versions of a case, from the least to the greatest.
//!
//! An amount that is the same in both is one and the same amount: where a lease of 90 to 110 stays and a line of 20 to 30 comes,
//! costs rise by 20 to 30, whatever the lease is.

use super::change::Both;
use super::figure::{Figure, Quantity, Valued};
use super::outcome::{Outcome, WholeCase};
use super::traced::{Scope, Traced};
use crate::cost::Units;
use crate::money::{Fraction, Range};
use crate::plan::facts::{Fact, Payer, Side};
use std::collections::BTreeMap;

/// Two versions of a case.
pub(in crate::analysis) struct BothVersions<'t> {
    versions: [&'t WholeCase<'t>; 2],
    outcomes: [&'t Outcome; 2],
    traced: [Traced<'t>; 2],
}

/// Invoices of one item, payer and year, and how often each amount is among them more in the new version than in the old.
type InvoiceChanges<'c> = BTreeMap<(&'c str, &'c str, usize), Vec<(Units, i128)>>;

impl<'t> BothVersions<'t> {
    pub(in crate::analysis) fn new(
        versions: [&'t WholeCase<'t>; 2],
        outcomes: [&'t Outcome; 2],
    ) -> BothVersions<'t> {
        BothVersions { versions, outcomes, traced: versions.map(WholeCase::traced) }
    }

    /// By how much a figure differs; the figure as each version numbers its members, and what it is in each.
    pub(in crate::analysis) fn change(&self, figures: [&Figure; 2], [old, new]: [&Valued; 2]) -> Valued {
        let middle = &new.middle - &old.middle;
        let apart = new.ends.minus(&old.ends);
        let known = (!old.is_exact() && !new.is_exact()).then(|| self.known(figures)).flatten();
        let ends = match known {
            Some(known) => Range {
                low: known.low.max(apart.low).min(middle.clone()),
                high: known.high.min(apart.high).max(middle.clone()),
            },
            None => apart,
        };
        Valued { middle, ends }
    }

    fn known(&self, [was, is]: [&Figure; 2]) -> Option<Range> {
        let members = [was.member, is.member];
        let units = match is.quantity {
            Quantity::Before => self.balance(Side::Before, members),
            Quantity::After => self.after(members)?,
            Quantity::Saving => {
                let before = self.balance(Side::Before, members);
                before.minus(self.after(members)?)
            }
            Quantity::Percent => return self.percent([was, is]),
            Quantity::WorseOff | Quantity::Unmet => return None,
        };
        let [_, outcome] = self.outcomes;
        Some(Range { low: outcome.major(units.low), high: outcome.major(units.high) })
    }

    /// The change of a percent where the cost that it is of is one and the same.
    fn percent(&self, figures: [&Figure; 2]) -> Option<Range> {
        let [old, new] = self.outcomes;
        let [then, now] = figures;
        let (was, is) = (then.costs(old)?.before?, now.costs(new)?.before?);
        let of_saving = figures.map(|figure| Figure { quantity: Quantity::Saving, ..figure.clone() });
        let is_one = self.balance(Side::Before, figures.map(|figure| figure.member)) == Units::default();
        let saving = self.known(of_saving.each_ref()).filter(|_| is_one && was == is && is.low > 0)?;
        let part = |end: &Fraction, of: i128| (end * &Fraction::from(100)).checked_div(&new.major(of));
        let ends = [&saving.low, &saving.high].map(|end| [part(end, is.low), part(end, is.high)]);
        Range::hull(ends.into_iter().flatten().collect::<Option<Vec<_>>>()?)
    }

    /// The change of the cost after: of a member, of its share.
    fn after(&self, members: [Option<usize>; 2]) -> Option<Units> {
        let [Some(was), Some(is)] = members else { return Some(self.balance(Side::After, members)) };
        let share = |outcome: &Outcome, number: usize| outcome.members.get(number).copied().flatten()?.share;
        let [then, now] = self.outcomes;
        let scope = |member| Scope { member: Some(member), ..Scope::default() };
        let [old, new] = &self.traced;
        let both = Both::versions(old, new);
        Some(both.change_of((share(then, was)?, share(now, is)?), [scope(was), scope(is)]).units)
    }

    /// The change of a sum of invoices: those that stand in both versions fall out.
    fn balance(&self, side: Side, members: [Option<usize>; 2]) -> Units {
        let mut balance = InvoiceChanges::new();
        for ((whole, member), sign) in self.versions.into_iter().zip(members).zip([-1, 1]) {
            let computed = whole.computed();
            let takes = |fact: &&Fact| {
                fact.side == side && member.is_none_or(|member| fact.payer == Payer::Member(member))
            };
            for fact in computed.facts.iter().filter(takes) {
                let Some(item) = computed.item(fact) else { continue };
                let payer = match fact.payer {
                    Payer::Member(member) => {
                        computed.plan.members.get(member).map_or("", |member| member.id.as_str())
                    }
                    _ => "",
                };
                let amounts = balance.entry((item.id.as_str(), payer, fact.invoice.year)).or_default();
                match amounts.iter_mut().find(|(units, _)| *units == fact.invoice.units) {
                    Some((_, count)) => *count += sign,
                    None => amounts.push((fact.invoice.units, sign)),
                }
            }
        }
        let left = balance.into_values().flatten().filter(|(_, count)| *count != 0);
        left.fold(Units::default(), |sum, (units, count)| {
            (0..count.abs()).fold(sum, |sum, _| if count > 0 { sum.plus(units) } else { sum.minus(units) })
        })
    }
}
