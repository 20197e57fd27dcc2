//! Before and after of each case: what the published figures imply, and what does not fit together.

mod agreement;
mod differences;
mod model;
mod of_sums;
mod request;

pub use agreement::Agrees;
pub use differences::{Differences, FiguresBasis};
pub use model::{Agreement, Model, ModelRow};
pub(crate) use of_sums::{figures_of, range_of};
pub use request::Request;

use crate::case::{Case, Published};
use crate::cost::ComparedAmount;
use crate::diagnostic::Diagnostic;
use crate::lang::Text;
use crate::money::Range;
use crate::published::{self, Implied, Known};
use std::collections::BTreeMap;

/// The cases side by side.
#[derive(Clone, Debug)]
pub struct Comparison<'c> {
    /// Each case with what was found in it, in the order given.
    pub cases: Vec<Compared<'c>>,
    /// Whether savings are after support and what is borne outside.
    pub net: bool,
    /// Whether where the money is from is asked for.
    pub funding: bool,
}

/// One case.
#[derive(Clone, Debug)]
pub struct Compared<'c> {
    /// The case itself.
    pub case: &'c Case,
    /// Its rows, in the order of the file.
    pub lines: Vec<PrintedLine<'c>>,
    /// Group rows that no average of the members' percents can give, with the member rows: indices of `lines`.
    pub bases_differ: Vec<(usize, Vec<usize>)>,
    /// Pairs of rows of the same thing that cannot both be true: indices of `lines`.
    pub conflicts: Vec<(usize, usize)>,
    /// What its plan costs, if it has one.
    pub model: Option<Model<'c>>,
}

impl Compared<'_> {
    /// How a row of it stands to its plan.
    pub(crate) fn agreement(&self, line: &PrintedLine<'_>) -> Option<&Agreement> {
        let model = self.model.as_ref()?;
        let row = self.lines.iter().position(|one| std::ptr::eq(one, line))?;
        model.agreements.get(row)?.as_ref()
    }
}

/// One row of published figures with what it implies.
#[derive(Clone, Debug)]
pub struct PrintedLine<'c> {
    /// The row as read.
    pub published: &'c Published,
    /// What it implies.
    pub implied: Implied,
}

impl PrintedLine<'_> {
    /// What it implies of an amount.
    pub fn implies(&self, amount: ComparedAmount) -> &Known {
        amount.of([&self.implied.before, &self.implied.after, &self.implied.saving])
    }
}

/// Analyses cases for `compare`.
///
/// # Errors
/// What a request asks of a plan that it cannot answer, with the id of the case.
///
/// ```
/// use cloudcost::{analysis::compare::{compare, Request}, read_case, Source};
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
/// let found = compare(&[case], &Request::default()).unwrap().cases[0].bases_differ.clone();
/// assert_eq!(found, [(0, vec![1, 2])]);
/// ```
pub fn compare<'c>(cases: &'c [Case], request: &Request) -> Result<Comparison<'c>, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut found = Vec::with_capacity(cases.len());
    for case in cases {
        match compared(case, request) {
            Ok(compared) => found.push(compared),
            Err(fault) => faults.push(fault),
        }
    }
    faults.extend(request.lacks(cases.iter().any(|case| case.plan.is_some())));
    match faults.is_empty() {
        true => Ok(Comparison { cases: found, net: request.net, funding: request.funding }),
        false => Err(faults),
    }
}

/// Analyses one case by itself.
///
/// # Errors
/// What the request asks of its plan that it cannot answer.
pub fn compared<'c>(case: &'c Case, request: &Request) -> Result<Compared<'c>, Diagnostic> {
    let lines: Vec<PrintedLine<'_>> = case
        .published
        .iter()
        .map(|published| PrintedLine { published, implied: published::imply(&published.figures) })
        .collect();
    let model = case.plan.as_ref().map(|plan| Model::new(case, plan, request)).transpose()?;
    Ok(Compared { case, bases_differ: bases_differ(&lines), conflicts: conflicts(&lines), lines, model })
}

