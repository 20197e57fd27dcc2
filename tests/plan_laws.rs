//! What must hold for every plan: parts add up to the whole, whichever way it is cut.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::compare::{ModelRow, Request, compare};
use cloudcost::cost::Units;
use cloudcost::plan::facts::{Dimension, Selection, Sums};
use cloudcost::report::Role;
use cloudcost::{Case, Source, read_case};
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt::Write;

const DIMENSIONS: [Dimension; 5] =
    [Dimension::System, Dimension::Category, Dimension::Member, Dimension::Item, Dimension::Year];

/// One cost item as it is written: its amount, and all that does not depend on it.
#[derive(Clone, Debug)]
struct Item {
    before: bool,
    form: &'static str,
    amount: i64,
    rest: String,
}

/// A plan as it is written.
#[derive(Clone, Debug)]
struct Draft {
    months: u32,
    start: Option<u32>,
    /// Name, people, first month.
    members: Vec<(String, u32, u32)>,
    items: Vec<Item>,
}

impl Draft {
    fn text(&self) -> String {
        let mut text = format!("format = 1\ntitle = \"a\"\nmonths = {}\n", self.months);
        if let Some(month) = self.start {
            writeln!(text, "start = \"2026-{month:02}\"").unwrap();
        }
        for (id, people, from) in &self.members {
            writeln!(text, "[[member]]\nid = \"{id}\"\nbases = {{ people = {people} }}\nfrom = {from}")
                .unwrap();
        }
        for (number, item) in self.items.iter().enumerate() {
            let side = if item.before { "before" } else { "after" };
            let Item { form, amount, rest, .. } = item;
            writeln!(text, "[[{side}]]\nitem = \"i{number}\"\n{form} = {amount}\n{rest}").unwrap();
        }
        // nothing is missing: whoever has no cost of today is said to have none
        let own = |id: &str| format!("member = \"{id}\"\n");
        let before = || self.items.iter().filter(|item| item.before);
        for (id, ..) in self.members.iter().filter(|_| before().next().is_some()) {
            if !before().any(|item| item.rest.contains(&own(id))) {
                writeln!(text, "[[before]]\nitem = \"none of {id}\"\ntotal = 0\n{}", own(id)).unwrap();
            }
        }
        text
    }

    fn case(&self) -> Case {
        let text = self.text();
        let read = read_case("a", Source::new("a.toml", &text));
        read.unwrap_or_else(|faults| panic!("{text}: {:?}", faults.list)).case
    }
}

/// Items that are whole yen in every year: a twelfth of a `yearly` is whole, and nothing grows by parts of a yen. A `total`
/// is whole in every month of its term, so that what counts of it is too, whenever its member joins.
fn item(members: usize, months: u32) -> impl Strategy<Value = Item> {
    let form = select(vec!["yearly", "monthly", "once", "total"]);
    let labels = (select(vec!["S", "T", ""]), select(vec!["x", "y", ""]));
    let way = select(vec!["own", "equal", "people", "outside", "each"]);
    (any::<bool>(), form, 0_i64..1_000_000, labels, way, 0..members, 1_u32..30).prop_map(
        move |(before, form, amount, (system, category), way, member, from)| {
            let mut rest = String::new();
            for (key, label) in [("system", system), ("category", category)] {
                if !label.is_empty() {
                    writeln!(rest, "{key} = \"{label}\"").unwrap();
                }
            }
            rest += &match way {
                _ if before => format!("member = \"m{member}\"\n"),
                "own" => format!("member = \"m{member}\"\n"),
                "outside" => "paid_by = \"p\"\n".to_owned(),
                "each" => "per = \"member\"\n".to_owned(),
                rule => format!("share = \"{rule}\"\n"),
            };
            if form != "once" {
                writeln!(rest, "from = {from}").unwrap();
            }
            let each = if form == "total" { i64::from(months - from + 1) } else { 1 };
            Item { before, form, amount: amount * 24 * each, rest }
        },
    )
}

/// Plans whose first member takes part in the whole term.
fn draft() -> impl Strategy<Value = Draft> {
    let members = prop::collection::vec((1_u32..90_000, 1_u32..30), 1..5);
    (30_u32..80, prop::option::of(1_u32..=12), members).prop_flat_map(|(months, start, members)| {
        let named = members.into_iter().enumerate().map(|(number, (people, from))| {
            (format!("m{number}"), people, if number == 0 { 1 } else { from })
        });
        let members: Vec<(String, u32, u32)> = named.collect();
        prop::collection::vec(item(members.len(), months), 1..8).prop_map(move |items| Draft {
            months,
            start,
            members: members.clone(),
            items,
        })
    })
}

