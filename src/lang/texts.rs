//! Rows of texts, kept as one text and where each of them begins.

/// A table of texts that the build makes.
pub(super) struct TextRows {
    /// All of them, row by row.
    pub(super) all: &'static str,
    /// Where each begins, and the last ends.
    pub(super) begins: &'static [u32],
    /// Texts in a row.
    pub(super) columns: usize,
}

impl TextRows {
    /// How many rows there are.
    pub(super) const fn rows(&self) -> usize {
        (self.begins.len() - 1) / self.columns
    }

    /// The text in a column of a row that there is.
    #[allow(clippy::indexing_slicing)]
    pub(super) const fn at(&self, row: usize, column: usize) -> &'static str {
        let nth = row * self.columns + column;
        let (up_to, _) = self.all.split_at(self.begins[nth + 1] as usize);
        up_to.split_at(self.begins[nth] as usize).1
    }

    /// The row that begins with these texts; the rows stand in the order of what they begin with.
    pub(super) fn find(&self, first: &[&str]) -> Option<usize> {
        let (mut low, mut high) = (0, self.rows());
        while low < high {
            let middle = low.midpoint(high);
            let row = (0..first.len()).map(|column| self.at(middle, column));
            match row.cmp(first.iter().copied()) {
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }
}
