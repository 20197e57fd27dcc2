//! What a bill is called, and the tables of instalments.

use super::instalments::matrix;
use crate::analysis::split::{Instalment, Splitting};
use crate::case::BillWord;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::cost;
use crate::layout::columns::{Entry, Rows, items, table};
use crate::layout::lookup::{member_id, plain_name, year_number};
use crate::report::Table;

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
    /// Bills with what is settled, by year.
    pub(in crate::layout) settled: Term,
    /// How bills are paid in parts.
    pub(in crate::layout) instalments: Term,
}

/// What they are called by this word.
pub(in crate::layout) fn called(word: BillWord) -> Called {
    match word {
        BillWord::Futankin => Called {
            bill: word.term(),
            by_year: Term::MatrixYears,
            budget: Term::BudgetTable,
            statement: Term::StatementTable,
            settled: Term::SettledTable,
            instalments: Term::InstalmentsTable,
        },
        BillWord::Buntankin => Called {
            bill: word.term(),
            by_year: Term::MatrixYearsBuntankin,
            budget: Term::BudgetBuntankin,
            statement: Term::StatementBuntankin,
            settled: Term::SettledBuntankin,
            instalments: Term::InstalmentsBuntankin,
        },
        BillWord::Bunpukin => Called {
            bill: word.term(),
            by_year: Term::MatrixYearsBunpukin,
            budget: Term::BudgetBunpukin,
            statement: Term::StatementBunpukin,
            settled: Term::SettledBunpukin,
            instalments: Term::InstalmentsBunpukin,
        },
    }
}

/// What the case calls a bill.
pub(super) fn bill_word(found: &Splitting<'_>) -> Term {
    found.computed.plan.sharing.word.term()
}

/// Lays out the instalments of one way to split: for people as a matrix, for data as a row each; nothing where the case
/// has none.
pub(in crate::layout) fn instalments(found: &Splitting<'_>) -> Vec<Table> {
    let Some(parts) = &found.instalments else { return Vec::new() };
    let of_year = |part: &&Instalment| found.year.is_none_or(|year| part.year == year);
    let of_member = |part: &&Instalment| found.only.is_none_or(|only| part.member == only);
    let shown: Vec<_> = parts.iter().filter(of_year).filter(of_member).collect();
    let title = called(found.computed.plan.sharing.word).instalments;
    match shown.is_empty() {
        true => Vec::new(),
        false => vec![matrix(found, &shown, title), listed(found, &shown, title).hidden()],
    }
}

/// A row for each instalment, a section a member.
fn listed(found: &Splitting<'_>, shown: &[&Instalment], title: Term) -> Table {
    type E<'f> = Entry<'f, &'f Instalment>;
    let plan = found.computed.plan;
    let entries: Vec<E<'_>> = vec![
        E::data("member", |part| member_id(plan, part.member)),
        E::data("name", |part| plain_name(plan, part.member)),
        E::data("year", |part| year_number(&found.computed.years, part.year)),
        E::new("number", Term::InstalmentNumber, |part| part.number),
        E::new("month", Term::MonthHead, |part| part.month),
        E::new("amount", Term::AmountHead, |part| cost(Units::exact(part.amount), found.case.currency)),
    ];
    let of_member = shown.chunk_by(|one, next| one.member == next.member);
    table(
        "instalments",
        title,
        entries,
        of_member.map(|parts| Rows::under(None, items(parts.iter().copied()))),
    )
}
