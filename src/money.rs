//! Money, percents and the exact numbers under them; nothing here knows how a number is shown.

mod amount;
mod apportion;
mod currency;
mod decimals;
mod fraction;
mod minor;
mod places;
mod polynomial;
mod range;
mod sum;
pub(crate) mod whole;

pub use amount::{Amount, AmountLimit};
pub use apportion::{Quotas, apportion};
pub use currency::Currency;
pub use fraction::{Fraction, Rounding};
pub(crate) use places::places;
pub use polynomial::{Polynomial, located};
pub use range::Range;
