//! The cells of a row of the table `savings`, by the names of their columns and in their order.

use crate::case::{Case, Tax};
use crate::lang::Term;
use crate::report::Cell;

/// The cells of one row, by the names of their columns.
pub(super) struct SavingsCells {
    pub(super) basis: Term,
    pub(super) system: Cell,
    pub(super) member: Cell,
    pub(super) of: Cell,
    pub(super) category: Cell,
    pub(super) item: Cell,
    pub(super) year: Cell,
    pub(super) months: Cell,
    pub(super) status: Cell,
    pub(super) subject: Cell,
    pub(super) before: Cell,
    pub(super) after: Cell,
    pub(super) saving: Cell,
    pub(super) percent: Cell,
    pub(super) shown_percent: Cell,
    pub(super) outside: Cell,
    pub(super) support: Cell,
    pub(super) net_after: Cell,
    pub(super) published_percent: Cell,
    pub(super) saving_verdict: Cell,
    pub(super) percent_verdict: Cell,
    pub(super) percent_certain: Cell,
    pub(super) bound: Cell,
    pub(super) check: Cell,
    pub(super) cumulative: Cell,
}

impl SavingsCells {
    /// The cells in the order of the columns.
    pub(super) fn in_order(self, case: &Case) -> Vec<Cell> {
        vec![
            Cell::text(case.id.clone()),
            Cell::text(case.title.clone()),
            Cell::Word(self.basis),
            self.system,
            self.member,
            self.of,
            self.category,
            self.item,
            self.year,
            self.months,
            self.status,
            self.subject,
            self.before,
            self.after,
            self.saving,
            self.percent,
            self.shown_percent,
            self.outside,
            self.support,
            self.net_after,
            self.published_percent,
            self.saving_verdict,
            self.percent_verdict,
            self.percent_certain,
            self.bound,
            self.check,
            self.cumulative,
            tax_data(case),
        ]
    }
}

/// Whether amounts include tax, as a case file says it.
fn tax_data(case: &Case) -> Cell {
    case.tax.map_or(Cell::Absent, |tax| {
        let word = match tax {
            Tax::Included => "included",
            Tax::Excluded => "excluded",
        };
        Cell::text(word.to_owned())
    })
}
