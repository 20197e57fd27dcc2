//! How far a figure is opened.

/// How far a figure is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// As far as fits on a screen: the largest first.
    #[default]
    Screen,
    /// So many levels.
    Levels(usize),
    /// Every step.
    All,
}
