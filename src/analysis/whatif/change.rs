//! By how much a share changes: what does not change moves both shares together.
//!
//! A member that bears half of 600 to 1,000 pays 300 to 500; where it bears all of it, it pays 300 to 500 more, which is
//! 100% more, wherever the cost lies. The two shares are taken as sums over the same invoices; an invoice that is another
//! one after the change moves by itself.

use super::alike::AlikeYears;
use super::draft::Scope;
use super::filled::filled;
use super::joint::{TracedBy, together};
use super::left::FigureAsked;
use super::moving::Together;
use super::scaled::Given;
use super::share_change::ShareChange;
use super::traced::{PartSum, SumCourse, Traced};
use crate::case::Change as Changed;
use crate::cost::Units;
use crate::money::{Fraction, Range};
use crate::plan::facts::{Fact, Payer, Side};

/// A case as it is and after a change.
pub(super) struct Both<'t> {
    old: &'t Traced<'t>,
    new: &'t Traced<'t>,
    /// Whether nothing that makes a share has changed, and whether only rounding has.
    same: bool,
    alike: bool,
    /// In which years bills are the same.
    years: AlikeYears<'t>,
    /// What was given a value.
    given: Given<'t>,
}

impl<'t> Both<'t> {
    pub(super) fn new(old: &'t Traced<'t>, new: &'t Traced<'t>, changes: &'t [Changed]) -> Both<'t> {
        Both::of(old, new, Given::by(changes))
    }

    /// Two versions of a case: what is written otherwise in them is another estimate.
    pub(super) fn versions(old: &'t Traced<'t>, new: &'t Traced<'t>) -> Both<'t> {
        Both::of(old, new, Given::all())
    }

    fn of(old: &'t Traced<'t>, new: &'t Traced<'t>, given: Given<'t>) -> Both<'t> {
        let years = AlikeYears::of(old, new);
        Both { old, new, same: old.is_same(new), alike: old.is_alike(new), years, given }
    }

    /// By how much a share changes, from its least to its greatest, invoice by invoice where it is a sum of such.
    pub(super) fn change(&self, units: (Units, Units), scope: Scope) -> ShareChange {
        self.change_of(units, [(scope, FigureAsked::default()); 2])
    }

    /// The same of any figure, where a member has another number in the new case.
    pub(super) fn change_of(
        &self,
        units: (Units, Units),
        asked: [(Scope, FigureAsked<'_>); 2],
    ) -> ShareChange {
        let apart = ShareChange::apart(units);
        if units.0.is_exact() || units.1.is_exact() {
            return apart;
        }
        let is_paid = asked.iter().all(|(_, asked)| !asked.saving);
        let is_same = is_paid && (self.same || self.is_billed_alike(asked.map(|(scope, _)| scope)));
        let is_share = is_paid && asked.iter().all(|(_, asked)| asked.after.is_none_or(<[_]>::is_empty));
        if is_same && is_share && units.0 == units.1 {
            let nothing = || Range::exact(Fraction::zero());
            return ShareChange { units: Units::default(), percent: apart.percent.map(|_| nothing()) };
        }
        // of shares that are the same only what is taken off differs
        let [(was, of_old), (is, of_new)] = asked.map(|(scope, asked)| {
            (scope, FigureAsked { but_share: is_same && asked.after.is_some(), ..asked })
        });
        let Some((olds, news)) = self.old.sums(was, of_old).zip(self.new.sums(is, of_new)) else {
            return apart;
        };
        let given = &self.given;
        let pairs = olds.iter().flat_map(|old| news.iter().map(move |new| (old, new)));
        // courses that are not taken together leave nothing between their ends
        let changes = pairs.filter_map(|(old, new)| cut(&apart, &CoursePair { old, new, given }));
        let around = |change: ShareChange| change.around(apart.units.base);
        let found = changes.reduce(ShareChange::or).map(around).unwrap_or(apart.clone());
        let rounded = is_share.then(|| self.rounded(asked.map(|(scope, _)| scope))).flatten();
        let found = rounded.map_or(found.clone(), |off| found.within(off, units.0));
        let scopes = asked.map(|(scope, _)| scope);
        let filled = is_share.then(|| filled([self.old, self.new], scopes, || self.of_all())).flatten();
        filled.map_or(found.clone(), |ends| found.between(ends, units.0))
    }

    /// Whether a member is billed the same in both, wherever costs lie.
    fn is_billed_alike(&self, scopes: [Scope; 2]) -> bool {
        let id = |traced: &Traced<'t>, scope: Scope| {
            Some(traced.computed.plan.members.get(scope.member?)?.id.as_str())
        };
        let [was, is] = scopes;
        let whose = id(self.old, was).filter(|whose| Some(*whose) == id(self.new, is));
        whose.is_some_and(|whose| self.years.is_same(whose, scopes))
    }

    /// By how much all that members pay changes over the term.
    fn of_all(&self) -> Units {
        let is_paid =
            |fact: &Fact| fact.side == Side::After && matches!(fact.payer, Payer::Member(_) | Payer::Shared);
        let costs = [self.old, self.new].map(|traced| traced.computed.sum(is_paid));
        self.change(costs.into(), Scope::default()).units
    }

    /// By less than how much a share changes where only rounding does.
    fn rounded(&self, [was, is]: [Scope; 2]) -> Option<i128> {
        let off = || self.old.rounded(was)?.checked_add(self.new.rounded(is)?);
        if self.alike { off() } else { None }
    }
}

/// Two courses, one of each case.
struct CoursePair<'p, 'k, 'g> {
    old: &'p SumCourse<'k>,
    new: &'p SumCourse<'k>,
    given: &'p Given<'g>,
}

impl<'k> CoursePair<'_, 'k, '_> {
    /// What is known of how the new figure lies to the old one: of its least, or its most.
    fn known(&self, most: bool) -> impl Iterator<Item = Together> {
        let all = |course: &'_ SumCourse<'k>, least: bool| {
            let others = if least { &course.least } else { &course.most };
            std::iter::once(course.sum.clone()).chain(others.iter().cloned()).collect::<Vec<_>>()
        };
        let (olds, news) = (all(self.old, most), all(self.new, !most));
        let given = self.given;
        let each = move |new: &PartSum<'k>, by| {
            olds.iter().map(|old| together(by, (old, new), given)).collect::<Vec<_>>()
        };
        news.into_iter().flat_map(move |new| TracedBy::ALL.map(|by| each(&new, by))).flatten()
    }

