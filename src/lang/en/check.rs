//! English: verifying lines, checking files.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "unreadable-line" => fault(
            "`{found}` is no figure and no word of a line of figures",
            "not understood",
            "write the figures as printed, for example 34億6,500万円→24億2,600万円（▲10億3,900万円、▲29.9%）",
        ),
        "no-figure" => fault(
            "there is no figure to verify",
            "no amount, no percent",
            "give at least two of before, after, saving and percent: \"22億円→14億円（▲36%）\"",
        ),
        "figure-twice" => fault(
            "a second `{figure}` in one line",
            "read as `{figure}` again",
            "one line has one before, after, saving and percent; say which is meant: 導入前, 導入後, ▲, or a line each",
        )
        .caused("the first one"),
        "currencies-in-line" => fault(
            "this amount is in {found}, another one of the line in {expected}",
            "{found}",
            "amounts of one line are in one currency",
        )
        .caused("in {expected}"),
        "saving-exact" => {
            Message::note("the printed saving {printed} is exactly the difference of the printed costs")
        }
        "rounded-certain" => Message::note(
            "the printed {printed} is rounded, not cut off: the printed amounts give {exact}, and {range} within their precision",
        ),
        "rounded-plain" => Message::note(
            "the printed {printed} is the rounded percent of the printed amounts ({exact}); within their precision ({range}) cutting off could also give it",
        ),
        "rounded-or-truncated" => Message::note(
            "the printed {printed} follows from the printed amounts ({exact}), rounded or cut off alike",
        ),
        "no-percent-printed" => Message::note("no percent is printed to check; the printed amounts give {exact}"),
        "percent-not-checkable" => {
            Message::note("nothing to check the percent against: it takes two of before, after and saving")
        }
        "inferred-from-percent" => Message::note(
            "one amount and the percent imply the others, as ranges; nothing is left to check them against",
        ),
        "fits-as-increase" => {
            Message::note("it would hold together as an increase: write + or 増 if that is what is meant")
        }
        "verify-summary" => Message::note("{lines:line|lines}, {inconsistent} inconsistent"),
        _ => return None,
    })
}
