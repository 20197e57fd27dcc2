//! Ranges hold whatever a case with any of the keys of a plan comes to, wherever its amounts lie: drawn at random.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "common/drawn.rs"]
mod drawn;
#[path = "common/figures.rs"]
mod figures;

use drawn::read;
use figures::{Figures, breaks_a_promise};

/// How many random cases: a full law takes 10,000, by `CLOUDCOST_DRAWS`.
fn cases() -> u64 {
    std::env::var("CLOUDCOST_DRAWS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(150)
}

/// Draws in which something once lay outside: fair divisions that leave a member nothing to pay, credits among what is
/// carried over, invoices laid in whole units on groups.
const KEPT: [u64; 6] = [1_003_852, 1_020_002, 1_021_478, 1_021_772, 1_034_584, 700_865];

#[test]
fn figures_of_any_case_hold_those_of_every_value_within() {
    let (mut held, mut drawn, mut wrong) = (0, 0, Vec::new());
    let first = std::env::var("CLOUDCOST_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    for seed in (first..first + cases()).chain(KEPT) {
        let case_text = drawn::ranged(seed);
        let Some(found) = read(&case_text).and_then(|case| Figures::of(&case)) else { continue };
        let turned = found.upside_down();
        if !turned.is_empty() {
            wrong.push(format!("seed {seed}: {turned:?} do not hold their middle\n{case_text}"));
        }
        held += 1;
        for nth in 0..6 {
            let drawn_text = drawn::drawn(seed, nth);
            let Some(drawn_case) = read(&drawn_text) else { continue };
            drawn += 1;
            if breaks_a_promise(&drawn_case) {
                wrong.push(format!(
                    "seed {seed}: a promise that was to hold is broken\n{case_text}\n{drawn_text}"
                ));
            }
            let Some(exact) = Figures::of(&drawn_case) else { continue };
            let missed = found.misses(&exact);
            if !missed.is_empty() {
                wrong.push(format!("seed {seed}: {missed:#?}\n{case_text}\n{drawn_text}"));
            }
        }
    }
    eprintln!("{held} cases, {drawn} draws, {} wrong", wrong.len());
    assert!(held * 3 >= cases(), "only {held} cases can be split");
    assert!(
        wrong.is_empty(),
        "{} wrong, the first: {}",
        wrong.len(),
        wrong.iter().take(3).cloned().collect::<Vec<_>>().join("\n----\n")
    );
}
