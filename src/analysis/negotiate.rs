//! Which percents everybody can accept: all of them exactly, three proposals, or what stands in the way.
//!
//! What members pay is linear in the percents of a rule, so that each condition is known from the bases alone and the
//! percents that hold have corners: two of an interval, more of a polygon or a solid.

mod bends;
mod condition;
mod conditions;
mod conflict;
mod corners;
mod found;
mod grid;
mod ground;
mod net;
mod proposals;
mod request;
mod search;

pub use condition::{Condition, Wants};
pub use corners::{Corners, at};
pub use found::{Accepts, Conflict, Negotiation, Proposal, Proposed, RangeEnd};
pub use grid::beside;
pub use request::NegotiateRequest;

use super::check::{PromiseMaker, falls_away};
use super::promises::kept;
use super::split::namesakes;
use crate::case::Case;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Range};
use crate::plan::facts::{Selection, compute};
use crate::plan::fair::{CaseGame, Level, Objector};
use crate::plan::ledger::Ledger;
use crate::plan::shares::Way;
use crate::requirement::Holds;
use crate::sharing::{Basis, Rule};
use ground::Ground;
use net::Net;
use proposals::Sought;
use search::FoundGroups;
use std::collections::BTreeMap;

/// Looks for the percents of some bases that everybody can accept.
///
/// # Errors
/// A case that cannot be split by one of the bases; what makes shares bend where they would have to be known.
///
/// Two towns paid 8 and 8 million and share 12 million, equally 6 each; by population 9 and 3. With the part p shared
/// equally the first pays 9 - 3p, no more than 8 from a third on.
///
/// ```
/// use cloudcost::{Fraction, Source, read_bases, read_case};
/// use cloudcost::analysis::negotiate::{NegotiateRequest, negotiate};
/// let text = r#"
/// format = 1
/// title = "example"
/// months = 12
/// member = [{ id = "a", bases = { population = 30_000 } }, { id = "b", bases = { population = 10_000 } }]
/// before = [
///     { item = "system", member = "a", yearly = "800万円" },
///     { item = "system", member = "b", yearly = "800万円" },
/// ]
/// after = [{ item = "system", yearly = "1,200万円" }]
/// sharing = { rule = "population" }
/// "#;
/// let case = read_case("example", Source::new("example.toml", text)).unwrap().case;
/// let request = NegotiateRequest { bases: read_bases("equal + population").unwrap(), ..NegotiateRequest::default() };
/// let found = negotiate(&case, &request).unwrap();
/// let [least, greatest] = &found.ends[0];
/// assert_eq!((&least.part, &greatest.part), (&Fraction::ratio(1, 3).unwrap(), &Fraction::from(1)));
/// // the first town binds the lower end, nobody the upper one
/// assert_eq!(found.conditions[least.binding[0]].whose, [0]);
/// assert!(greatest.binding.is_empty());
/// // the best for whoever saves least: both pay 6
/// let best = &found.proposals[1];
/// assert_eq!(best.split.shares.total(0).base, 6_000_000);
/// // the nearest to what is: 66 percent by population, in hundredths of a percent
/// let nearest = found.proposals[2].rule.as_ref().unwrap();
/// assert_eq!(nearest.terms()[0].percent, Fraction::decimal(3334, 2));
/// // the simplest: 40 and 60 percent
/// assert_eq!(found.proposals[3].rule.as_ref().unwrap().terms()[0].percent, Fraction::from(40));
/// ```
pub fn negotiate<'c>(case: &'c Case, request: &NegotiateRequest) -> Result<Negotiation<'c>, Diagnostic> {
    let ground = Ground::new(case, request)?;
    let mut conditions = conditions::conditions(&ground, request)?;
    let cap_is_out_of_reach = bends::is_out_of_reach(&ground, request, &conditions)?;
    let objector = request.fair.then(|| Objector::new(CaseGame::new(&ground.computed, Level::Base)?));
    let groups = FoundGroups { objector: objector.transpose()?, ground: &ground };
    let of_group = broken_by_all(&ground)?;
    let mut holds = search::holding(&groups, &mut conditions);
    let conflict = match (holds.is_empty(), of_group.is_empty()) {
        (false, true) => None,
        (true, true) => conflict::conflict(&groups, &mut conditions),
        (_, false) => Some(Conflict { of_group, ..Conflict::default() }),
    };
    if conflict.is_some() {
        holds = Corners::none();
    }
    let sought = Sought { ground: &ground, request, conditions: &conditions, holds: &holds };
    let proposals = sought.proposals()?;
    Ok(Negotiation {
        case,
        namesakes: namesakes(&ground.computed),
        net: request.net,
        groups: groups.objector.as_ref().map(Objector::missing),
        ends: search::ends(&holds, &conditions),
        members: accepted(&ground, &conditions, &Net::of(&ground, request)?),
        items: ground.shared_items(),
        proposals,
        conflict,
        cap_is_out_of_reach,
        is_irrational: ground.bases.iter().any(Basis::has_roots),
        is_ranged: ground.ends.is_some(),
        bases: ground.bases.clone(),
        computed: ground.computed,
        conditions,
        holds,
    })
}

