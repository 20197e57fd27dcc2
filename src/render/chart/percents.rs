//! Which percents can everybody accept: each member's share as a line over the percents of one base, strong where the member
//! accepts it, and across all lines the percents that everybody accepts.

use super::frame::{Anchor, Frame, Px, all, bar, clipped, line, width_of, word};
use super::scale::{ChartScale, like, middle};
use crate::money::{Fraction, Range};
use crate::render::style::Style;
use crate::report::{Cell, Mark, Picture, Role, Sense, note};
use maud::Markup;

/// Where the lines begin and end from above.
const LINES: [Px; 2] = [Px::whole(34), Px::whole(254)];
const HEIGHT: Px = Px::whole(292);
/// From a name to the next at least, and between a word and what it is beside.
const STEP: Px = Px::whole(15);
const GAP: Px = Px::whole(6);
/// From a name to its line.
const LEADER: Px = Px::whole(12);
/// Which cells of a mark are percents, and which amounts.
const ACCEPTED: [usize; 2] = [0, 1];
const AMOUNTS: [usize; 2] = [2, 3];

/// A line: where it begins and ends, and between which percents it is accepted.
struct PercentLine<'p> {
    mark: &'p Mark,
    from: Fraction,
    to: Fraction,
    accepted: Option<[Fraction; 2]>,
}

/// The room of the lines.
struct PlotRoom {
    x: [Px; 2],
    scale: ChartScale,
    /// Whether names stand at the left, where the lines are further apart, and amounts at the right.
    named_left: bool,
    /// The room of names.
    names: Px,
}

/// The shapes, and how high they are. The scale is that of all marks, also where they are in several drawings.
pub(super) fn shapes(picture: &Picture, marks: &[Mark], frame: Frame, style: &Style) -> (Markup, Px) {
    let lines: Vec<PercentLine<'_>> = marks.iter().filter_map(of).collect();
    let room = room(picture, &lines, frame, style);
    let everybody = picture.marks.iter().find(|mark| mark.role != Role::Item);
    let mut drawn = Vec::new();
    if let Some(mark) = everybody
        && let Some(accepted) = accepted(mark)
    {
        drawn.push(band(mark, &accepted, &room, style));
    }
    drawn.extend([amounts(&lines, &room, style), percents(picture, &room, style)]);
    drawn.extend(lines.iter().map(|line| drawn_line(line, &room)));
    drawn.push(names(&lines, &room, frame, style));
    (all(drawn), HEIGHT)
}

/// A mark as a line.
fn of(mark: &Mark) -> Option<PercentLine<'_>> {
    let [from, to] = AMOUNTS.map(|nth| mark.cells.get(nth).and_then(Cell::ends));
    Some(PercentLine { mark, from: middle(&from?), to: middle(&to?), accepted: accepted(mark) })
}

/// Between which percents a mark is accepted, as parts of a whole.
fn accepted(mark: &Mark) -> Option<[Fraction; 2]> {
    let part = |nth: usize| match mark.cells.get(nth) {
        Some(Cell::Percent(percent)) => Some(percent.value.as_ref()? * &Fraction::decimal(1, 2)),
        _ => None,
    };
    let [least, greatest] = ACCEPTED.map(part);
    Some([least?, greatest?])
}

