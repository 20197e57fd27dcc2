//! The game of a case: what groups would cost by themselves, against cases of just those members and against paper.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::split::{AskedWay, SplitRequest, Splitting, split};
use cloudcost::coalition::Method;
use cloudcost::cost::Units;
use cloudcost::plan::facts::{Selection, Side, compute};
use cloudcost::plan::fair::{Objecting, Sampling};
use cloudcost::{Case, Fraction, Source, read_case, read_rule};

fn case(text: &str) -> Case {
    match read_case("x", Source::new("x.toml", text)) {
        Ok(reading) => reading.case,
        Err(faults) => panic!("{:?}\n{text}", faults.list),
    }
}

fn three_towns() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/three-towns.toml")).unwrap()
}

fn by(methods: &[Method]) -> SplitRequest {
    SplitRequest { ways: divisions(methods), fair: true, ..SplitRequest::default() }
}

fn divisions(methods: &[Method]) -> Vec<AskedWay> {
    methods.iter().copied().map(AskedWay::Division).collect()
}

fn shares(found: &Splitting<'_>, way: usize) -> Vec<i128> {
    found.ways[way].members.iter().map(|row| row.sums.paid().base).collect()
}

/// On paper, in million yen: alone Ko pays 150 + 100 + 10 = 260, Otsu stays at 150 (not 210), Hei at 45 (not 97.5);
/// Ko and Otsu 320, Ko and Hei 282.5, Otsu and Hei stay at 195; all 342.5.
#[test]
fn the_three_towns_are_as_on_paper() {
    let case = case(&three_towns());
    let methods = [Method::Shapley, Method::SeparableCosts, Method::AlternativeCost, Method::EqualRemaining];
    let found = split(&case, &by(&methods)).unwrap();
    let game = &found.fairness.as_ref().unwrap().game;
    let cost = |group: [bool; 3]| game.cost(&group).unwrap();
    assert_eq!([cost([true, false, false]), cost([false, true, false])], [260_000_000, 150_000_000]);
    assert_eq!([cost([false, false, true]), cost([true, true, false])], [45_000_000, 320_000_000]);
    assert_eq!([cost([true, false, true]), cost([false, true, true])], [282_500_000, 195_000_000]);
    assert_eq!(game.total, 342_500_000);
    // Ko: (2 x 260 + 170 + 237.5 + 2 x 147.5) / 6 and so on
    assert_eq!(shares(&found, 0), [203_750_000, 105_000_000, 33_750_000]);
    // separable 147.5, 60, 22.5; remaining benefits 112.5, 90, 22.5 of 225 share 112.5
    assert_eq!(shares(&found, 1), [203_750_000, 105_000_000, 33_750_000]);
    // alternatives 260, 210, 97.5 leave 112.5, 150, 75 of 337.5
    assert_eq!(shares(&found, 2), [185_000_000, 110_000_000, 47_500_000]);
    assert_eq!(shares(&found, 3), [185_000_000, 97_500_000, 60_000_000]);
    let standing = |way: usize| found.ways[way].standing.clone().unwrap();
    assert_eq!(
        (standing(0).in_core, standing(0).worst_excess),
        (Some(true), Some(Units::exact(-11_250_000)))
    );
    assert_eq!((standing(2).in_core, standing(2).rational), (Some(false), Some(false)));
    assert_eq!(standing(3).objections[0].members, [2]);
    // Hei pays 15 more than it costs today
    assert_eq!(standing(3).worst_excess, Some(Units::exact(15_000_000)));
}

#[test]
fn a_quotation_replaces_what_is_built_and_the_lesser_of_it_and_today_counts() {
    let quoted = |members: &str, total: &str| {
        format!("{}\n[[coalition]]\nmembers = [{members}]\ntotal = \"{total}\"\n", three_towns())
    };
    for (members, total, group, cost) in [
        ("\"ko\", \"otsu\"", "2億9,000万円", [true, true, false], 290_000_000),
        ("\"otsu\", \"ko\"", "4億円", [true, true, false], 400_000_000),
        ("\"hei\"", "5,000万円", [false, false, true], 45_000_000),
    ] {
        let case = case(&quoted(members, total));
        let found = split(&case, &by(&[])).unwrap();
        assert_eq!(found.fairness.unwrap().game.cost(&group), Some(cost), "{members}");
    }
    let case = case(&quoted("\"ko\", \"otsu\"", "2億9,000万円"));
    let found = split(&case, &by(&[])).unwrap();
    let standing = found.ways[0].standing.clone().unwrap();
    // 172.5 and 122.5 against 290: 5 million, more than Hei's 2.5
    assert_eq!((standing.count, standing.objections[0].members.clone()), (Some(2), vec![0, 1]));
    assert_eq!(standing.objections[0].excess, Units::exact(5_000_000));
}

