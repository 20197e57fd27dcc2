//! The page of a code as text: its meaning, an example with its message, and the example mended.

use super::findings::finding;
use super::style::Style;
use crate::code;
use crate::diagnostic::{CodePage, Source};
use crate::lang::{Code, Term, fill};
use crate::text::is_unsafe;

/// Writes the page of a code.
pub fn page(page: &CodePage, style: &Style) -> String {
    let mut text = format!("{}\n\n{}\n", page.code.name(), page.code.message(style.lang).meaning);
    let Some(example) = &page.example else { return text };
    text += &part(&heading(code!("page-example"), &example.bad, style), example.bad.text());
    let messages: Vec<String> =
        example.faults.iter().map(|fault| finding(fault, Some(&example.bad), style, false)).collect();
    if !messages.is_empty() {
        let command = ["$ cloudcost ", &example.command, "\n\n"].concat();
        text += &part(style.word(Term::Message), &(command + &messages.join("\n")));
    }
    text + &part(&heading(code!("page-mended"), &example.mended, style), example.mended.text())
}

fn heading(code: Code, of: &Source, style: &Style) -> String {
    fill(code.message(style.lang).title, |name| (name == "file").then(|| of.name().to_owned()))
}

fn part(heading: &str, text: &str) -> String {
    ["\n", heading, "\n\n", &indented(text)].concat()
}

fn indented(text: &str) -> String {
    let mut indented = String::new();
    for line in text.trim_end().lines() {
        if !line.trim().is_empty() {
            indented += "    ";
            indented.extend(line.chars().map(|c| if is_unsafe(c) { '\u{fffd}' } else { c }));
        }
        indented.push('\n');
    }
    indented
}
