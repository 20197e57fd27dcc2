//! From the file as written to the case as meant: what the keys say together.

mod coalition;
mod item;
mod limits;
pub(super) mod plan;
mod rates;
mod sharing;

use super::file::{CaseFile, PublishedFile, require};
use super::keys::{At, Reader};
use super::literal::{Change, Literal, PercentLiteral};
use super::model::{Case, Places, Published, Status};
use crate::code;
use crate::cost::Calendar;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use crate::money::{Amount, Currency};
use crate::published::{Bound, Figures, Stated, StatedPercent};

/// The case that a file means; `None` only where its title is missing. Faults are reported to the reader.
pub(super) fn validate(id: &str, file: CaseFile, reader: &mut Reader<'_>) -> Option<Case> {
    let months = file.months.map_or(60, |months| months.value);
    let currency = file.currency.unwrap_or(At { value: Currency::JPY, span: 0..0 });
    let calendar = Calendar { months, start: file.start.as_ref().map(|start| start.value) };
    let plan = plan::validate(file.plan, &currency, calendar, reader);
    if file.published.is_empty() && plan.is_none() {
        reader.report(Diagnostic::error(code!("empty-case"), Some(0..0)));
    }
    let require = file.require.into_iter().filter_map(|at| require::meant(at, &currency, reader)).collect();
    let published = file.published.into_iter().map(|row| published(row, months, &currency, reader)).collect();
    Some(Case {
        id: id.to_owned(),
        title: file.title?.value,
        source: value(file.source),
        currency: currency.value,
        months,
        start: value(file.start),
        tax: value(file.tax),
        note: value(file.note),
        published,
        plan,
        require,
    })
}

fn value<T>(at: Option<At<T>>) -> Option<T> {
    at.map(|at| at.value)
}

fn published(
    row: At<PublishedFile>,
    months: u32,
    currency: &At<Currency>,
    reader: &mut Reader<'_>,
) -> Published {
    let At { value: row, span } = row;
    if !row.has_figure {
        reader.report(Diagnostic::error(code!("no-figures"), Some(span.clone())));
    }
    let places = Places {
        before: place(&row.before),
        after: place(&row.after),
        saving: place(&row.saving),
        percent: place(&row.percent),
    };
    let mut figures = Figures {
        before: row.before.and_then(|at| cost("before", at, currency, reader)),
        after: row.after.and_then(|at| cost("after", at, currency, reader)),
        saving: row.saving.and_then(|at| saving(at, currency, reader)),
        percent: row.percent.map(|at| percent(at, reader)),
    };
    if row.status.as_ref().is_some_and(|status| status.value == Status::Bound) {
        // 最大・上限: no more than what is printed
        let at_most = |bound: &mut Option<Bound>| *bound = bound.or(Some(Bound::Below));
        figures.saving.iter_mut().for_each(|saving| at_most(&mut saving.bound));
        figures.percent.iter_mut().for_each(|percent| at_most(&mut percent.bound));
    }
    let text = |at: Option<At<Text>>| value(at);
    Published {
        system: text(row.system),
        member: text(row.member),
        of: text(row.of),
        months: value(row.months).unwrap_or(months),
        one_time: value(row.one_time),
        status: value(row.status),
        figures,
        note: text(row.note),
        span,
        places,
    }
}

fn place<T>(at: &Option<At<T>>) -> Option<Span> {
    at.as_ref().map(|at| at.span.clone())
}

/// A cost before or after: it takes no sign of change.
fn cost(key: &str, at: At<Literal>, currency: &At<Currency>, reader: &mut Reader<'_>) -> Option<Stated> {
    if let Change::Reduction(sign) | Change::Increase(sign) = &at.value.change {
        let fault = Diagnostic::error(code!("sign-not-allowed"), Some(at.span))
            .with("key", key)
            .with("sign", sign.clone());
        reader.report(fault);
        return None;
    }
    stated(at.value, at.span, currency, reader)
}

/// A saving: bare or with a sign of reduction it is positive, with one of increase negative.
fn saving(at: At<Literal>, currency: &At<Currency>, reader: &mut Reader<'_>) -> Option<Stated> {
    let At { mut value, span } = at;
    match value.change {
        Change::Increase(_) => {
            value.range = value.range.negated();
            value.value = -&value.value;
        }
        Change::Minus => warn_of_minus(reader, &span),
        Change::Bare | Change::Reduction(_) => {}
    }
    stated(value, span, currency, reader)
}

fn percent(at: At<PercentLiteral>, reader: &mut Reader<'_>) -> StatedPercent {
    let At { value: literal, span } = at;
    let value = match literal.change {
        Change::Increase(_) => -&literal.value,
        Change::Minus => {
            warn_of_minus(reader, &span);
            -&literal.value
        }
        Change::Bare | Change::Reduction(_) => literal.value.clone(),
    };
    let turned = value.is_negative() != literal.value.is_negative();
    StatedPercent {
        decimals: literal.decimals,
        approximate: literal.approximate,
        bound: literal.bound,
        ends: literal.ends.map(|ends| if turned { ends.negated() } else { ends }),
        left: false,
        value,
    }
}

/// Documents also write a minus for a reduction; here it is the sign of the saving.
fn warn_of_minus(reader: &mut Reader<'_>, span: &Span) {
    reader.report(Diagnostic::error(code!("minus-sign"), Some(span.clone())).warning());
}

/// An amount in the case's currency.
fn stated(literal: Literal, span: Span, currency: &At<Currency>, reader: &mut Reader<'_>) -> Option<Stated> {
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
        }),
        Err(_) => {
            reader.report(Diagnostic::error(code!("too-many-decimals"), Some(span)));
            None
        }
    }
}

/// An amount in another currency than the case's.
pub(super) fn currency_differs(found: Currency, currency: &At<Currency>, span: Span) -> Diagnostic {
    let fault = Diagnostic::error(code!("currency-differs"), Some(span))
        .with("found", found.code())
        .with("expected", currency.value.code());
    match currency.span.is_empty() {
        true => fault,
        false => fault.caused_by(currency.span.clone()),
    }
}
