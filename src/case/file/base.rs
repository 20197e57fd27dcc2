//! Where the figures of an allocation base are from, as written: `[[base]]`.

use crate::case::keys::{At, Keys};
use crate::lang::Text;

/// One `[[base]]`.
#[derive(Clone)]
pub(in crate::case) struct BaseFile {
    pub(in crate::case) id: Option<At<String>>,
    pub(in crate::case) name: Option<At<Text>>,
    pub(in crate::case) as_of: Said,
    pub(in crate::case) source: Said,
    pub(in crate::case) status: Said,
}

/// What is said of a base: of all years, or of each.
pub(in crate::case) type Said = Vec<(Option<u32>, At<Text>)>;

/// Reads one of them.
pub(super) fn base(mut keys: Keys<'_, '_, '_>) -> BaseFile {
    let file = BaseFile {
        id: keys.required("id", "\"…\"", |keys, key| keys.word(key)),
        name: keys.text("name"),
        as_of: keys.said("as_of"),
        source: keys.said("source"),
        status: keys.said("status"),
    };
    keys.finish();
    file
}
