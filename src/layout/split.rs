//! The tables `shares` and `rules`: who pays what, and who is worse off, by one rule or by several side by side.

mod bills;
mod fair;
mod figures;
mod instalments;
mod matrix;
mod names;
mod notes;
mod rules;
mod sections;
mod settled;
mod statement;
mod summary;
mod words;

use super::cells::{amount, saving_percent, tax};
use super::columns::{Entry, keep, of_sections, section, table, unseen};
use super::headings;
use super::heads::heads;
use crate::analysis::split::{Across, By, ShareRow, Split, Splitting, Who};
use crate::cost::{Units, YearName};
use crate::diagnostic::Diagnostic;
use crate::lang::Term;
use crate::report::{Audience, Cell, Column, Report, Role, Scale, Section, Sense, Table};
pub(super) use bills::{called, instalments};
use figures::Made;
pub(super) use matrix::matrix;
use names::plain_name;
pub(super) use names::{listed, member_name, named};
use sections::sections;
pub(super) use words::{expression, way as words_of};
pub(super) use words::{rule_of, spelled};

/// Lays out what `split` found.
pub fn split(found: &Splitting<'_>) -> Report {
    let sections = found.ways.iter().flat_map(|way| sections(found, way)).collect();
    around(found, table("shares", Term::SharesTable, entries(found), sections))
}

/// The same without the rows of the table `shares`; and its columns for data, with the rows of its sections as they are
/// asked for: there may be as many as members times items.
///
/// # Errors
/// Why costs cannot be split.
pub fn flowing<R>(
    found: &Splitting<'_>,
    write: impl FnOnce(Report, &[Column], &mut dyn Iterator<Item = Section>) -> R,
) -> Result<R, Diagnostic> {
    let mut columns = entries(found);
    keep(&mut columns, Audience::Data);
    let laid = of_sections("shares", Term::SharesTable, columns, Vec::new());
    let heads = laid.columns.clone();
    let mut columns = entries(found);
    keep(&mut columns, Audience::Data);
    let rows = found.ways.iter().flat_map(|way| sections(found, way)).map(|rows| section(&columns, rows));
    let report = around(found, laid);
    match found.ways.as_slice() {
        [way] => found.flowing(way, |items| {
            let items = items.map(|rows| section(&columns, sections::of_item(found, way, rows)));
            write(report, &heads, &mut items.chain(rows))
        }),
        _ => Ok(write(report, &heads, &mut { rows })),
    }
}

/// The report around the table `shares`.
fn around(found: &Splitting<'_>, mut shares: Table) -> Report {
    let matrix = found.across.and_then(|across| match across {
        Across::Base => None,
        Across::Rule => Some(rules::matrix(found)),
        Across::Year | Across::Item | Across::Member => Some(matrix(found, across)),
    });
    let matrix = matrix.or_else(|| of_year(found));
    let several = found.ways.len() > 1;
    let rules = several.then(|| rules::rules(found));
    // people have the rules side by side, or the matrix; data keeps its long form
    if several || matrix.is_some() {
        shares.columns.iter_mut().for_each(unseen);
    }
    let shown = matrix.into_iter().chain(rules.filter(|_| found.across.is_none()));
    Report {
        command: "split",
        tax: tax(found.case),
        heading: Some(heading(found)),
        summary: Some(summary::summary(found)),
        scale: scale(found),
        pictures: Vec::new(),
        tables: money(found)
            .into_iter()
            .chain(shown)
            .chain([shares])
            .chain(instalments(found))
            .chain(fair::tables(found))
            .collect(),
        notes: notes::notes(found),
    }
}

/// Where the money is from, where that is asked for.
fn money(found: &Splitting<'_>) -> Option<Table> {
    let funding = found.funding.as_ref()?;
    let whose = found.only.map(|member| member_name(found, member));
    super::funding::funding(std::iter::once((found.case, &found.computed, funding, whose)))
}

/// How shares come about, or a year beside the year before.
fn of_year(found: &Splitting<'_>) -> Option<Table> {
    let way = found.ways.first()?;
    match (&found.statement, found.year) {
        (Some(statement), _) => Some(statement::statement(found, way, statement)),
        (None, Some(year)) if found.change => Some(statement::changes(found, way, year)),
        _ => None,
    }
}

