//! The page of every code: its example has that fault, once, and the mended one has none.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::lang::CODES;
use cloudcost::layout::explain::page;
use std::path::Path;
use std::process::Command;

#[test]
fn the_example_of_every_page_has_its_fault_once_and_the_mended_one_has_none() {
    let folder = tempfile::tempdir().unwrap();
    let folder_of_errors = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/errors");
    let split = folder_of_errors.join("split");
    let (mut seen, mut wrong) = (0, Vec::new());
    for code in CODES {
        let Some(example) = page(code.name()).unwrap().example else { continue };
        if !example.bad.name().ends_with(".toml") {
            continue;
        }
        seen += 1;
        if example.faults.len() != 1 {
            wrong.push(format!("{}: told {} times", code.name(), example.faults.len()));
        }
        let mended = folder.path().join(example.mended.name());
        std::fs::write(&mended, example.mended.text()).unwrap();
        let is_read = folder_of_errors.join(example.bad.name()).is_file();
        let is_of_split = !is_read && split.join(example.bad.name()).is_file();
        for command in ["check", "compare", "split"].into_iter().take(if is_of_split { 3 } else { 2 }) {
            let told =
                Command::new(env!("CARGO_BIN_EXE_cloudcost")).arg(command).arg(&mended).output().unwrap();
            if !told.status.success() {
                let said = String::from_utf8_lossy(&told.stderr).into_owned();
                wrong.push(format!("{} mended, {command}: {said}", code.name()));
            }
        }
    }
    assert!(seen > 100, "{seen}");
    assert!(wrong.is_empty(), "{} of {seen}: {}", wrong.len(), wrong.join("\n"));
}
