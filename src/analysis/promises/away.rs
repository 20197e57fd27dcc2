//! Requirements that fall away, as who they are of takes no part.

use crate::case::Case;
use crate::requirement::{Requirement, Whose};

/// Whether a requirement falls away, as it is of a member that is only a candidate.
pub(crate) fn falls_away(case: &Case, requirement: &Requirement) -> bool {
    let members = case.members();
    match &requirement.whose {
        Whose::Member(id) => {
            members.iter().any(|member| member.candidate && (member.id == *id || member.name.is(id)))
        }
        Whose::Group | Whose::Every => false,
    }
}
