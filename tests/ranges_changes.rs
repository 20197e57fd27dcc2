//! By how much shares change lies between the ends that are told, wherever amounts lie: drawn at random.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::whatif::{Scenarios, scenarios};
use cloudcost::{Change, Scenario, Source, read_case};
use proptest::prelude::*;

/// Amounts by their middle and how far, in percent, they reach to either side.
#[derive(Clone, Debug)]
struct Plan {
    before: [(i64, i64); 3],
    after: [(i64, i64); 3],
    growth: i64,
    sharing: String,
    limits: &'static str,
    change: usize,
}

impl Plan {
    /// The case with each amount as this writes it.
    fn text(&self, mut amount: impl FnMut((i64, i64)) -> String) -> String {
        let mut text = format!("format = 1\ntitle = \"t\"\nmonths = 24\n[sharing]\n{}", self.sharing);
        for (nth, id) in ["a", "b", "c"].into_iter().enumerate() {
            let before = amount(self.before[nth]);
            let people = nth * 3 + 1;
            text += &format!("[[member]]\nid = \"{id}\"\nbases = {{ people = {people} }}\n");
            text += &format!("[[before]]\nitem = \"{id}\"\nmember = \"{id}\"\nyearly = {before}\n");
        }
        let [base, fee, own] = self.after.map(&mut amount);
        let (growth, limits) = (self.growth, self.limits);
        text + &format!(
            "[[after]]\nitem = \"base\"\nyearly = {base}\ngrowth = \"{growth}%\"\n[[after]]\nitem = \"fee\"\nyearly = {fee}\n\
             share = \"people\"\n{limits}[[after]]\nitem = \"own\"\nyearly = {own}\nmember = \"a\"\n"
        )
    }

    fn change(&self) -> Change {
        let set = |path: &str, to: &str| Change::Set(path.to_owned(), to.to_owned());
        let scale = |path: &str, by: &str| Change::Scale(path.to_owned(), by.to_owned());
        match self.change {
            0 => scale("after.base", "+10%"),
            1 => scale("after.fee", "-30%"),
            2 => set("after.own.yearly", "3000"),
            3 => set("after.base.yearly", "30000"),
            4 => set("before.b.yearly", "40000"),
            5 => scale("before.a", "+20%"),
            6 => set("sharing.rule", "equal"),
            _ => Change::Leave("c".to_owned()),
        }
    }

    fn tried(&self, text: &str) -> Option<Scenarios> {
        let reading = read_case("t", Source::new("t.toml", text)).ok()?;
        let scenario = Scenario { id: "s".to_owned(), changes: vec![self.change()], ..Scenario::default() };
        scenarios(reading.written.as_ref()?, &[scenario]).ok()
    }
}

fn plans() -> impl Strategy<Value = Plan> {
    let amount = |most: i64| (most / 4..most, 0_i64..30);
    let rule =
        prop::sample::select(vec!["current", "current", "40% current + 60% people", "equal", "people"]);
    let more = prop::sample::select(vec![
        "",
        "",
        "round_to = 100\n",
        "round_to = 100\nremainder = \"b\"\n",
        "min_saving = \"0%\"\n",
        "round = \"nearest\"\nround_to = 10\n",
    ]);
    let limits =
        prop::sample::select(vec!["", "", "max = 4000\n", "min = 1500\n", "min = 900\nmax = 6000\n"]);
    (
        prop::array::uniform3(amount(90_000)),
        (amount(60_000), amount(20_000), amount(9_000)),
        (rule, more, limits, 0_i64..6, 0_usize..8),
    )
        .prop_map(|(before, (base, fee, own), (rule, more, limits, growth, change))| Plan {
            before,
            after: [base, fee, own],
            growth,
            sharing: format!("rule = \"{rule}\"\n{more}"),
            limits,
            change,
        })
}

/// Cases of random plans: more of them with `CLOUDCOST_DRAWS=2000`.
fn cases() -> u32 {
    std::env::var("CLOUDCOST_DRAWS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(40)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn changes_of_ranges_hold_those_of_every_value_within(
        plan in plans(), draws in prop::collection::vec(prop::collection::vec(0_i64..=4, 6), 6)
    ) {
        let Some(found) = plan.tried(&plan.text(|(middle, percent)| format!("\"{middle}円±{percent}%\""))) else {
            return Ok(());
        };
        for draw in &draws {
            let mut places = draw.iter();
            let text = plan.text(|(middle, percent)| {
                // a quarter of the way from one end to the other, or two, or three
                let place = places.next().unwrap();
                let (low, high) = (middle * (100 - percent), middle * (100 + percent));
                let drawn = low + (high - low) * place / 4;
                format!("{}.{:02}", drawn / 100, drawn % 100)
            });
            let Some(drawn) = plan.tried(&text) else { continue };
            let all = |found: &Scenarios| {
                let tried = &found.tried[0];
                tried.changes.iter().cloned().chain([tried.change.clone()]).collect::<Vec<_>>()
            };
            for (nth, (ranged, exact)) in all(&found).into_iter().zip(all(&drawn)).enumerate() {
                let Some((ranged, exact)) = ranged.zip(exact) else { continue };
                let (units, change) = (ranged.units, exact.units.base);
                prop_assert!(
                    units.low <= change && change <= units.high,
                    "{} of {}: {} is not in {:?}\n{}", nth, plan.change, change, units, text
                );
                let Some((percent, own)) = ranged.percent.zip(exact.percent) else { continue };
                prop_assert!(
                    percent.low <= own.low && own.low <= percent.high,
                    "{} of {}: {:?} is not in {:?}\n{}", nth, plan.change, own, percent, text
                );
            }
        }
    }
}
