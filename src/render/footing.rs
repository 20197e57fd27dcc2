//! What display alone makes necessary to say: the unit over a table, and sums that rounding for display breaks.

mod differences;
mod parts;
mod sums;

use super::amounts::{amounts, column, of_report as amounts_of};
use super::number;
use super::style::{Notes, Style, Unit};
use crate::code;
use crate::lang::{Term, Writing, fill};
use crate::money::Currency;
use crate::report::{Cell, Money, Note, Report, Scale, Sense, Table, Weight, note};
use std::collections::HashMap;
use sums::MissedBy;

/// What a table's amounts have in common, as a caption: their unit, and whether they include tax.
pub(super) fn caption(report: &Report, table: &Table, style: &Style) -> Option<String> {
    // a heading says it once for all tables
    let is_told = report.heading.is_some() || table.tells_tax;
    let tax = report.tax.filter(|_| !is_told && amounts(table).next().is_some());
    let tax = tax.map(|tax| style.word(tax).to_owned());
    let said: Vec<String> = unit(table, style).into_iter().chain(tax).collect();
    (!said.is_empty()).then(|| said.join(style.joint()))
}

/// The unit of a table's amounts; none where every amount carries its own.
fn unit(table: &Table, style: &Style) -> Option<String> {
    let mut currencies: Vec<Currency> = amounts(table).map(|money| money.currency).collect();
    currencies.sort();
    currencies.dedup();
    // amounts of several currencies carry their codes
    let yen = match (style.unit, currencies.as_slice()) {
        (_, []) => return None,
        (Unit::Auto, some) => some.contains(&Currency::JPY),
        (_, all) => all == [Currency::JPY],
    };
    let Some(unit) = number::unit_term(style.unit) else {
        let auto = code!("unit-auto").message(style.lang).title;
        return (yen && !auto.is_empty()).then(|| auto.to_owned());
    };
    let codes: Vec<&str> = currencies.iter().map(|currency| currency.code()).collect();
    let unit = match (style.lang.writing(), yen) {
        (Writing::Japanese, true) => style.word(unit).to_owned(),
        (Writing::Japanese, false) => [style.word(unit).trim_end_matches('円'), &codes.join("/")].concat(),
        (Writing::Western, _) => [&codes.join("/"), " ", style.word(unit)].concat().trim().to_owned(),
    };
    let caption = code!("unit-caption").message(style.lang).title;
    Some(fill(caption, |name| (name == "unit").then(|| unit.clone())))
}

/// The lines above all tables: what they are about, and the answer in one sentence.
pub(super) fn top(report: &Report, style: &Style) -> Vec<String> {
    let heading = report.heading.iter().map(|heading| style.told(heading));
    let said = report.summary.iter().flat_map(|summary| &summary.said);
    // the table under it names the unit, too
    let names_once = style.lang.writing() == Writing::Western && is_of_one_currency(report);
    let said: Vec<String> = match names_once {
        true => style.naming_the_unit_once(said),
        false => said.map(|note| style.note(note)).collect(),
    };
    let answer = (!said.is_empty()).then(|| sentences(&said, style));
    heading.chain(answer).collect()
}

/// Whether all amounts that people see are of one currency.
fn is_of_one_currency(report: &Report) -> bool {
    let mut currencies = amounts_of(report).map(|money| money.currency);
    currencies.next().is_some_and(|first| currencies.all(|other| other == first))
}

/// Sentences one after another.
pub(super) fn sentences(said: &[String], style: &Style) -> String {
    match style.lang.writing() {
        Writing::Japanese => said.join("。"),
        Writing::Western => said.join("; "),
    }
}

/// The notes that people see, with one more where displayed figures do not add up although the true ones do.
///
/// Brief notes are at most as many as the tables have rows, three at least; how many more there are is said.
pub(super) fn notes(report: &Report, style: &Style) -> Vec<Note> {
    notes_without(report, style, Vec::new())
}

