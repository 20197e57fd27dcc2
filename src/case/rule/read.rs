//! A rule read as a sum of terms whose percents make the whole.

use super::names::exact_percent;
use super::term::{Read, take_joiner, term};
use super::written::WrittenRule;
use crate::case::literal::cursor::Cursor;
use crate::case::literal::{Flaw, Unreadable};
use crate::code;
use crate::diagnostic::Span;
use crate::money::Fraction;
use crate::sharing::{Basis, Rule, RulePart};

/// A sharing expression, as a value of a case file.
pub(in crate::case) fn rule(text: &str) -> Result<WrittenRule, Flaw> {
    let (mut terms, mut bases): (Vec<(Option<Fraction>, Basis)>, Vec<String>) = (Vec::new(), Vec::new());
    let mut places: Vec<Span> = Vec::new();
    for (Read { percent, basis, name }, place) in terms_of(text, |read| read.percent.is_some())? {
        places.push(place);
        terms.push((percent, basis));
        bases.push(name);
    }
    Ok(WrittenRule { rule: summed(terms, &places)?, places, bases })
}

/// Bases without percents, each as a rule of its own.
pub(super) fn bases(text: &str) -> Result<Vec<WrittenRule>, Flaw> {
    let alone = |(Read { percent, basis, name }, place): (Read, Span)| match percent {
        Some(_) => Err(Flaw::new(code!("percent-in-bases"), place)),
        None => Ok(WrittenRule { rule: Rule::by(basis), places: vec![place], bases: vec![name] }),
    };
    terms_of(text, |_| true)?.into_iter().map(alone).collect()
}

/// The terms of an expression, each with its place. Behind one that says all a term has to, nothing need
/// join the next.
fn terms_of(text: &str, is_whole: impl Fn(&Read) -> bool) -> Result<Vec<(Read, Span)>, Flaw> {
    let mut cursor = Cursor::new(text);
    let mut terms = Vec::new();
    loop {
        let start = cursor.place();
        let read = term(&mut cursor)?;
        let may_be_joined = is_whole(&read);
        terms.push((read, start..start + cursor.since(start).trim_end().len()));
        not_dated(&mut cursor)?;
        let goes_on = may_be_joined && !cursor.at_end();
        if !take_joiner(&mut cursor) && !goes_on {
            break;
        }
    }
    cursor.end(Unreadable::Rule)?;
    Ok(terms)
}

/// That no brackets say of when the figures are, as by-laws do behind a base: 人口割80%（前年10月1日）. That stands with the
/// base.
fn not_dated(cursor: &mut Cursor<'_>) -> Result<(), Flaw> {
    let start = cursor.place();
    let end = cursor.looking_ahead(|cursor| {
        cursor.take_any(&["("])?;
        let inside: String = std::iter::from_fn(|| cursor.take_if(|c| c != ')')).collect();
        cursor.take_any(&[")"])?;
        inside.contains(['年', '月', '日']).then(|| cursor.place())
    });
    match end {
        Some(end) => Err(Flaw::new(code!("rule-date"), start..end)),
        None => Ok(()),
    }
}

/// Joins the terms: percents on each, together 100; or one term alone.
fn summed(terms: Vec<(Option<Fraction>, Basis)>, places: &[Span]) -> Result<Rule, Flaw> {
    let alone = terms.len() == 1;
    let mut sum = Fraction::zero();
    let mut read = Vec::with_capacity(terms.len());
    for ((percent, basis), place) in terms.into_iter().zip(places) {
        let percent = match percent {
            Some(percent) => percent,
            None if alone => Fraction::from(100),
            None => return Err(Flaw::new(code!("percent-missing"), place.clone())),
        };
        sum = &sum + &percent;
        read.push(RulePart { percent, basis });
    }
    Rule::new(read).ok_or_else(|| Flaw::whole(code!("percents-not-100")).with("found", exact_percent(&sum)))
}
