//! Whether two versions of a value say the same, wherever they stand in their files.

use crate::case::keys::At;
use crate::case::literal::PercentLiteral;
use crate::cost::{Fund, Stage, Timing};
use crate::lang::Text;
use crate::money::Rounding;

/// What two versions of a file can say alike.
pub(in crate::case) trait Alike {
    /// Whether they do.
    fn is_alike(&self, other: &Self) -> bool;
}

macro_rules! alike_if_equal {
    ($($Type:ty),*) => {
        $(impl Alike for $Type {
            fn is_alike(&self, other: &Self) -> bool {
                self == other
            }
        })*
    };
}

alike_if_equal!(bool, u32, String, Text, Timing, Stage, Fund, Rounding);

impl<T: Alike> Alike for At<T> {
    fn is_alike(&self, other: &Self) -> bool {
        self.value.is_alike(&other.value)
    }
}

impl<T: Alike> Alike for Option<T> {
    fn is_alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(one), Some(other)) => one.is_alike(other),
            (None, None) => true,
            _ => false,
        }
    }
}

impl<T: Alike> Alike for Vec<T> {
    fn is_alike(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other).all(|(one, other)| one.is_alike(other))
    }
}

impl<A: Alike, B: Alike> Alike for (A, B) {
    fn is_alike(&self, other: &Self) -> bool {
        self.0.is_alike(&other.0) && self.1.is_alike(&other.1)
    }
}

impl Alike for PercentLiteral {
    fn is_alike(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
