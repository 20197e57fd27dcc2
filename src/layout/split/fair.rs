//! The tables `objections` and `stability`; what is said of them stands in the files beside.

mod alike;
mod game;
mod groups;
mod ways;

pub(super) use ways::{notes, offered};

use super::words::{rule_data, way as words_of};
use crate::analysis::split::{Split, Splitting};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::{amount, heading};
use crate::layout::columns::{column, data, for_people};
use crate::plan::fair::Fairness;
use crate::report::{Audience, Cell, Role, Row, Section, Sense, Table};
use ways::SHOWN;

/// The two tables, where they were asked for.
pub(super) fn tables(found: &Splitting<'_>) -> Vec<Table> {
    let Some(fairness) = &found.fairness else { return Vec::new() };
    let several = found.ways.len() > 1;
    let of_rule = |mut column: crate::report::Column| {
        column.audience = if several { Audience::People } else { Audience::Nobody };
        column
    };
    let heading = || Some(heading(found.case, found.computed.calendar.months));
    // people see the worst, in names; data has all that are known, in ids
    let shown = Table {
        id: "worst_objections",
        title: Term::ObjectionsTable,
        columns: vec![
            of_rule(column("way", Term::Rule)),
            for_people(column("who", Term::Group)),
            for_people(column("pays", Term::Pays)),
            for_people(column("alone", Term::Alone)),
            for_people(column("excess", Term::Excess)),
        ],
        sections: vec![Section { heading: heading(), rows: shown_rows(found) }],
    };
    let columns = ["rule", "members", "pays", "alone", "excess"];
    let objections = Table {
        id: "objections",
        title: Term::ObjectionsTable,
        columns: columns.map(data).to_vec(),
        sections: vec![Section { heading: heading(), rows: objection_rows(found) }],
    };
    let stability = Table {
        id: "stability",
        title: Term::StabilityTable,
        columns: vec![
            data("rule"),
            of_rule(column("way", Term::Rule)),
            data("in_core"),
            for_people(column("unopposed", Term::InCore)),
            column("worst_excess", Term::WorstExcess),
            column("individually_rational", Term::IndividuallyRational),
            column("least_support", Term::LeastSupport),
        ],
        sections: vec![Section { heading: heading(), rows: stability_rows(found, fairness) }],
    };
    // where nobody objects people are told by a note; data always has both
    let has_rows = shown.sections.iter().any(|section| !section.rows.is_empty());
    has_rows.then_some(shown).into_iter().chain([objections, stability]).collect()
}

/// A row for each of the worst objections, for people.
fn shown_rows(found: &Splitting<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for way in &found.ways {
        for objecting in way.standing.iter().flat_map(|standing| standing.objections.iter().take(SHOWN)) {
            let cells = vec![
                words_of(way),
                groups::listed(found, &objecting.members),
                money(found, Some(objecting.pays)),
                money(found, Some(objecting.alone)),
                money(found, Some(objecting.pays - objecting.alone)),
            ];
            rows.push(Row { role: Role::Item, cells });
        }
    }
    rows
}

/// A row for each objection that is known, for data.
fn objection_rows(found: &Splitting<'_>) -> Vec<Row> {
    let id = |number: &usize| found.computed.plan.members.get(*number).map(|member| member.id.as_str());
    let mut rows = Vec::new();
    for way in &found.ways {
        for objecting in way.standing.iter().flat_map(|standing| &standing.objections) {
            let ids: Vec<&str> = objecting.members.iter().filter_map(id).collect();
            let cells = vec![
                rule_data(found, way),
                Cell::text(ids.join(", ")),
                money(found, Some(objecting.pays)),
                money(found, Some(objecting.alone)),
                money(found, Some(objecting.pays - objecting.alone)),
            ];
            rows.push(Row { role: Role::Item, cells });
        }
    }
    rows
}

fn stability_rows(found: &Splitting<'_>, fairness: &Fairness) -> Vec<Row> {
    let flag = |flag: Option<bool>| flag.into();
    let row = |way: &Split| {
        let standing = way.standing.as_ref()?;
        // shares that do not pay for the whole are not in the core, although nobody objects to them
        let in_core = if way.is_short() { Some(false) } else { standing.in_core };
        let cells = vec![
            rule_data(found, way),
            words_of(way),
            flag(in_core),
            flag(standing.in_core),
            money(found, standing.worst_excess),
            flag(standing.rational),
            money(found, fairness.support.as_ref().map(|needed| needed.units)),
        ];
        Some(Row { role: Role::Item, cells })
    };
    found.ways.iter().filter_map(row).collect()
}

fn money(found: &Splitting<'_>, units: Option<i128>) -> Cell {
    amount(units.map(Units::exact), found.case.currency, found.computed.decimals, Sense::Plain)
}
