//! The table `members`: what each member pays with each of two bases alone, and the percents that it accepts, as a picture.

use super::words::{KEPT, base, base_key, end, inwards, spread};
use crate::analysis::negotiate::{Accepts, Negotiation};
use crate::lang::Term;
use crate::layout::columns::{Entry, items, listing};
use crate::layout::lookup::{member_id, plain_name};
use crate::layout::split::named;
use crate::layout::whatif::span;
use crate::money::{Fraction, Range};
use crate::report::{Cell, Note, Role, Table, note};
use crate::sharing::Basis;

/// A row a member, then everybody; of two bases.
pub(super) fn members(found: &Negotiation<'_>) -> Option<Table> {
    type E<'f> = Entry<'f, (Option<usize>, Accepts)>;
    let [first, second] = found.bases.as_slice() else { return None };
    let plan = found.computed.plan;
    let called = |member: Option<usize>, name: &dyn Fn(usize) -> Cell| {
        member.map_or(Cell::Word(Term::Everybody), name)
    };
    let paid = |pay: Option<&Range>| pay.map(|pay| spread(found, pay));
    let before = if found.net { Term::NetBefore } else { Term::Before };
    // a member's share with this base alone
    let share = |nth: usize, basis| {
        let key = ["share[", &base_key(basis), "]"].concat();
        E::new(key, base(found, basis), move |(_, of)| paid(of.counted.1.get(nth))).ranged().rank(2)
    };
    let end_in_data = |of: &Accepts, is_least| {
        let (least, greatest) = of.parts.as_ref()?;
        let part = if is_least { least } else { greatest };
        Some(Cell::plain_percent(inwards(found, part, is_least, KEPT), KEPT))
    };
    let entries: Vec<E<'_>> = vec![
        E::data("member", |(member, _)| member_id(plan, *member)),
        E::data("name", |(member, _)| called(*member, &|number| plain_name(plan, number).into())),
        E::people("who", Term::Subject, |(member, _)| {
            called(*member, &|number| named(plan, &found.namesakes, number))
        }),
        E::new("before", before, |(_, of)| paid(of.counted.0.as_ref())).ranged().rank(3),
        share(1, second),
        share(0, first),
        E::data("accepts_least", move |(_, of)| end_in_data(of, true)),
        E::data("accepts_greatest", move |(_, of)| end_in_data(of, false)),
        E::people("accepts", Term::AcceptsHead, |(_, of)| accepted(found, of)),
        E::people("bar", from_nothing(found, first), |(_, of)| match &of.parts {
            Some((least, greatest)) => {
                span(least, greatest, &Range { low: Fraction::zero(), high: Fraction::from(1) })
            }
            None => Cell::Bar(0, 0),
        }),
    ];
    let rows = items(found.members.iter().map(|of| (Some(of.member), of.clone())));
    let everybody = (Role::Total, (None, everybody(found)));
    Some(listing("members", Term::AcceptsTable, entries, rows.chain([everybody])))
}

/// The base, from no part of it to all.
fn from_nothing(found: &Negotiation<'_>, basis: &Basis) -> Cell {
    let [from, to] = [0, 100].map(|percent| Cell::plain_percent(Fraction::from(percent), 0));
    Cell::aside(base(found, basis), [from_to(from, to)])
}

fn from_to(from: Cell, to: Cell) -> Note {
    note!("negotiate-from-to", from, to)
}

/// From which percent to which a member accepts, in words.
fn accepted(found: &Negotiation<'_>, of: &Accepts) -> Cell {
    let Some((least, greatest)) = &of.parts else { return Cell::Word(Term::NonePercent) };
    let [from, to] = [true, false].map(|is_least| end(found, [least, greatest], is_least));
    from_to(from, to).into()
}

/// All members together, and the percents that hold for all.
fn everybody(found: &Negotiation<'_>) -> Accepts {
    let nothing = || Range::exact(Fraction::zero());
    let sum = |nth: usize| {
        let pays = found.members.iter().filter_map(|member| member.counted.1.get(nth));
        pays.fold(nothing(), |sum, pays| sum.plus(pays))
    };
    let add = |sum: Range, member: &Accepts| Some(sum.plus(member.counted.0.as_ref()?));
    Accepts {
        member: 0,
        before: None,
        pays: Vec::new(),
        counted: (found.members.iter().try_fold(nothing(), add), vec![sum(0), sum(1)]),
        parts: found.holds.ends(0),
    }
}
