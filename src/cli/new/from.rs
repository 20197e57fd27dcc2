//! A case from a spreadsheet: drafted, read as any case is, and written where both went well.

use crate::cli::args::New;
use crate::cli::files::{self, Spreadsheet};
use crate::cli::output::{self, Ending};
use crate::cli::terminal::Terminal;
use crate::cli::words::Options;
use cloudcost::{Diagnostic, code};
use std::path::Path;

/// Reads the spreadsheet and writes the case.
pub(super) fn run(
    path: &Path,
    asked: &New,
    options: &Options,
    terminal: &Terminal,
) -> anyhow::Result<Ending> {
    let mut wanted = Spreadsheet::default();
    wanted.sheets.clone_from(&asked.sheet);
    wanted.unit = options.unit;
    for map in &asked.map {
        let parts = map.split_once('=').filter(|(column, key)| !column.is_empty() && !key.is_empty());
        let Some((column, key)) = parts else {
            let fault = Diagnostic::error(code!("unknown-key"), None).worded(code!("map-form"));
            return Err(terminal.say(&fault.with("found", map.as_str())));
        };
        wanted.map(column.trim(), key.trim()).map_err(|fault| terminal.say(&fault))?;
    }
    match files::draft(path, &wanted, terminal)? {
        Some(text) => output::write(text, options.output()),
        None => Ok(Ending::Invalid),
    }
}
