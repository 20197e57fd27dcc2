//! What a sheet says of its amounts twice, and differently: a row against its head, a head against the title. What stands
//! nearer to an amount holds, and that is said; where a head and a name of a row differ, a person is asked.

use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::form::{Form, years_of_term};
use super::outline::LeftOut;
use super::place::Place;
use super::plain::plain;
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
            let differs = row.form.zip(*of_head).is_some_and(|(of_row, of_head)| of_row != of_head);
            if !differs || column.told || place.form_said(row).is_some() {
                continue;
            }
            let side = place.side(*side).map_or("before", |side| side.word());
            let form = of_head.map_or("", Form::key);
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("form-contradicts"));
            let fault = fault.with("column", super::grid::column_name(column.at));
            let head = column.head.rsplit('/').next().unwrap_or_default();
            found.add(place.sheet, *at, fault.with("head", head).with("key", [side, ".", form].concat()));
        }
    }
    once_or_yearly(place, rows, found);
    totals_of_years(place, rows, found);
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

/// Asks for a name that hints at what is paid once, 初期費用, where its amount would run from year to year.
fn once_or_yearly(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    // a column of what is paid once leaves nothing open
    let is_once = |column: &SheetColumn| matches!(column.role, ColumnRole::Amount(_, Some(Form::Once)));
    let tells_once = place.table.amounts().any(is_once);
    let is_open = |row: &&SheetRow| {
        row.kind == RowKind::Item
            && row.form.is_none()
            && place.form_said(row).is_none()
            && !place.template
            && (row.hinted.is_some() || !tells_once && once_named(place, row).is_some())
    };
    let runs = |form: Option<Form>| matches!(form, Some(Form::Yearly | Form::Monthly));
    // 0 a year beside what is paid once says that it is paid once
    let has = |row: &SheetRow, at: u32| row.amounts.get(&at).is_some_and(|(amount, _)| !amount.yen.is_zero());
    let first = rows.iter().filter(is_open).find_map(|row| {
        let column =
            place.table.amounts().find(|column| has(row, column.at) && runs(place.form(row, column)))?;
        Some((row, row.amounts.get(&column.at)?.1))
    });
    let Some((row, at)) = first else { return };
    let mut names = row.labels.values().map(|(text, _)| text.as_str());
    let name = names.find(|text| Form::said(text) == Some(Form::Once)).or_else(|| once_named(place, row));
    let fault = Diagnostic::error(code!("no-header"), None).worded(code!("once-or-yearly"));
    found.add(place.sheet, at, fault.with("found", name.unwrap_or_default()));
}

/// The name of a row that is of what is done once, データ移行, システム構築, 撤去費, unless a person says what names hold.
fn once_named<'r>(place: &Place<'_>, row: &'r SheetRow) -> Option<&'r str> {
    const ENDS: [&str; 18] = [
        "移行", "撤去", "構築", "導入", "セットアップ", "セットアップ作業", "機器廃棄", "端末廃棄",
        "サーバ廃棄", "データ廃棄", "データ消去", "立ち上げ", "立上げ", "切替", "切り替え", "データ抽出",
        "migration", "setup",
    ];
    const MORE: [&str; 12] =
        ["費用", "経費", "料金", "費", "料", "額", "作業", "業務委託", "業務", "委託", "一式", "対応"];
    let is_name = |role: &ColumnRole| matches!(role, ColumnRole::Key("item"));
    let columns = place.table.columns.iter().filter(|column| is_name(&column.role) && !column.given);
    let mut names = columns.filter_map(|column| row.labels.get(&column.at)).map(|(text, _)| text.as_str());
    // most names have no letter of these
    const LETTERS: [char; 14] =
        ['移', '撤', '構', '導', 'プ', 'ﾌ', '廃', '消', '上', '切', '抽', 'i', 'p', 'I'];
    names.find(|text| {
        if !text.contains(LETTERS) {
            return false;
        }
        let word = plain(text);
        let mut rest = word.as_str();
        while let Some(shorter) = MORE.iter().find_map(|end| rest.strip_suffix(end)) {
            rest = shorter;
        }
        ENDS.iter().any(|end| rest.ends_with(end))
    })
}

/// Asks for 総額 below a title of yearly or monthly amounts, where the head names no years: of the term, or of a year?
fn totals_of_years(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let of_title = place.about.form.filter(|form| matches!(form, Form::Yearly | Form::Monthly));
    let Some(of_title) = of_title.filter(|_| place.years.is_none()) else { return };
    for column in place.table.amounts().filter(|column| !column.told) {
        let is_open = matches!(column.role, ColumnRole::Amount(_, Some(Form::Total)))
            && years_of_term(&column.head).is_none()
            && place.table.amounts().all(|other| other.at == column.at || other.role != column.role);
        let alone =
            place.table.amounts().all(|other| matches!(other.role, ColumnRole::Amount(_, Some(Form::Total))));
        let items = rows.iter().filter(|row| row.kind == RowKind::Item);
        let first = items.filter_map(|row| row.amounts.get(&column.at)).next();
        let Some((_, at)) = first.filter(|_| is_open && alone) else { continue };
        let ColumnRole::Amount(side, _) = column.role else { continue };
        let side = place.side(side).map_or("before", |side| side.word());
        let head = column.head.rsplit('/').next().unwrap_or_default();
        let fault = Diagnostic::error(code!("no-header"), None).worded(code!("total-or-yearly"));
        let fault = fault.with("column", head).with("yearly", [side, ".", of_title.key()].concat());
        found.add(place.sheet, *at, fault.with("total", [side, ".total"].concat()));
    }
}