/// The same where the screen is too narrow for these columns.
pub(super) fn notes_without(report: &Report, style: &Style, columns: Vec<Cell>) -> Vec<Note> {
    let footing = footing(report, style);
    let below = footing.is_empty().then(|| below(report, style)).flatten();
    let below = below.into_iter().chain(parts::said(&report.tables));
    let all = together(&report.notes).into_iter().filter(|note| note.weight != Weight::Data);
    let said = match style.notes {
        Notes::None => return Vec::new(),
        Notes::Full => all.chain(footing).chain(below).chain(left_out(0, columns)).collect(),
        Notes::Brief => brief(report, all.chain(below.map(Note::brief)), footing, columns),
    };
    legend(report).into_iter().chain(said).collect()
}

/// What the mark in a table says: the table cannot be read without it, so it takes no other note's place.
fn legend(report: &Report) -> Option<Note> {
    let seen = report.tables.iter().filter(|table| table.is_for_people());
    let rows = seen.flat_map(|table| &table.sections).flat_map(|section| &section.rows);
    let is_marked = rows.flat_map(|row| &row.cells).any(Cell::is_best);
    is_marked.then(|| note!("best-of-column", mark = Term::BestMark))
}

/// Says in one line what is not shown: notes, and columns that there is no room for.
pub(super) fn left_out(notes: usize, columns: Vec<Cell>) -> Option<Note> {
    let (any_notes, any_columns) = (notes > 0, !columns.is_empty());
    let note = match (any_notes, any_columns) {
        (false, false) => return None,
        (true, false) => note!("notes-hidden"),
        (false, true) => note!("columns-dropped"),
        (true, true) => note!("notes-hidden").worded(code!("notes-and-columns-hidden")),
    };
    Some(note.with("count", notes).with("columns", Cell::Parts(columns)))
}

/// Cases that are named where a note holds of many.
const NAMED: usize = 5;

/// A note that holds of several cases is said once, with their names, before what is said of single ones.
fn together(notes: &[Note]) -> Vec<Note> {
    let key = |note: &Note| format!("{:?}", (note.wording, &note.arguments));
    let is_of_one = |note: &&Note| note.case.is_some() && note.subject.is_none();
    let mut cases = notes.iter().filter(is_of_one).map(|note| &note.case);
    let first = cases.next();
    if cases.all(|case| Some(case) == first) {
        return notes.to_vec();
    }
    let mut kinds: Vec<(&Note, Vec<&str>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for note in notes.iter().filter(is_of_one) {
        let place = *known.entry(key(note)).or_insert(kinds.len());
        match (kinds.get_mut(place), note.case.as_deref()) {
            (Some((_, cases)), Some(case)) if cases.last() != Some(&case) => cases.push(case),
            (None, Some(case)) => kinds.push((note, vec![case])),
            _ => {}
        }
    }
    let of_all = |(note, cases): &(&Note, Vec<&str>)| {
        let more = cases.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| note!("more", count = more));
        let named = cases.iter().take(NAMED).map(|case| Cell::text(*case));
        let named = named.chain(more.map(Cell::from)).collect();
        Note { case: None, ..(*note).clone() }.about(Cell::Parts(named))
    };
    let is_shared = |note: &Note| {
        let kind = known.get(&key(note)).and_then(|place| kinds.get(*place));
        kind.is_some_and(|(_, cases)| cases.len() > 1)
    };
    let shared = kinds.iter().filter(|(_, cases)| cases.len() > 1).map(of_all);
    shared.chain(notes.iter().filter(|note| !is_of_one(note) || !is_shared(note)).cloned()).collect()
}

/// What displayed figures miss by that do add up: in all rows together, of several currencies in each table.
fn footing(report: &Report, style: &Style) -> Vec<Note> {
    let tables: Vec<Vec<MissedBy>> =
        report.tables.iter().map(|table| differences::all(table, style)).collect();
    let sums = sums::all(&report.tables, style);
    let currencies = tables.iter().flatten().map(|(_, money)| money.currency);
    let is_mixed = currencies.clone().zip(currencies.skip(1)).any(|(one, next)| one != next);
    if !is_mixed {
        return missed(&tables.concat(), &sums).into_iter().collect();
    }
    let mut said: Vec<Note> = Vec::new();
    for note in tables.iter().filter_map(|rows| said_of_rows(rows)).chain(sums::said(&sums)) {
        if !said.contains(&note) {
            said.push(note);
        }
    }
    said
}

