//! The costs of a sheet: one for each amount of a row, or one for the years of a row.

use super::amount::Yen;
use super::draft::{Draft, origin, quoted};
use super::fault::FoundFaults;
use super::form::{CostSide, Form};
use super::grid::{CellAt, SheetGrid};
use super::head::SheetColumn;
use super::members::{Members, without_layout};
use super::rows::{SheetRow, TablePart};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;

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
pub(super) fn take(part: &TablePart<'_>, members: &mut Members, found: &mut FoundFaults) -> Vec<Cost> {
    let mut taking = Taking { part, members, found, asked: Vec::new() };
    let mut costs = Vec::new();
    for row in part.items() {
        for side in [Some(CostSide::Before), Some(CostSide::After), None] {
            costs.extend(taking.years(row, side));
        }
        for column in &part.table.columns {
            costs.extend(taking.amount(row, column));
        }
    }
    costs
}

/// A table whose costs are taken.
struct Taking<'t> {
    part: &'t TablePart<'t>,
    members: &'t mut Members,
    found: &'t mut FoundFaults,
    /// The columns that were asked of.
    asked: Vec<u32>,
}

impl Taking<'_> {
    /// The cost of the columns of years of a side.
    fn years(&mut self, row: &SheetRow, of_side: Option<CostSide>) -> Option<Cost> {
        let price = |column: &SheetColumn| match (&column.role, row.amounts.get(&column.at)) {
            (ColumnRole::Year(year, of), Some((amount, at))) if *of == of_side => {
                Some((*year, amount.clone(), *at))
            }
            _ => None,
        };
        let prices: Vec<(i32, Yen, CellAt)> = self.part.table.columns.iter().filter_map(price).collect();
        let first = prices.first()?.2;
        let Some(side) = of_side.or(self.part.about.side) else {
            prices.iter().for_each(|(_, _, at)| _ = self.ask(*at, code!("side-unknown")));
            return None;
        };
        self.one(None, row, (side, SheetPrice::Years(prices), first))
    }

    /// The cost of a column of amounts.
    fn amount(&mut self, row: &SheetRow, column: &SheetColumn) -> Option<Cost> {
        let part = self.part;
        let ColumnRole::Amount(side, form) = column.role else { return None };
        let (amount, at) = row.amounts.get(&column.at)?;
        let said = part.table.column(|role| *role == ColumnRole::Form);
        let form = match said.and_then(|column| row.labels.get(&column.at)) {
            Some((text, _)) => Form::named(text),
            None => form.or(part.about.form),
        };
        match (side.or(part.about.side), form) {
            (Some(side), Some(form)) => {
                self.one(Some(column), row, (side, SheetPrice::One(form, amount.clone(), *at), *at))
            }
            (None, _) => self.ask(*at, code!("side-unknown")),
            (_, None) => self.ask(*at, code!("form-unknown")),
        }
    }

    /// Asks once a column what a sheet does not say.
    fn ask(&mut self, at: CellAt, wording: Code) -> Option<Cost> {
        let (_, column) = at;
        if !self.asked.contains(&column) {
            self.asked.push(column);
            let known = self.part.table.columns.iter().find(|known| known.at == column);
            let head = known.and_then(|known| known.head.rsplit('/').next()).unwrap_or_default();
            let fault = Diagnostic::error(code!("no-header"), None).worded(wording).with("column", head);
            self.found.add(self.part.sheet, at, fault);
        }
        None
    }

    /// One cost of a row.
    fn one(
        &mut self,
        column: Option<&SheetColumn>,
        row: &SheetRow,
        (side, price, at): (CostSide, SheetPrice, CellAt),
    ) -> Option<Cost> {
        let TablePart { sheet: number, grid, table, .. } = self.part;
        let label = |is: &dyn Fn(&ColumnRole) -> bool| {
            let columns = table.columns.iter().filter(|column| is(&column.role));
            columns.filter_map(|column| row.labels.get(&column.at)).next().cloned()
        };
        let member = label(&|role| *role == ColumnRole::Member).map(|(name, at)| (without_layout(&name), at));
        if let Some((name, at)) = &member
            && let Err(fault) = self.members.named(name, *number, *at)
        {
            self.found.add(*number, *at, fault);
            return None;
        }
        let names_members = table.column(|role| *role == ColumnRole::Member);
        if let (None, Some(column), CostSide::Before) = (&member, names_members, side) {
            let fault = Diagnostic::error(code!("unknown-member"), None).worded(code!("no-member-in-row"));
            self.found.add(*number, (row.row, column.at), fault);
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
        Some(Cost { side, sheet: *number, at, item, member, keys, price })
    }
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
