//! The table `matrix`: members down the side and years or items across, or the other way round, with totals both ways.

use super::bills::called;
use super::names::member_name;
use super::words;
use crate::analysis::split::{Across, By, CaseSplit, ShareRow, Splitting, Who};
use crate::case::Plan;
use crate::cost::{ItemAt, Side, Units};
use crate::lang::Term;
use crate::layout::cells::cost;
use crate::layout::columns::{Entry, Rows, items, table};
use crate::layout::lookup::{owner_name, plain_name};
use crate::plan::facts::Fact;
use crate::report::{Cell, Role, Table};
use std::collections::{BTreeSet, HashMap};

/// What a figure is of within the term: a year, or an item, `None` within for what belongs to no item.
type TermPart = (Option<usize>, Option<Option<usize>>);

/// Over the whole term.
const TERM: TermPart = (None, None);

/// One line of either side: its key in data, its name for people, and of what and whose its figures are.
#[derive(Clone)]
struct MatrixLine {
    key: Cell,
    name: Cell,
    part: TermPart,
    who: Who,
}

impl MatrixLine {
    /// The name of its column in data.
    fn column(&self) -> String {
        match &self.key {
            Cell::Text(text) => text.fixed().to_owned(),
            Cell::Year(year) => year.number().to_string(),
            _ if self.part == TERM && self.who == Who::All => "total".to_owned(),
            _ => "rounding".to_owned(),
        }
    }
}

/// A row: what a side comes to by one way.
type MatrixRow<'f> = (&'f Cells<'f>, MatrixLine);

/// Lays out what each pays, one side down and the other across.
pub(in crate::layout) fn matrix(found: &Splitting<'_>, across: Across) -> Table {
    type E<'f> = Entry<'f, MatrixRow<'f>>;
    let (down, over) = directions(found, across);
    let all = MatrixLine { key: Cell::Absent, name: Cell::Word(Term::Total), part: TERM, who: Who::All };
    let ways: Vec<(&CaseSplit, Cells<'_>)> =
        found.ways.iter().map(|way| (way, Cells::of(found, way))).collect();
    let there = |side: &MatrixLine| ways.iter().any(|(_, cells)| cells.says(side, &down));
    let over: Vec<MatrixLine> = over.into_iter().filter(there).chain([all.clone()]).collect();
    let mut entries: Vec<E<'_>> = vec![
        E::data("key", |(_, side)| side.key.clone()),
        E::data("name", |(_, side)| match side.who {
            Who::Member(number) => plain_name(found.computed.plan, number).into(),
            _ => side.name.clone(),
        }),
        E::people("who", Term::Subject, |(_, side)| side.name.clone()),
    ];
    entries.extend(over.iter().map(|other| {
        E::new(other.column(), other.name.clone(), move |(cells, side)| cells.meet(side, other))
    }));
    let sections = ways.iter().map(|(way, cells)| {
        let sides = down.iter().filter(|side| cells.says(side, &over)).cloned();
        // the sum of one member's row is that row
        let is_one =
            found.only.is_some() && down.iter().all(|side| matches!(side.who, Who::Member(_) | Who::Nobody));
        let total = (!is_one).then(|| (Role::Total, all.clone()));
        let rows = items(sides).chain(total).map(|(role, side)| (role, (cells, side)));
        Rows::under((found.ways.len() > 1).then(|| words::way(way)), rows)
    });
    let title = match (found.net, found.by == Some(By::Item)) {
        // a part of the costs is no bill
        (false, false) if found.computed.is_selected => Term::SharesTable,
        (true, false) => Term::MatrixYearsNet,
        (true, true) => Term::MatrixItemsNet,
        (false, true) => Term::MatrixItems,
        (false, false) => called(found.computed.plan.sharing.word).by_year,
    };
    table("matrix", title, entries, sections)
}

/// What stands down the side, and what across.
fn directions(found: &Splitting<'_>, across: Across) -> (Vec<MatrixLine>, Vec<MatrixLine>) {
    let years = || sides(found, |row| (row.year, None));
    let items = || sides(found, |row| (None, row.item));
    let is_crossed = found.ways.iter().any(|way| !way.margins.is_empty());
    match across {
        Across::Item if is_crossed && found.year.is_none() => (years(), items()),
        Across::Item => (members(found), items()),
        Across::Year if is_crossed => (items(), years()),
        Across::Member if found.by == Some(By::Item) => (items(), members(found)),
        Across::Member => (years(), members(found)),
        _ => (members(found), years()),
    }
}

/// The members that some way has rows of, and nobody at the end.
fn members(found: &Splitting<'_>) -> Vec<MatrixLine> {
    let members = found.computed.members().map(|(number, member)| MatrixLine {
        key: Cell::text(&member.id),
        name: member_name(found, number),
        part: TERM,
        who: Who::Member(number),
    });
    let nobody =
        MatrixLine { key: Cell::Absent, name: Cell::Word(Term::NotCollected), part: TERM, who: Who::Nobody };
    let shown = |side: &MatrixLine| found.only.is_none_or(|only| side.who == Who::Member(only));
    members.chain([nobody]).filter(shown).collect()
}

