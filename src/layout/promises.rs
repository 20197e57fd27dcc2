//! Requirements in words and figures, for the tables of every command that holds a case to them.

use super::cells::money;
use super::columns::{column, data, for_people, ranged};
use crate::analysis::check::{Of, Outcome, falls_away};
use crate::case::{Case, Member, Published};
use crate::code;
use crate::lang::{Term, Text};
use crate::money::{Currency, Fraction, Range, Rounding};
use crate::report::{Cell, Column, Money, Note, Percent, Sense, note};
use crate::requirement::{Bound, Figure, Holds, Limit, Measure, Requirement, Whose};

/// The columns of an outcome, after those that say where it is from.
pub(super) fn columns() -> Vec<Column> {
    vec![
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
    ]
}

/// The cells of these columns; `published` is the row that the outcome is of, if it is of one.
pub(super) fn cells(case: &Case, published: Option<&Published>, outcome: &Outcome) -> Vec<Cell> {
    let text = |text: Option<&Text>| text.map(|text| Cell::text(text.clone())).into();
    let (plan_member, year) = of_plan(case, outcome);
    let requirement = &outcome.requirement;
    let is_of_nothing = outcome.of == Of::Nothing;
    let row_member = published.and_then(|row| row.member.as_ref());
    let member = match plan_member {
        Cell::Absent => text(row_member),
        member => member,
    };
    let id = match (planned(case, outcome), row_member) {
        (Some(member), _) => Cell::text(member.id.clone()),
        (None, Some(name)) => Cell::text(member_id(case, name)),
        (None, None) => Cell::Absent,
    };
    let system = text(published.and_then(|row| row.system.as_ref()).or(requirement.system.as_ref()));
    let Figures { limit, actual, worst, ceiling, headroom } = figures(outcome, case.currency);
    let (holds, kept) = match outcome.judged.holds {
        Holds::AtWorst => (Cell::Flag(true), Term::HoldsAtWorst),
        Holds::NotAtWorst => (Cell::Flag(false), Term::NotAtWorst),
        Holds::No => (Cell::Flag(false), Term::Broken),
        Holds::Unknown => (Cell::Absent, Term::NotCheckable),
    };
    let exact = outcome.judged.actual.range.as_ref().is_some_and(|range| range.point().is_some());
    let kept = if exact && kept == Term::HoldsAtWorst { Term::Kept } else { kept };
    let bound = match requirement.bound {
        Bound::AtLeast => Term::AtLeast,
        Bound::AtMost => Term::AtMost,
    };
    vec![
        Cell::text(requirement.figure.key().to_owned()),
        if is_of_nothing { spoken_of(case, requirement) } else { subject([&member, &system, &year.1]) },
        id,
        system,
        year.0,
        promise(requirement, case.currency),
        limit,
        actual,
        worst,
        ceiling,
        headroom.clone(),
        room(headroom),
        holds,
        Cell::Word(kept),
        Cell::Word(bound),
    ]
}

/// Whose figure it is, of which system and year; the whole group's where nothing says.
fn subject(parts: [&Cell; 3]) -> Cell {
    let said: Vec<Cell> = parts.into_iter().filter(|cell| **cell != Cell::Absent).cloned().collect();
    Cell::Parts(if said.is_empty() { vec![Cell::Word(Term::Whole)] } else { said })
}

/// Whom, what system and which years a requirement speaks of, in words.
pub(super) fn spoken_of(case: &Case, requirement: &Requirement) -> Cell {
    let members = case.plan.as_ref().map(|plan| plan.members.as_slice()).unwrap_or_default();
    let name = |id: &String| {
        let member = members.iter().find(|member| member.id == *id);
        member.map_or_else(|| Cell::text(id.as_str()), |member| Cell::text(&member.name))
    };
    let member = match &requirement.whose {
        Whose::Group => Cell::Absent,
        Whose::Every => Cell::Word(Term::EveryMember),
        Whose::Member(id) => name(id),
    };
    let system = requirement.system.as_ref();
    let system = system.map(|system| Cell::text(system.clone())).into();
    let years = if requirement.yearly { Cell::Word(Term::EveryYear) } else { Cell::Absent };
    subject([&member, &system, &years])
}

/// The requirements that fall away, as who they are of takes no part.
pub(super) fn gone(case: &Case) -> Vec<Note> {
    let gone = case.require.iter().map(|required| &required.requirement).filter(|r| falls_away(case, r));
    let note = |requirement| {
        let note = note!("require-gone", whose = spoken_of(case, requirement));
        note.with("promise", promise(requirement, case.currency)).brief()
    };
    gone.map(note).collect()
}

/// The same of an outcome of a plan.
pub(super) fn subject_of(case: &Case, outcome: &Outcome) -> Cell {
    let (member, (_, year)) = of_plan(case, outcome);
    let system = outcome.requirement.system.as_ref();
    let system = system.map(|system| Cell::text(system.clone())).into();
    subject([&member, &system, &year])
}

/// The figures of one outcome, each in its cell.
pub(super) struct Figures {
    pub(super) limit: Cell,
    pub(super) actual: Cell,
    pub(super) worst: Cell,
    ceiling: Cell,
    headroom: Cell,
}

/// The limit, on its own scale.
fn limit(requirement: &Requirement, currency: Currency) -> Cell {
    let sense = sense(requirement);
    match &requirement.limit {
        Limit::Amount(limit) => money(Some(limit.clone()), None, currency, sense),
        Limit::Percent(limit) => percent(Some(limit.clone()), None, sense, limit.decimals_within(6)),
    }
}

