//! A table of exact amounts told in whole units, so that what is told adds up in every row and in every column.

use crate::money::{Fraction, Quotas, Rounding};

/// Whole amounts that come to `sum`: each cut down, and a unit more for the largest remainders, the first listed of equal
/// ones first. `sum` is the exact sum brought to a unit.
///
/// ```
/// use cloudcost::Fraction;
/// use cloudcost::sharing::whole;
/// let thirds = |times: i128| Fraction::ratio(times, 3).unwrap();
/// // 33 1/3, 33 1/3 and 33 1/3; -1 2/3 and 1 2/3
/// assert_eq!(whole(&[thirds(100), thirds(100), thirds(100)], 100), [34, 33, 33]);
/// assert_eq!(whole(&[thirds(-5), thirds(5)], 0), [-2, 2]);
/// ```
pub fn whole(exact: &[Fraction], sum: i128) -> Vec<i128> {
    let Some(cut) = Quotas::of(exact).cut(1, false) else { return vec![0; exact.len()] };
    let mut amounts = cut.floors;
    let left = usize::try_from(sum - amounts.iter().sum::<i128>()).unwrap_or(0);
    for nth in cut.order.into_iter().take(left) {
        amounts.get_mut(nth).into_iter().for_each(|amount| *amount += 1);
    }
    amounts
}

/// The cells of a table in whole units. Row by row each cell is cut down, and as many get a unit more as bring the row to
/// its sum: those of which the most was cut off in this row and those above. Where a column that must come to a sum does
/// not, single units are moved within a row, there where it takes a cell the least far from its exact amount.
///
/// 13,497,400 yen equally and 53,989,600 by population, among three:
///
/// ```
/// use cloudcost::Fraction;
/// use cloudcost::sharing::{footed, whole};
/// let by = |people: i128| Fraction::ratio(53_989_600 * people, 65_476).unwrap();
/// let row = |people: i128| vec![Fraction::ratio(13_497_400, 3).unwrap(), by(people)];
/// let rows = [row(49_876), row(12_300), row(3_300)];
/// let exact: Vec<Fraction> = rows.iter().map(|row| row.iter().sum()).collect();
/// let told = footed(&rows, &whole(&exact, 67_487_000), &[Some(13_497_400), Some(53_989_600)]);
/// let column = |nth: usize| told.iter().map(|row| row[nth]).sum::<i128>();
/// assert_eq!((column(0), column(1)), (13_497_400, 53_989_600));
/// ```
pub fn footed(rows: &[Vec<Fraction>], sums: &[i128], columns: &[Option<i128>]) -> Vec<Vec<i128>> {
    let mut carried = vec![Fraction::zero(); columns.len()];
    let told = rows.iter().zip(sums).map(|(row, sum)| of_row(row, *sum, &mut carried)).collect();
    let mut told = FootedTable { rows, told };
    while let Some((from, to)) = told.unfooted(columns) {
        if !told.shift(&from, &to) {
            break;
        }
    }
    told.told
}

/// One row, with what was cut off its columns so far.
fn of_row(row: &[Fraction], sum: i128, carried: &mut [Fraction]) -> Vec<i128> {
    let mut told: Vec<i128> = row.iter().map(|cell| cell.units(0, Rounding::Floor).unwrap_or(0)).collect();
    for ((carried, cell), told) in carried.iter_mut().zip(row).zip(&told) {
        *carried = &*carried + &(cell - &Fraction::from(*told));
    }
    let left = sum - told.iter().sum::<i128>();
    let is_cut = |nth: &usize| {
        row.get(*nth).zip(told.get(*nth)).is_some_and(|(cell, told)| *cell != Fraction::from(*told))
    };
    let mut order: Vec<usize> = (0..row.len()).filter(is_cut).collect();
    order.sort_by(|one, other| carried.get(*other).cmp(&carried.get(*one)));
    for nth in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        if let (Some(told), Some(carried)) = (told.get_mut(nth), carried.get_mut(nth)) {
            *told += 1;
            *carried = &*carried - &Fraction::from(1);
        }
    }
    told
}

/// The table, exactly and as it is told.
struct FootedTable<'t> {
    rows: &'t [Vec<Fraction>],
    told: Vec<Vec<i128>>,
}

impl FootedTable<'_> {
    /// The columns that a unit is to be taken from, and those that it may be given to, while one must come to another sum.
    fn unfooted(&self, columns: &[Option<i128>]) -> Option<(Vec<usize>, Vec<usize>)> {
        let off = |(nth, must): (usize, &Option<i128>)| {
            let sum = self.told.iter().filter_map(|row| row.get(nth)).sum::<i128>();
            must.map(|must| (sum - must).signum())
        };
        let off: Vec<Option<i128>> = columns.iter().enumerate().map(off).collect();
        let of = |sign: i128| -> Vec<usize> {
            (0..off.len()).filter(|nth| off.get(*nth).copied().flatten() == Some(sign)).collect()
        };
        let free: Vec<usize> = (0..off.len()).filter(|nth| off.get(*nth) == Some(&None)).collect();
        let (above, below) = (of(1), of(-1));
        match (above.is_empty(), below.is_empty()) {
            (true, true) => None,
            (false, false) => Some((above, below)),
            (false, true) => Some((above, free)),
            (true, false) => Some((free, below)),
        }
    }

    /// Moves a unit within the row in which it takes a cell the least far from its exact amount; `false` where there is none.
    fn shift(&mut self, from: &[usize], to: &[usize]) -> bool {
        let away = |row: usize, nth: usize, by: i128| {
            let told = Fraction::from(self.told.get(row)?.get(nth)? + by);
            let away = &told - self.rows.get(row)?.get(nth)?;
            Some(if away.is_negative() { -&away } else { away })
        };
        let pairs = || from.iter().flat_map(|from| to.iter().map(move |to| (*from, *to)));
        let moves = (0..self.told.len()).flat_map(|row| pairs().map(move |(from, to)| (row, from, to)));
        let least = moves.filter_map(|(row, from, to)| {
            let away = away(row, from, -1)?.max(away(row, to, 1)?);
            Some((away, row, from, to))
        });
        let Some((_, row, from, to)) = least.min() else { return false };
        let Some(row) = self.told.get_mut(row) else { return false };
        row.get_mut(from).into_iter().for_each(|told| *told -= 1);
        row.get_mut(to).into_iter().for_each(|told| *told += 1);
        true
    }
}
