//! Every way to give the figures of a line their roles, as far as its words leave it open.

use super::around::Around;
use super::roles::{CanBe, Candidate};
use super::word::{FigureRole, LineWord};

/// The most readings that are held against the arithmetic.
const MOST_READINGS: usize = 2_000;

/// Every way to give each figure one role, none twice.
pub(super) fn assignments(said: &[CanBe], around: &Around<'_>) -> Vec<Vec<Candidate>> {
    let bare = said.iter().filter(|one| **one == CanBe::Bare).count();
    let last_bare = said.iter().rposition(|one| *one == CanBe::Bare);
    let candidate = |role, level| Candidate { role, level, way: None };
    // 25%（5,000万円／2億円）: a part of its whole, if it is no pair
    let is_part = |nth: usize| {
        around.has_percent()
            && said.get(nth) == Some(&CanBe::Bare)
            && said.get(nth + 1) == Some(&CanBe::Bare)
            && around.gap(nth + 1) == [LineWord::Slash]
    };
    let mut found: Vec<Vec<Candidate>> = vec![Vec::new()];
    for (nth, one) in said.iter().enumerate() {
        let mut choices = match one {
            CanBe::One(choices) => choices.clone(),
            CanBe::Bare if bare >= 3 && Some(nth) == last_bare => vec![candidate(FigureRole::Saving, 0)],
            // 12,345千円（前年度比▲30%）: what is said against the year before is this year's
            CanBe::Bare if bare == 1 && around.is_held_against_last(nth) => {
                vec![candidate(FigureRole::After, 0)]
            }
            CanBe::Bare if bare == 1 && around.has_ratio() => {
                vec![candidate(FigureRole::After, 0), candidate(FigureRole::Before, 1)]
            }
            // the last bare amount is the change where the costs have names
            CanBe::Bare if Some(nth) == last_bare => {
                vec![
                    candidate(FigureRole::Before, 0),
                    candidate(FigureRole::After, 0),
                    candidate(FigureRole::Saving, 0),
                ]
            }
            CanBe::Bare => vec![candidate(FigureRole::Before, 0), candidate(FigureRole::After, 0)],
        };
        // 落札額 3,960万円、予定価格 4,400万円
        let likely = around.line.figures.get(nth).and_then(|figure| figure.manner.likely);
        if let Some(role) = likely.filter(|_| *one == CanBe::Bare) {
            choices.iter_mut().for_each(|choice| choice.level = u8::from(choice.role != role));
            choices.sort_by_key(|choice| choice.level);
        }
        if is_part(nth) {
            choices.push(candidate(FigureRole::Saving, 0));
        }
        let mut longer = Vec::new();
        for start in &found {
            for choice in &choices {
                if start.iter().all(|taken: &Candidate| taken.role.key() != choice.role.key()) {
                    longer.push(start.iter().copied().chain([*choice]).collect());
                }
            }
        }
        longer.truncate(MOST_READINGS);
        found = longer;
    }
    costs_first(found, said, around, is_part)
}

/// Bare amounts are costs as long as costs are free; in a list of two and a percent the second may be a part of the first,
/// if it is not what it came to: 10億円、2億円、20%.
fn costs_first(
    mut found: Vec<Vec<Candidate>>,
    said: &[CanBe],
    around: &Around<'_>,
    is_part: impl Fn(usize) -> bool,
) -> Vec<Vec<Candidate>> {
    let is_bare = |nth: usize| said.get(nth) == Some(&CanBe::Bare);
    let costs = |reading: &Vec<Candidate>| {
        let whole = |nth: usize| reading.get(nth + 1).map(|next| next.role) == Some(FigureRole::Before);
        let mut bare = reading.iter().enumerate().filter(|(nth, _)| is_bare(*nth));
        bare.all(|(nth, choice)| choice.role != FigureRole::Saving || is_part(nth) && whole(nth))
    };
    if !found.iter().any(costs) {
        return found;
    }
    let beside = |nth: usize| matches!(around.gap(nth), [] | [LineWord::Comma]);
    let pair = (1..said.len()).any(|nth| is_bare(nth - 1) && is_bare(nth) && beside(nth));
    let listed = pair && (0..said.len()).filter(|nth| is_bare(*nth)).count() == 2 && around.has_percent();
    found.retain(|reading| costs(reading) || listed);
    for reading in found.iter_mut().filter(|reading| !costs(reading)) {
        reading.iter_mut().for_each(|choice| choice.level = 1);
    }
    found
}
