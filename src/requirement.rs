//! A limit, and whether figures keep to it: only if they do at the worst end of what they can truly be.
//!
//! Worked example (Toyama): 約22億円 before is 21.5 to 22.5億円, 約14億円 after 13.5 to 14.5億円. The saving is
//! 8 / 22 = 36.4% as stated and (21.5 - 14.5) / 21.5 = 32.6% at worst: "at least 30%" holds at the worst end. The
//! highest cost after that still saves 30% of 22億円 is 22 x 0.7 = 15.4億円: 1.4億円 more than the 14億円 stated.

mod measure;

pub use measure::{Costs, Measure};

use crate::lang::Text;
use crate::money::{Fraction, Range};

/// What must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The figure that is limited.
    pub figure: Figure,
    /// From which side.
    pub bound: Bound,
    /// By how much.
    pub limit: Limit,
    /// Whose figure.
    pub whose: Whose,
    /// Of which system; `None` for everything.
    pub system: Option<Text>,
    /// Whether it must hold in every year rather than over the term.
    pub yearly: bool,
}

/// The figure that is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The cost before.
    Before,
    /// The cost after.
    After,
    /// The saving.
    Saving,
    /// A member's cost after.
    Share,
}

impl Figure {
    /// The word for it in a case file.
    pub fn key(self) -> &'static str {
        match self {
            Figure::Before => "before",
            Figure::After => "after",
            Figure::Saving => "saving",
            Figure::Share => "share",
        }
    }
}

/// From which side a figure is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It must not be less.
    AtLeast,
    /// It must not be more.
    AtMost,
}

/// A limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// In major units.
    Amount(Fraction),
    /// In percent of the cost before.
    Percent(Fraction),
}

/// Whose figure is limited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The whole group's.
    Group,
    /// Every member's.
    Every,
    /// One member's.
    Member(String),
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The figure on the scale of the limit: in percent, or in major units.
    pub actual: Measure,
    /// Its worst end.
    pub worst: Option<Fraction>,
    /// The highest cost after that still meets the limit, where the limit is of that kind.
    pub ceiling: Measure,
    /// By how much the cost after may still rise; negative where it must fall.
    pub headroom: Measure,
    /// Whether it holds.
    pub holds: Holds,
}

/// Whether a requirement holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Even at the worst end.
    AtWorst,
    /// Perhaps: not at the worst end of what the figures can be.
    NotAtWorst,
    /// Not with the figures as they are.
    No,
    /// The figures that it takes are not known.
    Unknown,
}

impl Requirement {
    /// Holds figures against the limit.
    ///
    /// ```
    /// use cloudcost::requirement::{Bound, Costs, Figure, Holds, Limit, Measure, Requirement, Whose};
    /// use cloudcost::{Fraction, Range};
    /// let oku = |tenths: i128| Fraction::from(tenths * 10_000_000);
    /// let cost = |value, low, high| Measure {
    ///     value: Some(oku(value)),
    ///     range: Some(Range { low: oku(low), high: oku(high) }),
    /// };
    /// let guarantee = Requirement {
    ///     figure: Figure::Saving,
    ///     bound: Bound::AtLeast,
    ///     limit: Limit::Percent(Fraction::from(30)),
    ///     whose: Whose::Group,
    ///     system: None,
    ///     yearly: false,
    /// };
    /// let percent = |n: i128, d| Fraction::ratio(100 * n, d).unwrap();
    /// let toyama = Costs {
    ///     before: cost(220, 215, 225),
    ///     after: cost(140, 135, 145),
    ///     percent: Measure {
    ///         value: Some(percent(80, 220)),
    ///         range: Some(Range { low: percent(70, 215), high: percent(90, 225) }),
    ///     },
    ///     ..Costs::default()
    /// };
    /// let judged = guarantee.judge(&toyama);
    /// assert_eq!(judged.holds, Holds::AtWorst);
    /// assert_eq!(judged.ceiling.value, Some(oku(154)));
    /// assert_eq!(judged.headroom.value, Some(oku(14)));
    /// ```
    pub fn judge(&self, costs: &Costs) -> Judged {
        let actual = self.measured(costs);
        let (worst, holds) = self.held(&actual);
        let ceiling = self.ceiling(costs);
        let headroom = headroom(&ceiling, &costs.after);
        Judged { actual, worst, ceiling, headroom, holds }
    }

    /// Whether figures keep to the limit, and nothing else of them.
    pub fn holds(&self, costs: &Costs) -> Holds {
        self.held(&self.measured(costs)).1
    }

