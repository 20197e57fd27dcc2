//! Rows that say themselves that they are a part of the row above them, うち保守: counted there, and nowhere else.

use super::draft::Notes;
use super::fault::{FoundFaults, pair_name};
use super::grid::{CellAt, SheetGrid, cell_name};
use super::head::SheetTable;
use super::place::Place;
use super::rows::{RowKind, SheetRow};
use super::words::{ColumnRole, is_part};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

/// Leaves out the rows of parts, and notes them beside what they are part of.
pub(super) fn leave_out(
    place: &Place<'_>,
    rows: &mut [SheetRow],
    (notes, found): (&mut Notes, &mut FoundFaults),
) {
    let (number, grid, table) = (place.sheet, place.grid, place.table);
    // the row that parts are of, by its number in the list, with the parts of each of its amounts so far
    let mut whole: Option<(usize, Vec<(u32, Fraction)>)> = None;
    for nth in 0..rows.len() {
        let Some(row) = rows.get(nth) else { continue };
        if row.kind != RowKind::Item {
            continue;
        }
        let Some(says_again) = named_part(table, row) else {
            whole = Some((nth, Vec::new()));
            continue;
        };
        let parts: Vec<(u32, Fraction, CellAt)> =
            row.amounts.iter().map(|(column, (amount, at))| (*column, amount.yen.clone(), *at)).collect();
        if !says_again {
            let of = whole.as_mut().and_then(|(of, sums)| Some((rows.get(*of)?, sums)));
            let of = of.filter(|(of, _)| is_of(table, of, row));
            let Some((of, sums)) = of else {
                if let Some((_, _, at)) = parts.first() {
                    found.add(number, *at, Diagnostic::error(code!("part-of-nothing"), None));
                }
                continue;
            };
            for (column, part, at) in parts {
                within(number, grid, (of, sums), (column, part, at), (notes, found));
            }
        }
        if let Some(row) = rows.get_mut(nth) {
            row.kind = RowKind::Left(code!("left-part"));
        }
    }
}

/// Whether a row names itself a part; and if so, whether it only says again what stands anywhere.
fn named_part(table: &SheetTable, row: &SheetRow) -> Option<bool> {
    let names = table
        .columns
        .iter()
        .filter(|column| matches!(column.role, ColumnRole::Key("item" | "system" | "category")));
    let names = names.filter_map(|column| row.labels.get(&column.at)).map(|(text, _)| text.as_str());
    names
        .filter(|text| is_part(text))
        .map(|text| ["再掲", "内数"].iter().any(|word| text.contains(word)))
        .next()
}

/// Whether two rows are of the same member: a row without a name goes on with the one above it.
fn is_of(table: &SheetTable, of: &SheetRow, part: &SheetRow) -> bool {
    let Some(names) = table.column(|role| *role == ColumnRole::Member) else { return true };
    let name = |row: &SheetRow| row.labels.get(&names.at).map(|(name, _)| name.clone());
    name(part).is_none_or(|part| name(of) == Some(part))
}

/// One amount of a part, held against what it is of.
fn within(
    number: usize,
    grid: &SheetGrid,
    (of, sums): (&SheetRow, &mut Vec<(u32, Fraction)>),
    (column, part, at): (u32, Fraction, CellAt),
    (notes, found): (&mut Notes, &mut FoundFaults),
) {
    let known = sums.iter_mut().find(|(known, _)| *known == column);
    let sum = match known {
        Some((_, sum)) => {
            *sum = &*sum + &part;
            sum.clone()
        }
        None => {
            sums.push((column, part.clone()));
            part
        }
    };
    match of.amounts.get(&column) {
        Some((whole, of_at)) if sum <= whole.yen || whole.yen.is_negative() => {
            notes.add(number, *of_at, &["うち ", &cell_name(at), " 「", grid.text(at), "」"].concat());
        }
        Some((_, of_at)) => {
            let fault = Diagnostic::error(code!("part-of-nothing"), None).worded(code!("part-exceeds"));
            found.add(number, at, fault.with("cells", pair_name(*of_at, at)));
        }
        None if sum.is_zero() => {}
        None => found.add(number, at, Diagnostic::error(code!("part-of-nothing"), None)),
    }
}
