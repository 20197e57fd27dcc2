//! The table `commitments`: what each contracting body commits itself to in the years after that of the signing
//! (債務負担行為: 事項, 期間, 年度別限度額), tax included.

use super::budget::laid;
use crate::analysis::split::Splitting;
use crate::case::{Case, Tax};
use crate::code;
use crate::cost::{Calendar, YearName};
use crate::lang::Term;
use crate::report::{Cell, Note, Table};

/// The years of the term, from 0, that come after the year of the signing.
fn years_after(case: &Case, found: &Splitting<'_>) -> Vec<usize> {
    let Some(signed) = case.signed else { return Vec::new() };
    let of_signing = Calendar { months: 1, start: Some(signed), ..case.calendar() }.years();
    let Some(signed) = of_signing.first().map(|year| year.name) else { return Vec::new() };
    let later = |name: YearName| name.number() > signed.number();
    found.computed.years.iter().enumerate().filter(|(_, year)| later(year.name)).map(|(nth, _)| nth).collect()
}

/// The table; nothing where the case says no signing, or nothing comes after its year.
pub(super) fn table(found: &Splitting<'_>) -> Option<Table> {
    let years = years_after(found.case, found);
    let is_taxed = found.case.tax == Some(Tax::Included);
    let (first, last) = (years.first()?, years.last()?);
    let year =
        |nth: &usize| found.computed.years.get(*nth).map_or(Cell::Absent, |year| Cell::Year(year.name));
    let note = Note::new(code!("commitment-years")).with("first", year(first)).with("last", year(last));
    let lead = [
        (Term::CommitmentMatter, "matter", Cell::text(found.case.title.clone())),
        (Term::CommitmentPeriod, "period", Cell::Said(Box::new(note))),
    ];
    let named = ("commitments", Term::CommitmentsTable);
    is_taxed.then(|| laid(found, &years, named, &lead)).flatten()
}

/// Why there is no table although the case says when it is signed: limits are with tax.
pub(super) fn untaxed(found: &Splitting<'_>) -> Option<Note> {
    let is_untaxed = found.case.tax != Some(Tax::Included);
    let some = !years_after(found.case, found).is_empty();
    (some && is_untaxed).then(|| Note::new(code!("commitment-untaxed")))
}
