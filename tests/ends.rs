//! Where ranges end, and where a rule begins to hold: each answer worked out by hand. All figures are invented.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::compare::{Request, compare};
use cloudcost::analysis::split::{By, ShareRow, SplitRequest, split};
use cloudcost::coalition::{Separable, separable_between, separable_costs};
use cloudcost::cost::{Timing, Units};
use cloudcost::plan::facts::{Selection, compute};
use cloudcost::plan::measures::MeasureValue;
use cloudcost::sharing::{self, Basis, Claim, Rule, Settlement, SharedItem, Sharer};
use cloudcost::{Case, Fraction, Source, read_case};

const HEAD: &str = "format = 1\ntitle = \"t\"\nmonths = 12\n";

fn case(text: &str) -> Case {
    let head = if text.starts_with("months") { HEAD.replace("months = 12\n", "") } else { HEAD.to_owned() };
    let text = head + text;
    read_case("t", Source::new("t.toml", &text))
        .unwrap_or_else(|faults| panic!("{:?}\n{text}", faults.list))
        .case
}

/// Members with what each costs today in all.
fn members(before: &[(&str, i64)]) -> String {
    let one = |(id, cost): &(&str, i64)| {
        format!(
            "[[member]]\nid = \"{id}\"\n[[before]]\nitem = \"today\"\nmember = \"{id}\"\ntotal = {cost}\n"
        )
    };
    before.iter().map(one).collect()
}

/// The ends of something in the rows of the members and in the total, told apart or not.
fn ends(text: &str, by: Option<By>, of: impl Fn(&ShareRow) -> Option<Units>) -> Vec<[i128; 2]> {
    let case = case(text);
    let found = split(&case, &SplitRequest { by, ..SplitRequest::default() }).unwrap();
    let way = &found.ways[0];
    let ends = |row| of(row).map(|units| [units.low, units.high]);
    way.rows.iter().chain([&way.total]).map(|row| ends(row).unwrap()).collect()
}

#[test]
fn an_exact_item_beside_an_estimate_has_exact_shares() {
    let text = members(&[("a", 500), ("b", 500), ("c", 500)])
        + "[[after]]\nitem = \"known\"\ntotal = 100\n[[after]]\nitem = \"estimated\"\ntotal = \"300円±60円\"\n\
           [sharing]\nrule = \"equal\"\nbill = \"item\"\n";
    // a third of 100 in whole yen is 34 or 33; of 240 to 360 it is 80 to 120, and two yen more at the most where it is rounded
    let found = ends(&text, Some(By::Item), |row| row.sums.after);
    let known: Vec<_> = found.iter().filter(|[low, high]| low == high).collect();
    assert_eq!(known[..4], [&[34, 34], &[33, 33], &[33, 33], &[100, 100]]);
    let estimated = found.iter().filter(|[low, high]| (78..=80).contains(low) && (120..=122).contains(high));
    assert_eq!(estimated.count(), 3);
    assert_eq!(found.last(), Some(&[340, 460]));
}

/// The ends of the nucleolus of what towns share that cost 100 each today, where each two have a quotation of 150.
fn nucleolus(towns: &[&str], shared: &str) -> Vec<[i128; 2]> {
    let mut text = members(&towns.iter().map(|town| (*town, 100)).collect::<Vec<_>>());
    text += &format!("[[after]]\nitem = \"x\"\ntotal = \"{shared}\"\n[sharing]\nrule = \"nucleolus\"\n");
    for (nth, one) in towns.iter().enumerate().filter(|_| towns.len() > 2) {
        for other in &towns[nth + 1..] {
            text += &format!("[[coalition]]\nmembers = [\"{one}\", \"{other}\"]\ntotal = 150\n");
        }
    }
    let mut found = ends(&text, None, |row| row.sums.after);
    found.truncate(towns.len());
    found.dedup();
    found
}

#[test]
fn no_share_of_the_nucleolus_is_above_the_cost_alone_where_all_together_cost_less() {
    // no more than 100, and no less than what the others leave of the total
    assert_eq!(nucleolus(&["a", "b"], "150円±30円"), [[20, 100]]);
    assert_eq!(nucleolus(&["a", "b"], "150円±50円"), [[0, 100]]);
    assert_eq!(nucleolus(&["a", "b", "c"], "250円±50円"), [[0, 100]]);
}

