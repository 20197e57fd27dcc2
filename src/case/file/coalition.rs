//! Known prices for some of the members alone, as written: `[[coalition]]`.

use super::entry::entries;
use crate::case::keys::{At, Keys};
use crate::case::literal::Literal;

entries! {
    /// One `[[coalition]]`.
    CoalitionFile, moved by CoalitionKey {
        members: Option<At<Vec<At<String>>>> = |keys, key| keys.required(key, "[\"…\"]", Keys::words);
        total: Option<At<Literal>> = |keys, key| keys.required(key, "\"9億円\"", Keys::amount), moved as Total: Sum;
    }
}
