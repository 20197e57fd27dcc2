//! Completion in shells: the shell asks the program, which knows its commands, its options, the built-in cases, and what the
//! case that has been typed has.

mod typed;

use super::args::{Completions, Shell, whole};
use super::output::{self, Ending};
use super::words::Options;
use super::{builtin, help, usage};
use clap::builder::StyledStr;
use clap::{Arg, Command};
use clap_complete::CompleteEnv;
use clap_complete::engine::{
    ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};
use clap_complete::env::Shells;
use cloudcost::lang::{CODES, Code};
use std::ffi::OsStr;

/// Prints what a shell is to be told.
pub(super) fn run(asked: &Completions, options: &Options) -> anyhow::Result<Ending> {
    let name = match asked.shell {
        Shell::Bash => return output::write(include_str!("completions/bash.sh"), options.output()),
        Shell::Zsh => return output::write(include_str!("completions/zsh.sh"), options.output()),
        Shell::Fish => return output::write(include_str!("completions/fish.sh"), options.output()),
        Shell::Powershell => "powershell",
        Shell::Elvish => "elvish",
    };
    let mut script = Vec::new();
    if let Some(shell) = Shells::builtins().completer(name) {
        shell.write_registration(typed::ASKING, "cloudcost", "cloudcost", "cloudcost", &mut script)?;
    }
    output::write(script, options.output())
}

/// Answers a shell that asks for completions; false where none does.
pub(super) fn answered() -> bool {
    let lang = usage::lang(&usage::arguments());
    let program = || completing(help::spoken(whole(), lang));
    let asked = CompleteEnv::with_factory(program).var(typed::ASKING).bin("cloudcost");
    // a shell has no use for a message
    asked.try_complete(std::env::args_os(), std::env::current_dir().ok().as_deref()).unwrap_or(true)
}

/// The command line with what can stand for its cases, and for what they have.
fn completing(program: Command) -> Command {
    let names: Vec<String> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let pages = names.clone();
    names.into_iter().fold(program, |program, name| {
        let pages = pages.clone();
        program.mut_subcommand(&name, |command| {
            command.mut_args(|argument| with_values(argument, &name, &pages))
        })
    })
}

/// An argument of a command with what can stand for it.
fn with_values(argument: Arg, command: &str, pages: &[String]) -> Arg {
    let id = argument.get_id().as_str().to_owned();
    let from = |candidates: fn() -> Vec<CompletionCandidate>| ArgValueCandidates::new(candidates);
    let candidates = match (id.as_str(), command) {
        ("case" | "cases" | "old" | "new" | "baseline", _) => {
            return argument.add(ArgValueCompleter::new(cases));
        }
        ("page", _) => {
            let pages = pages.to_vec();
            ArgValueCandidates::new(move || pages.iter().map(CompletionCandidate::new).collect())
        }
        ("name", _) => from(names_of_cases),
        ("scenario", _) => from(typed::scenarios),
        ("join", _) => from(|| typed::members(true)),
        ("leave" | "member", _) => from(|| typed::members(false)),
        ("remainder", _) => from(typed::remainders),
        ("item", _) => from(typed::items),
        ("only" | "exclude", _) => from(typed::categories),
        ("set" | "scale", _) => from(|| typed::inputs("=")),
        ("moving", _) => from(|| typed::inputs("")),
        ("inputs", _) => from(typed::varied),
        ("goal", _) => from(|| typed::figures("=")),
        ("figure", "explain") => from(typed::explained),
        ("figures", _) => from(typed::swept),
        ("figure", _) => from(|| typed::figures("")),
        ("rules", "split") => from(|| typed::rules(true)),
        ("rule" | "rules", _) => from(|| typed::rules(false)),
        ("explain", "check") => from(codes),
        _ => return argument,
    };
    argument.add(candidates)
}

/// Case files, the built-in cases, and lists of cases.
fn cases(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy();
    if let Some(list) = typed.strip_prefix('@') {
        let lists = PathCompleter::any().complete(OsStr::new(list));
        return lists.into_iter().map(|list| list.add_prefix("@")).collect();
    }
    let names = builtin::all().map(|(name, _)| builtin::path(name));
    let mut found: Vec<CompletionCandidate> =
        names.filter(|name| name.starts_with(&*typed)).map(CompletionCandidate::new).collect();
    found.extend(PathCompleter::any().complete(current));
    found
}

fn names_of_cases() -> Vec<CompletionCandidate> {
    builtin::all().map(|(name, _)| CompletionCandidate::new(name)).collect()
}

/// The codes of what `check` finds, with what each says.
fn codes() -> Vec<CompletionCandidate> {
    let lang = usage::lang(&usage::arguments());
    let told = |code: &Code| StyledStr::from(code.message(lang).title.to_owned());
    CODES.iter().map(|code| CompletionCandidate::new(code.name()).help(Some(told(code)))).collect()
}
