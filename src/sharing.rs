//! Who pays what: the sharing rules, and the split of a claim by them, to the unit.
//!
//! The parts of shared items stay exact; each member's bill of a year is rounded once, so that the bills add up.

mod adjust;
mod apart;
mod bill;
mod books;
mod cap;
mod cheapest;
mod claim;
mod current;
mod curve;
mod degressive;
mod equal;
mod fault;
mod flow;
mod footed;
mod grid;
mod largest;
mod limits;
mod lines;
mod member;
mod parties;
mod parts;
mod paths;
mod payments;
mod pots;
mod power;
mod proportional;
mod real;
mod rule;
mod split;
mod table;
mod units;

pub use adjust::Adjuster;
pub use apart::ApartBill;
pub use bill::{Bill, Remainder, Round, Settlement};
pub(crate) use bill::{Billed, billed, bills};
pub use books::BookLine;
pub(crate) use cap::bills_held;
pub use claim::{BilledApart, Claim, ClaimInvoice, SharedItem, Spell};
pub use curve::{Curve, Curved};
pub use degressive::DEGRESSIVE;
pub use fault::{CannotHold, Fault};
pub use footed::{footed, whole};
pub use limits::Limits;
pub(crate) use limits::{Between, held_to};
pub use member::{Lack, Sharer};
pub use parts::Parts;
pub use payments::Capped;
pub use power::POWER;
pub use rule::{Basis, Rule, RulePart};
pub use split::{Split, YearSplit, split};
pub use table::PercentTable;
pub use units::NotKept;
