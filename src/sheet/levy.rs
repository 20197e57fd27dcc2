//! Tax that a sheet tells in a row or a column of its own, 消費税: put on the amounts that it is of, so that none counts without
//! it and none twice.

use super::amount::Yen;
use super::column::SheetColumn;
use super::draft::Notes;
use super::fault::{FoundFaults, run_name};
use super::grid::{CellAt, cell_name};
use super::named::is_levy;
use super::outline::LeftOut;
use super::place::Place;
use super::row::{RowKind, SheetRow, WhyLeft};
use super::sides::side_of;
use super::tax::Tax;
use super::words::ColumnRole;
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

/// Rates of tax, in percent.
const RATES: [i128; 2] = [10, 8];

/// An amount that tax may be of: the row by its number in the list, and the column.
type Taxable = (usize, u32);

/// Puts tax on the amounts that it is of; what it is of is asked for where figures do not say it.
pub(super) fn settle(
    place: &Place<'_>,
    rows: &mut [SheetRow],
    (notes, left, found): (&mut Notes, &mut Vec<LeftOut>, &mut FoundFaults),
) {
    for column in place.table.columns.iter().filter(|column| column.role == ColumnRole::Tax) {
        beside(place, rows, (column.at, side_of(&column.head)), (notes, found));
        let head = (place.table.head.1, column.at);
        left.push(LeftOut::aside(place.grid.name_of(head), code!("left-levy")));
    }
    let mut first = 0;
    for nth in 0..rows.len() {
        if rows.get(nth).is_some_and(|row| row.kind == RowKind::Item && is_tax(place, row)) {
            below(place, rows, (first, nth), (notes, found));
            first = nth + 1;
        }
    }
}

/// Whether a row is of tax.
fn is_tax(place: &Place<'_>, row: &SheetRow) -> bool {
    let names = place.table.columns.iter().filter(|column| {
        matches!(
            column.role,
            ColumnRole::Key("item" | "system" | "category") | ColumnRole::Member | ColumnRole::Unknown
        )
    });
    names.filter_map(|column| row.labels.get(&column.at)).any(|(text, _)| is_levy(text))
}

/// A column of tax: that of the amounts beside it.
fn beside(
    place: &Place<'_>,
    rows: &mut [SheetRow],
    (column, side): (u32, Option<Side>),
    (notes, found): (&mut Notes, &mut FoundFaults),
) {
    for nth in 0..rows.len() {
        let Some(row) = rows.get(nth).filter(|row| row.kind == RowKind::Item) else { continue };
        let Some((tax, at)) = row.amounts.get(&column).map(|(amount, at)| (amount.yen.clone(), *at)) else {
            continue;
        };
        let of_side = |column: &u32| {
            place.table.at(*column).is_some_and(|known| match known.role {
                ColumnRole::Amount(of, _) | ColumnRole::Year(_, of) => of == side || side.is_none(),
                _ => false,
            })
        };
        // a title with 税込 may speak of the total only
        let own = |column: u32| place.column((0, column)).and_then(|known| Tax::said(&known.head));
        let said = |column: u32| own(column).or(place.about.tax);
        let columns: Vec<u32> = row.amounts.keys().copied().filter(of_side).collect();
        let gross = columns.iter().any(|column| own(*column) == Some(Tax::Included));
        let nets: Vec<u32> =
            columns.iter().copied().filter(|column| own(*column) != Some(Tax::Included)).collect();
        let told = nets.iter().all(|column| said(*column) == Some(Tax::Excluded))
            || is_summed(place, row, &nets, column);
        let taxables: Vec<Taxable> = nets.iter().map(|column| (nth, *column)).collect();
        if !told && place.about.tax == Some(Tax::Included) && is_within(place, rows, &taxables, &tax) {
            continue;
        }
        // where amounts with tax stand beside it, it is within them
        if gross || tax.is_zero() || nets.is_empty() {
            continue;
        }
        if !told {
            let fault = Diagnostic::error(code!("tax-untold"), None);
            found.add(place.sheet, at, fault.with("cells", cells(rows, &taxables)));
            return;
        } else if !put_on(place, rows, &taxables, (&tax, at), notes) {
            found.add(place.sheet, at, of_what(rows, &taxables));
        }
    }
}

