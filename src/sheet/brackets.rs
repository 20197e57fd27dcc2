//! Numbers in brackets that somebody typed, (300): less by so much, or a part, or last year's. A sum that holds with them says
//! that they are less; else a person is asked.

use super::blank::{LastSums, last_sum};
use super::fault::FoundFaults;
use super::grid::SheetValue;
use super::place::Place;
use super::plain::half_width;
use super::row::{RowKind, SheetRow};
use crate::code;
use crate::diagnostic::Diagnostic;

/// Asks for the first of each column that no sum is of.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let sums = LastSums::of(rows);
    for column in place.table.amounts() {
        let items = rows.iter().filter(|row| row.kind == RowKind::Item);
        let typed = items.filter(|row| !sums.are_of(row, column.at, last_sum(place.table, row)));
        let open = typed.filter_map(|row| row.amounts.get(&column.at)).find(|(_, at)| {
            let text = place.grid.value(*at);
            text.is_some_and(|value| {
                matches!(value, SheetValue::Text(text) if half_width(text).trim_start().starts_with('('))
            })
        });
        if let Some((_, at)) = open {
            let fault = Diagnostic::error(code!("not-a-number"), None).worded(code!("number-in-brackets"));
            found.add(place.sheet, *at, fault.with("found", place.grid.text(*at)));
        }
    }
}
