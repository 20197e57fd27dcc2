//! Any bytes as a spreadsheet: read, drafted as a case, the draft read, and every fault drawn.
#![no_main]

use cloudcost::render::Style;
use cloudcost::render::findings::finding;
use cloudcost::sheet::{SheetRequest, Why, read_spreadsheet};
use cloudcost::{Lang, Source, read_case};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let drawn = |fault, source: Option<&Source>| {
        finding(fault, source, &Style::plain(Lang::Ja), false);
    };
    match read_spreadsheet("sheet.csv", "sheet", bytes, &SheetRequest::default()) {
        Ok(drafted) => {
            let read = read_case("sheet", drafted.source.clone());
            let faults = read.as_ref().err().iter().flat_map(|faults| &faults.list).collect::<Vec<_>>();
            faults.iter().take(20).for_each(|fault| drawn(fault, Some(&drafted.source)));
        }
        Err(Why::Cells(faults)) => {
            assert!(!faults.list.is_empty());
            faults.list.iter().take(20).for_each(|fault| drawn(fault, Some(&faults.source)));
        }
        Err(Why::File(fault)) => drawn(&fault, None),
    }
});
