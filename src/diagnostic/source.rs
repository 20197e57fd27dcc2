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
}

impl Source {
    /// The text of `name`; a byte order mark at its start is left out.
    pub fn new(name: impl Into<String>, text: &str) -> Source {
        Source { name: name.into(), text: text.strip_prefix('\u{feff}').unwrap_or(text).to_owned() }
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
        let before = self.text.get(..self.floor(byte)).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
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
