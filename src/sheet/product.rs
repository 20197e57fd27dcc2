//! Unit prices and counts beside amounts, 単価 × 数量 × 月数: they are no amounts themselves, and are held against them.

use super::amount::{ReadCell, read};
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::form::Form;
use super::grid::{CellAt, SheetGrid, SheetValue};
use super::head::SheetTable;
use super::outline::LeftOut;
use super::place::Place;
use super::plain::{half_width, plain, whole};
use super::row::{RowKind, SheetRow};
use super::unit::SheetUnit;
use super::words::{ColumnRole, is_unit_price};
use crate::case::read_amount;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;
use crate::money::Fraction;

/// The columns of factors of a table.
struct Factors<'t> {
    price: &'t SheetColumn,
    counts: Vec<&'t SheetColumn>,
}

/// Holds amounts against their unit prices; what the columns of factors are.
pub(super) fn check(place: &Place<'_>, rows: &[SheetRow], left: &mut Vec<LeftOut>) -> Vec<u32> {
    let Some(factors) = factors(place) else { return Vec::new() };
    let head = |column: &SheetColumn| place.grid.name_of((place.table.head.1, column.at));
    left.push(LeftOut::aside(head(factors.price), code!("left-factors")));
    let rows = rows.iter().filter(|row| row.kind == RowKind::Item && place.has_amount(row));
    for row in rows {
        let Some(price) = number(place, row, factors.price) else { continue };
        let counts: Vec<Fraction> =
            factors.counts.iter().filter_map(|column| number(place, row, column)).collect();
        let amounts = || place.table.amounts().filter_map(|column| row.amounts.get(&column.at));
        let unit = factors.price.unit.or(place.unit).unwrap_or(SheetUnit::Yen);
        let price = &price * &Fraction::power_of_ten(unit.power());
        let of_amounts = Fraction::power_of_ten(place.unit.unwrap_or(SheetUnit::Yen).power());
        let holds = products(&price, &counts)
            .iter()
            .any(|product| amounts().any(|(amount, _)| (&amount.yen - product).abs() < of_amounts));
        if let Some((_, at)) = amounts().next().filter(|_| !holds && !counts.is_empty()) {
            left.push(LeftOut::told(place.grid.name_of(*at), code!("product-differs"), true));
        }
    }
    factors.counts.iter().chain([&factors.price]).map(|column| column.at).collect()
}

/// Months or years beside amounts, 月額 100 and 月数 6, 総額 700 and 年数 7: the amount of a month is that of a year only
/// where there are twelve, and a total that of the term only where it is as long.
pub(super) fn lengths(place: &Place<'_>, rows: &[SheetRow], term: u32, found: &mut FoundFaults) {
    let head = |column: &SheetColumn| plain(column.head.rsplit('/').next().unwrap_or_default());
    let open =
        place.table.columns.iter().filter(|column| column.role == ColumnRole::Unknown && !column.given);
    for column in open {
        for LengthBeside { form, length, wording } in kinds_of(column, term) {
            let is_of = |row: &&SheetRow| row.kind == RowKind::Item && place.forms(row).contains(&form);
            let length = Fraction::from(i128::from(length));
            let is_other =
                |row: &&SheetRow| number(place, row, column).is_some_and(|stated| stated != length);
            if let Some(row) = rows.iter().filter(is_of).find(is_other) {
                let fault = Diagnostic::error(code!("no-header"), None).worded(wording);
                found.add(place.sheet, (row.row, column.at), fault.with("column", head(column)));
            }
        }
    }
}

/// How long amounts of a form are for, so that a column of lengths says no more; and what is asked otherwise.
struct LengthBeside {
    form: Form,
    length: u32,
    wording: Code,
}

/// What a column of lengths says of amounts of some form.
fn kinds_of(column: &SheetColumn, term: u32) -> Vec<LengthBeside> {
    let head = column.head.rsplit('/').next().unwrap_or_default();
    let (name, whole) = (plain(head), whole(head));
    let of = |form, length, wording| LengthBeside { form, length, wording };
    let total = |length| vec![of(Form::Total, length, code!("years-beside"))];
    match () {
        () if ["回数", "頻度", "周期"].iter().any(|end| name.ends_with(end)) => {
            vec![of(Form::Yearly, 1, code!("times-beside"))]
        }
        () if name.ends_with("月数") => {
            vec![of(Form::Monthly, 12, code!("months-beside")), of(Form::Yearly, 12, code!("year-of-months"))]
        }
        () if name.ends_with("期間") && whole.contains("月") => total(term.saturating_mul(12)),
        () if name.ends_with("年数") || name.ends_with("期間") && whole.contains("年") => total(term),
        () => Vec::new(),
    }
}

/// An amount that is only worked out in words, 100,000×12, where a table names costs and no column has their amounts.
pub(super) fn worked_out(grid: &SheetGrid, table: &SheetTable) -> Option<CellAt> {
    let is_worked = |value: &SheetValue| {
        let text = half_width(value.text());
        let mut factors = text.split(['×', 'x', '*', '＊']).map(str::trim);
        let is_number = |factor: &str| factor.starts_with(|c: char| c.is_ascii_digit());
        text.contains(['×', 'x', '*', '＊']) && factors.all(is_number)
    };
    let bounds = (table.first, table.end);
    let open = table.columns.iter().filter(|column| !column.given);
    let mut cells = open.filter_map(|column| {
        grid.column(column.at, bounds).find(|(_, value)| is_worked(value)).map(|(at, _)| at)
    });
    cells.next()
}

fn factors<'t>(place: &Place<'t>) -> Option<Factors<'t>> {
    let open = || {
        let columns = place.table.columns.iter().filter(|column| !column.given);
        columns.filter(|column| matches!(column.role, ColumnRole::Unknown | ColumnRole::Base(_)))
    };
    let last = |column: &SheetColumn| plain(column.head.rsplit('/').next().unwrap_or_default());
    let price = open().find(|column| is_unit_price(column.head.rsplit('/').next().unwrap_or_default()))?;
    let is_count = |column: &&SheetColumn| last(column).ends_with(['数', '量']);
    let counts: Vec<&SheetColumn> = open().filter(is_count).collect();
    let has_amount = place.table.amounts().next().is_some();
    (has_amount && !counts.is_empty()).then_some(Factors { price, counts })
}

fn number(place: &Place<'_>, row: &SheetRow, column: &SheetColumn) -> Option<Fraction> {
    let value: &SheetValue = place.grid.value((row.row, column.at))?;
    // 5台, 6か月: a count with what it counts
    let counted = value.text().trim_end_matches(|c: char| c.is_alphabetic() && c != '円');
    let counted = SheetValue::Text(counted.to_owned());
    match read(Some(if matches!(value, SheetValue::Text(_)) { &counted } else { value })) {
        ReadCell::Bare(digits) => read_amount(&digits).ok(),
        ReadCell::Whole(amount) => Some(amount.yen),
        _ => None,
    }
}

/// A price times any of the counts: an amount of a month is of fewer of them than that of a year.
fn products(price: &Fraction, counts: &[Fraction]) -> Vec<Fraction> {
    let mut products = vec![price.clone()];
    for count in counts.iter().take(4) {
        let more: Vec<Fraction> = products.iter().map(|product| product * count).collect();
        products.extend(more);
    }
    products.split_off(1)
}
