//! Whether the figures of a published row are those of a plan, each within its printed precision, a bound on its side.

use super::of_sums::{figures_of, range_of};
use crate::case::{Published, Status};
use crate::cost::Units;
use crate::money::Range;
use crate::plan::facts::Sums;
use crate::published::{Interval, PrintedBound, Stated, StatedPercent};

/// Whether a printed figure is that of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agrees {
    /// Wherever the costs of the plan lie.
    Everywhere,
    /// Somewhere in their ranges, and not everywhere.
    Somewhere,
    /// Nowhere.
    Nowhere,
}

/// Whether before, after, saving and percent of a row agree with these sums; `None` where not stated.
pub(super) fn agree(row: &Published, sums: &Sums, decimals: u32) -> [Option<Agrees>; 4] {
    let figures = &row.figures;
    // a target is met by more too
    let target = (row.status == Some(Status::Target)).then_some(PrintedBound::Above);
    let (before, after, saving, percent) = figures_of(sums, row.net);
    let range = |units: Option<Units>| units.map(|units| range_of(units, decimals));
    let cost = |stated: &Option<Stated>, units| Some(amount(stated.as_ref()?, None, range(units)));
    let saving = figures.saving.as_ref().map(|stated| amount(stated, target, range(saving)));
    let percent = figures.percent.as_ref().map(|stated| of_percent(stated, target, percent));
    [cost(&figures.before, before), cost(&figures.after, after), saving, percent]
}

fn amount(stated: &Stated, target: Option<PrintedBound>, found: Option<Range>) -> Agrees {
    let stated = Stated { bound: stated.bound.or(target), ..stated.clone() };
    within(found, |found| stated.numbers().meets(&Interval::from(found)))
}

fn of_percent(stated: &StatedPercent, target: Option<PrintedBound>, found: Option<Range>) -> Agrees {
    let stated = StatedPercent { bound: stated.bound.or(target), ..stated.clone() };
    within(found, |found| stated.admits().meets(&Interval::from(found)))
}

/// Whether a range is among some numbers that stand together, by its ends.
fn within(found: Option<Range>, is_met: impl Fn(&Range) -> bool) -> Agrees {
    let Some(found) = found.filter(&is_met) else { return Agrees::Nowhere };
    let ends = [&found.low, &found.high].map(|end| is_met(&Range::exact(end.clone())));
    if ends == [true, true] { Agrees::Everywhere } else { Agrees::Somewhere }
}
