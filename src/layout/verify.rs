//! The table `figures`: each figure of a printed line, what the others make of it, and the words for what follows.

mod figures;
mod lines;
mod plain;
mod table;

use super::verdicts;
use crate::analysis::verify::Verified;
use crate::case::{Decided, Unread, WhyNoFigure};
use crate::code;
use crate::lang::Term;
use crate::layout::printed::{printed, printed_amount};
use crate::published::{Figures, SavingVerdict};
use crate::report::{Cell, Note, Report, Sense, Summary, note};
use figures::{CheckedFigure, cost, percent, saving, stated};
use lines::{LineRow, unread_word};
use plain::plain_percent;

/// With more lines than this only what is not plain is put into words.
const FEW: usize = 3;

/// The most sentences put under the table.
const NOTES: usize = 200;

/// Lays out what `verify` found, and the lines that could not be read.
pub fn verify(found: &[Verified<'_>], unread: &[Unread]) -> Report {
    let count = found.len() + unread.len();
    let mut sentences = found.iter().flat_map(|line| sentences(line, count));
    let mut notes: Vec<Note> = sentences.by_ref().take(NOTES).collect();
    let more = sentences.count();
    notes.extend((more > 0).then(|| note!("notes-more", count = more)));
    let figures = table::figures(found, unread);
    let tables = match count > 1 {
        // people read a row a line
        true => {
            let rows = found.iter().map(line_row).chain(unread.iter().map(unread_row));
            vec![figures.hidden(), lines::lines(rows.collect())]
        }
        false => vec![figures],
    };
    Report {
        command: "verify",
        tables,
        notes: notes.into_iter().map(Note::brief).collect(),
        summary: Some(Summary { said: answer(found, unread), figures: Vec::new() }),
        ..Report::default()
    }
}

/// Of several lines how many hold together, of one how it does.
fn answer(found: &[Verified<'_>], unread: &[Unread]) -> Vec<Note> {
    let count = found.len() + unread.len();
    let ambiguous = unread.iter().filter(|line| line.is_ambiguous()).count();
    let said = match (found, unread) {
        ([], [_, ..]) => {
            let note = note!("verify-nothing-read", lines = count, ambiguous);
            Some(note.worded_if(ambiguous > 0, code!("verify-nothing-read-ambiguous")))
        }
        ([only], []) => verdicts::in_brief(&only.line.figures, &only.implied, only.line.currency)
            .or_else(|| figures::in_brief(only)),
        _ if count > 1 => {
            let inconsistent = found.iter().filter(|line| line.is_inconsistent()).count();
            let checked = found.iter().filter(|line| line.is_checked()).count();
            let none = unread.len() - ambiguous;
            let note = note!("verify-summary", lines = found.len(), unread = none, inconsistent);
            let note = note.with("checked", checked).with("ambiguous", ambiguous);
            Some(match (none, ambiguous) {
                (0, 0) => note,
                (_, 0) => note.worded(code!("verify-summary-unread")),
                (0, _) => note.worded(code!("verify-summary-ambiguous")),
                _ => note.worded(code!("verify-summary-unread-ambiguous")),
            })
        }
        _ => None,
    };
    said.into_iter().collect()
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
    let shown = |figure: &Option<CheckedFigure>| {
        let CheckedFigure { published, value, possible, .. } = figure.as_ref()?;
        [published, value, possible].into_iter().find(|cell| **cell != Cell::Absent).cloned()
    };
    let [.., of_saving, of_percent] = &all;
    let is_bad = implied.saving_verdict == SavingVerdict::Inconsistent && figures.saving.is_some();
    let told = if is_bad || figures.percent.is_none() { of_saving } else { of_percent };
    LineRow {
        number: line.number,
        text: line.text.clone(),
        figures: all.each_ref().map(|figure| shown(figure).into()),
        check: told.as_ref().map(|figure| figure.check.clone()).into(),
    }
}

/// A line that was not: why is said on standard error.
fn unread_row(unread: &Unread) -> LineRow {
    let figures = [const { Cell::Absent }; 4];
    let check = Cell::Word(unread_word(unread));
    LineRow { number: unread.number, text: unread.text.clone(), figures, check }
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
    let decided = found.line.decided.map(|by| match by {
        Decided::Only => note!("read-by-arithmetic"),
        Decided::Closest => note!("read-by-arithmetic").worded(code!("read-as-closest")),
    });
    let turned = found.fits_turned.as_ref().and_then(fits_turned);
    let left_out = found.line.left_out.iter().map(|(text, why)| left_out(text, *why, figures));
    let notes = left_out.chain([left, decided, saving, percent, turned].into_iter().flatten());
    let line = || Cell::Words(vec![Cell::Word(Term::Line), Cell::number_of(found.line.number)]);
    notes.map(|note| note.about((lines > 1).then(line))).collect()
}

/// The sentence on what stands in a line and is none of its figures, or is read as more than is written.
fn left_out(text: &str, why: WhyNoFigure, figures: &Figures) -> Note {
    let code = match why {
        WhyNoFigure::NoUnit => code!("number-left-out"),
        WhyNoFigure::OtherCost => code!("cost-left-out"),
        WhyNoFigure::OtherFigure => code!("figure-left-out"),
        WhyNoFigure::Fraction => code!("fraction-left-out"),
        WhyNoFigure::Rate => {
            let read = figures.percent.as_ref().map(verdicts::as_it_is_printed);
            return note!("rate-without-sign", text = Cell::text(text), percent = read);
        }
    };
    Note::new(code).with("text", Cell::text(text))
}

/// The sentence on a change that fits the other way round: what it would be then.
fn fits_turned(turned: &Figures) -> Option<Note> {
    let percent = turned.percent.as_ref().map(|percent| (percent.value.is_negative(), printed(percent)));
    let saving = turned.saving.as_ref();
    let saving = saving.map(|one| (one.amount.exact().is_negative(), printed_amount(one, Sense::Reduction)));
    let (is_increase, figure) = percent.or(saving)?;
    let note = note!("fits-as-increase", figure);
    Some(note.worded_if(!is_increase, code!("fits-as-reduction")))
}

/// The sentence on a saving that is as it should be, or that nothing was printed to check it by.
fn plain_saving(found: &Verified<'_>) -> Option<Note> {
    let figures = &found.line.figures;
    let exact = found.implied.saving_verdict == SavingVerdict::Exact;
    exact.then(|| note!("saving-exact", printed = stated(&figures.saving, Sense::Reduction)))
}
