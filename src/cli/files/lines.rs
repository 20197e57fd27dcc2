//! The lines to verify: arguments, standard input, or figures one by one.

use super::problems::{Problem, SHOWN, say};
use super::reading::text_of;
use crate::cli::terminal::Terminal;
use crate::cli::words::Verify;
use cloudcost::code;
use cloudcost::{FaultKind, Line, Source, Unread};
use std::io;

/// The most text of lines to verify that is read from standard input, in bytes.
const MAX_LINES_BYTES: usize = 1024 * 1024;

/// Reads the lines to verify; `None` if they cannot be, which has been said by then. From standard input come the lines
/// that can be read, beside those that cannot.
pub(in crate::cli) fn read_lines(
    asked: &Verify,
    terminal: &Terminal,
) -> anyhow::Result<Option<(Vec<Line>, Vec<Unread>)>> {
    let alone = |lines| (lines, Vec::new());
    let read = match asked.lines.as_slice() {
        [] => {
            let figure = |text: &Option<String>| text.as_deref().map(as_typed).map(str::to_owned);
            let [before, after, saving, percent] =
                [&asked.before, &asked.after, &asked.saving, &asked.percent].map(figure);
            cloudcost::read_figures(
                before.as_deref(),
                after.as_deref(),
                saving.as_deref(),
                percent.as_deref(),
            )
            .map(|line| alone(vec![line]))
            .map_err(|faults| faults.into_iter().map(Problem::InText).collect())
        }
        lines => match text_of_lines(lines) {
            Ok(source) if lines == ["-"] => pasted(source, terminal),
            Ok(source) => {
                cloudcost::read_lines(source).map(alone).map_err(|faults| vec![Problem::InText(faults)])
            }
            Err(problem) => Err(vec![problem]),
        },
    };
    match read {
        Ok(read) => Ok(Some(read)),
        Err(problems) => {
            say(&problems, terminal);
            Ok(None)
        }
    }
}

/// A line as it was typed, without the space that tells one with a minus from an option.
fn as_typed(line: &str) -> &str {
    line.strip_prefix(BEFORE_MINUS).filter(|line| line.starts_with('-')).unwrap_or(line)
}

/// Stands before a line that begins with a minus while the options are read.
pub(in crate::cli) const BEFORE_MINUS: char = ' ';

/// What was pasted; the lines that cannot be read are said and counted.
fn pasted(source: Source, terminal: &Terminal) -> Result<(Vec<Line>, Vec<Unread>), Vec<Problem>> {
    let read = cloudcost::read_pasted(source).map_err(|faults| vec![Problem::InText(faults)])?;
    let faults = &read.faults;
    faults.list.iter().take(SHOWN).for_each(|fault| terminal.fault(fault, Some(&faults.source)));
    if !read.unread.is_empty() {
        let count = read.unread.len().to_string();
        let lines = (read.lines.len() + read.unread.len()).to_string();
        let ambiguous = read.unread.iter().filter(|line| line.is_ambiguous()).count();
        let code = if ambiguous > 0 { code!("lines-unread-ambiguous") } else { code!("lines-unread") };
        let ambiguous = ambiguous.to_string();
        terminal.summary(code, &[("count", count), ("lines", lines), ("ambiguous", ambiguous)]);
    }
    Ok((read.lines, read.unread))
}

/// The lines given as arguments, and those of standard input where `-` stands.
fn text_of_lines(lines: &[String]) -> Result<Source, Problem> {
    let mut texts = Vec::new();
    for line in lines {
        texts.push(match line.as_str() {
            "-" => match text_of("stdin", "-", io::stdin().lock(), MAX_LINES_BYTES) {
                Ok(input) => input.source.text().to_owned(),
                Err(Problem::OfFile(fault, at)) if fault.kind == FaultKind::TooLarge => {
                    return Err(Problem::OfFile(fault.worded(code!("lines-too-large")), at));
                }
                Err(problem) => return Err(problem),
            },
            line => as_typed(line).to_owned(),
        });
    }
    let name = if lines == ["-"] { "-" } else { "LINE" };
    Ok(Source::new(name, &texts.join("\n")))
}
