//! Columns of numbers whose heads name neither an amount nor a base for certain: money is read or asked for, never
//! taken for a base.

use super::about::About;
use super::amount::{ReadCell, read};
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid, SheetValue};
use super::head::SheetTable;
use super::kinds::{is_budget, is_count, is_member, is_money, is_ratio, is_version, is_year_by_number};
use super::outline::{is_list, is_support};
use super::place::Place;
use super::plain::{half_width, plain};
use super::product::worked_out;
use super::row::{RowKind, SheetRow};
use super::sides::{names_beyond_side, side_of};
use super::words::{ColumnRole, is_unit_price, role_of, year_of};
use super::yearly::{is_other_year, is_since};
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;
use std::collections::HashSet;

/// Decides the columns of numbers of a table that names members and no amount; what cannot be decided is asked for.
pub(super) fn decide(
    (number, grid, side): (usize, &SheetGrid, Option<Side>),
    table: &mut SheetTable,
    found: &mut FoundFaults,
) {
    if !is_list(table) || is_support(table) {
        return;
    }
    let names_items = table.columns.iter().any(|column| column.role == ColumnRole::Key("item"));
    if let Some(at) = worked_out(grid, table).filter(|_| names_items) {
        found.add(number, at, Diagnostic::error(code!("no-header"), None).worded(code!("amount-worked-out")));
    }
    // months of taking part stand in a list of members as the template has it: what else is a number there is a base
    let is_members = table.columns.iter().any(|column| matches!(column.role, ColumnRole::Key("from" | "to")));
    let (first, end) = (table.first, table.end);
    for column in &mut table.columns {
        let percents = || first_percent(grid, column.at, (first, end)).filter(|_| is_ratio(&column.head));
        let Some(at) = first_number(grid, column.at, (first, end)).or_else(percents) else { continue };
        let head = column.head.rsplit('/').next().unwrap_or_default().to_owned();
        // in a list without amounts they are what costs are shared by
        if column.role == ColumnRole::Derived && is_ratio(&head) {
            column.role = ColumnRole::Base(column.head.clone());
        }
        if !matches!(column.role, ColumnRole::Unknown | ColumnRole::Part) || head.is_empty() {
            continue;
        }
        if column.role == ColumnRole::Part && !is_members && !is_count(&head) {
            continue;
        }
        if is_money(&head) || column.unit.is_some() || year_of(&head).is_some() {
            column.role = ColumnRole::Amount(side_of(&column.head), super::form::Form::said(&head));
            column.item = (!names_items).then_some(head);
        } else if is_members || is_count(&head) {
            column.role = ColumnRole::Base(column.head.clone());
        } else {
            let asked = Diagnostic::error(code!("no-header"), None).worded(code!("column-unknown"));
            let side = side.unwrap_or(Side::Before).word();
            found.add(number, at, asked.with("column", head).with("side", side));
        }
    }
}

/// A table of members down and items across, in a sheet that states a unit: its other columns are amounts, each of an item;
/// what may be versions of the same, or stands beside the names of items, is asked for.
pub(super) fn named_by_heads(
    (number, grid): (usize, &SheetGrid),
    table: &mut SheetTable,
    about: &About,
    found: &mut FoundFaults,
) {
    if years_by_number((number, grid), table, found)
        || years_compared((number, grid), table, found)
        || versions((number, grid), table, found)
        || unit_prices((number, grid), table, found)
    {
        return;
    }
    let has = |is: &dyn Fn(&ColumnRole) -> bool| table.columns.iter().any(|column| is(&column.role));
    let is_told =
        |role: &ColumnRole| role.is_amount() || matches!(role, ColumnRole::Form | ColumnRole::Month);
    let Some(side) = about.side.filter(|_| about.unit.is_some() && !has(&is_told) && !is_support(table))
    else {
        return;
    };
    // 端末 among costs is what they cost, or how many there are
    for column in table.columns.iter_mut().filter(|column| !column.given) {
        let head = column.head.rsplit('/').next().unwrap_or_default();
        if matches!(column.role, ColumnRole::Base(_)) && !is_count(head) && plain(head) == "端末" {
            column.role = ColumnRole::Unknown;
        }
    }
    let has = |is: &dyn Fn(&ColumnRole) -> bool| table.columns.iter().any(|column| is(&column.role));
    let names_items = has(&|role| *role == ColumnRole::Key("item"));
    let by_member = has(&|role| matches!(role, ColumnRole::Member | ColumnRole::YearOfRow)) && !names_items;
    let (first, end) = (table.first, table.end);
    let bounds = (first, end);
    let numbers = table.columns.iter().filter(|column| column.role == ColumnRole::Unknown);
    let alone = numbers.filter(|column| first_number(grid, column.at, bounds).is_some()).count() == 1;
    for column in table.columns.iter_mut().filter(|column| !column.head.is_empty()) {
        let is_open = matches!(column.role, ColumnRole::Unknown)
            || by_member && matches!(column.role, ColumnRole::Key(_));
        let Some(at) = first_number(grid, column.at, (first, end)).filter(|_| is_open) else { continue };
        let head = column.head.rsplit('/').next().unwrap_or_default().to_owned();
        // 1人当たり beside 負担金 is no cost of its own
        if by_member && is_unit_price(&head) {
            continue;
        }
        // R7当初予算額 beside names, and no other number
        if names_items && alone && is_budget(&head) {
            column.role = ColumnRole::Amount(None, super::form::Form::said(&head));
            continue;
        }
        if !by_member || is_version(&head) || is_count(&head) {
            // heads that name members are decided by them
            if by_member || !is_member(&head, &HashSet::new()) {
                let asked = Diagnostic::error(code!("no-header"), None).worded(code!("column-unknown"));
                found.add(number, at, asked.with("column", head).with("side", side.word()));
            }
            continue;
        }
        column.role = ColumnRole::Amount(None, super::form::Form::said(&head));
        column.item = Some(head);
    }
}

