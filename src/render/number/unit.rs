//! The units of amounts: their powers of ten, and what an amount in a sentence carries: JPY 22.5 M, 22,500千円.

use crate::lang::{Term, Writing};
use crate::money::{Currency, places};
use crate::render::style::{Style, Unit};

/// The word for a fixed unit.
pub(in crate::render) fn term(unit: Unit) -> Option<Term> {
    match unit {
        Unit::Auto => None,
        Unit::Yen => Some(Term::UnitYen),
        Unit::Thousand => Some(Term::UnitThousand),
        Unit::Million => Some(Term::UnitMillion),
        Unit::Oku => Some(Term::UnitOku),
    }
}

/// What stands before and behind the digits of an amount so that it can be read without a heading.
pub(super) fn around(currency: Currency, style: &Style) -> (String, String) {
    let code = [currency.code(), " "].concat();
    match (style.lang.writing(), term(style.unit)) {
        // these carry their currency in columns too
        (_, None) if currency != Currency::JPY => Default::default(),
        (Writing::Japanese, None) => Default::default(),
        (Writing::Japanese, Some(term)) => {
            let unit = style.word(term);
            let unit = match currency {
                Currency::JPY => unit.to_owned(),
                other => [unit.trim_end_matches('円'), other.code()].concat(),
            };
            (String::new(), unit)
        }
        (Writing::Western, None) => (code, String::new()),
        (Writing::Western, Some(Term::UnitYen)) => (code, String::new()),
        (Writing::Western, Some(Term::UnitOku)) => (code, [" x ", style.word(Term::UnitOku)].concat()),
        (Writing::Western, Some(term)) => (code, [" ", style.word(term)].concat()),
    }
}

/// The power of ten of a fixed unit, and the decimals shown in it: none where all amounts are whole.
pub(super) fn fixed(unit: Unit, currency: Currency, whole: bool) -> (i32, i32) {
    match unit {
        Unit::Auto | Unit::Yen if whole => (0, 0),
        Unit::Auto | Unit::Yen => (0, places(currency.minor_digits())),
        Unit::Thousand => (3, 0),
        Unit::Million => (6, 0),
        Unit::Oku => (8, 2),
    }
}
