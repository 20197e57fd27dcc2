//! The command line: what may be asked of the program.

pub(super) mod changes;
mod new;
pub(super) mod selection;
mod shell;
mod split;
pub(super) mod watch;

use super::explore::OfCase;
use super::words::{Check, Options, Verify};
use clap::{ArgMatches, Args, FromArgMatches, Parser, Subcommand};
pub(super) use new::New;
pub(super) use shell::{Cases, Completions, Man, Schema, Shell};
pub(super) use split::{SplitCall, SplitOptions};

/// What was asked for, and how the answer is to look.
#[derive(Debug)]
pub(super) struct Arguments {
    pub(super) command: Command,
    pub(super) options: Options,
}

impl Arguments {
    /// What a call asks for.
    pub(super) fn of(call: &ArgMatches) -> Result<Arguments, clap::Error> {
        Ok(Arguments { command: Command::from_arg_matches(call)?, options: Options::from_arg_matches(call)? })
    }
}

/// Before/after costs, savings and percents of shared municipal clouds, exact to the yen.
#[derive(Debug, Parser)]
#[command(name = "cloudcost", version, max_term_width = 100, after_help = AFTER)]
#[command(subcommand_required = true, arg_required_else_help = true)]
struct CommandLine {}

// a paragraph a line: clap wraps them
const AFTER: &str = "\
CASE is a file, a directory (its *.toml, by name), - for standard input, or builtin:NAME. \
Without any: ./cases if there is one, otherwise the built-in cases.

Data goes to standard output, everything else to standard error.

Exit codes: 0 done; 1 a check or a verification failed; \
2 bad usage, unreadable or invalid input, unwritable output.";

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Costs before and after, saving and percent: of printed figures, with a check of them, and of plans
    Compare(Later<super::compare::CompareArgs>),
    /// Who pays what, by which rule, to the yen, and does everyone gain
    Split(Later<SplitCall>),
    /// Does a printed line hold together: what follows from what, and by which rounding
    Verify(Later<Verify>),
    /// Are the cases sound, and do they keep their promises: every fault, contradiction and broken [[require]]
    Check(Later<Check>),
    /// The paper for the council: one page of HTML that needs nothing else, with pictures, for screens and A4
    Report(Later<super::report::ReportArgs>),
    /// How a figure was made, step by step, from which lines of the file
    Explain(Later<super::explain::Explain>),
    /// What changed between two versions of a case, and which change moved the saving by how much
    Diff(Later<super::diff::DiffArgs>),
    /// Print the JSON Schema of the case file, for completion and hover in editors
    Schema(Later<Schema>),
    /// What changes if a member joins or leaves, or a price moves; scenarios side by side
    Whatif(Later<super::whatif::WhatIfArgs>),
    /// How figures move with one input, or two
    Sweep(Later<OfCase<super::explore::SweepArgs>>),
    /// What must an input be, so that a figure just meets its target
    Seek(Later<OfCase<super::explore::SeekArgs>>),
    /// Which inputs matter most
    Tornado(Later<OfCase<super::explore::TornadoArgs>>),
    /// What is likely where amounts are ranges
    Simulate(Later<OfCase<super::explore::Simulate>>),
    /// Which percents of a sharing rule can everybody accept
    Negotiate(Later<super::negotiate::Negotiate>),
    /// A commented case or a workbook to start from; a case from a spreadsheet
    New(Later<New>),
    /// Completion for a shell: commands, options, cases, scenarios and members
    Completions(Later<Completions>),
    /// The manual, for man
    Man(Later<Man>),
    /// List the built-in cases, or print the file of one: a good start for your own
    Cases(Later<Cases>),
}

/// Adds the words of a command to it.
type Augment = fn(clap::Command) -> clap::Command;

/// The options of each command: making those of all commands takes longer than answering a short question.
const WORDS: [(&str, Augment); 18] = [
    ("compare", super::compare::CompareArgs::augment_args),
    ("split", SplitCall::augment_args),
    ("verify", Verify::augment_args),
    ("check", Check::augment_args),
    ("report", super::report::ReportArgs::augment_args),
    ("explain", super::explain::Explain::augment_args),
    ("diff", super::diff::DiffArgs::augment_args),
    ("schema", Schema::augment_args),
    ("whatif", super::whatif::WhatIfArgs::augment_args),
    ("sweep", OfCase::<super::explore::SweepArgs>::augment_args),
    ("seek", OfCase::<super::explore::SeekArgs>::augment_args),
    ("tornado", OfCase::<super::explore::TornadoArgs>::augment_args),
    ("simulate", OfCase::<super::explore::Simulate>::augment_args),
    ("negotiate", super::negotiate::Negotiate::augment_args),
    ("new", New::augment_args),
    ("completions", Completions::augment_args),
    ("man", Man::augment_args),
    ("cases", Cases::augment_args),
];

/// The command line with every command.
pub(super) fn whole() -> clap::Command {
    // options stand in the manual as they come here: those of the output after the commands
    let program = worded(worded(around(), Command::augment_subcommands), Options::augment_args);
    WORDS.into_iter().fold(program, |program, (name, words)| {
        program.mut_subcommand(name, |command| worded(command, words))
    })
}

/// The command line with no other command than this; `None` where there is none of this name.
pub(super) fn only(name: &str) -> Option<clap::Command> {
    let (_, words) = WORDS.into_iter().find(|(known, _)| *known == name)?;
    let commands = Command::augment_subcommands(clap::Command::default());
    let command = commands.find_subcommand(name)?.clone();
    Some(worded(around().subcommand(worded(command, words)), Options::augment_args))
}

/// The command line with no command at all.
pub(super) fn alone() -> clap::Command {
    worded(around(), Options::augment_args)
}

fn around() -> clap::Command {
    <CommandLine as clap::CommandFactory>::command()
}

/// Whether there is a command of this name.
pub(super) fn is_command(name: &str) -> bool {
    WORDS.iter().any(|(known, _)| *known == name)
}

/// A command with its options; what it is for is said beside its name.
fn worded(command: clap::Command, words: fn(clap::Command) -> clap::Command) -> clap::Command {
    let about = command.get_about().cloned();
    let command = words(command);
    match about {
        Some(about) => command.about(about),
        None => command,
    }
}

/// The words of a command, whose options are made once it is asked for.
#[derive(Debug)]
pub(super) struct Later<T>(pub(super) T);

impl<T: FromArgMatches> FromArgMatches for Later<T> {
    fn from_arg_matches(call: &ArgMatches) -> Result<Later<T>, clap::Error> {
        T::from_arg_matches(call).map(Later)
    }

    fn update_from_arg_matches(&mut self, call: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(call)
    }
}

impl<T: FromArgMatches> Args for Later<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        command
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_words() {
        let program = Command::augment_subcommands(around());
        let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
        assert_eq!(names, WORDS.map(|(name, _)| name));
    }
}
