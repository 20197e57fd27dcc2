//! From the file as written to the case as meant: what the keys say together.

mod base;
mod bearer;
mod borne;
mod by_year;
mod coalition;
mod context;
mod instalments;
mod item;
mod limits;
pub(super) mod plan;
mod rates;
mod settlement;
mod sharing;
mod support;
mod tax;
mod told;
mod whose;

use super::currency::currency_differs;
use super::file::{CaseFile, PublishedFile, require};
use super::keys::{At, Reader};
use super::literal::{ChangeSign, FileUnit, Literal, PercentLiteral};
use super::model::{Case, FigurePlaces, Published, Status};
use crate::code;
use crate::cost::Calendar;
use crate::diagnostic::{Diagnostic, FaultKind, Span};
use crate::lang::Text;
use crate::money::{Amount, Currency, Fraction};
use crate::published::{Figures, PrintedBound, Stated, StatedPercent};
use std::cmp::Ordering;

/// The case that a file means; `None` only where its title is missing. Faults are reported to the reader.
pub(super) fn validate(id: &str, file: CaseFile, reader: &Reader<'_>) -> Option<Case> {
    let months = file.months.as_ref().map_or(60, |months| months.value);
    let calendar = calendar(&file, months, reader);
    let currency = file.currency.unwrap_or(At { value: Currency::JPY, span: 0..0 });
    let tax = file.plan.tax.tax.as_ref().map(|tax| tax.value);
    let unit = file.plan.unit.and_then(FileUnit::word);
    let plan = plan::validate(file.plan, &currency, calendar, reader);
    if file.published.is_empty() && plan.is_none() {
        reader.report(Diagnostic::error(code!("empty-case"), Some(0..0)).of_kind(FaultKind::Missing));
    }
    let members = plan.as_ref().map(|plan| plan.members.as_slice()).unwrap_or_default();
    whose::known(&file.require, &file.published, members, reader);
    let require = file.require.into_iter().filter_map(|at| require::meant(at, &currency, reader)).collect();
    let published = file.published.into_iter().map(|row| published(row, months, &currency, reader)).collect();
    Some(Case {
        id: id.to_owned(),
        title: file.title?.value,
        source: value(file.source),
        currency: currency.value,
        unit,
        months,
        start: value(file.start),
        year_starts: calendar.year_starts,
        tax,
        signed: value(file.signed),
        stage: value(file.status),
        effects: file.effects.into_iter().map(|effect| effect.value).collect(),
        note: value(file.note),
        published,
        plan,
        require,
    })
}

/// The months of the term and their years; which month begins a year means nothing where the first month is not known.
fn calendar(file: &CaseFile, months: u32, reader: &Reader<'_>) -> Calendar {
    let start = file.start.as_ref().map(|start| start.value);
    for (key, span) in [
        ("year_starts", file.year_starts.as_ref().map(|at| at.span.clone())),
        ("signed", file.signed.as_ref().map(|at| at.span.clone())),
    ] {
        if let Some(span) = span.filter(|_| start.is_none() && !reader.has_lost("file", &["start"])) {
            reader.report(Diagnostic::error(code!("needs-start"), Some(span)).with("key", key));
        }
    }
    let year_starts = file.year_starts.as_ref().and_then(|month| u8::try_from(month.value).ok()).unwrap_or(4);
    Calendar { months, start, year_starts }
}

fn value<T>(at: Option<At<T>>) -> Option<T> {
    at.map(|at| at.value)
}

fn published(row: At<PublishedFile>, months: u32, currency: &At<Currency>, reader: &Reader<'_>) -> Published {
    let At { value: row, span } = row;
    if !row.has_figure {
        let fault = Diagnostic::error(code!("no-figures"), Some(span.clone()));
        reader.report(fault.of_kind(FaultKind::Missing));
    }
    let places = FigurePlaces {
        before: place(&row.before),
        after: place(&row.after),
        saving: place(&row.saving),
        percent: place(&row.percent),
    };
    let before = row.before.and_then(|at| cost("before", at, currency, reader));
    let after = row.after.and_then(|at| cost("after", at, currency, reader));
    let said = [
        row.saving.as_ref().and_then(|at| CostWay::of_sign(&at.value.change)),
        row.percent.as_ref().and_then(|at| CostWay::of_sign(&at.value.change)),
    ];
    let way =
        CostWay::of_costs(before.as_ref(), after.as_ref()).or_else(|| said.into_iter().flatten().next());
    let mut figures = Figures {
        before,
        after,
        saving: row.saving.and_then(|at| saving(at, way, currency, reader)),
        percent: row.percent.map(|at| percent(at, way, reader)),
    };
    if row.status.as_ref().is_some_and(|status| status.value == Status::Bound) {
        // 最大・上限: no more than what is printed
        let at_most = |bound: &mut Option<PrintedBound>| *bound = bound.or(Some(PrintedBound::Below));
        figures.saving.iter_mut().for_each(|saving| at_most(&mut saving.bound));
        figures.percent.iter_mut().for_each(|percent| at_most(&mut percent.bound));
    }
    if is_below_nothing(&figures) {
        let place = places.percent.clone().or_else(|| places.saving.clone());
        reader.report(
            Diagnostic::error(code!("saved-beyond-cost"), place.or_else(|| Some(span.clone()))).warning(),
        );
    }
    let text = |at: Option<At<Text>>| value(at);
    Published {
        system: text(row.system),
        member: text(row.member),
        of: text(row.of),
        months: value(row.months).unwrap_or(months),
        one_time: value(row.one_time),
        net: row.net,
        status: value(row.status),
        figures,
        note: text(row.note),
        span,
        places,
    }
}

