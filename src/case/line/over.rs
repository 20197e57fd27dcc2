//! Over which months the figures of a line are: one time for all of them, or it is no one line.

use super::reading::{LineReading, tier};
use super::word::FigureRole;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::Fraction;
use crate::published::{Figures, imply};

/// What a word says of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lasting {
    /// So many months.
    Months(u32),
    /// 5年: so many years, or the year of an era; months where the line tells.
    Years(u32),
    /// 総額: all of a time that it does not name.
    Total,
}

/// Such a word at its place.
#[derive(Clone, Debug)]
pub(super) struct Period {
    pub(super) lasting: Lasting,
    pub(super) span: Span,
    /// The figure it is said of, by its number from the left; past the last one it is said of all.
    pub(super) figure: usize,
}

/// Words of each year, of which a percent is another than that of the whole time; 年間30％ is said of costs that are a year's too.
const EACH: &[&str] = &[
    "年平均", "毎年", "各年度", "a year", "per year", "each year", "every year", "annually", "p.a.", "pa",
    "per annum",
];

/// What names a cost between a time and a figure: the time is that of the cost.
#[rustfmt::skip]
const COSTS: &[&str] = &[
    "cost", "spend", "budget", "bill", "fee", "費", "コスト", "料", "負担", "予算", "支出", "歳出",
];

/// What a line says of times.
#[derive(Clone, Debug, Default)]
pub(super) struct Periods {
    pub(super) said: Vec<Period>,
    /// Whether a year of an era or of the calendar stands in it: 令和5年→8年 are two years.
    pub(super) dated: bool,
}

impl Periods {
    /// The months that all of so many figures are over: amounts over different ones cannot be compared.
    ///
    /// # Errors
    /// Two times that differ, or a total beside what is a year's or a month's.
    pub(super) fn one(&self, text: &str, figures: usize) -> Result<Option<u32>, Diagnostic> {
        let sure = self.said.iter().filter_map(|period| match period.lasting {
            Lasting::Months(months) => Some((months, period)),
            Lasting::Years(_) | Lasting::Total => None,
        });
        let mut sure: Vec<(u32, &Period)> = sure.collect();
        sure.extend(self.years(!sure.is_empty()));
        sure.sort_by_key(|(_, period)| period.span.start);
        let word = |span: &Span| text.get(span.clone()).unwrap_or_default().trim().to_owned();
        let Some((first, at)) = sure.first() else { return Ok(None) };
        if let Some((months, other)) = sure.iter().find(|(months, _)| months != first) {
            let fault = Diagnostic::error(code!("periods-differ"), Some(other.span.clone()));
            let fault = fault.with("months", months.to_string()).with("first", first.to_string());
            let fault = fault.with("word", word(&other.span)).with("other", word(&at.span));
            return Err(fault.caused_by(at.span.clone()));
        }
        let is_part = |total: &&Period| {
            let apart =
                |(_, period): &(u32, &Period)| period.figure != total.figure && period.figure < figures;
            total.lasting == Lasting::Total && *first <= 12 && sure.iter().all(apart)
        };
        if let Some(total) = self.said.iter().find(is_part) {
            let fault = Diagnostic::error(code!("total-beside-period"), Some(at.span.clone()));
            let fault = fault.with("months", first.to_string());
            let fault = fault.with("word", word(&total.span)).with("other", word(&at.span));
            return Err(fault.caused_by(total.span.clone()));
        }
        Ok(Some(*first))
    }

    /// The time that words say of the change alone, so that it is not told over which one the costs are: a figure that such a
    /// reading contradicts says nothing of them. `figures` are those of the line as it was taken apart.
    pub(super) fn of_change_alone(
        &self,
        text: &str,
        figures: &[Span],
        reading: &LineReading,
    ) -> Option<(&Period, Span)> {
        let role = |nth: usize| {
            let place = figures.get(nth)?.start;
            let mut roles = reading.roles.iter();
            roles.find(|(figure, ..)| figure.span.contains(&place)).map(|(_, role, _)| *role)
        };
        let is_cost = |role| matches!(role, FigureRole::Before | FigureRole::After);
        let times = || {
            let is_year = |period: &&Period| self.dated && matches!(period.lasting, Lasting::Years(_));
            self.said.iter().filter(move |period| !is_year(period))
        };
        // By 2026 annual cost will fall by £0.6m
        let of_costs = |period: &Period| {
            let end = figures.get(period.figure).map_or(0, |figure| figure.start);
            let between = text.get(period.span.end..end).unwrap_or_default().to_lowercase();
            COSTS.iter().any(|cost| between.contains(cost))
        };
        if times().any(|period| role(period.figure).is_some_and(is_cost) || of_costs(period))
            || reading.tier < 2
        {
            return None;
        }
        let cost = reading.roles.iter().find(|(_, role, _)| is_cost(*role))?;
        // one that is off by little is rather false than of another time
        let is_apart = |role: FigureRole| {
            let printed = &reading.figures;
            let without = match role {
                FigureRole::Saving => Figures { saving: None, ..printed.clone() },
                _ => Figures { percent: None, ..printed.clone() },
            };
            let implied = imply(&without);
            let (printed, known) = match role {
                FigureRole::Saving => {
                    (printed.saving.as_ref().map(|saving| saving.amount.exact()), implied.saving)
                }
                _ => (printed.percent.as_ref().map(|percent| percent.value.clone()), implied.percent),
            };
            let ends = known.range.map(|range| [range.low, range.high]);
            let near = printed.zip(ends).is_some_and(|(printed, ends)| {
                let [two, three] = [2, 3].map(Fraction::from);
                ends.iter().any(|end| {
                    let (printed, end) = (printed.abs(), end.abs());
                    &printed * &two < &end * &three && &end * &two < &printed * &three
                })
            });
            tier(&without) < 2 && !near
        };
        let found = times().find(|period| {
            // （5年間） behind all of them is said of the last one, if that is the change
            let role = role(period.figure.min(figures.len().saturating_sub(1)));
            let each = || {
                let word = text.get(period.span.clone()).unwrap_or_default().trim().to_lowercase();
                EACH.iter().any(|each| word.starts_with(each))
            };
            match role {
                Some(FigureRole::Saving) => is_apart(FigureRole::Saving),
                Some(FigureRole::Percent | FigureRole::Left) => each() && is_apart(FigureRole::Percent),
                _ => false,
            }
        });
        found.map(|period| (period, cost.0.span.clone()))
    }

    /// The years that are times: beside a time that is told, or where they differ; not beside the year of an era.
    fn years(&self, beside: bool) -> Vec<(u32, &Period)> {
        let years = self.said.iter().filter_map(|period| match period.lasting {
            Lasting::Years(years) => Some((years, period)),
            Lasting::Months(_) | Lasting::Total => None,
        });
        let years: Vec<(u32, &Period)> = years.collect();
        let differ = years.iter().any(|(one, _)| years.first().is_some_and(|(first, _)| first != one));
        match !self.dated && (beside || differ) {
            true => years.into_iter().map(|(years, period)| (years.saturating_mul(12), period)).collect(),
            false => Vec::new(),
        }
    }
}

/// The question that a time asks which is said of the change alone.
pub(super) fn of_change(text: &str, period: &Period, cost: Span) -> Diagnostic {
    let word = text.get(period.span.clone()).unwrap_or_default().trim();
    let fault = Diagnostic::error(code!("period-of-change"), Some(period.span.clone()));
    fault.with("word", word).caused_by(cost)
}
