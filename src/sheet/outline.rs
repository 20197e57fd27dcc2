//! What the tables of a workbook are, what of them was left out, and the head of the case that they give.

use super::about::About;
use super::amount::{self, ReadCell};
use super::blank::{Sums, is_empty, last_sum};
use super::costs::{self, Cost};
use super::draft::{Draft, quoted};
use super::grid::SheetGrid;
use super::head::SheetTable;
use super::other::TemplateSettings;
use super::rows::{RowKind, SheetRow};
use super::unit::SheetUnit;
use super::words::ColumnRole;
use crate::code;
use crate::lang::Code;

/// Something that was left out.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The sheet, or the cell.
    pub place: String,
    /// Why.
    pub why: Code,
    /// Whether figures may be in it that a case has to know of.
    pub matters: bool,
}

impl LeftOut {
    /// Something in which there is no figure.
    pub(super) fn aside(place: String, why: Code) -> LeftOut {
        LeftOut { place, why, matters: false }
    }
}

/// A table with its rows, and what its sheet says of it.
pub(super) struct TablePart {
    pub(super) sheet: usize,
    pub(super) table: SheetTable,
    pub(super) about: About,
    pub(super) rows: Vec<SheetRow>,
    pub(super) unit: Option<SheetUnit>,
}

/// Whether a table lists members: with bases, without amounts.
pub(super) fn is_list(table: &SheetTable) -> bool {
    let has = |is: &dyn Fn(&ColumnRole) -> bool| table.columns.iter().any(|column| is(&column.role));
    has(&|role| *role == ColumnRole::Member)
        && !has(&|role| matches!(role, ColumnRole::Amount(..) | ColumnRole::Year(..) | ColumnRole::Month))
}

/// Whether a table lists supports.
pub(super) fn is_support(table: &SheetTable) -> bool {
    let has = |key: &'static str| table.columns.iter().any(|column| column.role == ColumnRole::Key(key));
    has("name") && (has("rate") || has("cap") || has("items") || has("support_category"))
}

/// The rows and columns of a table that were left out.
pub(super) fn left_rows(sheets: &[SheetGrid], part: &TablePart) -> Vec<LeftOut> {
    let Some(sheet) = sheets.get(part.sheet) else { return Vec::new() };
    let names = part.table.column(|role| *role == ColumnRole::Member).map(|column| column.at);
    let is_named = |row: &SheetRow| names.is_none_or(|names| row.labels.contains_key(&names));
    let of_row = |row: &SheetRow| match row.kind {
        RowKind::Item if is_list(&part.table) && !is_named(row) => {
            let column = row.labels.keys().next().copied().unwrap_or(0);
            Some(LeftOut::aside(sheet.name_of((row.row, column)), code!("left-no-name")))
        }
        RowKind::Left(why) if !is_list(&part.table) && !is_support(&part.table) => {
            let column = sheet.row(row.row).next().map_or(0, |(column, _)| column);
            // a single name may be the heading of a group
            let open = part.table.amounts().any(|column| is_empty(sheet, row, column.at));
            let matters = why == code!("left-no-amount") && row.labels.len() > 1 && open;
            Some(LeftOut { place: sheet.name_of((row.row, column)), why, matters })
        }
        _ => None,
    };
    let rows = part.rows.iter().filter_map(of_row);
    let at = |column: u32| sheet.name_of((part.table.head.1, column));
    let holds_numbers = |column: u32| {
        let of_rows = part.rows.iter().filter(|row| row.kind == RowKind::Item);
        let mut numbers = of_rows.map(|row| amount::read(sheet.value((row.row, column))));
        numbers.any(|read| matches!(read, ReadCell::Bare(_) | ReadCell::Whole(_)))
    };
    let unknown = |column: u32| LeftOut {
        place: at(column),
        why: code!("left-unknown-column"),
        matters: holds_numbers(column),
    };
    let columns = part.table.columns.iter().filter_map(|column| match column.role {
        ColumnRole::Derived => Some(LeftOut::aside(at(column.at), code!("left-computed"))),
        ColumnRole::Skipped => Some(LeftOut::aside(at(column.at), code!("left-told"))),
        ColumnRole::Number => Some(LeftOut::aside(at(column.at), code!("left-number"))),
        ColumnRole::Part => Some(LeftOut::aside(at(column.at), code!("left-part"))),
        ColumnRole::Unknown if !column.head.is_empty() => Some(unknown(column.at)),
        ColumnRole::Base(_) if names.is_none() => Some(unknown(column.at)),
        _ => None,
    });
    let blank = blanks(sheet, part);
    rows.chain(columns).chain(blank).collect()
}

