//! What steps are called that are called alike whatever they are of.

use super::values::words;
use crate::analysis::explain::StepKind;
use crate::code;
use crate::lang::Term;
use crate::money::Rounding;
use crate::report::Cell;

/// What such a step is called; nothing for all others.
pub(super) fn plain(what: StepKind) -> Cell {
    match what {
        StepKind::NetSaving => words(code!("explain-net-change")),
        StepKind::Billed => words(code!("explain-billed")),
        StepKind::Carried => words(code!("explain-carried")),
        StepKind::Shared => words(code!("explain-shared")),
        StepKind::Lowered => words(code!("explain-lowered")),
        StepKind::LoweredBill => words(code!("explain-lowered-bill")),
        StepKind::Layer => words(code!("explain-layer")),
        StepKind::Whole => words(code!("explain-whole")),
        StepKind::Growth => words(code!("explain-growth")),
        StepKind::TaxFactor => words(code!("explain-tax-factor")),
        StepKind::Tax => words(code!("explain-tax")),
        StepKind::Months => words(code!("explain-months")),
        StepKind::Portion => words(code!("explain-portion")),
        StepKind::Rate => words(code!("explain-rate")),
        StepKind::Weights => words(code!("explain-weights")),
        StepKind::Cost => words(code!("explain-cost")),
        StepKind::Moved => words(code!("explain-moved")),
        StepKind::Rounding => words(code!("explain-rounding")),
        StepKind::AsRounded => words(code!("explain-as-rounded")),
        StepKind::MovedUnits => words(code!("explain-moved-units")),
        StepKind::Minimum => words(code!("explain-minimum")),
        StepKind::Maximum => words(code!("explain-maximum")),
        StepKind::Limits => words(code!("explain-limits")),
        StepKind::Moves => words(code!("explain-moves")),
        StepKind::Bearing => words(code!("explain-bearing")),
        StepKind::CapLeft => words(code!("explain-cap-left")),
        StepKind::Held => words(code!("explain-held")),
        StepKind::Outside => words(code!("explain-outside")),
        StepKind::Division => words(code!("explain-division")),
        StepKind::PartOfBefore => words(code!("explain-part-of-before")),
        StepKind::Rounded(Rounding::HalfAway) => words(code!("explain-rounded")),
        StepKind::Rounded(Rounding::Down | Rounding::Floor) => words(code!("explain-cut-off")),
        StepKind::Rounded(Rounding::Up | Rounding::Ceiling) => words(code!("explain-rounded-up")),
        StepKind::Left => words(code!("explain-left")),
        StepKind::Payments => words(code!("explain-payments")),
        StepKind::MidYear => words(code!("explain-mid-year")),
        StepKind::NetBefore => words(code!("explain-net-before")),
        StepKind::Price => words(code!("explain-price")),
        StepKind::HalfYear => words(code!("explain-half-year")),
        StepKind::SavedByOthers => words(code!("explain-saved-by-others")),
        StepKind::Covered => words(code!("explain-covered")),
        StepKind::Room => words(code!("explain-room")),
        StepKind::SupportRate => words(code!("explain-support-rate")),
        StepKind::Before => Term::Before.into(),
        StepKind::After => Term::After.into(),
        StepKind::NetShare => Term::NetShare.into(),
        StepKind::Saving => Term::Saving.into(),
        StepKind::Support => Term::Support.into(),
        StepKind::Percent => Term::Percent.into(),
        StepKind::Limit => Term::Limit.into(),
        StepKind::Worst => Term::Worst.into(),
        StepKind::Ceiling => Term::Ceiling.into(),
        StepKind::Headroom => Term::Headroom.into(),
        StepKind::Invested => Term::Investment.into(),
        StepKind::Ratio => Term::SavingsToInvestment.into(),
        StepKind::Figure
        | StepKind::Settled(_)
        | StepKind::Due
        | StepKind::Bill
        | StepKind::Year
        | StepKind::Present => Cell::Absent,
        StepKind::AtLimit(_) | StepKind::Spared | StepKind::Cap | StepKind::Alone => Cell::Absent,
        StepKind::Exact | StepKind::Weight | StepKind::Item | StepKind::Invoice => Cell::Absent,
        StepKind::Term(_) | StepKind::Input | StepKind::Joining(_) | StepKind::Group(_) => Cell::Absent,
        StepKind::AtBase | StepKind::Category => Cell::Absent,
    }
}
