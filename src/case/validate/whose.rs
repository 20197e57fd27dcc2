//! Whom requirements speak of: a member of the plan, or one that a published row names.

use super::context::has_lost_members;
use crate::case::file::PublishedFile;
use crate::case::file::require::RequireFile;
use crate::case::keys::{At, Reader};
use crate::case::model::Member;
use crate::case::named::member_of;
use crate::diagnostic::Diagnostic;

/// Reports the members that requirements name and the plan does not have, or has several of.
pub(super) fn known(
    require: &[At<RequireFile>],
    published: &[At<PublishedFile>],
    members: &[Member],
    reader: &Reader<'_>,
) {
    if members.is_empty() || has_lost_members(reader) {
        return;
    }
    for at in require.iter().filter_map(|require| require.value.member.as_ref()) {
        let is_printed = |row: &At<PublishedFile>| {
            row.value.member.as_ref().is_some_and(|member| member.value.is(&at.value))
        };
        let is_named = members.iter().any(|member| member.name.is(&at.value));
        if at.value == "every" || (!is_named && published.iter().any(is_printed)) {
            continue;
        }
        if let Err(fault) = member_of(members, &at.value) {
            reader.report(Diagnostic { span: Some(at.span.clone()), ..fault });
        }
    }
}
