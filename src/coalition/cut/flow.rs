//! The greatest flow through a network, and the smallest cut that stops it, in whole numbers.
//!
//! What a network looks like and how full it is are kept apart, so that a full one can be taken up again with pipes made
//! wider.

use std::collections::VecDeque;

/// A network of nodes and pipes.
#[derive(Clone, Debug)]
pub(super) struct Network {
    /// The pipes that leave each node.
    leaving: Vec<Vec<Pipe>>,
    pipes: usize,
    source: usize,
    sink: usize,
}

/// A pipe as it leaves a node; pipe n leads back along pipe n ^ 1.
#[derive(Clone, Copy, Debug)]
struct Pipe {
    number: usize,
    to: usize,
}

/// How much more each pipe of a network takes.
pub(super) type PipeRoom = Vec<i128>;

/// How far each node is from the sink, at least.
pub(super) type Distances = Vec<u32>;

/// Far away.
const UNREACHED: u32 = u32::MAX;

impl Network {
    /// So many nodes without pipes.
    pub(super) fn new(nodes: usize, source: usize, sink: usize) -> Network {
        Network { leaving: vec![Vec::new(); nodes], pipes: 0, source, sink }
    }

    /// Adds a pipe; its number.
    pub(super) fn add(&mut self, room: &mut PipeRoom, from: usize, to: usize, takes: i128) -> usize {
        let number = self.pipes;
        for (from, to, takes) in [(from, to, takes.max(0)), (to, from, 0)] {
            if let Some(leaving) = self.leaving.get_mut(from) {
                leaving.push(Pipe { number: self.pipes, to });
            }
            self.pipes += 1;
            room.push(takes);
        }
        number
    }

    /// Fills the network up; whether each node is on the source's side of the smallest cut, of several the one with the
    /// fewest nodes there.
    pub(super) fn cut(&self, room: &mut PipeRoom) -> Vec<bool> {
        let distances = self.distances(room);
        self.cut_from(room, distances)
    }

    /// The same where no node is nearer to the sink than this.
    pub(super) fn cut_from(&self, room: &mut PipeRoom, distances: Distances) -> Vec<bool> {
        self.fill(room, distances);
        self.reached(room)
    }

    /// Whether each node can be reached from the source through pipes that take more.
    fn reached(&self, room: &PipeRoom) -> Vec<bool> {
        let mut reached = vec![false; self.leaving.len()];
        let mut open = vec![self.source];
        reached.get_mut(self.source).into_iter().for_each(|reached| *reached = true);
        while let Some(node) = open.pop() {
            for Pipe { to, .. } in self.taking(node, room) {
                if let Some(reached) = reached.get_mut(to).filter(|reached| !**reached) {
                    *reached = true;
                    open.push(to);
                }
            }
        }
        reached
    }

    /// The pipes of a node that take more.
    fn taking(&self, node: usize, room: &PipeRoom) -> impl Iterator<Item = Pipe> {
        let pipes = self.leaving.get(node).into_iter().flatten().copied();
        pipes.filter(|pipe| room.get(pipe.number).is_some_and(|takes| *takes > 0))
    }

    /// How many pipes away from the sink each node is, through pipes that take more.
    pub(super) fn distances(&self, room: &PipeRoom) -> Distances {
        let mut distances = vec![UNREACHED; self.leaving.len()];
        self.nearer(room, &mut distances, self.sink, 0);
        distances
    }

    /// A pipe from the source to a node has become wider, or one from the node to the sink.
    pub(super) fn widened(&self, room: &PipeRoom, distances: &mut Distances, node: usize, from_source: bool) {
        let far = distances.get(node).copied().unwrap_or(UNREACHED);
        match from_source {
            // no way leads back through the source
            true => {
                let source = distances.get_mut(self.source).into_iter();
                source.for_each(|source| *source = (*source).min(far.saturating_add(1)));
            }
            false => self.nearer(room, distances, node, 1),
        }
    }

    /// Puts a node as near to the sink, and as near as they then are those from which a way leads to it.
    fn nearer(&self, room: &PipeRoom, distances: &mut Distances, node: usize, distance: u32) {
        let mut open = VecDeque::from([(node, distance)]);
        while let Some((node, distance)) = open.pop_front() {
            let Some(known) = distances.get_mut(node).filter(|known| distance < **known) else { continue };
            *known = distance;
            for Pipe { number, to } in self.leaving.get(node).into_iter().flatten() {
                let leads_here = room.get(*number ^ 1).is_some_and(|takes| *takes > 0);
                if leads_here && distances.get(*to).is_some_and(|known| distance + 1 < *known) {
                    open.push_back((*to, distance + 1));
                }
            }
        }
    }

