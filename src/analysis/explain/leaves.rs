//! The inputs that a figure begins with: by the paths that `--set` knows, as the file writes them, with their places.

use super::leaf::Leaf;
use super::tree::{MadeOnce, NumberUnit, Operation, Step, StepKind, Tree};
use crate::analysis::quoted::unquoted;
use crate::case::{Input, Number, NumberOf, Written};
use crate::diagnostic::{Source, Span};
use crate::money::Fraction;

/// Where a rule is written.
pub(super) enum RulePlace {
    /// An input.
    Input(Input),
    /// A text that no change names: its path, and its place.
    Told(String, Option<Span>),
}

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
        let (text, span) = match span.and_then(|span| unquoted(self.source, span)) {
            Some((text, span)) => (Some(text), Some(span)),
            None => (None, None),
        };
        let is_changed = number != was || self.written.place_of(input) != self.original.place_of(input);
        Leaf { path: input.path.clone(), text, span, was: was.filter(|_| is_changed), number, is_changed }
    }
}

impl Tree {
    /// The step of an input, with its value as it is reckoned with: 1.5% is 0.015.
    pub(super) fn input(&mut self, texts: CaseTexts<'_>, input: Option<Input>) -> Option<usize> {
        let input = input?;
        let key = MadeOnce::Input(input.path.clone());
        if let Some(known) = self.known.get(&key) {
            return Some(*known);
        }
        let number = texts.written.number(&input)?;
        let (unit, exact) = match number.measure {
            NumberOf::Percent => (NumberUnit::Percent, &number.value * &Fraction::decimal(1, 2)),
            NumberOf::Months => (NumberUnit::Months, number.value.clone()),
            NumberOf::Money(currency) if currency == texts.written.currency() => {
                (NumberUnit::Money, number.value.clone())
            }
            NumberOf::Money(_) | NumberOf::Rate(_) | NumberOf::Count => {
                (NumberUnit::Number, number.value.clone())
            }
        };
        self.inputs.push(texts.leaf(&input));
        let operation = Operation::Input(self.inputs.len() - 1);
        let step = self.add(Step::money(StepKind::Input, operation, exact, Vec::new()).of(unit));
        self.known.insert(key, step);
        Some(step)
    }

    /// A leaf that no path of a what-if names.
    pub(super) fn told(
        &mut self,
        texts: CaseTexts<'_>,
        path: String,
        span: Option<Span>,
        number: Option<Number>,
    ) -> usize {
        leaf(self, path, span, number, texts.source)
    }

    /// A value that stands within a text: a percent of a rule.
    pub(super) fn within(
        &mut self,
        texts: CaseTexts<'_>,
        text: Option<&RulePlace>,
        (what, unit): (StepKind, NumberUnit),
        exact: Fraction,
    ) -> usize {
        let nth = match text {
            None => return self.add(Step::number(what, exact).of(unit)),
            Some(RulePlace::Input(input)) => {
                let known = self.inputs.iter().position(|leaf| leaf.path == input.path);
                known.unwrap_or_else(|| {
                    self.inputs.push(texts.leaf(input));
                    self.inputs.len() - 1
                })
            }
            Some(RulePlace::Told(path, span)) => self.told(texts, path.clone(), span.clone(), None),
        };
        self.add(Step::money(what, Operation::Input(nth), exact, Vec::new()).of(unit))
    }
}

/// An input that no path of a what-if names.
pub(super) fn leaf(
    tree: &mut Tree,
    path: String,
    span: Option<Span>,
    number: Option<Number>,
    source: &Source,
) -> usize {
    if let Some(known) = tree.inputs.iter().position(|leaf| leaf.path == path) {
        return known;
    }
    let (text, span) = match span.and_then(|span| unquoted(source, span)) {
        Some((text, span)) => (Some(text), Some(span)),
        None => (None, None),
    };
    tree.inputs.push(Leaf { path, text, span, was: None, number, is_changed: false });
    tree.inputs.len().saturating_sub(1)
}
