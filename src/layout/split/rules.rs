//! The table `rules`: one column a rule, by year or item where that is asked for, and how many members each leaves worse
//! off.

use super::names::member_name;
use super::words;
use crate::analysis::split::{CaseSplit, ShareRow, Splitting, Who};
use crate::coalition::Method;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::{cost, counted};
use crate::layout::columns::{Entry, Rows, items, table};
use crate::layout::lookup::{item_id, item_name, member_id, plain_name, year_name, year_number};
use crate::report::{Cell, Role, Table, note};
use std::collections::{BTreeSet, HashMap};

/// A row: what a party pays by each way, the sum of all, or how many members each way leaves worse off.
struct PartyRow<'f> {
    key: Key,
    who: Who,
    /// What it is called where it is of no party.
    word: Option<Term>,
    /// The row of each way.
    rows: Vec<Option<&'f ShareRow>>,
    is_count: bool,
}

impl PartyRow<'_> {
    /// What it is called: a party by its name, else a word.
    fn called(&self, name: impl Fn(usize) -> Cell) -> Cell {
        match (self.who, self.word) {
            (_, Some(word)) => Cell::Word(word),
            (Who::Member(number), None) => name(number),
            (_, None) => Cell::Word(Term::NotCollected),
        }
    }

    fn before(&self) -> Option<Units> {
        let first = self.rows.iter().flatten().next().filter(|_| self.key.1.is_none());
        first.and_then(|row| row.sums.before)
    }

    /// What is paid by one of the ways, or how many are worse off by it.
    fn paid(&self, found: &Splitting<'_>, nth: usize) -> Cell {
        match (self.is_count, self.rows.get(nth).copied().flatten()) {
            (true, _) => count(found, nth).map(counted).into(),
            (false, row) => {
                cost(row.map_or_else(|| Some(Units::default()), ShareRow::counted), found.case.currency)
            }
        }
    }

    /// The same for people: with a mark where it is more than before, or how many perhaps are worse off.
    fn shown(&self, found: &Splitting<'_>, nth: usize) -> Cell {
        let row = self.rows.get(nth).copied().flatten();
        let is_worse = row.is_some_and(|row| row.who.member().is_some() && row.worse_off() == Some(true));
        match (self.is_count, count(found, nth)) {
            (true, Some([certain, perhaps])) if perhaps > 0 => {
                Cell::aside(certain, [note!("perhaps-more", count = perhaps)])
            }
            (false, _) if is_worse => Cell::Words(vec![Cell::Word(Term::WorseMark), self.paid(found, nth)]),
            _ => self.paid(found, nth),
        }
    }
}

/// How many members a way leaves worse off, and how many perhaps; nothing where costs before are not known.
fn count(found: &Splitting<'_>, nth: usize) -> Option<[usize; 2]> {
    let way = found.ways.get(nth).filter(|_| found.computed.knows_before())?;
    Some([way.worse_off().count(), way.perhaps_worse_off().count()])
}

/// Lays out the rules side by side. Each has two columns: the amount for data, and for people the amount with a mark
/// where it is more than before.
pub(super) fn rules(found: &Splitting<'_>) -> Table {
    laid(found, ("rules", "member"), false)
}

/// The same as a matrix: the members down the side, the ways to split across.
pub(super) fn matrix(found: &Splitting<'_>) -> Table {
    laid(found, ("matrix", "key"), true)
}

