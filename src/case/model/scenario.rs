//! Named what-ifs: who joins, who leaves, which inputs are set or scaled.

use crate::lang::Text;

/// A named what-if.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// What it is asked for by.
    pub id: String,
    /// What people call it.
    pub title: Option<Text>,
    /// Candidates that become members.
    pub join: Vec<String>,
    /// Members that no longer take part.
    pub leave: Vec<String>,
    /// Inputs with the values they get, as written.
    pub set: Vec<(String, String)>,
    /// Inputs with the percent they change by, as written.
    pub scale: Vec<(String, String)>,
}
