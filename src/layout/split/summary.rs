//! The answer of `split` in one sentence: what all pay before and after, and who pays more.

use super::names::{listed, member_name, said};
use super::words::way as words_of;
use crate::analysis::split::{ShareRow, Split, Splitting, Who};
use crate::code;
use crate::lang::Code;
use crate::layout::cells::{amount, saving_percent};
use crate::report::{Cell, Note, Sense, Summary};

/// The sentences and their figures: of one way to split, or who pays more by each of several; of one member where only
/// that is asked for.
pub(super) fn summary(found: &Splitting<'_>) -> Summary {
    let (sentences, row) = match (found.ways.as_slice(), found.only) {
        ([way], None) => (vec![totals(found, &way.total), Some(gains(found, way))], Some(&way.total)),
        ([way], Some(only)) => {
            let row = way.members.iter().find(|row| row.who == Who::Member(only));
            (vec![row.and_then(|row| totals(found, row))], row)
        }
        (ways, _) => (ways.iter().map(|way| Some(of_rule(found, way))).collect(), None),
    };
    let mut figures = row.map(|row| figures(found, row)).unwrap_or_default();
    if let ([way], true) = (found.ways.as_slice(), found.computed.knows_before()) {
        let members = way.worse_off().filter_map(|number| found.computed.plan.members.get(number));
        figures
            .push(("worse_off", Cell::Parts(members.map(|member| Cell::text(member.id.as_str())).collect())));
    }
    Summary { said: sentences.into_iter().flatten().collect(), figures }
}

/// What a row says of money: before, share, saving, percent.
fn figures(found: &Splitting<'_>, row: &ShareRow) -> Vec<(&'static str, Cell)> {
    let money = |units, sense| amount(units, found.case.currency, found.computed.decimals, sense);
    vec![
        ("before", money(row.counted_before(), Sense::Plain)),
        ("after", money(row.counted(), Sense::Plain)),
        ("saving", money(row.saving(), Sense::Reduction)),
        ("percent", saving_percent(row.percent(), 1)),
    ]
}

/// What was paid, what is paid, and the change.
fn totals(found: &Splitting<'_>, row: &ShareRow) -> Option<Note> {
    let figures = figures(found, row);
    let known = |nth: usize| figures.get(nth).is_some_and(|(_, cell)| *cell != Cell::Absent);
    let wording = match (known(0), known(3)) {
        (true, true) => code!("summary-change"),
        (true, false) => code!("summary-change-plain"),
        (false, _) => code!("summary-after"),
    };
    let note = Note::new(code!("summary-change")).worded(wording);
    let note = figures.into_iter().fold(note, |note, (name, cell)| note.with(name, cell));
    Some(match row.who {
        Who::Member(number) => note.about(member_name(found, number)),
        _ => note,
    })
}

/// Who pays more than before, each with how much more.
fn gains(found: &Splitting<'_>, way: &Split) -> Note {
    if !found.computed.knows_before() {
        return Note::new(code!("summary-unknown"));
    }
    let worse: Vec<usize> = way.worse_off().collect();
    let perhaps: Vec<usize> = way.perhaps_worse_off().collect();
    let told = |numbers: &[usize]| {
        let rows =
            way.members.iter().filter(|row| row.who.member().is_some_and(|number| numbers.contains(&number)));
        listed(rows.filter_map(|row| more(found, row)).collect())
    };
    let named = |code: Code, numbers: &[usize]| Note::new(code).with("members", told(numbers));
    match (worse.is_empty(), perhaps.is_empty()) {
        (true, true) => Note::new(code!("summary-all-gain")),
        (false, true) => named(code!("summary-worse"), &worse),
        (true, false) => named(code!("summary-perhaps"), &perhaps),
        (false, false) => named(code!("summary-worse-perhaps"), &worse).with("perhaps", told(&perhaps)),
    }
}

/// A member with how much more it pays.
fn more(found: &Splitting<'_>, row: &ShareRow) -> Option<Cell> {
    let name = member_name(found, row.who.member()?);
    let change = amount(row.saving(), found.case.currency, found.computed.decimals, Sense::Reduction);
    let percent = saving_percent(row.percent(), 1);
    Some(Cell::Aside(
        Box::new(name),
        [change, percent].into_iter().filter(|cell| *cell != Cell::Absent).collect(),
    ))
}

/// Who pays more than before by one of several rules.
fn of_rule(found: &Splitting<'_>, way: &Split) -> Note {
    gains(found, way).about(said(Note::new(code!("summary-by-rule")).with("rule", words_of(way))))
}
