//! How a language writes: what numbers, lists and marks look like, whatever its words are.

/// How a language writes; its file says which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    /// 約12億円, ▲, 〜, 。
    Japanese,
    /// ~JPY 1,200 million, -, –, ;
    Western,
}
