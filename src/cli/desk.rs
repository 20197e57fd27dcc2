//! Started by the mouse: a file dropped on the program gets its report beside it; without one it is said what to do.

use super::args::is_command;
use super::system::SystemKind;
use cloudcost::lang::Code;
use cloudcost::render::findings::remark;
use cloudcost::{Lang, code};
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// The endings of files that can be dropped: cases, and workbooks that were filled in.
const ENDINGS: [&str; 5] = ["toml", "xlsx", "xls", "ods", "csv"];

/// The files dropped on the program: nothing was typed but files that are there, and no command.
pub(super) fn dropped(typed: &[OsString]) -> Vec<PathBuf> {
    let paths: Vec<PathBuf> = typed.iter().skip(1).map(PathBuf::from).collect();
    let is_case = |path: &PathBuf| {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        ENDINGS.contains(&ending.as_str()) && path.is_file()
    };
    let is_command = |path: &PathBuf| path.to_str().is_some_and(is_command);
    match paths.iter().all(|path| is_case(path) && !is_command(path)) {
        true => paths,
        false => Vec::new(),
    }
}

/// The call that makes the report of a dropped file, and where that will stand: `plan.toml` has `plan.report.html`.
pub(super) fn call(file: &Path) -> (Vec<OsString>, PathBuf) {
    let page = file.with_extension("report.html");
    let words =
        ["cloudcost".into(), "report".into(), "-o".into(), page.clone().into(), "--".into(), file.into()];
    (words.into(), page)
}

/// Says what was made of a dropped file.
pub(super) fn say_made(page: &Path, lang: Lang) {
    say(code!("desk-made"), &[("page", page.to_string_lossy().into_owned())], lang);
}

/// Says what to do where nothing was, and keeps the window open until it has been read, where the window goes with the program.
pub(super) fn hold(system: SystemKind, is_alone: bool, lang: Lang) {
    let seen = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if !system.closes_window() || !seen {
        return;
    }
    if is_alone {
        say(code!("desk-alone"), &[], lang);
    }
    say(code!("desk-close"), &[], lang);
    let _ = std::io::stdin().read_line(&mut String::new());
}

fn say(code: Code, arguments: &[(&str, String)], lang: Lang) {
    let _ = std::io::stderr().write_all((remark(code, arguments, lang) + "\n").as_bytes());
}
