//! What words of a line can mean: which figure one is, which way a change goes.

use crate::code;
use crate::lang::Code;

/// Which of the figures one is; what is left after the change is a percent too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FigureRole {
    Before,
    After,
    Saving,
    Percent,
    /// What is left; as a label, 割合, either of the two.
    Left,
}

impl FigureRole {
    /// What a sentence calls it.
    pub(super) fn name(self) -> Code {
        match self {
            FigureRole::Before => code!("figure-name-before"),
            FigureRole::After => code!("figure-name-after"),
            FigureRole::Saving => code!("figure-name-saving"),
            FigureRole::Percent | FigureRole::Left => code!("figure-name-percent"),
        }
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            FigureRole::Before => "before",
            FigureRole::After => "after",
            FigureRole::Saving => "saving",
            FigureRole::Percent | FigureRole::Left => "percent",
        }
    }
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Down,
    Up,
}

/// A word of meaning between figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineWord {
    /// From the cost before to the cost after.
    Arrow,
    /// A hyphen between two figures.
    Join,
    Equals,
    /// Names a figure, and perhaps its direction.
    Label(FigureRole, Option<Direction>),
    /// 対前年度比: the figure is a part of what was before, or a change against it.
    Ratio,
    /// 達成率: the percent is what is left.
    Left,
    ChangeSign(Direction),
    /// から behind the cost before.
    Since,
    /// より, に比べ behind the cost that a change is said against, or behind its name alone.
    Compared,
    /// に, へ, まで behind what it comes to.
    Into,
    /// となる, になる behind what it comes to, or behind the change that comes of it.
    Becomes,
    Object,
    No,
    Topic,
    From,
    /// のうち behind a whole that a part of is said next.
    Among,
    /// At what it is then: down 25% at £0.9m.
    At,
    /// What a change is said against.
    Than,
    /// Between what is and what was, in either order.
    Versus,
    To,
    By,
    PartOf,
    Open,
    Close,
    Comma,
    /// What comes says once more what was said.
    Again,
    /// It parts clauses, or stands between a part and its whole: 5,000万円／2億円.
    Slash,
}

impl LineWord {
    /// Whether it parts clauses.
    pub(super) fn parts(self) -> bool {
        matches!(self, LineWord::Open | LineWord::Close | LineWord::Comma | LineWord::Again | LineWord::Slash)
    }
}
