//! What stands exactly at a boundary: rows that agree, a cap that is just reached, a weight of nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use cloudcost::analysis::compare::{Request, compare};
use cloudcost::cost::{Day, Flows, Timing};
use cloudcost::published::all_on_one_side;
use cloudcost::requirement::{Bound, Costs, Holds, Limit, LimitedFigure, Measure, Requirement, Whose};
use cloudcost::sharing::{
    Adjuster, Basis, Bill, BilledApart, Claim, Fault, Lack, Remainder, Round, Rule, Settlement, SharedItem,
    Sharer, split,
};
use cloudcost::{Fraction, Range, Source, read_case};

/// The pairs of rows that cannot both be true.
fn conflicts(rows: &[&str]) -> Vec<(usize, usize)> {
    let rows: String = rows.iter().map(|row| format!("[[published]]\n{row}\n")).collect();
    let text = format!("format = 1\ntitle = \"t\"\n{rows}");
    let case = read_case("t", Source::new("t.toml", &text)).unwrap().case;
    compare(&[case], &Request::default()).unwrap().cases[0].conflicts.clone()
}

#[test]
fn rows_of_one_thing_that_agree_are_no_conflict() {
    let row = "before = \"12億円\"\nafter = \"8億円\"";
    assert_eq!(conflicts(&[row, row]), []);
    assert_eq!(conflicts(&[row, "before = \"11億9,000万円\"\npercent = \"約33%\""]), []);
    // 11.5 to 12.5 and 12.5 to 13.5 have 12.5 in common
    assert_eq!(conflicts(&[row, "before = \"13億円\""]), []);
    assert_eq!(conflicts(&[row, "before = \"14億円\""]), [(0, 1)]);
    assert_eq!(conflicts(&[row, "before = \"12億円\"\nafter = \"10億円\""]), [(0, 1)]);
    // of another system, member or term it is another thing
    for other in ["system = \"福祉\"", "member = \"高石市\"", "months = 12"] {
        assert_eq!(conflicts(&[row, &format!("{other}\nbefore = \"14億円\"")]), []);
    }
}

fn claim(before: &[i128], rule: Basis, cost: i128) -> Claim {
    let members = before.iter().map(|before| Sharer::default().before(*before)).collect();
    Claim {
        members,
        items: vec![SharedItem::of_one_year(Rule::by(rule), cost)],
        years: 1,
        ..Claim::default()
    }
}

#[test]
fn who_just_reaches_its_cap_is_not_held_down() {
    let promise = Settlement { min_saving: Some(Fraction::zero()), ..Settlement::default() };
    // 50 each; a is held to 40, and of the 10 it cannot pay 5 go to b, which is at 55 then
    let tie = claim(&[40, 55, 100], Basis::Equal, 150);
    let found = split(&tie, &promise).unwrap();
    assert_eq!(found.years[0].bills, [40, 55, 55]);
    assert_eq!(found.capped.iter().map(|capped| capped.member).collect::<Vec<_>>(), [0]);
    // a unit less of its own, and it is held down too
    let over = claim(&[40, 54, 100], Basis::Equal, 150);
    let found = split(&over, &promise).unwrap();
    assert_eq!(found.years[0].bills, [40, 54, 56]);
    assert_eq!(found.capped.iter().map(|capped| capped.member).collect::<Vec<_>>(), [0, 1]);
    // all together just reach what they paid before
    let all = claim(&[50, 50, 50], Basis::Equal, 150);
    let found = split(&all, &promise).unwrap();
    assert!(found.capped.is_empty());
    assert_eq!(found.years[0].bills, [50, 50, 50]);
    assert!(split(&claim(&[50, 50, 49], Basis::Equal, 150), &promise).is_err());
}

#[test]
fn costs_before_of_nothing_weigh_nothing_and_below_it_cannot_weigh() {
    let shares = |before: &[i128]| {
        let claim = claim(before, Basis::Current, 101);
        split(&claim, &Settlement::default()).map(|split| split.years[0].bills.clone())
    };
    assert_eq!(shares(&[0, 10]), Ok(vec![0, 101]));
    // two that are alike to the unit: the unit that is left goes to the one listed first
    assert_eq!(shares(&[10, 10]), Ok(vec![51, 50]));
    assert_eq!(shares(&[0, 0]), Err(vec![Fault::NothingToWeigh { item: 0 }]));
    let lack = Fault::Lacks { item: 0, member: 0, lack: Lack::NegativeBefore };
    assert_eq!(shares(&[-1, 10]), Err(vec![lack]));
}

