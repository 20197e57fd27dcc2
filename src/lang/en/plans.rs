//! English: notes on plans, and faults of the planning model.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    note(code).or_else(|| member_fault(code)).or_else(|| item_fault(code))
}

fn note(code: &str) -> Option<Message> {
    Some(Message::note(match code {
        "fiscal-year" => "FY{year}",
        "nth-year" => "year {year}",
        "plan-ranges" => {
            "costs before and after are taken as independent: the least saving is the least cost before less the greatest cost after"
        }
        "turns-positive" => "the cumulative saving turns positive in month {month} and stays so",
        "present-value" => {
            "present values at {rate} a year, costs {timing} of each year; one-time costs are the investment, all others operation"
        }
        "model-agrees" => "the plan agrees with these published figures within their printed precision",
        "model-disagrees" => "the plan disagrees with these published figures: {differences}",
        "model-differs-in" => "{figure} {printed} published, {computed} by the plan",
        "check-model-disagrees" => {
            return Some(Message::fault(
                "the plan disagrees with these published figures: {differences}",
                "the plan gives other figures",
                "correct the plan or the figures; `cloudcost compare` shows both",
            ));
        }
        "model-has-none" => {
            "the plan has nothing like these published figures, so they are not held against it"
        }
        _ => return None,
    }))
}

fn member_fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "no-plan" => fault(
            "no case has a plan that this could be asked of",
            "",
            "--by, --only, --exclude, --once, --months, --discount and --measures need [[before]] and [[after]]",
        ),
        "duplicate-id" => {
            fault("`{id}` is named twice", "named again", "give each its own name").caused("first named here")
        }
        "duplicate-in-list" => {
            fault("`{id}` is named twice in this list", "named again", "name each member once")
                .caused("first named here")
        }
        "unknown-member" => {
            fault("there is no member `{found}`", "no member has this id", "the members are {known}")
                .caused("the members begin here")
        }
        "unknown-member-near" => {
            fault("there is no member `{found}`", "no member has this id", "did you mean `{near}`?")
                .caused("this is the nearest")
        }
        "unknown-member-of-none" => fault(
            "there is no member `{found}`",
            "this case has no members",
            "add it: [[member]] id = \"{found}\"",
        ),
        "unknown-item" => {
            fault("there is no item `{found}` in [[after]]", "no item has this name", "the items are {known}")
        }
        "unknown-item-near" => fault(
            "there is no item `{found}` in [[after]]",
            "no item has this name",
            "did you mean `{near}`?",
        ),
        "unknown-category" => {
            fault("no item has the category `{found}`", "nothing has it", "the categories are {known}")
        }
        "unknown-category-near" => {
            fault("no item has the category `{found}`", "nothing has it", "did you mean `{near}`?")
        }
        "negative-base" => {
            fault("the allocation base `{base}` is negative", "below 0", "a base is a count: 0 or more")
        }
        "missing-base" => fault(
            "member `{member}` has no allocation base `{base}`",
            "the price is per `{base}`",
            "add `{base}` to the member's `bases`, or name other `members`",
        )
        .caused("this member lacks it"),
        "no-members" => {
            fault("this list names no member", "empty", "name at least one, or leave the key out for all")
        }
        "missing-rate" => fault(
            "no rate says what one {found} is in {expected}",
            "this amount is in {found}",
            "add it: [rates] {found} = 150",
        ),
        "rate-cycle" => fault(
            "the rate of {found} leads back to itself",
            "this needs {found} again",
            "state one of the rates in the case's currency",
        )
        .caused("the rate of {found}"),
        "rate-of-own" => fault("{found} is the case's own currency", "its rate is 1", "remove this rate"),
        "rate-not-positive" => {
            fault("the rate of {found} is not above 0", "not above 0", "write the price of one {found}")
        }
        "exactly-one" => {
            fault("exactly one of {known} is needed here", "has none of them", "add one of them")
        }
        "support-rate" => {
            fault("a support rate is from 0% to 100%", "outside", "write how much of the cost it pays")
        }
        "support-needs-members" => fault(
            "support lowers what members pay, and this case has none",
            "goes to nobody",
            "add a [[member]] for each municipality, or remove the support",
        ),
        "negative-discount" => fault("the discount rate is negative", "below 0%", "write 0% or more"),
        _ => return None,
    })
}

fn item_fault(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "missing-amount" => fault(
            "this item has no amount",
            "no total, once, yearly, monthly or by_year",
            "add exactly one: yearly = \"3,000万円\"",
        ),
        "two-amounts" => {
            fault("`{first}` and `{second}` are both given", "a second amount", "keep exactly one of them")
                .caused("the first amount")
        }
        "keys-exclude" => {
            fault("`{first}` and `{second}` exclude each other", "not beside `{first}`", "keep one of them")
                .caused("`{first}`")
        }
        "at-without-once" => fault(
            "`at` is the month of a `once`",
            "there is no `once`",
            "use `from` and `to` for other amounts",
        ),
        "months-with-once" => {
            fault("a `once` has no `from` or `to`", "not with `once`", "write its month: at = 1")
                .caused("paid once")
        }
        "growth-without-rate" => fault(
            "`growth` does not go with `{form}`",
            "no price to grow",
            "it makes a `yearly` or `monthly` price grow; write the amounts themselves instead",
        )
        .caused("`{form}`"),
        "growth-too-low" => fault(
            "a price cannot fall by 100% or more",
            "-100% or below",
            "write the change of the price a year",
        ),
        "past-the-term" => fault(
            "month {found} is past the term of {months} months",
            "past the term",
            "make `months` of the case larger, or this smaller",
        ),
        "ends-before-start" => {
            fault("this ends before it begins", "before `from`", "`to` is the last month, inclusive")
                .caused("begins here")
        }
        "never-runs" => fault(
            "`{item}` runs in no month of its member",
            "no month",
            "an item of one member runs only while the member takes part: see its `from` and `to`",
        )
        .caused("this member"),
        "nobody-shares" => fault(
            "nobody shares `{item}` in month {month}",
            "shared from its first month to its last",
            "limit its months with `from` and `to`, or name other `members`",
        ),
        "no-price-for-members" => fault(
            "`by_members` has no price for {count:member|members}, as in month {month}",
            "the smallest number with a price",
            "add a price for the smallest number of members that share `{item}`: {count} = \"3,000万円\"",
        ),
        "no-members-to-count" => fault(
            "`by_members` needs members that share `{item}`, and this case has none",
            "a price by the number of members",
            "add a [[member]] for each municipality, or write one yearly price",
        ),
        "by-year-length" => fault(
            "`by_year` has {found} amounts, the term {years} years",
            "{found} amounts",
            "write one amount for each year of the term, 0 where there is none",
        ),
        "by-year-too-short" => fault(
            "`{item}` has {found} amounts by year, too few for a term of {years} years",
            "",
            "a longer term needs prices for its later years",
        ),
        "amount-grows-too-large" => fault(
            "`{item}` comes to 10^15 or more",
            "too large with its rate, units and growth",
            "an amount is below 10^15 (1,000兆) in the currency's major unit, in every year of the term; look for a slip in the amount, the rates, the bases or the growth",
        )
        .caused("it grows by this much every 12 months"),
        _ => return None,
    })
}
