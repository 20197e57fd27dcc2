//! The greatest flow through a network, and the smallest cut that stops it, in whole numbers.
//!
//! What a network looks like and how full it is are kept apart, so that a full one can be taken up again with pipes made
//! wider. E. A. Dinic, "Algorithm for solution of a problem of maximum flow in networks", 1970.

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
        let mut next = vec![0; self.leaving.len()];
        loop {
            let distances = self.distances(room);
            if distances.get(self.source).copied().unwrap_or(UNREACHED) == UNREACHED {
                return self.reached(room);
            }
            next.iter_mut().for_each(|next| *next = 0);
            self.push(self.source, i128::MAX, room, &distances, &mut next);
        }
    }

    /// Whether each node can be reached from the source through pipes that take more.
    fn reached(&self, room: &PipeRoom) -> Vec<bool> {
        let mut reached = vec![false; self.leaving.len()];
        let mut open = vec![self.source];
        reached.get_mut(self.source).into_iter().for_each(|reached| *reached = true);
        while let Some(node) = open.pop() {
            for Pipe { number, to } in self.leaving.get(node).into_iter().flatten() {
                let takes = room.get(*number).is_some_and(|takes| *takes > 0);
                if takes && let Some(reached) = reached.get_mut(*to).filter(|reached| !**reached) {
                    *reached = true;
                    open.push(*to);
                }
            }
        }
        reached
    }

    /// How many pipes away from the sink each node is, through pipes that take more; no farther than the source is. A way
    /// that comes nearer with each pipe never ends before the sink.
    fn distances(&self, room: &PipeRoom) -> Vec<u32> {
        let mut distances = vec![UNREACHED; self.leaving.len()];
        let mut open = Vec::with_capacity(self.leaving.len());
        if let Some(distance) = distances.get_mut(self.sink) {
            *distance = 0;
            open.push(self.sink);
        }
        let mut at = 0;
        while let Some(node) = open.get(at).copied() {
            at += 1;
            let further = distances.get(node).map_or(0, |distance| distance + 1);
            for Pipe { number, to } in self.leaving.get(node).into_iter().flatten() {
                let takes = room.get(*number ^ 1).is_some_and(|takes| *takes > 0);
                if takes && let Some(distance) = distances.get_mut(*to).filter(|far| **far == UNREACHED) {
                    *distance = further;
                    if *to == self.source {
                        return distances;
                    }
                    open.push(*to);
                }
            }
        }
        distances
    }

    /// Sends as much as there is a way for, each pipe nearer to the sink; `next` is the first pipe of each node that may
    /// still lead on.
    fn push(
        &self,
        node: usize,
        most: i128,
        room: &mut PipeRoom,
        distances: &[u32],
        next: &mut [usize],
    ) -> i128 {
        if node == self.sink {
            return most;
        }
        let Some(leaving) = self.leaving.get(node) else { return 0 };
        let nearer = distances.get(node).and_then(|distance| distance.checked_sub(1));
        let mut left = most;
        while let Some(Pipe { number, to }) = next.get(node).and_then(|nth| leaving.get(*nth)).copied() {
            let Some(takes) = room.get(number).copied() else { break };
            if takes > 0 && distances.get(to).copied() == nearer {
                let sent = self.push(to, left.min(takes), room, distances, next);
                for (pipe, sent) in [(number, sent), (number ^ 1, -sent)] {
                    if let Some(takes) = room.get_mut(pipe) {
                        *takes -= sent;
                    }
                }
                left -= sent;
                if left == 0 {
                    return most;
                }
            }
            if let Some(nth) = next.get_mut(node) {
                *nth += 1;
            }
        }
        most - left
    }
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
}
