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
        "notes-more" => Message::note("{count} more of this kind; the verdicts are in the table"),
        "verify-summary" => Message::note("{lines:line|lines}, {inconsistent} inconsistent"),
        "check-percent-inconsistent" => fault(
            "the printed {printed} contradicts the printed amounts: they give {exact}, and {range} within their precision",
            "no amounts of this precision give it",
            "compare with the document: a misread digit, or a percent of another cost? (cloudcost check --explain inconsistent)",
        ),
        "check-saving-inconsistent" => fault(
            "the printed saving {printed} contradicts the printed amounts, which differ by {exact}",
            "no amounts of this precision differ by it",
            "compare with the document: a misread digit, or a saving of another cost? (cloudcost check --explain inconsistent)",
        ),
        "check-percent-within" => fault(
            "the printed {printed} does not follow from the printed amounts ({exact}), only from others within their precision ({range})",
            "not of the amounts as printed",
            "nothing is wrong if the document computed it from unrounded amounts; say so in a `note`",
        ),
        "check-saving-within" => fault(
            "the printed saving {printed} is not the difference of the printed amounts ({exact}), only of others within their precision",
            "not of the amounts as printed",
            "nothing is wrong if the document computed it from unrounded amounts; say so in a `note`",
        ),
        "check-bases-differ" => fault(
            "the members' percents ({members}) all lie on one side of the group's {group}: no average of theirs can give it",
            "the group's",
            "they are not percents of the same cost: name the kinds of cost (`of`) as the document does",
        )
        .caused("a member's"),
        "check-conflicting-figures" => fault(
            "two rows of the same thing disagree: {first}; {second}",
            "this row",
            "tell the rows apart (system, member, of, months, one_time, status), or correct one of them",
        )
        .caused("disagrees with this one"),
        "parts-differ" => fault(
            "the {count} parts of this total add up to {sum} ({figure}), the total is {stated}",
            "no true parts make this",
            "a part is missing, is counted twice, or a figure is misread",
        ),
        "requirement-broken" => fault(
            "not kept: {promise}; it is {actual}, {worst} at worst",
            "broken",
            "lower the cost after to the ceiling in the table `requirements`, or change the promise",
        )
        .caused("by this row"),
        "requirement-not-at-worst" => fault(
            "not kept for certain: {promise}; it is {actual} as stated, but {worst} at the worst end of what the figures can be",
            "not at worst",
            "state the figures more precisely, or lower the cost after",
        )
        .caused("by this row"),
        "requirement-not-checkable" => fault(
            "cannot be checked: {promise}; the figures that it takes are not known",
            "nothing to hold it against",
            "state two of before, after, saving and percent in the row it speaks of",
        )
        .caused("this row says too little"),
        "requirement-no-row" => fault(
            "cannot be checked: {promise}; no row of figures is of this member and system",
            "nothing to hold it against",
            "write `member` and `system` as the rows do, or add the row",
        ),
        "requirement-yearly" => fault(
            "cannot be checked: {promise}, every year; published figures are of a whole term",
            "no figures a year",
            "leave `years` out to check the term",
        ),
        "saving-lost" => fault(
            "the saving fell from {was} to {is}: more than --max-loss allows",
            "was {was}",
            "find out what changed since the baseline, or take the new figures as the baseline",
        ),
        "limit-missing" => fault(
            "this [[require]] has no limit",
            "neither at_least nor at_most",
            "add one: at_least = \"30%\"",
        ),
        "limit-twice" => fault(
            "this [[require]] has two limits",
            "a second limit",
            "keep one of at_least and at_most; write a second [[require]] for the other",
        )
        .caused("the first one"),
        "limit-of-itself" => fault(
            "the cost before cannot be limited by a part of itself",
            "of what?",
            "write an amount: at_most = \"22億円\"",
        ),
        "too-dense" => fault(
            "{path}: more keys and values than a case can have",
            "",
            "a case has at most 2,000,000 keys, values and signs; split the file, one case each",
        ),
        "too-many" => fault(
            "more than {most} of {table}",
            "the {found} tables end here",
            "a case has at most 10,000 published rows, 10,000 members, 1,000 requirements; split the file",
        ),
        "lines-too-large" => fault(
            "{path}: more than can be verified at once",
            "",
            "the lines to verify are at most 1 MiB; split them",
        ),
        "lines-too-many" => fault(
            "more than {most} lines",
            "the lines read end here",
            "split them: 10,000 at a time",
        ),
        "at-least" => Message::note("{figure} at least {limit}"),
        "at-most" => Message::note("{figure} at most {limit}"),
        "no-less-than-before" => Message::note("{figure} no less than before"),
        "no-more-than-before" => Message::note("{figure} no more than before"),
        "at-least-of-before" => Message::note("{figure} at least {limit} of before"),
        "at-most-of-before" => Message::note("{figure} at most {limit} of before"),
        "at-worst" => Message::note("{amount} at worst"),
        "why" => Message::note("why: {text}"),
        "findings-more" => Message::note("{count} more findings not shown; -f csv lists up to 10,000"),
        "baseline-new" => Message::note("not in the baseline: {cases}"),
        "baseline-gone" => Message::note("only in the baseline: {cases}"),
        "baseline-plans" => Message::note(
            "plans are not held against the baseline, only published rows are: {cases}",
        ),
        "baseline-rows-gone" => Message::note("{count:row|rows} of the baseline no longer there"),
        "baseline-same" => Message::note("no figure changed since the baseline"),
        "check-summary" => {
            Message::note("{files:file|files} checked: {errors:error|errors}, {warnings:warning|warnings}")
        }
        "table-require" => Message::note("[[require]]"),
        "page-example" => Message::note("Example ({file})"),
        "page-mended" => Message::note("Mended ({file})"),
        _ => return None,
    })
}
