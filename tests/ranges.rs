//! What members pay at the least and at the most, where costs are ranges, holds what they pay wherever costs truly lie.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "common/figures.rs"]
mod figures;

use cloudcost::analysis::whatif::scenarios;
use cloudcost::{Change, Fraction, Scenario, Source, read_case};
use figures::{Figures, breaks_a_promise, case};
use proptest::prelude::*;

/// Amounts by their middle and how far, in percent, they reach to either side.
#[derive(Clone, Debug)]
struct Plan {
    before: [(i64, i64); 3],
    base: (i64, i64),
    fee: (i64, i64),
    licence: [(i64, i64); 2],
    from: u32,
    sharing: String,
}

impl Plan {
    /// The case with each amount as this writes it.
    fn text(&self, mut amount: impl FnMut((i64, i64)) -> String) -> String {
        let mut text = format!("format = 1\ntitle = \"t\"\nmonths = 24\n[sharing]\n{}", self.sharing);
        for (nth, id) in ["a", "b", "c"].into_iter().enumerate() {
            let from = if nth == 2 { format!("from = {}\n", self.from) } else { String::new() };
            let before = amount(self.before[nth]);
            text += &format!(
                "[[member]]\nid = \"{id}\"\nbases = {{ people = {} }}\n{from}\
                 [[before]]\nitem = \"{id}\"\nmember = \"{id}\"\nyearly = {before}\n",
                nth * 3 + 1
            );
        }
        let [base, fee, two, three] =
            [self.base, self.fee, self.licence[0], self.licence[1]].map(&mut amount);
        text + &format!(
            "[[after]]\nitem = \"base\"\nyearly = {base}\n[[after]]\nitem = \"fee\"\nyearly = {fee}\nmember = \"a\"\n\
             [[after]]\nitem = \"licence\"\nby_members = {{ 2 = {two}, 3 = {three} }}\nshare = \"equal\"\n"
        )
    }
}

