//! Amounts beside a stepped line: each where no line and no other amount is.

use super::frame::{Px, width_of};

/// A step of the line with its amount.
pub(super) struct LineStep {
    /// Where it begins and ends.
    pub(super) x: [Px; 2],
    /// Its upper and its lower edge; one place where the amount is known exactly.
    pub(super) y: [Px; 2],
    /// What is written beside it.
    pub(super) text: String,
}

/// A rectangle: from and to, across and down.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) x: [Px; 2],
    pub(super) y: [Px; 2],
}

impl Room {
    fn meets(&self, other: &Room) -> bool {
        let meet = |[from, to]: [Px; 2], [start, end]: [Px; 2]| from < end && start < to;
        meet(self.x, other.x) && meet(self.y, other.y)
    }

    fn holds(&self, other: &Room) -> bool {
        let within = |[from, to]: [Px; 2], [start, end]: [Px; 2]| from <= start && end <= to;
        within(self.x, other.x) && within(self.y, other.y)
    }
}

/// How high a word is above its line, and below it.
const ASCENT: Px = Px::whole(11);
const DESCENT: Px = Px::whole(3);
/// Between a word and the line it is of.
const GAP: Px = Px::whole(3);
/// Half of a line's width, and a little air.
const LINE: Px = Px::whole(1);

/// Where the amounts begin and stand: the last one always, the others from left to right where they are free. Of free places
/// the best is one that no line across the picture runs through, then one that at least that of nothing does not: the lines
/// across are given by their heights, that of nothing apart.
pub(super) fn beside<'s>(
    steps: &'s [Option<LineStep>],
    room: &Room,
    across: (&[Px], Px),
) -> Vec<(&'s LineStep, [Px; 2])> {
    let line = |y: &Px| Room { x: room.x, y: wide([*y; 2]) };
    let avoided: [Vec<Room>; 3] = [across.0.iter().map(line).collect(), vec![line(&across.1)], Vec::new()];
    let mut taken = lines(steps);
    let mut placed = Vec::new();
    let mut told = steps.iter().flatten();
    let last = told.next_back();
    for (step, must) in last.map(|step| (step, true)).into_iter().chain(told.map(|step| (step, false))) {
        let places = places(step, room);
        let is_free = |text: &Room, lines: &[Room]| !taken.iter().chain(lines).any(|each| each.meets(text));
        let free = avoided.iter().find_map(|lines| places.iter().find(|(_, text)| is_free(text, lines)));
        let Some((at, text)) = free.or(places.first().filter(|_| must)) else { continue };
        taken.push(*text);
        placed.push((step, *at));
    }
    placed
}

/// What the stepped line itself takes up: each step, and the way up or down to it.
fn lines(steps: &[Option<LineStep>]) -> Vec<Room> {
    let flat = steps.iter().flatten().map(|step| Room { x: wide(step.x), y: wide(step.y) });
    let upright = steps.windows(2).filter_map(|pair| match pair {
        [Some(before), Some(step)] => {
            let (top, end) = (before.y[0].min(step.y[0]), before.y[1].max(step.y[1]));
            Some(Room { x: wide([step.x[0]; 2]), y: wide([top, end]) })
        }
        _ => None,
    });
    flat.chain(upright).collect()
}

/// What a line takes up across itself.
fn wide([from, to]: [Px; 2]) -> [Px; 2] {
    [from.minus(LINE), to.plus(LINE)]
}

/// The places of a step's amount, the best first: below it and above it, ending where it ends and beginning where it begins.
fn places(step: &LineStep, room: &Room) -> Vec<([Px; 2], Room)> {
    let width = width_of(&step.text);
    let [above, below] = [step.y[0].minus(GAP).minus(DESCENT), step.y[1].plus(GAP).plus(ASCENT)];
    let ending = step.x[1].minus(GAP).minus(width).max(room.x[0]);
    let beginning = step.x[0].plus(GAP).min(room.x[1].minus(width));
    let all = [[ending, below], [beginning, above], [ending, above], [beginning, below]];
    let text = |[x, y]: [Px; 2]| Room { x: [x, x.plus(width)], y: [y.minus(ASCENT), y.plus(DESCENT)] };
    all.into_iter().map(|at| (at, text(at))).filter(|(_, text)| room.holds(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::{LineStep, Px, Room, beside};

    fn step(nth: i64, y: i64, text: &str) -> Option<LineStep> {
        let x = [Px::whole(nth * 60), Px::whole(nth * 60 + 60)];
        Some(LineStep { x, y: [Px::whole(y); 2], text: text.to_owned() })
    }

    const NO_LINES: (&[Px], Px) = (&[], Px::whole(-100));

    /// Going down, amounts stand below their steps; one that is too wide for its step stands above, where
    /// later steps are no more; one without any room is left out, the last never.
    #[test]
    fn amounts_stand_where_no_line_is() {
        let room = Room { x: [Px::whole(0), Px::whole(180)], y: [Px::whole(-20), Px::whole(120)] };
        let down = [step(0, 10, "▲1"), step(1, 50, "▲22"), step(2, 90, "▲333")];
        let told: Vec<&str> =
            beside(&down, &room, NO_LINES).iter().map(|(step, _)| step.text.as_str()).collect();
        assert_eq!(told, ["▲333", "▲1", "▲22"]);
        let wide = [step(0, 10, "▲1,000,000千円"), step(1, 50, "▲2"), step(2, 90, "▲3")];
        let (_, [x, y]) =
            beside(&wide, &room, NO_LINES).into_iter().find(|(step, _)| step.y[0] == Px::whole(10)).unwrap();
        assert!(x < Px::whole(60) && y < Px::whole(10));
        let close =
            [step(0, 50, "▲1,000,000千円"), step(1, 51, "▲1,000,000千円"), step(2, 52, "▲1,000,000千円")];
        assert!(beside(&close, &room, NO_LINES).len() < 3);
    }

    /// Below the step the line of nothing would run through the amount; above it there is room.
    #[test]
    fn amounts_stand_where_no_line_across_runs_through_them() {
        let room = Room { x: [Px::whole(0), Px::whole(120)], y: [Px::whole(-20), Px::whole(120)] };
        let steps = [step(0, 30, "+1"), step(1, 90, "▲2")];
        let height = |lines: &[Px]| -> Option<Px> {
            let placed = beside(&steps, &room, (lines, Px::whole(40)));
            placed.iter().find(|(step, _)| step.text == "+1").map(|(_, [_, y])| *y)
        };
        assert_eq!(beside(&steps, &room, NO_LINES).len(), 2);
        assert_eq!(height(&[Px::whole(2), Px::whole(40)]), Some(Px::whole(24)));
        // where lines run everywhere, that of nothing is avoided
        assert_eq!(height(&[Px::whole(20), Px::whole(40)]), Some(Px::whole(24)));
    }
}
