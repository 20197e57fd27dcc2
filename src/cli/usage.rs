//! A call that cannot be understood: why, in the language of the reader; an old call with the new one written out.

use super::args::selection::japanese;
use super::args::whole;
use super::files::BEFORE_MINUS;
use super::form::ValueForm;
use super::output::{Ending, failure, to_stdout, usage_error};
use super::terminal::{self, Terminal};
use clap::ArgAction;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use cloudcost::lang::{Code, fill};
use cloudcost::{Diagnostic, Lang, code};
use std::error::Error;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Says what is wrong with the arguments of the program; `None` where clap says it best.
pub(super) fn said(error: &clap::Error) -> Option<ExitCode> {
    if !error.use_stderr() {
        return None;
    }
    let arguments = spoken();
    let lang = terminal::spoken(&arguments)?;
    if let Some(fault) = moved(&arguments) {
        return Some(Terminal::plain(lang).failure_of(&fault));
    }
    let sentence = (lang != Lang::En).then(|| sentence(error, lang)).flatten()?;
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let usage = usage.trim().trim_start_matches("Usage:").trim().to_owned();
    let usage = terminal::placed(&usage, lang);
    let more = (!usage.is_empty()).then(|| fill(text(code!("usage-usage"), lang), |_| Some(usage.clone())));
    let help = text(code!("usage-help"), lang).to_owned();
    let paragraphs: Vec<String> = std::iter::once(sentence).chain(more).chain([help]).collect();
    Some(usage_error(&paragraphs.join("\n\n"), lang))
}

/// Prints what clap says: help and version are data, everything else is a fault of usage.
pub(super) fn said_by_clap(said: &clap::Error) -> ExitCode {
    if said.use_stderr() {
        said.exit();
    }
    let lang = lang(&arguments());
    let printed = match lang {
        Lang::En => said.print(),
        lang => {
            let help = terminal::laid_out(&said.render().to_string(), lang);
            std::io::stdout().write_all(help.as_bytes())
        }
    };
    match to_stdout(printed.and_then(|()| std::io::stdout().flush())) {
        Ok(()) => Ending::Done.code(),
        Err(error) => failure(&error, lang),
    }
}

/// The arguments of the program; a line of `verify` that begins with a minus is kept from being taken for an option.
pub(super) fn arguments() -> Vec<OsString> {
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    // the language may stand behind the page of help that is asked for too
    let asks_help = arguments.get(1).is_some_and(|word| word == "help");
    if let Some(place) = arguments.iter().position(|word| word == "--lang").filter(|_| asks_help) {
        let behind = arguments.len().min(place.saturating_add(2));
        let said: Vec<OsString> = arguments.drain(place..behind).collect();
        arguments.splice(1..1, said);
    }
    let verifies = arguments.iter().skip(1).find(|argument| !argument.to_string_lossy().starts_with('-'));
    if verifies.is_some_and(|command| command == "verify") {
        for argument in arguments.iter_mut().skip(1) {
            let text = argument.to_string_lossy();
            let begins = |c: char| c.is_ascii_digit() || !c.is_ascii();
            if text.strip_prefix('-').is_some_and(|rest| rest.starts_with(begins)) {
                *argument = [BEFORE_MINUS.to_string(), text.into_owned()].concat().into();
            }
        }
    }
    arguments
}

/// The language that help is to be in.
pub(super) fn lang(arguments: &[OsString]) -> Lang {
    let arguments: Vec<String> =
        arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
    terminal::spoken(&arguments).unwrap_or(Lang::En)
}

/// What was typed after the name of the program.
fn spoken() -> Vec<String> {
    std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned()).collect()
}

fn text(code: Code, lang: Lang) -> &'static str {
    code.message(lang).title
}

/// What is wrong, in one sentence; `None` for what has no words here.
fn sentence(error: &clap::Error, lang: Lang) -> Option<String> {
    let said = |code: Code, values: &[(&str, &str)]| {
        Some(fill(text(code, lang), |name| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        }))
    };
    let context = |kind| error.get(kind).map(|value| listed(value, lang)).unwrap_or_default();
    let (argument, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let (argument, value) = (argument.as_str(), value.as_str());
    match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            said(code!("usage-extra"), &[("argument", argument)])
        }
        ErrorKind::UnknownArgument => match context(ContextKind::SuggestedArg).as_str() {
            "" => said(code!("usage-unknown"), &[("argument", argument)]),
            near => said(code!("usage-unknown-near"), &[("argument", argument), ("near", near)]),
        },
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand);
            match context(ContextKind::SuggestedSubcommand).as_str() {
                "" => said(code!("usage-command"), &[("command", &command)]),
                near => said(code!("usage-command-near"), &[("command", &command), ("near", near)]),
            }
        }
        ErrorKind::MissingSubcommand => said(code!("usage-no-command"), &[]),
        ErrorKind::MissingRequiredArgument => said(code!("usage-missing"), &[("argument", argument)]),
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg).as_str() {
            prior if prior == argument || prior.is_empty() => {
                said(code!("usage-twice"), &[("argument", argument)])
            }
            prior => said(code!("usage-conflict"), &[("argument", argument), ("prior", prior)]),
        },
        ErrorKind::InvalidValue if value.is_empty() => {
            said(code!("usage-no-value"), &[("argument", argument)])
        }
        ErrorKind::InvalidValue => {
            let known = known_words(error, lang);
            said(code!("usage-value"), &[("argument", argument), ("value", value), ("known", &known)])
        }
        ErrorKind::ValueValidation => {
            let values = [("argument", argument), ("value", value)];
            let why = match error.source().and_then(|source| source.downcast_ref::<ValueForm>()) {
                Some(form) => form.in_lang(lang).to_owned(),
                None => number(&error.source()?.to_string(), lang)?,
            };
            let [argument, value] = values;
            said(code!("usage-value-form"), &[argument, value, ("why", &why)])
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            said(code!("usage-no-value"), &[("argument", argument)])
        }
        ErrorKind::TooManyValues => {
            said(code!("usage-too-many"), &[("argument", argument), ("value", value)])
        }
        _ => None,
    }
}

