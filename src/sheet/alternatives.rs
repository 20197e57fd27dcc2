//! Columns of which only one can be what is paid: what was asked for beside what was granted, a list price beside the price agreed.

use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::SheetGrid;
use super::head::SheetTable;
use super::plain::whole;
use super::undecided::first_number;
use super::words::ColumnRole;
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;

/// Words of heads that say the same cost at different times or by different hands.
const SAME_COST: [&[&str]; 11] = [
    &["要求", "査定"],
    &["予定価格", "契約", "落札"],
    &["定価", "売価", "標準価格", "提供価格", "参考価格", "見積価格"],
    &["予算", "執行", "実績", "決算"],
    &["契約額", "契約金額", "支払"],
    &["調定", "収入済"],
    &["最低", "最高"],
    &["総事業費", "負担額"],
    &["本則", "緩和"],
    &["標準仕様", "独自仕様"],
    &["単独調達", "共同調達"],
];

/// Asks which of such columns counts, where several of one side have numbers.
pub(super) fn ask((number, grid): (usize, &SheetGrid), table: &SheetTable, found: &mut FoundFaults) {
    let amounts: Vec<(&SheetColumn, String, Option<Side>)> = table
        .columns
        .iter()
        .filter(|column| !column.given && column.member.is_none())
        .filter_map(|column| match column.role {
            ColumnRole::Amount(side, _) => Some((column, head(column), side)),
            _ => None,
        })
        .collect();
    for (nth, (column, name, side)) in amounts.iter().enumerate() {
        let other =
            amounts.iter().skip(nth + 1).find(|(_, other, of)| of == side && is_same_cost(name, other));
        let at = other.and_then(|(other, ..)| first_number(grid, other.at, (table.first, table.end)));
        if let Some(((_, other, _), at)) = other.zip(at) {
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("versions-beside"));
            let last = |column: &SheetColumn| column.head.rsplit('/').next().unwrap_or_default().to_owned();
            let fault = fault.with("columns", [name.as_str(), other].join("、"));
            found.add(number, at, fault.with("column", last(column)));
            return;
        }
    }
}

fn head(column: &SheetColumn) -> String {
    whole(column.head.rsplit('/').next().unwrap_or_default())
}

/// Whether two heads are of the same cost, by different words of one kind; or 仕様A beside 仕様B.
fn is_same_cost(one: &str, other: &str) -> bool {
    let word = |words: &'static [&str], name: &str| words.iter().find(|word| name.contains(**word)).copied();
    let differ = |words: &&'static [&str]| match (word(words, one), word(words, other)) {
        (Some(word), Some(another)) => word != another,
        _ => false,
    };
    let is_offer = |name: &str| name.strip_prefix("仕様").is_some_and(|rest| rest.chars().count() == 1);
    SAME_COST.iter().any(differ) || one != other && is_offer(one) && is_offer(other)
}

#[cfg(test)]
mod tests {
    use super::is_same_cost;

    #[test]
    fn two_prices_of_one_thing_are_not_two_costs() {
        for (one, other) in [("要求額", "査定額"), ("定価", "売価"), ("予算額", "執行額"), ("仕様a", "仕様b")]
        {
            assert!(is_same_cost(one, other), "{one} {other}");
        }
        for (one, other) in
            [("保守料", "リース料"), ("予算額", "予算額"), ("契約額", "工事費"), ("一時経費", "運用経費")]
        {
            assert!(!is_same_cost(one, other), "{one} {other}");
        }
    }
}
