//! The command `negotiate`: bases and conditions in, the percents that everybody can accept out.

use super::args::changes::{no_promise, promise_or_none};
use super::changes::{Changes, Edits, OneRule};
use super::files::{self, ChangedCase};
use super::progress::Progress;
use super::terminal::Terminal;
use clap::Args;
use cloudcost::analysis::negotiate::{NegotiateRequest, negotiate};
use cloudcost::report::Report;
use cloudcost::{Fraction, Source, layout, read_bases, read_saving};
use std::path::PathBuf;

/// Which percents can everybody accept.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(super) struct Negotiate {
    /// A file, - or builtin:NAME, with a plan
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// Two to four bases, without percents: "equal + population"
    #[arg(value_name = "BASES")]
    bases: String,
    /// Every member saves at least so much of its cost before; without it, nobody pays more than before. none: this, and
    /// without the promise of the case
    #[arg(long, allow_hyphen_values = true, value_name = "P%|none", value_parser = promise_or_none)]
    min_saving: Option<String>,
    /// And no group of members would be better off by itself
    #[arg(long)]
    fair: bool,
    /// The shared items that the percents are for [default: all without a `share` of their own]
    #[arg(long, value_name = "ID,…", value_delimiter = ',')]
    items: Vec<String>,
    /// Savings after support
    #[arg(long)]
    net: bool,
    #[command(flatten)]
    changes: Changes,
    #[command(flatten)]
    rule: OneRule,
}

const AFTER: &str = "\
Examples:
  cloudcost negotiate plan.toml \"equal + population\"
  cloudcost negotiate plan.toml \"equal + population + usage\" --min-saving 5% --fair
  cloudcost negotiate plan.toml \"均等割・人口割\" --items base,support --net";

/// The answer; `None` if the case, or what is asked of it, is invalid: that has been said by then.
pub(super) fn answer(asked: &Negotiate, terminal: &Terminal) -> anyhow::Result<Option<Report>> {
    let typed = Source::new("BASES", &asked.bases);
    let Some(bases) = terminal.or_fault(read_bases(&asked.bases), Some(&typed)) else { return Ok(None) };
    let min_saving: Option<Fraction> = asked.min_saving.as_deref().and_then(|text| read_saving(text).ok());
    let request =
        NegotiateRequest { bases, min_saving, fair: asked.fair, items: asked.items.clone(), net: asked.net };
    let changes = Edits {
        changes: &asked.changes,
        rule: asked.rule.rule.as_deref(),
        min_saving: no_promise(&asked.min_saving),
    };
    let Some(ChangedCase { reading, scenario }) =
        files::read_one(&asked.case, &changes.change(terminal), terminal)?
    else {
        return Ok(None);
    };
    // groups of many members take their time
    let turning = asked.fair.then(|| Progress::turning(terminal));
    let found = terminal.or_fault(negotiate(&reading.case, &request), Some(&reading.warnings.source));
    drop(turning);
    Ok(found.map(|found| Edits::headed(layout::negotiate::negotiate(&found), scenario.as_ref())))
}
