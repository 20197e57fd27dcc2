//! Rows that words say may not be added as they stand: a discount told as a positive number, what another amount holds already,
//! what does not count. A sum below that holds with them says that they are costs; else a person is asked.

use super::blank::LastSums;
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::CellAt;
use super::named::{is_discount, is_held_elsewhere, is_not_counted};
use super::place::Place;
use super::plain::whole;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;

/// Why an amount may not be added as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WhyNotAdded {
    /// A discount is told as a positive number.
    Discount,
    /// Another amount holds it already.
    HeldElsewhere,
    /// It does not count.
    NotCounted,
}

impl WhyNotAdded {
    fn wording(self) -> Code {
        match self {
            WhyNotAdded::Discount => code!("discount-positive"),
            WhyNotAdded::HeldElsewhere => code!("held-elsewhere"),
            WhyNotAdded::NotCounted => code!("not-counted-in-remark"),
        }
    }
}

/// Asks for such rows; `broken` where a sum of the table does not hold.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], broken: bool, found: &mut FoundFaults) {
    let sums = LastSums::of(rows);
    let is_open = |row: &&SheetRow| {
        let mut amounts = place.table.amounts().filter(|column| row.amounts.contains_key(&column.at));
        let is_summed = |column: &SheetColumn| sums.are_of(row, column.at, None);
        row.kind == RowKind::Item && place.has_amount(row) && (broken || !amounts.all(is_summed))
    };
    for row in rows.iter().filter(is_open) {
        let Some((column, text, at, why)) = said(place, row) else { continue };
        let at = if why == WhyNotAdded::Discount { first_positive(place, row) } else { Some(at) };
        let Some(at) = at else { continue };
        let key = if let ColumnRole::Key(key) = column.role { key } else { "note" };
        let fault = Diagnostic::error(code!("not-a-number"), None).worded(why.wording());
        found.add(place.sheet, at, fault.with("found", text).with("column", column.name()).with("key", key));
    }
}

/// The first label of a row that says so, with its column, its cell and what it says.
fn said<'r>(
    place: &'r Place<'_>,
    row: &'r SheetRow,
) -> Option<(&'r SheetColumn, &'r str, CellAt, WhyNotAdded)> {
    let open = place.table.columns.iter().filter(|column| !column.given);
    let mut labels = open.filter_map(|column| Some((column, row.labels.get(&column.at)?)));
    labels.find_map(|(column, (text, at))| {
        let why = match column.role {
            ColumnRole::Key("item" | "system" | "category") => of_name(text),
            ColumnRole::Key("note") | ColumnRole::Unknown => of_remark(text),
            _ => None,
        };
        // what is abolished with the old system costs nothing after it
        let is_past = why == Some(WhyNotAdded::NotCounted) && text.contains("廃止");
        let why = why.filter(|_| !(is_past && ends_before(place, row)))?;
        Some((column, text.as_str(), *at, why))
    })
}

fn of_name(text: &str) -> Option<WhyNotAdded> {
    let says_more = text.contains(['(', '（']);
    let word = if says_more { whole(text) } else { String::new() };
    let mut inner = word.split('(').skip(1).filter_map(|rest| rest.split(')').next());
    match () {
        () if is_discount(text) => Some(WhyNotAdded::Discount),
        () if is_held_elsewhere(text) => Some(WhyNotAdded::HeldElsewhere),
        () if inner.any(is_not_counted) => Some(WhyNotAdded::NotCounted),
        () => None,
    }
}

fn of_remark(text: &str) -> Option<WhyNotAdded> {
    match () {
        () if is_held_elsewhere(text) => Some(WhyNotAdded::HeldElsewhere),
        () if is_not_counted(text) => Some(WhyNotAdded::NotCounted),
        () => None,
    }
}

fn first_positive(place: &Place<'_>, row: &SheetRow) -> Option<CellAt> {
    let mut amounts = place.table.amounts().filter_map(|column| row.amounts.get(&column.at));
    let found = amounts.find(|(amount, _)| !amount.yen.is_negative() && !amount.yen.is_zero());
    found.map(|(_, at)| *at)
}

/// Whether a row has an amount before, and nothing after in a table that tells both.
fn ends_before(place: &Place<'_>, row: &SheetRow) -> bool {
    let of = |side: Side| {
        let columns = place.table.amounts().filter(move |column| match column.role {
            ColumnRole::Amount(of, _) | ColumnRole::Year(_, of) => place.side(of) == Some(side),
            _ => false,
        });
        columns.map(|column| row.amounts.get(&column.at).is_some_and(|(amount, _)| !amount.yen.is_zero()))
    };
    let after: Vec<bool> = of(Side::After).collect();
    of(Side::Before).any(|is| is) && !after.is_empty() && !after.contains(&true)
}
