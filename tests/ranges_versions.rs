//! What two plans have in common lies where it does in both: two versions of a file, and a plan before and after a change.

#![allow(
    clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr,
    missing_docs
)]

#[path = "common/drawn.rs"]
mod drawn;

use cloudcost::analysis::diff::{Diff, diff};
use cloudcost::analysis::split::By;
use cloudcost::analysis::whatif::{Apart, Effect, Scenarios, ShareChange, apart, scenarios};
use cloudcost::cost::Units;
use cloudcost::{Change, Fraction, Range, Reading, Rounding, Scenario};
use std::collections::BTreeMap;

/// Two towns that share 2 to 3 million a year for two years by 3 to 1, of which support pays a part.
fn towns(item: &str, support: &str) -> Reading {
    let text = format!(
        "format = 1\ntitle = \"t\"\nmonths = 24\n\
         [[member]]\nid = \"a\"\nbases = {{ people = 3 }}\n[[member]]\nid = \"b\"\nbases = {{ people = 1 }}\n\
         [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 3000000\n\
         [[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = 1000000\n\
         [[after]]\nitem = \"{item}\"\nyearly = \"200万円〜300万円\"\nshare = \"people\"\n\
         [[support]]\nname = \"grant\"\nitems = [\"{item}\"]\n{support}\n"
    );
    drawn::reading(&text).unwrap_or_else(|| panic!("{text}"))
}

/// By how much a figure changes.
fn change(found: &Diff<'_>, name: &str) -> [i128; 2] {
    let moved = found.all().find(|moved| moved.figure.name.replace('"', "") == name);
    let ends = moved.unwrap_or_else(|| panic!("no {name}")).change.clone().unwrap().ends;
    [ends.low, ends.high].map(|end| end.units(0, Rounding::HalfAway).unwrap())
}

const NETS: [&str; 4] = ["net", "net_saving", "net.a", "net.b"];

#[test]
fn a_grant_that_stays_takes_the_same_off_both() {
    for support in
        ["rate = \"50%\"", "rate = \"1/3\"\ncap = 800000", "amount = 1500000", "rate = \"50%\"\nto = \"a\""]
    {
        let (old, same) = (towns("lease", support), towns("lease", support));
        // the same estimate under another name is the same estimate
        for new in [same, towns("rental", support)] {
            let found = diff(&old, &new, None).unwrap();
            for name in NETS.into_iter().chain(["after", "saving", "share.a"]) {
                assert_eq!(change(&found, name), [0, 0], "{name} of {support}");
            }
        }
    }
}

/// Three towns that share 45 to 55 million and this much more, half of it equally and half by what they paid, and are promised 5%.
fn promised(more: i64) -> Reading {
    let mut text = format!(
        "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"50% equal + 50% current\"\nmin_saving = \"5%\"\n\
         [[after]]\nitem = \"lease\"\nyearly = \"5000万円±10%\"\n\
         [[after]]\nitem = \"line\"\nyearly = {more}\n\
         [[support]]\nname = \"grant\"\nrate = \"50%\"\nitems = [\"lease\"]\n"
    );
    for (id, paid) in [("a", 1000), ("b", 4000), ("c", 6000)] {
        text += &format!(
            "[[member]]\nid = \"{id}\"\n[[before]]\nitem = \"old\"\nmember = \"{id}\"\nyearly = \"{paid}万円±5%\"\n"
        );
    }
    drawn::reading(&text).unwrap_or_else(|| panic!("{text}"))
}

#[test]
fn where_costs_rise_under_a_promise_nobody_pays_less_and_nobody_that_much_more() {
    // a is held to its cap in both; what a million more adds the others pay together. A bill may be a unit off in each version
    let (old, new) = (promised(5_000_000), promised(6_000_000));
    for (old, new, ends) in [(&old, &new, (0, 1_000_000)), (&new, &old, (-1_000_000, 0))] {
        let found = diff(old, new, None).unwrap();
        // the grant leaves a's share as it is
        for name in ["share.a", "net.a"] {
            let [low, high] = change(&found, name);
            assert!(-3 <= low && high <= 3, "{name} {low} {high}");
        }
        for name in ["share.b", "share.c", "net.b", "net.c"] {
            let [low, high] = change(&found, name);
            assert!(
                (0..=3).contains(&(ends.0 - low)) && (0..=3).contains(&(high - ends.1)),
                "{name} {low} {high}"
            );
        }
    }
}

