//! Ends of ranges worked out on paper: of parts of costs by item and by year, of what support leaves of them, of rounding.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

#[path = "common/figures.rs"]
mod figures;

use cloudcost::analysis::split::{By, SplitRequest, split};
use cloudcost::cost::Units;
use cloudcost::requirement::Holds;
use figures::{Figures, case};

/// A case of so many members that share all equally, with what else is written.
fn figures_of(months: u32, members: &[&str], sharing: &str, more: &str) -> Figures {
    let of = |id: &&str| match id.split_once(' ') {
        Some((id, from)) => format!("[[member]]\nid = \"{id}\"\nfrom = {from}\n"),
        None => format!("[[member]]\nid = \"{id}\"\n"),
    };
    let members: String = members.iter().map(of).collect();
    let text = format!(
        "format = 1\ntitle = \"t\"\nmonths = {months}\n[sharing]\nrule = \"equal\"\n{sharing}{members}{more}"
    );
    Figures::of(&case(&text)).unwrap()
}

const OLD: &str = "[[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 9_000_000\n";

#[test]
fn half_of_a_cost_that_is_paid_a_year_later_moves_with_the_cost() {
    // 7.5 to 8.5 million a year for two years; the half of the first year is paid in the second, that of the second later
    let more = "[[after]]\nitem = \"x\"\nmember = \"a\"\nyearly = \"800万円±50万円\"\n\
                [[support]]\nname = \"s\"\nrate = \"50%\"\nitems = [\"x\"]\nyear_after = 1\n\
                [[require]]\nfigure = \"net_share\"\nmember = \"a\"\nat_most = 12_750_000\n\
                [[require]]\nfigure = \"net_share\"\nmember = \"a\"\nat_most = 12_749_999\n";
    let found = figures_of(24, &["a", "b"], "", &(OLD.to_owned() + more));
    let term = (11_250_000, 12_750_000);
    for row in ["None Member(0) None None", "None All None None", "Some(Item) Member(0) None Some(Some(0))"] {
        assert_eq!(found.amount(&format!("split {row} net")), term, "{row}");
    }
    // the second year has half of its own cost left
    assert_eq!(found.amount("split Some(Year) Member(0) Some(0) None net"), (7_500_000, 8_500_000));
    assert_eq!(found.amount("split Some(Year) Member(0) Some(1) None net"), (3_750_000, 4_250_000));
    assert_eq!(found.amount("compare [] [] net"), term);
    assert_eq!([0, 1].map(|nth| found.holds(nth)), [vec![Holds::AtWorst], vec![Holds::NotAtWorst]]);
}

#[test]
fn what_is_spent_once_and_half_paid_back_a_year_later_is_one_amount() {
    // 40 to 60, of which 20 to 30 come back: 20 to 30 are left, not 10 to 40
    let more = "[[before]]\nitem = \"old\"\nmember = \"a\"\nonce = 100\n\
                [[after]]\nitem = \"x\"\nmember = \"a\"\nonce = \"40円〜60円\"\n\
                [[support]]\nname = \"s\"\nrate = \"50%\"\nitems = [\"x\"]\nyear_after = 1\n\
                [[require]]\nfigure = \"net_saving\"\nat_least = 70\n[[require]]\nfigure = \"net_saving\"\nat_least = 71\n";
    let found = figures_of(24, &["a"], "", more);
    assert_eq!([0, 1].map(|nth| found.holds(nth)), [vec![Holds::AtWorst], vec![Holds::NotAtWorst]]);
    assert_eq!(found.amount("split Some(Year) Member(0) Some(0) None net"), (40, 60));
    assert_eq!(found.amount("split Some(Year) Member(0) Some(1) None net"), (-30, -20));
    for row in [
        "None Member(0) None None",
        "Some(Item) Member(0) None Some(Some(0))",
        "Some(Item) All None Some(Some(0))",
    ] {
        assert_eq!(found.amount(&format!("split {row} net")), (20, 30), "{row}");
    }
}

