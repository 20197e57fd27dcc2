//! How long a split takes, and how that grows with members, items, rules and promises. All figures are invented.

#![allow(missing_docs, clippy::unwrap_used)]

use cloudcost::Fraction;
use cloudcost::sharing::{
    Basis, Claim, ClaimInvoice, DEGRESSIVE, POWER, Rule, Settlement, SharedItem, Sharer, split,
};

fn main() {
    divan::main();
}

const YEARS: u32 = 5;
/// All municipalities of Japan.
const ALL: usize = 1_741;

/// Members with bases of every size, and costs of before that no split can be far below.
fn members(count: usize) -> Vec<Sharer> {
    (0..count)
        .map(|nth| {
            let nth = i128::try_from(nth).unwrap();
            let people = 1_000 + nth * nth * 7_919 % 400_000;
            let member = Sharer::default().base("population", people).base("businesses", 10 + nth * 31 % 40);
            member.before(people * 40_000 + 60_000_000)
        })
        .collect()
}

fn item(nth: i128, rule: Rule) -> SharedItem {
    let year = |year| {
        ClaimInvoice::even(300_000_007 + nth * 1_234_567 + i128::from(year), year * 12 + 1, year * 12 + 12)
    };
    SharedItem { years: (0..YEARS).map(year).collect(), ..SharedItem::of_one_year(rule, 0) }
}

fn claim(count: usize, items: i128, rule: impl Fn(i128) -> Rule) -> Claim {
    Claim {
        members: members(count),
        items: (0..items).map(|nth| item(nth, rule(nth))).collect(),
        own: vec![vec![1_000_000; count]; 5],
        years: 5,
        ..Claim::default()
    }
}

/// The rules in use: base equally, by population, by businesses, mixed.
fn practised(nth: i128) -> Rule {
    match nth % 4 {
        0 => Rule::by(Basis::Equal),
        1 => Rule::by(Basis::proportional("population")),
        2 => Rule::by(Basis::proportional("businesses")),
        _ => Rule::sum([(20, Basis::Equal), (80, Basis::proportional("population"))]).unwrap(),
    }
}

/// Every item has a power of its own: nothing falls into the same pot.
fn all_different(nth: i128) -> Rule {
    Rule::by(Basis::curved(&POWER, "population", Fraction::decimal(500 + nth, 3)).unwrap())
}

#[divan::bench(args = [(14, 40), (174, 100), (1_741, 10), (ALL, 100)])]
fn practised_rules(bencher: divan::Bencher, (count, items): (usize, i128)) {
    let claim = claim(count, items, practised);
    bencher.bench(|| split(&claim, &Settlement::default()).unwrap().total(0));
}

#[divan::bench]
fn degressive(bencher: divan::Bencher) {
    let rule = || Rule::by(Basis::curved(&DEGRESSIVE, "population", Fraction::decimal(15, 1)).unwrap());
    let claim = claim(ALL, 100, |_| rule());
    bencher.bench(|| split(&claim, &Settlement::default()).unwrap().total(0));
}

/// Every item leaves out another member, so that no two weigh on the same total.
#[divan::bench(args = [10, 100], sample_count = 5)]
fn every_item_another_party(bencher: divan::Bencher, items: i128) {
    let mut claim = claim(ALL, items, practised);
    for (nth, item) in claim.items.iter_mut().enumerate() {
        item.among = Some((0..ALL).filter(|member| *member != nth).collect());
    }
    bencher.bench(|| split(&claim, &Settlement::default()).unwrap().total(0));
}

#[divan::bench(args = [1, 10], sample_count = 5)]
fn every_item_another_power(bencher: divan::Bencher, items: i128) {
    let claim = claim(ALL, items, all_different);
    bencher.bench(|| split(&claim, &Settlement::default()).unwrap().total(0));
}

#[divan::bench(args = [14, 174, ALL], sample_count = 5)]
fn min_saving(bencher: divan::Bencher, count: usize) {
    let claim = claim(count, 100, practised);
    let after: i128 = claim.items.iter().flat_map(|item| &item.years).map(|year| year.cost).sum();
    let before: i128 = claim
        .members
        .iter()
        .map(|member| i128::try_from(member.before.as_ref().unwrap().numerator()).unwrap())
        .sum();
    // half of what the group saves or, where it saves nothing, twice what it loses
    let own = Fraction::ratio(100 * (before - after), before).unwrap();
    let percent = if own.is_positive() { &own * &Fraction::decimal(5, 1) } else { &own * &Fraction::from(2) };
    let settlement = Settlement { min_saving: Some(percent), ..Settlement::default() };
    bencher.bench(|| split(&claim, &settlement).map_or(0, |split| split.capped.len()));
}

/// A promise in coarse units over a long term, that nearly every member is held down by.
#[divan::bench(args = [1, 1_000], sample_count = 3)]
fn min_saving_in_units(bencher: divan::Bencher, round_to: i128) {
    let claim = long_term(15);
    let settlement = Settlement { round_to, min_saving: Some(Fraction::zero()), ..Settlement::default() };
    bencher.bench(|| split(&claim, &settlement).map_or(0, |split| split.capped.len()));
}

/// All municipalities over so many years: what they pay without a promise, less a little for nearly all of them, and more
/// for a few, is what they paid before.
fn long_term(years: u32) -> Claim {
    let mut claim = claim(ALL, 8, practised);
    for (nth, item) in (0_i128..).zip(&mut claim.items) {
        let cost = |year: u32| 300_000_007 + nth * 1_234_567 + i128::from(year) * 7_654_321;
        item.years =
            (0..years).map(|year| ClaimInvoice::even(cost(year), year * 12 + 1, year * 12 + 12)).collect();
    }
    claim.years = usize::try_from(years).unwrap();
    claim.own = vec![vec![0; ALL]; claim.years];
    for member in &mut claim.members {
        member.to = years * 12;
    }
    let paid: Vec<i128> = {
        let free = split(&claim, &Settlement::default()).unwrap();
        (0..ALL).map(|member| free.total(member)).collect()
    };
    for ((nth, member), paid) in claim.members.iter_mut().enumerate().zip(paid) {
        let before = if nth % 33 == 0 { paid * 2 } else { paid * 98 / 100 + 617 };
        member.before = Some(Fraction::from(before));
    }
    claim
}