/// The requirements on the whole group that do not hold whatever the percents are.
fn broken_by_all(ground: &Ground<'_>) -> Result<Vec<(usize, Option<Fraction>)>, Diagnostic> {
    let meant = ground.case.require.iter().map(|required| &required.requirement);
    let meant: Vec<bool> = meant
        .map(|requirement| conditions::is_of_group(requirement) && !falls_away(ground.case, requirement))
        .collect();
    let Some(first) = ground.bases.first().filter(|_| meant.contains(&true)) else { return Ok(Vec::new()) };
    let case = ground.by(&Rule::by(first.clone()));
    let Some(plan) = &case.plan else { return Ok(Vec::new()) };
    let computed = compute(&case, plan, &Selection::default())?;
    let ledger = Ledger::of(&computed, &Way::default());
    let broken = kept(&case, &computed, &ledger).into_iter().filter_map(|outcome| match outcome.promise {
        PromiseMaker::File(nth)
            if meant.get(nth) == Some(&true) && outcome.judged.holds != Holds::AtWorst =>
        {
            // what is missing is room below nothing, at the worst end
            let room = outcome.judged.headroom;
            let least = room.range.map(|range| range.low).or(room.value);
            Some((nth, least.map(|least| -&least).filter(Fraction::is_positive)))
        }
        _ => None,
    });
    let mut worst: BTreeMap<usize, Option<Fraction>> = BTreeMap::new();
    for (nth, missing) in broken {
        let known = worst.entry(nth).or_default();
        *known = missing.max(known.take());
    }
    Ok(worst.into_iter().collect())
}

/// What a member's percents are held against, at each end of the costs.
fn counted(ground: &Ground<'_>, net: &Net, member: usize) -> (Option<Range>, Vec<Range>) {
    let levels = [Level::Low, Level::Base, Level::High];
    let before = |level| Some(&ground.before(level, member, None)? - &net.before(member));
    let pays = levels.map(|level| net.of_alone(member, &ground.pays_at(level, member, None)));
    let of = |base: usize| Range::hull(pays.iter().filter_map(|pays| pays.get(base).cloned()));
    let before: Option<Vec<Fraction>> = levels.into_iter().map(before).collect();
    (before.and_then(Range::hull), (0..ground.bases.len()).filter_map(of).collect())
}

/// What each member accepts by itself.
fn accepted(ground: &Ground<'_>, conditions: &[Condition], net: &Net) -> Vec<Accepts> {
    let of = |(member, _)| {
        let mut holds = Corners::of_all(ground.bases.len());
        let own = conditions.iter().enumerate().filter(|(_, condition)| condition.whose == [member]);
        own.for_each(|(number, condition)| holds.cut(number, &condition.misses));
        Accepts {
            member,
            before: ground.before(Level::Base, member, None),
            pays: ground.pays(member, None),
            counted: counted(ground, net, member),
            parts: holds.ends(0),
        }
    };
    ground.computed.members().map(of).collect()
}