/// Years that are counted, 初年度 and 2年目以降, and not named: which fiscal years they are nobody says.
fn years_by_number((number, grid): (usize, &SheetGrid), table: &SheetTable, found: &mut FoundFaults) -> bool {
    let open = table.columns.iter().filter(|column| !column.given);
    let counted = open
        .filter(|column| column.head.split('/').any(is_year_by_number) || is_other_year(&column.head))
        .find_map(|column| Some((column, first_number(grid, column.at, (table.first, table.end))?)));
    let Some((column, at)) = counted else { return false };
    let fault = Diagnostic::error(code!("no-header"), None).worded(code!("years-by-number"));
    let last = column.head.rsplit('/').next().unwrap_or_default();
    let head = if is_other_year(&column.head) { &column.head } else { last };
    found.add(number, at, fault.with("column", head));
    true
}

/// Two years of which a column tells the difference, 令和7年度決算 beside 令和8年度予算 and 増減: one of them is what is meant.
fn years_compared((number, grid): (usize, &SheetGrid), table: &SheetTable, found: &mut FoundFaults) -> bool {
    let last = |column: &SheetColumn| column.head.rsplit('/').next().unwrap_or_default().to_owned();
    let is_year = |column: &&SheetColumn| matches!(column.role, ColumnRole::Year(..));
    let years: Vec<&SheetColumn> = table.columns.iter().filter(is_year).collect();
    let [one, other] = years.as_slice() else { return false };
    let is_open = !one.given && !other.given && is_budget(&last(one)) && is_budget(&last(other));
    let compares = table.columns.iter().any(|column| {
        let head = last(column);
        column.role == ColumnRole::Derived && ["増減", "比較", "差引"].iter().any(|word| head.contains(word))
    });
    let at = first_number(grid, other.at, (table.first, table.end)).filter(|_| is_open && compares);
    let Some(at) = at else { return false };
    let fault = Diagnostic::error(code!("no-header"), None).worded(code!("years-compared"));
    let fault = fault.with("columns", [last(one), last(other)].join("、"));
    found.add(number, at, fault.with("column", last(other)).with("first", last(one)));
    true
}

/// Columns that are versions of the same, A社 beside B社, where no other column has amounts: which of them counts is asked for.
fn versions((number, grid): (usize, &SheetGrid), table: &mut SheetTable, found: &mut FoundFaults) -> bool {
    let bounds = (table.first, table.end);
    let is_open = |column: &&SheetColumn| column.role == ColumnRole::Unknown && !column.given;
    let last = |column: &SheetColumn| column.head.rsplit('/').next().unwrap_or_default().to_owned();
    let columns = table.columns.iter().filter(is_open).filter(|column| is_version(&last(column)));
    let versions: Vec<(String, CellAt)> =
        columns.filter_map(|column| Some((last(column), first_number(grid, column.at, bounds)?))).collect();
    let ([(first, at), _, ..], None) = (versions.as_slice(), table.amounts().next()) else { return false };
    let names: Vec<&str> = versions.iter().map(|(name, _)| name.as_str()).collect();
    let fault = Diagnostic::error(code!("no-header"), None).worded(code!("versions-beside"));
    found.add(number, *at, fault.with("columns", names.join("、")).with("column", first.as_str()));
    true
}

/// Unit prices, 1台当たり, where no column has the amounts that they come to.
fn unit_prices((number, grid): (usize, &SheetGrid), table: &SheetTable, found: &mut FoundFaults) -> bool {
    let last = |column: &SheetColumn| column.head.rsplit('/').next().unwrap_or_default().to_owned();
    let open = table.columns.iter().filter(|column| column.role == ColumnRole::Unknown && !column.given);
    let price = open
        .filter(|column| is_unit_price(&last(column)))
        .find_map(|column| Some((last(column), first_number(grid, column.at, (table.first, table.end))?)));
    let is_whole = |column: &SheetColumn| is_money(&last(column)) && !is_unit_price(&last(column));
    let has_amounts = table.columns.iter().any(|column| column.is_amount() || is_whole(column));
    let Some((head, at)) = price.filter(|_| !has_amounts && !is_support(table)) else { return false };
    let fault = Diagnostic::error(code!("no-header"), None).worded(code!("unit-price-alone"));
    found.add(number, at, fault.with("column", head));
    true
}

