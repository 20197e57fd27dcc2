//! What a step is called, and how its value is shown.

use crate::analysis::explain::{Explanation, Kind, More, Operation, Printed, Step, Unit, What};
use crate::analysis::plan::Side;
use crate::case::basis_words;
use crate::code;
use crate::lang::{Code, Term, Text};
use crate::layout::promises;
use crate::money::{Currency, Fraction, Range, Rounding};
use crate::report::{Cell, Money, Note, Percent, Sense};
use crate::requirement::Figure;

/// A sentence within a cell.
pub(super) fn said(note: Note) -> Cell {
    Cell::Said(Box::new(note))
}

/// A few words within a cell.
pub(super) fn words(code: Code) -> Cell {
    said(Note::new(code))
}

/// A member by name, or the group.
pub(super) fn whose(found: &Explanation<'_>, member: Option<usize>) -> Cell {
    match member.and_then(|number| found.member(number)) {
        Some(member) => Cell::name(member.name.clone()),
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
        (Kind::Net, _) | (Kind::Measure(_) | Kind::Requirement(_) | Kind::Published(..), _) => {
            code!("explain-net")
        }
    };
    let mut figure = said(Note::new(code).with("whose", whose(found, asked.member)));
    if let Some((side, item)) = asked.part.items.as_ref().and_then(|items| items.first()) {
        let note = Note::new(code!("explain-of-item")).with("figure", figure);
        figure = said(note.with("item", item_name(found, *side, *item)));
    }
    if let Some(year) = asked.part.year {
        let note = Note::new(code!("explain-of-year")).with("figure", figure);
        figure = said(note.with("year", year_name(found, year)));
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
            said(Note::new(code!("explain-require")).with("promise", promise).with("whose", whose))
        }
        (Kind::Published(_, figure), More::Published(row, _)) => {
            let text = |text: &Option<Text>| text.as_ref().map(|text| Cell::text(text.clone()));
            let whose: Vec<Cell> = [&row.member, &row.system, &row.of].into_iter().filter_map(text).collect();
            let whose = if whose.is_empty() { vec![Cell::Word(Term::Whole)] } else { whose };
            let note = Note::new(code!("explain-printed")).with("figure", Cell::Word(printed(figure)));
            said(note.with("whose", Cell::Parts(whose)))
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

/// What kind of figure was asked for, in a word.
pub(super) fn kind(found: &Explanation<'_>) -> Cell {
    Cell::Word(match (found.asked.kind, found.asked.member) {
        (Kind::Before, _) => Term::Before,
        (Kind::After, None) => Term::After,
        (Kind::After, Some(_)) => Term::ShareHead,
        (Kind::Saving, _) => Term::Saving,
        (Kind::Percent, _) => Term::Percent,
        (Kind::Support, _) => Term::Support,
        (Kind::Net, _) => Term::NetShare,
        (Kind::Measure(name), _) => name,
        (Kind::Requirement(_), _) => Term::Reached,
        (Kind::Published(_, figure), _) => printed(figure),
    })
}

/// A value of the figure: an amount of the currency, a percent, months or years; as a range where it is one.
pub(super) fn amount(found: &Explanation<'_>, value: &Fraction) -> Cell {
    let range = found.range.clone().filter(|_| *value == found.value() && !found.is_one_number());
    of_unit(found, value, range, sense(found))
}

/// Decimals of a percent: those that it has, one at least and six at most; three of a range.
fn decimals(percent: &Fraction, is_range: bool) -> i32 {
    let exact = percent.exact_decimals(6).and_then(|places| i32::try_from(places).ok());
    if is_range { 3 } else { exact.unwrap_or(6).max(1) }
}

/// What the figure can truly be.
pub(super) fn range_of(found: &Explanation<'_>, range: &Range) -> Cell {
    of_unit(found, &range.low, Some(range.clone()), sense(found))
}

/// Whether what is asked for is what is saved: shown with the mark of a reduction.
fn sense(found: &Explanation<'_>) -> Sense {
    let is_saving = match (found.asked.kind, &found.more) {
        (Kind::Saving | Kind::Percent | Kind::Measure(Term::NetSaving), _) => true,
        (Kind::Published(_, figure), _) => matches!(figure, Printed::Saving | Printed::Percent),
        (_, More::Requirement(outcome, _)) => outcome.requirement.figure == Figure::Saving,
        _ => false,
    };
    if is_saving { Sense::Reduction } else { Sense::Plain }
}

/// A value in its unit.
fn of_unit(found: &Explanation<'_>, value: &Fraction, range: Option<Range>, sense: Sense) -> Cell {
    let unit = found.tree.steps.get(found.root).map_or(Unit::Money, |step| step.unit);
    let counts = |code: Code| said(Note::new(code).with("count", Cell::Exact(value.clone())));
    match unit {
        Unit::Percent => {
            let hundred = Fraction::from(100);
            let part = |part: &Fraction| part * &hundred;
            let ends = range.map(|range| Range { low: part(&range.low), high: part(&range.high) });
            let value = part(value);
            let shown = ends.is_none().then(|| value.clone());
            let decimals = decimals(&value, ends.is_some());
            let range = ends.or_else(|| Some(Range::exact(value)));
            let approximate = false;
            Cell::Percent(Percent { range, value: shown, sense, decimals, approximate })
        }
        Unit::Months if range.is_none() => counts(code!("months")),
        Unit::Years if range.is_none() => counts(code!("explain-years")),
        Unit::Months | Unit::Years | Unit::Number => match range {
            Some(range) => Cell::Numbers(range, 0),
            None => Cell::Exact(value.clone()),
        },
        Unit::Money => Cell::Money(Money {
            currency: found.case.currency,
            value: range.is_none().then(|| value.clone()),
            range: range.or_else(|| Some(Range::exact(value.clone()))),
            sense,
            approximate: false,
        }),
    }
}

/// The unit of the amounts.
pub(super) fn currency(found: &Explanation<'_>) -> Cell {
    match found.case.currency {
        Currency::JPY => Cell::text(Text::each("円", "JPY")),
        currency => Cell::text(currency.code().to_owned()),
    }
}

/// The value of a step with all its digits; what is saved with the mark of a reduction, as everywhere.
pub(super) fn value(found: &Explanation<'_>, step: &Step) -> Cell {
    match (step.what, found.asked.kind) {
        (What::Figure, _) if sense(found) == Sense::Reduction || step.operation == Operation::Inference => {
            amount(found, &step.exact)
        }
        (What::Saving | What::SavedByOthers, _) => Cell::Money(Money {
            currency: found.case.currency,
            value: Some(step.exact.clone()),
            range: Some(Range::exact(step.exact.clone())),
            sense: Sense::Reduction,
            approximate: false,
        }),
        _ => exact(&step.exact, step.unit),
    }
}

/// A number with all its digits; of a percent a hundred times as much.
pub(super) fn exact(value: &Fraction, unit: Unit) -> Cell {
    match unit {
        Unit::Percent => {
            let value = Cell::Exact(value * &Fraction::from(100));
            said(Note::new(code!("explain-percent-of")).with("value", value))
        }
        Unit::Money | Unit::Months | Unit::Years | Unit::Number => Cell::Exact(value.clone()),
    }
}

/// What a step is called.
pub(super) fn label(found: &Explanation<'_>, step: &Step) -> Cell {
    let who = || whose(found, step.member);
    let item = || step.item.map_or(Cell::Absent, |(side, item)| item_name(found, side, item));
    match step.what {
        What::Figure => figure(found),
        What::Before => Cell::Word(Term::Before),
        What::After => Cell::Word(Term::After),
        What::Saving if step.year.is_some() && matches!(found.asked.kind, Kind::Measure(_)) => {
            step.year.map_or(Cell::Absent, |year| year_name(found, year))
        }
        What::Saving => Cell::Word(Term::Saving),
        What::Support if step.support.is_some() => {
            let plan = found.case.plan.as_ref();
            let support = step.support.and_then(|number| plan?.support.get(number));
            let name = support.map_or(Cell::Absent, |support| Cell::text(support.name.clone()));
            let year = step.year.map_or(Cell::Absent, |year| year_name(found, year));
            let member = step.member.filter(|_| found.asked.member.is_none());
            let member = member.map(|member| whose(found, Some(member)));
            Cell::Aside(Box::new(name), member.into_iter().chain([year]).collect())
        }
        What::Support if step.item.is_some() => {
            let year = step.year.map_or(Cell::Absent, |year| year_name(found, year));
            Cell::Aside(Box::new(item()), vec![year])
        }
        What::Support => Cell::Word(Term::Support),
        What::Bill | What::Year => step.year.map_or(Cell::Absent, |year| year_name(found, year)),
        What::Exact => said(Note::new(code!("explain-exact")).with("whose", who())),
        What::Item | What::Invoice => item(),
        What::Term(nth) => term(found, step, nth).unwrap_or_else(item),
        What::Layer => words(code!("explain-layer")),
        What::Whole => words(code!("explain-whole")),
        What::Input => match step.operation {
            Operation::Input(nth) => {
                found.tree.inputs.get(nth).map_or(Cell::Absent, |leaf| Cell::text(leaf.path.clone()))
            }
            _ => Cell::Absent,
        },
        What::Growth => words(code!("explain-growth")),
        What::Tax => words(code!("explain-tax")),
        What::Months => words(code!("explain-months")),
        What::Portion => words(code!("explain-portion")),
        What::Rate => words(code!("explain-rate")),
        What::Weight => said(Note::new(code!("explain-weight")).with("whose", who())),
        What::Weights => words(code!("explain-weights")),
        What::Cost => words(code!("explain-cost")),
        What::Moved => words(code!("explain-moved")),
        What::Rounding => words(code!("explain-rounding")),
        What::Minimum => words(code!("explain-minimum")),
        What::Maximum => words(code!("explain-maximum")),
        What::Limits => words(code!("explain-limits")),
        What::Outside => words(code!("explain-outside")),
        What::Division => words(code!("explain-division")),
        What::Joining(before) => {
            said(Note::new(code!("explain-joining")).with("nth", Cell::number_of(before.saturating_add(1))))
        }
        What::Group(group) => {
            let members = found.computed.iter().flat_map(|computed| computed.members());
            let inside = members.enumerate().filter(|(nth, _)| group >> nth & 1 == 1);
            let names = inside.map(|(_, (_, member))| Cell::name(member.name.clone())).collect();
            said(Note::new(code!("explain-alone")).with("members", Cell::Parts(names)))
        }
        What::Percent => words(code!("explain-part-saved")),
        What::Rounded(Rounding::HalfAway) => words(code!("explain-rounded")),
        What::Rounded(Rounding::Down | Rounding::Floor) => words(code!("explain-cut-off")),
        What::Rounded(Rounding::Up | Rounding::Ceiling) => words(code!("explain-rounded-up")),
        What::Limit => Cell::Word(Term::Limit),
        What::Worst => Cell::Word(Term::Worst),
        What::Ceiling => Cell::Word(Term::Ceiling),
        What::Headroom => Cell::Word(Term::Headroom),
        What::Left => words(code!("explain-left")),
        What::Present => step.year.map_or(Cell::Absent, |year| year_name(found, year)),
        What::HalfYear => words(code!("explain-half-year")),
        What::Invested => Cell::Word(Term::Investment),
        What::SavedByOthers => words(code!("explain-saved-by-others")),
        What::Ratio => Cell::Word(Term::SavingsToInvestment),
        What::Covered => words(code!("explain-covered")),
        What::Room => words(code!("explain-room")),
        What::SupportRate => words(code!("explain-support-rate")),
    }
}

/// A term of an item's rule, where that has several.
fn term(found: &Explanation<'_>, step: &Step, nth: usize) -> Option<Cell> {
    let plan = found.case.plan.as_ref()?;
    let (_, item) = step.item?;
    let rule = plan.shares.get(item).and_then(Option::as_ref).or(plan.sharing.rule.as_ref())?;
    let term = rule.terms().get(nth).filter(|_| rule.terms().len() > 1)?;
    let percent = &term.percent * &Fraction::decimal(1, 2);
    Some(Cell::Words(vec![exact(&percent, Unit::Percent), Cell::text(basis_words(&term.basis)?)]))
}

/// An item by name.
pub(super) fn item_name(found: &Explanation<'_>, side: Side, item: usize) -> Cell {
    found.item(side, item).map_or(Cell::Absent, |item| Cell::text(item.name.clone()))
}

/// A year by name.
pub(super) fn year_name(found: &Explanation<'_>, year: usize) -> Cell {
    found.years().get(year).map_or(Cell::Absent, |year| Cell::Year(year.name))
}
