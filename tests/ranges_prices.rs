//! What follows from one price within a range moves with it, before a change and after: worked on paper.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::diff::diff;
use cloudcost::analysis::split::By;
use cloudcost::analysis::whatif::{ApartChange, ShareChange, apart, entry_fee, scenarios};
use cloudcost::{Change, Fraction, Reading, Scenario, Source, read_case};

/// Two towns with 100 and 50 terminals at 40,000 to 60,000 yen a year each, and 2 million that they share equally.
fn terminals(months: u32, more: &str) -> String {
    format!(
        "format = 1\ntitle = \"t\"\nmonths = {months}\ntax = \"included\"\ntax_rate = \"8%\"\n[sharing]\nrule = \"equal\"\n\
         [[member]]\nid = \"a\"\nbases = {{ terminals = 100 }}\n[[member]]\nid = \"b\"\nbases = {{ terminals = 50 }}\n\
         [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 10000000\n[[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = 5000000\n\
         [[after]]\nitem = \"each\"\nyearly = \"4万円〜6万円\"\nper = \"terminals\"\n{more}\n\
         [[after]]\nitem = \"base\"\nyearly = 2000000\n"
    )
}

fn reading(text: &str) -> Reading {
    read_case("t", Source::new("t.toml", text)).unwrap_or_else(|faults| panic!("{:?}", faults.list))
}

fn scenario(changes: Vec<Change>) -> Scenario {
    Scenario { id: "s".to_owned(), changes, ..Scenario::default() }
}

fn changed(text: &str, changes: Vec<Change>) -> Vec<Option<ShareChange>> {
    let written = reading(text).written.unwrap();
    scenarios(&written, &[scenario(changes)]).unwrap().tried.remove(0).changes
}

fn set(path: &str, value: &str) -> Vec<Change> {
    vec![Change::Set(path.into(), value.into())]
}

#[track_caller]
fn lies(found: &[Option<ShareChange>], member: usize, units: (i128, i128), percent: [(i128, i128); 2]) {
    let found = found[member].clone().unwrap();
    let near = |one: i128, other: i128| (one - other).abs() <= 8;
    assert!(near(found.units.low, units.0) && near(found.units.high, units.1), "{found:?}");
    let ends = found.percent.clone().unwrap();
    for (end, (of, all)) in [ends.low, ends.high].into_iter().zip(percent) {
        let off = &end - &Fraction::ratio(100 * of, all).unwrap();
        assert!(off.abs() < Fraction::decimal(1, 2), "{end:?} {of} of {all}");
    }
}

fn is_nothing(found: &[Option<ShareChange>], member: usize) {
    let found = found[member].clone().unwrap();
    assert_eq!((found.units.low, found.units.base, found.units.high), (0, 0, 0), "{found:?}");
}

#[test]
fn more_pieces_of_one_price_cost_more_wherever_it_lies() {
    // 10 more at 40,000 to 60,000: of 3,000,000 and of 4,000,000
    let found = changed(&terminals(12, ""), set("member.b.terminals", "60"));
    lies(&found, 1, (400_000, 600_000), [(4, 30), (6, 40)]);
    is_nothing(&found, 0);
    // taxed by 8%: 43,200 to 64,800 of 3,160,000 and 4,240,000
    let found = changed(&terminals(12, "tax = \"excluded\""), set("member.b.terminals", "60"));
    lies(&found, 1, (432_000, 648_000), [(432, 3_160), (648, 4_240)]);
    is_nothing(&found, 0);
}

#[test]
fn a_price_that_grows_faster_lowers_no_bill() {
    // 1% of 4 to 6 million in the second of two years
    let text = terminals(24, "growth = \"2%\"");
    let found = changed(&text, set("after.each.growth", "3%"));
    lies(&found, 0, (40_000, 60_000), [(40, 10_080), (60, 14_120)]);
    let (old, new) = (reading(&text), reading(&text.replace("2%", "3%")));
    let found = diff(&old, &new, None).unwrap();
    let of = |name: &str| {
        let ends = found.all().find(|moved| moved.figure.name == name).unwrap().change.clone().unwrap().ends;
        [ends.low, ends.high]
    };
    let [low, high] = of("after");
    // rounded twice in each version, of each member
    assert!((&low - &Fraction::from(60_000)).abs() <= Fraction::from(8), "{low:?}");
    assert!((&high - &Fraction::from(90_000)).abs() <= Fraction::from(8), "{high:?}");
}

#[test]
fn fewer_months_of_one_price_are_so_much_less_of_it() {
    // half of 4 to 6 million; a year of two with growth is 2 of 1
    let found = changed(&terminals(12, ""), set("after.each.to", "6"));
    lies(&found, 0, (-3_000_000, -2_000_000), [(-3, 7), (-2, 5)]);
    let both =
        vec![Change::Set("after.each.growth".into(), "5%".into()), Change::Set("months".into(), "24".into())];
    let found = changed(&terminals(12, ""), both);
    lies(&found, 0, (5_200_000, 7_300_000), [(52, 50), (73, 70)]);
    // who leaves after half a year pays half, wherever the price lies
    let found = changed(&terminals(12, ""), vec![Change::Leave("b@7".into())]);
    lies(&found, 1, (-2_000_000, -1_500_000), [(-1, 2), (-1, 2)]);
}

