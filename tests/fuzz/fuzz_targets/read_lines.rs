//! Any bytes as lines to verify: read, verified, and every fault drawn.
#![no_main]

use cloudcost::analysis::verify::verify;
use cloudcost::render::Style;
use cloudcost::render::findings::finding;
use cloudcost::{Lang, Source, read_lines};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("-", &String::from_utf8_lossy(bytes));
    match read_lines(source.clone()) {
        Ok(lines) => {
            verify(&lines);
        }
        Err(faults) => {
            assert!(!faults.list.is_empty());
            for fault in faults.list.iter().take(20) {
                finding(fault, Some(&source), &Style::plain(Lang::En), false);
            }
        }
    }
});
