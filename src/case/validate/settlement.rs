//! From money of other years as written to what it means: of which year, whole amounts, to whom.

use super::context::{Context, member_number};
use super::instalments::whole_units;
use super::sharing::resolved_for_all;
use crate::case::fault;
use crate::case::file::divided::SettlementShare;
use crate::case::file::settlement::{MemberAmounts, SettlementFile};
use crate::case::keys::{At, Reader};
use crate::case::model::{Reckoned, Reckoning};
use crate::code;
use crate::cost::Year;
use crate::diagnostic::{Diagnostic, FaultKind};

/// The settlements, each of a year of the term.
pub(super) fn settlements(files: Vec<At<SettlementFile>>, context: &Context<'_>) -> Vec<Reckoning> {
    files.into_iter().filter_map(|at| settlement(at, context)).collect()
}

fn settlement(at: At<SettlementFile>, context: &Context<'_>) -> Option<Reckoning> {
    let At { value: file, span: place } = at;
    let years = context.calendar.years();
    let year = file.year.as_ref().and_then(|year| year_of(year, &years, context.reader));
    let lowers = file.before_split;
    let wrong = |code| Diagnostic::error(code, Some(place.clone()));
    let how = match (file.by, &file.total, file.share) {
        (Some(_), ..) | (_, _, Some(_)) if lowers => Err(wrong(code!("settlement-before-split"))),
        (Some(by), None, None) if !by.is_empty() => Ok(by_member(by, context)),
        (None, Some(total), share) => {
            let total_units = whole_units("total", total, context);
            match (share, total_units) {
                (_, None) => Ok(None),
                (None, Some(units)) if lowers && units <= 0 => Ok(Some(Reckoned::BeforeSplit(units))),
                (None, Some(_)) if lowers => Err(wrong(code!("settlement-before-split"))),
                (Some(share), Some(units)) => Ok(of_total(units, share, year, context)),
                (None, _) if context.reader.has_lost_at(&place, "settlement", &["share", "before_split"]) => {
                    Ok(None)
                }
                (None, Some(_)) => Err(wrong(code!("missing-key")).of_kind(FaultKind::Missing)),
            }
        }
        _ if context.reader.has_lost_at(&place, "settlement", &["by", "total"]) => Ok(None),
        _ => Err(wrong(code!("exactly-one"))),
    };
    let how = how.unwrap_or_else(|fault| {
        let fault =
            fault.with("known", "by, total").with("key", "share").with("table", fault::table("settlement"));
        context.reader.report(fault.with("example", "\"paid\""));
        None
    });
    Some(Reckoning { name: file.name?.value, year: year?, how: how?, place })
}

/// The number of a year of the term by its name.
fn year_of(at: &At<u32>, years: &[Year], reader: &Reader<'_>) -> Option<usize> {
    let found = years.iter().position(|year| year.name.number() == at.value);
    if found.is_none() && !reader.has_lost("file", &["start", "months", "year_starts"]) {
        let number = |year: Option<&Year>| year.map_or(String::new(), |year| year.name.number().to_string());
        let fault = Diagnostic::error(code!("settlement-year"), Some(at.span.clone()));
        let fault = fault.with("found", at.value.to_string()).with("first", number(years.first()));
        reader.report(fault.with("last", number(years.last())));
    }
    found
}

fn by_member(by: MemberAmounts, context: &Context<'_>) -> Option<Reckoned> {
    // each is looked at, whatever is wrong with another
    let read: Vec<Option<(usize, i128)>> = by
        .into_iter()
        .map(|(id, amount)| {
            let number = member_number(&id, context);
            let units = amount.and_then(|amount| whole_units("by", &amount, context));
            number.zip(units)
        })
        .collect();
    read.into_iter().collect::<Option<_>>().map(Reckoned::By)
}

fn of_total(
    units: i128,
    share: SettlementShare,
    year: Option<usize>,
    context: &Context<'_>,
) -> Option<Reckoned> {
    match share {
        SettlementShare::Paid(at) if year == Some(0) => {
            context.reader.report(Diagnostic::error(code!("settlement-paid-first"), Some(at.span)));
            None
        }
        SettlementShare::Paid(_) => Some(Reckoned::Paid(units)),
        SettlementShare::Rule(written) => Some(Reckoned::Rule(units, resolved_for_all(written, context))),
    }
}
