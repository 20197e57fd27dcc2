//! What an input moves that stands beside the figures of a what-if: bills, present values, what is left after support.

use super::inputs::input_cell;
use crate::case::{Case, Change, Scenario, path_parts};
use crate::code;
use crate::cost::Support;
use crate::lang::Code;
use crate::report::{Cell, Note, note};

/// What such an input moves; `None` where it moves costs or shares.
fn moves(path: &str, case: &Case) -> Option<Code> {
    let parts = path_parts(path);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["settlement", ..] | ["sharing", "word"] => Some(code!("beside-bills")),
        ["sharing", key, ..] if key.starts_with("instalment") => Some(code!("beside-bills")),
        ["finance", ..] | ["before" | "after", _, "timing"] => Some(code!("beside-worth")),
        ["support", name, ..] if is_loan(name, case) => Some(code!("beside-funding")),
        ["support", ..] => Some(code!("beside-net")),
        ["coalition", ..] if !prices_all(case) => Some(code!("beside-groups")),
        _ => None,
    }
}

/// Whether a support is money that members repay: no figure is after it.
fn is_loan(name: &str, case: &Case) -> bool {
    let supports = case.plan.iter().flat_map(|plan| &plan.support);
    supports.filter(|support| support.name.is(name)).any(Support::is_repaid)
}

/// Whether quotations are what costs and shares are made of.
fn prices_all(case: &Case) -> bool {
    case.plan.as_ref().is_some_and(|plan| plan.only_quoted || plan.sharing.division.is_some())
}

/// The note on an input that moves nothing but what stands beside.
pub(super) fn of_path(path: &str, case: &Case) -> Option<Note> {
    Some(Note::new(moves(path, case)?).about(input_cell(path, case)).brief())
}

/// The notes on what a scenario changes beside the figures.
pub(super) fn of_scenario(scenario: &Scenario, case: &Case) -> Vec<Note> {
    // of one change the scenario is called by what it changes
    if let [Change::Set(path, _) | Change::Scale(path, _)] = scenario.changes.as_slice() {
        return moves(path, case).map(|code| Note::new(code).brief()).into_iter().collect();
    }
    let of = |path| {
        let moved = Cell::from(Note::new(moves(path, case)?));
        Some(note!("beside-of", input = input_cell(path, case), moved).brief())
    };
    scenario.paths().filter_map(of).collect()
}

/// Whether a scenario changes nothing else.
pub(super) fn is_all(scenario: &Scenario, case: &Case) -> bool {
    let is_beside = |change: &Change| match change {
        Change::Set(path, _) | Change::Scale(path, _) => moves(path, case).is_some(),
        Change::Join(_) | Change::Leave(_) | Change::Rule(_) => false,
    };
    scenario.changes.iter().all(is_beside)
}
