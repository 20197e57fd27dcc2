//! Figures of a row of shares: its part of the whole, what it comes to a head, the ends of its ranges.

use crate::analysis::split::{CaseSplit, ShareRow, Who};
use crate::cost::Units;
use crate::layout::cells::{self, percent};
use crate::layout::columns::Entry;
use crate::layout::heads::Heads;
use crate::money::{Currency, Fraction, Rounding};
use crate::report::{Cell, Sense};
use std::ops::Deref;

/// What a row is made of: the way to split, and its row.
pub(super) type Made<'f> = (&'f CaseSplit, MadeRow<'f>);

/// A row that is found, or one made for the table: tens of thousands of the first take no room of their own.
pub(super) enum MadeRow<'f> {
    Found(&'f ShareRow),
    Own(Box<ShareRow>),
}

impl Deref for MadeRow<'_> {
    type Target = ShareRow;

    fn deref(&self) -> &ShareRow {
        match self {
            MadeRow::Found(row) => row,
            MadeRow::Own(row) => row,
        }
    }
}

/// The part of what all members pay, in percent; nothing where that is not known exactly, or nothing.
pub(super) fn part(way: &CaseSplit, row: &ShareRow, decimals: i32) -> Option<Cell> {
    let own = row.counted().filter(|_| row.item.is_none() && row.year.is_none());
    cells::part(own, way.total.counted(), decimals)
}

/// What nobody pays of a sum.
pub(super) fn uncollected(way: &CaseSplit, row: &ShareRow) -> Option<Units> {
    if row.who != Who::All || row.item.is_some() {
        return None;
    }
    match row.year {
        Some(year) => way.shares.uncollected.get(year).copied(),
        None => Some(way.shares.uncollected()),
    }
}

/// The standard error of a member's share.
pub(super) fn error(way: &CaseSplit, row: &ShareRow) -> Option<Units> {
    let error = way.errors.as_ref()?.get(row.who.member()?)?;
    error.units(0, Rounding::Ceiling).map(Units::exact)
}

/// What a share comes to a head, in the currency itself.
pub(super) fn a_head(heads: &Heads, row: &ShareRow, decimals: i32) -> Option<Cell> {
    let of = match row.who {
        Who::Member(number) => heads.of_member(number),
        Who::All => Some(&heads.all),
        Who::Nobody => None,
    };
    let of = of.filter(|_| row.item.is_none() && row.year.is_none())?;
    Some(Cell::number(heads.each(row.counted()?, of)?.point()?.clone(), decimals))
}

/// The ends of the ranges of a row, a column each.
pub(super) fn ends<'f>(currency: Currency) -> Vec<Entry<'f, Made<'f>>> {
    type Figure = fn(&ShareRow) -> Option<Units>;
    let of = |name: &'static str, sense: Sense, units: Figure, high: bool| {
        Entry::data(name, move |(_, row): &Made<'f>| {
            let units = units(row)?;
            let end = Fraction::of_minor(if high { units.high } else { units.low }, currency.minor_digits());
            Some(cells::money(Some(end), None, currency, sense))
        })
    };
    let of_percent = |name: &'static str, high: bool| {
        Entry::data(name, move |(_, row): &Made<'f>| {
            let end = row.percent().map(|range| match high {
                true => range.high.rounded(6, Rounding::Ceiling),
                false => range.low.rounded(6, Rounding::Floor),
            });
            percent(end, None, Sense::Reduction, 6)
        })
    };
    vec![
        of("before_low", Sense::Plain, |row| row.sums.before, false),
        of("before_high", Sense::Plain, |row| row.sums.before, true),
        of("share_low", Sense::Plain, |row| row.sums.after, false),
        of("share_high", Sense::Plain, |row| row.sums.after, true),
        of("saving_low", Sense::Reduction, ShareRow::saving, false),
        of("saving_high", Sense::Reduction, ShareRow::saving, true),
        of_percent("percent_low", false),
        of_percent("percent_high", true),
    ]
}
