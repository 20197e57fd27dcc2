//! What people call a key of the case file, in a word or two.

use crate::code;
use crate::lang::Text;

/// The word for a key; the key itself where there is none.
pub(super) fn key_word(key: &str) -> Text {
    let code = match key {
        "title" => code!("key-word-title"),
        "source" => code!("key-word-source"),
        "note" => code!("key-word-note"),
        "unit" => code!("key-word-unit"),
        "status" => code!("key-word-status"),
        "signed" => code!("key-word-signed"),
        "effects" => code!("key-word-effects"),
        "currency" => code!("key-word-currency"),
        "name" => code!("key-word-name"),
        "id" => code!("key-word-id"),
        "item" => code!("key-word-item"),
        "items" => code!("key-word-items"),
        "category" => code!("key-word-category"),
        "system" => code!("key-word-system"),
        "to" => code!("key-word-to"),
        "kind" => code!("key-word-kind"),
        "year_after" => code!("key-word-year-after"),
        "side" => code!("key-word-side"),
        "candidate" => code!("key-word-candidate"),
        "bases" => code!("key-word-bases"),
        "figure" => code!("key-word-figure"),
        "at_least" => code!("key-word-at-least"),
        "at_most" => code!("key-word-at-most"),
        "member" => code!("key-word-member"),
        "years" => code!("key-word-years"),
        "why" => code!("key-word-why"),
        "as_of" => code!("key-word-as-of"),
        "join" => code!("key-word-join"),
        "leave" => code!("key-word-leave"),
        "set" => code!("key-word-set"),
        "scale" => code!("key-word-scale"),
        "base" => code!("key-word-base"),
        "before_split" => code!("key-word-before-split"),
        "timing" => code!("key-word-timing"),
        "one_time" => code!("key-word-one-time"),
        "year" => code!("key-word-year"),
        other => return other.into(),
    };
    Text::said(code, &[])
}
