//! One `[[require]]`: a limit that `check` holds the figures of the case against.

use crate::case::currency::currency_differs;
use crate::case::keys::{At, Keys, Kind, Reader};
use crate::case::literal::{self, Change, Flaw, Literal, PercentLiteral};
use crate::case::model::Required;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use crate::money::{Currency, Fraction};
use crate::near::nearest;
use crate::requirement::{Bound, Figure, Limit, Requirement, Whose};

/// The table as written.
pub(in crate::case) struct RequireFile {
    figure: Option<At<Figure>>,
    at_least: Option<At<LimitFile>>,
    at_most: Option<At<LimitFile>>,
    /// Whether a limit is written at all, readable or not.
    has_limit: bool,
    pub(in crate::case) member: Option<At<String>>,
    system: Option<At<Text>>,
    yearly: bool,
    why: Option<At<Text>>,
}

/// A limit as written.
enum LimitFile {
    Amount(Literal),
    Percent(PercentLiteral),
    /// The cost before.
    Before,
}

/// Reads one table.
pub(super) fn read(mut keys: Keys<'_, '_, '_>) -> RequireFile {
    const FIGURES: [(&str, Figure); 6] = [
        ("before", Figure::Before),
        ("after", Figure::After),
        ("saving", Figure::Saving),
        ("share", Figure::Share),
        ("net_saving", Figure::NetSaving),
        ("net_share", Figure::NetShare),
    ];
    keys.needs(&["at_least", "at_most"], true);
    let has_limit = keys.place("at_least").or(keys.place("at_most")).is_some();
    let file = RequireFile {
        figure: keys.required("figure", "\"saving\"", |keys, key| keys.choice(key, &FIGURES)),
        at_least: limit(&mut keys, "at_least"),
        at_most: limit(&mut keys, "at_most"),
        has_limit,
        member: keys.word("member"),
        system: keys.text("system"),
        yearly: keys.choice("years", &[("every", true)]).is_some(),
        why: keys.text("why"),
    };
    keys.finish();
    file
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
    keys.note(key, Kind::Limit);
    keys.amount_or(key, LimitFile::Amount, of_text)
}

/// What the table means; `None` where a fault leaves nothing to hold the figures against.
pub(in crate::case) fn meant(
    at: At<RequireFile>,
    currency: &At<Currency>,
    reader: &mut Reader<'_>,
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
            if !file.has_limit {
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
        None if figure.gross() == Figure::Share => Whose::Every,
        None => Whose::Group,
    };
    let system = file.system.map(|at| at.value);
    let requirement = Requirement { figure, bound, limit, whose, system, yearly: file.yearly };
    Some(Required { requirement, why: file.why.map(|at| at.value), span, limit: place })
}

/// A limit as a number: of a saving a reduction is positive; of a cost no sign of change makes sense.
fn meant_limit(figure: Figure, at: At<LimitFile>, currency: &At<Currency>) -> Result<Limit, Diagnostic> {
    let At { value, span } = at;
    let of_itself = figure == Figure::Before;
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
            // an amount with a minus is negative already
            let value = match literal.change {
                Change::Minus => -&literal.value,
                _ => literal.value,
            };
            signed(figure, value, &literal.change, &span).map(Limit::Amount)
        }
    }
}

/// The number with its sign.
fn signed(figure: Figure, value: Fraction, change: &Change, span: &Span) -> Result<Fraction, Diagnostic> {
    match (figure.gross(), change) {
        (_, Change::Bare) | (Figure::Saving, Change::Reduction(_)) => Ok(value),
        (_, Change::Minus) | (Figure::Saving, Change::Increase(_)) => Ok(-&value),
        (_, Change::Reduction(sign) | Change::Increase(sign)) => {
            let fault = Diagnostic::error(code!("sign-not-allowed"), Some(span.clone()));
            Err(fault.with("key", figure.key()).with("sign", sign.clone()))
        }
    }
}
