//! The tables `shares` and `rules`: who pays what, and who is worse off, by one rule or by several side by side.

mod fair;
mod names;
mod notes;
mod rules;
mod settled;
mod words;

use super::cells::{amount, saving_percent, tax};
use super::columns::{column, data, for_people};
use crate::analysis::split::{By, ShareRow, Split, Splitting, Who};
use crate::code;
use crate::cost::{Units, YearName};
use crate::lang::{Lang, Term};
use crate::money::{Fraction, Rounding};
use crate::report::{Audience, Cell, Column, Money, Note, Percent, Report, Role, Row, Section, Sense, Table};
pub(super) use names::member_name;
use names::plain_name;

/// Lays out what `split` found.
pub fn split(found: &Splitting<'_>, lang: Lang) -> Report {
    let several = found.ways.len() > 1;
    let sections: Vec<Section> = found.ways.iter().flat_map(|way| sections(found, way, lang)).collect();
    let mut columns = columns(found, &sections);
    if several {
        // people have the rules side by side
        for column in &mut columns {
            column.audience = match column.audience {
                Audience::All | Audience::Data => Audience::Data,
                Audience::People | Audience::Nobody => Audience::Nobody,
            };
        }
    }
    let shares = Table { id: "shares", title: Term::SharesTable, columns, sections };
    let rules = several.then(|| rules::rules(found, lang));
    Report {
        command: "split",
        tax: tax(found.case),
        tables: rules.into_iter().chain([shares]).chain(fair::tables(found, lang)).collect(),
        notes: notes::notes(found, lang),
    }
}

/// The columns, those of the data in the order of the interface; people do not see one that says nothing.
fn columns(found: &Splitting<'_>, sections: &[Section]) -> Vec<Column> {
    let mut columns = vec![
        data("rule"),
        data("member"),
        data("name"),
        data("year"),
        data("item"),
        for_people(column("who", Term::Subject)),
        column("before", Term::Before),
        column("share", Term::ShareHead),
        column("support", Term::Support),
        column("net_share", Term::NetShare),
        column("saving", Term::Saving),
        data("percent"),
        for_people(column("shown_percent", Term::Percent)),
        data("worse_off"),
        data("capped"),
        for_people(column("verdict", Term::Verdict)),
    ];
    // additions to the interface's columns: the ends of what is only known within a range
    columns.extend(ENDS.map(data));
    if found.ways.iter().any(|way| way.errors.is_some()) {
        columns.push(data("standard_error"));
    }
    let says = |place: usize| {
        let rows = sections.iter().flat_map(|section| &section.rows);
        rows.filter_map(|row| row.cells.get(place)).any(|cell| !cell.is_nothing())
    };
    let supported = columns.iter().position(|column| column.key == "support").is_some_and(says);
    for (place, column) in columns.iter_mut().enumerate() {
        let shown = match column.key.as_ref() {
            "support" | "net_share" => supported,
            "before" | "saving" | "shown_percent" => found.by != Some(By::Item),
            "verdict" => found.by != Some(By::Item) && says(place),
            _ => true,
        };
        match (shown, column.audience) {
            (false, Audience::All) => column.audience = Audience::Data,
            (false, Audience::People) => column.audience = Audience::Nobody,
            _ => {}
        }
    }
    columns
}

/// The ends of ranges, in the order of their cells.
const ENDS: [&str; 8] = [
    "before_low",
    "before_high",
    "share_low",
    "share_high",
    "saving_low",
    "saving_high",
    "percent_low",
    "percent_high",
];

/// One section, or one for each year or item; the total stands in the last.
fn sections(found: &Splitting<'_>, way: &Split, lang: Lang) -> Vec<Section> {
    let mut sections: Vec<Section> = way
        .rows
        .chunk_by(|one, next| (one.year, one.item) == (next.year, next.item))
        .map(|rows| Section {
            heading: rows.first().and_then(|row| heading(found, way, row, lang)),
            rows: rows.iter().map(|row| share_row(found, way, row, lang)).collect(),
        })
        .collect();
    let total = share_row(found, way, &way.total, lang);
    let of_term = super::cells::heading(found.case, found.computed.calendar.months, lang);
    match (found.by, sections.last_mut()) {
        (None, Some(only)) => {
            only.heading = Some(of_term);
            only.rows.push(total);
        }
        _ => sections.push(Section { heading: Some(of_term), rows: vec![total] }),
    }
    sections
}

/// The year or the item that rows are of.
fn heading(found: &Splitting<'_>, way: &Split, row: &ShareRow, lang: Lang) -> Option<Cell> {
    if let Some(year) = row.year {
        let name = found.computed.years.get(year)?.name;
        let (code, year) = match name {
            YearName::Fiscal(year) => (code!("fiscal-year"), year),
            YearName::Nth(year) => (code!("nth-year"), year),
        };
        return Some(Cell::Said(Box::new(Note::new(code).with("year", Cell::Text(year.to_string())))));
    }
    Some(match row.item? {
        Some(item) => {
            let name = found.computed.plan.after.get(item)?.name.in_lang(lang).to_owned();
            let shared = found.shared_items().contains(&item);
            let rule = words::rule_of(found, way, item).filter(|_| shared);
            let rule = rule.map(|rule| words::expression(rule, lang));
            Cell::Aside(Box::new(Cell::Text(name)), rule.into_iter().collect())
        }
        None => Cell::Word(Term::Rounding),
    })
}

