//! The invented by-laws of the examples: each comes to the table that was worked by hand in its comment.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::split::{SplitRequest, split};
use cloudcost::{Source, read_case};
use std::collections::BTreeMap;
use std::path::Path;

/// The table of a comment: an id and its yen a line.
fn worked(text: &str) -> BTreeMap<&str, i128> {
    let line = |line: &'_ str| -> Option<(usize, i128)> {
        let words: Vec<&str> = line.strip_prefix('#')?.split_whitespace().collect();
        let [id, yen] = words.as_slice() else { return None };
        let yen: i128 = yen.replace(',', "").parse().ok()?;
        Some((text.find(id)?, yen)).filter(|_| id.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    let word = |start: usize| text[start..].split_whitespace().next().unwrap();
    text.lines().filter_map(line).map(|(start, yen)| (word(start), yen)).collect()
}

#[test]
fn every_by_law_comes_to_the_table_worked_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bylaws");
    let mut held = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let mut table = worked(&text);
        let Some(together) = table.remove("together") else { continue };
        let case = read_case("bylaw", Source::new("bylaw.toml", &text)).unwrap().case;
        if case.plan.as_ref().is_some_and(|plan| !plan.reckonings.is_empty()) {
            // its table is of one year, with what stands beside it: tests/transcripts/beside.md has it
            continue;
        }
        let found = split(&case, &SplitRequest::default()).unwrap();
        let members = &case.plan.as_ref().unwrap().members;
        let paid = |(nth, id): (usize, &str)| (id.to_owned(), found.ways[0].shares.total(nth).base);
        let paid: BTreeMap<String, i128> =
            members.iter().map(|member| member.id.as_str()).enumerate().map(paid).collect();
        let table: BTreeMap<String, i128> = table.into_iter().map(|(id, yen)| (id.to_owned(), yen)).collect();
        assert_eq!(paid, table, "{}", path.display());
        assert_eq!(paid.values().sum::<i128>(), together, "{}", path.display());
        held += 1;
    }
    assert!(held >= 11, "only {held} tables were found");
}
