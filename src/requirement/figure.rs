//! The figure that a requirement limits.

/// The figure that is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitedFigure {
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

impl LimitedFigure {
    /// The word for it in a case file.
    pub fn key(self) -> &'static str {
        match self {
            LimitedFigure::Before => "before",
            LimitedFigure::After => "after",
            LimitedFigure::Saving => "saving",
            LimitedFigure::Share => "share",
            LimitedFigure::NetSaving => "net_saving",
            LimitedFigure::NetShare => "net_share",
        }
    }

    /// Whether it is after support and what is borne outside.
    pub(crate) fn is_net(self) -> bool {
        matches!(self, LimitedFigure::NetSaving | LimitedFigure::NetShare)
    }

    /// The figure that it is of costs before support.
    pub fn gross(self) -> LimitedFigure {
        match self {
            LimitedFigure::NetSaving => LimitedFigure::Saving,
            LimitedFigure::NetShare => LimitedFigure::Share,
            figure => figure,
        }
    }
}
