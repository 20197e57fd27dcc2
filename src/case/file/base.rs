//! Where the figures of an allocation base are from, as written: `[[base]]`.

use super::entry::entries;
use crate::case::keys::{At, Keys};
use crate::lang::Text;

entries! {
    /// One `[[base]]`.
    BaseFile {
        id: Option<At<String>> = |keys, key| keys.required(key, "\"…\"", Keys::word);
        name: Option<At<Text>> = Keys::text;
        as_of: SaidByYear = Keys::said;
        source: SaidByYear = Keys::said;
        status: SaidByYear = Keys::said;
    }
}

/// What is said of a base: of all years, or of each.
pub(in crate::case) type SaidByYear = Vec<(Option<u32>, At<Text>)>;
