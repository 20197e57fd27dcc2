//! The command `diff`: two versions of a case, or of all cases of two directories, matched by name.

use super::answer::write;
use super::files;
use super::output::Ending;
use super::terminal::Terminal;
use super::words::{AnswerForm, Options};
use clap::Args;
use cloudcost::analysis::versions::versions;
use cloudcost::layout;
use cloudcost::render::Format;
use std::path::PathBuf;

/// What changed between two versions.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(super) struct DiffArgs {
    /// The old version: a file, or a directory of cases
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The new version
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// The figure whose change is shared out to what was changed; default: saving
    #[arg(long, value_name = "FIGURE")]
    figure: Option<String>,
    /// Exit with 1 where anything changed
    #[arg(long)]
    exit_code: bool,
}

const AFTER: &str = "\
Examples:
  cloudcost diff march.toml june.toml
  cloudcost diff march.toml june.toml --figure share.ko
  cloudcost diff old-cases cases --exit-code --format markdown";

/// Compares.
pub(super) fn run(asked: &DiffArgs, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    let old = files::read(std::slice::from_ref(&asked.old), terminal)?;
    let new = files::read(std::slice::from_ref(&asked.new), terminal)?;
    let (Some(old), Some(new)) = (old, new) else { return Ok(Ending::Invalid) };
    let found = match versions(&old, &new, asked.figure.as_deref()) {
        Ok(found) => found,
        Err((number, fault)) => {
            terminal.fault(&fault, new.get(number).map(|new| &new.warnings.source));
            return Ok(Ending::Invalid);
        }
    };
    let ending = write(
        layout::diff::diff(&found, options.form()? == AnswerForm::Text(Format::Github)),
        options,
        terminal,
    )?;
    Ok(ending.failed_if(found.is_changed() && asked.exit_code))
}
