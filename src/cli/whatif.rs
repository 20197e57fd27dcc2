//! The command `whatif`: its options, and what they ask of the case.

use super::files::{self, Problems};
use super::progress::Progress;
use super::terminal::Terminal;
use clap::Args;
use cloudcost::analysis::whatif::{self, Axis, Figure, Goal, Quantity, Shape};
use cloudcost::report::Report;
use cloudcost::{Case, Diagnostic, Fraction, Scenario, Written, layout, split_assignment};
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

/// What to change.
#[derive(Args, Debug)]
#[command(next_help_heading = "Changes (repeat and combine them)")]
struct Changes {
    /// A [[scenario]] of the file
    #[arg(long, value_name = "ID")]
    scenario: Vec<String>,
    /// Every [[scenario]] of the file, one by one
    #[arg(long)]
    all_scenarios: bool,
    /// A file with [[scenario]]s of its own: all of them one by one, or those named by --scenario
    #[arg(long, value_name = "FILE")]
    with: Option<PathBuf>,
    /// A candidate joins
    #[arg(long, value_name = "ID")]
    join: Vec<String>,
    /// A member leaves
    #[arg(long, value_name = "ID")]
    leave: Vec<String>,
    /// An input gets a value: after.ITEM.yearly=2500万円, member.ID.population=55000, rates.USD=160, months=180
    #[arg(long, value_name = "PATH=VALUE")]
    set: Vec<String>,
    /// An input moves by a percent: after.ITEM=+10%
    #[arg(long, value_name = "PATH=±P%", allow_hyphen_values = true)]
    scale: Vec<String>,
    /// Each change is a scenario of its own, instead of all together
    #[arg(long)]
    each: bool,
    /// Show members for whom nothing changes, too
    #[arg(long)]
    all: bool,
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
    #[arg(long, value_name = "P%", value_parser = percent, group = "look")]
    tornado: Option<Fraction>,
    /// Draw every amount that has a range so many times
    #[arg(long, value_name = "N", group = "look", value_parser = clap::value_parser!(u32).range(1..=MOST))]
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
    #[arg(long, value_name = "S", default_value_t = 1, requires = "samples")]
    seed: u64,
    /// How amounts lie in their ranges, for --samples
    #[arg(long, value_parser = shapes(), default_value = "uniform", requires = "samples")]
    shape: Shape,
}

const MOST: i64 = 10_000_000;

fn shapes() -> impl clap::builder::TypedValueParser<Value = Shape> {
    super::args::one_of([("uniform", Shape::Uniform), ("triangular", Shape::Triangular)])
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
            return Err(Diagnostic::error("one-case", None).with("count", readings.len().to_string()).into());
        };
        let Some(written) = &reading.written else {
            return Err(Diagnostic::error("no-plan-here", None).into());
        };
        let scenarios = options.changes.scenarios(written)?;
        options.report(written, &reading.case, &scenarios, terminal).map_err(Said::from)
    };
    match asked() {
        Ok(report) => Ok(Some(report)),
        Err(Said::Fault(fault)) => {
            terminal.fault(&fault, None);
            if let Some(scenario) = fault.argument(whatif::IN_SCENARIO) {
                terminal.summary("whatif-in-scenario", &[("scenario", scenario)]);
            }
            Ok(None)
        }
        Err(Said::Problems(problems)) => {
            problems.say(terminal);
            Ok(None)
        }
    }
}

/// What keeps a what-if from being answered.
enum Said {
    Fault(Box<Diagnostic>),
    Problems(Problems),
}

