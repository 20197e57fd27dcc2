//! A time that only the change has, 2,100万円→1,470万円（5年間で3,150万円の削減）: it is not told over which time the costs are.

use super::over::{Lasting, Period, Periods};
use super::reading::{LineReading, tier};
use super::word::FigureRole;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::Fraction;
use crate::published::{Figures, imply};

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

impl Periods {
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
}

/// The question that a time asks which is said of the change alone.
pub(super) fn of_change(text: &str, period: &Period, cost: Span) -> Diagnostic {
    let word = text.get(period.span.clone()).unwrap_or_default().trim();
    let fault = Diagnostic::error(code!("period-of-change"), Some(period.span.clone()));
    fault.with("word", word).caused_by(cost)
}
