//! How the curves of sharing rules are written and said.

use crate::code;
use crate::lang::{Code, Lang};
use crate::sharing::{Curve, DEGRESSIVE, POWER};

/// How an expression writes a curve.
pub(super) enum Spelling {
    /// By a sign between the base and the number: `NAME ^ 0.585`.
    Sign(&'static str),
    /// By a word, English and Japanese, before both in brackets: `degressive(NAME, 1.5)`; and what is said of less.
    Word([&'static str; 2], Code),
}

/// A curve in words.
pub(super) struct CurveWords {
    pub(super) curve: &'static Curve,
    pub(super) spelling: Spelling,
    /// What is said of a number out of its limits.
    pub(super) out_of_range: Code,
    /// How a sentence says it, of a base and the number.
    said: Code,
}

/// Every curve that a rule can name.
pub(super) const CURVES: [CurveWords; 2] = [
    CurveWords {
        curve: &POWER,
        spelling: Spelling::Sign("^"),
        out_of_range: code!("power-out-of-range"),
        said: code!("basis-power"),
    },
    CurveWords {
        curve: &DEGRESSIVE,
        spelling: Spelling::Word(["degressive", "逓減割"], code!("degressive-form")),
        out_of_range: code!("factor-out-of-range"),
        said: code!("basis-degressive"),
    },
];

fn words(curve: &Curve) -> Option<&'static CurveWords> {
    const KNOWN: &[CurveWords] = &CURVES;
    KNOWN.iter().find(|known| known.curve == curve)
}

/// A base and its number as an expression writes them.
pub(super) fn written(curve: &Curve, lang: Lang, base: &str, number: &str) -> Option<String> {
    Some(match &words(curve)?.spelling {
        Spelling::Sign(sign) => format!("{base} {sign} {number}"),
        Spelling::Word([english, japanese], _) => {
            let word = if lang == Lang::Ja { japanese } else { english };
            format!("{word}({base}, {number})")
        }
    })
}

/// How a sentence says a curve.
pub(crate) fn curve_said(curve: &Curve) -> Option<Code> {
    words(curve).map(|words| words.said)
}
