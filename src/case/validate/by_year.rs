//! Allocation bases with a figure for each year: every year in which the member takes part has one.

use crate::case::file::plan::Prices;
use crate::case::keys::{At, Reader};
use crate::case::literal::Literal;
use crate::code;
use crate::cost::{Calendar, Months};
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

/// A base that changes by the year.
pub(super) struct ByYear {
    pub(super) name: String,
    /// Its figures by the number of the year.
    pub(super) years: Vec<(u32, Fraction)>,
    /// Their mean by the months in which the member takes part.
    pub(super) mean: Fraction,
}

/// The bases of a member that change.
pub(super) fn bases(
    written: Vec<(At<String>, Prices)>,
    member: &At<String>,
    months: Months,
    calendar: Calendar,
    reader: &Reader<'_>,
) -> Vec<ByYear> {
    written.into_iter().map(|(name, years)| base(name, years, member, (months, calendar), reader)).collect()
}

/// A figure of a base: one exact number, 0 or more. One that is not counts as there, so that nobody is told that it is missing.
pub(super) fn figure(base: &str, at: At<Literal>, reader: &Reader<'_>) -> Fraction {
    let Literal { value, estimate, approximate, bound, .. } = at.value;
    let code = match (value.is_negative(), estimate || approximate || bound.is_some()) {
        (true, _) => Some(code!("negative-base")),
        (false, true) => Some(code!("base-inexact")),
        (false, false) => None,
    };
    let fault = code.map(|code| Diagnostic::error(code, Some(at.span)).with("base", base.to_owned()));
    fault.into_iter().for_each(|fault| reader.report(fault));
    value.abs()
}

fn base(
    name: At<String>,
    written: Prices,
    member: &At<String>,
    (months, calendar): (Months, Calendar),
    reader: &Reader<'_>,
) -> ByYear {
    let mut years = Vec::with_capacity(written.len());
    for (year, number) in written {
        // one that cannot be read counts as there, so that nobody is told that it is missing
        let figure = number.map_or(Fraction::from(1), |number| figure(&name.value, number, reader));
        years.push((year.value, figure));
    }
    let (mut sum, mut count) = (Fraction::zero(), 0_u32);
    for year in calendar.years() {
        let part = year.months.and(months).count();
        if part == 0 {
            continue;
        }
        let number = year.name.number();
        let Some((_, figure)) = years.iter().find(|(known, _)| *known == number) else {
            let fault = Diagnostic::error(code!("missing-base-year"), Some(name.span.clone()));
            let fault = fault.with("member", member.value.clone()).with("base", name.value.clone());
            reader.report(fault.with("year", number.to_string()).caused_by(member.span.clone()));
            break;
        };
        sum = &sum + &(figure * &Fraction::from(i128::from(part)));
        count = count.saturating_add(part);
    }
    let mean = sum.checked_div(&Fraction::from(i128::from(count.max(1)))).unwrap_or_default();
    ByYear { name: name.value, years, mean }
}
