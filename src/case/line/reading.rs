//! One reading of a line: what each figure is, and how well they hold together.

use super::scanned::LineFigure;
use super::word::{Direction, FigureRole};
use crate::money::Currency;
use crate::published::{Figures, imply};

/// What each figure of a line is.
#[derive(Clone, Debug)]
pub(super) struct LineReading {
    /// Its figures with their roles and which way the change goes.
    pub(super) roles: Vec<(LineFigure, FigureRole, Option<Direction>)>,
    pub(super) figures: Figures,
    pub(super) currency: Currency,
    pub(super) level: u8,
    /// Which way the words say that the cost went, where it went the other way.
    pub(super) against: Option<Direction>,
    /// 0 where the figures follow from each other as printed, 1 within their precision, 2 if they contradict, 3 if more was saved
    /// than spent.
    pub(super) tier: u8,
}

/// How well figures follow from each other: 0 as printed, 1 within their precision, 2 not at all, 3 if more was saved than
/// spent.
pub(super) fn tier(figures: &Figures) -> u8 {
    let implied = imply(figures);
    match (figures.saves_beyond_cost(), implied.is_inconsistent()) {
        (true, _) => 3,
        (false, true) => 2,
        (false, false) => u8::from(implied.is_within_precision()),
    }
}
