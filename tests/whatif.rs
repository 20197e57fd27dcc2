//! What-ifs against files edited by hand, and answers that can be checked on paper.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::check::{File, PromiseMaker, Rules, check};
use cloudcost::analysis::compare::{Request, compare};
use cloudcost::analysis::whatif::{self, Axis, Distribution, Figure, Goal, Outcome};
use cloudcost::cost::Units;
use cloudcost::plan::facts::{Dimension, RowKey};
use cloudcost::requirement::Holds;
use cloudcost::{Case, Change, Fraction, Scenario, Source, Written, read_case};
use proptest::prelude::*;
use std::fmt::Write;

/// The inputs of a generated case, as they are written.
#[derive(Clone, Debug)]
struct Inputs {
    months: u32,
    usd: i64,
    before: [i64; 3],
    base: i64,
    once: i64,
    fee: i64,
    cloud: i64,
    licence: [i64; 2],
    population: [u32; 3],
    from: u32,
    rule: &'static str,
    growth: u32,
    min_saving: Option<u32>,
    current: bool,
}

impl Inputs {
    /// The case file that writes them.
    fn text(&self) -> String {
        let Inputs {
            months,
            usd,
            before,
            base,
            once,
            fee,
            cloud,
            licence,
            population,
            from,
            rule,
            growth,
            ..
        } = self;
        let mut text = format!(
            "format = 1\ntitle = \"t\"\nmonths = {months}\nstart = \"2026-10\"\n[rates]\nUSD = {usd}\n\
             [sharing]\nrule = \"{rule}\"\n"
        );
        if let Some(percent) = self.min_saving {
            writeln!(text, "min_saving = \"{percent}%\"").unwrap();
        }
        for (nth, id) in ["ko", "otsu", "hei"].into_iter().enumerate() {
            let from = if nth == 2 { format!("from = {from}\n") } else { String::new() };
            write!(
                text,
                "[[member]]\nid = \"{id}\"\nbases = {{ population = {} }}\n{from}\
                 [[before]]\nitem = \"old\"\nmember = \"{id}\"\nyearly = {}\n",
                population[nth], before[nth]
            )
            .unwrap();
        }
        write!(
            text,
            "[[after]]\nitem = \"base\"\nyearly = {base}\ngrowth = \"{growth}%\"\nshare = \"equal\"\n\
             [[after]]\nitem = \"fee\"\nmonthly = {fee}\nper = \"population\"\n\
             [[after]]\nitem = \"cloud\"\ntotal = \"USD {cloud}\"\n\
             [[after]]\nitem = \"licence\"\nby_members = {{ 2 = {}, 3 = \"USD {}\" }}\nshare = \"equal\"\n\
             [[after]]\nitem = \"move\"\nonce = {once}\nshare = \"{}\"\n\
             [[require]]\nfigure = \"saving\"\nat_least = \"20%\"\n\
             [[require]]\nfigure = \"share\"\nat_most = \"before\"\nmember = \"every\"\nyears = \"every\"\n\
             [[require]]\nfigure = \"share\"\nat_most = 90_000_000\nmember = \"ko\"\n",
            licence[0],
            licence[1],
            if self.current { "current" } else { "population" }
        )
        .unwrap();
        text
    }

