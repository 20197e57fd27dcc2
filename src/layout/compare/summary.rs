//! The answer of `compare` in one sentence: what a plan saves, or what the printed figures of several cases come to.

use super::of::SavingRow;
use super::words::{shown_percent, subject};
use crate::analysis::compare::{Compared, Differences, Model, ModelRow, PrintedLine, figures_of};
use crate::code;
use crate::cost::ComparedAmount;
use crate::layout::cells::{cost, percent, saved, saving_percent};
use crate::layout::headings;
use crate::money::{Fraction, Range};
use crate::published::{PercentVerdict, SavingVerdict};
use crate::report::{Cell, Note, Role, Sense, Summary, note};

/// What the tables are about, where that is one plan.
pub(super) fn heading(found: &Compared<'_>) -> Option<Cell> {
    Some(headings::of_plan(found.case, &found.model.as_ref()?.computed, None))
}

/// The sentences and their figures of one case alone.
pub(super) fn of_one(found: &Compared<'_>) -> Option<Summary> {
    match &found.model {
        Some(model) => of_plan(found, model),
        None => of_printed(found),
    }
}

fn of_plan(case: &Compared<'_>, model: &Model<'_>) -> Option<Summary> {
    let ModelRow { sums, .. } = model.rows.iter().find(|row| row.role == Role::Total)?;
    let currency = case.case.currency;
    let (before, after, saving, percent) = figures_of(sums, model.net);
    let [before, after] = [before, after].map(|units| cost(units, currency));
    Some(told([before, after, saved(saving, currency), saving_percent(percent, 1)]))
}

/// The row of a case that speaks for it: the one of the whole, else the first.
fn foremost<'f>(case: &'f Compared<'f>) -> Option<&'f PrintedLine<'f>> {
    case.lines.iter().find(|line| is_of_whole(line)).or(case.lines.first())
}

fn is_of_whole(line: &PrintedLine<'_>) -> bool {
    let published = line.published;
    published.system.is_none() && published.member.is_none() && published.of.is_none()
}

/// What the row of the whole says, or that of its first part, by name.
fn of_printed(case: &Compared<'_>) -> Option<Summary> {
    let line = foremost(case)?;
    let part = (case.lines.len() > 1 && !is_of_whole(line)).then(|| subject(case, line));
    let [before, after, saving] =
        ComparedAmount::ALL.map(|figure| SavingRow::Printed(case, line).figure(figure));
    let is_known = before != Cell::Absent && after != Cell::Absent;
    let contradicts = [
        line.implied.saving_verdict == SavingVerdict::Inconsistent,
        line.implied.percent_verdict == Some(PercentVerdict::Inconsistent),
    ];
    let wording = match contradicts {
        [true, true] => Some(code!("summary-contradicted")),
        [true, false] => Some(code!("summary-contradicted-change")),
        [false, true] => Some(code!("summary-contradicted-percent")),
        [false, false] => None,
    };
    is_known.then(|| {
        let summary = told([before, after, saving, shown_percent(line)]);
        let worded = |note: Note| wording.into_iter().fold(note, |note, wording| note.worded(wording));
        let said = summary.said.into_iter().map(|note| worded(note).about(part.clone())).collect();
        Summary { said, ..summary }
    })
}

/// Before, after, change and percent in a sentence, as far as they are known.
fn told(figures: [Cell; 4]) -> Summary {
    let known = figures.each_ref().map(|cell| *cell != Cell::Absent);
    let wording = match known {
        [true, true, true, true] => code!("summary-change"),
        [true, true, false, true] => code!("summary-change-percent"),
        [true, true, false, false] => code!("summary-change-costs"),
        [true, true, true, false] => code!("summary-change-plain"),
        [false, true, ..] => code!("summary-after"),
        [true, false, ..] => code!("summary-before"),
        [false, false, ..] => code!("summary-nothing"),
    };
    let figures = ["before", "after", "saving", "percent"].into_iter().zip(figures);
    Summary::of(note!("summary-change").worded(wording), figures.collect())
}

/// So many plans are told one by one at the most.
const FEW: usize = 3;

/// How many cases there are, what those of which both costs are printed come to, and whether they can be compared.
pub(super) fn of_several(
    cases: usize,
    known: &[Option<Fraction>],
    answers: Vec<Note>,
    differences: &Differences,
) -> Summary {
    let count = Cell::number_of(cases);
    let mut said = vec![note!("summary-cases", count = count.clone())];
    // a few plans are told one by one
    if answers.len() == cases && cases <= FEW {
        said.extend(answers);
    }
    let mut figures = vec![("cases", count)];
    let percents: Vec<Fraction> = known.iter().flatten().cloned().collect();
    if let Some(range) = Range::hull(percents).filter(|_| known.len() > 1) {
        let percent = percent(None, Some(range), Sense::Reduction, 1);
        said.push(note!("summary-known", count = known.len(), percent));
        figures.push(("known", Cell::number_of(known.len())));
    }
    if differences.are_of_rows() {
        said.push(note!("summary-not-comparable"));
    }
    Summary { said, figures }
}

/// The percent of the whole, where a case prints both costs; `None` within where it has none.
pub(super) fn known_percent(found: &Compared<'_>) -> Option<Option<Fraction>> {
    let both = |line: &&PrintedLine<'_>| {
        line.published.figures.before.is_some() && line.published.figures.after.is_some()
    };
    let of_a_group = |line: &&PrintedLine<'_>| line.published.member.is_none();
    let whole = found.lines.iter().filter(|line| is_of_whole(line)).find(both);
    whole.or_else(|| found.lines.iter().filter(of_a_group).find(both)).map(printed_percent)
}

/// The percent as printed, else as the printed amounts give it.
fn printed_percent(line: &PrintedLine<'_>) -> Option<Fraction> {
    let stated = line.published.figures.percent.as_ref().map(|stated| stated.value.clone());
    stated.or_else(|| line.implied.exact_percent.clone())
}
