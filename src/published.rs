//! Figures as a document printed them, what they imply for one another, and whether they agree.

mod amounts;
mod beyond;
mod bound;
mod figures;
mod implied;
mod interval;
mod reach;
mod verdict;

pub use beyond::{all_on_one_side, conflict};
pub use bound::PrintedBound;
pub use figures::{Figures, Stated, StatedPercent};
pub use implied::{Implied, Known, imply};
pub use interval::{End, Interval};
pub use verdict::{PercentVerdict, SavingVerdict};
