//! When it pays: pairs of columns by year, and below them, on a scale of its own, how much more or less it is by then as a stepped line.

use super::frame::{Anchor, Frame, Px, all, bar, line, width_of, word};
use super::scale::{ChartScale, like};
use super::told::{LineStep, Room, beside};
use crate::money::Range;
use crate::render::style::Style;
use crate::report::{Cell, Picture, Sense};
use maud::Markup;

/// Where the columns begin and end, and the steps below them.
const COLUMNS: [Px; 2] = [Px::whole(34), Px::whole(194)];
const STEPS: [Px; 2] = [Px::whole(254), Px::whole(346)];
const HEIGHT: Px = Px::whole(360);
/// Parts of a year's room in hundredths: each column from and to.
const PAIR: [[i64; 2]; 2] = [[16, 49], [51, 84]];
/// Between a word and what it is beside.
const GAP: Px = Px::whole(6);

/// The years of a picture side by side.
struct YearsRow<'p> {
    picture: &'p Picture,
    style: &'p Style,
    left: Px,
    /// The room of a year.
    slot: Px,
    right: Px,
}

/// The shapes, and how high they are.
pub(super) fn shapes(picture: &Picture, frame: Frame, style: &Style) -> (Markup, Px) {
    let ranges = |cells: &[usize]| -> Vec<Range> {
        let picked =
            picture.marks.iter().flat_map(|mark| cells.iter().filter_map(|nth| mark.cells.get(*nth)));
        picked.filter_map(Cell::ends).collect()
    };
    let costs = ChartScale::of(ranges(&[0, 1]).iter(), [COLUMNS[1], COLUMNS[0]]);
    let saved = ranges(&[2]);
    // what is saved lies below nothing, as its sign says
    let savings = ChartScale::of(saved.iter(), STEPS);
    let cost = picture.marks.iter().flat_map(|mark| &mark.cells).find(|cell| cell.ends().is_some());
    let labels = |scale: &ChartScale, sense| -> Vec<String> {
        let cell = cost.unwrap_or(&Cell::Absent);
        scale.ticks.iter().map(|tick| style.told(&like(cell, tick.clone(), sense))).collect()
    };
    let (of_costs, of_savings) = (labels(&costs, Sense::Plain), labels(&savings, Sense::Reduction));
    let widest = of_costs.iter().chain(&of_savings).map(|label| width_of(label)).max().unwrap_or(Px(0));
    let left = widest.plus(GAP);
    let right = frame.width().minus(Px::whole(4));
    let slot = right.minus(left).shared(picture.marks.len().max(1));
    let row = YearsRow { picture, style, left, slot, right };
    let mut drawn =
        vec![row.legend(), row.axis(&costs, &of_costs), row.columns(&costs), row.names(COLUMNS[1])];
    if !saved.is_empty() {
        drawn.extend([row.title(), row.axis(&savings, &of_savings), row.steps(&savings), row.told(&savings)]);
    }
    let height = if saved.is_empty() { COLUMNS[1].plus(Px::whole(30)) } else { HEIGHT };
    (all(drawn), height)
}

