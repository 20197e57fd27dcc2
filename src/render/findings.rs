//! Diagnostics as text for people: the message, the excerpt, the help.

use super::format::clean;
use crate::diagnostic::{Diagnostic, Labels, Severity, Source, draw};
use crate::lang::{Lang, Message, Term, fill};

/// One diagnostic in full; `source` is the text its places are in.
pub fn finding(fault: &Diagnostic, source: Option<&Source>, lang: Lang, color: bool) -> String {
    finding_between(fault, source, source, lang, color)
}

/// One diagnostic in full, whose cause may stand in another text.
pub fn finding_between(
    fault: &Diagnostic,
    source: Option<&Source>,
    cause: Option<&Source>,
    lang: Lang,
    color: bool,
) -> String {
    let said = |template| sentence(fault, lang, template);
    let severity = match fault.severity {
        Severity::Error => Term::Error,
        Severity::Warning => Term::Warning,
    };
    let labels = Labels {
        severity: severity.text(lang).to_owned(),
        title: said(|message| message.title),
        label: said(|message| message.label),
        cause: said(|message| message.cause),
        help_word: Term::Help.text(lang).to_owned(),
        help: said(|message| message.help),
    };
    let place = match (source, &fault.span) {
        (Some(source), Some(span)) => Some(((source, span), cause.zip(fault.cause.as_ref()))),
        _ => None,
    };
    draw((fault.code, fault.severity), place, &labels, color) + "\n"
}

/// What is wrong, in one sentence.
pub fn title(fault: &Diagnostic, lang: Lang) -> String {
    sentence(fault, lang, |message| message.title)
}

/// What to do about it.
pub fn help(fault: &Diagnostic, lang: Lang) -> String {
    sentence(fault, lang, |message| message.help)
}

fn sentence(fault: &Diagnostic, lang: Lang, template: fn(&Message) -> &'static str) -> String {
    match Message::of(fault.wording, lang) {
        Some(message) => fill(template(&message), |name| argument(fault, name, lang)),
        None => fault.code.to_owned(),
    }
}

/// A word to fill in; kinds and tables have a name in each language.
fn argument(fault: &Diagnostic, name: &str, lang: Lang) -> Option<String> {
    let value = fault.argument(name)?;
    let named = match name {
        "kind" | "table" | "guess" => Message::of(&[name, "-", &value].concat(), lang),
        "reason" => match fault.reason().and_then(|reason| Message::of(reason, lang)) {
            Some(said) => {
                return Some(fill(said.title, |name| fault.argument(name).map(|word| clean(&word))));
            }
            None => None,
        },
        _ => None,
    };
    Some(named.map_or_else(|| clean(&value), |message| message.title.to_owned()))
}

/// A sentence of the program about its own work, such as which cases it reads.
pub fn remark(code: &str, arguments: &[(&str, String)], lang: Lang) -> String {
    let template = Message::of(code, lang).map_or("", |message| message.title);
    fill(template, |name| {
        let argument = arguments.iter().find(|(known, _)| *known == name);
        argument.map(|(_, value)| clean(value))
    })
}
