//! Figures of a row of shares: its part of the whole, what it comes to a head, the ends of its ranges.

use crate::analysis::split::{ShareRow, Split, Who};
use crate::cost::Units;
use crate::layout::cells;
use crate::layout::columns::Entry;
use crate::layout::heads::Heads;
use crate::money::{Currency, Fraction, Rounding};
use crate::report::{Cell, Money, Percent, Sense};
use std::borrow::Cow;

/// What a row is made of: the way to split, and its row.
pub(super) type Made<'f> = (&'f Split, Cow<'f, ShareRow>);

/// The part of what all members pay, in percent; nothing where that is not known exactly, or nothing.
pub(super) fn part(way: &Split, row: &ShareRow, decimals: i32) -> Cell {
    let own = row.counted().filter(|_| row.item.is_none() && row.year.is_none());
    cells::part(own, way.total.counted(), decimals)
}

/// What nobody pays of a sum.
pub(super) fn uncollected(way: &Split, row: &ShareRow) -> Option<Units> {
    if row.who != Who::All || row.item.is_some() {
        return None;
    }
    match row.year {
        Some(year) => way.shares.uncollected.get(year).copied(),
        None => Some(way.shares.uncollected()),
    }
}

/// The standard error of a member's share.
pub(super) fn error(way: &Split, row: &ShareRow) -> Option<Units> {
    let error = way.errors.as_ref()?.get(row.who.member()?)?;
    error.units(0, Rounding::Ceiling).map(Units::exact)
}

/// What a share comes to a head, in the currency itself.
pub(super) fn a_head(heads: &Heads, row: &ShareRow, decimals: i32) -> Cell {
    let of = match row.who {
        Who::Member(number) => heads.of_member(number),
        Who::All => Some(&heads.all),
        Who::Nobody => None,
    };
    let of = of.filter(|_| row.item.is_none() && row.year.is_none());
    let value = of.zip(row.counted()).and_then(|(of, own)| heads.each(own, of)?.point().cloned());
    value.map(|value| Cell::number(value, decimals)).into()
}

/// The ends of the ranges of a row, a column each.
pub(super) fn ends<'f>(currency: Currency, decimals: u32) -> Vec<Entry<'f, Made<'f>>> {
    let of = |name: &'static str, sense: Sense, units: fn(&ShareRow) -> Option<Units>, high: bool| {
        Entry::data(name, move |(_, row): &Made<'f>| {
            let end = units(row).map(|units| if high { units.high } else { units.low });
            end.map(|end| {
                let value = Fraction::of_minor(end, decimals);
                Cell::money(Money { currency, value: Some(value), range: None, sense, approximate: false })
            })
            .into()
        })
    };
    let percent = |name: &'static str, high: bool| {
        Entry::data(name, move |(_, row): &Made<'f>| {
            let end = row.percent().map(|range| match high {
                true => range.high.rounded(6, Rounding::Ceiling),
                false => range.low.rounded(6, Rounding::Floor),
            });
            end.map(|value| {
                let (value, sense) = (Some(value), Sense::Reduction);
                Cell::percent(Percent { value, range: None, sense, decimals: 6, approximate: false })
            })
            .into()
        })
    };
    vec![
        of("before_low", Sense::Plain, |row| row.sums.before, false),
        of("before_high", Sense::Plain, |row| row.sums.before, true),
        of("share_low", Sense::Plain, |row| row.sums.after, false),
        of("share_high", Sense::Plain, |row| row.sums.after, true),
        of("saving_low", Sense::Reduction, ShareRow::saving, false),
        of("saving_high", Sense::Reduction, ShareRow::saving, true),
        percent("percent_low", false),
        percent("percent_high", true),
    ]
}
