//! The table `funding`: what a plan costs in each year and where the money is from, 財源内訳.

use super::cells::cost;
use super::columns::{Entry, Rows, of_sections, section};
use crate::case::Case;
use crate::cost::{Fund, Units};
use crate::lang::Term;
use crate::plan::facts::Computed;
use crate::plan::funding::{Funding, FundingRow};
use crate::report::{Cell, Role, Section, Table};

/// What a row is made of.
struct FundingLine<'f> {
    case: &'f Case,
    computed: &'f Computed<'f>,
    row: &'f FundingRow,
}

impl FundingLine<'_> {
    fn money(&self, units: Units) -> Cell {
        cost(units, self.case.currency)
    }

    fn year(&self) -> Option<Cell> {
        Some(Cell::Year(self.computed.years.get(self.row.year?)?.name))
    }
}

/// Lays it out, a section a case.
pub(super) fn funding<'f>(
    cases: impl Iterator<Item = (&'f Case, &'f Computed<'f>, &'f Funding, Option<Cell>)>,
) -> Option<Table> {
    let of = |(case, computed, funding, heading)| of_case(case, computed, funding, heading);
    together(cases.map(of).collect())
}

/// The section of a case.
pub(super) fn of_case<'f>(
    case: &'f Case,
    computed: &'f Computed<'f>,
    funding: &'f Funding,
    heading: Option<Cell>,
) -> Section {
    let role = |row: &FundingRow| if row.year.is_some() { Role::Item } else { Role::Total };
    let rows = funding.rows.iter().map(|row| (role(row), FundingLine { case, computed, row })).collect();
    section(&entries(), Rows { heading, rows })
}

/// The table of these sections.
pub(super) fn together(sections: Vec<Section>) -> Option<Table> {
    (!sections.is_empty()).then(|| of_sections("funding", Term::FundingTable, entries(), sections))
}

fn entries<'f>() -> Vec<Entry<'f, FundingLine<'f>>> {
    type E<'f> = Entry<'f, FundingLine<'f>>;
    let of = |key, head, kind| {
        E::new(key, head, move |of: &FundingLine<'f>| of.money(of.row.of(kind))).where_said()
    };
    vec![
        E::data("case", |of| Cell::text(&of.case.id)),
        E::data("year", |of| match of.row.year.and_then(|year| of.computed.years.get(year)) {
            Some(year) => Cell::Count(year.name.number().into()),
            None => Cell::Absent,
        }),
        E::people("subject", Term::Subject, |of| of.year().unwrap_or(Cell::Word(Term::Total))),
        E::new("cost", Term::FundingCost, |of| of.money(of.row.cost)),
        E::new("outside", Term::Outside, |of| of.money(of.row.outside)).where_said(),
        of("national", Term::FundNational, Fund::National),
        of("prefecture", Term::FundPrefecture, Fund::Prefecture),
        of("loan", Term::FundLoan, Fund::Loan),
        of("fund", Term::FundReserve, Fund::Reserve),
        of("other", Term::FundOther, Fund::Other),
        E::new("general", Term::FundGeneral, |of| of.money(of.row.general)),
        of("allocation_tax", Term::FundAllocationTax, Fund::AllocationTax),
        E::new("net_burden", Term::NetBurden, |of| of.money(of.row.net_burden)),
    ]
}
