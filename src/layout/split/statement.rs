//! The table that goes with a first bill, 算定表, and a year beside the year before.

use super::bills::called;
use super::names::{member_name, plain_name};
use crate::analysis::split::{Line, ShareRow, Split, Splitting, Statement, Who};
use crate::case::{basis_words, rule_key};
use crate::cost::Units;
use crate::lang::{Term, Text};
use crate::layout::bases;
use crate::layout::cells::amount;
use crate::layout::columns::{Entry, Rows, column, data, for_people, ranked, table};
use crate::money::{Fraction, Range};
use crate::report::{Cell, Note, Percent, Role, Row, Section, Sense, Table, note};
use crate::sharing::{Basis, Rule};

/// A line of the statement, or the sum of those of a year.
struct Of<'f> {
    line: &'f Line,
    who: Who,
}

/// Lays out how the shares of each year come about, or those of the year asked for.
pub(super) fn statement(found: &Splitting<'_>, way: &Split, statement: &Statement) -> Table {
    let is_shown = |line: &&Line| {
        found.year.is_none_or(|year| line.year == year) && found.only.is_none_or(|only| line.member == only)
    };
    let lines: Vec<&Line> = statement.lines.iter().filter(is_shown).collect();
    let sums: Vec<Line> = lines.chunk_by(|one, next| one.year == next.year).filter_map(summed).collect();
    let sections = lines.chunk_by(|one, next| one.year == next.year).zip(&sums).map(|(lines, sum)| {
        let rows = lines.iter().map(|line| (Role::Item, Of { line, who: Who::Member(line.member) }));
        let total = (Role::Subtotal, Of { line: sum, who: Who::All });
        let year = found.computed.years.get(sum.year).map(|year| Cell::Year(year.name));
        Rows { heading: year, rows: rows.chain(found.only.is_none().then_some(total)).collect() }
    });
    let sections = sections.collect();
    let title = called(found.computed.plan.sharing.word).statement;
    table("matrix", title, entries(found, way, statement), sections)
}

fn summed(lines: &[&Line]) -> Option<Line> {
    let (first, rest) = lines.split_first()?;
    Some(rest.iter().fold((*first).clone(), |sum, line| Line {
        parts: sum.parts.iter().zip(&line.parts).map(|(sum, part)| sum.saturating_add(*part)).collect(),
        own: sum.own.saturating_add(line.own),
        limited: sum.limited.saturating_add(line.limited),
        moved: sum.moved.saturating_add(line.moved),
        rounding: sum.rounding.saturating_add(line.rounding),
        sum: sum.sum.saturating_add(line.sum),
        direct: sum.direct.saturating_add(line.direct),
        ..sum
    }))
}

