//! The command `compare`: each case is read, computed and laid out by itself, and only what is shown of it is kept.

use super::answer::{write, write_around};
use super::args::watch::WatchArgs;
use super::changes::{ChangeOptions, Edits};
use super::files;
use super::output::Ending;
use super::terminal::Terminal;
use super::words::{AnswerForm, Options, PlanOptions};
use clap::Args;
use cloudcost::analysis::compare::{Request, compared};
use cloudcost::layout::compare::{ComparedRows, Wanted, columns, together};
use cloudcost::render::{Format, rows};
use cloudcost::report::{Audience, Column};
use cloudcost::{Diagnostic, Reading, Source};
use std::path::PathBuf;

/// What is asked of `compare`.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(super) struct CompareArgs {
    /// Files, directories, - or builtin:NAME; default: ./cases if there is one, else the built-in cases
    #[arg(value_name = "CASE")]
    cases: Vec<PathBuf>,
    #[command(flatten)]
    plan: PlanOptions,
    #[command(flatten)]
    changes: ChangeOptions,
    #[command(flatten)]
    watch: WatchArgs,
}

const AFTER: &str = "\
Examples:
  cloudcost compare
  cloudcost compare builtin:osaka --lang ja
  cloudcost compare plan.toml --by member --by year --unit thousand
  cloudcost compare plan.toml --once excluded --months 180 --discount 2%";

/// Runs the command.
pub(super) fn run(asked: &CompareArgs, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    let edits = Edits::new(&asked.changes);
    let request = asked.plan.request();
    // what is wrong with the form is said when all else is known to be right
    let form = options.form().unwrap_or(AnswerForm::Workbook);
    let wanted = |several| wanted(several, &request, form);
    // rows of data are written as soon as they are laid out
    let data = match form {
        AnswerForm::Text(format) if wanted(true).reader == Audience::Data => {
            Some((format, columns(wanted(true))))
        }
        _ => None,
    };
    let keep = |reading: &Reading, several| -> Result<(ComparedRows, String), Box<(Diagnostic, Source)>> {
        let compared = compared(&reading.case, &request);
        let compared = compared.map_err(|fault| (fault, reading.warnings.source.clone()))?;
        let mut part = ComparedRows::of(&compared, wanted(several));
        let written = |(format, columns): &(Format, Vec<Column>)| {
            rows(columns, &part.take_rows(), *format, &terminal.style)
        };
        let written = data.as_ref().map(written).unwrap_or_default();
        Ok((part, written))
    };
    let read = files::read_each(&asked.cases, &edits.change(terminal), terminal, keep)?;
    let Some((found, scenario)) = read else { return Ok(Ending::Invalid) };
    let has_plan = found.iter().any(|found| found.as_ref().map_or(true, |(part, _)| part.has_plan()));
    let lacks = request.lacks(has_plan);
    let (mut parts, mut texts, mut faults) = (Vec::with_capacity(found.len()), Vec::new(), Vec::new());
    for found in found {
        match found {
            Ok((part, text)) => {
                parts.push(part);
                texts.push(text);
            }
            Err(fault) => faults.push(*fault),
        }
    }
    if !faults.is_empty() || lacks.is_some() {
        faults.iter().for_each(|(fault, source)| terminal.fault(fault, Some(source)));
        lacks.iter().for_each(|fault| terminal.fault(fault, None));
        return Ok(Ending::Invalid);
    }
    let wanted = wanted(parts.len() > 1);
    let report = Edits::headed(together(parts, wanted), scenario.as_ref());
    match data {
        Some(_) => write_around(&report, "savings", texts.into_iter(), options, terminal),
        None => write(report, options, terminal),
    }
}

/// What this form of the answer shows.
fn wanted(several: bool, request: &Request, form: AnswerForm) -> Wanted {
    let notes = !matches!(form, AnswerForm::Text(Format::Csv | Format::Tsv));
    Wanted { several, net: request.net, funding: request.funding, reader: form.reader(), notes }
}