    /// Between what the new figure less the old one lies.
    fn difference(&self) -> (Option<i128>, Option<i128>) {
        let low = self.known(false).filter_map(|shares| shares.difference().0).max();
        (low, self.known(true).filter_map(|shares| shares.difference().1).min())
    }

    /// The least or the most that the new one is in parts of the old one.
    fn ratio(&self, most: bool) -> Option<Fraction> {
        let (news, olds) =
            if most { (&self.new.most, &self.old.least) } else { (&self.new.least, &self.old.most) };
        let (old, new) = (&self.old.sum, &self.new.sum);
        let by_each = |old, new| TracedBy::ALL.map(|by| together(by, (old, new), self.given));
        let ratio = |old, new| by_each(old, new).into_iter().filter_map(|both| both.ratio(most));
        let of_news = std::iter::once(new).chain(news).flat_map(|new| ratio(old, new));
        // what is paid is more in parts of less
        let is_paid = by_each(old, new).iter().any(Together::is_never_below_nothing);
        let of_olds = olds.iter().filter(|_| is_paid).flat_map(|old| ratio(old, new));
        let ratios = of_news.chain(of_olds);
        if most { ratios.min() } else { ratios.max() }
    }
}

/// A change as far as two courses together allow it; `None` where no costs take both.
fn cut(apart: &ShareChange, pair: &CoursePair<'_, '_, '_>) -> Option<ShareChange> {
    let (low, high) = pair.difference();
    let low = low.map_or(apart.units.low, |low| low.max(apart.units.low));
    let high = high.map_or(apart.units.high, |high| high.min(apart.units.high));
    let units = Units { low, high, ..apart.units };
    let percent = || apart.percent.clone().map(|percent| cut_percent(percent, pair));
    (low <= high).then(|| ShareChange { units, percent: percent() })
}

fn cut_percent(percent: Range, pair: &CoursePair<'_, '_, '_>) -> Range {
    let hundred = Fraction::from(100);
    let in_percent = |ratio: Fraction| &(&ratio * &hundred) - &hundred;
    let [low, high] = [false, true].map(|most| pair.ratio(most).map(in_percent));
    let low = low.map_or(percent.low.clone(), |low| low.max(percent.low.clone()));
    let high = high.map_or(percent.high.clone(), |high| high.min(percent.high.clone()));
    if low <= high { Range { low, high } } else { percent }
}
