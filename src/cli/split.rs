//! The command `split`: rules are read from the command line, and faults shown in the text they are in.

use super::answer::{write_around, write_live};
use super::args::SplitOptions;
use super::changes::{Edits, combined, titled};
use super::files::{self, ChangedCase};
use super::output::Ending;
use super::progress::Progress;
use super::rules::read_ways;
use super::terminal::Terminal;
use super::words::{AnswerForm, Options};
use cloudcost::analysis::split::{AskedWay, SplitRequest, Splitting, Unsplit, split as analyse};
use cloudcost::analysis::whatif::{LargestPromise, largest_promise};
use cloudcost::render::rows;
use cloudcost::report::{Column, Note, Report, Section};
use cloudcost::{Case, Change, Diagnostic, Scenario, Source, layout};
use std::path::Path;

/// Reads, analyses, lays out, writes.
pub(super) fn split(
    case: &Path,
    split: &SplitOptions,
    options: &Options,
    terminal: &Terminal,
) -> anyhow::Result<Ending> {
    let typed: Vec<Source> = split.rules.iter().map(|text| Source::new("--rule", text)).collect();
    let ways = read_ways(&typed, terminal);
    let asked = Edits { changes: &split.changes, rule: None, min_saving: split.promised() };
    let read = files::read_case_of(case, &asked.change(terminal), terminal)?;
    let (Some(changed), Some(ways)) = (read, ways) else {
        return Ok(Ending::Invalid);
    };
    let promise = match split.promises_most().then(|| largest(&changed, &split.rules)).transpose() {
        Ok(promise) => promise,
        Err(fault) => return Ok(refused(&[fault], terminal)),
    };
    let changed = match &promise {
        None => changed,
        Some(promise) => match promised(changed, promise) {
            Ok(changed) => changed,
            Err(faults) => return Ok(refused(&faults, terminal)),
        },
    };
    let answer = SplitOutput { promise: promise.as_ref(), split, options, terminal };
    let request = |ways| SplitRequest { flowing: is_data(options), ..split.request(ways) };
    // one rule alone is a change like any other, but where rules head the columns; where it cannot be made, the fault is shown
    // in the rule below
    if let ([AskedWay::Rule(_)], [rule], false) =
        (ways.as_slice(), split.rules.as_slice(), split.has_rules_across())
        && let Some(ChangedCase { reading, scenario }) = with_rule(&changed, rule)
        && let Ok(found) = found_of(&reading.case, &request(Vec::new()), terminal)
    {
        return answer.write(&found, scenario.as_ref());
    }
    let ChangedCase { reading, scenario } = changed;
    let (case, file) = (reading.case, reading.warnings.source);
    match found_of(&case, &request(ways), terminal) {
        Ok(found) => answer.write(&found, scenario.as_ref()),
        Err(faults) => {
            for unsplit in &faults {
                let source = unsplit.way.and_then(|way| typed.get(way)).unwrap_or(&file);
                terminal.fault_between(&unsplit.fault, source, &file);
            }
            Ok(Ending::Invalid)
        }
    }
}

/// What is asked of a case; groups of many members, and values that are drawn, take their time.
fn found_of<'c>(
    case: &'c Case,
    request: &SplitRequest,
    terminal: &Terminal,
) -> Result<Splitting<'c>, Vec<Unsplit>> {
    let takes_time = request.fair || request.sampling.is_some();
    let _turning = takes_time.then(|| Progress::turning(terminal));
    analyse(case, request)
}

fn refused(faults: &[Diagnostic], terminal: &Terminal) -> Ending {
    faults.iter().for_each(|fault| terminal.fault(fault, None));
    Ending::Invalid
}

/// How an answer is written.
struct SplitOutput<'a> {
    promise: Option<&'a LargestPromise>,
    split: &'a SplitOptions,
    options: &'a Options,
    terminal: &'a Terminal,
}

impl SplitOutput<'_> {
    fn write(&self, found: &Splitting<'_>, scenario: Option<&Scenario>) -> anyhow::Result<Ending> {
        let SplitOutput { options, terminal, .. } = self;
        let form = options.form()?;
        let promised = |report| match self.promise {
            Some(promise) => layout::whatif::with_promise(report, promise),
            None => report,
        };
        if is_data(options) && self.split.tells_apart() {
            let written = layout::split::flowing(found, |report, columns, sections| {
                flow(&Edits::headed(promised(report), scenario), columns, sections, options, terminal)
            });
            return written.map_err(|fault| terminal.say(&fault))?;
        }
        let mut report = promised(layout::split::split(found));
        let live = (form == AnswerForm::Workbook && !found.net).then(|| layout::workbook::live(found));
        if let Some(Err(why)) = live {
            report.notes.push(Note::new(why));
        }
        write_live(Edits::headed(report, scenario), live.and_then(Result::ok).as_ref(), options, terminal)
    }
}

/// Whether the answer is data, whose rows leave as they are laid out.
fn is_data(options: &Options) -> bool {
    matches!(options.form(), Ok(AnswerForm::Text(format)) if !format.is_for_people())
}

/// Writes a report whose shares leave as they are laid out.
fn flow(
    report: &Report,
    columns: &[Column],
    sections: impl Iterator<Item = Section>,
    options: &Options,
    terminal: &Terminal,
) -> anyhow::Result<Ending> {
    let AnswerForm::Text(format) = options.form()? else { return Ok(Ending::Invalid) };
    let style = terminal.style.of(report, false);
    let texts = sections.map(|section| rows(columns, &[section], format, &style));
    write_around(report, "shares", texts, options, terminal)
}

/// The case with the largest promise.
fn promised(changed: ChangedCase, promise: &LargestPromise) -> Result<ChangedCase, Vec<Diagnostic>> {
    let change = Change::Set(PROMISED.to_owned(), promise.written.clone());
    let id = [PROMISED, "=", &promise.written].concat();
    let kept = titled(Scenario { id, changes: vec![change], ..Scenario::default() }, &changed.reading.case);
    let reading = changed.reading.changed(&kept)?;
    let parts = changed.scenario.into_iter().chain([kept]).collect();
    let scenario = Some(combined(parts, &reading.case).map_err(|fault| vec![fault])?);
    Ok(ChangedCase { reading, scenario })
}

/// The case with one rule for all shared items; `None` where that cannot be made.
fn with_rule(changed: &ChangedCase, rule: &str) -> Option<ChangedCase> {
    let change = Change::Rule(rule.to_owned());
    let id = ["rule=", rule].concat();
    let alone = titled(Scenario { id, changes: vec![change], ..Scenario::default() }, &changed.reading.case);
    let reading = changed.reading.changed(&alone).ok()?;
    let parts = changed.scenario.iter().cloned().chain([alone]).collect();
    let scenario = combined(parts, &reading.case).ok();
    Some(ChangedCase { reading, scenario })
}

/// The input that holds what is promised.
const PROMISED: &str = "sharing.min_saving";

/// The largest saving that can be promised under all of these rules, or under the case's own.
fn largest(changed: &ChangedCase, rules: &[String]) -> Result<LargestPromise, Diagnostic> {
    let written = changed.reading.written_plan()?;
    let under = |rule: &String| {
        let mut written = written.clone();
        written.replace_rules(rule)?;
        largest_promise(&written)
    };
    let (first, others) = match rules.split_first() {
        Some((first, others)) => (under(first)?, others),
        None => (largest_promise(written)?, rules),
    };
    others.iter().map(under).try_fold(first, |least, next| {
        let next = next?;
        Ok(if next.percent < least.percent { next } else { least })
    })
}
