//! English: faults of amounts and percents.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    let fault = Message::fault;
    const AMOUNT: &str =
        "amounts are written like 1_220_000_000, \"12億2,000万円\", \"1,220百万円\" or \"JPY 1,220 million\"";
    const PERCENT: &str = "percents are written like \"29.9%\", \"約35%\", \"▲36%\", \"3割\" or \"2割5分\"";
    Some(match code {
        "unreadable-amount" => fault("this amount cannot be read", "not understood from here", AMOUNT),
        "amount-too-large" => fault(
            "this amount is too large",
            "the limit is 10^15",
            "an amount is below 10^15 (1,000兆) in the currency's major unit",
        ),
        "too-many-decimals" => fault(
            "this amount has too many decimals",
            "more than 4 decimals",
            "write at most 4 decimals of the currency's major unit",
        ),
        "misplaced-comma" => fault(
            "a comma stands at the wrong place in this number",
            "commas part groups of three digits",
            "write 1,220 or 1220; a decimal point is `.`",
        ),
        "units-out-of-order" => fault(
            "the units of this amount are out of order",
            "this part is not smaller than the one before it",
            "each part is smaller than the one before it: 12億2,000万円",
        ),
        "range-reversed" => fault(
            "this range ends below its beginning",
            "the larger end stands first",
            "write the smaller amount first: \"8,000万円〜1億円\"",
        ),
        "sign-not-allowed" => fault(
            "`{key}` is a cost and takes no `{sign}`",
            "a sign of change",
            "▲, △, + and 減/増 belong to `saving` and `percent`; write the cost itself",
        ),
        "signs-contradict" => {
            fault("this says both a reduction and an increase", "the other sign", "keep one of them")
        }
        "currency-differs" => fault(
            "this amount is in {found}, the case in {expected}",
            "{found}",
            "a published figure is in the case's currency; set `currency = \"{found}\"` if the whole case is",
        )
        .caused("the case is in {expected}"),
        "unreadable-percent" => fault("this percent cannot be read", "not understood from here", PERCENT),
        "multiple-not-percent" => fault(
            "a multiple (倍) is not a percent",
            "a multiple",
            "say by how many percent the cost fell or rose: 1.5倍 is an increase, \"+50%\"",
        ),
        "bare-percent" => fault(
            "a percent needs its sign",
            "percent, or a part of one?",
            "write \"{found}%\" with the quotes",
        ),
        "bare-percent-typed" => fault("a percent needs its sign", "", "write +{found}% or -{found}%"),
        "percent-too-large" => {
            fault("this percent is too large or too long", "below 1,000,000%, at most 6 decimals", PERCENT)
        }
        "number-form" => fault(
            "this number is not written in plain digits",
            "no hex, octal, exponent, inf or nan",
            "write digits, with `_` between them and one point if you like: 1_220_000_000",
        ),
        "minus-sign" => fault(
            "the minus makes this a negative saving: an increase",
            "read as an increase",
            "write ▲ (or nothing) for a reduction, + for an increase",
        ),
        _ => return None,
    })
}
