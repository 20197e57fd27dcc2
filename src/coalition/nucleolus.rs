//! The nucleolus: the shares under which the group that gains least gains as much as it can, then the next, and so on.
//!
//! Four heirs claim 120, 60, 40 and 30 of an estate of 120 (Abraham ibn Ezra's problem). A group is sure of what all
//! others leave of it when they are paid in full. By the Talmud's rule of the contested garment each heir gets half of
//! its claim, but none more than one level: 60, 30, 20 and 15 would be 125, so the level is 55. That is the nucleolus.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::coalition::{Game, in_group, nucleolus};
//! let claims = [120, 60, 40, 30];
//! // what is got is a cost with its sign turned
//! let sure = |group| (120 - (0..4).filter(|heir| !in_group(group, *heir)).map(|heir| claims[heir]).sum::<i128>()).max(0);
//! let estate = Game::of(4, |group| -sure(group)).unwrap();
//! assert_eq!(nucleolus(&estate).unwrap(), [-55, -30, -20, -15].map(Fraction::from));
//! ```
//!
//! D. Schmeidler, "The nucleolus of a characteristic function game", SIAM Journal on Applied Mathematics 17 (1969);
//! R. J. Aumann and M. Maschler, "Game theoretic analysis of a bankruptcy problem from the Talmud", Journal of Economic
//! Theory 36 (1985). A solver in binary floating point only guesses which groups tie; the shares are then solved for
//! exactly, and proved by Kohlberg's criterion. Where no guess can be proved, as in games of very unlike amounts, small games
//! are solved by successive linear programs in exact fractions, and proved in the same way.

mod convex;
mod guess;
mod successive;

use super::equations::Equations;
use super::game::{Game, Group, in_group, single};
use super::kohlberg;
use super::span::VectorSpan;
use crate::money::Fraction;

pub use convex::nucleolus_of_parts;

/// No guess of the solver could be proved to be the nucleolus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNucleolus;

/// Excesses of a game whose largest saving is 1 are taken to tie when they are nearer than one of these.
const TIES: [f64; 7] = [1e-9, 1e-8, 1e-10, 1e-7, 1e-11, 1e-6, 1e-12];

/// The nucleolus, exactly: among shares of which none is above what the member costs by itself; where there are no such
/// shares, among all (the prenucleolus).
///
/// # Errors
/// [`NoNucleolus`] if no answer can be proved; a wrong one is never given.
pub fn nucleolus(game: &Game) -> Result<Vec<Fraction>, NoNucleolus> {
    if game.members() == 1 {
        return Ok(vec![Fraction::from(game.total())]);
    }
    let individual = game.alone() >= game.total();
    let proved = |shares: Vec<Fraction>| kohlberg::holds(game, &shares, individual).then_some(shares);
    let order = guess::order(game, individual);
    let guessed = order.and_then(|order| TIES.iter().find_map(|tie| proved(solve(game, &order, *tie)?)));
    guessed.or_else(|| proved(successive::solve(game, individual)?)).ok_or(NoNucleolus)
}

/// The shares under which all groups tie whose guessed excesses are near each other, level by level until they are fixed.
fn solve(game: &Game, order: &guess::Order, tie: f64) -> Option<Vec<Fraction>> {
    let mut system = System::new(game.members());
    system.equal(game, game.all(), 0);
    order.at_limit(tie).for_each(|member| system.equal(game, single(member), 0));
    for level in order.levels(tie) {
        let mut groups = level.iter().copied();
        let Some(first) = groups.next() else { continue };
        for group in groups {
            if system.span.rank() == game.members() {
                break;
            }
            system.equal(game, group, first);
        }
    }
    system.solution()
}

/// Linear equations on the shares: a group's payments less another's are the difference of their costs.
struct System {
    members: usize,
    span: VectorSpan,
    rows: Equations,
}

impl System {
    fn new(members: usize) -> System {
        System { members, span: VectorSpan::default(), rows: Equations::of(members) }
    }

    /// Two groups have the same excess; the empty group has none.
    fn equal(&mut self, game: &Game, one: Group, other: Group) {
        let entry = move |member| i128::from(in_group(one, member)) - i128::from(in_group(other, member));
        if self.span.add((0..self.members).map(entry)) {
            let right = game.cost(one) - game.cost(other);
            self.rows.add((0..self.members).map(entry).chain([right]).map(Fraction::from).collect());
        }
    }

    /// The shares, if the equations fix them.
    fn solution(self) -> Option<Vec<Fraction>> {
        self.rows.values().into_iter().collect()
    }
}
