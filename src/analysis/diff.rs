//! Two versions of a case: what changed, which figures moved, and which change moved one of them by how much.

mod bills;
mod causes;
mod changed;
mod paired;
mod places;

pub use causes::Cause;
pub use changed::{CaseText, Changed, Moved, Version};
pub(super) use paired::paired_rows;

use self::changed::UNIT;
use super::whatif::{BothVersions, Figure, Outcome, Quantity, WholeCase, outcome};
use crate::case::{Case, Reading};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::places;

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
        !self.changed.is_empty() || self.figures.iter().chain(&self.bills).any(|moved| moved.old != moved.new)
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
pub fn of_texts<'r>(
    old: CaseText<'r>,
    new: CaseText<'r>,
    figure: Option<&str>,
) -> Result<Diff<'r>, Diagnostic> {
    let no_plan = || Diagnostic::error(code!("no-plan-here"), None);
    let (was, is) = (old.written.ok_or_else(no_plan)?, new.written.ok_or_else(no_plan)?);
    let (then, now) = (WholeCase::new(old.case)?, WholeCase::new(new.case)?);
    let outcomes = [then.outcome(), now.outcome()];
    let known = BothOutcomes { cases: [old, new], outcomes: outcomes.each_ref() };
    let between = BothVersions::new([&then, &now], known.outcomes);
    let texts = places::Places::of(old, new);
    let mut differences = was.differences(is);
    if texts.has_other_unit() {
        for difference in &mut differences {
            if texts.is_of_unit(difference) {
                UNIT.clone_into(&mut difference.group);
            }
        }
    }
    let figures = known.figures(&between);
    let asked = match figure {
        Some(name) => known.moved(name, &between)?,
        None => {
            let known = |moved: &&Moved| moved.old.is_some() && moved.new.is_some();
            let of = |quantity| figures.iter().find(|moved| moved.figure.quantity == quantity).filter(known);
            let found = of(Quantity::Saving).or_else(|| of(Quantity::After));
            found.cloned().unwrap_or_else(unmoved)
        }
    };
    let causes = match (&asked.old, &asked.new) {
        (Some(before), Some(after)) => {
            let name = asked.figure.name.clone();
            let value = |case: &Case| {
                let figure = Figure::read(&name, case).ok()?;
                figure.of(&outcome(case).ok()?)
            };
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
    let differences = differences.into_iter().filter(|difference| difference.group != UNIT);
    let mut changed: Vec<Changed> = differences.flat_map(|difference| texts.rows(difference)).collect();
    // what is another thing now is told with all its keys
    let others = texts.others().into_iter();
    changed.extend(
        others.filter(|other| !changed.iter().any(|known| known.path == other.path)).collect::<Vec<_>>(),
    );
    let bills = bills::bills(old.case, new.case);
    let file = new.source.name().to_owned();
    Ok(Diff { old: old.case, new: new.case, file, changed, figures, bills, asked, causes })
}

/// What two versions of a case without a plan say otherwise beside their figures.
pub fn words<'r>(old: &'r Reading, new: &'r Reading) -> Diff<'r> {
    let changed = places::Places::of(CaseText::of(old), CaseText::of(new)).others();
    let file = new.warnings.source.name().to_owned();
    let (figures, bills, causes) = (Vec::new(), Vec::new(), Vec::new());
    Diff { old: &old.case, new: &new.case, file, changed, figures, bills, asked: unmoved(), causes }
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
}

impl BothOutcomes<'_> {
    /// A figure in both versions.
    fn moved(&self, name: &str, between: &BothVersions<'_>) -> Result<Moved, Diagnostic> {
        let [was, is] = self.cases.map(|text| Figure::read_amount(name, text.case));
        let [then, now] = self.outcomes;
        let value = |figure: &Result<Figure, Diagnostic>, outcome| figure.as_ref().ok()?.valued(outcome);
        let (old, new) = (value(&was, then), value(&is, now));
        let change = match (&was, &is, &old, &new) {
            (Ok(was), Ok(is), Some(old), Some(new)) => Some(between.change([was, is], [old, new])),
            _ => None,
        };
        Ok(Moved { figure: is.or(was)?, old, new, change })
    }

    /// The figures of the group and the shares of all members, of the new version first.
    fn figures(&self, between: &BothVersions<'_>) -> Vec<Moved> {
        let [olds, news] = self.cases.map(|text| {
            let plan = text.case.plan.as_ref();
            let members = plan.map(|plan| plan.members.as_slice()).unwrap_or_default();
            members.iter().map(|member| member.id.clone()).collect::<Vec<_>>()
        });
        let gone = olds.iter().filter(|id| !news.contains(id));
        let shares = news.iter().chain(gone).map(|id| format!("share.\"{id}\""));
        let names = ["before", "after", "saving", "percent"].map(str::to_owned).into_iter().chain(shares);
        let found = names.filter_map(|name| self.moved(&name, between).ok());
        found.filter(|moved| moved.old.is_some() || moved.new.is_some()).collect()
    }
}
