//! Negotiated percents: a table that says who bears how much.
//!
//! 60%, 25% and 15% of 1,001 yen are 600.6, 250.25 and 150.15: cut down 600, 250 and 150, and the yen that is left goes
//! to the largest remainder, .6. In months in which not all of them take part, the others share in the same proportion.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::sharing::{Basis, Claim, Sharer, Rule, SharedItem, Settlement, split};
//! let table = Basis::table([60, 25, 15].map(|percent| Some(Fraction::from(percent))).to_vec()).unwrap();
//! let item = SharedItem::of_one_year(Rule::by(table), 1_001);
//! let claim = Claim { members: vec![Sharer::default(); 3], items: vec![item], years: 1, ..Claim::default() };
//! assert_eq!(split(&claim, &Settlement::default()).unwrap().years[0].bills, [601, 250, 150]);
//! ```

use super::member::{Lack, Sharer};
use crate::money::Fraction;

/// The percents of the members, in their order: none below 0, together 100.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PercentTable(Vec<Option<Fraction>>);

impl PercentTable {
    /// A table of percents in the order of the members; a member without one (`None`) is no party to it and pays
    /// nothing. `None` if a percent is negative or they do not add up to 100.
    pub fn new(percents: Vec<Option<Fraction>>) -> Option<PercentTable> {
        let mut sum = Fraction::zero();
        for percent in percents.iter().flatten() {
            if percent.is_negative() {
                return None;
            }
            sum = &sum + percent;
        }
        (sum == Fraction::from(100)).then_some(PercentTable(percents))
    }

    /// The percents, in the order of the members; `None` for who is no party to it.
    pub fn percents(&self) -> &[Option<Fraction>] {
        &self.0
    }

    /// The percents, as weights.
    pub(super) fn weigh(&self, members: &[Sharer]) -> Vec<Result<Fraction, Lack>> {
        let percent = |nth| self.0.get(nth).cloned().flatten().unwrap_or_default();
        (0..members.len()).map(|nth| Ok(percent(nth))).collect()
    }
}
