//! Sums of years in which their items do not run: a slip in the months, or in the list, or what is left of an old one.

use super::findings::{Finding, FindingKind};
use crate::code;
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::facts::{Computed, IdleYear};
use crate::report::Cell;

/// A warning for each item that has such a sum.
pub(super) fn idle<'f>(computed: &Computed<'_>) -> Vec<Finding<'f>> {
    computed.idle().into_iter().filter_map(|idle| warning(computed, idle)).collect()
}

fn warning<'f>(computed: &Computed<'_>, idle: IdleYear) -> Option<Finding<'f>> {
    let span = computed.place_of(idle.at);
    let item = computed.plan.item(idle.at)?;
    let fault = Diagnostic::error(code!("year-idle"), span.clone())
        .worded(code!("check-year-idle"))
        .warning()
        .with("item", item.name.clone())
        .with("year", Cell::Year(computed.years.get(idle.year)?.name));
    Some(Finding { severity: Severity::Warning, span, cause: None, what: FindingKind::Plan(fault) })
}
