//! English: what each code means, for its page and for SARIF.

mod plan;
mod sharing;
mod whatif;

/// What a code means; empty for a code that is none.
pub(in crate::lang) fn explanation(code: &str) -> &'static str {
    let topics = [of_files_and_figures, plan::explanation, sharing::explanation, whatif::explanation];
    topics.into_iter().map(|topic| topic(code)).find(|said| !said.is_empty()).unwrap_or_default()
}

fn of_files_and_figures(code: &str) -> &'static str {
    match code {
        "amount-too-large" => {
            "Amounts are below 10^15 in the currency's major unit (1,000兆円), so that every sum and every reader of the JSON keeps them exact. A larger one is a slip of units: 億 for 万, or million for thousand. What rates, numbers of units and growth make of an amount stays below the same limit."
        }
        "bare-percent" => {
            "A percent is written with its sign, because a bare 35 or 0.35 could mean two things."
        }
        "bases-differ" => {
            "The percents of all members lie on one side of the group's. The group's percent is an average of theirs, weighted by their costs, so it cannot lie outside them: the document gives percents of different costs. Nothing is wrong with the file; the percents must not be compared."
        }
        "conflicting-figures" => {
            "Two rows say what cannot both be true of the same thing: the same system, member, kind of cost, term, status and treatment of one-time costs."
        }
        "currency-differs" => {
            "All published amounts of a case, and the amounts of one line, are in one currency: figures in different currencies cannot be checked against each other."
        }
        "empty-case" => {
            "A case without figures says nothing. It needs at least one [[published]], [[before]] or [[after]]."
        }
        "empty-text" => "A text is there to be read: write it, or leave the key out.",
        "figure-twice" => {
            "In one line there are two figures of the same kind, and nothing says which one is meant. Words such as 導入前 and 導入後, arrows, and ▲ tell figures apart."
        }
        "inconsistent" => {
            "A printed figure contradicts the others: no true amounts that are printed as these give it, by rounding, cutting off or rounding up. Either a digit was misread, or the document speaks of different things."
        }
        "limit-missing" => {
            "A [[require]] holds a figure against a limit: at_least or at_most, an amount, a percent of the cost before, or \"before\"."
        }
        "limit-of-itself" => {
            "A percent in a [[require]] is of the cost before; the cost before itself is limited by an amount."
        }
        "limit-twice" => "A [[require]] has one limit, so that its ceiling and headroom mean one thing.",
        "minus-sign" => {
            "In a case file a minus before a saving or a percent is the sign of the number: a negative saving, an increase. Documents also use it for a reduction, so this is worth a look. (In a line given to `verify` a minus means a reduction.)"
        }
        "misplaced-comma" => {
            "Commas part groups of three digits. Elsewhere it may be a decimal comma, or two numbers."
        }
        "missing-key" => "A key that every such table needs is not there.",
        "multiple-not-percent" => {
            "A multiple says how large a figure is, a percent of change by how much it moved: 1.5倍 is an increase by 50%."
        }
        "no-cases" => "The directory holds no *.toml. Directories inside it are not searched.",
        "no-figure" => "There is nothing to verify: no amount and no percent.",
        "no-figures" => {
            "A row of published figures states at least one of before, after, saving and percent."
        }
        "not-a-file" => {
            "The path is neither a regular file nor a directory. What comes through a pipe is read with `-`."
        }
        "not-found" => "There is no file or directory of this name.",
        "not-utf8" => {
            "Case files are UTF-8. Files from older Windows programs are often in Shift_JIS (CP932) or UTF-16."
        }
        "number-form" => {
            "A number is written in plain decimal digits, so that it is what it looks like: no hex, octal, binary, exponent, inf or nan."
        }
        "out-of-range" => "The number is outside what the key can mean.",
        "parts-differ" => {
            "A total stands beside its parts (rows of each system, or of each member, of the same term and kind of cost), and no true figures printed as these add up to it."
        }
        "percent-too-large" => "A percent is below 1,000,000% and has at most 6 decimals.",
        "range-reversed" => "A range is written from its smaller to its larger end.",
        "requirement-broken" => {
            "A figure does not keep to a [[require]], --min-saving or --max-increase. With rounded figures a requirement holds only if it holds at the worst end of what they can be. The table `requirements` shows the ceiling (the highest cost after that meets it) and the headroom."
        }
        "requirement-not-checkable" => {
            "The figures that a requirement takes are not known, so nobody can say that it is kept."
        }
        "saving-lost" => {
            "The saving fell, since the baseline, by more than --max-loss percent of what it was."
        }
        "sign-not-allowed" => {
            "A cost takes no sign of change: ▲, △, + and 減/増 belong to the saving and the percent."
        }
        "signs-contradict" => "One figure says both a reduction and an increase.",
        "toml-syntax" => {
            "The file is not TOML. Most often a quote or a bracket is not closed, or a text has no quotes."
        }
        "too-large" => {
            "A case file is at most 4 MiB, the lines to verify at most 1 MiB, so that reading takes bounded time and memory."
        }
        "too-many" => {
            "A file has at most 10,000 [[published]] rows, 10,000 members, 100,000 cost items and 1,000 [[require]], so that checking takes bounded time."
        }
        "too-many-decimals" => "An amount has at most 4 decimals of the currency's major unit.",
        "units-out-of-order" => {
            "The parts of an amount go from larger to smaller units, each part smaller than the unit before it: 12億2,000万円."
        }
        "unknown-builtin" => "`cloudcost cases` lists the built-in cases.",
        "unknown-currency" => "Currencies are named by their code of ISO 4217, in capitals.",
        "unknown-key" => {
            "The table has no such key. Nothing is skipped silently: a misspelled key would otherwise lose its value."
        }
        "unknown-word" => "The key takes one of a few words, and this is none of them.",
        "unreadable-amount" => {
            "The text is no amount. Amounts are digits, Japanese units (億, 万, 千, 百) or Latin ones (million, M, bn), with 約 or a range if the document has them."
        }
        "unreadable-file" => {
            "The file is there but cannot be read: most often it is a matter of permissions."
        }
        "unreadable-line" => {
            "`verify` reads figures, and the words that documents put around them. It guesses nothing: what it does not know it names."
        }
        "unreadable-month" => "A month is written as year and month: \"2013-10\".",
        "unreadable-percent" => "The text is no percent: a number with %, パーセント or 割 and 分.",
        "unsupported-format" => {
            "`format` says by which rules the file is to be read; this program knows format 1."
        }
        "within-precision" => {
            "The printed figure is not the result of the printed amounts, but true amounts that are printed as these would give it. The document probably computed it before rounding: no error, but nobody can recompute it from what is printed."
        }
        "wrong-type" => "The key takes a value of another kind: a text in quotes, a number, a table.",
        _ => "",
    }
}
