//! The word that makes an answer follow its files.

use clap::Args;

/// Whether to go on.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(in crate::cli) struct WatchArgs {
    /// Answer anew whenever a file that is read changes, until Ctrl-C
    #[arg(long)]
    watch: bool,
}
