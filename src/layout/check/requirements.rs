//! The table `requirements`: each promise with the figures that keep or break it.

use super::said::money;
use crate::analysis::check::{Checked, CheckedFile, Of, Outcome, Promise};
use crate::analysis::compare::Compared;
use crate::lang::{Lang, Term, Text};
use crate::layout::year_name;
use crate::layout::{column, data, for_people, ranged};
use crate::money::{Currency, Fraction, Range, Rounding};
use crate::render::Style;
use crate::report::{Cell, Note, Percent, Role, Row, Section, Sense, Table};
use crate::requirement::{Bound, Figure, Holds, Limit, Measure};

/// Reasons put under the table.
const REASONS: usize = 20;

/// Lays out the outcomes of all files.
pub(super) fn table(found: &Checked<'_>, style: &Style) -> Table {
    let sections = found
        .files
        .iter()
        .filter(|file| !file.outcomes.is_empty())
        .map(|file| Section {
            heading: Some(Cell::Text(file.file.name.clone())),
            rows: file.outcomes.iter().map(|outcome| row(file, outcome, style)).collect(),
        })
        .collect();
    Table {
        id: "requirements",
        title: Term::RequirementsTable,
        columns: vec![
            data("file"),
            data("line"),
            data("figure"),
            for_people(column("subject", Term::Subject)),
            data("member"),
            data("system"),
            data("year"),
            for_people(column("promise", Term::Limit)),
            data("limit"),
            column("actual", Term::Reached),
            column("worst", Term::Worst),
            ranged(column("ceiling", Term::Ceiling)),
            ranged(data("headroom")),
            for_people(column("room", Term::Headroom)),
            data("holds"),
            for_people(column("kept", Term::Holds)),
            data("bound"),
        ],
        sections,
    }
}

/// The figures of one outcome, each in its cell.
pub(super) struct Figures {
    pub(super) limit: Cell,
    pub(super) actual: Cell,
    pub(super) worst: Cell,
    ceiling: Cell,
    headroom: Cell,
}

/// The figures of one outcome on the scale of its limit.
pub(super) fn figures(outcome: &Outcome, currency: Currency) -> Figures {
    let saving = outcome.requirement.figure == Figure::Saving;
    let sense = if saving { Sense::Reduction } else { Sense::Plain };
    let in_percent = matches!(outcome.requirement.limit, Limit::Percent(_));
    let cell = |value: Option<Fraction>, range: Option<Range>, decimals: i32| match (&value, &range) {
        (None, None) => Cell::Absent,
        _ if in_percent => Cell::Percent(Percent { value, range, sense, decimals, approximate: false }),
        _ => money(value, range, currency, sense),
    };
    let judged = &outcome.judged;
    let limit = match &outcome.requirement.limit {
        Limit::Amount(limit) | Limit::Percent(limit) => limit.clone(),
    };
    let decimals = limit.exact_decimals(6).and_then(|places| i32::try_from(places).ok()).unwrap_or(6);
    // 29.986% is not shown as the 30% that it misses
    let apart = |value: Option<&Fraction>| {
        let tells = |places: &i32| {
            value.is_none_or(|value| *value == limit || value.rounded(*places, Rounding::HalfAway) != limit)
        };
        (1..=6).find(tells).unwrap_or(6)
    };
    let (actual, worst) = (apart(judged.actual.value.as_ref()), apart(judged.worst.as_ref()));
    let yen = |measure: &Measure| money(measure.value.clone(), measure.range.clone(), currency, Sense::Plain);
    Figures {
        limit: cell(Some(limit.clone()), None, decimals),
        actual: cell(judged.actual.value.clone(), judged.actual.range.clone(), actual),
        worst: cell(judged.worst.clone(), None, worst),
        ceiling: yen(&judged.ceiling),
        headroom: yen(&judged.headroom),
    }
}

/// The promise in words: the figure, the side and the limit.
pub(super) fn promise(outcome: &Outcome, currency: Currency) -> Cell {
    let requirement = &outcome.requirement;
    let figure = match requirement.figure {
        Figure::Before => Term::Before,
        Figure::After => Term::After,
        Figure::Saving => Term::Reduction,
        Figure::Share => Term::MembersShare,
    };
    // "at least 30%" needs no sign of reduction
    let limit = match figures(outcome, currency).limit {
        Cell::Percent(percent) => Cell::Percent(Percent { sense: Sense::Plain, ..percent }),
        Cell::Money(amount) => Cell::Money(crate::report::Money { sense: Sense::Plain, ..amount }),
        other => other,
    };
    let code = match (requirement.bound, &requirement.limit, requirement.figure) {
        (Bound::AtLeast, Limit::Percent(_), Figure::After | Figure::Share) => "at-least-of-before",
        (Bound::AtMost, Limit::Percent(_), Figure::After | Figure::Share) => "at-most-of-before",
        (Bound::AtLeast, ..) => "at-least",
        (Bound::AtMost, ..) => "at-most",
    };
    Cell::Said(Box::new(Note::new(code).with("figure", Cell::Word(figure)).with("limit", limit)))
}

