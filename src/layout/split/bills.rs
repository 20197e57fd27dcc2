//! What a bill is called, and the table `instalments`.

use super::instalments::matrix;
use super::names::plain_name;
use crate::analysis::split::{Instalment, Splitting};
use crate::case::Word;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{column, data, unseen};
use crate::report::{Cell, Role, Row, Section, Sense, Table};

/// What a bill, and tables of bills are called.
pub(in crate::layout) struct Called {
    /// A bill itself.
    pub(in crate::layout) bill: Term,
    /// Bills of members by years.
    pub(in crate::layout) by_year: Term,
    /// The same in a paper.
    pub(in crate::layout) budget: Term,
    /// How the bill of a year comes about.
    pub(super) statement: Term,
    /// How bills are paid in parts.
    pub(in crate::layout) instalments: Term,
}

/// What they are called by this word.
pub(in crate::layout) fn called(word: Word) -> Called {
    match word {
        Word::Futankin => Called {
            bill: Term::BillHead,
            by_year: Term::MatrixYears,
            budget: Term::BudgetTable,
            statement: Term::StatementTable,
            instalments: Term::InstalmentsTable,
        },
        Word::Buntankin => Called {
            bill: Term::BillBuntankin,
            by_year: Term::MatrixYearsBuntankin,
            budget: Term::BudgetBuntankin,
            statement: Term::StatementBuntankin,
            instalments: Term::InstalmentsBuntankin,
        },
        Word::Bunpukin => Called {
            bill: Term::BillBunpukin,
            by_year: Term::MatrixYearsBunpukin,
            budget: Term::BudgetBunpukin,
            statement: Term::StatementBunpukin,
            instalments: Term::InstalmentsBunpukin,
        },
    }
}

/// Lays out the instalments of one way to split: for people as a matrix, for data as a row each; nothing where the case
/// has none.
pub(in crate::layout) fn instalments(found: &Splitting<'_>) -> Vec<Table> {
    let Some(parts) = &found.instalments else { return Vec::new() };
    let of_year = |part: &&Instalment| found.year.is_none_or(|year| part.year == year);
    let of_member = |part: &&Instalment| found.only.is_none_or(|only| part.member == only);
    let shown: Vec<_> = parts.iter().filter(of_year).filter(of_member).collect();
    if shown.is_empty() {
        return Vec::new();
    }
    let mut rows = listed(found, &shown);
    rows.columns.iter_mut().for_each(unseen);
    vec![matrix(found, &shown, rows.title), rows]
}

/// A row for each instalment, a section a member.
fn listed(found: &Splitting<'_>, shown: &[&Instalment]) -> Table {
    let section = |parts: &[&Instalment]| Section {
        heading: None,
        rows: parts
            .iter()
            .map(|part| {
                let member = found.computed.plan.members.get(part.member);
                let year = found.computed.years.get(part.year).map(|year| year.name);
                let number = year.map(|year| year.number()).into();
                let money = Some(Units::exact(part.amount));
                let cells = vec![
                    member.map(|member| Cell::text(member.id.as_str())).into(),
                    plain_name(found, part.member),
                    number,
                    Cell::number_of(part.number),
                    Cell::Count(part.month.into()),
                    amount(money, found.case.currency, found.computed.decimals, Sense::Plain),
                ];
                Row { role: Role::Item, cells }
            })
            .collect(),
    };
    let columns = vec![
        data("member"),
        data("name"),
        data("year"),
        column("number", Term::InstalmentNumber),
        column("month", Term::MonthHead),
        column("amount", Term::AmountHead),
    ];
    let sections: Vec<Section> = shown.chunk_by(|one, next| one.member == next.member).map(section).collect();
    let title = called(found.computed.plan.sharing.word).instalments;
    Table { id: "instalments", title, columns, sections }
}