#[test]
fn a_grant_leaves_of_each_item_what_it_leaves_of_all() {
    // 600 to 1,000 and 200 to 400 by two: of the half of each, and of both, the other half is left
    let more = "[[after]]\nitem = \"x\"\nyearly = \"600円〜1,000円\"\n[[after]]\nitem = \"y\"\nyearly = \"200円〜400円\"\n\
                [[support]]\nname = \"s\"\nrate = \"50%\"\nitems = [\"x\", \"y\"]\n";
    let found = figures_of(12, &["a", "b"], "", more);
    let about = |name: &str, (low, high): (i128, i128)| {
        let (least, most) = found.amount(&format!("{name} net"));
        // one unit by what is laid on whole units of each, and two for what is rounded down
        assert!(
            least <= low && low - least <= 3 && most >= high && most - high <= 4,
            "{name}: {least} {most}"
        );
    };
    for member in 0..2 {
        about(&format!("split Some(Item) Member({member}) None Some(Some(0))"), (150, 250));
        about(&format!("split Some(Item) Member({member}) None Some(Some(1))"), (50, 100));
        about(&format!("split None Member({member}) None None"), (200, 350));
        let (least, most) =
            found.amount(&format!("split Some(Item) Member({member}) None Some(Some(0)) support"));
        assert!((149..=150).contains(&least) && most == 250, "{least} {most}");
    }
    about("split Some(Item) All None Some(Some(0))", (300, 500));
}

#[test]
fn what_rounding_may_add_to_items_has_a_row() {
    // 100 to 103 and 101 to 104 by three: of 33.3 and 33.7 a member pays 34 and 34, and of its bill of 67 one is taken off
    let more = "[[after]]\nitem = \"x\"\nyearly = \"100円〜103円\"\n[[after]]\nitem = \"y\"\nyearly = \"101円〜104円\"\n";
    let found = figures_of(12, &["a", "b", "c"], "", more);
    for member in 0..3 {
        assert_eq!(
            found.amount(&format!("split Some(Item) Member({member}) None Some(None) share")),
            (-2, 2)
        );
    }
    // one item is rounded as the bill is
    let more = "[[after]]\nitem = \"x\"\nyearly = \"100円〜103円\"\n";
    let found = figures_of(12, &["a", "b", "c"], "", more);
    assert!(!found.has("split Some(Item) Member(0) None Some(None) share"));
    // and what is billed by item has nothing beside its items
    let more = "[[after]]\nitem = \"x\"\nyearly = \"100円〜103円\"\n[[after]]\nitem = \"y\"\nyearly = \"101円〜104円\"\n";
    let found = figures_of(12, &["a", "b", "c"], "bill = \"item\"\nround_to = 10\n", more);
    assert!(!found.has("split Some(Item) Member(0) None Some(None) share"));
}

#[test]
fn what_nobody_pays_of_an_item_has_a_row_of_it() {
    // of 100 to 103 two pay 50 each
    let more = "[[after]]\nitem = \"x\"\nyearly = \"100円〜103円\"\n";
    let sharing = "bill = \"item\"\nremainder = \"drop\"\nround_to = 10\n";
    let found = figures_of(12, &["a", "b"], sharing, more);
    assert_eq!(found.amount("split Some(Item) Member(0) None Some(Some(0)) share"), (50, 50));
    assert_eq!(found.amount("split Some(Item) Nobody None Some(Some(0)) share"), (0, 3));
    assert!(!found.has("split Some(Item) Nobody None Some(None) share"));
}

#[test]
fn who_takes_no_part_in_a_year_pays_nothing_in_it_whatever_is_promised() {
    let before = "[[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 10_000_000\n\
                  [[before]]\nitem = \"old\"\nmember = \"b\"\nyearly = 4_000_000\n";
    let more = format!("{before}[[after]]\nitem = \"x\"\nyearly = \"900万円±20%\"\n");
    let found = figures_of(36, &["a", "b 13"], "min_saving = \"0%\"\n", &more);
    assert!(!found.has("split Some(Year) Member(1) Some(0) None share"));
    assert_eq!(found.amount("split Some(Year) Member(0) Some(0) None share"), (7_200_000, 10_800_000));
    // it pays half of 7.2 million a year at the least and its cap of 4 million at the most
    let (least, most) = found.amount("split None Member(1) None None share");
    assert!((7_199_990..=7_200_000).contains(&least) && most == 8_000_000, "{least} {most}");
    // a half of 10.8 million is above the cap, one of 7.2 million is not
    assert_eq!(found.flag("split None 1 capped"), None);
    assert_eq!(found.flag("split None 0 capped"), Some(false));
}

