//! What a row of the table `savings` is made of, and its figures.

use super::model;
use crate::analysis::compare::{Compared, Model, ModelRow, PrintedLine};
use crate::cost::{ComparedAmount, Units};
use crate::layout::cells::{amount, sense};
use crate::layout::printed::{bounded, open_saving};
use crate::money::Currency;
use crate::plan::facts::{RowKey, Sums};
use crate::published::{Known, Stated};
use crate::report::{Cell, Money, Sense};

/// What a printed row implies and states of an amount.
pub(super) fn printed<'f>(
    line: &'f PrintedLine<'f>,
    figure: ComparedAmount,
) -> (&'f Known, &'f Option<Stated>) {
    let stated = &line.published.figures;
    (line.implies(figure), figure.of([&stated.before, &stated.after, &stated.saving]))
}

/// What an amount comes to in a row of a plan, after support if so.
fn planned(figure: ComparedAmount, sums: &Sums, net: bool) -> Option<Units> {
    match net {
        false => figure.of([sums.before, sums.after, sums.saving()]),
        true => figure.of([sums.net_before(), sums.net_after(), sums.net_saving()]),
    }
}

/// What a row is made of.
#[derive(Clone, Copy)]
pub(super) enum SavingRow<'f> {
    /// A row of figures as printed.
    Printed(&'f Compared<'f>, &'f PrintedLine<'f>),
    /// A row of a plan.
    Planned(&'f Compared<'f>, &'f Model<'f>, &'f ModelRow),
}

impl<'f> SavingRow<'f> {
    pub(super) fn case(&self) -> &'f Compared<'f> {
        match self {
            SavingRow::Printed(case, _) | SavingRow::Planned(case, ..) => case,
        }
    }

    pub(super) fn currency(&self) -> Currency {
        self.case().case.currency
    }

    /// What a printed row says; nothing for a plan's.
    pub(super) fn printed<C>(&self, said: impl Fn(&'f PrintedLine<'f>) -> Option<C>) -> Option<C> {
        match self {
            SavingRow::Printed(_, line) => said(line),
            SavingRow::Planned(..) => None,
        }
    }

    /// What the first key of a plan's row that is one of these is called.
    pub(super) fn key(&self, is: fn(&RowKey) -> bool) -> Option<Cell> {
        let SavingRow::Planned(_, model, row) = self else { return None };
        row.sums.keys.iter().find(|key| is(key)).map(|key| model::name(key, model))
    }

    /// A figure of a printed row, or of a plan's.
    pub(super) fn figure(&self, figure: ComparedAmount) -> Cell {
        match self {
            SavingRow::Printed(_, line) => {
                let (known, stated) = printed(line, figure);
                let open = (figure == ComparedAmount::Saving).then(|| self.open_saving(line)).flatten();
                open.unwrap_or_else(|| money(known, stated, self.currency(), sense(figure)))
            }
            SavingRow::Planned(_, _, row) => {
                amount(planned(figure, &row.sums, false), self.currency(), sense(figure))
            }
        }
    }

    /// The least that is saved, where the costs are bounds that leave no greatest.
    fn open_saving(&self, line: &PrintedLine<'_>) -> Option<Cell> {
        let is_printed = line.published.figures.saving.is_some();
        open_saving(line.implied.saving_left().filter(|_| !is_printed), self.currency())
    }

    /// A figure of a printed row that is after support, or of a plan's.
    pub(super) fn net(&self, figure: ComparedAmount) -> Cell {
        match self {
            SavingRow::Printed(_, line) if line.published.net => self.figure(figure),
            _ => self.net_of_plan(figure),
        }
    }

    /// A figure of a plan's row alone, after support.
    pub(super) fn net_of_plan(&self, figure: ComparedAmount) -> Cell {
        self.of_plan(|row| planned(figure, &row.sums, true), sense(figure))
    }

    /// An amount of a plan's row alone.
    pub(super) fn of_plan(&self, units: impl Fn(&ModelRow) -> Option<Units>, sense: Sense) -> Cell {
        match self {
            SavingRow::Printed(..) => Cell::Absent,
            SavingRow::Planned(_, _, row) => amount(units(row), self.currency(), sense),
        }
    }
}

/// A figure of a printed row: as it is printed, else as the others give it.
pub(super) fn money(known: &Known, stated: &Option<Stated>, currency: Currency, sense: Sense) -> Cell {
    let open = stated.as_ref().filter(|stated| stated.is_open());
    if known.is_unknown() && open.is_none() {
        return Cell::Absent;
    }
    let amount = Cell::money(Money {
        currency,
        value: open.map(|stated| stated.amount.exact()).or_else(|| known.value.clone()),
        range: known.range.clone(),
        sense,
        approximate: stated.as_ref().is_some_and(|stated| stated.approximate),
    });
    bounded(amount, stated.as_ref().and_then(|stated| stated.bound))
}