impl YearsRow<'_> {
    /// Where a year begins.
    fn start(&self, nth: usize) -> Px {
        self.left.plus(self.slot.times(nth))
    }

    /// What each kind of column is, in words beside it.
    fn legend(&self) -> Markup {
        let mut x = self.left;
        let mut drawn = Vec::new();
        for (nth, (head, class)) in self.picture.heads.iter().zip(["before", "after"]).enumerate() {
            if !self.picture.marks.iter().any(|mark| mark.cells.get(nth).and_then(Cell::ends).is_some()) {
                continue;
            }
            let name = self.style.word(*head);
            drawn.push(bar([x, Px::whole(8)], [x.plus(Px::whole(14)), Px::whole(20)], class));
            drawn.push(word(x.plus(Px::whole(20)), Px::whole(18), Anchor::Start, None, name));
            x = x.plus(Px::whole(44)).plus(width_of(name));
        }
        all(drawn)
    }

    /// Round amounts at the left, each with a line across.
    fn axis(&self, scale: &ChartScale, labels: &[String]) -> Markup {
        let drawn = scale.ticks.iter().zip(labels).flat_map(|(tick, label)| {
            let y = scale.at(tick);
            let class = if tick.is_zero() { "axis" } else { "grid" };
            let at = [self.left.minus(GAP), y.plus(Px::whole(4))];
            [line([self.left, y], [self.right, y], class), word(at[0], at[1], Anchor::End, None, label)]
        });
        all(drawn)
    }

    /// The costs of each year: a column up to what is certain, and open from there to the most it can be.
    fn columns(&self, scale: &ChartScale) -> Markup {
        let mut drawn = Vec::new();
        for (nth, mark) in self.picture.marks.iter().enumerate() {
            for ((cell, [from, to]), class) in mark.cells.iter().zip(PAIR).zip(["before", "after"]) {
                let Some(range) = cell.ends() else { continue };
                let x = [from, to].map(|part| self.start(nth).plus(self.slot.part(part)));
                let y = [scale.zero(), scale.at(&range.low), scale.at(&range.high)];
                if !range.low.is_zero() {
                    drawn.push(bar([x[0], y[0]], [x[1], y[1]], class));
                }
                if range.point().is_none() {
                    drawn.push(bar([x[0], y[1]], [x[1], y[2]], &format!("{class} open")));
                }
            }
        }
        all(drawn)
    }

    /// The years below their columns, as many as there is room for, the last one always.
    fn names(&self, y: Px) -> Markup {
        let names: Vec<String> = self.picture.marks.iter().map(|mark| self.style.told(&mark.name)).collect();
        let widest = names.iter().map(|name| width_of(name)).max().unwrap_or(Px(0)).plus(GAP);
        all(names.iter().enumerate().filter(|(nth, _)| self.is_told(*nth, widest)).map(|(nth, name)| {
            let middle = self.start(nth).plus(self.slot.shared(2));
            word(self.within(middle, name), y.plus(Px::whole(16)), Anchor::Middle, None, name)
        }))
    }

    /// Whether a year has a word of its own where words are so wide.
    fn is_told(&self, nth: usize, widest: Px) -> bool {
        let left = self.picture.marks.len().saturating_sub(nth.saturating_add(1));
        let every = widest.0.saturating_add(self.slot.0.saturating_sub(1)).checked_div(self.slot.0.max(1));
        let every = usize::try_from(every.unwrap_or(1)).unwrap_or(1).max(1);
        left.checked_rem(every) == Some(0)
    }

    /// The middle of a word such that all of it is within the picture.
    fn within(&self, middle: Px, text: &str) -> Px {
        let half = width_of(text).shared(2);
        middle.min(self.right.minus(half)).max(self.left.plus(half))
    }

    /// What the line below is.
    fn title(&self) -> Markup {
        let head = self.picture.heads.get(2).map_or("", |head| self.style.word(*head));
        word(self.left, STEPS[0].minus(Px::whole(18)), Anchor::Start, Some("strong"), head)
    }

    /// What is saved by the end of each year: a step from year to year; a band where it lies in a range.
    fn steps(&self, scale: &ChartScale) -> Markup {
        let mut drawn = Vec::new();
        let mut from: Option<[Px; 2]> = None;
        for (nth, mark) in self.picture.marks.iter().enumerate() {
            let Some(range) = mark.cells.get(2).and_then(Cell::ends) else {
                from = None;
                continue;
            };
            let x = [self.start(nth), self.start(nth).plus(self.slot)];
            let to = [scale.at(&range.low), scale.at(&range.high)];
            if range.point().is_none() {
                drawn.push(bar([x[0], to[0]], [x[1], to[1]], "band"));
            }
            for (end, y) in to.into_iter().enumerate() {
                if let Some(before) = from.and_then(|from| from.get(end).copied()) {
                    drawn.push(line([x[0], before], [x[0], y], "step"));
                }
                drawn.push(line([x[0], y], [x[1], y], "step"));
            }
            from = Some(to);
        }
        all(drawn)
    }

    /// The amounts at the steps, as many as there is room for, the last one always.
    fn told(&self, scale: &ChartScale) -> Markup {
        let steps: Vec<Option<LineStep>> = (self.picture.marks.iter().enumerate())
            .map(|(nth, mark)| {
                let cell = mark.cells.get(2)?;
                let range = cell.ends()?;
                let [low, high] = [scale.at(&range.low), scale.at(&range.high)];
                let x = [self.start(nth), self.start(nth).plus(self.slot)];
                Some(LineStep { x, y: [low.min(high), low.max(high)], text: self.style.told(cell) })
            })
            .collect();
        let room = Room { x: [self.left, self.right], y: [STEPS[0].minus(Px::whole(14)), HEIGHT] };
        let across: Vec<Px> = scale.ticks.iter().map(|tick| scale.at(tick)).collect();
        all(beside(&steps, &room, (&across, scale.zero()))
            .into_iter()
            .map(|(step, [x, y])| word(x, y, Anchor::Start, Some("told"), &step.text)))
    }
}
