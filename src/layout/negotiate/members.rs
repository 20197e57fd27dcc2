//! The table `members`: what each member pays with each of two bases alone, and the percents that it accepts, as a picture.

use super::words::{KEPT, base, base_key, end, inwards, money};
use crate::analysis::negotiate::{Accepts, Negotiation};
use crate::lang::Term;
use crate::layout::columns::{column, data, for_people, ranked};
use crate::layout::split::named;
use crate::layout::whatif::{plain_percent, span};
use crate::money::{Fraction, Range, Rounding};
use crate::report::{Cell, Column, Role, Row, Section, Table, note};
use crate::sharing::Basis;

/// A row a member, then everybody; of two bases.
pub(super) fn members(found: &Negotiation<'_>) -> Option<Table> {
    let [first, second] = found.bases.as_slice() else { return None };
    let share = |basis| {
        let key = ["share[", &base_key(basis), "]"].concat();
        // a member's share with this base alone
        Column { key: key.into(), head: Some(base(basis)), ..ranked(2, column("", Term::NoHead)) }
    };
    let people = |key, head| for_people(column(key, head));
    let mut columns = vec![data("member"), data("name"), people("who", Term::Subject)];
    columns.push(ranked(3, column("before", Term::Before)));
    columns.extend([share(second), share(first)]);
    columns.extend([data("accepts_least"), data("accepts_greatest")]);
    columns.push(people("accepts", Term::AcceptsHead));
    columns.push(Column { head: Some(from_nothing(first)), ..people("bar", Term::NoHead) });
    let mut rows: Vec<Row> = found.members.iter().map(|member| row(found, member)).collect();
    rows.push(everybody(found));
    let sections = vec![Section { heading: None, rows }];
    Some(Table { id: "members", title: Term::AcceptsTable, columns, sections })
}

/// The base, from no part of it to all.
fn from_nothing(basis: &Basis) -> Cell {
    let [from, to] = [0, 100].map(|percent| plain_percent(Fraction::from(percent), 0));
    Cell::aside(base(basis), [from_to(from, to)])
}

fn from_to(from: Cell, to: Cell) -> Cell {
    Cell::from(note!("negotiate-from-to", from, to))
}

fn row(found: &Negotiation<'_>, member: &Accepts) -> Row {
    let of = found.computed.plan.members.get(member.member);
    let pay = |nth: usize| {
        let pay = member.pays.get(nth);
        pay.map(|pay| money(found, pay, Rounding::HalfAway)).into()
    };
    let before = member.before.as_ref().map(|before| money(found, before, Rounding::HalfAway)).into();
    let mut cells = vec![
        of.map(|member| Cell::text(member.id.clone())).into(),
        of.map(|member| Cell::name(member.name.clone())).into(),
        named(found.computed.plan, &found.namesakes, member.member),
        before,
        pay(1),
        pay(0),
    ];
    cells.extend(ends(found, member.parts.as_ref()));
    Row { role: Role::Item, cells }
}

/// The percents that hold for all, in the last row.
fn everybody(found: &Negotiation<'_>) -> Row {
    let sum = |nth: usize| {
        let pays = found.members.iter().filter_map(|member| member.pays.get(nth));
        money(found, &pays.fold(Fraction::zero(), |sum, pay| &sum + pay), Rounding::HalfAway)
    };
    let before = found
        .members
        .iter()
        .try_fold(Fraction::zero(), |sum, member| member.before.as_ref().map(|before| &sum + before));
    let before = before.map(|before| money(found, &before, Rounding::HalfAway)).into();
    let word = || Cell::Word(Term::Everybody);
    let mut cells = vec![Cell::Absent, word(), word(), before, sum(1), sum(0)];
    cells.extend(ends(found, found.holds.ends(0).as_ref()));
    Row { role: Role::Total, cells }
}

/// The ends for data, in words and as a picture.
fn ends(found: &Negotiation<'_>, parts: Option<&(Fraction, Fraction)>) -> [Cell; 4] {
    let Some((least, greatest)) = parts else {
        return [Cell::Absent, Cell::Absent, Cell::Word(Term::NonePercent), Cell::Bar(0, 0)];
    };
    let data = |part, is_least| plain_percent(inwards(found, part, is_least, KEPT), KEPT);
    let [from, to] = [true, false].map(|is_least| end(found, [least, greatest], is_least));
    let scale = Range { low: Fraction::zero(), high: Fraction::from(1) };
    [data(least, true), data(greatest, false), from_to(from, to), span(least, greatest, &scale)]
}
