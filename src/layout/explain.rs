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
    let (file, baseline) = (bad.name(), mended.name());
    let (said, command) = match example.kind {
        "line" => {
            let faults = read_lines(bad.clone()).err().map_or(Vec::new(), |faults| faults.list);
            (faults, format!("verify - < {file}"))
        }
        "toml" => {
            let found = of_case(&bad, mended.text());
            let told = |faults: &[Diagnostic]| faults.iter().any(|fault| fault.code == code);
            let command = match () {
                () if told(&found.read) => format!("check {file}"),
                () if told(&found.against) => {
                    format!("check {file} --baseline {baseline} --max-loss {EXAMPLE_LOSS}%")
                }
                () => format!("split {file}"),
            };
            (found.all(), command)
        }
        _ => Default::default(),
    };
    let faults = said.into_iter().filter(|fault| fault.code == code).collect();
    PageExample { bad, command, faults, mended }
}

/// What is found in an example case.
#[derive(Default)]
struct Found {
    /// On reading and checking it.
    read: Vec<Diagnostic>,
    /// Beside the mended one as its baseline.
    against: Vec<Diagnostic>,
    /// What keeps it from being split.
    split: Vec<Diagnostic>,
}

impl Found {
    /// All of it: what is told of a file is told once, be it found by a check or by a split.
    fn all(self) -> Vec<Diagnostic> {
        let mut list = self.read;
        for fault in self.against.into_iter().chain(self.split) {
            if list.iter().all(|known| known.code != fault.code) {
                list.push(fault);
            }
        }
        list
    }
}

fn of_case(source: &Source, mended: &str) -> Found {
    let (case, faults) = match read_case("example", source.clone()) {
        Ok(reading) => (Some(reading.case), reading.warnings.list),
        Err(faults) => return Found { read: faults.list, ..Found::default() },
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
    let checked = |rules: &Rules| -> Vec<Diagnostic> {
        let found = check(&files, rules);
        found.files.iter().flat_map(|file| file.findings.iter().map(|finding| said(file, finding))).collect()
    };
    let baseline = read_case("example", Source::new("", mended)).ok().map(|reading| vec![reading]);
    let against = Rules { baseline, max_loss: Some(Fraction::from(EXAMPLE_LOSS)), ..Rules::default() };
    Found {
        read: checked(&Rules::default()),
        against: checked(&against),
        split: unsplit.into_iter().map(|unsplit| unsplit.fault).collect(),
    }
}

/// The `--max-loss` that examples are checked with, in percent.
const EXAMPLE_LOSS: i128 = 5;