fn share_row(found: &Splitting<'_>, way: &Split, row: &ShareRow, lang: Lang) -> Row {
    let currency = found.case.currency;
    let decimals = found.computed.decimals;
    let sums = &row.sums;
    let cost = |units| amount(units, currency, decimals, Sense::Plain);
    let saving = row.saving();
    let percent = row.percent();
    let capped = row.who.member().map(|number| way.shares.capped.iter().any(|held| held.member == number));
    let worse_off = row.worse_off();
    let ends = [sums.before.map(ends_of), sums.after.map(ends_of), saving.map(ends_of)];
    let end = |units: i128, sense| {
        let value = Fraction::decimal(units, i32::try_from(decimals).unwrap_or(0));
        Cell::Money(Money { currency, value: Some(value), range: None, sense, approximate: false })
    };
    let mut cells = vec![
        words::rule_data(found, way, row),
        row.who
            .member()
            .and_then(|number| found.computed.plan.members.get(number))
            .map_or(Cell::Absent, |member| Cell::Text(member.id.clone())),
        name(found, row, plain_name, lang),
        year_number(found, row),
        item_id(found, row),
        name(found, row, member_name, lang),
        cost(sums.before),
        cost(sums.after),
        cost(Some(sums.support)),
        cost(sums.net_after()),
        amount(saving, currency, decimals, Sense::Reduction),
        saving_percent(percent.clone(), 6),
        saving_percent(percent.clone(), 1),
        worse_off.filter(|_| row.who != Who::Nobody).map_or(Cell::Absent, Cell::Flag),
        capped.map_or(Cell::Absent, Cell::Flag),
        verdict(row, capped == Some(true), saving),
    ];
    for (ends, sense) in ends.into_iter().zip([Sense::Plain, Sense::Plain, Sense::Reduction]) {
        match ends {
            Some([low, high]) => cells.extend([end(low, sense), end(high, sense)]),
            None => cells.extend([Cell::Absent, Cell::Absent]),
        }
    }
    let percent_end = |value: Fraction, rounding| {
        let value = Some(value.rounded(6, rounding));
        Cell::Percent(Percent {
            value,
            range: None,
            sense: Sense::Reduction,
            decimals: 6,
            approximate: false,
        })
    };
    match percent {
        Some(range) => cells
            .extend([percent_end(range.low, Rounding::Floor), percent_end(range.high, Rounding::Ceiling)]),
        None => cells.extend([Cell::Absent, Cell::Absent]),
    }
    if found.ways.iter().any(|way| way.errors.is_some()) {
        let of_row = |errors: &Vec<Fraction>| errors.get(row.who.member()?)?.units(0, Rounding::Ceiling);
        cells.push(cost(way.errors.as_ref().and_then(of_row).map(Units::exact)));
    }
    Row { role: row.role, cells }
}

fn ends_of(units: Units) -> [i128; 2] {
    [units.low, units.high]
}

/// Whose a row is, in words; words of the program are the same code in every language.
fn name(
    found: &Splitting<'_>,
    row: &ShareRow,
    of_member: impl Fn(&Splitting<'_>, usize, Lang) -> Cell,
    lang: Lang,
) -> Cell {
    match (row.who, row.role) {
        (Who::Member(number), _) => of_member(found, number, lang),
        (Who::Nobody, _) => Cell::Word(Term::NotCollected),
        (Who::All, Role::Subtotal) => Cell::Word(Term::Subtotal),
        (Who::All, _) => Cell::Word(Term::Total),
    }
}

fn year_number(found: &Splitting<'_>, row: &ShareRow) -> Cell {
    let year = row.year.and_then(|year| found.computed.years.get(year));
    year.map_or(Cell::Absent, |year| match year.name {
        YearName::Fiscal(year) | YearName::Nth(year) => Cell::Count(year.into()),
    })
}

fn item_id(found: &Splitting<'_>, row: &ShareRow) -> Cell {
    match row.item {
        None => Cell::Absent,
        Some(None) => Cell::Word(Term::Rounding),
        Some(Some(item)) => {
            let item = found.computed.plan.after.get(item);
            item.map_or(Cell::Absent, |item| Cell::Text(item.id.clone()))
        }
    }
}

/// What a row comes to for its member, in words that need no colour.
fn verdict(row: &ShareRow, capped: bool, saving: Option<Units>) -> Cell {
    let mut said = Vec::new();
    match (row.worse_off(), row.who) {
        (Some(true), _) => said.push(Cell::Word(Term::WorseOff)),
        (None, Who::Member(_)) if saving.is_some() => said.push(Cell::Word(Term::MaybeWorseOff)),
        _ => {}
    }
    if capped && row.year.is_none() && row.item.is_none() {
        said.push(Cell::Word(Term::Capped));
    }
    match said.is_empty() {
        true => Cell::Absent,
        false => Cell::Parts(said),
    }
}
