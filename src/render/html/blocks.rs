//! The blocks of a page: facts, tiles, sentences, tables, pictures, notes.

use super::table::table;
use crate::page::{Block, Tile};
use crate::render::chart;
use crate::render::style::Style;
use crate::report::{Note, Picture, Report};
use maud::{Markup, html};

/// How high the headings of parts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Height {
    /// Right below the title.
    High,
    /// Below the heading of their chapter.
    Low,
}

/// One thing on a page; the report says what its amounts have in common.
pub(super) fn block(block: &Block, report: &Report, style: &Style) -> Markup {
    match block {
        Block::Facts(facts) => html! {
            dl {
                @for (name, value) in facts {
                    div { dt { (style.word(*name)) } dd { (style.told(value)) } }
                }
            }
        },
        Block::Tiles(tiles) => html! { ul.tiles { @for one in tiles { (tile(one, style)) } } },
        Block::Lead(note) => html! { p.lead { (style.note(note)) } },
        Block::Table(one) => {
            if one.is_for_people() {
                table(report, one, style)
            } else {
                html! {}
            }
        }
        Block::Picture(one) => picture(one, style),
        Block::Notes(all) => notes(all.iter(), style),
    }
}

fn tile(tile: &Tile, style: &Style) -> Markup {
    html! {
        li {
            b { (style.told(&tile.name)) }
            span { (style.told(&tile.value)) }
            @if let Some(aside) = &tile.aside { small { (style.told(aside)) } }
        }
    }
}

/// A picture, and below it how it is to be read.
pub(super) fn picture(picture: &Picture, style: &Style) -> Markup {
    html! {
        (chart::draw(picture, style))
        (notes(picture.legend.iter(), style))
    }
}

/// Sentences as a list; nothing where there is none.
pub(super) fn notes<'n>(notes: impl Iterator<Item = &'n Note>, style: &Style) -> Markup {
    let said: Vec<String> = notes.map(|note| style.note(note)).collect();
    html! {
        @if !said.is_empty() {
            ul.notes { @for one in &said { li { (one) } } }
        }
    }
}
