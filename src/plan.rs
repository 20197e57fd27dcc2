//! What a plan costs and who bears it, once: every command asks these files.

pub(crate) mod amounts;
pub(crate) mod curve;
pub mod discounted;
pub mod facts;
pub mod fair;
pub(crate) mod form;
pub mod funding;
pub(crate) mod gain;
pub(crate) mod ledger;
pub(crate) mod level;
pub(crate) mod line;
pub mod measures;
pub(crate) mod net;
pub(crate) mod paid;
pub(crate) mod parts;
pub mod shares;
pub(crate) mod short;
pub(crate) mod support;
pub mod turning;
