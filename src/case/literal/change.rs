//! What a figure says about the direction of change.

/// The sign or word of change, as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::case) enum ChangeSign {
    /// Nothing.
    Bare,
    /// A minus sign.
    Minus,
    /// ▲, △, 減, 削減: a reduction.
    Reduction(String),
    /// +, 増: an increase.
    Increase(String),
}
