//! A line being read: what was read of it so far, and how its figures and what stands around them are taken.

use super::aside::SetAside;
use super::beyond::{self, Beyond, Stand};
use super::comparing;
use super::declared;
use super::grouped;
use super::over::{Lasting, Period};
use super::parts::{self, NamedPart};
use super::per::Per;
use super::rate;
use super::scanned::{LineFigure, Manner, Name, NoFigure, Scanned, Value, Verb, WhyNoFigure};
use super::word::{Direction, FigureRole, LineWord};
use crate::case::literal::{self, Ahead, Cursor, PercentLiteral};
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::Fraction;
use crate::published::PrintedBound;

/// A line being read from left to right.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) cursor: Cursor<'t>,
    pub(super) line: Scanned,
    pub(super) gap: Vec<LineWord>,
    /// Whether nothing stands between the last figure and here.
    pub(super) fresh: bool,
    /// Whether を has named what is changed.
    pub(super) object: bool,
    /// What is said per head.
    pub(super) per: Per,
    /// A word that says that all is new or gone.
    pub(super) whole: Option<(Direction, Span)>,
    /// What is paid for, where the last word says so.
    pub(super) name: Option<Name>,
    /// What the next amount rather is, by its name.
    pub(super) likely: Option<FigureRole>,
    /// The power of ten of the unit that the line declares for its bare numbers.
    pub(super) unit: Option<i32>,
    /// Whether (%) stands behind the name of a rate.
    pub(super) in_percent: bool,
    /// What the next figure is set apart from the change of the costs by.
    pub(super) apart: Option<SetAside>,
    /// The bound that the next figure is.
    pub(super) bound: Option<PrintedBound>,
    /// Whether の right before says that what comes is a part of what was.
    pub(super) is_part: bool,
    /// Whether に当たる behind a percent says that the next amount is the same.
    pub(super) is_worth: bool,
    /// Whether a rate is being worked out, from 1.
    pub(super) of_one: bool,
    /// Whether a bracket with a figure closed right before.
    pub(super) closed: bool,
    /// How many words of the gap stand up to は or を behind the name of a change.
    pub(super) topic: Option<usize>,
    /// The verb of change that was read last, in English.
    pub(super) verb: Option<Verb>,
}

