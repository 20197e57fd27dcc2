//! Completion in shells: the shell asks the program, which knows its commands, its options, the built-in cases, and the
//! scenarios and members of the case that has been typed.

use super::args::{Completions, Shell, whole};
use super::output::{self, Ending};
use super::words::Options;
use super::{builtin, help, usage};
use clap::Command;
use clap::builder::StyledStr;
use clap_complete::CompleteEnv;
use clap_complete::engine::{
    ArgValueCandidates, ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};
use clap_complete::env::Shells;
use cloudcost::lang::{CODES, Code};
use cloudcost::{Case, MAX_BYTES, Reading, Source, read_case};
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::Path;

/// What a shell sets when it asks for completions: its name.
const ASKING: &str = "CLOUDCOST_COMPLETE";

/// Prints what a shell is to be told.
pub(super) fn run(asked: &Completions, options: &Options) -> anyhow::Result<Ending> {
    let name = match asked.shell {
        Shell::Bash => return output::write(include_str!("completions/bash.sh"), options.output()),
        Shell::Zsh => "zsh",
        Shell::Fish => "fish",
        Shell::Powershell => "powershell",
        Shell::Elvish => "elvish",
    };
    let mut script = Vec::new();
    if let Some(shell) = Shells::builtins().completer(name) {
        shell.write_registration(ASKING, "cloudcost", "cloudcost", "cloudcost", &mut script)?;
    }
    output::write(script, options.output())
}

/// Answers a shell that asks for completions; false where none does.
pub(super) fn answered() -> bool {
    let lang = usage::lang(&usage::arguments());
    let program = || completing(help::spoken(whole(), lang));
    let asked = CompleteEnv::with_factory(program).var(ASKING).bin("cloudcost");
    // a shell has no use for a message
    asked.try_complete(std::env::args_os(), std::env::current_dir().ok().as_deref()).unwrap_or(true)
}

/// The command line with what can stand for its cases, scenarios and members.
fn completing(program: Command) -> Command {
    let names: Vec<String> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let pages = names.clone();
    names.into_iter().fold(program, |program, name| {
        let pages = pages.clone();
        program.mut_subcommand(name, move |command| {
            command.mut_args(|argument| match argument.get_id().as_str() {
                "case" | "cases" | "old" | "new" | "baseline" => argument.add(ArgValueCompleter::new(cases)),
                "name" => argument.add(ArgValueCandidates::new(names_of_cases)),
                "scenario" => argument.add(ArgValueCandidates::new(scenarios)),
                "join" => argument.add(ArgValueCandidates::new(|| members(true))),
                "leave" | "member" => argument.add(ArgValueCandidates::new(|| members(false))),
                "remainder" => argument.add(ArgValueCandidates::new(remainders)),
                "explain" => argument.add(ArgValueCandidates::new(codes)),
                "page" => {
                    let pages = pages.clone();
                    argument.add(ArgValueCandidates::new(move || {
                        pages.iter().map(CompletionCandidate::new).collect()
                    }))
                }
                _ => argument,
            })
        })
    })
}

/// Case files, and the built-in cases.
fn cases(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy();
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

/// What can become of a rest: the rules for it, or a member.
fn remainders() -> Vec<CompletionCandidate> {
    let rules = ["largest", "drop"].into_iter().map(CompletionCandidate::new);
    rules.chain(members(false)).collect()
}

/// The scenarios of the case typed, with their titles.
fn scenarios() -> Vec<CompletionCandidate> {
    let readings = typed();
    let scenarios =
        readings.iter().filter_map(|reading| reading.written.as_ref()).flat_map(|case| case.scenarios.iter());
    scenarios
        .map(|scenario| {
            let title = scenario.title.as_ref().map(|title| title.in_lang(usage::lang(&usage::arguments())));
            CompletionCandidate::new(&scenario.id).help(title.map(|title| StyledStr::from(title.to_owned())))
        })
        .collect()
}

/// The members, or the candidates, of the case typed, with their names.
fn members(candidates: bool) -> Vec<CompletionCandidate> {
    let lang = usage::lang(&usage::arguments());
    let cases: Vec<Case> = typed().into_iter().map(|reading| reading.case).collect();
    let members = cases.iter().filter_map(|case| case.plan.as_ref()).flat_map(|plan| &plan.members);
    members
        .filter(|member| member.candidate == candidates)
        .map(|member| {
            let name = StyledStr::from(member.name.in_lang(lang).to_owned());
            CompletionCandidate::new(&member.id).help(Some(name))
        })
        .collect()
}

/// The cases among the words typed so far, as far as they can be read.
fn typed() -> Vec<Reading> {
    let words = std::env::args_os().skip_while(|word| word != "--").skip(1);
    words.filter_map(|word| read(&word.to_string_lossy())).collect()
}

fn read(word: &str) -> Option<Reading> {
    if let Some(name) = word.strip_prefix("builtin:") {
        let (name, text) = builtin::find(name).ok()?;
        return read_case(name, Source::new(word, text)).ok();
    }
    let path = Path::new(word);
    if path.extension().is_none_or(|ending| ending != "toml") || !path.is_file() {
        return None;
    }
    let mut text = String::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    fs::File::open(path).ok()?.take(limit).read_to_string(&mut text).ok()?;
    read_case(&path.file_stem()?.to_string_lossy(), Source::new(word, &text)).ok()
}
