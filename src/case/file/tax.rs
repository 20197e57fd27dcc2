//! What a file says of tax, at its head and by item.

use super::alike::Alike;
use super::chosen::Choice;
use super::entry::entries;
use crate::case::keys::{At, Keys};
use crate::case::literal::PercentLiteral;
use crate::case::model::Tax;
use crate::money::Rounding;

entries! {
    /// What the head says.
    TaxFile, moved by TaxKey {
        tax: Option<At<Tax>> = |keys, key| keys.choice(key, &KINDS);
        tax_rate: Option<At<PercentLiteral>> = Keys::percent, moved as Rate: Percent;
    }
}

/// What an amount has of tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::case) enum ItemTax {
    /// It is in the amount, or not.
    Kind(Tax),
    /// There is none on it.
    None,
}

/// What the head says of tax, in words.
const KINDS: [(&str, Tax); 2] = [("included", Tax::Included), ("excluded", Tax::Excluded)];

/// What an item says of it.
const OF_ITEM: [(&str, ItemTax); 3] = [
    ("included", ItemTax::Kind(Tax::Included)),
    ("excluded", ItemTax::Kind(Tax::Excluded)),
    ("none", ItemTax::None),
];

/// How tax below the minor unit is rounded.
const ROUNDS: [(&str, Rounding); 3] =
    [("down", Rounding::Down), ("nearest", Rounding::HalfAway), ("up", Rounding::Up)];

impl Choice for ItemTax {
    const WORDS: &'static [(&'static str, ItemTax)] = &OF_ITEM;
}

impl Choice for Rounding {
    const WORDS: &'static [(&'static str, Rounding)] = &ROUNDS;
}

impl Alike for ItemTax {
    fn is_alike(&self, other: &Self) -> bool {
        self == other
    }
}

impl Alike for Tax {
    fn is_alike(&self, other: &Self) -> bool {
        self == other
    }
}
