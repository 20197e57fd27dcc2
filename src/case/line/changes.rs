//! Amounts that words call the change, and what it is held against.

use super::around::Around;
use super::word::{Direction, FigureRole, LineWord};

/// What an amount is beside the name of a change.
pub(super) enum NamedChange {
    /// What it is held against.
    Whole,
    /// The change.
    Change(Direction),
}

impl Around<'_> {
    /// 削減額は10億円に対し3億円, 従来に比べ削減は3億円: what the name of a change is of, and what that is held against.
    pub(super) fn named_change(&self, nth: usize) -> Option<NamedChange> {
        if let [.., LineWord::Compared, LineWord::ChangeSign(way), LineWord::Topic] = self.gap(nth) {
            return Some(NamedChange::Change(*way)).filter(|_| nth > 0);
        }
        let named = |nth: usize| match self.label(nth) {
            Some((FigureRole::Saving, Some(way))) => Some(way),
            _ => None,
        };
        let against = |gap: usize| self.gap(gap) == [LineWord::Compared] && self.is_amount(gap);
        if named(nth).is_some() && against(nth + 1) {
            return Some(NamedChange::Whole);
        }
        nth.checked_sub(1).and_then(named).filter(|_| against(nth)).map(NamedChange::Change)
    }

    /// 30%, or £3m; £20m, i.e. £3m; 10億円のうち3億円: rather the change than a cost.
    pub(super) fn is_rather_change(&self, nth: usize) -> bool {
        let ends = matches!(self.gap(nth), [.., LineWord::Again | LineWord::Among]);
        nth > 0 && ends && self.signed(nth).is_none()
    }
}
