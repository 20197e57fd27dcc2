//! A text with a name, and the line and column of any place in it, counted in characters.

use std::ops::Range;

/// A place in a text, in bytes from its start.
pub type Span = Range<usize>;

/// A line and a column, both from 1, the column counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// A text and the name people know it by: the path as given, or what stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    /// What has been counted up to every so many bytes, so that a place far down a long line is found at once.
    counted: Vec<Counted>,
    /// The cells that parts of the text are from, in order, where it was made of a spreadsheet.
    cells: Box<[SourceCell]>,
}

/// A part of a text that was made of a cell of a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceCell {
    /// The part.
    pub span: Span,
    /// The cell as people name it: sheet and cell.
    pub name: String,
    /// Its row and its column in the sheet, from 1.
    pub position: Position,
}

/// Bytes between two counts.
const STEP: usize = 1024;

/// What lies before a place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counted {
    newlines: usize,
    characters: usize,
    /// Where the line of the place starts.
    line_start: usize,
}

impl Source {
    /// The text of `name`; a byte order mark at its start is left out, and lines end as everywhere: the CR that Windows
    /// writes before the end of a line is no part of it.
    pub fn new(name: impl Into<String>, text: &str) -> Source {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let mut counted = vec![Counted { newlines: 0, characters: 0, line_start: 0 }];
        for (nth, piece) in text.as_bytes().chunks(STEP).enumerate() {
            if let Some(last) = counted.last().copied() {
                counted.push(last.past(piece, nth * STEP));
            }
        }
        Source { name: name.into(), text, counted, cells: Box::default() }
    }

    /// A text that was made of a spreadsheet, and the cells that its parts are from, in order: places are told by them.
    #[cfg(feature = "spreadsheet")]
    pub(crate) fn of_cells(name: impl Into<String>, text: &str, cells: Vec<SourceCell>) -> Source {
        Source { cells: cells.into(), ..Source::new(name, text) }
    }

    /// The cell that a place of the text is from, or the one before it.
    pub fn cell(&self, byte: usize) -> Option<&SourceCell> {
        let after = self.cells.partition_point(|cell| cell.span.start <= byte);
        self.cells.get(after.saturating_sub(1))
    }

    /// The name, as given.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte of the text; a place past the end is the end.
    ///
    /// ```
    /// use cloudcost::Source;
    /// let source = Source::new("a.toml", "format = 1\ntitle = \"秋田\"\n");
    /// let at = source.text().find("田").unwrap();
    /// assert_eq!((source.position(at).line, source.position(at).column), (2, 11));
    /// ```
    pub fn position(&self, byte: usize) -> Position {
        if let Some(cell) = self.cell(byte) {
            return cell.position;
        }
        let here = self.before(self.floor(byte));
        let line = self.before(here.line_start);
        Position { line: here.newlines + 1, column: here.characters - line.characters + 1 }
    }

    /// What lies before a byte.
    fn before(&self, byte: usize) -> Counted {
        let nth = byte / STEP;
        let counted =
            self.counted.get(nth).copied().unwrap_or(Counted { newlines: 0, characters: 0, line_start: 0 });
        let piece = self.text.as_bytes().get(nth * STEP..byte).unwrap_or_default();
        counted.past(piece, nth * STEP)
    }

    /// The last place at or before `byte` that is not inside a character.
    pub(super) fn floor(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    }
}

impl Counted {
    /// The same after more bytes, the first of which stands at `start`.
    fn past(self, piece: &[u8], start: usize) -> Counted {
        // a character is counted at its first byte
        let characters = piece.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
        let newline = piece.iter().rposition(|byte| *byte == b'\n');
        Counted {
            newlines: self.newlines + piece.iter().filter(|byte| **byte == b'\n').count(),
            characters: self.characters + characters,
            line_start: newline.map_or(self.line_start, |newline| start + newline + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_far_down_is_counted_like_one_near_the_top() {
        let text = format!("{}\n{}\nあ{}い", "秋".repeat(3000), "x".repeat(5000), "田".repeat(4000));
        let source = Source::new("long", &text);
        for (byte, _) in text.char_indices().step_by(7).chain([(text.len(), ' ')]) {
            let before = &text[..byte];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(source.position(byte), Position { line, column }, "byte {byte}");
        }
    }
}
