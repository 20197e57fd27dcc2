//! Diagnostics as text for people: the message, the excerpt, the help.

use super::format::clean;
use super::style::Style;
use crate::diagnostic::{Diagnostic, Labels, Severity, Source, Word, draw};
use crate::lang::{Code, Lang, Message, Term, fill};

/// One diagnostic in full; `source` is the text its places are in.
pub fn finding(fault: &Diagnostic, source: Option<&Source>, style: &Style, color: bool) -> String {
    finding_between(fault, source, source, style, color)
}

/// One diagnostic in full, whose cause may stand in another text.
pub fn finding_between(
    fault: &Diagnostic,
    source: Option<&Source>,
    cause: Option<&Source>,
    style: &Style,
    color: bool,
) -> String {
    let lang = style.lang;
    let said = |template| sentence(fault, style, template);
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
    let file = source.map(Source::name);
    draw((fault.code.name(), fault.severity), place, (&labels, file), color) + "\n"
}

fn sentence(fault: &Diagnostic, style: &Style, template: fn(Message) -> &'static str) -> String {
    filled(template(fault.wording.message(style.lang)), fault, style)
}

fn filled(template: &str, fault: &Diagnostic, style: &Style) -> String {
    fill(template, |name| match fault.argument(name)? {
        Word::Text(text) => Some(clean(text).into_owned()),
        Word::Said(code) => Some(filled(code.message(style.lang).title, fault, style)),
        Word::Value(cell) => Some(style.told(cell)),
    })
}

/// A sentence of the program about its own work, such as which cases it reads.
pub fn remark(code: Code, arguments: &[(&str, String)], lang: Lang) -> String {
    fill(code.message(lang).title, |name| {
        let argument = arguments.iter().find(|(known, _)| *known == name);
        argument.map(|(_, value)| clean(value).into_owned())
    })
}