fn sense(requirement: &Requirement) -> Sense {
    if requirement.figure.gross() == Figure::Saving { Sense::Reduction } else { Sense::Plain }
}

fn percent(value: Option<Fraction>, range: Option<Range>, sense: Sense, decimals: i32) -> Cell {
    match (&value, &range) {
        (None, None) => Cell::Absent,
        _ => Cell::percent(Percent { value, range, sense, decimals, approximate: false }),
    }
}

/// The figures of one outcome on the scale of its limit.
pub(super) fn figures(outcome: &Outcome, currency: Currency) -> Figures {
    let (requirement, judged) = (&outcome.requirement, &outcome.judged);
    let sense = sense(requirement);
    // 29.986% is not shown as the 30% that it misses
    let apart = |limit: &Fraction, value: Option<&Fraction>| {
        let tells = |places: &i32| {
            value.is_none_or(|value| *value == *limit || value.rounded(*places, Rounding::HalfAway) != *limit)
        };
        (1..=6).find(tells).unwrap_or(6)
    };
    let cell = |value: Option<Fraction>, range: Option<Range>| match &requirement.limit {
        Limit::Percent(limit) if judged.in_percent => {
            let decimals = apart(limit, value.as_ref());
            percent(value, range, sense, decimals)
        }
        Limit::Amount(_) | Limit::Percent(_) => money(value, range, currency, sense),
    };
    let yen = |measure: &Measure| money(measure.value.clone(), measure.range.clone(), currency, Sense::Plain);
    Figures {
        limit: limit(requirement, currency),
        actual: cell(judged.actual.value.clone(), judged.actual.range.clone()),
        worst: cell(judged.worst.clone(), None),
        ceiling: yen(&judged.ceiling),
        headroom: yen(&judged.headroom),
    }
}

/// The promise in words: the figure, the side and the limit.
pub(super) fn promise(requirement: &Requirement, currency: Currency) -> Cell {
    let figure = match requirement.figure {
        Figure::Before => Term::Before,
        Figure::After => Term::After,
        Figure::Saving => Term::Reduction,
        Figure::Share => Term::MembersShare,
        Figure::NetSaving => Term::NetReduction,
        Figure::NetShare => Term::MembersNetShare,
    };
    // "at least 30%" needs no sign of reduction
    let limit = match limit(requirement, currency) {
        Cell::Percent(percent) => Cell::percent(Percent { sense: Sense::Plain, ..*percent }),
        Cell::Money(amount) => Cell::money(Money { sense: Sense::Plain, ..*amount }),
        other => other,
    };
    let all = Fraction::from(100);
    let code = match (requirement.bound, &requirement.limit, requirement.figure.gross()) {
        (Bound::AtLeast, Limit::Percent(limit), Figure::After | Figure::Share) if *limit == all => {
            code!("no-less-than-before")
        }
        (Bound::AtMost, Limit::Percent(limit), Figure::After | Figure::Share) if *limit == all => {
            code!("no-more-than-before")
        }
        (Bound::AtLeast, Limit::Percent(_), Figure::After | Figure::Share) => code!("at-least-of-before"),
        (Bound::AtMost, Limit::Percent(_), Figure::After | Figure::Share) => code!("at-most-of-before"),
        (Bound::AtLeast, ..) => code!("at-least"),
        (Bound::AtMost, ..) => code!("at-most"),
    };
    Cell::from(Note::new(code).with("figure", Cell::Word(figure)).with("limit", limit))
}

/// The member and the year of the plan that an outcome is of; the year as a number and as people name it.
pub(super) fn of_plan(case: &Case, outcome: &Outcome) -> (Cell, (Cell, Cell)) {
    let member = planned(case, outcome);
    let year = match outcome.of {
        Of::Plan { year, .. } => year,
        Of::Nothing | Of::Row(_) => None,
    };
    let years = case.calendar().years();
    let year = year.and_then(|number| years.get(number)).map(|year| year.name);
    let number = year.map(|name| name.number()).into();
    let named = year.into();
    (member.map(|member| Cell::text(member.name.clone())).into(), (number, named))
}

/// The member of the plan that an outcome is of.
fn planned<'c>(case: &'c Case, outcome: &Outcome) -> Option<&'c Member> {
    let members = case.plan.as_ref()?.members.as_slice();
    match (outcome.of, &outcome.requirement.whose) {
        (Of::Plan { member, .. }, _) => members.get(member?),
        (Of::Nothing, Whose::Member(id)) => members.iter().find(|member| member.id == *id),
        (Of::Nothing | Of::Row(_), _) => None,
    }
}

/// The id of the member whose name a row prints: that of the plan, else the name in one language for all.
fn member_id(case: &Case, name: &Text) -> String {
    let members = case.plan.as_ref().map(|plan| plan.members.as_slice()).unwrap_or_default();
    let member = members.iter().find(|member| name.is(&member.id) || member.name == *name);
    member.map_or_else(|| name.fixed().to_owned(), |member| member.id.clone())
}

/// The headroom, and how little of it there is at worst.
fn room(headroom: Cell) -> Cell {
    let Cell::Money(amount) = &headroom else {
        return headroom;
    };
    let worst = amount.range.as_ref().filter(|range| range.point().is_none()).map(|range| {
        let low = money(Some(range.low.clone()), None, amount.currency, Sense::Plain);
        Cell::from(note!("at-worst", amount = low))
    });
    let (value, range) = (amount.value.clone(), amount.range.clone());
    let stated = match value {
        Some(value) => money(Some(value), None, amount.currency, Sense::Plain),
        // a range shows its worst end itself
        None => return money(None, range, amount.currency, Sense::Plain),
    };
    Cell::aside(stated, worst)
}
