//! The costs of a sheet: one for each amount of a row, or one for the years of a row.

use super::amount::Yen;
use super::blank::LastSums;
use super::column::SheetColumn;
use super::downward::{self, YearsOfRows};
use super::fault::FoundFaults;
use super::form::Form;
use super::grid::CellAt;
use super::kinds::{is_all, is_own};
use super::labels::{in_percents, keys};
use super::members::Members;
use super::place::Place;
use super::plain::member_name;
use super::row::{RowKind, SheetRow};
use super::tax::Tax;
use super::unit::SheetUnit;
use super::words::ColumnRole;
use super::years::{YearColumns, prices, series};
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;

/// One cost.
pub(super) struct Cost {
    pub(super) side: Side,
    pub(super) sheet: usize,
    /// The first row of the head of its table.
    pub(super) table: u32,
    /// Its amount, the first where it has several.
    pub(super) at: CellAt,
    pub(super) item: String,
    pub(super) member: Option<(String, CellAt)>,
    /// Other keys, as the sheet says them.
    pub(super) keys: Vec<(&'static str, String, CellAt)>,
    pub(super) price: SheetPrice,
    pub(super) tax: Option<Tax>,
    /// Whether its row says whether it is with tax, or a row or a column of its sheet the tax that was put on it.
    pub(super) levied: bool,
    /// The unit of its sheet.
    pub(super) unit: Option<SheetUnit>,
}

/// What it costs.
pub(super) enum SheetPrice {
    One(Form, Yen, CellAt),
    Years(Vec<(i32, Yen, CellAt)>),
}

/// Takes the costs out of the rows of a table.
pub(super) fn take(
    place: &Place<'_>,
    rows: &[SheetRow],
    members: &mut Members,
    found: &mut FoundFaults,
) -> Vec<Cost> {
    let mut costs = Vec::new();
    let mut asked: Vec<u32> = Vec::new();
    let sums = LastSums::of(rows);
    if place.table.column(|role| *role == ColumnRole::YearOfRow).is_some() {
        for YearsOfRows { column, row, prices } in downward::costs(place, rows, found) {
            years_of((place, column), row, prices, (&mut costs, &mut asked), members, found);
        }
        return costs;
    }
    let series = series(place.table);
    for row in rows.iter().filter(|row| row.kind == RowKind::Item) {
        of_years((place, &sums, &series), row, (&mut costs, &mut asked), members, found);
        for column in &place.table.columns {
            let ColumnRole::Amount(side, _) = column.role else { continue };
            let Some((amount, at)) = row.amounts.get(&column.at) else { continue };
            match (place.side_in(row, side), place.form(row, column)) {
                (Some(side), Some(form)) => {
                    let price = SheetPrice::One(form, amount.clone(), *at);
                    costs.extend(one(place, column, row, (side, price, *at), members, found));
                }
                (None, form) => {
                    // the form that is known stays
                    let key = if form.is_some() { "before" } else { "before.yearly" };
                    ask(place, *at, (code!("side-unknown"), key, &mut asked), found);
                }
                (Some(side), None) => {
                    let key = [side.word(), ".yearly"].concat();
                    ask(place, *at, (code!("form-unknown"), &key, &mut asked), found);
                }
            }
        }
    }
    costs
}

/// The costs of a row whose columns are of fiscal years: one for each side.
fn of_years(
    (place, sums, series): (&Place<'_>, &LastSums, &[YearColumns]),
    row: &SheetRow,
    (costs, asked): (&mut Vec<Cost>, &mut Vec<u32>),
    members: &mut Members,
    found: &mut FoundFaults,
) {
    for series in series {
        let prices = prices((place.sheet, place.grid), (place.table, sums), row, series, found);
        let Some(column) = prices.first().and_then(|(.., at)| place.column(*at)) else { continue };
        years_of((place, column), row, prices, (&mut *costs, &mut *asked), members, found);
    }
}

/// A cost by its years.
fn years_of(
    (place, column): (&Place<'_>, &SheetColumn),
    row: &SheetRow,
    prices: Vec<(i32, Yen, CellAt)>,
    (costs, asked): (&mut Vec<Cost>, &mut Vec<u32>),
    members: &mut Members,
    found: &mut FoundFaults,
) {
    let (ColumnRole::Year(_, side) | ColumnRole::Amount(side, _)) = column.role else { return };
    match (place.side_in(row, side), prices.first()) {
        (Some(side), Some((.., first))) => {
            let first = *first;
            let price = SheetPrice::Years(prices);
            costs.extend(one(place, column, row, (side, price, first), members, found));
        }
        _ => {
            for (_, _, at) in &prices {
                ask(place, *at, (code!("side-unknown"), "before.yearly", asked), found);
            }
        }
    }
}

/// Asks once a column what a sheet does not say.
fn ask(
    place: &Place<'_>,
    at: CellAt,
    (wording, key, asked): (Code, &str, &mut Vec<u32>),
    found: &mut FoundFaults,
) {
    let column = at.1;
    if asked.contains(&column) {
        return;
    }
    asked.push(column);
    let name = place.column(at).map_or_else(|| super::grid::column_name(column), SheetColumn::name);
    let fault = Diagnostic::error(code!("no-header"), None).worded(wording).with("column", name);
    found.add(place.sheet, at, fault.with("key", key));
}

/// One cost of a row.
fn one(
    place: &Place<'_>,
    column: &SheetColumn,
    row: &SheetRow,
    (side, price, at): (Side, SheetPrice, CellAt),
    members: &mut Members,
    found: &mut FoundFaults,
) -> Option<Cost> {
    let (number, table) = (place.sheet, place.table);
    let label = |is: &dyn Fn(&ColumnRole) -> bool| {
        let columns = table.columns.iter().filter(|column| is(&column.role));
        columns.filter_map(|column| row.labels.get(&column.at)).next().cloned()
    };
    let across = column.member.clone().map(|member| (member, (table.head.1, column.at)));
    let beside = label(&|role| *role == ColumnRole::Member).map(|(name, at)| (member_name(&name), at));
    let is_of_all = across.is_none() && beside.as_ref().is_some_and(|(name, _)| is_all(name));
    let member = across.or(beside).filter(|_| !is_of_all);
    if let Some((name, at)) = &member
        && let Err(fault) = members.named(name, number, *at)
    {
        found.add(number, *at, fault);
        return None;
    }
    let names_members = table.column(|role| *role == ColumnRole::Member);
    if let (None, Some(column), Side::Before, false) = (&member, names_members, side, is_of_all) {
        let fault = Diagnostic::error(code!("unknown-member"), None).worded(code!("no-member-in-row"));
        found.add(number, (row.row, column.at), fault);
        return None;
    }
    let item = item_of(place, column, row);
    let mut keys = keys(place, column, row, found);
    // 個別 beside a name says again whose it is
    keys.retain(|(key, text, _)| *key != "share" || member.is_none() || !is_own(text));
    let member = member.or_else(|| borne_by_one(&mut keys, members, number));
    let (tax, levied) = (place.tax(row, column), is_levied(row, column));
    // a rate says nothing of an amount that may be with tax or without
    keys.retain(|(key, ..)| !matches!(*key, "tax_rate" | "tax") || tax.is_some());
    Some(Cost {
        side,
        sheet: number,
        table: table.head.0,
        at,
        item,
        member,
        keys,
        price,
        tax,
        levied,
        unit: place.unit,
    })
}

/// Whether a row says whether its amounts are with tax, or a sheet the tax that was put on one of them.
fn is_levied(row: &SheetRow, column: &SheetColumn) -> bool {
    row.taxed.contains(&column.at) || row.labels.values().any(|(text, _)| Tax::said(text).is_some())
}

/// Asks for a growth that is a bare number: 1 is 1% or 100%.
pub(super) fn growths(costs: &[Cost], found: &mut FoundFaults) {
    for cost in costs {
        let growth = cost.keys.iter().filter(|(key, ..)| *key == "growth");
        for (_, text, at) in growth.filter(|(_, text, _)| in_percents("%", text) && text != "0") {
            let fault = Diagnostic::error(code!("not-a-number"), None).worded(code!("percent-unsaid"));
            found.add(cost.sheet, *at, fault.with("found", text.as_str()));
        }
    }
}

/// What a cost is called: by its row, and by its head which part of that.
fn item_of(place: &Place<'_>, column: &SheetColumn, row: &SheetRow) -> String {
    let label = |key: &'static str| {
        let columns = place.table.columns.iter().filter(|column| column.role == ColumnRole::Key(key));
        columns.filter_map(|column| row.labels.get(&column.at)).next().map(|(text, _)| text.clone())
    };
    let item = match (label("item").or_else(|| label("system")), column.item.clone()) {
        (Some(row), Some(head)) => Some([&row, "（", &head, "）"].concat()),
        (row, head) => row.or(head).or_else(|| label("category")),
    };
    // a sheet of nothing but amounts is one item
    item.unwrap_or_else(|| place.grid.name.clone())
}

/// The member that a way of sharing names, where it names one and no rule: 甲町.
fn borne_by_one(
    keys: &mut Vec<(&'static str, String, CellAt)>,
    members: &mut Members,
    sheet: usize,
) -> Option<(String, CellAt)> {
    let nth = keys.iter().position(|(key, ..)| *key == "share")?;
    let (name, at) = keys.get(nth).map(|(_, text, at)| (member_name(text), *at))?;
    let is_member = members.knows(&name) || !members.listed && name.ends_with(['市', '町', '村', '区']);
    if !is_member || members.named(&name, sheet, at).is_err() {
        return None;
    }
    keys.remove(nth);
    Some((name, at))
}

/// What the costs say of tax, where all of them say the same: with the first that says it.
pub(super) fn tax(costs: &[Cost]) -> Option<(Tax, usize, CellAt)> {
    let first = costs.first()?;
    let all = costs.iter().all(|cost| cost.tax == first.tax);
    first.tax.filter(|_| all).map(|tax| (tax, first.sheet, first.at))
}

/// The fiscal years of the columns of years, from the first to the last.
pub(super) fn years(costs: &[Cost]) -> Option<(i32, i32)> {
    let years = costs.iter().filter_map(|cost| match &cost.price {
        SheetPrice::Years(prices) => Some(prices.iter().map(|(year, ..)| *year)),
        SheetPrice::One(..) => None,
    });
    let years: Vec<i32> = years.flatten().collect();
    Some((*years.iter().min()?, *years.iter().max()?))
}

/// Years in which other costs run and of which a cost has no column: nobody says that it is nothing then.
pub(super) fn gaps(costs: &[Cost], found: &mut FoundFaults) {
    let Some((first, last)) = years(costs) else { return };
    for cost in costs {
        // more faults are only counted: nobody reads so many
        if found.is_full() {
            return;
        }
        let SheetPrice::Years(prices) = &cost.price else { continue };
        let is_untold = |year: &i32| !prices.iter().any(|(of, ..)| of == year);
        let (Some(year), Some((.., at))) = ((first..=last).find(is_untold), prices.first()) else { continue };
        let of_table = costs.iter().filter(|other| (other.sheet, other.table) == (cost.sheet, cost.table));
        let down = of_table
            .filter_map(
                |other| if let SheetPrice::Years(prices) = &other.price { Some(prices) } else { None },
            )
            .any(|prices| matches!(prices.as_slice(), [(.., one), (.., next), ..] if one.1 == next.1));
        let wording = if down { code!("year-without-row") } else { code!("year-without-column") };
        let fault = Diagnostic::error(code!("empty-year"), None).worded(wording);
        found.add(cost.sheet, *at, fault.with("year", year.to_string()));
    }
}
