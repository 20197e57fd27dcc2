//! Limits and promises that hold nobody wherever costs lie leave every range as it is without them: worked on paper.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "common/figures.rs"]
mod figures;

use cloudcost::analysis::whatif::{entry_fee, scenarios};
use cloudcost::{Change, Scenario, Source, read_case};
use figures::{Figures, case};

/// Two share by what they paid, a 1,000 to 2,000 a year and b 3,000: of 3,000 to 3,600 a year a pays a quarter to two fifths.
fn by_costs_before(limits: &str, promise: &str) -> String {
    format!(
        "format = 1\ntitle = \"t\"\nmonths = 24\n[sharing]\nrule = \"current\"\n{promise}[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
         [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = \"1000円〜2000円\"\n\
         [[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = 3000\n\
         [[after]]\nitem = \"new\"\nyearly = \"3000円〜3600円\"\n{limits}\
         [[require]]\nfigure = \"share\"\nmember = \"a\"\nat_most = \"95%\"\n"
    )
}

#[test]
fn what_never_binds_changes_no_range() {
    for (limits, promise) in [
        ("", ""),
        ("max = 6000\n", ""),
        ("min = 1\n", ""),
        ("min = 1\nmax = 6000\n", "min_saving = \"0%\"\n"),
        ("", "min_saving = \"5%\"\n"),
    ] {
        let found = Figures::of(&case(&by_costs_before(limits, promise))).unwrap();
        assert_eq!(found.amount("split None Member(0) None None share"), (1_500, 2_880), "{limits}{promise}");
        // of 2,000 it pays 1,800 at the most, and of 4,000 at the least 2 x 3,000 x 2 / 5 = 2,400; a yen a year may be rounded
        let (least, most) = found.amount("split None Member(0) None None saving");
        assert!((198..=200).contains(&least) && (1_600..=1_604).contains(&most), "{least} {most}");
        assert!(found.are_all_kept(), "{limits}{promise}");
    }
    // one that may bind is seen: 900 in each of two years, where it would pay 750
    let held = Figures::of(&case(&by_costs_before("min = 900\n", ""))).unwrap();
    assert_eq!(held.amount("split None Member(0) None None share"), (1_800, 2_880));
}

fn tried(text: &str, change: Change) -> Vec<(i128, i128)> {
    let reading = read_case("t", Source::new("t.toml", text)).unwrap();
    let scenario = Scenario { id: "s".to_owned(), changes: vec![change], ..Scenario::default() };
    let tried = scenarios(&reading.written.unwrap(), &[scenario]).unwrap().tried.remove(0);
    tried.changes.iter().flatten().map(|change| (change.units.low, change.units.high)).collect()
}

#[test]
fn a_known_cost_that_goes_by_ranges_of_today_changes_in_step() {
    // a pays 90 of 290 to 110 of 310 thousand of what is 100,000 a year: a tenth more of that, to a yen a year on either side
    let text = "format = 1\ntitle = \"t\"\nmonths = 24\n[sharing]\nrule = \"current\"\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
                [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = \"9万円〜11万円\"\n\
                [[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = 200000\n[[after]]\nitem = \"new\"\nyearly = 100000\n";
    let found = tried(text, Change::Scale("after.new".to_owned(), "+10%".to_owned()));
    let near = |found: (i128, i128), ends: (i128, i128)| {
        assert!((0..=8).contains(&(ends.0 - found.0)) && (0..=8).contains(&(found.1 - ends.1)), "{found:?}");
    };
    near(found[0], (2 * 10_000 * 90 / 290, 2 * 10_000 * 110 / 310));
    near(found[1], (2 * 10_000 * 200 / 310, 2 * 10_000 * 200 / 290));
}

#[test]
fn a_fee_is_by_the_changes_that_a_scenario_tells() {
    let text = "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"people\"\n\
                [[member]]\nid = \"a\"\nbases = { people = 1 }\n[[member]]\nid = \"b\"\nbases = { people = 9 }\n\
                [[member]]\nid = \"c\"\nbases = { people = 5 }\ncandidate = true\n\
                [[before]]\nitem = \"o\"\nmember = \"a\"\nyearly = 90000\n[[before]]\nitem = \"o\"\nmember = \"b\"\nyearly = 90000\n\
                [[before]]\nitem = \"o\"\nmember = \"c\"\nyearly = 90000\n\
                [[after]]\nitem = \"x\"\nyearly = \"9万円〜11万円\"\nmin = 8000\n";
    let joins = Change::Join("c".to_owned());
    let changes = tried(text, joins.clone());
    let reading = read_case("t", Source::new("t.toml", text)).unwrap();
    let scenario = Scenario { id: "s".to_owned(), changes: vec![joins], ..Scenario::default() };
    let fee = entry_fee(&reading.written.unwrap(), &scenario).unwrap();
    let of_fee: Vec<(i128, i128)> = fee.changes.iter().map(|(_, units)| (units.low, units.high)).collect();
    assert_eq!(of_fee, changes);
}
