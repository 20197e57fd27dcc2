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
        _ => return None,
    })
}
