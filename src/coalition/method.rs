//! The list of the fair divisions of a whole cost, by name.

/// A fair division of the whole cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// What each member adds, on average over all orders.
    Shapley,
    /// The group that gains least gains as much as it can.
    Nucleolus,
    /// Separable costs, the rest by remaining benefits.
    SeparableCosts,
    /// Separable costs, the rest by the alternative cost avoided.
    AlternativeCost,
    /// Separable costs, the rest equally.
    EqualRemaining,
}

impl Method {
    /// Each with its name.
    pub const ALL: [(&'static str, Method); 5] = [
        ("shapley", Method::Shapley),
        ("nucleolus", Method::Nucleolus),
        ("scrb", Method::SeparableCosts),
        ("aca", Method::AlternativeCost),
        ("ensc", Method::EqualRemaining),
    ];

    /// Its name, the same in every language.
    pub fn name(self) -> &'static str {
        Method::ALL.iter().find(|(_, method)| *method == self).map_or("", |(name, _)| name)
    }
}
