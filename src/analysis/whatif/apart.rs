//! What a scenario changes for each member in each year, or of each item.

use super::change::Both;
use super::draft::Scope;
use super::outcome::PayerStanding;
use super::share_change::ShareChange;
use super::traced::Traced;
use super::tried::{Scenarios, Tried};
use crate::analysis::split::{By, CaseSplit, ShareRow, SplitRequest, Who, split};
use crate::case::Case;
use crate::code;
use crate::cost::{Units, YearName};
use crate::diagnostic::Diagnostic;
use crate::money::Range;
use crate::plan::facts::Computed;
use std::collections::BTreeMap;

/// One scenario, told apart by years or items.
#[derive(Clone, Debug)]
pub struct Apart<'f> {
    /// The scenario as it was tried.
    pub tried: &'f Tried,
    /// The years or items, in order.
    pub parts: Vec<ApartChange>,
}

/// What changes of one year or item.
#[derive(Clone, Debug)]
pub struct ApartChange {
    /// Which it is.
    pub of: PartOf,
    /// What changes for each member.
    pub effects: Vec<Effect>,
    /// What all members bear of it.
    pub total: Effect,
}

/// What shares are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOf {
    /// A year of the term.
    Year(YearName),
    /// An item of the shared system, by its number; `None` for what rounding moves.
    Item(Option<usize>),
}

/// What changes for one member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// The number of the member.
    pub member: usize,
    /// What it bears of this as it is.
    pub old: Option<Units>,
    /// What it bears of this after the changes.
    pub new: Option<Units>,
    /// By how much that changes.
    pub change: Option<ShareChange>,
    /// Its cost before of this as it is, and after the changes; nothing of an item.
    pub before: [Option<Units>; 2],
    /// What it saves then.
    pub saving: Option<Units>,
    /// The same in percent of its cost before.
    pub percent: Option<Range>,
}

impl Effect {
    /// Whether its cost before of this changes.
    pub fn moves_before(&self) -> bool {
        matches!(self.before, [Some(old), Some(new)] if old != new)
    }

    /// Whether nothing of it changes.
    pub fn is_same(&self) -> bool {
        let stays = self.change.as_ref().is_none_or(ShareChange::is_nothing);
        self.old == self.new && stays && !self.moves_before()
    }
}

/// Year and item of a row.
type ApartPlace = (Option<usize>, Option<Option<usize>>);

/// Tells scenarios apart that were tried on a case.
///
/// # Errors
/// A case that cannot be split.
pub fn apart(found: &Scenarios, by: By) -> Result<Vec<Apart<'_>>, Diagnostic> {
    let today = MemberRows::new(&found.case, by)?;
    let of = |tried: &'_ Tried| -> Result<Vec<ApartChange>, Diagnostic> {
        Ok(parts(&today, &MemberRows::new(&tried.case, by)?, &tried.scenario.changes))
    };
    let all = found.tried.iter().map(|tried| match of(tried) {
        Ok(parts) => Ok(Apart { tried, parts }),
        Err(fault) => Err(fault.with("scenario", tried.scenario.id.clone())),
    });
    all.collect()
}

/// The rows of the members and what stands beside them, and the costs that they are of.
struct MemberRows<'c> {
    rows: Vec<ShareRow>,
    computed: Computed<'c>,
}

