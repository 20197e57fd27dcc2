//! One term of a rule: the percent before or behind the base, and what joins it to the next.

use super::curves::{CURVES, CurveWords, Spelling};
use super::names::{NAMES, PLAIN};
use super::portion::{MINUS, is_ahead, portion};
use super::prose::{divides, ends_before_words, take_head, take_lead, take_link, take_tail};
use crate::case::literal::cursor::Cursor;
use crate::case::literal::digits::number as digits;
use crate::case::literal::kanji;
use crate::case::literal::{Flaw, Unreadable};
use crate::code;
use crate::diagnostic::Span;
use crate::lang::Code;
use crate::money::Fraction;
use crate::sharing::Basis;

/// A term as read.
pub(super) struct Read {
    pub(super) percent: Option<Fraction>,
    pub(super) basis: Basis,
    /// Its base as written.
    pub(super) name: String,
}

/// What joins terms wherever it stands; behind a whole term a space does too.
const JOINERS: &[&str] =
    &["+", "、", ",", "/", "・", "･", ";", "及び", "および", "並びに", "ならびに", "と", "and"];

/// What joins terms and may stand inside of a name too.
const SOFT_JOINERS: &[&str] = &["・", "･", "及び", "および", "並びに", "ならびに", "と"];

/// Takes what joins a term to the next.
pub(super) fn take_joiner(cursor: &mut Cursor<'_>) -> bool {
    cursor.take_any(JOINERS).is_some()
}

/// Reads one term: `20% equal`, `均等割20%`, `equal`.
pub(super) fn term(cursor: &mut Cursor<'_>) -> Result<Read, Flaw> {
    take_head(cursor);
    let before = match cursor.at_digit() || is_ahead(cursor) {
        true => Some(portion(cursor)?),
        false => None,
    };
    if before.is_some() {
        take_lead(cursor);
    }
    let (basis, name) = basis(cursor)?;
    let start = cursor.place();
    let is_of_next = before.is_some() && begins_the_next(cursor);
    take_link(cursor);
    let behind = match is_ahead(cursor) && !is_of_next {
        true => Some(portion(cursor)?),
        false => None,
    };
    if before.is_some() && behind.is_some() {
        let at = start..start + cursor.since(start).trim_end().len();
        return Err(Flaw::new(code!("percent-twice"), at));
    }
    take_tail(cursor);
    Ok(Read { percent: before.or(behind), basis, name })
}

/// Whether the percent that comes next has a base behind it: `80% population` after `20% equal`.
fn begins_the_next(cursor: &mut Cursor<'_>) -> bool {
    cursor.looking_ahead(|cursor| {
        is_ahead(cursor) && portion(cursor).is_ok() && !cursor.at_end() && !take_joiner(cursor)
    })
}

/// What a term is in proportion to, and its base as written.
fn basis(cursor: &mut Cursor<'_>) -> Result<(Basis, String), Flaw> {
    let start = cursor.place();
    let written = name(cursor)?;
    for curve in &CURVES {
        if let Spelling::Word(words, incomplete) = curve.spelling
            && words.contains(&written.as_str())
        {
            return in_brackets(cursor, start, curve, incomplete);
        }
    }
    let known = known(&written);
    if let Some((_, basis)) = PLAIN.iter().find(|(name, _)| *name == known) {
        return Ok((basis.clone(), written));
    }
    for curve in &CURVES {
        if let Spelling::Sign(sign) = curve.spelling
            && cursor.take_any(&[sign]).is_some()
        {
            return curved(curve, written, number(cursor)?);
        }
    }
    Ok((Basis::Proportional(known), written))
}

