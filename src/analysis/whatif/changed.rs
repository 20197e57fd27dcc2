//! A case as written with the changes of a scenario.

use crate::case::{Scenario, Written};
use crate::diagnostic::Diagnostic;

/// The case as written with a scenario's changes.
///
/// # Errors
/// A change that cannot be made.
pub fn changed(written: &Written, scenario: &Scenario) -> Result<Written, Diagnostic> {
    let mut changed = written.clone();
    changed.apply(scenario)?;
    Ok(changed)
}
