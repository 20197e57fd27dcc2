//! Two sums of the same amounts, each amount within a range: by how much one differs from the other, and how many times it is.
//!
//! 100 to 200 counted twice and 100 to 300, against both counted once, are 1.25 to 1.67 times as much: the least where the
//! first is 100 and the second 300, the greatest where they are 200 and 100.

use crate::money::{Fraction, Rounding};

/// An amount between two ends, with how often it is in the old share and in the new one.
pub(super) struct MovingAmount {
    pub(super) ends: (Fraction, Fraction),
    pub(super) old: Fraction,
    pub(super) new: Fraction,
}

/// Two shares as sums of the same amounts.
pub(super) struct Together {
    pub(super) moving: Vec<MovingAmount>,
    /// By less than how much rounding can bring the old and the new share from their sums.
    pub(super) slack: (i128, i128),
    /// How many of the amounts are rounded by themselves in the old share and in the new one: each time by half a unit at
    /// most, so that the two together are less than one apart.
    pub(super) scaled: i128,
}

/// So many steps find the greatest ratio, or it is left as it is.
const STEPS: usize = 40;

impl Together {
    /// The least and the greatest that the new share can be above the old one, in whole units.
    pub(super) fn difference(&self) -> (Option<i128>, Option<i128>) {
        let slack = self.slack.0.saturating_add(self.slack.1).saturating_add(self.scaled);
        let one = Fraction::from(1);
        let [[least, _], [most, _]] = [self.at(&one, false), self.at(&one, true)];
        match slack {
            0 => (least.units(0, Rounding::Ceiling), most.units(0, Rounding::Floor)),
            _ => {
                let slack = Fraction::from(slack);
                let low = (&least - &slack).units(0, Rounding::Floor).map(|low| low.saturating_add(1));
                let high = (&most + &slack).units(0, Rounding::Ceiling).map(|high| high.saturating_sub(1));
                (low, high)
            }
        }
    }

    /// The new share less so many times the old one, at its least or greatest, and the old one there.
    fn at(&self, times: &Fraction, most: bool) -> [Fraction; 2] {
        let mut sums = [Fraction::zero(), Fraction::zero()];
        for MovingAmount { ends, old, new } in &self.moving {
            let part = new - &(times * old);
            let end = if part.is_negative() == most { &ends.0 } else { &ends.1 };
            sums = [&sums[0] + &(&part * end), &sums[1] + &(old * end)];
        }
        sums
    }

    /// The least or the greatest that the new share can be in parts of the old one: each step takes the ratio at the
    /// amounts at which the new share is furthest from that of the last step (Dinkelbach's).
    pub(super) fn ratio(&self, most: bool) -> Option<Fraction> {
        let lowest = |moving: &MovingAmount| (&moving.old * &moving.ends.0).min(&moving.old * &moving.ends.1);
        let least_old = self.moving.iter().map(lowest).sum::<Fraction>();
        let rounded = self.scaled / 2 + self.scaled % 2;
        let [old, new] =
            [self.slack.0, self.slack.1].map(|slack| Fraction::from(slack.saturating_add(rounded)));
        if !(&least_old - &old).is_positive() {
            return None;
        }
        let mut ratio = Fraction::from(1);
        for _ in 0..STEPS {
            let [over, paid] = self.at(&ratio, most);
            let share = &over + &(&ratio * &paid);
            let next = match most {
                true => (&share + &new).checked_div(&(&paid - &old)),
                false => (&share - &new).checked_div(&(&paid + &old)),
            }?;
            if next == ratio {
                return Some(ratio);
            }
            ratio = next;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moving(ends: (i128, i128), old: (i128, i128), new: (i128, i128)) -> MovingAmount {
        let part = |(of, all)| Fraction::ratio(of, all).unwrap_or_default();
        MovingAmount {
            ends: (Fraction::from(ends.0), Fraction::from(ends.1)),
            old: part(old),
            new: part(new),
        }
    }

    #[test]
    fn what_doubles_doubles_at_either_end() {
        let mut shares =
            Together { moving: vec![moving((600, 1000), (1, 2), (1, 1))], slack: (0, 0), scaled: 0 };
        assert_eq!(shares.difference(), (Some(300), Some(500)));
        assert_eq!(
            [shares.ratio(false), shares.ratio(true)],
            [Some(Fraction::from(2)), Some(Fraction::from(2))]
        );
        // rounding moves either by less than a unit
        shares.slack = (1, 0);
        assert_eq!(shares.difference(), (Some(300), Some(500)));
        shares.moving = vec![moving((601, 1001), (1, 2), (1, 1))];
        assert_eq!(shares.difference(), (Some(300), Some(501)));
        assert!(
            shares.ratio(true) > Some(Fraction::from(2)) && shares.ratio(false) < Some(Fraction::from(2))
        );
    }

    #[test]
    fn the_part_that_grows_most_makes_the_greatest_ratio() {
        let shares = Together {
            moving: vec![moving((100, 200), (1, 1), (2, 1)), moving((100, 300), (1, 1), (1, 1))],
            slack: (0, 0),
            scaled: 0,
        };
        assert_eq!(shares.ratio(false), Fraction::ratio(5, 4));
        assert_eq!(shares.ratio(true), Fraction::ratio(5, 3));
        // nothing is known of how many times it is what may be nothing
        let shares = Together { moving: vec![moving((0, 200), (1, 1), (2, 1))], slack: (0, 0), scaled: 0 };
        assert_eq!(shares.ratio(true), None);
    }
}
