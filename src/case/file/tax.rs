//! What a file says of tax, at its head and by item.

use crate::case::keys::{At, Keys};
use crate::case::literal::PercentLiteral;
use crate::case::model::Tax;
use crate::money::Rounding;

/// What the head says.
#[derive(Clone, Default)]
pub(in crate::case) struct TaxFile {
    pub(in crate::case) tax: Option<At<Tax>>,
    pub(in crate::case) rate: Option<At<PercentLiteral>>,
}

/// What an item says.
#[derive(Clone, Default)]
pub(in crate::case) struct ItemTaxFile {
    pub(in crate::case) tax: Option<At<ItemTax>>,
    pub(in crate::case) rate: Option<At<PercentLiteral>>,
    pub(in crate::case) round: Option<At<Rounding>>,
}

/// What an amount has of tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::case) enum ItemTax {
    /// It is in the amount, or not.
    Kind(Tax),
    /// There is none on it.
    None,
}

/// Reads what the head says.
pub(super) fn head(keys: &mut Keys<'_, '_, '_>) -> TaxFile {
    let words = [("included", Tax::Included), ("excluded", Tax::Excluded)];
    TaxFile { tax: keys.choice("tax", &words), rate: keys.percent("tax_rate") }
}

/// Reads what an item says.
pub(super) fn of_item(keys: &mut Keys<'_, '_, '_>) -> ItemTaxFile {
    let words = [
        ("included", ItemTax::Kind(Tax::Included)),
        ("excluded", ItemTax::Kind(Tax::Excluded)),
        ("none", ItemTax::None),
    ];
    let rounds = [("down", Rounding::Down), ("nearest", Rounding::HalfAway), ("up", Rounding::Up)];
    ItemTaxFile {
        tax: keys.choice("tax", &words),
        rate: keys.percent("tax_rate"),
        round: keys.choice("tax_round", &rounds),
    }
}
