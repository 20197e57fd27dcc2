//! Keys of a file that mean something which cannot be read, or that are written as keys that are none.

use std::cell::RefCell;
use std::collections::BTreeSet;

/// Keys of tables, each by the place where its table begins.
#[derive(Debug, Default)]
pub(super) struct Lost(RefCell<BTreeSet<(&'static str, &'static str, usize)>>);

impl Lost {
    pub(super) fn add(&self, table: &'static str, key: &'static str, at: usize) {
        self.0.borrow_mut().insert((table, key, at));
    }

    /// Whether one of these keys is lost in a table of this name: any, or the one that begins here.
    pub(super) fn has(&self, table: &'static str, keys: &[&'static str], at: Option<usize>) -> bool {
        let lost = self.0.borrow();
        let (first, last) = (at.unwrap_or(0), at.unwrap_or(usize::MAX));
        keys.iter().any(|key| lost.range((table, *key, first)..=(table, *key, last)).next().is_some())
    }
}
