//! The table `entry-fee`: what a newcomer changes for each member, and the fee that makes up for it.

use super::cells::{costs, member, money, scale, units};
use super::notes::of_plan;
use super::report::{answered, report};
use crate::analysis::whatif::{EntryFee, Standing};
use crate::case::{Measure, Number};
use crate::code;
use crate::lang::{Code, Term};
use crate::layout::columns::{column, data, for_people};
use crate::report::{Cell, Note, Report, Role, Row, Section, Sense, Table, note};
use std::cmp::Ordering;

/// Lays out the joining fee.
pub fn entry_fee(found: &EntryFee) -> Report {
    let columns = vec![
        data("member"),
        data("name"),
        for_people(column("who", Term::MemberName)),
        column("share", Term::ShareNow),
        column("new_share", Term::NewShare),
        column("change", Term::ShareChange),
        column("compensation", Term::Compensation),
    ];
    let mut rows: Vec<Row> =
        found.changes.iter().map(|(number, change)| row(found, *number, *change)).collect();
    rows.push(newcomer(found));
    rows.push(total(found));
    let [before, _] = &found.outcomes;
    let sections = vec![Section { heading: None, rows }];
    let table = Table { id: "entry-fee", title: Term::FeeTable, columns, sections };
    let mut notes = notes(found).into_iter();
    let answer = notes.next();
    let report = report("whatif", &found.case, vec![table], notes.collect());
    answered(report, answer, scale(costs(before), &exact(found)))
}

/// What is compared with a fee: amounts that stand as they are, so that nobody reads more or less than there is.
fn exact(found: &EntryFee) -> Vec<Number> {
    let [outcome, _] = &found.outcomes;
    let units =
        found.greatest.into_iter().chain([found.least]).chain(found.changes.iter().map(|(_, units)| *units));
    let number = |units| Number {
        value: outcome.major(units),
        range: None,
        measure: Measure::Money(outcome.currency),
    };
    units.map(number).collect()
}

fn share(found: &EntryFee, joined: bool, number: usize) -> Cell {
    let [before, after] = &found.outcomes;
    let outcome = if joined { after } else { before };
    let standing = outcome.members.get(number).copied().flatten();
    units(standing.and_then(|standing| standing.share), outcome, Sense::Plain)
}

fn amount(found: &EntryFee, units: i128, sense: Sense) -> Cell {
    let [outcome, _] = &found.outcomes;
    money(Some(outcome.major(units)), outcome.currency, sense)
}

fn row(found: &EntryFee, number: usize, change: i128) -> Row {
    let [id, name] = member(&found.case, number);
    let cells = vec![
        id,
        name.clone(),
        name,
        share(found, false, number),
        share(found, true, number),
        amount(found, change, Sense::Change),
        amount(found, change.max(0), Sense::Plain),
    ];
    Row { role: Role::Item, cells }
}

fn newcomer(found: &EntryFee) -> Row {
    let [id, name] = member(&found.case, found.newcomer);
    let who = Cell::aside(name.clone(), [Term::Joins]);
    let [_, after] = &found.outcomes;
    let standing = after.members.get(found.newcomer).copied().flatten();
    let pays = standing.map(|standing| amount(found, standing.paid().base, Sense::Change)).into();
    let cells = vec![id, name, who, Cell::Absent, share(found, true, found.newcomer), pays, Cell::Absent];
    Row { role: Role::Item, cells }
}

fn total(found: &EntryFee) -> Row {
    let sums = found.outcomes.each_ref().map(|outcome| units(Some(outcome.paid()), outcome, Sense::Plain));
    let [before, after] = sums;
    let [old, new] = found.outcomes.each_ref().map(|outcome| outcome.paid().base);
    let cells = vec![
        Cell::Absent,
        Cell::Absent,
        Cell::Word(Term::Total),
        before,
        after,
        amount(found, new - old, Sense::Change),
        amount(found, found.least, Sense::Plain),
    ];
    Row { role: Role::Total, cells }
}

fn notes(found: &EntryFee) -> Vec<Note> {
    let mut notes = fees(found);
    if !found.outcomes.iter().flat_map(|outcome| outcome.members.iter().flatten()).all(Standing::is_exact) {
        notes.push(note!("whatif-middle"));
    }
    notes.extend(of_plan(&found.case));
    notes
}

/// Between which fees everyone gains; where there are none, who loses, and whether all together gain.
fn fees(found: &EntryFee) -> Vec<Note> {
    let [_, name] = member(&found.case, found.newcomer);
    let units = |units: i128| amount(found, units, Sense::Plain);
    let Some(greatest) = found.greatest else {
        return vec![note!("fee-unknown", least = units(found.least))];
    };
    let note = |code: Code| Note::new(code).with("member", name.clone());
    let all_gain = found.changes.iter().all(|(_, change)| *change < 0);
    if greatest > found.least {
        let wording = match (found.least, all_gain) {
            (0, true) => code!("fee-range-gained"),
            (0, false) => code!("fee-range-free"),
            _ => code!("fee-range"),
        };
        let note = note(code!("fee-range")).worded(wording).with("least", units(found.least));
        return vec![note.with("greatest", units(greatest))];
    }
    let none = match greatest.cmp(&0) {
        Ordering::Less => {
            note(code!("fee-none")).worded(code!("fee-none-loses")).with("loss", units(-greatest))
        }
        Ordering::Equal => note(code!("fee-none")).worded(code!("fee-none-nothing")),
        Ordering::Greater => {
            note(code!("fee-none")).with("least", units(found.least)).with("greatest", units(greatest))
        }
    };
    let saved = -found.changes.iter().map(|(_, change)| *change).sum::<i128>();
    let surplus = greatest + saved;
    let together = match surplus > 0 {
        false if surplus == 0 => note(code!("fee-all-lose")).worded(code!("fee-all-same")),
        true if found.least == 0 && greatest < 0 => {
            note(code!("fee-paid-out")).with("saved", units(saved)).with("loss", units(-greatest))
        }
        true => note(code!("fee-given-up")).with("surplus", units(surplus)),
        false => note(code!("fee-all-lose")).with("surplus", units(-surplus)),
    };
    vec![none, together]
}
