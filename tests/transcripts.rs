//! Whole commands and all they print, as a user types them: `tests/transcripts`, and the README in both languages.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes the outputs anew: read them before you keep them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::path::Path;

#[test]
fn commands_print_what_is_written_down() {
    let cases = trycmd::TestCases::new();
    // an English screen without a width, whoever runs this
    for (name, value) in [("CLOUDCOST_LANG", ""), ("LC_ALL", "C"), ("COLUMNS", ""), ("NO_COLOR", "1")] {
        cases.env(name, value);
    }
    cases.case("tests/transcripts/*.md");
    for readme in ["README.md", "README.ja.md"] {
        if Path::new(env!("CARGO_MANIFEST_DIR")).join(readme).exists() {
            cases.case(readme);
        }
    }
}
