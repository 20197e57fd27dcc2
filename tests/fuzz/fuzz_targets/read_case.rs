//! Any bytes as a case file: read, checked, and every fault drawn.
#![no_main]

use cloudcost::analysis::check::{File, Rules, check};
use cloudcost::render::Style;
use cloudcost::render::findings::finding;
use cloudcost::{Lang, Source, read_case};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = Source::new("case.toml", &String::from_utf8_lossy(bytes));
    match read_case("case", source.clone()) {
        Ok(reading) => {
            let file = File {
                name: "case.toml".to_owned(),
                source: Some(source),
                at: None,
                case: Some(reading.case),
                written: reading.written,
                faults: reading.warnings.list,
                more: 0,
            };
            let rules = Rules { min_saving: cloudcost::read_percent("30%").ok(), ..Rules::default() };
            check(&[file], &rules);
        }
        Err(faults) => {
            assert!(!faults.list.is_empty());
            for fault in faults.list.iter().take(20) {
                finding(fault, Some(&source), &Style::plain(Lang::Ja), false);
            }
        }
    }
});
