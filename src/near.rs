//! Which known name may be meant by one that nobody knows: asked wherever people type names.

/// A closer name than this (Jaro-Winkler) is offered for one that is not there.
const NEAR: f64 = 0.75;

/// The known name most like this one, if any is like it.
///
/// ```
/// use cloudcost::near::nearest;
/// assert_eq!(nearest("popluation", &["equal", "population"]), Some("population"));
/// assert_eq!(nearest("人工割", &["均等割", "人口割"]), Some("人口割"));
/// assert_eq!(nearest("cats", &["equal", "population"]), None);
/// ```
pub fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    closest(name, known, NEAR)
}

/// The same among names as like as this, 1 being the same.
pub(crate) fn closest<'k>(name: &str, known: &[&'k str], near: f64) -> Option<&'k str> {
    let name = name.to_lowercase();
    known
        .iter()
        .map(|known| (strsim::jaro_winkler(&name, known), *known))
        .filter(|(likeness, _)| *likeness >= near)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, known)| known)
}

/// How alike two paths are as typed, 1 being the same: every character counts, the first no more than the last.
pub(crate) fn alike(one: &str, other: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(one, other)
}
