//! The words of `split`, and the request they make.

use super::changes::{Changes, MAX, NONE, promise};
use super::selection::{SelectionOptions, one_of};
use super::watch::WatchArgs;
use crate::cli::form::{ValueForm, fiscal_year};
use clap::Args;
use cloudcost::analysis::split::{Across, AskedWay, By, SplitRequest};
use cloudcost::code;
use cloudcost::plan::fair::Sampling;
use std::path::PathBuf;

/// Whose costs to split, and how.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(in crate::cli) struct SplitCall {
    /// A file, - or builtin:NAME
    #[arg(value_name = "CASE")]
    pub(in crate::cli) case: PathBuf,
    #[command(flatten)]
    pub(in crate::cli) split: SplitOptions,
}

const AFTER: &str = "\
Examples:
  cloudcost split plan.toml
  cloudcost split plan.toml --rule equal --rule \"20% equal + 80% population\" --rule 現行経費割
  cloudcost split plan.toml --min-saving 0% --by year --round-to 1000";

/// How to split the costs of a plan.
#[derive(Args, Debug)]
#[command(next_help_heading = "Split")]
pub(in crate::cli) struct SplitOptions {
    /// A rule for all shared items instead of their own, such as "20% equal + 80% population" or 人口割; repeat to set
    /// several side by side. Or a fair division of the whole cost: shapley, nucleolus, scrb, aca, ensc
    #[arg(long = "rule", value_name = "RULE")]
    pub(in crate::cli) rules: Vec<String>,
    /// No member pays more than 100% less this of its own cost before; the excess moves to the others. max: the largest
    /// that can be promised to all; none: without the promise of the case
    #[arg(long, value_name = "P%|max|none", allow_hyphen_values = true, value_parser = promise_or_max)]
    min_saving: Option<String>,
    /// Tell the shares apart by the years of the term or by the items; funding: where the money is from, a table of its own
    #[arg(long, value_parser = one_of(By::ALL))]
    by: Option<By>,
    /// What stands across the table: years or items (the members down the side), the members, the rules, or the bases (how
    /// the share of each year comes about)
    #[arg(long, value_parser = one_of(Across::ALL))]
    across: Option<Across>,
    /// Only this year: a fiscal year by the calendar year in which it begins (or 令和9年度, R9), or the number of the year
    #[arg(long, value_name = "Y", conflicts_with = "by", value_parser = fiscal_year)]
    year: Option<u32>,
    /// The year of --year beside the year before: change and change %
    #[arg(long, requires = "year", conflicts_with_all = ["across", "by"])]
    change: bool,
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
    #[command(flatten)]
    pub(in crate::cli) changes: Changes,
    #[command(flatten)]
    watch: WatchArgs,
}

impl SplitOptions {
    /// Whether the shares are told apart by years or items: rows are then as many as members times these.
    pub(in crate::cli) fn tells_apart(&self) -> bool {
        self.by.is_some()
    }

    /// Whether the rules head the columns.
    pub(in crate::cli) fn has_rules_across(&self) -> bool {
        self.across == Some(Across::Rule)
    }

    /// The saving to promise, where it is a percent.
    pub(in crate::cli) fn promised(&self) -> Option<&str> {
        self.min_saving.as_deref().filter(|promised| *promised != MAX)
    }

    /// Whether the largest saving that can be promised is asked for.
    pub(in crate::cli) fn promises_most(&self) -> bool {
        self.min_saving.as_deref() == Some(MAX)
    }

    /// The request they make, with these ways to split.
    pub(in crate::cli) fn request(&self, ways: Vec<AskedWay>) -> SplitRequest {
        SplitRequest {
            ways,
            fair: self.fair,
            sampling: self.sample.map(|orders| Sampling { orders, seed: self.seed }),
            min_saving: None,
            round_to: None,
            remainder: None,
            by: self.by,
            across: self.across,
            year: self.year,
            change: self.change,
            member: self.member.clone(),
            net: self.net,
            selection: self.selection.selection(),
            flowing: false,
        }
    }
}

/// A promised saving, or the word for the largest.
fn promise_or_max(typed: &str) -> Result<String, ValueForm> {
    match typed {
        MAX | NONE => Ok(typed.to_owned()),
        _ => promise(typed).map_err(|_| ValueForm(code!("form-promise-max"))),
    }
}
