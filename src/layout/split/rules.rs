//! The table `rules`: one column a rule, by year or item where that is asked for, and how many members each leaves worse
//! off.

use super::names::{member_name, plain_name};
use super::words;
use crate::analysis::split::{ShareRow, Split, Splitting, Who};
use crate::coalition::Method;
use crate::lang::Term;
use crate::layout::cells::{amount, heading};
use crate::layout::columns::{column, data, for_people};
use crate::report::{Audience, Cell, Column, Role, Row, Section, Sense, Table, note};
use std::collections::{BTreeSet, HashMap};

/// Lays out the rules side by side. Each has two columns: the amount for data, and for people the amount with a mark
/// where it is more than before.
pub(super) fn rules(found: &Splitting<'_>) -> Table {
    let mut columns = vec![
        data("member"),
        data("name"),
        for_people(column("who", Term::Subject)),
        column("before", Term::Before),
    ];
    for (way, key) in found.ways.iter().zip(keys(found)) {
        let head = Some(words::way(way));
        let shown = Column { key: key.clone().into(), head, audience: Audience::People, ..Column::default() };
        columns.push(shown);
        columns.push(Column {
            key: key.clone().into(),
            head: None,
            audience: Audience::Data,
            ..Column::default()
        });
    }
    if found.by.is_some() {
        columns.extend(["year", "item"].map(data));
    }
    let index = Index::of(found);
    let of_year = |key: &&Key| found.year.is_none() || key.0 == found.year;
    let mut sections: Vec<Section> =
        index.keys.iter().filter(of_year).map(|key| section(found, &index, *key)).collect();
    // what the rules come to in the one year is all that is asked for
    sections.extend(found.year.is_none().then(|| term(found, &index)));
    Table { id: "rules", title: Term::RulesTable, columns, sections }
}

/// The same as a matrix: the members down the side, the ways to split across.
pub(super) fn matrix(found: &Splitting<'_>) -> Table {
    let mut table = rules(found);
    let before = 3;
    table.columns.remove(before);
    if let Some(first) = table.columns.first_mut() {
        first.key = "key".into();
    }
    let is_count = |row: &Row| row.cells.get(1) == Some(&Cell::Word(Term::WorseOff));
    for section in &mut table.sections {
        section.rows.retain(|row| !is_count(row));
        section.rows.iter_mut().for_each(|row| drop(row.cells.remove(before)));
    }
    Table { id: "matrix", ..table }
}

/// The name of each way's column in data, no two of them the same.
fn keys(found: &Splitting<'_>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for way in &found.ways {
        let key = match (&way.rule, way.method) {
            (Some(written), None) => words::column_key(&written.rule),
            (_, method) => method.map_or("rule", Method::name).to_owned(),
        };
        let numbered = (2..).map(|nth| format!("{key}_{nth}"));
        let free = std::iter::once(key.clone()).chain(numbered).find(|key| !keys.contains(key));
        keys.push(free.unwrap_or(key));
    }
    keys
}

/// What rows are of within the term: a year, or an item, `None` within for what belongs to no item.
type Key = (Option<usize>, Option<Option<usize>>);

/// Over the whole term.
const TERM: Key = (None, None);

/// The rows of each way by what they are of, and whose.
struct Index<'f> {
    rows: Vec<HashMap<(Key, Who), &'f ShareRow>>,
    /// The years or items that some way has rows of, in order.
    keys: Vec<Key>,
}

impl<'f> Index<'f> {
    fn of(found: &'f Splitting<'_>) -> Index<'f> {
        let place = |row: &'f ShareRow| (((row.year, row.item), row.who), row);
        let of_way = |way: &'f Split| {
            let parts = way.rows.iter().filter(|_| found.by.is_some());
            way.members.iter().chain([&way.total]).chain(parts).map(place).collect()
        };
        let rows: Vec<HashMap<(Key, Who), &ShareRow>> = found.ways.iter().map(of_way).collect();
        let parts: BTreeSet<(bool, Key)> = rows
            .iter()
            .flat_map(HashMap::keys)
            .filter(|(key, _)| *key != TERM)
            // what belongs to no item comes last
            .map(|(key, _)| (key.1 == Some(None), *key))
            .collect();
        Index { rows, keys: parts.into_iter().map(|(_, key)| key).collect() }
    }

    /// The row of each way.
    fn get(&self, key: Key, who: Who) -> Vec<Option<&'f ShareRow>> {
        self.rows.iter().map(|rows| rows.get(&(key, who)).copied()).collect()
    }

    /// Whether some way has such a row.
    fn has(&self, key: Key, who: Who) -> bool {
        self.rows.iter().any(|rows| rows.contains_key(&(key, who)))
    }
}