/// Cases of random plans: all of them with `CLOUDCOST_DRAWS=2000`.
fn cases() -> u32 {
    std::env::var("CLOUDCOST_DRAWS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(100)
}

fn plans() -> impl Strategy<Value = Plan> {
    let amount = |most: i64| (most / 4..most, 0_i64..40);
    let rule = prop::sample::select(vec!["equal", "people", "current", "40% current + 60% people"]);
    let more = prop::sample::select(vec![
        "",
        "round_to = 1000\n",
        "round_to = 1000\nremainder = \"b\"\n",
        "remainder = \"drop\"\nround_to = 500\n",
        "min_saving = \"5%\"\nround_to = 1000\n",
        "min_saving = \"0%\"\nround_to = 1000\nremainder = \"a\"\n",
        "min_saving = \"0%\"\nround_to = 500\nremainder = \"drop\"\n",
        "min_saving = \"0%\"\n",
        "min_saving = \"15%\"\n",
        "min_saving = \"0%\"\nround_to = 1000\nremainder = \"c\"\n",
        "min_saving = \"5%\"\nround_to = 500\nround = \"nearest\"\nremainder = \"c\"\n",
        "min_saving = \"5%\"\nround_to = 1000\n",
        "min_saving = \"0%\"\nround_to = 1000\nremainder = \"a\"\n",
        "min_saving = \"0%\"\nround_to = 500\nremainder = \"drop\"\n",
    ]);
    (
        prop::array::uniform3(amount(90_000)),
        (amount(60_000), amount(9_000)),
        prop::array::uniform2(amount(20_000)),
        (1_u32..24, rule, more, any::<bool>()),
    )
        .prop_map(|(before, (base, fee), licence, (from, rule, more, is_known))| Plan {
            before: before.map(|(middle, percent)| (middle, if is_known { 0 } else { percent })),
            base,
            fee,
            licence,
            from,
            sharing: format!("rule = \"{rule}\"\n{more}"),
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn figures_of_ranges_hold_those_of_every_value_within(
        plan in plans(), draws in prop::collection::vec(prop::collection::vec(0_i64..=100, 7), 5)
    ) {
        let ranged = case(&plan.text(|(middle, percent)| format!("\"{middle}円±{percent}%\"")));
        let Some(found) = Figures::of(&ranged) else { return Ok(()) };
        prop_assert_eq!(found.upside_down(), Vec::<&str>::new());
        for draw in &draws {
            let mut places = draw.iter();
            let text = plan.text(|(middle, percent)| {
                let place = places.next().unwrap();
                let (low, high) = (middle * (100 - percent), middle * (100 + percent));
                let drawn = low + (high - low) * place / 100;
                format!("{}.{:02}", drawn / 100, drawn % 100)
            });
            prop_assert!(!breaks_a_promise(&case(&text)), "{}", text);
            let Some(drawn) = Figures::of(&case(&text)) else { continue };
            prop_assert_eq!(found.misses(&drawn), Vec::<String>::new(), "{}", text);
        }
    }
}

#[test]
fn a_dropped_remainder_is_a_range_in_every_command() {
    let text = "format = 1\ntitle = \"t\"\n[sharing]\nrule = \"equal\"\nround_to = 100000\nremainder = \"drop\"\n\
                [[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n[[after]]\nitem = \"x\"\nyearly = \"90万円〜100万円\"\n";
    let found = Figures::of(&case(text)).unwrap();
    let total = (4_500_000, 5_000_000);
    assert_eq!(found.amount("compare [] [] after"), total);
    assert_eq!(found.amount("compare [Member] [] after"), total);
    // 450,000 to 500,000 a year, cut to 100,000
    assert_eq!(found.amount("compare [Member] [Member(0)] after"), (2_000_000, 2_500_000));
    assert_eq!(found.amount("split None Member(0) None None share"), (2_000_000, 2_500_000));
    // less than 100,000 of each member in each of five years
    assert_eq!(found.amount("split None Nobody None None share"), (0, 999_995));
    assert_eq!(found.amount("split Some(Year) Nobody Some(0) None share"), (0, 199_999));
}

#[test]
fn a_promise_bounds_what_the_others_pay_in_every_command() {
    let text = "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"equal\"\nmin_saving = \"5%\"\n\
                [[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
                [[before]]\nitem = \"a\"\nmember = \"a\"\nyearly = \"1億円\"\n\
                [[before]]\nitem = \"b\"\nmember = \"b\"\nyearly = \"1,000万円±5%\"\n\
                [[after]]\nitem = \"x\"\nyearly = \"3,000万円\"\n";
    let found = Figures::of(&case(text)).unwrap();
    for name in ["compare [] [] after", "compare [Member] [] after", "split None All None None share"] {
        assert_eq!(found.amount(name), (30_000_000, 30_000_000));
    }
    // b pays 95% of 9,500,000 to 10,500,000, and a the rest
    for name in ["compare [Member] [Member(1)] after", "split None Member(1) None None share", "whatif 1"] {
        assert_eq!(found.amount(name), (9_025_000, 9_975_000));
    }
    for name in ["compare [Member] [Member(0)] after", "split None Member(0) None None share", "whatif 0"] {
        assert_eq!(found.amount(name), (20_025_000, 20_975_000));
    }
    // 5% of the least cost before
    assert_eq!(found.amount("compare [Member] [Member(1)] saving").0, 475_000);
    assert_eq!(found.amount("whatif 1 saving").0, 475_000);
}

/// Three members of which b is held to 95% of what it paid in all of two years: half of that in each, as the years are alike.
const HELD: &str = "format = 1\ntitle = \"t\"\nmonths = 24\n[sharing]\nrule = \"equal\"\nmin_saving = \"5%\"\n\
    [[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n[[member]]\nid = \"c\"\n\
    [[before]]\nitem = \"a\"\nmember = \"a\"\nyearly = \"1億円\"\n\
    [[before]]\nitem = \"b\"\nmember = \"b\"\nyearly = \"1,000万円±5%\"\n\
    [[before]]\nitem = \"c\"\nmember = \"c\"\nyearly = \"8,000万円\"\n\
    [[after]]\nitem = \"x\"\nyearly = \"9,000万円±2%\"\n";

/// Whether ends are these, but for so many units that rounding may add.
fn about(found: (i128, i128), ends: (i128, i128), units: i128) {
    assert!((0..=units).contains(&(ends.0 - found.0)), "{found:?} {ends:?}");
    assert!((0..=units).contains(&(found.1 - ends.1)), "{found:?} {ends:?}");
}

#[test]
fn a_promise_bounds_single_years_too() {
    let text = format!(
        "{HELD}[[require]]\nfigure = \"share\"\nmember = \"every\"\nyears = \"every\"\nat_most = \"before\"\n\
         [[require]]\nfigure = \"saving\"\nmember = \"b\"\nyears = \"every\"\nat_least = \"4.99%\"\n"
    );
    let found = Figures::of(&case(&text)).unwrap();
    for year in 0..2 {
        let of = |member: usize| format!("split Some(Year) Member({member}) Some({year}) None");
        // 95% of 9,500,000 to 10,500,000, which is 475,000 to 525,000 less
        about(found.amount(&(of(1) + " share")), (9_025_000, 9_975_000), 3);
        about(found.amount(&(of(1) + " saving")), (475_000, 525_000), 3);
        // the others pay half of what b leaves of 88,200,000 to 91,800,000
        for other in [0, 2] {
            about(found.amount(&(of(other) + " share")), (39_112_500, 41_387_500), 3);
        }
    }
    assert!(found.are_all_kept());
}

#[test]
fn who_is_held_down_pays_its_cap_over_the_term_however_its_years_lie() {
    let text = HELD
        .replace("\"1,000万円±5%\"", "10_000_000")
        .replace("yearly = \"9,000万円±2%\"", "by_year = [\"9,000万円±10%\", \"6,000万円±20%\"]");
    let found = Figures::of(&case(&text)).unwrap();
    // a third of 129 million at the least is more than 95% of 20 million: what is above it moves, and one unit may
    about(found.amount("split None Member(1) None None share"), (19_000_000, 19_000_000), 1);
    for saved in ["split None Member(1) None None saving", "compare [Member] [Member(1)] net saving"] {
        about(found.amount(saved), (1_000_000, 1_000_000), 1);
    }
    // the years move against each other: 10 to 40% more of the cost is in the one than in the other
    let (low, high) = found.amount("split Some(Year) Member(1) Some(0) None share");
    assert!(low <= 19_000_000 * 81 / 153 && 19_000_000 * 99 / 147 <= high);
}

#[test]
fn what_support_leaves_of_a_promised_share_moves_with_it() {
    let text = "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"equal\"\nmin_saving = \"5%\"\n\
                [[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
                [[before]]\nitem = \"a\"\nmember = \"a\"\nyearly = 40000\n\
                [[before]]\nitem = \"b\"\nmember = \"b\"\nyearly = \"10000円±10%\"\n\
                [[after]]\nitem = \"x\"\nyearly = \"30000円±5%\"\n\
                [[support]]\nname = \"s\"\nrate = \"50%\"\nitems = [\"x\"]\n";
    let found = Figures::of(&case(text)).unwrap();
    // b pays 0.95 of 9,000 to 11,000, a the rest of 28,500 to 31,500, and a quarter of that is paid for each
    about(found.amount("compare [Member] [Member(0)] net"), (10_925, 15_075), 3);
    about(found.amount("compare [Member] [Member(1)] net"), (675, 3_325), 3);
}

#[test]
fn a_change_that_touches_no_range_is_exact_under_a_promise() {
    let text = format!("{HELD}[[after]]\nitem = \"line\"\nmember = \"a\"\nyearly = 100000\n");
    let reading = read_case("t", Source::new("t.toml", &text)).unwrap();
    let written = reading.written.unwrap();
    let change = Change::Set("after.line.yearly".into(), "300000".into());
    let scenario = Scenario { id: "s".to_owned(), changes: vec![change], ..Scenario::default() };
    let tried = scenarios(&written, &[scenario]).unwrap().tried.remove(0);
    // 200,000 more in each of two years, for a alone
    assert_eq!(tried.change.unwrap().units, cloudcost::cost::Units::exact(400_000));
    let of = |member: usize| tried.changes[member].clone().unwrap().units;
    about((of(0).low, of(0).high), (400_000, 400_000), 20);
    about((of(1).low, of(1).high), (0, 0), 20);
}

/// A plan of two that share something equally, with support; the amounts at their least, at their most, or between.
fn supported(amounts: [&str; 3], support: &str) -> String {
    let [shared, own, before] = amounts;
    format!(
        "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"equal\"\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
         [[before]]\nitem = \"x\"\nmember = \"a\"\nyearly = {before}\n[[before]]\nitem = \"x\"\nmember = \"b\"\nyearly = 9000\n\
         [[after]]\nitem = \"base\"\nyearly = {shared}\n[[after]]\nitem = \"own\"\nmember = \"a\"\nyearly = {own}\n{support}"
    )
}

#[test]
fn what_support_leaves_is_reached_at_both_ends() {
    let ranges = ["\"6000円〜10000円\"", "\"200円〜400円\"", "\"8000円〜9000円\""];
    let (least, most) = (["6000", "200", "9000"], ["10000", "400", "8000"]);
    let support = |more: &str| format!("[[support]]\nname = \"s\"\n{more}\n");
    for support in [
        support("rate = \"50%\"\nitems = [\"base\"]"),
        support("rate = \"50%\"\nitems = [\"base\", \"own\"]"),
        support("rate = \"50%\"\ncap = 2000\nitems = [\"base\"]"),
        support("rate = \"100%\"\ncap = 4000\nitems = [\"base\"]"),
        support("rate = \"20%\"\nitems = [\"base\"]")
            + &support("rate = \"30%\"\ncap = 1000\nitems = [\"base\"]"),
        support("amount = 1200\nitems = [\"base\"]\nto = \"a\""),
    ] {
        let of = |amounts| Figures::of(&case(&supported(amounts, &support))).unwrap();
        let (found, least, most) = (of(ranges), of(least), of(most));
        for (who, units) in [("Member(0)", 1), ("All", 2)] {
            let name = format!("split None {who} None None net");
            let (low, high) = found.amount(&name);
            assert_eq!(low, least.amount(&name).0, "{name} {support}");
            // where half a unit of two shares is left over, a bill may be a unit more than its part, or support a unit less:
            // of each member
            assert!((0..=units).contains(&(high - most.amount(&name).0)), "{name} {high} {support}");
        }
        let name = "split None All None None saving";
        assert_eq!(found.amount(name), (most.amount(name).0, least.amount(name).0));
    }
}

#[test]
fn what_a_scenario_does_not_change_moves_both_shares_together() {
    let text = supported(["\"6000円〜10000円\"", "\"200円〜400円\"", "\"8000円〜9000円\""], "");
    let reading = read_case("t", Source::new("t.toml", &text)).unwrap();
    let written = reading.written.unwrap();
    let scenario = |change| Scenario { id: "s".to_owned(), changes: vec![change], ..Scenario::default() };
    let tried = |change| scenarios(&written, &[scenario(change)]).unwrap().tried.remove(0);
    // half of 6,000 to 10,000 comes to what a pays, which is 3,200 to 5,400
    let found = tried(Change::Leave("b".to_owned()));
    let change = found.changes[0].clone().unwrap();
    assert!((2999..=3000).contains(&change.units.low), "{change:?}");
    assert!((5000..=5001).contains(&change.units.high), "{change:?}");
    // 3,000 of 3,400 at the least and 5,000 of 5,200 at the most, but for a unit
    let percent = change.percent.unwrap();
    let about = |end: &Fraction, of: i128, all: i128| {
        let off = end - &Fraction::ratio(100 * of, all).unwrap();
        assert!(off.abs() < Fraction::decimal(1, 1), "{end:?}");
    };
    about(&percent.low, 3000, 3400);
    about(&percent.high, 5000, 5200);
    assert_eq!(found.change.unwrap().units, cloudcost::cost::Units::exact(0));
}
