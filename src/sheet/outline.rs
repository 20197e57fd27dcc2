//! What the tables of a workbook are, what of them was left out, and the head of the case that they give.

use super::about::About;
use super::amount::{self, ReadCell};
use super::blank::{LastSums, is_empty, last_sum};
use super::column::SheetColumn;
use super::costs::{self, Cost};
use super::draft::{Draft, quoted};
use super::grid::SheetGrid;
use super::head::SheetTable;
use super::named::is_reference;
use super::other::TemplateSettings;
use super::plain::plain;
use super::row::{RowKind, SheetRow, WhyLeft};
use super::sides::side_alone;
use super::tax::Tax;
use super::term::SaidTerm;
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
    /// Whether it was read all the same, and is only told.
    pub was_read: bool,
}

impl LeftOut {
    /// Something in which there is no figure.
    pub(super) fn aside(place: String, why: Code) -> LeftOut {
        LeftOut { place, why, matters: false, was_read: false }
    }

    /// Something in which there may be figures.
    pub(super) fn open(place: String, why: Code, matters: bool) -> LeftOut {
        LeftOut { place, why, matters, was_read: false }
    }

    /// Something that was read all the same.
    pub(super) fn told(place: String, why: Code, matters: bool) -> LeftOut {
        LeftOut { place, why, matters, was_read: true }
    }
}

/// A table with its rows, and what its sheet says of it.
pub(super) struct TablePart {
    pub(super) sheet: usize,
    pub(super) table: SheetTable,
    pub(super) about: About,
    pub(super) rows: Vec<SheetRow>,
    pub(super) unit: Option<SheetUnit>,
    /// Columns of unit prices and counts, which amounts follow from.
    pub(super) factors: Vec<u32>,
}

/// Whether a table lists members: with bases, without amounts.
pub(super) fn is_list(table: &SheetTable) -> bool {
    let has = |is: &dyn Fn(&ColumnRole) -> bool| table.columns.iter().any(|column| is(&column.role));
    has(&|role| *role == ColumnRole::Member) && !has(&|role| role.is_amount() || *role == ColumnRole::Month)
}

/// Whether a table lists supports.
pub(super) fn is_support(table: &SheetTable) -> bool {
    let has = |key: &'static str| table.columns.iter().any(|column| column.role == ColumnRole::Key(key));
    has("name") && (has("rate") || has("cap") || has("items") || has("support_category"))
}

