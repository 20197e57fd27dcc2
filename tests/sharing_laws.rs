//! Laws that every split keeps, whatever the members, rules, signs and roundings.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::sharing::{
    Basis, Claim, ClaimInvoice, DEGRESSIVE, Fault, POWER, Remainder, Round, Rule, Settlement, SharedItem,
    Sharer, Spell, Split, split,
};
use cloudcost::{Fraction, apportion, read_rule};
use proptest::collection::vec;
use proptest::prelude::*;

const YEARS: usize = 3;

fn member() -> impl Strategy<Value = Sharer> {
    (1..400_000_i128, 0..60_i128, 1..30_000_000_i128).prop_map(|(people, businesses, before)| {
        Sharer::default().base("population", people).base("businesses", businesses + 1).before(before)
    })
}

fn basis() -> impl Strategy<Value = Basis> {
    let exponent = Fraction::decimal(585, 3);
    prop_oneof![
        Just(Basis::Equal),
        Just(Basis::Current),
        Just(Basis::proportional("population")),
        Just(Basis::proportional("businesses")),
        Just(Basis::curved(&POWER, "population", exponent).unwrap()),
        Just(Basis::curved(&DEGRESSIVE, "population", Fraction::decimal(15, 1)).unwrap()),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        basis().prop_map(Rule::by),
        (basis(), basis(), 1..100_i128).prop_map(|(one, other, percent)| Rule::sum([
            (percent, one),
            (100 - percent, other)
        ])
        .unwrap()),
    ]
}

/// One year's invoice: its months have one price or two.
fn invoice(year: usize, cost: i128, change: u32, price: i128) -> ClaimInvoice {
    let first = u32::try_from(year).unwrap() * 12 + 1;
    let spell = |from, to, price| Spell { from: first + from, to: first + to, price: Fraction::from(price) };
    ClaimInvoice { cost, spells: vec![spell(0, change, 10), spell(change + 1, 11, price)] }
}

fn item(rule: Rule, costs: Vec<i128>, change: u32, price: i128) -> SharedItem {
    let years = costs.into_iter().enumerate().map(|(year, cost)| invoice(year, cost, change, price));
    SharedItem { years: years.collect(), ..SharedItem::of_one_year(rule, 0) }
}

/// Costs from a few yen, fewer than members, to billions; credits too.
fn costs() -> impl Strategy<Value = Vec<i128>> {
    prop_oneof![
        vec(-9..10_i128, YEARS),
        vec(-1_000_000..1_000_000_i128, YEARS),
        vec(0..9_000_000_000_i128, YEARS)
    ]
}

fn items() -> impl Strategy<Value = Vec<SharedItem>> {
    let item = (rule(), costs(), 0..10_u32, 1..30_i128)
        .prop_map(|(rule, costs, change, price)| item(rule, costs, change, price));
    vec(item, 1..4)
}

/// Members, of whom all but the first may come late or go early, their shared items and what they bear alone.
fn claim() -> impl Strategy<Value = Claim> {
    (vec((member(), 1..20_u32, 10..60_u32), 1..12), items())
        .prop_flat_map(|(members, items)| {
            let own = vec(vec(-50..500_000_i128, members.len()), YEARS);
            (Just(members), Just(items), own)
        })
        .prop_map(|(members, items, own)| {
            let stays = |(nth, (member, from, to)): (usize, (Sharer, u32, u32))| match nth {
                0 => member,
                _ => Sharer { from: from.min(to), to, ..member },
            };
            let members = members.into_iter().enumerate().map(stays).collect();
            Claim { members, items, own, years: YEARS, ..Claim::default() }
        })
}

fn settlement(members: usize) -> impl Strategy<Value = Settlement> {
    let remainder = prop_oneof![
        Just(Remainder::Largest),
        Just(Remainder::Drop),
        (0..members).prop_map(Remainder::Member)
    ];
    let round = prop_oneof![3 => Just(Round::Down), 1 => Just(Round::Nearest), 1 => Just(Round::Up)];
    (prop_oneof![Just(1), Just(10), Just(1_000), Just(7_i128)], round, remainder).prop_map(
        |(round_to, round, remainder)| Settlement { round_to, round, remainder, ..Settlement::default() },
    )
}

fn settled() -> impl Strategy<Value = (Claim, Settlement)> {
    claim().prop_flat_map(|claim| {
        let members = claim.members.len();
        (Just(claim), settlement(members))
    })
}

