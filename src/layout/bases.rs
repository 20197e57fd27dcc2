//! What an allocation base is called.

use crate::case::rule_text;
use crate::lang::Lang;
use crate::report::Cell;
use crate::sharing::{Basis, Rule};

/// A base as documents call it; the names of those that end in 割 go without it.
pub(super) fn base_name(name: &str, lang: Lang) -> Cell {
    match rule_text(&Rule::by(Basis::proportional(name)), lang, false) {
        Some(known) if lang == Lang::Ja && known != name => {
            Cell::Text(known.trim_end_matches('割').to_owned())
        }
        _ => Cell::Text(name.to_owned()),
    }
}
