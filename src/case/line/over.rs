//! Over which months the figures of a line are: one time for all of them, or it is no one line.

use crate::code;
use crate::diagnostic::{Diagnostic, Span};

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