    /// The same with one input set, and the path and value that set it.
    fn edited(&self, which: usize, value: u32) -> (Inputs, &'static str, String) {
        let mut edited = self.clone();
        let amount = i64::from(value) * 1_001;
        let (path, written) = match which {
            0 => {
                edited.base = amount;
                ("after.base.yearly", amount.to_string())
            }
            1 => {
                edited.usd = i64::from(value) + 1;
                ("rates.USD", edited.usd.to_string())
            }
            2 => {
                edited.months = value % 60 + 36;
                ("months", edited.months.to_string())
            }
            3 => {
                edited.population[1] = value;
                ("member.otsu.population", value.to_string())
            }
            4 => {
                edited.from = value % 36 + 1;
                ("member.hei.from", edited.from.to_string())
            }
            5 => {
                edited.before[0] = amount;
                ("before.old@ko.yearly", amount.to_string())
            }
            6 => {
                edited.growth = value % 20;
                ("after.base.growth", format!("{}%", edited.growth))
            }
            7 => {
                edited.rule = "30% equal + 70% population";
                ("sharing.rule", edited.rule.to_owned())
            }
            8 => {
                edited.fee = i64::from(value % 500);
                ("after.fee", edited.fee.to_string())
            }
            9 => {
                edited.min_saving = Some(value % 30);
                ("sharing.min_saving", format!("{}%", value % 30))
            }
            10 => {
                edited.licence[1] = i64::from(value);
                ("after.licence.by_members.3", format!("USD {value}"))
            }
            _ => {
                edited.cloud = amount;
                ("after.cloud.total", format!("USD {amount}"))
            }
        };
        (edited, path, written)
    }
}

fn inputs() -> impl Strategy<Value = Inputs> {
    let amounts = prop::array::uniform3(1_000_000_i64..90_000_000);
    let rule =
        prop::sample::select(vec!["equal", "population", "20% equal + 80% population", "population ^ 0.5"]);
    (
        (36_u32..96, 80_i64..200, amounts, 1_000_000_i64..40_000_000, 0_i64..100, 1_000_i64..500_000),
        (prop::array::uniform3(1_u32..90_000), 1_u32..36, rule, 0_u32..6, any::<bool>()),
        (prop::option::weighted(0.4, 0_u32..20), prop::array::uniform2(1_000_i64..90_000)),
    )
        .prop_map(
            |(
                (months, usd, before, base, fee, cloud),
                (population, from, rule, growth, current),
                (min_saving, licence),
            )| Inputs {
                months,
                usd,
                before,
                base,
                once: base / 3,
                fee,
                cloud,
                population,
                from,
                rule,
                growth,
                licence,
                min_saving,
                current,
            },
        )
}

fn written(text: &str) -> Written {
    read_case("t", Source::new("t.toml", text)).unwrap().written.unwrap()
}

/// What `compare` says of a case: before and after of the group and of each member that takes part.
fn compared(case: &Case) -> Option<Vec<(i128, i128)>> {
    let request = Request { by: vec![Dimension::Member], ..Request::default() };
    let found = compare(std::slice::from_ref(case), &request).ok()?;
    let rows = &found.cases[0].model.as_ref().unwrap().rows;
    let of = |is: &dyn Fn(&[RowKey]) -> bool| {
        let sums = &rows.iter().find(|row| is(&row.sums.keys)).unwrap().sums;
        (sums.before.unwrap().base, sums.paid().base)
    };
    let mut all = vec![of(&|keys| keys.is_empty())];
    all.extend((0..3).map(|number| of(&|keys| keys == [RowKey::Member(number)])));
    Some(all)
}

fn figures(outcome: &Outcome) -> Option<Vec<(i128, i128)>> {
    if outcome.unsplit.is_some() {
        return None;
    }
    let mut all = vec![(outcome.before.unwrap().base, outcome.after.unwrap().base)];
    all.extend(outcome.members.iter().map(|member| {
        let member = member.unwrap();
        (member.before.unwrap().base, member.paid().base)
    }));
    Some(all)
}

