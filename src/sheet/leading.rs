//! Sums that stand above the rows that they are of: 甲町 計, and below it 保守料 and 賃借料.

use super::row::{RowKind, SheetRow};
use crate::money::Fraction;

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
