//! What each share is made of: the items with the rules they are shared by, and each member's part of them.

use crate::analysis::report::{Grounds, MemberGround};
use crate::analysis::split::Splitting;
use crate::code;
use crate::cost::Bearer;
use crate::lang::{Term, Text};
use crate::layout::cells::amount;
use crate::layout::columns::{Entry, Rows, table};
use crate::layout::split::{rule_of, spelled};
use crate::money::{Currency, Fraction, Rounding, places};
use crate::page::{Block, Part};
use crate::report::{Cell, Note, Role, Sense, Table, note};

/// Items of one member that are listed; of more only the sum of the smallest is.
const LISTED: usize = 8;
/// Members that are listed.
const MEMBERS: usize = 100;

/// The part; nothing where shares are not made by items.
pub(super) fn part(found: &Splitting<'_>, grounds: &Grounds) -> Option<Part> {
    let is_short = grounds.members.len() <= MEMBERS;
    let blocks = vec![Block::Table(items(found, grounds)), Block::Table(members(found, grounds))];
    (is_short && !grounds.items.is_empty() && !grounds.members.is_empty()).then_some(Part {
        heading: Some(Term::PageMadeOf),
        new_sheet: true,
        blocks,
    })
}

/// Each item: what members bear of it, and how it is shared.
fn items(found: &Splitting<'_>, grounds: &Grounds) -> Table {
    type Row = (usize, crate::cost::Units);
    let rows = grounds.items.iter().map(|row| (Role::Item, *row)).collect();
    table(
        "grounds_items",
        Term::GroundsItemsTable,
        vec![
            Entry::new("item", Term::MadeOf, |(item, _): &Row| name(found, *item)),
            Entry::new("cost", Term::CostBorne, |(_, cost): &Row| money(found, cost.base)),
            Entry::new("rule", Term::Rule, |(item, _): &Row| rule(found, *item)),
        ],
        vec![Rows { heading: None, rows }],
    )
}

/// One line of a member.
enum Line {
    Item(usize, Fraction),
    Others(usize, Fraction),
    Adjusted(Fraction),
    Share(i128),
}

/// Each member: its part of each item, what rounding adds, and what it pays.
fn members(found: &Splitting<'_>, grounds: &Grounds) -> Table {
    type Row = (usize, Line);
    let id = |member: usize| {
        let member = found.computed.plan.members.get(member);
        member.map(|member| Cell::text(member.id.clone())).into()
    };
    let label = |line: &Line| match line {
        Line::Item(item, _) => name(found, *item),
        Line::Others(count, _) => Cell::from(note!("explain-others", count = *count)),
        Line::Adjusted(_) => Cell::from(Note::new(adjusted(found))),
        Line::Share(_) => Cell::Word(Term::ShareHead),
    };
    let exact = |line: &Line| match line {
        Line::Item(_, part) | Line::Others(_, part) | Line::Adjusted(part) => part.clone(),
        Line::Share(share) => Fraction::from(*share),
    };
    let sections = grounds.members.iter().map(|ground| Rows {
        heading: found.computed.plan.members.get(ground.member).map(|member| Cell::name(member.name.clone())),
        rows: lines(found, ground).into_iter().map(|(role, line)| (role, (ground.member, line))).collect(),
    });
    table(
        "grounds",
        Term::GroundsTable,
        vec![
            Entry::data("member", move |(member, _): &Row| id(*member)),
            Entry::new("made_of", Term::MadeOf, move |(_, line): &Row| label(line)),
            Entry::new("amount", Term::ShareHead, move |(_, line): &Row| in_full(found, &exact(line)))
                .headed(head(found)),
        ],
        sections.collect(),
    )
}

/// The lines add up as they are shown: parts to the nearest unit, the rest of the share as rounding.
fn lines(found: &Splitting<'_>, ground: &MemberGround) -> Vec<(Role, Line)> {
    let moves = found.computed.plan.sharing.settlement.min_saving.is_some();
    let count = ground.parts.len();
    let listed = if count > LISTED { LISTED - 1 } else { count };
    let shown = ground.parts.iter().take(listed);
    let mut lines: Vec<(Role, Line)> =
        shown.map(|(item, part)| (Role::Item, Line::Item(*item, whole(part)))).collect();
    if count > listed {
        let others = ground.parts.iter().skip(listed);
        let sum = others.fold(Fraction::zero(), |sum, (_, part)| &sum + part);
        lines.push((Role::Item, Line::Others(count - listed, whole(&sum))));
    }
    let shown = lines.iter().fold(Fraction::zero(), |sum, (_, line)| match line {
        Line::Item(_, part) | Line::Others(_, part) => &sum + part,
        Line::Adjusted(_) | Line::Share(_) => sum,
    });
    let rest = &Fraction::from(ground.share.base) - &shown;
    if !rest.is_zero() || (moves && !ground.adjusted.is_zero()) {
        lines.push((Role::Item, Line::Adjusted(rest)));
    }
    lines.push((Role::Total, Line::Share(ground.share.base)));
    lines
}

fn whole(part: &Fraction) -> Fraction {
    part.rounded(0, Rounding::HalfAway)
}

/// What is not the part of any item: rounding, and what a promised saving moves.
fn adjusted(found: &Splitting<'_>) -> crate::lang::Code {
    match found.computed.plan.sharing.settlement.min_saving {
        Some(_) => code!("grounds-moved"),
        None => code!("explain-rounding"),
    }
}

fn name(found: &Splitting<'_>, item: usize) -> Cell {
    let item = found.computed.plan.after.get(item);
    item.map(|item| Cell::text(item.name.clone())).into()
}

/// How an item is shared: its rule in words, or that each pays its own.
fn rule(found: &Splitting<'_>, item: usize) -> Cell {
    let words = |code| Cell::from(Note::new(code));
    let way = found.ways.first();
    match found.computed.plan.after.get(item).map(|item| &item.bearer) {
        Some(Bearer::Member(_)) => words(code!("grounds-one")),
        Some(Bearer::Each(_)) => words(code!("grounds-each")),
        _ => way.and_then(|way| rule_of(found, way, item)).map_or(Cell::blank(), |rule| spelled(found, rule)),
    }
}

fn money(found: &Splitting<'_>, units: i128) -> Cell {
    let units = crate::cost::Units::exact(units);
    amount(Some(units), found.case.currency, found.computed.decimals, Sense::Plain)
}

/// Exact minor units in the currency's own unit, whatever that of the tables is.
pub(super) fn in_full(found: &Splitting<'_>, units: &Fraction) -> Cell {
    let places = places(found.computed.decimals);
    Cell::number(units * &Fraction::power_of_ten(-places), places)
}

/// The head of such a column: it names its own unit.
fn head(found: &Splitting<'_>) -> Cell {
    in_currency(found, Cell::Word(Term::ShareHead))
}

/// A head with the currency's own unit.
pub(super) fn in_currency(found: &Splitting<'_>, head: Cell) -> Cell {
    let unit = match found.case.currency {
        Currency::JPY => Cell::text(Text::each("円", "JPY")),
        currency => Cell::text(currency.code().to_owned()),
    };
    Cell::aside(head, [unit])
}
