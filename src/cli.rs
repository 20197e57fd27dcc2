//! The program on one page: one short arm a command.

mod answer;
mod args;
mod builtin;
mod check;
mod files;
mod new;
mod output;
mod progress;
mod split;
mod terminal;
mod whatif;
mod words;

use answer::write;
use anyhow::Context;
use args::Command;
use clap::Parser;
use cloudcost::analysis::compare::compare;
use cloudcost::{Case, layout, read_case};
use output::Ending;
use std::process::ExitCode;
use terminal::Terminal;
use words::Options;

/// Runs the program; its exit code is 0, 1 or 2 as in the interface.
pub(crate) fn main() -> ExitCode {
    let arguments = match args::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(said) => return output::said_by_clap(&said),
    };
    let terminal = match Terminal::new(&arguments.options) {
        Ok(terminal) => terminal,
        Err(error) => return output::usage_error(&format!("{error:#}")),
    };
    match run(&arguments.command, &arguments.options, &terminal) {
        Ok(ending) => ending.code(),
        Err(error) => terminal.failure(&error),
    }
}

fn run(command: &Command, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    match command {
        Command::Compare { cases, plan } => {
            let Some(cases) = files::read_cases(cases, terminal)? else {
                return Ok(Ending::Invalid);
            };
            let found = match compare(&cases, &plan.request()) {
                Ok(found) => found,
                Err(faults) => {
                    faults.iter().for_each(|fault| terminal.fault(fault, None));
                    return Ok(Ending::Invalid);
                }
            };
            write(layout::compare::compare(&found, terminal.style.lang), options, terminal)
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
        Command::Check(asked) => check::run(asked, options, terminal),
        Command::Schema => output::write(cloudcost::case_schema(), options.output()),
        Command::Whatif(asked) => match whatif::answer(asked, terminal)? {
            Some(report) => write(report, options, terminal),
            None => Ok(Ending::Invalid),
        },
        Command::New(asked) => new::run(asked, options, terminal),
        Command::Cases { name: Some(name) } => {
            let (_, text) = builtin::find(name).map_err(|fault| terminal.say(&fault))?;
            output::write(text, options.output())
        }
        Command::Cases { name: None } => {
            let cases = builtin::all().map(|(name, text)| built_in(name, text));
            let cases: Vec<Case> = cases.collect::<anyhow::Result<_>>()?;
            write(layout::cases::cases(&cases, terminal.style.lang), options, terminal)
        }
    }
}

fn built_in(name: &str, text: &str) -> anyhow::Result<Case> {
    let reading = read_case(name, cloudcost::Source::new(builtin::path(name), text));
    reading.map(|reading| reading.case).ok().with_context(|| format!("the built-in case {name} is broken"))
}
