//! What a percent of a line can be, as the words around it say: what went, or what is left.

use super::around::{Around, way_of};
use super::roles::{CanBe, Candidate, either, one, rather};
use super::scanned::{LedBy, LineFigure, Value};
use super::word::{Direction, FigureRole, LineWord};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::published::PrintedBound;

impl Around<'_> {
    /// A multiple of what was: what is left; 3倍増 may be three times more too. Of a change, 削減額は2倍, or of no amount it is
    /// none of its figures.
    pub(super) fn multiple(&self, nth: usize, figure: &LineFigure) -> Result<CanBe, Diagnostic> {
        let head = self.head(nth);
        let is_of_change = head.iter().any(|word| {
            matches!(
                word,
                LineWord::Label(FigureRole::Saving | FigureRole::Percent, _)
                    | LineWord::ChangeSign(Direction::Down)
            )
        });
        match self.change(nth) {
            _ if is_of_change && !head.contains(&LineWord::Ratio) || !self.has_amount() => {}
            Some(Direction::Up) => {
                let candidate = |role, way| Candidate { role, level: 0, way };
                let more = candidate(FigureRole::Percent, Some(Direction::Up));
                return Ok(CanBe::One(vec![candidate(FigureRole::Left, None), more]));
            }
            Some(Direction::Down) => {}
            None => return Ok(one(FigureRole::Left, None)),
        }
        Err(Diagnostic::error(code!("multiple-not-percent"), Some(figure.span.clone())))
    }

    pub(super) fn percent(&self, nth: usize, figure: &LineFigure) -> CanBe {
        if let Some(way) = way_of(figure.value.change()) {
            return one(FigureRole::Percent, Some(way));
        }
        let head = self.head(nth);
        match self.label(nth).filter(|_| !head.contains(&LineWord::Left)) {
            // 削減率, 増減率: never what is left
            Some((FigureRole::Saving | FigureRole::Percent, way)) => return one(FigureRole::Percent, way),
            Some((FigureRole::Left, way)) => return rather(FigureRole::Percent, way, &[FigureRole::Left]),
            _ => {}
        }
        let into = self.tail(nth).first() == Some(&LineWord::Into) && !self.is_what_went(nth)
            || head.last() == Some(&LineWord::To);
        if into || head.contains(&LineWord::Left) {
            return one(FigureRole::Left, None);
        }
        // from £9m by 22%
        if figure.manner.by.is_some_and(|by| !matches!(by, LedBy::Perhaps | LedBy::Cut))
            && self.change(nth).is_none()
        {
            return one(FigureRole::Percent, self.way_of_line());
        }
        if self.is_led_into(nth) && self.is_rise(nth) {
            return rather(FigureRole::Percent, Some(Direction::Up), &[FigureRole::Left]);
        }
        // 6割の1億円に圧縮: the percent is said of that amount
        if self.is_led_into(nth) && self.gap(nth + 1) == [LineWord::No] {
            return one(FigureRole::Left, None);
        }
        if self.is_led_into(nth) {
            return rather(FigureRole::Left, None, &[FigureRole::Percent]);
        }
        let becomes = self.tail(nth).first() == Some(&LineWord::Becomes);
        let of_whole =
            matches!(self.gap(nth + 1), [LineWord::PartOf, LineWord::Label(FigureRole::Before, _)]);
        let of_both = || nth.checked_sub(1).and_then(|last| self.change_of_both(last));
        match self.change(nth).or_else(of_both) {
            // 従来の7割を下回る: the cost does
            _ if figure.manner.is_part && figure.manner.lies => one(FigureRole::Left, None),
            Some(way) => one(FigureRole::Percent, Some(way)),
            // 導入後の費用は導入前の7割: that is what it costs; 導入後の削減額は導入前の3割: that is what went
            None if (figure.manner.is_part || of_whole) && is_of_what_is(&head) => {
                one(FigureRole::Left, None)
            }
            None if figure.manner.is_part && head.iter().any(is_of_change) => {
                one(FigureRole::Percent, self.way_of_line())
            }
            None if becomes => one(FigureRole::Left, None),
            // 従来の3割の7億円を削減, 従来の3割の7億円
            None if figure.manner.is_part
                && self.gap(nth + 1) == [LineWord::No]
                && self.change(nth + 1).is_some() =>
            {
                one(FigureRole::Percent, self.change(nth + 1))
            }
            None if figure.manner.is_part
                && self.gap(nth + 1) == [LineWord::No]
                && self.is_amount(nth + 1) =>
            {
                one(FigureRole::Left, None)
            }
            // half of it or less: a part by its name is what is left
            None if figure.manner.is_part_by_name
                && matches!(figure.value.bound(), Some(PrintedBound::Below | PrintedBound::Under)) =>
            {
                one(FigureRole::Left, None)
            }
            // 7割以下: nearly every amount is within either
            None if figure.value.bound().is_some()
                && self.says_nothing_of_change()
                && !head.contains(&LineWord::Ratio) =>
            {
                either()
            }
            // 14億円は20億円の70%
            None if self.is_part_of_other(nth) => rather(FigureRole::Left, None, &[FigureRole::Percent]),
            // 従来の8割: what went, or what is left?
            None if (figure.manner.is_part || of_whole) && self.way_of_line().is_none() => either(),
            None if !head.contains(&LineWord::Ratio) && self.says_nothing_of_percent() => either(),
            // of a bound nothing else: nearly every amount fits one of the two readings
            None if head.contains(&LineWord::Ratio) && figure.value.bound().is_some() => {
                one(FigureRole::Left, None)
            }
            None if head.contains(&LineWord::Ratio) => rather(FigureRole::Left, None, &[FigureRole::Percent]),
            // cut to £8m (80% of the current budget)
            None if self.has_only_result()
                && matches!(
                    self.gap(nth + 1),
                    [LineWord::PartOf, LineWord::Label(FigureRole::Before, _), ..]
                ) =>
            {
                one(FigureRole::Left, None)
            }
            // cut to £8m (80%)
            None if self.has_only_result() => either(),
            // 1億円→1億2,000万円（120%）: more than all there was is as likely what it came to
            None if is_more_than_all(figure) => either(),
            None => rather(FigureRole::Percent, None, &[FigureRole::Left]),
        }
    }
}

/// Whether a percent is above 100.
fn is_more_than_all(figure: &LineFigure) -> bool {
    matches!(&figure.value, Value::Percent(percent) if percent.value > Fraction::from(100))
}

/// Whether the words before a percent name the cost after, and nothing of a change.
fn is_of_what_is(head: &[LineWord]) -> bool {
    let is_after = |word: &LineWord| matches!(word, LineWord::Label(FigureRole::After, _));
    head.iter().any(is_after) && !head.iter().any(is_of_change)
}

/// Whether a word names a change, or says that there was one.
fn is_of_change(word: &LineWord) -> bool {
    match word {
        LineWord::Label(role, _) => !matches!(role, FigureRole::Before | FigureRole::After),
        word => matches!(word, LineWord::ChangeSign(_)),
    }
}
