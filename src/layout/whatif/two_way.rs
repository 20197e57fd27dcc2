//! The two-way table of a sweep: one input down, the other across, a figure in the corner.

use super::axes::{head_of, marked, name_of, step_in_table, step_in_words, value};
use super::cells::figure_name;
use crate::analysis::whatif::{Axis, Figure, Point, Sweep};
use crate::case::Case;
use crate::code;
use crate::lang::Term;
use crate::layout::columns::{Entry, Rows, items, table};
use crate::report::{Note, Table, note};

/// The first input downwards, the second across.
pub(super) fn two_way(found: &Sweep, [first, second]: [&Axis; 2], shown: &[Figure], case: &Case) -> Table {
    type TwoWayRow<'f> = (usize, &'f [Point], &'f Figure);
    let down = |(nth, ..): &TwoWayRow<'_>| step_in_table(first, *nth, case);
    // of one figure its name stands in the corner
    let corner = match shown {
        [only] => figure_name(only),
        _ => head_of(first, case),
    };
    let mut entries = vec![Entry::people(first.path.clone(), corner, down)];
    entries.extend((0..second.steps.len()).map(|nth| {
        let key = format!("{}[{}]", second.path, nth + 1);
        Entry::people(key, step_in_words(second, nth, case), move |(_, points, shown): &TwoWayRow<'_>| {
            points.get(nth).map(|point| marked(point, value(shown, point, case)))
        })
    }));
    let several = shown.len() > 1;
    let sections = shown.iter().map(|shown| {
        let points = found.points.chunks(second.steps.len().max(1)).enumerate();
        let heading = two_way_heading(shown, second, case);
        let heading = match several {
            true => heading,
            false => heading.worded(code!("two-way-axes")).with("down", head_of(first, case)),
        };
        Rows::under(Some(heading.into()), items(points.map(move |(nth, points)| (nth, points, shown))))
    });
    table("two-way", Term::TwoWayTable, entries, sections)
}

/// What the cells of a two-way table are, and what stands across.
fn two_way_heading(shown: &Figure, across: &Axis, case: &Case) -> Note {
    note!("two-way-heading", figure = figure_name(shown), path = name_of(across, case))
}
