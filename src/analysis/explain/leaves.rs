//! The inputs that a figure begins with: by the paths that `--set` knows, as the file writes them, with their places.

use super::leaf::Leaf;
use super::tree::{Growing, MadeOnce, NumberUnit, Operation, Step, StepKind};
use crate::analysis::quoted::unquoted;
use crate::case::{Input, Number, NumberOf, Written};
use crate::diagnostic::{Source, Span};
use crate::money::Fraction;

/// A case as it is asked about: as written now, and as its file has it.
#[derive(Clone, Copy, Debug)]
pub struct CaseTexts<'a> {
    /// With all changes.
    pub written: &'a Written,
    /// As read.
    pub original: &'a Written,
    /// The file.
    pub source: &'a Source,
}

impl CaseTexts<'_> {
    /// An input with its text and place.
    fn leaf(&self, input: &Input) -> Leaf {
        let number = self.written.number(input);
        let before = self.original.find(&input.path).ok();
        let was = before.as_ref().and_then(|before| self.original.number(before));
        let span = before.and_then(|before| self.original.place_of(&before));
        let (text, span) = span.and_then(|span| unquoted(self.source, span)).unzip();
        let is_changed = number != was || self.written.place_of(input) != self.original.place_of(input);
        Leaf { path: input.path.clone(), text, span, was: was.filter(|_| is_changed), number, is_changed }
    }
}

impl Growing {
    /// The step of an input, with its value as it is reckoned with: 1.5% is 0.015.
    pub(super) fn input(&self, texts: CaseTexts<'_>, input: Option<Input>) -> Option<usize> {
        let input = input?;
        let key = MadeOnce::Input(input.path.clone());
        if let Some(known) = self.known(&key) {
            return Some(known);
        }
        let number = texts.written.number(&input)?;
        let (unit, exact) = match number.measure {
            NumberOf::Percent => (NumberUnit::Percent, &number.value * &Fraction::decimal(1, 2)),
            NumberOf::Months => (NumberUnit::Months, number.value.clone()),
            NumberOf::Money(currency) if currency == texts.written.currency() => {
                (NumberUnit::Money, number.value.clone())
            }
            NumberOf::Money(_) | NumberOf::Rate(_) | NumberOf::Count | NumberOf::Years => {
                (NumberUnit::Number, number.value.clone())
            }
        };
        let operation = Operation::Input(self.leaf(&input.path, || texts.leaf(&input)));
        let step = self.add(Step::money(StepKind::Input, operation, exact, Vec::new()).of(unit));
        self.know(key, step);
        Some(step)
    }

    /// The number of an input that no path of a what-if names.
    pub(super) fn told(
        &self,
        path: &str,
        span: Option<Span>,
        number: Option<Number>,
        source: &Source,
    ) -> usize {
        self.leaf(path, || {
            let (text, span) = span.and_then(|span| unquoted(source, span)).unzip();
            Leaf { path: path.to_owned(), text, span, was: None, number, is_changed: false }
        })
    }

    /// A value that stands within a text: a percent of a rule.
    pub(super) fn within(
        &self,
        texts: CaseTexts<'_>,
        text: Option<&Input>,
        (what, unit): (StepKind, NumberUnit),
        exact: Fraction,
    ) -> usize {
        let nth = match text {
            None => return self.add(Step::number(what, exact).of(unit)),
            Some(input) => self.leaf(&input.path, || texts.leaf(input)),
        };
        self.add(Step::money(what, Operation::Input(nth), exact, Vec::new()).of(unit))
    }
}
