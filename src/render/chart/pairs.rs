//! Does my town lose: pairs of bars under each other, each with its figure, those that are remarkable marked and named.

use super::frame::{Anchor, Frame, Px, all, bar, clipped, in_lines, line, room_of, width_of, word};
use super::scale::ChartScale;
use crate::money::Range;
use crate::render::style::Style;
use crate::report::{Cell, Mark, Picture};
use maud::Markup;

/// The height of a bar, and from a bar to the next.
const BAR: Px = Px::whole(13);
const STEP: Px = Px::whole(17);
/// Between two pairs, and between a word and what it is beside.
const BETWEEN: Px = Px::whole(10);
const GAP: Px = Px::whole(6);

/// The shapes, and how high they are. The scale is that of all marks, also where they are on several sheets.
pub(super) fn shapes(picture: &Picture, marks: &[Mark], frame: Frame, style: &Style) -> (Markup, Px) {
    let told = |mark: &Mark, nth: usize| -> Option<String> {
        let cell = mark.cells.get(nth).filter(|cell| **cell != Cell::Absent)?;
        let head = picture.heads.get(nth).map_or("", |head| style.word(*head));
        Some([head, " ", &style.told(cell)].concat())
    };
    let every = || picture.marks.iter().flat_map(|mark| (0..2).filter_map(|nth| told(mark, nth)));
    let widest = every().map(|text| width_of(&text)).max().unwrap_or(Px(0)).plus(GAP);
    let names: Vec<String> = picture
        .marks
        .iter()
        .flat_map(|mark| [Some(&mark.name), mark.remark.as_ref()])
        .flatten()
        .map(|cell| style.told(cell))
        .collect();
    let left = room_of(names.iter(), frame, GAP);
    // bars keep a third of the room whatever their figures take
    let room = frame.width().minus(left);
    let right = frame.width().minus(widest.min(room.part(66)));
    let ranges: Vec<Range> =
        picture.marks.iter().flat_map(|mark| mark.cells.iter().filter_map(Cell::ends)).collect();
    let scale = ChartScale::tight(ranges.iter(), [left, right]);
    let mut y = Px::whole(4);
    let mut drawn = Vec::new();
    for mark in marks {
        let top = y;
        y = named(mark, frame, [left, y], style, &mut drawn);
        let classes = ["before", if mark.remark.is_some() { "after marked" } else { "after" }];
        for (nth, class) in classes.into_iter().enumerate() {
            let Some(text) = told(mark, nth) else { continue };
            let end = match mark.cells.get(nth).and_then(Cell::ends) {
                Some(range) => one(&range, &scale, y, class, &mut drawn),
                None => scale.zero(),
            };
            drawn.push(word(end.plus(GAP), y.plus(Px::whole(11)), Anchor::Start, None, &text));
            y = y.plus(STEP);
        }
        y = y.max(top.plus(STEP.times(2))).plus(BETWEEN);
    }
    let zero = scale.zero();
    drawn.push(line([zero, Px(0)], [zero, y.minus(BETWEEN)], "axis"));
    (all(drawn), y)
}

/// The name of a mark and what is remarkable about it: beside the bars, or above them; where the bars begin.
fn named(mark: &Mark, frame: Frame, [left, y]: [Px; 2], style: &Style, drawn: &mut Vec<Markup>) -> Px {
    let baseline = y.plus(Px::whole(11));
    let name = style.told(&mark.name);
    let remark = mark.remark.as_ref().map(|remark| style.told(remark));
    let class = remark.as_ref().map(|_| "strong");
    match frame {
        Frame::Wide => {
            let room = left.minus(GAP);
            let (first, second) = match remark {
                Some(remark) => {
                    (clipped(&name, room, style.cut()), Some(clipped(&remark, room, style.cut())))
                }
                None => in_lines(&name, room, style.cut()),
            };
            drawn.push(word(room, baseline, Anchor::End, class, &first));
            if let Some(second) = second {
                drawn.push(word(room, baseline.plus(STEP), Anchor::End, class, &second));
            }
            y
        }
        Frame::Narrow => {
            let name = match remark {
                Some(remark) => [&name, &*style.bracketed(&remark)].concat(),
                None => name,
            };
            let room = frame.width().minus(GAP);
            drawn.push(word(
                Px::whole(1).plus(GAP),
                baseline,
                Anchor::Start,
                class,
                &clipped(&name, room, style.cut()),
            ));
            y.plus(STEP)
        }
    }
}

/// A bar up to what is certain, and open from there to the most it can be; where it ends.
fn one(range: &Range, scale: &ChartScale, y: Px, class: &str, drawn: &mut Vec<Markup>) -> Px {
    let bottom = y.plus(BAR);
    let (zero, low, high) = (scale.zero(), scale.at(&range.low), scale.at(&range.high));
    if !range.low.is_zero() {
        drawn.push(bar([zero, y], [low, bottom], class));
    }
    if range.point().is_none() {
        drawn.push(bar([low, y], [high, bottom], &[class, " open"].concat()));
    }
    zero.max(high)
}
