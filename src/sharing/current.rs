//! 現行経費割: in proportion to what each member pays today.
//!
//! Costs of before of 60, 30 and 10 million share 70 million as 42, 21 and 7: everyone saves the same 30%.
//!
//! ```
//! use cloudcost::sharing::{Basis, Claim, Sharer, Rule, SharedItem, Settlement, split};
//! let members = [60, 30, 10].map(|million| Sharer::default().before(million * 1_000_000)).to_vec();
//! let item = SharedItem::of_one_year(Rule::by(Basis::Current), 70_000_000);
//! let claim = Claim { members, items: vec![item], years: 1, ..Claim::default() };
//! let split = split(&claim, &Settlement::default()).unwrap();
//! assert_eq!(split.years[0].bills, [42_000_000, 21_000_000, 7_000_000]);
//! ```

use super::member::{Lack, Sharer};
use crate::money::Fraction;

/// All that is paid today, over the months in which the member takes part.
pub(super) fn weigh(members: &[Sharer]) -> Vec<Result<Fraction, Lack>> {
    let weight = |member: &Sharer| match member.today.as_ref().or(member.before.as_ref()) {
        None => Err(Lack::Before),
        Some(before) if before.is_negative() => Err(Lack::NegativeBefore),
        Some(before) => Ok(before.clone()),
    };
    members.iter().map(weight).collect()
}
