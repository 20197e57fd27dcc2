//! The program on one page: one short arm a command.

mod answer;
mod args;
mod builtin;
mod changes;
mod check;
mod compare;
mod completions;
mod desk;
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
mod settings;
mod split;
mod system;
mod terminal;
mod told;
mod usage;
mod watch;
mod whatif;
mod width;
mod words;

use answer::write;
use anyhow::Context;
use args::{Arguments, Command, Later};
use clap::ArgMatches;
use cloudcost::report::Report;
use cloudcost::{Case, Lang, layout, read_case};
use output::Ending;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use terminal::Terminal;
use words::Options;

/// Runs the program; its exit code is 0, 1 or 2 as in the interface.
pub(crate) fn main() -> ExitCode {
    if completions::answered() {
        return ExitCode::SUCCESS;
    }
    let typed = usage::arguments();
    let mut program = help::grouped(&typed, usage::lang(&typed));
    let code = answered(&mut program, &typed);
    // the process ends: taking the command line apart again would take longer than answering a short question
    std::mem::forget(program);
    code
}

fn answered(program: &mut clap::Command, typed: &[OsString]) -> ExitCode {
    let dropped = desk::dropped(typed);
    if !dropped.is_empty() {
        return at_desk(program, &dropped, usage::lang(typed));
    }
    let call = match program.try_get_matches_from_mut(typed) {
        Ok(call) => call,
        Err(error) => {
            let code = misused(&error);
            if typed.len() < 2 {
                desk::hold(system::HERE, true, usage::lang(typed));
            }
            return code;
        }
    };
    if !watch::is_asked(&call) {
        return once(program, typed, &call);
    }
    let again = || {
        once(program, typed, &call);
    };
    match watch::watch(&call, again) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => output::failure(&error, usage::lang(typed)),
    }
}

/// Makes the report of each file that was dropped on the program.
fn at_desk(program: &clap::Command, dropped: &[PathBuf], lang: Lang) -> ExitCode {
    let mut ended = ExitCode::SUCCESS;
    for file in dropped {
        let (typed, page) = desk::call(file);
        let code = match program.clone().try_get_matches_from(&typed) {
            Ok(call) => once(program, &typed, &call),
            Err(error) => misused(&error),
        };
        match code == ExitCode::SUCCESS {
            true => desk::say_made(&page, lang),
            false => ended = code,
        }
    }
    desk::hold(system::HERE, false, lang);
    ended
}

/// Says why a call cannot be understood, or the help asked for.
fn misused(error: &clap::Error) -> ExitCode {
    usage::said(error).unwrap_or_else(|| usage::said_by_clap(error))
}

/// Answers a call, with the defaults that stand beside its cases.
fn once(program: &clap::Command, typed: &[OsString], call: &ArgMatches) -> ExitCode {
    let found = match settings::FoundDefaults::of(program, call) {
        Ok(found) => found,
        Err(problems) => {
            problems.say(&Terminal::plain(usage::lang(typed)));
            return Ending::Invalid.code();
        }
    };
    let words = found.put_into(typed, call);
    let read = match words == typed {
        true => Ok(call.clone()),
        false => program.clone().try_get_matches_from(words),
    };
    let arguments = match read.and_then(|call| Arguments::of(&call)) {
        Ok(arguments) => arguments,
        Err(error) => return misused(&error),
    };
    let terminal = match Terminal::new(&arguments.options) {
        Ok(terminal) => terminal,
        Err(error) => return output::failure(&error, usage::lang(typed)),
    };
    found.say(&terminal);
    match run(&arguments.command, &arguments.options, &terminal) {
        Ok(ending) => ending.code(),
        Err(error) => terminal.failure(&error),
    }
}

fn run(command: &Command, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    match command {
        Command::Compare(Later(asked)) => compare::run(asked, options, terminal),
        Command::Split(Later(asked)) => split::split(&asked.case, &asked.split, options, terminal),
        Command::Verify(Later(asked)) => {
            let Some((lines, unread)) = files::read_lines(asked, terminal)? else {
                return Ok(Ending::Invalid);
            };
            let found = cloudcost::analysis::verify::verify(&lines);
            let ending = write(layout::verify::verify(&found, &unread), options, terminal)?;
            let failed = found.iter().any(|line| line.is_inconsistent());
            Ok(ending.failed_if(failed).incomplete_if(!unread.is_empty()))
        }
        Command::Report(Later(asked)) => report::run(asked, options, terminal),
        Command::Check(Later(asked)) => check::run(asked, options, terminal),
        Command::Schema(Later(asked)) => {
            let of_output = asked.output_of.as_deref().and_then(cloudcost::render::output_schema);
            output::write(of_output.unwrap_or_else(cloudcost::case_schema), options.output())
        }
        Command::Whatif(Later(asked)) => written(whatif::answer(asked, terminal)?, options, terminal),
        Command::Sweep(Later(asked)) => {
            written(explore::answer(asked, options, terminal)?, options, terminal)
        }
        Command::Seek(Later(asked)) => written(explore::answer(asked, options, terminal)?, options, terminal),
        Command::Tornado(Later(asked)) => {
            written(explore::answer(asked, options, terminal)?, options, terminal)
        }
        Command::Simulate(Later(asked)) => {
            written(explore::answer(asked, options, terminal)?, options, terminal)
        }
        Command::Negotiate(Later(asked)) => written(negotiate::answer(asked, terminal)?, options, terminal),
        Command::New(Later(asked)) => new::run(asked, options, terminal),
        Command::Diff(Later(asked)) => diff::run(asked, options, terminal),
        Command::Explain(Later(asked)) => written(explain::answer(asked, terminal)?, options, terminal),
        Command::Completions(Later(asked)) => completions::run(asked, options),
        Command::Man(Later(asked)) => man::run(asked, options, terminal),
        Command::Cases(Later(args::Cases { name: Some(name) })) => {
            let (_, text) = builtin::find(name).map_err(|fault| terminal.say(&fault))?;
            output::write(text, options.output())
        }
        Command::Cases(Later(args::Cases { name: None })) => {
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
