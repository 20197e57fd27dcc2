//! Whether the figures of a published row are those of a plan, each within its printed precision, a bound on its side.

use super::of_sums::{figures_of, range_of};
use crate::case::{Published, Status};
use crate::cost::Units;
use crate::money::Range;
use crate::plan::facts::Sums;
use crate::published::{Interval, PrintedBound, Stated, StatedPercent};

/// Whether before, after, saving and percent of a row agree with these sums; `None` where not stated.
pub(super) fn agree(row: &Published, sums: &Sums, decimals: u32) -> [Option<bool>; 4] {
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

fn amount(stated: &Stated, target: Option<PrintedBound>, found: Option<Range>) -> bool {
    let stated = Stated { bound: stated.bound.or(target), ..stated.clone() };
    found.is_some_and(|found| stated.numbers().meets(&Interval::from(&found)))
}

fn of_percent(stated: &StatedPercent, target: Option<PrintedBound>, found: Option<Range>) -> bool {
    let stated = StatedPercent { bound: stated.bound.or(target), ..stated.clone() };
    found.is_some_and(|found| stated.admits().meets(&Interval::from(&found)))
}
