//! A line taken apart: its figures, and the words between them.

use super::word::LineWord;
use crate::case::literal::{ChangeSign, Literal, PercentLiteral};
use crate::case::model::Status;
use crate::diagnostic::{Diagnostic, Span};

#[derive(Clone, Debug)]
pub(super) enum Value {
    Amount(Literal),
    Percent(PercentLiteral),
}

impl Value {
    pub(super) fn change(&self) -> &ChangeSign {
        match self {
            Value::Amount(literal) => &literal.change,
            Value::Percent(literal) => &literal.change,
        }
    }
}

/// A figure at its place.
#[derive(Clone, Debug)]
pub(super) struct LineFigure {
    pub(super) value: Value,
    /// Whether a unit or a currency is written with it.
    pub(super) united: bool,
    pub(super) span: Span,
}

impl LineFigure {
    pub(super) fn is_amount(&self) -> bool {
        matches!(self.value, Value::Amount(_))
    }
}

/// A line taken apart: a gap of words stands before every figure, and one behind the last.
#[derive(Clone, Debug, Default)]
pub(super) struct Scanned {
    pub(super) figures: Vec<LineFigure>,
    pub(super) gaps: Vec<Vec<LineWord>>,
    /// The months that words name, each with its place.
    pub(super) months: Vec<(u32, Span)>,
    pub(super) status: Option<Status>,
    pub(super) faults: Vec<Diagnostic>,
    /// Whether a figure with a unit, a currency or a percent sign stands in it, read or not.
    pub(super) has_figure: bool,
}

impl Scanned {
    /// The line that is the same but for bare numbers, where any amount has a unit: years, counts, marks.
    pub(super) fn without_bare_numbers(mut self) -> Scanned {
        if self.figures.iter().any(|figure| figure.is_amount() && figure.united) {
            let figures = std::mem::take(&mut self.figures);
            let mut gaps = std::mem::take(&mut self.gaps).into_iter();
            let mut open = gaps.next().unwrap_or_default();
            for (figure, gap) in figures.into_iter().zip(gaps) {
                if figure.is_amount() && !figure.united {
                    open.extend(gap);
                } else {
                    self.gaps.push(std::mem::replace(&mut open, gap));
                    self.figures.push(figure);
                }
            }
            self.gaps.push(open);
        }
        self
    }
}
