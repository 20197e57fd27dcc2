//! One cell of amounts, read into its row: a number in the unit that people see it in.

use super::amount::{self, ReadCell, Yen};
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{Region, SheetGrid, Shown};
use super::head::SheetTable;
use super::named::{is_beside, is_ditto};
use super::row::{RowKind, SheetRow};
use super::unit::SheetUnit;
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;

/// What is asked for once.
#[derive(Default)]
pub(super) struct AskedOnce {
    /// The unit of the table.
    unit: bool,
    /// What is wrong with the formats of a column.
    formats: Vec<(u32, Code)>,
}

/// What a row is called: by its member, its item and the like, not by its remarks, nor by what stands behind its amounts
/// without a head.
pub(super) fn names<'r>(table: &SheetTable, row: &'r SheetRow) -> impl Iterator<Item = &'r str> {
    let is_name = |role: &ColumnRole| {
        matches!(
            role,
            ColumnRole::Member
                | ColumnRole::Key("item" | "system" | "category" | "name")
                | ColumnRole::Unknown
                | ColumnRole::Number
                | ColumnRole::YearOfRow
        )
    };
    let first = table.amounts().map(|column| column.at).next();
    let is_behind = |column: &&SheetColumn| column.head.is_empty() && first.is_some_and(|at| at < column.at);
    let names = table.columns.iter().filter(|column| is_name(&column.role));
    let columns: Vec<u32> = names.filter(|column| !is_behind(column)).map(|column| column.at).collect();
    columns.into_iter().filter_map(|column| row.labels.get(&column)).map(|(text, _)| text.as_str())
}

/// Reads one cell of amounts into its row.
pub(super) fn cell(
    ((number, grid), table): ((usize, &SheetGrid), &SheetTable),
    row: &mut SheetRow,
    column: &SheetColumn,
    unit: Option<SheetUnit>,
    (asked, found): (&mut AskedOnce, &mut FoundFaults),
) {
    let at = (row.row, column.at);
    // 100 merged over 現行 and 次期, or over two rows
    let is_wide = |region: &Region| {
        let amounts = || table.amounts().filter(|other| region.has((row.row, other.at)));
        amounts().count() > 1 && amounts().any(|other| other.at == region.first.1)
    };
    let of_several = |region: &&Region| region.first.0 != region.last.0 || is_wide(region);
    if let Some(region) = grid.region(at).filter(of_several).filter(|_| row.kind == RowKind::Item) {
        if grid.value(region.first).is_some() {
            let cells = super::fault::run_name(&[region.first, region.last]);
            found.add(
                number,
                region.first,
                Diagnostic::error(code!("merged-amount"), None).with("cells", cells),
            );
        }
        row.wrong.insert(column.at);
        return;
    }
    let text = || grid.text(at).to_owned();
    let before = (row.amounts.len(), row.nothing.len());
    match amount::read(grid.value(at)) {
        ReadCell::Nothing => _ = row.nothing.insert(column.at),
        ReadCell::Whole(amount) if amount.yen.is_zero() || !grid.is_odd(at) => {
            _ = row.amounts.insert(column.at, (amount, at));
        }
        ReadCell::Whole(Yen { written: bare, .. }) | ReadCell::Bare(bare) => {
            match unit_of(grid.shown.get(&at), unit) {
                // a format is that of a column
                Err((why, _)) if asked.formats.contains(&(column.at, why)) => {}
                Err((why, fault)) => {
                    asked.formats.push((column.at, why));
                    found.add(number, at, fault.with("found", text()));
                }
                Ok(Some(unit)) => match unit.amount(&bare) {
                    Some(amount) => _ = row.amounts.insert(column.at, (amount, at)),
                    None => found.add(number, at, no_number(text())),
                },
                Ok(None) if !std::mem::replace(&mut asked.unit, true) => {
                    let fault = Diagnostic::error(code!("unit-unknown"), None).with("found", text());
                    found.add(number, at, fault);
                }
                Ok(None) => {}
            }
        }
        ReadCell::Uncalculated => {
            let fault = Diagnostic::error(code!("formula-not-calculated"), None).with("formula", text());
            found.add(number, at, fault);
        }
        // below a table stand remarks
        ReadCell::NoNumber if row.labels.is_empty() => _ = row.nothing.insert(column.at),
        // percents of a row of 割合 are no amounts
        ReadCell::NoNumber if names(table, row).any(is_beside) => _ = row.nothing.insert(column.at),
        // it is asked for as what is struck out
        ReadCell::NoNumber if grid.struck.contains(&at) => {}
        ReadCell::NoNumber if is_ditto(grid.text(at)) => {
            found.add(number, at, no_number(text()).worded(code!("amount-ditto")));
        }
        ReadCell::NoNumber => found.add(number, at, no_number(text())),
    }
    if (row.amounts.len(), row.nothing.len()) == before {
        row.wrong.insert(column.at);
    }
}

/// The unit of the number in a cell: what people see is in the unit that its format writes, else in that of the sheet; where
/// the format divides before it shows, the number itself is in a smaller one.
fn unit_of(
    shown: Option<&Shown>,
    stated: Option<SheetUnit>,
) -> Result<Option<SheetUnit>, (Code, Diagnostic)> {
    let Some(shown) = shown else { return Ok(stated) };
    let fault = |wording: Code| {
        let fault = Diagnostic::error(code!("not-a-number"), None).worded(wording);
        (
            wording,
            fault.with("format", shown.code.as_str()).with("stated", stated.map_or("", SheetUnit::word)),
        )
    };
    if let Some(why) = shown.odd {
        return Err(fault(why));
    }
    if shown.unit.zip(stated).is_some_and(|(seen, stated)| seen != stated) {
        return Err(fault(code!("format-contradicts")));
    }
    match shown.unit.or(stated) {
        None => Ok(None),
        Some(seen) => match SheetUnit::of_power(seen.power() - shown.power) {
            Some(unit) => Ok(Some(unit)),
            None => Err(fault(code!("format-divides"))),
        },
    }
}

fn no_number(text: String) -> Diagnostic {
    Diagnostic::error(code!("not-a-number"), None).with("found", text)
}
