//! What a command finds in cases, before anyone decides how it looks; one file a command.

pub mod compare;
pub mod verify;
