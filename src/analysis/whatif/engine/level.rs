//! At which levels of costs bills are followed.

use crate::plan::level::Level;

/// All of them: first as costs are taken.
pub(super) const LEVELS: [Level; 3] = [Level::Base, Level::Low, Level::High];

/// Those that differ: one where no cost is a range.
pub(super) fn levels(is_ranged: bool) -> impl Iterator<Item = Level> {
    LEVELS.into_iter().take(if is_ranged { LEVELS.len() } else { 1 })
}
