//! The table `tornado`: what each input moves, the most first, with a bar on one scale.

use super::cells::{amount, bar_of, figure, figure_name, number, scale, span, written_percent};
use super::inputs;
use super::report::{answered, explained, report};
use super::words::paths;
use crate::analysis::whatif::{Quantity, Swing, Tornado};
use crate::case::Case;
use crate::lang::Term;
use crate::layout::columns::{column, data, for_people};
use crate::money::{Fraction, Range};
use crate::report::{Cell, Note, Report, Role, Row, Section, Table, note};

/// Lays out a tornado.
pub fn tornado(found: &Tornado, case: &Case) -> Report {
    let all = found.swings.iter().flat_map(|swing| swing.figures.iter().cloned());
    let range = Range::hull(all.chain([found.now.clone()]));
    let rows = found.swings.iter().map(|swing| row(found, swing, range.as_ref(), case)).collect();
    let table = Table {
        id: "tornado",
        title: Term::TornadoTable,
        columns: vec![
            data("path"),
            for_people(column("input", Term::InputPath)),
            column("low_input", Term::LowInput),
            column("high_input", Term::HighInput),
            column("low", Term::AtLow),
            column("high", Term::AtHigh),
            column("swing", Term::Swing),
            bar_of(&found.figure),
        ],
        sections: vec![Section { heading: None, rows }],
    };
    let mut notes = notes(found, case).into_iter();
    let answer = notes.next();
    let amounts: Vec<Fraction> = match found.figure.quantity {
        Quantity::Percent => Vec::new(),
        _ => found.swings.iter().flat_map(|swing| swing.figures.iter().cloned()).collect(),
    };
    let inputs = || found.swings.iter().filter_map(|swing| swing.inputs.as_ref()).flatten();
    let unit = scale(amounts.into_iter().chain(inputs().filter_map(amount)), inputs());
    let report = answered(report("tornado", case, vec![table], notes.collect()), answer, unit);
    explained(report, paths(found.swings.iter().map(|swing| swing.input.path.as_str()), case))
}

fn row(found: &Tornado, swing: &Swing, scale: Option<&Range>, case: &Case) -> Row {
    let value = |value| figure(&found.figure, Some(value), case.currency, 1);
    let (inputs, [low, high]) = (swing.inputs.as_ref(), &swing.figures);
    let [low_input, high_input] = match inputs {
        Some(inputs) => inputs.each_ref().map(number),
        None => [Cell::Absent, Cell::Absent],
    };
    let bar = scale.map(|scale| span(low.min(high), low.max(high), scale)).into();
    let size = match value(swing.size()) {
        // a distance has no direction
        Cell::Money(money) => {
            Cell::money(crate::report::Money { sense: crate::report::Sense::Plain, ..*money })
        }
        Cell::Percent(percent) => {
            Cell::percent(crate::report::Percent { sense: crate::report::Sense::Plain, ..*percent })
        }
        cell => cell,
    };
    let cells = vec![
        Cell::text(swing.input.path.clone()),
        Cell::name(inputs::input(&swing.input.path, case)),
        low_input,
        high_input,
        value(low.clone()),
        value(high.clone()),
        size,
        bar,
    ];
    Row { role: Role::Item, cells }
}

fn notes(found: &Tornado, case: &Case) -> Vec<Note> {
    let count = |count: usize| Cell::Count(u64::try_from(count).unwrap_or(u64::MAX));
    let base = note!(
        "tornado-base",
        figure = figure_name(&found.figure),
        value = figure(&found.figure, Some(found.now.clone()), case.currency, 1),
        percent = written_percent(found.percent.clone())
    );
    let mut notes = vec![base];
    if found.still > 0 {
        notes.push(note!("tornado-still", count = count(found.still)));
    }
    if !found.stuck.is_empty() {
        let paths = found.stuck.iter().map(|input| Cell::name(inputs::input(&input.path, case)));
        notes.push(note!("tornado-stuck", paths = Cell::Parts(paths.collect())));
    }
    let several = found.swings.iter().any(|swing| swing.inputs.is_none());
    notes.extend(several.then(|| note!("tornado-several")));
    notes.extend(found.middle.then(|| note!("whatif-middle")));
    notes
}