#[test]
fn a_range_holds_its_ends_and_nothing_beyond_them() {
    let range = whole(3, 5);
    let holds = |tenths: i128| range.contains(&Fraction::decimal(tenths, 1));
    assert_eq!([29, 30, 40, 50, 51].map(holds), [false, true, true, true, false]);
}

fn whole(low: i128, high: i128) -> Range {
    Range { low: Fraction::from(low), high: Fraction::from(high) }
}

#[test]
fn members_that_reach_an_end_of_the_group_are_not_beyond_it() {
    let group = whole(34, 36);
    assert!(!all_on_one_side(&group, &[whole(20, 34), whole(20, 30)]));
    assert!(!all_on_one_side(&group, &[whole(36, 40), whole(50, 60)]));
    assert!(all_on_one_side(&group, &[whole(37, 40), whole(50, 60)]));
}

#[test]
fn a_cost_after_and_a_percent_give_the_cost_before_and_the_saving() {
    let text = "format = 1\ntitle = \"t\"\n[[published]]\nafter = \"60円\"\npercent = \"40.0%\"\n";
    let cases = [read_case("t", Source::new("t.toml", text)).unwrap().case];
    let found = compare(&cases, &Request::default()).unwrap();
    let implied = &found.cases[0].lines[0].implied;
    // 59.5 / (1 - 39.95%) to 60.5 / (1 - 40.05%)
    let ends = |low: (i128, i128), high: (i128, i128)| Range {
        low: Fraction::ratio(low.0, low.1).unwrap(),
        high: Fraction::ratio(high.0, high.1).unwrap(),
    };
    assert_eq!(implied.before.range, Some(ends((595_000, 6_005), (605_000, 5_995))));
    assert_eq!(implied.saving.range, Some(ends((595 * 3_995, 60_050), (605 * 4_005, 59_950))));
}

#[test]
fn a_limit_given_as_an_amount_has_a_ceiling_and_headroom() {
    let known = |value: i128| Measure {
        value: Some(Fraction::from(value)),
        range: Some(whole(value - 5, value + 5)),
    };
    let costs =
        Costs { before: known(200), after: known(140), saving: known(60), apart: true, ..Costs::default() };
    let judged = |figure, bound, limit: i128| {
        let limit = Limit::Amount(Fraction::from(limit));
        let requirement =
            Requirement { figure, bound, limit, whose: Whose::Group, system: None, yearly: false };
        let judged = requirement.judge(&costs);
        let whole = |measure: &Measure| {
            measure.value.as_ref().map(|value| value.rounded(0, cloudcost::Rounding::Down))
        };
        (whole(&judged.ceiling), whole(&judged.headroom), judged.headroom.range)
    };
    let number = |value: i128| Some(Fraction::from(value));
    // what saves 50 of 200 costs 150 at the most, 10 more than it does: what is saved, 55 to 65, is 5 to 15 more than 50
    assert_eq!(
        judged(LimitedFigure::Saving, Bound::AtLeast, 50),
        (number(150), number(10), Some(whole(5, 15)))
    );
    assert_eq!(
        judged(LimitedFigure::After, Bound::AtMost, 145),
        (number(145), number(5), Some(whole(0, 10)))
    );
    // a saving at the most, and a cost at the least, have none
    assert_eq!(judged(LimitedFigure::Saving, Bound::AtMost, 50), (None, None, None));
    assert_eq!(judged(LimitedFigure::After, Bound::AtLeast, 145), (None, None, None));
}

#[test]
fn credits_are_split_like_costs_with_the_other_sign() {
    let credit = claim(&[1, 1, 1], Basis::Equal, -100);
    let found = split(&credit, &Settlement::default()).unwrap();
    assert_eq!(found.years[0].bills, [-34, -33, -33]);
    assert_eq!(found.years[0].dealt, [(0, -1)]);
    assert_eq!((found.total(0), found.total(2)), (-34, -33));
    let dropped = Settlement { remainder: Remainder::Drop, ..Settlement::default() };
    let found = split(&credit, &dropped).unwrap();
    assert_eq!((found.years[0].bills.clone(), found.years[0].uncollected), (vec![-33; 3], -1));
}

