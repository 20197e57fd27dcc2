//! Members and rules by what people call them.

use crate::case;
use crate::case::{Case, division_term, read_division, read_rule, rule_words};
use crate::code;
use crate::lang::{Text, fiscal_year};

/// A rule or a division in words; as it is written where it is neither.
pub(super) fn rule_in(written: &str) -> Text {
    let division = read_division(written).map(|method| Text::word(division_term(method)));
    let rule = || rule_words(&read_rule(written).ok()?.rule);
    division.or_else(rule).unwrap_or_else(|| written.trim().into())
}

fn members(case: &Case) -> &[case::Member] {
    case.members()
}

/// A year of the term as tables call it: 令和9年度, FY2027, year 2.
pub(super) fn year_of(number: &str, case: &Case) -> Text {
    let Ok(year) = number.parse::<u32>() else { return number.into() };
    if case.start.is_none() {
        return Text::said(code!("nth-year"), &[("year", number.into())]);
    }
    fiscal_year(year, code!("fiscal-year-era"), code!("fiscal-year"))
}

pub(super) fn is_member(id: &str, case: &Case) -> bool {
    members(case).iter().any(|member| member.id == id || member.name.is(id))
}

pub(super) fn member(id: &str, case: &Case) -> Text {
    let found = members(case).iter().find(|member| member.id == id);
    found.map_or_else(|| id.into(), |member| member.name.clone())
}
