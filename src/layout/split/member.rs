//! The table of one member: a row a year, an item or a rule, called by that; its name stands in the answer above.

use crate::report::{Section, Table};

/// The same table, where each of its sections is one row: what headed them names the rows.
pub(super) fn by_part(mut table: Table) -> Table {
    let Some(place) = table.columns.iter().position(|column| column.key == "who") else { return table };
    let is_one = |section: &Section| section.heading.is_some() && section.rows.len() == 1;
    if table.sections.len() < 2 || !table.sections.iter().all(is_one) {
        return table;
    }
    let mut rows = Vec::with_capacity(table.sections.len());
    for Section { heading, rows: own } in std::mem::take(&mut table.sections) {
        for mut row in own {
            if let (Some(cell), Some(heading)) = (row.cells.get_mut(place), &heading) {
                *cell = heading.clone();
            }
            rows.push(row);
        }
    }
    table.sections = vec![Section { heading: None, rows }];
    table
}
