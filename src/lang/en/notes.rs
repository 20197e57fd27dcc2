//! English: notes under tables, remarks, and the names of things in messages.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    Some(Message::note(match code {
        "source" => "source: {text}",
        "case-note" | "figure-note" => "{text}",
        "inferred" => {
            "a range is what the printed, rounded figures allow; its ends are shown rounded, exactly in json and csv"
        }
        "truncated" => {
            "the printed {printed} was truncated (cut off), not rounded: the printed amounts give {exact}, and {range} within their precision, which never rounds to {printed}"
        }
        "truncated-uncertain" => {
            "the printed {printed} looks truncated (cut off): the printed amounts give {exact}; within their precision ({range}) rounding could also give it"
        }
        "rounded-up" => {
            "the printed {printed} was rounded up: the printed amounts give {exact}, which neither rounds nor truncates to it"
        }
        "percent-within-precision" => {
            "the printed {printed} does not follow from the printed amounts ({exact}), only from others within their precision ({range})"
        }
        "percent-inconsistent" => {
            "the printed {printed} contradicts the printed amounts: they give {exact}, and {range} within their precision"
        }
        "saving-within-precision" => {
            "the printed saving {printed} is not the difference of the printed amounts ({exact}), only of others within their precision"
        }
        "saving-inconsistent" => {
            "the printed saving {printed} contradicts the printed amounts, which differ by {exact}"
        }
        "bases-differ" => {
            "the members' percents ({members}) all lie on one side of the group's {group}: no average of theirs can give it, so they are not percents of the same cost"
        }
        "conflicting-figures" => "two rows of the same thing disagree: {first} and {second}",
        "horizons-differ" => {
            "these cases are not over the same thing, so their percents do not rank them: {differences}"
        }
        "differs-months" => "terms of {months} months",
        "differs-scope" => "different systems or kinds of cost",
        "differs-one-time-included" => "one-time costs included in rows of {cases}",
        "differs-one-time-excluded" => "one-time costs excluded in rows of {cases}",
        "differs-one-time-unstated" => "other rows do not say whether one-time costs are included",
        "more" => "{count} more",
        "display-rounding" => {
            "figures are shown rounded to the unit: before - after misses the shown saving by at most {most} (last digit) in {rows}"
        }
        "display-sums" => {
            "figures are shown rounded to the unit: shown parts miss their shown sum by at most {most} (last digit) in {sums}"
        }
        "sums-count" => "{count:sum|sums}",
        "rows-count" => "{count:row|rows}",
        "months" => "{count:month|months}",
        "using-cases-dir" => "reading ./cases ({count:case|cases})",
        "using-builtin" => "reading the {count} built-in cases (there is no ./cases here)",
        "faults-summary" => "{errors:error|errors} in {files:file|files}; nothing was computed",
        "faults-more" => "{count} more not shown",
        "table-file" => "the file",
        "table-published" => "[[published]]",
        "table-text" => "a text in two languages",
        "table-member" => "[[member]]",
        "table-before" => "[[before]]",
        "table-after" => "[[after]]",
        "table-support" => "[[support]]",
        "table-rates" => "[rates]",
        "table-finance" => "[finance]",
        "table-sharing" => "[sharing]",
        "table-scenario" => "[[scenario]]",
        "table-set" => "`set`",
        "table-scale" => "`scale`",
        "table-share" => "`share`",
        "table-bases" => "`bases`",
        "table-by_members" => "`by_members`",
        "kind-string" => "a string",
        "kind-integer" => "an integer",
        "kind-float" => "a decimal number",
        "kind-boolean" => "true or false",
        "kind-datetime" => "a date",
        "kind-array" => "an array",
        "kind-table" => "a table",
        "unit-caption" => "unit: {unit}",
        "unit-auto" => "JPY, M = million",
        _ => return None,
    }))
}
