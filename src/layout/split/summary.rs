//! The answer of `split` in one sentence: what all pay before and after, and who pays more.

use super::bills::bill_word;
use super::figures;
use super::names::{listed, member_name};
use super::statement;
use super::words::way as words_of;
use crate::analysis::split::{Across, By, CaseSplit, ShareRow, Splitting, Who};
use crate::code;
use crate::cost::Units;
use crate::lang::{Code, Term};
use crate::layout::cells::{amount, cost, few, risen, saved, saving_percent};
use crate::report::{Cell, Note, Sense, Summary, note};

/// The sentences and their figures: of one way to split, or who pays more by each of several; of one member where only
/// that is asked for.
pub(super) fn summary(found: &Splitting<'_>) -> Summary {
    let (sentences, row) = match (found.ways.as_slice(), found.only) {
        ([way], only) => {
            let changed = found.year.filter(|_| found.change);
            let changed = changed.and_then(|year| statement::change_said(found, way, year));
            let row = found.whole(way, only.map_or(Who::All, Who::Member));
            let gains = only.is_none().then(|| gains(found, way)).flatten();
            let gains = gains.map(|gains| over_term(found, gains));
            let bills = row.and_then(|row| billed(found, way, row));
            match changed {
                Some(changed) => (vec![Some(changed)], row),
                None => (vec![row.and_then(|row| totals(found, row)), bills, gains], row),
            }
        }
        // that costs before are not known is the same by every rule
        (ways, None) if !found.computed.knows_before() => {
            (ways.iter().take(1).map(|way| gains(found, way)).collect(), None)
        }
        (ways, None) => (ways.iter().map(|way| of_rule(found, way, gains(found, way))).collect(), None),
        (ways, Some(only)) => {
            let row = |way| found.whole(way, Who::Member(only)).and_then(|row| totals(found, row));
            (ways.iter().map(|way| of_rule(found, way, row(way))).collect(), None)
        }
    };
    let mut figures = row.map(|row| figures(found, row)).unwrap_or_default();
    if let ([way], true) = (found.ways.as_slice(), found.computed.knows_before()) {
        let ids = |rows: &mut dyn Iterator<Item = &ShareRow>| {
            let members = rows.filter_map(|row| found.computed.plan.members.get(row.who.member()?));
            Cell::Parts(members.map(|member| Cell::text(&member.id)).collect())
        };
        figures.push(("worse_off", ids(&mut worse_off(found, way))));
        let mut perhaps = perhaps(found, way).peekable();
        if perhaps.peek().is_some() {
            figures.push(("perhaps_worse_off", ids(&mut perhaps)));
        }
    }
    Summary { said: sentences.into_iter().flatten().collect(), figures }
}

/// What a row says of money: before, share, saving, percent.
fn figures(found: &Splitting<'_>, row: &ShareRow) -> Vec<(&'static str, Cell)> {
    let money = |units, sense| amount(units, found.case.currency, sense);
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
    let note = note!("summary-change").worded(wording);
    let note = figures.into_iter().fold(note, |note, (name, cell)| note.with(name, cell));
    Some(note.about(row.who.member().map(|number| member_name(found, number))))
}

/// What is billed and how it comes about from shares, where the tables hold bills and these are no shares.
fn billed(found: &Splitting<'_>, way: &CaseSplit, row: &ShareRow) -> Option<Note> {
    let holds_bills =
        matches!(found.across, Some(Across::Year | Across::Member | Across::Base)) || found.change;
    let (bill, share) = (way.due(row)?, row.sums.after?);
    if !holds_bills || found.net || found.by == Some(By::Item) || bill == share {
        return None;
    }
    let currency = found.case.currency;
    let settled = row.settlement.unwrap_or_default();
    let uncollected = figures::uncollected(way, row).unwrap_or_default();
    let billed = bill.minus(settled);
    // of ranges end by end: what members pay themselves is none
    let direct = |end: fn(Units) -> i128| end(share) - end(uncollected) - end(billed);
    let direct = Units { low: direct(|of| of.low), base: direct(|of| of.base), high: direct(|of| of.high) };
    let less = |units: Units| Units::default().minus(units);
    let parts = [
        (Term::DirectPart, less(direct)),
        (Term::NotCollected, less(uncollected)),
        (Term::SettlementHead, settled),
    ];
    let parts = parts.into_iter().filter(|(_, units)| *units != Units::default());
    let part = |(term, units): (Term, Units)| Cell::Words(vec![Cell::Word(term), risen(units, currency)]);
    let shared = Cell::Words(vec![Cell::Word(Term::ShareHead), cost(share, currency)]);
    let parts = listed(std::iter::once(shared).chain(parts.map(part)).collect());
    Some(note!("summary-billed", word = bill_word(found), bill = cost(bill, currency), parts))
}