#[test]
fn of_equal_remainders_the_first_listed_decides() {
    let bills = |before: &[i128], cost| {
        let claim = claim(before, Basis::Current, cost);
        split(&claim, &Settlement::default()).unwrap().years[0].bills.clone()
    };
    assert_eq!(bills(&[1, 1, 1], 100), [34, 33, 33]);
    // 16 2/3, 33 1/3 and 50: the largest remainder is one alone
    assert_eq!(bills(&[1, 2, 3], 100), [17, 33, 50]);
    // nothing is left to deal out
    assert_eq!(bills(&[1, 1], 100), [50, 50]);
    // 3/10, 7/20 and 7/20 of one yen, all rounded up: two are taken back, from the first, that was moved the farthest, and from
    // the first of the others
    let up = Settlement { round: Round::Up, ..Settlement::default() };
    let back = claim(&[12, 14, 14], Basis::Current, 1);
    let found = split(&back, &up).unwrap();
    assert_eq!(found.years[0].bills, [0, 0, 1]);
}

#[test]
fn what_a_promise_moves_is_told_exactly() {
    let promise = Settlement { min_saving: Some(Fraction::zero()), ..Settlement::default() };
    // 50 each; a is held to 40, and the 10 it cannot pay are shared by the others
    let held = claim(&[40, 60, 100], Basis::Equal, 150);
    let found = split(&held, &promise).unwrap();
    let moved = |member| found.moved(member, 0).unwrap();
    assert_eq!([moved(0), moved(1), moved(2)], [-10, 5, 5].map(Fraction::from));
    assert_eq!(found.quota(0, 0), Some(Fraction::from(40)));
    let free = split(&held, &Settlement::default()).unwrap();
    assert_eq!(free.moved(0, 0), Some(Fraction::zero()));
}

#[test]
fn own_amounts_beyond_machine_integers_on_their_denominator_are_added_exactly() {
    let (large, weights) = (1_i128 << 100, [1, 1 << 30]);
    let mut both = claim(&weights, Basis::Current, -large);
    both.own = vec![vec![large, 0]];
    let found = split(&both, &Settlement::default()).unwrap();
    // 2^100 less 2^100 / (2^30 + 1), and 2^100 x 2^30 / (2^30 + 1) back
    let back = Fraction::ratio(large, (1 << 30) + 1).unwrap();
    assert_eq!(found.quota(0, 0), Some(&Fraction::from(large) - &back));
    assert_eq!(found.years[0].bills.iter().sum::<i128>(), 0);
}

/// Share, at the least and at the most, of each row of `split`: two towns share 601 a year, and 90 to 110 in the second year.
fn shares(before_of_a: &str, rule: &str, options: &[&str]) -> Vec<[i128; 2]> {
    let members = "[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n";
    let before = |member: &str, cost: &str| {
        format!("[[before]]\nitem = \"x\"\nmember = \"{member}\"\nyearly = \"{cost}\"\n")
    };
    let after = |cost: &str| format!("[[after]]\nitem = \"x\"\n{cost}\nshare = \"{rule}\"\n");
    let text = [
        "format = 1\ntitle = \"t\"\nmonths = 24\n",
        members,
        &before("a", before_of_a),
        &before("b", "1,000円"),
        &after("yearly = \"601円\""),
        &after("once = \"100円±10%\"\nat = 13"),
        "[sharing]\n",
    ];
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("t.toml"), text.concat()).unwrap();
    let mut command = common::cloudcost(folder.path());
    let output = command.args(["split", "t.toml", "-f", "csv"]).args(options).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let mut lines = said.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    let place = |name: &str| heads.iter().position(|head| *head == name).unwrap();
    let ends = [place("share_low"), place("share_high")];
    lines.map(|fields| ends.map(|end| fields[end].parse().unwrap())).collect()
}

