//! Pictures as SVG: typed cells in, shapes and words out. Places are whole hundredths of a pixel, colours are classes.

mod bridge;
mod frame;
mod pairs;
mod percents;
mod scale;
mod told;
mod years;

use super::style::Style;
use crate::report::{Cell, Drawing, Mark, Picture, note};
use frame::Frame;
use maud::{Markup, html};

/// Marks in one drawing that stand on one sheet of paper.
const MOST: usize = 18;

/// Lines in one drawing that can be told from each other.
const LINES: usize = 12;

/// Draws a picture: wide for paper and large screens, narrow for small ones.
pub(super) fn draw(picture: &Picture, style: &Style) -> Markup {
    let title = style.word(picture.title);
    let sheets: Vec<&[Mark]> = match picture.drawing {
        // years and the steps of a bridge belong together
        Drawing::Years | Drawing::Bridge => vec![&picture.marks],
        Drawing::Pairs => picture.marks.chunks(MOST).collect(),
        // what is marked across all lines is in each drawing
        Drawing::Percents => picture.lines().chunks(LINES).collect(),
    };
    html! {
        figure {
            figcaption { (title) }
            @for marks in &sheets {
                @let said = described(picture, marks, style);
                @for frame in Frame::ALL {
                    (svg(picture, marks, frame, (title, &said), style))
                }
            }
        }
    }
}

fn svg(
    picture: &Picture,
    marks: &[Mark],
    frame: Frame,
    (title, said): (&str, &str),
    style: &Style,
) -> Markup {
    let (shapes, height) = match picture.drawing {
        Drawing::Years => years::shapes(picture, frame, style),
        Drawing::Pairs => pairs::shapes(picture, marks, frame, style),
        Drawing::Bridge => bridge::shapes(picture, frame, style),
        Drawing::Percents => percents::shapes(picture, marks, frame, style),
    };
    let size = format!("0 0 {} {height}", frame.width());
    html! {
        svg.(frame.class()) role="img" viewBox=(size) width=(frame.width()) height=(height) {
            title { (title) }
            desc { (said) }
            (shapes)
        }
    }
}

/// What a picture shows, in words and numbers.
fn described(picture: &Picture, marks: &[Mark], style: &Style) -> String {
    let said = |mark: &Mark| {
        let named = |(nth, cell): (usize, &Cell)| match picture.heads.get(nth) {
            Some(head) => Cell::Words(vec![Cell::Word(*head), cell.clone()]),
            None => cell.clone(),
        };
        let known = mark.cells.iter().enumerate().filter(|(_, cell)| **cell != Cell::Absent);
        let figures: Vec<Cell> = known.map(named).chain(mark.remark.clone()).collect();
        Cell::from(note!("picture-mark", name = mark.name.clone(), figures = Cell::Parts(figures)))
    };
    let across = match picture.drawing {
        Drawing::Percents => picture.marks.get(picture.lines().len()..).unwrap_or_default(),
        Drawing::Years | Drawing::Pairs | Drawing::Bridge => &[],
    };
    style.told(&Cell::Clauses(marks.iter().chain(across).map(said).collect()))
}
