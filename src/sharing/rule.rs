//! The list of the sharing rules, and rules that are sums of them.

use super::curve::{Curve, Curved};
use super::member::{Lack, Sharer};
use super::table::PercentTable;
use super::{current, equal, proportional};
use crate::money::Fraction;
use std::sync::Arc;

/// What a share is in proportion to: the list of the sharing rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// 1 for everyone.
    Equal,
    /// An allocation base, by its name.
    Proportional(String),
    /// An allocation base by a curve: to a power, degressively.
    Curved(Curved),
    /// The member's own cost of before.
    Current,
    /// Negotiated percents.
    Table(PercentTable),
}

impl Basis {
    /// In proportion to the allocation base of this name.
    pub fn proportional(name: &str) -> Basis {
        Basis::Proportional(name.to_owned())
    }

    /// In proportion to an allocation base by a curve; `None` if the number is out of its limits or longer than 6
    /// decimals.
    pub fn curved(curve: &'static Curve, base: &str, number: Fraction) -> Option<Basis> {
        Curved::new(curve, base, number).map(Basis::Curved)
    }

    /// Negotiated percents in the order of the members; see [`PercentTable::new`].
    pub fn table(percents: Vec<Option<Fraction>>) -> Option<Basis> {
        PercentTable::new(percents).map(Basis::Table)
    }

    /// The name of the allocation base that it weighs by, if it does.
    pub fn name(&self) -> Option<&str> {
        match self {
            Basis::Proportional(name) => Some(name),
            Basis::Curved(curved) => Some(&curved.base),
            Basis::Equal | Basis::Current | Basis::Table(_) => None,
        }
    }

    /// The same by the base of another name; one that weighs by no base stays as it is.
    #[must_use]
    pub(crate) fn by_base(&self, name: &str) -> Basis {
        let base = name.to_owned();
        match self {
            Basis::Proportional(_) => Basis::Proportional(base),
            Basis::Curved(curved) => Basis::Curved(Curved { base, ..curved.clone() }),
            Basis::Equal | Basis::Current | Basis::Table(_) => self.clone(),
        }
    }

    /// Whether its weights have roots: no fraction of its figures says them.
    pub(crate) fn has_roots(&self) -> bool {
        matches!(self, Basis::Curved(_))
    }

    /// The weight of each member, or why it has none. Powers that are no fractions have more than 40 digits.
    pub fn weigh(&self, members: &[Sharer]) -> Vec<Result<Fraction, Lack>> {
        match self {
            Basis::Equal => equal::weigh(members),
            Basis::Proportional(name) => proportional::weigh(name, members),
            Basis::Curved(curved) => curved.weigh(members),
            Basis::Current => current::weigh(members),
            Basis::Table(table) => table.weigh(members),
        }
    }
}

/// A part of a rule: so many percent of the cost by this basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePart {
    /// The percent of the cost, above 0.
    pub percent: Fraction,
    /// What this part is in proportion to.
    pub basis: Basis,
}

/// A sharing rule: a sum of terms whose percents add up to 100.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule(Arc<[RulePart]>);

impl Rule {
    /// All of the cost by one basis.
    pub fn by(basis: Basis) -> Rule {
        Rule([RulePart { percent: Fraction::from(100), basis }].into())
    }

    /// A sum of terms; `None` unless every percent is above 0 and they add up to 100.
    pub fn new(terms: Vec<RulePart>) -> Option<Rule> {
        let mut sum = Fraction::zero();
        for term in &terms {
            if !term.percent.is_positive() {
                return None;
            }
            sum = &sum + &term.percent;
        }
        (sum == Fraction::from(100)).then(|| Rule(terms.into()))
    }

    /// A sum of terms with whole percents; see [`Rule::new`].
    pub fn sum(terms: impl IntoIterator<Item = (i128, Basis)>) -> Option<Rule> {
        let term = |(percent, basis)| RulePart { percent: Fraction::from(percent), basis };
        Rule::new(terms.into_iter().map(term).collect())
    }

    /// The same with other bases: of each name, the one that it becomes.
    #[must_use]
    pub(crate) fn by_bases(&self, becomes: impl Fn(&str) -> Option<String>) -> Rule {
        let basis = |basis: &Basis| {
            let other = basis.name().and_then(&becomes);
            other.map_or_else(|| basis.clone(), |other| basis.by_base(&other))
        };
        let term = |term: &RulePart| RulePart { percent: term.percent.clone(), basis: basis(&term.basis) };
        Rule(self.0.iter().map(term).collect())
    }

    /// The terms, in the order written.
    pub fn terms(&self) -> &[RulePart] {
        &self.0
    }
}
