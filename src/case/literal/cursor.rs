//! A place in a written figure, blind to spaces and to the width of characters.

use super::flaw::{Flaw, Unreadable};
use crate::text;

/// Words by what they mean.
pub(in crate::case) type Words<T> = &'static [(T, &'static [&'static str])];

/// Reads a text from left to right; remembers where in the text each character stands.
pub(in crate::case) struct Cursor<'t> {
    text: &'t str,
    /// Each character with the byte it starts at, narrowed.
    characters: Vec<(usize, char)>,
    next: usize,
}

impl<'t> Cursor<'t> {
    pub(in crate::case) fn new(text: &'t str) -> Self {
        Cursor { text, characters: text.char_indices().map(|(byte, c)| (byte, narrow(c))).collect(), next: 0 }
    }

    /// A line of several figures: a comma that no digits surround parts figures, not groups of digits.
    pub(in crate::case) fn of_line(text: &'t str) -> Self {
        let mut cursor = Cursor::new(text);
        let mut before = ' ';
        let mut characters = cursor.characters.iter_mut().peekable();
        while let Some((_, c)) = characters.next() {
            let after = characters.peek().map_or(' ', |(_, next)| *next);
            if *c == ',' && !(before.is_ascii_digit() && after.is_ascii_digit()) {
                *c = '、';
            }
            before = *c;
        }
        cursor
    }

    /// Reads on and comes back.
    pub(in crate::case) fn looking_ahead<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        let here = self.next;
        let seen = look(self);
        self.next = here;
        seen
    }

    /// Takes the next character, whatever it is.
    pub(in crate::case) fn take_character(&mut self) -> Option<char> {
        self.take_if(|_| true)
    }

    /// Whether only spaces come.
    pub(in crate::case) fn at_end(&mut self) -> bool {
        self.skip_spaces();
        self.next >= self.characters.len()
    }

    /// The byte of the text that comes next, past spaces.
    pub(in crate::case) fn place(&mut self) -> usize {
        self.skip_spaces();
        self.characters.get(self.next).map_or(self.text.len(), |(byte, _)| *byte)
    }

    /// Takes the first of these words that comes next, past spaces.
    pub(in crate::case) fn take_any<'w>(&mut self, words: &[&'w str]) -> Option<&'w str> {
        self.skip_spaces();
        words.iter().copied().find(|word| self.take(word))
    }

    /// Takes the longest of these words that comes next, past spaces.
    pub(in crate::case) fn take_longest<T: Copy>(&mut self, words: Words<T>) -> Option<T> {
        self.skip_spaces();
        let here = self.next;
        let mut longest: Option<(usize, T)> = None;
        for (meaning, words) in words {
            for word in *words {
                self.next = here;
                if self.take(word) && longest.is_none_or(|(end, _)| self.next > end) {
                    longest = Some((self.next, *meaning));
                }
            }
        }
        self.next = longest.map_or(here, |(end, _)| end);
        longest.map(|(_, meaning)| meaning)
    }

    /// Whether a space, or nothing, stands just before the place that comes next.
    pub(in crate::case) fn after_space(&mut self) -> bool {
        self.skip_spaces();
        let before = self.next.checked_sub(1).and_then(|place| self.characters.get(place));
        before.is_none_or(|(_, c)| *c == ' ')
    }

    fn take(&mut self, word: &str) -> bool {
        let mut end = self.next;
        for wanted in word.chars() {
            match self.characters.get(end) {
                Some((_, c)) if c.eq_ignore_ascii_case(&wanted) => end += 1,
                _ => return false,
            }
        }
        let letter_follows = self.characters.get(end).is_some_and(|(_, c)| c.is_ascii_alphabetic());
        if letter_follows && word.ends_with(|c: char| c.is_ascii_alphabetic()) {
            return false;
        }
        self.next = end;
        true
    }

    /// Three capitals that no letter follows, not yet taken.
    pub(in crate::case) fn capitals(&mut self) -> Option<String> {
        self.skip_spaces();
        let letters: String = self
            .characters
            .iter()
            .skip(self.next)
            .map(|(_, c)| *c)
            .take_while(char::is_ascii_alphabetic)
            .take(4)
            .collect();
        (letters.len() == 3 && letters.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(letters)
    }

    /// The next character, if it satisfies a condition; spaces are not passed over.
    pub(in crate::case) fn take_if(&mut self, condition: impl Fn(char) -> bool) -> Option<char> {
        let (_, c) = self.characters.get(self.next)?;
        condition(*c).then(|| {
            self.next += 1;
            *c
        })
    }

    /// Whether a digit comes next, past spaces.
    pub(in crate::case) fn at_digit(&mut self) -> bool {
        self.skip_spaces();
        self.characters.get(self.next).is_some_and(|(_, c)| c.is_ascii_digit())
    }

    /// Whether a Latin letter comes next, with no space before it.
    pub(in crate::case) fn at_letter(&self) -> bool {
        self.characters.get(self.next).is_some_and(|(_, c)| c.is_ascii_alphabetic())
    }

    /// The text as written from a place to here.
    pub(in crate::case) fn since(&mut self, start: usize) -> &'t str {
        let end = self.place();
        self.text.get(start..end).unwrap_or_default()
    }

    /// A flaw unless the text ends here.
    pub(in crate::case) fn end(&mut self, sought: Unreadable) -> Result<(), Flaw> {
        self.skip_spaces();
        match self.next < self.characters.len() {
            true => Err(self.flaw(sought)),
            false => Ok(()),
        }
    }

    /// A flaw from here to the end of the text, or of all of it at its end.
    pub(in crate::case) fn flaw(&mut self, sought: Unreadable) -> Flaw {
        let start = self.place();
        let end = self.text.trim_end().len();
        sought.flaw((start < end).then_some(start..end))
    }

    fn skip_spaces(&mut self) {
        while self.take_if(|c| c == ' ').is_some() {}
    }
}

/// The narrow form of a full-width character, one dash for all dashes, one wave for all waves.
fn narrow(c: char) -> char {
    match c {
        '～' | '〜' | '∼' => '~',
        '\u{3000}' | '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '￥' => '¥',
        '−' | '‐' | '‑' | '‒' => '-',
        '﹪' => '%',
        c => text::narrow(c),
    }
}