/// Whether a row says that more is saved than it cost, and no cost after: that would be below nothing.
fn is_below_nothing(figures: &Figures) -> bool {
    let is_positive = figures.before.as_ref().is_some_and(|before| before.amount.exact().is_positive());
    let is_all = figures.percent.as_ref().is_some_and(|percent| percent.value > Fraction::from(100));
    figures.after.is_none() && is_positive && (is_all || figures.saves_beyond_cost())
}

fn place<T>(at: &Option<At<T>>) -> Option<Span> {
    at.as_ref().map(|at| at.span.clone())
}

/// A cost before or after: it takes no sign of change.
fn cost(key: &str, at: At<Literal>, currency: &At<Currency>, reader: &Reader<'_>) -> Option<Stated> {
    if let ChangeSign::Reduction(sign) | ChangeSign::Increase(sign) = &at.value.change {
        let fault = Diagnostic::error(code!("sign-not-allowed"), Some(at.span))
            .with("key", key)
            .with("sign", sign.clone());
        reader.report(fault);
        return None;
    }
    stated(at.value, at.span, currency, reader)
}

/// Which way a cost goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CostWay {
    Down,
    Up,
}

impl CostWay {
    /// What the costs say.
    fn of_costs(before: Option<&Stated>, after: Option<&Stated>) -> Option<CostWay> {
        match after?.amount.exact().cmp(&before?.amount.exact()) {
            Ordering::Less => Some(CostWay::Down),
            Ordering::Equal => None,
            Ordering::Greater => Some(CostWay::Up),
        }
    }

    /// What the sign of a saving or a percent says; a minus can be either.
    fn of_sign(change: &ChangeSign) -> Option<CostWay> {
        match change {
            ChangeSign::Bare | ChangeSign::Reduction(_) => Some(CostWay::Down),
            ChangeSign::Increase(_) => Some(CostWay::Up),
            ChangeSign::Minus => None,
        }
    }
}

/// Which way a saving or a percent goes: as its sign says; a minus as the row's other figures say. Where they do not,
/// documents use it for a reduction too, so its being read as the sign of the number is told.
fn way_of(change: &ChangeSign, row: Option<CostWay>, span: &Span, reader: &Reader<'_>) -> CostWay {
    CostWay::of_sign(change).or(row).unwrap_or_else(|| {
        reader.report(Diagnostic::error(code!("minus-sign"), Some(span.clone())).warning());
        CostWay::Up
    })
}

/// A saving: positive where the cost goes down.
fn saving(
    at: At<Literal>,
    row: Option<CostWay>,
    currency: &At<Currency>,
    reader: &Reader<'_>,
) -> Option<Stated> {
    let At { mut value, span } = at;
    // a minus has made the number negative already
    let is_turned = value.change == ChangeSign::Minus;
    let rises = way_of(&value.change, row, &span, reader) == CostWay::Up;
    if is_turned != rises {
        value.range = value.range.negated();
        value.value = -&value.value;
    }
    Some(Stated { rises, ..stated(value, span, currency, reader)? })
}

fn percent(at: At<PercentLiteral>, row: Option<CostWay>, reader: &Reader<'_>) -> StatedPercent {
    let At { value: literal, span } = at;
    let way = way_of(&literal.change, row, &span, reader);
    let value = match way {
        CostWay::Up => -&literal.value,
        CostWay::Down => literal.value.clone(),
    };
    let turned = value.is_negative() != literal.value.is_negative();
    StatedPercent {
        decimals: literal.decimals,
        approximate: literal.approximate,
        bound: literal.bound,
        ends: literal.ends.map(|ends| if turned { ends.negated() } else { ends }),
        left: false,
        rises: matches!(way, CostWay::Up),
        value,
    }
}

/// An amount in the case's currency.
fn stated(literal: Literal, span: Span, currency: &At<Currency>, reader: &Reader<'_>) -> Option<Stated> {
    if let Some(found) = literal.currency_in(currency.value)
        && found != currency.value
    {
        reader.report(currency_differs(found, currency, span));
        return None;
    }
    match Amount::new(&literal.value, currency.value) {
        Ok(amount) => Some(Stated {
            amount,
            range: literal.range,
            approximate: literal.approximate,
            bound: literal.bound,
            ranged: literal.estimate,
            rises: false,
        }),
        Err(_) => {
            reader.report(Diagnostic::error(code!("too-many-decimals"), Some(span)));
            None
        }
    }
}
