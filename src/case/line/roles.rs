//! Which figures of a line can be which, as the words around each say; the arithmetic decides later among what they leave.

use super::around::{Around, way_of};
use super::scanned::Figure;
use super::word::{Direction, Role, Word};
use crate::case::literal::Change;
use crate::code;
use crate::diagnostic::Diagnostic;

/// What a figure can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) role: Role,
    /// 0 as the words say; 1 where that does not hold together.
    pub(super) level: u8,
    /// Which way the change goes, where the line says so.
    pub(super) way: Option<Direction>,
}

/// What the words say of one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is one of these.
    One(Vec<Candidate>),
    /// Nothing: a cost, or the change if it is the last of three.
    Bare,
}

fn one(role: Role, way: Option<Direction>) -> Said {
    Said::One(vec![Candidate { role, level: 0, way }])
}

/// A reading, and others if it does not hold.
fn rather(role: Role, way: Option<Direction>, others: &[Role]) -> Said {
    let others = others.iter().map(|role| Candidate { role: *role, level: 1, way: None });
    Said::One([Candidate { role, level: 0, way }].into_iter().chain(others).collect())
}

const COSTS: &[Role] = &[Role::Before, Role::After];

impl Around<'_> {
    /// What the words say of every figure.
    pub(super) fn all(&self) -> Result<Vec<Said>, Diagnostic> {
        let figures = self.line.figures.iter().enumerate();
        figures
            .map(|(nth, figure)| match figure.is_amount() {
                true => self.amount(nth, figure),
                false => Ok(self.percent(nth, figure)),
            })
            .collect()
    }

    fn amount(&self, nth: usize, figure: &Figure) -> Result<Said, Diagnostic> {
        let label = self.label(nth);
        if let Some(way) = self.signed(nth) {
            return match label {
                Some((role @ (Role::Before | Role::After), _)) if !self.gap(nth).contains(&Word::Arrow) => {
                    Err(sign_on_cost(role, figure))
                }
                _ => Ok(one(Role::Saving, Some(way))),
            };
        }
        if self.is_pair(nth + 1) || self.tail(nth).contains(&Word::Arrow) {
            return Ok(one(Role::Before, None));
        }
        if let Some(said) = self.behind_comparison(nth).filter(|_| label.is_none()) {
            return Ok(said);
        }
        if self.is_pair(nth) || self.gap(nth).contains(&Word::Arrow) {
            return Ok(match self.change_behind(nth) {
                Some(way) => Said::One(vec![
                    Candidate { role: Role::After, level: 0, way: None },
                    Candidate { role: Role::Saving, level: 0, way: Some(way) },
                ]),
                None => one(Role::After, None),
            });
        }
        Ok(self.amount_by_words(nth, label))
    }

    /// What a figure behind から or より is: the change that words say it is, else what the cost comes to; where the words
    /// leave both, either.
    fn behind_comparison(&self, nth: usize) -> Option<Said> {
        let (word, figure) = self.compared(nth)?;
        if self.tail(nth).first() == Some(&Word::Into) {
            return Some(one(Role::After, None));
        }
        let either = |way| {
            Said::One(vec![
                Candidate { role: Role::After, level: 0, way: None },
                Candidate { role: Role::Saving, level: 0, way },
            ])
        };
        // 30億円から9億円、30%減: the word of change may be about both
        let next = (self.is_percent(nth + 1) && matches!(self.gap(nth + 1), [Word::Comma | Word::Slash]))
            .then(|| self.change(nth + 1));
        match (self.change(nth), next.flatten()) {
            (Some(way), _) if word == Word::Compared || self.change_behind(nth).is_some() => {
                Some(rather(Role::Saving, Some(way), COSTS))
            }
            (Some(way), _) | (None, Some(way)) => Some(either(Some(way))),
            (None, None) if figure => Some(one(Role::After, None)),
            (None, None) => (word == Word::Compared).then(|| either(None)),
        }
    }

    fn amount_by_words(&self, nth: usize, label: Option<(Role, Option<Direction>)>) -> Said {
        let tail = self.tail(nth);
        let head = self.head(nth);
        if let Some((role @ (Role::Before | Role::After), _)) = label {
            return one(role, None);
        }
        if let Some((Role::Saving | Role::Percent | Role::Left, way)) = label {
            return rather(Role::Saving, way, COSTS);
        }
        match tail.first() {
            Some(Word::Into) => return one(Role::After, None),
            Some(Word::Since | Word::Compared) => return one(Role::Before, None),
            // 9億円を30億円から削減: by how much
            Some(Word::Object) if matches!(self.tail(nth + 1).first(), Some(Word::Since)) => {
                return rather(Role::Saving, None, COSTS);
            }
            // 26億円を36%削減: what is changed
            Some(Word::Object) if self.shares_gap(nth + 1) && nth + 1 < self.line.figures.len() => {
                return one(Role::Before, None);
            }
            _ => {}
        }
        match tail {
            [Word::Change(_), Word::By, ..] if self.shares_gap(nth + 1) => return one(Role::Before, None),
            [Word::Change(_), Word::From, ..] if self.shares_gap(nth + 1) && head.is_empty() => {
                return Said::One(vec![
                    Candidate { role: Role::After, level: 0, way: None },
                    Candidate { role: Role::Saving, level: 0, way: self.change_behind(nth) },
                ]);
            }
            _ => {}
        }
        match head.last() {
            Some(Word::From | Word::Than) => return one(Role::Before, None),
            Some(Word::To) => return one(Role::After, None),
            Some(Word::Equals) => return one(Role::Saving, None),
            _ => {}
        }
        // 36%減の14億円: what is left after the cut
        if self.is_what_is_left(nth) || self.is_said_against(nth) {
            return one(Role::After, None);
        }
        if nth > 0 && self.is_percent(nth - 1) {
            match self.gap(nth) {
                [Word::No] if self.signed(nth - 1).is_some() => return one(Role::After, None),
                [Word::PartOf] => return one(Role::Before, None),
                _ => {}
            }
        }
        let saved = nth > 0 && self.is_amount(nth - 1) && self.change(nth - 1).is_some();
        if saved && self.gap(nth) == [Word::PartOf] {
            return one(Role::Before, None);
        }
        if self.is_percent(nth + 1) && self.gap(nth + 1) == [Word::No] {
            return one(Role::Before, None);
        }
        match self.change(nth) {
            Some(way) => rather(Role::Saving, Some(way), COSTS),
            None => Said::Bare,
        }
    }

    fn percent(&self, nth: usize, figure: &Figure) -> Said {
        if let Some(way) = way_of(figure.value.change()) {
            return one(Role::Percent, Some(way));
        }
        let head = self.head(nth);
        match self.label(nth).filter(|_| !head.contains(&Word::Left)) {
            // 削減率, 増減率: never what is left
            Some((Role::Saving | Role::Percent, way)) => return one(Role::Percent, way),
            Some((Role::Left, way)) => return rather(Role::Percent, way, &[Role::Left]),
            _ => {}
        }
        let into = self.tail(nth).first() == Some(&Word::Into) || head.last() == Some(&Word::To);
        if into || head.contains(&Word::Left) {
            return rather(Role::Left, None, &[Role::Percent]);
        }
        match self.change(nth) {
            Some(way) => one(Role::Percent, Some(way)),
            None if head.contains(&Word::Ratio) => rather(Role::Left, None, &[Role::Percent]),
            None => rather(Role::Percent, None, &[Role::Left]),
        }
    }
}

pub(super) fn sign_on_cost(role: Role, figure: &Figure) -> Diagnostic {
    let sign = match figure.value.change() {
        Change::Reduction(sign) | Change::Increase(sign) => sign.as_str(),
        Change::Minus | Change::Bare => "-",
    };
    let fault = Diagnostic::error(code!("sign-not-allowed"), Some(figure.span.clone()));
    fault.with("key", role.key()).with("sign", sign)
}
