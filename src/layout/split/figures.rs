//! Figures of a row of shares: its part of the whole, what it comes to a head, the ends of its ranges.

use crate::analysis::split::{ShareRow, Split, Splitting, Who};
use crate::cost::Units;
use crate::lang::Text;
use crate::layout::columns::Entry;
use crate::money::{Currency, Fraction, Rounding};
use crate::report::{Cell, Money, Percent, Sense};

/// What a row is made of: the way to split, and its row.
pub(super) type Made<'f> = (&'f Split, &'f ShareRow);

/// The part of what all members pay, in percent; nothing where that is not known exactly, or nothing.
pub(super) fn part(way: &Split, row: &ShareRow, decimals: i32) -> Cell {
    let whole = way.total.sums.after.filter(|units| units.is_exact()).map(|units| units.base);
    let own = row.sums.after.filter(|units| units.is_exact() && row.item.is_none() && row.year.is_none());
    let percent = own.zip(whole).and_then(|(own, whole)| Fraction::ratio(own.base.checked_mul(100)?, whole));
    percent.map_or(Cell::Absent, |value| {
        Cell::percent(Percent {
            value: Some(value),
            range: None,
            sense: Sense::Plain,
            decimals,
            approximate: false,
        })
    })
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

/// Members' heads, where every member has a base `population`.
#[derive(Clone)]
pub(super) struct Heads {
    populations: Vec<Fraction>,
    all: Fraction,
    currency: Currency,
    decimals: u32,
}

/// The heads of a case; none where some member that takes part does not say how many it has.
pub(super) fn per_head(found: &Splitting<'_>) -> Heads {
    let of = |base: &str| -> Option<Vec<Fraction>> {
        let members = found.computed.plan.members.iter();
        members
            .map(|member| match member.candidate {
                true => Some(Fraction::zero()),
                false => member.bases.iter().find(|(name, _)| name == base).map(|(_, value)| value.clone()),
            })
            .collect()
    };
    let populations = of("population").unwrap_or_default();
    let all = populations.iter().fold(Fraction::default(), |sum, one| &sum + one);
    Heads { populations, all, currency: found.case.currency, decimals: found.computed.decimals }
}

impl Heads {
    /// What a share comes to a head, in the currency itself.
    pub(super) fn of(&self, row: &ShareRow, decimals: i32) -> Cell {
        let heads = match row.who {
            Who::Member(number) => self.populations.get(number),
            Who::All => Some(&self.all),
            Who::Nobody => None,
        };
        let heads = heads.filter(|heads| heads.is_positive() && row.item.is_none() && row.year.is_none());
        let own = row.sums.after.filter(|units| units.is_exact());
        let value = heads.zip(own).and_then(|(heads, own)| {
            let places = i32::try_from(self.decimals).ok()?;
            Fraction::decimal(own.base, places).checked_div(heads)
        });
        value.map_or(Cell::Absent, |value| Cell::number(value, decimals))
    }

    /// The head of the column: it names its own unit.
    pub(super) fn head(&self) -> Cell {
        match self.currency {
            Currency::JPY => Cell::text(Text::each("1人当たり（円）", "JPY a head")),
            currency => {
                let code = currency.code();
                Cell::text(Text::each(format!("1人当たり（{code}）"), format!("{code} a head")))
            }
        }
    }
}

/// The ends of the ranges of a row, a column each.
pub(super) fn ends<'f>(currency: Currency, decimals: u32) -> Vec<Entry<'f, Made<'f>>> {
    let of = |name: &'static str, sense: Sense, units: fn(&ShareRow) -> Option<Units>, high: bool| {
        Entry::data(name, move |(_, row): &Made<'f>| {
            let end = units(row).map(|units| if high { units.high } else { units.low });
            end.map_or(Cell::Absent, |end| {
                let value = Fraction::decimal(end, i32::try_from(decimals).unwrap_or(0));
                Cell::money(Money { currency, value: Some(value), range: None, sense, approximate: false })
            })
        })
    };
    let percent = |name: &'static str, high: bool| {
        Entry::data(name, move |(_, row): &Made<'f>| {
            let end = row.percent().map(|range| match high {
                true => range.high.rounded(6, Rounding::Ceiling),
                false => range.low.rounded(6, Rounding::Floor),
            });
            end.map_or(Cell::Absent, |value| {
                let (value, sense) = (Some(value), Sense::Reduction);
                Cell::percent(Percent { value, range: None, sense, decimals: 6, approximate: false })
            })
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
