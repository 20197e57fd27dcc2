//! What members can hold against each other: of the groups with the one and without the other, the one that pays most above
//! its cost.
//!
//! A group takes the cheapest way there is: some share the service, the others stay as they are. A member that pays more
//! than it costs today gains by joining any group, so it counts as if it paid just that, and its gain beside it.

use super::build::{Built, of_parts};
use crate::coalition::parts::GameParts;
use std::collections::BTreeMap;

/// A group, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::coalition) struct Complaint {
    /// Whether each member is in it.
    pub(in crate::coalition) group: Vec<bool>,
    /// What it would cost by itself.
    pub(in crate::coalition) cost: i128,
    /// What it pays above that, in units of which `scale` make a unit of the costs.
    pub(in crate::coalition) excess: i128,
}

/// The worst complaint of all, and the worst of each member against each other, by their numbers.
pub(in crate::coalition) type Complaints = (Complaint, BTreeMap<(usize, usize), Complaint>);

/// What members say that pay this each, in units of which `scale` make a unit of the costs; `today` is what each costs as it
/// is. `None` if some cost is not of the kinds that smallest cuts can look at.
pub(in crate::coalition) fn complaints(
    parts: &GameParts,
    today: Option<&[i128]>,
    pays: &[i128],
    scale: i128,
) -> Option<Complaints> {
    let members = parts.members();
    let today: Vec<Option<i128>> = (0..members).map(|member| today?.get(member).copied()).collect();
    let held =
        |(pays, today): (&i128, &Option<i128>)| today.map_or(*pays, |today| (today * scale).min(*pays));
    let held: Vec<i128> = pays.iter().zip(&today).map(held).collect();
    let mut built = of_parts(parts, &held, scale)?;
    let side = built.network.cut(&mut built.room);
    let look = Hearing { parts, today, pays, held, scale, built };
    let worst = look.complaint(&side, None, None)?;
    let mut found = BTreeMap::new();
    for one in 0..members {
        look.against_all(one, &mut found)?;
    }
    Some((worst, found))
}

struct Hearing<'p> {
    parts: &'p GameParts,
    today: Vec<Option<i128>>,
    pays: &'p [i128],
    /// The lesser of what each pays and what it costs today.
    held: Vec<i128>,
    scale: i128,
    /// The network, full as far as no member is to be in or out.
    built: Built,
}

impl Hearing<'_> {
    fn against_all(&self, one: usize, found: &mut BTreeMap<(usize, usize), Complaint>) -> Option<()> {
        let Built { network, room, endless, .. } = &self.built;
        let mut room = room.clone();
        let mut near = network.distances(&room);
        // whoever has to be in the group shares the service, or stays as it is: then it costs what it does today
        let held = self.held.get(one).copied().unwrap_or(0);
        let more = self.today.get(one).copied().flatten().map_or(*endless, |today| today * self.scale - held);
        self.built.widen(&mut room, one, true, more);
        network.widened(&room, &mut near, one, true);
        let side = network.cut_from(&mut room, near);
        let near = network.distances(&room);
        for other in (0..self.pays.len()).filter(|other| *other != one) {
            let complaint = match side.get(other) {
                Some(true) => {
                    let (mut room, mut near) = (room.clone(), near.clone());
                    self.built.fix(&mut room, other, false);
                    network.widened(&room, &mut near, other, false);
                    self.complaint(&network.cut_from(&mut room, near), Some(one), Some(other))
                }
                _ => self.complaint(&side, Some(one), Some(other)),
            };
            found.insert((one, other), complaint?);
        }
        Some(())
    }

    /// The group of those that share the service, of those that gain by staying, and of `one`; without the other.
    fn complaint(&self, side: &[bool], one: Option<usize>, other: Option<usize>) -> Option<Complaint> {
        let share = side.get(..self.pays.len())?;
        let members = share.iter().zip(self.pays).zip(&self.held).enumerate();
        let is_in = |(member, ((share, pays), held)): (usize, ((&bool, &i128), &i128))| {
            Some(member) != other && (Some(member) == one || *share || pays > held)
        };
        let group: Vec<bool> = members.map(is_in).collect();
        let stays =
            group.iter().zip(share).zip(&self.today).filter(|((is_in, share), _)| **is_in && !**share);
        let cost = stays.filter_map(|(_, today)| *today).sum::<i128>() + self.parts.cost(share)?;
        let paid = group.iter().zip(self.pays).filter(|(is_in, _)| **is_in);
        let excess = paid.map(|(_, pays)| pays).sum::<i128>() - cost * self.scale;
        Some(Complaint { group, cost, excess })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coalition::{CostPart, in_group};

    /// Four members, against every group and every way to part it into those that share and those that stay.
    #[test]
    fn complaints_are_the_worst_of_all_groups() {
        let parts = GameParts::new(
            4,
            [
                CostPart::Own(vec![3, -2, 5, 7]),
                CostPart::Fixed { users: vec![0, 2], cost: 19 },
                CostPart::Fixed { users: vec![1, 2, 3], cost: 31 },
                CostPart::ByCount { users: vec![0, 1, 3], prices: vec![Some(40), Some(50), Some(52)] },
            ],
        );
        let flags = |group: u32| -> Vec<bool> { (0..4).map(|member| in_group(group, member)).collect() };
        for (today, pays) in [
            (None, [40, 20, 30, 60]),
            (Some([70, 60, 35, 50]), [40, 20, 30, 60]),
            (Some([9, 3, 100, 100]), [40, 20, 30, 60]),
            (Some([70, 60, 35, 50]), [-5, 80, 90, -9]),
        ] {
            let excess = |group: u32| -> i128 {
                let one = |share: u32| {
                    let paid: i128 = (0..4).filter(|one| in_group(group, *one)).map(|one| pays[one]).sum();
                    let stay = (0..4).filter(|one| in_group(group & !share, *one));
                    let stays: Option<i128> = stay.map(|one| Some(today?[one])).sum();
                    Some(paid - parts.cost(&flags(share)).unwrap() - stays?)
                };
                (0..16).filter(|share| share & !group == 0).filter_map(one).max().unwrap()
            };
            let today = today.as_ref().map(|today| &today[..]);
            let (worst, pairs) = complaints(&parts, today, &pays, 1).unwrap();
            assert_eq!(worst.excess, (0..16).map(excess).max().unwrap());
            assert_eq!(pairs.len(), 12);
            for ((one, other), complaint) in pairs {
                assert!(complaint.group[one] && !complaint.group[other]);
                let groups = (0..16).filter(|group| in_group(*group, one) && !in_group(*group, other));
                assert_eq!(complaint.excess, groups.map(excess).max().unwrap(), "{one} {other} {today:?}");
            }
        }
    }
}
