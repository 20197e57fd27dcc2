//! What comes of the requirements of a case, as `check` finds it.

use crate::analysis::check::{self, Outcome};
use crate::analysis::plan::{Selection, compute};
use crate::case::Case;

/// Every requirement held against the plan; nothing where the case has none, or cannot be computed.
pub(super) fn kept(case: &Case) -> Vec<Outcome> {
    let Some(plan) = case.plan.as_ref().filter(|_| !case.require.is_empty()) else { return Vec::new() };
    let computed = compute(case, plan, &Selection::default());
    computed.map_or_else(|_| Vec::new(), |computed| check::kept(case, &computed))
}
