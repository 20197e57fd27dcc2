//! The words of the command line that several commands share or read by themselves, as plain values.

use super::args::changes::{Changes, OneRule};
use super::args::selection::{SelectionOptions, one_of};
use super::args::watch::WatchArgs;
use super::told::Told;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use cloudcost::analysis::compare::Request;
use cloudcost::code;
use cloudcost::cost::Timing;
use cloudcost::plan::facts::Dimension;
use cloudcost::render::{Encoding, Format, Notes, ReductionMark, Unit, Years};
use std::path::{Path, PathBuf};

/// What to ask of a plan: of [[before]] and [[after]].
#[derive(Args, Debug)]
#[command(next_help_heading = "Plans ([[before]] and [[after]])")]
pub(super) struct PlanOptions {
    /// Add up by this; repeat for a table of several, such as --by member --by year [default: total and system]; funding:
    /// where the money is from, a table of its own
    #[arg(long, value_parser = by_parser())]
    by: Vec<ByWord>,
    #[command(flatten)]
    selection: SelectionOptions,
    /// When in a year its costs fall, for present values; default: the case's
    #[arg(long, value_parser = one_of([("start", Timing::Start), ("mid", Timing::Mid), ("end", Timing::End)]))]
    timing: Option<Timing>,
    /// Show present values, ratio, returns and payback
    #[arg(long)]
    measures: bool,
    /// Savings after support and what is borne outside, not before them
    #[arg(long)]
    net: bool,
}

impl PlanOptions {
    /// The request they make.
    pub(super) fn request(&self) -> Request {
        Request {
            by: self.by.iter().filter_map(|by| by.0).collect(),
            funding: self.by.iter().any(|by| by.0.is_none()),
            selection: self.selection.selection(),
            discount: None,
            timing: self.timing,
            measures: self.measures,
            net: self.net,
        }
    }
}

/// What to add up by; nothing for where the money is from.
#[derive(Clone, Copy, Debug)]
struct ByWord(Option<Dimension>);

fn by_parser() -> impl TypedValueParser<Value = ByWord> {
    let [total, system, category, member, year, item] =
        Dimension::ALL.map(|(dimension, name)| (name, ByWord(Some(dimension))));
    one_of([total, system, category, member, year, item, ("funding", ByWord(None))])
}

/// The figures to verify: lines as printed, or one by one.
#[derive(Args, Debug)]
#[command(after_help = VERIFY_AFTER)]
pub(super) struct Verify {
    /// Lines as a document prints them; - reads one line each from standard input
    #[arg(value_name = "LINE", required_unless_present_any = ["before", "after", "saving", "percent"])]
    #[arg(conflicts_with_all = ["before", "after", "saving", "percent"])]
    pub(super) lines: Vec<String>,
    /// The cost before, as printed
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(super) before: Option<String>,
    /// The cost after, as printed
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(super) after: Option<String>,
    /// The saving, as printed; + or 増 for an increase
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(super) saving: Option<String>,
    /// The percent, as printed; + or 増 for an increase
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub(super) percent: Option<String>,
}

const VERIFY_AFTER: &str = "\
Examples:
  cloudcost verify \"34億6,500万円→24億2,600万円（▲10億3,900万円、▲29.9%）\"
  cloudcost verify \"1,220M to 794M (-426M, -35%)\" \"40%削減（▲約6億5,000万円）\"
  cloudcost verify --before 22億円 --after 14億円 --percent 36%
  grep 億円 report.txt | cloudcost verify -

Exit code 1 if any figure contradicts the others, 2 if a line cannot be read or is ambiguous.";

