//! The lines that figures joined by a hyphen or "to" can make.

use super::around::{Around, way_of};
use super::scanned::{LedBy, LineFigure, Scanned, Value};
use super::word::{Direction, FigureRole, LineWord};
use crate::money::{Fraction, Range};

/// The two lines that figures joined by a hyphen or "to" can make: a pair, or a range of one figure. Falling they are a
/// pair; rising they are a range beside a word of saving, a pair where a change is stated, and otherwise either.
///
/// A rate without a sign of percent may be another percent than it is read as first.
pub(super) fn shapes(line: Scanned) -> Vec<(Scanned, u8)> {
    let other = line.figures.iter().position(|figure| figure.manner.other.is_some());
    let mut lines = joined(line);
    for (line, _) in lines.clone() {
        let mut line = line;
        let figure = other.and_then(|nth| line.figures.get_mut(nth));
        if let Some(figure) = figure
            && let Some(percent) = figure.manner.other.take()
        {
            figure.value = Value::Percent(percent);
            lines.push((line, 1));
        }
    }
    lines
}

fn joined(line: Scanned) -> Vec<(Scanned, u8)> {
    let around = Around::new(&line);
    let rising = (1..line.figures.len()).find(|nth| {
        // 1億円から2億円の削減: no more went than there was
        let cut = around.gap(*nth) == [LineWord::Since]
            && around.change_behind(*nth) == Some(Direction::Down)
            && around.label(*nth - 1).is_none();
        // 8,000万円から9,000万円の経費を3割削減: a cost between the two
        let between = around.gap(*nth) == [LineWord::Since]
            && around.gap(*nth + 1) == [LineWord::Object]
            && around.is_percent(*nth + 1)
            && around.change(*nth + 1) == Some(Direction::Down);
        let joined = matches!(around.gap(*nth), [LineWord::Join | LineWord::To]) || cut || between;
        let joined = joined && around.signed(*nth).is_none();
        let named = around.head(*nth - 1).last() == Some(&LineWord::From);
        // cut by £2m to £10m from £12m
        let from = |other: usize| around.head(other).last() == Some(&LineWord::From);
        let mut others = (0..line.figures.len()).filter(|other| *other != *nth && *other + 1 != *nth);
        let named = named || around.head(*nth - 1).last() == Some(&LineWord::By) && others.any(from);
        // fell by £5m to £20m: what it came to
        let to = around.gap(*nth) == [LineWord::To];
        let named = named || to && matches!(around.led_by(*nth - 1), Some(LedBy::Told | LedBy::Verb));
        let ends = (line.figures.get(*nth - 1), line.figures.get(*nth));
        joined && !named && matches!(ends, (Some(low), Some(high)) if rises(low, high))
    });
    let Some(nth) = rising else { return vec![(line, 0)] };
    let way = around.head(nth - 1).iter().rev().find_map(|word| match word {
        LineWord::ChangeSign(way) | LineWord::Label(FigureRole::Saving, Some(way)) => Some(*way),
        _ => None,
    });
    let saving = way == Some(Direction::Down) || around.change_behind(nth) == Some(Direction::Down);
    let others = line.figures.iter().enumerate().filter(|(other, _)| *other != nth && *other + 1 != nth);
    let stated = others.clone().any(|(other, figure)| {
        way_of(figure.value.change()).is_some() || around.change(other).is_some() || !figure.is_amount()
    });
    // reduce costs by £2m to £3m, a fall of £5m to £20m (20%): a range, or a change and what it came to
    let by = around.led_by(nth - 1).filter(|_| around.gap(nth) == [LineWord::To]);
    let held = others.into_iter().any(|(_, figure)| match &figure.value {
        Value::Percent(percent) => percent.ends.is_none(),
        Value::Amount(_) => true,
    });
    // £36m–£37m, down 23%: no pair that rises
    let falls = around.way_of_line() == Some(Direction::Down);
    let Some(range) = merged(&line, nth) else { return vec![(line, 0)] };
    match (saving, stated) {
        (true, _) if by.is_some() && held => vec![(line, 0), (range, 1)],
        _ if by == Some(LedBy::Open) && held => vec![(line, 0)],
        _ if by == Some(LedBy::Open) || saving && by == Some(LedBy::Perhaps) => vec![(range, 0), (line, 0)],
        (true, _) => vec![(range, 0), (line, 1)],
        (false, true) if falls => vec![(line, 0), (range, 1)],
        (false, true) => vec![(line, 0)],
        (false, false) => vec![(line, 0), (range, 0)],
    }
}

fn rises(low: &LineFigure, high: &LineFigure) -> bool {
    match (&low.value, &high.value) {
        (Value::Amount(low), Value::Amount(high)) => low.value < high.value,
        _ => false,
    }
}

/// The line with two joined figures made one range.
fn merged(line: &Scanned, nth: usize) -> Option<Scanned> {
    let mut line = line.clone();
    let high = line.figures.get(nth)?.clone();
    let low = line.figures.get_mut(nth.checked_sub(1)?)?;
    let (Value::Amount(first), Value::Amount(second)) = (&mut low.value, &high.value) else { return None };
    first.range = Range { low: first.value.clone(), high: second.value.clone() };
    first.value = &(&first.range.low + &first.range.high) * &Fraction::decimal(5, 1);
    first.estimate = true;
    first.currency = first.currency.or(second.currency);
    low.span.end = high.span.end;
    line.figures.remove(nth);
    line.gaps.remove(nth);
    Some(line)
}