#[test]
fn a_nucleolus_that_may_cost_more_than_all_alone_lies_between_what_a_member_adds() {
    // by itself a member adds 100, beside the other what 150 to 250 is above its 100: 50 to 150
    assert_eq!(nucleolus(&["a", "b"], "200円±50円"), [[50, 150]]);
    // of three: 100 by itself, 50 beside one, and beside two what 180 to 330 is above 150; all three pay no more than alone
    // where they cost 180, and each then no less than 180 - 200
    assert_eq!(nucleolus(&["a", "b", "c"], "255円±75円"), [[-20, 180]]);
    // where they cost more than alone in any case, a member adds 50 at the least
    assert_eq!(nucleolus(&["a", "b", "c"], "355円±25円"), [[50, 230]]);
}

#[test]
fn methods_of_separable_costs_have_one_answer_where_costs_are_exact() {
    // the three purposes of the Tennessee Valley dams
    let alone = [163_520, 140_826, 250_096].map(Fraction::from).to_vec();
    let without = [367_370, 378_821, 301_607].map(Fraction::from).to_vec();
    let tva = Separable { total: Fraction::from(412_584), alternative: alone.clone(), alone, without };
    let shares = separable_costs(&tva).unwrap();
    let ends = separable_between(&tva, &tva, [&tva.alone, &tva.alone]);
    assert_eq!(ends, shares.into_iter().map(|share| (share.clone(), share)).collect::<Vec<_>>());
}

#[test]
fn a_grant_up_to_a_cap_leaves_no_more_and_no_less_than_it_can() {
    let text = members(&[("a", 500), ("b", 500)])
        + "[[after]]\nitem = \"x\"\ntotal = \"200円±100円\"\n[sharing]\nrule = \"equal\"\n\
           [[support]]\nname = \"s\"\nitems = [\"x\"]\nrate = \"50%\"\ncap = 40\n";
    // half of 50 to 150 each, but no more than 40: 50 - 25 to 150 - 40 is left
    let found = ends(&text, None, |row| row.sums.net_after());
    assert_eq!(found[..2], [[25, 110], [25, 110]]);
}

#[test]
fn grants_of_two_kinds_pay_no_more_than_there_is_to_pay() {
    let refused = |kinds: [&str; 2]| {
        let one = |kind: &&str| {
            format!("[[support]]\nname = \"{kind}\"\nkind = \"{kind}\"\nitems = [\"x\"]\nrate = \"60%\"\n")
        };
        let text = members(&[("a", 500)])
            + "[[after]]\nitem = \"x\"\ntotal = 100\n[sharing]\nrule = \"equal\"\n"
            + &kinds.iter().map(one).collect::<String>();
        let found = split(&case(&text), &SplitRequest::default()).err();
        found.map(|faults| faults[0].fault.code.name())
    };
    // 120 of 100
    assert_eq!(refused(["national", "prefecture"]), Some("support-exceeds"));
    assert_eq!(refused(["national", "loan"]), Some("support-exceeds"));
    assert_eq!(refused(["national", "allocation-tax"]), Some("support-exceeds"));
    // the allocation tax comes later, and helps to repay the loan
    assert_eq!(refused(["loan", "allocation-tax"]), None);
}

#[test]
fn many_members_are_dearer_together_only_by_what_they_are() {
    // all but one share what costs 1,000 instead of 2,100; the last costs 100 today, and by its own item
    let dearer = |own: i64| {
        let ids: Vec<String> = (0..22).map(|nth| format!("m{nth}")).collect();
        let sharing: Vec<String> = ids[..21].iter().map(|id| format!("\"{id}\"")).collect();
        let before: Vec<(&str, i64)> = ids.iter().map(|id| (id.as_str(), 100)).collect();
        let text = members(&before)
            + &format!(
                "[[after]]\nitem = \"x\"\ntotal = 1000\nshare = \"equal\"\nmembers = [{}]\n",
                sharing.join(", ")
            )
            + &format!("[[after]]\nitem = \"own\"\ntotal = {own}\nmember = \"m21\"\n");
        let case = case(&text);
        let found = split(&case, &SplitRequest { fair: true, ..SplitRequest::default() }).unwrap();
        found.fairness.unwrap().dearer_together.map(|(share, stay, lost)| (share.len(), stay, lost))
    };
    assert_eq!(dearer(100), None);
    assert_eq!(dearer(101), Some((21, vec![21], 1)));
}

