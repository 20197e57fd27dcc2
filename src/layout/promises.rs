//! Requirements in words and figures, for the tables of every command that holds a case to them.

mod words;

pub(super) use words::promise;
use words::{limit, sense};

use super::cells::{money, or_whole, percent};
use super::columns::Entry;
use super::lookup::year_name;
use crate::analysis::check::{HeldFigure, PromiseMaker, PromiseOutcome, falls_away};
use crate::analysis::promises::worst;
use crate::case::{Case, Member, Published};
use crate::cost::YearName;
use crate::lang::{Term, Text};
use crate::money::{Currency, Fraction, Range, Rounding};
use crate::report::{Cell, Note, Sense, note};
use crate::requirement::{Bound, Holds, Limit, Measure, Requirement, Whose};

/// An outcome as a row: where it is from, what it is of, and what came of it.
pub(super) struct PromisedRow<'c> {
    /// Where it is from, a cell for each of the columns that say so.
    place: [Cell; 2],
    case: &'c Case,
    /// The row that it is of, if it is of one.
    published: Option<&'c Published>,
    outcome: &'c PromiseOutcome,
    figures: FigureCells,
}

impl<'c> PromisedRow<'c> {
    /// The row of an outcome.
    pub(super) fn new(
        place: [Cell; 2],
        case: &'c Case,
        published: Option<&'c Published>,
        outcome: &'c PromiseOutcome,
    ) -> PromisedRow<'c> {
        PromisedRow { place, case, published, outcome, figures: figures(outcome, case.currency) }
    }

    fn row_member(&self) -> Option<&'c Text> {
        self.published?.member.as_ref()
    }

    fn system(&self) -> Option<&'c Text> {
        self.published.and_then(|row| row.system.as_ref()).or(self.outcome.requirement.system.as_ref())
    }

    fn subject(&self) -> Cell {
        let planned = planned(self.case, self.outcome).map(|member| told_apart(self.case, member));
        let member = planned.unwrap_or_else(|| self.row_member().into());
        match self.outcome.of {
            HeldFigure::Nothing => spoken_of(self.case, &self.outcome.requirement),
            _ => or_whole([member, self.system().into(), year(self.case, self.outcome).into()]),
        }
    }

    fn member_id(&self) -> Option<Cell> {
        let planned = planned(self.case, self.outcome).map(|member| member.id.clone());
        planned.or_else(|| Some(member_id(self.case, self.row_member()?))).map(Cell::text)
    }

    /// Whether it holds wherever costs lie; nothing where some of them keep it and others do not.
    fn holds(&self) -> Option<bool> {
        match self.outcome.judged.holds {
            Holds::AtWorst => Some(true),
            Holds::No => Some(false),
            Holds::NotAtWorst | Holds::Unknown => None,
        }
    }

    fn kept(&self) -> Term {
        let exact = self.outcome.judged.actual.range.as_ref().is_some_and(|range| range.point().is_some());
        match holds_word(self.outcome.judged.holds) {
            Term::HoldsAtWorst if exact => Term::Kept,
            word => word,
        }
    }

    fn bound(&self) -> Term {
        match self.outcome.requirement.bound {
            Bound::AtLeast => Term::AtLeast,
            Bound::AtMost => Term::AtMost,
        }
    }
}

/// How many promises are kept, broken, not certain, not known to be either; one that is made to every member is one.
pub(super) fn tally(outcomes: &[PromiseOutcome]) -> [usize; 4] {
    let mut makers: Vec<PromiseMaker> = Vec::new();
    for outcome in outcomes {
        if !makers.contains(&outcome.promise) {
            makers.push(outcome.promise);
        }
    }
    let of = |maker: &PromiseMaker| worst(outcomes.iter().filter(|outcome| outcome.promise == *maker));
    let judged: Vec<Holds> = makers.iter().map(of).collect();
    [Holds::AtWorst, Holds::No, Holds::NotAtWorst, Holds::Unknown]
        .map(|holds| judged.iter().filter(|judged| **judged == holds).count())
}

/// What came of a requirement, in a word.
pub(super) fn holds_word(holds: Holds) -> Term {
    match holds {
        Holds::AtWorst => Term::HoldsAtWorst,
        Holds::NotAtWorst => Term::NotAtWorst,
        Holds::No => Term::Broken,
        Holds::Unknown => Term::NotCheckable,
    }
}

