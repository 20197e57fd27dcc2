//! A table too wide for the screen in groups of columns under each other, each with what its rows are of.

use super::texts::Texts;
use crate::render::style::Style;

/// More groups than these are harder to read than a list.
const MOST: usize = 3;

/// The columns after the first in groups that stand whole beside it; `None` where one does not, or where there are too
/// many.
/// A wide matrix may have any number of them.
pub(super) fn groups(texts: &Texts, is_matrix: bool, style: &Style) -> Option<Vec<Texts>> {
    let with = |group: &[usize]| texts.only(&[&[0], group].concat());
    let fits = |group: &[usize]| with(group).is_whole(style);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for column in 1..texts.heads.len() {
        match groups.last_mut().filter(|group| fits(&[group.as_slice(), &[column]].concat())) {
            Some(group) => group.push(column),
            None if fits(&[column]) => groups.push(vec![column]),
            None => return None,
        }
    }
    // a figure that is left over stands better beside the one before it
    if let [.., before, last] = groups.as_mut_slice()
        && last.len() == 1
        && before.len() > 2
    {
        last.splice(0..0, before.pop());
    }
    let is_table =
        (is_matrix || groups.len() <= MOST) && groups.iter().all(|group| group.len() > 1 && fits(group));
    is_table.then(|| groups.iter().map(|group| with(group)).collect())
}

impl Texts {
    /// Some of the columns.
    fn only(&self, columns: &[usize]) -> Texts {
        fn pick<T: Clone>(all: &[T], columns: &[usize]) -> Vec<T> {
            columns.iter().filter_map(|nth| all.get(*nth)).cloned().collect()
        }
        Texts {
            heads: pick(&self.heads, columns),
            figures: pick(&self.figures, columns),
            rows: self.rows.iter().map(|row| pick(row, columns)).collect(),
            headings: self.headings.clone(),
            indent: self.indent,
        }
    }
}
