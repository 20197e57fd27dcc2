//! Columns of words that say how each cost is shared, 負担区分 with 均等割 and 人口割: they are read, or asked for where words
//! of another kind stand among them.

use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid};
use super::head::SheetTable;
use super::kinds::{is_all, is_member, is_own, is_ratio};
use super::outline::{is_list, is_support};
use super::plain::plain;
use super::sides::side_alone;
use super::words::ColumnRole;
use crate::case::read_rule;
use crate::code;
use crate::diagnostic::Diagnostic;
use std::collections::HashSet;

/// Finds the column of words that are ways of sharing, where none is called so; what is none for certain is asked for.
pub(super) fn decide((number, grid): (usize, &SheetGrid), table: &mut SheetTable, found: &mut FoundFaults) {
    if is_list(table) || is_support(table) || table.amounts().next().is_none() {
        return;
    }
    let (first, end) = (table.first, table.end);
    let names_items = table.column(|role| matches!(role, ColumnRole::Key("item" | "system"))).is_some();
    // below the heads of members 人口 is a row of what they have
    let across = table.columns.iter().any(|column| column.member.is_some());
    let has_shares = table.column(|role| *role == ColumnRole::Key("share")).is_some();
    for column in table.columns.iter_mut().filter(|column| !column.given) {
        if !matches!(column.role, ColumnRole::Unknown | ColumnRole::Key("category" | "note")) {
            continue;
        }
        let texts = texts(grid, column, (first, end));
        let rules: Vec<&(String, CellAt)> = texts.iter().filter(|(text, _)| is_way(text, across)).collect();
        let Some((text, at)) = rules.first() else { continue };
        // 単独 beside 共同 are the two sides
        if texts.iter().all(|(text, _)| side_alone(text).is_some()) {
            continue;
        }
        let is_note = column.role == ColumnRole::Key("note");
        if rules.len() == texts.len() && names_items && !has_shares && !is_note {
            column.role = ColumnRole::Key("share");
            continue;
        }
        let key = if is_note { "note" } else { "category" };
        let fault = Diagnostic::error(code!("no-header"), None).worded(code!("sharing-in-words"));
        found.add(
            number,
            *at,
            fault.with("found", text.as_str()).with("column", column.name()).with("key", key),
        );
    }
    rates((number, grid), table, found);
    shares((number, grid), table, found);
}

/// Heads of the part of a cost that is borne, or is of the systems compared.
const PARTS_BORNE: [&str; 8] =
    ["負担率", "負担割合", "按分率", "案分率", "システム割合", "対象率", "対象割合", "計上率"];

/// Asks for columns of the part that a member bears, 甲町負担率, and of what is taken off amounts, 値引率: neither is read.
fn rates((number, grid): (usize, &SheetGrid), table: &SheetTable, found: &mut FoundFaults) {
    let open = table.columns.iter().filter(|column| column.role == ColumnRole::Derived && !column.given);
    let is_filled = |at: u32| {
        grid.column(at, (table.first, table.end))
            .map(|(_, value)| value.text())
            .any(|text| text.contains(|c: char| c.is_ascii_digit() && c != '0'))
    };
    let names_items = table.column(|role| *role == ColumnRole::Key("item")).is_some();
    // where amounts of each member stand beside them, parts say no more
    let mut of_members = table.columns.iter().any(|column| column.member.is_some() && column.is_amount());
    for column in open.filter(|column| is_filled(column.at)) {
        let head = column.head.rsplit('/').next().unwrap_or_default();
        let word = plain(&column.head.replace('/', ""));
        let words = ["負担", "分担", "按分", "割合", "比率", "率"];
        let name = words.iter().fold(word.clone(), |name, end| name.trim_end_matches(end).to_owned());
        let below = || is_member(head, &HashSet::new()) && column.head.split('/').any(is_ratio);
        let is_share = !of_members && (name != word && is_member(&name, &HashSet::new()) || below());
        let is_discount = ["値引", "割引", "控除率", "掛率"].iter().any(|known| word.contains(known));
        of_members |= is_share;
        let wording = match () {
            () if is_share => code!("part-of-member"),
            () if is_discount => code!("rate-beside"),
            () if names_items && PARTS_BORNE.contains(&word.as_str()) => code!("part-beside"),
            () => continue,
        };
        let fault = Diagnostic::error(code!("no-header"), None).worded(wording);
        let letter = super::grid::column_name(column.at);
        found.add(number, (table.head.1, column.at), fault.with("column", head).with("letter", letter));
    }
}

/// Asks for ways of sharing that are none: 個別 of a cost that no row says whose it is, 協議による.
fn shares((number, grid): (usize, &SheetGrid), table: &SheetTable, found: &mut FoundFaults) {
    let Some(column) = table.column(|role| *role == ColumnRole::Key("share")) else { return };
    let members = table.column(|role| *role == ColumnRole::Member);
    for (text, at) in texts(grid, column, (table.first, table.end)) {
        let names_one = members
            .map(|members| grid.text(grid.said((at.0, members.at))))
            .is_some_and(|name| !name.trim().is_empty() && !is_all(name));
        let across = table.columns.iter().any(|column| column.member.is_some());
        if is_own(&text) && !names_one && !across {
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("own-of-nobody"));
            found.add(number, at, fault.with("found", text.as_str()));
        } else if !is_own(&text) && read_rule(&text).is_err() {
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("sharing-unread"));
            found.add(number, at, fault.with("found", text.as_str()));
        } else if names_one && !is_own(&text) {
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("shared-and-own"));
            found.add(number, at, fault.with("found", text.as_str()));
        }
    }
}

/// Whether a word is a way of sharing: 均等割, 人口割50%・均等割50%, 個別.
fn is_way(text: &str, across: bool) -> bool {
    let word = plain(text);
    let says = ["均等", "割", "按分", "比例", "個別負担"].iter().any(|known| word.contains(known));
    let discounts = ["割引", "割増", "役割", "割当", "割賦", "分割", "割合", "率", "割安", "割高", "割り"];
    says && !discounts.iter().any(|other| word.contains(other)) && word.chars().count() < 16
        || is_own(text)
        || !across && ["人口", "世帯", "平等"].contains(&word.as_str())
}

/// The words of a column, each with its cell.
fn texts(grid: &SheetGrid, column: &SheetColumn, (first, end): (u32, u32)) -> Vec<(String, CellAt)> {
    grid.column(column.at, (first, end))
        .map(|(at, value)| (value.text().trim().to_owned(), at))
        .filter(|(text, _)| !text.is_empty() && !super::named::is_ditto(text))
        .collect()
}
