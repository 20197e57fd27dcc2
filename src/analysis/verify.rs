//! Printed lines: what each figure follows from, and whether any contradicts the others.

use crate::case::Line;
use crate::published::{self, Figures, Implied, PercentVerdict, SavingVerdict, Stated, StatedPercent};

/// One line with what its figures imply.
#[derive(Clone, Debug)]
pub struct Verified<'l> {
    /// The line as read.
    pub line: &'l Line,
    /// What its figures imply, and the verdicts.
    pub implied: Implied,
    /// The figures with the change the other way round, where they hold together so and not as they are printed.
    pub fits_turned: Option<Figures>,
}

impl Verified<'_> {
    /// Whether some figure was held against the others.
    pub fn is_checked(&self) -> bool {
        let percent = self.implied.percent_verdict;
        self.implied.saving_verdict != SavingVerdict::NotCheckable
            || percent.is_some_and(|verdict| verdict != PercentVerdict::NotCheckable)
    }

    /// Whether some figure contradicts the others.
    pub fn is_inconsistent(&self) -> bool {
        inconsistent(&self.implied)
    }
}

/// Verifies lines.
///
/// ```
/// use cloudcost::{Source, analysis::verify::verify, read_lines};
/// let lines = read_lines(Source::new("line", "22億円→14億円（▲8億円、▲50%）")).unwrap();
/// assert!(verify(&lines)[0].is_inconsistent());
/// ```
pub fn verify(lines: &[Line]) -> Vec<Verified<'_>> {
    lines.iter().map(verified).collect()
}

fn verified(line: &Line) -> Verified<'_> {
    let implied = published::imply(&line.figures);
    let turned = inconsistent(&implied).then(|| turned(&line.figures));
    // nearly every change fits an upper bound of the other sign: that says nothing of the sign
    let is_bound = line.figures.percent.as_ref().is_some_and(|percent| percent.bound.is_some())
        || line.figures.saving.as_ref().is_some_and(|saving| saving.bound.is_some());
    let fits_turned = turned.filter(|turned| !is_bound && !inconsistent(&published::imply(turned)));
    Verified { line, implied, fits_turned }
}

/// Whether a verdict on stated figures is that they contradict each other.
pub(super) fn inconsistent(implied: &Implied) -> bool {
    implied.saving_verdict == SavingVerdict::Inconsistent
        || implied.percent_verdict == Some(PercentVerdict::Inconsistent)
}

/// The same figures with the change the other way round.
fn turned(figures: &Figures) -> Figures {
    let saving = figures.saving.as_ref().and_then(Stated::turned);
    let percent = figures.percent.as_ref().map(StatedPercent::turned);
    Figures { saving, percent, ..figures.clone() }
}
