//! Every figure that any command gives of a case, by names of their own.

#![allow(dead_code)]

use cloudcost::analysis::check::{File, PromiseMaker, Rules, check};
use cloudcost::analysis::compare::{Request as Compare, compare};
use cloudcost::analysis::split::{By, ShareRow, SplitRequest, split};
use cloudcost::analysis::whatif::outcome;
use cloudcost::cost::Units;
use cloudcost::plan::facts::{Dimension, RowKey, Sums};
use cloudcost::plan::fair::Objecting;
use cloudcost::requirement::Holds;
use cloudcost::{Case, FaultKind, Fraction, Range, Source, read_case};
use std::collections::BTreeMap;

pub fn case(text: &str) -> Case {
    read_case("t", Source::new("t.toml", text))
        .unwrap_or_else(|faults| panic!("{:?}\n{text}", faults.list))
        .case
}

/// Every figure of every command by a name of its own, and its percents; `None` where its costs cannot be split.
#[derive(Default)]
pub struct Figures {
    amounts: Vec<(String, Units)>,
    percents: Vec<(String, Range)>,
    /// What is saved in percent where costs are as they are taken: of an exact case, what it comes to.
    middles: Vec<(String, Fraction)>,
    kept: Vec<(String, Holds)>,
    /// What is so or is not, as far as that is certain: who is worse off, who is held at a cap.
    flags: Vec<(String, Option<bool>)>,
    /// Groups that object: what they pay, what they would by themselves, and how much more the first is.
    objections: Vec<(Vec<usize>, [Units; 3])>,
    /// How many object wherever costs lie, and how many may; the same number twice in an exact case.
    objecting: Option<(usize, usize)>,
}

/// Whether a case cannot be split for what it promises.
pub fn breaks_a_promise(case: &Case) -> bool {
    let faults = split(case, &SplitRequest::default()).err().unwrap_or_default();
    faults.iter().any(|unsplit| unsplit.fault.kind == FaultKind::Promise)
}

impl Figures {
    pub fn of(case: &Case) -> Option<Figures> {
        let mut found = Figures::default();
        for by in [None, Some(By::Year), Some(By::Item)] {
            // a division of the whole cost says nothing of years and items
            let Ok(splitting) = split(case, &SplitRequest { by, ..SplitRequest::default() }) else {
                by?;
                continue;
            };
            let way = &splitting.ways[0];
            way.rows.iter().chain([&way.total]).for_each(|row| found.share(&format!("split {by:?}"), row));
            for member in way.rows.iter().filter_map(|row| row.who.member()) {
                found.flags.push((format!("split {by:?} {member} capped"), way.shares.is_capped(member)));
            }
        }
        for by in [
            &[][..],
            &BY_MEMBER,
            &[Dimension::Member, Dimension::Year],
            &[Dimension::Year],
            &BY_ITEM,
            &[Dimension::Item],
            &[Dimension::Category],
            &[Dimension::Category, Dimension::Member],
        ] {
            let request = Compare { by: by.to_vec(), ..Compare::default() };
            let cases = std::slice::from_ref(case);
            let Ok(compared) = compare(cases, &request) else { continue };
            for row in &compared.cases[0].model.as_ref().unwrap().rows {
                let name = format!("compare {by:?} {:?}", row.sums.keys);
                found.sums(&name, &row.sums);
                let cumulative = row
                    .cumulative
                    .filter(|_| row.sums.keys.iter().any(|key| matches!(key, RowKey::Year(..))));
                cumulative
                    .into_iter()
                    .for_each(|units| found.amounts.push((name.clone() + " cumulative", units)));
            }
        }
        found.money(case);
        found.fair(case);
        let whatif = outcome(case).ok()?;
        found.amounts.push(("whatif shared".to_owned(), whatif.shared));
        for (nth, standing) in whatif.members.iter().enumerate() {
            let standing = standing.unwrap();
            found.amounts.extend(standing.share.map(|share| (format!("whatif {nth}"), share)));
            found.amounts.extend(standing.saving().map(|saving| (format!("whatif {nth} saving"), saving)));
        }
        found.promises(case);
        Some(found)
    }

    /// Who would be better off elsewhere.
    fn fair(&mut self, case: &Case) {
        let request = SplitRequest { fair: true, ..SplitRequest::default() };
        let Ok(splitting) = split(case, &request) else { return };
        let standing = splitting.ways[0].standing.as_ref().unwrap();
        self.amounts.extend(standing.worst_excess.map(|units| ("fair worst".to_owned(), units)));
        self.flags.push(("fair in core".to_owned(), standing.certainly_in_core()));
        self.flags.push(("fair alone".to_owned(), standing.certainly_rational()));
        self.objecting = match standing.throughout {
            Some(throughout) => throughout.certain.zip(throughout.possible),
            None => standing.count.map(|count| (count, count)),
        };
        let of = |one: &Objecting| (one.members.clone(), [one.pays, one.alone, one.excess]);
        self.objections = standing.objections.iter().map(of).collect();
    }

