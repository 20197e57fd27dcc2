//! English: faults of case files.

use crate::lang::Message;

/// The sentences of a code, if it is one of these.
pub(super) fn message(code: &str) -> Option<Message> {
    let fault = Message::fault;
    Some(match code {
        "toml-syntax" => fault(
            "not valid TOML: {reason}",
            "here",
            "text needs quotes, keys are `key = value`, one per line",
        ),
        "unknown-key" => {
            fault("unknown key `{key}` in {table}", "not a key of {table}", "the keys here are {known}")
        }
        "unknown-key-near" => {
            fault("unknown key `{key}` in {table}", "not a key of {table}", "did you mean `{near}`?")
        }
        "missing-key" => {
            fault("`{key}` is missing in {table}", "this needs `{key}`", "add `{key} = {example}`")
        }
        "wrong-type" => fault("`{key}` cannot be {kind}", "this is {kind}", "write `{key} = {example}`"),
        "unsupported-format" => fault(
            "format {found} is not known",
            "only format 1 is",
            "write `format = 1`; a newer format needs a newer cloudcost",
        ),
        "empty-case" => fault(
            "this case has no figures",
            "",
            "add [[published]] with what a document printed, or [[before]] and [[after]] with what things cost",
        ),
        "no-figures" => fault(
            "this [[published]] has no figure",
            "none of before, after, saving, percent",
            "add at least one, as printed: before = \"34億6,500万円\"",
        ),
        "unknown-word" => fault("`{key}` cannot be `{found}`", "not one of its words", "known here: {known}"),
        "unknown-word-near" => fault(
            "`{key}` cannot be `{found}`",
            "not one of its words",
            "did you mean \"{near}\"? (the words are {known})",
        ),
        "out-of-range" => fault(
            "`{key}` must be from {min} to {max}",
            "{found} is outside",
            "write a whole number from {min} to {max}",
        ),
        "unreadable-month" => fault(
            "`{key}` must be a month such as \"2013-10\"",
            "not a month",
            "write the year, a hyphen and two digits of the month",
        ),
        "unknown-currency" => fault(
            "`{found}` is no currency of ISO 4217",
            "not a currency code",
            "write three capitals: JPY, USD, EUR …",
        ),
        "empty-text" => fault("`{key}` is empty", "no text", "write the text or remove the key"),
        "not-found" => fault(
            "{path}: no such file or directory",
            "",
            "check the path; `cloudcost cases` lists the built-in cases",
        ),
        "unreadable-file" => {
            fault("{path}: cannot be read: {reason}", "", "check the permissions of the file")
        }
        "not-a-file" => fault(
            "{path}: not a regular file",
            "",
            "give a file or a directory; what comes through a pipe is read with `-`",
        ),
        "not-utf8" => fault(
            "{path}:{line}:{column}: not UTF-8 text{guess}",
            "",
            "save it as UTF-8, or convert it: iconv -f {encoding} -t UTF-8 OLD.toml > NEW.toml",
        ),
        "guess-cp932" => Message::note(" (it looks like Shift_JIS)"),
        "guess-utf16" => Message::note(" (it looks like UTF-16)"),
        "guess-other" => Message::note(""),
        "too-large" => fault(
            "{path}: larger than a case can be",
            "",
            "a case is at most 4 MiB; split the file, one case each",
        ),
        "no-cases" => fault(
            "{path}: no *.toml in this directory",
            "",
            "name a directory that holds case files; directories inside it are not searched",
        ),
        "unknown-builtin" => {
            fault("there is no built-in case `{name}`", "", "the built-in cases are {known}")
        }
        _ => return None,
    })
}
