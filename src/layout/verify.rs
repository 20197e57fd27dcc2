//! The table `figures`: each figure of a printed line, what the others make of it, and the words for what follows.

mod figures;
mod lines;
mod plain;

use super::columns::{column, data, ends, for_people, unseen};
use super::verdicts::{self, bound_word, status_word};
use crate::analysis::verify::Verified;
use crate::case::Unread;
use crate::code;
use crate::lang::Term;
use crate::published::{Bound, SavingVerdict, Stated};
use crate::report::{Audience, Cell, Column, Note, Report, Role, Row, Section, Sense, Summary, Table, note};
use figures::{cost, percent, saving, stated};
use lines::LineRow;
use plain::plain_percent;

/// With more lines than this only what is not plain is put into words.
const FEW: usize = 3;

/// The most sentences put under the table.
const NOTES: usize = 200;

/// Lays out what `verify` found, and the lines that could not be read.
pub fn verify(found: &[Verified<'_>], unread: &[Unread]) -> Report {
    let lines = found.len() + unread.len();
    let mut sentences = found.iter().flat_map(|line| sentences(line, lines));
    let mut notes: Vec<Note> = sentences.by_ref().take(NOTES).collect();
    let more = sentences.count();
    if more > 0 {
        notes.push(note!("notes-more", count = more));
    }
    let mut said = Vec::new();
    if found.is_empty() && !unread.is_empty() {
        said.push(note!("verify-nothing-read", lines));
    } else if lines > 1 {
        let bad = found.iter().filter(|line| line.is_inconsistent()).count();
        said.push(
            note!("verify-summary", lines = found.len(), unread = unread.len(), inconsistent = bad).worded(
                match unread.is_empty() {
                    true => code!("verify-summary"),
                    false => code!("verify-summary-unread"),
                },
            ),
        );
    }
    let verdict = match found {
        [only] if unread.is_empty() => {
            verdicts::in_brief(&only.line.figures, &only.implied, only.line.currency)
        }
        _ => None,
    };
    let mut sections: Vec<(usize, Section)> =
        found.iter().map(|one| (one.line.number, section(one))).collect();
    sections.extend(unread.iter().map(|one| (one.number, unread_section(one))));
    sections.sort_by_key(|(number, _)| *number);
    let by_line = (lines > 1).then(|| {
        let read = found.iter().map(line_row);
        lines::lines(read.chain(unread.iter().map(unread_row)).collect())
    });
    let mut figures = Table {
        id: "figures",
        title: Term::VerifiedTable,
        columns: vec![
            data("line"),
            column("figure", Term::Figure),
            column("published", Term::Published),
            column("value", Term::Value),
            Column { audience: Audience::Data, ..ends(Term::Range) },
            for_people(column("possible", Term::Range)),
            data("verdict"),
            data("certain"),
            for_people(column("check", Term::Check)),
            data("status"),
            data("months"),
            data("currency"),
            data("bound"),
            data("reading"),
            data("reason"),
        ],
        sections: sections.into_iter().map(|(_, section)| section).collect(),
    };
    if by_line.is_some() {
        // people read a row a line
        figures.columns.iter_mut().for_each(unseen);
    }
    Report {
        command: "verify",
        tables: std::iter::once(figures).chain(by_line).collect(),
        notes: notes.into_iter().map(Note::brief).collect(),
        summary: Some(Summary { said: said.into_iter().chain(verdict).collect(), figures: Vec::new() }),
        ..Report::default()
    }
}

/// A line that was read: each figure as it is printed, or else as the others give it.
fn line_row(found: &Verified<'_>) -> LineRow {
    let Verified { line, implied, .. } = found;
    let (figures, currency) = (&line.figures, line.currency);
    let all = [
        cost(Term::Before, &figures.before, &implied.before, currency),
        cost(Term::After, &figures.after, &implied.after, currency),
        saving(found),
        percent(found),
    ];
    let shown = |cells: &Option<Vec<Cell>>| match cells.as_deref() {
        Some([_, published, value, _, possible, ..]) => {
            let known = [published, value, possible].into_iter().find(|cell| **cell != Cell::Absent);
            known.cloned().unwrap_or(Cell::Absent)
        }
        _ => Cell::Absent,
    };
    let check = |cells: &Option<Vec<Cell>>| cells.as_ref().and_then(|cells| cells.last().cloned());
    let [.., of_saving, of_percent] = &all;
    let is_bad = implied.saving_verdict == SavingVerdict::Inconsistent && figures.saving.is_some();
    let check = match is_bad || figures.percent.is_none() {
        true => check(of_saving),
        false => check(of_percent),
    };
    LineRow {
        number: line.number,
        text: line.text.clone(),
        figures: all.each_ref().map(shown),
        check: check.unwrap_or(Cell::Absent),
    }
}

/// A line that was not: why is said on standard error.
fn unread_row(unread: &Unread) -> LineRow {
    let figures = std::array::from_fn(|_| Cell::Absent);
    let check = Cell::Word(Term::Unread);
    LineRow { number: unread.number, text: unread.text.clone(), figures, check }
}

fn section(found: &Verified<'_>) -> Section {
    let Verified { line, implied, .. } = found;
    let figures = &line.figures;
    let currency = line.currency;
    let side = |bound: Option<Bound>| bound.map(|bound| bound_word(bound)).into();
    let bound = |stated: &Option<Stated>| side(stated.as_ref().and_then(|stated| stated.bound));
    let read = || match line.decided {
        true => Cell::Word(Term::ByArithmetic),
        false => Cell::Absent,
    };
    let of_percent = figures.percent.as_ref();
    let percent_read = match of_percent.is_some_and(|percent| percent.left) {
        true => Cell::Word(Term::Left),
        false => read(),
    };
    let rows = [
        (cost(Term::Before, &figures.before, &implied.before, currency), bound(&figures.before), read()),
        (cost(Term::After, &figures.after, &implied.after, currency), bound(&figures.after), read()),
        (saving(found), bound(&figures.saving), read()),
        (percent(found), side(of_percent.and_then(|percent| percent.bound)), percent_read),
    ];
    let status = || line.status.map(|status| status_word(status)).into();
    let months = || line.months.into();
    let rows = rows.into_iter().filter_map(|(cells, bound, reading)| {
        let claims =
            [status(), months(), Cell::text(currency.code().to_owned()), bound, reading, Cell::Absent];
        let cells = [Cell::number_of(line.number)].into_iter().chain(cells?).chain(claims);
        Some(Row { role: Role::Item, cells: cells.collect() })
    });
    Section { heading: Some(Cell::text(line.text.clone())), rows: rows.collect() }
}

/// A line with figures that could not be read: why is said on standard error; for data it is a code.
fn unread_section(unread: &Unread) -> Section {
    let nothing = |count: usize| std::iter::repeat_n(Cell::Absent, count);
    let word = || Cell::Word(Term::Unread);
    // nothing published, computed or possible; a verdict, a word and a reason
    let cells = [Cell::number_of(unread.number), word()]
        .into_iter()
        .chain(nothing(4))
        .chain([word()])
        .chain(nothing(1));
    let reason = Cell::text(unread.reason.name().to_owned());
    let cells = cells.chain([word()]).chain(nothing(5)).chain([reason]).collect();
    Section { heading: Some(Cell::text(unread.text.clone())), rows: vec![Row { role: Role::Item, cells }] }
}

/// What follows from what, in words.
fn sentences(found: &Verified<'_>, lines: usize) -> Vec<Note> {
    let (figures, implied) = (&found.line.figures, &found.implied);
    let plainly = lines <= FEW;
    let saving = verdicts::saving_note(figures, implied, found.line.currency)
        .or_else(|| plain_saving(found).filter(|_| plainly));
    let left = figures.percent.as_ref().filter(|percent| percent.left).map(verdicts::left_note);
    let percent = match left {
        Some(_) => None,
        None => verdicts::percent_note(figures, implied).or_else(|| plain_percent(found).filter(|_| plainly)),
    };
    let decided = found.line.decided.then(|| note!("read-by-arithmetic"));
    let increase = found.fits_as_increase.then(|| note!("fits-as-increase"));
    let notes = [left, decided, saving, percent, increase].into_iter().flatten();
    let number = u64::try_from(found.line.number).unwrap_or(u64::MAX);
    notes
        .map(|note| match lines {
            1 => note,
            _ => note.about(Cell::Words(vec![Cell::Word(Term::Line), Cell::Count(number)])),
        })
        .collect()
}

/// The sentence on a saving that is as it should be, or that nothing was printed to check it by.
fn plain_saving(found: &Verified<'_>) -> Option<Note> {
    let figures = &found.line.figures;
    let exact = found.implied.saving_verdict == SavingVerdict::Exact;
    exact.then(|| note!("saving-exact", printed = stated(&figures.saving, Sense::Reduction)))
}
