//! What a row of a plan is called and covers, and the table `measures`.

use super::words::heading;
use crate::analysis::compare::{Compared, Model, ModelRow};
use crate::case::Case;
use crate::cost::{CostItem, NoMeasure};
use crate::lang::Term;
use crate::layout::cells::{money, stage_word};
use crate::layout::columns::{Entry, Rows, items, of_sections, section};
use crate::money::{Currency, Fraction, Range, Rounding, places};
use crate::plan::facts::RowKey;
use crate::plan::measures::{MeasureValue, Measured, Measures};
use crate::report::{Cell, Role, Section, Sense, Table, note};

/// What a row is called: its keys, or that it is a sum.
pub(super) fn subject(row: &ModelRow, model: &Model<'_>) -> Cell {
    let word = match row.role {
        Role::Item => None,
        Role::Subtotal => Some(Cell::Word(Term::Subtotal)),
        Role::Total => Some(Cell::Word(Term::Total)),
    };
    // the first of several stands above
    let above = usize::from(row.sums.keys.len() > 1 || row.role == Role::Subtotal);
    let names = row.sums.keys.iter().skip(above).map(|key| name(key, model));
    match (row.role, word) {
        (Role::Total, Some(word)) => word,
        (_, word) => Cell::Parts(names.chain(word).collect()),
    }
}

/// What a key is called.
pub(super) fn name(key: &RowKey, model: &Model<'_>) -> Cell {
    match key {
        RowKey::System(Some(label)) | RowKey::Category(Some(label)) => label.into(),
        RowKey::System(None) => no_label(model, |item| item.system.is_none()),
        RowKey::Category(None) => no_label(model, |item| item.category.is_none()),
        RowKey::Member(number) => {
            model.computed.plan.members.get(*number).map(|member| Cell::text(&member.name)).into()
        }
        RowKey::Outside(payer) => payer.into(),
        RowKey::Group => {
            Cell::Word(if model.pays_as_group() { Term::NobodysOwn } else { Term::NotCollected })
        }
        RowKey::Item(_, name) => name.into(),
        RowKey::NoItem => Cell::Word(Term::Rounding),
        RowKey::Year(_, year) => Cell::Year(*year),
    }
}

/// What has no label: items without one or, where each item has one, what belongs to no item.
fn no_label(model: &Model<'_>, is_without: impl Fn(&CostItem) -> bool) -> Cell {
    let is_of_items = model.computed.plan.items().any(is_without);
    Cell::Word(if is_of_items { Term::NoLabel } else { Term::Rounding })
}

/// What the figures of a row are; nothing where the items that it is of differ.
pub(super) fn status(case: &Case, model: &Model<'_>, row: &ModelRow) -> Option<Term> {
    let id = row.sums.keys.iter().find_map(|key| match key {
        RowKey::Item(id, _) => Some(id),
        _ => None,
    });
    let plan = model.computed.plan;
    let items = plan.items().filter(|item| id.is_none_or(|id| item.id == *id));
    let mut stages = items.map(|item| item.stage.or(case.stage));
    let first = stages.next().flatten();
    first.filter(|first| stages.all(|stage| stage == Some(*first))).map(stage_word)
}

/// The number of the year that a row is of.
pub(super) fn year_number(row: &ModelRow) -> Option<u32> {
    row.sums.keys.iter().find_map(|key| match key {
        RowKey::Year(_, year) => Some(year.number()),
        _ => None,
    })
}

/// The months a row covers: those of its year, or the term.
pub(super) fn months(row: &ModelRow, model: &Model<'_>) -> u32 {
    let year = row.sums.keys.iter().find_map(|key| match key {
        RowKey::Year(number, _) => model.computed.years.get(*number),
        _ => None,
    });
    year.map_or(model.computed.calendar.months, |year| year.months.count())
}

/// A measure of a case by its name.
struct MeasureRow<'f> {
    case: &'f Case,
    name: Term,
    measured: &'f Measured,
}

