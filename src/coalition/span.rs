//! The span of groups as vectors of 0 and 1: whether one more says anything new. Exact, in machine integers.
//!
//! Vectors of −1, 0 and 1 in up to 21 columns have determinants of at most 21^10.5 < 10^14 (Hadamard): one is 0 exactly
//! if it is 0 modulo the prime 2^61 − 1. So ranks modulo that prime are ranks.

const PRIME: i128 = (1 << 61) - 1;

/// Vectors in a form in which each begins where the ones before it have 0.
#[derive(Clone, Debug, Default)]
pub(super) struct VectorSpan(Vec<(usize, Vec<i128>)>);

impl VectorSpan {
    /// How many vectors say something of their own.
    pub(super) fn rank(&self) -> usize {
        self.0.len()
    }

    /// Adds a vector of −1, 0 and 1; whether it says something new.
    pub(super) fn add(&mut self, vector: impl Iterator<Item = i128>) -> bool {
        let Some((place, mut left)) = self.left(vector) else { return false };
        let inverse = left.get(place).map_or(1, |leading| power(*leading, PRIME - 2));
        left.iter_mut().for_each(|entry| *entry = *entry * inverse % PRIME);
        self.0.push((place, left));
        true
    }

    /// Whether a vector is a sum of multiples of those added.
    pub(super) fn has(&self, vector: impl Iterator<Item = i128>) -> bool {
        self.left(vector).is_none()
    }

    /// What the vectors leave of another, with the first place where it is not 0.
    fn left(&self, vector: impl Iterator<Item = i128>) -> Option<(usize, Vec<i128>)> {
        let mut left: Vec<i128> = vector.map(|entry| entry.rem_euclid(PRIME)).collect();
        for (place, row) in &self.0 {
            let factor = left.get(*place).copied().unwrap_or(0);
            if factor != 0 {
                for (entry, known) in left.iter_mut().zip(row) {
                    *entry = (*entry - factor * known).rem_euclid(PRIME);
                }
            }
        }
        let place = left.iter().position(|entry| *entry != 0)?;
        Some((place, left))
    }
}

fn power(base: i128, mut times: i128) -> i128 {
    let (mut result, mut square) = (1, base);
    while times > 0 {
        if times & 1 == 1 {
            result = result * square % PRIME;
        }
        square = square * square % PRIME;
        times >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_pairs_of_three_members_span_everything_and_four_members_in_a_ring_do_not() {
        let mut span = VectorSpan::default();
        for pair in [[1, 1, 0], [1, 0, 1], [0, 1, 1]] {
            assert!(span.add(pair.into_iter()));
        }
        assert_eq!(span.rank(), 3);
        assert!(span.has([1, 1, 1].into_iter()) && !span.add([0, -1, 0].into_iter()));
        let mut ring = VectorSpan::default();
        let added =
            [[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1], [1, 0, 0, 1]].map(|pair| ring.add(pair.into_iter()));
        assert_eq!(added, [true, true, true, false]);
    }
}
