//! HTML: one page that needs nothing else. Every text is escaped by its type; nothing of a case can become markup.

mod blocks;
mod table;

use super::footing;
use super::style::{Notes, Style};
use crate::page::{Chapter, Page, PagePart};
use crate::report::{Note, Report};
use blocks::{Height, block, notes, picture};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// How the page looks, on screens and on paper.
const LOOKS: &str = include_str!("html/page.css");

/// Nothing is loaded and nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Characters of a title that a window shows.
const TITLE: usize = 60;

/// Writes a report: its tables and notes, one after the other.
pub(super) fn write(report: &Report, style: &Style) -> String {
    let style = &Style { notes: Notes::Full, ..style.on_paper() };
    let tables = || report.tables.iter().filter(|table| table.is_for_people());
    let title = tables().next().map_or(report.command, |table| style.word(table.title));
    let said: Vec<Note> = footing::notes(report, style);
    let body = html! {
        main {
            @for line in footing::top(report, style) { p.lead { (line) } }
            @for one in &report.pictures { (picture(one, style)) }
            @for one in tables() { (table::table(report, one, style)) }
            @for (case, of_case) in footing::by_case(&said) {
                @if let Some(case) = case { h2 { (super::format::clean(case)) } }
                (notes(of_case.iter(), style))
            }
        }
    };
    document(title, html! { header { h1 { (title) } } (body) }, style)
}

/// Writes a page.
pub(super) fn page(page: &Page, style: &Style) -> String {
    let style = &style.on_paper();
    let title = style.told(&page.title);
    let body = html! {
        header {
            h1 { (title) }
            @if let Some(name) = &page.prepared_by {
                p.by { (style.sentence(&Note::new(crate::code!("prepared-by")).with("name", name.clone()))) }
            }
            @for paragraph in &page.preface { p { (style.told(paragraph)) } }
        }
        main { @for one in &page.chapters { (chapter(one, style)) } }
    };
    document(&title, body, style)
}

fn chapter(chapter: &Chapter, style: &Style) -> Markup {
    let report = chapter.report();
    let style = &Style { notes: Notes::Full, ..style.of(&report, true) };
    // what only the display makes necessary to say
    let display: Vec<Note> = footing::of_page(&report, style);
    let height = if chapter.heading.is_some() { Height::Low } else { Height::High };
    html! {
        @if let Some(heading) = &chapter.heading { h2 { (style.told(heading)) } }
        @for one in &chapter.parts { (part(one, &report, height, style)) }
        @if !display.is_empty() { (notes(display.iter(), style)) }
    }
}

fn part(part: &PagePart, report: &Report, height: Height, style: &Style) -> Markup {
    html! {
        section.sheet[part.new_sheet] {
            @if let Some(heading) = part.heading {
                @match height {
                    Height::High => h2 { (style.word(heading)) },
                    Height::Low => h3 { (style.word(heading)) },
                }
            }
            @for one in &part.blocks { (block(one, report, style)) }
        }
    }
}

fn document(title: &str, body: Markup, style: &Style) -> String {
    let short: String = title.chars().take(TITLE).collect();
    let whole = html! {
        (DOCTYPE)
        html lang=(style.lang.code()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (short) }
                style { (PreEscaped(LOOKS)) }
            }
            body { (body) }
        }
    };
    whole.into_string() + "\n"
}
