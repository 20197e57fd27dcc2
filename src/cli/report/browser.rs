//! The system's browser.

use anyhow::Context;
use std::path::Path;
use std::process::{Command, Stdio};

/// The program of this system that shows a file.
#[cfg(target_os = "macos")]
const OPENER: &str = "open";
#[cfg(windows)]
const OPENER: &str = "explorer";
#[cfg(not(any(target_os = "macos", windows)))]
const OPENER: &str = "xdg-open";

/// Shows a file that has been written.
///
/// # Errors
/// That there is nothing to show it with.
pub(super) fn open(path: &Path) -> anyhow::Result<()> {
    let shown = path.display();
    // a name that begins with a dash is no option
    let path = std::path::absolute(path).with_context(|| format!("cannot find {shown}"))?;
    let ended = Command::new(OPENER)
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .with_context(|| format!("{shown} is written, but there is no `{OPENER}` to show it with"))?;
    // the one of Windows ends with 1 whatever it did
    anyhow::ensure!(
        ended.success() || cfg!(windows),
        "{shown} is written, but `{OPENER}` found no browser to show it with"
    );
    Ok(())
}
