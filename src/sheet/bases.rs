//! The allocation bases of members as sheets have them: their numbers, their sums, and what the sheet calls them.

use super::column::SheetColumn;
use super::draft::{Draft, quoted};
use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid, column_name};
use super::head::SheetTable;
use super::kinds::is_count;
use super::plain::{half_width, plain};
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::case::read_amount;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};

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

/// Holds the sums that a list states of its bases against the numbers above them; of parts and rates there are none.
pub(super) fn sums_of_bases(
    sheet: usize,
    (table, rows): (&SheetTable, &[SheetRow]),
    found: &mut FoundFaults,
) {
    let number = |text: &str| {
        let digits = half_width(text).replace(',', "");
        read_amount(digits.trim().trim_end_matches(['人', '世', '帯', '台', '件'])).ok()
    };
    let is_counted =
        |column: &&SheetColumn| matches!(column.role, ColumnRole::Base(_)) && is_count(&column.head);
    for column in table.columns.iter().filter(is_counted) {
        let (mut sum, mut group) = (Fraction::zero(), Fraction::zero());
        for row in rows {
            let Some((text, at)) = row.labels.get(&column.at) else { continue };
            let Some(value) = number(text) else { break };
            match row.kind {
                RowKind::Item => {
                    sum = &sum + &value;
                    group = &group + &value;
                }
                RowKind::Sum | RowKind::Subtotal if value == group || value == sum => {
                    group = Fraction::zero()
                }
                RowKind::Sum | RowKind::Subtotal => {
                    let fault =
                        Diagnostic::error(code!("total-mismatch"), None).worded(code!("base-sum-differs"));
                    let stated = sum.scaled(0, Rounding::HalfAway).to_string();
                    found.add(sheet, *at, fault.with("found", text.as_str()).with("sum", stated));
                    break;
                }
                _ => {}
            }
        }
    }
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
