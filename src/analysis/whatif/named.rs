//! Scenarios by their ids.

use crate::case::Scenario;
use crate::code;
use crate::diagnostic::Diagnostic;

/// The scenario of this id among those there are.
///
/// # Errors
/// `unknown-scenario`, with those there are.
pub fn named<'s>(known: &'s [Scenario], id: &str) -> Result<&'s Scenario, Diagnostic> {
    known.iter().find(|scenario| scenario.id == id).ok_or_else(|| {
        let ids: Vec<&str> = known.iter().map(|scenario| scenario.id.as_str()).collect();
        let fault = Diagnostic::error(code!("unknown-scenario"), None).with("found", id);
        match ids.is_empty() {
            true => fault.worded(code!("unknown-scenario-none")),
            false => fault.with_known(id, &ids, code!("unknown-scenario-near")),
        }
    })
}