/// Everyone the whole term, nothing borne alone.
fn plain(members: Vec<Sharer>, items: Vec<SharedItem>) -> Claim {
    Claim { members, items, years: YEARS, ..Claim::default() }
}

fn by_default(claim: &Claim) -> Split<'_> {
    split(claim, &Settlement::default()).unwrap()
}

fn adds_up(split: &Split<'_>) -> bool {
    split.years.iter().all(|year| year.bills.iter().sum::<i128>() + year.uncollected == year.cost)
}

fn cost(claim: &Claim, year: usize) -> i128 {
    let shared: i128 = claim.items.iter().map(|item| item.years[year].cost).sum();
    shared + claim.own.get(year).map_or(0, |own| own.iter().sum())
}

/// Exact bills of a year brought to whole units, the simplest way there is; who takes no part bears no remainder.
fn rounded(exact: &[Fraction], cost: i128, settlement: &Settlement, takes_part: &[bool]) -> Vec<i128> {
    let unit = settlement.round_to;
    let down = |bill: &Fraction| {
        let units = bill.checked_div(&Fraction::from(unit)).unwrap();
        units.units(0, cloudcost::Rounding::Floor).unwrap() * unit
    };
    let mut bills: Vec<i128> = exact.iter().map(down).collect();
    let mut left = cost - bills.iter().sum::<i128>();
    match settlement.remainder {
        Remainder::Drop => {}
        Remainder::Member(bearer) if takes_part[bearer] => bills[bearer] += left,
        Remainder::Largest | Remainder::Member(_) => {
            let mut order: Vec<usize> = (0..exact.len()).collect();
            order.sort_by_key(|nth| &Fraction::from(bills[*nth]) - &exact[*nth]);
            for nth in order {
                bills[nth] += left.min(unit);
                left -= left.min(unit);
            }
        }
    }
    bills
}

