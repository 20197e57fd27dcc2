//! Published cost games with their published answers, 1,000 random ones against an independent exact program, and laws.
//!
//! `tests/games/random.csv` is written by `tests/independent/games.py`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::Fraction;
use cloudcost::coalition::{
    Game, Group, Separable, alternative_cost_avoided, equal_remaining, in_group, least_known, least_support,
    nucleolus, objections, separable_costs, shapley,
};
use proptest::prelude::*;
use std::time::Instant;

fn whole<const N: usize>(values: [i128; N]) -> Vec<Fraction> {
    values.map(Fraction::from).to_vec()
}

fn ratio(numerator: i128, denominator: i128) -> Fraction {
    Fraction::ratio(numerator, denominator).unwrap()
}

fn sum(values: &[Fraction]) -> Fraction {
    values.iter().fold(Fraction::zero(), |sum, value| &sum + value)
}

fn farthest(ways: &[i128]) -> Game {
    let cost =
        |group| (0..ways.len()).filter(|one| in_group(group, *one)).map(|one| ways[one]).max().unwrap();
    Game::of(ways.len(), cost).unwrap()
}

fn separable(game: &Game) -> Separable {
    let every = game.all();
    let alone: Vec<Fraction> = (0..game.members()).map(|one| game.cost(1 << one).into()).collect();
    Separable {
        total: game.total().into(),
        alternative: alone.clone(),
        alone,
        without: (0..game.members()).map(|one| game.cost(every & !(1 << one)).into()).collect(),
    }
}

/// S. C. Littlechild and G. Owen, Management Science 20 (1973); the nucleolus by S. C. Littlechild, "A simple expression
/// for the nucleolus in a special case", International Journal of Game Theory 3 (1974).
#[test]
fn the_airport() {
    let game = farthest(&[8, 11, 13, 18]);
    assert_eq!(shapley(&game), whole([2, 3, 4, 9]));
    // Littlechild: first min(8/2, 11/3, 13/4) = 13/4 for the first three, the last bears the other 5 + 13/4
    assert_eq!(nucleolus(&game).unwrap(), [ratio(13, 4), ratio(13, 4), ratio(13, 4), ratio(33, 4)]);
    assert_eq!(least_support(&game, None).support, Fraction::zero());
}

/// B. O'Neill, "A problem of rights arbitration from the Talmud", Mathematical Social Sciences 2 (1982): Abraham ibn
/// Ezra's four heirs of 120, who claim all, a half, a third and a quarter of it. Ibn Ezra's own division, each part of
/// the estate equally among those who claim it, is the Shapley value of this game of costs: 80 5/6, 20 5/6, 10 5/6, 7 1/2.
#[test]
fn the_four_heirs() {
    let claims = [120, 60, 40, 30];
    assert_eq!(shapley(&farthest(&claims)), [ratio(485, 6), ratio(125, 6), ratio(65, 6), ratio(15, 2)]);
    // R. J. Aumann and M. Maschler (1985): the contested garment gives each half its claim while that is enough:
    // half the claims are 60, 30, 20, 15, together 125; 120 is less: each gets half its claim, but none more than 55
    let others =
        |group: Group| (0..4).filter(|heir| !in_group(group, *heir)).map(|heir| claims[heir]).sum::<i128>();
    let estate = Game::of(4, |group| -(120 - others(group)).max(0)).unwrap();
    assert_eq!(nucleolus(&estate).unwrap(), whole([-55, -30, -20, -15]));
}

/// The taxi of three on one road, as in textbooks of the airport game.
#[test]
fn the_taxi() {
    let game = farthest(&[6, 12, 42]);
    assert_eq!(shapley(&game), whole([2, 5, 35]));
    // min(6/2, 12/3) = 3; then (12 - 3)/2 = 4 1/2; the rest 34 1/2
    assert_eq!(nucleolus(&game).unwrap(), [ratio(3, 1), ratio(9, 2), ratio(69, 2)]);
}

/// P. D. Straffin and J. P. Heaney, "Game theory and the Tennessee Valley Authority", International Journal of Game
/// Theory 10 (1981), in thousand dollars: navigation, flood control, power.
#[test]
fn the_tennessee_valley() {
    let costs = vec![0, 163_520, 140_826, 301_607, 250_096, 378_821, 367_370, 412_584];
    let game = Game::new(3, costs).unwrap();
    assert_eq!(shapley(&game), [ratio(117_829, 1), ratio(201_513, 2), ratio(387_997, 2)]);
    // published rounded: 116,234 / 93,540 / 202,810
    let rounded: Vec<String> = nucleolus(&game)
        .unwrap()
        .iter()
        .map(|share| share.scaled(0, cloudcost::Rounding::HalfAway).to_string())
        .collect();
    assert_eq!(rounded, ["116234", "93540", "202810"]);
    assert_eq!(equal_remaining(&separable(&game)), whole([119_424, 107_973, 185_187]));
}

