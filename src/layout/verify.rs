//! The table `figures`: each figure of a printed line, what the others make of it, and the words for what follows.

mod plain;

use super::columns::{column, data, ends, for_people};
use super::verdicts::{self, bound_word, percent_word, printed, saving_word, status_word};
use crate::analysis::verify::Verified;
use crate::case::Unread;
use crate::code;
use crate::lang::Term;
use crate::money::{Currency, Fraction, Range};
use crate::published::{Bound, Known, PercentVerdict, SavingVerdict, Stated};
use crate::report::{Audience, Cell, Column, Money, Note, Report, Role, Row, Section, Sense, Summary, Table};
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
        notes.push(Note::new(code!("notes-more")).with("count", Cell::number_of(more)));
    }
    let mut said = Vec::new();
    if found.is_empty() && !unread.is_empty() {
        said.push(Note::new(code!("verify-nothing-read")).with("lines", Cell::number_of(lines)));
    } else if lines > 1 {
        let bad = found.iter().filter(|line| line.is_inconsistent()).count();
        said.push(
            Note::new(code!("verify-summary"))
                .worded(match unread.is_empty() {
                    true => code!("verify-summary"),
                    false => code!("verify-summary-unread"),
                })
                .with("lines", Cell::number_of(found.len()))
                .with("unread", Cell::number_of(unread.len()))
                .with("inconsistent", Cell::number_of(bad)),
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
    Report {
        command: "verify",
        tables: vec![Table {
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
        }],
        notes: notes.into_iter().map(Note::brief).collect(),
        summary: Some(Summary { said: said.into_iter().chain(verdict).collect(), figures: Vec::new() }),
        ..Report::default()
    }
}

fn section(found: &Verified<'_>) -> Section {
    let Verified { line, implied, .. } = found;
    let figures = &line.figures;
    let currency = line.currency;
    let side = |bound: Option<Bound>| bound.map_or(Cell::Absent, |bound| Cell::Word(bound_word(bound)));
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
    let status = || line.status.map_or(Cell::Absent, |status| Cell::Word(status_word(status)));
    let months = || line.months.map_or(Cell::Absent, |months| Cell::Count(months.into()));
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

fn amount(value: Option<Fraction>, range: Option<Range>, currency: Currency, sense: Sense) -> Cell {
    if value.is_none() && range.is_none() {
        return Cell::Absent;
    }
    Cell::money(Money { currency, value, range, sense, approximate: false })
}

fn stated(stated: &Option<Stated>, sense: Sense) -> Cell {
    match stated {
        Some(stated) => Cell::money(Money {
            currency: stated.amount.currency(),
            value: (!stated.ranged).then(|| stated.amount.exact()),
            range: stated.ranged.then(|| stated.range.clone()),
            sense,
            approximate: stated.approximate,
        }),
        None => Cell::Absent,
    }
}

/// A cost, as printed or as the other figures give it.
fn cost(name: Term, printed: &Option<Stated>, known: &Known, currency: Currency) -> Option<Vec<Cell>> {
    if known.is_unknown() && printed.is_none() {
        return None;
    }
    let inferred = if printed.is_none() { Cell::Word(Term::Inferred) } else { Cell::Absent };
    let [ends, possible] = possible(amount(None, known.range.clone(), currency, Sense::Plain), || {
        Some((printed.as_ref()?.bound?, stated(printed, Sense::Plain)))
    });
    Some(vec![
        Cell::Word(name),
        stated(printed, Sense::Plain),
        amount(known.value.clone(), None, currency, Sense::Plain),
        ends,
        possible,
        Cell::Absent,
        Cell::Absent,
        inferred,
    ])
}

/// What a figure can be, for data and for people; of a bound alone one end is known.
fn possible(range: Cell, bound: impl Fn() -> Option<(Bound, Cell)>) -> [Cell; 2] {
    match bound().filter(|(bound, _)| bound.is_open() && range.is_nothing()) {
        Some((bound, end)) => {
            let ends = match bound.is_below() {
                true => vec![Cell::Absent, end.clone()],
                false => vec![end.clone(), Cell::Absent],
            };
            [Cell::Parts(ends), Cell::Words(vec![end, Cell::Word(bound_word(bound))])]
        }
        None => [range.clone(), range],
    }
}

/// The saving: the difference of the costs where both are printed, else as printed or inferred.
fn saving(found: &Verified<'_>) -> Option<Vec<Cell>> {
    let (figures, implied, currency) = (&found.line.figures, &found.implied, found.line.currency);
    if implied.saving.is_unknown() && figures.saving.is_none() {
        return None;
    }
    let (value, range) = match (&figures.before, &figures.after) {
        (Some(before), Some(after)) if !before.is_open() && !after.is_open() => {
            let loose = [before, after].into_iter().any(|cost| cost.ranged || cost.bound.is_some());
            let difference = (!loose).then(|| &before.amount.exact() - &after.amount.exact());
            (difference, Some(before.range.minus(&after.range)))
        }
        _ => (implied.saving.value.clone(), implied.saving.range.clone()),
    };
    let (verdict, check) = match figures.saving {
        Some(_) => {
            let word = Cell::Word(saving_word(implied.saving_verdict));
            (word.clone(), word)
        }
        None => (Cell::Absent, Cell::Word(Term::Inferred)),
    };
    let [ends, possible] = possible(amount(None, range, currency, Sense::Reduction), || {
        Some((figures.saving.as_ref()?.bound?, stated(&figures.saving, Sense::Reduction)))
    });
    Some(vec![
        Cell::Word(Term::Saving),
        stated(&figures.saving, Sense::Reduction),
        amount(value, None, currency, Sense::Reduction),
        ends,
        possible,
        verdict,
        Cell::Absent,
        check,
    ])
}

/// The percent: of the amounts where two are printed, else as printed.
fn percent(found: &Verified<'_>) -> Option<Vec<Cell>> {
    let (figures, implied) = (&found.line.figures, &found.implied);
    if implied.percent.is_unknown() && figures.percent.is_none() {
        return None;
    }
    let cell = |value: Option<Fraction>, range: Option<Range>| match (&value, &range) {
        (None, None) => Cell::Absent,
        _ => verdicts::given_percent(value, range, 3),
    };
    let exact = implied.exact_percent.clone().or_else(|| implied.percent.value.clone());
    let verdict = implied.percent_verdict;
    let word = |verdict| Cell::Word(percent_word(verdict));
    let certain = verdict.and_then(PercentVerdict::certain);
    let check = verdict.map_or(Cell::Word(Term::Inferred), |verdict| {
        let aside = (certain == Some(true)).then_some(Cell::Word(Term::Certain));
        Cell::Aside(Box::new(word(verdict)), aside.into_iter().collect())
    });
    let [ends, possible] = possible(cell(None, implied.percent.range.clone()), || {
        let stated = figures.percent.as_ref()?;
        Some((stated.bound?, printed(stated)))
    });
    Some(vec![
        Cell::Word(Term::Percent),
        figures.percent.as_ref().map_or(Cell::Absent, printed),
        cell(exact, None),
        ends,
        possible,
        verdict.map_or(Cell::Absent, word),
        certain.map_or(Cell::Absent, Cell::Flag),
        check,
    ])
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
    let decided = found.line.decided.then(|| Note::new(code!("read-by-arithmetic")));
    let increase = found.fits_as_increase.then(|| Note::new(code!("fits-as-increase")));
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
    exact.then(|| Note::new(code!("saving-exact")).with("printed", stated(&figures.saving, Sense::Reduction)))
}