/// A case in which only some of the four take part; the others are candidates.
fn of_some(group: [bool; 4], extra: &str) -> String {
    let mut text = String::from("format = 1\ntitle = \"x\"\nmonths = 30\nstart = \"2025-08\"\n");
    for (nth, id) in ["a", "b", "c", "d"].into_iter().enumerate() {
        let candidate = !group[nth];
        text += &format!(
            "[[member]]\nid = \"{id}\"\nbases = {{ servers = {} }}\ncandidate = {candidate}\n",
            nth * 3 + 1
        );
    }
    text += "[[after]]\nitem = \"base\"\nyearly = 10_000_001\ngrowth = \"1.5%\"\nshare = \"equal\"\n";
    text += "[[after]]\nitem = \"licence\"\nby_members = { 1 = 900, 2 = 1000, 4 = 1501 }\ngrowth = \"2%\"\nshare = \"equal\"\n";
    text += "[[after]]\nitem = \"servers\"\nmonthly = 777\nper = \"servers\"\n";
    text += "[[after]]\nitem = \"own\"\nmember = \"c\"\nonce = 4_321\nat = 9\n";
    if group[1] || group[3] {
        text += "[[after]]\nitem = \"link\"\nmembers = [\"b\", \"d\"]\ntotal = 99_999\nfrom = 5\nshare = \"equal\"\n";
    }
    text + extra
}

#[test]
fn a_group_costs_what_a_case_of_it_alone_costs() {
    let whole = case(&of_some([true; 4], ""));
    let found = split(&whole, &by(&[])).unwrap();
    let game = found.fairness.unwrap().game;
    for mask in 1..16 {
        let group = [0, 1, 2, 3].map(|nth| mask >> nth & 1 == 1);
        let alone = case(&of_some(group, ""));
        let plan = alone.plan.as_ref().unwrap();
        let computed = compute(&alone, plan, &Selection::default()).unwrap();
        let paid = computed.sum(|fact| fact.side == Side::After && !fact.payer.is_outside());
        assert_eq!(game.cost(&group), Some(paid.base), "{group:?}");
    }
}

#[test]
fn a_case_can_name_a_division_as_its_rule() {
    let named = three_towns() + "\n[sharing]\nrule = \"shapley\"\n";
    let case = case(&named);
    let found = split(&case, &SplitRequest::default()).unwrap();
    assert_eq!(found.ways[0].method, Some(Method::Shapley));
    assert_eq!(shares(&found, 0), [203_750_000, 105_000_000, 33_750_000]);
    // a rule of the command line comes first
    let ways = vec![AskedWay::Rule(read_rule("equal").unwrap())];
    let found = split(&case, &SplitRequest { ways, ..SplitRequest::default() }).unwrap();
    assert_eq!(shares(&found, 0), [172_500_000, 122_500_000, 47_500_000]);
}

/// What is worth to others is paid for it: c makes the other two cheaper, by quotation.
#[test]
fn a_negative_share_is_rounded_and_held_like_any_other() {
    let mut text = String::from(
        "format = 1\ntitle = \"x\"\nmonths = 12\nmember = [{ id = \"a\" }, { id = \"b\" }, { id = \"c\" }]\n",
    );
    for (members, total) in [
        ("\"a\"", 100),
        ("\"b\"", 100),
        ("\"c\"", 10),
        ("\"a\", \"b\"", 200),
        ("\"a\", \"c\"", 41),
        ("\"b\", \"c\"", 40),
        ("\"a\", \"b\", \"c\"", 80),
    ] {
        text += &format!("[[coalition]]\nmembers = [{members}]\ntotal = {total}\n");
    }
    let case = case(&text);
    let found = split(&case, &by(&[Method::Shapley, Method::EqualRemaining])).unwrap();
    // c: (2 x 10 - 59 - 60 + 2 x -120) / 6 = -56.5; a: (2 x 100 + 100 + 31 + 2 x 40) / 6 = 68.5; b: 68
    assert_eq!(shares(&found, 0), [69, 68, -57]);
    assert_eq!(found.ways[0].shares.exact, [137, 136, -113].map(|twice| Fraction::ratio(twice, 2).unwrap()));
    // 80 - 40 = 40, 80 - 41 = 39, 80 - 200 = -120; 121 remain, 40 1/3 each: 80 1/3, 79 1/3, -79 2/3, and one yen left
    assert_eq!(shares(&found, 1), [81, 79, -80]);
}

