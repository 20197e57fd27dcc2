//! Reading the keys of a table one by one: what is there, of the right kind, and nothing else.

mod bases;
mod echoes;
mod figures;
mod lost;
mod numbers;
mod reader;
mod record;
mod tables;
mod words;

pub(super) use reader::{At, Keys, Reader};
pub(super) use record::{AskedKey, AskedRecord, ValueKind};
#[cfg(feature = "spreadsheet")]
pub(crate) use tables::MOST_MEMBERS;
