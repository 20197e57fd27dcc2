//! A table in its sheet, with what is said of all its amounts.

use super::about::About;
use super::column::SheetColumn;
use super::form::Form;
use super::grid::{CellAt, SheetGrid};
use super::head::SheetTable;
use super::row::SheetRow;
use super::sides::side_alone;
use super::tax::Tax;
use super::unit::SheetUnit;
use super::words::{ColumnRole, year_of};
use crate::cost::Side;

/// A table in its sheet.
pub(super) struct Place<'t> {
    /// The sheet by its number.
    pub(super) sheet: usize,
    pub(super) grid: &'t SheetGrid,
    pub(super) table: &'t SheetTable,
    pub(super) about: &'t About,
    /// The unit of amounts whose columns state none.
    pub(super) unit: Option<SheetUnit>,
    /// The years of the term, where the workbook states them.
    pub(super) years: Option<u32>,
    /// Whether the workbook is a template filled in, which says itself what a blank means.
    pub(super) template: bool,
}

impl Place<'_> {
    /// What an amount of a column is of: as its row says it in a column for that, its head, its row, or the sheet.
    pub(super) fn form(&self, row: &SheetRow, column: &SheetColumn) -> Option<Form> {
        let ColumnRole::Amount(_, of_head) = column.role else { return None };
        // where a person says it of a head that does not, a row that says itself what it is of is nearer
        let is_only_told = column.told && Form::said(&column.head).is_none();
        match self.form_said(row) {
            Some((text, _)) => Form::named(text),
            None => {
                let own = row.own.filter(|_| is_only_told);
                own.or(of_head).or(row.form).or(self.about.form).or(row.hinted)
            }
        }
    }

    /// What the amounts of a row are of.
    pub(super) fn forms(&self, row: &SheetRow) -> Vec<Form> {
        let amounts = self.table.amounts().filter(|column| row.amounts.contains_key(&column.at));
        amounts.filter_map(|column| self.form(row, column)).collect()
    }

    /// What a row says in the column that is for forms.
    pub(super) fn form_said<'r>(&self, row: &'r SheetRow) -> Option<&'r (String, CellAt)> {
        self.table.column(|role| *role == ColumnRole::Form).and_then(|column| row.labels.get(&column.at))
    }

    /// The side that amounts are on.
    pub(super) fn side(&self, of_head: Option<Side>) -> Option<Side> {
        of_head.or(self.about.side)
    }

    /// The side that the amounts of a row are on: as the head of their column says, else the row by a name that is nothing
    /// but a side (現行, 共同化後の経費) or the heading that it stands below, else what stands above; none where two of these
    /// differ.
    pub(super) fn side_in(&self, row: &SheetRow, of_head: Option<Side>) -> Option<Side> {
        let is_name = |role: &ColumnRole| {
            matches!(role, ColumnRole::Key("item" | "system" | "category") | ColumnRole::Unknown)
        };
        let names = self.table.columns.iter().filter(|column| is_name(&column.role));
        let mut of_row =
            names.filter_map(|column| row.labels.get(&column.at)).filter_map(|(text, _)| side_alone(text));
        let first = of_row.next();
        if of_row.any(|side| Some(side) != first) {
            return None;
        }
        let said = [first, row.side, self.side(of_head)].into_iter().flatten();
        let mut sides = said.clone();
        said.clone().next().filter(|side| sides.all(|other| other == *side))
    }

    /// Whether a row has an amount of a cost: a sum of a row, or a tax, is none.
    pub(super) fn has_amount(&self, row: &SheetRow) -> bool {
        self.table.amounts().any(|column| row.amounts.contains_key(&column.at))
    }

    /// The fiscal year that a row is of, where years stand in rows.
    pub(super) fn year(&self, row: &SheetRow) -> Option<i32> {
        let column = self.table.column(|role| *role == ColumnRole::YearOfRow)?;
        row.labels.get(&column.at).and_then(|(text, _)| year_of(text))
    }

    /// Whether amounts of a column are with tax.
    pub(super) fn tax(&self, row: &SheetRow, column: &SheetColumn) -> Option<Tax> {
        match row.taxed.contains(&column.at) {
            true => Some(Tax::Included),
            // 税区分, 保守（税抜）: a row speaks of its own amounts
            false => {
                let of_row = row.labels.values().find_map(|(text, _)| Tax::said(text));
                Tax::said(&column.head).or(of_row).or(self.about.tax)
            }
        }
    }

    /// The column of a cell.
    pub(super) fn column(&self, at: CellAt) -> Option<&SheetColumn> {
        self.table.at(at.1)
    }
}
