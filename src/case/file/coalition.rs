//! Known prices for some of the members alone, as written: `[[coalition]]`.

use crate::case::keys::{At, Keys};
use crate::case::literal::Literal;

/// One `[[coalition]]`.
#[derive(Clone)]
pub(in crate::case) struct CoalitionFile {
    pub(in crate::case) members: Option<At<Vec<At<String>>>>,
    pub(in crate::case) total: Option<At<Literal>>,
}

/// Reads one of them.
pub(super) fn coalition(mut keys: Keys<'_, '_, '_>) -> CoalitionFile {
    let file = CoalitionFile {
        members: keys.required("members", "[\"…\"]", |keys, key| keys.words(key)),
        total: keys.required("total", "\"9億円\"", |keys, key| keys.amount(key)),
    };
    keys.finish();
    file
}
