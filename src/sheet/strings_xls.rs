//! Texts that the cells of an old workbook of Excel share, of which a part is struck out.

use super::legacy::record;
use std::collections::HashSet;

/// The record of shared texts, and those that go on with it.
pub(super) const STRINGS: u16 = 0x00fc;
const CONTINUED: u16 = 0x003c;

/// The bytes of a record and of those that go on with it, one after another.
struct RecordParts<'b> {
    parts: Vec<&'b [u8]>,
    nth: usize,
    at: usize,
}

impl RecordParts<'_> {
    fn byte(&mut self) -> Option<u8> {
        while self.is_at_end() {
            self.nth = self.nth.checked_add(1).filter(|nth| *nth < self.parts.len())?;
            self.at = 0;
        }
        let byte = self.parts.get(self.nth)?.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn is_at_end(&self) -> bool {
        self.parts.get(self.nth).is_none_or(|part| self.at >= part.len())
    }

    fn number(&mut self, bytes: u32) -> Option<u32> {
        (0..bytes).try_fold(0, |number, nth| Some(number | u32::from(self.byte()?) << (8 * nth)))
    }

    /// Passes over letters: where they go on in the next part, that says anew how wide they are.
    fn letters(&mut self, count: u32, mut is_wide: bool) -> Option<()> {
        for _ in 0..count {
            if self.is_at_end() {
                is_wide = self.byte()? & 1 != 0;
            }
            self.number(if is_wide { 2 } else { 1 })?;
        }
        Some(())
    }
}

/// The numbers of the texts of which a part is in a font that strikes it out; `rest` begins with the record of texts.
pub(super) fn struck_strings(rest: &[u8], is_struck: impl Fn(u32) -> bool) -> HashSet<u32> {
    let mut struck = HashSet::new();
    let (mut parts, mut rest) = (Vec::new(), rest);
    while let Some((kind, body, after)) = record(rest) {
        if kind != CONTINUED && !parts.is_empty() {
            break;
        }
        parts.push(body);
        rest = after;
    }
    let mut parts = RecordParts { parts, nth: 0, at: 0 };
    _ = read(&mut parts, &is_struck, &mut struck);
    struck
}

fn read(
    parts: &mut RecordParts<'_>,
    is_struck: &impl Fn(u32) -> bool,
    struck: &mut HashSet<u32>,
) -> Option<()> {
    parts.number(4)?;
    for nth in 0..parts.number(4)? {
        let (length, flags) = (parts.number(2)?, parts.number(1)?);
        let runs = if flags & 8 != 0 { parts.number(2)? } else { 0 };
        let beside = if flags & 4 != 0 { parts.number(4)? } else { 0 };
        parts.letters(length, flags & 1 != 0)?;
        for _ in 0..runs {
            let (_, font) = (parts.number(2)?, parts.number(2)?);
            if is_struck(font) {
                struck.insert(nth);
            }
        }
        for _ in 0..beside {
            parts.byte()?;
        }
    }
    Some(())
}
