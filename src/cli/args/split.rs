//! The words of `split`, and the request they make.

use super::selection::{SelectionOptions, one_of};
use clap::Args;
use cloudcost::Fraction;
use cloudcost::analysis::fair::Sampling;
use cloudcost::analysis::split::{Across, Asked, By, Request};

/// How to split the costs of a plan.
#[derive(Args, Debug)]
#[command(next_help_heading = "Split")]
pub(in crate::cli) struct SplitOptions {
    /// A rule for all shared items instead of their own, such as "20% equal + 80% population" or 人口割; repeat to set
    /// several side by side. Or a fair division of the whole cost: shapley, nucleolus, scrb, aca, ensc
    #[arg(long = "rule", value_name = "RULE")]
    pub(in crate::cli) rules: Vec<String>,
    /// No member pays more than 100% less this of its own cost before; the excess moves to the others
    #[arg(long, value_name = "P%", allow_hyphen_values = true, value_parser = promise)]
    min_saving: Option<Fraction>,
    /// Every bill of a year is a multiple of this, such as 1000
    #[arg(long, allow_hyphen_values = true, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000_000))]
    round_to: Option<u64>,
    /// What becomes of the rest: largest (remainders), drop (nobody pays it), or the id of the member that bears it
    #[arg(long, value_name = "largest|drop|ID")]
    remainder: Option<String>,
    /// Tell the shares apart by the years of the term or by the items
    #[arg(long, value_parser = one_of(By::ALL))]
    by: Option<By>,
    /// What stands across the table: years or items (the members down the side), the members, or the rules
    #[arg(long, value_parser = one_of(Across::ALL))]
    across: Option<Across>,
    /// Only the shares of this member
    #[arg(long, value_name = "ID")]
    member: Option<String>,
    /// Savings after support, not before it
    #[arg(long)]
    net: bool,
    /// Say which groups of members would be cheaper off by themselves, and whether any shares satisfy all
    #[arg(long)]
    fair: bool,
    /// Estimate Shapley values of more than 20 members, where no closed form gives them, from so many random orders
    #[arg(long, allow_hyphen_values = true, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=10_000_000))]
    sample: Option<u32>,
    /// The seed of the random orders; the same seed draws the same ones
    #[arg(long, allow_hyphen_values = true, value_name = "S", requires = "sample", default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    selection: SelectionOptions,
}

impl SplitOptions {
    /// The request they make, with these ways to split.
    pub(in crate::cli) fn request(&self, ways: Vec<Asked>) -> Request {
        Request {
            ways,
            fair: self.fair,
            sampling: self.sample.map(|orders| Sampling { orders, seed: self.seed }),
            min_saving: self.min_saving.clone(),
            round_to: self.round_to.map(|unit| Fraction::from(i128::from(unit))),
            remainder: self.remainder.clone(),
            by: self.by,
            across: self.across,
            member: self.member.clone(),
            net: self.net,
            selection: self.selection.selection(),
        }
    }
}

/// A promised saving, in percent.
fn promise(typed: &str) -> Result<Fraction, &'static str> {
    match cloudcost::read_percent(typed) {
        Ok(percent) if !percent.is_negative() && percent <= Fraction::from(100) => Ok(percent),
        _ => Err("write a percent from 0% to 100%, such as 20%"),
    }
}