/// Rows looked at, at most, to hold groups against their members: any real document needs far fewer.
pub(super) const LOOKS: usize = 2_000_000;

/// For each row of the whole group: the rows of members, if their percents all lie on one side of its percent.
fn bases_differ(lines: &[PrintedLine<'_>]) -> Vec<(usize, Vec<usize>)> {
    // each group's row looks at all rows: in a file of nothing but groups only the first ones do
    let most = LOOKS / lines.len().max(1);
    let percent = |nth: &usize| lines.get(*nth)?.implied.percent.range.clone();
    let of_members: Vec<(usize, &PrintedLine<'_>)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.published.member.is_some() && line.implied.percent.range.is_some())
        .collect();
    lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.published.member.is_none() && line.implied.percent.range.is_some())
        .take(most)
        .filter_map(|(nth, line)| {
            let members = members_of(&of_members, line);
            let ranges: Vec<Range> = members.iter().filter_map(percent).collect();
            let differ = published::all_on_one_side(&percent(&nth)?, &ranges);
            differ.then_some((nth, members))
        })
        .collect()
}

/// One row a member that can be held against a group's row, out of the members' rows with a percent: of the same system
/// or of none in particular, and of the term nearest to the group's.
fn members_of(of_members: &[(usize, &PrintedLine<'_>)], group: &PrintedLine<'_>) -> Vec<usize> {
    let group = group.published;
    let mut chosen: BTreeMap<&Text, (usize, u32)> = BTreeMap::new();
    for &(nth, line) in of_members {
        let row = line.published;
        let same_system = row.system.is_none() || row.system == group.system;
        let Some(member) = row.member.as_ref().filter(|_| same_system && row.net == group.net) else {
            continue;
        };
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

/// Pairs of rows of the same thing whose figures have no value in common: for each such row the farthest earlier one.
fn conflicts(lines: &[PrintedLine<'_>]) -> Vec<(usize, usize)> {
    let mut things: BTreeMap<_, Farthest> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (second, line) in lines.iter().enumerate() {
        let row = line.published;
        let thing = (&row.system, &row.member, &row.of, row.months, row.one_time, row.status, row.net);
        let earlier = things.entry(thing).or_default();
        let apart = |first: &usize| {
            lines.get(*first).is_some_and(|other| published::conflict(&line.implied, &other.implied))
        };
        pairs.extend(earlier.rows().find(apart).map(|first| (first, second)));
        earlier.add(second, lines);
    }
    pairs
}

/// For each figure the row that begins last and the row that ends first: if a row shares no value with any row before
/// it, then it shares none with one of these. So each row is held against a few others, however many there are.
#[derive(Default)]
struct Farthest {
    last_beginning: [Option<usize>; 4],
    first_end: [Option<usize>; 4],
}

impl Farthest {
    /// The rows to hold another against.
    fn rows(&self) -> impl Iterator<Item = usize> {
        self.last_beginning.into_iter().chain(self.first_end).flatten()
    }

    fn add(&mut self, row: usize, lines: &[PrintedLine<'_>]) {
        let figures = |row: usize| lines.get(row).map(|line| line.implied.figures());
        let range = |row: usize, figure: usize| figures(row)?.into_iter().nth(figure)?.range.as_ref();
        let places = self.last_beginning.iter_mut().zip(&mut self.first_end).enumerate();
        for (figure, (last_beginning, first_end)) in places {
            let Some(new) = range(row, figure) else { continue };
            if last_beginning.and_then(|old| range(old, figure)).is_none_or(|old| old.low < new.low) {
                *last_beginning = Some(row);
            }
            if first_end.and_then(|old| range(old, figure)).is_none_or(|old| new.high < old.high) {
                *first_end = Some(row);
            }
        }
    }
}