/// The columns of an outcome, after those that say where it is from.
pub(super) fn entries<'c>(places: &[&'static str]) -> Vec<Entry<'c, PromisedRow<'c>>> {
    type E<'c> = Entry<'c, PromisedRow<'c>>;
    let place = |(nth, key): (usize, &&'static str)| {
        E::data(*key, move |of: &PromisedRow<'c>| of.place.get(nth).cloned())
    };
    let mut entries: Vec<E<'c>> = places.iter().enumerate().map(place).collect();
    entries.extend([
        E::data("figure", |of: &PromisedRow<'c>| Cell::text(of.outcome.requirement.figure.key())),
        E::people("subject", Term::Subject, PromisedRow::subject),
        E::data("member", PromisedRow::member_id),
        E::data("system", PromisedRow::system),
        E::data("year", |of| year(of.case, of.outcome).map(YearName::number)),
        E::people("promise", Term::Limit, |of| promise(&of.outcome.requirement, of.case.currency)),
        E::data("limit", |of| of.figures.limit.clone()),
        E::new("actual", Term::Reached, |of| of.figures.actual.clone()),
        E::new("worst", Term::Worst, |of| of.figures.worst.clone()),
        E::new("ceiling", Term::Ceiling, |of| of.figures.ceiling.clone()).ranged(),
        E::data("headroom", |of| of.figures.headroom.clone()).ranged(),
        E::people("room", Term::Headroom, |of| room(&of.figures.headroom)),
        E::data("holds", PromisedRow::holds),
        E::people("kept", Term::Holds, PromisedRow::kept),
        E::data("bound", PromisedRow::bound),
        E::data("verdict", |of| holds_word(of.outcome.judged.holds)),
    ]);
    entries
}

/// Whom, what system and which years a requirement speaks of, in words.
pub(super) fn spoken_of(case: &Case, requirement: &Requirement) -> Cell {
    let name = |id: &String| {
        let member = members(case).iter().find(|member| member.id == *id);
        member.map_or_else(|| Cell::text(id), |member| told_apart(case, member))
    };
    let member = match &requirement.whose {
        Whose::Group => Cell::Absent,
        Whose::Every => Cell::Word(Term::EveryMember),
        Whose::Member(id) => name(id),
    };
    let years = requirement.yearly.then_some(Term::EveryYear);
    or_whole([member, requirement.system.as_ref().into(), years.into()])
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

/// Why a case promises what it does.
pub(super) fn reasons(case: &Case) -> impl Iterator<Item = Note> {
    let why = case.require.iter().filter_map(|required| required.why.as_ref());
    why.map(|why| note!("why", text = why))
}

/// The same of an outcome of a plan.
pub(super) fn subject_of(case: &Case, outcome: &PromiseOutcome) -> Cell {
    let [member, year] = of_plan(case, outcome);
    or_whole([member, outcome.requirement.system.as_ref().into(), year])
}

/// The figures of one outcome, each in its cell.
pub(super) struct FigureCells {
    pub(super) limit: Cell,
    pub(super) actual: Cell,
    pub(super) worst: Cell,
    ceiling: Cell,
    headroom: Cell,
}

/// The figures of one outcome on the scale of its limit.
pub(super) fn figures(outcome: &PromiseOutcome, currency: Currency) -> FigureCells {
    let (requirement, judged) = (&outcome.requirement, &outcome.judged);
    let sense = sense(requirement);
    let cell = |value: Option<Fraction>, range: Option<Range>| match &requirement.limit {
        Limit::Percent(limit) if judged.in_percent => {
            let decimals = decimals(limit, value.as_ref());
            percent(value, range, sense, decimals)
        }
        Limit::Amount(_) | Limit::Percent(_) => money(value, range, currency, sense),
    };
    let yen = |measure: &Measure| money(measure.value.clone(), measure.range.clone(), currency, Sense::Plain);
    FigureCells {
        limit: limit(requirement, currency),
        actual: cell(judged.actual.value.clone(), judged.actual.range.clone()),
        worst: cell(judged.worst.clone(), None),
        ceiling: yen(&judged.ceiling),
        headroom: yen(&judged.headroom),
    }
}

/// As many decimals as tell a value apart from its limit: 29.986% is not shown as the 30% that it misses.
fn decimals(limit: &Fraction, value: Option<&Fraction>) -> i32 {
    let tells = |places: &i32| {
        value.is_none_or(|value| *value == *limit || value.rounded(*places, Rounding::HalfAway) != *limit)
    };
    (1..=6).find(tells).unwrap_or(6)
}

/// The member and the year of the plan that an outcome is of.
pub(super) fn of_plan(case: &Case, outcome: &PromiseOutcome) -> [Cell; 2] {
    let member = planned(case, outcome).map(|member| told_apart(case, member));
    [member.unwrap_or(Cell::Absent), year(case, outcome).into()]
}

fn year(case: &Case, outcome: &PromiseOutcome) -> Option<YearName> {
    match outcome.of {
        HeldFigure::Plan { year, .. } => year_name(&case.calendar().years(), year),
        HeldFigure::Nothing | HeldFigure::Row(_) => None,
    }
}

fn members(case: &Case) -> &[Member] {
    case.members()
}

/// A member by name; with its id where another has the same name.
fn told_apart(case: &Case, member: &Member) -> Cell {
    let name = Cell::text(&member.name);
    match members(case).iter().filter(|other| other.name == member.name).count() {
        0 | 1 => name,
        _ => Cell::Aside(Box::new(name), vec![Cell::text(&member.id)]),
    }
}

/// The member of the plan that an outcome is of.
fn planned<'c>(case: &'c Case, outcome: &PromiseOutcome) -> Option<&'c Member> {
    let members = case.plan.as_ref()?.members.as_slice();
    match (outcome.of, &outcome.requirement.whose) {
        (HeldFigure::Plan { member, .. }, _) => members.get(member?),
        (HeldFigure::Nothing, Whose::Member(id)) => members.iter().find(|member| member.id == *id),
        (HeldFigure::Nothing | HeldFigure::Row(_), _) => None,
    }
}

/// The id of the member whose name a row prints: that of the plan, else the name in one language for all.
fn member_id(case: &Case, name: &Text) -> String {
    let member = members(case).iter().find(|member| name.is(&member.id) || member.name == *name);
    member.map_or_else(|| name.fixed().to_owned(), |member| member.id.clone())
}

/// The headroom, and how little of it there is at worst.
fn room(headroom: &Cell) -> Cell {
    let Cell::Money(amount) = headroom else { return headroom.clone() };
    let plain = |value: &Fraction| money(Some(value.clone()), None, amount.currency, Sense::Plain);
    let worst = amount.range.as_ref().filter(|range| range.point().is_none());
    match (&amount.value, worst) {
        (Some(value), Some(range)) => {
            Cell::aside(plain(value), [note!("at-worst", amount = plain(&range.low))])
        }
        (Some(value), None) => plain(value),
        // a range shows its worst end itself
        (None, _) => money(None, amount.range.clone(), amount.currency, Sense::Plain),
    }
}
