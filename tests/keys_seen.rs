//! No key of the second round is passed over by a command: what changes in the file changes what is said, or is listed in
//! `tests/keys_seen/changes.toml` with the reason why nothing follows from it there.
//!
//! Every change of that list is made to `tests/keys_seen/case.toml` (`open.toml` for the commands that take no limits) and
//! every command is asked before and after.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

/// Each command with its arguments: of the case, and of the case without limits.
const COMMANDS: [(&str, &[&str]); 14] = [
    ("compare", &["compare", "case.toml", "--notes", "full"]),
    ("funding", &["compare", "case.toml", "--by", "funding"]),
    ("split", &["split", "case.toml", "--notes", "full"]),
    ("statement", &["split", "case.toml", "--across", "base", "--notes", "full"]),
    ("fair", &["split", "case.toml", "--fair"]),
    ("check", &["check", "case.toml", "--all"]),
    ("explain", &["explain", "case.toml", "bill.kita", "--year", "2027", "--depth", "all"]),
    ("whatif", &["whatif", "case.toml", "--all-scenarios", "--notes", "full"]),
    ("sweep", &["sweep", "case.toml", "after.new.yearly=20000000..30000000/2", "--figure", "share.kita"]),
    ("tornado", &["tornado", "case.toml", "10%", "--figure", "share.kita"]),
    ("report", &["report", "case.toml", "-f", "markdown"]),
    ("diff", &["diff", "before.toml", "case.toml"]),
    ("simulate", &["simulate", "case.toml", "--samples", "20", "--seed", "1"]),
    ("negotiate", &["negotiate", "case.toml", "equal + population", "--notes", "full"]),
];

/// Those that refuse limits or want a range.
const OPEN: [&str; 2] = ["simulate", "negotiate"];

#[derive(Deserialize)]
struct Changes {
    change: Vec<Change>,
}

#[derive(Deserialize)]
struct Change {
    key: String,
    from: String,
    to: String,
    /// The commands that say the same, and why.
    #[serde(default)]
    same: BTreeMap<String, Vec<String>>,
    /// The commands that refuse it.
    #[serde(default)]
    refused: Vec<String>,
}

/// What a command says, as data and as people see it, and its exit code.
fn said(folder: &Path, (name, arguments): (&str, &[&str]), data: bool) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
    command.args(arguments).current_dir(folder).env("LANG", "ja_JP.UTF-8").env("COLUMNS", "200");
    if data && name != "report" {
        command.args(["-f", "json"]);
    }
    let output = command.output().unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    // a report names its file by its hash
    let lines = text.lines().filter(|line| !(line.starts_with("| case.toml |") && line.len() > 60));
    (output.status.code(), lines.collect::<Vec<_>>().join("\n"))
}

fn folder(parent: &Path, name: &str, text: &str, before: &str) -> PathBuf {
    let folder = parent.join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("case.toml"), text).unwrap();
    fs::write(folder.join("before.toml"), before).unwrap();
    folder
}

#[test]
fn every_key_is_seen_by_every_command_or_is_listed_with_the_reason() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys_seen");
    let text = |name: &str| fs::read_to_string(own.join(name)).unwrap();
    let cases = [text("case.toml"), text("open.toml")];
    let changes: Changes = toml::from_str(&text("changes.toml")).unwrap();
    let parent = tempfile::TempDir::new().unwrap();
    let folders: Vec<PathBuf> =
        (0..2).map(|nth| folder(parent.path(), &format!("as-is-{nth}"), &cases[nth], &cases[nth])).collect();
    let base = |nth: usize, command| [true, false].map(|data| said(&folders[nth], command, data));
    let known: Vec<_> =
        COMMANDS.iter().map(|command| base(usize::from(OPEN.contains(&command.0)), *command)).collect();
    for ((name, _), found) in COMMANDS.iter().zip(&known) {
        assert_ne!(found[0].0, Some(2), "{name}: {}", found[0].1);
    }
    let faults: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let next = Mutex::new(changes.change.iter());
    let work = || {
        loop {
            let Some(change) = next.lock().unwrap().next() else { break };
            for (command, before) in COMMANDS.iter().zip(&known) {
                let nth = usize::from(OPEN.contains(&command.0));
                if !cases[nth].contains(&change.from) {
                    continue;
                }
                let changed = cases[nth].replacen(&change.from, &change.to, 1);
                let name = format!("{}-{nth}", change.key);
                let place = folder(parent.path(), &name, &changed, &cases[nth]);
                let differs = |way: usize| {
                    let found = said(&place, *command, way == 0);
                    (found.0 == Some(2), found != before[way])
                };
                let (refused, mut moved) = differs(0);
                moved |= !moved && differs(1).1;
                let listed = change.same.values().flatten().any(|one| one == command.0);
                let expected = change.refused.iter().any(|one| one == command.0);
                if refused != expected || (!refused && moved == listed) {
                    let what = if refused { "refused" } else { ["the same", "another"][usize::from(moved)] };
                    faults.lock().unwrap().push(format!("{} in {}: {what}", change.key, command.0));
                }
            }
        }
    };
    std::thread::scope(|scope| {
        (0..4).for_each(|_| {
            scope.spawn(work);
        });
    });
    let faults = faults.into_inner().unwrap();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(changes.change.len() >= 50, "only {} changes", changes.change.len());
}
