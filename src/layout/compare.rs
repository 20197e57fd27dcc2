//! The table `savings`: before, after, saving and percent, with the check of each printed percent.

mod notes;

use super::verdicts::{percent_word, printed, saving_word};
use super::{column, data, for_people, ranged};
use crate::analysis::compare::{Compared, Comparison, Line};
use crate::case::{OneTime, Status};
use crate::lang::{Lang, Term, Text};
use crate::money::Currency;
use crate::published::{Known, PercentVerdict, Stated};
use crate::report::{Cell, Column, Money, Percent, Report, Role, Row, Section, Sense, Table};

/// Lays out what `compare` found.
pub fn compare(found: &Comparison<'_>, lang: Lang) -> Report {
    Report {
        command: "compare",
        tables: vec![Table {
            id: "savings",
            title: Term::SavingsTable,
            columns: columns(),
            sections: found.cases.iter().map(|case| section(case, lang)).collect(),
        }],
        notes: notes::notes(found, lang),
    }
}

/// The columns of the table, those of the data in the order of the interface.
fn columns() -> Vec<Column> {
    vec![
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
        data("outside"),
        data("support"),
        data("net_after"),
        data("published_percent"),
        data("saving_verdict"),
        data("percent_verdict"),
        data("percent_certain"),
        for_people(column("check", Term::Check)),
    ]
}

fn section(found: &Compared<'_>, lang: Lang) -> Section {
    let heading = Cell::Aside(
        Box::new(Cell::Text(found.case.title.in_lang(lang).to_owned())),
        vec![Cell::Text(found.case.id.clone()), Cell::Months(found.case.months)],
    );
    Section { heading: Some(heading), rows: found.lines.iter().map(|line| row(found, line, lang)).collect() }
}

fn row(found: &Compared<'_>, line: &Line<'_>, lang: Lang) -> Row {
    let (case, published, implied) = (found.case, line.published, &line.implied);
    let figures = &published.figures;
    let text = |text: &Option<Text>| match text {
        Some(text) => Cell::Text(text.in_lang(lang).to_owned()),
        None => Cell::Absent,
    };
    let cost = |known: &Known, stated: &Option<Stated>| money(known, stated, case.currency, Sense::Plain);
    let basis = if implied.inferred { Term::Inferred } else { Term::Published };
    let cells = vec![
        Cell::Text(case.id.clone()),
        Cell::Text(case.title.in_lang(lang).to_owned()),
        Cell::Word(basis),
        text(&published.system),
        text(&published.member),
        text(&published.of),
        Cell::Absent,
        Cell::Absent,
        Cell::Absent,
        Cell::Count(published.months.into()),
        published.status.map_or(Cell::Absent, |status| Cell::Word(status_word(status))),
        subject(found, line, lang),
        cost(&implied.before, &figures.before),
        cost(&implied.after, &figures.after),
        money(&implied.saving, &figures.saving, case.currency, Sense::Reduction),
        percent(&implied.percent, 6),
        match &figures.percent {
            Some(stated) => printed(stated),
            None => percent(&implied.percent, 1),
        },
        Cell::Absent,
        Cell::Absent,
        Cell::Absent,
        figures.percent.as_ref().map_or(Cell::Absent, printed),
        Cell::Word(saving_word(implied.saving_verdict)),
        implied.percent_verdict.map_or(Cell::Absent, |verdict| Cell::Word(percent_word(verdict))),
        implied.percent_verdict.and_then(PercentVerdict::certain).map_or(Cell::Absent, Cell::Flag),
        check(line),
    ];
    Row { role: Role::Item, cells }
}

/// What a row is of, in the reader's words: whose, of which system, which cost, over which months if not the case's.
fn subject(found: &Compared<'_>, line: &Line<'_>, lang: Lang) -> Cell {
    let row = line.published;
    let mut parts: Vec<Cell> = [&row.member, &row.system, &row.of]
        .into_iter()
        .flatten()
        .map(|text| Cell::Text(text.in_lang(lang).to_owned()))
        .collect();
    if parts.is_empty() {
        parts.push(Cell::Word(Term::Whole));
    }
    let mut aside = Vec::new();
    if row.months != found.case.months {
        aside.push(Cell::Months(row.months));
    }
    aside.extend(row.one_time.map(|one_time| {
        Cell::Word(match one_time {
            OneTime::Included => Term::OneTimeIncluded,
            OneTime::Excluded => Term::OneTimeExcluded,
        })
    }));
    aside.extend(row.status.map(|status| Cell::Word(status_word(status))));
    Cell::Aside(Box::new(Cell::Parts(parts)), aside)
}

fn money(known: &Known, stated: &Option<Stated>, currency: Currency, sense: Sense) -> Cell {
    if known.is_unknown() {
        return Cell::Absent;
    }
    Cell::Money(Money {
        currency,
        value: known.value.clone(),
        range: known.range.clone(),
        sense,
        approximate: stated.as_ref().is_some_and(|stated| stated.approximate),
    })
}

fn percent(known: &Known, decimals: i32) -> Cell {
    if known.value.is_none() && known.is_unknown() {
        return Cell::Absent;
    }
    Cell::Percent(Percent {
        value: known.value.clone(),
        range: known.range.clone(),
        sense: Sense::Reduction,
        decimals,
        approximate: false,
    })
}

/// The exact percent of the printed amounts and the verdict on the printed one.
fn check(line: &Line<'_>) -> Cell {
    let Some(verdict) = line.implied.percent_verdict else {
        return Cell::Absent;
    };
    let exact = line.implied.exact_percent.clone().map(|value| {
        Cell::Percent(Percent {
            value: Some(value),
            range: None,
            sense: Sense::Plain,
            decimals: 3,
            approximate: false,
        })
    });
    let mut parts: Vec<Cell> = exact.into_iter().collect();
    let word = Box::new(Cell::Word(percent_word(verdict)));
    let certain = verdict.certain() == Some(true);
    let aside = certain.then_some(Cell::Word(Term::Certain));
    parts.push(Cell::Aside(word, aside.into_iter().collect()));
    Cell::Words(parts)
}

fn status_word(status: Status) -> Term {
    match status {
        Status::Estimate => Term::Estimate,
        Status::Trial => Term::Trial,
        Status::Target => Term::Target,
        Status::Actual => Term::Actual,
        Status::Bound => Term::Bound,
    }
}
