//! The answer of a command: its report in the format asked for, to where it goes.

use super::output::{self, Ending};
use super::terminal::Terminal;
use super::told::Told;
use super::words::{Form, Options};
use cloudcost::Diagnostic;
use cloudcost::book::Book;
use cloudcost::code;
use cloudcost::report::Report;
use std::io::IsTerminal;

/// Writes a report as the options say.
pub(super) fn write(report: Report, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    write_live(report, None, options, terminal)
}

/// The same, with the workbook that computes it where that is what is asked for.
pub(super) fn write_live(
    report: Report,
    live: Option<&Book>,
    options: &Options,
    terminal: &Terminal,
) -> anyhow::Result<Ending> {
    let format = match options.form()? {
        Form::Text(format) => format,
        Form::Workbook => return workbook(&report, live, options, terminal),
    };
    anyhow::ensure!(
        !format.is_for_checks()
            || report.command == "check"
            || (report.command == "diff" && format == cloudcost::render::Format::Github),
        Told::new(code!("format-for-check"))
    );
    let text = cloudcost::render::render(&report, format, &terminal.style, options.table.as_deref())
        .map_err(|known| {
            let wanted = options.table.as_deref().unwrap_or_default();
            Told::new(code!("table-unknown")).with("found", wanted).with("known", known.join(", "))
        })?;
    let bytes =
        cloudcost::render::encoded(&text, options.encoding(format)?).map_err(|lacking| match lacking {
            Some(letter) => Told::new(code!("encoding-lacks")).with("letter", letter.to_string()),
            None => Told::new(code!("encoding-unbuilt")),
        })?;
    output::write(bytes, options.output())
}

/// Writes a report as a workbook: into a file, or to standard output where that is no screen.
fn workbook(
    report: &Report,
    live: Option<&Book>,
    options: &Options,
    terminal: &Terminal,
) -> anyhow::Result<Ending> {
    no_screen(options, terminal)?;
    let bytes =
        cloudcost::render::workbook(report, live, &terminal.style).map_err(|fault| terminal.say(&fault))?;
    output::write(bytes, options.output())
}

/// Makes sure that what is no text goes to no screen.
pub(super) fn no_screen(options: &Options, terminal: &Terminal) -> anyhow::Result<()> {
    match options.output().is_none() && std::io::stdout().is_terminal() {
        true => Err(terminal.say(&Diagnostic::error(code!("workbook-to-terminal"), None))),
        false => Ok(()),
    }
}