/// Whether a sum of the row says that its amounts are without the tax beside them.
fn is_summed(place: &Place<'_>, row: &SheetRow, nets: &[u32], tax: u32) -> bool {
    let value = |column: &u32| row.amounts.get(column).map(|(amount, _)| amount.yen.clone());
    let sum = nets.iter().chain([&tax]).filter_map(value).sum::<Fraction>();
    let sums = place.table.columns.iter().filter(|column| column.role == ColumnRole::Sum);
    sums.filter_map(|column| value(&column.at)).any(|stated| stated == sum)
}

/// A row of tax: that of the rows above it, those of the same member where that fits, else of all since the last one.
fn below(
    place: &Place<'_>,
    rows: &mut [SheetRow],
    (first, nth): (usize, usize),
    (notes, found): (&mut Notes, &mut FoundFaults),
) {
    let Some(row) = rows.get(nth).cloned() else { return };
    let name = |row: &SheetRow| {
        let column = place.table.column(|role| *role == ColumnRole::Member)?;
        row.labels.get(&column.at).map(|(name, _)| name.clone()).filter(|name| !is_levy(name))
    };
    let mut kept = false;
    let amounts =
        row.amounts.iter().filter(|(column, _)| place.table.at(**column).is_some_and(SheetColumn::is_amount));
    for (column, (tax, at)) in amounts.filter(|(_, (tax, _))| !tax.yen.is_zero()) {
        let of = |same: bool| -> Vec<Taxable> {
            let items = rows.iter().enumerate().take(nth).skip(first);
            let items =
                items.filter(|(_, item)| item.kind == RowKind::Item && item.amounts.contains_key(column));
            let items = items.filter(|(_, item)| !same || name(item) == name(&row));
            items.map(|(of, _)| (of, *column)).collect()
        };
        // a tenth of the amounts above is the tax on them, whatever a title says of the total
        let own = |column: u32| place.column((0, column)).and_then(|known| Tax::said(&known.head));
        let is_net = |column: u32| own(column) != Some(Tax::Included);
        let all = [of(true), of(false)];
        let gross = |column: u32| own(column).or(place.about.tax) == Some(Tax::Included);
        if gross(*column) && all.iter().any(|of| is_within(place, rows, of, &tax.yen)) {
            continue;
        }
        let fits = all.iter().find(|of| is_net(*column) && rate(place, rows, of, &tax.yen).is_some());
        let done = fits.is_some_and(|of| {
            let put = put_on(place, rows, of, (&tax.yen, *at), notes);
            if !put
                && alike(place, rows, of)
                && name(&row) == of.first().and_then(|(of, _)| name(rows.get(*of)?))
            {
                kept = true;
                for (of, column) in of.iter().chain([&(nth, *column)]) {
                    rows.get_mut(*of).into_iter().for_each(|row| row.taxed.push(*column));
                }
            }
            put || kept
        });
        if !done {
            found.add(place.sheet, *at, of_what(rows, all.first().map_or(&[], Vec::as_slice)));
        }
    }
    if !kept {
        rows.get_mut(nth).into_iter().for_each(|row| row.kind = RowKind::Left(WhyLeft::Levy));
    }
}

/// Whether a tax is what amounts hold of it: 10 of 110.
fn is_within(place: &Place<'_>, rows: &[SheetRow], of: &[Taxable], tax: &Fraction) -> bool {
    let sum = amounts(rows, of).iter().fold(Fraction::zero(), |sum, (yen, _)| &sum + yen);
    let unit = place.unit.map_or_else(|| Fraction::from(1), |unit| Fraction::power_of_ten(unit.power()));
    let is_of = |rate: &i128| {
        let held = &(&sum * &Fraction::from(*rate)) - &(tax * &Fraction::from(100 + *rate));
        held.abs() < &unit * &Fraction::from(100 + *rate)
    };
    !sum.is_zero() && RATES.iter().any(is_of)
}