#[test]
fn ends_of_shares_are_as_near_as_the_costs_allow() {
    // who pays equally pays the first year exactly, whatever was paid before: 300 1/2; then half of 691 to 711
    let equal = [[301, 301], [300, 300], [601, 601], [345, 356], [345, 356], [691, 711], [1292, 1312]];
    assert_eq!(shares("1,000円±10%", "equal", &["--by", "year"]), equal);
    // by costs of before: 601 x 900 / 1,900 = 284.7 to 601 x 1,100 / 2,100 = 314.8, the other 286.2 to 316.3; then
    // 691 x 900 / 1,900 = 327.3 to 711 x 1,100 / 2,100 = 372.4, the other 691 / 2.1 = 329.0 to 711 / 1.9 = 374.2
    let current = [[284, 315], [286, 317], [601, 601], [327, 373], [329, 375], [691, 711], [1292, 1312]];
    assert_eq!(shares("1,000円±10%", "current", &["--by", "year"]), current);
    // where costs before are exact, the first year is too: 601 / 2
    let known = [[301, 301], [300, 300], [601, 601], [345, 356], [345, 356], [691, 711], [1292, 1312]];
    assert_eq!(shares("1,000円", "current", &["--by", "year"]), known);
}

#[test]
fn ends_of_shares_under_a_promise_lie_between_the_least_and_the_greatest_cap() {
    // half of 1,292 to 1,312 are 646 to 656, what is promised leaves 540 to 660: the first pays 540 less the unit that the
    // years may be rounded by, to 656 and what rounding adds (657 at most, 658 is what is known); the second no less than 646
    // less a unit, and no more than what the first leaves
    let ends = [[539, 658], [645, 773], [1292, 1312]];
    assert_eq!(shares("300円±10%", "equal", &["--min-saving", "0%"]), ends);
    // where no promise can bind, each year is 300 or 301, then 345 to 356
    let free = [[645, 657], [645, 657], [1292, 1312]];
    assert_eq!(shares("1,000円±10%", "equal", &["--min-saving", "0%"]), free);
    // a cap of 658 cannot be passed; one of 656 can, by what rounding adds: the second bears that unit
    assert_eq!(shares("329円", "equal", &["--min-saving", "0%"]), free);
    let held = [[645, 656], [645, 658], [1292, 1312]];
    assert_eq!(shares("328円", "equal", &["--min-saving", "0%"]), held);
}

#[test]
fn a_percent_printed_as_a_bound_or_a_range_is_no_number() {
    let percent = |printed: &str| {
        let row = format!("before = \"100円\"\npercent = \"{printed}\"");
        let text = format!("format = 1\ntitle = \"t\"\n[[published]]\n{row}\n");
        let cases = [read_case("t", Source::new("t.toml", &text)).unwrap().case];
        let found = compare(&cases, &Request::default()).unwrap();
        let percent = &found.cases[0].lines[0].implied.percent;
        (percent.value.clone(), percent.range.is_some())
    };
    assert_eq!(percent("30%"), (Some(Fraction::from(30)), true));
    assert_eq!(percent("30%弱"), (None, true));
    assert_eq!(percent("20〜30%"), (None, true));
    assert_eq!(percent("30%以上"), (None, false));
}

#[test]
fn bills_to_the_yen_by_largest_remainder_are_not_adjusted() {
    let acting =
        |settlement: &Settlement| Adjuster::ALL.into_iter().filter(|one| one.acts(settlement, false)).count();
    assert_eq!(acting(&Settlement::default()), 0);
    assert_eq!(acting(&Settlement { round_to: 2, ..Settlement::default() }), 1);
    assert_eq!(acting(&Settlement { remainder: Remainder::Drop, ..Settlement::default() }), 1);
}

#[test]
fn a_promise_counts_what_is_paid_beside_the_bill() {
    let promise = Settlement { min_saving: Some(Fraction::zero()), ..Settlement::default() };
    // 75 each, and 10 more for the first, which may pay 80 in all: 70 of what is shared
    let plain = claim(&[80, 200], Basis::Equal, 150);
    let beside = Claim { beside: vec![vec![10, 0]], ..plain.clone() };
    let found = split(&beside, &promise).unwrap();
    assert_eq!((found.years[0].bills.clone(), found.years[0].cost), (vec![80, 80], 160));
    assert_eq!((&found.capped[0].cap, &found.capped[0].uncapped), (&Fraction::from(80), &Fraction::from(85)));
    // what it pays itself is in no bill
    let direct = Claim { direct: vec![vec![10, 0]], ..plain };
    assert_eq!(split(&direct, &promise).unwrap().years[0].bills, [70, 80]);
}

