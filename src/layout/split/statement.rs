//! The table that goes with a first bill, 算定表, and a year beside the year before.

use super::bills;
use super::names::member_name;
use super::words::in_full;
use crate::analysis::split::{CaseSplit, Splitting, Statement, StatementLine, Who};
use crate::case::{basis_words, rule_key};
use crate::code;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::bases;
use crate::layout::cells::{cost, distinct, number_within, ranged_percent, risen};
use crate::layout::columns::{Entry, Rows, items, listing, table};
use crate::layout::lookup::{member_id, plain_name, whose, year_name, year_number};
use crate::money::{Fraction, Range};
use crate::report::{Cell, Note, Role, Sense, Table, note};
use crate::sharing::{Basis, Rule};

/// A line of the statement, or the sum of those of a year.
struct StatementRow<'f> {
    line: &'f StatementLine,
    who: Who,
}

/// Lays out how the shares of each year come about, or those of the year asked for.
pub(super) fn statement(found: &Splitting<'_>, way: &CaseSplit, statement: &Statement) -> Table {
    let is_shown = |line: &&StatementLine| {
        found.year.is_none_or(|year| line.year == year) && found.only.is_none_or(|only| line.member == only)
    };
    let lines: Vec<&StatementLine> = statement.lines.iter().filter(is_shown).collect();
    let sums: Vec<StatementLine> =
        lines.chunk_by(|one, next| one.year == next.year).filter_map(summed).collect();
    let sections = lines.chunk_by(|one, next| one.year == next.year).zip(&sums).map(|(lines, sum)| {
        let rows =
            lines.iter().map(|line| (Role::Item, StatementRow { line, who: Who::Member(line.member) }));
        let total = (Role::Subtotal, StatementRow { line: sum, who: Who::All });
        let year = year_name(&found.computed.years, sum.year).map(Cell::Year);
        Rows { heading: year, rows: rows.chain(found.only.is_none().then_some(total)).collect() }
    });
    let title = bills::called(found.computed.plan.sharing.word).statement;
    table("matrix", title, entries(found, way, statement), sections)
}

fn summed(lines: &[&StatementLine]) -> Option<StatementLine> {
    let (first, rest) = lines.split_first()?;
    Some(rest.iter().fold((*first).clone(), |sum, line| StatementLine {
        parts: sum.parts.iter().zip(&line.parts).map(|(sum, part)| sum.saturating_add(*part)).collect(),
        own: sum.own.saturating_add(line.own),
        limited: sum.limited.saturating_add(line.limited),
        moved: sum.moved.saturating_add(line.moved),
        brought: sum.brought.saturating_add(line.brought),
        dealt: sum.dealt.saturating_add(line.dealt),
        sum: sum.sum.saturating_add(line.sum),
        carried: sum.carried.saturating_add(line.carried),
        direct: sum.direct.saturating_add(line.direct),
        ..sum
    }))
}

fn entries<'f>(
    found: &'f Splitting<'_>,
    way: &'f CaseSplit,
    statement: &Statement,
) -> Vec<Entry<'f, StatementRow<'f>>> {
    let mut entries = names(found);
    entries.extend(weights(found, statement));
    entries.extend(amounts(found, way, statement));
    entries
}

/// Whose a line is, of which year.
fn names<'f>(found: &'f Splitting<'_>) -> Vec<Entry<'f, StatementRow<'f>>> {
    type E<'f> = Entry<'f, StatementRow<'f>>;
    let plan = found.computed.plan;
    let named = |of: &StatementRow<'f>, sum: Term, name: &dyn Fn(usize) -> Cell| {
        of.who.member().map_or(Cell::Word(sum), name)
    };
    vec![
        E::data("key", |of| member_id(plan, of.who.member())),
        E::data("name", move |of| named(of, Term::Total, &|number| plain_name(plan, number).into())),
        E::data("year", |of| year_number(&found.computed.years, of.line.year)),
        E::people("who", Term::Subject, move |of| {
            named(of, Term::Subtotal, &|number| member_name(found, number))
        }),
    ]
}

/// The figures of the bases at work, a column each.
fn weights<'f>(found: &'f Splitting<'_>, statement: &Statement) -> Vec<Entry<'f, StatementRow<'f>>> {
    let names = distinct(statement.bases.iter().filter_map(Basis::name));
    let column = |name: &str| {
        let name = name.to_owned();
        let head = Cell::text(bases::called(found.computed.plan, &name));
        Entry::new(name.clone(), head, move |of| figure(found, of, &name))
    };
    names.into_iter().map(column).collect()
}

