//! Which outcome of a requirement decides among those asked for, and why there is none.

use super::figure::Asked;
use crate::analysis::promises::{HeldFigure, PromiseOutcome};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::requirement::Holds;
use std::cmp::Ordering;

/// The outcome that decides among those asked for, the least room of those that hold least, and how many these are.
pub(super) fn deciding(outcomes: &[PromiseOutcome], asked: &Asked) -> Option<(PromiseOutcome, usize)> {
    let is_meant = |outcome: &&PromiseOutcome| match outcome.of {
        HeldFigure::Plan { member, year } => {
            asked.member.is_none_or(|asked| member == Some(asked))
                && asked.part.year.is_none_or(|asked| year == Some(asked))
        }
        HeldFigure::Nothing | HeldFigure::Row(_) => true,
    };
    let rank = |outcome: &PromiseOutcome| match outcome.judged.holds {
        Holds::No => 0,
        Holds::NotAtWorst => 1,
        Holds::Unknown => 2,
        Holds::AtWorst => 3,
    };
    let room = |outcome: &PromiseOutcome| outcome.judged.headroom.value.clone();
    let less = |one: &&PromiseOutcome, other: &&PromiseOutcome| {
        rank(one).cmp(&rank(other)).then_with(|| match (room(one), room(other)) {
            (Some(one), Some(other)) => one.cmp(&other),
            _ => Ordering::Equal,
        })
    };
    let meant = || outcomes.iter().filter(is_meant);
    meant().min_by(less).map(|deciding| (deciding.clone(), meant().count()))
}

/// Why a requirement is held against nothing of this year, or of this member.
pub(super) fn not_held(all: &[PromiseOutcome], asked: &Asked) -> Diagnostic {
    let fault = asked.not_known();
    let held = || {
        all.iter().filter_map(|outcome| match outcome.of {
            HeldFigure::Plan { member, year } => Some((member, year)),
            HeldFigure::Nothing | HeldFigure::Row(_) => None,
        })
    };
    let has_none = |asked: bool, is_there: fn((Option<usize>, Option<usize>)) -> bool| {
        asked && held().next().is_some() && !held().any(is_there)
    };
    if has_none(asked.part.year.is_some(), |(_, year)| year.is_some()) {
        return fault.worded(code!("require-not-yearly"));
    }
    if has_none(asked.member.is_some(), |(member, _)| member.is_some()) {
        return fault.worded(code!("require-of-group"));
    }
    match asked.member.is_some_and(|asked| !held().any(|(member, _)| member == Some(asked))) {
        true => fault.worded(code!("require-of-others")),
        false => fault,
    }
}
