//! The commands `sweep`, `seek`, `tornado` and `simulate`: each asks one question of a case, after the changes.

use super::args::selection::one_of;
use super::changes::{ChangeOptions, Edits, Unanswered};
use super::files::{self, ChangedCase};
use super::form::ValueForm;
use super::progress::Progress;
use super::terminal::Terminal;
use super::words::Options;
use clap::Args;
use cloudcost::analysis::whatif::{self, Axis, Distribution, Figure, Goal, Quantity};
use cloudcost::code;
use cloudcost::report::{Audience, Report};
use cloudcost::{Case, Diagnostic, Fraction, Written, layout};
use std::path::PathBuf;

/// How figures move with one input, or two.
#[derive(Args, Debug)]
#[command(after_help = SWEEP_AFTER)]
pub(super) struct SweepArgs {
    /// The input and its values: PATH=FROM..TO/STEPS or PATH=A|B|C; also scenario=A|B, rule=R|S and
    /// members=join-order; two make a two-way table
    #[arg(value_name = "INPUT=VALUES", required = true)]
    inputs: Vec<String>,
    /// A figure to show: before, after, saving, percent, any of them .MEMBER, share.MEMBER, worse_off (how many members pay
    /// more) or unmet (requirements); repeat for several
    #[arg(long = "figure", value_name = "FIGURE")]
    figures: Vec<String>,
}

const SWEEP_AFTER: &str = "\
Examples:
  cloudcost sweep plan.toml rates.USD=120..180/7
  cloudcost sweep plan.toml \"scenario=bid-a|bid-b|bid-c\" \"rule=equal|population\" --figure share.ko
  cloudcost sweep plan.toml members=join-order --figure share.ko --figure share.otsu";

/// What an input must be.
#[derive(Args, Debug)]
#[command(after_help = SEEK_AFTER)]
pub(super) struct SeekArgs {
    /// The figure and what it is to be: percent=30%, share.ko=7,000万円
    #[arg(value_name = "FIGURE=VALUE")]
    goal: String,
    /// The input that moves: PATH, or PATH=FROM..TO
    #[arg(long, value_name = "PATH")]
    moving: String,
}

const SEEK_AFTER: &str = "\
Examples:
  cloudcost seek plan.toml percent=30% --moving after.cloud.yearly
  cloudcost seek plan.toml saving=0 --moving rates.USD --leave kita";

/// Which inputs matter most.
#[derive(Args, Debug)]
#[command(after_help = TORNADO_AFTER)]
pub(super) struct TornadoArgs {
    /// By how many percent every input moves, down and up, one at a time
    #[arg(value_name = "P%", value_parser = percent)]
    percent: Fraction,
    /// The figure to look at: before, after, saving, percent, any of them .MEMBER, or share.MEMBER
    #[arg(long, value_name = "FIGURE")]
    figure: Option<String>,
}

const TORNADO_AFTER: &str = "\
Example:
  cloudcost tornado plan.toml 10% --figure share.ko";

/// What is likely where amounts are ranges.
#[derive(Args, Debug)]
#[command(after_help = SIMULATE_AFTER)]
pub(super) struct Simulate {
    /// Draw every amount that has a range so many times
    #[arg(long, allow_hyphen_values = true, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..=MOST))]
    samples: u32,
    /// The seed of the draws; the same seed draws the same ones
    #[arg(long, allow_hyphen_values = true, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// How amounts lie in their ranges
    #[arg(long, value_parser = shapes(), default_value = "uniform")]
    shape: Distribution,
}

const SIMULATE_AFTER: &str = "\
Example:
  cloudcost simulate plan.toml --samples 10000 --seed 7 --shape triangular";

const MOST: i64 = whatif::MOST_SAMPLES as i64;

fn shapes() -> impl clap::builder::TypedValueParser<Value = Distribution> {
    one_of([("uniform", Distribution::Uniform), ("triangular", Distribution::Triangular)])
}

/// A percent above 0 such as 10%.
fn percent(typed: &str) -> Result<Fraction, ValueForm> {
    match cloudcost::read_percent(typed) {
        Ok(percent) if percent.is_positive() && percent <= Fraction::from(100) => Ok(percent),
        _ => Err(ValueForm(code!("form-percent"))),
    }
}

/// A question, the case that it is asked of, and what is changed in it first.
#[derive(Args, Debug)]
pub(super) struct OfCase<Q: Args> {
    /// A file, - or builtin:NAME, with a plan
    #[arg(value_name = "CASE")]
    case: PathBuf,
    #[command(flatten)]
    question: Q,
    #[command(flatten)]
    changes: ChangeOptions,
}

