//! The command line: what may be asked of the program.

pub(super) mod changes;
mod new;
pub(super) mod selection;
mod shell;
mod split;
pub(super) mod watch;

use super::words::{Check, Options, PlanOptions, Verify};
use changes::{Changes, OneRule, PromiseArg};
use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand};
use cloudcost::render::commands_with_json;
pub(super) use new::New;
pub(super) use shell::{Completions, Man, Shell};
pub(super) use split::SplitOptions;
use std::path::PathBuf;

/// Before/after costs, savings and percents of shared municipal clouds, exact to the yen.
#[derive(Debug, Parser)]
#[command(name = "cloudcost", version, max_term_width = 100, after_help = AFTER)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) options: Options,
}

// a paragraph a line: clap wraps them
const AFTER: &str = "\
CASE is a file, a directory (its *.toml, by name), - for standard input, or builtin:NAME. \
Without any: ./cases if there is one, otherwise the built-in cases.

Data goes to standard output, everything else to standard error.

Exit codes: 0 done; 1 a check or a verification failed; \
2 bad usage, unreadable or invalid input, unwritable output.";

const SPLIT_AFTER: &str = "\
Examples:
  cloudcost split plan.toml
  cloudcost split plan.toml --rule equal --rule \"20% equal + 80% population\" --rule 現行経費割
  cloudcost split plan.toml --min-saving 0% --by year --round-to 1000";

const COMPARE_AFTER: &str = "\
Examples:
  cloudcost compare
  cloudcost compare builtin:osaka --lang ja
  cloudcost compare plan.toml --by member --by year --unit thousand
  cloudcost compare plan.toml --once excluded --months 180 --discount 2%";

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Costs before and after, saving and percent: of printed figures, with a check of them, and of plans
    #[command(after_help = COMPARE_AFTER)]
    Compare {
        /// Files, directories, - or builtin:NAME; default: ./cases if there is one, else the built-in cases
        #[arg(value_name = "CASE")]
        cases: Vec<PathBuf>,
        #[command(flatten)]
        plan: PlanOptions,
        #[command(flatten)]
        rule: OneRule,
        #[command(flatten)]
        promise: PromiseArg,
        #[command(flatten)]
        changes: Changes,
        #[command(flatten)]
        watch: watch::WatchArgs,
    },
    /// Who pays what, by which rule, to the yen, and does everyone gain
    #[command(after_help = SPLIT_AFTER)]
    Split {
        /// A file, - or builtin:NAME
        #[arg(value_name = "CASE")]
        case: PathBuf,
        #[command(flatten)]
        split: SplitOptions,
    },
    /// Does a printed line hold together: what follows from what, and by which rounding
    Verify(Verify),
    /// Are the cases sound, and do they keep their promises: every fault, contradiction and broken [[require]]
    Check(Check),
    /// The paper for the council: one page of HTML that needs nothing else, with pictures, for screens and A4
    #[command(after_help = super::report::AFTER)]
    Report(super::report::ReportArgs),
    /// How a figure was made, step by step, from which lines of the file
    Explain(super::explain::Explain),
    /// What changed between two versions of a case, and which change moved the saving by how much
    Diff(super::diff::DiffArgs),
    /// Print the JSON Schema of the case file, for completion and hover in editors
    Schema {
        /// The schema of what this command writes with -f json, instead of that of the case file
        #[arg(long, value_name = "COMMAND", value_parser = PossibleValuesParser::new(commands_with_json()))]
        output_of: Option<String>,
    },
    /// What changes if a member joins or leaves, or a price moves; scenarios side by side
    Whatif(super::whatif::WhatIfArgs),
    /// How figures move with one input, or two
    Sweep(super::explore::SweepArgs),
    /// What must an input be, so that a figure just meets its target
    Seek(super::explore::SeekArgs),
    /// Which inputs matter most
    Tornado(super::explore::TornadoArgs),
    /// What is likely where amounts are ranges
    Simulate(super::explore::Simulate),
    /// Which percents of a sharing rule can everybody accept
    Negotiate(super::negotiate::Negotiate),
    /// A commented case or a workbook to start from; a case from a spreadsheet
    New(New),
    /// Completion for a shell: commands, options, cases, scenarios and members
    Completions(Completions),
    /// The manual, for man
    Man(Man),
    /// List the built-in cases, or print the file of one: a good start for your own
    Cases {
        /// The built-in case whose file to print
        name: Option<String>,
    },
}
