//! The command `whatif`: its options, and what they ask of the case.

mod changes;

use super::files;
use super::progress::Progress;
use super::terminal::Terminal;
use changes::{Changes, Said, join_of};
use clap::Args;
use cloudcost::analysis::whatif::{self, Axis, Figure, Goal, Quantity, Shape};
use cloudcost::code;
use cloudcost::report::Report;
use cloudcost::{Case, Diagnostic, Fraction, Scenario, Written, layout};
use std::path::PathBuf;

/// What to change, and what to look at.
#[derive(Args, Debug)]
pub(super) struct Options {
    /// A file, - or builtin:NAME, with a plan
    #[arg(value_name = "CASE")]
    case: PathBuf,
    #[command(flatten)]
    changes: Changes,
    #[command(flatten)]
    looks: Looks,
}

/// What to look at, on top of the changes.
#[derive(Args, Debug)]
#[command(next_help_heading = "Instead of scenarios (the changes come first)")]
#[group(multiple = false)]
struct Kind {
    /// Sweep an input: PATH=FROM..TO/STEPS, PATH=VALUE|VALUE or members=join-order; twice for a two-way table
    #[arg(long, value_name = "PATH=FROM..TO/STEPS", num_args = 1, group = "look")]
    vary: Vec<String>,
    /// Find where a figure just meets its target, such as "percent=30%", moving the input of --by
    #[arg(long, value_name = "FIGURE=VALUE", requires = "by", group = "look")]
    seek: Option<String>,
    /// Move every input by this percent down and up, one at a time
    #[arg(long, allow_hyphen_values = true, value_name = "P%", value_parser = percent, group = "look")]
    tornado: Option<Fraction>,
    /// Draw every amount that has a range so many times
    #[arg(long, allow_hyphen_values = true, value_name = "N", group = "look", value_parser = clap::value_parser!(u32).range(1..=MOST))]
    samples: Option<u32>,
    /// The joining fee at which nobody loses, for the one --join
    #[arg(long, group = "look")]
    entry_fee: bool,
}

#[derive(Args, Debug)]
struct Looks {
    #[command(flatten)]
    kind: Kind,
    /// The input that --seek moves: PATH, or PATH=FROM..TO
    #[arg(long, value_name = "PATH", requires = "seek")]
    by: Option<String>,
    /// The figure of --vary and --tornado: before, after, saving, percent, any of them .MEMBER, or share.MEMBER
    #[arg(long, value_name = "FIGURE")]
    figure: Option<String>,
    /// The seed of --samples
    #[arg(long, allow_hyphen_values = true, value_name = "S", default_value_t = 1, requires = "samples")]
    seed: u64,
    /// How amounts lie in their ranges, for --samples
    #[arg(long, value_parser = shapes(), default_value = "uniform", requires = "samples")]
    shape: Shape,
}

const MOST: i64 = 10_000_000;

fn shapes() -> impl clap::builder::TypedValueParser<Value = Shape> {
    super::args::selection::one_of([("uniform", Shape::Uniform), ("triangular", Shape::Triangular)])
}

/// A percent above 0 such as 10%.
fn percent(typed: &str) -> Result<Fraction, &'static str> {
    match cloudcost::read_percent(typed) {
        Ok(percent) if percent.is_positive() && percent <= Fraction::from(100) => Ok(percent),
        _ => Err("write a percent above 0% and up to 100%, such as 10%"),
    }
}

/// Answers the command; `None` if the case, or what is asked of it, is invalid: that has been said by then.
pub(super) fn answer(options: &Options, terminal: &Terminal) -> anyhow::Result<Option<Report>> {
    let Some(readings) = files::read(std::slice::from_ref(&options.case), terminal)? else {
        return Ok(None);
    };
    let asked = || -> Result<Report, Said> {
        let [reading] = readings.as_slice() else {
            return Err(Diagnostic::error(code!("one-case"), None)
                .with("count", readings.len().to_string())
                .into());
        };
        let Some(written) = &reading.written else {
            return Err(Diagnostic::error(code!("no-plan-here"), None).into());
        };
        let scenarios = options.changes.scenarios(written, terminal)?;
        let report = options.report(written, &reading.case, &scenarios, terminal)?;
        Ok(report.taxed(layout::tax(&reading.case)))
    };
    match asked() {
        Ok(report) => Ok(Some(report)),
        Err(Said::Fault(fault)) => {
            terminal.fault(&fault, None);
            if let Some(scenario) = fault.text(whatif::IN_SCENARIO) {
                terminal.summary(code!("whatif-in-scenario"), &[("scenario", scenario.to_owned())]);
            }
            Ok(None)
        }
        Err(Said::Problems(problems)) => {
            problems.say(terminal);
            Ok(None)
        }
    }
}

impl Options {
    fn report(
        &self,
        written: &Written,
        case: &Case,
        scenarios: &[Scenario],
        terminal: &Terminal,
    ) -> Result<Report, Diagnostic> {
        let kind = &self.looks.kind;
        let looks = !kind.vary.is_empty()
            || kind.seek.is_some()
            || kind.tornado.is_some()
            || kind.samples.is_some()
            || kind.entry_fee;
        if !looks {
            if scenarios.is_empty() {
                return Err(Diagnostic::error(code!("no-change"), None));
            }
            let found = whatif::scenarios(written, scenarios)?;
            return Ok(layout::whatif::scenarios(&found, self.changes.all));
        }
        if scenarios.len() > 1 {
            return Err(
                Diagnostic::error(code!("one-scenario"), None).with("count", scenarios.len().to_string())
            );
        }
        let combined = scenarios.first().cloned().unwrap_or_default();
        let report = self.look(written, case, &combined, terminal)?;
        Ok(match scenarios.is_empty() || kind.entry_fee && combined.id == join_of(&combined) {
            true => report,
            false => layout::whatif::with_changes(report, &combined),
        })
    }

    /// A look at the case with the changes of a scenario.
    fn look(
        &self,
        written: &Written,
        case: &Case,
        combined: &Scenario,
        terminal: &Terminal,
    ) -> Result<Report, Diagnostic> {
        let kind = &self.looks.kind;
        let figure = self.looks.figure.as_ref().map(|name| Figure::read(name, case)).transpose()?;
        if kind.entry_fee {
            return Ok(layout::whatif::entry_fee(&whatif::entry_fee(written, combined)?));
        }
        let changed = whatif::changed(written, combined)?;
        let progress = Progress::new(terminal);
        if let Some((goal, by)) = kind.seek.as_ref().zip(self.looks.by.as_ref()) {
            let found = whatif::seek(&changed, Goal::read(goal, by, &changed)?)?;
            return Ok(layout::whatif::seek(&found, case.currency));
        }
        if let Some(percent) = &kind.tornado {
            let figure = figure.unwrap_or_else(|| Figure::of_group("saving", Quantity::Saving));
            let found = whatif::tornado(&changed, figure, percent.clone(), &progress.watch())?;
            return Ok(layout::whatif::tornado(&found, case.currency));
        }
        if let Some(count) = kind.samples {
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            let looks = &self.looks;
            let found = whatif::sample(&changed, count, looks.seed, looks.shape, &progress.watch())?;
            return Ok(layout::whatif::samples(&found, case));
        }
        let axes = kind.vary.iter().map(|axis| Axis::read(axis, &changed)).collect::<Result<Vec<_>, _>>()?;
        if axes.len() > 2 {
            return Err(Diagnostic::error(code!("vary-twice"), None));
        }
        let found = whatif::sweep(&changed, axes, &progress.watch())?;
        Ok(layout::whatif::sweep(&found, figure.as_ref(), case))
    }
}
