//! Ends of ranges worked out on paper: under a cap of support, of money of the year before, and of what a change moves.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "common/figures.rs"]
mod figures;

use cloudcost::analysis::whatif::{ShareChange, scenarios};
use cloudcost::{Change, Fraction, Scenario, Source, read_case};
use figures::{Figures, case};

/// Two members that share something equally, of which the first has something of its own.
fn two(months: u32, [before, shared, own]: [&str; 3], more: &str) -> String {
    format!(
        "format = 1\ntitle = \"t\"\nmonths = {months}\n[sharing]\nrule = \"equal\"\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
         [[before]]\nitem = \"x\"\nmember = \"a\"\nyearly = {before}\n[[before]]\nitem = \"x\"\nmember = \"b\"\nyearly = {before}\n\
         [[after]]\nitem = \"base\"\nyearly = {shared}\n[[after]]\nitem = \"own\"\nmember = \"a\"\nyearly = {own}\n{more}"
    )
}

fn figures_of(text: &str) -> Figures {
    Figures::of(&case(text)).unwrap()
}

/// Whether ends are these, but for so many units that rounding may add.
fn about(found: (i128, i128), ends: (i128, i128), units: i128) {
    assert!((0..=units).contains(&(ends.0 - found.0)), "{found:?} {ends:?}");
    assert!((0..=units).contains(&(found.1 - ends.1)), "{found:?} {ends:?}");
}

#[test]
fn a_cap_that_binds_in_a_part_of_a_range_leaves_all_what_it_leaves_each() {
    let amounts = ["9000", "\"6000円〜10000円\"", "\"200円〜400円\""];
    let support =
        |cap: u32| format!("[[support]]\nname = \"s\"\nrate = \"50%\"\ncap = {cap}\nitems = [\"base\"]\n");
    // half of 3,000 to 5,000 is 1,500 to 2,500, of which 2,000 are paid at most
    let found = figures_of(&two(12, amounts, &support(2_000)));
    for (row, year) in [("None", "None"), ("Some(Year)", "Some(0)")] {
        let net = |who: &str| found.amount(&format!("split {row} {who} {year} None net"));
        assert_eq!(net("Member(0)"), (1_700, 3_400));
        assert_eq!(net("Member(1)"), (1_500, 3_000));
        assert_eq!(net("All"), (3_200, 6_400));
    }
    assert_eq!(found.amount("compare [] [] net"), (3_200, 6_400));
    // of 4,000 the first of two years takes 1,500 to 2,500, the second 1,500 of its 1,500 and of its 2,500
    let found = figures_of(&two(24, amounts, &support(4_000)));
    let net = |who: &str, year: &str| found.amount(&format!("split Some(Year) {who} {year} None net"));
    about(net("Member(1)", "Some(0)"), (1_500, 2_500), 1);
    about(net("Member(1)", "Some(1)"), (1_500, 3_500), 1);
    about(net("All", "Some(1)"), (3_200, 7_400), 2);
    assert_eq!(found.amount("split None Member(1) None None net"), (3_000, 6_000));
    assert_eq!(found.amount("split None Member(1) None None support"), (3_000, 4_000));
    assert_eq!(found.amount("split None All None None net"), (6_400, 12_800));
}

#[test]
fn a_fixed_grant_that_both_have_the_same_part_of_is_known() {
    let support = "[[support]]\nname = \"s\"\namount = 1200\nitems = [\"base\"]\n";
    let found = figures_of(&two(12, ["9000", "\"6000円〜10000円\"", "100"], support));
    for who in ["Member(0)", "Member(1)"] {
        assert_eq!(found.amount(&format!("split None {who} None None support")), (600, 600));
    }
    assert_eq!(found.amount("split None Member(1) None None net"), (2_400, 4_400));
}