/// The rows of members that pay more than before, in what is asked for.
fn worse_off<'f>(found: &'f Splitting<'_>, way: &'f CaseSplit) -> impl Iterator<Item = &'f ShareRow> {
    found.of_members(way).filter(|row| row.worse_off() == Some(true))
}

/// Those of whom that is not certain.
fn perhaps<'f>(found: &'f Splitting<'_>, way: &'f CaseSplit) -> impl Iterator<Item = &'f ShareRow> {
    found.of_members(way).filter(|row| row.worse_off().is_none() && row.sums.before.is_some())
}

/// The same, said of the whole term where years stand apart and one may be worse off in one of them.
fn over_term(found: &Splitting<'_>, gains: Note) -> Note {
    match is_yearly(found) {
        true => gains.about(Cell::from(note!("summary-whole-term"))),
        false => gains,
    }
}

/// Whether years stand apart, in which members may be worse off that are not over the term.
fn is_yearly(found: &Splitting<'_>) -> bool {
    found.by == Some(By::Year) && found.year.is_none() && found.computed.knows_before()
}

/// Who pays more than before, each with how much more; that costs before are not known is said of the sums.
fn gains(found: &Splitting<'_>, way: &CaseSplit) -> Option<Note> {
    if !found.computed.knows_before() {
        let knows_all = found.whole(way, Who::All).is_some_and(|row| row.counted_before().is_some());
        return (knows_all || found.ways.len() > 1).then(|| note!("summary-unknown"));
    }
    let worse: Vec<&ShareRow> = worse_off(found, way).collect();
    let perhaps: Vec<&ShareRow> = perhaps(found, way).collect();
    // of several ways the table has the amounts too
    let told = |rows: &[&ShareRow]| match found.ways.len() == 1 || rows.len() < IN_FULL {
        true => listed(rows.iter().filter_map(|row| more(found, row)).collect()),
        false => {
            let names = rows.iter().filter_map(|row| row.who.member());
            few(names.map(|number| member_name(found, number)), NAMED)
        }
    };
    let named = |code: Code, rows: &[&ShareRow]| Note::new(code).with("members", told(rows));
    Some(match (worse.is_empty(), perhaps.is_empty()) {
        (true, true) => note!("summary-all-gain"),
        (false, true) => named(code!("summary-worse"), &worse),
        (true, false) => named(code!("summary-perhaps"), &perhaps),
        (false, false) => named(code!("summary-worse-perhaps"), &worse).with("perhaps", told(&perhaps)),
    })
}

/// So many members are named of each of several ways, and from so many on by name only.
const NAMED: usize = 4;
const IN_FULL: usize = 3;

/// A member with how much more it pays.
fn more(found: &Splitting<'_>, row: &ShareRow) -> Option<Cell> {
    let name = member_name(found, row.who.member()?);
    let change = saved(row.saving(), found.case.currency);
    let percent = saving_percent(row.percent(), 1);
    Some(Cell::aside(name, [change, percent].into_iter().filter(|cell| *cell != Cell::Absent)))
}

/// What is said of one of several rules.
fn of_rule(found: &Splitting<'_>, way: &CaseSplit, said_of_it: Option<Note>) -> Option<Note> {
    let rule = Cell::from(note!("summary-by-rule", rule = words_of(way)));
    let member = found.only.map(|only| member_name(found, only));
    let term = is_yearly(found).then(|| Cell::from(note!("summary-whole-term")));
    Some(said_of_it?.about(Cell::Parts(member.into_iter().chain([rule]).chain(term).collect())))
}
