//! Two versions of a case: what changed, which figures moved, and which change moved one of them by how much.

mod bills;
mod causes;
mod changed;
mod named;
mod paired;
mod places;
mod unlike;

pub use causes::Cause;
pub use changed::{CaseText, Changed, Moved, Version};
pub(super) use paired::paired_rows;
pub use unlike::Unlike;
pub(super) use unlike::of_one_currency;

use self::changed::UNIT;
use self::named::ValueIn;
use super::whatif::{BothVersions, Figure, Outcome, Quantity, Valued, WholeCase, within_all};
use crate::case::{Case, Reading};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Range, places};

/// What differs between two versions of a case.
#[derive(Clone, Debug)]
pub struct Diff<'r> {
    /// The old version.
    pub old: &'r Case,
    /// The new one.
    pub new: &'r Case,
    /// The file of the new one.
    pub file: String,
    /// What was changed in the file.
    pub changed: Vec<Changed>,
    /// The figures of the group, and the share of each member.
    pub figures: Vec<Moved>,
    /// The same after support and what is borne outside, where there is some.
    pub nets: Vec<Moved>,
    /// What each member is billed with its settlements, where there are any.
    pub bills: Vec<Moved>,
    /// The figure whose change is shared out.
    pub asked: Moved,
    /// What moved it; nothing where it is not known in both versions.
    pub causes: Vec<Cause>,
}

impl Diff<'_> {
    /// Whether anything is not as it was.
    pub fn is_changed(&self) -> bool {
        !self.changed.is_empty() || self.moved().next().is_some()
    }

    /// Every figure, moved or not.
    pub fn all(&self) -> impl Iterator<Item = &Moved> {
        self.figures.iter().chain(&self.nets).chain(&self.bills)
    }

    /// Every figure that moved.
    pub fn moved(&self) -> impl Iterator<Item = &Moved> {
        self.all().filter(|moved| moved.is_moved())
    }

    /// What keeps its figures from being held against each other.
    pub fn unlike(&self) -> Vec<Unlike> {
        Unlike::between(self.old, self.new)
    }
}

/// Compares two versions of a case with a plan, and shares the change of one figure out to what was changed; the saving
/// by default, or the cost after where no saving is known.
///
/// # Errors
/// A case without a plan, one that cannot be computed, or a figure that neither has.
pub fn diff<'r>(old: &'r Reading, new: &'r Reading, figure: Option<&str>) -> Result<Diff<'r>, Diagnostic> {
    of_texts(CaseText::of(old), CaseText::of(new), figure)
}

/// The same of versions that are not as they were read.
///
/// # Errors
/// As [`diff`].
pub(crate) fn of_texts<'r>(
    old: CaseText<'r>,
    new: CaseText<'r>,
    figure: Option<&str>,
) -> Result<Diff<'r>, Diagnostic> {
    let no_plan = || Diagnostic::error(code!("no-plan-here"), None);
    let (was, is) = (old.written.ok_or_else(no_plan)?, new.written.ok_or_else(no_plan)?);
    of_one_currency(old.case, new.case)?;
    let (then, now) = (WholeCase::new(old.case)?, WholeCase::new(new.case)?);
    let outcomes = [then.outcome(), now.outcome()];
    let nets = [then.net_outcome(), now.net_outcome()];
    let known = BothOutcomes { cases: [old, new], outcomes: outcomes.each_ref(), nets: nets.each_ref() };
    let texts = places::Places::of(old, new);
    let mut differences = was.differences(is);
    let between = BothVersions::new([&then, &now], known.outcomes, known.nets, differences.is_empty());
    if texts.has_other_unit() {
        for difference in &mut differences {
            if texts.is_of_unit(difference) {
                UNIT.clone_into(&mut difference.group);
            }
        }
    }
    let figures = known.figures(&between);
    let nets = known.nets(&between);
    let asked = match figure {
        Some(name) => known.moved(name, &between)?,
        None => asked(&figures, &nets),
    };
    let causes = match (&asked.old, &asked.new) {
        (Some(before), Some(after)) => {
            let name = asked.figure.name.clone();
            let value = |case: &Case| named::value(&name, case);
            let decimals = match asked.figure.quantity {
                Quantity::Percent => PERCENT_DECIMALS,
                _ => places(new.case.currency.minor_digits()),
            };
            let ends = (&before.middle, &after.middle);
            let change =
                causes::FigureChange { old: was, new: is, differences: &differences, ends, value: &value };
            change.causes(decimals)
        }
        _ => Vec::new(),
    };
    // what moves nothing is no cause of anything; the ends of a range move without its middle
    let is_moved = asked.old != asked.new || causes.iter().any(|cause| !cause.exact.is_zero());
    let causes = if is_moved { causes } else { Vec::new() };
    let differences = differences.into_iter().filter(|difference| difference.group != UNIT);
    let mut changed: Vec<Changed> = differences.flat_map(|difference| texts.rows(difference)).collect();
    // what is another thing now is told with all its keys
    let others = texts.others().into_iter();
    changed.extend(
        others.filter(|other| !changed.iter().any(|known| known.path == other.path)).collect::<Vec<_>>(),
    );
    let bills = bills::bills(old.case, new.case, &figures);
    let file = new.source.name().to_owned();
    Ok(Diff { old: old.case, new: new.case, file, changed, figures, nets, bills, asked, causes })
}

