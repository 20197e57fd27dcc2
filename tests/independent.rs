//! Plans, shares and what-ifs computed a second time by programs that share no code: those of `tests/independent`,
//! written from the description of the case file alone, must agree in every figure. Where there is no Python 3.11, it says
//! so and skips.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]
#![allow(clippy::print_stdout)]

mod common;

use common::package;
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_cloudcost");

/// A Python that can read TOML, if there is one.
fn python() -> Option<&'static str> {
    let can = |name: &&str| {
        let tried = Command::new(name).args(["-c", "import tomllib"]).output();
        tried.is_ok_and(|output| output.status.success())
    };
    ["python3", "python"].into_iter().find(can)
}

/// Runs a second program; it must have compared at least so many figures, and found no difference.
fn agrees(script: &str, arguments: &[&str], at_least: u32) {
    let Some(python) = python() else {
        println!("skipped: no Python 3.11 or newer to compute plans a second time");
        return;
    };
    let output = Command::new(python)
        .current_dir(package())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .arg(["tests/independent/", script].concat())
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    let last = said.lines().last().unwrap();
    let compared: u32 = last.split(' ').next().unwrap().parse().unwrap();
    assert!(compared >= at_least && last.ends_with(" 0 differ"), "{said}");
}

#[test]
fn the_planning_examples_agree_yen_by_yen() {
    let examples = ["examples/three-towns.toml", "examples/association.toml", "examples/public-cloud.toml"];
    agrees("plan.py", &[&["cases", PROGRAM], &examples[..]].concat(), 5_000);
}

#[test]
fn a_hundred_and_twenty_invented_plans_agree_yen_by_yen() {
    agrees("plan.py", &["random", PROGRAM, "120", "7"], 190_000);
}

#[test]
fn sixty_invented_plans_with_all_keys_of_costs_agree_yen_by_yen() {
    agrees("plan.py", &["costs", PROGRAM, "60", "9"], 20_000);
}

#[test]
fn ranges_hold_what_plans_come_to_wherever_their_amounts_lie() {
    // of all ends at most so many in a hundred are not reached
    agrees("ranges.py", &[PROGRAM, "30", "3", "40"], 8_000);
}

#[test]
fn measures_agree_with_published_examples() {
    agrees("plan.py", &["measures", PROGRAM], 42);
}

#[test]
fn returns_agree_with_roots_found_by_sturms_theorem_and_ranges_hold_what_is_drawn_from_them() {
    agrees("measures.py", &[PROGRAM, "300", "5"], 6_000);
}

#[test]
fn shares_of_invented_plans_agree_to_the_yen() {
    agrees("split.py", &[PROGRAM, "60", "3"], 6_000);
}

#[test]
fn shares_among_more_members_than_are_counted_out_stand_as_every_group_says() {
    agrees("fair.py", &[PROGRAM, "4", "1"], 20);
}

#[test]
fn what_ifs_on_invented_plans_agree_with_plans_changed_by_hand() {
    agrees("whatif.py", &[PROGRAM, "60", "3"], 4_000);
}

#[test]
fn settlements_instalments_and_support_agree_to_the_yen() {
    agrees("beside.py", &[PROGRAM, "150", "11"], 150);
}

#[test]
fn by_laws_of_invented_plans_agree_to_the_yen() {
    agrees("bylaws.py", &[PROGRAM, "60", "3"], 500);
}

#[test]
fn cases_with_all_keys_at_once_agree_to_the_yen() {
    agrees("all_keys.py", &[PROGRAM, "60", "3"], 1_500);
}

#[test]
fn cases_with_all_keys_and_a_change_say_what_the_file_edited_by_hand_says() {
    agrees("all_keys.py", &["changes", PROGRAM, "20", "3"], 60);
}
