//! The parts of a path, as they are typed and as they are written.

/// The parts of a path; dots between quotes belong to a part.
pub(crate) fn parts(path: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut within = false;
    for c in path.trim().chars() {
        match c {
            '"' => within = !within,
            '.' if !within => parts.push(String::new()),
            c => {
                if let Some(part) = parts.last_mut() {
                    part.push(c);
                }
            }
        }
    }
    parts
}

/// A part of a path, in quotes where it needs them.
pub(super) fn quoted(part: &str, before_member: bool) -> String {
    let special = part.contains(['.', '=']) || (before_member && part.contains('@'));
    if special { format!("\"{part}\"") } else { part.to_owned() }
}

/// Splits `PATH=VALUE` at the first `=` that is not between quotes.
///
/// ```
/// use cloudcost::split_assignment;
/// assert_eq!(split_assignment("after.\"a=b\".yearly=3"), Some(("after.\"a=b\".yearly", "3")));
/// assert_eq!(split_assignment("months"), None);
/// ```
pub fn split_assignment(text: &str) -> Option<(&str, &str)> {
    let mut within = false;
    let at = text.char_indices().find(|(_, c)| {
        within ^= *c == '"';
        *c == '=' && !within
    })?;
    let (path, rest) = text.split_at_checked(at.0)?;
    Some((path.trim(), rest.strip_prefix('=')?))
}
