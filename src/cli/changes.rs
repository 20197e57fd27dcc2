//! The options that change a case before anything is asked of it: the same for every command.
//!
//! A command flattens [`ChangeOptions`], or [`Changes`] alone where `--rule` or `--min-saving` means something else to it,
//! and reads its cases through [`Edits::change`]: what it is given then is the case that the file would be, had
//! it been edited so. [`Edits::headed`] says in the report what was changed.

pub(super) use super::args::changes::{ChangeOptions, Changes, OneRule, PromiseArg};
use super::files::{self, ChangedCase, Problems};
use super::terminal::Terminal;
use cloudcost::analysis::whatif;
use cloudcost::code;
use cloudcost::report::{Cell, Report};
use cloudcost::{Case, Change, Diagnostic, Reading, Scenario, Source, layout, split_assignment};
use std::collections::{BTreeMap, BTreeSet};

/// What keeps a question from being answered.
pub(super) enum Unanswered {
    Fault(Box<Diagnostic>),
    /// The case cannot be computed so.
    OfCase(Box<Diagnostic>),
    Problems(Problems),
}

impl From<Diagnostic> for Unanswered {
    fn from(fault: Diagnostic) -> Unanswered {
        Unanswered::Fault(Box::new(fault))
    }
}

impl Unanswered {
    /// What keeps a case from being computed.
    pub(super) fn of_case(fault: Diagnostic) -> Unanswered {
        Unanswered::OfCase(Box::new(fault))
    }

    /// The answer; `None` once what keeps it from being given is said, of the case in this text.
    pub(super) fn or_said<T>(
        answer: Result<T, Unanswered>,
        terminal: &Terminal,
        source: Option<&Source>,
    ) -> Option<T> {
        answer.inspect_err(|unanswered| unanswered.say(terminal, source)).ok()
    }

    fn say(&self, terminal: &Terminal, source: Option<&Source>) {
        match self {
            Unanswered::Fault(fault) => terminal.fault(fault, None),
            Unanswered::OfCase(fault) => {
                terminal.fault(fault, source);
                if let Some(Cell::Text(scenario)) = fault.value(whatif::IN_SCENARIO) {
                    let scenario = scenario.in_lang(terminal.style.lang).to_owned();
                    terminal.summary(code!("whatif-in-scenario"), &[("scenario", scenario)]);
                }
            }
            Unanswered::Problems(problems) => problems.say(terminal),
        }
    }
}

/// All that is to be changed, as far as a command asks for it.
#[derive(Clone, Copy)]
pub(super) struct Edits<'o> {
    pub(super) changes: &'o Changes,
    pub(super) rule: Option<&'o str>,
    pub(super) min_saving: Option<&'o str>,
}

impl<'o> Edits<'o> {
    /// The changes of these options.
    pub(super) fn new(options: &'o ChangeOptions) -> Edits<'o> {
        let (rule, min_saving) = (options.rule.rule.as_deref(), options.promise.min_saving.as_deref());
        Edits { changes: &options.changes, rule, min_saving }
    }

    /// A case as it is after all changes, with the one scenario that they make; none where nothing is changed. Give it to
    /// whatever reads cases.
    pub(super) fn change(
        self,
        terminal: &'o Terminal,
    ) -> impl Fn(Reading) -> Result<ChangedCase, Problems> + Sync + 'o {
        move |reading| match self.scenario_of(&reading, terminal) {
            Ok(None) => Ok(ChangedCase { reading, scenario: None }),
            Ok(Some(scenario)) => match reading.changed(&scenario) {
                Ok(changed) => Ok(ChangedCase { reading: changed, scenario: Some(scenario) }),
                Err(faults) => Err(Problems::of(faults, &reading)),
            },
            Err(Unanswered::Fault(fault) | Unanswered::OfCase(fault)) => {
                Err(Problems::of(vec![*fault], &reading))
            }
            Err(Unanswered::Problems(problems)) => Err(problems),
        }
    }

    /// The one scenario that all changes of a case make together.
    fn scenario_of(self, reading: &Reading, terminal: &Terminal) -> Result<Option<Scenario>, Unanswered> {
        if self.changes.with.is_some() && self.changes.scenario.is_empty() {
            return Err(Diagnostic::error(code!("with-alone"), None).into());
        }
        let parts = self.parts(reading, terminal)?;
        Ok(if parts.is_empty() { None } else { Some(combined(parts, &reading.case)?) })
    }