/// The rate by which a tax is of amounts, brought to a whole unit of the sheet.
fn rate(place: &Place<'_>, rows: &[SheetRow], of: &[Taxable], tax: &Fraction) -> Option<i128> {
    let sum = amounts(rows, of).iter().map(|(yen, _)| yen).sum::<Fraction>();
    let unit = place.unit.map_or_else(|| Fraction::from(1), |unit| Fraction::power_of_ten(unit.power()));
    let fits = |rate: &i128| (&(&sum * &Fraction::decimal(*rate, 2)) - tax).abs() < unit;
    RATES.into_iter().filter(|_| !sum.is_zero()).find(fits)
}

fn amounts(rows: &[SheetRow], of: &[Taxable]) -> Vec<(Fraction, CellAt)> {
    let amount = |(row, column): &Taxable| rows.get(*row)?.amounts.get(column);
    of.iter().filter_map(amount).map(|(amount, at)| (amount.yen.clone(), *at)).collect()
}

/// Makes amounts those with tax, where that comes to the yen: one amount and its tax, or each by the rate of all.
fn put_on(
    place: &Place<'_>,
    rows: &mut [SheetRow],
    of: &[Taxable],
    (tax, at): (&Fraction, CellAt),
    notes: &mut Notes,
) -> bool {
    let nets = amounts(rows, of);
    let grosses: Vec<Fraction> = match nets.as_slice() {
        [(net, _)] => vec![net + tax],
        nets => {
            let Some(rate) = rate(place, rows, of, tax) else { return false };
            nets.iter().map(|(net, _)| net * &Fraction::decimal(100 + rate, 2)).collect()
        }
    };
    let sum = |all: &mut dyn Iterator<Item = &Fraction>| all.sum::<Fraction>();
    let is_exact = grosses.iter().all(Fraction::is_whole)
        && sum(&mut grosses.iter()) == &sum(&mut nets.iter().map(|(net, _)| net)) + tax;
    if !is_exact {
        return false;
    }
    for (((row, column), gross), (_, cell)) in of.iter().zip(grosses).zip(nets) {
        let Some(row) = rows.get_mut(*row) else { continue };
        let Some(yen) = Yen::whole(gross) else { continue };
        row.amounts.insert(*column, (yen, cell));
        row.taxed.push(*column);
        notes.add(
            place.sheet,
            cell,
            &["+ 消費税 ", &cell_name(at), " 「", place.grid.text(at), "」"].concat(),
        );
    }
    true
}

/// Whether amounts are borne alike: by the same member, or shared in the same way.
fn alike(place: &Place<'_>, rows: &[SheetRow], of: &[Taxable]) -> bool {
    let bearers = |row: &SheetRow| -> Vec<Option<String>> {
        let columns = place.table.columns.iter().filter(|column| {
            matches!(
                column.role,
                ColumnRole::Member | ColumnRole::Key("share" | "paid_by" | "per" | "from" | "to")
            )
        });
        columns.map(|column| row.labels.get(&column.at).map(|(text, _)| text.clone())).collect()
    };
    let all: Vec<_> = of.iter().filter_map(|(row, _)| rows.get(*row)).map(bearers).collect();
    all.windows(2).all(|pair| matches!(pair, [one, other] if one == other))
}

fn cells(rows: &[SheetRow], of: &[Taxable]) -> String {
    run_name(&amounts(rows, of).iter().map(|(_, at)| *at).collect::<Vec<_>>())
}

fn of_what(rows: &[SheetRow], of: &[Taxable]) -> Diagnostic {
    Diagnostic::error(code!("tax-untold"), None).worded(code!("tax-of-what")).with("cells", cells(rows, of))
}