#[test]
fn an_estimate_is_near_what_is_exact_and_the_same_for_the_same_seed() {
    let mut text = String::from("format = 1\ntitle = \"x\"\nmonths = 12\n");
    for nth in 1..=24 {
        text += &format!(
            "[[member]]\nid = \"m{nth}\"\n[[before]]\nitem = \"x\"\nmember = \"m{nth}\"\nyearly = 1_000_000_000\n"
        );
    }
    text += "[[after]]\nitem = \"base\"\nyearly = 24_000\nshare = \"equal\"\n";
    // nobody would stay as it is, so the value is that of the base: 1,000 each, exactly
    let asked = || SplitRequest { ways: divisions(&[Method::Shapley]), ..SplitRequest::default() };
    let exact = split(&case(&text), &asked()).unwrap().ways[0].shares.exact.clone();
    assert_eq!(exact, vec![Fraction::from(1_000); 24]);
    // a quotation for what two cost anyway changes no value, but follows no rule
    text += "[[coalition]]\nmembers = [\"m1\", \"m2\"]\ntotal = 24_000\n";
    let case = case(&text);
    let sampled = |seed| {
        let sampling = Some(Sampling { orders: 3_000, seed });
        let found = split(&case, &SplitRequest { sampling, ..asked() }).unwrap();
        (shares(&found, 0), found.ways[0].errors.clone().unwrap())
    };
    let (values, errors) = sampled(5);
    assert_eq!((&values, &errors), (&sampled(5).0, &sampled(5).1));
    assert_ne!(values, sampled(6).0);
    assert_eq!(values.iter().sum::<i128>(), 24_000);
    for (value, error) in values.iter().zip(&errors) {
        // the deviation of one order is 24,000 x root(23)/24 = 4,796; of 3,000 orders 87.6
        assert!((value - 1_000).abs() < 400, "{values:?}");
        assert!(*error > Fraction::from(70) && *error < Fraction::from(105), "{errors:?}");
    }
    let refused = split(&case, &asked());
    assert_eq!(refused.unwrap_err()[0].fault.code.name(), "too-many-to-count");
}

/// What is listed, counted and said of the worst are the same bills, however they are rounded.
#[test]
fn the_worst_objection_and_the_worst_excess_are_the_same_yen() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/association.toml")).unwrap();
    let case = case(&text);
    let mut objected = 0;
    for unit in [1, 7, 1_000, 1_000_003] {
        for rule in ["equal", "population", "20% equal + 80% population", "population ^ 0.7", "businesses"] {
            let ways = vec![AskedWay::Rule(read_rule(rule).unwrap())];
            let round_to = Some(Fraction::from(unit));
            let found = split(&case, &SplitRequest { ways, round_to, fair: true, ..SplitRequest::default() })
                .unwrap();
            let standing = found.ways[0].standing.clone().unwrap();
            let game = &found.fairness.as_ref().unwrap().game;
            for objecting in &standing.objections {
                let is_in = |number: &usize| objecting.members.contains(number);
                let group: Vec<bool> = game.members.iter().map(is_in).collect();
                let billed = |number: &usize| found.ways[0].shares.total(*number).base;
                assert_eq!(objecting.pays, Units::exact(objecting.members.iter().map(billed).sum::<i128>()));
                assert_eq!(Some(objecting.alone.base), game.cost(&group));
            }
            let excess = |objecting: &Objecting| Units::exact(objecting.pays.base - objecting.alone.base);
            assert!(standing.objections.is_sorted_by_key(|objecting| -excess(objecting).base));
            match standing.objections.first() {
                Some(worst) => assert_eq!(standing.worst_excess, Some(excess(worst)), "{rule} {unit}"),
                None => assert!(standing.worst_excess.unwrap().base <= 0, "{rule} {unit}"),
            }
            let count = standing.count.unwrap();
            assert_eq!(standing.in_core, Some(count == 0));
            objected += count;
        }
    }
    assert!(objected > 0);
}