#[test]
fn a_fair_division_lays_support_on_members_as_far_as_it_divides() {
    // each costs 100 alone and so do both: each pays half of 80 to 120, and of the half that is paid half
    let more = "[[after]]\nitem = \"x\"\nyearly = \"80円〜120円\"\n[[support]]\nname = \"s\"\nrate = \"50%\"\nitems = [\"x\"]\n";
    let text = format!(
        "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"shapley\"\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n{more}"
    );
    let found = Figures::of(&case(&text)).unwrap();
    assert_eq!(found.amount("split None Member(0) None None share"), (40, 60));
    assert_eq!(found.amount("split None Member(0) None None support"), (20, 30));
}

#[test]
fn what_groups_cost_moves_together_in_a_fair_division() {
    // 80 to 120 for both, and for the second alone; 30 for the first: it adds nothing to the second, and pays half of the 30
    let more =
        "[[after]]\nitem = \"x\"\nyearly = \"80円〜120円\"\n[[coalition]]\nmembers = [\"a\"]\ntotal = 30\n";
    for method in ["shapley", "ensc", "scrb", "aca"] {
        let text = format!(
            "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"{method}\"\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n{more}"
        );
        let found = Figures::of(&case(&text)).unwrap();
        assert_eq!(found.amount("split None Member(0) None None share"), (15, 15), "{method}");
        assert_eq!(found.amount("split None Member(1) None None share"), (65, 105), "{method}");
    }
}

#[test]
fn where_money_is_from_leaves_what_is_left() {
    // 800 to 1,000 a year for two years, half of it from the prefecture a year later, a tenth by a loan that is repaid
    let text = "format = 1\ntitle = \"t\"\nmonths = 24\n[sharing]\nrule = \"equal\"\n[[member]]\nid = \"a\"\n\
                [[after]]\nitem = \"x\"\nyearly = \"800円〜1,000円\"\n\
                [[support]]\nname = \"s\"\nrate = \"50%\"\nitems = [\"x\"]\nkind = \"prefecture\"\nyear_after = 1\n\
                [[support]]\nname = \"l\"\nrate = \"10%\"\nitems = [\"x\"]\nkind = \"loan\"\n";
    let case = case(text);
    let request = SplitRequest { by: Some(By::Funding), ..SplitRequest::default() };
    let found = split(&case, &request).unwrap();
    let rows = &found.funding.as_ref().unwrap().rows;
    let ends = |units: Units| (units.low, units.high);
    // 720 to 900 after the loan, less 400 to 500 in the second year; of 999 are paid 99 and 499, which leaves one more
    let general: Vec<(i128, i128)> = rows.iter().map(|row| ends(row.general)).collect();
    assert_eq!(general, [(720, 900), (320, 401), (1_040, 1_301)]);
    let burden: Vec<(i128, i128)> = rows.iter().map(|row| ends(row.net_burden)).collect();
    assert_eq!(burden, [(800, 1_000), (400, 500), (1_200, 1_500)]);
}

/// The rows of all that is paid, and of the item, by the first member and by the second.
const ROWS: [[&str; 2]; 2] = [
    ["split None Member(0) None None", "split Some(Item) Member(0) None Some(Some(0))"],
    ["split None Member(1) None None", "split Some(Item) Member(1) None Some(Some(0))"],
];

const HALF: &str = "[[support]]\nname = \"s\"\nrate = \"50%\"\nitems = [\"x\"]\n";

#[test]
fn what_is_left_after_a_part_is_exact_but_for_units_that_are_rounded() {
    // of 601 half is 300, and 301 is left; of 1,001 it is 500 and 501
    let x = "[[after]]\nitem = \"x\"\nyearly = \"601円〜1,001円\"\n";
    let alone = figures_of(12, &["a"], "", &format!("{x}{HALF}"));
    for row in ROWS[0] {
        assert_eq!(alone.amount(&format!("{row} net")), (301, 501), "{row}");
    }
    // of two the second pays 300 of 601, and 150 of that is left
    let shared = figures_of(12, &["a", "b"], "", &format!("{x}{HALF}"));
    for row in ROWS[1] {
        let (least, most) = shared.amount(&format!("{row} net"));
        assert!(least == 150 && (250..=252).contains(&most), "{row}: {least} {most}");
    }
    // of 0 to 197 the first pays up to 99, of which a hundredth is nothing
    let more = "[[after]]\nitem = \"x\"\nyearly = \"0円〜197円\"\n".to_owned() + &HALF.replace("50%", "1%");
    let found = figures_of(12, &["a", "b"], "", &more);
    assert_eq!(found.amount(&format!("{} net", ROWS[0][0])), (0, 99));
}

