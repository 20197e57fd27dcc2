//! Lists of cases: `@FILE` and `@-`, one path a line.

use super::problems::Problem;
use super::reading::{read_file, text_of};
use cloudcost::MAX_BYTES;
use std::io;
use std::path::{Path, PathBuf};

/// The file that holds defaults beside the cases; never a case itself.
pub(in crate::cli) const DEFAULTS: &str = "cloudcost.toml";

/// The file that a path such as `@list.txt` names as a list; `-` for standard input.
pub(in crate::cli) fn named(path: &Path) -> Option<&Path> {
    path.to_str()?.strip_prefix('@').filter(|list| !list.is_empty()).map(Path::new)
}

/// The paths of a list; empty lines and those that begin with # are passed over.
pub(in crate::cli) fn paths(list: &Path) -> Result<Vec<PathBuf>, Problem> {
    let read = match list == Path::new("-") {
        true => text_of("stdin", "-", io::stdin().lock(), MAX_BYTES)?,
        false => read_file(list)?,
    };
    let lines = read.source.text().trim_start_matches('\u{feff}').lines().map(str::trim);
    Ok(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(PathBuf::from).collect())
}
