//! The command `report`: cases in, one page out, shown in the browser where that is asked for.

mod browser;

use super::answer::write_live;
use super::args::watch::WatchArgs;
use super::changes::{Changes, Edits, PromiseArg};
use super::files::{self, ChangedCase};
use super::output::{self, Ending};
use super::rules::read_ways;
use super::terminal::Terminal;
use super::told::Told;
use super::words::{AnswerForm, Options as Output};
use anyhow::Context;
use clap::Args;
use cloudcost::analysis::negotiate::NegotiateRequest as Negotiate;
use cloudcost::analysis::report::{ReportRequest, Reported, Unreported, report};
use cloudcost::book::Book;
use cloudcost::layout::report::{PageTold, ReadFile, report as lay_out};
use cloudcost::layout::workbook;
use cloudcost::render::{Format, render_page};
use cloudcost::report::{Note, Report};
use cloudcost::{Case, FaultKind, Source, code, read_bases, read_saving};
use std::path::PathBuf;

const AFTER: &str = "\
Examples:
  cloudcost report -o cases.html
  cloudcost report plan.toml -o plan.html --lang ja --unit thousand
  cloudcost report plan.toml --rule equal --rule 人口割 --prepared-by \"情報政策課\" -o plan.html --open";

/// What the page is about, and what is said on it.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(super) struct ReportArgs {
    /// Files, directories, - or builtin:NAME; default: ./cases if there is one, else the built-in cases
    #[arg(value_name = "CASE")]
    cases: Vec<PathBuf>,
    /// A rule to set beside the case's own, such as "20% equal + 80% population" or 人口割, or a fair division; repeat
    /// for several
    #[arg(long = "rule", value_name = "RULE")]
    rules: Vec<String>,
    /// Also which percents of two to four bases everybody can accept, as `negotiate` finds them: "equal + population"
    #[arg(long, value_name = "BASES")]
    negotiate: Option<String>,
    /// With --negotiate: every member saves at least so much; without it, nobody pays more than before
    #[arg(long, allow_hyphen_values = true, value_name = "P%", value_parser = super::args::changes::promise, requires = "negotiate")]
    negotiate_min_saving: Option<String>,
    /// The title of the page; default: that of its case
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Who made it, below the title
    #[arg(long, value_name = "NAME")]
    prepared_by: Option<String>,
    /// What is said before everything else, a paragraph a line
    #[arg(long, value_name = "TEXT")]
    preface: Option<String>,
    /// Show the file in the browser of this system
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    promise: PromiseArg,
    #[command(flatten)]
    changes: Changes,
    #[command(flatten)]
    watch: WatchArgs,
}

/// Reads, analyses, lays out, writes.
pub(super) fn run(asked: &ReportArgs, output: &Output, terminal: &Terminal) -> anyhow::Result<Ending> {
    let form = output.form_or(Format::Html)?;
    let format = match form {
        AnswerForm::Text(format) => format,
        AnswerForm::Workbook => Format::Html,
    };
    anyhow::ensure!(!matches!(format, Format::Csv | Format::Tsv), Told::new(code!("report-no-csv")));
    anyhow::ensure!(!format.is_for_checks(), Told::new(code!("format-for-check")));
    let to_open =
        asked.open.then(|| output.output().context("--open shows a file: name it with -o FILE.html"));
    let to_open = to_open.transpose()?;
    let typed: Vec<Source> = asked.rules.iter().map(|text| Source::new("--rule", text)).collect();
    let ways = read_ways(&typed, terminal);
    let Ok(sought) = sought(asked, terminal) else { return Ok(Ending::Invalid) };
    let edits =
        Edits { changes: &asked.changes, rule: None, min_saving: asked.promise.min_saving.as_deref() };
    let read = files::read_with_digests(&asked.cases, &edits.change(terminal), terminal)?;
    let (Some(read), Some(ways)) = (read, ways) else {
        return Ok(Ending::Invalid);
    };
    let (mut cases, mut sources, mut digests) = (Vec::<Case>::new(), Vec::<Source>::new(), Vec::new());
    let mut changed = None;
    for (ChangedCase { reading, scenario }, sha256) in read {
        changed = changed.or(scenario);
        digests.push(ReadFile { name: reading.warnings.source.name().to_owned(), sha256 });
        cases.push(reading.case);
        sources.push(reading.warnings.source);
    }
    let found = match report(&cases, &ReportRequest { ways, negotiate: sought, ..ReportRequest::default() }) {
        Ok(found) => found,
        Err(faults) => {
            let faults: Vec<_> = faults.into_iter().map(of_report).collect();
            faults.iter().for_each(|fault| say(fault, &typed, &sources, terminal));
            return Ok(Ending::Invalid);
        }
    };
    let told = PageTold {
        title: asked.title.clone(),
        prepared_by: asked.prepared_by.clone(),
        preface: asked.preface.clone(),
        changes: changed,
        files: digests,
    };
    let page = lay_out(&found, &told);
    if form == AnswerForm::Workbook {
        let (tables, live) = as_workbook(&found, page.report());
        return write_live(tables, live.as_ref(), output, terminal);
    }
    let text = render_page(&page, format, &terminal.style, output.table.as_deref())
        .map_err(|known| anyhow::anyhow!("no such table; the tables are {}", known.join(", ")))?;
    let ending = output::write(&text, output.output())?;
    to_open.map(browser::open).transpose()?;
    Ok(ending)
}

/// The tables, and the workbook that computes; a note says why there is none.
fn as_workbook(found: &Reported<'_>, mut tables: Report) -> (Report, Option<Book>) {
    let split = match found.cases.as_slice() {
        [only] => only.plan.as_ref().and_then(|plan| plan.split.as_ref().ok()),
        _ => None,
    };
    let live = split.map(|split| workbook::live(split)).transpose();
    let live = live.map_err(|why| tables.notes.push(Note::new(why))).unwrap_or_default();
    (tables, live)
}

/// A fault with what to do about it in this command: its `--min-saving` is the promise, not the condition.
fn of_report(mut found: Unreported) -> Unreported {
    let fault = &mut found.unsplit.fault;
    if fault.kind == FaultKind::PromiseBends {
        fault.wording = code!("negotiate-bends-report");
    }
    found
}

/// The percents that are sought; the fault of their bases has been said.
fn sought(asked: &ReportArgs, terminal: &Terminal) -> Result<Option<Negotiate>, ()> {
    let Some(text) = &asked.negotiate else { return Ok(None) };
    match read_bases(text) {
        Ok(bases) => {
            let min_saving =
                asked.negotiate_min_saving.as_deref().and_then(|percent| read_saving(percent).ok());
            Ok(Some(Negotiate { bases, min_saving, ..Negotiate::default() }))
        }
        Err(fault) => {
            terminal.fault(&fault, Some(&Source::new("--negotiate", text)));
            Err(())
        }
    }
}

/// Says a fault with the text that its place is in.
fn say(fault: &Unreported, typed: &[Source], sources: &[Source], terminal: &Terminal) {
    let file = fault.case.and_then(|case| sources.get(case));
    let way = fault.unsplit.way.and_then(|way| typed.get(way));
    match (way.or(file), file) {
        (Some(source), Some(file)) => terminal.fault_between(&fault.unsplit.fault, source, file),
        (source, _) => terminal.fault(&fault.unsplit.fault, source),
    }
}