fn rows(case: &Case, by: &[Dimension], selection: &Selection) -> Vec<ModelRow> {
    let request = Request { by: by.to_vec(), selection: selection.clone(), ..Request::default() };
    let cases = [case.clone()];
    let found = compare(&cases, &request).unwrap();
    found.cases[0].model.as_ref().unwrap().rows.clone()
}

fn total(case: &Case, selection: &Selection) -> Sums {
    rows(case, &[Dimension::Total], selection).pop().unwrap().sums
}

/// Before (0 where the plan has none), after, outside in the currency's minor unit.
fn figures(sums: &Sums) -> [i128; 3] {
    [sums.before.map_or(0, |before| before.base), sums.paid().base, sums.outside.base]
}

fn sum<'r>(rows: impl Iterator<Item = &'r Sums>) -> [i128; 3] {
    rows.map(figures).fold([0; 3], |sum, row| [sum[0] + row[0], sum[1] + row[1], sum[2] + row[2]])
}

fn months(months: u32) -> Selection {
    Selection { months: Some(months), ..Selection::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_way_of_adding_up_gives_the_total(draft in draft(), one in 0_usize..5, other in 0_usize..5) {
        let case = draft.case();
        let all = Selection::default();
        let expected = figures(&total(&case, &all));
        for by in [vec![DIMENSIONS[one]], vec![DIMENSIONS[one], DIMENSIONS[other]], DIMENSIONS.to_vec()] {
            let rows = rows(&case, &by, &all);
            let of = |role| rows.iter().filter(move |row| row.role == role).map(|row| &row.sums);
            prop_assert_eq!(sum(of(Role::Item)), expected, "{:?} of {}", by, draft.text());
            prop_assert_eq!(sum(of(Role::Total)), expected);
            if of(Role::Subtotal).next().is_some() {
                prop_assert_eq!(sum(of(Role::Subtotal)), expected, "subtotals");
            }
            for row in &rows {
                prop_assert_eq!(row.sums.before.is_some(), draft.items.iter().any(|item| item.before));
                let base = |units: Units| units.base;
                let costs = row.sums.before.zip(row.sums.after);
                let saved = costs.map(|(before, after)| before.base - after.base);
                prop_assert_eq!(row.sums.saving().map(base), saved);
            }
        }
    }

    #[test]
    fn amounts_times_a_number_are_totals_times_it(draft in draft(), factor in 2_i64..50) {
        // totals are spread to whole yen by remainders, which do not scale year by year: the whole does
        let mut scaled = draft.clone();
        scaled.items.iter_mut().for_each(|item| item.amount *= factor);
        let all = Selection::default();
        let once = figures(&total(&draft.case(), &all));
        prop_assert_eq!(figures(&total(&scaled.case(), &all)), once.map(|units| units * i128::from(factor)));
    }

    #[test]
    fn two_halves_are_the_whole(draft in draft(), which in any::<prop::sample::Index>()) {
        let mut halved = draft.clone();
        let which = which.index(halved.items.len());
        halved.items[which].amount /= 2;
        // years of a total are rounded on their own, so that halves may deal a yen to other years
        prop_assume!(halved.items[which].form != "total");
        halved.items.push(halved.items[which].clone());
        for by in [Dimension::System, Dimension::Category, Dimension::Member, Dimension::Year] {
            let rows = |draft: &Draft| -> Vec<[i128; 3]> {
                let rows = rows(&draft.case(), &[by], &Selection::default());
                rows.iter().map(|row| figures(&row.sums)).collect()
            };
            prop_assert_eq!(rows(&draft), rows(&halved), "{:?}", by);
        }
    }

    #[test]
    fn a_term_cut_in_two_adds_up(mut draft in draft(), years in 1_usize..3) {
        // what is spread over the whole term has no price of its own for a part of it
        draft.items.retain(|item| item.form != "total");
        prop_assume!(!draft.items.is_empty());
        let case = draft.case();
        let whole = rows(&case, &[Dimension::Year], &Selection::default());
        let first = match draft.start {
            None => 12,
            Some(month) => 12 - (month + 8) % 12,
        };
        let cut = first + 12 * u32::try_from(years - 1).unwrap();
        let of_years = |rows: &[ModelRow]| -> Vec<(Vec<cloudcost::plan::facts::RowKey>, [i128; 3])> {
            let items = rows.iter().filter(|row| row.role == Role::Item);
            items.map(|row| (row.sums.keys.clone(), figures(&row.sums))).collect()
        };
        let early = of_years(&rows(&case, &[Dimension::Year], &months(cut)));
        let all = of_years(&whole);
        prop_assert_eq!(&early[..], &all[..early.len()], "{} months of {}", cut, draft.text());
        prop_assert!(early.len() <= years);
    }

    #[test]
    fn names_and_order_of_members_change_nothing_but_order(draft in draft(), turn in 0_usize..5) {
        let mut turned = draft.clone();
        let count = turned.members.len();
        turned.members.rotate_left(turn % count);
        for (id, ..) in &mut turned.members {
            *id = id.replace('m', "town-");
        }
        for item in &mut turned.items {
            item.rest = item.rest.replace("member = \"m", "member = \"town-");
        }
        for by in [Dimension::System, Dimension::Item, Dimension::Year] {
            let rows = |draft: &Draft| -> Vec<[i128; 3]> {
                rows(&draft.case(), &[by], &Selection::default()).iter().map(|row| figures(&row.sums)).collect()
            };
            prop_assert_eq!(rows(&draft), rows(&turned), "{:?}", by);
        }
        // bills differ at most by the yen a year that goes to whom the file lists first
        let years = i128::from(draft.months / 12 + 2);
        let (mut one, mut other) = (bills(&draft), bills(&turned));
        other.rotate_right(turn % count);
        for (one, other) in one.drain(..).zip(other.drain(..)) {
            prop_assert!((one - other).abs() <= years, "{one} and {other} of {}", draft.text());
        }
    }
}

/// What each member pays over the term, in the order of the file.
fn bills(draft: &Draft) -> Vec<i128> {
    let rows = rows(&draft.case(), &[Dimension::Member], &Selection::default());
    let mut bills = vec![0; draft.members.len()];
    for row in rows {
        if let [cloudcost::plan::facts::RowKey::Member(number)] = row.sums.keys.as_slice() {
            bills[*number] = row.sums.paid().base;
        }
    }
    bills
}

fn case(text: &str) -> Case {
    let text = format!("format = 1\ntitle = \"a\"\n{text}");
    read_case("a", Source::new("a.toml", &text)).unwrap_or_else(|faults| panic!("{:?}", faults.list)).case
}

#[test]
fn members_of_36_48_and_60_months_are_compared_over_their_own() {
    let case = case(
        "[[member]]\nid = \"a\"\nto = 36\n[[member]]\nid = \"b\"\nto = 48\n[[member]]\nid = \"c\"\n\
         [[before]]\nitem = \"x\"\nmember = \"a\"\nmonthly = 100\n\
         [[before]]\nitem = \"y\"\nmember = \"b\"\nmonthly = 100\n\
         [[before]]\nitem = \"z\"\nmember = \"c\"\nmonthly = 100\n\
         [[after]]\nitem = \"fee\"\nmonthly = 60\nper = \"member\"\n",
    );
    // 36 + 48 + 60 = 144 months at 100 before and at 60 after
    assert_eq!(figures(&total(&case, &Selection::default())), [14_400, 8_640, 0]);
    let rows = rows(&case, &[Dimension::Member], &Selection::default());
    let after: Vec<i128> = rows.iter().map(|row| row.sums.paid().base).collect();
    assert_eq!(after, [2_160, 2_880, 3_600, 8_640]);
}

#[test]
fn a_term_from_october_2014_begins_with_half_of_fiscal_2014() {
    let case = case(
        "start = \"2014-10\"\nmonths = 24\n[[before]]\nitem = \"x\"\nmonthly = 100\n\
         [[after]]\nitem = \"y\"\nyearly = 100\nfrom = 7\nto = 13\n",
    );
    let rows = rows(&case, &[Dimension::Year], &Selection::default());
    let figures: Vec<[i128; 3]> = rows.iter().map(|row| figures(&row.sums)).collect();
    // April 2015 is month 7; seven months of 100 a year are 58.33
    assert_eq!(figures, [[600, 0, 0], [1_200, 58, 0], [600, 0, 0], [2_400, 58, 0]]);
}

#[test]
fn a_grant_pays_no_more_than_there_is_to_pay() {
    let case = case(
        "[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n[[before]]\nitem = \"x\"\nmember = \"a\"\nyearly = 1\n\
         [[after]]\nitem = \"move\"\nonce = 700\nshare = \"equal\"\n\
         [[support]]\nname = \"grant\"\namount = 1_000\nitems = [\"move\"]\n",
    );
    let sums = total(&case, &Selection::default());
    assert_eq!((sums.support.pays.base, sums.net_after().unwrap().base), (700, 0));
}
