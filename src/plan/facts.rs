//! What a plan costs: every invoice of every item by year, as facts that any table adds up.

mod beside;
mod computed;
mod cut;
mod fact;
mod known;
mod laid;
mod outside;
mod part;
mod place;
mod renewal;
mod rows;
mod selection;

pub use crate::cost::Side;
pub use computed::{Computed, compute};
pub use cut::{CutItem, IdleYear};
pub use fact::{Fact, Payer};
pub use known::KnownCosts;
pub use part::{Dimension, PaidPart, Supported};
pub(crate) use rows::left;
pub use rows::{RowKey, Sums, add_up};
pub use selection::Selection;
