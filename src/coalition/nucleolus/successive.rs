//! The nucleolus by successive linear programs in exact fractions, for small games of which no guess can be proved.
//!
//! The largest excess is made as small as it can be; the groups that have it whatever the shares keep it, and the next
//! largest is looked at, until the shares are fixed. Each program is solved in its dual form by a simplex of exact
//! fractions: weights of groups, those above 0 being of groups that have the largest excess under all best shares.
//!
//! A. Kopelowitz, "Computation of the kernels of simple games and the nucleolus of n-person games", 1967; M. Maschler,
//! B. Peleg and L. S. Shapley, "Geometric properties of the kernel, nucleolus, and related solution concepts",
//! Mathematics of Operations Research 4 (1979).

use crate::coalition::game::{Game, Group, in_group, single};
use crate::coalition::span::VectorSpan;
use crate::money::Fraction;

/// Up to so many members.
const MOST: usize = 10;

/// What a weight stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum BasisColumn {
    /// A group whose excess is not settled yet.
    Open(Group),
    /// A group that pays what is settled, with a weight of either sign.
    Settled(usize, bool),
    /// A member that may not pay more than by itself.
    Limit(usize),
    /// Nothing: it only holds a row open.
    StandIn(usize),
}

/// A best answer to one program.
struct Best {
    shares: Vec<Fraction>,
    excess: Fraction,
    weighed: Vec<BasisColumn>,
}

/// The program of one level: what is settled, and what is not.
struct Program<'g> {
    game: &'g Game,
    individual: bool,
    settled: Vec<(Group, Fraction)>,
    span: VectorSpan,
}

/// The nucleolus; `None` for more than so many members, and if a program comes to nothing.
pub(super) fn solve(game: &Game, individual: bool) -> Option<Vec<Fraction>> {
    if game.members() > MOST {
        return None;
    }
    let mut program = Program { game, individual, settled: Vec::new(), span: VectorSpan::default() };
    program.settle(game.all(), Fraction::from(game.total()));
    loop {
        let best = program.solve()?;
        if program.span.rank() == game.members() {
            return Some(best.shares);
        }
        let before = program.span.rank();
        for column in best.weighed {
            match column {
                BasisColumn::Open(group) => {
                    program.settle(group, &Fraction::from(game.cost(group)) + &best.excess);
                }
                BasisColumn::Limit(member) => {
                    program.settle(single(member), Fraction::from(game.cost(single(member))));
                }
                BasisColumn::Settled(..) => {}
                BasisColumn::StandIn(_) => return None,
            }
        }
        if program.span.rank() == game.members() {
            return Some(best.shares);
        }
        if program.span.rank() == before {
            return None;
        }
    }
}

