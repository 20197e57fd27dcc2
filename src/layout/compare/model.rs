//! What a row of a plan is called and covers, and the table `measures`.

use super::words::heading;
use crate::analysis::compare::{Compared, Model, ModelRow};
use crate::case::Case;
use crate::cost::{NoMeasure, Units};
use crate::lang::Term;
use crate::layout::cells::{amount, money, stage_word};
use crate::layout::columns::{column, data, for_people, ranged};
use crate::money::{Currency, Fraction, Range, Rounding, places};
use crate::plan::facts::Key;
use crate::plan::measures::{Measured, Measures, Value};
use crate::report::{Cell, Role, Row, Section, Sense, Table, note};

/// A figure of a row, or its range.
pub(super) fn money_of(units: Option<Units>, currency: Currency, model: &Model<'_>, sense: Sense) -> Cell {
    amount(units, currency, model.computed.decimals, sense)
}

/// What a row is called: its keys, or that it is a sum.
pub(super) fn subject(row: &ModelRow, model: &Model<'_>) -> Cell {
    let word = match row.role {
        Role::Item => None,
        Role::Subtotal => Some(Cell::Word(Term::Subtotal)),
        Role::Total => Some(Cell::Word(Term::Total)),
    };
    let names = row.sums.keys.iter().map(|key| name(key, model));
    match (row.role, word) {
        (Role::Total, Some(word)) => word,
        (_, word) => Cell::Parts(names.chain(word).collect()),
    }
}

/// What a key is called.
pub(super) fn name(key: &Key, model: &Model<'_>) -> Cell {
    let text = |text: &crate::lang::Text| Cell::text(text.clone());
    match key {
        Key::System(Some(label)) | Key::Category(Some(label)) => text(label),
        Key::System(None) | Key::Category(None) => Cell::Word(Term::NoLabel),
        Key::Member(number) => {
            let member = model.computed.plan.members.get(*number);
            member.map(|member| text(&member.name)).into()
        }
        Key::Outside(payer) => text(payer),
        Key::Group => Cell::Word(match model.pays_as_group() {
            true => Term::NobodysOwn,
            false => Term::NotCollected,
        }),
        Key::Item(_, name) => text(name),
        Key::NoItem => Cell::Word(Term::Rounding),
        Key::Year(_, year) => Cell::Year(*year),
    }
}

/// What the figures of a row are; nothing where the items that it is of differ.
pub(super) fn status(case: &Case, model: &Model<'_>, row: &ModelRow) -> Cell {
    let id = row.sums.keys.iter().find_map(|key| match key {
        Key::Item(id, _) => Some(id),
        _ => None,
    });
    let plan = model.computed.plan;
    let items = plan.before.iter().chain(&plan.after).filter(|item| id.is_none_or(|id| item.id == *id));
    let mut stages = items.map(|item| item.stage.or(case.stage));
    let first = stages.next().flatten();
    let stage = first.filter(|first| stages.all(|stage| stage == Some(*first)));
    stage.map(|stage| stage_word(stage)).into()
}

/// The number of the year that a row is of.
pub(super) fn year_number(row: &ModelRow) -> Cell {
    let number = row.sums.keys.iter().find_map(|key| match key {
        Key::Year(_, year) => Some(year.number()),
        _ => None,
    });
    number.into()
}

/// The months a row covers: those of its year, or the term.
pub(super) fn months(row: &ModelRow, model: &Model<'_>) -> Cell {
    let year = row.sums.keys.iter().find_map(|key| match key {
        Key::Year(number, _) => model.computed.years.get(*number),
        _ => None,
    });
    let months = year.map_or(model.computed.calendar.months, |year| year.months.count());
    Cell::Count(months.into())
}

/// The measures of a case, where they are asked for.
pub(super) fn measures_of(found: &Compared<'_>) -> Option<Section> {
    let measures = found.model.as_ref()?.measures.as_ref()?;
    Some(Section { heading: Some(heading(found)), rows: measure_rows(found.case, measures) })
}

/// The table `measures` of these sections, if there is one.
pub(super) fn measures(sections: Vec<Section>) -> Option<Table> {
    let columns = vec![
        data("case"),
        data("member"),
        column("measure", Term::Measure),
        ranged(column("value", Term::MeasureValue)),
        data("unit"),
        for_people(column("shown_unit", Term::MeasureUnit)),
        data("note"),
        for_people(column("remark", Term::Remark)),
        data("rates"),
    ];
    (!sections.is_empty()).then_some(Table { id: "measures", title: Term::MeasuresTable, columns, sections })
}

