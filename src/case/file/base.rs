//! Where the figures of an allocation base are from, as written: `[[base]]`.

use super::entry::entries;
use crate::case::keys::{At, Keys};
use crate::lang::Text;

entries! {
    /// One `[[base]]`.
    BaseFile {
        id: Option<At<String>> = |keys, key| keys.required(key, "\"…\"", Keys::word);
        name: Option<At<Text>> = Keys::text;
        as_of: Said = Keys::said;
        source: Said = Keys::said;
        status: Said = Keys::said;
    }
}

/// What is said of a base: of all years, or of each.
pub(in crate::case) type Said = Vec<(Option<u32>, At<Text>)>;
