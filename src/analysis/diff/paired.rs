//! Which printed row of one version is which of another: what it is of says so.

use crate::case::{Case, OneTime, Published};
use crate::lang::Text;
use std::collections::{BTreeMap, VecDeque};

/// What a row is of.
type Thing<'p> = (&'p Option<Text>, &'p Option<Text>, &'p Option<Text>, u32, Option<OneTime>, bool);

fn thing(row: &Published) -> Thing<'_> {
    (&row.system, &row.member, &row.of, row.months, row.one_time, row.net)
}

/// The rows of each version that are the same row, by their numbers, in the order of the new one.
pub(in crate::analysis) fn paired_rows(old: &Case, new: &Case) -> Vec<[usize; 2]> {
    let mut then: BTreeMap<Thing<'_>, VecDeque<usize>> = BTreeMap::new();
    for (number, row) in old.published.iter().enumerate() {
        then.entry(thing(row)).or_default().push_back(number);
    }
    let rows = new.published.iter().enumerate();
    let pair = |(number, row)| Some([then.get_mut(&thing(row))?.pop_front()?, number]);
    rows.filter_map(pair).collect()
}
