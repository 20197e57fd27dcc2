//! What changes in a plan if a member joins or leaves, or an input moves: scenarios, sweeps, goals, swings, samples.

mod alike;
mod apart;
mod balance;
mod between;
mod bill;
mod change;
mod changed;
mod costs;
mod domain;
mod draft;
mod engine;
mod fee;
mod figure;
mod filled;
mod joint;
mod joint_amounts;
mod left;
mod moving;
mod named;
mod outcome;
mod parted;
mod prices;
mod promise;
mod renamed;
mod sample;
mod scaled;
mod seek;
mod share_change;
mod slip;
mod summed;
mod sweep;
mod terms;
mod together;
mod tornado;
mod traced;
mod tried;

pub use apart::{Apart, ApartChange, Effect, PartOf, apart};
pub(super) use between::BothVersions;
pub use changed::changed;
pub(crate) use fee::compensation;
pub use fee::{EntryFee, entry_fee};
pub use figure::{Figure, Quantity, Valued};
pub use named::named;
pub use outcome::{Outcome, PayerStanding, outcome};
pub use promise::{LargestPromise, largest_promise};
pub use sample::{Distribution, MOST_SAMPLES, Samples, sample};
pub use seek::{Goal, Seek, Solution, seek};
pub use share_change::ShareChange;
use summed::changes_of;
pub(super) use summed::within_all;
pub use sweep::{Axis, Point, Sweep, SweepStep, sweep};
pub use together::unwatched;
pub use tornado::{Swing, Tornado, tornado};
pub use tried::{Scenarios, Tried};

use crate::case::{Remade, Scenario, Written};
use crate::diagnostic::Diagnostic;
pub(super) use outcome::WholeCase;
use traced::Traced;

/// Computes scenarios, each on the case as it is.
///
/// # Errors
/// A change that cannot be made, or a case that cannot be computed after it.
pub fn scenarios(written: &Written, scenarios: &[Scenario]) -> Result<Scenarios, Diagnostic> {
    let case = written.case()?;
    let whole = WholeCase::new(&case)?;
    let (today, kept, cuts) = (whole.outcome(), whole.kept(), whole.cuts());
    let before = Before { whole: &whole, outcome: &today, traced: whole.traced() };
    let of_number = |number: usize| {
        let scenario = scenarios.get(number)?;
        let tried = tried(written, scenario, &before);
        let title =
            || scenario.title.clone().unwrap_or_else(|| crate::lang::Text::same(scenario.id.as_str()));
        Some(tried.map_err(|fault| fault.with(IN_SCENARIO, crate::report::Cell::Text(title()))))
    };
    let tried = together::together(scenarios.len(), of_number, &unwatched).into_iter().flatten();
    let tried = tried.collect::<Result<_, Diagnostic>>()?;
    Ok(Scenarios { kept, cuts, today, tried, case })
}

/// The argument of a fault that names the scenario it is in.
pub const IN_SCENARIO: &str = "scenario";

/// The case as it is.
struct Before<'b> {
    whole: &'b WholeCase<'b>,
    outcome: &'b Outcome,
    traced: Traced<'b>,
}

/// Computes one scenario. Costs that can be split as they are must be so after it, unless what stands in the way is the
/// saving promised to every member: that it cannot hold is an answer.
fn tried(written: &Written, scenario: &Scenario, before: &Before<'_>) -> Result<Tried, Diagnostic> {
    let remade = written.case_of(scenario, before.whole.case())?;
    let (case, only_members) = match remade {
        Remade::Members(case) => (case, true),
        Remade::Whole(case) => (case, false),
    };
    let whole = if only_members { before.whole.with_members(&case) } else { WholeCase::new(&case) }?;
    let (outcome, kept, cuts) = (whole.outcome(), whole.kept(), whole.cuts());
    match (&outcome.unsplit, &before.outcome.unsplit) {
        (Some(fault), None) if !fault.kind.is_of_promise() => Err(fault.clone()),
        _ => {
            let new = whole.traced();
            let versions = [(&before.traced, before.outcome), (&new, &outcome)];
            let (changes, change) = changes_of(versions, &scenario.changes);
            Ok(Tried { scenario: scenario.clone(), changes, change, kept, cuts, case, outcome })
        }
    }
}
