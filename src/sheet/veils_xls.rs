//! Conditional formats of old workbooks of Excel, and the colours of their fonts and fills.

use super::grid::{CellAt, Region};
use super::legacy::{long, word};
use super::veils::{Veil, VeilLook, WHITE};
use crate::money::Fraction;
use std::rc::Rc;

/// The record of ranges, that of a condition over them, and those of newer conditions.
pub(super) const RANGES: u16 = 0x01b0;
pub(super) const CONDITION: u16 = 0x01b1;
pub(super) const NEWER_RANGES: u16 = 0x0879;
pub(super) const NEWER_CONDITION: u16 = 0x087a;

/// The record of the colours that a workbook mixes itself.
pub(super) const PALETTE: u16 = 0x0092;

/// The colours of a workbook: the first that it mixes itself has the number 8.
#[derive(Default)]
pub(super) struct XlsColours(Vec<String>);

impl XlsColours {
    /// Those of the record.
    pub(super) fn of(body: &[u8]) -> XlsColours {
        let colours = body.get(2..).unwrap_or_default().chunks_exact(4);
        let colour = |of: &[u8]| of.iter().take(3).map(|part| format!("{part:02X}")).collect();
        XlsColours(colours.map(colour).collect())
    }

    /// A colour by its number; none where the program chooses it.
    pub(super) fn get(&self, number: u32) -> Option<String> {
        let own = || number.checked_sub(8).and_then(|nth| self.0.get(usize::try_from(nth).ok()?));
        match number {
            64 | 0x7fff => None,
            65 | 1 => Some(WHITE.to_owned()),
            number => Some(match (own(), number) {
                (Some(colour), _) => colour.clone(),
                (None, 9) => WHITE.to_owned(),
                (None, number) => number.to_string(),
            }),
        }
    }

    /// The colour of a fill, by its pattern and its two colours; none where there is no fill.
    pub(super) fn of_fill(&self, (pattern, fore, back): (u32, u32, u32)) -> Option<String> {
        match pattern {
            0 => None,
            1 => self.get(fore),
            _ => self.get(back),
        }
    }
}

/// The ranges of a record, those of newer conditions behind a head of their own.
pub(super) fn regions(kind: u16, body: &[u8]) -> Rc<[Region]> {
    let start = if kind == NEWER_RANGES { 24 } else { 12 };
    let count = word(body, start).map_or(0, usize::from);
    let ranges = body.get(start + 2..).unwrap_or_default().chunks_exact(8).take(count);
    let region = |range: &[u8]| {
        let field = |at: usize| word(range, at).map(u32::from);
        let (first, last): (CellAt, CellAt) = ((field(0)?, field(4)?), (field(2)?, field(6)?));
        (first.0 <= last.0 && first.1 <= last.1).then_some(Region { first, last })
    };
    ranges.filter_map(region).collect()
}

/// A condition over ranges, with the look that it gives; none where the record is broken.
pub(super) fn condition(
    body: &[u8],
    regions: &Rc<[Region]>,
    (looks, colours): (&mut Vec<VeilLook>, &XlsColours),
) -> Option<Veil> {
    let (look, formulas) = look(body, colours)?;
    let first = usize::from(word(body, 2)?);
    let (first, second) = formulas.split_at_checked(first)?;
    let number = u32::try_from(looks.len()).ok();
    looks.push(look);
    let compares = *body.first()? == 1;
    let operator = compares.then(|| operator(*body.get(1)?)).flatten().unwrap_or_default();
    let bounds = [first, second].into_iter().filter(|formula| !formula.is_empty()).map(constant);
    Some(Veil::of(Rc::clone(regions), number, (Some(operator.to_owned()), bounds.collect())))
}

/// A newer condition: what it looks like is not read here, so that it may hide what it is over; one that only colours cells by
/// their numbers or draws beside them hides nothing.
pub(super) fn newer_condition(
    body: &[u8],
    regions: &Rc<[Region]>,
    looks: &mut Vec<VeilLook>,
) -> Option<Veil> {
    const DRAWN: [u8; 3] = [3, 4, 6];
    let is_drawn = body.get(12).is_none_or(|kind| DRAWN.contains(kind));
    let number = u32::try_from(looks.len()).ok().filter(|_| !is_drawn)?;
    looks.push(VeilLook::of(true, (None, None)));
    Some(Veil::of(Rc::clone(regions), Some(number), (Some(String::new()), Vec::new())))
}

/// How a number is compared, in the words of newer workbooks.
fn operator(number: u8) -> Option<&'static str> {
    const WORDS: [&str; 8] = [
        "between", "notBetween", "equal", "notEqual", "greaterThan", "lessThan", "greaterThanOrEqual",
        "lessThanOrEqual",
    ];
    WORDS.get(usize::from(number).checked_sub(1)?).copied()
}

/// The look of a condition, and what follows it in the record.
fn look<'b>(body: &'b [u8], colours: &XlsColours) -> Option<(VeilLook, &'b [u8])> {
    const FONT: usize = 118;
    let (flags, own) = (long(body, 6)?, word(body, 10)?);
    let has = |bit: u32| flags & (1 << bit) != 0;
    let mut at = 12;
    let mut code = None;
    if has(25) {
        at += match own & 1 {
            0 => 2,
            _ => {
                code = super::legacy::text(body.get(at + 2..)?);
                usize::from(word(body, at)?)
            }
        };
    }
    let (mut struck, mut ink, mut paper) = (false, None, None);
    if has(26) {
        struck = long(body, at + 68)? & 0x80 != 0 && long(body, at + 88)? & 0x80 == 0;
        ink = long(body, at + 80).filter(|number| *number < 0x8000).and_then(|number| colours.get(number));
        at += FONT;
    }
    at += if has(27) { 8 } else { 0 };
    at += if has(28) { 8 } else { 0 };
    if has(29) {
        let (pattern, both) = (u32::from(word(body, at)? >> 10), u32::from(word(body, at + 2)?));
        // a pattern that is not said is a whole one, in the colour behind
        let (fore, back) = (both & 0x7f, (both >> 7) & 0x7f);
        paper = if pattern <= 1 { colours.get(back) } else { colours.of_fill((pattern, fore, back)) };
        at += 4;
    }
    at += if has(30) { 2 } else { 0 };
    Some((VeilLook::of(struck, (ink, paper)).with_code(code), body.get(at..)?))
}

/// A formula that is a number and nothing else.
fn constant(formula: &[u8]) -> Option<Fraction> {
    const WHOLE: u8 = 0x1e;
    const DOUBLE: u8 = 0x1f;
    const MINUS: u8 = 0x13;
    let (kind, rest) = formula.split_first()?;
    let (number, rest) = match *kind {
        WHOLE => (Fraction::from(i128::from(word(rest, 0)?)), rest.get(2..)?),
        DOUBLE => {
            let (eight, rest) = rest.split_at_checked(8)?;
            let digits = super::double::shown(f64::from_le_bytes(eight.try_into().ok()?))?;
            (super::amount::exact(&digits)?, rest)
        }
        _ => return None,
    };
    match rest {
        [] => Some(number),
        [MINUS] => Some(&Fraction::zero() - &number),
        _ => None,
    }
}