#[test]
fn a_price_that_is_given_anew_is_another_estimate() {
    // 4 to 6 million and 5 to 7 million
    let found = changed(&terminals(12, ""), set("after.each.yearly", "5万円〜7万円"));
    let units = found[0].clone().unwrap().units;
    assert_eq!((units.low, units.high), (-1_000_000, 3_000_000), "{units:?}");
}

/// Three towns that share by what they paid, of which one within a range; the third joins within the second year.
const JOINING: &str = "format = 1\ntitle = \"t\"\nmonths = 24\n[sharing]\nrule = \"current\"\n\
    [[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n[[member]]\nid = \"c\"\nfrom = 15\n\
    [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 10000000\n\
    [[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = \"300万円〜400万円\"\n\
    [[before]]\nitem = \"old\"\nmember = \"c\"\nyearly = 3000000\n\
    [[after]]\nitem = \"base\"\nyearly = \"400万円〜600万円\"\n";

#[test]
fn who_joins_within_a_year_bears_a_tenth_more_of_a_price_that_is_a_tenth_more() {
    let found = changed(JOINING, vec![Change::Scale("after.base".into(), "+10%".into())]);
    for (member, of_member) in found.iter().take(3).enumerate() {
        let percent = of_member.clone().unwrap().percent.unwrap();
        for end in [percent.low, percent.high] {
            assert!((&end - &Fraction::from(10)).abs() < Fraction::decimal(1, 3), "{member} {end:?}");
        }
    }
}

#[test]
fn years_before_another_leaves_are_as_they_were() {
    let text = "format = 1\ntitle = \"t\"\nmonths = 36\n[sharing]\nrule = \"people\"\nround_to = 1000\nremainder = \"a\"\n\
        [[member]]\nid = \"a\"\nbases = { people = 3 }\n[[member]]\nid = \"b\"\nbases = { people = 2 }\n\
        [[member]]\nid = \"c\"\nbases = { people = 2 }\n\
        [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 9000000\n[[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = 5000000\n\
        [[before]]\nitem = \"old\"\nmember = \"c\"\nyearly = 5000000\n\
        [[after]]\nitem = \"base\"\nyearly = \"1000万円〜1200万円\"\n";
    let written = reading(text).written.unwrap();
    let leaves = scenario(vec![Change::Leave("c@30".into())]);
    let found = scenarios(&written, &[leaves]).unwrap();
    let years: Vec<ApartChange> = apart(&found, By::Year).unwrap().remove(0).parts;
    let changes = |year: usize| years[year].effects.iter().map(|effect| effect.change.clone().unwrap());
    for year in [0, 1] {
        for change in changes(year) {
            assert_eq!((change.units.low, change.units.high), (0, 0), "{year} {change:?}");
        }
    }
    assert!(changes(2).any(|change| change.units.low > 0));
}

#[test]
fn the_percent_of_two_versions_moves_with_the_costs_that_it_is_of() {
    let text = |before: u32| {
        format!(
            "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"equal\"\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
             [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = \"900万円〜1100万円\"\n\
             [[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = {before}\n\
             [[after]]\nitem = \"base\"\nyearly = \"700万円〜900万円\"\n"
        )
    };
    let (old, new) = (reading(&text(5_000_000)), reading(&text(5_500_000)));
    let found = diff(&old, &new, None).unwrap();
    let moved = found.all().find(|moved| moved.figure.name == "percent").unwrap();
    let ends = moved.change.clone().unwrap().ends;
    // a tenth of half a million times the cost after: 0.5 × 7 of 16 × 16.5 at the least, 0.5 × 9 of 14 × 14.5 at the most
    for (end, (of, all)) in [ends.low, ends.high].into_iter().zip([(350, 26_400), (450, 20_300)]) {
        let off = &end - &Fraction::ratio(100 * of, all).unwrap();
        assert!(off.abs() < Fraction::decimal(1, 3), "{end:?}");
    }
}

#[test]
fn all_together_save_what_their_costs_say_where_a_town_joins() {
    // all pay 1 million a year more, which the newcomer paid 800,000 for: 200,000 less is saved, wherever the price lies
    let text = "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"equal\"\n\
        [[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n[[member]]\nid = \"c\"\ncandidate = true\n\
        [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 4000000\n[[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = 4000000\n\
        [[before]]\nitem = \"old\"\nmember = \"c\"\nyearly = 800000\n\
        [[after]]\nitem = \"base\"\nyearly = \"300万円〜600万円\"\n[[after]]\nitem = \"link\"\nmember = \"c\"\nyearly = 1000000\n";
    let fee = entry_fee(&reading(text).written.unwrap(), &scenario(vec![Change::Join("c".into())])).unwrap();
    let change = fee.change.unwrap();
    assert_eq!((change.low, change.high), (1_000_000, 1_000_000));
    let said = std::process::Command::new(env!("CARGO_BIN_EXE_cloudcost"))
        .args(["whatif", "-", "--join", "c", "--entry-fee", "--lang", "en"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .and_then(|mut child| {
            use std::io::Write;
            child.stdin.take().unwrap().write_all(text.as_bytes())?;
            child.wait_with_output()
        })
        .unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    assert!(said.contains("all together save JPY 200,000 less with c"), "{said}");
}