/// What falls to each by the bases, what is moved, and what it comes to.
fn amounts<'f>(
    found: &'f Splitting<'_>,
    way: &'f CaseSplit,
    statement: &Statement,
) -> Vec<Entry<'f, StatementRow<'f>>> {
    type E<'f> = Entry<'f, StatementRow<'f>>;
    let money = move |units| cost(Units::exact(units), found.case.currency);
    let beside = move |of: &StatementRow<'f>| way.shares.stands_beside(of.who.member(), Some(of.line.year));
    let bill = move |of: &StatementRow<'f>| {
        beside(of).unwrap_or_default().plus(Units::exact(of.line.sum - of.line.carried))
    };
    let settles = way.total.settlement.is_some();
    let of_basis = |(nth, basis): (usize, &Basis)| {
        let (key, head) = called_by(found, basis, nth);
        E::new(key, head, move |of| money(of.line.parts.get(nth).copied().unwrap_or(0)))
    };
    let mut entries: Vec<E<'f>> = statement.bases.iter().enumerate().map(of_basis).collect();
    entries.extend([
        E::new("own", Term::OwnCosts, move |of: &StatementRow<'f>| money(of.line.own)).where_said(),
        E::new("limited", Term::MovedByLimits, move |of| money(of.line.limited)).where_said(),
        E::new("moved", Term::MovedByPromise, move |of| money(of.line.moved)).where_said(),
        E::new("brought", Term::BroughtToUnit, move |of| money(of.line.brought)).where_said(),
        E::new("rounding", Term::RoundingHead, move |of| money(of.line.dealt)),
        // in data a share is what it is in every table: with what is paid to others
        E::data("direct", move |of| money(of.line.direct)),
        E::data("share", move |of| money(of.line.sum.saturating_add(of.line.direct) - of.line.carried)),
        E::people("sum", Term::SumHead, move |of| money(of.line.sum)).only_if(settles),
        E::data("settlement", move |of| cost(beside(of), found.case.currency)),
        E::people("settled", Term::SettlementHead, move |of| {
            let apart = beside(of).map(|units| units.minus(Units::exact(of.line.carried)));
            cost(apart, found.case.currency)
        })
        .seen_if(settles),
        E::new("bill", bills::called(found.computed.plan.sharing.word).bill, move |of| {
            cost(bill(of), found.case.currency)
        }),
        // what lowers what is split is in its parts already
        E::data("carried", move |of: &StatementRow<'f>| money(of.line.carried)).where_said(),
    ]);
    entries
}

/// The figure of a base that a member has in the year.
fn figure(found: &Splitting<'_>, of: &StatementRow<'_>, name: &str) -> Option<Cell> {
    let year = year_number(&found.computed.years, of.line.year)?;
    let member = found.computed.plan.members.get(of.who.member()?)?;
    Some(number_within(member.base_in(name, year)?, 6))
}

/// What falls to a member by a base: the key of its column and its head, 均等割額.
fn called_by(found: &Splitting<'_>, basis: &Basis, nth: usize) -> (String, Cell) {
    let key = rule_key(&Rule::by(basis.clone()), false);
    let key = key.unwrap_or_else(|| ["negotiated_", &nth.to_string()].concat());
    let head = match (basis, basis_words(basis)) {
        (Basis::Proportional(name), _) => {
            note!("part-by-base", base = Cell::text(bases::called(found.computed.plan, name))).into()
        }
        (_, Some(text)) => note!("part-by-words", base = Cell::text(text)).into(),
        (_, None) => Cell::Word(Term::Negotiated),
    };
    ([key, "_amount".to_owned()].concat(), head)
}

/// That what is carried over into these years is in the amounts by bases.
pub(super) fn carried(found: &Splitting<'_>) -> Option<Note> {
    let statement = found.statement.as_ref()?;
    let is_shown =
        |line: &&StatementLine| line.carried != 0 && found.year.is_none_or(|year| line.year == year);
    let mut years: Vec<usize> = statement.lines.iter().filter(is_shown).map(|line| line.year).collect();
    years.dedup();
    let names = years.iter().filter_map(|year| year_name(&found.computed.years, *year)).map(Cell::Year);
    (!years.is_empty()).then(|| note!("statement-carried", years = Cell::Parts(names.collect())).brief())
}

/// In what units amounts by bases stand, and what the two columns on rounding hold.
pub(super) fn note(found: &Splitting<'_>) -> Option<Note> {
    let statement = found.statement.as_ref()?;
    let note = note!("statement-parts", minor = in_full(found, 1));
    let brings = statement.lines.iter().any(|line| line.brought != 0);
    let unit = in_full(found, found.settlement.round_to);
    Some(if brings { note.worded(code!("statement-parts-brought")).with("unit", unit) } else { note })
}

/// What somebody pays in a year, and in the year before.
struct Pays {
    who: Who,
    now: Option<Units>,
    then: Option<Units>,
}

/// Lays out what is asked for in a year beside the year before, with what changed.
pub(super) fn changes(found: &Splitting<'_>, way: &CaseSplit, year: usize) -> Table {
    type E<'f> = Entry<'f, Pays>;
    let (plan, years, currency) = (found.computed.plan, &found.computed.years, found.case.currency);
    let last_year = year.checked_sub(1);
    let head = |nth| year_name(years, nth).map_or(Cell::Word(Term::YearBefore), Cell::Year);
    // who takes no part in one of the two pays nothing in it
    let moved = move |of: &Pays| last_year.map(|last| moved(found, way, [last, year], of));
    let entries: Vec<E<'_>> = vec![
        E::data("member", |of| member_id(plan, of.who.member())),
        E::data("name", |of| whose(of.who, |number| plain_name(plan, number).into())),
        E::data("year", |_| year_number(years, year)),
        E::people("who", Term::Subject, |of| whose(of.who, |number| member_name(found, number))),
        E::new("amount", head(Some(year)), move |of| cost(of.now, currency)),
        E::new("year_before", head(last_year), move |of| cost(of.then, currency)),
        E::new("change", Term::ShareChange, move |of| risen(moved(of), currency)).rank(1),
        E::new("change_percent", Term::ChangePercent, move |of| percent(moved(of)?, (of.now?, of.then?))),
    ];
    let of =
        |who| Pays { who, now: asked(found, way, Some(year), who), then: asked(found, way, last_year, who) };
    let nobody = found.net.then_some(Who::Nobody);
    let members = found.computed.members().map(|(number, _)| Who::Member(number)).chain(nobody).map(of);
    let is_shown =
        |of: &Pays| of.now.or(of.then).is_some() && found.only.is_none_or(|only| of.who == Who::Member(only));
    let all = found.only.is_none().then(|| (Role::Total, of(Who::All)));
    listing("year_change", Term::YearChangeTable, entries, items(members.filter(is_shown)).chain(all))
}

