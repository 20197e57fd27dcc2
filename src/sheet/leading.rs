//! Sums that stand above the rows that they are of: 甲町 計, and below it 保守料 and 賃借料.

use super::head::SheetTable;
use super::row::{RowKind, SheetRow};
use super::sides::side_alone;
use crate::cost::Side;
use crate::money::Fraction;
use std::collections::BTreeMap;

/// Whether every sum of a column is that of the rows below it, up to the next one; the last may be that of all. A single row
/// below each says nothing: a sum of the row above it would be the same.
pub(super) fn holds(rows: &[SheetRow], column: u32) -> bool {
    let (mut all, mut open): (Fraction, Option<(Fraction, usize)>) = (Fraction::zero(), None);
    let mut most = 0;
    for row in rows {
        if row.wrong.contains(&column) {
            return false;
        }
        let Some((amount, _)) = row.amounts.get(&column) else { continue };
        match (row.kind, &mut open) {
            (RowKind::Item, Some((left, count))) => {
                *left = &*left - &amount.yen;
                all = &all + &amount.yen;
                *count += 1;
                most = most.max(*count);
            }
            (RowKind::Item, None) => return false,
            (RowKind::Sum | RowKind::Subtotal, last) => {
                if last.as_ref().is_some_and(|(left, _)| !left.is_zero()) {
                    return false;
                }
                open = Some((amount.yen.clone(), 0));
            }
            _ => {}
        }
    }
    let is_of_all = |(left, count): &(Fraction, usize)| *count == 0 && *left == all;
    most > 1 && open.is_some_and(|last| last.0.is_zero() || is_of_all(&last))
}

/// Takes rows that name a side, 現行経費 over 保守 and 利用料, for the sums of the rows below them and says of these which side
/// they are on, where each is that in every column.
pub(super) fn sides(table: &SheetTable, rows: &mut [SheetRow]) {
    let heads: Vec<(usize, Side)> =
        rows.iter().enumerate().filter_map(|(nth, row)| Some((nth, head(row)?))).collect();
    let mut most = 0;
    for (nth, _) in &heads {
        let Some(count) = counted_below(table, rows, *nth) else { return };
        most = most.max(count);
    }
    for (nth, side) in heads.into_iter().filter(|_| most > 1) {
        for row in rows.iter_mut().skip(nth + 1).take_while(|row| is_below(row)) {
            row.side = Some(side);
        }
        rows.get_mut(nth).into_iter().for_each(|row| row.kind = RowKind::Subtotal);
    }
}

/// The side that a row of amounts names and says nothing else.
fn head(row: &SheetRow) -> Option<Side> {
    let mut labels = row.labels.values();
    let (text, at) = labels.next().filter(|_| row.kind == RowKind::Item && !row.amounts.is_empty())?;
    side_alone(text).filter(|_| labels.all(|(_, other)| other == at))
}

fn is_below(row: &SheetRow) -> bool {
    matches!(row.kind, RowKind::Item | RowKind::Left(_)) && head(row).is_none()
}

/// How many rows a row is the sum of, up to the next one that names a side or a sum; none where it is not.
fn counted_below(table: &SheetTable, rows: &[SheetRow], nth: usize) -> Option<usize> {
    let mut sums: BTreeMap<u32, Fraction> = BTreeMap::new();
    let below = rows.iter().skip(nth + 1).take_while(|row| is_below(row));
    let below: Vec<&SheetRow> =
        below.filter(|row| row.kind == RowKind::Item && !row.amounts.is_empty()).collect();
    for (column, (amount, _)) in below.iter().flat_map(|row| &row.amounts) {
        let sum = sums.entry(*column).or_insert_with(Fraction::zero);
        *sum = &*sum + &amount.yen;
    }
    let stated = |column: u32| rows.get(nth)?.amounts.get(&column).map(|(amount, _)| amount.yen.clone());
    let holds = |column: u32| {
        stated(column).unwrap_or_else(Fraction::zero)
            == sums.get(&column).cloned().unwrap_or_else(Fraction::zero)
    };
    table.amounts().all(|column| holds(column.at)).then_some(below.len()).filter(|count| *count > 0)
}
