//! A limit, and whether figures keep to it: only if they do at the worst end of what they can truly be.
//!
//! Worked example (Toyama): 約22億円 before is 21.5 to 22.5億円, 約14億円 after 13.5 to 14.5億円. The saving is
//! 8 / 22 = 36.4% as stated and (21.5 - 14.5) / 21.5 = 32.6% at worst: "at least 30%" holds at the worst end. The
//! highest cost after that still saves 30% of 22億円 is 22 x 0.7 = 15.4億円: 1.4億円 more than the 14億円 stated.

mod ceiling;
mod figure;
mod measure;

pub use figure::LimitedFigure;
pub use measure::{Costs, Measure};

use crate::lang::Text;
use crate::money::Fraction;
use ceiling::Ceiling;

/// What must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The figure that is limited.
    pub figure: LimitedFigure,
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
    /// The figure on the scale of the limit, in percent or in major units; in major units where it is held against a
    /// percent of a cost before that may be 0.
    pub actual: Measure,
    /// Whether the figure and its worst end are in percent.
    pub in_percent: bool,
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
    /// use cloudcost::requirement::{Bound, Costs, LimitedFigure, Holds, Limit, Measure, Requirement, Whose};
    /// use cloudcost::{Fraction, Range};
    /// let oku = |tenths: i128| Fraction::from(tenths * 10_000_000);
    /// let cost = |value, low, high| Measure {
    ///     value: Some(oku(value)),
    ///     range: Some(Range { low: oku(low), high: oku(high) }),
    /// };
    /// let guarantee = Requirement {
    ///     figure: LimitedFigure::Saving,
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
    /// assert_eq!((judged.ceiling.value, judged.headroom.value), (Some(oku(154)), Some(oku(14))));
    /// ```
    pub fn judge(&self, costs: &Costs) -> Judged {
        let bound = self.ceiling();
        let shown = bound.as_ref().filter(|_| self.is_limit_of_cost());
        let ceiling = shown.map(|bound| bound.of_costs(costs)).unwrap_or_default();
        let headroom = shown.map(|bound| bound.headroom(costs)).unwrap_or_default();
        if let Some(bound) = bound.filter(|bound| self.takes_amounts(costs, bound)) {
            let actual =
                if self.figure.gross() == LimitedFigure::Saving { &costs.saving } else { &costs.after }
                    .clone();
            let (worst, holds) = (self.end(&actual, false), self.room_held(&bound.room(costs)));
            return Judged { actual, in_percent: false, worst, ceiling, headroom, holds };
        }
        let actual = self.measured(costs);
        let (worst, holds) = self.held(&actual);
        let in_percent = matches!(self.limit, Limit::Percent(_));
        Judged { actual, in_percent, worst, ceiling, headroom, holds }
    }

    /// Whether the costs of the payer are all it takes, before support and of every system.
    pub(crate) fn is_of_costs(&self) -> bool {
        self.system.is_none() && !self.figure.is_net()
    }

    /// Whether figures keep to the limit, and nothing else of them.
    pub fn holds(&self, costs: &Costs) -> Holds {
        match self.ceiling().filter(|bound| self.takes_amounts(costs, bound)) {
            Some(bound) => self.room_held(&bound.room(costs)),
            None => self.held(&self.measured(costs)).1,
        }
    }

    /// The same of costs that are known to the unit of 10^-`decimals`, without a division.
    ///
    /// ```
    /// use cloudcost::Fraction;
    /// use cloudcost::requirement::{Bound, LimitedFigure, Holds, Limit, Requirement, Whose};
    /// let limit = Limit::Percent(Fraction::from(30));
    /// let (whose, system) = (Whose::Group, None);
    /// let guarantee = Requirement { figure: LimitedFigure::Saving, bound: Bound::AtLeast, limit, whose, system, yearly: false };
    /// assert_eq!(guarantee.holds_exactly(Some(200), Some(140), 0), Holds::AtWorst);
    /// assert_eq!(guarantee.holds_exactly(Some(200), Some(141), 0), Holds::No);
    /// // 30% of nothing is nothing: what costs 141 does not save it
    /// assert_eq!(guarantee.holds_exactly(Some(0), Some(141), 0), Holds::No);
    /// assert_eq!(guarantee.holds_exactly(Some(0), Some(0), 0), Holds::AtWorst);
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
        let figure = match self.figure.gross() {
            LimitedFigure::Before => before?,
            LimitedFigure::After | LimitedFigure::Share => after?,
            _ => before?.checked_sub(after?)?,
        };
        // 100 x figure against percent x before, or the figure against an amount in its own units
        let (factor, limit, units) = match &self.limit {
            Limit::Percent(limit) if self.figure != LimitedFigure::Before => {
                let of_any = self.ceiling().is_some_and(|bound| bound.is_of_any_cost());
                (100, limit, before.filter(|before| *before >= 0 || of_any)?)
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
        let (worst, best) = (self.end(actual, false), self.end(actual, true));
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
        match (&self.limit, self.figure.gross()) {
            (Limit::Amount(_), LimitedFigure::Before) | (Limit::Percent(_), LimitedFigure::Before) => {
                costs.before.clone()
            }
            (Limit::Amount(_), LimitedFigure::After | LimitedFigure::Share) => costs.after.clone(),
            (Limit::Amount(_), _) => costs.saving.clone(),
            // what is left after the saving
            (Limit::Percent(_), LimitedFigure::After | LimitedFigure::Share) => {
                costs.percent.from(&Fraction::from(100))
            }
            (Limit::Percent(_), _) => costs.percent.clone(),
        }
    }

    /// The cost after at which the limit is met exactly; `None` for one of the cost before.
    fn ceiling(&self) -> Option<Ceiling> {
        let (part, zero) = (|percent: &Fraction| percent * &Fraction::decimal(1, 2), Fraction::zero());
        Some(match (self.figure.gross(), &self.limit) {
            (LimitedFigure::Before, _) => return None,
            (LimitedFigure::After | LimitedFigure::Share, Limit::Percent(limit)) => {
                Ceiling::new(part(limit), zero)
            }
            (LimitedFigure::After | LimitedFigure::Share, Limit::Amount(limit)) => {
                Ceiling::new(zero, limit.clone())
            }
            (_, Limit::Percent(limit)) => Ceiling::new(&Fraction::from(1) - &part(limit), zero),
            (_, Limit::Amount(limit)) => Ceiling::new(Fraction::from(1), -limit),
        })
    }

    /// The best or the worst end of a figure.
    fn end(&self, actual: &Measure, best: bool) -> Option<Fraction> {
        actual.range.as_ref().map(|range| match (self.bound, best) {
            (Bound::AtLeast, false) | (Bound::AtMost, true) => range.low.clone(),
            (Bound::AtLeast, true) | (Bound::AtMost, false) => range.high.clone(),
        })
    }

    /// Whether the cost after is limited from above: a saving from below, or the cost itself.
    fn is_limit_of_cost(&self) -> bool {
        matches!(
            (self.figure.gross(), self.bound),
            (LimitedFigure::Saving, Bound::AtLeast)
                | (LimitedFigure::After | LimitedFigure::Share, Bound::AtMost)
        )
    }

    /// Whether amounts are held against a percent of the cost before, as no percent of it is known: it may be 0.
    fn takes_amounts(&self, costs: &Costs, bound: &Ceiling) -> bool {
        let before = costs.before.range.as_ref().map(|range| &range.low);
        matches!(self.limit, Limit::Percent(_))
            && costs.percent.range.is_none()
            && costs.percent.value.is_none()
            && before.is_some_and(|least| !least.is_negative() || bound.is_of_any_cost())
    }

    /// Whether the room between the cost after and the bound is on the right side.
    fn room_held(&self, room: &Measure) -> Holds {
        let Some(range) = &room.range else { return Holds::Unknown };
        let is_of_cost = self.is_limit_of_cost();
        let meets = |room: &Fraction| room.is_zero() || room.is_positive() == is_of_cost;
        let (worst, best) = if is_of_cost { (&range.low, &range.high) } else { (&range.high, &range.low) };
        match (meets(worst), meets(room.value.as_ref().unwrap_or(best))) {
            (true, _) => Holds::AtWorst,
            (false, true) => Holds::NotAtWorst,
            (false, false) => Holds::No,
        }
    }
}
