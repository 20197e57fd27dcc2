//! The tables of objections and `stability`; what is said of them stands in the files beside.

mod alike;
mod game;
mod groups;
mod ways;

pub(super) use ways::{answers, notes, offered};

use super::words::{rule_data, way as words_of};
use crate::analysis::split::{CaseSplit, Splitting};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::cost;
use crate::layout::columns::{Entry, Rows, items, listing, table};
use crate::plan::fair::{Fairness, Objecting, Standing};
use crate::report::{Cell, Table};
use ways::SHOWN;

/// Who objects to a way to split.
type ObjectingWay<'f> = (&'f CaseSplit, &'f Objecting);

/// The tables, where they were asked for.
pub(super) fn tables(found: &Splitting<'_>) -> Vec<Table> {
    let Some(fairness) = &found.fairness else { return Vec::new() };
    // where nobody objects people are told by a note; data always has both
    let shown = worst(found);
    let has_rows = shown.sections.iter().any(|section| !section.rows.is_empty());
    has_rows.then_some(shown).into_iter().chain([objections(found), stability(found, fairness)]).collect()
}

/// The first objections to each way, and its name where there are several.
fn objecting<'f>(found: &'f Splitting<'_>, most: usize) -> [Rows<ObjectingWay<'f>>; 1] {
    let of_way = move |way: &'f CaseSplit| {
        let objections = way
            .standing
            .iter()
            .flat_map(move |standing| standing.objections.iter().chain(&standing.elsewhere).take(most));
        objections.map(move |objecting| (way, objecting))
    };
    [Rows::under(None, items(found.ways.iter().flat_map(of_way)))]
}

/// A row for each of the worst objections, for people, in names.
fn worst(found: &Splitting<'_>) -> Table {
    type E<'f> = Entry<'f, ObjectingWay<'f>>;
    let entries: Vec<E<'_>> = vec![
        E::people("way", Term::Rule, |(way, _)| words_of(way)).only_if(found.ways.len() > 1),
        E::people("who", Term::Group, |(_, one)| groups::listed(found, &one.members)),
        E::people("pays", Term::Pays, |(_, one)| money(found, one.pays)),
        E::people("alone", Term::Alone, |(_, one)| money(found, one.alone)),
        E::people("excess", Term::Excess, |(_, one)| money(found, one.excess)),
    ];
    table("worst_objections", Term::ObjectionsTable, entries, objecting(found, SHOWN))
}

/// A row for each objection that is known, for data, in ids.
fn objections(found: &Splitting<'_>) -> Table {
    type E<'f> = Entry<'f, ObjectingWay<'f>>;
    let ids = |members: &[usize]| {
        let members = members.iter().filter_map(|number| found.computed.plan.members.get(*number));
        Cell::text(members.map(|member| member.id.as_str()).collect::<Vec<_>>().join(", "))
    };
    let entries: Vec<E<'_>> = vec![
        E::data("rule", |(way, _)| rule_data(found, way)),
        E::data("members", |(_, one)| ids(&one.members)),
        E::data("pays", |(_, one)| money(found, one.pays)),
        E::data("alone", |(_, one)| money(found, one.alone)),
        E::data("excess", |(_, one)| money(found, one.excess)),
    ];
    table("objections", Term::ObjectionsTable, entries, objecting(found, usize::MAX))
}

/// A row for each way, and how it stands.
fn stability(found: &Splitting<'_>, fairness: &Fairness) -> Table {
    type E<'f> = Entry<'f, (&'f CaseSplit, &'f Standing)>;
    // shares that do not pay for the whole are not in the core, although nobody objects to them
    let in_core =
        |way: &CaseSplit, one: &Standing| if way.is_short() { Some(false) } else { one.certainly_in_core() };
    // of one way to share the notes say it in sentences
    let several = found.ways.len() > 1;
    // while prices are missing nothing is known, and in ranges it may be so
    let is_there = |one: &Standing, none: Option<bool>| match none {
        Some(true) => Some(Term::ThereIsNone),
        Some(false) => Some(Term::ThereIs),
        None => one.throughout.map(|_| Term::ThereMayBe),
    };
    let support = fairness.support.as_ref().map(|needed| Units::exact(needed.units));
    let entries: Vec<E<'_>> = vec![
        E::data("rule", |(way, _)| rule_data(found, way)),
        E::people("way", Term::Rule, |(way, _)| words_of(way)).only_if(several),
        E::data("in_core", |(way, one)| in_core(way, one)),
        E::people("unopposed", Term::InCore, move |(_, one)| is_there(one, one.certainly_in_core()))
            .only_if(several),
        E::new("worst_excess", Term::WorstExcess, |(_, one)| money(found, one.worst_excess)).seen_if(several),
        E::data("individually_rational", |(_, one)| one.certainly_rational()),
        E::people("alone", Term::IndividuallyRational, move |(_, one)| {
            is_there(one, one.certainly_rational())
        })
        .only_if(several),
        E::new("least_support", Term::LeastSupport, move |_| money(found, support)).seen_if(several),
        at_middle(found),
    ];
    let rows = found.ways.iter().filter_map(|way| Some((way, way.standing.as_ref()?)));
    listing("stability", Term::StabilityTable, entries, items(rows))
}

/// That figures without ends are those of the middle of ranges: elsewhere in them they may be others.
fn at_middle<'f, R>(found: &Splitting<'_>) -> Entry<'f, R> {
    Entry::data("costs", |_| Cell::text("middle"))
        .only_if(ways::is_ranged(found) && !ways::satisfies_all(found))
}

fn money(found: &Splitting<'_>, units: impl Into<Option<Units>>) -> Cell {
    cost(units.into(), found.case.currency)
}
