//! The table `figures`: a row a figure of each line, and one for each line that could not be read.

use super::figures::{CheckedFigure, cost, named, percent, saving};
use super::lines::unread_word;
use crate::analysis::verify::Verified;
use crate::case::Unread;
use crate::lang::Term;
use crate::layout::columns::{Entry, Rows, items, table};
use crate::layout::verdicts::{bound_word, status_word};
use crate::published::{PrintedBound, Stated, StatedPercent};
use crate::report::{Cell, Table};

/// A figure of a line that was read, or a line that was not.
struct ReadingRow<'f> {
    number: usize,
    figure: CheckedFigure,
    read: Option<&'f Verified<'f>>,
    bound: Option<PrintedBound>,
    reading: Option<Term>,
    /// What people are told of a line that was not read.
    word: Option<Term>,
    /// Why it was not read: said on standard error too; for data it is a code.
    reason: Option<&'static str>,
}

/// Lays out the lines in their order.
pub(super) fn figures(found: &[Verified<'_>], unread: &[Unread]) -> Table {
    type E<'f> = Entry<'f, ReadingRow<'f>>;
    let entries: Vec<E<'_>> = vec![
        E::data("line", |of| of.number),
        E::data("figure", |of| of.figure.name),
        E::people("name", Term::Figure, |of| of.word.unwrap_or(of.figure.name)),
        E::new("published", Term::Published, |of| of.figure.published.clone()),
        E::new("value", Term::Value, |of| of.figure.value.clone()),
        E::data("range", |of| of.figure.ends.clone()).ends(),
        E::people("possible", Term::Range, |of| of.figure.possible.clone()),
        E::data("verdict", |of| of.figure.verdict),
        E::data("certain", |of| of.figure.certain),
        E::people("check", Term::Check, |of| of.figure.check.clone()),
        E::data("status", |of| of.read?.line.status.map(status_word)),
        E::data("months", |of| of.read?.line.months),
        E::data("currency", |of| Some(Cell::text(of.read?.line.currency.code()))),
        E::data("bound", |of| of.bound.map(bound_word)),
        E::data("reading", |of| of.reading),
        E::data("reason", |of| of.reason.map(Cell::text)),
    ];
    let mut sections: Vec<(usize, Rows<ReadingRow<'_>>)> = found.iter().map(read).collect();
    sections.extend(unread.iter().map(not_read));
    sections.sort_by_key(|(number, _)| *number);
    table("figures", Term::VerifiedTable, entries, sections.into_iter().map(|(_, rows)| rows))
}

fn read<'f>(found: &'f Verified<'_>) -> (usize, Rows<ReadingRow<'f>>) {
    let Verified { line, implied, .. } = found;
    let (figures, currency) = (&line.figures, line.currency);
    let bound = |stated: &Option<Stated>| stated.as_ref().and_then(Stated::one_bound);
    let decided = line.decided.map(|_| Term::ByArithmetic);
    let of_percent = figures.percent.as_ref();
    let left = of_percent.filter(|percent| percent.left).map(|_| Term::Left);
    let all = [
        (cost(Term::Before, &figures.before, &implied.before, currency), bound(&figures.before), decided),
        (cost(Term::After, &figures.after, &implied.after, currency), bound(&figures.after), decided),
        (saving(found), bound(&figures.saving), decided),
        (percent(found), of_percent.and_then(StatedPercent::one_bound), left.or(decided)),
    ];
    let of = |(figure, bound, reading): (Option<CheckedFigure>, _, _)| {
        Some(ReadingRow {
            number: line.number,
            figure: figure?,
            read: Some(found),
            bound,
            reading,
            word: None,
            reason: None,
        })
    };
    let heading = Some(Cell::text(&line.text));
    (line.number, Rows::under(heading, items(all.into_iter().filter_map(of))))
}

fn not_read(unread: &Unread) -> (usize, Rows<ReadingRow<'_>>) {
    let verdict = Some(Term::Unread);
    let word = unread_word(unread);
    let figure = CheckedFigure { verdict, check: Cell::Word(word), ..named(Term::Unread) };
    let reason = Some(unread.reason.name());
    let number = unread.number;
    let of = ReadingRow { number, figure, read: None, bound: None, reading: None, word: Some(word), reason };
    (unread.number, Rows::under(Some(Cell::text(&unread.text)), items([of])))
}
