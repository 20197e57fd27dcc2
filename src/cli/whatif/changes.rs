//! What a what-if changes: the options, as scenarios.

use crate::cli::files::{self, Problems};
use crate::cli::terminal::Terminal;
use clap::Args;
use cloudcost::analysis::whatif;
use cloudcost::code;
use cloudcost::{Diagnostic, Scenario, Written, split_assignment};
use std::path::PathBuf;

/// What to change.
#[derive(Args, Debug)]
#[command(next_help_heading = "Changes (repeat and combine them)")]
pub(super) struct Changes {
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
    pub(super) all: bool,
}

/// What keeps a what-if from being answered.
pub(super) enum Said {
    Fault(Box<Diagnostic>),
    Problems(Problems),
}

impl From<Diagnostic> for Said {
    fn from(fault: Diagnostic) -> Said {
        Said::Fault(Box::new(fault))
    }
}

impl Changes {
    /// The scenarios asked for: one of all changes together, or one of each.
    pub(super) fn scenarios(&self, written: &Written, terminal: &Terminal) -> Result<Vec<Scenario>, Said> {
        let mut known = written.scenarios.clone();
        let mut parts: Vec<Scenario> = Vec::new();
        if let Some(file) = &self.with {
            let read = files::read_scenarios(file, written, terminal).map_err(Said::Problems)?;
            if read.is_empty() {
                return Err(Diagnostic::error(code!("no-scenarios"), None).into());
            }
            if self.scenario.is_empty() {
                parts.extend(read.iter().cloned());
            }
            // of two with the same id, that of the file named counts
            known.splice(0..0, read);
        }
        if self.all_scenarios && written.scenarios.is_empty() {
            return Err(Diagnostic::error(code!("no-scenarios"), None).into());
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
            let (path, value) = split_assignment(text).ok_or_else(|| {
                Diagnostic::error(code!("assignment-form"), None).with("found", text.clone())
            })?;
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
pub(super) fn join_of(scenario: &Scenario) -> String {
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
        Some((_, (path, _))) => Err(Diagnostic::error(code!("set-twice"), None).with("found", path.clone())),
        None => Ok(Scenario { id: names.join(", "), ..all }),
    }
}