/// What clap says of a number: `0 is not in 1..=600`, or that it is none.
fn number(said: &str, lang: Lang) -> Option<String> {
    let range = said.split_once(" is not in ").map(|(_, range)| range);
    match range.and_then(|range| range.split_once("..")) {
        Some((least, most)) => Some(fill(text(code!("usage-number-range"), lang), |name| {
            Some(if name == "least" { least.to_owned() } else { most.trim_start_matches('=').to_owned() })
        })),
        None => Some(text(code!("usage-number"), lang).to_owned()),
    }
}

/// The words that an option takes, each also as it may be written in Japanese.
fn known_words(error: &clap::Error, lang: Lang) -> String {
    let Some(ContextValue::Strings(words)) = error.get(ContextKind::ValidValue) else { return String::new() };
    let both = |word: &String| match japanese(word) {
        Some(written) => [word.as_str(), "（", written, "）"].concat(),
        None => word.clone(),
    };
    words.iter().map(both).collect::<Vec<_>>().join(text(code!("usage-comma"), lang))
}

fn listed(value: &ContextValue, lang: Lang) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(text(code!("usage-comma"), lang)),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// What was an option of `whatif` and is a command of its own, in the order in which it is looked for.
const MOVED: [(&str, &str); 4] =
    [("vary", "sweep"), ("seek", "seek"), ("tornado", "tornado"), ("samples", "simulate")];

/// The fault of a call as it was before, with the new call written out.
fn moved(arguments: &[String]) -> Option<Diagnostic> {
    let call = Call::read(arguments)?;
    let (option, command) =
        MOVED.into_iter().find(|(option, _)| call.options.iter().any(|o| o.0 == *option))?;
    let mut words = vec!["cloudcost".to_owned(), command.to_owned()];
    words.extend(call.positional);
    let (mut first, mut rest) = (Vec::new(), Vec::new());
    for (name, value) in call.options {
        match (name.as_str(), value) {
            ("vary" | "seek" | "tornado", Some(value)) => first.push(value),
            ("by", Some(value)) if command == "seek" => rest.extend(["--moving".to_owned(), value]),
            // what looks at one case has no use for these
            ("all" | "all-scenarios" | "each" | "entry-fee" | "by", _) => {}
            (name, value) => {
                let dashes = if name.chars().count() == 1 { "-" } else { "--" };
                rest.push([dashes, name].concat());
                rest.extend(value);
            }
        }
    }
    let call: Vec<String> = words.into_iter().chain(first).chain(rest).map(|word| quoted(&word)).collect();
    let fault = Diagnostic::error(code!("option-moved"), None).with("option", ["--", option].concat());
    Some(fault.with("command", command).with("call", call.join(" ")))
}

/// A call of `whatif`, taken apart.
#[derive(Default)]
struct Call {
    positional: Vec<String>,
    /// Options by their names without dashes, with the values they have.
    options: Vec<(String, Option<String>)>,
}

impl Call {
    fn read(arguments: &[String]) -> Option<Call> {
        let program = whole();
        let whatif = program.find_subcommand("whatif")?;
        let of_both = || program.get_arguments().chain(whatif.get_arguments());
        let is_flag = |name: &str| {
            let known = of_both().find(|argument| {
                argument.get_long() == Some(name)
                    || argument.get_short().is_some_and(|short| short.to_string() == name)
            });
            known.is_some_and(|argument| !matches!(argument.get_action(), ArgAction::Set | ArgAction::Append))
        };
        let mut call = Call::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let Some(option) = argument.strip_prefix('-').filter(|option| !option.is_empty()) else {
                call.positional.push(argument.clone());
                continue;
            };
            let option = option.trim_start_matches('-');
            match option.split_once('=') {
                Some((name, value)) if argument.starts_with("--") => {
                    call.options.push((name.to_owned(), Some(value.to_owned())));
                }
                _ if is_flag(option) => call.options.push((option.to_owned(), None)),
                _ => call.options.push((option.to_owned(), rest.next().cloned())),
            }
        }
        let place = call.positional.iter().position(|word| word == "whatif").filter(|place| *place == 0)?;
        call.positional.remove(place);
        Some(call)
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_./:=%+,@-".contains(c);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => ["'", &word.replace('\'', "'\\''"), "'"].concat(),
    }
}
