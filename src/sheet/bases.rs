//! The allocation bases of members as sheets have them: their numbers, their sums, and what the sheet calls them.

use super::column::SheetColumn;
use super::draft::{Draft, quoted};
use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid, column_name};
use super::head::SheetTable;
use super::kinds::adds_up;
use super::plain::{half_width, plain, without_layout};
use super::row::{RowKind, SheetRow, WhyLeft};
use super::rows::base_of_row;
use super::words::ColumnRole;
use crate::case::read_amount;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use std::collections::{BTreeMap, HashSet};

/// The bases of a member, each with its number.
pub(super) type Bases = Vec<(String, String, CellAt)>;

/// What bases are called that have an id of the program: 端末台数 of `terminals`, each by the first head that says it.
#[derive(Default)]
pub(super) struct BaseNames(Vec<(String, String, usize, CellAt)>);

impl BaseNames {
    /// Takes down what a head, or the name of a row, calls a base.
    pub(super) fn add(&mut self, base: &str, head: &str, (sheet, at): (usize, CellAt)) {
        let name = plain(head.rsplit('/').next().unwrap_or_default());
        // these are called so wherever they are shown
        let is_known =
            matches!((base, name.as_str()), ("population", "人口") | ("households", "世帯" | "世帯数"));
        if name != base && !is_known && !self.0.iter().any(|(known, ..)| known == base) {
            self.0.push((base.to_owned(), name, sheet, at));
        }
    }

    /// Writes them where a name is another than the id.
    pub(super) fn write(&self, draft: &mut Draft, sheets: &[SheetGrid]) {
        for (base, name, sheet, at) in &self.0 {
            let Some(sheet) = sheets.get(*sheet) else { continue };
            draft.table("[[base]]", sheet, *at);
            draft.key("id", &quoted(base), Some((sheet, *at)), "");
            draft.key("name", &quoted(name), Some((sheet, *at)), &sheet.name_of(*at));
        }
    }
}

/// 国調人口 beside 住基人口: two figures of one base are bases of their own, each called as its head calls it.
pub(super) fn apart(columns: &mut [SheetColumn]) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for column in columns.iter() {
        if let ColumnRole::Base(base) = &column.role {
            *counts.entry(base.clone()).or_default() += 1;
        }
    }
    for column in columns.iter_mut().filter(|column| !column.given) {
        let head = column.head.rsplit('/').next().unwrap_or_default();
        let name = head.split(['（', '(']).next().unwrap_or_default().trim().to_owned();
        if let ColumnRole::Base(base) = &mut column.role
            && counts.get(base).is_some_and(|count| *count > 1)
            && !name.is_empty()
        {
            *base = name;
        }
    }
}

/// Holds the sums that a table states of its bases against the numbers of its members; of parts and rates there are none. A
/// member that stands in several rows, or columns, counts once.
pub(super) fn sums_of_bases(
    sheet: usize,
    (table, rows): (&SheetTable, &[SheetRow]),
    found: &mut FoundFaults,
) {
    let names = table.column(|role| *role == ColumnRole::Member).map(|column| column.at);
    let is_added =
        |column: &&SheetColumn| matches!(column.role, ColumnRole::Base(_)) && adds_up(&column.head);
    for column in table.columns.iter().filter(is_added) {
        let entry = |row: &'_ SheetRow| {
            let (text, at) = row.labels.get(&column.at)?;
            let name = names.and_then(|names| row.labels.get(&names)).map(|(name, _)| name.as_str());
            let name = match row.kind {
                RowKind::Item => Some(name.unwrap_or_default()),
                RowKind::Left(WhyLeft::NoAmount) => Some(""),
                RowKind::Sum | RowKind::Subtotal => None,
                _ => return None,
            };
            Some((name.map(without_layout), text.clone(), *at))
        };
        hold(sheet, rows.iter().filter_map(entry).collect(), found);
    }
    let of_rows = rows.iter().filter(|row| row.kind == RowKind::Bases);
    for row in of_rows.filter(|row| base_of_row(table, row).is_some_and(|(name, _)| adds_up(name))) {
        let entry = |column: &SheetColumn| {
            let (text, at) = row.labels.get(&column.at)?;
            let is_read = column.member.is_some() || column.role == ColumnRole::Sum;
            is_read.then(|| (column.member.clone(), text.clone(), *at))
        };
        hold(sheet, table.columns.iter().filter_map(entry).collect(), found);
    }
}

/// The number of a member by its name, which may be empty, or a sum; and its cell.
type Entry = (Option<String>, String, CellAt);

/// Holds the sums of a run of numbers against what each is of: all of them, or those since the last sum. Where a sum stands
/// first, sums are of what follows them.
fn hold(sheet: usize, mut entries: Vec<Entry>, found: &mut FoundFaults) {
    if entries.first().is_some_and(|(name, ..)| name.is_none()) {
        entries.reverse();
    }
    let (mut all, mut group, mut seen) = (Fraction::zero(), Fraction::zero(), HashSet::new());
    for (name, text, at) in entries {
        let Some(value) = number(&text) else { return };
        let Some(name) = name else {
            let group = std::mem::take(&mut group);
            if seen.is_empty() || value == group || value == all {
                continue;
            }
            let fault = Diagnostic::error(code!("total-mismatch"), None).worded(code!("base-sum-differs"));
            let sum = all.scaled(0, Rounding::HalfAway).to_string();
            return found.add(sheet, at, fault.with("found", text).with("sum", sum));
        };
        // of rows without a name each is another
        if name.is_empty() || !seen.contains(&name) {
            all = &all + &value;
            group = &group + &value;
        }
        seen.insert(name);
    }
}

/// A number of people, households and the like; a dash is nothing.
fn number(text: &str) -> Option<Fraction> {
    let digits = half_width(text).replace(',', "");
    if matches!(digits.trim(), "-" | "－" | "ー" | "―") {
        return Some(Fraction::zero());
    }
    read_amount(digits.trim().trim_end_matches(['人', '世', '帯', '台', '件'])).ok()
}

/// Takes down the number of a base.
pub(super) fn base_of(
    bases: &mut Bases,
    base: &str,
    (text, at): (&str, CellAt),
    sheet: usize,
    found: &mut FoundFaults,
) {
    let digits: String =
        half_width(text).chars().filter(|c| !matches!(c, ',') && !c.is_whitespace()).collect();
    let digits = digits.trim_end_matches(['人', '世', '帯', '台', '件', '%']).to_owned();
    let is_number = !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.matches('.').count() < 2;
    // people, households and the like are counted: 0.35 is a percent, or a number of thousands
    let counts = ["population", "households", "businesses", "terminals", "staff"].contains(&base);
    let has_part = digits.split_once('.').is_some_and(|(_, part)| part.contains(|c| c != '0'));
    if counts && is_number && has_part {
        let fault = Diagnostic::error(code!("not-a-number"), None).worded(code!("base-in-parts"));
        let column = column_name(at.1);
        found.add(sheet, at, fault.with("found", text).with("column", column));
        return;
    }
    match is_number {
        true => bases.push((base.to_owned(), plain_number(&digits), at)),
        false if matches!(digits.as_str(), "-" | "－" | "ー") => {}
        false => {
            found.add(sheet, at, Diagnostic::error(code!("not-a-number"), None).with("found", text));
        }
    }
}

/// Digits as TOML takes them: 007 is no number there.
fn plain_number(digits: &str) -> String {
    let trimmed = digits.trim_start_matches('0');
    match trimmed.is_empty() || trimmed.starts_with('.') {
        true => ["0", trimmed].concat(),
        false => trimmed.to_owned(),
    }
}