/// The case, who shares its costs, over which term and of which year of it.
fn heading(found: &Splitting<'_>) -> Cell {
    let heading = headings::of_plan(found.case, &found.computed, Some(Term::BorneByMembers));
    let year = found.year.and_then(|year| found.computed.years.get(year)).map(|year| Cell::Year(year.name));
    match (heading, year) {
        (Cell::Parts(mut parts), Some(year)) => {
            parts.insert(1.min(parts.len()), year);
            Cell::Parts(parts)
        }
        (heading, _) => heading,
    }
}

/// Thousands, unless the amounts are too small, or bills of a year are no whole thousands.
fn scale(found: &Splitting<'_>) -> Scale {
    let shares = found.ways.iter().map(|way| &way.shares);
    let bills = shares
        .flat_map(|shares| shares.bills.iter().chain(shares.beside.iter().map(|year| &year.members)))
        .flatten();
    // an instalment, and how a share comes about, are told to the minor unit
    if found.instalments.is_some() || found.statement.is_some() {
        return Scale::Whole;
    }
    let exact = (found.by == Some(By::Year)).then(|| bills.map(|bill| bill.base));
    // what rounding moves is small: beside it items are told to the minor unit too
    let of_rounding = |row: &&ShareRow| row.item == Some(None);
    let moved = found.ways.iter().flat_map(|way| way.rows.iter().filter(of_rounding));
    let moved = moved.filter_map(|row| row.sums.after).map(|units| units.base);
    headings::scale(&found.computed, exact.into_iter().flatten().chain(moved))
}

/// The columns, those of the data in the order of the interface, those of people from the most to the least needed.
fn entries<'f>(found: &'f Splitting<'_>) -> Vec<Entry<'f, Made<'f>>> {
    type E<'f> = Entry<'f, Made<'f>>;
    let (currency, decimals) = (found.case.currency, found.computed.decimals);
    let cost = move |units| amount(units, currency, decimals, Sense::Plain);
    let saving = move |units| amount(units, currency, decimals, Sense::Reduction);
    let of_term = found.by != Some(By::Item);
    let heads = heads(found.case, &found.computed);
    let (shown_heads, head) = (heads.clone(), heads.head());
    let supported = found.ways.iter().any(|way| way.total.sums.support.pays != Units::default());
    let nets_before = found.net && found.ways.iter().any(|way| way.total.is_supported_before());
    let settles = found.ways.iter().any(|way| way.total.settlement.is_some()) && of_term;
    let counts = found.ways.iter().any(|way| way.errors.is_some());
    let rules = words::RuleCells::of(found);
    let mut entries = vec![
        E::data("rule", move |(way, row)| rules.cell(way, row)),
        E::data("member", |(_, row)| member_id(found, row)),
        E::data("name", |(_, row)| name(found, row, plain_name)),
        E::data("year", |(_, row)| year_number(found, row)),
        E::data("item", |(_, row)| item_id(found, row)),
        E::people("who", Term::Subject, |(_, row)| name(found, row, member_name)),
        E::new("before", Term::Before, move |(_, row)| cost(row.sums.before))
            .rank(3)
            .seen_if(of_term && !nets_before),
        E::people("shown_before", Term::NetBefore, move |(_, row)| cost(row.counted_before()))
            .rank(3)
            .only_if(of_term && nets_before),
        E::new("share", Term::ShareHead, move |(_, row)| cost(row.sums.after)).seen_if(!found.net),
        E::people("shown_counted", Term::NetShare, move |(_, row)| cost(row.counted())).only_if(found.net),
        E::people("shown_settlement", Term::SettlementHead, move |(_, row)| cost(row.settlement))
            .rank(2)
            .only_if(settles),
        E::people("shown_bill", Term::BillHead, move |(_, row)| cost(row.bill))
            .headed(Cell::Word(called(found.computed.plan.sharing.word).bill))
            .rank(2)
            .only_if(settles || (found.has_direct() && of_term)),
        E::data("support", move |(_, row)| cost(Some(row.sums.support.pays))),
        E::data("net_share", move |(_, row)| cost(row.sums.net_after())),
        E::new("saving", Term::Saving, move |(_, row)| saving(row.saving())).rank(1).seen_if(of_term),
        E::data("percent", |(_, row)| saving_percent(row.percent(), 6)),
        E::people("shown_percent", Term::Percent, |(_, row)| saving_percent(row.percent(), 1))
            .rank(1)
            .seen_if(of_term),
        E::data("worse_off", |(_, row)| worse_off(row)),
        E::data("capped", |(way, row)| is_capped(way, row).into()),
        E::people("verdict", Term::Verdict, |(way, row)| verdict(way, row))
            .rank(2)
            .where_said()
            .only_if(of_term),
        E::people("shown_part", Term::PartHead, |(way, row)| figures::part(way, row, 1))
            .rank(4)
            .where_said()
            .only_if(of_term),
        E::people("shown_support", Term::Support, move |(_, row)| cost(Some(row.sums.support.pays)))
            .rank(5)
            .where_said(),
        E::people("shown_net", Term::NetShare, move |(_, row)| cost(row.sums.net_after()))
            .rank(6)
            .only_if(supported && !found.net),
        E::people("shown_head", Term::PerHead, move |(_, row)| figures::a_head(&shown_heads, row, 0))
            .headed(head)
            .rank(7)
            .where_said()
            .only_if(of_term),
    ];
    // additions to the interface's columns: the ends of what is only known within a range
    entries.extend(figures::ends(currency, decimals));
    entries.push(E::data("settlement", move |(_, row)| cost(row.settlement)));
    entries.push(E::data("bill", move |(_, row)| cost(row.bill)));
    entries.push(E::data("uncollected", move |(way, row)| {
        figures::uncollected(way, row).map(|units| cost(Some(units))).into()
    }));
    entries.push(E::data("part", |(way, row)| figures::part(way, row, 6)));
    entries.push(E::data("per_head", move |(_, row)| figures::a_head(&heads, row, 6)));
    entries.push(E::data("standard_error", move |(way, row)| cost(figures::error(way, row))).only_if(counts));
    entries
}

