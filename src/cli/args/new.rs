//! The words of `new`: what to start from.

use clap::Args;
use std::path::PathBuf;

const AFTER: &str = "\
Examples:
  cloudcost new -o mine.toml
  cloudcost new --plan --lang ja -o plan.toml
  cloudcost new --template --lang ja -o 雛形.xlsx
  cloudcost new --from 雛形.xlsx -o plan.toml
  cloudcost new --from 経費一覧.csv --unit thousand --map \"金額=before.yearly\" -o plan.toml

KEY of --map: member, item, system, category, note, share, from, to, at, growth; before.FORM or after.FORM, FORM being \
yearly, monthly, once or total; before or after alone, where the form is said; before.FORM:NAME, a cost of its own; \
again, a cost that another column tells too; bases.NAME; sum; skip. --unit states the unit of amounts where the sheet does not.";

/// What to start from.
#[derive(Args, Debug)]
#[command(after_help = AFTER)]
pub(in crate::cli) struct New {
    /// A plan: members, costs before and after, sharing, support, a requirement; default: published figures
    #[arg(long, conflicts_with_all = ["template", "from"])]
    pub(in crate::cli) plan: bool,
    /// A workbook to fill in, for -o FILE.xlsx
    #[arg(long, conflicts_with = "from")]
    pub(in crate::cli) template: bool,
    /// A case from a spreadsheet: a template filled in, or a sheet as offices have them (xlsx, xls, ods, csv)
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) from: Option<PathBuf>,
    /// Read only this sheet; repeat for several
    #[arg(long, value_name = "NAME", requires = "from")]
    pub(in crate::cli) sheet: Vec<String>,
    /// What a column is, by its head or its letter; repeat for several
    #[arg(long, value_name = "COLUMN=KEY", requires = "from")]
    pub(in crate::cli) map: Vec<String>,
    /// Replace the file that -o names, if it is there: figures may have been written into it
    #[arg(long)]
    pub(in crate::cli) force: bool,
}
