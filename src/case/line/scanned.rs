//! A line taken apart: its figures, and the words between them.

use super::aside::SetAside;
use super::over::Periods;
use super::word::{FigureRole, LineWord};
use crate::case::literal::{ChangeSign, Literal, PercentLiteral};
use crate::case::model::Status;
use crate::diagnostic::{Diagnostic, Span};
use crate::published::PrintedBound;

#[derive(Clone, Debug)]
pub(super) enum Value {
    Amount(Literal),
    Percent(PercentLiteral),
}

impl Value {
    pub(super) fn bound(&self) -> Option<PrintedBound> {
        match self {
            Value::Amount(literal) => literal.bound,
            Value::Percent(literal) => literal.bound,
        }
    }

    /// Makes it a bound; a little below it is within one written place.
    pub(super) fn set_bound(&mut self, bound: PrintedBound) {
        match self {
            Value::Amount(literal) => {
                let place = &literal.range.high - &literal.range.low;
                let within = bound.within(&literal.value, &place).filter(|_| !literal.estimate);
                literal.range = within.unwrap_or_else(|| literal.range.clone());
                literal.bound = Some(bound);
            }
            Value::Percent(literal) => literal.bound = Some(bound),
        }
    }

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
    /// The power of ten of that unit, where a bare number beside it can share it.
    pub(super) power: Option<i32>,
    /// What is paid for, where the words right before it say so.
    pub(super) name: Option<Name>,
    pub(super) manner: Manner,
    pub(super) span: Span,
}

/// How a figure stands between its words.
#[derive(Clone, Debug, Default)]
pub(super) struct Manner {
    /// Whether a word of change is written right behind it: 9億円削減（30%）.
    pub(super) is_changed: bool,
    /// Whether の right before it says that it is a part of what was: 従来の8割.
    pub(super) is_part: bool,
    /// What it rather is, by its name: 予定価格.
    pub(super) likely: Option<FigureRole>,
    /// Whether it is only said that the cost lies beyond it: 従来の7割を下回る.
    pub(super) lies: bool,
    /// Whether it is a part of a whole by its name, 半分, a third.
    pub(super) is_part_by_name: bool,
    /// Whether it is a multiple of what was: 1.2倍.
    pub(super) is_multiple: bool,
    /// Whether に当たる behind a percent says that the percent and this amount are the same.
    pub(super) is_worth: bool,
    /// Whether は or を behind the name of a change leads to it: 削減効果は3割（9億円）に.
    pub(super) is_of_change: bool,
    /// Whether で behind it says that it is what a saving is had for.
    pub(super) is_means: bool,
    /// The power of ten of the unit in a bracket right behind it: 207,400（千円）.
    pub(super) declared: Option<i32>,
    /// The verb or the "by" that makes it the change, in English.
    pub(super) by: Option<LedBy>,
    /// What words set it apart from the change of the costs by.
    pub(super) apart: Option<SetAside>,
    /// The other percent that a rate without a sign of percent may be.
    pub(super) other: Option<PercentLiteral>,
    /// When it is, beside others.
    pub(super) order: Option<LineOrder>,
}

/// When a cost is, among others of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineOrder {
    pub(super) kind: OrderKind,
    pub(super) place: i32,
}

/// What puts costs in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OrderKind {
    /// A year of an era or the calendar, or next to this one: the later cost is what it came to.
    Year,
    /// Planned, agreed, spent: what differs may as well be what is left of the plan.
    Stage,
}

/// What makes a figure the change, in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LedBy {
    /// "by", of a change that has come about: fell by £5m.
    Told,
    /// "by", of one that may as well be a range: reduce costs by £2m to £3m.
    Open,
    /// A verb with the figure right behind it: up £2m, fell £5m.
    Verb,
    /// A word that may be one, or the name of a change: costs rise £3m to £15m, a fall of £5m to £20m. It need not be the change.
    Perhaps,
    /// A verb that has an object: cut £2m to £8m (20%). It is rather what was.
    Cut,
}

/// The verb of change that was read last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    /// Whether it has no object.
    pub(super) goes: bool,
    /// Whether it has an object.
    pub(super) cuts: bool,
    /// Whether it may be one of those, and whether it may be a name.
    pub(super) may: bool,
    pub(super) names: bool,
    /// Whether it has one, and the change has come about if there is none.
    pub(super) done: bool,
    /// Where it ends.
    pub(super) end: usize,
    /// How many words of the gap stand up to it.
    pub(super) words: usize,
    /// What the "by" behind it makes the next figure, if there is one.
    pub(super) by: Option<LedBy>,
}

/// The name of a cost: 運用費.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) start: usize,
    /// Whether it is paid once: 導入経費.
    pub(super) once: bool,
}

/// What stands in a line and is none of its figures.
#[derive(Clone, Debug)]
pub(super) struct NoFigure {
    pub(super) span: Span,
    pub(super) why: WhyNoFigure,
}

/// Why something is none of the figures of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNoFigure {
    /// A number without a unit, which no word makes a figure.
    NoUnit,
    /// An amount of another cost than the one compared.
    OtherCost,
    /// A figure of something else than the costs compared, or a part of them.
    OtherFigure,
    /// A fraction that is said of nothing.
    Fraction,
    /// A rate without a sign of percent: it is read, as the percent of the line.
    Rate,
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
    /// What words say of times.
    pub(super) periods: Periods,
    /// Whether a word says that a cost was held down, which it may be though it rose: 12億円に抑えた.
    pub(super) is_held: bool,
    /// Whether words say with tax or without, each with its place.
    pub(super) taxes: Vec<(bool, Span)>,
    pub(super) status: Option<Status>,
    pub(super) faults: Vec<Diagnostic>,
    /// What is none of its figures, to be told.
    pub(super) left_out: Vec<NoFigure>,
    /// Whether a figure with a unit, a currency or a percent sign stands in it, read or not.
    pub(super) has_figure: bool,
}

impl Scanned {
    /// What stands in the line and is none of its figures, as it is written.
    pub(super) fn told(&self, text: &str) -> Vec<(String, WhyNoFigure)> {
        let written = |span: &Span| text.get(span.clone()).unwrap_or_default().trim().to_owned();
        self.left_out.iter().map(|left| (written(&left.span), left.why)).collect()
    }

    /// The line without the figures that are told instead.
    pub(super) fn without(mut self, told: Vec<Option<NoFigure>>) -> Scanned {
        let kept: Vec<bool> = told.iter().map(Option::is_none).collect();
        self.left_out.extend(told.into_iter().flatten());
        self.keep(&kept)
    }

    /// The line with only some of its figures; the words around one that goes are words of one gap.
    pub(super) fn keep(mut self, kept: &[bool]) -> Scanned {
        let figures = std::mem::take(&mut self.figures);
        let mut gaps = std::mem::take(&mut self.gaps).into_iter();
        let mut open = gaps.next().unwrap_or_default();
        for period in &mut self.periods.said {
            let gone = kept.iter().take(period.figure).filter(|kept| !**kept).count();
            period.figure = period.figure.saturating_sub(gone);
        }
        for ((figure, gap), kept) in figures.into_iter().zip(gaps).zip(kept) {
            if *kept {
                self.gaps.push(std::mem::replace(&mut open, gap));
                self.figures.push(figure);
            } else {
                open.extend(gap);
            }
        }
        self.gaps.push(open);
        self
    }
}
