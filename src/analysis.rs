//! What a command finds in cases, before anyone decides how it looks; one file a command.

pub mod compare;
pub mod measures;
pub mod plan;
pub mod shares;
mod support;
pub mod whatif;
