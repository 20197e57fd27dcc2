//! The figure that a requirement limits.

/// The figure that is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The cost before.
    Before,
    /// The cost after.
    After,
    /// The saving.
    Saving,
    /// A member's cost after.
    Share,
    /// What is saved after support and what is borne outside.
    NetSaving,
    /// A member's cost after support and what is borne outside.
    NetShare,
}

impl Figure {
    /// The word for it in a case file.
    pub fn key(self) -> &'static str {
        match self {
            Figure::Before => "before",
            Figure::After => "after",
            Figure::Saving => "saving",
            Figure::Share => "share",
            Figure::NetSaving => "net_saving",
            Figure::NetShare => "net_share",
        }
    }

    /// Whether it is after support and what is borne outside.
    pub fn is_net(self) -> bool {
        matches!(self, Figure::NetSaving | Figure::NetShare)
    }

    /// The figure that it is of costs before support.
    pub fn gross(self) -> Figure {
        match self {
            Figure::NetSaving => Figure::Saving,
            Figure::NetShare => Figure::Share,
            figure => figure,
        }
    }
}
