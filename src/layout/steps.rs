//! How a figure was made, on one screen: the formula first, where it is from at the right, rounding last; and every step
//! and input as data.

mod data;
mod depth;
mod formula;
mod kinds;
mod labels;
mod notes;
mod opened;
mod places;
mod rows;
mod saved;
mod values;

pub use depth::Depth;

use super::cells::tax;
use super::headings;
use crate::analysis::explain::Explanation;
use crate::code;
use crate::diagnostic::Source;
use crate::money::Fraction;
use crate::report::{Cell, Report, Scale, Summary, note};

/// Lays out a figure taken apart; `was` is what it was before the changes, where there are some.
pub fn steps(found: &Explanation<'_>, source: &Source, depth: Depth, was: Option<&Fraction>) -> Report {
    let figure = labels::figure(found);
    let value = labels::amount(found, &found.value());
    let answer = note!("explain-answer", figure, value = value.clone());
    let answer = match was {
        Some(was) => answer.worded(code!("explain-answer-was")).with("was", labels::amount(found, was)),
        None => answer,
    };
    let mut figures = vec![("value", value)];
    figures.extend(was.map(|was| ("was", labels::amount(found, was))));
    Report {
        command: "explain",
        tax: tax(found.case),
        heading: Some(match &found.computed {
            Some(computed) => headings::of_plan(found.case, computed, None),
            None => Cell::text(&found.case.title),
        }),
        summary: Some(Summary { said: vec![answer], figures }),
        scale: Scale::Exact,
        pictures: Vec::new(),
        tables: vec![rows::table(found, source, depth), data::steps(found), data::inputs(found, source)],
        notes: notes::notes(found, depth),
    }
}
