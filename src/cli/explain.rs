//! The command `explain`: how one figure of a case was made, after the changes.

use super::changes::{ChangeOptions, Edits};
use super::files::{self, ChangedCase};
use super::form::{ValueForm, fiscal_year};
use super::terminal::Terminal;
use clap::Args;
use cloudcost::analysis::explain::{Asked, CaseTexts, costs, explain, explain_printed};
use cloudcost::layout::steps::{Depth, steps};
use cloudcost::report::Report;
use cloudcost::{Case, Diagnostic, Reading, Written, code};
use std::path::PathBuf;
use std::sync::Mutex;

/// How a figure was made.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(super) struct Explain {
    /// A file, - or builtin:NAME, with a plan
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// The figure: before, after, saving, percent, support, net, any of them .MEMBER, share.MEMBER, bill.MEMBER,
    /// settlement.MEMBER, measure.NAME, require.N or published.N.percent
    #[arg(value_name = "FIGURE")]
    figure: String,
    /// Only this year of the term: 2026 (or 令和8年度, R8), or 1 for the first where the case has no start
    #[arg(long, value_name = "Y", value_parser = fiscal_year)]
    year: Option<u32>,
    /// Only this cost item, by its id or name
    #[arg(long, value_name = "ID")]
    item: Option<String>,
    /// How many levels of steps to show, or all; default: what fits on a screen, the largest first
    #[arg(long, value_name = "N|all", value_parser = depth)]
    depth: Option<Depth>,
    #[command(flatten)]
    changes: ChangeOptions,
}

const AFTER: &str = "\
Examples:
  cloudcost explain plan.toml share.ko
  cloudcost explain plan.toml share.ko --year 2026
  cloudcost explain plan.toml percent --depth all --format csv --table inputs
  cloudcost explain plan.toml share.ko --set member.ko.population=55000";

/// So many levels, or all.
fn depth(typed: &str) -> Result<Depth, ValueForm> {
    match (typed, typed.parse::<usize>()) {
        ("all", _) => Ok(Depth::All),
        (_, Ok(levels)) => Ok(Depth::Levels(levels)),
        _ => Err(ValueForm(code!("form-depth"))),
    }
}

/// Answers; `None` if the case, or what is asked of it, is invalid: that has been said by then.
pub(super) fn answer(asked: &Explain, terminal: &Terminal) -> anyhow::Result<Option<Report>> {
    let edits = Edits::new(&asked.changes);
    let change = edits.change(terminal);
    // the case as its file has it, for what a change has no place of
    let read = Mutex::new(None);
    let keep = |reading: Reading| {
        if let Ok(mut read) = read.lock() {
            *read = Some((reading.written.clone(), reading.case.clone()));
        }
        change(reading)
    };
    let Some(ChangedCase { reading, scenario }) = files::read_one(&asked.case, &keep, terminal)? else {
        return Ok(None);
    };
    let original = read.into_inner().ok().flatten();
    let said = || -> Result<Report, Diagnostic> {
        let no_plan = || Diagnostic::error(code!("no-plan-here"), None);
        let (before, case) = original.as_ref().ok_or_else(no_plan)?;
        let source = &reading.warnings.source;
        let Some((written, before)) = reading.written.as_ref().zip(before.as_ref()) else {
            let found = explain_printed(&reading.case, source, Asked::read(&asked.figure, &reading.case)?)?;
            return Ok(Edits::headed(
                steps(&found, source, asked.depth.unwrap_or_default(), None),
                scenario.as_ref(),
            ));
        };
        let texts = CaseTexts { written, original: before, source };
        let found = explain(&reading.case, texts, asked.of(&reading.case)?)?;
        // what the figure was, where it was known before the changes
        let was = scenario.as_ref().and_then(|_| was(asked, case, before, texts));
        let depth = asked.depth.unwrap_or_default();
        Ok(Edits::headed(steps(&found, source, depth, was.as_ref()), scenario.as_ref()))
    };
    Ok(terminal.or_fault(said(), Some(&reading.warnings.source)))
}

/// The figure before the changes.
fn was(asked: &Explain, case: &Case, before: &Written, texts: CaseTexts<'_>) -> Option<cloudcost::Fraction> {
    let texts = CaseTexts { written: before, ..texts };
    Some(explain(case, texts, asked.of(case).ok()?).ok()?.value())
}

impl Explain {
    /// The figure, as it is of a case.
    fn of(&self, case: &Case) -> Result<Asked, Diagnostic> {
        let mut figure = Asked::read(&self.figure, case)?;
        if let Some(year) = self.year {
            figure = figure.of_year(year, &costs(case)?)?;
        }
        match (&self.item, &case.plan) {
            (Some(item), Some(plan)) => figure.of_item(item, plan),
            _ => Ok(figure),
        }
    }
}
