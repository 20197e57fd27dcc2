//! Fair divisions of a whole cost by their names: those of the command line and those that tables print in any language.

use crate::coalition::Method;
use crate::code;
use crate::lang::{Code, Lang, Term};
use crate::near::closest;
use crate::sharing::Adjuster;
use crate::text;

/// Names as like as this (Jaro-Winkler) may be meant.
const MEANT: f64 = 0.85;

/// The word for a division; its code is the division's name.
pub(crate) fn division_term(method: Method) -> Term {
    match method {
        Method::Shapley => Term::Shapley,
        Method::Nucleolus => Term::Nucleolus,
        Method::SeparableCosts => Term::Scrb,
        Method::AlternativeCost => Term::Aca,
        Method::EqualRemaining => Term::Ensc,
    }
}

/// The division of this name: its own, or the word for it in any language; full-width letters are as good as narrow ones.
///
/// ```
/// use cloudcost::{coalition::Method, read_division};
/// assert_eq!(read_division("shapley"), Some(Method::Shapley));
/// assert_eq!(read_division("仁"), Some(Method::Nucleolus));
/// assert_eq!(read_division("ＳＣＲＢ"), Some(Method::SeparableCosts));
/// assert_eq!(read_division("equal"), None);
/// ```
pub fn read_division(text: &str) -> Option<Method> {
    let narrow = |c: char| match c {
        '\u{3000}' => ' ',
        c => text::narrow(c),
    };
    let name: String = text.chars().map(narrow).collect();
    let name = name.trim();
    let is_its = |method: Method| {
        let term = division_term(method);
        [term.code(), term.text(Lang::En), term.text(Lang::Ja)]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    };
    Method::ALL.into_iter().map(|(_, method)| method).find(|method| is_its(*method))
}

/// The name of a division that may be meant by a name that is none.
pub(crate) fn near_division(name: &str) -> Option<&'static str> {
    let terms = || Method::ALL.into_iter().map(|(_, method)| division_term(method));
    let known: Vec<&'static str> =
        terms().map(Term::code).chain(terms().map(|term| term.text(Lang::Ja))).collect();
    closest(name, &known, MEANT)
}

/// What keeps something that adjusts bills from a fair division of the whole cost.
pub(crate) fn undivided(adjuster: Adjuster) -> Option<Code> {
    match adjuster {
        Adjuster::Limits => Some(code!("limits-with-division")),
        Adjuster::Bills => Some(code!("bill-with-division")),
        Adjuster::Promise | Adjuster::Rounding | Adjuster::Remainder => None,
    }
}
