//! A member by its id, or by its name where only one has it.

use super::model::Member;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Text;

/// The number of the member of this id, else of this name, among members with their numbers, ids and names.
///
/// # Errors
/// There is none, or the name is that of several: whose it is would be a guess.
pub(crate) fn member_named<'m>(
    members: impl Iterator<Item = (usize, &'m str, Option<&'m Text>)> + Clone,
    found: &str,
) -> Result<usize, Diagnostic> {
    if let Some((number, ..)) = members.clone().find(|(_, id, _)| *id == found) {
        return Ok(number);
    }
    let named = members.clone().filter(|(.., name)| name.is_some_and(|name| name.is(found)));
    let named: Vec<(usize, &str)> = named.map(|(number, id, _)| (number, id)).collect();
    let fault = Diagnostic::error(code!("unknown-member"), None).with("found", found);
    match named.as_slice() {
        [(number, _)] => Ok(*number),
        [] => {
            let ids: Vec<&str> = members.map(|(_, id, _)| id).collect();
            Err(fault.with_known(found, &ids, code!("unknown-member-near")))
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|(_, id)| *id).collect();
            Err(fault.worded(code!("unknown-member-namesakes")).with("known", ids.join(", ")))
        }
    }
}

/// The same among all members of a plan.
///
/// # Errors
/// There is none, or the name is that of several.
pub(crate) fn member_of(members: &[Member], found: &str) -> Result<usize, Diagnostic> {
    let members = members.iter().enumerate();
    member_named(members.map(|(number, member)| (number, member.id.as_str(), Some(&member.name))), found)
}
