//! 人口割, 世帯割, 業務数割 and the like: in proportion to an allocation base.
//!
//! 70 million among populations of 30,000, 10,000 and 5,000, 30% equally and 70% by population: 21 million are 7 each,
//! 49 million are 49 x 30/45, 49 x 10/45 and 49 x 5/45, together 39.667, 17.889 and 12.444 million.
//!
//! ```
//! use cloudcost::sharing::{Basis, Claim, Sharer, Rule, SharedItem, Settlement, split};
//! let members = [30_000, 10_000, 5_000].map(|people| Sharer::default().base("population", people));
//! let rule = Rule::sum([(30, Basis::Equal), (70, Basis::proportional("population"))]).unwrap();
//! let item = SharedItem::of_one_year(rule, 70_000_000);
//! let claim = Claim { members: members.to_vec(), items: vec![item], years: 1, ..Claim::default() };
//! let split = split(&claim, &Settlement::default()).unwrap();
//! assert_eq!(split.years[0].bills, [39_666_667, 17_888_889, 12_444_444]);
//! ```

use super::member::{Lack, Sharer};
use crate::money::Fraction;

/// The allocation base itself.
pub(super) fn weigh(name: &str, members: &[Sharer]) -> Vec<Result<Fraction, Lack>> {
    members.iter().map(|member| member.weight(name).cloned()).collect()
}
