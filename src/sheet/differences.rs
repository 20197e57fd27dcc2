//! A column of differences, or of their percents, held against the two costs beside it.

use super::amount::{ReadCell, exact, read};
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{SheetGrid, SheetValue, cell_name};
use super::head::SheetTable;
use super::plain::{half_width, whole};
use super::row::{RowKind, SheetRow};
use super::totals::shown;
use super::unit::SheetUnit;
use super::words::ColumnRole;
use crate::case::exact_percent;
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;
use crate::money::{Fraction, Rounding};

/// What a column of differences is called, without what stands in brackets.
const HEADS: [&str; 12] = [
    "増減額", "増減", "差額", "差引", "差引額", "差引増減", "削減額", "効果額", "削減効果額", "difference",
    "change", "saving",
];

/// What a column of percents of differences is called.
const RATES: [&str; 10] = [
    "増減率", "削減率", "縮減率", "節減率", "減少率", "削減割合", "増減割合", "削減効果率", "change%",
    "saving%",
];

/// Names every difference of a row that its two costs do not have, where a table has one column of costs before and one after.
pub(super) fn ask(
    (number, sheet): (usize, &SheetGrid),
    table: &SheetTable,
    (rows, unit): (&[SheetRow], Option<SheetUnit>),
    found: &mut FoundFaults,
) {
    let (Some(before), Some(after)) = (only(table, Side::Before), only(table, Side::After)) else { return };
    for column in table.columns.iter().filter(|column| column.role == ColumnRole::Derived) {
        let Some(of) = column.unit.or(unit) else { continue };
        let kinds = [(is_called(column, &HEADS), amount as CellFault), (is_called(column, &RATES), percent)];
        let Some((_, fault)) = kinds.into_iter().find(|(is_meant, _)| *is_meant) else { continue };
        for row in rows {
            let is_of_costs = matches!(row.kind, RowKind::Item | RowKind::Subtotal | RowKind::Sum);
            let cost = |column: &SheetColumn| row.amounts.get(&column.at).filter(|_| is_of_costs);
            let (Some((before, from)), Some((after, to))) = (cost(before), cost(after)) else { continue };
            let at = (row.row, column.at);
            let costs = RowCosts { before: &before.yen, after: &after.yen, unit: of };
            if let Some((wording, stated, by)) = fault(sheet.value(at), &costs) {
                let fault = Diagnostic::error(code!("difference-differs"), None).worded(wording);
                let fault = fault.with("cell", cell_name(at)).with("stated", stated).with("by", by);
                found.add(number, at, fault.with("after", cell_name(*to)).with("before", cell_name(*from)));
            }
        }
    }
}

/// The two costs of a row, and the unit of what stands beside them.
struct RowCosts<'s> {
    before: &'s Fraction,
    after: &'s Fraction,
    unit: SheetUnit,
}

/// Says what is wrong with a cell: with the wording, what it states and what the costs come to.
type CellFault = fn(Option<&SheetValue>, &RowCosts<'_>) -> Option<(Code, String, String)>;

/// A difference that the costs do not have. 削減額 and 増減額 have the sign that their office gives them.
fn amount(value: Option<&SheetValue>, costs: &RowCosts<'_>) -> Option<(Code, String, String)> {
    let stated = match read(value) {
        ReadCell::Bare(digits) => costs.unit.amount(&digits)?,
        ReadCell::Whole(yen) => yen,
        ReadCell::Nothing | ReadCell::Uncalculated | ReadCell::NoNumber => return None,
    };
    let by = costs.after - costs.before;
    // what is rounded may be one off in each of the three
    let near = &one_of(costs.unit) * &Fraction::from(2);
    let is_off = (&stated.yen.abs() - &by.abs()).abs() >= near;
    let text = |yen: &Fraction| shown(yen, Some(costs.unit));
    is_off.then(|| (code!("difference-differs"), text(&stated.yen), text(&by)))
}

/// A percent that the costs do not have, however they and it were rounded; 0.3 is 30% or 0.3%.
fn percent(value: Option<&SheetValue>, costs: &RowCosts<'_>) -> Option<(Code, String, String)> {
    let text = half_width(value?.text());
    let number: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let (stated, decimals) = (exact(&number)?, number.split_once('.').map_or(0, |(_, digits)| digits.len()));
    let hundred = Fraction::from(100);
    let times = if text.contains('%') { vec![0] } else { vec![0, 2] };
    let (low, high) = percents(costs)?;
    let is_near = |power: i32| {
        let stated = &stated * &Fraction::power_of_ten(power);
        let digit = Fraction::power_of_ten(power.saturating_sub(i32::try_from(decimals).unwrap_or(0)));
        &low - &digit < stated && stated < &high + &digit
    };
    if times.into_iter().any(is_near) {
        return None;
    }
    let by = (&(costs.after - costs.before) * &hundred).checked_div(costs.before)?;
    let by = by.rounded(i32::try_from(decimals.max(1)).unwrap_or(1), Rounding::HalfAway);
    Some((code!("difference-differs-percent"), text.trim().to_owned(), [&exact_percent(&by), "%"].concat()))
}

/// The size of the change in percent, at the least and at the most, where each cost may be one off in its unit.
fn percents(costs: &RowCosts<'_>) -> Option<(Fraction, Fraction)> {
    let (one, zero) = (one_of(costs.unit), Fraction::zero());
    let by = (costs.after - costs.before).abs();
    let of = |by: Fraction, before: Fraction| {
        (&by * &Fraction::from(100)).checked_div(&before).filter(|_| before.is_positive())
    };
    let two = &one * &Fraction::from(2);
    let low = of((&by - &two).max(zero), costs.before + &one)?;
    Some((low, of(&by + &two, costs.before - &one)?))
}

fn one_of(unit: SheetUnit) -> Fraction {
    Fraction::power_of_ten(unit.power())
}

/// The only column of amounts on a side.
fn only(table: &SheetTable, side: Side) -> Option<&SheetColumn> {
    let is_meant = |column: &&SheetColumn| matches!(column.role, ColumnRole::Amount(Some(of), _) | ColumnRole::Year(_, Some(of)) if of == side);
    let mut columns = table.columns.iter().filter(is_meant);
    columns.next().filter(|_| columns.next().is_none())
}

/// Whether a column has one of these heads, whatever stands behind it in brackets.
fn is_called(column: &SheetColumn, heads: &[&str]) -> bool {
    let name = column.head.rsplit('/').next().unwrap_or_default();
    let name = whole(name.split(['（', '(']).next().unwrap_or_default());
    heads.contains(&name.as_str())
}