fn entries<'f>(found: &'f Splitting<'_>, way: &'f Split, statement: &Statement) -> Vec<Entry<'f, Of<'f>>> {
    type E<'f> = Entry<'f, Of<'f>>;
    let cost = move |units| {
        amount(Some(Units::exact(units)), found.case.currency, found.computed.decimals, Sense::Plain)
    };
    let beside = move |of: &Of<'f>| way.shares.stands_beside(of.who.member(), Some(of.line.year));
    let settles = way.total.settlement.is_some();
    let mut entries = vec![
        E::data("key", |of| of.who.member().map(|number| id(found, number)).into()),
        E::data("name", |of| {
            of.who.member().map_or(Cell::Word(Term::Total), |number| plain_name(found, number))
        }),
        E::data("year", |of| {
            let year = found.computed.years.get(of.line.year);
            year.map(|year| year.name.number()).into()
        }),
        E::people("who", Term::Subject, |of| {
            of.who.member().map_or(Cell::Word(Term::Subtotal), |number| member_name(found, number))
        }),
    ];
    let mut names: Vec<String> = Vec::new();
    for name in statement.bases.iter().filter_map(Basis::name) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    for name in names {
        let (key, head) = (name.clone(), Cell::text(bases::called(found.computed.plan, &name)));
        entries.push(E::keyed(key, head, move |of: &Of<'f>| figure(found, of, &name)));
    }
    for (nth, basis) in statement.bases.iter().enumerate() {
        let (key, head) = called_by(found, basis, nth);
        entries.push(E::keyed(key, head, move |of| cost(of.line.parts.get(nth).copied().unwrap_or(0))));
    }
    entries.extend([
        E::new("own", Term::OwnCosts, move |of| cost(of.line.own)).where_said(),
        E::new("limited", Term::MovedByLimits, move |of| cost(of.line.limited)).where_said(),
        E::new("moved", Term::MovedByPromise, move |of| cost(of.line.moved)).where_said(),
        E::new("rounding", Term::RoundingHead, move |of| cost(of.line.rounding)),
        // in data a share is what it is in every table: with what is paid to others
        E::data("direct", move |of| cost(of.line.direct)),
        E::data("share", move |of| cost(of.line.sum.saturating_add(of.line.direct))),
        E::people("sum", Term::SumHead, move |of| cost(of.line.sum)).only_if(settles),
        E::new("settlement", Term::SettlementHead, move |of| {
            amount(beside(of), found.case.currency, found.computed.decimals, Sense::Plain)
        })
        .seen_if(settles),
        E::new("bill", Term::BillHead, move |of| {
            let bill = beside(of).unwrap_or_default().plus(Units::exact(of.line.sum));
            amount(Some(bill), found.case.currency, found.computed.decimals, Sense::Plain)
        })
        .headed(Cell::Word(called(found.computed.plan.sharing.word).bill)),
    ]);
    entries
}

fn id(found: &Splitting<'_>, number: usize) -> Cell {
    let member = found.computed.plan.members.get(number);
    member.map(|member| Cell::text(member.id.as_str())).into()
}

/// The figure of a base that a member has in the year.
fn figure(found: &Splitting<'_>, of: &Of<'_>, name: &str) -> Cell {
    let Some(year) = found.computed.years.get(of.line.year) else { return Cell::Absent };
    let of_member = |number: usize| {
        found.computed.plan.members.get(number).and_then(|member| member.base_in(name, year.name.number()))
    };
    let value = of.who.member().and_then(of_member).cloned();
    value
        .map(|value| {
            let decimals = value.decimals_within(6);
            Cell::number(value, decimals)
        })
        .into()
}

/// What falls to a member by a base: the key of its column and its head, 均等割額.
fn called_by(found: &Splitting<'_>, basis: &Basis, nth: usize) -> (String, Cell) {
    let key = rule_key(&Rule::by(basis.clone()), false)
        .unwrap_or_else(|| ["negotiated_", &nth.to_string()].concat());
    let said = |note: Note, base: Text| Cell::from(note.with("base", Cell::text(base)));
    let head = match (basis, basis_words(basis)) {
        (Basis::Proportional(name), _) => {
            said(note!("part-by-base"), bases::called(found.computed.plan, name))
        }
        (_, Some(text)) => said(note!("part-by-words"), text),
        (_, None) => Cell::Word(Term::Negotiated),
    };
    ([key, "_amount".to_owned()].concat(), head)
}

/// Lays out what is asked for in a year beside the year before, with what changed.
pub(super) fn changes(found: &Splitting<'_>, way: &Split, year: usize) -> Table {
    let due = |row: &ShareRow| if found.net { row.counted() } else { way.due(row) };
    let in_year = |year: Option<usize>, who: Who| {
        let row = way.rows.iter().find(|row| row.year.is_some() && row.year == year && row.who == who);
        row.and_then(due)
    };
    let last_year = year.checked_sub(1);
    let nobody = found.net.then_some(Who::Nobody);
    let members = found.computed.members().map(|(number, _)| Who::Member(number)).chain(nobody);
    let is_shown = |who: &Who| {
        let is_there = in_year(Some(year), *who).or(in_year(last_year, *who)).is_some();
        is_there && found.only.is_none_or(|only| *who == Who::Member(only))
    };
    let all = found.only.is_none().then_some(Who::All);
    let money = |units, sense| amount(units, found.case.currency, found.computed.decimals, sense);
    let row = |who: Who| {
        let (now, then) = (in_year(Some(year), who), in_year(last_year, who));
        // who takes no part in one of the two pays nothing in it
        let change = last_year.map(|_| now.unwrap_or_default().minus(then.unwrap_or_default()));
        let name = match who {
            Who::Member(number) => member_name(found, number),
            Who::Nobody => Cell::Word(Term::NotCollected),
            Who::All => Cell::Word(Term::Total),
        };
        let plain = who.member().map_or(name.clone(), |number| plain_name(found, number));
        let number = found.computed.years.get(year).map(|year| Cell::Count(year.name.number().into()));
        let cells = vec![
            who.member().map(|number| id(found, number)).into(),
            plain,
            number.unwrap_or(Cell::Absent),
            name,
            money(now, Sense::Plain),
            money(then, Sense::Plain),
            money(change, Sense::Change),
            now.zip(then).and_then(|(now, then)| percent(now, then)).unwrap_or(Cell::Absent),
        ];
        Row { role: if who == Who::All { Role::Total } else { Role::Item }, cells }
    };
    let head = |nth: Option<usize>| {
        let year = nth.and_then(|nth| found.computed.years.get(nth));
        year.map_or(Cell::Word(Term::YearBefore), |year| Cell::Year(year.name))
    };
    let headed =
        |key, head: Cell| crate::report::Column { head: Some(head), ..column(key, Term::AmountHead) };
    let columns = vec![
        data("member"),
        data("name"),
        data("year"),
        for_people(column("who", Term::Subject)),
        headed("amount", head(Some(year))),
        headed("year_before", head(year.checked_sub(1))),
        ranked(1, column("change", Term::ShareChange)),
        column("change_percent", Term::ChangePercent),
    ];
    let rows: Vec<Row> = members.filter(is_shown).chain(all).map(row).collect();
    Table {
        id: "year_change",
        title: Term::YearChangeTable,
        columns,
        sections: vec![Section { heading: None, rows }],
    }
}

/// What the change comes to in percent of the year before.
fn percent(now: Units, then: Units) -> Option<Cell> {
    let of = |now: i128, then: i128| {
        let change = Fraction::ratio(now.checked_sub(then)?.checked_mul(100)?, then)?;
        (then > 0).then_some(change)
    };
    let ends = [(now.low, then.high), (now.low, then.low), (now.high, then.low), (now.high, then.high)];
    let ends: Option<Vec<Fraction>> = ends.into_iter().map(|(now, then)| of(now, then)).collect();
    let range = Range::hull(ends?)?;
    let value = range.point().cloned();
    let sense = Sense::Change;
    Some(Cell::percent(Percent { value, range: Some(range), sense, decimals: 1, approximate: false }))
}
