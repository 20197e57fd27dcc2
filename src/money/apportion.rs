//! Largest remainders: whole parts in proportion to weights that add up to the whole.
//!
//! Worked example: 100 yen in equal parts among three are 33 and a third each; the one yen left goes to the largest
//! remainder, of equal ones to the first listed: 34, 33, 33. −100 yen split the same way with the sign: −34, −33, −33.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// Splits `total` in proportion to `weights`, which are not negative; all to none where they add up to 0.
///
/// ```
/// use cloudcost::apportion;
/// assert_eq!(apportion(100, &[1, 1, 1]), [34, 33, 33]);
/// assert_eq!(apportion(-100, &[1, 1, 1]), [-34, -33, -33]);
/// assert_eq!(apportion(2, &[1, 1, 1, 1]), [1, 1, 0, 0]);
/// ```
pub fn apportion(total: i128, weights: &[i128]) -> Vec<i128> {
    let sum: BigInt = weights.iter().map(|weight| BigInt::from(*weight)).sum();
    if sum == BigInt::ZERO {
        return vec![0; weights.len()];
    }
    let magnitude = total.unsigned_abs();
    let mut parts = Vec::with_capacity(weights.len());
    let mut left = magnitude;
    for (nth, weight) in weights.iter().enumerate() {
        let product = BigInt::from(magnitude) * BigInt::from(*weight);
        let quotient = (&product / &sum).to_u128().unwrap_or(0);
        left = left.saturating_sub(quotient);
        parts.push((nth, quotient, product % &sum));
    }
    parts.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    for part in &mut parts {
        if left == 0 {
            break;
        }
        part.1 += 1;
        left -= 1;
    }
    parts.sort_by_key(|part| part.0);
    let signed = |part: u128| i128::try_from(part).map_or(i128::MAX, |part| part * total.signum());
    parts.into_iter().map(|(_, part, _)| signed(part)).collect()
}