/// `(NAME, 1.5)` after the word of a curve.
fn in_brackets(
    cursor: &mut Cursor<'_>,
    start: usize,
    curve: &CurveWords,
    incomplete: Code,
) -> Result<(Basis, String), Flaw> {
    let expect = |cursor: &mut Cursor<'_>, signs: &[&str]| match cursor.take_any(signs) {
        Some(_) => Ok(()),
        None => Err(Flaw::new(incomplete, start..start + cursor.since(start).trim_end().len())),
    };
    expect(cursor, &["("])?;
    let written = name(cursor)?;
    expect(cursor, &[",", "、"])?;
    let number = number(cursor)?;
    expect(cursor, &[")"])?;
    curved(curve, written, number)
}

/// A base as written by a curve, and the number with its place.
fn curved(
    curve: &CurveWords,
    written: String,
    (number, place): (Fraction, Span),
) -> Result<(Basis, String), Flaw> {
    let basis = Basis::curved(curve.curve, &known(&written), number);
    basis.map(|basis| (basis, written)).ok_or_else(|| Flaw::new(curve.out_of_range, place))
}

/// A number with an optional minus, which is refused later for being out of range, and its place.
fn number(cursor: &mut Cursor<'_>) -> Result<(Fraction, Span), Flaw> {
    let start = cursor.place();
    let minus = cursor.take_any(&["-"]).is_some();
    let number = digits(cursor, Unreadable::Rule)?.value;
    let place = start..start + cursor.since(start).trim_end().len();
    Ok((if minus { -&number } else { number }, place))
}

/// The name that a written one stands for in every case; 均等割額 and 均等割分 are what comes of 均等割.
fn known(written: &str) -> String {
    let written = written.strip_suffix(['額', '分']).filter(|name| name.ends_with('割')).unwrap_or(written);
    let known = NAMES.iter().find(|(japanese, _)| *japanese == written);
    known.map_or(written, |(_, english)| *english).to_owned()
}

/// A name as written: letters of any script, digits and `_`, `-`, `.` or `・` inside. It ends where a percent or another
/// term begins.
fn name(cursor: &mut Cursor<'_>) -> Result<String, Flaw> {
    cursor.place();
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '・');
    let mut name = String::new();
    while !ends_here(cursor, &name) {
        let Some(c) = cursor.take_if(is_part) else { break };
        name.push(c);
    }
    match name.is_empty() {
        true => Err(cursor.flaw(Unreadable::Rule)),
        false => Ok(name),
    }
}

/// Whether a name ends before what comes next: a percent that ends its term, or a joiner with a percent or 割 beside it.
fn ends_here(cursor: &mut Cursor<'_>, name: &str) -> bool {
    let Some(last) = name.chars().next_back() else { return false };
    // 人口割-20%: a percent below nothing, no part of the name
    if cursor.looking_ahead(|cursor| cursor.take_any(MINUS).is_some()) && is_ahead(cursor) {
        return true;
    }
    if ends_before_words(cursor, name, take_joiner) {
        return true;
    }
    cursor.looking_ahead(|cursor| {
        if cursor.take_if(|c| c == ' ').is_some() {
            return true;
        }
        let starts_number = |cursor: &mut Cursor<'_>| {
            let c = cursor.looking_ahead(|cursor| cursor.take_character()).unwrap_or(' ');
            match c.is_ascii_digit() {
                true => !last.is_ascii_digit() && last != '.',
                false => {
                    let counts = |c: char| kanji::digit(c).is_some() || kanji::is_small_unit(c);
                    counts(c) && !counts(last)
                }
            }
        };
        let is_joiner = |cursor: &mut Cursor<'_>| {
            cursor.take_any(SOFT_JOINERS).is_some() && (divides(name) || is_ahead(cursor))
        };
        match starts_number(cursor) {
            true => cursor.looking_ahead(|cursor| {
                let ends =
                    |cursor: &mut Cursor<'_>| cursor.at_end() || cursor.after_space() || take_joiner(cursor);
                is_ahead(cursor) && (last == '割' || portion(cursor).is_err() || ends(cursor))
            }),
            false => is_joiner(cursor),
        }
    })
}
