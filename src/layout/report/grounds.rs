//! What each share is made of: the items with the rules they are shared by, and each member's part of them.

use crate::analysis::report::{Grounds, MemberGround};
use crate::analysis::split::Splitting;
use crate::code;
use crate::cost::{Bearer, Units};
use crate::lang::{Code, Term};
use crate::layout::cells::{cost, currency_word};
use crate::layout::columns::{Entry, Rows, items, listing, table};
use crate::layout::lookup::{item_name, member_id, plain_name};
use crate::layout::split::{rule_of, spelled};
use crate::money::{Fraction, Range, Rounding, places};
use crate::page::{Block, PagePart};
use crate::report::{Cell, Note, Role, Table, note};

/// Items of one member that are listed; of more only the sum of the smallest is.
const LISTED: usize = 8;
/// Members that are listed.
const MEMBERS: usize = 100;

/// The part; nothing where shares are not made by items.
pub(super) fn part(found: &Splitting<'_>, grounds: &Grounds) -> Option<PagePart> {
    let is_short = grounds.members.len() <= MEMBERS;
    let blocks = vec![Block::Table(items_table(found, grounds)), Block::Table(members(found, grounds))];
    (is_short && !grounds.items.is_empty() && !grounds.members.is_empty()).then_some(PagePart {
        heading: Some(Term::PageMadeOf),
        new_sheet: true,
        blocks,
    })
}

/// Each item: what members bear of it, and how it is shared.
fn items_table(found: &Splitting<'_>, grounds: &Grounds) -> Table {
    type E<'f> = Entry<'f, (usize, Units)>;
    let entries: Vec<E<'_>> = vec![
        E::new("item", Term::MadeOf, |(item, _)| item_name(found.computed.plan, *item)),
        E::new("cost", Term::CostBorne, |(_, cost)| money(found, cost.base)),
        E::new("rule", Term::Rule, |(item, _)| rule(found, *item)),
    ];
    listing("grounds_items", Term::GroundsItemsTable, entries, items(grounds.items.iter().copied()))
}

/// One line of a member.
enum GroundLine {
    Item(usize, Fraction),
    Others(usize, Fraction),
    Adjusted(Fraction),
    Share(i128),
}

impl GroundLine {
    fn label(&self, found: &Splitting<'_>) -> Cell {
        match self {
            GroundLine::Item(item, _) => item_name(found.computed.plan, *item).into(),
            GroundLine::Others(count, _) => note!("explain-others", count = *count).into(),
            GroundLine::Adjusted(_) => Note::new(adjusted(found)).into(),
            GroundLine::Share(_) => Cell::Word(Term::ShareHead),
        }
    }

    fn exact(&self) -> Fraction {
        match self {
            GroundLine::Item(_, part) | GroundLine::Others(_, part) | GroundLine::Adjusted(part) => {
                part.clone()
            }
            GroundLine::Share(share) => Fraction::from(*share),
        }
    }
}

/// Each member: its part of each item, what rounding adds, and what it pays.
fn members(found: &Splitting<'_>, grounds: &Grounds) -> Table {
    type E<'f> = Entry<'f, (usize, GroundLine)>;
    let plan = found.computed.plan;
    let entries: Vec<E<'_>> = vec![
        E::data("member", |(member, _)| member_id(plan, *member)),
        E::new("made_of", Term::MadeOf, |(_, line)| line.label(found)),
        E::new("amount", in_currency(found, Cell::Word(Term::ShareHead)), |(_, line)| {
            in_full(found, &line.exact())
        }),
    ];
    let sections = grounds.members.iter().map(|ground| {
        let rows = lines(found, ground).into_iter().map(|(role, line)| (role, (ground.member, line)));
        Rows::under(plain_name(plan, ground.member), rows)
    });
    table("grounds", Term::GroundsTable, entries, sections)
}

/// The lines add up as they are shown: parts to the nearest unit, the rest of the share as rounding.
fn lines(found: &Splitting<'_>, ground: &MemberGround) -> Vec<(Role, GroundLine)> {
    let moves = found.computed.plan.sharing.settlement.min_saving.is_some();
    let count = ground.parts.len();
    let listed = if count > LISTED { LISTED - 1 } else { count };
    let shown = ground.parts.iter().take(listed);
    let mut lines: Vec<(Role, GroundLine)> =
        shown.map(|(item, part)| (Role::Item, GroundLine::Item(*item, whole(part)))).collect();
    if count > listed {
        let others = ground.parts.iter().skip(listed);
        let sum = others.map(|(_, part)| part).sum::<Fraction>();
        lines.push((Role::Item, GroundLine::Others(count - listed, whole(&sum))));
    }
    let shown = lines.iter().fold(Fraction::zero(), |sum, (_, line)| match line {
        GroundLine::Item(_, part) | GroundLine::Others(_, part) => &sum + part,
        GroundLine::Adjusted(_) | GroundLine::Share(_) => sum,
    });
    let rest = &Fraction::from(ground.share.base) - &shown;
    if !rest.is_zero() || (moves && !ground.adjusted.is_zero()) {
        lines.push((Role::Item, GroundLine::Adjusted(rest)));
    }
    lines.push((Role::Total, GroundLine::Share(ground.share.base)));
    lines
}

fn whole(part: &Fraction) -> Fraction {
    part.rounded(0, Rounding::HalfAway)
}

/// What is not the part of any item: rounding, and what a promised saving moves.
fn adjusted(found: &Splitting<'_>) -> Code {
    match found.computed.plan.sharing.settlement.min_saving {
        Some(_) => code!("grounds-moved"),
        None => code!("explain-rounding"),
    }
}

/// How an item is shared: its rule in words, or that each pays its own.
fn rule(found: &Splitting<'_>, item: usize) -> Cell {
    let way = found.ways.first();
    match found.computed.plan.after.get(item).map(|item| &item.bearer) {
        Some(Bearer::Member(member)) => {
            note!("grounds-one", member = plain_name(found.computed.plan, *member)).into()
        }
        Some(Bearer::Each(_)) => note!("grounds-each").into(),
        _ => way.and_then(|way| rule_of(found, way, item)).map_or(Cell::blank(), |rule| spelled(found, rule)),
    }
}

fn money(found: &Splitting<'_>, units: i128) -> Cell {
    cost(Units::exact(units), found.case.currency)
}

/// Exact minor units in the currency's own unit, whatever that of the tables is.
pub(super) fn in_full(found: &Splitting<'_>, units: &Fraction) -> Cell {
    let places = places(found.computed.decimals);
    Cell::number(units * &Fraction::power_of_ten(-places), places)
}

/// The same between two ends.
pub(super) fn in_full_between(found: &Splitting<'_>, low: i128, high: i128) -> Cell {
    let places = places(found.computed.decimals);
    let whole = |units: i128| &Fraction::from(units) * &Fraction::power_of_ten(-places);
    Cell::numbers(Range { low: whole(low), high: whole(high) }, places)
}

/// A head with the currency's own unit.
pub(super) fn in_currency(found: &Splitting<'_>, head: Cell) -> Cell {
    Cell::aside(head, [currency_word(found.case.currency)])
}
