//! One cost that a row states several times: a month beside its year, with tax beside without, a sum of the term beside what
//! it sums. Where they agree one of them counts; where they do not, a person is asked.

use super::draft::Notes;
use super::fault::{FoundFaults, pair_name};
use super::form::Form;
use super::grid::{CellAt, column_name};
use super::outline::LeftOut;
use super::place::Place;
use super::relation::{self, Follows};
use super::row::{RowKind, SheetRow};
use super::said::{Said, What, groups};
use super::words::{ColumnRole, role_of};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;

/// Leaves one amount of each cost, and asks where amounts that may be one cost do not agree.
pub(super) fn settle(
    place: &Place<'_>,
    rows: &mut [SheetRow],
    (notes, left, found): (&mut Notes, &mut Vec<LeftOut>, &mut FoundFaults),
) {
    let mut told: Vec<(u32, Code)> = Vec::new();
    let mut asked: Vec<(u32, u32)> = Vec::new();
    for row in rows.iter_mut().filter(|row| row.kind == RowKind::Item) {
        for group in groups(place, row) {
            let gone = one_of_each(place, &group, &mut asked, found);
            for follows in &gone {
                row.amounts.remove(&follows.gone.1);
                let of = (follows.gone.1, follows.why);
                if !told.contains(&of) {
                    told.push(of);
                    let head = (place.table.head.1, follows.gone.1);
                    left.push(LeftOut::aside(place.grid.name_of(head), follows.why));
                }
                notes.add(place.sheet, stays(follows.stays, &gone), &follows.how);
            }
        }
    }
    months_of_years(place, rows, found);
}

/// The amount that stays in the end: what one follows from may follow from another.
fn stays(mut at: CellAt, gone: &[Follows]) -> CellAt {
    for _ in gone {
        at = gone.iter().find(|follows| follows.gone == at).map_or(at, |follows| follows.stays);
    }
    at
}

/// Takes amounts of a group away as long as another one of it states them too; asks for what is left and may be one cost.
fn one_of_each(
    place: &Place<'_>,
    group: &[Said<'_>],
    asked: &mut Vec<(u32, u32)>,
    found: &mut FoundFaults,
) -> Vec<Follows> {
    let mut gone: Vec<Follows> = Vec::new();
    let mut said: Vec<&Said<'_>> = group.iter().collect();
    while let Some(follows) = again(&said).or_else(|| relation::first(place, &said)) {
        said.retain(|said| said.at != follows.gone);
        gone.push(follows);
    }
    for (nth, other) in said.iter().enumerate() {
        let one = said
            .iter()
            .take(nth)
            .find(|one| relation::may_be_one(one, other) && !one.yen.is_zero() && !other.yen.is_zero());
        let Some(one) = one else { continue };
        let columns = (one.column.at, other.column.at);
        if !asked.contains(&columns) {
            asked.push(columns);
            ask(place, (one, other), found);
        }
    }
    gone
}

/// An amount of a column that a person says to state others again, beside one of those.
fn again(said: &[&Said<'_>]) -> Option<Follows> {
    let one = said.iter().find(|one| one.column.again)?;
    let other = said
        .iter()
        .find(|other| other.at != one.at && !other.yen.is_zero() && relation::may_be_one(one, other))?;
    Some(Follows { gone: one.at, stays: other.at, how: again_how(one), why: code!("left-again") })
}

/// What is noted of an amount that gives way.
fn again_how(one: &Said<'_>) -> String {
    [&column_name(one.column.at), "=again"].concat()
}

fn ask(place: &Place<'_>, (one, other): (&Said<'_>, &Said<'_>), found: &mut FoundFaults) {
    let letter = |said: &Said<'_>| column_name(said.column.at);
    let form = match other.what {
        What::Form(form) => form.key(),
        What::Year(_) => Form::Yearly.key(),
    };
    let fault = Diagnostic::error(code!("counted-twice"), None)
        .with("cells", pair_name(one.at, other.at))
        .with("first", one.column.head.as_str())
        .with("second", other.column.head.as_str())
        .with("one", letter(one))
        .with("other", letter(other))
        .with("key", [other.side.word(), ".", form].concat());
    found.add(place.sheet, other.at, fault);
}

/// A month's amount below the head of one year is of no form that a case has.
fn months_of_years(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let of_rows = place.table.column(|role| *role == ColumnRole::YearOfRow).is_some();
    for column in &place.table.columns {
        let of_year = column.head.split('/').any(|part| matches!(role_of(part), ColumnRole::Year(..)));
        let ColumnRole::Amount(_, form) = column.role else { continue };
        let form = if of_rows { form.or(place.about.form) } else { form };
        if !of_year && !of_rows || form != Some(Form::Monthly) {
            continue;
        }
        let cell =
            rows.iter().filter(|row| row.kind == RowKind::Item).find_map(|row| row.amounts.get(&column.at));
        if let Some((_, at)) = cell {
            let fault = Diagnostic::error(code!("counted-twice"), None).worded(code!("month-of-a-year"));
            found.add(place.sheet, *at, fault.with("column", column.head.as_str()));
        }
    }
}
