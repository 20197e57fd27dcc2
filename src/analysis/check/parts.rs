//! A total beside its parts: a row of everything and rows of each system, a group's row and rows of each member.

use crate::analysis::compare::{Compared, LOOKS, PrintedLine};
use crate::cost::ComparedAmount;
use crate::diagnostic::Span;
use crate::lang::Text;
use crate::money::{Fraction, Range};

/// A total that no true figures of its parts make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The row of the total.
    pub total: usize,
    /// The rows of the parts.
    pub parts: Vec<usize>,
    /// Which figure.
    pub figure: ComparedAmount,
    /// What the parts add up to.
    pub sum: Range,
    /// What the total is.
    pub stated: Range,
}

impl Mismatch {
    /// Where the total stands.
    pub(super) fn place(&self, compared: &Compared<'_>) -> Option<Span> {
        let row = compared.lines.get(self.total)?.published;
        let place = self.figure.of([&row.places.before, &row.places.after, &row.places.saving]);
        place.clone().or_else(|| Some(row.span.clone()))
    }
}

/// What a row is a part by.
type Label = fn(&PrintedLine<'_>) -> Option<Text>;

/// Every total that its parts do not make.
pub(super) fn mismatches(compared: &Compared<'_>) -> Vec<Mismatch> {
    let lines = &compared.lines;
    let most = LOOKS / lines.len().max(1);
    let ways: [Label; 2] = [|line| line.published.system.clone(), |line| line.published.member.clone()];
    let mut found = Vec::new();
    for (total, line) in lines.iter().enumerate().take(most) {
        for by in ways {
            if by(line).is_none()
                && let Some(parts) = parts_of(lines, line, by)
            {
                found.extend(mismatch(lines, total, parts));
            }
        }
    }
    found
}

/// The rows that are parts of a total in one way; `None` with fewer than two, or where one part has several rows.
fn parts_of(lines: &[PrintedLine<'_>], total: &PrintedLine<'_>, by: Label) -> Option<Vec<usize>> {
    let mut labels = Vec::new();
    let mut parts = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        let Some(label) = by(line) else { continue };
        if same_but(line, total, by) {
            labels.push(label);
            parts.push(nth);
        }
    }
    let rows = labels.len();
    labels.sort();
    labels.dedup();
    (rows >= 2 && labels.len() == rows).then_some(parts)
}

/// Whether a part is of the same thing as the total but for what parts it.
fn same_but(part: &PrintedLine<'_>, total: &PrintedLine<'_>, by: Label) -> bool {
    let (a, b) = (part.published, total.published);
    let by_system = by(part) == a.system && a.system != b.system;
    let rest = match by_system {
        true => a.member == b.member,
        false => a.system == b.system,
    };
    rest && a.of == b.of
        && a.months == b.months
        && a.one_time == b.one_time
        && a.net == b.net
        && a.status == b.status
}

/// The first figure of which no true parts make the total.
fn mismatch(lines: &[PrintedLine<'_>], total: usize, parts: Vec<usize>) -> Option<Mismatch> {
    ComparedAmount::ALL.into_iter().find_map(|figure| {
        let stated = lines.get(total)?.implies(figure).range.clone()?;
        let range = |nth: &usize| lines.get(*nth).and_then(|line| line.implies(figure).range.as_ref());
        let sum = sum(parts.iter().map(range))?;
        let apart = !sum.overlaps(&stated);
        apart.then(|| Mismatch { total, parts: parts.clone(), figure, sum, stated })
    })
}

/// The value and range of a sum, as far as all of its parts are known.
fn sum<'r>(ranges: impl Iterator<Item = Option<&'r Range>>) -> Option<Range> {
    let zero = Range::exact(Fraction::zero());
    ranges.into_iter().try_fold(zero, |sum, range| Some(sum.plus(range?)))
}
