//! Figures as a document printed them, what they imply for one another, and whether they agree.

mod amounts;
mod beyond;
mod figures;
mod implied;
mod verdict;

pub use beyond::{all_on_one_side, conflict};
pub use figures::{Figures, PrintedBound, Stated, StatedPercent};
pub use implied::{Implied, Known, imply};
pub use verdict::{PercentVerdict, SavingVerdict};