impl Program<'_> {
    fn vector(&self, group: Group) -> impl Iterator<Item = i128> + use<> {
        (0..self.game.members()).map(move |member| i128::from(in_group(group, member)))
    }

    /// From now on a group pays this, unless other groups say so already.
    fn settle(&mut self, group: Group, pays: Fraction) {
        let vector = self.vector(group);
        if self.span.add(vector) {
            self.settled.push((group, pays));
        }
    }

    /// All columns there are, with what they cost, in an order that never changes.
    fn columns(&self) -> Vec<(BasisColumn, Fraction)> {
        let mut columns = Vec::new();
        for (group, cost) in self.game.groups().filter(|(group, _)| *group != self.game.all()) {
            if !self.span.has(self.vector(group)) {
                columns.push((BasisColumn::Open(group), Fraction::from(cost)));
            }
        }
        for (nth, (_, pays)) in self.settled.iter().enumerate() {
            columns.push((BasisColumn::Settled(nth, true), pays.clone()));
            columns.push((BasisColumn::Settled(nth, false), -pays));
        }
        for member in (0..self.game.members()).filter(|_| self.individual) {
            if !self.span.has(self.vector(single(member))) {
                columns.push((BasisColumn::Limit(member), Fraction::from(self.game.cost(single(member)))));
            }
        }
        columns
    }

    /// The entries of a column: one row a member, and a last one in which the weights of open groups add up to 1.
    fn entries(&self, column: BasisColumn) -> Vec<i128> {
        let of_group = |group: Group, sign: i128, last: i128| -> Vec<i128> {
            self.vector(group).map(|entry| sign * entry).chain([last]).collect()
        };
        match column {
            BasisColumn::Open(group) => of_group(group, 1, 1),
            BasisColumn::Settled(nth, plus) => {
                let group = self.settled.get(nth).map_or(0, |(group, _)| *group);
                of_group(group, if plus { 1 } else { -1 }, 0)
            }
            BasisColumn::Limit(member) => of_group(single(member), 1, 0),
            // only left, never entered
            BasisColumn::StandIn(_) => Vec::new(),
        }
    }

    /// The weights of the least cost: every member is counted as often with a plus as with a minus.
    fn solve(&self) -> Option<Best> {
        let rows = self.game.members() + 1;
        let columns: Vec<(BasisColumn, Fraction, Vec<i128>)> =
            self.columns().into_iter().map(|(column, cost)| (column, cost, self.entries(column))).collect();
        let sizes = columns.iter().map(|(_, cost, _)| cost.abs());
        let sum = sizes.fold(Fraction::from(1), |sum, size| &sum + &size);
        // entries are -1, 0 and 1: no quotient of their determinants reaches this for so few members
        let stand_in = &sum * &Fraction::power_of_ten(12);
        let mut table = Tableau {
            basis: (0..rows).map(|row| (BasisColumn::StandIn(row), stand_in.clone())).collect(),
            inverse: (0..rows).map(|row| unit(rows, row)).collect(),
            weights: unit(rows, rows - 1),
        };
        let mut stalled = 0;
        loop {
            let prices = table.prices();
            let gain = |(column, cost, entries): &(BasisColumn, Fraction, Vec<i128>)| {
                let gain = &worth(&prices, entries) - cost;
                gain.is_positive().then_some((gain, *column))
            };
            let gains = columns.iter().filter_map(gain);
            // the first of all is slow, but no basis comes twice (R. G. Bland, 1977)
            let entering = match stalled > rows {
                true => gains.map(|(_, column)| column).min(),
                false => gains.max_by(|one, other| one.0.cmp(&other.0)).map(|(_, column)| column),
            };
            let Some(column) = entering else { return table.best(prices) };
            let (_, cost, entries) = columns.iter().find(|(known, ..)| *known == column)?;
            let step = table.exchange(column, cost, entries)?;
            stalled = if step.is_zero() { stalled + 1 } else { 0 };
        }
    }
}

fn unit(length: usize, one: usize) -> Vec<Fraction> {
    (0..length).map(|nth| Fraction::from(i128::from(nth == one))).collect()
}

fn worth(prices: &[Fraction], entries: &[i128]) -> Fraction {
    prices.iter().zip(entries).fold(Fraction::zero(), |sum, (price, entry)| match entry {
        0 => sum,
        1 => &sum + price,
        _ => &sum - price,
    })
}

/// The simplex: columns of the basis with their costs, its inverse, and the weights it gives.
struct Tableau {
    basis: Vec<(BasisColumn, Fraction)>,
    inverse: Vec<Vec<Fraction>>,
    weights: Vec<Fraction>,
}

impl Tableau {
    fn prices(&self) -> Vec<Fraction> {
        let mut prices = vec![Fraction::zero(); self.basis.len()];
        for ((_, cost), row) in self.basis.iter().zip(&self.inverse) {
            for (price, entry) in prices.iter_mut().zip(row).filter(|(_, entry)| !entry.is_zero()) {
                *price = &*price + &(cost * entry);
            }
        }
        prices
    }

