//! Cost items and what they cost in each year of a term: months, growth, ranges, rounding at the year's invoice.

mod calendar;
mod day;
mod estimate;
mod flows;
mod item;
mod laid;
mod present;
mod schedule;
mod side;
mod support;
mod tax;

pub use calendar::{Calendar, Months, Year, YearName};
pub use day::Day;
pub use estimate::{Estimate, Units};
pub use flows::Flows;
pub use item::{Bearer, CostItem, Price, Stage};
pub use present::{NoMeasure, Timing, annuity, internal_return, present_value};
pub(crate) use present::{adjusted_return, savings_to_investment};
pub use schedule::{Invoice, Layer, Schedule};
pub use side::{ComparedAmount, ItemAt, Side};
pub use support::{Fund, Support, SupportPays};
pub use tax::Taxed;