fn laid(found: &Splitting<'_>, (id, key): (&'static str, &'static str), is_matrix: bool) -> Table {
    type E<'f> = Entry<'f, PartyRow<'f>>;
    let (plan, years) = (found.computed.plan, &found.computed.years);
    let mut entries: Vec<E<'_>> = vec![
        E::data(key, |of| member_id(plan, of.who.member())),
        E::data("name", |of| match of.is_count {
            true => Cell::Word(Term::WorseOff),
            false => of.called(|number| plain_name(plan, number).into()),
        }),
        E::people("who", Term::Subject, |of| of.called(|number| member_name(found, number))),
        E::new("before", Term::Before, |of| cost(of.before(), found.case.currency)).only_if(!is_matrix),
    ];
    for ((nth, way), key) in found.ways.iter().enumerate().zip(keys(found)) {
        entries.push(E::people(key.clone(), words::way(way), move |of| of.shown(found, nth)));
        entries.push(E::data(key, move |of| of.paid(found, nth)));
    }
    entries.push(E::data("year", |of| year_number(years, of.key.0)).only_if(found.by.is_some()));
    entries.push(E::data("item", |of| item_of(found, of.key)).only_if(found.by.is_some()));
    let index = Index::new(found);
    let of_year = |key: &&Key| found.year.is_none() || key.0 == found.year;
    let parts = index.keys.iter().filter(of_year).map(|key| part(found, &index, *key));
    // what the rules come to in the one year is all that is asked for
    let term = found.year.is_none().then(|| term(found, &index, !is_matrix));
    table(id, Term::RulesTable, entries, parts.chain(term))
}

/// The item of a row for data.
fn item_of(found: &Splitting<'_>, (_, item): Key) -> Option<Cell> {
    match item? {
        None => Some(Cell::Word(Term::Rounding)),
        Some(item) => item_id(found.computed.plan, item),
    }
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
    fn new(found: &'f Splitting<'_>) -> Index<'f> {
        let place = |row: &'f ShareRow| (((row.year, row.item), row.who), row);
        let of_way = |way: &'f CaseSplit| {
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

    /// A row of the table.
    fn of(&self, key: Key, who: Who, word: Option<Term>) -> PartyRow<'f> {
        let rows = self.rows.iter().map(|rows| rows.get(&(key, who)).copied()).collect();
        PartyRow { key, who, word, rows, is_count: false }
    }

    /// Whether some way has such a row.
    fn has(&self, key: Key, who: Who) -> bool {
        self.rows.iter().any(|rows| rows.contains_key(&(key, who)))
    }
}

/// The rows of a year or an item, then their sum.
fn part<'f>(found: &Splitting<'_>, index: &Index<'f>, key: Key) -> Rows<PartyRow<'f>> {
    let (role, word) = match found.year {
        Some(_) => (Role::Total, Term::Total),
        None => (Role::Subtotal, Term::Subtotal),
    };
    let sum = found.only.is_none().then(|| (role, index.of(key, Who::All, Some(word))));
    let parties = parties(found, |who| index.has(key, who)).map(|who| index.of(key, who, None));
    let heading = match key {
        (Some(year), _) => year_name(&found.computed.years, year).map(Cell::Year),
        (None, Some(Some(item))) => item_name(found.computed.plan, item),
        (None, _) => Some(Cell::Word(Term::Rounding)),
    };
    Rows::under(heading, items(parties).chain(sum))
}

/// The rows of the whole term, their sum, and, where that is counted, how many each rule leaves worse off.
fn term<'f>(found: &Splitting<'_>, index: &Index<'f>, counts: bool) -> Rows<PartyRow<'f>> {
    let is_shown = |who| matches!(who, Who::Member(_)) || index.has(TERM, who);
    let parties = parties(found, is_shown).map(|who| index.of(TERM, who, None));
    let sum = (Role::Total, index.of(TERM, Who::All, Some(Term::Total)));
    let worse = PartyRow {
        key: TERM,
        who: Who::All,
        word: Some(Term::WorseOffMembers),
        rows: Vec::new(),
        is_count: true,
    };
    let sums = [Some(sum), counts.then_some((Role::Total, worse))];
    let sums = sums.into_iter().flatten().filter(|_| found.only.is_none());
    // under years or items it is the term
    let heading = found.by.map(|_| Cell::Word(Term::WholeTerm));
    Rows::under(heading, items(parties).chain(sums))
}

/// The members, and nobody at the end, that are shown.
fn parties(found: &Splitting<'_>, is_shown: impl Fn(Who) -> bool) -> impl Iterator<Item = Who> {
    let members = found.computed.members().map(|(number, _)| Who::Member(number));
    let is_asked_for = |who: Who| found.only.is_none_or(|only| who == Who::Member(only));
    members.chain([Who::Nobody]).filter(move |who| is_asked_for(*who) && is_shown(*who))
}