/// What to check, and how strictly.
#[derive(Args, Debug)]
#[command(after_help = CHECK_AFTER)]
pub(super) struct Check {
    /// Case files, directories, - or builtin:NAME; default ./cases, else the built-in cases
    #[arg(value_name = "CASE")]
    pub(super) cases: Vec<PathBuf>,
    /// Every case saves at least so much: 30%. none: no such condition, and without the promise of each case
    #[arg(long, allow_hyphen_values = true, value_name = "P%|none")]
    pub(super) min_saving: Option<String>,
    /// No case costs more than so much above before: 5%
    #[arg(long, allow_hyphen_values = true, value_name = "P%")]
    pub(super) max_increase: Option<String>,
    /// How the cases were before: a file or a directory, matched by name
    #[arg(long, value_name = "OLD")]
    pub(super) baseline: Option<PathBuf>,
    /// No saving has fallen by more than so much of what it was in the baseline
    #[arg(long, allow_hyphen_values = true, value_name = "P%", requires = "baseline")]
    pub(super) max_loss: Option<String>,
    /// List every finding and every requirement, those that hold too
    #[arg(long)]
    pub(super) all: bool,
    /// Warnings fail too
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", default_value = "false")]
    #[arg(hide_possible_values = true, hide_default_value = true, value_name = "true|false")]
    pub(super) strict: bool,
    /// Explain a code, with an example and the mended example
    #[arg(long, value_name = "CODE", conflicts_with_all = ["cases", "min_saving", "max_increase", "baseline", "max_loss", "strict"])]
    pub(super) explain: Option<String>,
    #[command(flatten)]
    pub(super) rule: OneRule,
    #[command(flatten)]
    pub(super) changes: Changes,
    #[command(flatten)]
    watch: WatchArgs,
}

const CHECK_AFTER: &str = "\
Findings are errors or warnings. Exit code 0: no errors; 1: an error, or a warning with --strict; \
2: a file is no readable case, or bad usage. -f github, sarif and junit are for CI.";

/// How the answer is to look and where it goes.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(super) struct Options {
    /// The format; default: by the ending of --output, else table (of report: html)
    #[arg(short, long, global = true, value_parser = format_parser())]
    format: Option<AnswerForm>,
    /// Write to a file instead of standard output (-); on failure what was there stays
    #[arg(short, long, global = true, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The encoding of csv and tsv; utf-8-bom is what spreadsheets want [default: utf-8]
    #[arg(long, global = true, value_parser = encoding_parser())]
    encoding: Option<Encoding>,
    /// The table to write, for csv and tsv; default: the first
    #[arg(long, global = true, value_name = "ID")]
    pub(super) table: Option<String>,
    /// The language; default: CLOUDCOST_LANG, LC_ALL, LC_MESSAGES or LANG, else en
    #[arg(long, global = true)]
    pub(super) lang: Option<LangWord>,
    /// The unit of amounts: yen 円, thousand 千円, million 百万円, oku 億円; auto writes published figures as printed, plans in thousands
    #[arg(long, global = true, default_value = "auto", value_parser = unit_parser())]
    pub(super) unit: Unit,
    /// The mark of a reduction; default: ▲ in Japanese, - in English
    #[arg(long, global = true, allow_hyphen_values = true, value_parser = mark_parser())]
    pub(super) mark: Option<ReductionMark>,
    /// How many notes stand under tables: brief what a reader must know, full also how things were computed
    #[arg(long, global = true, value_parser = notes_parser(), default_value = "brief")]
    pub(super) notes: Notes,
    /// How years are named: era 令和8年度, ad 2026年度; default: era in Japanese
    #[arg(long, global = true, value_parser = years_parser())]
    pub(super) years: Option<Years>,
    /// When to use colour; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: When,
    /// Only ASCII besides the case's own text; in English unless --lang says otherwise
    #[arg(long, global = true)]
    pub(super) ascii: bool,
    /// No remarks on standard error; errors and warnings are still printed
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Say which defaults of cloudcost.toml count
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

/// What an answer is written as: text of some format, or a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AnswerForm {
    Text(Format),
    Workbook,
}

/// The name of workbooks among the formats, and the ending of their files.
const WORKBOOK: &str = "xlsx";

/// A language as typed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LangWord {
    Ja,
    En,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    #[value(alias = "自動")]
    Auto,
    #[value(alias = "常に")]
    Always,
    #[value(alias = "しない")]
    Never,
}

