//! A limit in percent of a cost before that is 0, may be 0, or is below it; and one that a promise keeps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::requirement::{Bound, Costs, Holds, Limit, LimitedFigure, Measure, Requirement, Whose};
use cloudcost::{Fraction, Range};

fn limited(figure: LimitedFigure, bound: Bound, percent: i128) -> Requirement {
    let limit = Limit::Percent(Fraction::from(percent));
    Requirement { figure, bound, limit, whose: Whose::Every, system: None, yearly: false }
}

fn measure((low, high): (i128, i128)) -> Measure {
    let value = (low == high).then(|| Fraction::from(low));
    Measure { value, range: Some(Range { low: low.into(), high: high.into() }) }
}

/// Costs of which no percent is known.
fn costs(before: (i128, i128), after: (i128, i128)) -> Costs {
    let saving = (before.0 - after.1, before.1 - after.0);
    Costs { before: measure(before), after: measure(after), saving: measure(saving), ..Costs::default() }
}

#[test]
fn a_percent_of_nothing_is_nothing() {
    let no_more = limited(LimitedFigure::Share, Bound::AtMost, 100);
    let saves = limited(LimitedFigure::Saving, Bound::AtLeast, 30);
    let no_less = limited(LimitedFigure::After, Bound::AtLeast, 80);
    // 50 against 0, 0 against 0, -3 against 0
    for (after, most, least) in [
        (50, Holds::No, Holds::AtWorst),
        (0, Holds::AtWorst, Holds::AtWorst),
        (-3, Holds::AtWorst, Holds::No),
    ] {
        let costs = costs((0, 0), (after, after));
        for (requirement, holds) in [(&no_more, most), (&saves, most), (&no_less, least)] {
            let judged = requirement.judge(&costs);
            assert_eq!(judged.holds, holds, "{requirement:?} {after}");
            assert_eq!(requirement.holds(&costs), holds);
            assert_eq!(requirement.holds_exactly(Some(0), Some(after), 0), holds);
            assert!(!judged.in_percent);
        }
        let judged = no_more.judge(&costs);
        assert_eq!(judged.actual.value, Some(Fraction::from(after)));
        assert_eq!(judged.headroom.value, Some(Fraction::from(-after)));
    }
}

#[test]
fn a_cost_before_that_may_be_nothing_is_held_at_its_worst() {
    let no_more = limited(LimitedFigure::Share, Bound::AtMost, 50);
    // half of 0 to 100 is 0 to 50
    for (after, holds) in [((0, 0), Holds::AtWorst), ((0, 10), Holds::NotAtWorst), ((51, 60), Holds::No)] {
        assert_eq!(no_more.judge(&costs((0, 100), after)).holds, holds, "{after:?}");
    }
}

#[test]
fn of_an_income_only_all_of_it_says_something() {
    let of = |percent| limited(LimitedFigure::After, Bound::AtMost, percent);
    for (after, holds) in [(-100, Holds::AtWorst), (-99, Holds::No)] {
        assert_eq!(of(100).judge(&costs((-100, -100), (after, after))).holds, holds);
        assert_eq!(of(100).holds_exactly(Some(-100), Some(after), 0), holds);
        assert_eq!(of(80).judge(&costs((-100, -100), (after, after))).holds, Holds::Unknown);
        assert_eq!(of(80).holds_exactly(Some(-100), Some(after), 0), Holds::Unknown);
    }
}

#[test]
fn a_promise_is_room_for_certain() {
    // a tenth is promised of 90 to 110, so that 81 to 99 are paid: never more than 95% of what was
    let promised = Some(Fraction::from(10));
    let costs = Costs { promised, apart: true, ..costs((90, 110), (81, 99)) };
    let no_more = limited(LimitedFigure::Share, Bound::AtMost, 95);
    assert_eq!(no_more.judge(&costs).holds, Holds::AtWorst);
    assert_eq!(no_more.judge(&Costs { promised: None, ..costs.clone() }).holds, Holds::NotAtWorst);
    let room = no_more.judge(&costs).headroom;
    assert_eq!(room.range, Some(Range { low: Fraction::decimal(45, 1), high: Fraction::decimal(235, 1) }));
}

#[test]
fn a_limit_given_as_an_amount_leaves_room_too() {
    let of = |figure, bound, amount: i128| Requirement {
        limit: Limit::Amount(Fraction::from(amount)),
        ..limited(figure, bound, 0)
    };
    let room = |requirement: &Requirement| {
        let judged = requirement.judge(&costs((200, 200), (140, 140)));
        (judged.ceiling.value, judged.headroom.value, judged.holds)
    };
    let whole = |number: i128| Some(Fraction::from(number));
    // 50 less than 200 are 150, and 140 is 10 below that; 60 is saved exactly, 70 is not
    let saves = |amount| room(&of(LimitedFigure::Saving, Bound::AtLeast, amount));
    assert_eq!(saves(50), (whole(150), whole(10), Holds::AtWorst));
    assert_eq!(saves(60), (whole(140), whole(0), Holds::AtWorst));
    assert_eq!(saves(70), (whole(130), whole(-10), Holds::No));
    let costs_at_most = |amount| room(&of(LimitedFigure::After, Bound::AtMost, amount));
    assert_eq!(costs_at_most(140), (whole(140), whole(0), Holds::AtWorst));
    assert_eq!(costs_at_most(139), (whole(139), whole(-1), Holds::No));
    // the cost before is limited by nothing that the cost after can do
    let before = of(LimitedFigure::Before, Bound::AtLeast, 201);
    assert_eq!(room(&before), (None, None, Holds::No));
    assert_eq!(before.meets(Some(201), None, 0), Some(true));
}
