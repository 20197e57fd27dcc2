//! Who would be better off elsewhere: cost games, their classical fair divisions, and the groups that object.
//!
//! A *game* is the cost of every group of members if it went alone. Costs are whole minor units, answers are exact.

mod alone;
mod balance;
mod core;
mod cut;
mod equations;
mod game;
mod kohlberg;
mod method;
mod nucleolus;
mod parts;
mod sample;
mod separable;
mod shapley;
mod span;

pub use core::{LeastSupport, Objection, Objections, least_known, least_support, objections, sums};
pub use cut::Ranking;
pub(crate) use game::MOST_PARTED;
pub use game::{Game, Group, MOST_ENUMERATED, in_group, numbers};
pub use method::Method;
pub use nucleolus::{NoNucleolus, nucleolus, nucleolus_of_parts};
pub use parts::{CostPart, GameParts};
pub use sample::{Estimated, sample};
pub(crate) use separable::equal_between;
pub use separable::{
    NoDivision, Separable, alternative_cost_avoided, between as separable_between, equal_remaining,
    separable_costs,
};
pub use shapley::{between as shapley_between, shapley};