    /// The same of costs that are known to the unit of 10^-`decimals`, without a division.
    ///
    /// ```
    /// use cloudcost::Fraction;
    /// use cloudcost::requirement::{Bound, Figure, Holds, Limit, Requirement, Whose};
    /// let limit = Limit::Percent(Fraction::from(30));
    /// let (whose, system) = (Whose::Group, None);
    /// let guarantee = Requirement { figure: Figure::Saving, bound: Bound::AtLeast, limit, whose, system, yearly: false };
    /// assert_eq!(guarantee.holds_exactly(Some(200), Some(140), 0), Holds::AtWorst);
    /// assert_eq!(guarantee.holds_exactly(Some(200), Some(141), 0), Holds::No);
    /// // a percent of nothing is not known
    /// assert_eq!(guarantee.holds_exactly(Some(0), Some(141), 0), Holds::Unknown);
    /// ```
    pub fn holds_exactly(&self, before: Option<i128>, after: Option<i128>, decimals: u32) -> Holds {
        match self.meets(before, after, decimals) {
            Some(true) => Holds::AtWorst,
            Some(false) => Holds::No,
            None => Holds::Unknown,
        }
    }

    /// The same as yes or no; `None` where it is not known.
    pub fn meets(&self, before: Option<i128>, after: Option<i128>, decimals: u32) -> Option<bool> {
        let figure = match self.figure {
            Figure::Before => before?,
            Figure::After | Figure::Share => after?,
            Figure::Saving => before?.checked_sub(after?)?,
        };
        // 100 x figure against percent x before, or the figure against an amount in its own units
        let (factor, limit, units) = match &self.limit {
            Limit::Percent(limit) if self.figure != Figure::Before => {
                (100, limit, before.filter(|before| *before > 0)?)
            }
            Limit::Amount(limit) | Limit::Percent(limit) => (1, limit, 10_i128.checked_pow(decimals)?),
        };
        let figure = Fraction::from(figure.checked_mul(factor)?);
        let limit = limit * &Fraction::from(units);
        Some(match self.bound {
            Bound::AtLeast => figure >= limit,
            Bound::AtMost => figure <= limit,
        })
    }

    /// The worst end of a figure on the scale of the limit, and whether it holds.
    fn held(&self, actual: &Measure) -> (Option<Fraction>, Holds) {
        let limit = match &self.limit {
            Limit::Amount(limit) | Limit::Percent(limit) => limit,
        };
        let meets = |value: &Fraction| match self.bound {
            Bound::AtLeast => value >= limit,
            Bound::AtMost => value <= limit,
        };
        let end = |best: bool| {
            actual.range.as_ref().map(|range| match (self.bound, best) {
                (Bound::AtLeast, false) | (Bound::AtMost, true) => range.low.clone(),
                (Bound::AtLeast, true) | (Bound::AtMost, false) => range.high.clone(),
            })
        };
        let (worst, best) = (end(false), end(true));
        let holds = match (&worst, actual.value.as_ref().or(best.as_ref())) {
            (Some(worst), _) if meets(worst) => Holds::AtWorst,
            (Some(_), Some(stated)) if meets(stated) => Holds::NotAtWorst,
            (Some(_), Some(_)) => Holds::No,
            _ => Holds::Unknown,
        };
        (worst, holds)
    }

    /// The figure on the scale of the limit.
    fn measured(&self, costs: &Costs) -> Measure {
        match (&self.limit, self.figure) {
            (Limit::Amount(_), Figure::Before) | (Limit::Percent(_), Figure::Before) => costs.before.clone(),
            (Limit::Amount(_), Figure::After | Figure::Share) => costs.after.clone(),
            (Limit::Amount(_), Figure::Saving) => costs.saving.clone(),
            (Limit::Percent(_), Figure::Saving) => costs.percent.clone(),
            // what is left after the saving
            (Limit::Percent(_), Figure::After | Figure::Share) => costs.percent.from(&Fraction::from(100)),
        }
    }

    /// The highest cost after that still meets the limit.
    fn ceiling(&self, costs: &Costs) -> Measure {
        let of_before = |percent: &Fraction| costs.before.times(&(percent * &Fraction::decimal(1, 2)));
        match (self.figure, self.bound, &self.limit) {
            (Figure::Saving, Bound::AtLeast, Limit::Percent(limit)) => {
                of_before(&(&Fraction::from(100) - limit))
            }
            (Figure::Saving, Bound::AtLeast, Limit::Amount(limit)) => costs.before.less(limit),
            (Figure::After | Figure::Share, Bound::AtMost, Limit::Percent(limit)) => of_before(limit),
            (Figure::After | Figure::Share, Bound::AtMost, Limit::Amount(limit)) => {
                Measure { value: Some(limit.clone()), range: Some(Range::exact(limit.clone())) }
            }
            _ => Measure::default(),
        }
    }
}

/// The ceiling less the cost after; a range only where both are known by themselves, not one from the other: where both
/// have a value, or the ceiling is one.
fn headroom(ceiling: &Measure, after: &Measure) -> Measure {
    let range = ceiling.range.as_ref().zip(after.range.as_ref()).map(|(ceiling, after)| ceiling.minus(after));
    match (&ceiling.value, &after.value) {
        (Some(value), Some(cost)) => Measure { value: Some(value - cost), range },
        _ if ceiling.range.as_ref().is_some_and(|range| range.point().is_some()) => {
            Measure { value: None, range }
        }
        _ => Measure::default(),
    }
}