impl From<Diagnostic> for Said {
    fn from(fault: Diagnostic) -> Said {
        Said::Fault(Box::new(fault))
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
        let (kind, lang) = (&self.looks.kind, terminal.style.lang);
        let looks = !kind.vary.is_empty()
            || kind.seek.is_some()
            || kind.tornado.is_some()
            || kind.samples.is_some()
            || kind.entry_fee;
        if !looks {
            if scenarios.is_empty() {
                return Err(Diagnostic::error("no-change", None));
            }
            let found = whatif::scenarios(written, scenarios)?;
            return Ok(layout::whatif::scenarios(&found, self.changes.all, lang));
        }
        if scenarios.len() > 1 {
            return Err(Diagnostic::error("one-scenario", None).with("count", scenarios.len().to_string()));
        }
        let combined = scenarios.first().cloned().unwrap_or_default();
        let report = self.look(written, case, &combined, terminal)?;
        Ok(match scenarios.is_empty() || kind.entry_fee && combined.id == join_of(&combined) {
            true => report,
            false => layout::whatif::with_changes(report, &combined, lang),
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
        let (kind, lang) = (&self.looks.kind, terminal.style.lang);
        let figure = self.looks.figure.as_ref().map(|name| Figure::read(name, case)).transpose()?;
        if kind.entry_fee {
            return Ok(layout::whatif::entry_fee(&whatif::entry_fee(written, combined)?, lang));
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
            return Ok(layout::whatif::samples(&found, case, lang));
        }
        let axes = kind.vary.iter().map(|axis| Axis::read(axis, &changed)).collect::<Result<Vec<_>, _>>()?;
        if axes.len() > 2 {
            return Err(Diagnostic::error("vary-twice", None));
        }
        let found = whatif::sweep(&changed, axes, &progress.watch())?;
        Ok(layout::whatif::sweep(&found, figure.as_ref()))
    }
}

impl Changes {
    /// The scenarios asked for: one of all changes together, or one of each.
    fn scenarios(&self, written: &Written) -> Result<Vec<Scenario>, Said> {
        let mut known = written.scenarios.clone();
        let mut parts: Vec<Scenario> = Vec::new();
        if let Some(file) = &self.with {
            let read = files::read_scenarios(file, written).map_err(Said::Problems)?;
            if read.is_empty() {
                return Err(Diagnostic::error("no-scenarios", None).into());
            }
            if self.scenario.is_empty() {
                parts.extend(read.iter().cloned());
            }
            // of two with the same id, that of the file named counts
            known.splice(0..0, read);
        }
        if self.all_scenarios && written.scenarios.is_empty() {
            return Err(Diagnostic::error("no-scenarios", None).into());
        }
        if self.all_scenarios {
            parts.extend(written.scenarios.iter().cloned());
        }
        let one_by_one = self.each || !parts.is_empty();
        for id in &self.scenario {
            parts.push(whatif::named(&known, id)?.clone());
        }
        parts.extend(self.typed()?);
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        Ok(if one_by_one { parts } else { vec![combined(&parts)?] })
    }

    /// The changes typed, each as a scenario named as it was typed.
    fn typed(&self) -> Result<Vec<Scenario>, Diagnostic> {
        let pair = |text: &String| {
            let (path, value) = split_assignment(text)
                .ok_or_else(|| Diagnostic::error("assignment-form", None).with("found", text.clone()))?;
            Ok((path.to_owned(), value.to_owned()))
        };
        let joins = self.join.iter().map(|id| {
            Ok(Scenario { id: format!("join {id}"), join: vec![id.clone()], ..Scenario::default() })
        });
        let leaves = self.leave.iter().map(|id| {
            Ok(Scenario { id: format!("leave {id}"), leave: vec![id.clone()], ..Scenario::default() })
        });
        let sets = self
            .set
            .iter()
            .map(|text| Ok(Scenario { id: text.clone(), set: vec![pair(text)?], ..Scenario::default() }));
        let scales = self
            .scale
            .iter()
            .map(|text| Ok(Scenario { id: text.clone(), scale: vec![pair(text)?], ..Scenario::default() }));
        joins.chain(leaves).chain(sets).chain(scales).collect()
    }
}

/// The id of a scenario that only lets members join, as it was typed.
fn join_of(scenario: &Scenario) -> String {
    scenario.join.iter().map(|id| format!("join {id}")).collect::<Vec<_>>().join(", ")
}

/// All changes of several scenarios in one.
fn combined(parts: &[Scenario]) -> Result<Scenario, Diagnostic> {
    if let [one] = parts {
        return Ok(one.clone());
    }
    let mut all = Scenario::default();
    for part in parts {
        all.join.extend(part.join.iter().cloned());
        all.leave.extend(part.leave.iter().cloned());
        all.set.extend(part.set.iter().cloned());
        all.scale.extend(part.scale.iter().cloned());
    }
    let names: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
    let twice = all
        .set
        .iter()
        .enumerate()
        .find(|(nth, (path, _))| all.set.iter().take(*nth).any(|(known, _)| known == path));
    match twice {
        Some((_, (path, _))) => Err(Diagnostic::error("set-twice", None).with("found", path.clone())),
        None => Ok(Scenario { id: names.join(", "), ..all }),
    }
}
