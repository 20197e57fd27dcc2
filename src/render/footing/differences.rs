//! Rows in which what is taken off, as displayed, misses the displayed change or rest, although it does not.

use super::sums::{MissedBy, money};
use crate::money::Fraction;
use crate::render::number;
use crate::render::style::{Style, Unit};
use crate::report::{Money, Row, Sense, Table};

/// Columns that come to nothing across a row: those that count, then those that are taken off.
type Relation = (&'static [&'static str], &'static [&'static str]);

/// What stands beside each other in tables.
const RELATIONS: [Relation; 15] = [
    (&["before"], &["after", "saving"]),
    (&["before"], &["shown_after", "shown_saving"]),
    (&["before"], &["share", "saving"]),
    (&["before"], &["shown_counted", "saving"]),
    (&["shown_before"], &["share", "saving"]),
    (&["shown_before"], &["shown_counted", "saving"]),
    (&["shown_net_before"], &["shown_net_after", "shown_net_saving"]),
    (&["new_share"], &["share", "change"]),
    (&["new"], &["old", "change"]),
    (&["after"], &["outside", "support", "shown_net"]),
    (&["share"], &["shown_support", "shown_net"]),
    (&["share"], &["shown_support", "shown_counted"]),
    (&["share", "shown_settlement"], &["shown_bill"]),
    (&["cost"], &["outside", "national", "prefecture", "loan", "fund", "other", "general"]),
    (&["general"], &["allocation_tax", "net_burden"]),
];

/// The rows of a table that do, and by how much each.
pub(super) fn all(table: &Table, style: &Style) -> Vec<MissedBy> {
    if style.unit == Unit::Auto || !table.is_for_people() {
        return Vec::new();
    }
    let styles = number::in_columns(table, style);
    let places = |keys: &[&str]| -> Vec<usize> {
        let seen = table.seen(true, false);
        seen.filter(|(_, column)| keys.contains(&column.key.as_ref())).map(|(place, _)| place).collect()
    };
    let relations = RELATIONS.map(|(counted, less)| (places(counted), places(less)));
    let rows = table.sections.iter().flat_map(|section| &section.rows);
    rows.filter_map(|row| {
        let missed = relations.iter().filter_map(|places| missed_by(row, places, &styles));
        missed.max_by(|one, other| one.0.cmp(&other.0)).filter(|(by, _)| !by.is_zero())
    })
    .collect()
}

/// By how much displayed figures miss that come to nothing as they are; none where they do not.
fn missed_by(row: &Row, (counted, less): &(Vec<usize>, Vec<usize>), styles: &[Style]) -> Option<MissedBy> {
    let figure = |place: &usize| {
        let (money, value) = money(row.cells.get(*place)?)?;
        Some((money, value, number::shown(value, money, styles.get(*place)?)))
    };
    let (counted, less): (Vec<_>, Vec<_>) =
        (counted.iter().filter_map(figure).collect(), less.iter().filter_map(figure).collect());
    let (first, _, _) = counted.first().filter(|_| less.len() > 1 || counted.len() > 1)?;
    let exact = counted.iter().fold(Fraction::zero(), |sum, (_, value, _)| &sum + *value);
    let exact = less.iter().fold(exact, |sum, (_, value, _)| &sum - *value);
    let shown = counted.iter().fold(Fraction::zero(), |sum, (.., shown)| &sum + shown);
    let shown = less.iter().fold(shown, |sum, (.., shown)| &sum - shown);
    let like = Money { sense: Sense::Plain, approximate: false, ..(*first).clone() };
    exact.is_zero().then(|| (shown.abs(), like))
}
