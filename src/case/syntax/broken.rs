//! A text that is no TOML, as far as its lines say what they are: found once for however many faults.

use crate::case::literal;
use crate::case::meant::TermBegin;
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// The plain quote.
pub(super) const QUOTE: char = '\u{22}';

/// A text whose lines are asked.
pub(super) struct BrokenText<'t> {
    pub(super) text: &'t str,
    headings: OnceCell<Headings<'t>>,
    begin: OnceCell<TermBegin>,
}

/// Where each heading begins, and its name behind the first bracket.
struct Headings<'t> {
    begin: Vec<(usize, &'t str)>,
    names: BTreeSet<&'t str>,
}

impl<'t> BrokenText<'t> {
    pub(super) fn new(text: &'t str) -> BrokenText<'t> {
        BrokenText { text, headings: OnceCell::new(), begin: OnceCell::new() }
    }

    fn headings(&self) -> &Headings<'t> {
        self.headings.get_or_init(|| Headings::of(self.text))
    }

    /// The table that a place is in the heading of, or under.
    pub(super) fn table(&self, place: usize) -> &'t str {
        let above = self.headings().above(place);
        above.map_or("file", |name| name.trim_matches(|c: char| c == '[' || c.is_whitespace()))
    }

    /// The same where it stands in single brackets, or stands so elsewhere.
    pub(super) fn single(&self, place: usize) -> Option<&'t str> {
        let name = self.headings().above(place)?;
        match name.strip_prefix('[').map(str::trim) {
            // one of the others stands in single brackets
            Some(name) => self.headings().names.get(name).copied(),
            None => Some(name),
        }
    }

    /// Where the term begins, as far as a line says it.
    pub(super) fn begin(&self) -> TermBegin {
        *self.begin.get_or_init(|| {
            let after =
                |line: &'t str| line.trim_start().strip_prefix("start")?.trim_start().strip_prefix('=');
            let start = self.text.lines().find_map(after);
            let start =
                start.and_then(|start| literal::month(start.split('#').next()?.trim().trim_matches(QUOTE)));
            TermBegin { start, year_starts: None }
        })
    }
}

impl<'t> Headings<'t> {
    fn of(text: &'t str) -> Headings<'t> {
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            start += line.len();
            (start - line.len(), line.trim())
        });
        let name = |line: &'t str| line.strip_prefix('[').and_then(|line| line.split(']').next());
        let begin: Vec<_> = lines.filter_map(|(start, line)| Some((start, name(line)?.trim()))).collect();
        let names = begin.iter().map(|(_, name)| *name).collect();
        Headings { begin, names }
    }

    fn above(&self, place: usize) -> Option<&'t str> {
        let nth = self.begin.partition_point(|(start, _)| *start <= place).checked_sub(1)?;
        self.begin.get(nth).map(|(_, name)| *name)
    }
}