/// How many requirements `check` says are not kept, and of how many more it is not certain; `None` where it says so of none, but
/// cannot check some.
fn broken(case: Case) -> Option<[usize; 2]> {
    let requirements = case.require.len();
    let file = File {
        name: "t".into(),
        source: None,
        at: None,
        case: Some(case),
        written: None,
        faults: Vec::new(),
        more: 0,
    };
    let rules = Rules::default();
    let files = [file];
    let checked = check(&files, &rules);
    let count = |is: &dyn Fn(Holds) -> bool| {
        let outcomes = &checked.files[0].outcomes;
        let of =
            |nth: usize| outcomes.iter().filter(move |outcome| outcome.promise == PromiseMaker::File(nth));
        (0..requirements).filter(|nth| of(*nth).any(|outcome| is(outcome.judged.holds))).count()
    };
    let (certain, either) =
        (count(&|holds| holds == Holds::No), count(&|holds| matches!(holds, Holds::No | Holds::NotAtWorst)));
    (either > 0 || count(&|holds| holds == Holds::Unknown) == 0).then_some([certain, either - certain])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn a_row_of_a_sweep_is_what_compare_says_of_the_edited_file(
        inputs in inputs(), which in 0_usize..12, values in prop::array::uniform2(1_u32..60_000)
    ) {
        let original = written(&inputs.text());
        let edits = values.map(|value| inputs.edited(which, value));
        let path = edits[0].1;
        let axis = Axis::read(&format!("{path}={}|{}", edits[0].2, edits[1].2), &original).unwrap();
        let Ok(sweep) = whatif::sweep(&original, vec![axis], None, &whatif::unwatched) else {
            for (edited, ..) in &edits {
                prop_assert!(read_case("t", Source::new("t.toml", &edited.text())).is_err());
            }
            return Ok(());
        };
        for (point, (edited, ..)) in sweep.points.iter().zip(&edits) {
            let reading = read_case("t", Source::new("t.toml", &edited.text()));
            match (&point.outcome, reading) {
                (Ok(outcome), Ok(reading)) => {
                    prop_assert_eq!(figures(outcome), compared(&reading.case));
                    prop_assert_eq!(point.broken, broken(reading.case));
                }
                (Err(fault), Err(faults)) => {
                    prop_assert!(faults.list.iter().any(|known| known.code == fault.code));
                }
                (outcome, reading) => prop_assert!(false, "{:?} but {:?}", outcome, reading.map(|_| ())),
            }
        }
        // and the file itself means what it did
        prop_assert_eq!(original.case().unwrap(), written(&inputs.text()).case().unwrap());
    }

}

