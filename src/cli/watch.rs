//! Answering anew whenever a file that is read has changed.

use super::files::lists;
use super::output;
use super::settings;
use super::told::Told;
use clap::ArgMatches;
use cloudcost::code;
use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often to look.
const PAUSE: Duration = Duration::from_millis(300);

/// The arguments that name what is read.
const READ: [&str; 4] = ["cases", "case", "with", "baseline"];

/// What tells that a file has changed.
type State = Vec<(PathBuf, Option<(SystemTime, u64)>)>;

/// Whether a call asks for it.
pub(super) fn is_asked(call: &ArgMatches) -> bool {
    let asked = call.subcommand().and_then(|(_, asked)| asked.try_get_one::<bool>("watch").ok().flatten());
    asked.copied().unwrap_or(false)
}

/// Answers, and answers again after each change, until nobody reads any more.
///
/// # Errors
/// That standard input cannot be watched.
pub(super) fn watch(call: &ArgMatches, answer: impl Fn()) -> anyhow::Result<()> {
    let named = named(call);
    let is_stdin = |path: &PathBuf| ["-", "@-"].iter().any(|stdin| path == Path::new(stdin));
    anyhow::ensure!(!named.iter().any(is_stdin), Told::new(code!("watch-stdin")));
    let folders = settings::folders(call);
    loop {
        let seen = state(&named, &folders);
        answer();
        if output::is_unread() {
            return Ok(());
        }
        let mut now = state(&named, &folders);
        while now == seen {
            std::thread::sleep(PAUSE);
            now = state(&named, &folders);
        }
        // not in the middle of being written
        loop {
            std::thread::sleep(PAUSE);
            let next = state(&named, &folders);
            if std::mem::replace(&mut now, next) == now {
                break;
            }
        }
        clear();
    }
}

/// A new answer stands where the old one stood.
fn clear() {
    let mut stdout = std::io::stdout();
    if stdout.is_terminal() {
        let _ = stdout.write_all(b"\x1b[2J\x1b[H");
    }
}

/// All paths that a call names to be read.
fn named(call: &ArgMatches) -> Vec<PathBuf> {
    let Some((_, asked)) = call.subcommand() else { return Vec::new() };
    let of = |id: &str| asked.try_get_raw(id).ok().flatten().into_iter().flatten().map(PathBuf::from);
    let named: Vec<PathBuf> = READ.iter().flat_map(|id| of(id).collect::<Vec<_>>()).collect();
    match named.is_empty() {
        true => vec![PathBuf::from("cases")],
        false => named,
    }
}

/// The state of every file that is read.
fn state(named: &[PathBuf], folders: &[PathBuf]) -> State {
    let mut state = State::new();
    for path in named {
        match lists::named(path) {
            Some(list) => {
                state.push(of_file(list));
                lists::paths(list).unwrap_or_default().iter().for_each(|path| add(path, &mut state));
            }
            None => add(path, &mut state),
        }
    }
    state.extend(folders.iter().map(|folder| of_file(&folder.join(lists::DEFAULTS))));
    state
}

fn add(path: &Path, state: &mut State) {
    match fs::read_dir(path) {
        Ok(entries) => {
            let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
            files.sort();
            state.extend(files.iter().map(|file| of_file(file)));
        }
        Err(_) => state.push(of_file(path)),
    }
}

fn of_file(path: &Path) -> (PathBuf, Option<(SystemTime, u64)>) {
    let found = fs::metadata(path).ok();
    (path.to_owned(), found.and_then(|found| Some((found.modified().ok()?, found.len()))))
}