#[test]
fn a_cap_that_is_reached_wherever_costs_lie_is_what_is_paid() {
    // half of 1,500 to 2,000 a year is 1,500 at the least in two years
    let support = "[[support]]\nname = \"s\"\nrate = \"50%\"\ncap = 1200\nitems = [\"base\"]\n";
    let found = figures_of(&two(24, ["9000", "\"3000円〜4000円\"", "100"], support));
    for (who, paid) in [("Member(0)", 1_200), ("Member(1)", 1_200), ("All", 2_400)] {
        assert_eq!(found.amount(&format!("split None {who} None None support")), (paid, paid), "{who}");
    }
    assert_eq!(found.amount("split None Member(1) None None net"), (1_800, 2_800));
}

#[test]
fn a_fixed_grant_to_one_is_as_exact_by_item_as_in_the_total() {
    // 499 or 500 in each of two years, of whatever the item costs
    let support = "[[support]]\nname = \"s\"\namount = 1000\nitems = [\"base\"]\nto = \"b\"\n";
    let found = figures_of(&two(24, ["9000", "\"1000円〜3000円\"", "100"], support));
    for row in ["None Member(1) None None", "None All None None"] {
        about(found.amount(&format!("split {row} support")), (1_000, 1_000), 2);
    }
    assert_eq!(found.amount("split None Member(0) None None support"), (0, 0));
    about(found.amount("split Some(Item) Member(1) None Some(Some(0)) support"), (1_000, 1_000), 2);
}

#[test]
fn a_fixed_grant_of_a_known_cost_follows_shares_by_costs_before() {
    // a bears 1,000/3,000 to 3,000/5,000 of 2,000, and a quarter of each share is paid
    let found = figures_of(
        "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"current\"\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
         [[before]]\nitem = \"x\"\nmember = \"a\"\nyearly = \"1000円〜3000円\"\n[[before]]\nitem = \"x\"\nmember = \"b\"\nyearly = 2000\n\
         [[after]]\nitem = \"base\"\nyearly = 2000\n[[support]]\nname = \"s\"\namount = 500\nitems = [\"base\"]\n",
    );
    about(found.amount("split None Member(0) None None support"), (167, 300), 1);
    about(found.amount("split None Member(0) None None net"), (500, 900), 2);
    about(found.amount("split None Member(1) None None net"), (600, 1_000), 2);
}

#[test]
fn how_bills_are_rounded_moves_nothing_of_what_is_left_to_all() {
    // 2,000,000 to 2,400,000 that both share, and 200,000 to 400,000 of a, of which half is paid, 150,000 at most
    let found = figures_of(
        "format = 1\ntitle = \"t\"\nmonths = 24\n[sharing]\nrule = \"people\"\nround_to = 1000\n\
         [[member]]\nid = \"a\"\nbases = { people = 3 }\n[[member]]\nid = \"b\"\nbases = { people = 1 }\n\
         [[after]]\nitem = \"base\"\nyearly = \"100万円〜120万円\"\n\
         [[after]]\nitem = \"own\"\nmember = \"a\"\nyearly = \"10万円〜20万円\"\n\
         [[support]]\nname = \"s\"\nrate = \"50%\"\ncap = 150000\nitems = [\"own\"]\n",
    );
    about(found.amount("compare [] [] net"), (2_100_000, 2_650_000), 8);
}

#[test]
fn years_of_a_total_hold_whatever_it_is_within_its_range() {
    // forty months: 16,894 gives the short last year a unit that 16,895 does not
    let text = |total: &str| {
        format!(
            "format = 1\ntitle = \"t\"\nmonths = 40\n[[member]]\nid = \"a\"\n[[after]]\nitem = \"x\"\ntotal = {total}\n\
             member = \"a\"\n"
        )
    };
    let year = |found: &Figures, year: u32| {
        found.amount(&format!("split Some(Year) Member(0) Some({year}) None share"))
    };
    let ranged = figures_of(&text("\"15,286円〜16,895円\""));
    for total in 15_286..=16_895 {
        let exact = figures_of(&text(&total.to_string()));
        for number in 0..4 {
            let ((low, high), (is, _)) = (year(&ranged, number), year(&exact, number));
            assert!((low..=high).contains(&is), "{total} {number}: {is} of {low} to {high}");
        }
    }
    assert_eq!(ranged.amount("split None All None None share"), (15_286, 16_895));
}

