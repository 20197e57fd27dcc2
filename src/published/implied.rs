//! What stated figures imply: any two of before, after, saving and percent give the other two.

use super::figures::{Bound, Figures, Stated, StatedPercent};
use super::verdict::{self, PercentVerdict, SavingVerdict};
use crate::money::{Fraction, Range};

/// A figure as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The stated or exactly computed number; `None` where only a range is known, or nothing.
    pub value: Option<Fraction>,
    /// All numbers it can truly be.
    pub range: Option<Range>,
}

impl Known {
    /// A stated amount; of a bound only the side is known, of a range only the ends.
    fn stated(stated: &Stated) -> Known {
        if stated.is_open() {
            return Known::default();
        }
        let loose = stated.ranged || stated.bound.is_some();
        Known { value: (!loose).then(|| stated.amount.exact()), range: Some(stated.range.clone()) }
    }

    fn within(range: Option<Range>) -> Known {
        Known { value: range.as_ref().and_then(|range| range.point().cloned()), range }
    }

    /// Whether nothing at all is known.
    pub fn is_unknown(&self) -> bool {
        self.range.is_none()
    }
}

/// The four figures with what each implies, and the verdicts on the stated ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    /// The cost before.
    pub before: Known,
    /// The cost after.
    pub after: Known,
    /// The saving.
    pub saving: Known,
    /// The percent: of the amounts as printed where two are stated, else as stated.
    pub percent: Known,
    /// The exact percent of the amounts as printed, where two are stated and the cost before is above 0.
    pub exact_percent: Option<Fraction>,
    /// Whether any figure of the row was inferred rather than printed.
    pub inferred: bool,
    /// Whether the printed amounts differ by the printed saving.
    pub saving_verdict: SavingVerdict,
    /// How the printed percent follows from the printed amounts; `None` if no percent is printed.
    pub percent_verdict: Option<PercentVerdict>,
}

impl Implied {
    /// Before, after, saving, percent.
    pub fn figures(&self) -> [&Known; 4] {
        [&self.before, &self.after, &self.saving, &self.percent]
    }
}

/// Infers what the stated figures imply and judges them against each other: any two of before, after, saving and percent
/// give the other two, as ranges wherever a stated figure is rounded; a percent alone gives no amounts.
///
/// Worked example (Saga, southern area): a saving of 6億5,000万円 lies between 6.45 and 6.55億円 and 40% between 39.5%
/// and 40.5%, so the cost before lies between 6.45 / 0.405 = 15.93億円 and 6.55 / 0.395 = 16.58億円, and the cost
/// after between 6.45 x 0.595 / 0.405 = 9.48億円 and 6.55 x 0.605 / 0.395 = 10.03億円.
///
/// ```
/// use cloudcost::published::{Figures, Stated, StatedPercent, imply};
/// use cloudcost::{Amount, Currency, Fraction, Range};
/// let saving = Fraction::from(650_000_000);
/// let figures = Figures {
///     saving: Some(Stated {
///         amount: Amount::new(&saving, Currency::JPY).unwrap(),
///         range: Range::around(&saving, &Fraction::from(10_000_000)),
///         approximate: true,
///         bound: None,
///         ranged: false,
///     }),
///     percent: Some(StatedPercent {
///         value: Fraction::from(40),
///         decimals: 0,
///         approximate: false,
///         bound: None,
///         ends: None,
///         left: false,
///     }),
///     ..Figures::default()
/// };
/// let before = imply(&figures).before;
/// assert_eq!(before.value, None);
/// // 645,000,000 / 0.405
/// assert_eq!(before.range.unwrap().low, Fraction::ratio(645_000_000_000, 405).unwrap());
/// ```
pub fn imply(figures: &Figures) -> Implied {
    let amounts = Amounts::of(figures);
    let percent_of_amounts = amounts.percent_range();
    let exact_percent = amounts.exact_percent().filter(|_| !amounts.are_loose());
    let [before, after, saving] = match amounts.stated() {
        0 => Default::default(),
        1 => match &figures.percent {
            Some(percent) if !percent.bound.is_some_and(Bound::is_open) => amounts.by_percent(percent),
            _ => amounts.ranges(),
        },
        _ => amounts.by_difference(),
    };
    let named = |stated: &Option<Stated>, range| match stated {
        Some(stated) => Known::stated(stated),
        None => Known::within(range),
    };
    let before = named(&figures.before, before);
    let after = named(&figures.after, after);
    let saving = named(&figures.saving, saving);
    let percent = match (&figures.percent, amounts.stated() >= 2) {
        (Some(_), true) => Known { value: exact_percent.clone(), range: percent_of_amounts.clone() },
        (Some(stated), false) if stated.bound.is_some_and(Bound::is_open) => Known::default(),
        (Some(stated), false) => {
            let loose = stated.bound.is_some() || stated.ends.is_some();
            Known { value: (!loose).then(|| stated.value.clone()), range: Some(stated.range()) }
        }
        (None, _) => Known::within(percent_of_amounts.clone()),
    };
    let inferred = [
        (figures.before.is_none(), &before),
        (figures.after.is_none(), &after),
        (figures.saving.is_none(), &saving),
        (figures.percent.is_none(), &percent),
    ]
    .into_iter()
    .any(|(unstated, known)| unstated && !known.is_unknown());
    let percent_verdict = figures
        .percent
        .as_ref()
        .map(|stated| verdict::percent(stated, exact_percent.as_ref(), percent_of_amounts.as_ref()));
    Implied {
        saving_verdict: verdict::saving(figures),
        percent_verdict,
        before,
        after,
        saving,
        percent,
        exact_percent,
        inferred,
    }
}

