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
pub(super) enum Figure {
    Before,
    After,
    Saving,
}

impl Figure {
    pub(super) fn sense(self) -> Sense {
        if matches!(self, Figure::Saving) { Sense::Reduction } else { Sense::Plain }
    }

    /// What a printed row implies and states of it.
    pub(super) fn printed<'f>(self, line: &'f PrintedLine<'f>) -> (&'f Known, &'f Option<Stated>) {
        let (implied, stated) = (&line.implied, &line.published.figures);
        match self {
            Figure::Before => (&implied.before, &stated.before),
            Figure::After => (&implied.after, &stated.after),
            Figure::Saving => (&implied.saving, &stated.saving),
        }
    }

    /// What it comes to in a row of a plan, after support if so.
    fn planned(self, sums: &Sums, net: bool) -> Option<Units> {
        match (self, net) {
            (Figure::Before, false) => sums.before,
            (Figure::Before, true) => sums.net_before(),
            (Figure::After, false) => sums.after,
            (Figure::After, true) => sums.net_after(),
            (Figure::Saving, false) => sums.saving(),
            (Figure::Saving, true) => sums.net_saving(),
        }
    }
}

/// What a row is made of.
#[derive(Clone, Copy)]
pub(super) enum Of<'f> {
    /// A row of figures as printed.
    Printed(&'f Compared<'f>, &'f PrintedLine<'f>),
    /// A row of a plan.
    Planned(&'f Compared<'f>, &'f Model<'f>, &'f ModelRow),
}

impl<'f> Of<'f> {
    pub(super) fn case(&self) -> &'f Compared<'f> {
        match self {
            Of::Printed(case, _) | Of::Planned(case, ..) => case,
        }
    }

    pub(super) fn currency(&self) -> Currency {
        self.case().case.currency
    }

    /// What a printed row says; nothing for a plan's.
    pub(super) fn printed<C>(&self, said: impl Fn(&'f PrintedLine<'f>) -> Option<C>) -> Option<C> {
        match self {
            Of::Printed(_, line) => said(line),
            Of::Planned(..) => None,
        }
    }

    /// What the first key of a plan's row that is one of these is called.
    pub(super) fn key(&self, is: fn(&RowKey) -> bool) -> Option<Cell> {
        let Of::Planned(_, model, row) = self else { return None };
        row.sums.keys.iter().find(|key| is(key)).map(|key| model::name(key, model))
    }

    /// A figure of a printed row, or of a plan's.
    pub(super) fn figure(&self, figure: Figure) -> Cell {
        match self {
            Of::Printed(_, line) => {
                let (known, stated) = figure.printed(line);
                money(known, stated, self.currency(), figure.sense())
            }
            Of::Planned(_, _, row) => {
                amount(figure.planned(&row.sums, false), self.currency(), figure.sense())
            }
        }
    }

    /// A figure of a printed row that is after support, or of a plan's.
    pub(super) fn net(&self, figure: Figure) -> Cell {
        match self {
            Of::Printed(_, line) if line.published.net => self.figure(figure),
            _ => self.net_of_plan(figure),
        }
    }

    /// A figure of a plan's row alone, after support.
    pub(super) fn net_of_plan(&self, figure: Figure) -> Cell {
        self.of_plan(|row| figure.planned(&row.sums, true), figure.sense())
    }

    /// An amount of a plan's row alone.
    pub(super) fn of_plan(&self, units: impl Fn(&ModelRow) -> Option<Units>, sense: Sense) -> Cell {
        match self {
            Of::Printed(..) => Cell::Absent,
            Of::Planned(_, _, row) => amount(units(row), self.currency(), sense),
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
