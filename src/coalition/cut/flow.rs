//! The greatest flow through a network, and the smallest cut that stops it, in whole numbers.
//!
//! E. A. Dinic, "Algorithm for solution of a problem of maximum flow in networks", 1970.

use std::collections::VecDeque;

/// A network of nodes and of pipes of some width.
pub(super) struct Flow {
    /// The pipes that leave each node; pipe n leads back along pipe n ^ 1.
    leaving: Vec<Vec<usize>>,
    /// Where each pipe leads, and how much more it takes.
    pipes: Vec<(usize, i128)>,
}

impl Flow {
    /// So many nodes without pipes.
    pub(super) fn new(nodes: usize) -> Flow {
        Flow { leaving: vec![Vec::new(); nodes], pipes: Vec::new() }
    }

    /// Adds a pipe; one that takes nothing is left out.
    pub(super) fn add(&mut self, from: usize, to: usize, takes: i128) {
        if takes <= 0 {
            return;
        }
        for (from, to, takes) in [(from, to, takes), (to, from, 0)] {
            if let Some(leaving) = self.leaving.get_mut(from) {
                leaving.push(self.pipes.len());
            }
            self.pipes.push((to, takes));
        }
    }

    /// Fills the network; whether each node is on the source's side of the smallest cut, of several the one with the
    /// fewest nodes there.
    pub(super) fn cut(&mut self, source: usize, sink: usize) -> Vec<bool> {
        loop {
            let levels = self.levels(source);
            if levels.get(sink).copied().flatten().is_none() {
                return levels.into_iter().map(|level| level.is_some()).collect();
            }
            let mut next = vec![0; self.leaving.len()];
            while self.push(source, sink, i128::MAX, &levels, &mut next) > 0 {}
        }
    }

    /// How many pipes away from the source each node is, through pipes that take more.
    fn levels(&self, source: usize) -> Vec<Option<usize>> {
        let mut levels = vec![None; self.leaving.len()];
        let mut open = VecDeque::from([(source, 0)]);
        while let Some((node, level)) = open.pop_front() {
            let Some(place @ None) = levels.get_mut(node) else { continue };
            *place = Some(level);
            let pipes = self.leaving.get(node).into_iter().flatten().filter_map(|pipe| self.pipes.get(*pipe));
            open.extend(pipes.filter(|(_, takes)| *takes > 0).map(|(to, _)| (*to, level + 1)));
        }
        levels
    }

    /// Sends as much as one way takes, from level to level; `next` is the first pipe of each node that may still lead on.
    fn push(
        &mut self,
        node: usize,
        sink: usize,
        most: i128,
        levels: &[Option<usize>],
        next: &mut [usize],
    ) -> i128 {
        if node == sink {
            return most;
        }
        let level = |node: usize| levels.get(node).copied().flatten();
        while let Some(nth) = next.get(node).copied() {
            let Some(pipe) = self.leaving.get(node).and_then(|leaving| leaving.get(nth)).copied() else {
                break;
            };
            let Some((to, takes)) = self.pipes.get(pipe).copied() else { break };
            if takes > 0 && level(to) == level(node).map(|level| level + 1) {
                let sent = self.push(to, sink, most.min(takes), levels, next);
                if sent > 0 {
                    for (pipe, sent) in [(pipe, sent), (pipe ^ 1, -sent)] {
                        if let Some((_, takes)) = self.pipes.get_mut(pipe) {
                            *takes -= sent;
                        }
                    }
                    return sent;
                }
            }
            if let Some(nth) = next.get_mut(node) {
                *nth += 1;
            }
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_cut_of_a_network_on_paper() {
        // 0 to 3 by 1 (3 wide, then 2) and by 2 (2, then 3), with 5 from 1 to 2: 5 get through
        let mut flow = Flow::new(4);
        for (from, to, takes) in [(0, 1, 3), (0, 2, 2), (1, 3, 2), (2, 3, 3), (1, 2, 5)] {
            flow.add(from, to, takes);
        }
        assert_eq!(flow.cut(0, 3), [true, false, false, false]);
        assert_eq!(flow.pipes.get(1).copied().zip(flow.pipes.get(3).copied()), Some(((0, 3), (0, 2))));
    }
}
