//! Which figures of a line can be which, as the words around each say; the arithmetic decides later among what they leave.

use super::around::Around;
use super::changes::NamedChange;
use super::scanned::LineFigure;
use super::word::{Direction, FigureRole, LineWord};
use crate::case::literal::ChangeSign;
use crate::code;
use crate::diagnostic::Diagnostic;

/// What a figure can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) role: FigureRole,
    /// 0 as the words say; 1 where that does not hold together.
    pub(super) level: u8,
    /// Which way the change goes, where the line says so.
    pub(super) way: Option<Direction>,
}

/// What the words say of one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CanBe {
    /// It is one of these.
    One(Vec<Candidate>),
    /// Nothing: a cost, or the change if it is the last of three.
    Bare,
}

pub(super) fn one(role: FigureRole, way: Option<Direction>) -> CanBe {
    CanBe::One(vec![Candidate { role, level: 0, way }])
}

/// A reading, and others if it does not hold.
pub(super) fn rather(role: FigureRole, way: Option<Direction>, others: &[FigureRole]) -> CanBe {
    let others = others.iter().map(|role| Candidate { role: *role, level: 1, way: None });
    CanBe::One([Candidate { role, level: 0, way }].into_iter().chain(others).collect())
}

/// What went, or what is left: a percent of which nothing says which.
pub(super) fn either() -> CanBe {
    let candidate = |role| Candidate { role, level: 0, way: None };
    CanBe::One(vec![candidate(FigureRole::Percent), candidate(FigureRole::Left)])
}

const COSTS: &[FigureRole] = &[FigureRole::Before, FigureRole::After];

