//! Allocation bases that change by the year: a shared item is then one item for each of its years, by the bases of it.

use super::way::Way;
use crate::case::Member;
use crate::money::Fraction;
use crate::plan::facts::{Computed, Payer};
use crate::sharing::Rule;
use std::collections::BTreeSet;

/// What stands between a base and its year; nobody types it.
const MARK: char = '\u{a0}';

/// The bases that some member has by the year.
pub(super) fn changing<'c>(computed: &'c Computed<'_>) -> BTreeSet<&'c str> {
    let members = computed.plan.members.iter();
    members.flat_map(|member| &member.by_year).map(|(name, _)| name.as_str()).collect()
}

/// The rule of an item in each year of the term, by the bases of that year; where it weighs by none that changes, it is
/// one rule for all of them.
pub(super) fn rules(
    computed: &Computed<'_>,
    rule: &Rule,
    changing: &BTreeSet<&str>,
) -> Vec<(Option<usize>, Rule)> {
    if !changes(rule, changing) {
        return vec![(None, rule.clone())];
    }
    let becomes = |year: u32| move |name: &str| changing.contains(name).then(|| of_year(name, year));
    let years = computed.years.iter().enumerate();
    years.map(|(nth, year)| (Some(nth), rule.by_bases(becomes(year.name.number())))).collect()
}

/// The number in the plan of each shared item of a claim.
pub(super) fn items(computed: &Computed<'_>, way: &Way) -> Vec<usize> {
    let changing = changing(computed);
    let shared = computed.facts.iter().filter(|fact| fact.payer == Payer::Shared);
    let mut items: Vec<usize> = shared.map(|fact| fact.item).collect();
    items.dedup();
    let times = |item: usize| {
        let changes = way.rule_of(computed, item).is_some_and(|rule| changes(rule, &changing));
        if changes { computed.years.len() } else { 1 }
    };
    items.into_iter().flat_map(|item| std::iter::repeat_n(item, times(item))).collect()
}

fn changes(rule: &Rule, changing: &BTreeSet<&str>) -> bool {
    let mut names = rule.terms().iter().filter_map(|term| term.basis.name());
    names.any(|name| changing.contains(name))
}

/// The name of a base of one year.
fn of_year(base: &str, year: u32) -> String {
    format!("{base}{MARK}({year})")
}

/// A base without its year.
pub(super) fn plain(base: &str) -> &str {
    base.split(MARK).next().unwrap_or(base)
}

/// A base and its year; no year for one that does not change.
pub(crate) fn parts(base: &str) -> (&str, Option<u32>) {
    match base.split_once(MARK) {
        Some((name, year)) => (name, year.trim_matches(['(', ')']).parse().ok()),
        None => (base, None),
    }
}

/// The bases of a member in all years.
pub(super) fn figures(
    member: &Member,
    changing: &BTreeSet<&str>,
    computed: &Computed<'_>,
) -> Vec<(String, Fraction)> {
    let years: Vec<u32> = computed.years.iter().map(|year| year.name.number()).collect();
    let of = |(base, year): (&&str, &u32)| {
        let figure = member.base_in(base, *year)?;
        Some((of_year(base, *year), figure.clone()))
    };
    changing.iter().flat_map(|base| years.iter().map(move |year| (base, year))).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use crate::analysis::split::{SplitRequest, split};
    use crate::case::{Change, Scenario, read_case};
    use crate::diagnostic::Source;

    /// 400 a year by 30 to 10 heads, then by 20 to 20: 300 and 100, 200 and 200. A month of an invoice belongs to its year.
    const TOWNS: &str = r#"
format = 1
title = "invented"
months = 24
start = "2026-04"
member = [
    { id = "a", bases = { population = { "2026" = 30, "2027" = 20 } } },
    { id = "b", bases = { population = { "2026" = 10, "2027" = 20 } } },
]
after = [
    { item = "system", yearly = 400, share = "人口割" },
    { item = "office", yearly = 100, share = "equal" },
]
"#;

    #[test]
    fn each_year_goes_by_its_own_figures() {
        let reading = read_case("towns", Source::new("towns.toml", TOWNS)).unwrap();
        let bills = |case| {
            let found = split(case, &SplitRequest::default()).unwrap();
            let years = found.ways[0].shares.bills.iter();
            years.map(|year| year.iter().map(|bill| bill.base).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        assert_eq!(bills(&reading.case), [[350, 150], [250, 250]]);
        // 400 by 60 to 20 heads in the second year: 300 and 100
        let change = Change::Set("member.a.population.2027".into(), "60".into());
        let scenario = Scenario { changes: vec![change], ..Scenario::default() };
        assert_eq!(bills(&reading.changed(&scenario).unwrap().case), [[350, 150], [350, 150]]);
        // another rule for all items goes by the year too
        let way = crate::analysis::split::AskedWay::Rule(
            crate::case::read_rule("50% equal + 50% population").unwrap(),
        );
        let request = SplitRequest { ways: vec![way], ..SplitRequest::default() };
        let found = split(&reading.case, &request).unwrap();
        let totals: Vec<i128> = (0..2).map(|member| found.ways[0].shares.total(member).base).collect();
        // 500 a year, half equal: 125 + 187.5, 125 + 62.5; then 250 each; together 562.5 rounded up once at the first
        assert_eq!(totals, [563, 437]);
    }
}
