//! The texts around rows of a data format that are written as they are laid out.

/// The texts around the rows of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AroundRows {
    /// What stands before them.
    pub before: String,
    /// What stands between the rows of one section and those of the next.
    pub between: &'static str,
    /// What stands after them.
    pub after: String,
}