#[test]
fn an_amount_pays_no_more_than_there_is_of_both() {
    // 500 of 400 to 600, and of 450 to 650: nothing to 100 is left, and 50 to 150 where that is more than nothing
    let plan = |more: u32| {
        let text = format!(
            "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"equal\"\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
             [[after]]\nitem = \"x\"\ntotal = \"300円〜500円\"\n[[after]]\nitem = \"y\"\ntotal = {more}\n\
             [[support]]\nname = \"s\"\namount = 500\nitems = [\"x\", \"y\"]\n"
        );
        drawn::reading(&text).unwrap()
    };
    let (old, new) = (plan(100), plan(150));
    let [least, most] = change(&diff(&old, &new, None).unwrap(), "net");
    // to a unit, by what is rounded down of two payments
    assert!((-1..=0).contains(&least) && (50..=51).contains(&most), "{least} {most}");
}

#[test]
fn a_grant_that_pays_more_takes_its_part_of_costs_off() {
    // a tenth of 4 to 6 million, of which a has three quarters; each payment is rounded down
    let (old, new) = (towns("lease", "rate = \"50%\""), towns("lease", "rate = \"60%\""));
    let found = diff(&old, &new, None).unwrap();
    for (name, [low, high]) in
        [("net", [-600_000, -400_000]), ("net.a", [-450_000, -300_000]), ("net.b", [-150_000, -100_000])]
    {
        let [least, most] = change(&found, name);
        assert!(
            (low - 4..=low).contains(&least) && (high..=high + 4).contains(&most),
            "{name} {least} {most}"
        );
    }
}

#[test]
fn a_cap_that_rises_takes_no_more_off_than_it_rises() {
    // half of 4 to 6 million is 2 to 3 million: of it 2.2 million at the most, and then 2.5
    let of = |cap: u32| towns("lease", &format!("rate = \"50%\"\ncap = {cap}\nto = \"a\""));
    let (old, new) = (of(2_200_000), of(2_500_000));
    let found = diff(&old, &new, None).unwrap();
    let [least, most] = change(&found, "net.a");
    assert!((-300_004..=-300_000).contains(&least) && (0..=4).contains(&most), "{least} {most}");
    assert_eq!(change(&found, "net.b"), [0, 0]);
}

