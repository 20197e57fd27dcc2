//! Costs by category, each with its part of the whole: what makes the costs fall or rise.

use crate::analysis::compare::{Comparison, ModelRow};
use crate::case::Case;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::{cost, part, saved, saving_percent};
use crate::layout::columns::{Entry, listing};
use crate::money::Range;
use crate::plan::facts::RowKey;
use crate::report::{Cell, Money, Role, Sense, Table};

/// The table; nothing where no item has a category.
pub(super) fn table(case: &Case, found: &Comparison<'_>) -> Option<Table> {
    type E<'f> = Entry<'f, &'f ModelRow>;
    let model = found.cases.first()?.model.as_ref()?;
    let total = &model.rows.iter().find(|row| row.role == Role::Total)?.sums;
    if !model.rows.iter().any(|row| category(row).is_some()) {
        return None;
    }
    let exact = |units: Option<Units>| units.is_some_and(Units::is_exact);
    let cost = |units| cost(units, case.currency);
    let entries: Vec<E<'_>> = vec![
        E::data("category", |row| category(row)),
        E::people("subject", Term::Subject, |row| subject(row)),
        E::new("before", Term::Before, |row| cost(row.sums.before)),
        E::new("before_part", Term::PartOfAll, |row| of_whole(row.sums.before, total.before))
            .seen_if(exact(total.before)),
        E::new("after", Term::After, |row| cost(row.sums.after)),
        E::new("after_part", Term::PartOfAll, |row| of_whole(row.sums.after, total.after))
            .seen_if(exact(total.after)),
        E::new("saving", Term::Saving, |row| saved(row.sums.saving(), case.currency)),
        E::data("percent", |row| saving_percent(row.sums.percent(), 6)),
        E::people("shown_percent", Term::Percent, |row| saving_percent(row.sums.percent(), 1)),
    ];
    let rows = model.rows.iter().map(|row| (row.role, row));
    Some(listing("categories", Term::CategoriesTable, entries, rows))
}

fn category(row: &ModelRow) -> Option<Cell> {
    match row.sums.keys.as_slice() {
        [RowKey::Category(Some(name))] => Some(Cell::text(name)),
        _ => None,
    }
}

fn subject(row: &ModelRow) -> Cell {
    match row.role {
        Role::Item => category(row).unwrap_or(Cell::Word(Term::NoLabel)),
        _ => Cell::Word(Term::Total),
    }
}

/// The part of a cost in the whole, in percent; nothing of a whole that is no cost.
fn of_whole(of: Option<Units>, whole: Option<Units>) -> Option<Cell> {
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