    /// Where the money is from, where that is told.
    fn money(&mut self, case: &Case) {
        let request = SplitRequest { by: Some(By::Funding), ..SplitRequest::default() };
        let rows = split(case, &request).ok().and_then(|found| found.funding).map(|found| found.rows);
        for row in rows.unwrap_or_default() {
            let funds = row.funds.iter().enumerate().map(|(nth, units)| (format!("fund {nth}"), *units));
            let left = [("cost", row.cost), ("general", row.general), ("net burden", row.net_burden)];
            let left = left.map(|(name, units)| (name.to_owned(), units));
            let named =
                funds.chain(left).map(|(name, units)| (format!("funding {:?} {name}", row.year), units));
            self.amounts.extend(named);
        }
    }

    /// What requirements come to, and that none is called kept that is not.
    fn promises(&mut self, case: &Case) {
        let file = File {
            name: "t.toml".to_owned(),
            source: None,
            case: Some(case.clone()),
            faults: Vec::new(),
            written: None,
            at: None,
            more: 0,
        };
        let (files, rules) = ([file], Rules::default());
        let checked = check(&files, &rules);
        for outcome in &checked.files[0].outcomes {
            let (PromiseMaker::File(nth), judged) = (outcome.promise, &outcome.judged) else { continue };
            let name = format!("require {nth} {:?}", outcome.of);
            self.kept.push((name.clone(), judged.holds));
            if let (Some(actual), Some(worst)) = (judged.actual.range.clone(), judged.worst.clone()) {
                // the worst is one of the ends
                assert!(worst == actual.low || worst == actual.high);
                self.percents.push((format!("{name} {}", judged.in_percent), actual));
            }
            self.percents.extend(judged.headroom.range.clone().map(|room| (name + " headroom", room)));
        }
    }

    fn share(&mut self, name: &str, row: &ShareRow) {
        let name = format!("{name} {:?} {:?} {:?}", row.who, row.year, row.item);
        self.amounts.extend(row.sums.after.map(|after| (name.clone() + " share", after)));
        self.amounts.extend(row.saving().map(|saving| (name.clone() + " saving", saving)));
        self.amounts.push((name.clone() + " support", row.sums.support.pays));
        self.amounts.extend(row.sums.net_after().map(|net| (name.clone() + " net", net)));
        self.amounts.extend(row.sums.net_before().map(|net| (name.clone() + " net before", net)));
        self.amounts.extend(row.settlement.map(|beside| (name.clone() + " settlement", beside)));
        self.amounts.extend(row.bill().map(|bill| (name.clone() + " bill", bill)));
        self.middles.extend(middle(row.sums.before, row.saving()).map(|middle| (name.clone(), middle)));
        self.flags.push((name.clone() + " worse off", row.worse_off()));
        self.percents.extend(row.percent().map(|percent| (name, percent)));
    }

    fn sums(&mut self, name: &str, sums: &Sums) {
        let sides = [("before", sums.before), ("after", sums.after), ("saving", sums.saving())];
        let known = sides.into_iter().filter_map(|(side, units)| Some((format!("{name} {side}"), units?)));
        self.amounts.extend(known);
        self.amounts.push((format!("{name} support"), sums.support.pays));
        self.amounts.push((format!("{name} outside"), sums.outside));
        self.amounts.extend(sums.net_after().map(|net| (format!("{name} net"), net)));
        self.amounts.extend(sums.net_before().map(|net| (format!("{name} net before"), net)));
        self.percents.extend(sums.percent().map(|percent| (name.to_owned(), percent)));
        self.middles.extend(middle(sums.before, sums.saving()).map(|middle| (name.to_owned(), middle)));
        self.amounts.extend(sums.net_saving().map(|net| (format!("{name} net saving"), net)));
        let net = || format!("{name} net percent");
        self.percents.extend(sums.net_percent().map(|percent| (net(), percent)));
        let saved = middle(sums.net_before(), sums.net_saving());
        self.middles.extend(saved.map(|middle| (net(), middle)));
    }

