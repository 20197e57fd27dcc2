//! The table `entry-fee`: what a newcomer changes for each member, and the fee that makes up for it.

use super::cells::{member, money, units};
use super::report;
use crate::analysis::whatif::EntryFee;
use crate::lang::{Lang, Term};
use crate::layout::{column, data, for_people};
use crate::report::{Cell, Note, Report, Role, Row, Section, Sense, Table};

/// Lays out the joining fee.
pub fn entry_fee(found: &EntryFee, lang: Lang) -> Report {
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
        found.changes.iter().map(|(number, change)| row(found, *number, *change, lang)).collect();
    rows.push(newcomer(found, lang));
    rows.push(total(found));
    let sections = vec![Section { heading: None, rows }];
    let table = Table { id: "entry-fee", title: Term::FeeTable, columns, sections };
    report(vec![table], notes(found, lang))
}

fn share(found: &EntryFee, joined: bool, number: usize) -> Cell {
    let [before, after] = &found.outcomes;
    let outcome = if joined { after } else { before };
    let standing = outcome.members.get(number).copied().flatten();
    units(standing.map(|standing| standing.share), outcome, Sense::Plain)
}

fn amount(found: &EntryFee, units: i128, sense: Sense) -> Cell {
    let [outcome, _] = &found.outcomes;
    money(Some(outcome.major(units)), outcome.currency, sense)
}

fn row(found: &EntryFee, number: usize, change: i128, lang: Lang) -> Row {
    let [id, name] = member(&found.case, number, lang);
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

fn newcomer(found: &EntryFee, lang: Lang) -> Row {
    let [id, name] = member(&found.case, found.newcomer, lang);
    let who = Cell::Aside(Box::new(name.clone()), vec![Cell::Word(Term::Joins)]);
    let [_, after] = &found.outcomes;
    let standing = after.members.get(found.newcomer).copied().flatten();
    let pays = standing.map_or(Cell::Absent, |standing| amount(found, standing.share.base, Sense::Change));
    let cells = vec![id, name, who, Cell::Absent, share(found, true, found.newcomer), pays, Cell::Absent];
    Row { role: Role::Item, cells }
}

fn total(found: &EntryFee) -> Row {
    let sums = found.outcomes.each_ref().map(|outcome| {
        let sum = outcome.members.iter().flatten().map(|member| member.share).sum();
        units(Some(sum), outcome, Sense::Plain)
    });
    let [before, after] = sums;
    let [old, new] = found
        .outcomes
        .each_ref()
        .map(|outcome| outcome.members.iter().flatten().map(|member| member.share.base).sum::<i128>());
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

fn notes(found: &EntryFee, lang: Lang) -> Vec<Note> {
    let [_, name] = member(&found.case, found.newcomer, lang);
    let least = amount(found, found.least, Sense::Plain);
    let Some(greatest) = found.greatest else {
        return vec![Note::new("fee-unknown").with("least", least)];
    };
    let code = if greatest > found.least { "fee-range" } else { "fee-none" };
    let wording = if code == "fee-range" && found.least == 0 { "fee-range-free" } else { code };
    let note = Note::new(code).worded(wording).with("member", name).with("least", least);
    vec![note.with("greatest", amount(found, greatest, Sense::Plain))]
}
