//! Parts of a whole in percent that do not add up to it as displayed, although they do.

use crate::money::{Fraction, Rounding};
use crate::render::number;
use crate::report::{Cell, Note, Percent, Role, Table, note};

/// The column of the parts.
const KEY: &str = "shown_part";

/// Says what the displayed parts of tables add up to, where that is not the whole.
pub(super) fn said(tables: &[Table]) -> Option<Note> {
    let seen = tables.iter().filter(|table| table.is_for_people());
    let mut sums: Vec<Cell> = Vec::new();
    for sum in seen.filter_map(missed) {
        if !sums.contains(&sum) {
            sums.push(sum);
        }
    }
    (!sums.is_empty()).then(|| note!("display-parts", sums = Cell::Parts(sums)))
}

/// What the parts of a table add up to as displayed, where they miss the whole.
fn missed(table: &Table) -> Option<Cell> {
    let (place, _) = table.seen(true, false).find(|(_, column)| column.key.as_ref() == KEY)?;
    table.sections.iter().find_map(|section| {
        let of = |role: Role| section.rows.iter().filter(move |row| row.role == role);
        let percent = |cell: Option<&Cell>| match cell {
            Some(Cell::Percent(percent)) => shown(percent),
            _ => None,
        };
        let parts: Vec<(Fraction, Fraction)> =
            of(Role::Item).filter_map(|row| percent(row.cells.get(place))).collect();
        let whole = of(Role::Total).find_map(|row| percent(row.cells.get(place)))?;
        let sum = |pick: fn(&(Fraction, Fraction)) -> &Fraction| {
            parts.iter().map(pick).fold(Fraction::zero(), |sum, part| &sum + part)
        };
        let (exact, displayed) = (sum(|(exact, _)| exact), sum(|(_, shown)| shown));
        (exact == whole.0 && displayed != whole.1).then(|| Cell::plain_percent(displayed, 1))
    })
}

/// A percent as it is, and as it is displayed.
fn shown(percent: &Percent) -> Option<(Fraction, Fraction)> {
    let value = percent.value.clone()?;
    let decimals = number::percent_decimals(&value, percent.decimals);
    let shown = value.rounded(decimals, Rounding::HalfAway);
    Some((value, shown))
}
