//! The unit that all amounts of a file are in, where they name none.

use super::figure::Literal;
use super::flaw::Flaw;
use super::spread::limited;
use crate::money::{Currency, Fraction, Range};

/// The unit of amounts that name none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::case) struct FileUnit {
    power: i32,
    /// Whether it says yen, too.
    is_yen: bool,
}

impl FileUnit {
    /// Every unit with its word.
    pub(in crate::case) const ALL: [(&'static str, FileUnit); 7] = [
        ("円", FileUnit::yen(0)),
        ("千円", FileUnit::yen(3)),
        ("百万円", FileUnit::yen(6)),
        ("億円", FileUnit::yen(8)),
        ("thousand", FileUnit { power: 3, is_yen: false }),
        ("million", FileUnit { power: 6, is_yen: false }),
        ("billion", FileUnit { power: 9, is_yen: false }),
    ];

    /// Its word.
    pub(in crate::case) fn word(self) -> Option<&'static str> {
        FileUnit::ALL.iter().find(|(_, unit)| *unit == self).map(|(word, _)| *word)
    }

    const fn yen(power: i32) -> FileUnit {
        FileUnit { power, is_yen: true }
    }
}

impl Literal {
    /// The same in the unit of the file, where it names no unit and no currency itself. A bare number is then precise to
    /// one of that unit.
    ///
    /// # Errors
    /// An amount that is too large then.
    pub(in crate::case) fn in_unit(self, unit: Option<FileUnit>) -> Result<Literal, Flaw> {
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
