//! The words of `new`: what to start from.

use clap::Args;

const AFTER: &str = "\
Examples:
  cloudcost new -o mine.toml
  cloudcost new --plan --lang ja -o plan.toml

What it prints is a whole case with invented figures: put yours in their place.";

/// What to start from.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(in crate::cli) struct New {
    /// A plan: members, costs before and after, sharing, support, a requirement; default: published figures
    #[arg(long)]
    pub(in crate::cli) plan: bool,
}
