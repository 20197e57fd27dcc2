//! The answer on the largest saving that can be promised.

use super::cells::{member, written_percent};
use crate::analysis::whatif::LargestPromise;
use crate::code;
use crate::report::{Cell, Report, note};

/// A report with the largest promise, and who binds it, at the head of its answer.
pub fn with_promise(report: Report, promise: &LargestPromise) -> Report {
    let name = |number: &usize| {
        let [_, name] = member(&promise.case, *number);
        name
    };
    let note = note!("promise-largest", percent = written_percent(promise.percent.clone()));
    let members = promise.case.members().iter().filter(|member| !member.candidate).count();
    let note = match promise.all {
        true => note.worded(code!("promise-largest-all")),
        false if promise.binding.len() == members => note.worded(code!("promise-largest-each")),
        false => note.with("members", Cell::Parts(promise.binding.iter().map(name).collect())),
    };
    // more may be kept where costs lie better
    let said = Cell::from(note.clone());
    let note = match promise.is_ranged {
        true => note.with("said", said).worded(code!("promise-largest-worst")),
        false => note,
    };
    let mut summary = report.summary.unwrap_or_default();
    summary.said.insert(0, note);
    Report { summary: Some(summary), ..report }
}
