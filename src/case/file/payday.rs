//! One of the months in which a bill is paid, as written.

use crate::case::keys::At;
use crate::case::literal::PercentLiteral;

/// A month in which a bill is paid, and how much of it where that is said.
#[derive(Clone)]
pub(in crate::case) struct InstalmentFile {
    pub(in crate::case) month: At<u32>,
    pub(in crate::case) percent: Option<At<PercentLiteral>>,
}
