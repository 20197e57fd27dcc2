//! The page of a diagnostic code: what it means, an example with its message, and the example mended.

use super::check::said;
use crate::analysis::check::{File, Rules, check};
use crate::analysis::split::{Request, split};
use crate::case::{read_case, read_lines};
use crate::code;
use crate::diagnostic::{Diagnostic, Source};
use crate::lang::{CODES, Code, Lang, Term, fill};
use crate::money::Fraction;
use crate::render::findings::finding;
use crate::render::{Mark, Style, Unit};

/// An example that the tests run, and the same mended.
struct Example {
    code: &'static str,
    /// What it is: `toml` a case, `line` a line to verify, `sh` commands.
    kind: &'static str,
    bad: &'static [u8],
    mended: &'static [u8],
}

const EXAMPLES: &[Example] = include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// The page of a code; `None` if there is no such code.
///
/// ```
/// use cloudcost::{Lang, layout::explain::page};
/// assert!(page("inconsistent", Lang::En).unwrap().contains("contradicts"));
/// assert!(page("consistent", Lang::En).is_none());
/// ```
pub fn page(code: &str, lang: Lang) -> Option<String> {
    let code = Code::find(code).filter(|code| CODES.contains(code))?;
    let mut text = format!("{}\n\n{}\n", code.name(), code.message(lang).meaning);
    if let Some(example) = EXAMPLES.iter().find(|example| example.code == code.name()) {
        let bad = String::from_utf8_lossy(example.bad);
        let mended = String::from_utf8_lossy(example.mended);
        let heading = |code: Code| {
            fill(code.message(lang).title, |name| {
                (name == "file").then(|| file_name(example, code == code!("page-mended")))
            })
        };
        text += &format!("\n{}\n\n{}", heading(code!("page-example")), indented(&bad));
        let messages = messages(code, example, &bad, &mended, lang);
        if !messages.is_empty() {
            text += &format!("\n{}\n\n{}", Term::Message.text(lang), indented(&messages));
        }
        text += &format!("\n{}\n\n{}", heading(code!("page-mended")), indented(&mended));
    }
    Some(text)
}

fn file_name(example: &Example, mended: bool) -> String {
    let middle = if mended { ".fixed." } else { "." };
    [example.code, middle, example.kind].concat()
}

fn indented(text: &str) -> String {
    let mut indented = String::new();
    for line in text.trim_end().lines() {
        if !line.trim().is_empty() {
            indented += "    ";
            indented.extend(line.chars().map(|c| if crate::text::is_unsafe(c) { '\u{fffd}' } else { c }));
        }
        indented.push('\n');
    }
    indented
}

/// What the program says to the example: the messages of this code only.
fn messages(code: Code, example: &Example, bad: &str, mended: &str, lang: Lang) -> String {
    let source = Source::new(file_name(example, false), bad);
    let shown = |faults: &[Diagnostic]| -> String {
        let own = faults.iter().filter(|fault| fault.code == code);
        let drawn: Vec<String> = own.map(|fault| finding(fault, Some(&source), lang, false)).collect();
        drawn.join("\n")
    };
    match example.kind {
        "line" => read_lines(source.clone()).err().map_or(String::new(), |faults| shown(&faults.list)),
        "toml" => shown(&of_case(code, &source, mended, lang)),
        _ => String::new(),
    }
}

/// The findings of an example case, and what keeps it from being split; the mended example is the baseline of the code that is about baselines.
fn of_case(code: Code, source: &Source, mended: &str, lang: Lang) -> Vec<Diagnostic> {
    let (case, faults) = match read_case("example", source.clone()) {
        Ok(reading) => (Some(reading.case), reading.warnings.list),
        Err(faults) => return faults.list,
    };
    let unsplit = case.as_ref().and_then(|case| split(case, &Request::default()).err()).unwrap_or_default();
    let files = [File {
        name: source.name().to_owned(),
        source: Some(source.clone()),
        at: None,
        case,
        faults,
        more: 0,
    }];
    let baseline = || Some(vec![read_case("example", Source::new("", mended)).ok()?.case]);
    let rules = match code == code!("saving-lost") {
        true => {
            Rules { baseline: baseline(), max_loss: Some(Fraction::from(EXAMPLE_LOSS)), ..Rules::default() }
        }
        false => Rules::default(),
    };
    let found = check(&files, &rules);
    let style = plain(lang);
    let of_check =
        found.files.iter().flat_map(|file| file.findings.iter().map(|finding| said(file, finding, &style)));
    of_check.chain(unsplit.into_iter().map(|unsplit| unsplit.fault)).collect()
}

/// The `--max-loss` that the example of `saving-lost` is shown with, in percent.
const EXAMPLE_LOSS: i128 = 5;

fn plain(lang: Lang) -> Style {
    let mark = if lang == Lang::Ja { Mark::Filled } else { Mark::Minus };
    Style { lang, unit: Unit::Auto, mark, ascii: false, width: None, color: false }
}
