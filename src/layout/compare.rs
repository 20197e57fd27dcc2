//! The table `savings`: before, after, saving and percent, with the check of each printed percent.

mod model;
mod notes;
mod plan_notes;
mod savings;
mod words;

use super::cells::{common_tax, tax};
use super::columns::{column, data, for_people, ranged};
use super::verdicts::{bound_of, percent_word, printed, printed_with_bound, saving_word, status_word};
use crate::analysis::compare::{Compared, Comparison, Line};
use crate::case::Case;
use crate::lang::{Term, Text};
use crate::money::Currency;
use crate::published::{Known, PercentVerdict, Stated};
use crate::report::{Audience, Cell, Column, Money, Note, Report, Role, Row, Section, Sense, Table};
use savings::SavingsCells;
use words::{heading, percent, subject};

/// How a published row agrees with the plan of its case, as a note; `None` where there is no plan.
pub(super) fn claim(found: &Compared<'_>, row: usize) -> Option<Note> {
    plan_notes::claim_of_row(found, row)
}

/// Lays out what `compare` found.
pub fn compare(found: &Comparison<'_>) -> Report {
    let mut sections: Vec<Section> = found.cases.iter().map(|case| section(case)).collect();
    if !found.differences.tax.is_empty() {
        sections.iter_mut().zip(&found.cases).for_each(|(section, case)| taxed(section, case.case));
    }
    let title = match found.cases.iter().any(|case| case.model.is_some()) {
        true => Term::PlanTable,
        false => Term::SavingsTable,
    };
    let savings = Table { id: "savings", title, columns: columns(&sections), sections };
    Report {
        command: "compare",
        tax: common_tax(found.cases.iter().map(|case| case.case)),
        tables: std::iter::once(savings).chain(model::measures(&found.cases)).collect(),
        notes: notes::notes(found),
    }
}

/// The columns of the table, those of the data in the order of the interface; people do not see one that says nothing.
fn columns(sections: &[Section]) -> Vec<Column> {
    let mut columns = vec![
        data("case"),
        data("title"),
        data("basis"),
        data("system"),
        data("member"),
        data("of"),
        data("category"),
        data("item"),
        data("year"),
        data("months"),
        data("status"),
        for_people(column("subject", Term::Subject)),
        ranged(column("before", Term::Before)),
        ranged(column("after", Term::After)),
        ranged(column("saving", Term::Saving)),
        ranged(data("percent")),
        for_people(column("printed", Term::Percent)),
        column("outside", Term::Outside),
        column("support", Term::Support),
        column("net_after", Term::NetAfter),
        data("published_percent"),
        data("saving_verdict"),
        data("percent_verdict"),
        data("percent_certain"),
        data("bound"),
        for_people(column("check", Term::Check)),
        // an addition to the interface's columns, there only in a table by year
        column("cumulative_saving", Term::Cumulative),
        data("tax"),
    ];
    let says = |place: usize| {
        let rows = sections.iter().flat_map(|section| &section.rows);
        rows.filter_map(|row| row.cells.get(place)).any(|cell| !cell.is_nothing())
    };
    let nets = ["outside", "support"];
    let net =
        columns.iter().enumerate().any(|(place, column)| nets.contains(&column.key.as_ref()) && says(place));
    for (place, column) in columns.iter_mut().enumerate() {
        let shown = match column.key.as_ref() {
            "net_after" => net,
            "outside" | "support" | "check" | "cumulative_saving" => says(place),
            _ => true,
        };
        match (shown, column.audience) {
            (false, Audience::All) if column.key == "cumulative_saving" => column.audience = Audience::Nobody,
            (false, Audience::All) => column.audience = Audience::Data,
            (false, Audience::People) => column.audience = Audience::Nobody,
            _ => {}
        }
    }
    columns
}

/// Says in a heading whether amounts include tax, where cases differ.
fn taxed(section: &mut Section, case: &Case) {
    if let (Some(Cell::Aside(_, aside)), Some(tax)) = (&mut section.heading, tax(case)) {
        aside.push(Cell::Word(tax));
    }
}

fn section(found: &Compared<'_>) -> Section {
    let mut rows = model::rows(found);
    rows.extend(found.lines.iter().map(|line| row(found, line)));
    Section { heading: Some(heading(found)), rows }
}

fn row(found: &Compared<'_>, line: &Line<'_>) -> Row {
    let (case, published, implied) = (found.case, line.published, &line.implied);
    let figures = &published.figures;
    let text = |text: &Option<Text>| match text {
        Some(text) => Cell::text(text.clone()),
        None => Cell::Absent,
    };
    let cost = |known: &Known, stated: &Option<Stated>| money(known, stated, case.currency, Sense::Plain);
    let cells = SavingsCells {
        basis: if implied.inferred { Term::Inferred } else { Term::Published },
        system: text(&published.system),
        member: text(&published.member),
        of: text(&published.of),
        category: Cell::Absent,
        item: Cell::Absent,
        year: Cell::Absent,
        months: Cell::Count(published.months.into()),
        status: published.status.map_or(Cell::Absent, |status| Cell::Word(status_word(status))),
        subject: subject(found, line),
        before: cost(&implied.before, &figures.before),
        after: cost(&implied.after, &figures.after),
        saving: money(&implied.saving, &figures.saving, case.currency, Sense::Reduction),
        percent: percent(&implied.percent, 6),
        shown_percent: match &figures.percent {
            Some(stated) => printed_with_bound(stated),
            None => percent(&implied.percent, 1),
        },
        outside: Cell::Absent,
        support: Cell::Absent,
        net_after: Cell::Absent,
        published_percent: figures.percent.as_ref().map_or(Cell::Absent, printed),
        saving_verdict: Cell::Word(saving_word(implied.saving_verdict)),
        percent_verdict: implied
            .percent_verdict
            .map_or(Cell::Absent, |verdict| Cell::Word(percent_word(verdict))),
        percent_certain: implied
            .percent_verdict
            .and_then(PercentVerdict::certain)
            .map_or(Cell::Absent, Cell::Flag),
        bound: bound_of(figures),
        check: check(line),
        cumulative: Cell::Absent,
    };
    Row { role: Role::Item, cells: cells.in_order(case) }
}

fn money(known: &Known, stated: &Option<Stated>, currency: Currency, sense: Sense) -> Cell {
    let open = stated.as_ref().filter(|stated| stated.is_open());
    if known.is_unknown() && open.is_none() {
        return Cell::Absent;
    }
    Cell::Money(Money {
        currency,
        value: open.map(|stated| stated.amount.exact()).or_else(|| known.value.clone()),
        range: known.range.clone(),
        sense,
        approximate: stated.as_ref().is_some_and(|stated| stated.approximate),
    })
}

/// The exact percent of the printed amounts and the verdict on the printed one.
fn check(line: &Line<'_>) -> Cell {
    let Some(verdict) = line.implied.percent_verdict else {
        return Cell::Absent;
    };
    let exact =
        line.implied.exact_percent.clone().map(|value| super::verdicts::given_percent(Some(value), None, 3));
    let mut parts: Vec<Cell> = exact.into_iter().collect();
    let word = Box::new(Cell::Word(percent_word(verdict)));
    let certain = verdict.certain() == Some(true);
    let aside = certain.then_some(Cell::Word(Term::Certain));
    parts.push(Cell::Aside(word, aside.into_iter().collect()));
    Cell::Words(parts)
}
