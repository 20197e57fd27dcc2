//! The costs of a sheet: one for each amount of a row, or one for the years of a row.

use super::amount::Amount;
use super::blank::Sums;
use super::fault::Found;
use super::form::{Form, Side};
use super::grid::At;
use super::head::Column;
use super::members::Members;
use super::place::Place;
use super::plain::without_layout;
use super::rows::{Kind, Row};
use super::tax::Tax;
use super::unit::SheetUnit;
use super::words::Role;
use super::years::prices;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;

/// One cost.
pub(super) struct Cost {
    pub(super) side: Side,
    pub(super) sheet: usize,
    /// The first row of the head of its table.
    pub(super) table: u32,
    /// Its amount, the first where it has several.
    pub(super) at: At,
    pub(super) item: String,
    pub(super) member: Option<(String, At)>,
    /// Other keys, as the sheet says them.
    pub(super) keys: Vec<(&'static str, String, At)>,
    pub(super) price: Price,
    pub(super) tax: Option<Tax>,
    /// The unit of its sheet.
    pub(super) unit: Option<SheetUnit>,
}

/// What it costs.
pub(super) enum Price {
    One(Form, Amount, At),
    Years(Vec<(i32, Amount, At)>),
}

/// Takes the costs out of the rows of a table.
pub(super) fn take(place: &Place<'_>, rows: &[Row], members: &mut Members, found: &mut Found) -> Vec<Cost> {
    let mut costs = Vec::new();
    let mut asked: Vec<u32> = Vec::new();
    let sums = Sums::of(rows);
    for row in rows.iter().filter(|row| row.kind == Kind::Item) {
        of_years((place, &sums), row, (&mut costs, &mut asked), members, found);
        for column in &place.table.columns {
            let Role::Amount(side, form) = column.role else { continue };
            let Some((amount, at)) = row.amounts.get(&column.at) else { continue };
            match (place.side(side), place.form(row, form)) {
                (Some(side), Some(form)) => {
                    let price = Price::One(form, amount.clone(), *at);
                    costs.extend(one(place, Some(column), row, (side, price, *at), members, found));
                }
                (None, _) => ask(place, *at, (code!("side-unknown"), &mut asked), found),
                (_, None) => ask(place, *at, (code!("form-unknown"), &mut asked), found),
            }
        }
    }
    costs
}

/// The costs of a row whose columns are of fiscal years: one for each side.
fn of_years(
    (place, sums): (&Place<'_>, &Sums),
    row: &Row,
    (costs, asked): (&mut Vec<Cost>, &mut Vec<u32>),
    members: &mut Members,
    found: &mut Found,
) {
    for side in [Some(Side::Before), Some(Side::After), None] {
        let prices = prices((place.sheet, place.grid), (place.table, sums), row, side, found);
        let Some((_, _, first)) = prices.first() else { continue };
        let Some(column) = place.column(*first) else { continue };
        let (first, tax) = (*first, place.tax(column));
        match place.side(side) {
            Some(side) => {
                let cost = one(place, None, row, (side, Price::Years(prices), first), members, found);
                costs.extend(cost.map(|cost| Cost { tax, ..cost }));
            }
            None => {
                for (_, _, at) in &prices {
                    ask(place, *at, (code!("side-unknown"), asked), found);
                }
            }
        }
    }
}

/// Asks once a column what a sheet does not say.
fn ask(place: &Place<'_>, at: At, (wording, asked): (Code, &mut Vec<u32>), found: &mut Found) {
    let column = at.1;
    if asked.contains(&column) {
        return;
    }
    asked.push(column);
    let head = place.column(at).map_or("", |known| known.head.as_str());
    let head = head.rsplit('/').next().unwrap_or_default();
    let fault = Diagnostic::error(code!("no-header"), None).worded(wording).with("column", head);
    found.add(place.sheet, at, fault);
}

/// One cost of a row.
fn one(
    place: &Place<'_>,
    column: Option<&Column>,
    row: &Row,
    (side, price, at): (Side, Price, At),
    members: &mut Members,
    found: &mut Found,
) -> Option<Cost> {
    let (number, grid, table) = (place.sheet, place.grid, place.table);
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
    let member = member.or_else(|| borne_by_one(&mut keys, members, number));
    let tax = column.and_then(|column| place.tax(column));
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
        unit: place.unit,
    })
}

/// The member that a way of sharing names, where it names one and no rule: 甲町.
fn borne_by_one(
    keys: &mut Vec<(&'static str, String, At)>,
    members: &mut Members,
    sheet: usize,
) -> Option<(String, At)> {
    let nth = keys.iter().position(|(key, ..)| *key == "share")?;
    let (name, at) = keys.get(nth).map(|(_, text, at)| (without_layout(text), *at))?;
    let is_member = members.list.iter().any(|member| member.name == name)
        || !members.listed && name.ends_with(['市', '町', '村', '区']);
    if !is_member || members.named(&name, sheet, at).is_err() {
        return None;
    }
    keys.remove(nth);
    Some((name, at))
}

/// What the costs say of tax, where all of them say the same: with the first that says it.
pub(super) fn tax(costs: &[Cost]) -> Option<(Tax, usize, At)> {
    let first = costs.first()?;
    let all = costs.iter().all(|cost| cost.tax == first.tax);
    first.tax.filter(|_| all).map(|tax| (tax, first.sheet, first.at))
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