/// A case by a division has shares by member, and what was said of items has no effect on them.
#[test]
fn rules_and_divisions_stand_in_the_order_in_which_they_are_asked_for() {
    let case = case(&three_towns());
    let equal = || AskedWay::Rule(read_rule("equal").unwrap());
    let ways = vec![AskedWay::Division(Method::Nucleolus), equal(), AskedWay::Division(Method::Shapley)];
    let found = split(&case, &SplitRequest { ways, ..SplitRequest::default() }).unwrap();
    let methods: Vec<Option<Method>> = found.ways.iter().map(|way| way.method).collect();
    assert_eq!(methods, [Some(Method::Nucleolus), None, Some(Method::Shapley)]);
}

/// On paper: 30 towns pay 10 each for a base of 300, and the first has it for 4 today. It objects alone, by 6, and no
/// other group does: one without it would pay all 300, or stay at 20 each. Nothing is cheaper for all than the base, so
/// some shares hold.
#[test]
fn of_thirty_towns_the_one_with_a_cheaper_way_out_objects() {
    let text = |others: u32| {
        let mut text = "format = 1\ntitle = \"t\"\nmonths = 12\n".to_owned();
        for nth in 0..30 {
            let before = if nth == 0 { 4 } else { others };
            text += &format!(
                "[[member]]\nid = \"m{nth}\"\n[[before]]\nitem = \"x\"\nmember = \"m{nth}\"\nyearly = {before}\n"
            );
        }
        text + "[[after]]\nitem = \"base\"\nyearly = 300\nshare = \"equal\"\n"
    };
    let stands = |text: &str| {
        let case = case(text);
        let found = split(&case, &SplitRequest { fair: true, ..SplitRequest::default() }).unwrap();
        let fairness = found.fairness.as_ref().unwrap();
        assert!(!fairness.is_counted());
        (found.ways[0].standing.clone().unwrap(), fairness.support.as_ref().unwrap().units)
    };
    let (standing, support) = stands(&text(20));
    assert_eq!(
        (standing.in_core, standing.worst_excess, standing.rational),
        (Some(false), Some(Units::exact(6)), Some(false))
    );
    assert_eq!(
        standing.objections,
        [Objecting {
            members: vec![0],
            pays: Units::exact(10),
            alone: Units::exact(4),
            excess: Units::exact(6)
        }]
    );
    assert_eq!((standing.count, support), (Some(1), 0));
    // at 10 each the others are as well off at home: staying costs 294 in all, 6 less than the base
    let (standing, support) = stands(&text(10));
    assert_eq!((standing.worst_excess, support), (Some(Units::exact(6)), 6));
    assert_eq!(standing.objections[0].members, [0]);
}

/// A price of 0 for all three is a price: one pays 1,000 by itself and two 1,500, and 100 for each line.
#[test]
fn a_price_by_number_is_that_of_the_number_itself() {
    let members = "member = [{ id = \"a\" }, { id = \"b\" }, { id = \"c\" }]\n";
    let text = format!("format = 1\ntitle = \"x\"\nmonths = 12\n{members}")
        + "[[after]]\nitem = \"fee\"\nby_members = { 1 = 1000, 2 = 1500, 3 = 0 }\nshare = \"equal\"\n"
        + "[[after]]\nitem = \"line\"\nyearly = 100\nper = \"member\"\n";
    let case = case(&text);
    let game = split(&case, &by(&[])).unwrap().fairness.unwrap().game;
    let cost = |group: [bool; 3]| game.cost(&group);
    assert_eq!([cost([true, false, false]), cost([true, true, false])], [Some(1_100), Some(1_700)]);
    assert_eq!((cost([true; 3]), game.total), (Some(300), 300));
}

/// Eight and four months of 34,116,839 are 22,744,559 and 11,372,280; with the second member from the sixth month on the
/// first year is 5/12 of 34,116,839 and 3/12 of 38,042,972, and the second 4/12 of that.
#[test]
fn a_member_alone_pays_the_price_of_one_to_the_yen() {
    let text = "format = 1\ntitle = \"x\"\nmonths = 12\nstart = \"2026-08\"\n\
        member = [{ id = \"a\" }, { id = \"b\", from = 6 }]\n\
        [[after]]\nitem = \"fee\"\nby_members = { 1 = 34_116_839, 2 = 38_042_972 }\nshare = \"equal\"\n";
    let case = case(text);
    let game = split(&case, &by(&[])).unwrap().fairness.unwrap().game;
    assert_eq!(game.cost(&[true, false]), Some(34_116_839));
    assert_eq!((game.cost(&[true, true]), game.total), (Some(36_407_084), 36_407_084));
}