/// Two taxis whose riders have nothing to do with each other, one in millions of millions: each pays its own, as in the
/// textbook. (No group of both saves by being together, so what holds for each half holds for the whole.)
#[test]
fn two_taxis_of_very_unlike_fares() {
    let far = 1_000_000_000_000;
    let ways = [6, 12, 42];
    let cost = |group: Group| {
        let farthest = |from: usize| {
            (0..3).filter(|one| in_group(group, from + one)).map(|one| ways[one]).max().unwrap_or(0)
        };
        farthest(0) + far * farthest(3)
    };
    let game = Game::of(6, cost).unwrap();
    let shares = nucleolus(&game).unwrap();
    let taxi = [ratio(3, 1), ratio(9, 2), ratio(69, 2)];
    assert_eq!(shares[..3], taxi);
    assert_eq!(shares[3..], taxi.map(|share| &share * &Fraction::from(far)));
}

struct Answered {
    game: Game,
    shapley: Vec<Fraction>,
    nucleolus: Vec<Fraction>,
    support: Fraction,
}

fn number(text: &str) -> Fraction {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    ratio(above.parse().unwrap(), below.parse().unwrap())
}

fn random_games() -> Vec<Answered> {
    let answered = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        let costs = fields[1].split(' ').map(|cost| cost.parse().unwrap());
        Answered {
            game: Game::new(fields[0].parse().unwrap(), [0].into_iter().chain(costs).collect()).unwrap(),
            shapley: fields[2].split(' ').map(number).collect(),
            nucleolus: fields[3].split(' ').map(number).collect(),
            support: number(fields[4]),
        }
    };
    include_str!("games/random.csv").lines().map(answered).collect()
}

#[test]
fn a_thousand_random_games_agree_with_the_independent_program() {
    let games = random_games();
    assert_eq!(games.len(), 1_000);
    let (mut empty, mut unreasonable) = (0, 0);
    for Answered { game, shapley: fair, nucleolus: least, support } in &games {
        assert_eq!(&shapley(game), fair, "{game:?}");
        assert_eq!(&nucleolus(game).unwrap(), least, "{game:?}");
        let found = least_support(game, None);
        assert_eq!(&found.support, support, "{game:?}");
        let paid = |group| {
            sum(&(0..game.members())
                .filter(|one| in_group(group, *one))
                .map(|one| found.shares[one].clone())
                .collect::<Vec<_>>())
        };
        for (group, cost) in game.groups() {
            assert!(paid(group) <= cost.into(), "{game:?}");
            // the nucleolus is in the core when there is one
            let pays = sum(&(0..game.members())
                .filter(|one| in_group(group, *one))
                .map(|one| least[one].clone())
                .collect::<Vec<_>>());
            assert!(!support.is_zero() || pays <= cost.into(), "{game:?}");
        }
        empty += usize::from(!support.is_zero());
        unreasonable +=
            usize::from((0..game.members()).map(|one| game.cost(1 << one)).sum::<i128>() < game.total());
    }
    // the games are of every sort
    assert!((300..900).contains(&empty) && (10..600).contains(&unreasonable), "{empty} {unreasonable}");
}

fn any_game() -> impl Strategy<Value = Game> {
    (2_usize..6).prop_flat_map(|members| {
        prop::collection::vec(-50_i128..1_000, (1 << members) - 1)
            .prop_map(move |costs| Game::new(members, [0].into_iter().chain(costs).collect()).unwrap())
    })
}

/// The game with two members exchanged.
fn exchanged(game: &Game, one: usize, other: usize) -> Game {
    let swapped = |group: Group| {
        let bits = ((group >> one) ^ (group >> other)) & 1;
        group ^ (bits << one) ^ (bits << other)
    };
    Game::of(game.members(), |group| game.cost(swapped(group))).unwrap()
}