impl Scan<'_> {
    /// 単位：千円, or the (%) behind the name of a rate.
    pub(super) fn declared(&mut self) -> bool {
        if rate::is_named(&self.gap) && rate::unit(&mut self.cursor) {
            self.in_percent = true;
            return true;
        }
        if let Some((word, span)) = declared::turning(&mut self.cursor) {
            let fault = Diagnostic::error(code!("unreadable-line"), Some(span)).with("found", word);
            self.line.faults.push(fault.worded(code!("unreadable-line-turns")));
            return true;
        }
        let behind =
            self.fresh && self.line.figures.last().is_some_and(|last| last.is_amount() && !last.united);
        let opened = if behind { declared::opened(&mut self.cursor) } else { None };
        let unit = opened.or_else(|| declared::take(&mut self.cursor));
        self.unit = self.unit.or(unit);
        // 3億500万円→207,400（千円）: of the number before it, whatever unit others have
        let fresh = self.fresh;
        if let Some((power, figure)) = unit.zip(self.line.figures.last_mut().filter(|_| fresh)) {
            figure.manner.declared = Some(power);
        }
        if opened.is_some() {
            self.gap.push(LineWord::Open);
            self.fresh = false;
        }
        unit.is_some()
    }

    /// 最大で年間: a bound of the next figure, with other words between.
    pub(super) fn bound_ahead(&mut self) -> bool {
        let bound = match beyond::came(&mut self.cursor) {
            Some((way, bound)) => {
                self.gap.extend([LineWord::ChangeSign(way), LineWord::To]);
                Some(bound)
            }
            None => beyond::ahead(&mut self.cursor),
        };
        let Some(bound) = bound else { return false };
        self.bound = Some(bound);
        self.fresh = false;
        true
    }

    /// What the last figure lies beyond, or is a change or a cost against.
    pub(super) fn beyond(&mut self) -> bool {
        let before = self.line.gaps.last().map_or(&[][..], Vec::as_slice);
        let is_result = |word: &LineWord| {
            let led = matches!(word, LineWord::Arrow | LineWord::Since | LineWord::ChangeSign(_));
            led || matches!(word, LineWord::Label(FigureRole::After | FigureRole::Saving, _))
        };
        let stand = Stand {
            is_percent: self.line.figures.last().is_some_and(|figure| !figure.is_amount()),
            has_object: before.last() == Some(&LineWord::Object),
            is_result: before.iter().any(is_result),
            has_subject: before
                .iter()
                .any(|word| matches!(word, LineWord::Topic | LineWord::Label(FigureRole::Before, _))),
        };
        let Some(found) = beyond::take(&mut self.cursor, stand) else { return false };
        match found {
            Beyond::Bound(bound) | Beyond::Lies(bound) => {
                if let Some(figure) = self.line.figures.last_mut() {
                    figure.value.set_bound(bound);
                    figure.manner.lies = matches!(found, Beyond::Lies(_));
                }
            }
            Beyond::Against(way) => {
                self.gap.extend([LineWord::Compared, LineWord::ChangeSign(way), LineWord::No]);
                self.fresh = false;
            }
            Beyond::Change(way) => {
                self.gap.extend([LineWord::ChangeSign(way), LineWord::No]);
                self.fresh = false;
            }
        }
        true
    }

    /// A time, said of the figure right before it, else of the next one.
    pub(super) fn period(&mut self, lasting: Lasting, span: Span) {
        // 3,150万円（5年間）: a bracket that holds nothing else
        let closes = self.cursor.looking_ahead(|cursor| cursor.take_any(&[")", "]"]).is_some());
        let alone = self.gap == [LineWord::Open] && closes && !self.line.figures.is_empty();
        let figure = self.line.figures.len().saturating_sub(usize::from(self.fresh || alone));
        self.line.periods.said.push(Period { lasting, span, figure });
    }

    /// A hyphen between figures joins them; a minus before a figure is its sign.
    pub(super) fn hyphen(&mut self) -> bool {
        if self.line.figures.is_empty() || !self.gap.is_empty() {
            return false;
        }
        let spaced = self.cursor.after_space();
        let joins = self.cursor.looking_ahead(|cursor| {
            cursor.take_any(&["-", "–", "—"]).is_some()
                && (!spaced || cursor.take_if(|c| c == ' ').is_some())
                && literal::ahead(cursor) != Ahead::Nothing
        });
        if joins {
            self.cursor.take_any(&["-", "–", "—"]);
            self.gap.push(LineWord::Join);
            self.fresh = false;
        }
        joins
    }

    /// What a change is said against, in English.
    pub(super) fn than(&mut self) -> bool {
        let behind = self.fresh || self.gap == [LineWord::Close];
        let Some(words) = comparing::take(&mut self.cursor, behind) else { return false };
        self.gap.extend(words);
        self.fresh = false;
        true
    }

    /// 4分の1, 半減, two-thirds: a percent by another name. A fraction of nothing named is none: 1/3.
    pub(super) fn part(&mut self) -> bool {
        let start = self.cursor.place();
        let of = self.object || self.gap.last() == Some(&LineWord::By);
        let behind = !self.line.figures.is_empty() || self.is_part;
        let Some(NamedPart { of, change, hedged, bound }) = parts::take(&mut self.cursor, of, behind) else {
            return false;
        };
        let span = start..start + self.cursor.since(start).trim_end().len();
        self.fresh = false;
        let Some((part, whole)) = of else {
            self.line.left_out.push(NoFigure { span, why: WhyNoFigure::Fraction });
            return true;
        };
        if let Some(value) = (&Fraction::from(100) * &part).checked_div(&whole) {
            let literal =
                PercentLiteral { value, decimals: 0, approximate: hedged, change, bound, ends: None };
            let mut literal = literal.hedged_behind(&mut self.cursor);
            // 約半分 is as rough as 約5割, and so is what lies just beyond a part
            let rough = literal.approximate && &part + &part == whole;
            if literal.bound.map_or(rough, |bound| !bound.is_open()) {
                literal.decimals = -1;
            }
            let span = start..start + self.cursor.since(start).trim_end().len();
            self.push(Value::Percent(literal), true, None, span);
            if let Some(figure) = self.line.figures.last_mut() {
                figure.manner.is_part_by_name = true;
            }
        }
        true
    }

    pub(super) fn figure(&mut self) {
        let start = self.cursor.place();
        let range = literal::percents_ahead(&mut self.cursor);
        let value = match literal::ahead(&mut self.cursor) {
            ahead if range || ahead == Ahead::Percent => {
                literal::percent_in_line(&mut self.cursor).map(|read| (Value::Percent(read), true, None))
            }
            _ => literal::amount_in_line(&mut self.cursor)
                .map(|read| (Value::Amount(read.literal), read.united, read.power)),
        };
        let of_percent = grouped::spreads_percent(self.cursor.since(start));
        if value.is_ok() && (of_percent || self.unit.is_none() && grouped::continues(&mut self.cursor, start))
        {
            let span = start..start + self.cursor.since(start).trim_end().len();
            self.line.has_figure = true;
            self.line.faults.push(Diagnostic::error(code!("unreadable-amount"), Some(span)));
            return;
        }
        let span = start..start + self.cursor.since(start).trim_end().len();
        match value {
            Ok((Value::Amount(number), false, _))
                if rate::is_named(&self.gap) && !number.estimate && !self.leads() =>
            {
                self.rate(&number, span);
            }
            // (1,234)千円: the unit of a number in a bracket, no thousand
            Ok(_) if self.is_unit_alone(&span) => {
                self.line.has_figure = true;
                self.line.faults.push(Diagnostic::error(code!("unreadable-amount"), Some(span)));
            }
            Ok((value, united, power)) => {
                self.mean(&span);
                self.push(value, united, power, span);
            }
            Err(flaw) => {
                self.line.has_figure = true;
                self.line.faults.push(flaw.placed(span));
                self.skip();
            }
        }
    }

    /// Whether a unit without digits stands behind a bracket that holds a bare number.
    fn is_unit_alone(&mut self, span: &Span) -> bool {
        let bare = self.line.figures.last().is_some_and(|figure| figure.is_amount() && !figure.united);
        bare && self.gap == [LineWord::Close] && self.cursor.since(span.start).starts_with(['千', '百', '十'])
    }

    /// Whether an arrow comes next.
    fn leads(&mut self) -> bool {
        self.cursor.looking_ahead(|cursor| cursor.take_any(&["→", "⇒", "->", "=>", "から"]).is_some())
    }

    /// A number that its name makes a percent.
    fn rate(&mut self, number: &literal::Literal, span: Span) {
        let (percent, other) = rate::read(number, &self.gap, self.in_percent);
        self.line.left_out.push(NoFigure { span: span.clone(), why: WhyNoFigure::Rate });
        self.push(Value::Percent(percent), true, None, span);
        if let Some(figure) = self.line.figures.last_mut() {
            figure.manner.other = other;
        }
    }

    pub(super) fn push(&mut self, value: Value, united: bool, power: Option<i32>, span: Span) {
        self.line.has_figure = self.line.has_figure || united;
        let by = self.led_by();
        self.line.gaps.push(std::mem::take(&mut self.gap));
        let name = self.name.take();
        let mut value = value;
        if let Some(bound) = self.bound.take().filter(|_| value.bound().is_none()) {
            value.set_bound(bound);
        }
        let likely = self.likely.take();
        let is_worth = std::mem::take(&mut self.is_worth);
        let is_part = std::mem::take(&mut self.is_part);
        let is_of_change =
            self.topic.take().is_some_and(|words| words == self.line.gaps.last().map_or(0, Vec::len));
        let apart = self.apart.take();
        let manner = Manner { is_part, is_worth, is_of_change, by, likely, apart, ..Manner::default() };
        self.line.figures.push(LineFigure { value, united, power, name, manner, span });
        self.fresh = true;
    }
}
