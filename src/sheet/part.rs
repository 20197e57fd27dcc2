//! Rows that say themselves that they are a part of the row above them, うち保守: counted there, and nowhere else.

use super::draft::Notes;
use super::fault::{FoundFaults, pair_name};
use super::grid::cell_name;
use super::head::SheetTable;
use super::named::{is_part, says_again};
use super::place::Place;
use super::row::{RowKind, SheetRow, WhyLeft};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use std::collections::{BTreeMap, BTreeSet};

/// Leaves out the rows of parts, and notes them beside what they are part of.
pub(super) fn leave_out(
    place: &Place<'_>,
    rows: &mut [SheetRow],
    (notes, found): (&mut Notes, &mut FoundFaults),
) {
    // the row that parts are of, then each part that further ones may be of
    let mut open: Vec<OpenSum> = Vec::new();
    let set_in = set_in_parts(place, rows);
    for nth in 0..rows.len() {
        // 計, of which うち一般財源
        if let Some(sum) = rows.get(nth).filter(|row| matches!(row.kind, RowKind::Sum | RowKind::Subtotal)) {
            open = vec![OpenSum::of(sum, 0)];
        }
        let Some(row) = rows.get(nth).filter(|row| row.kind == RowKind::Item) else { continue };
        let set_in = || set_in.contains(&nth).then(|| (false, indent_of(place, row)));
        let Some((says_again, indent)) = named_part(place, row).or_else(set_in) else {
            open = vec![OpenSum::of(row, 0)];
            continue;
        };
        if !says_again {
            let depth = open.iter().skip(1).take_while(|level| level.indent < indent).count();
            open.truncate(depth + 1);
            let of = open.last_mut().filter(|of| is_of(place.table, &of.row, row));
            match of {
                Some(of) => within(place, of, row, (notes, found)),
                None => {
                    if let Some((_, at)) = row.amounts.values().next() {
                        found.add(place.sheet, *at, Diagnostic::error(code!("part-of-nothing"), None));
                    }
                }
            }
            open.push(OpenSum::of(row, indent));
        }
        if let Some(row) = rows.get_mut(nth) {
            row.kind = RowKind::Left(WhyLeft::Part);
        }
    }
}

/// The rows that are set in below one that comes to all of them, column by column: its parts, though they do not say so.
fn set_in_parts(place: &Place<'_>, rows: &[SheetRow]) -> BTreeSet<usize> {
    let mut parts = BTreeSet::new();
    for (nth, whole) in rows.iter().enumerate() {
        let indent = indent_of(place, whole);
        let is_below = |(_, row): &(usize, &SheetRow)| {
            row.kind == RowKind::Item && indent_of(place, row) > indent && is_of(place.table, whole, row)
        };
        let below: Vec<(usize, &SheetRow)> =
            rows.iter().enumerate().skip(nth + 1).take_while(is_below).collect();
        let columns: BTreeSet<u32> = below
            .iter()
            .map(|(_, row)| *row)
            .chain([whole])
            .flat_map(|row| row.amounts.keys().copied())
            .collect();
        let in_column =
            |row: &SheetRow, column: &u32| row.amounts.get(column).map(|(amount, _)| amount.yen.clone());
        let comes_to = |column: &u32| {
            let sum = below.iter().filter_map(|(_, row)| in_column(row, column)).sum::<Fraction>();
            in_column(whole, column).unwrap_or_default() == sum
        };
        if whole.kind == RowKind::Item && !below.is_empty() && columns.iter().all(comes_to) {
            parts.extend(below.iter().map(|(nth, _)| *nth));
        }
    }
    parts
}

/// How far the name of a row is set in.
fn indent_of(place: &Place<'_>, row: &SheetRow) -> usize {
    let names = place.table.columns.iter().filter(|column| is_name(&column.role));
    let at = names.filter_map(|column| row.labels.get(&column.at)).map(|(_, at)| at).next();
    at.and_then(|at| place.grid.indents.get(at)).copied().unwrap_or(0)
}

fn is_name(role: &ColumnRole) -> bool {
    matches!(role, ColumnRole::Member | ColumnRole::Key("item" | "system" | "category") | ColumnRole::Unknown)
}

/// A row that parts may be of, and what of its amounts they leave.
struct OpenSum {
    row: SheetRow,
    indent: usize,
    left: BTreeMap<u32, Fraction>,
}

impl OpenSum {
    fn of(row: &SheetRow, indent: usize) -> OpenSum {
        let left = row.amounts.iter().map(|(column, (amount, _))| (*column, amount.yen.clone())).collect();
        OpenSum { row: row.clone(), indent, left }
    }
}

/// Whether a row names itself a part; and if so, whether it only says again what stands anywhere, and how far its name is set in.
fn named_part(place: &Place<'_>, row: &SheetRow) -> Option<(bool, usize)> {
    let names = place.table.columns.iter().filter(|column| is_name(&column.role));
    let (text, at) = names.filter_map(|column| row.labels.get(&column.at)).find(|(text, _)| is_part(text))?;
    Some((says_again(text), place.grid.indents.get(at).copied().unwrap_or(0)))
}

/// Whether two rows are of the same member: a row without a name goes on with the one above it.
fn is_of(table: &SheetTable, of: &SheetRow, part: &SheetRow) -> bool {
    let Some(names) = table.column(|role| *role == ColumnRole::Member) else { return true };
    let name = |row: &SheetRow| row.labels.get(&names.at).map(|(name, _)| name.clone());
    name(part).is_none_or(|part| is_part(&part) || name(of) == Some(part))
}

/// The amounts of a part, held against what it is of.
fn within(
    place: &Place<'_>,
    of: &mut OpenSum,
    row: &SheetRow,
    (notes, found): (&mut Notes, &mut FoundFaults),
) {
    for (column, (part, at)) in &row.amounts {
        match (of.row.amounts.get(column), of.left.get_mut(column)) {
            (Some((whole, of_at)), Some(left)) if part.yen <= *left || whole.yen.is_negative() => {
                *left = &*left - &part.yen;
                let text = ["うち ", &cell_name(*at), " 「", place.grid.text(*at), "」"].concat();
                notes.add(place.sheet, *of_at, &text);
            }
            (Some((_, of_at)), _) => {
                let fault = Diagnostic::error(code!("part-of-nothing"), None).worded(code!("part-exceeds"));
                found.add(place.sheet, *at, fault.with("cells", pair_name(*of_at, *at)));
            }
            (None, _) if part.yen.is_zero() => {}
            (None, _) => found.add(place.sheet, *at, Diagnostic::error(code!("part-of-nothing"), None)),
        }
    }
}
