//! Printed lines: what each figure follows from, and whether any contradicts the others.

use crate::case::Line;
use crate::published::{self, Figures, Implied, PercentVerdict, SavingVerdict};

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
    pub(crate) fn is_checked(&self) -> bool {
        let percent = self.implied.percent_verdict;
        self.implied.saving_verdict != SavingVerdict::NotCheckable
            || percent.is_some_and(|verdict| verdict != PercentVerdict::NotCheckable)
    }

    /// Whether some figure contradicts the others.
    pub fn is_inconsistent(&self) -> bool {
        self.implied.is_inconsistent()
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
    let turned = implied.is_inconsistent().then(|| line.figures.turned());
    let fits_turned = turned.filter(|turned| !published::imply(turned).is_inconsistent());
    Verified { line, implied, fits_turned }
}
