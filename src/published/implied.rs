//! What stated figures imply: any two of before, after, saving and percent give the other two.

use super::amounts::StatedAmounts;
use super::bound::PrintedBound;
use super::figures::{Figures, Stated, StatedPercent};
use super::interval::Interval;
use super::reach::RowReach;
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
    /// A stated amount; of a bound only the side is known beside what the others give, of a range only the ends.
    fn stated(stated: &Stated, given: Option<Range>) -> Known {
        if stated.is_open() {
            return Known::within(given.and_then(|given| narrowed(Some(given), Some(stated.numbers()))));
        }
        Known {
            value: (!stated.is_loose()).then(|| stated.amount.exact()),
            range: Some(stated.range.clone()),
        }
    }

    fn within(range: Option<Range>) -> Known {
        Known { value: range.as_ref().and_then(|range| range.point().cloned()), range }
    }

    /// A stated percent that no amounts give; of a bound nothing but its side is known.
    fn alone(stated: &StatedPercent) -> Known {
        if stated.one_bound().is_some_and(PrintedBound::is_open) {
            return Known::default();
        }
        let loose = stated.bound.is_some() || stated.ends.is_some();
        Known { value: (!loose).then(|| stated.value.clone()), range: Some(stated.range()) }
    }

    /// Whether nothing at all is known.
    pub(crate) fn is_unknown(&self) -> bool {
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
    /// Whether that verdict is of one amount alone, which the percent cannot leave.
    pub alone: bool,
    /// What costs that are bounds leave of the saving.
    pub open_saving: Option<Interval>,
    /// The same of the percent.
    pub open_percent: Option<Interval>,
}

impl Implied {
    /// Before, after, saving, percent.
    pub fn figures(&self) -> [&Known; 4] {
        [&self.before, &self.after, &self.saving, &self.percent]
    }

    /// Whether some stated figure contradicts the others.
    pub fn is_inconsistent(&self) -> bool {
        self.saving_verdict == SavingVerdict::Inconsistent
            || self.percent_verdict == Some(PercentVerdict::Inconsistent)
    }

    /// What costs that are bounds leave of the saving, where nothing printed contradicts it.
    pub(crate) fn saving_left(&self) -> Option<&Interval> {
        self.open_saving.as_ref().filter(|_| !self.is_inconsistent())
    }

    /// The same of the percent.
    pub(crate) fn percent_left(&self) -> Option<&Interval> {
        self.open_percent.as_ref().filter(|_| !self.is_inconsistent())
    }

    /// Whether some follows only from others within the printed precision.
    pub fn is_within_precision(&self) -> bool {
        self.saving_verdict == SavingVerdict::WithinPrecision
            || self.percent_verdict == Some(PercentVerdict::WithinPrecision)
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
///         rises: false,
///     }),
///     percent: Some(StatedPercent {
///         value: Fraction::from(40),
///         decimals: 0,
///         approximate: false,
///         bound: None,
///         ends: None,
///         left: false,
///         rises: false,
///     }),
///     ..Figures::default()
/// };
/// let before = imply(&figures).before;
/// assert_eq!(before.value, None);
/// // 645,000,000 / 0.405
/// assert_eq!(before.range.unwrap().low, Fraction::ratio(645_000_000_000, 405).unwrap());
/// ```
pub fn imply(figures: &Figures) -> Implied {
    let amounts = StatedAmounts::of(figures);
    let (of_percent, of_saving) = (RowReach::of_percent(figures), RowReach::of_saving(figures));
    let exact_percent = amounts.exact_percent().filter(|_| !amounts.are_loose());
    let judged = |stated| verdict::percent(stated, exact_percent.as_ref(), of_percent.as_ref());
    let of_after = verdict::of_what_is_left(figures);
    let percent_verdict = of_after.or_else(|| figures.percent.as_ref().map(judged));
    let saving_verdict = verdict::saving(figures);
    let open = |reach: &Option<RowReach>| {
        reach.as_ref().filter(|reach| reach.is_open).map(|reach| reach.possible.clone())
    };
    let (open_percent, open_saving) = (open(&of_percent), open(&of_saving));
    // what contradicts a bound says nothing of the other figures
    let apart = open_percent.is_some() && percent_verdict == Some(PercentVerdict::Inconsistent)
        || open_saving.is_some() && saving_verdict == SavingVerdict::Inconsistent;
    let [before, after, saving] = inferred(figures, &amounts, apart);
    let saving = narrowed(saving, open_saving.clone().filter(|_| !apart && figures.saving.is_none()));
    let named = |stated: &Option<Stated>, range| match stated {
        Some(stated) => Known::stated(stated, range),
        None => Known::within(range),
    };
    let before = named(&figures.before, before);
    let after = named(&figures.after, after);
    let saving = named(&figures.saving, saving);
    let of_amounts = of_percent.and_then(|reach| reach.possible.range());
    let percent = match (&figures.percent, &open_percent) {
        (Some(stated), Some(open)) if !apart => {
            let known = Known::alone(stated);
            Known { range: narrowed(known.range, Some(open.clone())), ..known }
        }
        (Some(stated), None) if amounts.stated() < 2 => Known::alone(stated),
        _ => Known { value: exact_percent.clone(), range: of_amounts },
    };
    let percent = if figures.percent.is_none() { Known::within(percent.range) } else { percent };
    let inferred = [
        (figures.before.is_none(), &before),
        (figures.after.is_none(), &after),
        (figures.saving.is_none(), &saving),
        (figures.percent.is_none(), &percent),
    ]
    .into_iter()
    .any(|(unstated, known)| unstated && !known.is_unknown());
    let alone = of_after.is_some();
    Implied {
        alone,
        open_saving,
        open_percent,
        saving_verdict,
        percent_verdict,
        before,
        after,
        saving,
        percent,
        exact_percent,
        inferred,
    }
}

/// Before, after and saving as far as the stated figures give them; `apart` where they contradict a bound.
fn inferred(figures: &Figures, amounts: &StatedAmounts<'_>, apart: bool) -> [Option<Range>; 3] {
    match (amounts.stated(), &figures.percent) {
        (0, _) => Default::default(),
        (1, Some(percent)) if !apart && !percent.one_bound().is_some_and(PrintedBound::is_open) => {
            amounts.by_percent(percent)
        }
        (1, _) => amounts.ranges(),
        _ if apart => amounts.ranges(),
        _ => amounts.by_difference(),
    }
}

/// A range as far as it lies in an interval; the interval itself where nothing else is known and it has both ends.
fn narrowed(range: Option<Range>, within: Option<Interval>) -> Option<Range> {
    match (range, within) {
        (Some(range), Some(within)) => Interval::from(&range).common(&within).and_then(|both| both.range()),
        (None, Some(within)) => within.range(),
        (range, None) => range,
    }
}