fn row(file: &CheckedFile<'_>, outcome: &Outcome, style: &Style) -> Row {
    let compared = file.compared.as_ref();
    let case = compared.map(|compared| compared.case);
    let currency = case.map_or(Currency::JPY, |case| case.currency);
    let published = match outcome.of {
        Of::Row(row) => compared.and_then(|compared| compared.lines.get(row)).map(|line| line.published),
        Of::Nothing | Of::Plan { .. } => None,
    };
    let (plan_member, year) = of_plan(compared, outcome, style.lang);
    let span = match outcome.promise {
        Promise::File(nth) => case.and_then(|case| case.require.get(nth)).map(|required| &required.span),
        _ => published.map(|row| &row.span),
    };
    let line = file.file.source.as_ref().zip(span).map(|(source, span)| source.position(span.start).line);
    let text = |text: Option<&Text>| {
        text.map_or(Cell::Absent, |text| Cell::Text(text.in_lang(style.lang).to_owned()))
    };
    let requirement = &outcome.requirement;
    let member = match plan_member {
        Cell::Absent => text(published.and_then(|row| row.member.as_ref())),
        member => member,
    };
    let system = text(published.and_then(|row| row.system.as_ref()).or(requirement.system.as_ref()));
    let mut subject: Vec<Cell> =
        [&member, &system, &year.1].into_iter().filter(|cell| **cell != Cell::Absent).cloned().collect();
    if subject.is_empty() {
        subject.push(Cell::Word(Term::Whole));
    }
    let Figures { limit, actual, worst, ceiling, headroom } = figures(outcome, currency);
    let (holds, kept) = match outcome.judged.holds {
        Holds::AtWorst => (Cell::Flag(true), Term::HoldsAtWorst),
        Holds::NotAtWorst => (Cell::Flag(false), Term::NotAtWorst),
        Holds::No => (Cell::Flag(false), Term::Broken),
        Holds::Unknown => (Cell::Absent, Term::NotCheckable),
    };
    let exact = outcome.judged.actual.range.as_ref().is_some_and(|range| range.point().is_some());
    let kept = if exact && kept == Term::HoldsAtWorst { Term::Yes } else { kept };
    let bound = match requirement.bound {
        Bound::AtLeast => Term::AtLeast,
        Bound::AtMost => Term::AtMost,
    };
    let cells = vec![
        Cell::Text(file.file.name.clone()),
        line.map_or(Cell::Absent, super::count),
        Cell::Text(requirement.figure.key().to_owned()),
        Cell::Parts(subject),
        member,
        system,
        year.0,
        promise(outcome, currency),
        limit,
        actual,
        worst,
        ceiling,
        headroom.clone(),
        room(headroom),
        holds,
        Cell::Word(kept),
        Cell::Word(bound),
    ];
    Row { role: Role::Item, cells }
}

/// The member and the year of the plan that an outcome is of; the year as a number and as people name it.
pub(super) fn of_plan(
    compared: Option<&Compared<'_>>,
    outcome: &Outcome,
    lang: Lang,
) -> (Cell, (Cell, Cell)) {
    let (Of::Plan { member, year }, Some(model)) =
        (outcome.of, compared.and_then(|found| found.model.as_ref()))
    else {
        return (Cell::Absent, (Cell::Absent, Cell::Absent));
    };
    let member = member.and_then(|number| model.computed.plan.members.get(number));
    let year = year.and_then(|number| model.computed.years.get(number)).map(|year| year.name);
    let number = year.map_or(Cell::Absent, |name| Cell::Count(name.number().into()));
    let named = year.map_or(Cell::Absent, year_name);
    (member.map_or(Cell::Absent, |member| Cell::Text(member.name.in_lang(lang).to_owned())), (number, named))
}

/// The headroom, and how little of it there is at worst.
fn room(headroom: Cell) -> Cell {
    let Cell::Money(amount) = &headroom else {
        return headroom;
    };
    let worst = amount.range.as_ref().filter(|range| range.point().is_none()).map(|range| {
        let low = money(Some(range.low.clone()), None, amount.currency, Sense::Plain);
        Cell::Said(Box::new(Note::new("at-worst").with("amount", low)))
    });
    let stated = money(amount.value.clone(), None, amount.currency, Sense::Plain);
    Cell::Aside(Box::new(stated), worst.into_iter().collect())
}

/// Why the files promise what they do.
pub(super) fn notes(found: &Checked<'_>, style: &Style) -> Vec<Note> {
    let mut notes = Vec::new();
    for file in &found.files {
        let Some(compared) = &file.compared else { continue };
        for required in &compared.case.require {
            let Some(why) = &required.why else { continue };
            let text = Cell::Text(why.in_lang(style.lang).to_owned());
            let id = Cell::Text(compared.case.id.clone());
            notes.push(Note::new("why").with("text", text).about(id));
            if notes.len() == REASONS {
                return notes;
            }
        }
    }
    notes
}
