//! A line from left to right: figures, the words before and after them, and what cannot be read.

use super::super::literal::{self, Ahead, Change, Cursor};
use super::placed;
use super::roles::{Direction, Found, Role, Value};
use super::words::{ARROWS, CHANGES, JOINTS, LABELS, STOPS};
use crate::code;
use crate::diagnostic::Diagnostic;

/// Faults named in one line; a line with more of them is no line of figures.
const FAULTS_NAMED: usize = 8;

/// A line being read from left to right.
pub(super) struct Scan<'t> {
    cursor: Cursor<'t>,
    pub(super) found: Vec<Found>,
    pub(super) faults: Vec<Diagnostic>,
    /// What the next figure is, as words before it say.
    next: Option<Role>,
    direction: Option<Direction>,
    /// Whether a bracket was closed since the last figure, and the figure before that bracket.
    closed: bool,
    opened_after: Option<usize>,
}

impl<'t> Scan<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Scan {
            cursor: Cursor::of_line(text),
            found: Vec::new(),
            faults: Vec::new(),
            next: None,
            direction: None,
            closed: false,
            opened_after: None,
        }
    }

    pub(super) fn all(&mut self) {
        while !self.cursor.at_end() && self.faults.len() < FAULTS_NAMED {
            if self.cursor.take_any(ARROWS).is_some() {
                self.arrow();
            } else if literal::ahead(&mut self.cursor) != Ahead::Nothing {
                self.figure();
            } else if let Some((_, role, direction)) = self.take_label() {
                (self.next, self.direction) = (Some(role), direction);
            } else if let Some(direction) = self.take_change() {
                self.change(direction);
            } else if let Some(joint) = self.cursor.take_any(JOINTS) {
                self.joint(joint);
            } else {
                self.unreadable();
            }
        }
    }

    fn take_label(&mut self) -> Option<(&'static str, Role, Option<Direction>)> {
        LABELS.iter().copied().find(|(word, ..)| self.cursor.take_any(&[word]).is_some())
    }

    fn take_change(&mut self) -> Option<Direction> {
        CHANGES.iter().find(|(word, _)| self.cursor.take_any(&[word]).is_some()).map(|(_, way)| *way)
    }

    /// The amount before an arrow is the cost before, unless it says something else itself; the next is the cost after.
    fn arrow(&mut self) {
        if let Some(last) = self.found.last_mut()
            && last.role.is_none()
            && matches!(last.value, Value::Amount(_))
            && *last.value.change() == Change::Bare
        {
            last.role = Some(Role::Before);
        }
        (self.next, self.direction) = (Some(Role::After), None);
    }

    /// A word of change behind a bracket is about the figures in it and the one before it; elsewhere about the next one.
    fn change(&mut self, direction: Direction) {
        if !self.closed {
            (self.next, self.direction) = (Some(Role::Saving), Some(direction));
            return;
        }
        let from = self.opened_after.unwrap_or(0);
        for figure in self.found.iter_mut().skip(from) {
            let cost = matches!(figure.role, Some(Role::Before | Role::After));
            if *figure.value.change() == Change::Bare && !cost {
                figure.direction = figure.direction.or(Some(direction));
                if matches!(figure.value, Value::Amount(_)) {
                    figure.role = Some(Role::Saving);
                }
            }
        }
        self.closed = false;
    }

    fn joint(&mut self, joint: &str) {
        match joint {
            "(" | "[" | "【" | "〔" => {
                self.opened_after = Some(self.found.len().saturating_sub(1));
                self.closed = false;
            }
            ")" | "]" | "】" | "〕" => self.closed = true,
            // 36%減の14億円: what is left after the cut
            "の" if self.found.last().is_some_and(|last| *last.value.change() != Change::Bare)
                && !self.closed =>
            {
                self.next = Some(Role::After);
            }
            _ => {}
        }
    }

    fn figure(&mut self) {
        let start = self.cursor.place();
        let value = match literal::ahead(&mut self.cursor) {
            Ahead::Percent => literal::percent_in_line(&mut self.cursor).map(Value::Percent),
            _ => literal::amount_in_line(&mut self.cursor).map(Value::Amount),
        };
        let span = start..start + self.cursor.since(start).trim_end().len();
        match value {
            Ok(value) => {
                let (role, direction) = (self.next.take(), self.direction.take());
                let role = match (&value, role) {
                    (Value::Percent(_), _) => Some(Role::Percent),
                    (Value::Amount(_), Some(Role::Percent)) => None,
                    (Value::Amount(_), role) => role,
                };
                let costs = matches!(role, Some(Role::Before | Role::After));
                let direction = direction.filter(|_| !costs);
                self.found.push(Found { role, value, direction, span });
                self.closed = false;
            }
            Err(flaw) => {
                self.faults.push(placed(flaw, span));
                self.skip();
            }
        }
    }

    fn unreadable(&mut self) {
        let start = self.cursor.place();
        self.cursor.take_character();
        self.skip();
        let text = self.cursor.since(start);
        let span = start..start + text.trim_end().len();
        self.faults
            .push(Diagnostic::error(code!("unreadable-line"), Some(span)).with("found", text.trim_end()));
    }

    /// Passes over the rest of a stretch that cannot be read.
    fn skip(&mut self) {
        while !self.cursor.at_end() {
            let stop = self.cursor.looking_ahead(|cursor| {
                cursor.take_character().is_some_and(|c| STOPS.contains(&c) || c.is_ascii_digit())
            });
            if stop {
                return;
            }
            self.cursor.take_character();
        }
    }
}
