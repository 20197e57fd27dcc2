//! The answer of a command: its report in the format asked for, to where it goes.

use super::output::{self, Ending};
use super::terminal::Terminal;
use super::told::Told;
use super::words::Options;
use cloudcost::code;
use cloudcost::report::Report;

/// Writes a report as the options say.
pub(super) fn write(report: Report, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    let format = options.format()?;
    anyhow::ensure!(
        !format.is_for_checks() || report.command == "check",
        Told::new(code!("format-for-check"))
    );
    let text = cloudcost::render::render(&report, format, &terminal.style, options.table.as_deref())
        .map_err(|known| {
            let wanted = options.table.as_deref().unwrap_or_default();
            Told::new(code!("table-unknown")).with("found", wanted).with("known", known.join(", "))
        })?;
    output::write(&text, options.output())
}
