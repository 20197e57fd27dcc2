//! The term that a workbook speaks of: it is taken where all that its titles and heads say is the same.

use super::costs::{Cost, SheetPrice};
use super::fault::FoundFaults;
use super::form::Form;
use super::grid::SheetGrid;
use super::other::TemplateSettings;
use super::outline::TablePart;
use super::term::{SaidTerm, Term};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use std::collections::{BTreeSet, HashMap};

/// Takes the one term that titles and heads say; where they say several, a person is asked.
pub(super) fn of_parts(
    parts: &[TablePart],
    sheets: &[SheetGrid],
    found: &mut FoundFaults,
) -> Option<SaidTerm> {
    let mut said: Vec<SaidTerm> = Vec::new();
    for part in parts.iter().filter(|part| part.table.amounts().next().is_some()) {
        let has_years = part.table.columns.iter().any(|column| is_of_year(&column.role));
        if has_years {
            continue;
        }
        said.extend(part.about.term.map(|(term, at)| SaidTerm { term, sheet: part.sheet, at }));
        let totals = part
            .table
            .amounts()
            .filter(|column| matches!(column.role, ColumnRole::Amount(_, Some(Form::Total))));
        said.extend(totals.filter_map(|column| {
            let term = Term::said(&column.head)?;
            Some(SaidTerm { term, sheet: part.sheet, at: (part.table.head.1, column.at) })
        }));
    }
    let first = *said.first()?;
    let start = said.iter().find_map(|said| said.term.first);
    let differs = |said: &&SaidTerm| {
        said.term.years != first.term.years || said.term.first.is_some_and(|first| Some(first) != start)
    };
    if let Some(other) = said.iter().find(differs) {
        let name =
            |said: &SaidTerm| sheets.get(said.sheet).map(|sheet| sheet.name_of(said.at)).unwrap_or_default();
        let fault = Diagnostic::error(code!("no-header"), None).worded(code!("terms-differ"));
        let fault = fault.with("one", name(&first)).with("first", first.term.years.to_string());
        found.add(other.sheet, other.at, fault.with("second", other.term.years.to_string()));
        return None;
    }
    Some(SaidTerm { term: Term { years: first.term.years, first: start }, ..first })
}

/// Holds the years of a title, 5年間, against those that amounts stand under, R8 to R11: where they differ a person is asked.
pub(super) fn against_years(
    (parts, costs): (&[TablePart], &[Cost]),
    settings: &TemplateSettings,
    found: &mut FoundFaults,
) {
    let mut of_tables: HashMap<(usize, u32), BTreeSet<i32>> = HashMap::new();
    for cost in costs {
        if let SheetPrice::Years(prices) = &cost.price {
            let years = of_tables.entry((cost.sheet, cost.table)).or_default();
            years.extend(prices.iter().map(|(year, ..)| *year));
        }
    }
    for part in parts.iter().filter(|_| settings.get("months").is_none()) {
        let Some(years) = of_tables.get(&(part.sheet, part.table.head.0)) else { continue };
        // who says something of a column has seen the years
        let is_given = part.table.columns.iter().any(|column| column.given);
        let (Some((term, at)), false) = (part.about.term, years.is_empty() || is_given) else { continue };
        if usize::try_from(term.years).is_ok_and(|told| told == years.len()) {
            continue;
        }
        let fault = Diagnostic::error(code!("no-header"), None).worded(code!("term-without-years"));
        let fault = fault.with("told", term.years.to_string()).with("count", years.len().to_string());
        found.add(part.sheet, at, fault);
    }
}

fn is_of_year(role: &ColumnRole) -> bool {
    matches!(role, ColumnRole::Year(..) | ColumnRole::YearOfRow)
}
