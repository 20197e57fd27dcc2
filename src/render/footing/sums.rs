//! Parts that do not add up to their sum as displayed, although they do.

use crate::money::Fraction;
use crate::render::number;
use crate::render::style::{Style, Unit};
use crate::report::{Cell, Money, Note, Role, Sense, Table, note};

/// By how much something misses as displayed, and an amount like it.
pub(super) type MissedBy = (Fraction, Money);

/// What is added up of a column so far: how many, as they are, and as they are displayed.
#[derive(Default)]
struct Running {
    count: usize,
    exact: Fraction,
    shown: Fraction,
}

/// The sums that the displayed parts miss, and by how much each.
pub(super) fn all(tables: &[Table], style: &Style) -> Vec<MissedBy> {
    let seen = tables.iter().filter(|table| table.is_for_people() && style.unit != Unit::Auto);
    seen.flat_map(|table| missed_of(table, style)).collect()
}

/// Says in how many sums, and by how much at most.
pub(super) fn said(missed: &[MissedBy]) -> Option<Note> {
    let (most, like) = missed.iter().max_by(|a, b| a.0.cmp(&b.0))?;
    let plain = Money { sense: Sense::Plain, approximate: false, range: None, ..like.clone() };
    let most = Cell::money(Money { value: Some(most.clone()), ..plain });
    let count = note!("sums-count", count = missed.len());
    Some(note!("display-sums", most, sums = count))
}

/// The sums of a table that the displayed parts miss, and by how much.
fn missed_of(table: &Table, style: &Style) -> Vec<MissedBy> {
    let styles = number::in_columns(table, style);
    let mut missed: Vec<MissedBy> =
        table.seen(true, false).flat_map(|(place, _)| missed_in(table, place, &styles)).collect();
    missed.extend(missed_across(table, &styles));
    missed
}

/// The sums of one column that the displayed parts miss, and by how much.
fn missed_in(table: &Table, place: usize, styles: &[Style]) -> Vec<MissedBy> {
    let (mut group, mut all) = (Running::default(), Running::default());
    let Some(style) = styles.get(place) else { return Vec::new() };
    let mut missed = Vec::new();
    for row in table.sections.iter().flat_map(|section| &section.rows) {
        let Some((money, value)) = row.cells.get(place).and_then(money) else { continue };
        let shown = number::shown(value, money, style);
        let parts = match row.role {
            Role::Item => {
                group.add(value, &shown);
                all.add(value, &shown);
                continue;
            }
            Role::Subtotal => std::mem::take(&mut group),
            Role::Total => {
                group = Running::default();
                std::mem::take(&mut all)
            }
        };
        if parts.come_to(value, money) && parts.shown != shown {
            missed.push(((&parts.shown - &shown).abs(), money.clone()));
        }
    }
    missed
}

/// The sums at the end of rows, in a column `total`, that the parts displayed before them miss, and by how much.
fn missed_across(table: &Table, styles: &[Style]) -> Vec<MissedBy> {
    let Some(last) = table.columns.iter().position(|column| column.key == "total") else { return Vec::new() };
    let Some(of_total) = styles.get(last) else { return Vec::new() };
    let mut missed = Vec::new();
    for row in table.sections.iter().flat_map(|section| &section.rows) {
        let Some((total, value)) = row.cells.get(last).and_then(money) else { continue };
        let mut parts = Running::default();
        for (cell, style) in row.cells.iter().zip(styles).take(last) {
            let Some((part, value)) = money(cell) else { continue };
            parts.add(value, &number::shown(value, part, style));
        }
        let shown = number::shown(value, total, of_total);
        if parts.come_to(value, total) && parts.shown != shown {
            missed.push(((&parts.shown - &shown).abs(), total.clone()));
        }
    }
    missed
}

impl Running {
    fn add(&mut self, exact: &Fraction, shown: &Fraction) {
        self.count += 1;
        self.exact = &self.exact + exact;
        self.shown = &self.shown + shown;
    }

    /// Whether the parts are all of a sum: parts that were rounded to the minor unit miss it by half of one each at most.
    fn come_to(&self, sum: &Fraction, money: &Money) -> bool {
        let missed = (&self.exact - sum).abs();
        let halves =
            Fraction::of_minor(i128::try_from(self.count + 1).unwrap_or(0), money.currency.minor_digits());
        missed.is_zero() || self.count > 1 && &missed + &missed <= halves
    }
}

/// The amount in a cell, with a mark before it or not.
pub(super) fn money(cell: &Cell) -> Option<(&Money, &Fraction)> {
    match cell {
        Cell::Money(money) => Some((money, money.value.as_ref()?)),
        Cell::Words(words) => words.iter().find_map(money),
        _ => None,
    }
}
