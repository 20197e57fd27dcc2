//! Which inputs formulas follow: the others may not look as if they could be changed.

use super::inputs::Inputs;
use super::sheets::INPUTS;
use crate::book::{Area, Book, CellPlace, CellSlot, Formula};
use std::collections::HashSet;

/// Makes plain numbers of the inputs that nothing follows from; where bills are values, of all that bills are made of.
pub(super) fn settle(book: &mut Book, inputs: &Inputs, bills_are_values: bool) {
    let used = used(book);
    let members = inputs.members.1.saturating_sub(inputs.members.0);
    let is_before = |row: usize| inputs.before.is_some_and(|first| (first..=first + members).contains(&row));
    let is_followed = |place: CellPlace| {
        let stays = !bills_are_values || is_before(place.row) || place == inputs.discount;
        stays && used.contains(&place)
    };
    let Some(leaf) = book.sheets.get_mut(INPUTS) else { return };
    for (row, slots) in leaf.rows.iter_mut().enumerate() {
        for (column, slot) in slots.iter_mut().enumerate() {
            let CellSlot::Input(value, kind) = slot else { continue };
            if !is_followed(CellPlace { sheet: INPUTS, row, column }) {
                *slot = CellSlot::Fixed(value.clone(), *kind);
            }
        }
    }
}

/// The cells that some formula reads.
fn used(book: &Book) -> HashSet<CellPlace> {
    let mut used = HashSet::new();
    for slot in book.sheets.iter().flat_map(|leaf| leaf.rows.iter().flatten()) {
        if let CellSlot::Live(formula, ..) = slot {
            read(formula, &mut used);
        }
    }
    used
}

fn read(formula: &Formula, used: &mut HashSet<CellPlace>) {
    match formula {
        Formula::Number(_) => {}
        Formula::Cell(place) => {
            used.insert(*place);
        }
        Formula::Plus(all) | Formula::Times(all) | Formula::Least(all) | Formula::Greatest(all) => {
            all.iter().for_each(|one| read(one, used));
        }
        Formula::Minus(one, other) | Formula::Over(one, other) => {
            read(one, used);
            read(other, used);
        }
        Formula::Power(of, _) | Formula::Round(of, _) | Formula::Whole(of) => read(of, used),
        Formula::Sum(area) => used.extend(cells(*area)),
        Formula::Dot(one, other) => used.extend(cells(*one).chain(cells(*other))),
        Formula::Above(area, place) | Formula::Same(area, place) => {
            used.extend(cells(*area).chain([*place]));
        }
    }
}

fn cells(area: Area) -> impl Iterator<Item = CellPlace> {
    let (rows, columns) = (area.first.row..=area.last.row, area.first.column..=area.last.column);
    rows.flat_map(move |row| columns.clone().map(move |column| CellPlace { row, column, ..area.first }))
}
