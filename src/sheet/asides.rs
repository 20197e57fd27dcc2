//! Remarks that say another thing of an amount than its row and its head: another amount, another form, that it is of one of
//! several. A case does not read them: a person is asked.

use super::fault::FoundFaults;
use super::form::Form;
use super::grid::CellAt;
use super::named::{lessens, names_amount};
use super::outline::LeftOut;
use super::place::Place;
use super::plain::{plain, whole};
use super::row::{RowKind, SheetRow};
use super::words::{ColumnRole, is_unit_price};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;

/// Words of an amount beside that of the row.
const BESIDE: [&str; 12] =
    ["別途", "ほかに", "他に", "除く", "含ま", "加算", "追加", "計上", "控除", "差し引", "上乗せ", "別に"];

/// Asks for remarks that change what an amount is; tells those that name any other amount.
pub(super) fn ask(
    place: &Place<'_>,
    rows: &[SheetRow],
    (left, found): (&mut Vec<LeftOut>, &mut FoundFaults),
) {
    let reads = |role: &ColumnRole| matches!(role, ColumnRole::Key("note" | "item") | ColumnRole::Unknown);
    // a total says that what is called 1台当たり counts as it stands
    let is_summed = rows.iter().any(|row| row.kind == RowKind::Sum);
    for column in place.table.columns.iter().filter(|column| reads(&column.role) && !column.given) {
        let key = if let ColumnRole::Key(key) = column.role { key } else { "note" };
        let items = rows.iter().filter(|row| row.kind == RowKind::Item && place.has_amount(row));
        let said: Vec<(&SheetRow, &String, CellAt)> =
            items.filter_map(|row| row.labels.get(&column.at).map(|(text, at)| (row, text, *at))).collect();
        let is_open = |text: &str| key == "item" && !is_summed && is_unit_price(text);
        let open = said.iter().find_map(|(row, text, at)| {
            let of_name = || is_open(text).then_some(code!("unit-price-in-name"));
            Some((why(place, row, text, key).or_else(of_name)?, *text, *at))
        });
        if let Some((why, text, at)) = open {
            let fault = Diagnostic::error(code!("no-header"), None).worded(why);
            let fault = fault.with("found", text.as_str()).with("column", column.name());
            found.add(place.sheet, at, fault.with("key", key));
            continue;
        }
        let amounts = said.iter().filter(|(_, text, _)| names_amount(text) && key != "item");
        let aside = |at: CellAt| LeftOut::aside(place.grid.name_of(at), code!("left-amount-in-remark"));
        left.extend(amounts.map(|(.., at)| aside(*at)));
    }
}

/// Why a remark has to be asked for.
fn why(place: &Place<'_>, row: &SheetRow, text: &str, key: &str) -> Option<Code> {
    let is_beside = BESIDE.iter().any(|word| text.contains(word)) && names_amount(text);
    // 1台当たり500円×200台 says how the amount was found
    let is_price = is_unit_price(text) && !whole(text).contains(['×', '=', '*']) && key != "item";
    let form = form_alone(text).filter(|_| key != "item" && place.form_said(row).is_none());
    let forms = place.forms(row);
    match () {
        () if is_beside => Some(code!("amount-in-remark")),
        () if key != "item" && !forms.is_empty() && lessens(text) => Some(code!("lessened-in-remark")),
        () if is_price => Some(code!("unit-price-in-remark")),
        () if form.is_some_and(|form| !forms.is_empty() && !forms.contains(&form)) => {
            Some(code!("form-in-remark"))
        }
        () => None,
    }
}

/// The form that a text is, and nothing else: 月額, 一時経費, 初期のみ.
fn form_alone(text: &str) -> Option<Form> {
    let rest = [
        "月額", "年額", "一時", "初期", "総額", "月払", "年払", "経費", "費用", "分", "のみ", "い", "で",
        "の",
    ];
    let rest = rest.iter().fold(plain(text), |text, word| text.replace(word, ""));
    let said = match plain(text) {
        text if text.starts_with("月払") => Some(Form::Monthly),
        text if text.starts_with("年払") => Some(Form::Yearly),
        text => Form::said(&text),
    };
    said.filter(|_| rest.is_empty())
}