impl Around<'_> {
    /// What the words say of every figure.
    pub(super) fn all(&self) -> Result<Vec<CanBe>, Diagnostic> {
        let figures = self.line.figures.iter().enumerate();
        figures
            .map(|(nth, figure)| match (self.contradicts_sign(nth), figure.is_amount()) {
                (true, _) => Err(Diagnostic::error(code!("signs-contradict"), Some(figure.span.clone()))),
                (false, true) => self.amount(nth, figure),
                (false, false) if figure.manner.is_multiple => self.multiple(nth, figure),
                (false, false) => Ok(self.percent(nth, figure)),
            })
            .collect()
    }

    fn amount(&self, nth: usize, figure: &LineFigure) -> Result<CanBe, Diagnostic> {
        // £7m after savings of £3m
        if let Some((_, way)) = self.change_that_was_made(nth) {
            return Ok(one(FigureRole::Saving, Some(way)));
        }
        if let Some((role, _)) = self.change_that_was_made(nth + 1) {
            return Ok(one(role, None));
        }
        let label = self.label(nth);
        if let Some(way) = self.signed(nth) {
            return match label {
                Some((role @ (FigureRole::Before | FigureRole::After), _))
                    if !self.gap(nth).contains(&LineWord::Arrow) =>
                {
                    Err(sign_on_cost(role, figure))
                }
                _ => Ok(one(FigureRole::Saving, Some(way))),
            };
        }
        match self.named_change(nth) {
            Some(NamedChange::Whole) => return Ok(one(FigureRole::Before, None)),
            Some(NamedChange::Change(way)) => return Ok(one(FigureRole::Saving, Some(way))),
            None => {}
        }
        if let Some(said) = self.by_verb(nth).filter(|_| label.is_none()) {
            return Ok(said);
        }
        if self.is_pair(nth + 1) || self.tail(nth).contains(&LineWord::Arrow) {
            return Ok(one(FigureRole::Before, None));
        }
        if let Some(said) = self.behind_comparison(nth).filter(|_| label.is_none()) {
            return Ok(said);
        }
        if self.is_pair(nth) || self.gap(nth).contains(&LineWord::Arrow) {
            return Ok(match self.change_behind(nth) {
                // 20億円－4億円＝16億円: what is taken off, or what it came to?
                None if self.is_difference(nth) => CanBe::One(vec![
                    Candidate { role: FigureRole::After, level: 0, way: None },
                    Candidate { role: FigureRole::Saving, level: 0, way: None },
                ]),
                Some(way) => CanBe::One(vec![
                    Candidate { role: FigureRole::After, level: 0, way: None },
                    Candidate { role: FigureRole::Saving, level: 0, way: Some(way) },
                ]),
                None => one(FigureRole::After, None),
            });
        }
        Ok(self.amount_by_words(nth, figure, label))
    }

    /// What a figure behind から or より is: the change that words say it is, else what the cost comes to; where the words
    /// leave both, either.
    fn behind_comparison(&self, nth: usize) -> Option<CanBe> {
        let (word, figure) = self.compared(nth)?;
        if matches!(self.tail(nth).first(), Some(LineWord::Into | LineWord::Becomes)) {
            return Some(one(FigureRole::After, None));
        }
        let either = |way| {
            CanBe::One(vec![
                Candidate { role: FigureRole::After, level: 0, way: None },
                Candidate { role: FigureRole::Saving, level: 0, way },
            ])
        };
        // 30億円から9億円、30%減: the word of change may be about both
        let next = (self.is_percent(nth + 1)
            && matches!(self.gap(nth + 1), [LineWord::Comma | LineWord::Slash]))
        .then(|| self.change(nth + 1));
        match (self.change(nth), next.flatten()) {
            (Some(way), _) if word == LineWord::Compared || self.change_behind(nth).is_some() => {
                Some(rather(FigureRole::Saving, Some(way), COSTS))
            }
            (Some(way), _) | (None, Some(way)) => Some(either(Some(way))),
            (None, None) if figure => Some(one(FigureRole::After, None)),
            (None, None) => (word == LineWord::Compared).then(|| either(None)),
        }
    }

    fn amount_by_words(
        &self,
        nth: usize,
        figure: &LineFigure,
        label: Option<(FigureRole, Option<Direction>)>,
    ) -> CanBe {
        let tail = self.tail(nth);
        let head = self.head(nth);
        if let Some((role @ (FigureRole::Before | FigureRole::After), _)) = label {
            return one(role, None);
        }
        // 削減額: never a cost
        if let Some((FigureRole::Saving, Some(way))) = label {
            return one(FigureRole::Saving, Some(way));
        }
        if let Some((FigureRole::Saving | FigureRole::Percent | FigureRole::Left, way)) = label {
            return rather(FigureRole::Saving, way, COSTS);
        }
        match tail.first() {
            _ if self.comes_to(nth) || self.says_what_is_left(nth) => return one(FigureRole::After, None),
            Some(LineWord::Becomes) if self.change(nth).is_none() => return one(FigureRole::After, None),
            Some(LineWord::Since | LineWord::Compared | LineWord::Among) => {
                return one(FigureRole::Before, None);
            }
            // 削減効果：3割（1億円）: the same change in money
            _ if self.is_same_change(nth) => return one(FigureRole::Saving, self.way_of_line()),
            // 9億円を30億円から削減: by how much
            Some(LineWord::Object) if matches!(self.tail(nth + 1).first(), Some(LineWord::Since)) => {
                return rather(FigureRole::Saving, None, COSTS);
            }
            // 26億円を36%削減: what is changed
            Some(LineWord::Object) if self.shares_gap(nth + 1) && nth + 1 < self.line.figures.len() => {
                return one(FigureRole::Before, None);
            }
            _ => {}
        }
        if self.is_rather_change(nth) {
            return rather(FigureRole::Saving, self.way_of_line(), COSTS);
        }
        match tail {
            // cut £123m by 30%
            [LineWord::By] if self.is_percent(nth + 1) && self.change_before(nth).is_some() => {
                return one(FigureRole::Before, None);
            }
            [LineWord::ChangeSign(_), LineWord::By, ..] if self.shares_gap(nth + 1) => {
                return one(FigureRole::Before, None);
            }
            [LineWord::ChangeSign(_), LineWord::From, ..] if self.shares_gap(nth + 1) && head.is_empty() => {
                return CanBe::One(vec![
                    Candidate { role: FigureRole::After, level: 0, way: None },
                    Candidate { role: FigureRole::Saving, level: 0, way: self.change_behind(nth) },
                ]);
            }
            _ => {}
        }
        // £7m vs. £10m: rather what was stands behind
        let candidate = |role: &FigureRole| Candidate { role: *role, level: 0, way: None };
        match (self.is_versus(nth), self.is_versus(nth + 1)) {
            (true, _) => return CanBe::One(COSTS.iter().map(candidate).collect()),
            (_, true) => return CanBe::One(COSTS.iter().rev().map(candidate).collect()),
            _ => {}
        }
        // against a budget of £10m
        let lead = match head.as_slice() {
            [.., lead @ (LineWord::From | LineWord::Than), LineWord::PartOf] => Some(lead),
            head => head.last(),
        };
        match lead {
            Some(LineWord::From | LineWord::Than | LineWord::Versus) => return one(FigureRole::Before, None),
            Some(LineWord::To) => return one(FigureRole::After, None),
            Some(LineWord::At) if self.says_way() => return one(FigureRole::After, None),
            // 20億円－4億円＝16億円の削減
            Some(LineWord::Equals) if self.change_behind(nth).is_some() => {
                return one(FigureRole::Saving, self.change_behind(nth));
            }
            Some(LineWord::Equals) if nth.checked_sub(1).is_some_and(|before| self.is_difference(before)) => {
                return CanBe::One(vec![
                    Candidate { role: FigureRole::Saving, level: 0, way: None },
                    Candidate { role: FigureRole::After, level: 0, way: None },
                ]);
            }
            // £10m less 20% = £8m; 20% off £10m = £8m
            Some(LineWord::Equals) if self.is_less_percent(nth) => return one(FigureRole::After, None),
            Some(LineWord::Equals) => return one(FigureRole::Saving, None),
            _ => {}
        }
        // 36%減の14億円: what is left after the cut
        if self.is_what_is_left(nth) || self.is_said_against(nth) {
            return one(FigureRole::After, None);
        }
        if nth > 0 && self.is_percent(nth - 1) {
            match self.gap(nth) {
                [LineWord::No] if self.signed(nth - 1).is_some() => return one(FigureRole::After, None),
                [.., LineWord::PartOf] => return one(FigureRole::Before, None),
                _ => {}
            }
        }
        let saved = nth > 0 && self.is_amount(nth - 1) && self.change(nth - 1).is_some();
        if saved && self.gap(nth).last() == Some(&LineWord::PartOf) {
            return one(FigureRole::Before, None);
        }
        if self.is_percent(nth + 1) && self.gap(nth + 1) == [LineWord::No] {
            return one(FigureRole::Before, None);
        }
        // $300k of $1.2m: a part of its whole
        if nth > 0 && self.is_amount(nth - 1) && self.gap(nth) == [LineWord::PartOf] {
            return one(FigureRole::Before, None);
        }
        if self.is_amount(nth + 1) && self.gap(nth + 1) == [LineWord::PartOf] {
            return rather(FigureRole::Saving, self.way_of_line(), &[FigureRole::After]);
        }
        let is_changed = figure.manner.is_changed;
        if self.follows_cut(nth) {
            let candidate = |role, way| Candidate { role, level: 0, way };
            return CanBe::One(vec![
                candidate(FigureRole::Before, None),
                candidate(FigureRole::After, None),
                candidate(FigureRole::Saving, self.change_behind(nth - 1)),
            ]);
        }
        // 前年度比2億円、20%の減
        let of_both = || {
            self.change(nth + 1).filter(|_| self.is_percent(nth + 1) && head.last() == Some(&LineWord::Ratio))
        };
        if let Some(way) = self.change_in_commas(nth) {
            return rather(FigureRole::Saving, Some(way), COSTS);
        }
        match self.change(nth).or_else(of_both) {
            // 9億円削減: no cost
            Some(way) if is_changed || figure.value.bound().is_some() => one(FigureRole::Saving, Some(way)),
            Some(way) => rather(FigureRole::Saving, Some(way), COSTS),
            // 3億円・30%の減（総額10億円）; cut £123m by 30%, £37m
            None => match self.change_of_both(nth).or_else(|| self.change_of_percent_before(nth)) {
                Some(way) => CanBe::One(vec![
                    candidate(&FigureRole::Before),
                    candidate(&FigureRole::After),
                    Candidate { role: FigureRole::Saving, level: 0, way: Some(way) },
                ]),
                None => CanBe::Bare,
            },
        }
    }
}

pub(super) fn sign_on_cost(role: FigureRole, figure: &LineFigure) -> Diagnostic {
    let sign = match figure.value.change() {
        ChangeSign::Reduction(sign) | ChangeSign::Increase(sign) => sign.as_str(),
        ChangeSign::Minus | ChangeSign::Bare => "-",
    };
    let fault = Diagnostic::error(code!("sign-not-allowed"), Some(figure.span.clone()));
    fault.with("key", role.key()).with("sign", sign)
}