fn room(picture: &Picture, lines: &[PercentLine<'_>], frame: Frame, style: &Style) -> PlotRoom {
    let every: Vec<PercentLine<'_>> = picture.marks.iter().filter_map(of).collect();
    let ranges: Vec<Range> =
        every.iter().flat_map(|line| [&line.from, &line.to]).cloned().map(Range::exact).collect();
    let scale = ChartScale::of(ranges.iter(), [LINES[1], LINES[0]]);
    let spread = |end: &dyn Fn(&PercentLine<'_>) -> Fraction| {
        let ends: Vec<Fraction> = every.iter().map(end).collect();
        let least = ends.iter().min().cloned().unwrap_or_default();
        &ends.iter().max().cloned().unwrap_or_default() - &least
    };
    let named_left = spread(&|line| line.from.clone()) > spread(&|line| line.to.clone());
    let widest = |texts: Vec<String>| texts.iter().map(|text| width_of(text)).max().unwrap_or(Px(0));
    let named = every.iter().map(|line| told(line, named_left, frame, style)).collect();
    let names = widest(named).min(frame.width().part(40)).plus(LEADER);
    let amounts = widest(ticks(lines, &scale, style)).plus(GAP);
    let (left, right) = if named_left { (names, amounts) } else { (amounts, names) };
    PlotRoom { x: [left, frame.width().minus(right)], scale, named_left, names }
}

/// A member with what it pays at the end where it is named; narrow pictures have no room for that.
fn told(line: &PercentLine<'_>, named_left: bool, frame: Frame, style: &Style) -> String {
    let [from, to] = AMOUNTS.map(|nth| line.mark.cells.get(nth));
    let name = style.told(&line.mark.name);
    match (frame, if named_left { from } else { to }) {
        (Frame::Wide, Some(amount)) => [&name, " ", &*style.told(amount)].concat(),
        _ => name,
    }
}

/// The round amounts of the axis.
fn ticks(lines: &[PercentLine<'_>], scale: &ChartScale, style: &Style) -> Vec<String> {
    let cell = lines.first().and_then(|line| line.mark.cells.get(AMOUNTS[0])).unwrap_or(&Cell::Absent);
    scale.ticks.iter().map(|tick| style.told(&like(cell, tick.clone(), Sense::Plain))).collect()
}

impl PlotRoom {
    /// Where a part of the whole lies.
    fn along(&self, part: &Fraction) -> Px {
        let whole = Range { low: Fraction::zero(), high: Fraction::from(1) };
        ChartScale::tight(std::iter::once(&whole), self.x).at(part)
    }

    /// Where a line is at a part.
    fn point(&self, line: &PercentLine<'_>, part: &Fraction) -> [Px; 2] {
        let amount = &line.from + &(&(&line.to - &line.from) * part);
        [self.along(part), self.scale.at(&amount)]
    }
}

/// The percents that everybody accepts, across all lines, with its words above.
fn band(mark: &Mark, [least, greatest]: &[Fraction; 2], room: &PlotRoom, style: &Style) -> Markup {
    let [from, to] = [least, greatest].map(|part| room.along(part));
    let edge = |x: Px| line([x, LINES[0]], [x, LINES[1]], "axis less");
    let from_to = ACCEPTED.map(|nth| mark.cells.get(nth).cloned().unwrap_or(Cell::Absent));
    let [least_told, greatest_told] = from_to;
    let told = note!("negotiate-from-to", from = least_told, to = greatest_told);
    let text = [&style.told(&mark.name), " ", &*style.sentence(&told)].concat();
    let half = width_of(&text).shared(2);
    let [left, right] = room.x;
    let centre = from.plus(to).shared(2).min(right.minus(half)).max(left.plus(half));
    all([
        bar([from, LINES[0]], [to, LINES[1]], "band"),
        edge(from),
        edge(to),
        word(centre, LINES[0].minus(Px::whole(10)), Anchor::Middle, Some("strong"), &text),
    ])
}

/// Round amounts beside the lines, each with a line across.
fn amounts(lines: &[PercentLine<'_>], room: &PlotRoom, style: &Style) -> Markup {
    let [left, right] = room.x;
    let labels = ticks(lines, &room.scale, style);
    let drawn = room.scale.ticks.iter().zip(labels).flat_map(|(tick, label)| {
        let y = room.scale.at(tick);
        let (x, anchor) = match room.named_left {
            true => (right.plus(GAP), Anchor::Start),
            false => (left.minus(GAP), Anchor::End),
        };
        let class = if tick.is_zero() { "axis" } else { "grid" };
        [line([left, y], [right, y], class), word(x, y.plus(Px::whole(4)), anchor, None, &label)]
    });
    all(drawn.collect::<Vec<_>>())
}

/// Round percents below the lines, and of what they are.
fn percents(picture: &Picture, room: &PlotRoom, style: &Style) -> Markup {
    let tick = |quarter: i128| {
        let value = Fraction::from(quarter.saturating_mul(25));
        let x = room.along(&(&value * &Fraction::decimal(1, 2)));
        let text = style.told(&Cell::plain_percent(value, 0));
        let foot = [x, LINES[1].plus(Px::whole(4))];
        let label = word(x, LINES[1].plus(Px::whole(18)), Anchor::Middle, None, &text);
        all([line([x, LINES[1]], foot, "axis"), label])
    };
    let [left, right] = room.x;
    let along = picture.along.as_ref().map(|along| style.told(along)).unwrap_or_default();
    let named = word(
        left.plus(right).shared(2),
        LINES[1].plus(Px::whole(34)),
        Anchor::Middle,
        Some("strong"),
        &along,
    );
    all((0..=4).map(tick).chain([named]).collect::<Vec<_>>())
}

/// A line from end to end, strong where it is accepted.
fn drawn_line(of: &PercentLine<'_>, room: &PlotRoom) -> Markup {
    let whole = [Fraction::zero(), Fraction::from(1)].map(|part| room.point(of, &part));
    let thin = line(whole[0], whole[1], "axis");
    let strong = of.accepted.as_ref().map(|parts| {
        let [from, to] = [&parts[0], &parts[1]].map(|part| room.point(of, part));
        line(from, to, "step")
    });
    all(std::iter::once(thin).chain(strong))
}

/// The members at the end where their lines are further apart, each with a leader to its own.
fn names(lines: &[PercentLine<'_>], room: &PlotRoom, frame: Frame, style: &Style) -> Markup {
    let end = |line: &PercentLine<'_>| room.scale.at(if room.named_left { &line.from } else { &line.to });
    let mut placed: Vec<(Px, &PercentLine<'_>)> = lines.iter().map(|line| (end(line), line)).collect();
    placed.sort_by_key(|(y, _)| *y);
    let mut next = LINES[0];
    for (y, _) in &mut placed {
        *y = (*y).max(next);
        next = y.plus(STEP);
    }
    let mut last = LINES[1];
    for (y, _) in placed.iter_mut().rev() {
        *y = (*y).min(last);
        last = y.minus(STEP);
    }
    let [left, right] = room.x;
    let drawn = placed.into_iter().map(|(y, of)| {
        let (edge, x, anchor) = match room.named_left {
            true => (left, left.minus(LEADER), Anchor::End),
            false => (right, right.plus(LEADER), Anchor::Start),
        };
        let beside = if room.named_left { x.plus(Px::whole(3)) } else { x.minus(Px::whole(3)) };
        let text = clipped(&told(of, room.named_left, frame, style), room.names.minus(LEADER), style.cut());
        let leader = line([edge, end(of)], [beside, y], "grid");
        all([leader, word(x, y.plus(Px::whole(4)), anchor, None, &text)])
    });
    all(drawn.collect::<Vec<_>>())
}