/// The text of a case with prices that do not go by the number of members, and a table of this member that says this too.
fn of_members(inputs: &Inputs, id: &str, more: &str) -> String {
    let text = inputs.text();
    let text: Vec<&str> = text.lines().filter(|line| !line.starts_with("by_members")).collect();
    let text = text.join("\n").replace("item = \"licence\"", "item = \"licence\"\nmonthly = 1_001");
    text.replace(&format!("id = \"{id}\"\n"), &format!("id = \"{id}\"\n{more}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn who_leaves_or_joins_does_so_as_in_the_edited_file(
        inputs in inputs(), who in 0_usize..3, joins in any::<bool>(), month in 1_u32..600
    ) {
        let id = ["ko", "otsu", "hei"][who];
        let month = month % inputs.months + 1;
        let is_out = month == 1 || (id == "hei" && month <= inputs.from);
        let (as_is, change, then) = match (joins, is_out) {
            (true, _) => ("candidate = true\n", Change::Join(id.into()), String::new()),
            (false, true) => ("", Change::Leave(format!("{id}@{month}")), "candidate = true\n".to_owned()),
            (false, false) => ("", Change::Leave(format!("{id}@{month}")), format!("to = {}\n", month - 1)),
        };
        let changes = vec![change];
        let scenario = Scenario { id: "a".into(), changes, ..Scenario::default() };
        let found = whatif::scenarios(&written(&of_members(&inputs, id, as_is)), &[scenario]);
        let edited = read_case("t", Source::new("t.toml", &of_members(&inputs, id, &then)));
        let is_early = !joins && id == "hei" && month < inputs.from;
        match (found, edited) {
            // who does not take part yet cannot leave
            (found, _) if is_early => {
                prop_assert_eq!(found.err().map(|fault| fault.code.name()), Some("leave-month"));
            }
            (Ok(found), Ok(reading)) => {
                let (tried, edited) = (&found.tried[0], whatif::outcome(&reading.case).unwrap());
                match (&tried.outcome.unsplit, &edited.unsplit) {
                    (None, None) => prop_assert_eq!(&tried.outcome, &edited),
                    (one, other) => prop_assert_eq!(
                        one.as_ref().map(|fault| fault.code),
                        other.as_ref().map(|fault| fault.code)
                    ),
                }
            }
            (Err(fault), Ok(reading)) => {
                let unsplit = whatif::outcome(&reading.case).unwrap().unsplit;
                prop_assert_eq!(Some(fault.code), unsplit.map(|fault| fault.code));
            }
            (Err(fault), Err(faults)) => {
                prop_assert!(faults.list.iter().any(|known| known.code == fault.code));
            }
            (Ok(_), Err(faults)) => prop_assert!(false, "{faults:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4) })]

    #[test]
    fn a_goal_is_met_at_the_value_and_missed_one_unit_further(inputs in inputs(), percent in 1_u32..90) {
        // the saving of the group is the same whoever pays; to say what could be promised instead takes long
        let inputs = Inputs { min_saving: None, ..inputs };
        let written = written(&inputs.text());
        let goal = Goal::read(&format!("percent={percent}%"), "after.base.yearly", &written).unwrap();
        let found = whatif::seek(&written, goal.clone()).unwrap();
        let target = Fraction::from(i128::from(percent));
        let saved = |yen: &Fraction| {
            let base: i64 = yen.numerator().try_into().unwrap();
            let text = Inputs { base, ..inputs.clone() }.text();
            let rows = compared(&read_case("t", Source::new("t.toml", &text)).unwrap().case).unwrap();
            let (before, after) = rows[0];
            Fraction::ratio((before - after) * 100, before).unwrap()
        };
        for solution in &found.solutions {
            prop_assert!(saved(&solution.value) >= target);
            prop_assert!(saved(&solution.beyond) < target);
            let one = &solution.beyond - &solution.value;
            prop_assert_eq!(one.abs(), Fraction::from(1));
        }
        // the price falls to nothing in the domain and rises far beyond: it is met once or never
        let free = saved(&Fraction::zero()) >= target;
        prop_assert_eq!(found.solutions.len(), usize::from(free));
    }
}

/// The worked case: a base of 36 million, two members of 40,000 and 20,000 people, a newcomer of 30,000.
fn worked(rule: &str) -> Written {
    let mut text = "format = 1\ntitle = \"t\"\nmonths = 12\n".to_owned();
    for (id, people, before) in [("a", 40_000, 30), ("b", 20_000, 20), ("c", 30_000, 25)] {
        write!(
            text,
            "[[member]]\nid = \"{id}\"\nbases = {{ population = {people} }}\ncandidate = {}\n\
             [[before]]\nitem = \"old\"\nmember = \"{id}\"\nyearly = {before}_000_000\n",
            id == "c"
        )
        .unwrap();
    }
    written(&format!("{text}[[after]]\nitem = \"base\"\nyearly = 36_000_000\nshare = \"{rule}\"\n"))
}

#[test]
fn a_third_member_takes_a_third_of_the_base_off_the_others() {
    let joins =
        Scenario { id: "c joins".into(), changes: vec![Change::Join("c".into())], ..Scenario::default() };
    // equally: 36 / 2 = 18 each, then 36 / 3 = 12 each
    // by population: 36 x 4/6 = 24 and 12; then 36 x 4/9 = 16, 8 and 12: the newcomer brings 30 of 90
    for (rule, now, then) in [("equal", [18, 18], [12, 12, 12]), ("population", [24, 12], [16, 8, 12])] {
        let found = whatif::scenarios(&worked(rule), std::slice::from_ref(&joins)).unwrap();
        let shares = |outcome: &Outcome| -> Vec<i128> {
            outcome.members.iter().flatten().map(|member| member.paid().base / 1_000_000).collect()
        };
        assert_eq!(shares(&found.today), now);
        let joined = &found.tried[0].outcome;
        assert_eq!(shares(joined), then);
        for (old, new) in found.today.members.iter().flatten().zip(joined.members.iter().flatten()) {
            assert_eq!(3 * (old.paid().base - new.paid().base), old.paid().base);
        }
    }
}

#[test]
fn a_joining_fee_makes_up_for_what_others_pay_more() {
    // half of it equally, half to b and c only: 9 + 0, 9 + 18; with c 6 + 0, 6 + 9, 6 + 9
    let mut text = "format = 1\ntitle = \"t\"\nmonths = 12\n".to_owned();
    for (id, before) in [("a", 30), ("b", 40), ("c", 25)] {
        write!(
            text,
            "[[member]]\nid = \"{id}\"\ncandidate = {}\n\
             [[before]]\nitem = \"old\"\nmember = \"{id}\"\nyearly = {before}_000_000\n",
            id == "c"
        )
        .unwrap();
    }
    text += "[[after]]\nitem = \"base\"\nby_members = { 2 = 18_000_000, 3 = 30_000_000 }\nshare = \"equal\"\n\
             [[after]]\nitem = \"link\"\nyearly = 18_000_000\nmembers = [\"b\", \"c\"]\nshare = \"equal\"\n";
    let joins = Scenario { id: "c".into(), changes: vec![Change::Join("c".into())], ..Scenario::default() };
    let fee = whatif::entry_fee(&written(&text), &joins).unwrap();
    // a: 9 to 10; b: 9 + 18 to 10 + 9; c pays 10 + 9 = 19 and had 25
    let exact = Units::exact;
    assert_eq!(fee.changes, [(0, exact(1_000_000)), (1, exact(-8_000_000))]);
    assert_eq!((fee.least, fee.greatest), (exact(1_000_000), Some(exact(6_000_000))));
}

#[test]
fn draws_of_one_amount_spread_as_its_range_does() {
    let text = "format = 1\ntitle = \"t\"\nmonths = 12\n\
        [[before]]\nitem = \"old\"\nyearly = 1_000_000\n\
        [[after]]\nitem = \"new\"\nyearly = \"80万円〜120万円\"\n";
    let near = |found: &Fraction, wanted: i128| {
        let off = (found - &Fraction::from(wanted)).abs();
        assert!(off < Fraction::from(3_000), "{found:?} is not near {wanted}");
    };
    // uniform: 5% of 400,000 from the ends; triangular: (1 - sqrt(0.1)) x 200,000 = 136,754 from the middle
    for (shape, far) in [(Distribution::Uniform, 180_000), (Distribution::Triangular, 136_754)] {
        let found = whatif::sample(&written(text), 100_000, 7, shape, &whatif::unwatched).unwrap();
        near(&found.saving[0], -far);
        near(&found.saving[1], 0);
        near(&found.saving[2], far);
        assert!((49_000..51_000).contains(&found.positive), "{}", found.positive);
        assert_eq!(found, whatif::sample(&written(text), 100_000, 7, shape, &whatif::unwatched).unwrap());
        assert_ne!(
            found.saving,
            whatif::sample(&written(text), 100_000, 8, shape, &whatif::unwatched).unwrap().saving
        );
    }
}

#[test]
fn a_sample_at_the_middle_of_all_ranges_is_the_case() {
    // ranges of one yen: every draw is the middle, in a currency whose rate is in a third one
    let text = "format = 1\ntitle = \"t\"\nmonths = 30\nstart = \"2026-10\"\n\
        [rates]\nUSD = \"150±0円\"\nEUR = \"USD 1.1\"\n\
        [[member]]\nid = \"a\"\nbases = { seats = 7 }\n[[member]]\nid = \"b\"\nbases = { seats = 3.5 }\nfrom = 5\n\
        [[before]]\nitem = \"o\"\nmember = \"a\"\nyearly = \"1,000,001±0円\"\ngrowth = \"2%\"\n\
        [[before]]\nitem = \"p\"\nmember = \"b\"\ntotal = \"USD 77.77\"\n\
        [[after]]\nitem = \"q\"\nmonthly = \"EUR 1.13\"\nper = \"seats\"\n\
        [[after]]\nitem = \"r\"\nby_members = { 1 = 1_234, 2 = \"2,345±0円\" }\nshare = \"equal\"\n\
        [[after]]\nitem = \"s\"\nby_year = [\"17±0円\", 19, \"USD 0.37\"]\nshare = \"equal\"\n";
    let written = written(text);
    let found = whatif::sample(&written, 3, 1, Distribution::Uniform, &whatif::unwatched).unwrap();
    let outcome = whatif::outcome(&written.case().unwrap()).unwrap();
    let saving = Fraction::from(outcome.before.unwrap().base - outcome.after.unwrap().base);
    assert_eq!(found.drawn, 4);
    assert!(found.saving.iter().all(|drawn| *drawn == saving), "{found:?} {saving:?}");
}

#[test]
fn figures_have_names_and_wrong_ones_are_refused() {
    let case = worked("equal").case().unwrap();
    for name in ["before", "after.a", "saving.b", "percent", "share.a"] {
        assert_eq!(Figure::read(name, &case).unwrap().name, name);
    }
    for (name, code) in
        [("share", "unknown-figure"), ("savings", "unknown-figure"), ("share.x", "unknown-member")]
    {
        assert_eq!(Figure::read(name, &case).unwrap_err().code.name(), code);
    }
}

#[test]
fn a_requirement_holds_as_often_as_draws_keep_to_it() {
    // of 800,000 to 1,200,000 against 1,000,000 before: a quarter saves 10%, half costs no more than before
    let text = "format = 1\ntitle = \"t\"\nmonths = 12\n[[member]]\nid = \"a\"\n\
        [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 1_000_000\n\
        [[after]]\nitem = \"new\"\nyearly = \"80万円〜120万円\"\nshare = \"equal\"\n\
        [[require]]\nfigure = \"saving\"\nat_least = \"10%\"\n\
        [[require]]\nfigure = \"saving\"\nat_least = \"10%\"\nmember = \"every\"\n\
        [[require]]\nfigure = \"saving\"\nat_least = \"10%\"\nyears = \"every\"\n\
        [[require]]\nfigure = \"share\"\nat_most = 1_000_000\nmember = \"a\"\n";
    let found = whatif::sample(&written(text), 10_000, 3, Distribution::Uniform, &whatif::unwatched).unwrap();
    let held: Vec<usize> = found.chances.iter().map(|chance| chance.held).collect();
    // the standard deviation of 10,000 draws at a quarter is 43
    assert!((2_300..2_700).contains(&held[0]), "{held:?}");
    // the group's costs, the only member's and the only year's are the same, though found in three ways
    assert_eq!((held[1], held[2]), (held[0], held[0]));
    // what costs no more than before saves something, or nothing to the yen
    assert!(held[3] >= found.positive && held[3] <= found.positive + 2, "{held:?} {}", found.positive);
    assert!(found.chances.iter().all(|chance| chance.unknown == 0));
}

#[test]
fn a_requirement_on_a_candidate_falls_away() {
    let text = "format = 1\ntitle = \"t\"\nmonths = 12\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\ncandidate = true\n\
        [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 1_000_000\n\
        [[after]]\nitem = \"new\"\nyearly = \"80万円〜120万円\"\nshare = \"equal\"\n\
        [[require]]\nfigure = \"share\"\nat_most = 1_000_000\nmember = \"b\"\n";
    let found = whatif::sample(&written(text), 100, 3, Distribution::Uniform, &whatif::unwatched).unwrap();
    // in no draw it is broken or unknown
    assert_eq!((found.chances[0].held, found.chances[0].unknown), (100, 0));
}
