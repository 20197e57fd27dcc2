//! A base that weighs by a curve: which one, and the number that bends it.

use super::member::{Lack, Sharer};
use crate::money::Fraction;
use std::hash::{Hash, Hasher};

/// What weighs bases.
pub(super) type Weigher = Box<dyn FnMut(&Fraction) -> Fraction>;

/// How a number bends a base into a weight: a file each.
#[derive(Debug)]
pub struct Curve {
    /// What an expression calls it.
    pub name: &'static str,
    /// The number is above the first of these and at most the second.
    pub limits: [i128; 2],
    /// What weighs bases by a number. Powers that are no fractions have more than 40 digits.
    pub(super) weight: fn(&Fraction) -> Weigher,
}

impl PartialEq for Curve {
    fn eq(&self, other: &Curve) -> bool {
        self.name == other.name
    }
}

impl Eq for Curve {}

impl Hash for Curve {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

/// A base, the curve that it weighs by, and its number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Curved {
    /// The curve.
    pub curve: &'static Curve,
    /// The name of the base.
    pub base: String,
    /// The number: of a power the exponent.
    pub number: Fraction,
}

impl Curved {
    /// `None` if the number is out of the limits of its curve, or longer than 6 decimals.
    pub(super) fn new(curve: &'static Curve, base: &str, number: Fraction) -> Option<Curved> {
        let [above, most] = curve.limits.map(Fraction::from);
        let fits = number > above && number <= most && number.exact_decimals(6).is_some();
        fits.then(|| Curved { curve, base: base.to_owned(), number })
    }

    /// The weight of each member, or why it has none.
    pub(super) fn weigh(&self, members: &[Sharer]) -> Vec<Result<Fraction, Lack>> {
        let mut weight = (self.curve.weight)(&self.number);
        members.iter().map(|member| member.weight(&self.base).map(&mut weight)).collect()
    }
}
