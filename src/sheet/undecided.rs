//! Columns of numbers whose heads name neither an amount nor a base for certain: money is read or asked for, never
//! taken for a base.

use super::amount::{Read, read};
use super::fault::Found;
use super::grid::{At, Grid};
use super::head::Table;
use super::outline::{is_list, is_support};
use super::plain::plain;
use super::words::{Role, year_of};
use crate::code;
use crate::diagnostic::Diagnostic;

/// Words of budgets and settlements within a head: numbers under them are money.
const MONEY: [&str; 8] = ["予算", "決算", "当初", "補正", "要求", "査定", "budget", "cost"];

/// Last words of heads of money.
const MONEY_ENDS: [&str; 9] = ["額", "費", "料", "経費", "価格", "負担金", "分担金", "委託", "支出"];

/// Words of allocation bases within a head.
const BASES: [&str; 16] = [
    "人口",
    "世帯",
    "端末",
    "職員",
    "業務",
    "利用",
    "面積",
    "住民",
    "児童",
    "生徒",
    "回線",
    "population",
    "households",
    "terminals",
    "staff",
    "users",
];

/// Whether a head speaks of money.
pub(super) fn is_money(head: &str) -> bool {
    let word = plain(head);
    MONEY.iter().any(|known| word.contains(known)) || MONEY_ENDS.iter().any(|known| word.ends_with(known))
}

/// Whether a head speaks of an allocation base: 児童数, 可住地面積.
pub(super) fn is_base(head: &str) -> bool {
    let word = plain(head);
    BASES.iter().any(|known| word.contains(known)) || word.ends_with('数')
}

/// Decides the columns of numbers of a table that names members and no amount; what cannot be decided is asked for.
pub(super) fn decide((number, grid): (usize, &Grid), table: &mut Table, found: &mut Found) {
    if !is_list(table) || is_support(table) {
        return;
    }
    let names_items = table.columns.iter().any(|column| column.role == Role::Key("item"));
    let (first, end) = (table.first, table.end);
    for column in &mut table.columns {
        let Some(at) = first_number(grid, column.at, (first, end)) else { continue };
        let head = column.head.rsplit('/').next().unwrap_or_default().to_owned();
        if column.role != Role::Unknown || head.is_empty() {
            continue;
        }
        if is_money(&head) || column.unit.is_some() || year_of(&head).is_some() {
            column.role = Role::Amount(super::words::side_of(&column.head), super::form::Form::said(&head));
            column.item = (!names_items).then_some(head);
        } else if is_base(&head) {
            column.role = Role::Base(column.head.clone());
        } else {
            let asked = Diagnostic::error(code!("no-header"), None).worded(code!("column-unknown"));
            found.add(number, at, asked.with("column", head));
        }
    }
}

/// The first cell of a column, between two rows, that holds a number.
fn first_number(grid: &Grid, column: u32, (first, end): (u32, u32)) -> Option<At> {
    let below = grid.cells.iter().filter(|((row, at), _)| *at == column && (first..end).contains(row));
    let is_number = |read: Read| matches!(read, Read::Bare(_) | Read::Whole(_));
    below.filter(|(_, value)| is_number(read(Some(value)))).map(|(at, _)| *at).next()
}

#[cfg(test)]
mod tests {
    use super::{is_base, is_money};

    #[test]
    fn budgets_are_money_and_counts_are_bases() {
        for head in
            ["予算額", "令和８年度予算額", "決算額", "令和7年度当初予算", "要求額", "リース料", "分担金"]
        {
            assert!(is_money(head) && !is_base(head), "{head}");
        }
        for head in ["人口", "高齢者人口", "児童数", "端末台数", "可住地面積（km2）", "会計年度任用職員"]
        {
            assert!(is_base(head) && !is_money(head), "{head}");
        }
        for head in ["参考", "担当", "番号"] {
            assert!(!is_base(head) && !is_money(head), "{head}");
        }
    }
}
