//! What a command finds in cases, before anyone decides how it looks; one file a command.

pub mod check;
pub mod compare;
pub mod diff;
pub mod discounted;
pub mod explain;
pub mod fair;
pub mod funding;
pub(crate) mod gain;
mod ledger;
mod level;
pub mod measures;
pub mod negotiate;
mod net;
mod parts;
pub mod plan;
pub mod promises;
mod quoted;
pub mod report;
pub mod shares;
pub mod split;
mod support;
pub mod turning;
pub mod verify;
pub mod versions;
pub mod whatif;