#[test]
fn figures_that_follow_only_within_their_precision_are_told_apart() {
    let within = |row: &str| {
        let cases = [case(&format!("[[published]]\n{row}"))];
        let found = compare(&cases, &Request::default()).unwrap();
        found.cases[0].lines[0].implied.is_within_precision()
    };
    let costs = "before = \"12億円\"\nafter = \"8億円\"\n";
    // 12 - 8 is 4, and 4.1 within half an oku of each; a third, and 35% within them
    assert!(within(&format!("{costs}saving = \"4億1,000万円\"\n")));
    assert!(within(&format!("{costs}percent = \"35%\"\n")));
    assert!(!within(&format!("{costs}saving = \"4億円\"\npercent = \"33%\"\n")));
}

#[test]
fn a_cap_holds_over_the_term_for_each_that_gets_something() {
    // c takes no part in the item: 100 to 200 a year to each of a and b, half of it in two years, up to 80 each
    let text = "months = 24\n".to_owned()
        + &members(&[("a", 900), ("b", 900), ("c", 900)])
        + "[[after]]\nitem = \"x\"\nyearly = \"300円±100円\"\nmembers = [\"a\", \"b\"]\n\
           [[after]]\nitem = \"y\"\nyearly = 30\n[sharing]\nrule = \"equal\"\n\
           [[support]]\nname = \"s\"\nitems = [\"x\"]\nrate = \"50%\"\ncap = 80\n";
    let most = |text: &str| -> Vec<i128> {
        ends(text, None, |row| Some(row.sums.support.pays)).iter().map(|[_, high]| *high).collect()
    };
    assert_eq!(most(&text), [80, 80, 0, 160]);
    // of 10 to 110 a year each, half is 10 to 110 in two years
    assert_eq!(most(&text.replace("300円±100円", "120円±100円")), [80, 80, 0, 160]);
}

#[test]
fn what_is_bought_once_should_come_again_in_a_term_of_seven_years() {
    let never = |months: u32, rest: &str| {
        let case = case(&format!("months = {months}\n[[member]]\nid = \"a\"\n{rest}"));
        let plan = case.plan.as_ref().unwrap();
        compute(&case, plan, &Selection::default()).unwrap().never_renewed()
    };
    let bought = "[[before]]\nitem = \"server\"\nmember = \"a\"\nonce = 700\nat = 1\n";
    assert_eq!(never(84, bought), [0]);
    assert_eq!(never(83, bought), [0; 0]);
    // on the base date of the term
    assert_eq!(never(83, &bought.replace("at = 1", "at = 0")), [0; 0]);
    // seven years after the second month the term is over
    assert_eq!(never(84, &bought.replace("at = 1", "at = 2")), [0; 0]);
    // where one is said to come again, the others were thought of
    let renewed = "[[before]]\nitem = \"network\"\nmember = \"a\"\nonce = 300\nat = 1\nevery = 60\n";
    assert_eq!(never(120, &format!("{bought}{renewed}")), [0; 0]);
    // and what is written for a later month is bought again
    assert_eq!(never(120, &[bought, &bought.replace("at = 1", "at = 61")].concat()), [0; 0]);
}

#[test]
fn a_unit_above_a_cap_goes_through_as_many_years_as_it_takes() {
    // of 27 a year two pay 13.50 each; rounding makes it 14 and 13, the first listed first. The first member may pay 13.50, those
    // of two years 27 together: only the last, which may pay 18, has room, four years away
    let text = |from: [u32; 5]| {
        let mut text = "months = 48\n".to_owned();
        for ((id, from), cost) in ["g", "m1", "m2", "m3", "t"].iter().zip(from).zip([15, 15, 15, 15, 20]) {
            let to = if ["g", "t"].contains(id) { from + 11 } else { from + 23 };
            text += &format!(
                "[[member]]\nid = \"{id}\"\nfrom = {from}\nto = {to}\n\
                 [[before]]\nitem = \"today\"\nmember = \"{id}\"\nyearly = {cost}\n"
            );
        }
        text + "[[after]]\nitem = \"x\"\nyearly = 27\n[sharing]\nrule = \"equal\"\nmin_saving = \"10%\"\n"
    };
    let bills = |from| ends(&text(from), None, |row| row.sums.after).into_iter().map(|[low, _]| low);
    for from in [[37, 25, 13, 1, 1], [1, 1, 13, 25, 37]] {
        assert_eq!(bills(from).collect::<Vec<_>>(), [13, 27, 27, 27, 14, 108]);
    }
}

