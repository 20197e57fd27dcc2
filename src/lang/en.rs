//! English.

mod files;
mod literals;
mod notes;
mod plans;
mod sharing;
mod split;

use super::{Message, Term};

/// The word for a term.
pub(super) fn term(term: Term) -> &'static str {
    match term {
        Term::Subject => "",
        Term::Before => "before",
        Term::After => "after",
        Term::Saving => "saving",
        Term::Percent => "saving %",
        Term::Check => "check",
        Term::Id => "id",
        Term::Title => "title",
        Term::Figures => "rows",
        Term::Published => "published",
        Term::Inferred => "inferred",
        Term::Estimate => "estimate",
        Term::Trial => "trial calculation",
        Term::Target => "target",
        Term::Actual => "actual",
        Term::Bound => "at most",
        Term::OneTimeIncluded => "one-time costs included",
        Term::OneTimeExcluded => "one-time costs excluded",
        Term::Exact => "exact",
        Term::Rounded => "rounded",
        Term::Truncated => "truncated",
        Term::RoundedOrTruncated => "rounded or truncated",
        Term::RoundedUp => "rounded up",
        Term::WithinPrecision => "within precision",
        Term::Inconsistent => "inconsistent",
        Term::NotCheckable => "not checkable",
        Term::Certain => "certain",
        Term::Whole => "whole group",
        Term::About => "~",
        Term::Yes => "yes",
        Term::No => "no",
        Term::SavingsTable => "Costs before and after, as published",
        Term::CasesTable => "Built-in cases",
        Term::UnitYen => "",
        Term::UnitThousand => "thousand",
        Term::UnitMillion => "million",
        Term::UnitOku => "100 million",
        Term::Computed => "computed",
        Term::Outside => "borne outside",
        Term::Support => "support",
        Term::NetAfter => "net after",
        Term::Cumulative => "cumulative",
        Term::Subtotal => "subtotal",
        Term::Total => "total",
        Term::NoLabel => "(no label)",
        Term::PlanTable => "Costs before and after",
        Term::MeasuresTable => "Life-cycle measures",
        Term::Measure => "measure",
        Term::Value => "value",
        Term::MeasureUnit => "unit",
        Term::Remark => "note",
        Term::PresentBefore => "present value before",
        Term::PresentAfter => "present value after",
        Term::NetSaving => "net saving",
        Term::Investment => "additional investment",
        Term::SavingsToInvestment => "savings-to-investment ratio",
        Term::AdjustedReturn => "adjusted internal rate of return",
        Term::InternalReturn => "internal rate of return",
        Term::SimplePayback => "simple payback",
        Term::DiscountedPayback => "discounted payback",
        Term::UnitRatio => "",
        Term::UnitPercentYear => "% a year",
        Term::UnitMonths => "months",
        Term::UnitYears => "years",
        Term::NoInvestment => "nothing is invested",
        Term::NegligibleInvestment => "the investment is negligible",
        Term::NoSignChange => "savings and losses never change sign",
        Term::SeveralRoots => "several rates are possible",
        Term::NeverPaidBack => "not paid back within the term",
        Term::NegativeSavings => "the savings are below nothing",
        Term::TimingStart => "at the start",
        Term::TimingMid => "in the middle",
        Term::TimingEnd => "at the end",
        Term::NoItem => "rounding and what is moved",
        Term::Share => "share",
        Term::NetShare => "net share",
        Term::Verdict => "result",
        Term::WorseOff => "WORSE OFF",
        Term::WorseOffMembers => "members worse off",
        Term::MaybeWorseOff => "perhaps worse off",
        Term::WorseMark => "*",
        Term::AtCap => "at cap",
        Term::Uncollected => "not collected",
        Term::Negotiated => "negotiated percents",
        Term::SharesTable => "Who pays what",
        Term::RulesTable => "Sharing rules side by side",
        Term::Error => "error",
        Term::Warning => "warning",
        Term::Help => "help",
        Term::Note => "note",
    }
}

/// The sentences of a code.
pub(super) fn message(code: &str) -> Option<Message> {
    [notes::message, files::message, plans::message, literals::message, sharing::message, split::message]
        .into_iter()
        .find_map(|message| message(code))
}