/// Numbers under a head of money beside amounts, 経常経費 beside 一時経費, of which nothing says what they are.
pub(super) fn money_beside(
    (number, grid, side): (usize, &SheetGrid, Option<Side>),
    table: &SheetTable,
    found: &mut FoundFaults,
) {
    // a list of members without amounts is asked for as one
    if table.amounts().next().is_none() && is_list(table) || is_support(table) {
        return;
    }
    let open = table.columns.iter().filter(|column| column.role == ColumnRole::Unknown && !column.given);
    for column in open {
        let head = column.head.rsplit('/').next().unwrap_or_default();
        // versions of the same are asked for as such
        let is_asked = table.amounts().next().is_none() && is_version(head);
        let is_open = is_money(head) && !is_unit_price(head) && !is_asked;
        let Some(at) = first_number(grid, column.at, (table.first, table.end)).filter(|_| is_open) else {
            continue;
        };
        let asked = Diagnostic::error(code!("no-header"), None).worded(code!("column-unknown"));
        let side = side.unwrap_or(Side::Before).word();
        found.add(number, at, asked.with("column", head).with("side", side));
    }
}

/// What heads are by whether numbers stand below them.
pub(super) fn by_numbers(grid: &SheetGrid, table: &mut SheetTable) {
    words_only(grid, table);
    numbers_only(grid, table);
}

/// Heads that name what costs elsewhere, 経費, over nothing but numbers: they are amounts.
fn numbers_only(grid: &SheetGrid, table: &mut SheetTable) {
    let bounds = (table.first, table.end);
    let names = table.columns.iter().filter(|column| column.role == ColumnRole::Key("item")).count();
    for column in table.columns.iter_mut().filter(|column| !column.given && names == 1) {
        let head = column.head.rsplit('/').next().unwrap_or_default();
        let below = grid.column(column.at, bounds);
        let is_word = |read: ReadCell| read == ReadCell::NoNumber;
        let words = below.filter(|(_, value)| is_word(read(Some(value)))).count();
        if column.role == ColumnRole::Key("item")
            && is_money(head)
            && words == 0
            && first_number(grid, column.at, bounds).is_some()
        {
            column.role = ColumnRole::Amount(side_of(&column.head), super::form::Form::said(&column.head));
        }
    }
}

/// Heads of words that begin as those of a side, 現行業者: where no number stands below they are no amounts.
fn words_only(grid: &SheetGrid, table: &mut SheetTable) {
    let bounds = (table.first, table.end);
    for column in &mut table.columns {
        let head = column.head.rsplit('/').next().unwrap_or_default();
        let names_more = names_beyond_side(head) && !is_money(head);
        let open = matches!(column.role, ColumnRole::Amount(Some(_), None)) && !column.given && names_more;
        if open && first_number(grid, column.at, bounds).is_none() {
            column.role = ColumnRole::Unknown;
        }
    }
}

/// Years that stand in rows: a cost of each would run in all of them.
pub(super) fn years_in_rows(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    for column in place.table.columns.iter().filter(|column| {
        matches!(column.role, ColumnRole::Unknown | ColumnRole::Key("item" | "system" | "category"))
            && !is_since(&column.head)
    }) {
        let items = || rows.iter().filter(|row| row.kind == RowKind::Item && !row.amounts.is_empty());
        let labels = items().filter_map(|row| row.labels.get(&column.at));
        let months: Vec<CellAt> =
            labels.filter(|(text, _)| role_of(text) == ColumnRole::Month).map(|(_, at)| *at).collect();
        if let [_, second, ..] = months.as_slice() {
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("months-in-rows"));
            found.add(place.sheet, *second, fault);
        }
        let years = items().filter_map(|row| row.labels.get(&column.at));
        let years: Vec<(i32, CellAt)> = years.filter_map(|(text, at)| Some((year_of(text)?, *at))).collect();
        let other = years.iter().find(|(year, _)| years.first().is_some_and(|(first, _)| first != year));
        if let Some((_, at)) = other {
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("years-in-rows"));
            found.add(place.sheet, *at, fault);
        }
    }
}

/// The first cell of a column, between two rows, that holds a percent.
fn first_percent(grid: &SheetGrid, column: u32, bounds: (u32, u32)) -> Option<CellAt> {
    let is_percent = |value: &SheetValue| half_width(value.text()).ends_with('%');
    grid.column(column, bounds).find(|(_, value)| is_percent(value)).map(|(at, _)| at)
}

/// The first cell of a column, between two rows, that holds a number.
pub(super) fn first_number(grid: &SheetGrid, column: u32, bounds: (u32, u32)) -> Option<CellAt> {
    let is_number = |read: ReadCell| matches!(read, ReadCell::Bare(_) | ReadCell::Whole(_));
    grid.column(column, bounds).find(|(_, value)| is_number(read(Some(value)))).map(|(at, _)| at)
}
