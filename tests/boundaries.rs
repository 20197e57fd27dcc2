//! What stands exactly at a boundary: rows that agree, a cap that is just reached, a weight of nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::compare::{Request, compare};
use cloudcost::sharing::{Basis, Claim, Fault, Lack, Member, Rule, Settlement, SharedItem, split};
use cloudcost::{Fraction, Source, read_case};

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
    let members = before.iter().map(|before| Member::default().before(*before)).collect();
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
