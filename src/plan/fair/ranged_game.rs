//! The game of a case whose costs are ranges, and what its members pay.

use super::enclose;
use super::game::{CaseGame, is_exact};
use super::moving::MovingGame;
use crate::coalition::Method;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::plan::facts::Computed;
use crate::plan::level::Level;
use crate::plan::paid::PaidForms;

/// The game of a case whose costs are ranges.
pub(crate) struct RangedGame {
    pub(super) low: CaseGame,
    pub(super) high: CaseGame,
    /// What every group costs at both ends; `None` with too many to count them out.
    pub(super) costs: Option<[Vec<Option<i128>>; 2]>,
    /// By how much laying invoices in whole units can move what a group costs.
    pub(super) slack: i128,
    /// The same as sums of amounts, where they are followed.
    pub(super) moving: Option<MovingGame>,
}

/// What the members pay in one way to split.
pub(crate) struct Paying {
    /// Each bill over the term, by member of the plan.
    pub(crate) bills: Vec<Units>,
    /// What nobody pays.
    pub(crate) uncollected: Units,
    /// The bills as sums of amounts, where a rule makes them.
    pub(crate) forms: Option<PaidForms>,
    /// The fair division that makes them, and by less than how much it rounds each.
    pub(crate) method: Option<(Method, i128)>,
    /// Whether a group whose exact share is no more than its cost does not object for the rounding of its bills.
    pub(crate) is_near: bool,
}

impl RangedGame {
    /// The game at both ends of its costs; `None` where none is a range.
    ///
    /// # Errors
    /// A case of nothing but prices for groups, where other costs are asked for than those of its whole term.
    pub(crate) fn of(computed: &Computed<'_>) -> Result<Option<RangedGame>, Diagnostic> {
        if is_exact(computed) {
            return Ok(None);
        }
        let (low, high) = (CaseGame::new(computed, Level::Low)?, CaseGame::new(computed, Level::High)?);
        let moving = MovingGame::followed(computed, [&low, &high]);
        let costs = low.costs().zip(high.costs()).map(|(low, high)| [low, high]);
        Ok(Some(RangedGame { low, high, costs, slack: enclose::slack(computed), moving }))
    }
}
