//! A table in its sheet, with what is said of all its amounts.

use super::about::About;
use super::form::{Form, Side};
use super::grid::{At, Grid};
use super::head::{Column, Table};
use super::rows::Row;
use super::tax::Tax;
use super::unit::SheetUnit;
use super::words::Role;

/// A table in its sheet.
pub(super) struct Place<'t> {
    /// The sheet by its number.
    pub(super) sheet: usize,
    pub(super) grid: &'t Grid,
    pub(super) table: &'t Table,
    pub(super) about: &'t About,
    /// The unit of amounts whose columns state none.
    pub(super) unit: Option<SheetUnit>,
    /// The years of the term, where the workbook states them.
    pub(super) years: Option<u32>,
}

impl Place<'_> {
    /// What an amount of a column is of: as its row says it, its head, or the sheet.
    pub(super) fn form(&self, row: &Row, of_head: Option<Form>) -> Option<Form> {
        let said =
            self.table.column(|role| *role == Role::Form).and_then(|column| row.labels.get(&column.at));
        match said {
            Some((text, _)) => Form::named(text),
            None => of_head.or(self.about.form),
        }
    }

    /// The side that amounts are on.
    pub(super) fn side(&self, of_head: Option<Side>) -> Option<Side> {
        of_head.or(self.about.side)
    }

    /// Whether amounts of a column are with tax.
    pub(super) fn tax(&self, column: &Column) -> Option<Tax> {
        Tax::said(&column.head).or(self.about.tax)
    }

    /// The column of a cell.
    pub(super) fn column(&self, at: At) -> Option<&Column> {
        self.table.columns.iter().find(|column| column.at == at.1)
    }
}
