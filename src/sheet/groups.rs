//! Rows below a name that stands alone, 甲市 over 現行 and 新規: whose their amounts are nobody says in their own rows.

use super::fault::FoundFaults;
use super::grid::CellAt;
use super::kinds::{is_all, is_member, is_nobody, is_several};
use super::members::Members;
use super::place::Place;
use super::plain::member_name;
use super::row::{RowKind, SheetRow, WhyLeft};
use super::sides::side_alone;
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use std::collections::HashSet;

/// Asks for rows whose name is a side where that of a member is due, and for towns that head the rows below them; whether
/// it did.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], members: &Members, found: &mut FoundFaults) -> bool {
    let items = || rows.iter().filter(|row| row.kind == RowKind::Item && place.has_amount(row));
    if let Some(column) = place.table.column(|role| *role == ColumnRole::Member) {
        let names = items().filter_map(|row| row.labels.get(&column.at));
        if let Some((text, at)) = names.into_iter().find(|(text, _)| side_alone(text).is_some()) {
            let fault = Diagnostic::error(code!("unknown-member"), None).worded(code!("side-for-member"));
            found.add(place.sheet, *at, fault.with("found", text.as_str()));
            return true;
        }
        let names = items().filter_map(|row| row.labels.get(&column.at));
        if let Some((text, at)) = names.into_iter().find(|(text, _)| is_several(text) && !is_all(text)) {
            let fault = Diagnostic::error(code!("unknown-member"), None).worded(code!("several-members"));
            found.add(place.sheet, *at, fault.with("found", text.as_str()));
            return true;
        }
        let names = items().filter_map(|row| row.labels.get(&column.at));
        let is_nobody = |text: &str| is_nobody(text) && !members.knows(&member_name(text));
        let nobody = names.into_iter().find(|(text, _)| is_nobody(text));
        if let Some((text, at)) = nobody {
            let fault = Diagnostic::error(code!("unknown-member"), None).worded(code!("nobody-for-member"));
            found.add(place.sheet, *at, fault.with("found", text.as_str()));
        }
        return nobody.is_some();
    }
    if place.table.columns.iter().any(|column| column.member.is_some()) {
        return false;
    }
    let heading = |row: &SheetRow| -> Option<CellAt> {
        let (text, at) = row.labels.values().next().filter(|_| row.labels.len() == 1)?;
        let is_heading = row.kind == RowKind::Left(WhyLeft::NoAmount);
        (is_heading && is_member(text, &HashSet::new())).then_some(*at)
    };
    let Some((nth, at)) = rows.iter().enumerate().find_map(|(nth, row)| Some((nth, heading(row)?))) else {
        return false;
    };
    let below = rows.iter().skip(nth).any(|row| row.kind == RowKind::Item && place.has_amount(row));
    if below {
        let fault = Diagnostic::error(code!("unknown-member"), None).worded(code!("town-over-rows"));
        found.add(place.sheet, at, fault.with("found", place.grid.text(at)));
    }
    below
}
