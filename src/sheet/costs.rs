//! The costs of a sheet: one for each amount of a row, or one for the years of a row.

use super::amount::Yen;
use super::draft::{Draft, origin, quoted};
use super::fault::FoundFaults;
use super::form::{CostSide, Form};
use super::grid::{CellAt, SheetGrid};
use super::head::{About, SheetColumn, SheetTable};
use super::members::{Members, without_layout};
use super::rows::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;

/// One cost.
pub(super) struct Cost {
    side: CostSide,
    sheet: usize,
    /// The row it is from, at its name.
    at: CellAt,
    item: String,
    member: Option<(String, CellAt)>,
    /// Other keys, as the sheet says them.
    keys: Vec<(&'static str, String, CellAt)>,
    price: SheetPrice,
}

/// What it costs.
enum SheetPrice {
    One(Form, Yen, CellAt),
    Years(Vec<(i32, Yen, CellAt)>),
}

/// Keys of text that are written in quotes; the others are numbers.
const TEXTS: [&str; 7] = ["system", "category", "note", "share", "per", "paid_by", "growth"];

/// Takes the costs out of the rows of a table.
pub(super) fn take(
    (number, grid): (usize, &SheetGrid),
    (table, about): (&SheetTable, &About),
    rows: &[SheetRow],
    members: &mut Members,
    found: &mut FoundFaults,
) -> Vec<Cost> {
    let mut costs = Vec::new();
    let mut asked: Vec<u32> = Vec::new();
    for row in rows.iter().filter(|row| row.kind == RowKind::Item) {
        let years = table.columns.iter().filter(|column| matches!(column.role, ColumnRole::Year(..)));
        let years: Vec<&SheetColumn> = years.filter(|column| row.amounts.contains_key(&column.at)).collect();
        for side in [Some(CostSide::Before), Some(CostSide::After), None] {
            let of_side =
                years.iter().filter(|column| matches!(column.role, ColumnRole::Year(_, of) if of == side));
            let prices: Vec<(i32, Yen, CellAt)> = of_side
                .filter_map(|column| match (&column.role, row.amounts.get(&column.at)) {
                    (ColumnRole::Year(year, _), Some((amount, at))) => Some((*year, amount.clone(), *at)),
                    _ => None,
                })
                .collect();
            let Some((_, _, first)) = prices.first() else { continue };
            let first = *first;
            match side.or(about.side) {
                Some(side) => {
                    let price = SheetPrice::Years(prices);
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
            let ColumnRole::Amount(side, form) = column.role else { continue };
            let Some((amount, at)) = row.amounts.get(&column.at) else { continue };
            let said =
                table.column(|role| *role == ColumnRole::Form).and_then(|column| row.labels.get(&column.at));
            let form = match said {
                Some((text, _)) => Form::named(text),
                None => form.or(about.form),
            };
            match (side.or(about.side), form) {
                (Some(side), Some(form)) => {
                    let price = SheetPrice::One(form, amount.clone(), *at);
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
    (at, _): (CellAt, &SheetGrid),
    table: &SheetTable,
    column: u32,
    (wording, asked): (crate::lang::Code, &mut Vec<u32>),
    found: &mut FoundFaults,
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
    (number, grid): (usize, &SheetGrid),
    (table, column): (&SheetTable, Option<&SheetColumn>),
    row: &SheetRow,
    (side, price, at): (CostSide, SheetPrice, CellAt),
    members: &mut Members,
    found: &mut FoundFaults,
) -> Option<Cost> {
    let label = |is: &dyn Fn(&ColumnRole) -> bool| {
        let columns = table.columns.iter().filter(|column| is(&column.role));
        columns.filter_map(|column| row.labels.get(&column.at)).next().cloned()
    };
    let member = label(&|role| *role == ColumnRole::Member).map(|(name, at)| (without_layout(&name), at));
    if let Some((name, at)) = &member
        && let Err(fault) = members.named(name, number, *at)
    {
        found.add(number, *at, fault);
        return None;
    }
    let names_members = table.column(|role| *role == ColumnRole::Member);
    if let (None, Some(column), CostSide::Before) = (&member, names_members, side) {
        let fault = Diagnostic::error(code!("unknown-member"), None).worded(code!("no-member-in-row"));
        found.add(number, (row.row, column.at), fault);
        return None;
    }
    let system = label(&|role| *role == ColumnRole::Key("system"));
    let item = column.and_then(|column| column.item.clone());
    let named = label(&|role| *role == ColumnRole::Key("item")).map(|(text, _)| text);
    let item = item.or(named).or_else(|| system.as_ref().map(|(text, _)| text.clone()));
    // a column of its own names what it is of; a sheet of nothing but amounts is one item
    let item = item.unwrap_or_else(|| grid.name.clone());
    let mut keys = Vec::new();
    for known in &table.columns {
        let ColumnRole::Key(key) = known.role else { continue };
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
        SheetPrice::Years(prices) => Some(prices.iter().map(|(year, ..)| *year)),
        SheetPrice::One(..) => None,
    });
    let years: Vec<i32> = years.flatten().collect();
    Some((*years.iter().min()?, *years.iter().max()?))
}

/// Writes them, a side after the other.
pub(super) fn write(costs: &[Cost], draft: &mut Draft, sheets: &[SheetGrid], years: Option<(i32, i32)>) {
    for side in [CostSide::Before, CostSide::After] {
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

fn price(price: &SheetPrice, draft: &mut Draft, sheet: &SheetGrid, years: Option<(i32, i32)>) {
    match price {
        SheetPrice::One(form, amount, at) => {
            draft.key(form.key(), &quoted(&amount.written), Some((sheet, *at)), &origin(sheet, *at));
        }
        SheetPrice::Years(prices) => {
            let (first, last) = years.unwrap_or_default();
            draft.line("by_year = [");
            for year in first..=last {
                match prices.iter().find(|(of, ..)| *of == year) {
                    Some((_, amount, at)) => {
                        draft.place(sheet, *at);
                        let comment = super::fault::one_line(&origin(sheet, *at));
                        draft.line(&["    ", &quoted(&amount.written), ",    # ", &comment].concat());
                    }
                    None => draft.line(&["    \"0円\",    # ", &year.to_string(), " －"].concat()),
                }
            }
            draft.line("]");
        }
    }
}

/// A percent as it is written: a cell of percents holds a part of one.
pub(super) fn percent(text: &str) -> String {
    let text = super::plain::half_width(text);
    match text.split_once('.') {
        Some(("0" | "-0", fraction)) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => {
            let minus = if text.starts_with('-') { "-" } else { "" };
            let padded = [fraction, "00"].concat();
            let (whole, rest) = padded.split_at_checked(2).unwrap_or((&padded, ""));
            let whole = whole.trim_start_matches('0');
            let rest = rest.trim_end_matches('0');
            let point = if rest.is_empty() { "" } else { "." };
            [minus, if whole.is_empty() { "0" } else { whole }, point, rest, "%"].concat()
        }
        _ if text == "1" => "100%".to_owned(),
        _ if text == "0" => "0%".to_owned(),
        _ => text,
    }
}

/// What a price is of, by the words for it.
fn per(text: &str) -> &str {
    match super::words::role_of(text) {
        ColumnRole::Member => "member",
        ColumnRole::Base(base) => match base.as_str() {
            "population" => "population",
            "households" => "households",
            "businesses" => "businesses",
            "usage" => "usage",
            "terminals" => "terminals",
            "staff" => "staff",
            _ => text,
        },
        _ => text,
    }
}

/// A whole number as TOML takes it; anything else as text, so that it is refused at its place.
pub(super) fn whole(text: &str) -> String {
    let digits = super::plain::half_width(text);
    match digits.parse::<u32>() {
        Ok(number) => number.to_string(),
        Err(_) => quoted(text),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_cell_of_percents_is_read_as_one() {
        for (cell, text) in [
            ("0.01", "1%"),
            ("0.015", "1.5%"),
            ("0.5", "50%"),
            ("-0.02", "-2%"),
            ("1", "100%"),
            ("1%", "1%"),
            ("1.5％", "1.5%"),
        ] {
            assert_eq!(percent(cell), text, "{cell}");
        }
    }
}
