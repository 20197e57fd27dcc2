//! A page without its pictures, for a terminal or as Markdown: its headings, and below each what stands there.

use super::footing;
use super::style::{Notes, Style};
use super::{markdown, table};
use crate::page::{Block, Chapter, Page, PagePart, Tile};
use crate::report::{Cell, Note, Report};
use unicode_width::UnicodeWidthStr;

/// How its lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// For a terminal.
    Plain,
    /// As Markdown.
    Markdown,
}

/// Writes a page.
pub(super) fn write(page: &Page, script: Script, style: &Style) -> String {
    // whoever is handed a paper has no option to ask for the rest
    let notes = if style.notes == Notes::None { Notes::None } else { Notes::Full };
    let style = &Style { notes, ..style.on_paper() };
    let mut blocks = vec![script.heading(1, &style.told(&page.title), style)];
    let by = page.prepared_by.iter();
    let by =
        by.map(|name| style.sentence(&Note::new(crate::code!("prepared-by")).with("name", name.clone())));
    let preface = page.preface.iter().map(|paragraph| style.told(paragraph));
    blocks.extend(by.chain(preface).map(|text| script.paragraph(&text, style)));
    blocks.extend(page.chapters.iter().flat_map(|one| chapter(one, script, style)));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n") + "\n"
}

fn chapter(chapter: &Chapter, script: Script, style: &Style) -> Vec<String> {
    let report = chapter.report();
    let style = &style.of(&report, true);
    let level = if chapter.heading.is_some() { 3 } else { 2 };
    let heading = chapter.heading.iter().map(|heading| script.heading(2, &style.told(heading), style));
    let mut dropped = Vec::new();
    let mut blocks: Vec<String> = heading.collect();
    for part in &chapter.parts {
        blocks.extend(of_part(part, (&report, level), script, style, &mut dropped));
    }
    // what only the display makes necessary to say
    let mut display: Vec<Note> = footing::of_page(&report, style);
    display.extend(footing::left_out(0, dropped).filter(|_| style.notes != Notes::None));
    blocks.push(script.list(display.iter().map(|note| style.note(note)), style));
    blocks
}

fn of_part(
    part: &PagePart,
    (report, level): (&Report, usize),
    script: Script,
    style: &Style,
    dropped: &mut Vec<Cell>,
) -> Vec<String> {
    let heading = part.heading.map(|heading| script.heading(level, style.word(heading), style));
    let blocks = part.blocks.iter().map(|block| match block {
        Block::Facts(facts) => {
            let facts = facts.iter().map(|(name, cell)| named(style.word(*name), &style.told(cell)));
            script.list(facts, style)
        }
        Block::Tiles(tiles) => script.list(tiles.iter().map(|one| tile(one, style)), style),
        Block::Lead(note) => script.paragraph(&style.note(note), style),
        Block::Notes(notes) if style.notes != Notes::None => {
            script.list(notes.iter().map(|note| style.note(note)), style)
        }
        Block::Table(one) if one.is_for_people() => script.table(report, one, style, dropped),
        // every number of a picture stands in a table too
        Block::Table(_) | Block::Picture(_) | Block::Notes(_) => String::new(),
    });
    heading.into_iter().chain(blocks).collect()
}

fn named(name: &str, value: &str) -> String {
    [name, "  ", value].concat()
}

fn tile(tile: &Tile, style: &Style) -> String {
    let aside = tile.aside.as_ref().map(|aside| style.bracketed(&style.told(aside)));
    named(&style.told(&tile.name), &[&style.told(&tile.value), aside.as_deref().unwrap_or_default()].concat())
}

impl Script {
    fn heading(self, level: usize, text: &str, style: &Style) -> String {
        match self {
            Script::Markdown => ["#".repeat(level), " ".to_owned(), markdown::escaped(text)].concat(),
            Script::Plain => {
                let line = if level < 3 { "=" } else { "-" };
                let width = style.width.map_or(text.width(), |width| text.width().min(width));
                [&table::bold(text, style), "\n", &line.repeat(width)].concat()
            }
        }
    }

    fn paragraph(self, text: &str, style: &Style) -> String {
        match self {
            Script::Markdown => markdown::begun(&markdown::escaped(text)),
            Script::Plain => table::wrapped(text, ["", ""], style),
        }
    }

    fn list(self, said: impl Iterator<Item = String>, style: &Style) -> String {
        let line = |text: String| match self {
            Script::Markdown => ["- ", &markdown::begun(&markdown::escaped(&text))].concat(),
            Script::Plain => table::wrapped(&text, ["- ", "  "], style),
        };
        said.map(line).collect::<Vec<String>>().join("\n")
    }

    fn table(
        self,
        report: &Report,
        one: &crate::report::Table,
        style: &Style,
        dropped: &mut Vec<Cell>,
    ) -> String {
        match self {
            Script::Markdown => markdown::table(report, one, style),
            Script::Plain => table::one(report, one, style, dropped).trim_end().to_owned(),
        }
    }
}