#[test]
fn own_costs_beside_bills_of_items_are_moved_by_no_promise() {
    let moved = |promise: &str, shared: u32| {
        let case = case(
            &("months = 24\n".to_owned()
                + &members(&[("a", 150), ("b", 1000)])
                + &format!("[[after]]\nitem = \"x\"\nyearly = {shared}\nto = 12\n")
                + "[[after]]\nitem = \"mine\"\nmember = \"a\"\nyearly = 100\nfrom = 13\n"
                + &format!("[sharing]\nrule = \"equal\"\nbill = \"item\"\nmin_saving = \"{promise}\"\n")),
        );
        split(&case, &SplitRequest::default()).unwrap().ways[0].shares.moves_units
    };
    let items = vec![SharedItem::of_one_year(Rule::by(Basis::Equal), 99)];
    let beside = vec![vec![100, 0]];
    let claim = Claim { members: vec![Sharer::default(); 2], items, beside, years: 1, ..Claim::default() };
    let quota = sharing::split(&claim, &Settlement::default()).unwrap().quota(0, 0);
    assert_eq!(quota, Fraction::ratio(299, 2));
    // a half of 99 or 98 and 100 of its own are below 150: 49.50 becomes 50 by rounding, 49 is a bill as it is
    assert!(!moved("0%", 98));
    assert!(!moved("0%", 99));
    // may a pay 149.70, its 50 is 49
    assert!(moved("0.2%", 99));
}

#[test]
fn what_is_cut_is_told_where_a_sum_counts_in_part_and_where_a_payment_is_lost() {
    // what counts, the whole, and whether it never counts and whether it is lost, where a takes part in the second year of two
    let cuts = |item: &str| {
        let text = "months = 24\n[[member]]\nid = \"a\"\nfrom = 13\n[[member]]\nid = \"b\"\n[[after]]\nitem = \"x\"\n";
        let case = case(&format!("{text}{item}\n"));
        let computed = compute(&case, case.plan.as_ref().unwrap(), &Selection::default()).unwrap();
        let told = computed.cuts().into_iter();
        told.map(|cut| (cut.counts.base, cut.whole.base, cut.is_never, cut.is_lost)).collect::<Vec<_>>()
    };
    let own = |item: &str| cuts(&format!("member = \"a\"\n{item}"));
    // a price a year counts for as many years as there are
    assert_eq!(own("yearly = 100"), []);
    assert_eq!(own("yearly = 100\nto = 12"), [(0, 100, true, true)]);
    assert_eq!(own("total = 100"), [(50, 100, false, false)]);
    assert_eq!(own("total = 100\nto = 12"), [(0, 100, true, true)]);
    assert_eq!(own("total = 100\nfrom = 13"), []);
    assert_eq!(own("by_year = [30, 40]"), [(40, 70, false, false)]);
    assert_eq!(own("by_year = [0, 40]"), []);
    assert_eq!(own("once = 100\nat = 1"), [(0, 100, true, true)]);
    assert_eq!(own("once = 100\nat = 13"), []);
    assert_eq!(own("once = 100\nat = 1\nevery = 12"), [(100, 200, false, false)]);
    // of several members' items a part counts for b
    let each = |item: &str| cuts(&format!("per = \"member\"\n{item}"));
    assert_eq!(each("yearly = 100\nto = 12"), []);
    assert_eq!(each("total = 100\nto = 12"), [(0, 100, true, false)]);
    assert_eq!(each("once = 100\nat = 1"), [(0, 100, true, true)]);
    assert_eq!(cuts("member = \"b\"\ntotal = 100"), []);
}

#[test]
fn a_percent_that_may_be_a_loss_lies_to_both_sides_of_nothing() {
    let percent = |before: &str, own: &str, rest: &str| {
        let text = format!(
            "[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
             [[before]]\nitem = \"today\"\nmember = \"a\"\ntotal = {before}\n\
             [[before]]\nitem = \"today\"\nmember = \"b\"\ntotal = 100\n\
             [[after]]\nitem = \"mine\"\nmember = \"a\"\ntotal = {own}\n\
             [[after]]\nitem = \"x\"\ntotal = 20\nmembers = [\"b\"]\n[sharing]\nrule = \"equal\"\n{rest}"
        );
        let found = split(&case(&text), &SplitRequest::default()).unwrap().ways[0].rows[0].percent().unwrap();
        [found.low, found.high]
    };
    let [whole, half] = [100, 50].map(Fraction::from);
    // 50 to 150 of 100, and 0 to 100
    assert_eq!(percent("100", "\"100円±50円\"", ""), [&Fraction::zero() - &half, half.clone()]);
    assert_eq!(percent("100", "\"50円±50円\"", ""), [Fraction::zero(), whole.clone()]);
    // 100 of 100 to 200, and of 50 to 100
    assert_eq!(percent("\"150円±50円\"", "100", ""), [Fraction::zero(), half]);
    assert_eq!(percent("\"75円±25円\"", "100", ""), [&Fraction::zero() - &whole, Fraction::zero()]);
}

