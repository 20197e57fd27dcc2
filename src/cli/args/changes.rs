//! The options that change a case before anything is asked of it.

use crate::cli::form::ValueForm;
use clap::Args;
use cloudcost::{Fraction, code};
use std::path::PathBuf;

/// What to change first.
#[derive(Args, Debug)]
#[command(next_help_heading = "Changes (made first; repeat and combine them)")]
pub(in crate::cli) struct Changes {
    /// A [[scenario]] of the file
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) scenario: Vec<String>,
    /// A file with [[scenario]]s of its own
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) with: Option<PathBuf>,
    /// A candidate joins
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) join: Vec<String>,
    /// A member leaves; from a month of the term on: ID@2029-04, ID@31
    #[arg(long, value_name = "ID[@MONTH]")]
    pub(in crate::cli) leave: Vec<String>,
    /// An input gets a value: after.ITEM.yearly=2500万円, member.ID.population=55000, rates.USD=160, months=180
    #[arg(long, value_name = "PATH=VALUE")]
    pub(in crate::cli) set: Vec<String>,
    /// An input moves by a percent: after.ITEM=+10%
    #[arg(long, value_name = "PATH=±P%", allow_hyphen_values = true)]
    pub(in crate::cli) scale: Vec<String>,
    /// Every bill of a year is a multiple of this, such as 1000
    #[arg(long, allow_hyphen_values = true, value_name = "N", value_parser = round_unit)]
    pub(in crate::cli) round_to: Option<u64>,
    /// What becomes of the rest: largest (remainders), drop (nobody pays it), or the id of the member that bears it
    #[arg(long, value_name = "largest|drop|ID")]
    pub(in crate::cli) remainder: Option<String>,
    /// Another term, in months
    #[arg(long, allow_hyphen_values = true, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=600))]
    pub(in crate::cli) months: Option<u32>,
    /// The discount rate a year, for present values
    #[arg(long, allow_hyphen_values = true, value_name = "P%", value_parser = rate)]
    pub(in crate::cli) discount: Option<String>,
}

/// One rule instead of all others.
#[derive(Args, Debug)]
#[command(next_help_heading = "Changes (made first; repeat and combine them)")]
pub(in crate::cli) struct OneRule {
    /// A rule for all shared items instead of their own, such as "20% equal + 80% population"
    #[arg(long, value_name = "RULE")]
    pub(in crate::cli) rule: Option<String>,
}

/// A promise to every member.
#[derive(Args, Debug)]
#[command(next_help_heading = "Changes (made first; repeat and combine them)")]
pub(in crate::cli) struct PromiseArg {
    /// No member pays more than 100% less this of its own cost before; the excess moves to the others
    /// none: without the promise of the case
    #[arg(long, value_name = "P%|none", allow_hyphen_values = true, value_parser = promise_or_none)]
    pub(in crate::cli) min_saving: Option<String>,
}

/// All of them, where `--rule` and `--min-saving` mean nothing else to a command.
#[derive(Args, Debug)]
pub(in crate::cli) struct ChangeOptions {
    #[command(flatten)]
    pub(in crate::cli) changes: Changes,
    #[command(flatten)]
    pub(in crate::cli) rule: OneRule,
    #[command(flatten)]
    pub(in crate::cli) promise: PromiseArg,
}

/// A rate such as 4%.
fn rate(typed: &str) -> Result<String, ValueForm> {
    match cloudcost::read_percent(typed) {
        Ok(percent) if !percent.is_negative() => Ok(typed.to_owned()),
        _ => Err(ValueForm(code!("form-rate"))),
    }
}

/// What bills are a multiple of.
fn round_unit(typed: &str) -> Result<u64, ValueForm> {
    let unit = typed.parse().ok().filter(|unit| (1..=1_000_000_000).contains(unit));
    unit.ok_or(ValueForm(code!("form-round-to")))
}

/// The word for no promise.
pub(in crate::cli) const NONE: &str = "none";

/// The word for the largest saving that can be promised.
pub(in crate::cli) const MAX: &str = "max";

/// That the promise of a case is taken back, where the option is a condition otherwise.
pub(in crate::cli) fn no_promise(typed: &Option<String>) -> Option<&str> {
    typed.as_deref().filter(|typed| *typed == NONE)
}

/// A promised saving, or that none is promised.
pub(in crate::cli) fn promise_or_none(typed: &str) -> Result<String, ValueForm> {
    match typed {
        NONE => Ok(typed.to_owned()),
        MAX => Err(ValueForm(code!("form-promise-most"))),
        _ => promise(typed).map_err(|_| ValueForm(code!("form-promise-none"))),
    }
}

/// A promised saving.
pub(in crate::cli) fn promise(typed: &str) -> Result<String, ValueForm> {
    match cloudcost::read_saving(typed) {
        Ok(percent) if !percent.is_negative() && percent <= Fraction::from(100) => Ok(typed.to_owned()),
        _ => Err(ValueForm(code!("form-promise"))),
    }
}
