//! The lines to verify: arguments, standard input, or figures one by one.

use super::super::args::Verify;
use super::super::terminal::Terminal;
use super::problems::{Problem, say};
use super::reading::text_of;
use cloudcost::code;
use cloudcost::{Line, Source};
use std::io;

/// The most text of lines to verify that is read from standard input, in bytes.
const MAX_LINES_BYTES: usize = 1024 * 1024;

/// Reads the lines to verify; `None` if some cannot be read, which has been said by then.
pub(in crate::cli) fn read_lines(asked: &Verify, terminal: &Terminal) -> anyhow::Result<Option<Vec<Line>>> {
    let read = match asked.lines.as_slice() {
        [] => {
            let figure = |text: &Option<String>| text.clone();
            let [before, after, saving, percent] =
                [&asked.before, &asked.after, &asked.saving, &asked.percent].map(figure);
            cloudcost::read_figures(
                before.as_deref(),
                after.as_deref(),
                saving.as_deref(),
                percent.as_deref(),
            )
            .map(|line| vec![line])
            .map_err(|faults| faults.into_iter().map(Problem::InText).collect())
        }
        lines => match text_of_lines(lines) {
            Ok(source) => cloudcost::read_lines(source).map_err(|faults| vec![Problem::InText(faults)]),
            Err(problem) => Err(vec![problem]),
        },
    };
    match read {
        Ok(lines) => Ok(Some(lines)),
        Err(problems) => {
            say(&problems, terminal);
            Ok(None)
        }
    }
}

/// The lines given as arguments, and those of standard input where `-` stands.
fn text_of_lines(lines: &[String]) -> Result<Source, Problem> {
    let mut texts = Vec::new();
    for line in lines {
        texts.push(match line.as_str() {
            "-" => match text_of("stdin", "-", io::stdin().lock(), MAX_LINES_BYTES) {
                Ok(input) => input.source.text().to_owned(),
                Err(Problem::OfFile(fault, at)) if fault.code == code!("too-large") => {
                    return Err(Problem::OfFile(fault.worded(code!("lines-too-large")), at));
                }
                Err(problem) => return Err(problem),
            },
            line => line.to_owned(),
        });
    }
    let name = if lines == ["-"] { "-" } else { "LINE" };
    Ok(Source::new(name, &texts.join("\n")))
}
