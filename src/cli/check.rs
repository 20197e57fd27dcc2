//! The command `check`: files and limits in, findings out, and the exit code that says how it went.

use super::answer::write;
use super::args::changes::{NONE, no_promise};
use super::changes::Edits;
use super::files;
use super::output::{self, Ending};
use super::terminal::Terminal;
use super::told::Told;
use super::words::{AnswerForm, Check, Options};
use cloudcost::analysis::check::{File, Rules, checked};
use cloudcost::code;
use cloudcost::lang::{CODES, Code};
use cloudcost::layout::check::{CheckReader, CheckedRows, Whole};
use cloudcost::near::nearest;
use cloudcost::render::Format;
use cloudcost::{Diagnostic, Fraction, Severity, Source, read_percent, read_saving};
use std::path::{Path, PathBuf};

/// Runs the command.
pub(super) fn run(asked: &Check, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    if let Some(code) = &asked.explain {
        return explain(code, options, terminal);
    }
    let Some(rules) = rules(asked, terminal)? else {
        return Ok(Ending::Invalid);
    };
    let changes = Edits {
        changes: &asked.changes,
        rule: asked.rule.rule.as_deref(),
        min_saving: no_promise(&asked.min_saving),
    };
    // what is wrong with the form is said when all files are read
    let form = options.form().unwrap_or(AnswerForm::Text(Format::Table));
    let for_people =
        matches!(form, AnswerForm::Text(format) if format.is_for_people()) || form == AnswerForm::Workbook;
    let reader = match for_people {
        true if asked.all => CheckReader::All,
        // the findings stand above the table already
        true if form == AnswerForm::Text(Format::Table) && terminal.shows_both() => CheckReader::Shown,
        true => CheckReader::People,
        false => CheckReader::Program,
    };
    let draws = form == AnswerForm::Text(Format::Table);
    let mut found = Whole::new(reader);
    let is_pair = rules.is_pair(is_one(&asked.cases));
    let laid_out = |file: &File| CheckedRows::of(&checked(file, &rules, is_pair), reader, draws);
    let change = changes.change(terminal);
    let scenario = files::read_to_check(&asked.cases, &change, terminal, laid_out, |part| found.add(part))?;
    options.form()?;
    if form == AnswerForm::Text(Format::Table) {
        excerpts(&found, terminal);
    }
    let failed = found.count(Severity::Error) > 0 || (asked.strict && found.count(Severity::Warning) > 0);
    let has_unreadable = found.has_unreadable();
    let baseline = rules.baseline.as_ref().map(|old| old.iter().map(|old| old.case.id.as_str()));
    let gone: Option<Vec<&str>> = baseline.map(|ids| ids.filter(|id| !is_pair && !found.has(id)).collect());
    let report = Edits::headed(found.report(gone.as_deref()), scenario.as_ref());
    Ok(match write(report, options, terminal)? {
        Ending::Done if has_unreadable => Ending::Invalid,
        ending => ending.failed_if(failed),
    })
}

/// Whether one file is named, not a folder and not a list of files.
fn is_one(cases: &[PathBuf]) -> bool {
    let is_list = |case: &Path| case.as_os_str().as_encoded_bytes().starts_with(b"@");
    matches!(cases, [case] if !case.is_dir() && !is_list(case))
}

/// Draws the first findings with the lines they are in.
fn excerpts(found: &Whole, terminal: &Terminal) {
    found.first().for_each(|(fault, source)| terminal.fault(fault, source));
}

/// The option whose word `none` is no limit.
const MIN_SAVING: &str = "min-saving";

/// The limits asked for; `None` if one cannot be read, which has been said by then.
fn rules(asked: &Check, terminal: &Terminal) -> anyhow::Result<Option<Rules>> {
    type ReadPercent = fn(&str) -> Result<Fraction, Diagnostic>;
    let percent = |name: &str, text: &Option<String>, read: ReadPercent| -> Result<Option<Fraction>, ()> {
        let Some(text) = text.as_ref().filter(|text| name != MIN_SAVING || *text != NONE) else {
            return Ok(None);
        };
        read(text).map(Some).map_err(|fault| {
            terminal.fault(&fault, Some(&Source::new(["--", name].concat(), text)));
        })
    };
    let limits = [
        percent(MIN_SAVING, &asked.min_saving, read_saving),
        percent("max-increase", &asked.max_increase, read_percent),
        percent("max-loss", &asked.max_loss, read_percent),
    ];
    let [Ok(min_saving), Ok(max_increase), Ok(max_loss)] = limits else {
        return Ok(None);
    };
    let baseline = match &asked.baseline {
        None => None,
        Some(path) => match files::read(std::slice::from_ref(path), terminal)? {
            None => return Ok(None),
            cases => cases,
        },
    };
    Ok(Some(Rules { min_saving, max_increase, baseline, max_loss }))
}

/// Prints the page of a code.
fn explain(code: &str, options: &Options, terminal: &Terminal) -> anyhow::Result<Ending> {
    match cloudcost::layout::explain::page(code) {
        Some(page) => output::write(cloudcost::render::page(&page, &terminal.style), options.output()),
        None if Code::find(code).is_some() => {
            anyhow::bail!(Told::new(code!("code-without-page")).with("found", code))
        }
        None => {
            let known: Vec<&str> = CODES.iter().map(|code| code.name()).collect();
            match nearest(code, &known) {
                Some(near) => {
                    anyhow::bail!(
                        Told::new(code!("code-unknown-near")).with("found", code).with("near", near)
                    )
                }
                None => {
                    let known = known.join(", ");
                    anyhow::bail!(Told::new(code!("code-unknown")).with("found", code).with("known", known))
                }
            }
        }
    }
}
