//! What a command finds in cases, before anyone decides how it looks; one file a command.

pub mod check;
pub mod compare;
pub mod diff;
pub mod explain;
mod instalments;
pub mod negotiate;
pub mod promises;
mod quoted;
pub mod report;
pub mod split;
pub mod verify;
pub mod versions;
pub mod whatif;
