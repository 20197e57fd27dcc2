//! With tax or without: figures of one line are all of one kind.

use super::scanned::{LineFigure, Value};
use crate::code;
use crate::diagnostic::{Diagnostic, Span};

/// The fault of a line that has amounts with tax and without.
pub(super) fn mixed(text: &str, said: &[(bool, Span)]) -> Option<Diagnostic> {
    let (first, at) = said.first()?;
    let (_, other) = said.iter().find(|(with, _)| with != first)?;
    let word = |span: &Span| text.get(span.clone()).unwrap_or_default().trim().to_owned();
    let fault = Diagnostic::error(code!("taxes-mixed"), Some(other.clone()));
    Some(fault.with("first", word(at)).with("other", word(other)).caused_by(at.clone()))
}

/// The fault of an amount that is said again in brackets, with tax or without: 1,000万円（税込1,100万円）.
pub(super) fn said_again(text: &str, figures: &[LineFigure], said: &[(bool, Span)]) -> Option<Diagnostic> {
    let is_between = |span: &Span, (from, to): (usize, usize)| from <= span.start && span.end <= to;
    figures.windows(2).find_map(|pair| {
        let [first, again] = pair else { return None };
        let gap = (first.span.end, again.span.start);
        let (_, word) = said.iter().find(|(_, span)| is_between(span, gap))?;
        let before = text.get(gap.0..word.start)?.trim();
        let behind = text.get(word.end..gap.1)?.trim_matches(['：', ':', ' ', '　']);
        let closes = text.get(again.span.end..)?.trim_start().starts_with(['）', ')']);
        let is_again = matches!(before, "（" | "(") && behind.is_empty() && closes;
        let amounts = [first, again].iter().all(|figure| matches!(figure.value, Value::Amount(_)));
        (is_again && amounts).then(|| {
            let of = |span: &Span| text.get(span.clone()).unwrap_or_default().trim().to_owned();
            let fault = Diagnostic::error(code!("taxes-mixed"), Some(again.span.clone()));
            let fault = fault.with("first", of(&first.span)).with("other", of(&again.span));
            fault.with("word", of(word)).caused_by(first.span.clone()).worded(code!("taxes-said-again"))
        })
    })
}
