//! Cost items and what they cost in each year of a term: months, growth, ranges, rounding at the year's invoice.

mod calendar;
mod estimate;
mod item;
mod present;
mod schedule;
mod support;

pub use calendar::{Calendar, Months, Year, YearName};
pub use estimate::{Estimate, Units};
pub use item::{Bearer, CostItem, Price};
pub use present::{
    NoMeasure, Timing, adjusted_return, internal_return, present_value, savings_to_investment,
};
pub use schedule::{Invoice, Layer, Schedule};
pub use support::{Fund, Support, SupportPays};
