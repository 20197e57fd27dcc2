//! Grants and tax measures as written: `[[support]]`.

use crate::case::keys::{At, Keys};
use crate::case::literal::{Literal, PercentLiteral};
use crate::cost::Fund;
use crate::lang::Text;

/// One `[[support]]`.
#[derive(Clone)]
pub(in crate::case) struct SupportFile {
    pub(in crate::case) name: Option<At<Text>>,
    pub(in crate::case) rate: Option<At<PercentLiteral>>,
    pub(in crate::case) amount: Option<At<Literal>>,
    pub(in crate::case) items: Option<At<Vec<At<String>>>>,
    pub(in crate::case) category: Option<At<String>>,
    pub(in crate::case) cap: Option<At<Literal>>,
    pub(in crate::case) to: Option<At<String>>,
    pub(in crate::case) kind: Option<At<Fund>>,
    pub(in crate::case) year_after: Option<At<u32>>,
    pub(in crate::case) is_before: Option<At<bool>>,
}

/// Reads one of them.
pub(super) fn support(mut keys: Keys<'_, '_, '_>) -> SupportFile {
    keys.needs(&["rate", "amount"], true);
    keys.needs(&["items", "category"], true);
    let file = SupportFile {
        name: keys.required("name", "\"…\"", |keys, key| keys.text(key)),
        rate: keys.percent("rate"),
        amount: keys.amount("amount"),
        items: keys.words("items"),
        category: keys.word("category"),
        cap: keys.amount("cap"),
        to: keys.word("to"),
        kind: keys.choice("kind", &Fund::ALL),
        year_after: keys.whole("year_after", 0, 50),
        is_before: keys.choice("side", &[("before", true), ("after", false)]),
    };
    keys.finish();
    file
}
