//! What several tests need: running the program away from the surroundings of whoever runs the tests.

#![allow(dead_code)]

use std::path::Path;
use std::process::{Command, Output};

/// The program, in a folder, with none of the variables it listens to.
pub fn cloudcost(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
    for name in ["CLOUDCOST_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "TERM"] {
        command.env_remove(name);
    }
    command.current_dir(folder);
    command
}

/// The folder of the package.
pub fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs the program in the folder of the package.
pub fn run(arguments: &[&str]) -> Output {
    cloudcost(package()).args(arguments).output().unwrap()
}

/// Standard output of a run that must succeed.
pub fn stdout(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The shipped cases by name.
pub fn shipped() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(package().join("cases"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    names.sort();
    names
}