/// What two versions of a case without a plan say otherwise beside their figures.
pub fn words<'r>(old: &'r Reading, new: &'r Reading) -> Diff<'r> {
    let changed = places::Places::of(CaseText::of(old), CaseText::of(new)).others();
    let file = new.warnings.source.name().to_owned();
    let (figures, nets, bills, causes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    Diff { old: &old.case, new: &new.case, file, changed, figures, nets, bills, asked: unmoved(), causes }
}

/// The figure that is told first: the saving, or the cost after where that is all that is known; where it has not moved and
/// the same after support has, that.
fn asked(figures: &[Moved], nets: &[Moved]) -> Moved {
    let known = |moved: &&Moved| moved.old.is_some() && moved.new.is_some();
    let of = |quantity| {
        let is_asked = |moved: &&Moved| moved.figure.quantity == quantity && moved.figure.member.is_none();
        let found = figures.iter().find(is_asked).filter(known)?;
        let net = nets.iter().find(is_asked).filter(known).filter(|net| net.is_moved());
        Some(net.filter(|_| !found.is_moved()).unwrap_or(found))
    };
    let found = of(Quantity::Saving).or_else(|| of(Quantity::After));
    found.cloned().unwrap_or_else(unmoved)
}

/// The saving, where nobody knows it.
fn unmoved() -> Moved {
    Moved { figure: Figure::of_group("saving", Quantity::Saving), old: None, new: None, change: None }
}

/// Decimals that the parts of a percent have.
const PERCENT_DECIMALS: i32 = 6;

/// Both versions with their figures.
struct BothOutcomes<'k> {
    cases: [CaseText<'k>; 2],
    outcomes: [&'k Outcome; 2],
    /// The same after support and what is borne outside.
    nets: [&'k Outcome; 2],
}

impl BothOutcomes<'_> {
    /// A figure in both versions.
    fn moved(&self, name: &str, between: &BothVersions<'_>) -> Result<Moved, Diagnostic> {
        let [was, is] = self.cases.map(|text| named::read(name, text.case));
        let value = |figure: &Result<Figure, Diagnostic>, nth: usize| {
            let figure = figure.as_ref().ok()?;
            match ValueIn::of(figure) {
                ValueIn::Bill(member) => bills::bill(self.cases.get(nth)?.case, member?),
                ValueIn::Net => figure.valued(self.nets.get(nth)?),
                ValueIn::Gross => figure.valued(self.outcomes.get(nth)?),
            }
        };
        let (old, new) = (value(&was, 0), value(&is, 1));
        let change = match (&was, &is, &old, &new) {
            (Ok(was), Ok(is), Some(old), Some(new)) => Some(match is.is_bill() {
                true => Valued { middle: &new.middle - &old.middle, ends: new.ends.minus(&old.ends) },
                false => between.change([was, is], [old, new]),
            }),
            _ => None,
        };
        Ok(Moved { figure: is.or(was)?, old, new, change })
    }

    /// The ids of the members, those of the new version first.
    fn members(&self) -> Vec<String> {
        let [olds, news] = self.cases.map(|text| {
            let plan = text.case.plan.as_ref();
            let members = plan.map(|plan| plan.members.as_slice()).unwrap_or_default();
            members.iter().map(|member| member.id.clone()).collect::<Vec<_>>()
        });
        let gone: Vec<String> = olds.into_iter().filter(|id| !news.contains(id)).collect();
        [news, gone].concat()
    }

    /// The figures of the group and the shares of all members.
    fn figures(&self, between: &BothVersions<'_>) -> Vec<Moved> {
        let mut found = self.of_all(&["before", "after", "saving", "percent"], "share", between);
        self.hold_to_all(&mut found, between);
        found
    }

    /// The changes of all members' shares, narrowed by what all of them together pay more or less.
    fn hold_to_all(&self, figures: &mut [Moved], between: &BothVersions<'_>) {
        let is_split = self.outcomes.iter().all(|outcome| outcome.unsplit.is_none());
        // what is known exactly is known
        if !is_split || !figures.iter().any(Moved::is_ranged) {
            return;
        }
        let [_, new] = self.outcomes;
        let all = between.shared();
        let all = Range { low: new.major(all.low), high: new.major(all.high) };
        let shares: Vec<&mut Moved> =
            figures.iter_mut().filter(|moved| moved.figure.member.is_some()).collect();
        let nothing = || Range::exact(Fraction::zero());
        let ends = |moved: &&mut Moved| {
            let value = |of: &Option<Valued>| of.as_ref().map_or_else(nothing, |value| value.ends.clone());
            let known = moved.change.as_ref().map(|change| change.ends.clone());
            known.unwrap_or_else(|| value(&moved.new).minus(&value(&moved.old)))
        };
        let narrowed = within_all(&shares.iter().map(ends).collect::<Vec<_>>(), &all);
        for (moved, ends) in shares.into_iter().zip(narrowed) {
            if let Some(change) = &mut moved.change {
                let (low, high) = (ends.low.min(change.middle.clone()), ends.high.max(change.middle.clone()));
                change.ends = Range { low, high };
            }
        }
    }

    /// What support leaves of them, where there is some.
    fn nets(&self, between: &BothVersions<'_>) -> Vec<Moved> {
        let costs = |outcome: &Outcome| {
            let members = outcome.members.iter().flatten();
            let members: Vec<_> = members.map(|member| (member.before, member.share)).collect();
            (outcome.before, outcome.after, members)
        };
        let mut both = self.outcomes.iter().zip(&self.nets);
        match both.any(|(gross, net)| costs(gross) != costs(net)) {
            true => self.of_all(&["net", "net_saving"], "net", between),
            false => Vec::new(),
        }
    }

    /// These figures of the group, and this one of each member.
    fn of_all(&self, group: &[&str], each: &str, between: &BothVersions<'_>) -> Vec<Moved> {
        let members = self.members().into_iter().map(|id| format!("{each}.\"{id}\""));
        let names = group.iter().map(|name| (*name).to_owned()).chain(members);
        let found = names.filter_map(|name| self.moved(&name, between).ok());
        found.filter(|moved| moved.old.is_some() || moved.new.is_some()).collect()
    }
}
