//! What members pay at the least and at the most, where costs are ranges, holds what they pay wherever costs truly lie.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::split::{Request, split};
use cloudcost::cost::Units;
use cloudcost::{Case, Source, read_case};
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

fn case(text: &str) -> Case {
    read_case("t", Source::new("t.toml", text))
        .unwrap_or_else(|faults| panic!("{:?}\n{text}", faults.list))
        .case
}

/// What each member pays over the term; `None` where a promise cannot hold.
fn shares(case: &Case) -> Option<Vec<Units>> {
    let found = split(case, &Request::default()).ok()?;
    Some((0..3).map(|member| found.ways[0].shares.total(member)).collect())
}

fn plans() -> impl Strategy<Value = Plan> {
    let amount = |most: i64| (most / 4..most, 0_i64..40);
    let rule = prop::sample::select(vec!["equal", "people", "current", "40% current + 60% people"]);
    let more = prop::sample::select(vec![
        "",
        "round_to = 1000\n",
        "round_to = 1000\nremainder = \"b\"\n",
        "remainder = \"drop\"\nround_to = 500\n",
        "min_saving = \"0%\"\n",
        "min_saving = \"15%\"\n",
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
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn shares_of_ranges_hold_those_of_every_value_within(
        plan in plans(), draws in prop::collection::vec(prop::collection::vec(0_i64..=100, 7), 6)
    ) {
        let ranged = case(&plan.text(|(middle, percent)| format!("\"{middle}円±{percent}%\"")));
        let Some(found) = shares(&ranged) else { return Ok(()) };
        // a bill to the yen is rounded up or down by less than one each year
        let fine = !plan.sharing.contains("round_to") && !plan.sharing.contains("remainder");
        let slack = if fine { 2 } else { 0 };
        for draw in &draws {
            let mut places = draw.iter();
            let drawn = case(&plan.text(|(middle, percent)| {
                let place = places.next().unwrap();
                let (low, high) = (middle * (100 - percent), middle * (100 + percent));
                format!("{}", (low + (high - low) * place / 100 + 50) / 100)
            }));
            let Some(paid) = shares(&drawn) else { continue };
            for (bounds, paid) in found.iter().zip(&paid) {
                let holds = bounds.low - slack <= paid.base && paid.base <= bounds.high + slack;
                prop_assert!(holds, "{} is not in {} to {}: {}", paid.base, bounds.low, bounds.high, draw.len());
            }
        }
    }
}
