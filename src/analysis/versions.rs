//! Two versions of a case, or of all cases of two directories: plans with the causes of what moved, printed figures by their
//! rows, and the cases that came and went.

use super::check::{SinceBaseline, reprinted};
use super::compare::Compared;
use super::diff::{Diff, Unlike, diff, of_one_currency, words};
use crate::case::Reading;
use crate::diagnostic::Diagnostic;

/// What differs between two versions.
#[derive(Debug, Default)]
pub struct Versions<'r> {
    /// Plans.
    pub plans: Vec<Diff<'r>>,
    /// Cases without a plan that say something otherwise.
    pub worded: Vec<Diff<'r>>,
    /// Cases with printed figures, as they are now, and what changed of them.
    pub printed: Vec<(Compared<'r>, SinceBaseline<'r>)>,
    /// Cases of which one version has a plan and the other none.
    pub half: Vec<&'r str>,
    /// Cases that are in another currency now, and in which.
    pub currencies: Vec<(&'r str, Unlike)>,
    /// Cases that came.
    pub came: Vec<&'r str>,
    /// Cases that went.
    pub went: Vec<&'r str>,
}

/// A fault, and the number of the new case that it is of.
pub type CaseFault = (usize, Diagnostic);

/// Compares two files as they are, and the cases of directories by name.
///
/// # Errors
/// A plan that cannot be computed, or a figure that it does not have.
pub fn versions<'r>(
    old: &'r [Reading],
    new: &'r [Reading],
    figure: Option<&str>,
) -> Result<Versions<'r>, CaseFault> {
    let mut found = Versions::default();
    let alone = matches!((old, new), ([_], [_]));
    let same = |one: &Reading, other: &Reading| alone || one.case.id == other.case.id;
    for (number, now) in new.iter().enumerate() {
        let of = |fault| (number, fault);
        let Some(then) = old.iter().find(|then| same(then, now)) else {
            found.came.push(now.case.id.as_str());
            continue;
        };
        let currency = Unlike::between(&then.case, &now.case).into_iter().find(|unlike| unlike.is_currency());
        if let Some(unlike) = currency {
            // two files are nothing but that; a directory has others
            if alone {
                of_one_currency(&then.case, &now.case).map_err(of)?;
            }
            found.currencies.push((now.case.id.as_str(), unlike));
            continue;
        }
        match (then.written.is_some(), now.written.is_some()) {
            (true, true) => found.plans.push(diff(then, now, figure).map_err(of)?),
            (false, false) => found.worded.push(words(then, now)),
            _ => found.half.push(now.case.id.as_str()),
        }
        if !then.case.published.is_empty() || !now.case.published.is_empty() {
            let printed = reprinted(&then.case, &now.case);
            found.printed.extend(printed.map_err(|faults| {
                let none = || Diagnostic::error(crate::code!("no-plan-here"), None);
                of(faults.into_iter().next().unwrap_or_else(none))
            })?);
        }
    }
    found.worded.retain(Diff::is_changed);
    let went = old.iter().filter(|then| !new.iter().any(|now| same(then, now)));
    found.went = went.map(|then| then.case.id.as_str()).collect();
    Ok(found)
}

impl Versions<'_> {
    /// Whether anything is not as it was.
    pub fn is_changed(&self) -> bool {
        let printed = |since: &SinceBaseline<'_>| !since.changes.is_empty();
        self.plans.iter().chain(&self.worded).any(Diff::is_changed)
            || self.printed.iter().any(|(_, since)| printed(since))
            || !(self.currencies.is_empty()
                && self.half.is_empty()
                && self.came.is_empty()
                && self.went.is_empty())
    }
}
