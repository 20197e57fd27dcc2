//! The picture: each member's share over the percents of the first of two bases, and which of them it accepts.

use super::words::{base, end, money};
use crate::analysis::negotiate::{Accepts, Negotiation};
use crate::code;
use crate::lang::Term;
use crate::money::{Fraction, Rounding};
use crate::report::{Cell, Drawing, Mark, Picture, Role, note};

/// A mark a member, then everybody; of two bases.
pub(super) fn picture(found: &Negotiation<'_>) -> Option<Picture> {
    let [first, _] = found.bases.as_slice() else { return None };
    let members = found.members.iter().map(|member| of(found, member));
    let everybody = Mark {
        name: Cell::Word(Term::Everybody),
        role: Role::Total,
        cells: ends(found, found.holds.ends(0).as_ref()).to_vec(),
        remark: None,
    };
    let legend = note!("picture-percents-legend");
    Some(Picture {
        drawing: Drawing::Percents,
        title: Term::PicturePercents,
        heads: vec![Term::AcceptsFrom, Term::AcceptsTo, Term::WithNone, Term::WithAll],
        marks: members.chain([everybody]).collect(),
        along: Some(Cell::from(note!("picture-percents-of", base = base(found, first)))),
        legend: Some(legend.worded_if(found.holds.is_empty(), code!("picture-percents-legend-none"))),
    })
}

fn of(found: &Negotiation<'_>, member: &Accepts) -> Mark {
    // with nothing of the first base, then with nothing else
    let pays = [1, 0].map(|nth| member.pays.get(nth).map(|pay| money(found, pay, Rounding::HalfAway)).into());
    let plan = found.computed.plan;
    Mark {
        name: crate::layout::split::named(plan, &found.namesakes, member.member),
        role: Role::Item,
        cells: ends(found, member.parts.as_ref()).into_iter().chain(pays).collect(),
        remark: None,
    }
}

/// From which percent to which; as a number also where no decimals say it.
fn ends(found: &Negotiation<'_>, parts: Option<&(Fraction, Fraction)>) -> [Cell; 2] {
    let Some((least, greatest)) = parts else { return [const { Cell::Absent }; 2] };
    [(least, true), (greatest, false)].map(|(part, is_least)| match end(found, [least, greatest], is_least) {
        cell @ Cell::Percent(_) => cell,
        _ => Cell::plain_percent(part * &Fraction::from(100), 2),
    })
}
