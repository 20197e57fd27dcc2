//! English: notes on shares, and faults of a split.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    note(code).or_else(|| fault(code))
}

fn note(code: &str) -> Option<Message> {
    Some(Message::note(match code {
        "split-rule" => "{items}: {rule}",
        "split-rule-among" => "{items}: {rule}, among {members}",
        "split-rule-for-all" => "all shared items: {rule}",
        "rule-term" => "{percent} {basis}",
        "basis-equal" => "equally",
        "basis-current" => "in proportion to each member's cost before",
        "basis-base" => "in proportion to {base}",
        "basis-power" => "in proportion to {base} to the power {exponent}",
        "basis-degressive" => "degressively by {base} (twice the {base} pays {factor} times as much)",
        "basis-table" => "negotiated percents ({percents})",
        "split-own" => "{items}: not split, each member pays its own",
        "split-by-members" => "{items}: the price depends on how many members share it in the month",
        "split-outside" => "{item}: {payer} bears {amount}, which is in nobody's share",
        "months-from-to" => "months {first} to {last}",
        "split-months" => "a month is split among those who take part in it; not the whole term: {members}",
        "split-absent" => "in none of the months looked at: {members}",
        "split-one-bill" => "one bill for the whole term, rounded in the same way: {methods}",
        "split-rounding-term" => {
            "each bill, one for the whole term, is a multiple of {unit}; what rounding down leaves goes to the largest remainders, one such unit each, and of equal ones to the member listed first"
        }
        "split-rounding-term-drop" => {
            "each bill, one for the whole term, is rounded down to a multiple of {unit}; the rest is not collected"
        }
        "split-rounding-term-member" => {
            "each bill, one for the whole term, is rounded down to a multiple of {unit}; {member} bears what that leaves"
        }
        "split-rounding" => {
            "each bill of a year is a multiple of {unit}; what rounding down leaves goes to the largest remainders, one such unit each, and of equal ones to the member listed first"
        }
        "split-rounding-drop" => {
            "each bill of a year is rounded down to a multiple of {unit}; the rest is not collected"
        }
        "split-rounding-member" => {
            "each bill of a year is rounded down to a multiple of {unit}; {member} bears what that leaves"
        }
        "split-remainder" => "borne of what rounding left, over the term: {members}",
        "split-remainder-middle" => {
            "at the middle of the ranges, borne of what rounding left, over the term: {members}"
        }
        "split-no-remainder" => "rounding left nothing: every exact share is a multiple of the unit",
        "split-uncollected" => "the bills fall short of the cost by {amount}, which nobody pays",
        "split-capped" => {
            "every member saves at least {percent}; held at its cap: {members}; the others pay that in proportion to their shares"
        }
        "split-none-capped" => "every member saves at least {percent} without anything being moved",
        "split-moved" => "{amount} moved to the others",
        "split-taken-on" => "after taking on {amount} of others",
        "split-no-before" => "no cost before is stated, so no saving or percent is known",
        "split-items-rounded" => {
            "items are split to the minor unit; what the rounding of bills and a promised saving add to them stands apart"
        }
        "split-worse-off" => "{count:member pays|members pay} more than before: {members}",
        "split-all-gain" => "no member pays more than before",
        "split-mark" => "{mark} marks who pays more than before",
        "split-before-unknown" => {
            "some cost before is nobody's own, so no member's cost before, saving or percent is known"
        }
        "split-support" => "saving, percent and result are before support",
        "split-support-helps" => {
            "saving, percent and result are before support; with it these do not pay more than before either: {members}"
        }
        "in-full" => "{amount} {currency}",
        _ => return None,
    }))
}

fn fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "no-plan-to-split" => fault(
            "this case has no costs to split, only published figures",
            "",
            "add [[member]], [[before]] and [[after]]; the README shows how",
        ),
        "no-members-to-split" => fault(
            "this case has no members among whom to split",
            "",
            "add a [[member]] for each municipality, with its allocation bases",
        ),
        "one-case-to-split" => {
            fault("{path}: this holds {found:case|cases}, and `split` takes one", "", "name one case file")
        }
        _ => return None,
    })
}
