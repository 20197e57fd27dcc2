//! By how much a share changes, in units and in percent of what it was.

use crate::cost::Units;
use crate::money::{Fraction, Range};

/// By how much a share changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareChange {
    /// In minor units: an increase is positive.
    pub units: Units,
    /// In percent of the share there was; `None` unless that is above 0.
    pub percent: Option<Range>,
}

impl ShareChange {
    /// Whether nothing changes, wherever costs lie.
    pub(super) fn is_nothing(&self) -> bool {
        self.units == Units::default()
    }

    /// The change of a share where the old and the new one have nothing to do with each other.
    pub(super) fn apart((old, new): (Units, Units)) -> ShareChange {
        ShareChange { units: new.minus(old), percent: percent(old, new) }
    }

    /// The same where it is less than so much to either side of a share that was this.
    pub(super) fn within(self, off: i128, old: Units) -> ShareChange {
        let most = off.saturating_sub(1).max(0);
        self.between((-most, most), old)
    }

    /// The same where it is between these, of a share that was this.
    pub(super) fn between(self, (least, most): (i128, i128), old: Units) -> ShareChange {
        let units = self.units;
        let units = Units {
            low: units.low.max(least).min(units.base),
            base: units.base,
            high: units.high.min(most).max(units.base),
        };
        // an end below nothing is furthest from it in parts of the least, one above it nearest to it in parts of the most
        let part = |end: i128, is_low: bool| {
            let of = if (end < 0) == is_low { old.low } else { old.high };
            Fraction::ratio(end.checked_mul(100)?, of).filter(|_| old.low > 0)
        };
        let ends = part(least, true).zip(part(most, false));
        let percent = self.percent.map(|percent| match ends {
            Some((least, most)) if percent.low <= most && percent.high >= least => {
                Range { low: percent.low.max(least), high: percent.high.min(most) }
            }
            _ => percent,
        });
        ShareChange { units, percent }
    }

    /// The same, which reaches to this.
    pub(super) fn around(self, base: i128) -> ShareChange {
        let units = Units { low: self.units.low.min(base), base, high: self.units.high.max(base) };
        ShareChange { units, ..self }
    }

    /// What is either of two changes.
    pub(super) fn or(self, other: ShareChange) -> ShareChange {
        let (low, high) = (self.units.low.min(other.units.low), self.units.high.max(other.units.high));
        let ends = |one: Range, other: Range| Range::hull([one.low, one.high, other.low, other.high]);
        let percent = self.percent.zip(other.percent).and_then(|(one, other)| ends(one, other));
        ShareChange { units: Units { low, high, ..self.units }, percent }
    }
}

/// The change in percent of the share there was where each is anywhere between its ends.
fn percent(old: Units, new: Units) -> Option<Range> {
    let part = |old: i128, new: i128| {
        let change = new.checked_sub(old)?.checked_mul(100)?;
        if old > 0 { Fraction::ratio(change, old) } else { None }
    };
    if old.is_exact() && new.is_exact() {
        return part(old.base, new.base).map(Range::exact);
    }
    let corners = [(old.low, new.low), (old.low, new.high), (old.high, new.low), (old.high, new.high)];
    let parts: Option<Vec<Fraction>> = corners.into_iter().map(|(old, new)| part(old, new)).collect();
    Range::hull(parts?)
}
