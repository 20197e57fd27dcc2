//! Which of two costs is the earlier one, by the years and the stages that stand with them: 令和7年度 215百万円、令和8年度 312百万円; a plan
//! comes before what it came to.

use super::around::Around;
use super::reading::LineReading;
use super::scanned::{LineOrder, OrderKind, Scanned};
use super::word::{Direction, FigureRole, LineWord};
use crate::text::narrow;

/// Eras, each with the year before its first.
const ERAS: [(&str, i32); 6] =
    [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("R", 2018), ("H", 1988), ("S", 1925)];

/// Years next to this one, far from any calendar.
const NEXT: [(&str, i32); 6] = [
    ("last year", -1),
    ("the previous year", -1),
    ("the prior year", -1),
    ("the year before", -1),
    ("this year", 0),
    ("next year", 1),
];

const STAGES: [(&str, i32); 18] = [
    ("計画", 0),
    ("目標", 0),
    ("見積", 0),
    ("設計", 0),
    ("予算", 0),
    ("予定価格", 0),
    ("契約", 1),
    ("落札", 1),
    ("実績", 2),
    ("決算", 2),
    ("plan", 0),
    ("target", 0),
    ("estimate", 0),
    ("budget", 0),
    ("contract", 1),
    ("outturn", 2),
    ("actual", 2),
    ("spent", 2),
];

/// Puts down when each figure is, by what stands before it, or alone in a bracket right behind it.
pub(super) fn mark(text: &str, line: &mut Scanned) {
    let ends: Vec<(usize, usize)> =
        line.figures.iter().map(|figure| (figure.span.start, figure.span.end)).collect();
    let mut from = 0;
    for (nth, (start, end)) in ends.iter().enumerate() {
        let next = ends.get(nth + 1).map_or(text.len(), |(start, _)| *start);
        let before = text.get(from..*start).unwrap_or_default();
        let behind = text.get(*end..next).unwrap_or_default();
        let bracket = in_bracket(behind);
        from = end + bracket.map_or(0, |(_, length)| length);
        let order = said(before).or_else(|| said(bracket?.0));
        line.figures.get_mut(nth).into_iter().for_each(|figure| figure.manner.order = order);
    }
}

/// What a bracket holds that stands first, and how long it is with all before it.
fn in_bracket(behind: &str) -> Option<(&str, usize)> {
    let inner = behind.trim_start().strip_prefix(['(', '（'])?;
    let open = behind.len() - inner.len();
    let close = inner.find([')', '）'])?;
    let length = inner.get(close..)?.chars().next().map_or(0, char::len_utf8);
    Some((inner.get(..close)?, open + close + length))
}

/// The last that a text says.
fn said(text: &str) -> Option<LineOrder> {
    let text: String = text.chars().map(narrow).collect();
    let year = year(&text).map(|place| LineOrder { kind: OrderKind::Year, place });
    let small = text.to_lowercase();
    let last = |words: &[(&str, i32)]| {
        let found = words.iter().filter_map(|(word, place)| Some((small.rfind(word)?, *place)));
        found.max_by_key(|(at, _)| *at).map(|(_, place)| place)
    };
    year.or_else(|| last(&NEXT).map(|place| LineOrder { kind: OrderKind::Year, place }))
        .or_else(|| last(&STAGES).map(|place| LineOrder { kind: OrderKind::Stage, place }))
}

/// The last year of a text, by the calendar.
fn year(text: &str) -> Option<i32> {
    let of_era = ERAS.iter().flat_map(|(era, first)| {
        text.match_indices(era).filter_map(move |(at, _)| {
            // R of R7, not of another word
            let alone = !text.get(..at)?.ends_with(|c: char| c.is_ascii_alphanumeric()) || era.len() > 1;
            let rest = text.get(at + era.len()..)?.trim_start();
            let year = if rest.starts_with('元') { 1 } else { digits(rest, 2)? };
            alone.then_some((at, first + year))
        })
    });
    let starts = text.char_indices().filter(|(at, c)| {
        c.is_ascii_digit()
            && !text.get(..*at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
    });
    let of_calendar = starts.filter_map(|(at, _)| {
        let year = digits(text.get(at..)?, 4)?;
        (1980..2100).contains(&year).then_some((at, year))
    });
    of_era.chain(of_calendar).max_by_key(|(at, _)| *at).map(|(_, year)| year)
}

/// A number of so many digits at most at the beginning of a text.
fn digits(text: &str, most: usize) -> Option<i32> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).filter(|digits| digits.len() <= most)?.parse().ok()
}

/// What a reading goes against, where it takes the later cost for what was and the earlier one for what it came to.
pub(super) fn against(reading: &LineReading) -> Option<OrderKind> {
    let of = |wanted: FigureRole| {
        let mut roles = reading.roles.iter();
        roles.find(|(_, role, _)| *role == wanted).and_then(|(figure, ..)| figure.manner.order)
    };
    let (before, after) = (of(FigureRole::Before)?, of(FigureRole::After)?);
    (before.kind == after.kind && before.place > after.place).then_some(before.kind)
}

/// The second of two savings, the same one at two stages or from one to the other: 削減額は計画3,456千円、実績2,345千円. It is no cost.
pub(super) fn second_saving(around: &Around<'_>) -> Option<usize> {
    let only_two = around.line.figures.iter().filter(|figure| figure.is_amount()).count() == 2;
    let headed = around.gap(0).iter().any(|word| matches!(word, LineWord::ChangeSign(Direction::Down)));
    let is_saving = match around.label(0) {
        Some((role, _)) => role == FigureRole::Saving,
        None => headed,
    };
    let order = |nth: usize| around.line.figures.get(nth)?.manner.order;
    let staged =
        order(0).zip(order(1)).is_some_and(|(one, next)| one.kind == next.kind && one.place != next.place);
    // 【削減効果】26億円から19億円 is a heading over two costs
    let leads = around.line.figures.first().is_some_and(|figure| figure.manner.is_of_change);
    let is_said = leads || matches!(around.gap(0), [.., LineWord::Topic]);
    let is_said = is_said && around.line.figures.len() == 2;
    let led = is_said && matches!(around.gap(1), [LineWord::Since | LineWord::Arrow]);
    (only_two && around.is_amount(0) && around.is_amount(1) && is_saving && (staged || led)).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::{OrderKind, said};

    #[test]
    fn years_and_stages_are_told_apart() {
        let of = |text: &str| said(text).map(|order| (order.kind, order.place));
        for (text, place) in [
            ("令和７年度 ", 2025),
            ("、令和元年度", 2019),
            ("R6決算 ", 2024),
            ("（平成30年度は", 2018),
            ("FY2026 ", 2026),
            ("; 2024/25 ", 2024),
            ("last year ", -1),
        ] {
            assert_eq!(of(text), Some((OrderKind::Year, place)), "{text}");
        }
        assert_eq!(of("、決算 "), Some((OrderKind::Stage, 2)));
        assert_eq!(of("予算から"), Some((OrderKind::Stage, 0)));
        for none in ["", "、総額", "SHR ", "5年間で", "（税込）"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