impl MeasureRow<'_> {
    fn value(&self) -> Cell {
        let counts = |first: u32, last: u32| {
            let [low, high] = [first, last].map(|count| Fraction::from(i128::from(count)));
            Cell::numbers(Range { low, high }, 0)
        };
        let sense = if self.name == Term::NetSaving { Sense::Reduction } else { Sense::Plain };
        match self.measured {
            Err(_) => Cell::Absent,
            Ok(MeasureValue::Money(range)) => present_value(range, self.case.currency, sense),
            Ok(MeasureValue::Ratio(range)) => numbers(range, &[0, 1]),
            Ok(MeasureValue::Percent(range)) => numbers(range, &[0, -100]),
            Ok(MeasureValue::Months(first, last) | MeasureValue::Years(first, last)) => counts(*first, *last),
        }
    }

    fn unit(&self) -> Option<Cell> {
        Some(match self.measured.as_ref().ok()? {
            MeasureValue::Money(_) => Cell::text(self.case.currency.code()),
            MeasureValue::Ratio(_) => Cell::Word(Term::Ratio),
            MeasureValue::Percent(_) => Cell::Word(Term::PercentAYear),
            MeasureValue::Months(..) => Cell::Word(Term::Months),
            MeasureValue::Years(..) => Cell::Word(Term::Years),
        })
    }

    /// The unit for people: amounts are in the unit of the heading, or carry their own.
    fn shown_unit(&self) -> Option<Cell> {
        match self.measured {
            Ok(MeasureValue::Money(_)) | Err(_) => Some(Cell::blank()),
            // in which one, counted as the term has them: the first may be half a year
            Ok(MeasureValue::Years(..)) => Some(Cell::Word(Term::YearOfTerm)),
            _ => self.unit(),
        }
    }

    /// Why there is no value.
    fn reason(&self) -> Option<NoMeasure> {
        self.measured.as_ref().err().copied()
    }

    fn remark(&self) -> Cell {
        match self.reason() {
            None => Cell::blank(),
            Some(NoMeasure::SeveralRates(count)) => note!("several-rates", count).into(),
            Some(reason) => reason_word(reason).into(),
        }
    }

    /// How many rates there are where that is the reason.
    fn rates(&self) -> Option<usize> {
        match self.reason()? {
            NoMeasure::NoSignChange | NoMeasure::NoRate => Some(0),
            NoMeasure::SavesFirst | NoMeasure::SameOnBothSides => Some(1),
            NoMeasure::SeveralRates(rates) => Some(rates),
            _ => None,
        }
    }
}

fn entries<'f>() -> Vec<Entry<'f, MeasureRow<'f>>> {
    type E<'f> = Entry<'f, MeasureRow<'f>>;
    vec![
        E::data("case", |of| Cell::text(&of.case.id)),
        E::data("member", |_| Cell::Absent),
        E::new("measure", Term::Measure, |of| of.name),
        E::new("value", Term::MeasureValue, MeasureRow::value).ranged(),
        E::data("unit", MeasureRow::unit),
        E::people("shown_unit", Term::MeasureUnit, MeasureRow::shown_unit),
        E::data("note", |of| of.reason().map(reason_word)),
        E::people("remark", Term::Remark, MeasureRow::remark).where_said(),
        E::data("rates", MeasureRow::rates),
    ]
}

/// The measures of a case, where they are asked for; of one of several under its name.
pub(super) fn measures_of(found: &Compared<'_>, several: bool) -> Option<Section> {
    let measures = found.model.as_ref()?.measures.as_ref()?;
    let rows = named(measures).map(|(name, measured)| MeasureRow { case: found.case, name, measured });
    Some(section(&entries(), Rows::under(several.then(|| heading(found)), items(rows))))
}

/// The table `measures` of these sections, if there is one.
pub(super) fn measures(sections: Vec<Section>) -> Option<Table> {
    (!sections.is_empty()).then(|| of_sections("measures", Term::MeasuresTable, entries(), sections))
}

fn named(measures: &Measures) -> [(Term, &Measured); 12] {
    [
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
    ]
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
