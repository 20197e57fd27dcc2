//! In which figures a scenario is the best of all: certainly, wherever amounts lie in their ranges.

use super::cells::count_range;
use crate::analysis::whatif::{Outcome, Scenarios};
use crate::cost::Units;
use crate::lang::Term;
use crate::money::{Fraction, Range};

/// The heads of the columns of which one scenario can be the best, and their names in data.
pub(super) const FIGURES: [(Term, &str); 4] = [
    (Term::After, "after"),
    (Term::Saving, "saving"),
    (Term::Percent, "percent"),
    (Term::WorseOffCount, "worse_off"),
];

/// The case as it is, then each scenario.
pub(super) fn outcomes(found: &Scenarios) -> Vec<&Outcome> {
    std::iter::once(&found.today).chain(found.tried.iter().map(|tried| &tried.outcome)).collect()
}

/// For each outcome the heads of the columns it is best in; none of those in which all are alike, and no amounts where
/// different members take part: they would be of different groups; nothing where terms differ. What breaks its own
/// promise is best in nothing.
pub(super) fn best(all: &[&Outcome]) -> Vec<Vec<Term>> {
    if !all.windows(2).all(|pair| matches!(pair, [a, b] if a.is_as_long_as(b))) {
        return vec![Vec::new(); all.len()];
    }
    let held: Vec<&Outcome> = all.iter().copied().filter(|of| !of.breaks_promise()).collect();
    let mut best = best_of(&held).into_iter();
    let of = |outcome: &&Outcome| (!outcome.breaks_promise()).then(|| best.next()).flatten();
    all.iter().map(of).map(Option::unwrap_or_default).collect()
}

/// The same of outcomes that can all be.
fn best_of(outcomes: &[&Outcome]) -> Vec<Vec<Term>> {
    let who = |outcome: &Outcome| outcome.members.iter().map(Option::is_some).collect::<Vec<_>>();
    let alike = outcomes.windows(2).all(|pair| matches!(pair, [a, b] if who(a) == who(b)));
    // each figure turned so that less is better
    type BestSought = fn(&Outcome) -> Option<Range>;
    let figures: [(Term, bool, BestSought); 4] = [
        (Term::After, alike, |of| of.after.map(range)),
        (Term::Saving, alike, |of| of.saving().map(|saving| range(saving).negated())),
        (Term::Percent, true, |of| of.group().percent().map(|percent| percent.negated())),
        (Term::WorseOffCount, true, |of| of.worse_off().map(count_range)),
    ];
    let kept = figures.into_iter().filter(|(_, is_fair, _)| *is_fair);
    let bests: Vec<(Term, Vec<bool>)> = kept
        .map(|(term, _, figure)| (term, least(&outcomes.iter().map(|of| figure(of)).collect::<Vec<_>>())))
        .collect();
    (0..outcomes.len())
        .map(|nth| {
            let of = bests.iter().filter(|(_, best)| best.get(nth) == Some(&true));
            of.map(|(term, _)| *term).collect()
        })
        .collect()
}

/// Those that are certainly no more than any other; nobody where one is not known, or none is less than another.
fn least(figures: &[Option<Range>]) -> Vec<bool> {
    let Some(known) = figures.iter().cloned().collect::<Option<Vec<Range>>>() else {
        return vec![false; figures.len()];
    };
    let is_least = |nth: usize, range: &Range| {
        let mut others = known.iter().enumerate().filter(|(other, _)| *other != nth);
        others.all(|(_, other)| range.high <= other.low)
    };
    let best: Vec<bool> = known.iter().enumerate().map(|(nth, range)| is_least(nth, range)).collect();
    let differ = best.contains(&false);
    best.into_iter().map(|best| best && differ).collect()
}

fn range(units: Units) -> Range {
    Range { low: Fraction::from(units.low), high: Fraction::from(units.high) }
}

#[cfg(test)]
mod tests {
    use super::least;
    use crate::money::{Fraction, Range};

    #[test]
    fn the_least_is_the_least_wherever_amounts_lie() {
        let range =
            |low: i128, high: i128| Some(Range { low: Fraction::from(low), high: Fraction::from(high) });
        assert_eq!(least(&[range(3, 3), range(2, 2), range(2, 2)]), [false, true, true]);
        assert_eq!(least(&[range(1, 3), range(2, 4)]), [false, false]);
        assert_eq!(least(&[range(1, 2), range(2, 4)]), [true, false]);
        assert_eq!(least(&[range(2, 2), range(2, 2)]), [false, false]);
        assert_eq!(least(&[range(1, 1), None]), [false, false]);
    }
}