#[test]
fn what_is_laid_on_several_items_is_a_unit_off_in_each() {
    // half of 601 to 1,000, 201 to 400 and 100, laid on whole units of each: of 601 it leaves 300 or 301
    let own =
        |item: &str, price: &str| format!("[[after]]\nitem = \"{item}\"\nyearly = {price}\nmember = \"a\"\n");
    let costs =
        [own("x", "\"601円〜1,000円\""), own("y", "\"201円〜400円\""), own("z", "\"100円〜101円\"")].concat();
    let support = HALF.replace("[\"x\"]", "[\"x\", \"y\", \"z\"]");
    let found = figures_of(12, &["a", "b"], "", &format!("{costs}{support}"));
    assert_eq!(found.amount(&format!("{} net", ROWS[0][1])), (300, 501));
    // of all of them half of 902 to 1,501 is left
    assert_eq!(found.amount(&format!("{} net", ROWS[0][0])), (451, 751));
}

#[test]
fn what_is_left_after_an_amount_is_what_there_is_beyond_it() {
    // 301 of 600 to 1,000 in two years; of two halves of it a unit may be rounded down
    let years = "[[after]]\nitem = \"x\"\nby_year = [\"300円〜500円\", \"300円〜500円\"]\n";
    let amount = "[[support]]\nname = \"t\"\namount = 301\nitems = [\"x\"]\n";
    let found = figures_of(24, &["a"], "", &format!("{years}{amount}"));
    assert_eq!(found.amount("split None All None None net"), (299, 700));
    // in the first year it pays 301 of 300 in 800, or of 500 in 800
    assert_eq!(found.amount("compare [Year] [Year(0, Nth(1))] support"), (112, 188));
    // half of 400 to 600, and 100
    let year = "[[after]]\nitem = \"x\"\nyearly = \"400円〜600円\"\nmember = \"a\"\n";
    let found = figures_of(12, &["a"], "", &format!("{year}{HALF}{}", amount.replace("301", "100")));
    assert_eq!(found.amount(&format!("{} net", ROWS[0][0])), (100, 200));
}

#[test]
fn what_one_keeps_for_all_is_taken_off_its_own_cost() {
    // a bears all of the first year and half of the second, and keeps three fifths of both: 40 - 10 to 80 - 20 is left
    let more = "[[after]]\nitem = \"x\"\nyearly = \"100円〜200円\"\n".to_owned()
        + &HALF.replace("50%", "60%")
        + "to = \"a\"\n";
    let found = figures_of(24, &["a", "b 13"], "", &more);
    let (least, most) = found.amount(&format!("{} net", ROWS[0][0]));
    // to a unit of the bill, and one of each year that is rounded down
    assert!((29..=30).contains(&least) && (60..=62).contains(&most), "{least} {most}");
}

#[test]
fn what_a_promise_saves_is_saved_beside_what_support_pays() {
    let saved = |x: &str, support: &str| {
        let before = "[[before]]\nitem = \"o\"\nmember = \"a\"\nyearly = \"90円〜110円\"\n\
                      [[before]]\nitem = \"o\"\nmember = \"b\"\nyearly = 1_000\n";
        let text = format!(
            "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"equal\"\nmin_saving = \"0%\"\n\
             [[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n{before}[[after]]\nitem = \"x\"\nyearly = {x}\n{support}"
        );
        let case = case(&text);
        let found = split(&case, &SplitRequest::default()).unwrap();
        let units = found.ways[0].rows[0].sums.net_saving().unwrap();
        (units.low, units.high)
    };
    // a pays what it paid before, and half of its 119 to 121 is paid: that is saved, wherever the cost before lies, to single units
    let (least, most) = saved("\"238円〜242円\"", HALF);
    assert!((57..=60).contains(&least) && (60..=63).contains(&most), "{least} {most}");
    // 100 are paid of 150 to 240, half of it to a: 50, and 35 more where a pays 75 instead of 110
    let (least, most) =
        saved("\"150円〜240円\"", "[[support]]\nname = \"t\"\namount = 100\nitems = [\"x\"]\n");
    assert!(least <= 50 && most >= 85, "{least} {most}");
}
