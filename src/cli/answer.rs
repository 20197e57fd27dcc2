//! The answer of a command: its report in the format asked for, to where it goes.

use super::output::{self, Ending};
use super::terminal::Terminal;
use super::words::Options;
use cloudcost::report::Report;

/// Writes a report as the options say.
pub(super) fn write(report: Report, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    let format = options.format()?;
    anyhow::ensure!(
        !format.is_for_checks() || report.command == "check",
        "-f github, sarif and junit are for `cloudcost check`"
    );
    let text = cloudcost::render::render(&report, format, &terminal.style, options.table.as_deref())
        .map_err(|known| {
            let wanted = options.table.as_deref().unwrap_or_default();
            anyhow::anyhow!("no table `{wanted}`; the tables are {}", known.join(", "))
        })?;
    output::write(&text, options.output())
}
