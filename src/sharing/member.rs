//! One member as the sharing rules see it: what they weigh it by, and what it may lack for that.

use crate::money::Fraction;
use std::collections::BTreeMap;

/// What one member brings to a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharer {
    /// Its allocation bases by name.
    pub bases: BTreeMap<String, Fraction>,
    /// Its before-cost over the months in which it takes part; `None` where it is not known.
    pub before: Option<Fraction>,
    /// What it pays today in all, where the cost of before counts only in part; `None` where the two are one.
    pub today: Option<Fraction>,
    /// The first month in which it takes part.
    pub from: u32,
    /// The last month in which it takes part.
    pub to: u32,
}

/// A member that takes part in the whole term, of which nothing else is known.
impl Default for Sharer {
    fn default() -> Self {
        Sharer { bases: BTreeMap::new(), before: None, today: None, from: 1, to: u32::MAX }
    }
}

impl Sharer {
    /// The same member, with one more allocation base.
    pub fn base(mut self, name: &str, value: i128) -> Sharer {
        self.bases.insert(name.to_owned(), Fraction::from(value));
        self
    }

    /// The same member, with its cost of before.
    pub fn before(self, cost: i128) -> Sharer {
        Sharer { before: Some(Fraction::from(cost)), ..self }
    }

    /// Whether it takes part in this month.
    pub(crate) fn takes_part(&self, month: u32) -> bool {
        (self.from..=self.to).contains(&month)
    }

    /// The allocation base of this name, for a rule to weigh by.
    pub(super) fn weight(&self, name: &str) -> Result<&Fraction, Lack> {
        match self.bases.get(name) {
            None => Err(Lack::Base(name.to_owned())),
            Some(base) if base.is_negative() => Err(Lack::NegativeBase(name.to_owned())),
            Some(base) => Ok(base),
        }
    }
}

/// Why a rule cannot weigh a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It has no allocation base of this name.
    Base(String),
    /// Its allocation base of this name is negative.
    NegativeBase(String),
    /// Its cost of before is not known.
    Before,
    /// Its cost of before is negative.
    NegativeBefore,
}