/// The rows of a year or an item, then their sum.
fn section(found: &Splitting<'_>, index: &Index<'_>, key: Key) -> Section {
    let whose = parties(found, |who| index.has(key, who));
    let word = if found.year.is_some() { Term::Total } else { Term::Subtotal };
    let sum = (Who::All, Cell::Absent, [Cell::Word(word), Cell::Word(word)]);
    let of_all = match (found.only, found.year) {
        (Some(_), _) => None,
        (None, None) => Some(Role::Subtotal),
        (None, Some(_)) => Some(Role::Total),
    };
    let sum = of_all.map(|_| sum);
    let rows = whose.into_iter().chain(sum).map(|(who, id, names)| {
        let role = of_all.filter(|_| who == Who::All).unwrap_or(Role::Item);
        row(found, key, role, id, names, &index.get(key, who))
    });
    let rows = rows.collect();
    let name = |item: usize| {
        let item = found.computed.plan.after.get(item);
        item.map(|item| Cell::text(item.name.clone())).into()
    };
    let heading = match key {
        (Some(year), _) => found.computed.years.get(year).map(|year| Cell::Year(year.name)),
        (None, Some(Some(item))) => Some(name(item)),
        (None, _) => Some(Cell::Word(Term::Rounding)),
    };
    Section { heading, rows }
}

/// The rows of the whole term, their sum, and how many each rule leaves worse off.
fn term(found: &Splitting<'_>, index: &Index<'_>) -> Section {
    let is_shown = |who| matches!(who, Who::Member(_)) || index.has(TERM, who);
    let whose = parties(found, is_shown);
    let rows = whose
        .into_iter()
        .map(|(who, id, names)| row(found, TERM, Role::Item, id, names, &index.get(TERM, who)));
    let mut rows: Vec<Row> = rows.collect();
    if found.only.is_some() {
        return Section { heading: Some(heading(found.case, found.computed.calendar.months)), rows };
    }
    let total = [Cell::Word(Term::Total), Cell::Word(Term::Total)];
    rows.push(row(found, TERM, Role::Total, Cell::Absent, total, &index.get(TERM, Who::All)));
    rows.push(worse_off(found));
    Section { heading: Some(heading(found.case, found.computed.calendar.months)), rows }
}

/// The members, and nobody at the end, that are shown, each with its id and its names for data and for people.
fn parties(found: &Splitting<'_>, is_shown: impl Fn(Who) -> bool) -> Vec<(Who, Cell, [Cell; 2])> {
    let members = found.computed.members().map(|(number, member)| {
        let names = [plain_name(found, number), member_name(found, number)];
        (Who::Member(number), Cell::text(member.id.clone()), names)
    });
    let uncollected = [Cell::Word(Term::NotCollected), Cell::Word(Term::NotCollected)];
    let nobody = (Who::Nobody, Cell::Absent, uncollected);
    let is_asked_for = |who: Who| found.only.is_none_or(|only| who == Who::Member(only));
    members.chain([nobody]).filter(|(who, ..)| is_asked_for(*who) && is_shown(*who)).collect()
}

/// A row of what one party pays by each rule.
fn row(
    found: &Splitting<'_>,
    key: Key,
    role: Role,
    id: Cell,
    [plain, name]: [Cell; 2],
    rows: &[Option<&ShareRow>],
) -> Row {
    let mut cells = vec![id, plain, name];
    let first = rows.iter().flatten().next();
    let is_of_item = key.1.is_some();
    cells.push(money(found, first.and_then(|row| row.sums.before).filter(|_| !is_of_item)));
    for way in rows {
        let paid = money(found, way.map_or_else(|| Some(Default::default()), ShareRow::counted));
        let worse = way.is_some_and(|row| row.who.member().is_some() && row.worse_off() == Some(true));
        cells.push(if worse {
            Cell::Words(vec![Cell::Word(Term::WorseMark), paid.clone()])
        } else {
            paid.clone()
        });
        cells.push(paid);
    }
    cells.extend(places(found, key));
    Row { role, cells }
}

/// The year and the item of a row for data, where rows are told apart by them.
fn places(found: &Splitting<'_>, (year, item): Key) -> Vec<Cell> {
    let year = year.and_then(|year| found.computed.years.get(year));
    let item = item.map(|item| match item {
        None => Cell::Word(Term::Rounding),
        Some(item) => {
            let item = found.computed.plan.after.get(item);
            item.map(|item| Cell::text(item.id.clone())).into()
        }
    });
    let cells = [year.map(|year| year.name.number()).into(), item.unwrap_or(Cell::Absent)];
    cells.into_iter().filter(|_| found.by.is_some()).collect()
}

fn worse_off(found: &Splitting<'_>) -> Row {
    let mut cells =
        vec![Cell::Absent, Cell::Word(Term::WorseOff), Cell::Word(Term::WorseOffMembers), Cell::Absent];
    for way in &found.ways {
        let count = match found.computed.knows_before() {
            true => Cell::Count(way.worse_off().count() as u64),
            false => Cell::Absent,
        };
        let open = way.perhaps_worse_off().count();
        let shown = match (open, found.computed.knows_before()) {
            (1.., true) => {
                let more = note!("perhaps-more", count = open);
                Cell::aside(count.clone(), [more])
            }
            _ => count.clone(),
        };
        cells.extend([shown, count]);
    }
    cells.extend(places(found, TERM));
    Row { role: Role::Total, cells }
}

fn money(found: &Splitting<'_>, units: Option<crate::cost::Units>) -> Cell {
    amount(units, found.case.currency, found.computed.decimals, Sense::Plain)
}
