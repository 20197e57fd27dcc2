//! Before and after of each case: what the published figures imply, and what does not fit together.

use crate::case::{Case, OneTime, Published};
use crate::lang::Text;
use crate::money::Range;
use crate::published::{self, Implied};
use std::collections::BTreeMap;

/// The cases side by side.
#[derive(Clone, Debug)]
pub struct Comparison<'c> {
    /// Each case with what was found in it, in the order given.
    pub cases: Vec<Compared<'c>>,
    /// What keeps the cases from being compared with each other.
    pub differences: Differences,
}

/// One case.
#[derive(Clone, Debug)]
pub struct Compared<'c> {
    /// The case itself.
    pub case: &'c Case,
    /// Its rows, in the order of the file.
    pub lines: Vec<Line<'c>>,
    /// Group rows that no average of the members' percents can give, with the member rows: indices of `lines`.
    pub bases_differ: Vec<(usize, Vec<usize>)>,
    /// Pairs of rows of the same thing that cannot both be true: indices of `lines`.
    pub conflicts: Vec<(usize, usize)>,
}

/// One row of published figures with what it implies.
#[derive(Clone, Debug)]
pub struct Line<'c> {
    /// The row as read.
    pub published: &'c Published,
    /// What it implies.
    pub implied: Implied,
}

/// In what the rows of several cases differ; all empty for one case alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// The terms, in months, where there are several.
    pub months: Vec<u32>,
    /// Whether the cases are of different systems or kinds of cost.
    pub scope: bool,
    /// The ids of cases with rows that include one-time costs, where others do not.
    pub one_time_included: Vec<String>,
    /// The ids of cases with rows that exclude one-time costs, where others do not.
    pub one_time_excluded: Vec<String>,
    /// Whether some rows do not say.
    pub one_time_unstated: bool,
}

impl Differences {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Differences::default()
    }
}

/// Analyses cases for `compare`.
///
/// ```
/// use cloudcost::{analysis::compare::compare, read_case, Source};
/// let text = r#"
/// format = 1
/// title = "example"
/// published = [
///     { percent = "35%" },
///     { member = "A", percent = "24%" },
///     { member = "B", percent = "20%" },
/// ]
/// "#;
/// let case = read_case("example", Source::new("example.toml", text)).unwrap().case;
/// let found = compare(&[case]).cases[0].bases_differ.clone();
/// assert_eq!(found, [(0, vec![1, 2])]);
/// ```
pub fn compare(cases: &[Case]) -> Comparison<'_> {
    Comparison { cases: cases.iter().map(compared).collect(), differences: differences(cases) }
}

fn compared(case: &Case) -> Compared<'_> {
    let lines: Vec<Line<'_>> = case
        .published
        .iter()
        .map(|published| Line { published, implied: published::imply(&published.figures) })
        .collect();
    Compared { case, bases_differ: bases_differ(&lines), conflicts: conflicts(&lines), lines }
}

/// Rows looked at, at most, to hold groups against their members: any real document needs far fewer.
pub(super) const LOOKS: usize = 2_000_000;

/// For each row of the whole group: the rows of members, if their percents all lie on one side of its percent.
fn bases_differ(lines: &[Line<'_>]) -> Vec<(usize, Vec<usize>)> {
    // each group's row looks at all rows: in a file of nothing but groups only the first ones do
    let most = LOOKS / lines.len().max(1);
    let percent = |nth: &usize| lines.get(*nth)?.implied.percent.range.clone();
    lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.published.member.is_none() && line.implied.percent.range.is_some())
        .take(most)
        .filter_map(|(nth, line)| {
            let members = members_of(lines, line);
            let ranges: Vec<Range> = members.iter().filter_map(percent).collect();
            let differ = published::all_on_one_side(&percent(&nth)?, &ranges);
            differ.then_some((nth, members))
        })
        .collect()
}

/// One row a member that can be held against a group's row: of the same system or of none in particular, with a
/// percent, and of the term nearest to the group's.
fn members_of(lines: &[Line<'_>], group: &Line<'_>) -> Vec<usize> {
    let group = group.published;
    let mut chosen: BTreeMap<&Text, (usize, u32)> = BTreeMap::new();
    for (nth, line) in lines.iter().enumerate() {
        let row = line.published;
        let same_system = row.system.is_none() || row.system == group.system;
        let Some(member) = &row.member else { continue };
        if !same_system || line.implied.percent.range.is_none() {
            continue;
        }
        let distance = row.months.abs_diff(group.months);
        let nearest = chosen.entry(member).or_insert((nth, distance));
        if distance < nearest.1 {
            *nearest = (nth, distance);
        }
    }
    let mut chosen: Vec<usize> = chosen.into_values().map(|(nth, _)| nth).collect();
    chosen.sort_unstable();
    chosen
}

/// Pairs of rows of the same thing whose figures have no value in common. A row is held against the rows of the same
/// thing just before it: enough for any document, and bounded for a file of nothing but such rows.
fn conflicts(lines: &[Line<'_>]) -> Vec<(usize, usize)> {
    const NEIGHBOURS: usize = 8;
    let mut same: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (second, line) in lines.iter().enumerate() {
        let row = line.published;
        let thing = (&row.system, &row.member, &row.of, row.months, row.one_time, row.status);
        let earlier = same.entry(thing).or_default();
        for first in earlier.iter().rev().take(NEIGHBOURS).rev() {
            let other = lines.get(*first);
            if other.is_some_and(|other| published::conflict(&line.implied, &other.implied)) {
                pairs.push((*first, second));
            }
        }
        earlier.push(second);
    }
    pairs
}

fn differences(cases: &[Case]) -> Differences {
    if cases.len() < 2 {
        return Differences::default();
    }
    let rows = || cases.iter().flat_map(|case| &case.published);
    let mut months: Vec<u32> = rows().map(|row| row.months).collect();
    months.sort_unstable();
    months.dedup();
    if months.len() < 2 {
        months.clear();
    }
    let with = |one_time| -> Vec<String> {
        let has = |case: &&Case| case.published.iter().any(|row| row.one_time == one_time);
        cases.iter().filter(has).map(|case| case.id.clone()).collect()
    };
    let included = with(Some(OneTime::Included));
    let excluded = with(Some(OneTime::Excluded));
    let unstated = !with(None).is_empty();
    let kinds = [!included.is_empty(), !excluded.is_empty(), unstated];
    let one_time_differs = kinds.iter().filter(|kind| **kind).count() > 1;
    Differences {
        months,
        scope: scopes_differ(cases),
        one_time_included: if one_time_differs { included } else { Vec::new() },
        one_time_excluded: if one_time_differs { excluded } else { Vec::new() },
        one_time_unstated: one_time_differs && unstated,
    }
}

/// Whether some case is of other systems or kinds of cost than the first.
fn scopes_differ(cases: &[Case]) -> bool {
    let scope = |case: &Case| {
        let mut scope: Vec<_> =
            case.published.iter().map(|row| (row.system.clone(), row.of.clone())).collect();
        scope.sort();
        scope.dedup();
        scope
    };
    let mut scopes = cases.iter().map(scope);
    let first = scopes.next();
    scopes.any(|other| Some(other) != first)
}
