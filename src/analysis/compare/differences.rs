//! What keeps several cases from being compared with each other: other terms, scopes, one-time costs, taxes.

use crate::case::{Case, OneTime, Tax};
use crate::lang::Text;

/// What the figures of a case are of: as much of it as it takes to hold it against others.
#[derive(Clone, Debug)]
pub struct FiguresBasis {
    id: String,
    months: Vec<u32>,
    scope: Vec<(Option<Text>, Option<Text>)>,
    /// Whether rows include one-time costs, exclude them, do not say.
    one_time: [bool; 3],
    tax: Option<Tax>,
}

impl FiguresBasis {
    /// That of a case.
    pub fn of(case: &Case) -> FiguresBasis {
        let rows = || case.published.iter();
        let sorted = [Some(OneTime::Included), Some(OneTime::Excluded), None];
        FiguresBasis {
            id: case.id.clone(),
            months: distinct(rows().map(|row| row.months).chain(case.plan.as_ref().map(|_| case.months))),
            scope: distinct(rows().map(|row| (row.system.clone(), row.of.clone()))),
            one_time: sorted.map(|one_time| rows().any(|row| row.one_time == one_time)),
            tax: case.tax,
        }
    }

    /// Whether its amounts include tax.
    pub fn tax(&self) -> Option<Tax> {
        self.tax
    }
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
    /// What cases say of tax, each with the ids of those that say so, where they differ.
    pub tax: Vec<(Option<Tax>, Vec<String>)>,
}

impl Differences {
    /// Whether rows differ, apart from tax.
    pub(crate) fn are_of_rows(&self) -> bool {
        Differences { tax: Vec::new(), ..self.clone() } != Differences::default()
    }
}

impl Differences {
    /// Those between cases.
    pub fn between(cases: &[FiguresBasis]) -> Differences {
        if cases.len() < 2 {
            return Differences::default();
        }
        let mut months = distinct(cases.iter().flat_map(|case| &case.months).copied());
        if months.len() < 2 {
            months.clear();
        }
        let with = |kind: fn(&[bool; 3]) -> bool| -> Vec<String> {
            cases.iter().filter(|case| kind(&case.one_time)).map(|case| case.id.clone()).collect()
        };
        let (included, excluded) = (with(|[included, ..]| *included), with(|[_, excluded, _]| *excluded));
        let unstated = cases.iter().any(|case| matches!(case.one_time, [_, _, true]));
        let kinds = [!included.is_empty(), !excluded.is_empty(), unstated];
        let one_time_differs = kinds.iter().filter(|kind| **kind).count() > 1;
        let first = cases.first().map(|case| &case.scope);
        Differences {
            months,
            scope: cases.iter().any(|case| Some(&case.scope) != first),
            one_time_included: if one_time_differs { included } else { Vec::new() },
            one_time_excluded: if one_time_differs { excluded } else { Vec::new() },
            one_time_unstated: one_time_differs && unstated,
            tax: taxes(cases),
        }
    }
}

/// What cases say of tax, if they do not all say the same.
fn taxes(cases: &[FiguresBasis]) -> Vec<(Option<Tax>, Vec<String>)> {
    let of = |tax| {
        let ids: Vec<String> =
            cases.iter().filter(|case| case.tax == tax).map(|case| case.id.clone()).collect();
        (!ids.is_empty()).then_some((tax, ids))
    };
    let found: Vec<_> = [Some(Tax::Included), Some(Tax::Excluded), None].into_iter().filter_map(of).collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// Each of these once, in order.
fn distinct<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all.shrink_to_fit();
    all
}
