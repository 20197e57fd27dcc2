//! 均等割: everyone pays the same.
//!
//! 100 yen among three are 33.33… each; the yen that is left goes to the member listed first: 34, 33, 33. A credit of
//! 100 yen is split the same way.
//!
//! ```
//! use cloudcost::sharing::{Basis, Claim, Sharer, Rule, SharedItem, Settlement, split};
//! let mut claim = Claim { members: vec![Sharer::default(); 3], years: 1, ..Claim::default() };
//! claim.items = vec![SharedItem::of_one_year(Rule::by(Basis::Equal), 100)];
//! assert_eq!(split(&claim, &Settlement::default()).unwrap().years[0].bills, [34, 33, 33]);
//! claim.items[0].years[0].cost = -100;
//! assert_eq!(split(&claim, &Settlement::default()).unwrap().years[0].bills, [-34, -33, -33]);
//! ```
//!
//! Three members with 40, 20 and 10 businesses share a base of 30 million equally and pay 0.5 million a business
//! themselves: 30, 20 and 15 million.
//!
//! ```
//! use cloudcost::sharing::{Basis, Claim, Sharer, Rule, SharedItem, Settlement, split};
//! let base = SharedItem::of_one_year(Rule::by(Basis::Equal), 30_000_000);
//! let fees = [40, 20, 10].map(|businesses| businesses * 500_000).to_vec();
//! let claim = Claim { members: vec![Sharer::default(); 3], items: vec![base], own: vec![fees], years: 1, ..Claim::default() };
//! let bills = split(&claim, &Settlement::default()).unwrap().years[0].bills.clone();
//! assert_eq!(bills, [30_000_000, 20_000_000, 15_000_000]);
//! ```

use super::member::{Lack, Sharer};
use crate::money::Fraction;

/// One weight for everyone.
pub(super) fn weigh(members: &[Sharer]) -> Vec<Result<Fraction, Lack>> {
    members.iter().map(|_| Ok(Fraction::from(1))).collect()
}
