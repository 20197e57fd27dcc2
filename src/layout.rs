//! From findings to a report: which tables, rows, columns and notes; one file a command.

mod annotated;
mod away;
mod bases;
pub mod cases;
mod cells;
pub mod check;
mod columns;
pub mod compare;
pub mod diff;
pub mod explain;
mod faults;
mod funding;
mod grants;
mod headings;
mod heads;
mod known;
mod lookup;
mod membership;
mod misses;
mod moved;
pub mod negotiate;
mod printed;
mod promises;
pub mod report;
pub mod split;
pub mod steps;
mod verdicts;
pub mod verify;
pub mod whatif;
pub mod workbook;

pub use cells::tax;
