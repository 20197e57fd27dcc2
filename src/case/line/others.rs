//! Amounts of another cost than the one that a line compares: 導入経費 1億円、年間運用費 5,000万円→3,000万円.

use super::around::Around;
use super::roles::CanBe;
use super::scanned::{Name, NoFigure, Scanned, Value, WhyNoFigure};
use super::word::{FigureRole, LineWord};
use crate::code;
use crate::diagnostic::Diagnostic;

/// The line without the amounts of another cost than that of the costs before and after; they are told.
///
/// # Errors
/// Two amounts of different costs, and nothing that says that one is before and the other after.
pub(super) fn left_out(line: Scanned) -> Result<Scanned, Vec<Diagnostic>> {
    let around = Around::new(&line);
    // what is wrong with a role is said where the readings are made
    let Ok(said) = around.all() else { return Ok(line) };
    let of = |role: FigureRole| said.iter().position(|one| is_only(one, role));
    let (before, after) = (of(FigureRole::Before), of(FigureRole::After));
    let (Some(before), Some(after)) = (before, after) else {
        let beside = beside_saving(&line, &said);
        return match unlike(&line, &said) {
            _ if beside.contains(&true) => Ok(without(line, &beside)),
            Some(fault) => Err(vec![fault]),
            None => Ok(line),
        };
    };
    let is_once = |nth: usize| name(&line, nth).is_some_and(|name| name.once);
    let once = is_once(before) || is_once(after);
    let is_other = |nth: usize| {
        let named = name(&line, nth).filter(|_| nth != before && nth != after);
        named.is_some_and(|name| said.get(nth) == Some(&CanBe::Bare) || name.once && !once)
    };
    let other: Vec<bool> = (0..line.figures.len()).map(is_other).collect();
    Ok(without(line, &other))
}

/// The line without these amounts, which are told.
fn without(line: Scanned, other: &[bool]) -> Scanned {
    let told = line.figures.iter().zip(other).map(|(figure, is_other)| {
        let start = figure.name.as_ref().map_or(figure.span.start, |name| name.start);
        is_other.then(|| NoFigure { span: start..figure.span.end, why: WhyNoFigure::OtherCost })
    });
    let told = told.collect();
    line.without(told)
}

/// The costs that are paid once, for which something else is saved: 導入費用5,000万円で年間1億1,000万円の削減.
fn beside_saving(line: &Scanned, said: &[CanBe]) -> Vec<bool> {
    let is_once = |nth: usize| name(line, nth).is_some_and(|name| name.once);
    let saving = said.iter().enumerate().position(|(nth, one)| match one {
        CanBe::One(choices) => {
            choices.first().map(|choice| choice.role) == Some(FigureRole::Saving) && !is_once(nth)
        }
        CanBe::Bare => false,
    });
    let value = |nth: usize| match &line.figures.get(nth)?.value {
        Value::Amount(literal) => Some(&literal.value),
        Value::Percent(_) => None,
    };
    let is_apart = |nth: usize, saving: usize| {
        // 導入費用5,000万円を年間1,000万円削減: that cost itself
        if line.gaps.get(nth + 1).is_some_and(|gap| gap.first() == Some(&LineWord::Object)) {
            return false;
        }
        let means = line.figures.get(nth).is_some_and(|figure| figure.manner.is_means);
        let more = value(saving).zip(value(nth)).is_some_and(|(saved, paid)| saved > paid);
        let timed = |of: usize| line.periods.said.iter().any(|period| period.figure == of);
        means || more || timed(saving) && !timed(nth)
    };
    let is_other = |nth: usize| {
        let open = said.get(nth).is_some_and(|one| *one == CanBe::Bare || is_only(one, FigureRole::Before));
        open && is_once(nth) && saving.is_some_and(|saving| is_apart(nth, saving))
    };
    (0..said.len()).map(is_other).collect()
}

fn name(line: &Scanned, nth: usize) -> Option<&Name> {
    line.figures.get(nth)?.name.as_ref()
}

/// Whether the words make a figure this one and nothing else.
fn is_only(said: &CanBe, role: FigureRole) -> bool {
    matches!(said, CanBe::One(choices) if matches!(choices.as_slice(), [only] if only.role == role))
}

/// Two amounts that bear the names of two costs and no other word: one is not what became of the other.
fn unlike(line: &Scanned, said: &[CanBe]) -> Option<Diagnostic> {
    let bare = line.figures.iter().zip(said).filter(|(_, said)| **said == CanBe::Bare);
    let named: Vec<_> = bare.filter_map(|(figure, _)| Some((figure, figure.name.as_ref()?))).collect();
    let (first, name) = named.first()?;
    let (other, unlike) = named.iter().find(|(_, one)| one.text != name.text)?;
    let fault = Diagnostic::error(code!("costs-differ"), Some(unlike.start..other.span.end));
    let fault = fault.with("first", name.text.as_str()).with("other", unlike.text.as_str());
    Some(fault.caused_by(name.start..first.span.end))
}