/// On paper: each group of six pays 100 a member and would stay at 60 a member.
#[test]
fn every_objection_is_known() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/transcripts/fair.in/six.toml"))
            .unwrap();
    let case = case(&text);
    let found = split(&case, &by(&[Method::Shapley])).unwrap();
    let standing = found.ways[0].standing.as_ref().unwrap();
    assert_eq!((standing.count, standing.objections.len()), (Some(63), 63));
    assert!(standing.objections.iter().all(|one| one.pays.base == one.alone.base / 60 * 100), "{standing:?}");
    assert_eq!((standing.objections[0].members.len(), standing.worst_excess), (6, Some(Units::exact(240))));
}

/// On paper: of a base of 12,000 a year for 60 months, a month costs 1,000 and is shared equally by those there are: the
/// members join one by one, 30 in each of 60 months, so that the last 30 pay 1,000/1,800 each, for one month. Of a licence
/// that all share from the last month on nobody pays more than another.
#[test]
fn members_that_join_month_by_month_have_exact_shares() {
    let mut text = String::from("format = 1\ntitle = \"x\"\nmonths = 60\n");
    for nth in 0..1_800 {
        text += &format!("[[member]]\nid = \"m{nth}\"\nfrom = {}\n", nth / 30 + 1);
    }
    text += "[[after]]\nitem = \"base\"\nmonthly = 1_000\nshare = \"equal\"\n";
    text += "[[after]]\nitem = \"licence\"\nonce = 3_600\nat = 60\nshare = \"equal\"\n";
    let case = case(&text);
    let found =
        split(&case, &SplitRequest { ways: divisions(&[Method::Shapley]), ..SplitRequest::default() })
            .unwrap();
    let exact = &found.ways[0].shares.exact;
    let sum = exact.iter().fold(Fraction::zero(), |sum, share| &sum + share);
    assert_eq!(sum, Fraction::from(63_600));
    let of_last_month = |month: i128| Fraction::ratio(1_000, 30 * month).unwrap();
    let share = |from: i128| (from..=60).fold(Fraction::from(2), |sum, month| &sum + &of_last_month(month));
    for (nth, share) in [(0, share(1)), (29, share(1)), (30, share(2)), (1_799, share(60))] {
        assert_eq!(exact[nth], share, "{nth}");
    }
}

/// On paper, half of every price borne outside, in millions: of all, 6 months of 15 and 6 of 12 a year are 13.5, half 6.75;
/// two of whom one leaves pay half of 6 + 5, 5.5; a and b half of 12, 6; alone a pays 5 and c 2.5. So the separable costs
/// are 1.25, 1.25 and 0.75, the rest is 3.5, and costs avoided are 3.75, 3.75 and 1.75.
#[test]
fn somebody_outside_bears_its_part_of_what_every_group_would_pay() {
    let member = |id: &str, to: &str| {
        format!(
            "[[member]]\nid = \"{id}\"\n{to}[[before]]\nitem = \"o\"\nmember = \"{id}\"\nyearly = 20_000_000\n"
        )
    };
    let text = [
        "format = 1\ntitle = \"x\"\nmonths = 12\n",
        &member("a", ""),
        &member("b", ""),
        &member("c", "to = 6\n"),
        "[[after]]\nitem = \"s\"\nby_members = { 1 = 10_000_000, 2 = 12_000_000, 3 = 15_000_000 }\n",
        "paid_by = { pref = \"50%\" }\n[sharing]\nrule = \"equal\"\n",
    ]
    .concat();
    let exact = case(&text);
    let found = split(&exact, &by(&[Method::AlternativeCost])).unwrap();
    assert_eq!(shares(&found, 0), [2_668_919, 2_668_919, 1_412_162]);
    // within a range of the price for three each share lies within its ends
    let ranged = case(&text.replace("3 = 15_000_000", "3 = \"1500万円±100万円\""));
    let within = split(&ranged, &by(&[Method::AlternativeCost])).unwrap();
    for (member, share) in [(0, 2_668_919), (1, 2_668_919), (2, 1_412_162)] {
        let ends = within.ways[0].members[member].sums.after.unwrap();
        assert!(ends.low <= share && share <= ends.high, "{member}: {ends:?}");
    }
}
