//! What a step is called, and how its value is shown.

use crate::analysis::explain::{Explanation, Kind, Operation, Step, Unit, What};
use crate::analysis::plan::Side;
use crate::case::basis_words;
use crate::code;
use crate::lang::{Code, Term, Text};
use crate::money::{Currency, Fraction, Range};
use crate::report::{Cell, Money, Note, Percent, Sense};

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
    let plan = found.computed.plan;
    match member.and_then(|number| plan.members.get(number)) {
        Some(member) => Cell::name(member.name.clone()),
        None => words(code!("explain-group")),
    }
}

/// The figure that was asked for, in words.
pub(super) fn figure(found: &Explanation<'_>) -> Cell {
    let asked = &found.asked;
    let code = match (asked.kind, asked.member) {
        (Kind::Before, _) => code!("explain-before"),
        (Kind::After, None) => code!("explain-after"),
        (Kind::After, Some(_)) => code!("explain-share"),
        (Kind::Saving, _) => code!("explain-saving"),
        (Kind::Percent, _) => code!("explain-percent"),
        (Kind::Support, _) => code!("explain-support"),
        (Kind::Net, _) => code!("explain-net"),
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
    })
}

/// A value of the figure: an amount of the currency, or a percent.
pub(super) fn amount(found: &Explanation<'_>, value: &Fraction) -> Cell {
    match found.asked.kind {
        Kind::Percent => {
            let value = value * &Fraction::from(100);
            Cell::Percent(Percent {
                range: Some(Range::exact(value.clone())),
                value: Some(value),
                sense: Sense::Reduction,
                decimals: 6,
                approximate: false,
            })
        }
        _ => Cell::Money(Money {
            currency: found.case.currency,
            value: Some(value.clone()),
            range: Some(Range::exact(value.clone())),
            sense: if found.asked.kind == Kind::Saving { Sense::Reduction } else { Sense::Plain },
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
        (What::Figure, Kind::Saving | Kind::Percent) => amount(found, &step.exact),
        (What::Saving, _) => Cell::Money(Money {
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
        Unit::Money | Unit::Months | Unit::Number => Cell::Exact(value.clone()),
    }
}

/// What a step is called.
pub(super) fn label(found: &Explanation<'_>, step: &Step) -> Cell {
    let whose = || whose(found, step.member);
    let item = || step.item.map_or(Cell::Absent, |(side, item)| item_name(found, side, item));
    match step.what {
        What::Figure => figure(found),
        What::Before => Cell::Word(Term::Before),
        What::After => Cell::Word(Term::After),
        What::Saving => Cell::Word(Term::Saving),
        What::Support if step.item.is_some() => {
            let year = step.year.map_or(Cell::Absent, |year| year_name(found, year));
            Cell::Aside(Box::new(item()), vec![year])
        }
        What::Support => Cell::Word(Term::Support),
        What::Bill | What::Year => step.year.map_or(Cell::Absent, |year| year_name(found, year)),
        What::Exact => said(Note::new(code!("explain-exact")).with("whose", whose())),
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
        What::Weight => said(Note::new(code!("explain-weight")).with("whose", whose())),
        What::Weights => words(code!("explain-weights")),
        What::Cost => words(code!("explain-cost")),
        What::Moved => words(code!("explain-moved")),
        What::Rounding => words(code!("explain-rounding")),
        What::Minimum => words(code!("explain-minimum")),
        What::Maximum => words(code!("explain-maximum")),
        What::Limits => words(code!("explain-limits")),
        What::Outside => words(code!("explain-outside")),
        What::Division => words(code!("explain-division")),
    }
}

/// A term of an item's rule, where that has several.
fn term(found: &Explanation<'_>, step: &Step, nth: usize) -> Option<Cell> {
    let plan = found.computed.plan;
    let (_, item) = step.item?;
    let rule = plan.shares.get(item).and_then(Option::as_ref).or(plan.sharing.rule.as_ref())?;
    let term = rule.terms().get(nth).filter(|_| rule.terms().len() > 1)?;
    let percent = &term.percent * &Fraction::decimal(1, 2);
    Some(Cell::Words(vec![exact(&percent, Unit::Percent), Cell::text(basis_words(&term.basis)?)]))
}

/// An item by name.
pub(super) fn item_name(found: &Explanation<'_>, side: Side, item: usize) -> Cell {
    let item = found.computed.item_of(side, Some(item));
    item.map_or(Cell::Absent, |item| Cell::text(item.name.clone()))
}

/// A year by name.
pub(super) fn year_name(found: &Explanation<'_>, year: usize) -> Cell {
    found.computed.years.get(year).map_or(Cell::Absent, |year| Cell::Year(year.name))
}
