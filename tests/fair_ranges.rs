//! Who would be better off elsewhere where costs are ranges: worked on paper.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::split::{AskedWay, SplitRequest, split};
use cloudcost::coalition::Method;
use cloudcost::plan::fair::Standing;
use cloudcost::{Source, read_case};

const HEAD: &str = "format = 1\ntitle = \"x\"\nmonths = 12\n[sharing]\nrule = \"equal\"\n";

fn members(count: usize) -> String {
    (0..count).map(|nth| format!("[[member]]\nid = \"m{nth}\"\n")).collect()
}

fn standing_by(text: &str, ways: Vec<AskedWay>) -> Standing {
    let case =
        read_case("x", Source::new("x.toml", text)).unwrap_or_else(|faults| panic!("{:?}", faults.list)).case;
    let found = split(&case, &SplitRequest { ways, fair: true, ..SplitRequest::default() }).unwrap();
    found.ways[0].standing.clone().unwrap()
}

fn standing(text: &str) -> Standing {
    standing_by(text, Vec::new())
}

/// Three share 300 to 330, so that two of them pay 200 to 220.
fn with_quotation(members: usize, total: &str) -> String {
    let shared = format!("[[after]]\nitem = \"x\"\nyearly = \"{}円〜{}円\"\n", members * 100, members * 110);
    let quoted = format!("[[coalition]]\nmembers = [\"m0\", \"m1\"]\ntotal = {total}\n");
    HEAD.to_owned() + &self::members(members) + &shared + &quoted
}

fn excess(standing: &Standing) -> (i128, i128) {
    let worst = standing.worst_excess.unwrap();
    (worst.low, worst.high)
}

#[test]
fn an_objection_holds_wherever_costs_lie_or_may_hold() {
    for members in [3, 9] {
        let certain = standing(&with_quotation(members, "190"));
        assert_eq!(excess(&certain), (10, 30), "{members}");
        let throughout = certain.throughout.unwrap();
        assert_eq!((throughout.certain, throughout.possible), (Some(1), Some(1)), "{members}");
        assert_eq!((throughout.in_core, throughout.rational), (Some(false), Some(true)), "{members}");
        let one = &certain.objections[0];
        assert_eq!((one.members.clone(), one.alone.low, one.alone.high), (vec![0, 1], 190, 190));
        assert_eq!((one.pays.low, one.pays.high, one.excess.low, one.excess.high), (200, 220, 10, 30));

        let perhaps = standing(&with_quotation(members, "210"));
        assert_eq!(excess(&perhaps), (-10, 10), "{members}");
        let throughout = perhaps.throughout.unwrap();
        assert_eq!((throughout.certain, throughout.possible), (Some(0), Some(1)), "{members}");
        assert_eq!(
            (perhaps.in_core, throughout.in_core, throughout.rational),
            (Some(true), None, Some(true))
        );

        let never = standing(&with_quotation(members, "220"));
        assert_eq!(excess(&never), (-20, 0), "{members}");
        assert_eq!(never.throughout.unwrap().in_core, Some(true), "{members}");
    }
}

#[test]
fn what_a_group_pays_and_what_it_would_cost_move_together() {
    // the first pays a third of 300 to 330 and 50 to 80 of its own; by itself all of both: its own falls out
    let own = "[[after]]\nitem = \"own\"\nmember = \"m0\"\nyearly = \"50円〜80円\"\n";
    let shared = "[[after]]\nitem = \"x\"\nyearly = \"300円〜330円\"\n";
    let found = standing(&(HEAD.to_owned() + &members(3) + shared + own));
    // two pay two thirds of what is the same for them alone, to a yen that rounding may add
    let (low, high) = excess(&found);
    assert!((-111..=-110).contains(&low) && (-100..=-99).contains(&high), "{low} {high}");
    assert_eq!(found.throughout.unwrap().in_core, Some(true));
}

#[test]
fn a_range_of_a_quotation_alone_counts_too() {
    let text = with_quotation(3, "\"180円〜220円\"").replace("\"300円〜330円\"", "300");
    let found = standing(&text);
    assert_eq!(excess(&found), (-20, 20));
    assert_eq!(found.throughout.unwrap().in_core, None);
}

#[test]
fn what_would_be_paid_today_bounds_what_all_pay_as_well() {
    // all pay 300 to 330 and paid 310 to 320: they object in a part of the ranges only
    let before = (0..3).map(|nth| {
        let cost = if nth == 0 { "\"110円〜120円\"" } else { "100" };
        format!("[[before]]\nitem = \"o\"\nmember = \"m{nth}\"\nyearly = {cost}\n")
    });
    let text =
        with_quotation(3, "400").replace("[[coalition]]", &(before.collect::<String>() + "[[coalition]]"));
    let found = standing(&text);
    // the second pays 100 at the least, which it would pay anyway, and all pay 20 more at the most
    assert_eq!(excess(&found), (0, 20));
    let throughout = found.throughout.unwrap();
    // each of the second and the third pays 100 to 110 for its 100; the first at most what it paid
    assert_eq!((throughout.certain, throughout.possible), (Some(0), Some(6)));
    assert_eq!((throughout.in_core, throughout.rational), (None, None));
}

