//! The costs as the text of a case.

use super::costs::{Cost, SheetPrice};
use super::draft::{Draft, Notes, quoted};
use super::grid::{CellAt, SheetGrid};
use super::words::ColumnRole;
use crate::cost::Side;

/// Keys of text that are written in quotes; the others are numbers.
const TEXTS: [&str; 9] =
    ["system", "category", "note", "share", "per", "paid_by", "growth", "tax_rate", "tax"];

/// Writes them, a side after the other.
pub(super) fn write(costs: &[Cost], notes: &Notes, draft: &mut Draft, sheets: &[SheetGrid]) {
    let years = super::costs::years(costs);
    for side in Side::BOTH {
        for cost in costs.iter().filter(|cost| cost.side == side) {
            let Some(sheet) = sheets.get(cost.sheet) else { continue };
            draft.table(&["[[", side.word(), "]]"].concat(), sheet, cost.at);
            draft.key("item", &quoted(&cost.item), None, "");
            if let Some((member, at)) = &cost.member {
                draft.key("member", &quoted(member), Some((sheet, *at)), "");
            }
            price(&cost.price, draft, (cost.sheet, sheet), (notes, years));
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

fn price(
    price: &SheetPrice,
    draft: &mut Draft,
    (number, sheet): (usize, &SheetGrid),
    (notes, years): (&Notes, Option<(i32, i32)>),
) {
    let origin = |at: CellAt| notes.origin((number, sheet), at);
    match price {
        SheetPrice::One(form, amount, at) => {
            draft.key(form.key(), &quoted(&amount.written), Some((sheet, *at)), &origin(*at));
        }
        SheetPrice::Years(prices) => {
            let (first, last) = years.unwrap_or_default();
            draft.line("by_year = [");
            for year in first..=last {
                let Some((_, amount, at)) = prices.iter().find(|(of, ..)| *of == year) else { continue };
                draft.place(sheet, *at);
                let comment = super::fault::one_line(&origin(*at));
                draft.line(&["    ", &quoted(&amount.written), ",    # ", &comment].concat());
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