fn member_id(found: &Splitting<'_>, row: &ShareRow) -> Cell {
    let member = row.who.member().and_then(|number| found.computed.plan.members.get(number));
    member.map(|member| Cell::text(member.id.as_str())).into()
}

fn worse_off(row: &ShareRow) -> Cell {
    row.worse_off().filter(|_| row.who != Who::Nobody).into()
}

/// Whether a promise holds a member down.
fn is_capped(way: &Split, row: &ShareRow) -> Option<bool> {
    row.who.member().map(|number| way.shares.capped.iter().any(|held| held.member == number))
}

/// Whose a row is, in words; words of the program are the same code in every language.
fn name(found: &Splitting<'_>, row: &ShareRow, of_member: impl Fn(&Splitting<'_>, usize) -> Cell) -> Cell {
    match (row.who, row.role) {
        (Who::Member(number), _) => of_member(found, number),
        (Who::Nobody, _) => Cell::Word(Term::NotCollected),
        (Who::All, Role::Subtotal) => Cell::Word(Term::Subtotal),
        (Who::All, _) => Cell::Word(Term::Total),
    }
}

fn year_number(found: &Splitting<'_>, row: &ShareRow) -> Cell {
    let year = row.year.and_then(|year| found.computed.years.get(year));
    year.map(|year| match year.name {
        YearName::Fiscal(year) | YearName::Nth(year) => Cell::Count(year.into()),
    })
    .into()
}

fn item_id(found: &Splitting<'_>, row: &ShareRow) -> Cell {
    match row.item {
        None => Cell::Absent,
        Some(None) => Cell::Word(Term::Rounding),
        Some(Some(item)) => {
            let item = found.computed.plan.after.get(item);
            item.map(|item| Cell::text(item.id.clone())).into()
        }
    }
}

/// What a row comes to for its member, in words that need no colour; nothing where all is well.
fn verdict(way: &Split, row: &ShareRow) -> Cell {
    let mut said = Vec::new();
    match (row.worse_off(), row.who) {
        (Some(true), _) => said.push(Cell::Word(Term::WorseOff)),
        (None, Who::Member(_)) if row.saving().is_some() => said.push(Cell::Word(Term::MaybeWorseOff)),
        _ => {}
    }
    if is_capped(way, row) == Some(true) && row.year.is_none() && row.item.is_none() {
        said.push(Cell::Word(Term::Capped));
    }
    Cell::Parts(said)
}