/// A question asked of one case.
pub(super) trait Question {
    /// Its name as a command.
    const COMMAND: &'static str;

    /// The answer.
    fn report(&self, of: AskedCase<'_>, terminal: &Terminal) -> Result<Report, Unanswered>;
}

/// The case that is asked, and who reads the answer.
#[derive(Clone, Copy)]
pub(super) struct AskedCase<'a> {
    written: &'a Written,
    case: &'a Case,
    reader: Audience,
}

impl Question for SweepArgs {
    const COMMAND: &'static str = "sweep";

    fn report(&self, of: AskedCase<'_>, terminal: &Terminal) -> Result<Report, Unanswered> {
        let AskedCase { written, case, reader } = of;
        let figures =
            self.figures.iter().map(|name| Figure::read(name, case)).collect::<Result<Vec<_>, _>>()?;
        if self.inputs.len() > 2 {
            return Err(Diagnostic::error(code!("vary-twice"), None).into());
        }
        let axes = self.inputs.iter().map(|axis| Axis::read(axis, written)).collect::<Result<Vec<_>, _>>()?;
        let watch = Progress::new(terminal);
        let found = whatif::sweep(written, axes, Some(&figures), &watch.watch());
        let found = found.map_err(Unanswered::of_case)?;
        Ok(layout::whatif::sweep(&found, &figures, case, reader))
    }
}

impl Question for SeekArgs {
    const COMMAND: &'static str = "seek";

    fn report(
        &self,
        AskedCase { written, case, .. }: AskedCase<'_>,
        _: &Terminal,
    ) -> Result<Report, Unanswered> {
        let found = whatif::seek(written, Goal::read(&self.goal, &self.moving, written)?)
            .map_err(Unanswered::of_case)?;
        let report = layout::whatif::seek(&found, case);
        Ok(match found.goal.input.is_promise().then(|| whatif::largest_promise(written)) {
            Some(Ok(promise)) => layout::whatif::with_promise(report, &promise),
            // where nothing can be promised, the table says so
            Some(Err(_)) | None => report,
        })
    }
}

impl Question for TornadoArgs {
    const COMMAND: &'static str = "tornado";

    fn report(
        &self,
        AskedCase { written, case, .. }: AskedCase<'_>,
        terminal: &Terminal,
    ) -> Result<Report, Unanswered> {
        let figure = self.figure.as_ref().map(|name| Figure::read_amount(name, case)).transpose()?;
        let figure = figure.unwrap_or_else(|| Figure::of_group("saving", Quantity::Saving));
        let watch = Progress::new(terminal);
        let found = whatif::tornado(written, figure, self.percent.clone(), &watch.watch());
        let found = found.map_err(Unanswered::of_case)?;
        Ok(layout::whatif::tornado(&found, case))
    }
}

impl Question for Simulate {
    const COMMAND: &'static str = "simulate";

    fn report(
        &self,
        AskedCase { written, case, .. }: AskedCase<'_>,
        terminal: &Terminal,
    ) -> Result<Report, Unanswered> {
        let count = usize::try_from(self.samples).unwrap_or(usize::MAX);
        let watch = Progress::new(terminal);
        let found = whatif::sample(written, count, self.seed, self.shape, &watch.watch());
        let found = found.map_err(Unanswered::of_case)?;
        Ok(layout::whatif::samples(&found, case))
    }
}

/// Answers a question; `None` if the case, or what is asked of it, is invalid: that has been said by then.
pub(super) fn answer<Q: Question + Args>(
    OfCase { case, question, changes }: &OfCase<Q>,
    options: &Options,
    terminal: &Terminal,
) -> anyhow::Result<Option<Report>> {
    let change = Edits::new(changes).change(terminal);
    let Some(ChangedCase { reading, scenario }) = files::read_one(case, &change, terminal)? else {
        return Ok(None);
    };
    let said = || -> Result<Report, Unanswered> {
        let written = reading.written_plan()?;
        let asked = AskedCase { written, case: &reading.case, reader: options.reader() };
        let report = question.report(asked, terminal)?;
        let report = Report { command: Q::COMMAND, ..report.taxed(layout::tax(&reading.case)) };
        Ok(Edits::headed(report, scenario.as_ref()))
    };
    Ok(Unanswered::or_said(said(), terminal, Some(&reading.warnings.source)))
}
