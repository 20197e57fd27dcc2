//! Costs of a term as they fall for discounting: at its base date, and in each year at its beginning, middle or end.
//!
//! Worked example, the convention of life-cycle handbooks: 1,000 at the base date and 100 at the end of each of two years
//! are worth 1,000 + 100/1.03 + 100/1.03^2 = 1,191.35 at 3%.

use super::present::{NoMeasure, Timing, internal_return, present_value};
use crate::money::Fraction;

/// Costs as they fall.
///
/// ```
/// use cloudcost::cost::{Flows, Timing};
/// use cloudcost::{Fraction, Rounding};
/// let mut flows = Flows::new(2);
/// flows.at_base(&Fraction::from(1_000));
/// flows.add(0, Timing::End, &Fraction::from(100));
/// flows.add(1, Timing::End, &Fraction::from(100));
/// let value = flows.present_value(&Fraction::ratio(3, 100).unwrap());
/// assert_eq!(value.rounded(2, Rounding::HalfAway), Fraction::decimal(119_135, 2));
/// // -1,000 and then 600 and 600 are worth nothing at 13.07%
/// let mut saved = Flows::new(2);
/// saved.at_base(&Fraction::from(-1_000));
/// saved.add(0, Timing::End, &Fraction::from(600));
/// saved.add(1, Timing::End, &Fraction::from(600));
/// let rate = saved.internal_return().unwrap();
/// assert_eq!(rate.rounded(4, Rounding::HalfAway), Fraction::decimal(1_307, 4));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flows {
    base: Fraction,
    start: Vec<Fraction>,
    mid: Vec<Fraction>,
    end: Vec<Fraction>,
}

impl Flows {
    /// Nothing, in so many years.
    pub fn new(years: usize) -> Flows {
        let none = || vec![Fraction::zero(); years];
        Flows { base: Fraction::zero(), start: none(), mid: none(), end: none() }
    }

    /// Adds what falls at the base date.
    pub fn at_base(&mut self, amount: &Fraction) {
        self.base = &self.base + amount;
    }

    /// Adds what falls in a year, from 0.
    pub fn add(&mut self, year: usize, timing: Timing, amount: &Fraction) {
        let years = match timing {
            Timing::Start => &mut self.start,
            Timing::Mid => &mut self.mid,
            Timing::End => &mut self.end,
        };
        if let Some(sum) = years.get_mut(year) {
            *sum = &*sum + amount;
        }
    }

    /// What falls at the base date.
    pub fn base(&self) -> &Fraction {
        &self.base
    }

    /// These less others.
    pub fn minus(&self, others: &Flows) -> Flows {
        let less = |some: &[Fraction], others: &[Fraction]| {
            some.iter().zip(others).map(|(some, other)| some - other).collect()
        };
        Flows {
            base: &self.base - &others.base,
            start: less(&self.start, &others.start),
            mid: less(&self.mid, &others.mid),
            end: less(&self.end, &others.end),
        }
    }

    /// The base date and the first so many years of them.
    pub fn until(&self, years: usize) -> Flows {
        let first = |flows: &[Fraction]| flows.iter().take(years).cloned().collect();
        Flows {
            base: self.base.clone(),
            start: first(&self.start),
            mid: first(&self.mid),
            end: first(&self.end),
        }
    }

    /// How many years there are.
    pub fn years(&self) -> usize {
        self.end.len()
    }

    /// Whether any of them is so.
    pub fn any(&self, is: fn(&Fraction) -> bool) -> bool {
        std::iter::once(&self.base).chain(&self.start).chain(&self.mid).chain(&self.end).any(is)
    }

    /// What they are worth at the base date, at `rate` a year.
    pub fn present_value(&self, rate: &Fraction) -> Fraction {
        let timings = [(&self.start, Timing::Start), (&self.mid, Timing::Mid), (&self.end, Timing::End)];
        let some = timings.into_iter().filter(|(flows, _)| flows.iter().any(|flow| !flow.is_zero()));
        some.fold(self.base.clone(), |sum, (flows, timing)| &sum + &present_value(flows, rate, timing))
    }

    /// The rate at which they are worth nothing, as [`internal_return`] finds it.
    ///
    /// # Errors
    /// [`NoMeasure`] where there is no such rate.
    pub fn internal_return(&self) -> Result<Fraction, NoMeasure> {
        let is_some = |flows: &[Fraction]| flows.iter().any(|flow| !flow.is_zero());
        let others = is_some(&self.start) || is_some(&self.end) || !self.base.is_zero();
        match (is_some(&self.mid), others) {
            // half a year for all of them moves no rate
            (true, false) => internal_return(&self.mid),
            (false, _) => internal_return(&self.in_years()),
            (true, true) => {
                // in half years, with the root of the yearly growth
                let half = &internal_return(&self.in_half_years())? + &Fraction::from(1);
                Ok(&half.power(2) - &Fraction::from(1))
            }
        }
    }

    /// At the base date, and at the ends of the years, each of which is the beginning of the next.
    fn in_years(&self) -> Vec<Fraction> {
        let mut years = vec![Fraction::zero(); self.years().saturating_add(1)];
        let mut add = |at: usize, flow: &Fraction| {
            if let Some(sum) = years.get_mut(at) {
                *sum = &*sum + flow;
            }
        };
        add(0, &self.base);
        self.start.iter().enumerate().for_each(|(year, flow)| add(year, flow));
        self.end.iter().enumerate().for_each(|(year, flow)| add(year.saturating_add(1), flow));
        years
    }

    fn in_half_years(&self) -> Vec<Fraction> {
        let years = self.in_years();
        let mids = self.mid.iter().cloned().map(Some).chain([None]);
        years.into_iter().zip(mids).flat_map(|(flow, mid)| std::iter::once(flow).chain(mid)).collect()
    }
}