#[test]
fn a_promise_moves_units_within_the_largest_bill_first() {
    let promise =
        Settlement { min_saving: Some(Fraction::zero()), bill: Bill::Item, ..Settlement::default() };
    // 30 and 50 each; the first may pay 70: 10 less of the larger bill
    let item = |cost| SharedItem::of_one_year(Rule::by(Basis::Equal), cost);
    let of = |item| BilledApart { items: vec![item], own: Vec::new() };
    let apart = Claim {
        items: vec![item(60), item(100)],
        apart: vec![of(0), of(1)],
        ..claim(&[70, 200], Basis::Equal, 0)
    };
    let found = split(&apart, &promise).unwrap();
    let bills: Vec<_> = found.years[0].apart.iter().map(|bill| bill.bills.clone()).collect();
    assert_eq!((found.years[0].bills.clone(), bills), (vec![70, 90], vec![vec![30, 30], vec![40, 60]]));
}

#[test]
fn a_half_is_rounded_away_from_nothing_on_either_side() {
    // 1 1/2 each, and 2 back to the first: -1/2 and 1 1/2
    let mut back = claim(&[1, 1], Basis::Equal, 3);
    back.own = vec![vec![-2, 0]];
    let nearest = Settlement { round: Round::Nearest, ..Settlement::default() };
    let found = split(&back, &nearest).unwrap();
    assert_eq!((found.years[0].bills.clone(), found.years[0].dealt.clone()), (vec![-1, 2], vec![]));
    // half a yen each: both go up, and the first gives one back
    let halves = claim(&[1, 1], Basis::Equal, 1);
    let found = split(&halves, &nearest).unwrap();
    assert_eq!((found.years[0].bills.clone(), found.years[0].dealt.clone()), (vec![0, 1], vec![(0, -1)]));
    // 1/2 and -1/2 of nothing in all: cut down to 0 and -1, and of equal remainders the first is rounded up
    let mut nothing = claim(&[1, 1], Basis::Equal, 1);
    nothing.own = vec![vec![0, -1]];
    let found = split(&nothing, &Settlement::default()).unwrap();
    assert_eq!((found.years[0].cost, found.years[0].bills.clone()), (0, vec![1, -1]));
}

#[test]
fn what_is_left_of_the_cost_before_is_limited_in_percent_of_it() {
    let known =
        |value: i128| Measure { value: Some(Fraction::from(value)), range: Some(whole(value, value)) };
    let costs = Costs { before: known(200), after: known(140), percent: known(30), ..Costs::default() };
    let limit = Limit::Percent(Fraction::from(70));
    let (figure, bound) = (LimitedFigure::After, Bound::AtMost);
    let requirement = Requirement { figure, bound, limit, whose: Whose::Group, system: None, yearly: false };
    let judged = requirement.judge(&costs);
    assert_eq!((judged.actual, judged.holds), (known(70), Holds::AtWorst));
    assert_eq!((judged.ceiling.value, judged.headroom.value), (Some(140.into()), Some(0.into())));
}

#[test]
fn rates_of_what_falls_in_the_middle_of_years_are_those_of_whole_years() {
    let saved = |at_base: i128, timed: &[(usize, Timing, i128)]| {
        let mut flows = Flows::new(2);
        flows.at_base(&Fraction::from(at_base));
        timed.iter().for_each(|(year, timing, amount)| flows.add(*year, *timing, &Fraction::from(*amount)));
        flows.internal_return()
    };
    // 10% in half a year are 21% in a year
    assert_eq!(saved(-100, &[(0, Timing::Mid, 110)]), Ok(Fraction::decimal(21, 2)));
    assert_eq!(saved(0, &[(0, Timing::Start, -100), (0, Timing::Mid, 110)]), Ok(Fraction::decimal(21, 2)));
    assert_eq!(saved(0, &[(0, Timing::Mid, -100), (0, Timing::End, 110)]), Ok(Fraction::decimal(21, 2)));
    // a year apart, however far into it
    assert_eq!(saved(0, &[(0, Timing::Mid, -100), (1, Timing::Mid, 110)]), Ok(Fraction::decimal(1, 1)));
}

#[test]
fn february_has_a_day_more_in_leap_years() {
    let is_day = |year| Day::new(year, 2, 29).is_some();
    assert_eq!([2024, 2025, 2100, 2000].map(is_day), [true, false, false, true]);
    assert!(Day::new(2025, 2, 28).is_some() && Day::new(2024, 2, 30).is_none());
}
