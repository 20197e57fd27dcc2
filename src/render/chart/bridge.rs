//! Why costs fall or rise: from the cost before to the cost after, by what each part adds or takes away.

use super::frame::{Anchor, Frame, Px, all, bar, clipped, line, room_of, width_of, word};
use super::scale::{ChartScale, middle};
use crate::money::{Fraction, Range};
use crate::render::style::Style;
use crate::report::{Cell, Mark, Picture, Role};
use maud::Markup;

const BAR: Px = Px::whole(16);
const GAP: Px = Px::whole(6);

/// A step of the bridge: from where to where, and up to where it may reach.
struct BridgeStep<'p> {
    mark: &'p Mark,
    from: Fraction,
    to: Fraction,
}

/// The shapes, and how high they are. What is known within a range is drawn at the middle of it.
pub(super) fn shapes(picture: &Picture, frame: Frame, style: &Style) -> (Markup, Px) {
    let steps = steps(picture);
    let told = |mark: &Mark| mark.cells.first().map(|cell| style.told(cell)).unwrap_or_default();
    let widest = picture.marks.iter().map(|mark| width_of(&told(mark))).max().unwrap_or(Px(0)).plus(GAP);
    let names: Vec<String> = picture.marks.iter().map(|mark| style.told(&mark.name)).collect();
    let left = room_of(names.iter(), frame, GAP);
    let right = frame.width().minus(widest.min(frame.width().minus(left).part(66)));
    let ranges: Vec<Range> =
        steps.iter().flat_map(|step| [&step.from, &step.to]).cloned().map(Range::exact).collect();
    let scale = ChartScale::tight(ranges.iter(), [left, right]);
    let mut drawn = Vec::new();
    let mut y = Px::whole(4);
    let above = if frame == Frame::Wide { Px(0) } else { Px::whole(17) };
    let height = BAR.plus(above).plus(Px::whole(10));
    for (nth, step) in steps.iter().enumerate() {
        let is_sum = step.mark.role != Role::Item;
        let class = is_sum.then_some("strong");
        let name = style.told(&step.mark.name);
        let baseline = y.plus(Px::whole(13));
        match frame {
            Frame::Wide => {
                let name = clipped(&name, left.minus(GAP), style.cut());
                drawn.push(word(left.minus(GAP), baseline, Anchor::End, class, &name));
            }
            Frame::Narrow => drawn.push(word(
                left,
                baseline,
                Anchor::Start,
                class,
                &clipped(&name, frame.width(), style.cut()),
            )),
        }
        let top = y.plus(above);
        let (from, to) = (scale.at(&step.from), scale.at(&step.to));
        let is_last = nth.saturating_add(1) == steps.len();
        drawn.push(bar([from, top], [to, top.plus(BAR)], kind(step, nth == 0)));
        if !is_last {
            // to where the next one begins
            drawn.push(line([to, top], [to, top.plus(BAR).plus(height)], "grid"));
        }
        let text =
            word(from.max(to).plus(GAP), top.plus(Px::whole(13)), Anchor::Start, class, &told(step.mark));
        drawn.push(text);
        y = y.plus(height);
    }
    let zero = scale.zero();
    drawn.push(line([zero, Px(0)], [zero, y], "axis"));
    (all(drawn), y)
}

/// How a step looks: a sum as the costs of its side do, what is added dark, what is taken away light and outlined.
fn kind(step: &BridgeStep<'_>, is_first: bool) -> &'static str {
    match (step.mark.role, is_first, step.to < step.from) {
        (Role::Item, _, true) => "before less",
        (Role::Item, _, false) => "after more",
        (_, true, _) => "before",
        (_, false, _) => "after",
    }
}

fn steps(picture: &Picture) -> Vec<BridgeStep<'_>> {
    let mut reached = Fraction::zero();
    let mut steps = Vec::with_capacity(picture.marks.len());
    for mark in &picture.marks {
        let Some(value) = mark.cells.first().and_then(Cell::ends).map(|range| middle(&range)) else {
            continue;
        };
        let (from, to) = match mark.role {
            Role::Item => (reached.clone(), &reached + &value),
            Role::Subtotal | Role::Total => (Fraction::zero(), value),
        };
        reached.clone_from(&to);
        steps.push(BridgeStep { mark, from, to });
    }
    steps
}
