//! One `[[require]]`: a limit that `check` holds the figures of the case against.

use super::entry::entries;
use crate::case::currency::currency_differs;
use crate::case::keys::{At, Keys, Reader, ValueKind};
use crate::case::literal::{self, ChangeSign, Flaw, Literal, PercentLiteral};
use crate::case::model::Required;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use crate::money::{Currency, Fraction};
use crate::near::nearest;
use crate::requirement::{Bound, Limit, LimitedFigure, Requirement, Whose};

entries! {
    /// The table as written.
    RequireFile, one of ["at_least", "at_most"] {
        /// Whether a limit is written at all, readable or not.
        has_limit: bool = |keys, _| keys.place("at_least").or(keys.place("at_most")).is_some();
        figure: Option<At<LimitedFigure>> =
            |keys, key| keys.required(key, "\"saving\"", |keys, key| keys.choice(key, &FIGURES));
        at_least: Option<At<LimitFile>> = limit;
        at_most: Option<At<LimitFile>> = limit;
        member: Option<At<String>> = Keys::word;
        system: Option<At<Text>> = Keys::text;
        /// Whether it holds for each year.
        years: bool = |keys, key| keys.choice(key, &[("every", true)]).is_some();
        why: Option<At<Text>> = Keys::text;
    }
}

/// What a limit can be held against, in words.
const FIGURES: [(&str, LimitedFigure); 6] = [
    ("before", LimitedFigure::Before),
    ("after", LimitedFigure::After),
    ("saving", LimitedFigure::Saving),
    ("share", LimitedFigure::Share),
    ("net_saving", LimitedFigure::NetSaving),
    ("net_share", LimitedFigure::NetShare),
];

/// A limit as written.
#[derive(Clone)]
pub(in crate::case) enum LimitFile {
    Amount(Literal),
    Percent(PercentLiteral),
    /// The cost before.
    Before,
}

/// An amount, a percent, or the word `before`.
fn limit(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<LimitFile>> {
    let unit = keys.reader().unit;
    let of_text = |text: &str| match text.trim() {
        "before" => Ok(LimitFile::Before),
        text if nearest(text, &["before"]).is_some() => Err(Flaw::whole(code!("unknown-word"))
            .with("key", key)
            .with("found", text)
            .with("known", "\"before\", \"30%\", \"3億円\"")),
        text if literal::is_percent(text) => literal::percent(text).map(LimitFile::Percent),
        _ => literal::amount(text).and_then(|read| read.in_unit(unit)).map(LimitFile::Amount),
    };
    keys.note(key, ValueKind::Limit);
    let limit: At<LimitFile> = keys.amount_or(key, LimitFile::Amount, of_text)?;
    // less than one yen is no limit: a part of one, or a percent, is meant
    let digits = keys.reader().written(&limit.span);
    if digits.strip_prefix("0.").is_some_and(|digits| digits.bytes().any(|digit| digit != b'0')) {
        let flaw = literal::bare_percent::<()>(digits).err();
        flaw.into_iter().for_each(|flaw| keys.reader().report(flaw.into_fault(limit.span.clone())));
        return None;
    }
    // at_least = 10: a gate that hardly anything fails, where 10% was meant
    if digits.parse().is_ok_and(|number: u32| (1..=MOST_PERCENT).contains(&number)) {
        let fault = Diagnostic::error(code!("bare-limit"), Some(limit.span.clone())).warning();
        keys.reader().report(fault.with("found", digits));
    }
    Some(limit)
}

/// Whole numbers up to this are rather percents than amounts of money.
const MOST_PERCENT: u32 = 100;

/// What the table means; `None` where a fault leaves nothing to hold the figures against.
pub(in crate::case) fn meant(
    at: At<RequireFile>,
    currency: &At<Currency>,
    reader: &Reader<'_>,
) -> Option<Required> {
    let At { value: file, span } = at;
    let (bound, limit) = match (file.at_least, file.at_most) {
        (Some(least), Some(most)) => {
            reader.report(Diagnostic::error(code!("limit-twice"), Some(most.span)).caused_by(least.span));
            return None;
        }
        (Some(least), None) => (Bound::AtLeast, least),
        (None, Some(most)) => (Bound::AtMost, most),
        (None, None) => {
            if !file.has_limit && !reader.has_lost_at(&span, "require", &["at_least", "at_most"]) {
                reader.report(Diagnostic::error(code!("limit-missing"), Some(span)));
            }
            return None;
        }
    };
    let place = Some(limit.span.clone());
    let At { value: figure, .. } = file.figure?;
    let limit = match meant_limit(figure, limit, currency) {
        Ok(limit) => limit,
        Err(fault) => {
            reader.report(fault);
            return None;
        }
    };
    let whose = match file.member.map(|at| at.value) {
        Some(member) if member == "every" => Whose::Every,
        Some(member) => Whose::Member(member),
        None if figure.gross() == LimitedFigure::Share => Whose::Every,
        None => Whose::Group,
    };
    let system = file.system.map(|at| at.value);
    let requirement = Requirement { figure, bound, limit, whose, system, yearly: file.years };
    Some(Required { requirement, why: file.why.map(|at| at.value), span, limit: place })
}

/// A limit as a number: of a saving a reduction is positive; of a cost no sign of change makes sense.
fn meant_limit(
    figure: LimitedFigure,
    at: At<LimitFile>,
    currency: &At<Currency>,
) -> Result<Limit, Diagnostic> {
    let At { value, span } = at;
    let of_itself = figure == LimitedFigure::Before;
    match value {
        LimitFile::Before | LimitFile::Percent(_) if of_itself => {
            Err(Diagnostic::error(code!("limit-of-itself"), Some(span)))
        }
        LimitFile::Before => Ok(Limit::Percent(Fraction::from(100))),
        LimitFile::Percent(literal) => {
            signed(figure, literal.value, &literal.change, &span).map(Limit::Percent)
        }
        LimitFile::Amount(literal) => {
            if let Some(found) = literal.currency_in(currency.value)
                && found != currency.value
            {
                return Err(currency_differs(found, currency, span));
            }
            if literal.estimate {
                return Err(Diagnostic::error(code!("amount-no-range"), Some(span)));
            }
            // an amount with a minus is negative already
            let value = match literal.change {
                ChangeSign::Minus => -&literal.value,
                _ => literal.value,
            };
            signed(figure, value, &literal.change, &span).map(Limit::Amount)
        }
    }
}

/// The number with its sign.
fn signed(
    figure: LimitedFigure,
    value: Fraction,
    change: &ChangeSign,
    span: &Span,
) -> Result<Fraction, Diagnostic> {
    match (figure.gross(), change) {
        (_, ChangeSign::Bare) | (LimitedFigure::Saving, ChangeSign::Reduction(_)) => Ok(value),
        (_, ChangeSign::Minus) | (LimitedFigure::Saving, ChangeSign::Increase(_)) => Ok(-&value),
        (_, ChangeSign::Reduction(sign) | ChangeSign::Increase(sign)) => {
            let fault = Diagnostic::error(code!("sign-not-allowed"), Some(span.clone()));
            Err(fault.with("key", figure.key()).with("sign", sign.clone()))
        }
    }
}
