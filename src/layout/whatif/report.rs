//! A report of the command `whatif`.

use crate::report::{Note, Report, Table};

/// A report with these tables and notes.
pub(super) fn report(tables: Vec<Table>, notes: Vec<Note>) -> Report {
    Report { command: "whatif", tables, notes, ..Report::default() }
}
