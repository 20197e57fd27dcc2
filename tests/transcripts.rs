//! Whole commands and all they print, as a user types them: `tests/transcripts`, and the README and `docs` in both languages.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes the outputs anew: read them before you keep them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::process::Command;

/// What the program listens to; a command that needs one of them says so before its name.
const SURROUNDINGS: [&str; 7] =
    ["CLOUDCOST_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "CLICOLOR_FORCE"];

#[test]
fn commands_print_what_is_written_down() {
    if SURROUNDINGS.iter().any(|name| std::env::var_os(name).is_some()) {
        // the same once more, away from the surroundings of whoever runs the tests
        let mut again = Command::new(std::env::current_exe().unwrap());
        SURROUNDINGS.iter().for_each(|name| {
            again.env_remove(name);
        });
        assert!(again.arg("--nocapture").status().unwrap().success());
        return;
    }
    let cases = trycmd::TestCases::new();
    cases.case("tests/transcripts/*.md");
    for pages in ["README.md", "README.ja.md", "docs/*.md"] {
        cases.case(pages);
    }
}
