//! The costs of a sheet: one for each amount of a row, or one for the years of a row.

use super::amount::Amount;
use super::blank::Sums;
use super::draft::{Draft, origin, quoted};
use super::fault::Found;
use super::form::{Form, Side};
use super::grid::{At, Grid};
use super::head::{About, Column, Table};
use super::literal::{per, percent, whole};
use super::members::Members;
use super::plain::without_layout;
use super::rows::{Kind, Row};
use super::words::Role;
use super::years::prices;
use crate::code;
use crate::diagnostic::Diagnostic;

/// One cost.
pub(super) struct Cost {
    side: Side,
    sheet: usize,
    /// The row it is from, at its name.
    at: At,
    item: String,
    member: Option<(String, At)>,
    /// Other keys, as the sheet says them.
    keys: Vec<(&'static str, String, At)>,
    price: Price,
}

/// What it costs.
enum Price {
    One(Form, Amount, At),
    Years(Vec<(i32, Amount, At)>),
}

/// Keys of text that are written in quotes; the others are numbers.
const TEXTS: [&str; 7] = ["system", "category", "note", "share", "per", "paid_by", "growth"];

/// Takes the costs out of the rows of a table.
pub(super) fn take(
    (number, grid): (usize, &Grid),
    (table, about): (&Table, &About),
    rows: &[Row],
    members: &mut Members,
    found: &mut Found,
) -> Vec<Cost> {
    let mut costs = Vec::new();
    let mut asked: Vec<u32> = Vec::new();
    let sums = Sums::of(rows);
    for row in rows.iter().filter(|row| row.kind == Kind::Item) {
        for side in [Some(Side::Before), Some(Side::After), None] {
            let prices = prices((number, grid), (table, &sums), row, side, found);
            let Some((_, _, first)) = prices.first() else { continue };
            let first = *first;
            match side.or(about.side) {
                Some(side) => {
                    let price = Price::Years(prices);
                    costs.extend(one(
                        (number, grid),
                        (table, None),
                        row,
                        (side, price, first),
                        members,
                        found,
                    ));
                }
                None => prices.iter().for_each(|(_, _, at)| {
                    ask(number, (*at, grid), table, at.1, (code!("side-unknown"), &mut asked), found);
                }),
            }
        }
        for column in &table.columns {
            let Role::Amount(side, form) = column.role else { continue };
            let Some((amount, at)) = row.amounts.get(&column.at) else { continue };
            let said = table.column(|role| *role == Role::Form).and_then(|column| row.labels.get(&column.at));
            let form = match said {
                Some((text, _)) => Form::named(text),
                None => form.or(about.form),
            };
            match (side.or(about.side), form) {
                (Some(side), Some(form)) => {
                    let price = Price::One(form, amount.clone(), *at);
                    costs.extend(one(
                        (number, grid),
                        (table, Some(column)),
                        row,
                        (side, price, *at),
                        members,
                        found,
                    ));
                }
                (None, _) => {
                    ask(number, (*at, grid), table, column.at, (code!("side-unknown"), &mut asked), found)
                }
                (_, None) => {
                    ask(number, (*at, grid), table, column.at, (code!("form-unknown"), &mut asked), found)
                }
            }
        }
    }
    costs
}

/// Asks once a column what a sheet does not say.
fn ask(
    sheet: usize,
    (at, _): (At, &Grid),
    table: &Table,
    column: u32,
    (wording, asked): (crate::lang::Code, &mut Vec<u32>),
    found: &mut Found,
) {
    if asked.contains(&column) {
        return;
    }
    asked.push(column);
    let head = table.columns.iter().find(|known| known.at == column).map_or("", |known| known.head.as_str());
    let head = head.rsplit('/').next().unwrap_or_default();
    let fault = Diagnostic::error(code!("no-header"), None).worded(wording).with("column", head);
    found.add(sheet, at, fault);
}

/// One cost of a row.
fn one(
    (number, grid): (usize, &Grid),
    (table, column): (&Table, Option<&Column>),
    row: &Row,
    (side, price, at): (Side, Price, At),
    members: &mut Members,
    found: &mut Found,
) -> Option<Cost> {
    let label = |is: &dyn Fn(&Role) -> bool| {
        let columns = table.columns.iter().filter(|column| is(&column.role));
        columns.filter_map(|column| row.labels.get(&column.at)).next().cloned()
    };
    let across = column.and_then(|column| Some((column.member.clone()?, (table.head.1, column.at))));
    let beside = label(&|role| *role == Role::Member).map(|(name, at)| (without_layout(&name), at));
    let member = across.or(beside);
    if let Some((name, at)) = &member
        && let Err(fault) = members.named(name, number, *at)
    {
        found.add(number, *at, fault);
        return None;
    }
    let names_members = table.column(|role| *role == Role::Member);
    if let (None, Some(column), Side::Before) = (&member, names_members, side) {
        let fault = Diagnostic::error(code!("unknown-member"), None).worded(code!("no-member-in-row"));
        found.add(number, (row.row, column.at), fault);
        return None;
    }
    let system = label(&|role| *role == Role::Key("system"));
    let item = column.and_then(|column| column.item.clone());
    let named = label(&|role| *role == Role::Key("item")).map(|(text, _)| text);
    let item = item.or(named).or_else(|| system.as_ref().map(|(text, _)| text.clone()));
    // a column of its own names what it is of; a sheet of nothing but amounts is one item
    let item = item.unwrap_or_else(|| grid.name.clone());
    let mut keys = Vec::new();
    for known in &table.columns {
        let Role::Key(key) = known.role else { continue };
        if key == "item" {
            continue;
        }
        if let Some((text, at)) = row.labels.get(&known.at) {
            keys.push((key, text.clone(), *at));
        }
    }
    Some(Cost { side, sheet: number, at, item, member, keys, price })
}

/// The fiscal years of the columns of years, from the first to the last.
pub(super) fn years(costs: &[Cost]) -> Option<(i32, i32)> {
    let years = costs.iter().filter_map(|cost| match &cost.price {
        Price::Years(prices) => Some(prices.iter().map(|(year, ..)| *year)),
        Price::One(..) => None,
    });
    let years: Vec<i32> = years.flatten().collect();
    Some((*years.iter().min()?, *years.iter().max()?))
}

/// Years in which other costs run and of which a cost has no column: nobody says that it is nothing then.
pub(super) fn gaps(costs: &[Cost], found: &mut Found) {
    let Some((first, last)) = years(costs) else { return };
    for cost in costs {
        let Price::Years(prices) = &cost.price else { continue };
        let is_untold = |year: &i32| !prices.iter().any(|(of, ..)| of == year);
        let (Some(year), Some((.., at))) = ((first..=last).find(is_untold), prices.first()) else { continue };
        let fault = Diagnostic::error(code!("empty-year"), None).worded(code!("year-without-column"));
        found.add(cost.sheet, *at, fault.with("year", year.to_string()));
    }
}

/// Writes them, a side after the other.
pub(super) fn write(costs: &[Cost], draft: &mut Draft, sheets: &[Grid], years: Option<(i32, i32)>) {
    for side in [Side::Before, Side::After] {
        for cost in costs.iter().filter(|cost| cost.side == side) {
            let Some(sheet) = sheets.get(cost.sheet) else { continue };
            draft.table(&["[[", side.key(), "]]"].concat(), sheet, cost.at);
            draft.key("item", &quoted(&cost.item), None, "");
            if let Some((member, at)) = &cost.member {
                draft.key("member", &quoted(member), Some((sheet, *at)), "");
            }
            price(&cost.price, draft, sheet, years);
            for (key, text, at) in &cost.keys {
                let value = match *key {
                    "growth" => quoted(&percent(text)),
                    "per" => quoted(per(text)),
                    key if TEXTS.contains(&key) => quoted(text),
                    "from" | "to" | "at" => whole(text),
                    _ => continue,
                };
                let from = [sheet.name_of(*at), String::new()].concat();
                draft.key(key, &value, Some((sheet, *at)), &from);
            }
        }
    }
}

fn price(price: &Price, draft: &mut Draft, sheet: &Grid, years: Option<(i32, i32)>) {
    match price {
        Price::One(form, amount, at) => {
            draft.key(form.key(), &quoted(&amount.written), Some((sheet, *at)), &origin(sheet, *at));
        }
        Price::Years(prices) => {
            let (first, last) = years.unwrap_or_default();
            draft.line("by_year = [");
            for year in first..=last {
                let Some((_, amount, at)) = prices.iter().find(|(of, ..)| *of == year) else { continue };
                draft.place(sheet, *at);
                let comment = super::fault::one_line(&origin(sheet, *at));
                draft.line(&["    ", &quoted(&amount.written), ",    # ", &comment].concat());
            }
            draft.line("]");
        }
    }
}