fn measure_rows(case: &Case, measures: &Measures) -> Vec<Row> {
    let all = [
        (Term::PresentValueBefore, &measures.before),
        (Term::PresentValueAfter, &measures.after),
        (Term::NetSaving, &measures.net_saving),
        (Term::AnnualBefore, &measures.annual_before),
        (Term::AnnualAfter, &measures.annual_after),
        (Term::BenefitCost, &measures.benefit_cost),
        (Term::Investment, &measures.investment),
        (Term::SavingsToInvestment, &measures.ratio),
        (Term::AdjustedReturn, &measures.adjusted_return),
        (Term::InternalReturn, &measures.internal_return),
        (Term::SimplePayback, &measures.simple_payback),
        (Term::DiscountedPayback, &measures.discounted_payback),
    ];
    let row = |(name, measured): (Term, &Measured)| {
        let sense = if name == Term::NetSaving { Sense::Reduction } else { Sense::Plain };
        let (value, unit) = value_cells(measured, case.currency, sense);
        // amounts are in the unit of the heading, or carry their own
        let shown = match &value {
            Cell::Money(_) => Cell::Word(Term::NoHead),
            _ => unit.clone(),
        };
        let id = Cell::text(case.id.clone());
        let mut cells = vec![id, Cell::Absent, Cell::Word(name), value, unit, shown];
        cells.extend(reason_cells(measured.as_ref().err().copied()));
        Row { role: Role::Item, cells }
    };
    all.into_iter().map(row).collect()
}

/// A value and its unit.
fn value_cells(measured: &Measured, currency: Currency, sense: Sense) -> (Cell, Cell) {
    let Ok(value) = measured else { return (Cell::Absent, Cell::Absent) };
    let counts = |first: u32, last: u32| {
        let whole = |count: u32| Fraction::from(i128::from(count));
        Cell::numbers(Range { low: whole(first), high: whole(last) }, 0)
    };
    let (cell, unit) = match value {
        Value::Money(range) => {
            return (present_value(range, currency, sense), Cell::text(currency.code().to_owned()));
        }
        Value::Ratio(range) => (numbers(range, &[0, 1]), Term::Ratio),
        Value::Percent(range) => (numbers(range, &[0, -100]), Term::PercentAYear),
        Value::Months(first, last) => (counts(*first, *last), Term::Months),
        Value::Years(first, last) => (counts(*first, *last), Term::Years),
    };
    (cell, Cell::Word(unit))
}

/// Numbers with two decimals, or as many as it takes to tell them from others that would say something else of the plan.
fn numbers(range: &Range, others: &[i128]) -> Cell {
    let told = |decimals: &i32| {
        let differs = |value: &Fraction, other: &Fraction| {
            value == other || value.rounded(*decimals, Rounding::HalfAway) != *other
        };
        let others = others.iter().map(|other| Fraction::from(*other));
        others.into_iter().all(|other| differs(&range.low, &other) && differs(&range.high, &other))
    };
    Cell::numbers(range.clone(), (2..MOST_DECIMALS).find(told).unwrap_or(MOST_DECIMALS))
}

/// Decimals of a ratio or rate that people are shown, at most.
const MOST_DECIMALS: i32 = 12;

/// A present value to the minor unit, or from its least to its greatest.
pub(super) fn present_value(range: &Range, currency: Currency, sense: Sense) -> Cell {
    let places = places(currency.minor_digits());
    let range = match range.point() {
        Some(value) => Range::exact(value.rounded(places, Rounding::HalfAway)),
        None => Range {
            low: range.low.rounded(places, Rounding::Floor),
            high: range.high.rounded(places, Rounding::Ceiling),
        },
    };
    money(range.point().cloned(), Some(range), currency, sense)
}

/// Why there is no value: for data, for people, and how many rates there are where that is the reason.
fn reason_cells(reason: Option<NoMeasure>) -> [Cell; 3] {
    let Some(reason) = reason else { return [Cell::Absent, Cell::Absent, Cell::Absent] };
    let word = Cell::Word(reason_word(reason));
    let rates = match reason {
        NoMeasure::NoSignChange | NoMeasure::NoRate => Cell::Count(0),
        NoMeasure::SavesFirst | NoMeasure::SameOnBothSides => Cell::Count(1),
        NoMeasure::SeveralRates(rates) => Cell::Count(u64::try_from(rates).unwrap_or(u64::MAX)),
        _ => Cell::Absent,
    };
    let said = match reason {
        NoMeasure::SeveralRates(_) => Cell::from(note!("several-rates", count = rates.clone())),
        _ => word.clone(),
    };
    [word, said, rates]
}

fn reason_word(reason: NoMeasure) -> Term {
    match reason {
        NoMeasure::NoInvestment => Term::NoInvestment,
        NoMeasure::Negligible => Term::NegligibleInvestment,
        NoMeasure::NoChange => Term::NoChange,
        NoMeasure::NoSignChange => Term::NoSignChange,
        NoMeasure::NoRate => Term::NoRate,
        NoMeasure::SeveralRates(_) => Term::SeveralRoots,
        NoMeasure::SavesFirst => Term::SavesFirst,
        NoMeasure::SameOnBothSides => Term::SameOnBothSides,
        NoMeasure::NeverPaidBack => Term::NeverPaidBack,
        NoMeasure::NeverBehind => Term::NeverBehind,
        NoMeasure::NegativeSavings => Term::NegativeSavings,
        NoMeasure::NoBefore => Term::NoBefore,
        NoMeasure::BeforeUnknown => Term::BeforeUnknown,
        NoMeasure::NoAfter => Term::NoAfter,
        NoMeasure::NothingPaid => Term::NothingPaid,
        NoMeasure::NotForAll => Term::NotForAll,
    }
}
