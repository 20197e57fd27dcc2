//! The tables `effects`, a row a member whose share changes, and `scenarios`, the totals side by side.

use super::cells::{member, percent, units, worse_off};
use crate::analysis::whatif::{Change, Outcome, Scenarios, Standing, Tried};
use crate::case::{Case, Scenario};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::columns::{column, data, for_people, ranged, ranked};
use crate::report::{Cell, Role, Row, Section, Sense, Table};

/// What each scenario changes for each member; `None` where no scenario's costs can be split.
pub(super) fn effects(found: &Scenarios, all: bool) -> Option<Table> {
    let is_split = |tried: &&Tried| tried.outcome.members.iter().any(Option::is_some);
    let sections: Vec<Section> =
        found.tried.iter().filter(is_split).map(|tried| section(found, tried, all)).collect();
    (!sections.is_empty()).then(|| Table {
        id: "effects",
        title: Term::EffectsTable,
        columns: vec![
            data("scenario"),
            data("member"),
            data("name"),
            for_people(column("who", Term::MemberName)),
            ranked(2, ranged(column("share", Term::ShareNow))),
            ranged(column("new_share", Term::NewShare)),
            ranked(1, ranged(column("change", Term::ShareChange))),
            ranged(column("change_percent", Term::ChangePercent)),
            ranked(4, ranged(column("new_saving", Term::NewSaving))),
            ranked(3, ranged(column("new_percent", Term::NewPercent))),
        ],
        sections,
    })
}

/// The name of a scenario for people.
pub(super) fn title(scenario: &Scenario) -> Cell {
    match &scenario.title {
        Some(title) => Cell::text(title),
        None => Cell::text(scenario.id.as_str()),
    }
}

fn section(found: &Scenarios, tried: &Tried, all: bool) -> Section {
    let pairs = found.today.members.iter().zip(&tried.outcome.members).enumerate();
    let mut rows = Vec::new();
    for (number, (old, new)) in pairs {
        let changed = old.map(|old| old.share) != new.map(|new| new.share)
            || old.and_then(|old| old.before) != new.and_then(|new| new.before);
        if (old.is_some() || new.is_some()) && (changed || all) {
            rows.push(row(found, tried, number, *old, *new));
        }
    }
    rows.push(total(found, tried));
    Section { heading: Some(title(&tried.scenario)), rows }
}

fn row(found: &Scenarios, tried: &Tried, number: usize, old: Option<Standing>, new: Option<Standing>) -> Row {
    let [id, name] = member(&tried.case, number);
    let word = match (old, new) {
        (None, Some(_)) if found.today.unsplit.is_none() => Some(Term::Joins),
        (Some(_), None) => Some(Term::Leaves),
        _ => None,
    };
    let who = Cell::aside(name.clone(), word);
    let change = tried.changes.get(number).and_then(Option::as_ref);
    let old = old.and_then(|old| old.share);
    Row { role: Role::Item, cells: cells(tried, [id, name, who], (old, new), change) }
}

fn total(found: &Scenarios, tried: &Tried) -> Row {
    let sum = |outcome: &Outcome| outcome.unsplit.is_none().then_some(outcome.shared);
    let known: Option<Vec<Units>> =
        tried.outcome.members.iter().flatten().map(|member| member.before).collect();
    let before = known.map(|before| before.into_iter().sum());
    let new = sum(&tried.outcome).map(|share| Standing { before, share: Some(share), promised: None });
    let name = [Cell::Absent, Cell::Absent, Cell::Word(Term::Total)];
    Row { role: Role::Total, cells: cells(tried, name, (sum(&found.today), new), tried.change.as_ref()) }
}

fn cells(
    tried: &Tried,
    [id, name, who]: [Cell; 3],
    (old, standing): (Option<Units>, Option<Standing>),
    change: Option<&Change>,
) -> Vec<Cell> {
    let outcome = &tried.outcome;
    let new = standing.and_then(|standing| standing.share);
    vec![
        Cell::text(tried.scenario.id.clone()),
        id,
        name,
        who,
        units(old, outcome, Sense::Plain),
        units(new, outcome, Sense::Plain),
        units(change.map(|change| change.units), outcome, Sense::Change),
        percent(change.and_then(|change| change.percent.clone()), Sense::Change, 1),
        units(standing.and_then(|new| new.saving()), outcome, Sense::Reduction),
        percent(standing.and_then(|new| new.percent()), Sense::Reduction, 1),
    ]
}

/// The totals of the case as it is and of each scenario.
pub(super) fn scenarios(found: &Scenarios) -> Table {
    let today = row_of(Cell::Word(Term::AsIs), Cell::Word(Term::AsIs), &found.today);
    let tried = found
        .tried
        .iter()
        .map(|tried| row_of(Cell::text(tried.scenario.id.clone()), title(&tried.scenario), &tried.outcome));
    let columns = std::iter::once(data("scenario"))
        .chain([for_people(column("title", Term::Scenario))])
        .chain([column("members", Term::Members)])
        .chain(totals());
    Table {
        id: "scenarios",
        title: Term::ScenariosTable,
        columns: columns.collect(),
        sections: vec![Section { heading: None, rows: std::iter::once(today).chain(tried).collect() }],
    }
}

/// The columns of an outcome's totals.
pub(super) fn totals() -> [crate::report::Column; 6] {
    [
        ranged(column("before", Term::Before)),
        ranged(column("after", Term::After)),
        ranged(column("saving", Term::Saving)),
        ranged(column("percent", Term::Percent)),
        data("worse_off"),
        for_people(column("worse_off_count", Term::WorseOffCount)),
    ]
}

/// The cells of an outcome's totals.
pub(super) fn total_cells(outcome: &Outcome) -> [Cell; 6] {
    let certain = outcome.worse_off().map(|[certain, _]| certain).into();
    [
        units(outcome.before, outcome, Sense::Plain),
        units(outcome.after, outcome, Sense::Plain),
        units(outcome.saving(), outcome, Sense::Reduction),
        percent(outcome.group().percent(), Sense::Reduction, 1),
        certain,
        worse_off(outcome),
    ]
}

fn row_of(id: Cell, title: Cell, outcome: &Outcome) -> Row {
    let members = taking_part(outcome);
    let cells = [id, title, Cell::Count(members)].into_iter().chain(total_cells(outcome));
    Row { role: Role::Item, cells: cells.collect() }
}

fn taking_part(outcome: &Outcome) -> u64 {
    u64::try_from(outcome.taking_part).unwrap_or(u64::MAX)
}

/// The case that a note speaks of.
pub(super) fn name_of(case: &Case, number: usize) -> Cell {
    let [_, name] = member(case, number);
    name
}
