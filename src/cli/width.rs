//! How wide what is printed may be: as COLUMNS asks, else as the screen is.

use std::env;

/// The narrowest width that is laid out for.
const NARROWEST: usize = 20;

/// The width of standard output; none into a pipe or a file.
pub(super) fn of_stdout() -> Option<usize> {
    columns().or_else(|| screen(std::io::stdout()))
}

/// The width of standard error.
pub(super) fn of_stderr() -> Option<usize> {
    columns().or_else(|| screen(std::io::stderr()))
}

/// The width that COLUMNS asks for.
fn columns() -> Option<usize> {
    let asked = env::var("COLUMNS").ok().and_then(|columns| columns.parse::<usize>().ok());
    asked.map(|width| width.max(NARROWEST))
}

/// The width of a screen; none where it is none.
#[cfg(unix)]
fn screen(stream: impl std::os::fd::AsFd) -> Option<usize> {
    terminal_size::terminal_size_of(stream).map(|(width, _)| usize::from(width.0).max(NARROWEST))
}

/// The width of a screen; none where it is none.
#[cfg(windows)]
fn screen(stream: impl std::os::windows::io::AsHandle) -> Option<usize> {
    terminal_size::terminal_size_of(stream).map(|(width, _)| usize::from(width.0).max(NARROWEST))
}
