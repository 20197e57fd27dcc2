//! The table `tornado`: what each input moves, the most first, with a bar on one scale.

use super::cells::{amount, figure, figure_name, number, number_said, scale, span, written_percent};
use super::inputs;
use super::report::{explained, of_middle, told};
use super::words::paths;
use crate::analysis::whatif::{Quantity, Swing, Tornado};
use crate::case::Case;
use crate::lang::Term;
use crate::layout::columns::{Entry, items, listing};
use crate::money::{Currency, Fraction, Range};
use crate::report::{Cell, Money, Note, Percent, Report, Scale, Sense, Table, note};

/// Lays out a tornado.
pub fn tornado(found: &Tornado, case: &Case) -> Report {
    let report = told("tornado", case, table(found, case), notes(found, case), unit(found, case.currency));
    explained(report, paths(found.swings.iter().map(|swing| swing.input.path.as_str()), case))
}

/// The unit that shows the figures, where they are amounts, and every input.
fn unit(found: &Tornado, own: Currency) -> Scale {
    let is_amount = found.figure.quantity != Quantity::Percent;
    let figures = found.swings.iter().filter(|_| is_amount).flat_map(|swing| swing.figures.iter().cloned());
    let inputs = || found.swings.iter().filter_map(|swing| swing.inputs.as_ref()).flatten();
    let of_case = inputs().filter_map(|number| amount(number, own));
    scale(figures.chain(of_case), inputs(), own)
}

fn table(found: &Tornado, case: &Case) -> Table {
    type E<'f> = Entry<'f, &'f Swing>;
    let all = found.swings.iter().flat_map(|swing| swing.figures.iter().cloned());
    let range = Range::hull(all.chain([found.now.clone()]));
    let value = |value: &Fraction| figure(&found.figure, Some(value.clone()), case.currency, 1);
    let bar = |Range { low, high }: Range| range.as_ref().map(|scale| span(&low, &high, scale));
    let size = |swing: &Swing| {
        let Range { low, high } = swing.span(&found.now);
        &high - &low
    };
    // between percents lie points
    let is_points = found.figure.quantity == Quantity::Percent;
    let points = |points: Fraction| Cell::numbers(Range::exact(points), 1);
    let input = |nth: usize| move |swing: &&Swing| swing.inputs.as_ref()?.get(nth).map(number);
    let own = case.currency;
    let said = |nth: usize| {
        move |swing: &&Swing| swing.inputs.as_ref()?.get(nth).map(|found| number_said(found, own))
    };
    let entries: Vec<E<'_>> = vec![
        E::data("path", |swing| Cell::text(&swing.input.path)),
        E::people("input", Term::InputPath, |swing| Cell::name(inputs::input(&swing.input.path, case))),
        E::data("low_input", input(0)),
        E::data("high_input", input(1)),
        E::people("low_input", Term::LowInput, said(0)),
        E::people("high_input", Term::HighInput, said(1)),
        E::new("low", Term::AtLow, |swing| swing.figures.first().map(value)),
        E::new("high", Term::AtHigh, |swing| swing.figures.last().map(value)),
        E::new("swing", Term::Swing, |swing| distance(value(&size(swing)))).seen_if(!is_points),
        E::people("points", Term::SwingPoints, |swing| points(size(swing))).only_if(is_points),
        E::people("bar", figure_name(&found.figure), |swing| bar(swing.span(&found.now))),
    ];
    listing("tornado", Term::TornadoTable, entries, items(&found.swings))
}

/// A distance has no direction.
fn distance(value: Cell) -> Cell {
    match value {
        Cell::Money(money) => Cell::money(Money { sense: Sense::Plain, ..*money }),
        Cell::Percent(percent) => Cell::percent(Percent { sense: Sense::Plain, ..*percent }),
        cell => cell,
    }
}

fn notes(found: &Tornado, case: &Case) -> Vec<Note> {
    let base = note!(
        "tornado-base",
        figure = figure_name(&found.figure),
        value = figure(&found.figure, Some(found.now.clone()), case.currency, 1),
        percent = written_percent(found.percent.clone())
    );
    let mut notes = vec![of_middle(base, found.middle)];
    notes.extend((found.still > 0).then(|| note!("tornado-still", count = found.still)));
    if !found.stuck.is_empty() {
        let paths = found.stuck.iter().map(|input| Cell::name(inputs::input(&input.path, case)));
        notes.push(note!("tornado-stuck", paths = Cell::Parts(paths.collect())));
    }
    let several = found.swings.iter().any(|swing| swing.inputs.is_none());
    notes.extend(several.then(|| note!("tornado-several")));
    notes.extend(found.middle.then(|| note!("whatif-middle")));
    notes
}
