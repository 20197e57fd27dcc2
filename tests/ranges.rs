//! What members pay at the least and at the most, where costs are ranges, holds what they pay wherever costs truly lie.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "common/figures.rs"]
mod figures;

use figures::{Figures, case};
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
