//! What the tables of a workbook are, what of them was left out, and the head of the case that they give.

use super::about::About;
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
        && !has(&|role| matches!(role, ColumnRole::Amount(..) | ColumnRole::Year(..)))
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
            Some(LeftOut { place: sheet.name_of((row.row, column)), why: code!("left-no-name") })
        }
        RowKind::Left(why) if !is_list(&part.table) && !is_support(&part.table) => {
            let column = sheet.row(row.row).next().map_or(0, |(column, _)| column);
            Some(LeftOut { place: sheet.name_of((row.row, column)), why })
        }
        _ => None,
    };
    let rows = part.rows.iter().filter_map(of_row);
    let at = |column: u32| sheet.name_of((part.table.head.1, column));
    let columns = part.table.columns.iter().filter_map(|column| match column.role {
        ColumnRole::Derived => Some(LeftOut { place: at(column.at), why: code!("left-computed") }),
        ColumnRole::Part => Some(LeftOut { place: at(column.at), why: code!("left-part") }),
        ColumnRole::Unknown if !column.head.is_empty() => {
            Some(LeftOut { place: at(column.at), why: code!("left-unknown-column") })
        }
        ColumnRole::Base(_) if names.is_none() => {
            Some(LeftOut { place: at(column.at), why: code!("left-unknown-column") })
        }
        _ => None,
    });
    rows.chain(columns).collect()
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
