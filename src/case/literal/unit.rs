//! The unit that all amounts of a file are in, where they name none.

use super::figure::Literal;
use super::flaw::Flaw;
use super::spread::limited;
use crate::money::{Currency, Fraction, Range};

/// The unit of amounts that name none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::case) struct Unit {
    power: i32,
    /// Whether it says yen, too.
    is_yen: bool,
}

impl Unit {
    /// Every unit with its word.
    pub(in crate::case) const ALL: [(&'static str, Unit); 7] = [
        ("円", Unit::yen(0)),
        ("千円", Unit::yen(3)),
        ("百万円", Unit::yen(6)),
        ("億円", Unit::yen(8)),
        ("thousand", Unit { power: 3, is_yen: false }),
        ("million", Unit { power: 6, is_yen: false }),
        ("billion", Unit { power: 9, is_yen: false }),
    ];

    /// Its word.
    pub(in crate::case) fn word(self) -> Option<&'static str> {
        Unit::ALL.iter().find(|(_, unit)| *unit == self).map(|(word, _)| *word)
    }

    const fn yen(power: i32) -> Unit {
        Unit { power, is_yen: true }
    }
}

impl Literal {
    /// The same in the unit of the file, where it names no unit and no currency itself. A bare number is then precise to
    /// one of that unit.
    ///
    /// # Errors
    /// An amount that is too large then.
    pub(in crate::case) fn in_unit(self, unit: Option<Unit>) -> Result<Literal, Flaw> {
        let Some(unit) = unit.filter(|_| self.bare) else { return Ok(self) };
        let times = Fraction::power_of_ten(unit.power);
        let range = match self.estimate || self.range.low != self.range.high {
            true => self.range,
            false => Range::around(&self.value, &Fraction::from(1)),
        };
        let range = Range { low: &range.low * &times, high: &range.high * &times };
        limited(&range)?;
        let currency = unit.is_yen.then_some(Currency::JPY);
        Ok(Literal { value: &self.value * &times, range, currency, bare: false, ..self })
    }
}
