//! Random numbers: splitmix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).

/// How a number lies in its range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Distribution {
    /// Every value is as likely as any other.
    #[default]
    Uniform,
    /// The middle is the likeliest, the ends the least.
    Triangular,
}

/// A generator.
pub(super) struct Random(u64);

/// The step of the state: 2^64 over the golden ratio, odd.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    /// The generator of one sample: its own place on the cycle, whoever draws the others.
    pub(super) fn of_sample(seed: u64, sample: usize) -> Random {
        let sample = u64::try_from(sample).unwrap_or(u64::MAX);
        let mut start = Random(seed);
        let seed = start.next();
        Random(Random(seed ^ sample.wrapping_mul(STEP)).next())
    }

    /// 64 random bits.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from 0 to `most`, each as likely as any other: draws that would favour some are drawn again.
    fn up_to(&mut self, most: u64) -> u64 {
        let Some(count) = most.checked_add(1) else { return self.next() };
        let favoured = u64::MAX - (u64::MAX % count + 1) % count;
        loop {
            let bits = self.next();
            if bits <= favoured {
                return bits % count;
            }
        }
    }

    /// A whole number of a range; the sum of two draws over half of it each is triangular.
    pub(super) fn within(&mut self, low: i128, high: i128, shape: Distribution) -> i128 {
        let width = u64::try_from(high - low).unwrap_or(0);
        let above = match shape {
            Distribution::Uniform => i128::from(self.up_to(width)),
            Distribution::Triangular => {
                i128::from(self.up_to(width / 2)) + i128::from(self.up_to(width - width / 2))
            }
        };
        low + above
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_splitmix64() {
        // the first outputs for the seed 1234567, as published with the reference code (prng.di.unimi.it/splitmix64.c)
        let mut random = Random(1_234_567);
        let expected = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([random.next(), random.next(), random.next()], expected);
    }

    #[test]
    fn draws_reach_both_ends_and_the_triangle_prefers_the_middle() {
        let count = |shape| {
            let mut counts = [0_u32; 5];
            for sample in 0..10_000 {
                let drawn = Random::of_sample(1, sample).within(10, 14, shape);
                counts[usize::try_from(drawn - 10).unwrap()] += 1;
            }
            counts
        };
        // five values of 2,000 each, give or take five standard deviations of 40
        assert!(count(Distribution::Uniform).iter().all(|count| (1_800..2_200).contains(count)));
        // 0..2 + 0..2: 1, 2, 3, 2, 1 of 9
        let [a, b, c, d, e] = count(Distribution::Triangular);
        assert!((950..1_280).contains(&a) && (950..1_280).contains(&e), "{a} {e}");
        assert!((2_000..2_450).contains(&b) && (2_000..2_450).contains(&d), "{b} {d}");
        assert!((3_100..3_570).contains(&c), "{c}");
    }
}
