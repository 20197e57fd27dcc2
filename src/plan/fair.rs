//! Who would be better off elsewhere: the groups that object to shares, and whether any shares could satisfy all.

mod build;
mod divide;
mod enclose;
mod fairness;
mod found;
mod game;
mod group_ends;
mod limits;
mod many;
mod moving;
mod objector;
mod ranged_game;
mod standing;
mod throughout;

pub use super::level::Level;
pub use divide::{Division, Sampling};
pub use fairness::Fairness;
pub use found::{Needed, Objecting, Standing, Throughout};
pub use game::CaseGame;
pub(crate) use game::is_exact;
pub(crate) use objector::Objector;
pub(crate) use ranged_game::{Paying, RangedGame};

use super::facts::Computed;
use crate::coalition::Method;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

/// Divides a plan's whole cost by a method; shares by member of the plan.
pub(crate) fn divide_by(
    game: &CaseGame,
    computed: &Computed<'_>,
    method: Method,
    sampling: Option<Sampling>,
) -> Result<Division, Diagnostic> {
    let id = |number: &usize| computed.plan.members.get(*number).map_or("", |member| member.id.as_str());
    let names = |group: &[usize]| group.iter().map(id).collect::<Vec<_>>().join(" + ");
    let found = divide::divide(game, method, sampling, &names)?;
    Ok(Division {
        shares: game.spread(found.shares),
        errors: found.errors.map(|errors| game.spread(errors)),
        ..found
    })
}

/// The ends of each share, and of their total.
pub(crate) type EnclosedShares = (Vec<(Fraction, Fraction)>, (i128, i128));

/// Between what shares by a method lie wherever costs lie within their ranges, by member of the plan; and the total, at its
/// least and at its most.
pub(crate) fn enclosed_by(
    computed: &Computed<'_>,
    method: Method,
    sampling: Option<Sampling>,
) -> Result<EnclosedShares, Diagnostic> {
    let id = |number: &usize| computed.plan.members.get(*number).map_or("", |member| member.id.as_str());
    let names = |group: &[usize]| group.iter().map(id).collect::<Vec<_>>().join(" + ");
    let (low, high) = (CaseGame::new(computed, Level::Low)?, CaseGame::new(computed, Level::High)?);
    let games = enclose::Games { low: &low, high: &high, slack: enclose::slack(computed) };
    let enclosed = enclose::enclosed(&games, method, sampling, &names)?;
    let moving = moving::between(computed, [&low, &high], method).unwrap_or_else(|| enclosed.clone());
    let both = |((low, high), (least, most)): ((Fraction, Fraction), (Fraction, Fraction))| {
        (low.max(least), high.min(most))
    };
    let (lows, highs) = enclosed.into_iter().zip(moving).map(both).unzip();
    let ends = low.spread(lows).into_iter().zip(high.spread(highs)).collect();
    Ok((ends, (low.total, high.total)))
}