fn settled(how: &str) -> Figures {
    let amounts = ["900000", "\"60万円〜100万円\"", "\"20万円〜40万円\""];
    figures_of(&two(
        24,
        amounts,
        &format!("[[settlement]]\nname = \"s\"\nyear = 2\ntotal = -120000\n{how}\n"),
    ))
}

#[test]
fn what_is_given_back_by_what_was_paid_moves_with_what_is_due() {
    let found = settled("share = \"paid\"");
    let of =
        |who: usize, what: &str| found.amount(&format!("split Some(Year) Member({who}) Some(1) None {what}"));
    // the first paid 700 of 1,200 at the least, 700 of 1,000 at the most
    about(of(0, "settlement"), (-84_000, -70_000), 1);
    about(of(1, "settlement"), (-50_000, -36_000), 1);
    // 500,000 less 120,000 x 500/800, and 900,000 less 120,000 x 900/1,400
    about(of(0, "bill"), (425_000, 822_858), 2);
    // 300,000 less 120,000 x 300/800, and 500,000 less 120,000 x 500/1,400
    about(of(1, "bill"), (255_000, 457_143), 2);
    // the first year has its share alone: 500,000 to 900,000
    about(found.amount("split None Member(0) None None bill"), (925_000, 1_722_858), 3);
    assert_eq!(found.amount("split Some(Year) All Some(1) None bill"), (680_000, 1_280_000));
}

#[test]
fn what_lowers_a_shared_cost_lowers_each_part_of_it_alike() {
    let found = settled("before_split = true");
    let of =
        |who: usize, what: &str| found.amount(&format!("split Some(Year) Member({who}) Some(1) None {what}"));
    for who in [0, 1] {
        about(of(who, "settlement"), (-60_000, -60_000), 1);
    }
    assert_eq!(of(0, "bill"), (440_000, 840_000));
    assert_eq!(of(1, "bill"), (240_000, 440_000));
}

#[test]
fn what_is_settled_by_costs_before_lies_between_their_ends() {
    let amounts = ["\"80万円〜90万円\"", "600000", "200000"];
    let settlement = "[[settlement]]\nname = \"s\"\nyear = 2\ntotal = -120000\nshare = \"current\"\n";
    let found = figures_of(&two(24, amounts, settlement));
    for who in [0, 1] {
        // 80 of 170 to 90 of 170
        let name = format!("split Some(Year) Member({who}) Some(1) None settlement");
        assert_eq!(found.amount(&name), (-63_530, -56_470));
    }
}

/// Three members that share by costs before which are ranges.
const BY_BEFORE: &str = "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"current\"\n\
    [[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n[[member]]\nid = \"c\"\n\
    [[before]]\nitem = \"x\"\nmember = \"a\"\nyearly = \"80万円〜90万円\"\n\
    [[before]]\nitem = \"x\"\nmember = \"b\"\nyearly = \"50万円〜60万円\"\n\
    [[before]]\nitem = \"x\"\nmember = \"c\"\nyearly = \"40万円±10%\"\n\
    [[after]]\nitem = \"base\"\nyearly = \"100万円〜110万円\"\n\
    [[after]]\nitem = \"own\"\nmember = \"a\"\nyearly = \"20万円〜40万円\"\n\
    [[after]]\nitem = \"fix\"\nyearly = 200000\n";

/// By how much each member's share changes.
fn changed(change: Change) -> Vec<Option<ShareChange>> {
    changed_in(BY_BEFORE, change)
}

