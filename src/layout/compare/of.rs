//! What a row of the table `savings` is made of, and its figures.

use super::model;
use crate::analysis::compare::{Compared, Model, ModelRow, PrintedLine};
use crate::cost::Units;
use crate::layout::cells::amount;
use crate::layout::printed::bounded;
use crate::money::Currency;
use crate::plan::facts::{RowKey, Sums};
use crate::published::{Known, Stated};
use crate::report::{Cell, Money, Sense};

/// Which of the three amounts of a row.
#[derive(Clone, Copy)]
pub(super) enum AmountColumn {
    Before,
    After,
    Saving,
}

impl AmountColumn {
    pub(super) fn sense(self) -> Sense {
        if matches!(self, AmountColumn::Saving) { Sense::Reduction } else { Sense::Plain }
    }

    /// What a printed row implies and states of it.
    pub(super) fn printed<'f>(self, line: &'f PrintedLine<'f>) -> (&'f Known, &'f Option<Stated>) {
        let (implied, stated) = (&line.implied, &line.published.figures);
        match self {
            AmountColumn::Before => (&implied.before, &stated.before),
            AmountColumn::After => (&implied.after, &stated.after),
            AmountColumn::Saving => (&implied.saving, &stated.saving),
        }
    }

    /// What it comes to in a row of a plan, after support if so.
    fn planned(self, sums: &Sums, net: bool) -> Option<Units> {
        match (self, net) {
            (AmountColumn::Before, false) => sums.before,
            (AmountColumn::Before, true) => sums.net_before(),
            (AmountColumn::After, false) => sums.after,
            (AmountColumn::After, true) => sums.net_after(),
            (AmountColumn::Saving, false) => sums.saving(),
            (AmountColumn::Saving, true) => sums.net_saving(),
        }
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
    pub(super) fn figure(&self, figure: AmountColumn) -> Cell {
        match self {
            SavingRow::Printed(_, line) => {
                let (known, stated) = figure.printed(line);
                money(known, stated, self.currency(), figure.sense())
            }
            SavingRow::Planned(_, _, row) => {
                amount(figure.planned(&row.sums, false), self.currency(), figure.sense())
            }
        }
    }

    /// A figure of a printed row that is after support, or of a plan's.
    pub(super) fn net(&self, figure: AmountColumn) -> Cell {
        match self {
            SavingRow::Printed(_, line) if line.published.net => self.figure(figure),
            _ => self.net_of_plan(figure),
        }
    }

    /// A figure of a plan's row alone, after support.
    pub(super) fn net_of_plan(&self, figure: AmountColumn) -> Cell {
        self.of_plan(|row| figure.planned(&row.sums, true), figure.sense())
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
