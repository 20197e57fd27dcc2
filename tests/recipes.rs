//! The recipes of `docs/recipes.md` in both languages: each pasted into an empty folder comes to what was worked by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::path::Path;
use std::process::Command;

/// The amounts of a sentence: digits in groups of three.
fn amounts(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !(c.is_ascii_digit() || ",.".contains(c)));
    let words = words.map(|word| word.trim_matches([',', '.']));
    words.filter(|word| word.contains(',') && !word.contains('.')).map(str::to_owned).collect()
}

#[test]
fn each_recipe_comes_to_what_was_worked_by_hand() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = Path::new(env!("CARGO_BIN_EXE_cloudcost")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    for page in ["docs/recipes.md", "docs/recipes.ja.md"] {
        let text = std::fs::read_to_string(root.join(page)).unwrap();
        let mut held = 0;
        for part in text.split("```sh\n").skip(1) {
            let (script, rest) = part.split_once("\n```").unwrap();
            let worked =
                rest.split('→').nth(1).unwrap_or_else(|| panic!("{page}: nothing worked for {script}"));
            let worked = worked.lines().next().unwrap();
            let folder = tempfile::TempDir::new().unwrap();
            let mut shell = Command::new("sh");
            shell.args(["-e", "-c", script]).current_dir(folder.path()).env("PATH", &path);
            let output = shell.env("LANG", "C.UTF-8").env("COLUMNS", "120").output().unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            assert!(output.status.success(), "{page}: {}", String::from_utf8_lossy(&output.stderr));
            let expected = amounts(worked);
            assert!(expected.len() >= 2, "{page}: {worked}");
            for amount in expected {
                assert!(said.contains(&amount), "{page}: {amount} of {worked} is not in\n{said}");
            }
            held += 1;
        }
        assert_eq!(held, 13, "{page}");
    }
}
