//! What a sheet says of its amounts twice, and differently: a row against its head, a head against the title. What stands
//! nearer to an amount holds, and that is said; where a head and a name of a row differ, a person is asked.

use super::fault::FoundFaults;
use super::form::Form;
use super::grid::CellAt;
use super::outline::LeftOut;
use super::place::Place;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;

/// Holds the forms that rows, heads and the title say against one another.
pub(super) fn check(
    place: &Place<'_>,
    rows: &[SheetRow],
    (left, found): (&mut Vec<LeftOut>, &mut FoundFaults),
) {
    // each amount is that of the year of its row
    if place.table.column(|role| *role == ColumnRole::YearOfRow).is_some() {
        return;
    }
    let mut nearer: Vec<Form> = Vec::new();
    let mut of_rows: Vec<Form> = Vec::new();
    let mut once: Option<(CellAt, Diagnostic)> = None;
    for row in rows.iter().filter(|row| row.kind == RowKind::Item) {
        for column in place.table.amounts() {
            let (ColumnRole::Amount(side, of_head), Some((_, at))) =
                (&column.role, row.amounts.get(&column.at))
            else {
                continue;
            };
            nearer.extend(place.form(row, column));
            if place.form_said(row).is_some() || of_head.is_none() && row.form.is_some() {
                of_rows.extend(place.form(row, column));
            }
            // 初期費用 under 年額: every year, or once?
            let runs = matches!(place.form(row, column), Some(Form::Yearly | Form::Monthly));
            if runs
                && row.hinted.is_some()
                && row.form.is_none()
                && place.form_said(row).is_none()
                && !place.template
            {
                let fault = Diagnostic::error(code!("no-header"), None).worded(code!("once-or-yearly"));
                let name = row
                    .labels
                    .values()
                    .map(|(text, _)| text.as_str())
                    .find(|text| Form::said(text) == Some(Form::Once));
                once.get_or_insert((*at, fault.with("found", name.unwrap_or_default())));
            }
            let differs = row.form.zip(*of_head).is_some_and(|(of_row, of_head)| of_row != of_head);
            if !differs || column.told || place.form_said(row).is_some() {
                continue;
            }
            let side = place.side(*side).map_or("before", |side| side.key());
            let form = of_head.map_or("", Form::key);
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("form-contradicts"));
            let fault = fault.with("column", super::grid::column_name(column.at));
            let head = column.head.rsplit('/').next().unwrap_or_default();
            found.add(place.sheet, *at, fault.with("head", head).with("key", [side, ".", form].concat()));
        }
    }
    once.into_iter().for_each(|(at, fault)| found.add(place.sheet, at, fault));
    // 5年間 above yearly amounts is the term
    let is_term = |form: &Form| *form == Form::Total && place.about.term.is_some();
    let of_title = place.about.form.filter(|form| *form != Form::Once && !is_term(form));
    let Some(of_title) = of_title else { return };
    let differs = |forms: &[Form]| forms.iter().any(|form| *form != of_title && *form != Form::Once);
    if differs(&of_rows) || !nearer.contains(&of_title) && differs(&nearer) {
        let at = place.about.form_at.map(|at| place.grid.name_of(at));
        let place = at.unwrap_or_else(|| place.grid.name.clone());
        left.push(LeftOut::open(place, code!("left-title-form"), true));
    }
}
