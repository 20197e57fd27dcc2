//! The program on one page: one short arm a command.

mod answer;
mod args;
mod builtin;
mod changes;
mod check;
mod completions;
mod diff;
mod explain;
mod explore;
mod files;
mod form;
mod help;
mod man;
mod negotiate;
mod new;
mod output;
mod progress;
mod report;
mod rules;
mod split;
mod terminal;
mod told;
mod usage;
mod whatif;
mod words;

use answer::write;
use anyhow::Context;
use args::Command;
use changes::Edits;
use clap::{CommandFactory, FromArgMatches};
use cloudcost::analysis::compare::compare;
use cloudcost::report::Report;
use cloudcost::{Case, layout, read_case};
use output::Ending;
use std::process::ExitCode;
use terminal::Terminal;
use words::Options;

/// Runs the program; its exit code is 0, 1 or 2 as in the interface.
pub(crate) fn main() -> ExitCode {
    if completions::answered() {
        return ExitCode::SUCCESS;
    }
    let typed = usage::arguments();
    let program = help::grouped(args::Arguments::command(), usage::lang(&typed));
    let read =
        program.try_get_matches_from(typed).and_then(|found| args::Arguments::from_arg_matches(&found));
    let arguments = match read {
        Ok(arguments) => arguments,
        Err(error) => return usage::said(&error).unwrap_or_else(|| output::said_by_clap(&error)),
    };
    let terminal = match Terminal::new(&arguments.options) {
        Ok(terminal) => terminal,
        Err(error) => return output::failure(&error, usage::lang(&usage::arguments())),
    };
    match run(&arguments.command, &arguments.options, &terminal) {
        Ok(ending) => ending.code(),
        Err(error) => terminal.failure(&error),
    }
}

fn run(command: &Command, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    match command {
        Command::Compare { cases, plan, rule, promise, changes } => {
            let asked = Edits::new(changes, rule, promise);
            let read = files::read_changed(cases, &asked.change(terminal), terminal)?;
            let Some((cases, scenario)) = read else { return Ok(Ending::Invalid) };
            let found = match compare(&cases, &plan.request()) {
                Ok(found) => found,
                Err(faults) => {
                    faults.iter().for_each(|fault| terminal.fault(fault, None));
                    return Ok(Ending::Invalid);
                }
            };
            let report = layout::compare::compare(&found);
            write(Edits::headed(report, scenario.as_ref()), options, terminal)
        }
        Command::Split { case, split } => split::split(case, split, options, terminal),
        Command::Verify(asked) => {
            let Some((lines, unread)) = files::read_lines(asked, terminal)? else {
                return Ok(Ending::Invalid);
            };
            let found = cloudcost::analysis::verify::verify(&lines);
            let ending = write(layout::verify::verify(&found, &unread), options, terminal)?;
            let failed = found.iter().any(|line| line.is_inconsistent());
            Ok(ending.failed_if(failed).incomplete_if(!unread.is_empty()))
        }
        Command::Report(asked) => report::run(asked, options, terminal),
        Command::Check(asked) => check::run(asked, options, terminal),
        Command::Schema => output::write(cloudcost::case_schema(), options.output()),
        Command::Whatif(asked) => written(whatif::answer(asked, terminal)?, options, terminal),
        Command::Sweep(asked) => written(explore::answer(asked, terminal)?, options, terminal),
        Command::Seek(asked) => written(explore::answer(asked, terminal)?, options, terminal),
        Command::Tornado(asked) => written(explore::answer(asked, terminal)?, options, terminal),
        Command::Simulate(asked) => written(explore::answer(asked, terminal)?, options, terminal),
        Command::Negotiate(asked) => written(negotiate::answer(asked, terminal)?, options, terminal),
        Command::New(asked) => new::run(asked, options, terminal),
        Command::Diff(asked) => diff::run(asked, options, terminal),
        Command::Explain(asked) => written(explain::answer(asked, terminal)?, options, terminal),
        Command::Completions(asked) => completions::run(asked, options),
        Command::Man(asked) => man::run(asked, options, terminal),
        Command::Cases { name: Some(name) } => {
            let (_, text) = builtin::find(name).map_err(|fault| terminal.say(&fault))?;
            output::write(text, options.output())
        }
        Command::Cases { name: None } => {
            let cases = builtin::all().map(|(name, text)| built_in(name, text));
            let cases: Vec<Case> = cases.collect::<anyhow::Result<_>>()?;
            write(layout::cases::cases(&cases), options, terminal)
        }
    }
}

/// Writes a report; where there is none, it has been said why.
fn written(report: Option<Report>, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    report.map_or(Ok(Ending::Invalid), |report| write(report, options, terminal))
}

fn built_in(name: &str, text: &str) -> anyhow::Result<Case> {
    let reading = read_case(name, cloudcost::Source::new(builtin::path(name), text));
    reading.map(|reading| reading.case).ok().with_context(|| format!("the built-in case {name} is broken"))
}