/// What rows and sums miss by, in one sentence.
fn missed(rows: &[MissedBy], sums: &[MissedBy]) -> Option<Note> {
    if rows.is_empty() || sums.is_empty() {
        return said_of_rows(rows).or_else(|| sums::said(sums));
    }
    let most = largest(&[rows, sums].concat())?;
    let rows = note!("rows-count", count = rows.len());
    let sums = note!("sums-count", count = sums.len());
    Some(note!("display-rounding", most, rows, sums).worded(code!("display-rounding-sums")))
}

/// The same of a page, whose tables belong together: all that they miss by in one sentence.
pub(super) fn of_page(report: &Report, style: &Style) -> Vec<Note> {
    let rows: Vec<MissedBy> = report.tables.iter().flat_map(|table| differences::all(table, style)).collect();
    let missed = missed(&rows, &sums::all(&report.tables, style)).or_else(|| below(report, style));
    missed.into_iter().chain(parts::said(&report.tables)).collect()
}

/// Notes at least that are shown where there are so many.
const FEWEST: usize = 3;

/// What is said of footing is never pushed out by other notes; what is left out is said in one line beside them.
fn brief(
    report: &Report,
    notes: impl Iterator<Item = Note>,
    footing: Vec<Note>,
    columns: Vec<Cell>,
) -> Vec<Note> {
    let seen = report.tables.iter().filter(|table| table.is_for_people());
    let rows: usize = seen.flat_map(|table| &table.sections).map(|section| section.rows.len()).sum();
    let (mut shown, rest): (Vec<Note>, Vec<Note>) = notes.partition(|note| note.weight == Weight::Brief);
    let room = rows.max(FEWEST).saturating_sub(footing.len());
    let more = shown.len().saturating_sub(room) + rest.len();
    shown.truncate(room);
    shown.extend(footing);
    shown.extend(left_out(more, columns));
    shown
}

/// Says that amounts are shown rounded, where some are.
fn below(report: &Report, style: &Style) -> Option<Note> {
    let unit = number::unit_term(style.unit).filter(|_| report.scale == Scale::Thousand)?;
    let seen = report.tables.iter().filter(|table| table.is_for_people());
    let is_rounded = |money: &Money, style: &Style| {
        money.value.as_ref().is_some_and(|value| number::shown(value, money, style) != *value)
    };
    let rounds = |table: &Table| {
        let styles = number::in_columns(table, style);
        let is_rounded = |place: usize, style| column(table, place).any(|money| is_rounded(money, style));
        table.seen(true, false).any(|(place, _)| styles.get(place).is_some_and(|of| is_rounded(place, of)))
    };
    let any = { seen }.any(rounds);
    let other = amounts_of(report).map(|money| money.currency).find(|currency| *currency != Currency::JPY);
    any.then(|| match other {
        None => note!("display-unit", unit),
        Some(_) => note!("display-unit").worded(code!("display-unit-other")),
    })
}

/// Notes in runs of the same case, with its id.
pub(super) fn by_case(notes: &[Note]) -> impl Iterator<Item = (Option<&str>, &[Note])> {
    notes
        .chunk_by(|one, next| one.case == next.case)
        .map(|run| (run.first().and_then(|note| note.case.as_deref()), run))
}

/// Says in how many rows, and by how much at most.
fn said_of_rows(missed: &[MissedBy]) -> Option<Note> {
    Some(note!("display-rounding", most = largest(missed)?, rows = note!("rows-count", count = missed.len())))
}

/// The most that something misses by.
fn largest(missed: &[MissedBy]) -> Option<Cell> {
    let (most, like) = missed.iter().max_by(|a, b| a.0.cmp(&b.0))?;
    let plain = Money { sense: Sense::Plain, approximate: false, range: None, ..like.clone() };
    Some(Cell::money(Money { value: Some(most.clone()), ..plain }))
}
