//! Largest-remainder apportionment: whole units of money from exact quotas, so that they add up to the total.

use super::fraction::Fraction;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive};
use std::cmp::Reverse;

/// A common denominator of more bits than this is not formed anew; quotas that would need it are cut off far behind it.
const LARGEST_DENOMINATOR: u64 = 1_024;
/// Binary digits kept beyond the common denominator where a quota does not fit it: more than 38 decimal ones.
const GUARD: u64 = 128;

/// Exact quotas on one common denominator, so that they are added and compared as whole numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quotas {
    /// Everything fits 128 bits.
    Small {
        /// One numerator a member.
        numerators: Vec<i128>,
        /// The common denominator, above 0.
        denominator: i128,
    },
    /// Without limit.
    Big {
        /// One numerator a member.
        numerators: Vec<BigInt>,
        /// The common denominator, above 0.
        denominator: BigInt,
    },
}

/// Quotas cut down to whole units, with who comes first when the rest is dealt out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The largest multiple of the unit that is not above the quota.
    pub floors: Vec<i128>,
    /// The members with a remainder, the largest first; of equal ones, the member listed first.
    pub order: Vec<usize>,
}

impl Quotas {
    /// These numbers on one denominator: exact, unless the denominator would outgrow 1,024 bits; what does not fit it
    /// then is cut off more than 38 decimals behind it.
    pub fn of(values: &[Fraction]) -> Quotas {
        Quotas::few(values).unwrap_or_else(|| Quotas::on(BigInt::from(1), values))
    }

    /// The same where nothing on the way outgrows 128 bits.
    fn few(values: &[Fraction]) -> Option<Quotas> {
        let mut denominator = 1_i128;
        for value in values {
            let (_, own) = value.few()?;
            if denominator != own && denominator % own != 0 {
                denominator = (denominator / denominator.gcd(&own)).checked_mul(own)?;
            }
        }
        let on_it = |value: &Fraction| {
            let (numerator, own) = value.few()?;
            numerator.checked_mul(if own == denominator { 1 } else { denominator / own })
        };
        let numerators = values.iter().map(on_it).collect::<Option<_>>()?;
        Some(Quotas::Small { numerators, denominator })
    }

    /// The size of a whole amount in proportion to these quotas, each taken without its sign; `None` as of [`apportion`].
    pub(crate) fn apportioned(&self, total: i128, unit: i128) -> Option<Vec<i128>> {
        if unit <= 0 || total == i128::MIN {
            return None;
        }
        let magnitude = total.abs();
        let weighed = self.times_few(magnitude).or_else(|| self.times(magnitude))?;
        let parts = match &weighed {
            Quotas::Small { numerators, denominator } => denominator
                .checked_mul(unit)
                .and_then(|step| dealt(numerators.iter().copied(), &step, unit, magnitude)),
            Quotas::Big { .. } => None,
        };
        let of_any_size = || {
            let (numerators, denominator) = weighed.to_big();
            dealt(numerators.into_iter(), &(denominator * unit), unit, magnitude)
        };
        let parts = parts.or_else(of_any_size);
        Some(parts?.into_iter().map(|part| part * total.signum()).collect())
    }

    /// So many times each part of the sum, where nothing outgrows 128 bits.
    fn times_few(&self, magnitude: i128) -> Option<Quotas> {
        let Quotas::Small { numerators, .. } = self else { return None };
        let sum = numerators.iter().try_fold(0_i128, |sum, weight| sum.checked_add(weight.checked_abs()?))?;
        let times = |weight: &i128| weight.checked_abs()?.checked_mul(magnitude);
        let numerators = numerators.iter().map(times).collect::<Option<_>>()?;
        (sum > 0).then_some(Quotas::Small { numerators, denominator: sum })
    }

    /// The same of any size; `None` where there is nothing to weigh by.
    fn times(&self, magnitude: i128) -> Option<Quotas> {
        let (numerators, _) = self.to_big();
        let numerators: Vec<BigInt> = numerators.into_iter().map(|weight| weight.abs()).collect();
        let sum: BigInt = numerators.iter().sum();
        let magnitude = BigInt::from(magnitude);
        let times = numerators.into_iter().map(|weight| weight * &magnitude).collect();
        sum.is_positive().then(|| Quotas::big(times, sum))
    }

