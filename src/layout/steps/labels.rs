//! What a step is called, and how its value is shown.

pub(super) use super::values::{amount, currency, exact, range_of, words};

use super::kinds::plain;
use super::values::{saved, sense};
use crate::analysis::explain::{Explanation, Kind, More, NumberUnit, Operation, Printed, Step, StepKind};
use crate::code;
use crate::cost::{Bearer, ItemAt};
use crate::lang::{Term, Text};
use crate::layout::lookup::owner_name;
use crate::layout::split::called;
use crate::layout::whatif::input_cell as input_words;
use crate::layout::{bases, promises};
use crate::money::{Fraction, Range};
use crate::report::{Cell, Money, Note, Sense, note};

/// A member by name, or the group.
pub(super) fn whose(found: &Explanation<'_>, member: Option<usize>) -> Cell {
    match member.and_then(|number| found.member(number)) {
        Some(member) => Cell::name(&member.name),
        None => words(code!("explain-group")),
    }
}

/// The figure that was asked for, in words.
pub(super) fn figure(found: &Explanation<'_>) -> Cell {
    let asked = &found.asked;
    if let Some(figure) = other(found) {
        return figure;
    }
    let code = match (asked.kind, asked.member) {
        (Kind::Before, _) => code!("explain-before"),
        (Kind::After, None) => code!("explain-after"),
        (Kind::After, Some(_)) => code!("explain-share"),
        (Kind::Saving, _) => code!("explain-saving"),
        (Kind::Percent, _) => code!("explain-percent"),
        (Kind::Support, _) => code!("explain-support"),
        (Kind::Bill, _) => code!("explain-bill"),
        (Kind::Settlement, _) => code!("explain-settlement"),
        (Kind::Net, _) | (Kind::Measure(_) | Kind::Requirement(_) | Kind::Published(..), _) => {
            code!("explain-net")
        }
    };
    let note = Note::new(code).with("whose", whose(found, asked.member));
    let mut figure = Cell::from(match asked.kind {
        Kind::Bill => note.with("bill", Cell::Word(bill(found))),
        _ => note,
    });
    if let Some(of) = asked.part.items.as_ref().and_then(|items| items.first()) {
        figure = Cell::from(note!("explain-of-item", figure, item = item_name(found, *of)));
    }
    if let Some(year) = asked.part.year {
        figure = Cell::from(note!("explain-of-year", figure, year = year_name(found, year)));
    }
    figure
}

/// A measure, a requirement or a published figure in words.
fn other(found: &Explanation<'_>) -> Option<Cell> {
    Some(match (found.asked.kind, &found.more) {
        (Kind::Measure(name), _) => Cell::Word(name),
        (Kind::Requirement(_), More::Requirement(outcome, _)) => {
            let promise = promises::promise(&outcome.requirement, found.case.currency);
            let whose = promises::subject_of(found.case, outcome);
            Cell::from(note!("explain-require", promise, whose))
        }
        (Kind::Published(_, figure), More::Published(row, ..)) => {
            let text = |text: &Option<Text>| text.as_ref().map(Cell::text);
            let whose: Vec<Cell> = [&row.member, &row.system, &row.of].into_iter().filter_map(text).collect();
            let whose = if whose.is_empty() { vec![Cell::Word(Term::Whole)] } else { whose };
            Cell::from(note!("explain-printed", figure = printed(figure), whose = Cell::Parts(whose)))
        }
        _ => return None,
    })
}

fn printed(figure: Printed) -> Term {
    match figure {
        Printed::Before => Term::Before,
        Printed::After => Term::After,
        Printed::Saving => Term::Saving,
        Printed::Percent => Term::Percent,
    }
}

/// Whether the figure is one of costs and shares.
pub(super) fn is_of_plan(found: &Explanation<'_>) -> bool {
    !matches!(found.asked.kind, Kind::Measure(_) | Kind::Requirement(_) | Kind::Published(..))
}

/// Whether a step is the printed figure itself that was asked for.
fn is_printed(found: &Explanation<'_>, what: StepKind) -> bool {
    let Kind::Published(_, figure) = found.asked.kind else { return false };
    what == match figure {
        Printed::Before => StepKind::Before,
        Printed::After => StepKind::After,
        Printed::Saving => StepKind::Saving,
        Printed::Percent => StepKind::Percent,
    }
}

/// What the body calls a bill.
pub(super) fn bill(found: &Explanation<'_>) -> Term {
    let word = found.case.plan.as_ref().map(|plan| plan.sharing.word);
    called(word.unwrap_or_default()).bill
}

