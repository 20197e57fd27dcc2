//! What a bill is called, and the table `instalments`.

use super::names::{member_name, plain_name};
use crate::analysis::split::{Instalment, Splitting};
use crate::case::Word;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{column, data, for_people};
use crate::report::{Cell, Role, Row, Section, Sense, Table};

/// What a bill, and tables of bills are called.
pub(in crate::layout) struct Called {
    /// A bill itself.
    pub(in crate::layout) bill: Term,
    /// Bills of members by years.
    pub(in crate::layout) by_year: Term,
    /// The same in a paper.
    pub(in crate::layout) budget: Term,
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
            instalments: Term::InstalmentsTable,
        },
        Word::Buntankin => Called {
            bill: Term::BillBuntankin,
            by_year: Term::MatrixYearsBuntankin,
            budget: Term::BudgetBuntankin,
            instalments: Term::InstalmentsBuntankin,
        },
        Word::Bunpukin => Called {
            bill: Term::BillBunpukin,
            by_year: Term::MatrixYearsBunpukin,
            budget: Term::BudgetBunpukin,
            instalments: Term::InstalmentsBunpukin,
        },
    }
}

/// Lays out the instalments of one way to split, a section a member; nothing where the case has none.
pub(in crate::layout) fn instalments(found: &Splitting<'_>) -> Option<Table> {
    let parts = found.instalments.as_ref()?;
    let of_year = |part: &&Instalment| found.year.is_none_or(|year| part.year == year);
    let of_member = |part: &&Instalment| found.only.is_none_or(|only| part.member == only);
    let shown: Vec<_> = parts.iter().filter(of_year).filter(of_member).collect();
    let section = |parts: &[&Instalment]| Section {
        heading: parts.first().map(|part| member_name(found, part.member)),
        rows: parts
            .iter()
            .map(|part| {
                let member = found.computed.plan.members.get(part.member);
                let year = found.computed.years.get(part.year).map(|year| year.name);
                let year_of = year.map_or(Cell::Absent, Cell::Year);
                let number = year.map_or(Cell::Absent, |year| Cell::Count(year.number().into()));
                let money = Some(Units::exact(part.amount));
                let cells = vec![
                    member.map_or(Cell::Absent, |member| Cell::text(member.id.as_str())),
                    plain_name(found, part.member),
                    number,
                    year_of,
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
        for_people(column("shown_year", Term::YearHead)),
        column("number", Term::InstalmentNumber),
        column("month", Term::MonthHead),
        column("amount", Term::AmountHead),
    ];
    let sections: Vec<Section> = shown.chunk_by(|one, next| one.member == next.member).map(section).collect();
    let title = called(found.computed.plan.sharing.word).instalments;
    (!sections.is_empty()).then_some(Table { id: "instalments", title, columns, sections })
}