impl Options {
    /// The file to write; none for standard output, which `-` stands for too.
    pub(super) fn output(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// The format asked for: by name, by the ending of the output file, or the table.
    pub(super) fn form(&self) -> anyhow::Result<AnswerForm> {
        self.form_or(Format::Table)
    }

    /// The encoding asked for; only tables as text have another than UTF-8.
    pub(super) fn encoding(&self, format: Format) -> anyhow::Result<Encoding> {
        let encoding = self.encoding.unwrap_or_default();
        let plain = encoding == Encoding::Utf8 || matches!(format, Format::Csv | Format::Tsv);
        anyhow::ensure!(plain, Told::new(code!("encoding-for-tables")));
        Ok(encoding)
    }

    /// The form asked for: by name, by the ending of the output file, or the one that a command has by itself.
    pub(super) fn form_or(&self, own: Format) -> anyhow::Result<AnswerForm> {
        let form = self.form_named_or(own)?;
        let picks = matches!(form, AnswerForm::Text(Format::Csv | Format::Tsv));
        anyhow::ensure!(self.table.is_none() || picks, Told::new(code!("table-for-tables")));
        Ok(form)
    }

    fn form_named_or(&self, own: Format) -> anyhow::Result<AnswerForm> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(output) = self.output() else {
            return Ok(AnswerForm::Text(own));
        };
        let ending = output.extension().unwrap_or_default().to_string_lossy();
        if ending.eq_ignore_ascii_case(WORKBOOK) {
            return Ok(AnswerForm::Workbook);
        }
        let found = Format::ALL
            .iter()
            .find(|(_, name, known)| ending.eq_ignore_ascii_case(known) || ending.eq_ignore_ascii_case(name));
        // those of checks are of few commands
        let of_most = Format::ALL.iter().filter(|(format, ..)| !format.is_for_checks());
        let endings = of_most.map(|(.., ending)| *ending).chain([WORKBOOK]);
        let endings: Vec<String> = endings.map(|ending| [".", ending].concat()).collect();
        match found {
            Some((format, ..)) => Ok(AnswerForm::Text(*format)),
            None if output.extension().is_none() => Ok(AnswerForm::Text(own)),
            None => {
                let told = Told::new(code!("ending-unknown")).with("found", ending);
                anyhow::bail!(told.with("known", endings.join(", ")))
            }
        }
    }
}

fn format_parser() -> impl TypedValueParser<Value = AnswerForm> {
    let texts = Format::ALL.iter().map(|(_, name, _)| *name);
    PossibleValuesParser::new(texts.chain([WORKBOOK])).map(|typed| {
        let text = Format::ALL.iter().find(|(_, name, _)| *name == typed);
        text.map_or(AnswerForm::Workbook, |(format, ..)| AnswerForm::Text(*format))
    })
}

fn unit_parser() -> impl TypedValueParser<Value = Unit> {
    one_of([
        ("auto", Unit::Auto),
        ("yen", Unit::Yen),
        ("thousand", Unit::Thousand),
        ("million", Unit::Million),
        ("oku", Unit::Oku),
    ])
}

fn encoding_parser() -> impl TypedValueParser<Value = Encoding> {
    one_of([("utf-8", Encoding::Utf8), ("utf-8-bom", Encoding::Utf8Bom), ("shift_jis", Encoding::ShiftJis)])
}

fn notes_parser() -> impl TypedValueParser<Value = Notes> {
    one_of([("brief", Notes::Brief), ("full", Notes::Full), ("none", Notes::None)])
}

fn years_parser() -> impl TypedValueParser<Value = Years> {
    one_of([("era", Years::Era), ("ad", Years::Ad)])
}

fn mark_parser() -> impl TypedValueParser<Value = ReductionMark> {
    one_of(
        [ReductionMark::Filled, ReductionMark::Open, ReductionMark::Minus].map(|mark| (mark.symbol(), mark)),
    )
}