    /// The figures of a draw that do not lie within these.
    pub fn misses(&self, drawn: &Figures) -> Vec<String> {
        let mut missed = Vec::new();
        let amounts: BTreeMap<&str, &Units> =
            self.amounts.iter().map(|(name, units)| (name.as_str(), units)).collect();
        let percents: BTreeMap<&str, &Range> =
            self.percents.iter().map(|(name, range)| (name.as_str(), range)).collect();
        for (name, paid) in &drawn.amounts {
            let Some(bounds) = amounts.get(name.as_str()) else {
                // a row that is not there says that there is nothing
                if paid.base != 0 {
                    missed.push(format!("{name}: {} has no row", paid.base));
                }
                continue;
            };
            if !(bounds.low <= paid.base && paid.base <= bounds.high) {
                missed.push(format!("{name}: {} is not in {} to {}", paid.base, bounds.low, bounds.high));
            }
        }
        // each percent is that of the saving beside it: both are of one outcome
        let drawn_percents = drawn.percents.iter().map(|(name, percent)| (name, &percent.low));
        for (name, percent) in drawn_percents.chain(drawn.middles.iter().map(|(name, at)| (name, at))) {
            let Some(bounds) = percents.get(name.as_str()) else { continue };
            if !(bounds.low <= *percent && *percent <= bounds.high) {
                missed.push(format!("{name}: {percent:?} is not in {bounds:?}"));
            }
        }
        let flags: BTreeMap<&str, Option<bool>> =
            self.flags.iter().map(|(name, flag)| (name.as_str(), *flag)).collect();
        for (name, flag) in &drawn.flags {
            if let Some((said, Some(flag))) = flags.get(name.as_str()).copied().flatten().zip(Some(*flag))
                && said != flag
            {
                missed.push(format!("{name}: {said}, and {flag}"));
            }
        }
        for (members, drawn) in &drawn.objections {
            let said = self.objections.iter().find(|(known, _)| known == members);
            for (bounds, drawn) in said.iter().flat_map(|(_, bounds)| bounds.iter().zip(drawn)) {
                if !(bounds.low <= drawn.base && drawn.base <= bounds.high) {
                    missed.push(format!("fair {members:?}: {} is not in {bounds:?}", drawn.base));
                }
            }
        }
        if let (Some((certain, possible)), Some((count, _))) = (self.objecting, drawn.objecting)
            && !(certain..=possible).contains(&count)
        {
            missed.push(format!("fair: {count} object, not {certain} to {possible}"));
        }
        for (name, holds) in &drawn.kept {
            let said = self.kept.iter().find(|(known, _)| known == name).map(|(_, holds)| *holds);
            let is_wrong = match said {
                Some(Holds::AtWorst) => *holds != Holds::AtWorst,
                Some(Holds::No) => *holds == Holds::AtWorst,
                _ => false,
            };
            if is_wrong && *holds != Holds::Unknown {
                missed.push(format!("{name}: {said:?}, and {holds:?}"));
            }
        }
        missed
    }

    /// Ranges that are upside down, or do not hold the middle.
    pub fn upside_down(&self) -> Vec<&str> {
        let is = |units: &Units| !(units.low <= units.base && units.base <= units.high);
        let amounts = self.amounts.iter().filter(|(_, units)| is(units)).map(|(name, _)| name.as_str());
        let percents: BTreeMap<&str, &Range> =
            self.percents.iter().map(|(name, range)| (name.as_str(), range)).collect();
        let is_beside = |(name, at): &&(String, Fraction)| {
            percents.get(name.as_str()).is_some_and(|range| *at < range.low || range.high < *at)
        };
        amounts.chain(self.middles.iter().filter(is_beside).map(|(name, _)| name.as_str())).collect()
    }

    /// Whether every requirement is kept at the worst end.
    pub fn are_all_kept(&self) -> bool {
        !self.kept.is_empty() && self.kept.iter().all(|(_, holds)| *holds == Holds::AtWorst)
    }

    /// Whether there is a row of this amount.
    pub fn has(&self, name: &str) -> bool {
        self.amounts.iter().any(|(known, _)| known == name)
    }

    /// What is said of a requirement.
    pub fn holds(&self, nth: usize) -> Vec<Holds> {
        let name = format!("require {nth} ");
        self.kept.iter().filter(|(known, _)| known.starts_with(&name)).map(|(_, holds)| *holds).collect()
    }

    /// Whether something is so, where that is certain.
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.flags.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1
    }

    pub fn amount(&self, name: &str) -> (i128, i128) {
        let found = self.amounts.iter().find(|(known, _)| known == name);
        found.map(|(_, units)| (units.low, units.high)).unwrap_or_else(|| panic!("no {name}"))
    }
}

/// What is saved in percent of a cost before, both as they are taken.
fn middle(before: Option<Units>, saving: Option<Units>) -> Option<Fraction> {
    Fraction::ratio(100 * saving?.base, before?.base)
}

const BY_MEMBER: [Dimension; 1] = [Dimension::Member];
const BY_ITEM: [Dimension; 2] = [Dimension::Member, Dimension::Item];
