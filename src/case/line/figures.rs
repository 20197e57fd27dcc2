//! The figures of a reading: signs applied, one currency.

use super::scanned::{LineFigure, Value};
use super::word::{Direction, FigureRole};
use crate::case::literal::{ChangeSign, Literal, PercentLiteral};
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::{Amount, Currency, Fraction};
use crate::published::{Figures, Stated, StatedPercent};

/// The figures with their roles as a document states them, in the currency written, else in yen.
///
/// # Errors
/// Two currencies, or an amount with more decimals than there are.
pub(super) fn build(
    roles: &[(LineFigure, FigureRole, Option<Direction>)],
) -> Result<(Figures, Currency), Vec<Diagnostic>> {
    let amounts = || {
        roles.iter().filter_map(|(figure, ..)| match &figure.value {
            Value::Amount(literal) => Some((literal, &figure.span)),
            Value::Percent(_) => None,
        })
    };
    let mut faults: Vec<Diagnostic> = mixed_currencies(amounts()).into_iter().collect();
    for (literal, span) in amounts() {
        if !literal.estimate && Amount::new(&literal.value, Currency::JPY).is_err() {
            faults.push(Diagnostic::error(code!("too-many-decimals"), Some(span.clone())));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let currency = amounts().find_map(|(literal, _)| literal.currency).unwrap_or(Currency::JPY);
    let mut figures = Figures::default();
    for (figure, role, way) in roles {
        let up = *way == Some(Direction::Up);
        match (&figure.value, role) {
            (Value::Amount(literal), FigureRole::Before) => figures.before = stated(literal, false, currency),
            (Value::Amount(literal), FigureRole::After) => figures.after = stated(literal, false, currency),
            (Value::Amount(literal), _) => figures.saving = stated(&unsigned(literal), up, currency),
            (Value::Percent(literal), FigureRole::Left) => {
                figures.percent = Some(percent(literal, false).of_what_is_left())
            }
            (Value::Percent(literal), _) => figures.percent = Some(percent(literal, up)),
        }
    }
    Ok((figures, currency))
}

fn mixed_currencies<'f>(amounts: impl Iterator<Item = (&'f Literal, &'f Span)>) -> Option<Diagnostic> {
    let mut named = amounts.filter_map(|(literal, span)| Some((literal.currency?, span)));
    let (first, at) = named.next()?;
    let (other, span) = named.find(|(currency, _)| *currency != first)?;
    let fault =
        Diagnostic::error(code!("currency-differs"), Some(span.clone())).worded(code!("currencies-in-line"));
    let fault = fault.with("found", other.code()).with("expected", first.code());
    Some(fault.caused_by(at.clone()))
}

/// In a line a minus is a mark of reduction, not the sign of the number.
fn unsigned(literal: &Literal) -> Literal {
    match literal.change {
        ChangeSign::Minus => {
            Literal { value: -&literal.value, range: literal.range.negated(), ..literal.clone() }
        }
        _ => literal.clone(),
    }
}

fn stated(literal: &Literal, negated: bool, currency: Currency) -> Option<Stated> {
    let (value, range) = match negated {
        true => (-&literal.value, literal.range.negated()),
        false => (literal.value.clone(), literal.range.clone()),
    };
    // the middle of a range may have a decimal more than an amount; it is shown nowhere
    let value = if literal.estimate { value.rounded(4, crate::money::Rounding::HalfAway) } else { value };
    let amount = Amount::new(&value, currency).ok()?;
    let (bound, ranged) = (literal.bound, literal.estimate);
    Some(Stated { amount, range, approximate: literal.approximate, bound, ranged, rises: negated })
}

fn percent(literal: &PercentLiteral, negated: bool) -> StatedPercent {
    let stated = StatedPercent {
        value: literal.value.clone(),
        decimals: literal.decimals,
        approximate: literal.approximate,
        bound: literal.bound,
        ends: literal.ends.clone(),
        left: false,
        rises: false,
    };
    if negated { stated.turned() } else { stated }
}

/// Before and after, as they are printed or as the saving gives them.
pub(super) fn costs(figures: &Figures) -> Option<(Fraction, Fraction)> {
    let exact = |stated: &Option<Stated>| stated.as_ref().map(|stated| stated.amount.exact());
    let before = exact(&figures.before)?;
    let after = exact(&figures.after).or_else(|| Some(&before - &exact(&figures.saving)?))?;
    Some((before, after))
}