/// The stated amounts of a row.
struct Amounts<'f> {
    before: Option<&'f Stated>,
    after: Option<&'f Stated>,
    saving: Option<&'f Stated>,
}

/// The ranges of before, after and saving, as far as known.
type Ranges = [Option<Range>; 3];

impl<'f> Amounts<'f> {
    fn of(figures: &'f Figures) -> Self {
        let usable = |stated: &'f Option<Stated>| stated.as_ref().filter(|stated| !stated.is_open());
        Amounts {
            before: usable(&figures.before),
            after: usable(&figures.after),
            saving: usable(&figures.saving),
        }
    }

    /// Whether some amount is printed as a range or a bound: then no number follows exactly.
    fn are_loose(&self) -> bool {
        let loose = |stated: &&Stated| stated.ranged || stated.bound.is_some();
        let costs = [self.before, self.after];
        let saving = self.saving.filter(|_| costs.iter().any(Option::is_none));
        costs.iter().flatten().any(&loose) || saving.iter().any(loose)
    }

    fn stated(&self) -> usize {
        [self.before, self.after, self.saving].iter().flatten().count()
    }

    fn ranges(&self) -> Ranges {
        [self.before, self.after, self.saving].map(|stated| stated.map(|s| s.range.clone()))
    }

    /// The third amount from the other two; each end of it is reached by ends of theirs.
    fn by_difference(&self) -> Ranges {
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
    fn by_percent(&self, percent: &StatedPercent) -> Ranges {
        let hundred = Fraction::from(100);
        let share = percent.range();
        let one = Fraction::from(1);
        let part = |p: &Fraction| p.checked_div(&hundred);
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
    fn exact_percent(&self) -> Option<Fraction> {
        let exact = |stated: &Stated| stated.amount.exact();
        percent_of(self.before.map(exact), self.after.map(exact), self.saving.map(exact))
    }

    /// The percents that amounts within the printed precision give: each end is reached at ends of the amounts.
    fn percent_range(&self) -> Option<Range> {
        let ends = |stated: Option<&Stated>| match stated {
            Some(stated) => vec![Some(stated.range.low.clone()), Some(stated.range.high.clone())],
            None => vec![None],
        };
        let mut corners = Vec::new();
        // A printed saving narrows nothing where both costs are printed: it is checked against them instead.
        let saving = match (self.before, self.after) {
            (Some(_), Some(_)) => None,
            _ => self.saving,
        };
        for before in ends(self.before) {
            for after in ends(self.after) {
                for saving in ends(saving) {
                    corners.push(percent_of(before.clone(), after.clone(), saving)?);
                }
            }
        }
        Range::hull(corners)
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