    /// Sends what there is a way for, along shortest ways. Nodes are never farther from the sink than they are told to be
    /// near, and are told to be farther where no pipe leads on: once nobody is at some distance, no way leads past it
    /// (J. B. Orlin and R. K. Ahuja, "Distance-directed augmenting path algorithms", 1991).
    fn fill(&self, room: &mut PipeRoom, mut distances: Distances) {
        let nodes = self.leaving.len();
        let mut at = vec![0_usize; nodes + 1];
        for distance in &distances {
            count(&mut at, *distance).into_iter().for_each(|count| *count += 1);
        }
        // the source has a pipe a member, most of them full, and none takes more later
        let of_source: Vec<Pipe> = self.taking(self.source, room).collect();
        let mut next = vec![0; nodes];
        let mut way: Vec<(usize, Pipe)> = Vec::new();
        let mut node = self.source;
        while distances.get(self.source).is_some_and(|far| *far != UNREACHED) {
            if node == self.sink {
                node = send(room, &mut way).unwrap_or(self.source);
                continue;
            }
            let far = distances.get(node).copied().unwrap_or(UNREACHED);
            let leaving = if node == self.source { Some(&of_source) } else { self.leaving.get(node) };
            let (Some(leaving), Some(first)) = (leaving, next.get_mut(node)) else { return };
            let leads_on = |pipe: &Pipe| {
                let nearer = distances.get(pipe.to).is_some_and(|to| to.saturating_add(1) == far);
                nearer && room.get(pipe.number).is_some_and(|takes| *takes > 0)
            };
            let rest = leaving.get(*first..).unwrap_or_default();
            if let Some((nth, pipe)) = rest.iter().enumerate().find(|(_, pipe)| leads_on(pipe)) {
                *first += nth;
                way.push((node, *pipe));
                node = pipe.to;
                continue;
            }
            *first = 0;
            let takes = |pipe: &&Pipe| room.get(pipe.number).is_some_and(|takes| *takes > 0);
            let nearest = leaving.iter().filter(takes).filter_map(|pipe| distances.get(pipe.to)).min();
            let further = nearest.map_or(UNREACHED, |nearest| nearest.saturating_add(1));
            let further =
                if usize::try_from(further).is_ok_and(|far| far < nodes) { further } else { UNREACHED };
            let left = count(&mut at, far).map(|count| {
                *count = count.saturating_sub(1);
                *count
            });
            if left == Some(0) {
                return;
            }
            count(&mut at, further).into_iter().for_each(|count| *count += 1);
            distances.get_mut(node).into_iter().for_each(|far| *far = further);
            node = way.pop().map_or(self.source, |(node, _)| node);
        }
    }
}

/// Sends along a way to the sink as much as its pipes take; leaves the way up to the first pipe that takes no more, and
/// gives the node that this leaves.
fn send(room: &mut PipeRoom, way: &mut Vec<(usize, Pipe)>) -> Option<usize> {
    let sent = way.iter().filter_map(|(_, pipe)| room.get(pipe.number)).min().copied()?;
    let mut full = None;
    for (place, (node, pipe)) in way.iter().enumerate() {
        if let Some(takes) = room.get_mut(pipe.number) {
            *takes -= sent;
            if *takes == 0 {
                full = full.or(Some((place, *node)));
            }
        }
        room.get_mut(pipe.number ^ 1).into_iter().for_each(|takes| *takes += sent);
    }
    let (place, node) = full?;
    way.truncate(place);
    Some(node)
}

/// How many nodes are at a distance.
fn count(at: &mut [usize], distance: u32) -> Option<&mut usize> {
    at.get_mut(usize::try_from(distance).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_cut_of_a_network_on_paper() {
        // 0 to 3 by 1 (3 wide, then 2) and by 2 (2, then 3), with 5 from 1 to 2: 5 get through
        let mut network = Network::new(4, 0, 3);
        let mut room = PipeRoom::new();
        for (from, to, takes) in [(0, 1, 3), (0, 2, 2), (1, 3, 2), (2, 3, 3), (1, 2, 5)] {
            network.add(&mut room, from, to, takes);
        }
        assert_eq!(network.cut(&mut room), [true, false, false, false]);
        assert_eq!((room[0], room[2]), (0, 0));
        // with the first pipe wider by 4, what leaves for 3 is the smallest cut
        room[0] += 4;
        assert_eq!(network.cut(&mut room), [true, true, true, false]);
    }

    /// Networks of seven nodes, against every way to part them; then with a pipe made wider, from where they are full.
    #[test]
    fn the_smallest_cut_is_the_smallest_of_all() {
        let mut seed = 7_u64;
        let mut draw = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..3_000 {
            let mut network = Network::new(7, 5, 6);
            let mut room = PipeRoom::new();
            let mut pipes: Vec<(usize, usize, i128)> = Vec::new();
            let mut ends = Vec::new();
            for node in 0..5 {
                let (pays, costs) = (i128::from(draw(9)), i128::from(draw(9)));
                ends.push([network.add(&mut room, 5, node, pays), network.add(&mut room, node, 6, costs)]);
                pipes.extend([(5, node, pays), (node, 6, costs)]);
            }
            for _ in 0..draw(9) {
                let (from, to, takes) = (draw(5) as usize, draw(5) as usize, i128::from(draw(12)));
                network.add(&mut room, from, to, takes);
                pipes.push((from, to, takes));
            }
            let smallest = |pipes: &[(usize, usize, i128)]| -> Vec<bool> {
                let side = |group: u32, node: usize| node == 5 || node < 5 && group >> node & 1 == 1;
                let cut = |group: u32| -> i128 {
                    let cut = pipes.iter().filter(|(from, to, _)| side(group, *from) && !side(group, *to));
                    cut.map(|(.., takes)| takes).sum()
                };
                let best = (0..32).min_by_key(|group| (cut(*group), group.count_ones())).unwrap();
                (0..7).map(|node| side(best, node)).collect()
            };
            assert_eq!(network.cut(&mut room), smallest(&pipes), "{pipes:?}");
            for _ in 0..2 {
                let mut distances = network.distances(&room);
                let (node, from_source) = (draw(5) as usize, draw(2) == 0);
                let more = i128::from(draw(15));
                room[ends[node][usize::from(!from_source)]] += more;
                pipes[2 * node + usize::from(!from_source)].2 += more;
                network.widened(&room, &mut distances, node, from_source);
                assert_eq!(network.cut_from(&mut room, distances), smallest(&pipes), "{pipes:?}");
            }
        }
    }
}
