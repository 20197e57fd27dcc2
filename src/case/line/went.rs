//! Parts of which nothing says whether they went or are left, in lines that say that something went.

use super::around::Around;
use super::roles::{CanBe, Candidate};
use super::word::{Direction, FigureRole};

/// £3m, 30% of £10m, was saved: where words say that something went, an amount and a percent of which nothing says that they are
/// what is left may be what went as well; both hold wherever one does.
pub(super) fn with_parts_that_went(
    choices: Vec<Vec<Candidate>>,
    said: &[CanBe],
    around: &Around<'_>,
) -> Vec<Vec<Candidate>> {
    if around.way_of_line() != Some(Direction::Down) {
        return choices;
    }
    let is_open = |nth: usize| match said.get(nth) {
        Some(CanBe::One(choices)) => choices.iter().any(|choice| choice.role == FigureRole::Percent),
        Some(CanBe::Bare) => true,
        None => false,
    };
    let other = |choice: &Vec<Candidate>| {
        let open = |role| choice.iter().enumerate().position(|(nth, one)| one.role == role && is_open(nth));
        let (left, after) = (open(FigureRole::Left)?, open(FigureRole::After)?);
        let way = Some(Direction::Down);
        let mut other = choice.clone();
        let mut turn = |nth: usize, role| {
            if let Some(one) = other.get_mut(nth) {
                (one.role, one.way) = (role, way);
            }
        };
        turn(left, FigureRole::Percent);
        turn(after, FigureRole::Saving);
        Some(other)
    };
    let others: Vec<Vec<Candidate>> = choices.iter().filter_map(other).collect();
    choices.into_iter().chain(others).collect()
}
