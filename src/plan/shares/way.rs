//! In which way shares are asked for, and how much of them.

use crate::plan::facts::Computed;
use crate::sharing::{Basis, Rule, Settlement};

/// How the shares are to be found: the case's own way, or another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// A rule for all shared items, instead of their own.
    pub rule: Option<Rule>,
    /// How bills are settled, instead of the case's way.
    pub settlement: Option<Settlement>,
    /// Whether exact shares are asked for beside the bills.
    pub exact: bool,
}

impl Way {
    /// Whether a rule shares by costs before.
    pub(super) fn goes_by_before(&self, computed: &Computed<'_>) -> bool {
        let plan = computed.plan;
        let is_current = |rule: &Rule| rule.terms().iter().any(|term| term.basis == Basis::Current);
        let own = || plan.shares.iter().flatten().chain(&plan.sharing.rule).any(is_current);
        self.rule.as_ref().map_or_else(own, is_current)
    }

    /// The rule of a shared item.
    pub(super) fn rule_of<'w>(&'w self, computed: &'w Computed<'_>, item: usize) -> Option<&'w Rule> {
        let own = computed.plan.shares.get(item).and_then(Option::as_ref);
        self.rule.as_ref().or(own).or(computed.plan.sharing.rule.as_ref())
    }
}

/// How much is to be known of each item; a bill needs no parts, and there are many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// The parts of items that some support covers.
    Supported,
    /// The parts of all shared items.
    Items,
}

/// Where a shared item of a claim comes from: its number in the plan, and its facts by year. An item that is shared by a
/// base that changes stands once for each year.
pub(super) type ItemFacts = Vec<(usize, Vec<Option<usize>>)>;