/// What kind of figure was asked for, in a word.
pub(super) fn kind(found: &Explanation<'_>) -> Cell {
    Cell::Word(match (found.asked.kind, found.asked.member) {
        (Kind::Before, _) => Term::Before,
        (Kind::After, None) => Term::After,
        (Kind::After, Some(_)) => Term::ShareHead,
        (Kind::Saving, _) => Term::Saving,
        (Kind::Percent, _) => Term::Percent,
        (Kind::Support, _) => Term::Support,
        (Kind::Bill, _) => bill(found),
        (Kind::Settlement, _) => Term::SettlementHead,
        (Kind::Net, _) => Term::NetShare,
        (Kind::Measure(name), _) => name,
        (Kind::Requirement(_), _) => Term::Reached,
        (Kind::Published(_, figure), _) => printed(figure),
    })
}

/// The value of a step with all its digits; what is saved with the mark of a reduction, as everywhere.
pub(super) fn value(found: &Explanation<'_>, step: &Step) -> Cell {
    match (step.what, found.asked.kind) {
        (StepKind::Figure, _)
            if sense(found) == Sense::Reduction || step.operation == Operation::Inference =>
        {
            amount(found, &step.exact)
        }
        (StepKind::Saving | StepKind::NetSaving, _) => Cell::money(Money {
            currency: found.case.currency,
            value: Some(step.exact.clone()),
            range: Some(Range::exact(step.exact.clone())),
            sense: Sense::Reduction,
            approximate: false,
        }),
        // what is saved by a requirement or a printed row has its mark at every rounding and limit
        (StepKind::Percent | StepKind::Rounded(_) | StepKind::Limit | StepKind::Worst, _)
            if sense(found) == Sense::Reduction =>
        {
            saved(found, step)
        }
        _ => exact(&step.exact, step.unit),
    }
}

/// What a step is called.
pub(super) fn label(found: &Explanation<'_>, step: &Step) -> Cell {
    let year = || step.year.map(|year| year_name(found, year));
    let item = || step.item.map(|item| item_name(found, item)).into();
    let of_whom = |note: Note| note.with("whose", whose(found, step.member)).into();
    match step.what {
        StepKind::Figure => figure(found),
        // beside each other stand what is printed and what the printed amounts give
        what if is_printed(found, what) => match step.operation {
            Operation::Input(_) => words(code!("explain-part-printed")),
            _ => words(code!("explain-part-of-printed")),
        },
        StepKind::Saving if step.year.is_some() && matches!(found.asked.kind, Kind::Measure(_)) => {
            year().into()
        }
        StepKind::Support if step.support.is_some() => support(found, step),
        StepKind::Support if step.item.is_some() => Cell::aside(item(), year()),
        StepKind::Covered => covered(found, step),
        StepKind::Item if step.support.is_some() => borne(found, step),
        StepKind::Settled(number) => settled(found, step, number),
        StepKind::Due if step.member.is_some() && step.operation == Operation::Taken => {
            of_whom(note!("explain-bill", bill = bill(found)))
        }
        StepKind::Due | StepKind::Bill | StepKind::Year | StepKind::Present => year().into(),
        StepKind::Exact if found.asked.part.items.is_some() => year().into(),
        StepKind::Exact => of_whom(note!("explain-exact")),
        StepKind::Weight => of_whom(note!("explain-weight")),
        StepKind::AtLimit(true) => of_whom(note!("explain-at-least")),
        StepKind::AtLimit(false) => of_whom(note!("explain-at-most-a-year")),
        StepKind::Spared => of_whom(note!("explain-spared")),
        StepKind::Cap => of_whom(note!("explain-cap")),
        StepKind::Alone => of_whom(note!("explain-by-itself")),
        StepKind::Moved if step.exact.is_negative() => words(code!("explain-moved-off")),
        StepKind::Item | StepKind::Invoice => item(),
        StepKind::Category => category(found, step),
        StepKind::Term(nth) => term(found, step, nth).unwrap_or_else(item),
        StepKind::Input => match step.operation {
            Operation::Input(nth) => found.tree.inputs.get(nth).map(|leaf| input(found, &leaf.path)).into(),
            _ => Cell::Absent,
        },
        StepKind::Joining(before) => note!("explain-joining", nth = before.saturating_add(1)).into(),
        StepKind::Group(group) => {
            let members = found.computed.iter().flat_map(|computed| computed.members());
            let inside = members.enumerate().filter(|(nth, _)| group >> nth & 1 == 1);
            let names = inside.map(|(_, (_, member))| Cell::name(&member.name)).collect();
            note!("explain-alone", members = Cell::Parts(names)).into()
        }
        StepKind::AtBase => note!("explain-at-base", item = item()).into(),
        what => plain(what),
    }
}