/// The years or items that some way has rows of, in order.
fn sides(found: &Splitting<'_>, of: impl Fn(&ShareRow) -> TermPart) -> Vec<MatrixLine> {
    // what belongs to no item comes last
    let rows = found.ways.iter().flat_map(|way| &way.rows);
    let rows = rows.filter(|row| found.year.is_none_or(|year| row.year == Some(year)));
    let parts: BTreeSet<(bool, TermPart)> = rows.map(|row| (row.item == Some(None), of(row))).collect();
    let side = |part: TermPart| {
        let item = part.1.flatten().and_then(|item| found.computed.plan.after.get(item));
        let year = part.0.and_then(|year| found.computed.years.get(year)).map(|year| Cell::Year(year.name));
        let key = year.clone().or_else(|| item.map(|item| Cell::text(&item.id)));
        let name = year.or_else(|| item.map(|item| Cell::text(&item.name)));
        MatrixLine {
            key: key.unwrap_or(Cell::Absent),
            name: name.unwrap_or(Cell::Word(Term::Rounding)),
            part,
            who: Who::All,
        }
    };
    let mut sides: Vec<MatrixLine> = Vec::new();
    for (_, part) in parts {
        if sides.iter().all(|known| known.part != part) {
            sides.push(side(part));
        }
    }
    told_apart(found.computed.plan, sides)
}

/// Items that are called alike, each with whose it is.
fn told_apart(plan: &Plan, sides: Vec<MatrixLine>) -> Vec<MatrixLine> {
    let namesakes = plan.namesakes();
    let told = |side: MatrixLine| {
        let at = side.part.1.flatten().map(|number| ItemAt { side: Side::After, number });
        let alike = at.filter(|at| namesakes.contains(at)).and_then(|at| plan.item(at));
        match alike.and_then(|item| owner_name(plan, item)) {
            Some(owner) => MatrixLine { name: Cell::aside(side.name, [owner]), ..side },
            None => side,
        }
    };
    sides.into_iter().map(told).collect()
}

/// The rows of one way by what they are of, and whose.
struct Cells<'f> {
    rows: HashMap<(TermPart, Who), &'f ShareRow>,
    found: &'f Splitting<'f>,
    way: &'f CaseSplit,
}

impl<'f> Cells<'f> {
    fn of(found: &'f Splitting<'_>, way: &'f CaseSplit) -> Cells<'f> {
        let all = way.members.iter().chain(&way.rows).chain(&way.margins).chain([&way.total]);
        let mut rows = HashMap::new();
        for row in all {
            rows.entry(((row.year, row.item), row.who)).or_insert(row);
        }
        if let Some(only) = found.only {
            // one member's figures add up to its own total
            let own: Vec<_> = rows
                .iter()
                .filter(|((_, who), _)| *who == Who::Member(only))
                .map(|((part, _), row)| (*part, *row))
                .collect();
            rows.retain(|(_, who), _| *who != Who::All);
            rows.extend(own.into_iter().map(|(part, row)| ((part, Who::All), row)));
        }
        Cells { rows, found, way }
    }

    /// What stands where two sides meet; nothing where one takes no part.
    fn meet(&self, one: &MatrixLine, other: &MatrixLine) -> Cell {
        let year = one.part.0.or(other.part.0).or(self.found.year);
        let part = (year, one.part.1.or(other.part.1));
        let who = if one.who == Who::All { other.who } else { one.who };
        let row = self.rows.get(&(part, who));
        let units = row.and_then(|row| match (self.found.net, self.found.by) {
            (true, _) => row.counted(),
            // costs: what is paid to others is among them, what is settled is not
            (false, Some(By::Item)) => row.sums.after.filter(|_| !self.is_support_alone(row)),
            (false, _) => self.way.due(row).filter(|due| *due != Units::default() || self.takes_part(row)),
        });
        cost(units, self.found.case.currency)
    }

    /// Whether whose row it is takes part in its year: support that comes later makes a row of a year in which nothing is to be paid.
    fn takes_part(&self, row: &ShareRow) -> bool {
        match (row.who, row.year) {
            (Who::Member(member), Some(year)) => self.found.computed.takes_part_in(member, year),
            _ => true,
        }
    }

    /// Whether all there is of a row is support for what was paid in another year: nothing is to be paid.
    fn is_support_alone(&self, row: &ShareRow) -> bool {
        let Some(Some(item)) = row.item else { return false };
        let is_nothing =
            row.sums.after == Some(Units::default()) && row.sums.support.pays != Units::default();
        let is_paid = |fact: &Fact| {
            (fact.side, fact.item) == (Side::After, item)
                && row.year.is_none_or(|year| fact.invoice.year == year)
        };
        is_nothing && !self.found.computed.facts.iter().any(is_paid)
    }

    fn says(&self, side: &MatrixLine, over: &[MatrixLine]) -> bool {
        over.iter().any(|other| self.meet(side, other) != Cell::Absent)
    }
}
