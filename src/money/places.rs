//! Numbers of decimals.

/// Decimals as powers of ten count them.
pub(crate) fn places(decimals: u32) -> i32 {
    i32::try_from(decimals).unwrap_or(0)
}