/// What a support is called, whose it is where that is not said, and its year.
fn support(found: &Explanation<'_>, step: &Step) -> Cell {
    let plan = found.case.plan.as_ref();
    let support = step.support.and_then(|number| plan?.support.get(number));
    let name = support.map(|support| Cell::text(&support.name));
    let year = Cell::from(step.year.map(|year| year_name(found, year)));
    let member = step.member.filter(|_| found.asked.member.is_none());
    let member = member.map(|member| whose(found, Some(member)));
    Cell::aside(name, member.into_iter().chain([year]))
}

/// What a support covers, with its year where the support of it comes in another.
fn covered(found: &Explanation<'_>, step: &Step) -> Cell {
    let plan = found.case.plan.as_ref();
    let support = step.support.and_then(|number| plan?.support.get(number));
    let is_later = support.is_some_and(|support| support.years_after > 0);
    let year = step.year.filter(|_| is_later).map(|year| year_name(found, year));
    Cell::aside(plain(step.what), year)
}

/// An item of what a support covers, and who bears it where that is not the member asked for.
fn borne(found: &Explanation<'_>, step: &Step) -> Cell {
    let Some(at) = step.item else { return Cell::Absent };
    let is_owned = found.item(at).is_some_and(|item| matches!(item.bearer, Bearer::Member(_)));
    let other = step.member.filter(|member| !is_owned && found.asked.member != Some(*member));
    Cell::aside(item_name(found, at), other.map(|member| whose(found, Some(member))))
}

/// What a settlement is called, and its year where there are several.
fn settled(found: &Explanation<'_>, step: &Step, number: usize) -> Cell {
    let settled = found.case.plan.as_ref().and_then(|plan| plan.reckonings.get(number));
    let name = settled.map(|settled| Cell::text(&settled.name));
    let is_of_several = found.asked.part.year.is_none() && found.asked.kind == Kind::Settlement;
    match step.year.filter(|_| is_of_several) {
        Some(year) => Cell::aside(name, [year_name(found, year)]),
        None => name.into(),
    }
}

/// An input in words.
pub(super) fn input(found: &Explanation<'_>, path: &str) -> Cell {
    input_words(path, found.case)
}

/// The category that is billed by itself, by one of its items.
fn category(found: &Explanation<'_>, step: &Step) -> Cell {
    let item = found.case.plan.as_ref().zip(step.item).and_then(|(plan, at)| plan.item(at));
    item.and_then(|item| item.category.as_ref()).map_or(words(code!("explain-no-category")), Cell::text)
}

/// A term of an item's rule, where that has several.
fn term(found: &Explanation<'_>, step: &Step, nth: usize) -> Option<Cell> {
    let plan = found.case.plan.as_ref()?;
    let rule = plan.shares.get(step.item?.number).and_then(Option::as_ref).or(plan.sharing.rule.as_ref())?;
    let term = rule.terms().get(nth).filter(|_| rule.terms().len() > 1)?;
    let percent = &term.percent * &Fraction::decimal(1, 2);
    Some(Cell::Words(vec![exact(&percent, NumberUnit::Percent), Cell::text(bases::by(plan, &term.basis)?)]))
}

/// An item by name.
pub(super) fn item_name(found: &Explanation<'_>, at: ItemAt) -> Cell {
    let Some(item) = found.item(at) else { return Cell::Absent };
    let name = Cell::text(&item.name);
    // in what is one member's all along nobody asks whose an item is
    let is_asked = |owner: &Bearer| found.asked.member.is_some_and(|asked| *owner == Bearer::Member(asked));
    let is_alike = found.namesakes.contains(&at) && !is_asked(&item.bearer);
    let plan = found.case.plan.as_ref().filter(|_| is_alike);
    match plan.and_then(|plan| owner_name(plan, item)) {
        Some(owner) => Cell::aside(name, [owner]),
        None => name,
    }
}

/// A year by name.
pub(super) fn year_name(found: &Explanation<'_>, year: usize) -> Cell {
    found.years().get(year).map(|year| year.name).into()
}