fn changed_in(text: &str, change: Change) -> Vec<Option<ShareChange>> {
    let reading = read_case("t", Source::new("t.toml", text)).unwrap();
    let written = reading.written.unwrap();
    let scenario = Scenario { id: "s".to_owned(), changes: vec![change], ..Scenario::default() };
    scenarios(&written, &[scenario]).unwrap().tried.remove(0).changes
}

fn percent_about(found: &ShareChange, ends: [(i128, i128); 2]) {
    let percent = found.percent.clone().unwrap();
    for (end, (of, all)) in [percent.low, percent.high].into_iter().zip(ends) {
        let off = &end - &Fraction::ratio(100 * of, all).unwrap();
        assert!(off.abs() < Fraction::decimal(1, 2), "{end:?} {of} of {all}");
    }
}

#[test]
fn a_price_that_rises_moves_shares_by_costs_before_by_their_part_of_it() {
    // a tenth of 1,000,000 to 1,100,000, of which a bears 80/184 to 90/176, b 50/184 to 60/176, c 36/186 to 44/174
    let found = changed(Change::Scale("after.base".into(), "+10%".into()));
    let of = |member: usize| found[member].clone().unwrap();
    about((of(0).units.low, of(0).units.high), (43_479, 56_250), 4);
    about((of(1).units.low, of(1).units.high), (27_174, 37_500), 4);
    about((of(2).units.low, of(2).units.high), (19_355, 27_816), 4);
    // of 1,200,000 shared it is a twelfth, of 1,300,000 it is 11 of 130
    percent_about(&of(1), [(1, 12), (11, 130)]);
    percent_about(&of(2), [(1, 12), (11, 130)]);
}

#[test]
fn a_price_that_is_set_moves_shares_by_their_part_of_it() {
    let found = changed(Change::Set("after.fix.yearly".into(), "300000".into()));
    let of = |member: usize| found[member].clone().unwrap();
    about((of(0).units.low, of(0).units.high), (43_479, 51_136), 3);
    about((of(2).units.low, of(2).units.high), (19_355, 25_287), 3);
}

#[test]
fn who_leaves_leaves_its_part_to_the_others() {
    // a: 90/150 less 90/186 of 1,200,000 at the least, 80/130 less 80/174 of 1,300,000 at the most;
    // b: 50/140 less 50/176 of 1,200,000, and 60/140 less 60/184 of 1,300,000
    let found = changed(Change::Leave("c".into()));
    let of = |member: usize| found[member].clone().unwrap();
    let a = of(0).units;
    assert!((139_000..=139_355).contains(&a.low), "{a:?}");
    assert!((202_298..=202_700).contains(&a.high), "{a:?}");
    let b = of(1).units;
    assert!((87_300..=87_663).contains(&b.low), "{b:?}");
    assert!((133_229..=133_600).contains(&b.high), "{b:?}");
}

/// Of 1.2 to 1.3 million a would bear half, and is held to 500,000 wherever that lies; the others bear half of the rest each.
const LIMITED: &str = "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"people\"\n\
    [[member]]\nid = \"a\"\nbases = { people = 2 }\n[[member]]\nid = \"b\"\nbases = { people = 1 }\n\
    [[member]]\nid = \"c\"\nbases = { people = 1 }\n\
    [[after]]\nitem = \"x\"\nyearly = \"120万円〜130万円\"\nmax = 500000\n";

#[test]
fn what_a_limit_holds_wherever_costs_lie_moves_the_others_straight() {
    let found = changed_in(LIMITED, Change::Scale("after.x".into(), "+10%".into()));
    let of = |member: usize| found[member].clone().unwrap().units;
    assert_eq!((of(0).low, of(0).high), (0, 0));
    for member in [1, 2] {
        // half of 120,000 to 130,000
        about((of(member).low, of(member).high), (60_000, 65_000), 3);
    }
}
