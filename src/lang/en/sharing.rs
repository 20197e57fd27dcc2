//! English: faults of sharing rules.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    let fault = Message::fault;
    const RULE: &str = "a rule is a sum of terms like \"20% equal + 80% population\"; bases are equal, current, an allocation \
                        base, NAME ^ 0.585 and degressive(NAME, 1.5)";
    Some(match code {
        "unreadable-rule" => fault("this sharing rule cannot be read", "not understood from here", RULE),
        "percent-missing" => fault(
            "a term of this sharing rule has no percent",
            "how many percent of the cost?",
            "with several terms each needs its percent, and they add up to 100%: \"20% equal + 80% population\"",
        ),
        "percent-of-nothing" => fault(
            "a term of this sharing rule shares nothing",
            "0%",
            "leave the term out, or give it a percent",
        ),
        "percents-not-100" => fault(
            "the percents of this sharing rule do not add up to 100%",
            "together {found}%",
            "change them so that together they are 100%",
        ),
        "power-out-of-range" => fault(
            "this power is out of range",
            "above 0 and at most 10",
            "below 1 a large member pays less for each unit of its base; for the same share for everyone, write `equal`",
        ),
        "factor-out-of-range" => fault(
            "this factor is out of range",
            "above 1 and at most 1000",
            "1.5 says that twice the base pays 1.5 times as much; for the same share for everyone, write `equal`",
        ),
        "degressive-form" => fault(
            "`degressive` needs a base and a factor",
            "incomplete",
            "write degressive(population, 1.5): twice the population pays 1.5 times as much",
        ),
        "missing-base-division" => fault(
            "`{base}` divides the whole cost at once: it is no rule for one item or a part of one",
            "a fair division",
            "write it alone as `rule` in [sharing], and leave `share` out; --rule {base} tries it out",
        ),
        "missing-base-near" => fault(
            "member `{member}` has no allocation base `{base}`",
            "did you mean `{near}`?",
            "write `{near}` in [sharing] for the fair division, or add `{base}` to the member's `bases`",
        ),
        "missing-base-rule" => fault(
            "member `{member}` has no allocation base `{base}`",
            "this rule weighs by `{base}`",
            "add `{base}` to the member's `bases`, or name other `members` for this item",
        )
        .caused("this member lacks it"),
        "nothing-to-weigh" => fault(
            "all members have 0 of what this rule weighs by",
            "nothing to share by",
            "correct the bases, or share equally",
        ),
        "share-of-outsider" => fault(
            "`{id}` has a percent of an item that it does not share",
            "not among its `members`",
            "add it to `members`, or remove its percent",
        ),
        "min-saving-range" => fault(
            "a promised saving is from 0% to 100%",
            "outside",
            "0% promises that nobody pays more than before",
        ),
        "round-to-unit" => fault(
            "`round_to` must be a whole number above 0",
            "not a unit to round to",
            "write 1000 for bills in thousands of yen",
        ),
        "no-rule" => fault(
            "`{item}` is shared, and nothing says how",
            "no `share` here, and no rule in [sharing]",
            "give it a `share`, or the case a [sharing] rule; `--rule equal` tries one out",
        ),
        "remainder-of-candidate" => fault(
            "`{member}` is only a candidate and bears no remainder: it goes to the largest remainders",
            "bears nothing while it takes no part",
            "name a member that takes part, \"largest\" or \"drop\"",
        )
        .caused("a candidate"),
        "no-rule-quoted" => fault(
            "nothing says how the members share the price of all of them",
            "no rule in [sharing]",
            "give the case one: `[sharing]` with `rule = \"shapley\"`; `--rule shapley` tries it out",
        ),
        "share-lacks" => fault(
            "`{item}` cannot be shared by its rule: {reason}",
            "this rule",
            "correct the data, or choose another rule",
        )
        .caused("this member"),
        "share-lacks-division" => fault(
            "`{base}` divides the whole cost at once: it is no part of a rule",
            "a fair division",
            "give `{base}` alone",
        ),
        "share-lacks-near" => fault(
            "`{item}` cannot be shared by its rule: {reason}",
            "did you mean `{near}`?",
            "write `{near}` for the fair division, or add `{base}` to the member's `bases`",
        ),
        "share-lacks-base" => fault(
            "`{item}` cannot be shared by its rule: {reason}",
            "this weighs by `{base}`",
            "add `{base}` to the member's `bases`, or choose another rule",
        )
        .caused("this member lacks it"),
        "share-lacks-before" => fault(
            "`{item}` cannot be shared by its rule: {reason}",
            "this weighs by the cost before",
            "name the `member` of every [[before]], or choose another rule",
        )
        .caused("this member"),
        "promise-needs-before" => fault(
            "a saving is promised to every member, and the cost before of `{member}` is not known",
            "this promise",
            "name the `member` of every [[before]], or promise nothing",
        )
        .caused("this member"),
        "lacks-base" => Message::note("member `{member}` has no allocation base `{base}`"),
        "lacks-before" => Message::note("the cost before of member `{member}` is not known"),
        "lacks-negative-before" => Message::note("the cost before of member `{member}` is below 0"),
        "lacks-weight" => Message::note("all members that share it have 0 of what it weighs by"),
        "lacks-sharers" => Message::note("nobody takes part in month {month}"),
        "cannot-hold" => fault(
            "a saving of at least {wanted}% for every member cannot hold",
            "cannot hold",
            "the largest that can is {largest}%: the group itself saves no more",
        ),
        "cannot-hold-more" => fault(
            "a saving of at least {wanted}% for every member cannot hold",
            "cannot hold",
            "the largest that can is {largest}%: what members pay alone and whole units of bills cannot be moved",
        ),
        "cannot-hold-loss" => fault(
            "a saving of at least {wanted}% for every member cannot hold",
            "cannot hold",
            "no saving can be promised: at best no member pays more than {loss}% above its cost before",
        ),
        "cannot-hold-at-all" => fault(
            "a saving of at least {wanted}% for every member cannot hold",
            "cannot hold",
            "no saving can be promised to everyone in this plan",
        ),
        "too-large-to-split" => fault("these amounts are too large to split", "", "amounts are below 10^15"),
        _ => return None,
    })
}