/// Whether a note says of all amounts whether they are with tax.
fn says_tax(sheet: &SheetGrid, row: &SheetRow) -> bool {
    sheet.row(row.row).any(|(_, value)| Tax::noted(value.text()).is_some())
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
        // what all amounts are was read from it
        RowKind::Left(WhyLeft::Remark) if says_tax(sheet, row) => None,
        RowKind::Left(why) if why == WhyLeft::Beside || !is_list(&part.table) && !is_support(&part.table) => {
            let column = sheet.row(row.row).next().map_or(0, |(column, _)| column);
            // a single name may be the heading of a group
            let open = part.table.amounts().any(|column| is_empty(sheet, row, column.at));
            let matters = match why {
                WhyLeft::NoAmount => row.labels.len() > 1 && open,
                why => matches!(why, WhyLeft::RemarkAmount | WhyLeft::RemarkLessens),
            };
            Some(LeftOut::open(sheet.name_of((row.row, column)), why.code(), matters))
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
    let unknown =
        |column: u32| LeftOut::open(at(column), code!("left-unknown-column"), holds_numbers(column));
    let columns = part.table.columns.iter().filter_map(|column| match column.role {
        ColumnRole::Derived if is_reference(column.head.rsplit('/').next().unwrap_or_default()) => {
            Some(LeftOut::aside(at(column.at), code!("left-beside")))
        }
        ColumnRole::Derived => Some(LeftOut::aside(at(column.at), code!("left-computed"))),
        ColumnRole::Skipped => Some(LeftOut::aside(at(column.at), code!("left-told"))),
        ColumnRole::Number => Some(LeftOut::aside(at(column.at), code!("left-number"))),
        ColumnRole::Part => Some(LeftOut::aside(at(column.at), code!("left-part"))),
        ColumnRole::Unknown if column.head.is_empty() || part.factors.contains(&column.at) => None,
        ColumnRole::Unknown if is_read(&part.rows, column) => None,
        ColumnRole::Unknown => Some(unknown(column.at)),
        ColumnRole::Base(_) if names.is_none() => Some(unknown(column.at)),
        _ => None,
    });
    let blank = blanks(sheet, part);
    rows.chain(columns).chain(blank).chain(unseen(sheet, part)).collect()
}

/// Whether a column says of every cost in it which side it is on, 旧 and 新, what its amount is of, or in which unit it is, and
/// nothing else.
fn is_read(rows: &[SheetRow], column: &SheetColumn) -> bool {
    let items = rows.iter().filter(|row| row.kind == RowKind::Item && !row.amounts.is_empty());
    let mut said = items.filter_map(|row| row.labels.get(&column.at)).map(|(text, _)| text).peekable();
    let is_of_units = plain(&column.head) == "単位";
    let says = |text: &String| {
        is_of_units || side_alone(text).is_some() || matches!(plain(text).as_str(), "年額" | "月額" | "総額")
    };
    said.peek().is_some() && said.all(says)
}

/// Rows and columns that were read and that nobody sees: a sum that people see and that holds with them says that they are
/// meant; where none does, they may be what was to be taken out.
fn unseen(sheet: &SheetGrid, part: &TablePart) -> Vec<LeftOut> {
    let amounts = || part.rows.iter().filter(|row| row.kind == RowKind::Item && !row.amounts.is_empty());
    let is_sum = |row: &&SheetRow| matches!(row.kind, RowKind::Sum | RowKind::Subtotal);
    let last = part.rows.iter().rev().find(is_sum).map(|row| row.row);
    let rows = amounts().filter(|row| sheet.unseen.has_row(row.row)).map(|row| {
        let at = row.amounts.values().map(|(_, at)| *at).min().unwrap_or((row.row, 0));
        LeftOut::told(sheet.name_of(at), code!("read-hidden-row"), last.is_none_or(|last| last < row.row))
    });
    let has_amounts = |column: u32| amounts().any(|row| row.amounts.contains_key(&column));
    let columns = part.table.columns.iter().filter(|column| sheet.unseen.has_column(column.at));
    let columns = columns.filter(|column| column.is_amount() && has_amounts(column.at));
    let at = |column: u32| sheet.name_of((part.table.head.1, column));
    let columns = columns.map(|column| LeftOut::told(at(column.at), code!("read-hidden-column"), true));
    rows.chain(columns).collect()
}

/// Cells of amounts with nothing in them, in rows that have others: no cost is read from them, or 0 by a sum of the sheet.
fn blanks(sheet: &SheetGrid, part: &TablePart) -> Vec<LeftOut> {
    let (table, sums) = (&part.table, LastSums::of(&part.rows));
    let mut left = Vec::new();
    for row in part.rows.iter().filter(|row| row.kind == RowKind::Item && !row.amounts.is_empty()) {
        let last = last_sum(table, row);
        for column in table.amounts().filter(|column| is_empty(sheet, row, column.at)) {
            let is_summed = sums.are_of(row, column.at, last);
            let (why, matters) = match (is_summed, &column.role) {
                (true, ColumnRole::Year(..)) => (code!("left-empty-summed"), false),
                (true, _) => continue,
                // of a row without any year of this side
                (false, ColumnRole::Year(..)) => (code!("left-no-amount"), false),
                (false, _) => (code!("left-empty-cell"), true),
            };
            left.push(LeftOut::open(sheet.name_of((row.row, column.at)), why, matters));
        }
    }
    left
}

/// The head of the case: its title, its term, its tax, and how costs are shared, as far as the workbook says it.
pub(super) fn head(
    draft: &mut Draft,
    sheets: &[SheetGrid],
    (settings, term): (&TemplateSettings, Option<SaidTerm>),
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
    if settings.get("months").is_none() {
        term_of(draft, sheets, (settings, term), costs);
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

/// The months of the term and its first, by columns or rows of years, or as titles and heads say.
fn term_of(
    draft: &mut Draft,
    sheets: &[SheetGrid],
    (settings, term): (&TemplateSettings, Option<SaidTerm>),
    costs: &[Cost],
) {
    if let Some((first, last)) = costs::years(costs) {
        let months = last.saturating_sub(first).saturating_add(1).saturating_mul(12);
        draft.key("months", &months.to_string(), None, "");
        if settings.get("start").is_none() {
            draft.key("start", &quoted(&[&first.to_string(), "-04"].concat()), None, "");
        }
    } else if let Some(SaidTerm { term, sheet, at }) = term
        && let Some(sheet) = sheets.get(sheet)
    {
        draft.key(
            "months",
            &term.years.saturating_mul(12).to_string(),
            Some((sheet, at)),
            &sheet.name_of(at),
        );
        if let Some(first) = term.first.filter(|_| settings.get("start").is_none()) {
            let start = quoted(&[&first.to_string(), "-04"].concat());
            draft.key("start", &start, Some((sheet, at)), &sheet.name_of(at));
        }
    }
}
