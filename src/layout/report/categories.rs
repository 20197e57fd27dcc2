//! Costs by category, each with its part of the whole: what makes the costs fall or rise.

use crate::analysis::compare::{Comparison, ModelRow};
use crate::case::Case;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::{amount, part, saving_percent};
use crate::layout::columns::{column, data, for_people};
use crate::money::Range;
use crate::plan::facts::RowKey;
use crate::report::{Cell, Money, Role, Row, Section, Sense, Table};

/// The table; nothing where no item has a category.
pub(super) fn table(case: &Case, found: &Comparison<'_>) -> Option<Table> {
    let model = found.cases.first()?.model.as_ref()?;
    let total = model.rows.iter().find(|row| row.role == Role::Total)?;
    let is_named = |row: &ModelRow| matches!(row.sums.keys.as_slice(), [RowKey::Category(Some(_))]);
    if !model.rows.iter().any(is_named) {
        return None;
    }
    let decimals = model.computed.decimals;
    let row = |row: &ModelRow| {
        let sums = &row.sums;
        let cost = |units| amount(units, case.currency, decimals, Sense::Plain);
        let percent = sums.percent();
        let cells = vec![
            category(row),
            subject(row),
            cost(sums.before),
            of_whole(sums.before, total.sums.before),
            cost(sums.after),
            of_whole(sums.after, total.sums.after),
            amount(sums.saving(), case.currency, decimals, Sense::Reduction),
            saving_percent(percent.clone(), 6),
            saving_percent(percent, 1),
        ];
        Row { role: row.role, cells }
    };
    let exact = |units: Option<Units>| units.is_some_and(Units::is_exact);
    let part_of = |key, whole| match exact(whole) {
        true => column(key, Term::PartOfAll),
        false => data(key),
    };
    let columns = vec![
        data("category"),
        for_people(column("subject", Term::Subject)),
        column("before", Term::Before),
        part_of("before_part", total.sums.before),
        column("after", Term::After),
        part_of("after_part", total.sums.after),
        column("saving", Term::Saving),
        data("percent"),
        for_people(column("shown_percent", Term::Percent)),
    ];
    let sections = vec![Section { heading: None, rows: model.rows.iter().map(row).collect() }];
    Some(Table { id: "categories", title: Term::CategoriesTable, columns, sections })
}

fn category(row: &ModelRow) -> Cell {
    match row.sums.keys.as_slice() {
        [RowKey::Category(Some(name))] => Cell::text(name.clone()),
        _ => Cell::Absent,
    }
}

fn subject(row: &ModelRow) -> Cell {
    match (row.role, row.sums.keys.as_slice()) {
        (Role::Item, [RowKey::Category(Some(name))]) => Cell::text(name.clone()),
        (Role::Item, _) => Cell::Word(Term::NoLabel),
        _ => Cell::Word(Term::Total),
    }
}

/// The part of a cost in the whole, in percent; nothing of a whole that is no cost.
fn of_whole(of: Option<Units>, whole: Option<Units>) -> Cell {
    part(of, whole.filter(|whole| whole.base > 0), 1)
}

/// A saving as the change it is: what is saved is taken away.
pub(super) fn change(saving: &Cell) -> Cell {
    match saving {
        Cell::Money(money) => Cell::money(Money {
            value: money.value.as_ref().map(|value| -value),
            range: money.range.as_ref().map(Range::negated),
            sense: Sense::Change,
            ..*money.clone()
        }),
        other => other.clone(),
    }
}
