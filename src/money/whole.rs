//! Whole numbers of any size and what can be asked of them: the door through which other rooms have them, so that the
//! crates of numbers are named in this room only.

pub(crate) use num_bigint::{BigInt, Sign};
pub(crate) use num_integer::Integer;
pub(crate) use num_traits::{One, Pow, Signed, ToPrimitive, Zero};
