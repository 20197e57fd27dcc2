//! The answer of a command: its report in the format asked for, to where it goes.

use super::output::{self, Ending};
use super::terminal::Terminal;
use super::told::Told;
use super::words::{AnswerForm, Options};
use cloudcost::Diagnostic;
use cloudcost::book::Book;
use cloudcost::code;
use cloudcost::render::{AroundRows, Encoding};
use cloudcost::report::{Audience, Report};
use std::io::IsTerminal;

impl AnswerForm {
    /// Who reads an answer of this form.
    pub(super) fn reader(self) -> Audience {
        match self {
            AnswerForm::Text(format) if format.is_for_people() => Audience::People,
            AnswerForm::Text(_) => Audience::Data,
            AnswerForm::Workbook => Audience::All,
        }
    }
}

impl Options {
    /// Who reads the answer: of a table asked for by its name, anybody.
    pub(super) fn reader(&self) -> Audience {
        let form = self.form().ok().filter(|_| self.table.is_none());
        form.map_or(Audience::All, AnswerForm::reader)
    }
}

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
        AnswerForm::Text(format) => format,
        AnswerForm::Workbook => return workbook(&report, live, options, terminal),
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
    output::write(encoded(&text, options.encoding(format)?)?, options.output())
}

/// Writes a report whose rows of one table, which it holds without them, are texts already; each leaves as it comes where
/// nothing has to be known of all of them first.
pub(super) fn write_around(
    report: &Report,
    id: &str,
    rows: impl Iterator<Item = String>,
    options: &Options,
    terminal: &Terminal,
) -> anyhow::Result<Ending> {
    let mut rows = rows.filter(|rows| !rows.is_empty()).peekable();
    let AnswerForm::Text(format) = options.form()? else { return write(report.clone(), options, terminal) };
    let picked = options.table.as_deref();
    let around = cloudcost::render::around(report, id, format, &terminal.style, picked);
    let (Some(AroundRows { before, between, after }), Some(_)) = (around, rows.peek()) else {
        return write(report.clone(), options, terminal);
    };
    let encoding = options.encoding(format)?;
    let rows = rows.enumerate().map(|(nth, rows)| if nth == 0 { rows } else { [between, &rows].concat() });
    let texts = std::iter::once(before).chain(rows).chain([after]);
    if options.output().is_none() && encoding == Encoding::Utf8 {
        return output::write_all(texts);
    }
    output::write(encoded(&texts.collect::<String>(), encoding)?, options.output())
}

/// A text in an encoding.
fn encoded(text: &str, encoding: Encoding) -> anyhow::Result<Vec<u8>> {
    cloudcost::render::encoded(text, encoding).map_err(|lacking| match lacking {
        Some(letter) => Told::new(code!("encoding-lacks")).with("letter", letter.to_string()).into(),
        None => Told::new(code!("encoding-unbuilt")).into(),
    })
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