impl<'c> MemberRows<'c> {
    fn new(case: &'c Case, by: By) -> Result<MemberRows<'c>, Diagnostic> {
        let request = SplitRequest { by: Some(by), ..SplitRequest::default() };
        let found = split(case, &request).map_err(|faults| {
            let first = faults.into_iter().next().map(|unsplit| unsplit.fault);
            first.unwrap_or_else(|| Diagnostic::error(code!("no-members-to-split"), None))
        })?;
        let rows = found.ways.into_iter().next().map(|way: CaseSplit| way.rows).unwrap_or_default();
        Ok(MemberRows { rows, computed: found.computed })
    }

    fn years(&self) -> Vec<YearName> {
        self.computed.years.iter().map(|year| year.name).collect()
    }

    /// What all members bear in a place: the cost but for what nobody pays; `None` where a promise moves units of items.
    fn all(&self, place: ApartPlace) -> Option<Units> {
        let of = |who: Who| {
            let is_meant = |row: &&ShareRow| (row.year, row.item) == place && row.who == who;
            self.rows.iter().find(is_meant).map(|row| row.sums.after)
        };
        let settlement = &self.computed.plan.sharing.settlement;
        let is_moved = settlement.min_saving.is_some() && place.1.is_some();
        let never = of(Who::Nobody).flatten().unwrap_or_default();
        of(Who::All).filter(|_| !is_moved).flatten().map(|all| all.minus(never))
    }
}

/// What each member bears in each place as it is and then, and its costs before.
fn gathered(today: &MemberRows<'_>, then: &MemberRows<'_>) -> BTreeMap<ApartPlace, BTreeMap<usize, Effect>> {
    let mut all: BTreeMap<ApartPlace, BTreeMap<usize, Effect>> = BTreeMap::new();
    for (rows, is_new) in [(&today.rows, false), (&then.rows, true)] {
        for row in rows {
            let Some(member) = row.who.member() else { continue };
            let effects = all.entry((row.year, row.item)).or_default();
            let effect = effects.entry(member).or_insert(Effect { member, ..Effect::default() });
            match is_new {
                false => {
                    effect.old = row.sums.after;
                    effect.before[0] = row.sums.before;
                }
                true => {
                    effect.new = row.sums.after;
                    effect.before[1] = row.sums.before;
                    effect.saving = row.saving();
                    effect.percent = row.percent();
                }
            }
        }
    }
    // what rounding moves of a member that takes part is nothing where no row says more
    let is_there =
        |of: &MemberRows<'_>, member: usize| of.rows.iter().any(|row| row.who.member() == Some(member));
    let of_rounding = all.iter_mut().filter(|((_, item), _)| *item == Some(None));
    for effect in of_rounding.flat_map(|(_, effects)| effects.values_mut()) {
        effect.old = effect.old.or_else(|| is_there(today, effect.member).then(Units::default));
        effect.new = effect.new.or_else(|| is_there(then, effect.member).then(Units::default));
    }
    all
}

fn parts(today: &MemberRows<'_>, then: &MemberRows<'_>, made: &[crate::case::Change]) -> Vec<ApartChange> {
    let mut all = gathered(today, then);
    let (old, new) = (Traced::new(&today.computed), Traced::new(&then.computed));
    let traced = Both::new(&old, &new, made);
    let changed = |effect: &Effect, member: Option<usize>, (year, item): ApartPlace| {
        let pair = effect.old.zip(effect.new);
        pair.map(|pair| match item {
            Some(None) => ShareChange::apart(pair),
            _ => traced.change(pair, Scope { member, year, item: item.flatten() }),
        })
    };
    for (place, effects) in &mut all {
        for effect in effects.values_mut() {
            effect.change = changed(effect, Some(effect.member), *place);
        }
    }
    let years = if then.years().len() > today.years().len() { then.years() } else { today.years() };
    // what rounding moves comes last
    let mut all: Vec<(ApartPlace, BTreeMap<usize, Effect>)> = all.into_iter().collect();
    all.sort_by_key(|((_, item), _)| *item == Some(None));
    let part = |((year, item), effects): (ApartPlace, BTreeMap<usize, Effect>)| {
        let of = match (year, item) {
            (Some(year), _) => PartOf::Year(*years.get(year)?),
            (None, item) => PartOf::Item(item.flatten()),
        };
        let effects: Vec<Effect> = effects.into_values().collect();
        let total = total(&effects, [today, then].map(|rows| rows.all((year, item))));
        let total = Effect { change: changed(&total, None, (year, item)), ..total };
        Some(ApartChange { of, effects, total })
    };
    all.into_iter().filter_map(part).collect()
}

/// What all members bear together, where that is known otherwise too, and what they save then.
fn total(effects: &[Effect], known: [Option<Units>; 2]) -> Effect {
    let sum = |of: fn(&Effect) -> Option<Units>, known: Option<Units>| {
        let sum = effects.iter().filter_map(of).sum::<Units>();
        known.filter(|known| known.base == sum.base).map_or(sum, |known| Units {
            low: sum.low.max(known.low),
            base: sum.base,
            high: sum.high.min(known.high),
        })
    };
    let before = |is_new: bool| -> Option<Units> {
        let there = effects.iter().filter(|of| if is_new { of.new } else { of.old }.is_some());
        there.map(|Effect { before: [old, new], .. }| if is_new { *new } else { *old }).sum()
    };
    let [of_old, of_new] = known;
    let [old, new] = [sum(|of| of.old, of_old), sum(|of| of.new, of_new)];
    let before = [before(false), before(true)];
    let [_, before_then] = before;
    let then = PayerStanding { before: before_then, share: Some(new), ..PayerStanding::default() };
    let (saving, percent) = (then.saving(), then.percent());
    Effect { old: Some(old), new: Some(new), before, saving, percent, ..Effect::default() }
}
