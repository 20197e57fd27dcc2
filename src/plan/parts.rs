//! A plan's costs as parts that one payer bears each, after sharing and support.

use super::facts::{Computed, Dimension, PaidPart};
use super::shares::{Detail, Shares, Way, shares};
use super::support;
use crate::coalition::Method;
use crate::code;
use crate::diagnostic::{Diagnostic, Word};
use crate::lang::Code;

impl Computed<'_> {
    /// The facts as parts that one payer bears each, to be added up by these dimensions; shared ones are split among
    /// members where these are one of them.
    ///
    /// # Errors
    /// Why the shared items cannot be split, or not by these dimensions.
    pub fn parts(&self, by: &[Dimension]) -> Result<Vec<PaidPart>, Diagnostic> {
        self.parts_by(self.shares_for(by)?.as_ref(), by)
    }

    /// The shares that it takes to add costs up by these dimensions, or by some of them.
    ///
    /// # Errors
    /// Why the shared items cannot be split.
    pub(crate) fn shares_for(&self, by: &[Dimension]) -> Result<Option<Shares>, Diagnostic> {
        let by_member = by.contains(&Dimension::Member);
        if !self.known.after() || (!by_member && self.plan.support.is_empty()) {
            return Ok(None);
        }
        let detail = if by_member { Detail::Items } else { Detail::Supported };
        shares(self, &Way::default(), detail).map(Some)
    }

    /// The same parts where the shares are there already. Members' costs are told apart no further than is asked for:
    /// what a member pays over the term is known better than what it pays of each item or in each year.
    ///
    /// # Errors
    /// Shares that say nothing of these dimensions.
    pub(crate) fn parts_by(
        &self,
        shares: Option<&Shares>,
        by: &[Dimension],
    ) -> Result<Vec<PaidPart>, Diagnostic> {
        // without a cost after there are no shares, and support of what runs today needs none
        let none = Shares::default();
        let shares = match (shares, self.plan.support.is_empty()) {
            (Some(shares), _) => shares,
            (None, false) => &none,
            (None, true) => return Ok(self.whole_parts(by.contains(&Dimension::Year))),
        };
        let is_of_item =
            |by: &Dimension| matches!(by, Dimension::System | Dimension::Category | Dimension::Item);
        let mut parts = match (by.contains(&Dimension::Member), self.plan.sharing.division) {
            _ if !self.known.after() => self.whole_parts(by.contains(&Dimension::Year)),
            (false, _) => self.whole_parts(by.contains(&Dimension::Year)),
            (true, Some(method)) => {
                self.check_divisible(method, by)?;
                shares.undivided(self, false)
            }
            (true, None) if by.iter().any(is_of_item) => shares.parts_of(self),
            (true, None) => shares.undivided(self, by.contains(&Dimension::Year)),
        };
        let grain = support::Grain {
            member: by.contains(&Dimension::Member),
            year: by.contains(&Dimension::Year),
            item: by.iter().any(is_of_item),
        };
        parts.extend(support::parts(self, shares, grain)?);
        Ok(parts)
    }

    /// A division of the whole cost says what each member pays, and nothing of systems, items or years.
    fn check_divisible(&self, method: Method, by: &[Dimension]) -> Result<(), Diagnostic> {
        let finer = by.iter().find(|by| !matches!(by, Dimension::Total | Dimension::Member));
        let name = finer.and_then(|finer| Dimension::ALL.iter().find(|(by, _)| by == finer));
        match name {
            None => Ok(()),
            Some((_, name)) => Err(Diagnostic::error(code!("method-by-member"), None)
                .with("method", method.name())
                .with("by", *name)
                .with("per", Word::Said(per(finer)))),
        }
    }
}

/// A part finer than members, as a sentence names it.
fn per(dimension: Option<&Dimension>) -> Code {
    match dimension {
        Some(Dimension::Year) => code!("per-year"),
        Some(Dimension::System) => code!("per-system"),
        Some(Dimension::Category) => code!("per-category"),
        _ => code!("per-item"),
    }
}
