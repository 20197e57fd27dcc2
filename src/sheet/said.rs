//! What a row says of each cost: its amounts by side, item and member, each with what it is of.

use super::amount::Yen;
use super::column::SheetColumn;
use super::form::Form;
use super::grid::CellAt;
use super::place::Place;
use super::row::SheetRow;
use super::tax::Tax;
use super::words::ColumnRole;
use crate::cost::Side;
use crate::money::Fraction;
use std::collections::HashMap;

/// What an amount of a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Form(Form),
    Year(i32),
}

/// One amount of a row.
#[derive(Clone)]
pub(super) struct Said<'t> {
    pub(super) column: &'t SheetColumn,
    pub(super) side: Side,
    pub(super) what: What,
    pub(super) tax: Option<Tax>,
    pub(super) yen: Fraction,
    pub(super) at: CellAt,
}

/// The amounts of a row, by side and by the item and the member that heads name.
pub(super) fn groups<'t>(place: &Place<'t>, row: &SheetRow) -> Vec<Vec<Said<'t>>> {
    let mut groups: Vec<Vec<Said<'t>>> = Vec::new();
    let mut numbers: HashMap<_, usize> = HashMap::new();
    let year = place.year(row);
    for column in &place.table.columns {
        let Some((Yen { yen, .. }, at)) = row.amounts.get(&column.at) else { continue };
        let (side, what) = match (&column.role, year) {
            (ColumnRole::Year(year, side), _) => (*side, What::Year(*year)),
            (ColumnRole::Amount(side, _), Some(year)) => (*side, What::Year(year)),
            (ColumnRole::Amount(side, _), None) => match place.form(row, column) {
                Some(form) => (*side, What::Form(form)),
                None => continue,
            },
            _ => continue,
        };
        let Some(side) = place.side(side) else { continue };
        let said = Said { column, side, what, tax: place.tax(row, column), yen: yen.clone(), at: *at };
        let nth = *numbers.entry((side, &column.item, &column.member)).or_insert(groups.len());
        match groups.get_mut(nth) {
            Some(group) => group.push(said),
            None => groups.push(vec![said]),
        }
    }
    groups
}