#[test]
fn who_a_promise_holds_down_is_so_wherever_both_plans_lie() {
    // a may pay 950,000, and is held to it where 1.8 to 2.2 million are above 1.9, with a tenth more always: it pays up to 50,000
    // more, and b 1.1 times the cost less 950,000 less what it paid, 130,000 to 220,000
    let text = "format = 1\ntitle = \"t\"\nmonths = 12\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
        [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 1000000\n\
        [[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = 3000000\n\
        [[after]]\nitem = \"new\"\nyearly = \"180万円〜220万円\"\nshare = \"equal\"\n[sharing]\nmin_saving = \"5%\"\n";
    let found = tried(text, Change::Scale("after.new".into(), "+10%".into())).unwrap();
    let of = |member: usize| found.tried[0].changes[member].clone().unwrap();
    let about = |units: Units, low: i128, high: i128| {
        assert!((low - 6..=low).contains(&units.low) && (high..=high + 6).contains(&units.high), "{units:?}");
    };
    about(of(0).units, 0, 50_000);
    about(of(1).units, 130_000, 220_000);
    // of 900,000 the least is 130,000; 190,000 of 950,000 are the most
    let percent = of(1).percent.unwrap();
    let [least, most] = [(1_300, 90), (20_000, 1_000)].map(|(part, of)| Fraction::ratio(part, of).unwrap());
    assert!(percent.low <= least && least <= percent.high && most <= percent.high, "{percent:?}");
    assert!(percent.high < Fraction::from(22) && percent.low > Fraction::from(14), "{percent:?}");
}

/// What is written otherwise in a new version, amounts apart; `None` where the case says nothing of it.
fn edited(text: &str, nth: usize) -> Option<String> {
    let line = |begins: &str, by: &str| {
        let lines = text.lines().map(|line| if line.starts_with(begins) { by } else { line });
        lines.collect::<Vec<_>>().join("\n") + "\n"
    };
    let new = match nth {
        0 => return Some(text.to_owned()),
        1 => text.replace("\"x0\"", "\"y0\""),
        2 => text.replace("rate = \"50%\"", "rate = \"40%\"").replace("rate = \"7%\"", "rate = \"8.5%\""),
        3 => line("round_to = ", "round_to = 10"),
        4 => line("min_saving = ", ""),
        5 => text.to_owned() + "[[after]]\nitem = \"new\"\nyearly = 12345\nshare = \"people\"\n",
        6 => line("cap = ", "cap = 9000"),
        7 => line("remainder = ", "remainder = \"drop\""),
        8 => text.replace("\"pref\" = \"50%\"", "\"pref\" = \"40%\""),
        9 => line("min_saving = ", "min_saving = \"-5%\""),
        _ => text.replace("side = \"before\"\n", ""),
    };
    (new != text).then_some(new)
}

const EDITS: usize = 11;

fn cases() -> u64 {
    std::env::var("CLOUDCOST_DRAWS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(100)
}

/// A draw in which something once lay outside: a share that rounding may make nothing of, by costs before.
const KEPT: [u64; 1] = [90_095];

fn first() -> u64 {
    std::env::var("CLOUDCOST_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0)
}

/// Figures that were drawn, how wide they are printed, and how far draws reached.
#[derive(Default)]
struct Tally {
    figures: usize,
    printed: Fraction,
    reached: Fraction,
    wrong: Vec<String>,
    wide: Vec<(Fraction, String)>,
}

/// What was drawn of a figure beside its range.
type Seen = BTreeMap<String, (Range, Range)>;

impl Tally {
    fn hold(&mut self, seen: &mut Seen, (name, ends, value): (String, &Range, &Fraction), of: &str) {
        if value < &ends.low || value > &ends.high {
            self.wrong.push(format!("{name}: {value:?} is not in {ends:?}\n{of}"));
        }
        let exact = || Range::exact(value.clone());
        let (_, reached) = seen.entry(name).or_insert_with(|| (ends.clone(), exact()));
        reached.low = reached.low.clone().min(value.clone());
        reached.high = reached.high.clone().max(value.clone());
    }

    fn count(&mut self, seen: Seen, of: &str) {
        for (name, (printed, reached)) in seen {
            let over = &(&printed.high - &printed.low) - &(&reached.high - &reached.low);
            self.wide.push((
                over,
                format!(
                    "{of}: {name}: {:?} {:?} of {:?} {:?}",
                    reached.low, reached.high, printed.low, printed.high
                ),
            ));
            self.figures += 1;
            self.printed = &self.printed + &(&printed.high - &printed.low);
            self.reached = &self.reached + &(&reached.high - &reached.low);
        }
    }

    fn end(self, least: usize) {
        let of = |sum: &Fraction| sum.units(0, Rounding::HalfAway).unwrap();
        let Tally { figures, printed, reached, wrong, mut wide } = self;
        wide.sort_by(|one, other| other.0.cmp(&one.0));
        wide.iter().take(15).for_each(|(_, name)| eprintln!("{name}"));
        eprintln!(
            "{figures} figures, {} wide, {} reached, {} wrong",
            of(&printed),
            of(&reached),
            wrong.len()
        );
        assert!(figures >= least, "only {figures} figures");
        assert!(wrong.is_empty(), "{}", wrong.iter().take(3).cloned().collect::<Vec<_>>().join("\n----\n"));
    }
}

#[test]
fn changes_between_versions_hold_those_of_every_value_within() {
    let mut tally = Tally::default();
    for seed in first()..first() + cases() {
        let text = drawn::ranged(seed);
        let Some(old) = drawn::reading(&text) else { continue };
        for nth in [usize::try_from(seed).unwrap() % EDITS, usize::try_from(seed / 3).unwrap() % EDITS] {
            let Some(new) = edited(&text, nth).and_then(|text| drawn::reading(&text)) else { continue };
            let Ok(found) = diff(&old, &new, None) else { continue };
            let mut seen = Seen::new();
            for draw in 0..5 {
                let drawn_text = drawn::drawn(seed, draw);
                let versions = drawn::reading(&drawn_text).zip(edited(&drawn_text, nth));
                let versions = versions.and_then(|(was, is)| Some((was, drawn::reading(&is)?)));
                let Some((was, is)) = versions else { continue };
                let Ok(exact) = diff(&was, &is, None) else { continue };
                let of = format!("seed {seed}, edit {nth}\n{text}\n{drawn_text}");
                for moved in found.all() {
                    let name = &moved.figure.name;
                    let one = exact.all().find(|one| one.figure.name == *name);
                    let one = one.and_then(|one| one.change.as_ref());
                    let Some((ranged, one)) = moved.change.as_ref().zip(one) else { continue };
                    tally.hold(&mut seen, (name.clone(), &ranged.ends, &one.middle), &of);
                }
            }
            tally.count(seen, &format!("seed {seed}, edit {nth}"));
        }
    }
    tally.end(150);
}

/// Changes that what-ifs make.
fn changes(nth: u64) -> Change {
    match nth % 7 {
        0 => Change::Scale("after.x0".into(), "+10%".into()),
        1 => Change::Set("sharing.round_to".into(), "10".into()),
        2 => Change::Leave("c".into()),
        3 => Change::Set("sharing.remainder".into(), "drop".into()),
        4 => Change::Scale("after.x1".into(), "-7.5%".into()),
        5 => Change::Scale("before.a0".into(), "+5%".into()),
        _ => Change::Set("sharing.bill".into(), "item".into()),
    }
}

fn tried(text: &str, change: Change) -> Option<Scenarios> {
    let written = drawn::reading(text)?.written?;
    scenarios(&written, &[Scenario { id: "s".to_owned(), changes: vec![change], ..Scenario::default() }]).ok()
}

/// Every change of a what-if: of members over the term, of years, of items.
fn all_changes(found: &Scenarios) -> Vec<(String, ShareChange)> {
    let of_term = found.tried[0].changes.iter().chain([&found.tried[0].change]).enumerate();
    let mut all: Vec<(String, ShareChange)> =
        of_term.filter_map(|(nth, change)| Some((format!("term {nth}"), change.clone()?))).collect();
    for by in [By::Year, By::Item] {
        let Ok(parts) = apart(found, by) else { continue };
        let of = |of: &Apart<'_>| -> Vec<(String, Option<ShareChange>)> {
            let effects = of.parts.iter().flat_map(|part| {
                let name =
                    |effect: &Effect, total: bool| format!("{by:?} {:?} {} {total}", part.of, effect.member);
                let rows =
                    part.effects.iter().map(move |effect| (name(effect, false), effect.change.clone()));
                rows.chain([(format!("{by:?} {:?} total", part.of), part.total.change.clone())])
                    .collect::<Vec<_>>()
            });
            effects.collect()
        };
        all.extend(parts.iter().flat_map(of).filter_map(|(name, change)| Some((name, change?))));
    }
    all
}

#[test]
fn changes_of_what_ifs_hold_those_of_every_value_within() {
    let mut tally = Tally::default();
    let range = |units: Units| Range { low: Fraction::from(units.low), high: Fraction::from(units.high) };
    for seed in (first()..first() + cases()).chain(KEPT) {
        let text = drawn::ranged(seed);
        let Some(found) = tried(&text, changes(seed)) else { continue };
        let all = all_changes(&found);
        let (mut seen, mut percents) = (Seen::new(), Seen::new());
        for draw in 0..5 {
            let drawn_text = drawn::drawn(seed, draw);
            let Some(exact) = tried(&drawn_text, changes(seed)) else { continue };
            let of = format!("seed {seed}, {:?}\n{text}\n{drawn_text}", changes(seed));
            for (name, one) in all_changes(&exact) {
                let Some((_, ranged)) = all.iter().find(|(known, _)| *known == name) else { continue };
                let value = Fraction::from(one.units.base);
                tally.hold(&mut seen, (name.clone(), &range(ranged.units), &value), &of);
                if let Some((ends, value)) = ranged.percent.as_ref().zip(one.percent.as_ref()) {
                    tally.hold(&mut percents, (name + " %", ends, &value.low), &of);
                }
            }
        }
        tally.count(seen, &format!("seed {seed}, {:?}", changes(seed)));
    }
    tally.end(150);
}