#[test]
fn a_year_under_a_promise_of_the_term_may_save_or_lose() {
    // of 150 to 450 in the first year each bears 50 to 150, but c no more than 80 in all: a and b bear half of the 70 above it
    // each, up to 185. That is 85 more than their 100 of the year, or 50 less; to the unit that rounding may move
    let text = "months = 24\n".to_owned()
        + &members(&[("a", 200), ("b", 200), ("c", 80)])
        + "[[after]]\nitem = \"x\"\nby_year = [\"300円±150円\", 0]\n[sharing]\nrule = \"equal\"\nmin_saving = \"0%\"\n";
    let case = case(&text);
    let found = split(&case, &SplitRequest { by: Some(By::Year), ..SplitRequest::default() }).unwrap();
    let of_a = |row: &&ShareRow| row.who.member() == Some(0) && row.year == Some(0);
    let percent = found.ways[0].rows.iter().find(of_a).unwrap().percent().unwrap();
    let [low, high] = [-85, 50].map(Fraction::from);
    assert!(percent.low <= low && percent.low >= &low - &Fraction::from(1), "{percent:?}");
    assert!(percent.high >= high && percent.high <= &high + &Fraction::from(1), "{percent:?}");
}

#[test]
fn nobody_is_billed_what_nobody_pays() {
    // of 105 two pay 50 each
    let text = members(&[("a", 500), ("b", 500)])
        + "[[after]]\nitem = \"x\"\ntotal = 105\n[sharing]\nrule = \"equal\"\nround_to = 10\nremainder = \"drop\"\n";
    let case = case(&text);
    let found = split(&case, &SplitRequest::default()).unwrap();
    let way = &found.ways[0];
    let due: Vec<_> =
        way.members.iter().chain([&way.total]).map(|row| way.due(row).map(|due| due.base)).collect();
    assert_eq!(due, [Some(50), Some(50), None, Some(100)]);
    assert_eq!(way.members[2].sums.after, Some(Units::exact(5)));
}

#[test]
fn many_that_are_certainly_above_their_caps_are_followed() {
    // of 700,000 to 770,000 each of seven would pay 100,000 or more: six pay what they did before, and save nothing, wherever that is
    let mut text = members(&[("last", 1_000_000)]);
    for nth in 0..6 {
        text += &format!(
            "[[member]]\nid = \"m{nth}\"\n[[before]]\nitem = \"today\"\nmember = \"m{nth}\"\ntotal = \"80,000円±5,000円\"\n"
        );
    }
    text += "[[after]]\nitem = \"x\"\ntotal = \"700,000円〜770,000円\"\n[sharing]\nrule = \"equal\"\nmin_saving = \"0%\"\n";
    let saved = ends(&text, None, |row| row.saving());
    // but for single units
    assert!(saved[1..7].iter().all(|[low, high]| *low == 0 && *high < 20), "{saved:?}");
}

#[test]
fn only_what_is_paid_at_the_base_date_is_not_discounted() {
    // 110 at the end of a year at 10%
    let worth = |price: &str| {
        let text = members(&[("a", 500)]) + &format!("[[after]]\nitem = \"x\"\nmember = \"a\"\n{price}\n");
        let request = Request {
            measures: true,
            discount: Fraction::ratio(1, 10),
            timing: Some(Timing::End),
            ..Request::default()
        };
        let cases = [case(&text)];
        let found = compare(&cases, &request).unwrap();
        let measures = found.cases[0].model.as_ref().unwrap().measures.clone().unwrap();
        let Ok(MeasureValue::Money(range)) = measures.after else { panic!("{measures:?}") };
        range.low
    };
    assert_eq!(worth("yearly = 110"), Fraction::from(100));
    assert_eq!(worth("once = 110\nat = 1"), Fraction::from(100));
    assert_eq!(worth("once = 110\nat = 0"), Fraction::from(110));
}
