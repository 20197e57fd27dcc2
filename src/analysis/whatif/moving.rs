//! Two sums of the same amounts, each amount within a range: by how much one differs from the other, and how many times it is.
//!
//! 100 to 200 counted twice and 100 to 300, against both counted once, are 1.25 to 1.67 times as much: the least where the
//! first is 100 and the second 300, the greatest where they are 200 and 100.

use crate::money::{Fraction, Rounding};
use crate::plan::curve::{FigureCurve, Portion};
use crate::plan::form::AmountRange;
use crate::plan::line::AmountLine;

/// An amount between two ends, with how often it is in the old share and in the new one.
pub(super) struct MovingAmount {
    pub(super) ends: (Fraction, Fraction),
    pub(super) old: Fraction,
    pub(super) new: Fraction,
}

/// Two shares as sums of the same amounts.
pub(super) struct Together {
    pub(super) moving: Vec<MovingAmount>,
    /// What goes by costs before in the old and in the new share, as sums of the same amounts.
    pub(super) weighed: [Vec<Portion>; 2],
    /// By less than how much rounding can bring the old and the new share below their sums, and above them.
    pub(super) slack: [(i128, i128); 2],
}

/// So many steps find the greatest ratio, or it is left as it is.
const STEPS: usize = 40;

impl Together {
    /// The least and the greatest that the new share can be above the old one, in whole units.
    pub(super) fn difference(&self) -> (Option<i128>, Option<i128>) {
        let Some((least, most)) = self.apart() else { return (None, None) };
        let [old, new] = self.slack;
        let low = match new.0.saturating_add(old.1) {
            0 => least.units(0, Rounding::Ceiling),
            less => {
                (&least - &Fraction::from(less)).units(0, Rounding::Floor).map(|low| low.saturating_add(1))
            }
        };
        let high = match new.1.saturating_add(old.0) {
            0 => most.units(0, Rounding::Floor),
            more => {
                (&most + &Fraction::from(more)).units(0, Rounding::Ceiling).map(|high| high.saturating_sub(1))
            }
        };
        (low, high)
    }

    /// Between what the new share less the old one lies.
    fn apart(&self) -> Option<AmountRange> {
        if self.weighed.iter().all(Vec::is_empty) {
            let one = Fraction::from(1);
            let [[least, _], [most, _]] = [self.at(&one, false), self.at(&one, true)];
            return Some((least, most));
        }
        let [old, mut new] = self.curves();
        new.add(&old, &Fraction::from(-1));
        new.range(&self.ends())
    }

    fn ends(&self) -> Vec<AmountRange> {
        self.moving.iter().map(|amount| amount.ends.clone()).collect()
    }

    /// The old and the new share.
    fn curves(&self) -> [FigureCurve; 2] {
        let [old, new] = &self.weighed;
        let part: [fn(&MovingAmount) -> &Fraction; 2] = [|amount| &amount.old, |amount| &amount.new];
        [(old, part[0]), (new, part[1])].map(|(portions, part)| {
            let slopes = self.moving.iter().map(part).cloned().enumerate();
            let slopes = slopes.filter(|(_, slope)| !slope.is_zero()).collect();
            FigureCurve { line: AmountLine { fixed: Fraction::zero(), slopes }, portions: portions.clone() }
        })
    }

    /// Whether the new share is never less than nothing.
    pub(super) fn is_never_below_nothing(&self) -> bool {
        let [_, new] = self.curves();
        let [_, (off, _)] = self.rounded();
        new.range(&self.ends()).is_some_and(|(least, _)| !(&least - &off).is_negative())
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
        if self.weighed.iter().any(|weighed| !weighed.is_empty()) {
            return self.ratio_of_curves(most);
        }
        let lowest = |moving: &MovingAmount| (&moving.old * &moving.ends.0).min(&moving.old * &moving.ends.1);
        let least_old = self.moving.iter().map(lowest).sum::<Fraction>();
        let [off_old, off_new] = self.rounded();
        if !(&least_old - &off_old.0).is_positive() {
            return None;
        }
        let mut ratio = Fraction::from(1);
        for _ in 0..STEPS {
            let [over, paid] = self.at(&ratio, most);
            let share = &over + &(&ratio * &paid);
            let share = if most { &share + &off_new.1 } else { &share - &off_new.0 };
            // less than nothing is most in parts of the most
            let paid = if share.is_negative() == most { &paid + &off_old.1 } else { &paid - &off_old.0 };
            let next = share.checked_div(&paid)?;
            if next == ratio {
                return Some(ratio);
            }
            ratio = next;
        }
        None
    }
}

impl Together {
    /// By how much rounding can bring the old and the new share below what they are of the amounts, and above it.
    fn rounded(&self) -> [AmountRange; 2] {
        self.slack.map(|(less, more)| (Fraction::from(less), Fraction::from(more)))
    }

    /// The ratio where some of them goes by costs before.
    fn ratio_of_curves(&self, most: bool) -> Option<Fraction> {
        let ([old, mut new], [off_old, off_new]) = (self.curves(), self.rounded());
        let off = if most { off_new.1 } else { -&off_new.0 };
        new.line.fixed = &new.line.fixed + &off;
        let of = |off: &Fraction| {
            let mut old = old.clone();
            old.line.fixed = &old.line.fixed + off;
            new.ratio(&old, &self.ends(), most)
        };
        let (least, greatest) = (-&off_old.0, off_old.1);
        let (first, other) = if most { (&least, &greatest) } else { (&greatest, &least) };
        // less than nothing is most in parts of the most
        let ratio = of(first)?;
        if ratio.is_negative() { of(other) } else { Some(ratio) }
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
        let mut shares = Together {
            moving: vec![moving((600, 1000), (1, 2), (1, 1))],
            slack: [(0, 0); 2],
            weighed: Default::default(),
        };
        assert_eq!(shares.difference(), (Some(300), Some(500)));
        assert_eq!(
            [shares.ratio(false), shares.ratio(true)],
            [Some(Fraction::from(2)), Some(Fraction::from(2))]
        );
        // rounding moves either by less than a unit
        shares.slack = [(1, 1), (0, 0)];
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
            slack: [(0, 0); 2],
            weighed: Default::default(),
        };
        assert_eq!(shares.ratio(false), Fraction::ratio(5, 4));
        assert_eq!(shares.ratio(true), Fraction::ratio(5, 3));
        // nothing is known of how many times it is what may be nothing
        let shares = Together {
            moving: vec![moving((0, 200), (1, 1), (2, 1))],
            slack: [(0, 0); 2],
            weighed: Default::default(),
        };
        assert_eq!(shares.ratio(true), None);
    }
}
