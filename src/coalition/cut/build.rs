//! The network whose smallest cuts are groups: pipes for what members pay and cost, nodes for what several bear.
//!
//! A member among the source's side is in the group. Where the users of one cost are all among those of another, whoever
//! bears the first bears the second too: the one leads to the other, and only the other's further users need pipes.

use super::flow::{Network, PipeRoom};
use crate::coalition::parts::GameParts;

/// Costs that lead on to each other, at most: so deep may the search for a way become.
const DEEPEST: usize = 500;

/// Next smaller costs that are looked at for one within another.
const TRIED: usize = 50;

/// A cost of so much a user, up to a number of users; they stand in order.
struct UserCost {
    users: Vec<usize>,
    each: i128,
    most: i128,
}

/// A network for groups of members, and how it is filled at first.
#[derive(Clone, Debug)]
pub(super) struct Built {
    pub(super) network: Network,
    pub(super) room: PipeRoom,
    /// For each member, the pipe from the source and the one to the sink.
    pub(super) pipes: Vec<[usize; 2]>,
    /// Wider than all that can flow.
    pub(super) endless: i128,
}

/// The network of a game of parts in which members pay this each, in units of which `scale` make a unit of the costs. `None`
/// if a cost is not of the kinds that smallest cuts can look at.
pub(super) fn of_parts(parts: &GameParts, pays: &[i128], scale: i128) -> Option<Built> {
    let mut own = parts.own.clone();
    let mut capped = Vec::new();
    for (users, cost) in &parts.fixed {
        capped.push(UserCost { users: users.clone(), each: *cost, most: 1 });
    }
    for (users, prices) in &parts.by_count {
        let prices = prices.iter().copied().collect::<Option<Vec<i128>>>()?;
        // what each further user adds; the last of these is every user's own, the rest ends with some number
        let added: Vec<i128> = prices
            .iter()
            .zip(std::iter::once(&0).chain(&prices))
            .map(|(price, before)| price - before)
            .collect();
        let last = added.last().copied().unwrap_or(0);
        for user in users {
            if let Some(own) = own.get_mut(*user) {
                *own += last;
            }
        }
        for ((one, next), most) in added.iter().zip(added.iter().skip(1)).zip(1..) {
            capped.push(UserCost { users: users.clone(), each: one - next, most });
        }
    }
    for part in capped.iter_mut().filter(|part| part.users.len() == 1) {
        if let Some(own) = part.users.first().and_then(|user| own.get_mut(*user)) {
            *own += part.each;
            part.each = 0;
        }
    }
    capped.retain(|part| part.each != 0 && !part.users.is_empty());
    if capped.iter().any(|part| part.each < 0) {
        return None;
    }
    let gains: Vec<i128> =
        own.iter().enumerate().map(|(nth, own)| pays.get(nth).copied().unwrap_or(0) - own * scale).collect();
    Some(build(&gains, &capped, scale))
}

impl Built {
    /// Makes sure that a member is in the group, or that it is not.
    pub(super) fn fix(&self, room: &mut PipeRoom, member: usize, is_in: bool) {
        self.widen(room, member, is_in, self.endless);
    }

    /// Makes a member pay so much more for being in the group, or so much less.
    pub(super) fn widen(&self, room: &mut PipeRoom, member: usize, is_more: bool, by: i128) {
        let [source, sink] = self.pipes.get(member).copied().unwrap_or_default();
        if let Some(takes) = room.get_mut(if is_more { source } else { sink }) {
            *takes += by;
        }
    }
}

/// A network of members with what each gains by being in the group, and of costs, all in the same unit.
fn build(gains: &[i128], capped: &[UserCost], scale: i128) -> Built {
    let members = gains.len();
    let whole = |part: &UserCost| part.each * part.most * scale;
    let endless = gains.iter().map(|gain| gain.abs()).chain(capped.iter().map(whole)).sum::<i128>() + 1;
    let [source, sink] = [members + capped.len(), members + capped.len() + 1];
    let mut network = Network::new(sink + 1, source, sink);
    let mut room = PipeRoom::new();
    let pipes = gains.iter().enumerate().map(|(member, gain)| {
        let pays = network.add(&mut room, source, member, *gain);
        [pays, network.add(&mut room, member, sink, -gain)]
    });
    let pipes = pipes.collect();
    let within = within(capped);
    for ((nth, part), node) in capped.iter().enumerate().zip(members..) {
        network.add(&mut room, node, sink, whole(part));
        let inner = within.get(nth).copied().flatten();
        if let Some(inner) = inner {
            network.add(&mut room, members + inner, node, endless);
        }
        let inner = inner.and_then(|inner| capped.get(inner)).map_or(&[][..], |part| &part.users);
        for user in part.users.iter().filter(|user| inner.binary_search(user).is_err()) {
            // one user is enough for all of a fixed cost, and for those that it leads on to
            let takes = if part.most == 1 { endless } else { part.each * scale };
            network.add(&mut room, *user, node, takes);
        }
    }
    Built { network, room, pipes, endless }
}

/// For each cost that whoever uses it bears in full, the largest other such cost whose users are all among its own, if it is
/// one of the next smaller ones.
fn within(capped: &[UserCost]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> =
        (0..capped.len()).filter(|nth| capped.get(*nth).is_some_and(|part| part.most == 1)).collect();
    order.sort_by_key(|nth| capped.get(*nth).map_or(0, |part| part.users.len()));
    let mut found = vec![None; capped.len()];
    let mut depths = vec![0_usize; capped.len()];
    for (place, nth) in order.iter().enumerate() {
        let Some(outer) = capped.get(*nth) else { continue };
        let smaller = order.iter().take(place).rev().take(TRIED);
        let inner = smaller.copied().find(|inner| {
            depths.get(*inner).is_some_and(|depth| *depth < DEEPEST)
                && capped.get(*inner).is_some_and(|inner| is_among(&inner.users, &outer.users))
        });
        if let (Some(inner), Some(place)) = (inner, found.get_mut(*nth)) {
            *place = Some(inner);
            let depth = depths.get(inner).map_or(0, |depth| depth + 1);
            depths.get_mut(*nth).into_iter().for_each(|place| *place = depth);
        }
    }
    found
}

/// Whether all of the first are among the second; both in order.
fn is_among(inner: &[usize], outer: &[usize]) -> bool {
    let within = inner.first() >= outer.first() && inner.last() <= outer.last();
    let mut outer = outer.iter();
    within && inner.len() <= outer.len() && inner.iter().all(|user| outer.by_ref().any(|other| other == user))
}