    /// Takes a column in for the first whose weight falls to 0; how far the weights move.
    fn exchange(&mut self, column: BasisColumn, cost: &Fraction, entries: &[i128]) -> Option<Fraction> {
        let pace: Vec<Fraction> = self.inverse.iter().map(|row| worth(row, entries)).collect();
        let leaving = pace.iter().zip(&self.weights).zip(&self.basis).enumerate();
        let leaving = leaving.filter(|(_, ((pace, _), _))| pace.is_positive());
        let leaving = leaving
            .filter_map(|(row, ((pace, weight), (known, _)))| Some((weight.checked_div(pace)?, *known, row)));
        let (step, _, leaves) = leaving.min()?;
        let scale = Fraction::from(1).checked_div(pace.get(leaves)?)?;
        let pivot: Vec<Fraction> = self.inverse.get(leaves)?.iter().map(|entry| entry * &scale).collect();
        let rows = self.inverse.iter_mut().zip(&mut self.weights).zip(&pace).enumerate();
        for (row, ((inverse, weight), pace)) in rows {
            if row == leaves {
                inverse.clone_from(&pivot);
                *weight = step.clone();
            } else if !pace.is_zero() {
                for (entry, pivot) in inverse.iter_mut().zip(&pivot).filter(|(_, pivot)| !pivot.is_zero()) {
                    *entry = &*entry - &(pace * pivot);
                }
                *weight = &*weight - &(pace * &step);
            }
        }
        *self.basis.get_mut(leaves)? = (column, cost.clone());
        Some(step)
    }

    fn best(self, mut prices: Vec<Fraction>) -> Option<Best> {
        let excess = -&prices.pop()?;
        let weighed = self.basis.iter().zip(&self.weights).filter(|(_, weight)| weight.is_positive());
        let weighed = weighed.map(|((column, _), _)| *column).collect();
        Some(Best { shares: prices, excess, weighed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coalition::nucleolus::kohlberg;

    /// A taxi to 6, 12 and 42: min(6/2, 12/3) = 3; then (12 - 3)/2 = 4 1/2; the rest is 34 1/2.
    #[test]
    fn the_taxi_is_as_on_paper() {
        let ways = [6, 12, 42];
        let farthest =
            |group| (0..3).filter(|one| in_group(group, *one)).map(|one| ways[one]).max().unwrap_or(0);
        let game = Game::of(3, farthest).unwrap();
        let ratio = |numerator, denominator| Fraction::ratio(numerator, denominator).unwrap();
        assert_eq!(solve(&game, true), Some(vec![ratio(3, 1), ratio(9, 2), ratio(69, 2)]));
        // eleven are too many
        assert_eq!(solve(&Game::of(11, |group| group.count_ones().into()).unwrap(), true), None);
    }

    /// The answers of an independent program; see `tests/games.rs`.
    #[test]
    fn random_games_agree_with_the_independent_program() {
        let number = |text: &str| {
            let (above, below) = text.split_once('/').unwrap_or((text, "1"));
            Fraction::ratio(above.parse().unwrap(), below.parse().unwrap()).unwrap()
        };
        for line in include_str!("../../../tests/games/random.csv").lines().step_by(3) {
            let fields: Vec<&str> = line.split(',').collect();
            let costs = fields[1].split(' ').map(|cost| cost.parse().unwrap());
            let game = Game::new(fields[0].parse().unwrap(), [0].into_iter().chain(costs).collect()).unwrap();
            let nucleolus: Vec<Fraction> = fields[3].split(' ').map(number).collect();
            assert_eq!(solve(&game, game.alone() >= game.total()), Some(nucleolus), "{line}");
        }
    }

    /// Two at 1 and 2 yen beside two at thousand millions: whatever the scale, the proof holds.
    #[test]
    fn games_of_mixed_scale_are_solved_and_proved() {
        for scale in [1, 1_000, 1_000_000_000, 1_000_000_000_000] {
            let own = [1, 3, 7 * scale, 5 * scale + 1, 2];
            let cost = |group: Group| {
                let sum: i128 = (0..5).filter(|one| in_group(group, *one)).map(|one| own[one]).sum();
                sum - i128::from(group.count_ones() / 2) * (scale / 3) - i128::from(group.count_ones() > 3)
            };
            let game = Game::of(5, cost).unwrap();
            for individual in [true, false] {
                let shares = solve(&game, individual).unwrap();
                assert!(kohlberg::holds(&game, &shares, individual), "{scale} {shares:?}");
            }
        }
    }
}
