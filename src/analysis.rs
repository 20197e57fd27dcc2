//! What a command finds in cases, before anyone decides how it looks; one file a command.

pub mod check;
pub mod compare;
pub mod verify;