/// By how much what somebody pays differs: what is the same amount in both years is one and the same.
fn moved(found: &Splitting<'_>, way: &CaseSplit, years: [usize; 2], of: &Pays) -> Units {
    let (now, then) = (of.now.unwrap_or_default(), of.then.unwrap_or_default());
    let is_billed = !found.net && of.who != Who::Nobody && of.now.is_some() && of.then.is_some();
    if is_billed { way.shares.change(&found.computed, of.who.member(), years) } else { now.minus(then) }
}

/// The answer of a year beside the year before: what is asked for of all, or of one member, and how it changed.
pub(super) fn change_said(found: &Splitting<'_>, way: &CaseSplit, year: usize) -> Option<Note> {
    let who = found.only.map_or(Who::All, Who::Member);
    let now = asked(found, way, Some(year), who)?;
    let (currency, years) = (found.case.currency, &found.computed.years);
    let note = note!("summary-year-change", year = year_name(years, Some(year)).map(Cell::Year));
    let note = note.with("now", cost(Some(now), currency));
    let Some(last) = year.checked_sub(1) else {
        let note = note.worded(code!("summary-year-first"));
        return Some(note.about(found.only.map(|number| member_name(found, number))));
    };
    let then = asked(found, way, Some(last), who)?;
    let note = note.with("then", cost(Some(then), currency));
    let change = moved(found, way, [last, year], &Pays { who, now: Some(now), then: Some(then) });
    let note = note.with("change", risen(Some(change), currency));
    let note = match percent(change, (now, then)) {
        _ if change == Units::default() => note.worded(code!("summary-year-same")),
        Some(percent) => note.with("percent", percent),
        None => note.worded(code!("summary-year-change-plain")),
    };
    Some(note.about(found.only.map(|number| member_name(found, number))))
}

/// What is asked for of somebody in a year.
fn asked(found: &Splitting<'_>, way: &CaseSplit, year: Option<usize>, who: Who) -> Option<Units> {
    let row = way.rows.iter().find(|row| row.year.is_some() && row.year == year && row.who == who);
    row.and_then(|row| if found.net { row.counted() } else { way.due(row) })
}

/// What the change comes to in percent of the year before.
fn percent(change: Units, (now, then): (Units, Units)) -> Option<Cell> {
    let of = |change: i128, then: i128| Fraction::ratio(change.checked_mul(100)?, then).filter(|_| then > 0);
    let apart =
        [now.low, now.high].map(|now| [then.low, then.high].map(|then| of(now.checked_sub(then)?, then)));
    let together = [change.low, change.high].map(|change| [then.low, then.high].map(|then| of(change, then)));
    let [one, other] =
        [apart, together].map(|ends| Range::hull(ends.into_iter().flatten().collect::<Option<Vec<_>>>()?));
    let (one, other) = (one?, other?);
    let range = Range { low: one.low.max(other.low), high: one.high.min(other.high) };
    Some(ranged_percent(Some(range), Sense::Change, 1))
}