#[test]
fn a_fair_division_is_held_against_its_own_game() {
    // the first pays half of its 30 wherever 80 to 120 lies: 15 below what it costs alone, as does the other
    let more =
        "[[after]]\nitem = \"x\"\nyearly = \"80円〜120円\"\n[[coalition]]\nmembers = [\"m0\"]\ntotal = 30\n";
    for method in [Method::Shapley, Method::EqualRemaining] {
        let found = standing_by(&(HEAD.to_owned() + &members(2) + more), vec![AskedWay::Division(method)]);
        assert_eq!(excess(&found), (-15, -15), "{method:?}");
        assert_eq!(found.throughout.unwrap().in_core, Some(true), "{method:?}");
    }
}

#[test]
fn of_more_than_can_be_counted_smallest_cuts_tell_what_is_certain() {
    // 25 pay 100 to 102 each of an item that any of them would bear alone, and today 300: nobody is better off apart, as 24 pay
    // 2,448 at the most of what costs 2,500 at the least
    let text = |today: i128| {
        let before =
            (0..25).map(|nth| format!("[[before]]\nitem = \"o\"\nmember = \"m{nth}\"\nyearly = {today}\n"));
        let shared = "[[after]]\nitem = \"x\"\nyearly = \"2500円〜2550円\"\n";
        HEAD.to_owned() + &members(25) + &before.collect::<String>() + shared
    };
    let content = standing(&text(300));
    let throughout = content.throughout.unwrap();
    assert_eq!((throughout.in_core, throughout.rational, throughout.certain), (Some(true), Some(true), None));
    // at 90 today each is 10 to 12 better off
    let apart = standing(&text(90)).throughout.unwrap();
    assert_eq!((apart.in_core, apart.rational), (Some(false), Some(false)));
}

/// 22 members at 1,000 to 2,000 by how many they are: ever less more in the middle, but at 500 for one the second adds more than the
/// first, which smallest cuts cannot look at.
#[test]
fn what_cuts_cannot_look_at_is_not_certain() {
    let prices = (2..=22).map(|count| format!(", {count} = {}", 1_000 + 10 * count)).collect::<String>();
    let before = (0..22).map(|nth| format!("[[before]]\nitem = \"o\"\nmember = \"m{nth}\"\nyearly = 5000\n"));
    let text = |one: &str| {
        let shared = format!("[[after]]\nitem = \"x\"\nby_members = {{ 1 = {one}{prices} }}\n");
        HEAD.to_owned() + &members(22) + &before.clone().collect::<String>() + &shared
    };
    let exact = standing(&text("1000"));
    assert_eq!((exact.in_core, exact.throughout), (Some(true), None));
    let ranged = standing(&text("\"500円〜1500円\""));
    assert_eq!((ranged.in_core, ranged.worst_excess), (Some(true), None));
    assert_eq!(ranged.throughout.unwrap().in_core, None);
}

#[test]
fn who_would_stay_as_it_is_or_bear_the_same_cost_alone_pays_against_both_at_once() {
    // b pays half of 200 to 500, and would pay that cost or the 300 of today: 150 less at the least, never more
    let before = |member: usize, yearly: u32| {
        format!("[[before]]\nitem = \"old\"\nmember = \"m{member}\"\nyearly = {yearly}\n")
    };
    let shared = "[[after]]\nitem = \"x\"\nyearly = \"200円〜500円\"\n";
    let text = HEAD.to_owned() + &members(2) + &before(0, 1_000) + &before(1, 300) + shared;
    let found = standing(&text);
    let throughout = found.throughout.unwrap();
    assert_eq!(
        (throughout.in_core, throughout.rational, throughout.possible),
        (Some(true), Some(true), Some(0))
    );
    assert!(excess(&found).1 <= 0, "{:?}", found.worst_excess);
}

#[test]
fn groups_that_may_object_are_named_behind_those_that_do() {
    // b pays 300, and paid 250 to 400: 100 less to 50 more, and 25 less at the middle
    let before = |member: usize, yearly: &str| {
        format!("[[before]]\nitem = \"old\"\nmember = \"m{member}\"\nyearly = {yearly}\n")
    };
    let shared = "[[after]]\nitem = \"x\"\nyearly = 600\n";
    let text = HEAD.to_owned() + &members(2) + &before(0, "1000") + &before(1, "\"250円〜400円\"") + shared;
    let found = standing(&text);
    assert!(found.objections.is_empty());
    let one = &found.elsewhere[0];
    assert_eq!((found.elsewhere.len(), one.members.clone()), (1, vec![1]));
    assert_eq!((one.excess.low, one.excess.base, one.excess.high), (-100, -25, 50));
    assert_eq!((one.alone.low, one.alone.high), (250, 400));
}
