//! Whether amounts of a sheet are with tax, by the words for it.

use super::plain::whole;

/// With tax or without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tax {
    /// 税込.
    Included,
    /// 税抜.
    Excluded,
}

impl Tax {
    /// The word of a case file.
    pub(super) fn key(self) -> &'static str {
        match self {
            Tax::Included => "included",
            Tax::Excluded => "excluded",
        }
    }

    /// What a text says; none where it says both or neither.
    pub(super) fn said(text: &str) -> Option<Tax> {
        match Tax::words(text) {
            (true, false) => Some(Tax::Included),
            (false, true) => Some(Tax::Excluded),
            _ => None,
        }
    }

    /// Whether a text says both.
    pub(super) fn says_both(text: &str) -> bool {
        Tax::words(text) == (true, true)
    }

    /// Whether a text has a word for with tax, and one for without.
    fn words(text: &str) -> (bool, bool) {
        let text = whole(text);
        let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
        (
            says(&["税込", "内税", "taxincluded", "incl.tax"]),
            says(&["税抜", "税別", "外税", "taxexcluded", "excl.tax"]),
        )
    }
}