/// Cells of amounts with nothing in them, in rows that have others: no cost is read from them, or 0 by a sum of the sheet.
fn blanks(sheet: &SheetGrid, part: &TablePart) -> Vec<LeftOut> {
    let (table, sums) = (&part.table, Sums::of(&part.rows));
    let mut left = Vec::new();
    for row in part.rows.iter().filter(|row| row.kind == RowKind::Item && !row.amounts.is_empty()) {
        let last = last_sum(table, row);
        for column in table.amounts().filter(|column| is_empty(sheet, row, column.at)) {
            let is_summed = sums.are_of(row, column.at, last);
            let why = match (is_summed, &column.role) {
                (true, ColumnRole::Year(..)) => code!("left-empty-summed"),
                (true, _) => continue,
                // of a row without any year of this side
                (false, ColumnRole::Year(..)) => code!("left-no-amount"),
                (false, _) => code!("left-empty-cell"),
            };
            let matters = why == code!("left-empty-cell");
            left.push(LeftOut { place: sheet.name_of((row.row, column.at)), why, matters });
        }
    }
    left
}

/// The head of the case: its title, its term, its tax, and how costs are shared, as far as the workbook says it.
pub(super) fn head(
    draft: &mut Draft,
    sheets: &[SheetGrid],
    settings: &TemplateSettings,
    (parts, costs): (&[TablePart], &[Cost]),
    stem: &str,
) {
    draft.line("format = 1");
    if settings.get("title").is_none() {
        let costs = parts.iter().filter(|part| !is_list(&part.table));
        let title =
            costs.filter_map(|part| Some((sheets.get(part.sheet)?, part.about.title.clone()?))).next();
        match title {
            Some((sheet, (at, title))) => {
                draft.key("title", &quoted(&title), Some((sheet, at)), &sheet.name_of(at));
            }
            None => draft.key("title", &quoted(stem), None, ""),
        }
    }
    settings.write(&[("title", "title"), ("source", "source"), ("currency", "currency")], draft, sheets);
    if settings.get("months").is_none()
        && let Some((first, last)) = costs::years(costs)
    {
        let months = last.saturating_sub(first).saturating_add(1).saturating_mul(12);
        draft.key("months", &months.to_string(), None, "");
        if settings.get("start").is_none() {
            draft.key("start", &quoted(&[&first.to_string(), "-04"].concat()), None, "");
        }
    }
    settings.write(&[("months", "months"), ("start", "start"), ("tax", "tax")], draft, sheets);
    if let (None, Some((tax, sheet, at))) = (settings.get("tax"), costs::tax(costs))
        && let Some(sheet) = sheets.get(sheet)
    {
        draft.key("tax", &quoted(tax.key()), Some((sheet, at)), &sheet.name_of(at));
    }
    settings.write(&[("note", "note")], draft, sheets);
    if ["rule", "round_to", "remainder", "min_saving"].iter().any(|key| settings.get(key).is_some()) {
        draft.line("");
        draft.line("[sharing]");
        let keys = ["rule", "round_to", "remainder", "min_saving"].map(|key| (key, key));
        settings.write(&keys, draft, sheets);
    }
    if settings.get("discount").is_some() {
        draft.line("");
        draft.line("[finance]");
        settings.write(&[("discount", "discount")], draft, sheets);
    }
}