proptest! {
    #[test]
    fn everything_is_shared_and_members_alike_pay_alike(game in any_game(), one in 0_usize..2) {
        let methods: [fn(&Game) -> Vec<Fraction>; 3] =
            [shapley, |game| nucleolus(game).unwrap(), |game| equal_remaining(&separable(game))];
        for method in methods {
            let shares = method(&game);
            prop_assert_eq!(sum(&shares), game.total().into());
            let mut swapped = method(&exchanged(&game, one, game.members() - 1));
            swapped.swap(one, game.members() - 1);
            prop_assert_eq!(shares, swapped);
        }
        for method in [separable_costs, alternative_cost_avoided] {
            if let Ok(shares) = method(&separable(&game)) {
                prop_assert_eq!(sum(&shares), game.total().into());
            }
        }
    }

    /// Shapley values add up over games; a member that adds a fixed amount everywhere pays that amount.
    #[test]
    fn shapley_values_add_up_and_know_dummies(game in any_game(), own in -40_i128..40) {
        let twice = Game::of(game.members(), |group| game.cost(group) + 3 * game.cost(game.all() & !group)
            - 3 * game.total()).unwrap();
        let other = Game::of(game.members(), |group| 3 * game.cost(game.all() & !group) - 3 * game.total()).unwrap();
        let added: Vec<Fraction> =
            shapley(&game).iter().zip(shapley(&other)).map(|(one, other)| one + &other).collect();
        prop_assert_eq!(shapley(&twice), added);
        let members = game.members() + 1;
        let last = 1 << game.members();
        let with_dummy =
            Game::of(members, |group| game.cost(group & !last) + if group & last == 0 { 0 } else { own }).unwrap();
        let mut expected = shapley(&game);
        expected.push(own.into());
        prop_assert_eq!(shapley(&with_dummy), expected);
    }

    /// Costs times a number, and own costs beside them, change shares by just that.
    #[test]
    fn every_method_is_covariant(game in any_game(), times in 1_i128..9, own in prop::collection::vec(-99_i128..99, 5)) {
        let more = |group: Group| (0..5).filter(|one| in_group(group, *one)).map(|one| own[one]).sum::<i128>();
        let changed = Game::of(game.members(), |group| times * game.cost(group) + more(group)).unwrap();
        let methods: [fn(&Game) -> Vec<Fraction>; 3] =
            [shapley, |game| nucleolus(game).unwrap(), |game| equal_remaining(&separable(game))];
        for method in methods {
            let expected: Vec<Fraction> = method(&game).iter().zip(&own)
                .map(|(share, own)| &(share * &times.into()) + &Fraction::from(*own)).collect();
            prop_assert_eq!(method(&changed), expected);
        }
    }

    /// What some prices prove holds whatever the others are: it is never more than what all of them call for, and just
    /// that where all are known.
    #[test]
    fn known_prices_call_for_no_more_support_than_all(game in any_game(), hidden in 0_u32..1 << 31) {
        let costs = |hidden: u32| -> Vec<Option<i128>> {
            let is_known = |group: Group| group == 0 || group == game.all() || hidden >> (group % 31) & 1 == 0;
            let known = game.groups().map(|(group, cost)| is_known(group).then_some(cost));
            std::iter::once(Some(0)).chain(known).collect()
        };
        let support = |hidden| least_known(game.members(), &costs(hidden), game.total()).map(|found| found.support);
        let all = least_support(&game, None).support;
        prop_assert_eq!(support(0).unwrap_or_default(), all.clone());
        let some = support(hidden);
        prop_assert!(some.as_ref().is_none_or(|some| some.is_positive() && *some <= all), "{:?} {:?}", some, all);
    }

    /// Objections are all groups above their cost, found by looking at each.
    #[test]
    fn objections_are_complete_and_in_order(game in any_game(), shares in prop::collection::vec(0_i128..400, 5)) {
        let found = objections(game.members(), |group| Some(game.cost(group)), &shares, 7);
        let pays = |group: Group| (0..5).filter(|one| in_group(group, *one)).map(|one| shares[one]).sum::<i128>();
        let mut excesses: Vec<i128> =
            game.groups().map(|(group, cost)| pays(group) - cost).filter(|excess| *excess > 0).collect();
        excesses.sort_unstable_by_key(|excess| -excess);
        prop_assert_eq!(found.count, excesses.len());
        let worst: Vec<i128> = found.worst.iter().map(|objection| objection.excess()).collect();
        prop_assert_eq!(&worst[..], &excesses[..excesses.len().min(7)]);
        for objection in &found.worst {
            prop_assert_eq!((objection.pays, objection.alone), (pays(objection.group), game.cost(objection.group)));
        }
    }
}

/// Twenty members: base, businesses that some use, own costs and a price by number; measured with `--release --nocapture`.
#[test]
fn twenty_members_are_counted_out() {
    let members = if cfg!(debug_assertions) { 10 } else { 20 };
    let cost = |group: Group| {
        let count = i128::from(group.count_ones());
        let own =
            (0..20).filter(|one| in_group(group, *one)).map(|one| 1_000_003 * (one as i128 + 3) % 7_919_000);
        let used = (0..20)
            .filter(|business| group & (0b1011 << business) != 0)
            .map(|business| 500_000 + business * 70_001);
        30_000_000 + own.sum::<i128>() + used.sum::<i128>() + 2_000_000 * (count * 10 - count * count / 4)
    };
    let game = Game::of(members, cost).unwrap();
    let start = Instant::now();
    let fair = shapley(&game);
    println!("shapley of {members}: {:?}", start.elapsed());
    assert_eq!(sum(&fair), game.total().into());
    let start = Instant::now();
    let least = nucleolus(&game).unwrap();
    println!("nucleolus of {members}: {:?}", start.elapsed());
    assert_eq!(sum(&least), game.total().into());
    let start = Instant::now();
    let support = least_support(&game, None);
    println!("least support of {members}: {:?}", start.elapsed());
    assert!(!support.support.is_negative());
}
