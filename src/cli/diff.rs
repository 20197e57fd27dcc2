//! The command `diff`: two versions of a case, or of all cases of two directories, matched by name.

use super::answer::write;
use super::files;
use super::output::Ending;
use super::terminal::Terminal;
use super::words::Options;
use clap::Args;
use cloudcost::analysis::diff::diff;
use cloudcost::{Diagnostic, Reading, code, layout};
use std::path::PathBuf;

/// What changed between two versions.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(super) struct Compared {
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
pub(super) fn run(asked: &Compared, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    let old = files::read(std::slice::from_ref(&asked.old), terminal)?;
    let new = files::read(std::slice::from_ref(&asked.new), terminal)?;
    let (Some(old), Some(new)) = (old, new) else { return Ok(Ending::Invalid) };
    let pairs = match pairs(&old, &new) {
        Ok(pairs) => pairs,
        Err(fault) => {
            terminal.fault(&fault, None);
            return Ok(Ending::Invalid);
        }
    };
    let mut found = Vec::new();
    for (old, new) in pairs {
        match diff(old, new, asked.figure.as_deref()) {
            Ok(one) => found.push(one),
            Err(fault) => {
                terminal.fault(&fault, Some(&new.warnings.source));
                return Ok(Ending::Invalid);
            }
        }
    }
    let changed = found.iter().any(|diff| diff.is_changed());
    let ending = write(layout::diff::diff(&found), options, terminal)?;
    Ok(ending.failed_if(changed && asked.exit_code))
}

/// The old and the new version of each case: two files as they are, the plans of directories by name.
fn pairs<'r>(old: &'r [Reading], new: &'r [Reading]) -> Result<Vec<(&'r Reading, &'r Reading)>, Diagnostic> {
    if let ([old], [new]) = (old, new) {
        return Ok(vec![(old, new)]);
    }
    let named = |new: &&'r Reading| old.iter().find(|old| old.case.id == new.case.id);
    let both = new.iter().filter_map(|new| Some((named(&new)?, new)));
    let plans: Vec<_> = both.filter(|(old, new)| old.written.is_some() && new.written.is_some()).collect();
    match plans.is_empty() {
        true => Err(Diagnostic::error(code!("no-plan-here"), None)),
        false => Ok(plans),
    }
}
