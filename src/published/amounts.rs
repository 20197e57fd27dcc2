//! The amounts and percents that two stated figures of a row give, each as a range.

use super::figures::{Figures, Stated, StatedPercent};
use crate::money::{Fraction, Range};

/// The stated amounts of a row.
pub(super) struct StatedAmounts<'f> {
    before: Option<&'f Stated>,
    after: Option<&'f Stated>,
    saving: Option<&'f Stated>,
}

/// The ranges of before, after and saving, as far as known.
type Ranges = [Option<Range>; 3];

impl<'f> StatedAmounts<'f> {
    pub(super) fn of(figures: &'f Figures) -> Self {
        let usable = |stated: &'f Option<Stated>| stated.as_ref().filter(|stated| !stated.is_open());
        StatedAmounts {
            before: usable(&figures.before),
            after: usable(&figures.after),
            saving: usable(&figures.saving),
        }
    }

    /// Whether some amount is printed as a range or a bound: then no number follows exactly.
    pub(super) fn are_loose(&self) -> bool {
        let loose = |stated: &&'f Stated| stated.is_loose();
        let costs = [self.before, self.after];
        let saving = self.saving.filter(|_| costs.iter().any(Option::is_none));
        costs.into_iter().flatten().any(|cost| loose(&cost)) || saving.iter().any(loose)
    }

    pub(super) fn stated(&self) -> usize {
        [self.before, self.after, self.saving].iter().flatten().count()
    }

    pub(super) fn ranges(&self) -> Ranges {
        [self.before, self.after, self.saving].map(|stated| stated.map(|s| s.range.clone()))
    }

    /// The third amount from the other two; each end of it is reached by ends of theirs.
    pub(super) fn by_difference(&self) -> Ranges {
        let [before, after, saving] = self.ranges();
        match (before, after, saving) {
            (Some(b), Some(a), None) => {
                let s = b.minus(&a);
                [Some(b), Some(a), Some(s)]
            }
            (Some(b), None, Some(s)) => {
                let a = b.minus(&s);
                [Some(b), Some(a), Some(s)]
            }
            (None, Some(a), Some(s)) => {
                let b = a.plus(&s);
                [Some(b), Some(a), Some(s)]
            }
            known => known.into(),
        }
    }

    /// The other two amounts from one amount and the percent p: each is the amount times a function of p that rises or
    /// falls throughout, so its ends lie at ends of both. Unknown where p could make it endless.
    pub(super) fn by_percent(&self, percent: &StatedPercent) -> Ranges {
        let (share, one) = (percent.range(), Fraction::from(1));
        let part = |p: &Fraction| p.checked_div(&Fraction::from(100));
        let (Some(low), Some(high)) = (part(&share.low), part(&share.high)) else {
            return self.ranges();
        };
        let share = Range { low, high };
        let kept = Range::exact(one.clone()).minus(&share);
        match (self.before, self.after, self.saving) {
            (Some(before), _, _) => [None, product(&before.range, &kept), product(&before.range, &share)],
            (_, Some(after), _) if kept.low.is_positive() => {
                let grown = inverse(&kept);
                let before = grown.and_then(|grown| product(&after.range, &grown));
                let ratio = quotient_of_parts(&share.low, &share.high, |p| p.checked_div(&(&one - p)));
                [before, None, ratio.and_then(|r| product(&after.range, &r))]
            }
            (_, _, Some(saving)) if share.low.is_positive() || share.high.is_negative() => {
                let before = inverse(&share).and_then(|inv| product(&saving.range, &inv));
                let ratio = quotient_of_parts(&share.low, &share.high, |p| (&one - p).checked_div(p));
                [before, ratio.and_then(|r| product(&saving.range, &r)), None]
            }
            _ => self.ranges(),
        }
    }

    /// The exact percent of the amounts as printed; `None` unless the cost before is above 0.
    pub(super) fn exact_percent(&self) -> Option<Fraction> {
        let exact = |stated: &Stated| stated.amount.exact();
        percent_of(self.before.map(exact), self.after.map(exact), self.saving.map(exact))
    }
}

/// 100 x saving / before from two of the three; `None` with fewer, or where the cost before is not above 0.
fn percent_of(
    before: Option<Fraction>,
    after: Option<Fraction>,
    saving: Option<Fraction>,
) -> Option<Fraction> {
    let (before, saving) = match (before, after, saving) {
        (Some(before), Some(after), _) => {
            let saving = &before - &after;
            (before, saving)
        }
        (Some(before), None, Some(saving)) => (before, saving),
        (None, Some(after), Some(saving)) => (&after + &saving, saving),
        _ => return None,
    };
    if !before.is_positive() {
        return None;
    }
    (&saving * &Fraction::from(100)).checked_div(&before)
}

fn product(a: &Range, b: &Range) -> Option<Range> {
    Range::hull([&a.low * &b.low, &a.low * &b.high, &a.high * &b.low, &a.high * &b.high])
}

/// 1 / x over a range without 0.
fn inverse(range: &Range) -> Option<Range> {
    let one = Fraction::from(1);
    Range::hull([one.checked_div(&range.low)?, one.checked_div(&range.high)?])
}

/// The hull of a function at both ends of a range over which it only rises or only falls.
fn quotient_of_parts(
    low: &Fraction,
    high: &Fraction,
    of: impl Fn(&Fraction) -> Option<Fraction>,
) -> Option<Range> {
    Range::hull([of(low)?, of(high)?])
}
