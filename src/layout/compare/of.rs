//! What a row of the table `savings` is made of, and its figures.

use super::model::{self, money_of};
use crate::analysis::compare::{Compared, Line, Model, ModelRow};
use crate::cost::Units;
use crate::lang::Text;
use crate::money::Currency;
use crate::plan::facts::Key;
use crate::published::{Known, Stated};
use crate::report::{Cell, Money, Sense};

/// What a row is made of.
#[derive(Clone, Copy)]
pub(super) enum Of<'f> {
    /// A row of figures as printed.
    Printed(&'f Compared<'f>, &'f Line<'f>),
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
    pub(super) fn printed(&self, said: impl Fn(&Line<'f>) -> Cell) -> Cell {
        match self {
            Of::Printed(_, line) => said(line),
            Of::Planned(..) => Cell::Absent,
        }
    }

    /// A text of a printed row, or the first key of a plan's row that is one of these.
    pub(super) fn label(
        &self,
        text: impl Fn(&'f Line<'f>) -> Option<&'f Text>,
        is: fn(&Key) -> bool,
    ) -> Cell {
        match self {
            Of::Printed(_, line) => text(line).map(Cell::text).into(),
            Of::Planned(_, model, row) => {
                let key = row.sums.keys.iter().find(|key| is(key));
                key.map(|key| model::name(key, model)).into()
            }
        }
    }

    /// A figure of a printed row, or of a plan's.
    pub(super) fn money(
        &self,
        known: impl Fn(&'f Line<'f>) -> (&'f Known, &'f Option<Stated>),
        units: impl Fn(&ModelRow) -> Option<Units>,
        sense: Sense,
    ) -> Cell {
        match self {
            Of::Printed(_, line) => {
                let (known, stated) = known(line);
                money(known, stated, self.currency(), sense)
            }
            Of::Planned(_, model, row) => money_of(units(row), self.currency(), model, sense),
        }
    }

    /// A figure of a printed row that is after support, or of a plan's.
    pub(super) fn net(
        &self,
        known: impl Fn(&'f Line<'f>) -> (&'f Known, &'f Option<Stated>),
        units: impl Fn(&ModelRow) -> Option<Units>,
        sense: Sense,
    ) -> Cell {
        match self {
            Of::Printed(_, line) if !line.published.net => Cell::Absent,
            _ => self.money(known, units, sense),
        }
    }

    /// A figure of a plan's row alone.
    pub(super) fn planned(&self, units: impl Fn(&ModelRow) -> Option<Units>, sense: Sense) -> Cell {
        match self {
            Of::Printed(..) => Cell::Absent,
            Of::Planned(_, model, row) => money_of(units(row), self.currency(), model, sense),
        }
    }
}

fn money(known: &Known, stated: &Option<Stated>, currency: Currency, sense: Sense) -> Cell {
    let open = stated.as_ref().filter(|stated| stated.is_open());
    if known.is_unknown() && open.is_none() {
        return Cell::Absent;
    }
    Cell::money(Money {
        currency,
        value: open.map(|stated| stated.amount.exact()).or_else(|| known.value.clone()),
        range: known.range.clone(),
        sense,
        approximate: stated.as_ref().is_some_and(|stated| stated.approximate),
    })
}