/// Whether no bill is further from its exact one rounded than by the units that rounding puts above caps, and what comes of
/// incomplete units; of costs that are not negative, rounded down. Where exact bills cannot keep the caps, units must do it,
/// however many.
fn moves_no_more_than_needed(split: &Split<'_>, claim: &Claim, promised: &Settlement) -> bool {
    let (members, unit) = (claim.members.len(), promised.round_to);
    let exact =
        |year: usize| (0..members).map(|member| split.quota(member, year).unwrap()).collect::<Vec<_>>();
    let kept = &(&Fraction::from(100) - promised.min_saving.as_ref().unwrap()) * &Fraction::decimal(1, 2);
    let cap = |member: usize| claim.members[member].before.as_ref().unwrap() * &kept;
    let years = 0..claim.years;
    let is_kept = |member: usize| {
        let paid = years.clone().fold(Fraction::zero(), |sum, year| &sum + &exact(year)[member]);
        paid <= &cap(member) + &Fraction::power_of_ten(-30)
    };
    let is_plain = promised.round == Round::Down && split.years.iter().all(|year| year.cost >= 0);
    if !is_plain || !(0..members).all(is_kept) {
        return true;
    }
    let takes_part = |year: usize| {
        let first = u32::try_from(year).unwrap() * 12 + 1;
        let members = claim.members.iter();
        members.map(|member| first.max(member.from) <= member.to.min(first + 11)).collect::<Vec<_>>()
    };
    let of_year = |year: usize| rounded(&exact(year), split.years[year].cost, promised, &takes_part(year));
    let bills: Vec<Vec<i128>> = years.clone().map(of_year).collect();
    let above = |member: usize| {
        let paid: i128 = bills.iter().map(|year| year[member]).sum();
        let cap = cap(member).units(0, cloudcost::Rounding::Floor).unwrap();
        (paid - cap + unit - 1).div_euclid(unit).max(0)
    };
    let units: i128 = (0..members).map(above).sum();
    let is_odd = |year: &usize| promised.remainder != Remainder::Drop && split.years[*year].cost % unit != 0;
    let odd = i128::try_from(years.clone().filter(is_odd).count()).unwrap();
    let most = if units == 0 { 0 } else { units + odd + odd.min(1) };
    years.clone().all(|year| {
        let mut found = split.years[year].bills.iter().zip(&bills[year]);
        found.all(|(bill, rounded)| (bill - rounded).abs() <= most * unit)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn bills_sum_to_the_cost((claim, settlement) in settled()) {
        let split = split(&claim, &settlement).unwrap();
        prop_assert!(adds_up(&split));
        for (nth, year) in split.years.iter().enumerate() {
            prop_assert_eq!(year.cost, cost(&claim, nth));
            let most = settlement.round_to * i128::try_from(claim.members.len()).unwrap();
            match settlement.remainder {
                Remainder::Drop => prop_assert!(year.uncollected.abs() < most),
                _ => prop_assert_eq!(year.uncollected, 0),
            }
            let odd = year.bills.iter().filter(|bill| *bill % settlement.round_to != 0).count();
            prop_assert!(odd <= 1, "{} bills are no multiples", odd);
        }
    }

    #[test]
    fn a_bill_is_its_exact_quota_within_one_unit((claim, settlement) in settled()) {
        let split = split(&claim, &settlement).unwrap();
        for (nth, year) in split.years.iter().enumerate() {
            for (member, bill) in year.bills.iter().enumerate() {
                let away = (&Fraction::from(*bill) - &split.quota(member, nth).unwrap()).abs();
                if settlement.remainder != Remainder::Member(member) {
                    prop_assert!(away < Fraction::from(settlement.round_to));
                }
            }
        }
    }

    #[test]
    fn the_parts_of_items_sum_to_the_quota(claim in claim()) {
        let split = by_default(&claim);
        for year in 0..YEARS {
            for member in 0..claim.members.len() {
                let own = Fraction::from(claim.own[year][member]);
                let parts = (0..claim.items.len()).map(|item| split.part(item, member, year).unwrap());
                let sum = parts.fold(own, |sum, part| &sum + &part);
                prop_assert_eq!(split.quota(member, year).unwrap(), sum);
            }
        }
    }

    #[test]
    fn permuted_members_pay_permuted_shares(members in vec(member(), 2..9), items in items(), turn in 1..8_usize) {
        let turn = turn % members.len();
        let mut turned = members.clone();
        turned.rotate_left(turn);
        let (claim, other) = (plain(members.clone(), items.clone()), plain(turned, items));
        let (one, other) = (by_default(&claim), by_default(&other));
        for year in 0..YEARS {
            let exact: Vec<Fraction> = (0..members.len()).map(|nth| one.quota(nth, year).unwrap()).collect();
            let rest = |quota: &Fraction| {
                let down = quota.abs().rounded(0, cloudcost::Rounding::Down);
                &quota.abs() - &down
            };
            for nth in 0..members.len() {
                let there = (nth + members.len() - turn) % members.len();
                prop_assert_eq!(&exact[nth], &other.quota(there, year).unwrap());
                let tied = exact.iter().enumerate().any(|(m, q)| m != nth && rest(q) == rest(&exact[nth]));
                let (bill, turned) = (one.years[year].bills[nth], other.years[year].bills[there]);
                prop_assert!((bill - turned).abs() <= i128::from(tied), "{} and {}", bill, turned);
            }
        }
    }

    #[test]
    fn equal_members_differ_by_at_most_one_unit(
        member in member(), copies in 2..9_usize, others in vec(member(), 0..4), items in items(),
    ) {
        let mut members = vec![member; copies];
        members.extend(others);
        let claim = plain(members, items);
        let settlement = Settlement { round_to: 10, ..Settlement::default() };
        for year in split(&claim, &settlement).unwrap().years {
            let alike = &year.bills[..copies];
            let (least, most) = (alike.iter().min().unwrap(), alike.iter().max().unwrap());
            prop_assert!(most - least <= 10);
            // the tie rule: the one listed first is given a unit first, in the direction of the year's cost
            let towards = year.cost.signum();
            prop_assert!(alike.windows(2).all(|pair| (pair[0] - pair[1]) * towards >= 0) || most - least < 10);
        }
    }

    #[test]
    fn doubling_all_weights_changes_nothing(members in vec(member(), 1..9), items in items()) {
        let twice = |member: &Sharer| {
            let double = |value: &Fraction| value * &Fraction::from(2);
            let bases = member.bases.iter().map(|(name, base)| (name.clone(), double(base))).collect();
            Sharer { bases, before: member.before.as_ref().map(double), ..member.clone() }
        };
        let doubled = plain(members.iter().map(twice).collect(), items.clone());
        let claim = plain(members, items);
        for (one, other) in by_default(&claim).years.iter().zip(&by_default(&doubled).years) {
            prop_assert_eq!(&one.bills, &other.bills);
        }
    }

    #[test]
    fn two_items_of_a_rule_cost_their_sum_within_one_unit(
        members in vec(member(), 1..9), rule in rule(), first in costs(), second in costs(),
    ) {
        let sum = first.iter().zip(&second).map(|(a, b)| a + b).collect();
        let of = |costs: Vec<i128>| plain(members.clone(), vec![item(rule.clone(), costs, 5, 10)]);
        let together = of(sum);
        let both = plain(
            members.clone(),
            vec![item(rule.clone(), first.clone(), 5, 10), item(rule.clone(), second.clone(), 5, 10)],
        );
        prop_assert_eq!(&by_default(&both).years[0].bills, &by_default(&together).years[0].bills);
        let (a, b, whole) = (of(first), of(second), by_default(&together));
        let (a, b) = (by_default(&a), by_default(&b));
        for year in 0..YEARS {
            for member in 0..members.len() {
                let apart = a.years[year].bills[member] + b.years[year].bills[member];
                prop_assert!((apart - whole.years[year].bills[member]).abs() <= 1);
            }
        }
    }

    #[test]
    fn no_bill_over_the_term_is_above_its_cap(
        (claim, settlement) in settled(), percent in -200_000..60_000_i128, scale in 1..40_i128,
    ) {
        // costs of before of about the size of what is shared, so that promises bind without always failing
        let total: i128 = (0..YEARS).map(|year| cost(&claim, year).abs()).sum();
        let share = total / i128::try_from(claim.members.len()).unwrap() * scale / 10 + 10;
        let mut claim = claim;
        for (nth, member) in claim.members.iter_mut().enumerate() {
            member.before = Some(Fraction::from(share + share * i128::try_from(nth).unwrap() / 5));
        }
        let percent = Fraction::decimal(percent, 3);
        let part = &(&Fraction::from(100) - &percent) * &Fraction::decimal(1, 2);
        let promised = Settlement { min_saving: Some(percent.clone()), ..settlement.clone() };
        match split(&claim, &promised) {
            Ok(split) => {
                prop_assert!(adds_up(&split));
                prop_assert!(moves_no_more_than_needed(&split, &claim, &promised), "no more units move than are above caps");
                for (nth, member) in claim.members.iter().enumerate() {
                    prop_assert!(Fraction::from(split.total(nth)) <= member.before.as_ref().unwrap() * &part);
                }
                for year in 0..YEARS {
                    let moved = (0..claim.members.len()).map(|member| split.moved(member, year).unwrap());
                    let sum = moved.fold(Fraction::zero(), |sum, moved| &sum + &moved);
                    prop_assert!(sum.abs() < Fraction::power_of_ten(-30), "what moves away arrives");
                }
            }
            Err(faults) => {
                let [Fault::CannotHold(cannot)] = &faults[..] else { panic!("{faults:?}") };
                if let Some(largest) = &cannot.largest {
                    prop_assert!(*largest < percent);
                    let less = Settlement { min_saving: Some(largest.clone()), ..settlement };
                    prop_assert!(split(&claim, &less).is_ok(), "what it names holds");
                }
            }
        }
    }

    #[test]
    fn a_promise_that_binds_nobody_changes_no_bill((claim, settlement) in settled(), room in 0..9_i128) {
        // each cap is what is paid without it, or a little more
        let free = split(&claim, &settlement).unwrap();
        let paid: Vec<i128> = (0..claim.members.len()).map(|member| free.total(member)).collect();
        prop_assume!(paid.iter().all(|paid| *paid + room >= 0));
        let mut held = claim.clone();
        let no_rule_weighs_it = claim.items.iter().all(|item| {
            item.rule.terms().iter().all(|term| term.basis != Basis::Current)
        });
        prop_assume!(no_rule_weighs_it);
        for (member, paid) in held.members.iter_mut().zip(paid) {
            member.before = Some(Fraction::from(paid + room));
        }
        let promised = Settlement { min_saving: Some(Fraction::zero()), ..settlement };
        let split = split(&held, &promised).unwrap();
        prop_assert!(split.capped.is_empty());
        for (one, other) in split.years.iter().zip(&free.years) {
            prop_assert_eq!((&one.bills, one.uncollected), (&other.bills, other.uncollected));
        }
    }

    #[test]
    fn a_joining_member_raises_nobody(
        members in vec(member(), 1..9), newcomer in member(), costs in vec(0..9_000_000_000_i128, YEARS),
        basis in prop_oneof![Just(Basis::Equal), Just(Basis::proportional("population"))],
    ) {
        let items = vec![item(Rule::by(basis), costs, 5, 10)];
        let without = plain(members.clone(), items.clone());
        let with = plain([members.clone(), vec![newcomer]].concat(), items);
        let (without, with) = (by_default(&without), by_default(&with));
        for year in 0..YEARS {
            for member in 0..members.len() {
                prop_assert!(with.quota(member, year).unwrap() <= without.quota(member, year).unwrap());
            }
        }
    }

    #[test]
    fn apportioned_parts_add_up_and_keep_the_sign(
        total in -10_000_000_i128..10_000_000, weights in vec(0..1_000_i128, 1..40), unit in 1..2_000_i128,
    ) {
        let weighed: Vec<Fraction> = weights.iter().map(|weight| Fraction::from(*weight)).collect();
        let Some(parts) = apportion(total, &weighed, unit) else {
            prop_assert!(weights.iter().all(|weight| *weight == 0));
            return Ok(());
        };
        prop_assert_eq!(parts.iter().sum::<i128>(), total);
        let turned: Vec<i128> = apportion(-total, &weighed, unit).unwrap().iter().map(|part| -part).collect();
        prop_assert_eq!(&turned, &parts);
        let sum: i128 = weights.iter().sum();
        for (part, weight) in parts.iter().zip(&weights) {
            prop_assert!((part * sum - total * weight).abs() < unit * sum);
            prop_assert!(*weight > 0 || *part == 0);
        }
    }

    #[test]
    fn any_text_is_a_rule_or_a_fault_inside_it(text in "[0-9%％ +＋^().,/a-z割人口均等逓減、ー・と分の及び二百🦀-]{0,24}") {
        match read_rule(&text) {
            Ok(read) => {
                prop_assert_eq!(read.rule.terms().len(), read.places.len());
                prop_assert!(read.places.iter().all(|place| text.get(place.clone()).is_some()));
            }
            Err(fault) => prop_assert!(fault.span.is_none_or(|span| text.get(span).is_some())),
        }
    }
}

/// Years of 200, in units of 10: a and b pay 105.1 and 94.9, later b and c do, after a year that a and c share.
/// Whoever pays 105.1 is rounded up. a may pay what it pays exactly, and is 5 units above that after ten years; b is rounded up
/// as often as down, and passes on as much as it takes: nothing is taken off twice where c takes all of it in the first year.
#[test]
fn more_units_can_move_in_a_bill_than_there_are_members() {
    let between = |first: usize, second: usize, last: usize| {
        let percent = |member| match member {
            member if member == first => Some(Fraction::decimal(5255, 2)),
            member if member == second => Some(Fraction::decimal(4745, 2)),
            _ => None,
        };
        let table = Basis::table((0..3).map(percent).collect()).unwrap();
        let year = |nth: usize| if (last..last + 10).contains(&nth) { 200 } else { 0 };
        let years = (0..21).map(|nth| {
            let from = u32::try_from(nth).unwrap() * 12 + 1;
            ClaimInvoice::even(year(nth), from, from + 11)
        });
        SharedItem { years: years.collect(), ..SharedItem::of_one_year(Rule::by(table), 0) }
    };
    let half = |member| (member != 1).then(|| Fraction::from(50));
    let first = SharedItem::of_one_year(Rule::by(Basis::table((0..3).map(half).collect()).unwrap()), 200);
    let member = |before: i128| Sharer::default().before(before);
    // 100 and 10 x 105.1; 10 x 94.9 and 10 x 105.1; much more than it pays
    let members = vec![member(1_151), member(2_000), member(10_000)];
    let items = vec![first, between(0, 1, 1), between(1, 2, 11)];
    let claim = Claim { members, items, years: 21, ..Claim::default() };
    let promised = Settlement { round_to: 10, min_saving: Some(Fraction::zero()), ..Settlement::default() };
    let split = split(&claim, &promised).unwrap();
    assert!(split.capped.is_empty());
    assert_eq!(split.years[0].bills, [50, 0, 150]);
    assert_eq!(split.years[1].bills, [110, 90, 0]);
    assert_eq!(split.years[11].bills, [0, 110, 90]);
    assert!(moves_no_more_than_needed(&split, &claim, &promised));
}