    /// The same, on a multiple of this denominator that has at most 1,024 bits more.
    pub fn on(mut denominator: BigInt, values: &[Fraction]) -> Quotas {
        let limit = denominator.bits() + LARGEST_DENOMINATOR;
        let mut last = denominator.clone();
        let mut outgrown = false;
        for value in values {
            let own = value.denominator();
            if own != last {
                let common = denominator.lcm(&own);
                match common.bits() <= limit {
                    true => denominator = common,
                    false => outgrown = true,
                }
                last = own;
            }
        }
        if outgrown {
            denominator <<= GUARD;
        }
        let on_it = |value: &Fraction| (value.numerator() * &denominator).div_floor(&value.denominator());
        Quotas::big(values.iter().map(on_it).collect(), denominator)
    }

    /// Quotas of unlimited size; kept small where they fit.
    pub(crate) fn big(numerators: Vec<BigInt>, denominator: BigInt) -> Quotas {
        let small: Option<Vec<i128>> = numerators.iter().map(ToPrimitive::to_i128).collect();
        match (small, denominator.to_i128()) {
            (Some(numerators), Some(denominator)) => Quotas::Small { numerators, denominator },
            _ => Quotas::Big { numerators, denominator },
        }
    }

    /// One exact quota; `None` where there is none.
    pub fn exact(&self, nth: usize) -> Option<Fraction> {
        match self {
            Quotas::Small { numerators, denominator } => Fraction::ratio(*numerators.get(nth)?, *denominator),
            Quotas::Big { numerators, denominator } => {
                Fraction::ratio_of(numerators.get(nth)?.clone(), denominator.clone())
            }
        }
    }

    /// All quotas with so many decimals, as whole numbers, rounded half up. `None` if one does not fit 128 bits.
    pub(crate) fn scaled(&self, decimals: i32) -> Option<Vec<i128>> {
        let (numerators, denominator) = self.to_big();
        let scale = BigInt::from(10_i128.checked_pow(u32::try_from(decimals).ok()?)?) * 2;
        let twice: BigInt = &denominator * 2;
        let half_up = |n: BigInt| -> Option<i128> {
            let doubled: BigInt = n * &scale + &denominator;
            doubled.div_floor(&twice).to_i128()
        };
        numerators.into_iter().map(half_up).collect()
    }

    /// The common denominator.
    pub fn denominator(&self) -> BigInt {
        match self {
            Quotas::Small { denominator, .. } => (*denominator).into(),
            Quotas::Big { denominator, .. } => denominator.clone(),
        }
    }

    /// The sum of all quotas.
    pub fn sum(&self) -> Fraction {
        let (sum, denominator) = match self {
            Quotas::Small { numerators, denominator } => {
                (numerators.iter().copied().map(BigInt::from).sum(), BigInt::from(*denominator))
            }
            Quotas::Big { numerators, denominator } => (numerators.iter().sum(), denominator.clone()),
        };
        Fraction::ratio_of(sum, denominator).unwrap_or_default()
    }

    /// Cuts each quota down to a multiple of `unit` (above 0), with all signs turned first where `mirrored`.
    /// `None` if a floor does not fit 128 bits.
    pub fn cut(&self, unit: i128, mirrored: bool) -> Option<Cut> {
        if let Quotas::Small { numerators, denominator } = self
            && let Some(step) = denominator.checked_mul(unit)
            && !numerators.contains(&i128::MIN)
        {
            let turned = |n: &i128| if mirrored { -n } else { *n };
            return cut(numerators.iter().map(turned), &step, unit);
        }
        let (numerators, denominator) = self.to_big();
        let turned = |n: BigInt| if mirrored { -n } else { n };
        cut(numerators.into_iter().map(turned), &(denominator * unit), unit)
    }

    /// The numerators and the denominator without limit of size.
    pub(crate) fn to_big(&self) -> (Vec<BigInt>, BigInt) {
        match self {
            Quotas::Small { numerators, denominator } => {
                (numerators.iter().copied().map(BigInt::from).collect(), (*denominator).into())
            }
            Quotas::Big { numerators, denominator } => (numerators.clone(), denominator.clone()),
        }
    }
}

