//! The page of a diagnostic code: what it means, an example with its message, and the example mended.

use super::check::said;
use crate::analysis::check::{File, Rules, check};
use crate::analysis::split::{SplitRequest, split};
use crate::case::{read_case, read_lines};
use crate::diagnostic::{CodePage, Diagnostic, PageExample, Source};
use crate::lang::{CODES, Code};
use crate::money::Fraction;

/// An example that the tests run, and the same mended.
struct Example {
    code: &'static str,
    /// What it is: `toml` a case, `line` a line to verify, `sh` commands, `cells` a sheet.
    kind: &'static str,
    bad: &'static [u8],
    mended: &'static [u8],
}

const EXAMPLES: &[Example] = include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// The page of a code; `None` if there is no such code.
///
/// ```
/// use cloudcost::layout::explain::page;
/// let example = page("inconsistent").unwrap().example.unwrap();
/// assert_eq!((example.bad.name(), example.faults.len()), ("inconsistent.toml", 1));
/// assert!(page("consistent").is_none());
/// ```
pub fn page(code: &str) -> Option<CodePage> {
    let code = Code::find(code).filter(|code| CODES.contains(code))?;
    let example = EXAMPLES.iter().find(|example| example.code == code.name());
    Some(CodePage { code, example: example.map(|example| shown(code, example)) })
}

/// The example, what the program says to it (the messages of this code only), and the example mended.
fn shown(code: Code, example: &Example) -> PageExample {
    let text = |bytes, middle: &str| {
        let name = [example.code, middle, example.kind].concat();
        Source::new(name, &String::from_utf8_lossy(bytes))
    };
    let (bad, mended) = (text(example.bad, "."), text(example.mended, ".fixed."));
    let said = match example.kind {
        "line" => read_lines(bad.clone()).err().map_or(Vec::new(), |faults| faults.list),
        "toml" => of_case(&bad, mended.text()),
        _ => Vec::new(),
    };
    let faults = said.into_iter().filter(|fault| fault.code == code).collect();
    PageExample { bad, faults, mended }
}

/// The findings of an example case beside the mended one as its baseline, and what keeps it from being split.
fn of_case(source: &Source, mended: &str) -> Vec<Diagnostic> {
    let (case, faults) = match read_case("example", source.clone()) {
        Ok(reading) => (Some(reading.case), reading.warnings.list),
        Err(faults) => return faults.list,
    };
    let unsplit =
        case.as_ref().and_then(|case| split(case, &SplitRequest::default()).err()).unwrap_or_default();
    let files = [File {
        name: source.name().to_owned(),
        source: Some(source.clone()),
        at: None,
        case,
        written: None,
        faults,
        more: 0,
    }];
    let baseline = read_case("example", Source::new("", mended)).ok().map(|reading| vec![reading]);
    let rules = Rules { baseline, max_loss: Some(Fraction::from(EXAMPLE_LOSS)), ..Rules::default() };
    let found = check(&files, &rules);
    let of_check =
        found.files.iter().flat_map(|file| file.findings.iter().map(|finding| said(file, finding)));
    let mut list: Vec<Diagnostic> = of_check.collect();
    // what is told of a file is told once, be it found by a check or by a split
    for unsplit in unsplit {
        if list.iter().all(|known| known.code != unsplit.fault.code) {
            list.push(unsplit.fault);
        }
    }
    list
}

/// The `--max-loss` that examples are checked with, in percent.
const EXAMPLE_LOSS: i128 = 5;
