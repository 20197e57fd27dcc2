//! By how much a figure differs between two versions of a case, from the least to the greatest.
//!
//! An amount that is the same in both is one and the same amount: where a lease of 90 to 110 stays and a line of 20 to 30 comes,
//! costs rise by 20 to 30, whatever the lease is. So is what a grant pays of it.

use super::balance::balance;
use super::change::Both;
use super::costs;
use super::draft::Scope;
use super::figure::{Figure, Quantity, Valued};
use super::left::FigureAsked;
use super::outcome::{Outcome, WholeCase};
use super::renamed::renamed;
use super::traced::Traced;
use crate::cost::Units;
use crate::money::{Fraction, Range};
use crate::plan::facts::{Fact, Payer, Side};
use crate::plan::support::TermSupport;

/// Two versions of a case.
pub(in crate::analysis) struct BothVersions<'t> {
    versions: [&'t WholeCase<'t>; 2],
    outcomes: [&'t Outcome; 2],
    /// The same after support and what is borne outside.
    nets: [&'t Outcome; 2],
    traced: [Traced<'t>; 2],
    /// The supports of each that the other has not.
    supports: [Vec<TermSupport<'t>>; 2],
    /// Whether a support lowers what runs today in one of them and not in the other.
    moves_before: bool,
    /// Whether nothing that moves a figure is written otherwise.
    is_unchanged: bool,
}

impl<'t> BothVersions<'t> {
    pub(in crate::analysis) fn new(
        versions: [&'t WholeCase<'t>; 2],
        outcomes: [&'t Outcome; 2],
        nets: [&'t Outcome; 2],
        is_unchanged: bool,
    ) -> BothVersions<'t> {
        let [old, new] = versions.map(WholeCase::computed);
        let traced = [Traced::new(old), Traced::named(new, renamed(old, new))];
        let supports = apart(&traced);
        let moves_before = supports.iter().flatten().any(TermSupport::is_before);
        BothVersions { versions, outcomes, nets, traced, supports, moves_before, is_unchanged }
    }

    /// By how much a figure differs; the figure as each version numbers its members, and what it is in each.
    pub(in crate::analysis) fn change(&self, figures: [&Figure; 2], [old, new]: [&Valued; 2]) -> Valued {
        let middle = &new.middle - &old.middle;
        if self.is_unchanged && old == new {
            return Valued { ends: Range::exact(middle.clone()), middle };
        }
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

    fn known(&self, figures: [&Figure; 2]) -> Option<Range> {
        let [_, is] = figures;
        let is_net = is.is_net();
        let units = match is.quantity {
            Quantity::Before if is_net && self.moves_before => return None,
            Quantity::Before => self.balance(Side::Before, figures),
            Quantity::After => self.after(figures)?,
            Quantity::Saving => self.saving(figures)?,
            Quantity::Percent if is_net => return None,
            Quantity::Percent => return self.percent(figures),
            Quantity::WorseOff | Quantity::Unmet => return None,
        };
        let [_, outcome] = self.outcomes;
        Some(Range { low: outcome.major(units.low), high: outcome.major(units.high) })
    }

    /// The change of a percent: of the group as what it pays in parts of what it paid, and where the cost that it is of is one and
    /// the same.
    fn percent(&self, figures: [&Figure; 2]) -> Option<Range> {
        let known = self.percent_of_one(figures);
        let [_, is] = figures;
        let of_all = is.member.is_none().then(|| self.percent_of_all()).flatten();
        match (known, of_all) {
            (Some(one), Some(other)) => {
                Some(Range { low: one.low.max(other.low), high: one.high.min(other.high) })
            }
            (known, of_all) => known.or(of_all),
        }
    }

    fn percent_of_all(&self) -> Option<Range> {
        let [old, new] = &self.traced;
        let before = |fact: &Fact| fact.side == Side::Before;
        let after = |fact: &Fact| fact.side == Side::After;
        let (low, high) = costs::change_of_percent([old, new], [&before, &before], [&after, &after])?;
        Some(Range { low, high })
    }

    fn percent_of_one(&self, figures: [&Figure; 2]) -> Option<Range> {
        let [old, new] = self.outcomes;
        let [then, now] = figures;
        let (was, is) = (then.costs(old)?.before?, now.costs(new)?.before?);
        let of_saving = figures.map(|figure| Figure { quantity: Quantity::Saving, ..figure.clone() });
        let is_one = self.balance(Side::Before, figures) == Units::default();
        let saving = self.known(of_saving.each_ref()).filter(|_| is_one && was == is && is.low > 0)?;
        let part = |end: &Fraction, of: i128| (end * &Fraction::from(100)).checked_div(&new.major(of));
        let ends = [&saving.low, &saving.high].map(|end| [part(end, is.low), part(end, is.high)]);
        Range::hull(ends.into_iter().flatten().collect::<Option<Vec<_>>>()?)
    }

    /// The change of what all members pay.
    pub(in crate::analysis) fn shared(&self) -> Units {
        let [then, now] = &self.traced;
        let [old, new] = self.outcomes.map(|outcome| outcome.shared);
        Both::versions(then, now).change((old, new), Scope::default()).units
    }

    /// The change of the cost after: of a member, of its share.
    fn after(&self, figures: [&Figure; 2]) -> Option<Units> {
        let [was, is] = figures;
        let members = [was.member, is.member];
        match (is.is_net(), members) {
            (false, [None, _] | [_, None]) => Some(self.balance(Side::After, figures)),
            (true, [None, _] | [_, None]) => self.left_to_all(figures),
            (true, _) if self.supports.iter().all(Vec::is_empty) => {
                let share = figures.map(|figure| Figure { name: "share".to_owned(), ..figure.clone() });
                let known = self.together(figures, false)?;
                // what they pay is the same in both: what is left moves as the share does
                Some(self.together(share.each_ref(), false).map_or(known, |share| within(known, share)))
            }
            _ => self.together(figures, false),
        }
    }

    /// The change of what is saved: before and after move together where a promise ties them.
    fn saving(&self, figures: [&Figure; 2]) -> Option<Units> {
        let [_, is] = figures;
        if is.is_net() && self.moves_before {
            return None;
        }
        let apart = self.balance(Side::Before, figures).minus(self.after(figures)?);
        let tied = is.member.and_then(|_| self.together(figures, true));
        Some(tied.map_or(apart, |tied| within(apart, tied)))
    }

    /// The change of what support leaves to all: of what it leaves of their costs, and of what it leaves to each of them.
    fn left_to_all(&self, figures: [&Figure; 2]) -> Option<Units> {
        let of_all = self.together(figures, false)?;
        Some(self.left_to_each(figures).map_or(of_all, |of_each| within(of_all, of_each)))
    }

    /// The same as a sum over members, where they pay all of it; `None` where that is not known of one of them.
    fn left_to_each(&self, figures: [&Figure; 2]) -> Option<Units> {
        let is_all_paid = |traced: &Traced<'_>| {
            traced.shares().is_some_and(|shares| shares.uncollected() == Units::default())
        };
        if !self.traced.iter().all(is_all_paid) {
            return None;
        }
        let ids = |nth: usize| self.versions.get(nth).map(|whole| whole.case().members()).unwrap_or_default();
        let place = |nth: usize, id: &str| ids(nth).iter().position(|member| member.id == id);
        let pairs = ids(1).iter().enumerate().map(|(number, member)| {
            let old = place(0, &member.id)?;
            let [was, is] = figures;
            let of = |figure: &Figure, number| Figure { member: Some(number), ..figure.clone() };
            self.together([&of(was, old), &of(is, number)], false)
        });
        let gone = ids(0).iter().any(|member| place(1, &member.id).is_none());
        pairs.sum::<Option<Units>>().filter(|_| !gone)
    }

    /// The change of a member's figure, or of what support leaves to all, as sums of the same amounts.
    fn together(&self, figures: [&Figure; 2], saving: bool) -> Option<Units> {
        let [_, is] = figures;
        let outcomes = if is.is_net() { self.nets } else { self.outcomes };
        let [old, new] = [0, 1].map(|nth| {
            let (figure, outcome) = (figures.get(nth)?, outcomes.get(nth)?);
            let costs = figure.costs(outcome)?;
            if saving { costs.saving() } else { costs.share }
        });
        let asked = |nth: usize| {
            let supports = self.supports.get(nth).map(Vec::as_slice).unwrap_or_default();
            let member = figures.get(nth).and_then(|figure| figure.member);
            let after = is.is_net().then_some(supports);
            (Scope { member, ..Scope::default() }, FigureAsked { saving, after, ..FigureAsked::default() })
        };
        let [then, now] = &self.traced;
        Some(Both::versions(then, now).change_of((old?, new?), [asked(0), asked(1)]).units)
    }

    /// The change of a sum of invoices: those that stand in both versions fall out.
    fn balance(&self, side: Side, figures: [&Figure; 2]) -> Units {
        let takes = figures.map(|figure| {
            move |fact: &Fact| {
                fact.side == side && figure.member.is_none_or(|member| fact.payer == Payer::Member(member))
            }
        });
        let ([old, new], [was, is]) = (&self.traced, &takes);
        let apart = balance([old, new], [was, is]);
        costs::difference([old, new], [was, is], apart.base).map_or(apart, |known| within(apart, known))
    }
}

/// What lies in both.
fn within(one: Units, other: Units) -> Units {
    Units {
        low: one.low.max(other.low).min(one.base),
        base: one.base,
        high: one.high.min(other.high).max(one.base),
    }
}

/// The supports of two versions but for those that are the same in both: what these pay falls out of any change.
fn apart<'t>(traced: &[Traced<'t>; 2]) -> [Vec<TermSupport<'t>>; 2] {
    let [old, new] = traced;
    let key = |traced: &Traced<'t>, nth: usize| {
        let fact = traced.computed.facts.get(nth)?;
        Some((traced.place(fact)?, fact.invoice.clone()))
    };
    let alike = |was: usize, is: usize| key(old, was).is_some() && key(old, was) == key(new, is);
    let (mut olds, mut news) = (old.supports(), Vec::new());
    for support in new.supports() {
        let same = |other: &TermSupport<'_>| other.is_same(old.computed, (&support, new.computed), alike);
        match olds.iter().position(same) {
            Some(same) => drop(olds.remove(same)),
            None => news.push(support),
        }
    }
    [olds, news]
}