/// Numerators cut down to multiples of a unit, and what is dealt out of the rest of a total: a unit each for the largest
/// remainders, and what is less than one for the next.
fn dealt<N: Integer + Clone + ToPrimitive>(
    numerators: impl Iterator<Item = N>,
    step: &N,
    unit: i128,
    total: i128,
) -> Option<Vec<i128>> {
    let (mut parts, mut remainders) = floors(numerators, step, unit)?;
    let left = total - parts.iter().sum::<i128>();
    let (units, rest) = (usize::try_from(left / unit).ok()?, left % unit);
    // who comes before whom matters for the last one only
    if units < remainders.len() {
        remainders.select_nth_unstable(units);
    }
    for (place, (_, nth)) in remainders.iter().enumerate().take(units.saturating_add(1)) {
        if let Some(part) = parts.get_mut(*nth) {
            *part += if place < units { unit } else { rest };
        }
    }
    Some(parts)
}

fn cut<N: Integer + Clone + ToPrimitive>(
    numerators: impl Iterator<Item = N>,
    step: &N,
    unit: i128,
) -> Option<Cut> {
    let (floors, mut remainders) = floors(numerators, step, unit)?;
    remainders.sort_unstable();
    Some(Cut { floors, order: remainders.into_iter().map(|(_, nth)| nth).collect() })
}

/// Remainders, the largest first, each with its place.
type Remainders<N> = Vec<(Reverse<N>, usize)>;

/// The largest multiples of a unit that are not above each, and the remainders there are. No two of these are equal, as the
/// place in the list is part of the key: of equal remainders the first listed comes first.
fn floors<N: Integer + Clone + ToPrimitive>(
    numerators: impl Iterator<Item = N>,
    step: &N,
    unit: i128,
) -> Option<(Vec<i128>, Remainders<N>)> {
    let mut floors = Vec::with_capacity(numerators.size_hint().0);
    let mut remainders = Vec::with_capacity(numerators.size_hint().0);
    for (nth, numerator) in numerators.enumerate() {
        let (units, rest) = numerator.div_mod_floor(step);
        floors.push(units.to_i128()?.checked_mul(unit)?);
        if !rest.is_zero() {
            remainders.push((Reverse(rest), nth));
        }
    }
    Some((floors, remainders))
}

/// Splits a whole amount in proportion to weights, into multiples of `unit` that add up to it: the largest remainders
/// are rounded up, the first listed of equal ones first. What is less than one unit goes to the next in that order.
///
/// The magnitude is split and the sign put back, so that −100 splits like 100. `None` if there is nothing to weigh by:
/// no weight above 0, or one below; or if `unit` is not above 0.
///
/// ```
/// use cloudcost::{Fraction, apportion};
/// let equal = vec![Fraction::from(1); 3];
/// assert_eq!(apportion(100, &equal, 1).unwrap(), [34, 33, 33]);
/// assert_eq!(apportion(-100, &equal, 1).unwrap(), [-34, -33, -33]);
/// // more members than yen
/// assert_eq!(apportion(2, &equal, 1).unwrap(), [1, 1, 0]);
/// // to 1,000 yen: 3 x 3,500.33 are 3 x 3,000, one unit more for the first, and 501 left for the second
/// assert_eq!(apportion(10_501, &equal, 1_000).unwrap(), [4_000, 3_501, 3_000]);
/// assert!(apportion(100, &[Fraction::zero()], 1).is_none());
/// ```
pub fn apportion(total: i128, weights: &[Fraction], unit: i128) -> Option<Vec<i128>> {
    if weights.iter().any(Fraction::is_negative) {
        return None;
    }
    Quotas::of(weights).apportioned(total, unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nothing_can_be_split_by_is_refused() {
        let one = Fraction::from(1);
        assert_eq!(apportion(100, std::slice::from_ref(&one), 0), None);
        assert_eq!(apportion(100, std::slice::from_ref(&one), -1), None);
        assert_eq!(apportion(i128::MIN, std::slice::from_ref(&one), 1), None);
        assert_eq!(apportion(100, &[Fraction::from(3), Fraction::from(-1)], 1), None);
        assert_eq!(apportion(i128::MAX, &[one], 1), Some(vec![i128::MAX]));
    }

    #[test]
    fn a_denominator_grows_by_1024_bits_and_no_more() {
        let parts = |power: u32| [Fraction::ratio_of(1.into(), BigInt::from(3).pow(power)).unwrap()];
        // 3^640 has 1,015 bits and together with 2^8 1,023; 3^1000 has 1,585
        let fits = Quotas::on(BigInt::from(1) << 8, &parts(640));
        assert_eq!(fits.exact(0), parts(640).first().cloned());
        let outgrown = Quotas::on(BigInt::from(1) << 8, &parts(1_000));
        assert_eq!(outgrown.denominator(), BigInt::from(1) << (8 + GUARD));
    }
}
