//! Before/after costs, savings and percents of shared municipal clouds, exact to the yen.
//!
//! The whole in one sentence: read a case, analyse it, lay it out, render it. A *case* is a group of municipalities that
//! moves from systems of their own (*before*) to a shared one (*after*); its file is described in `docs`.
//!
//! | step | by | gives |
//! | --- | --- | --- |
//! | read | [`read_case`] | a [`Case`], or every fault of its text |
//! | analyse | [`analysis`], with the arithmetic of [`published`] | findings: exact numbers, [`Range`]s, verdicts |
//! | lay out | [`layout`] | a [`report::Report`]: tables of typed cells, and notes |
//! | render | [`render`] | text in one format and language |
//!
//! ```
//! use cloudcost::published::PercentVerdict;
//! use cloudcost::render::{Format, Style, Unit, render};
//! use cloudcost::{Lang, Source, analysis, layout, read_case};
//!
//! let text = r#"
//! format = 1
//! title = "Akita"
//! [[published]]
//! before = "34億6,500万円"
//! after = "24億2,600万円"
//! saving = "▲10億3,900万円"
//! percent = "▲29.9%"
//! "#;
//! let cases = [read_case("akita", Source::new("akita.toml", text)).unwrap().case];
//!
//! let request = analysis::compare::Request::default();
//! let found = analysis::compare::compare(&cases, &request).unwrap();
//! let row = &found.cases[0].lines[0];
//! assert_eq!(row.implied.percent_verdict, Some(PercentVerdict::Truncated { certain: true }));
//!
//! let style = Style { unit: Unit::Million, ascii: true, width: Some(80), ..Style::plain(Lang::En) };
//! let report = layout::compare::compare(&found);
//! let table = render(&report, Format::Table, &style, None).unwrap();
//! assert!(table.contains("3,465  2,426    -29.9%  truncated (certain)  -1,039"));
//! ```
//!
//! Nothing here opens a file, reads the environment or prints: that is the program's part.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod analysis;
pub mod book;
mod case;
pub mod coalition;
pub mod cost;
mod diagnostic;
pub mod lang;
pub mod layout;
mod money;
pub mod near;
pub mod page;
pub mod plan;
pub mod published;
pub mod render;
pub mod report;
pub mod requirement;
pub mod sharing;
#[cfg(feature = "spreadsheet")]
pub mod sheet;
pub mod text;

pub use case::{
    BillWord, Case, Change, Coalition, Difference, FigurePlaces, Finance, Input, Instalments, Line,
    MAX_BYTES, Member, Number, NumberOf, OneTime, Pasted, Plan, PlanPlaces, Published, Ranged, Reading,
    Reckoned, Reckoning, Required, Scenario, Settings, Sharing, Status, Target, Tax, Unread, Written,
    WrittenAmount, WrittenRule, case_schema, read_amount, read_bases, read_case, read_division, read_figures,
    read_fiscal_year, read_lines, read_month, read_pasted, read_percent, read_rule, read_saving,
    read_scenarios, read_settings, split_assignment,
};
pub use diagnostic::{Diagnostic, FaultKind, Faults, Position, Severity, Source, SourceCell, Span};
pub use lang::{Lang, Text};
pub use money::{Amount, AmountLimit, Currency, Fraction, Range, Rounding, apportion};