    /// The scenarios named, then each change that was typed.
    pub(super) fn parts(self, reading: &Reading, terminal: &Terminal) -> Result<Vec<Scenario>, Unanswered> {
        let typed = self.typed()?;
        if typed.is_empty() && self.changes.scenario.is_empty() {
            return Ok(Vec::new());
        }
        let written = reading.written_plan()?;
        let mut known = written.scenarios.to_vec();
        if let Some(file) = &self.changes.with {
            // of two with the same id, that of the file named counts
            known.splice(0..0, files::read_scenarios(file, written, terminal).map_err(Unanswered::Problems)?);
        }
        let named = self.changes.scenario.iter().map(|id| whatif::named(&known, id).cloned());
        let mut parts = named.collect::<Result<Vec<_>, _>>()?;
        parts.extend(typed.into_iter().map(|scenario| titled(scenario, &reading.case)));
        Ok(parts)
    }

    /// The changes typed, each as a scenario named as it was typed.
    fn typed(self) -> Result<Vec<Scenario>, Diagnostic> {
        let changes = self.changes;
        let alone = |id: String, change| Scenario { id, changes: vec![change], ..Scenario::default() };
        let pair = |text: &String, change: fn(String, String) -> Change| {
            let (path, value) = split_assignment(text).ok_or_else(|| {
                Diagnostic::error(code!("assignment-form"), None).with("found", text.clone())
            })?;
            Ok(alone(text.clone(), change(path.to_owned(), value.to_owned())))
        };
        let joins = changes.join.iter().map(|id| alone(format!("join {id}"), Change::Join(id.clone())));
        let leaves = changes.leave.iter().map(|id| alone(format!("leave {id}"), Change::Leave(id.clone())));
        let rule = self.rule.map(|rule| alone(format!("rule={rule}"), Change::Rule(rule.to_owned())));
        let short = [
            ("sharing.min_saving", self.min_saving.map(str::to_owned)),
            ("sharing.round_to", changes.round_to.map(|unit| unit.to_string())),
            ("sharing.remainder", changes.remainder.clone()),
            ("months", changes.months.map(|months| months.to_string())),
            ("finance.discount", changes.discount.clone()),
        ];
        let short = short.into_iter().filter_map(|(path, value)| {
            let value = value?;
            Some(alone(format!("{path}={value}"), Change::Set(path.to_owned(), value)))
        });
        let made = joins.chain(leaves).chain(rule).chain(short).map(Ok);
        let sets = changes.set.iter().map(|text| pair(text, Change::Set));
        let scales = changes.scale.iter().map(|text| pair(text, Change::Scale));
        made.chain(sets).chain(scales).collect()
    }

    /// A report with what was changed at the head of its notes.
    pub(super) fn headed(report: Report, scenario: Option<&Scenario>) -> Report {
        match scenario {
            None => report,
            Some(scenario) => layout::whatif::with_changes(report, scenario),
        }
    }
}

/// The members that a scenario moves, by their ids.
fn moved<'c>(part: &Scenario, case: &'c Case) -> BTreeSet<&'c str> {
    let members = case.members();
    let of = |name: &str| members.iter().find(|member| member.id == name || member.name.is(name));
    let moved = part.changes.iter().filter_map(|change| match change {
        Change::Join(id) => of(id),
        Change::Leave(id) => of(id).or_else(|| of(id.rsplit_once('@')?.0)),
        _ => None,
    });
    moved.map(|member| member.id.as_str()).collect()
}

/// A change typed, with what people call it.
pub(super) fn titled(scenario: Scenario, case: &Case) -> Scenario {
    let title = layout::whatif::worded(&scenario.changes, case);
    Scenario { title: Some(title), ..scenario }
}

/// All changes of several scenarios in one, in their order.
pub(super) fn combined(parts: Vec<Scenario>, case: &Case) -> Result<Scenario, Diagnostic> {
    let (mut seen, mut known) = (BTreeSet::new(), BTreeMap::new());
    for part in &parts {
        for id in moved(part, case) {
            if let Some(first) = known.insert(id, part) {
                return Err(moved_twice(id, first, part));
            }
        }
        let set: BTreeSet<&str> = part.changes.iter().filter_map(path_set).collect();
        if let Some(path) = set.iter().find(|path| seen.contains(**path)) {
            return Err(Diagnostic::error(code!("set-twice"), None).with("found", *path));
        }
        seen.extend(set);
    }
    let title = layout::whatif::together(&parts);
    let ids: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
    Ok(Scenario {
        id: ids.join(", "),
        title: Some(title),
        changes: parts.iter().flat_map(|part| part.changes.iter().cloned()).collect(),
        built_on: Vec::new(),
    })
}

/// That a member joins or leaves in two of the changes, of which one may be a scenario that says so.
fn moved_twice(id: &str, first: &Scenario, second: &Scenario) -> Diagnostic {
    let title = |of: &Scenario| of.title.clone().map_or_else(|| Cell::text(of.id.clone()), Cell::Text);
    let fault = Diagnostic::error(code!("set-twice"), None).worded(code!("moved-twice"));
    fault.with("found", id).with("first", title(first)).with("second", title(second))
}

fn path_set(change: &Change) -> Option<&str> {
    match change {
        Change::Set(path, _) => Some(path),
        _ => None,
    }
}
