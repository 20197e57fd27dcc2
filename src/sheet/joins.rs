//! Words beside members that say whether they take part: 加入予定, 脱退, オブザーバー. What they change a case says in keys of
//! its own: a person is asked.

use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid, cell_name};
use super::head::SheetTable;
use super::outline::is_support;
use super::plain::whole;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;

/// Words of taking part, or not.
const WORDS: [&str; 14] = [
    "加入", "脱退", "離脱", "退会", "オブザーバ", "参加予定", "参加検討", "参加を検討", "検討中", "不参加",
    "準会員", "から参加", "より参加", "途中参加",
];

/// Asks for such words in names and remarks of a table that names members.
pub(super) fn ask(
    (number, grid): (usize, &SheetGrid),
    table: &SheetTable,
    rows: &[SheetRow],
    found: &mut FoundFaults,
) {
    if is_support(table) {
        return;
    }
    let is_member = |role: &ColumnRole| *role == ColumnRole::Member;
    let across = table.columns.iter().filter(|column| column.member.is_some());
    let heads: Vec<CellAt> = across
        .filter(|column| says(&column.head))
        .map(|column| grid.said((table.head.1, column.at)))
        .collect();
    let reads =
        |role: &ColumnRole| is_member(role) || matches!(role, ColumnRole::Key("note") | ColumnRole::Unknown);
    let columns = table.columns.iter().filter(|column| reads(&column.role));
    let has_members = table.column(is_member).is_some();
    for column in columns.filter(|_| has_members).filter(|column| is_member(&column.role) || !column.given) {
        let items = rows.iter().filter(|row| matches!(row.kind, RowKind::Item | RowKind::Left(_)));
        let open = items.filter(|row| !says_months(table, row));
        let labels = open.filter_map(|row| row.labels.get(&column.at)).filter(|(text, _)| says(text));
        let mut cells: Vec<CellAt> = labels.map(|(_, at)| *at).collect();
        cells.dedup();
        let head = column.head.rsplit('/').next().unwrap_or_default();
        tell((number, grid), &cells, (is_member(&column.role), head), found);
    }
    tell((number, grid), &heads, (true, ""), found);
    // a column of its own, 加入予定 with ○ below it
    let is_open = |column: &&SheetColumn| column.role == ColumnRole::Unknown && !column.given;
    let has_marks = |column: &&SheetColumn| rows.iter().any(|row| row.labels.contains_key(&column.at));
    for column in table.columns.iter().filter(|_| has_members).filter(is_open).filter(has_marks) {
        let at = grid.said((table.head.1, column.at));
        if says(grid.text(at)) {
            tell((number, grid), &[at], (false, grid.text(at)), found);
        }
    }
}

fn says(text: &str) -> bool {
    let text = whole(text);
    // 加入者 and 加入世帯 are counted
    let text = ["加入者", "加入世帯", "加入件", "加入率", "加入数"]
        .iter()
        .fold(text, |text, word| text.replace(word, ""));
    WORDS.iter().any(|word| text.contains(word))
}

/// Whether a row says in columns of its own when its member takes part.
fn says_months(table: &SheetTable, row: &SheetRow) -> bool {
    let columns = table
        .columns
        .iter()
        .filter(|column| matches!(column.role, ColumnRole::Key("from" | "to" | "candidate")));
    columns.map(|column| column.at).any(|at| row.labels.contains_key(&at))
}

fn tell(
    (number, grid): (usize, &SheetGrid),
    cells: &[CellAt],
    (is_name, head): (bool, &str),
    found: &mut FoundFaults,
) {
    let Some(first) = cells.first() else { return };
    let wording = if is_name { code!("takes-part-in-name") } else { code!("takes-part-in-remark") };
    let names: Vec<String> = cells.iter().map(|at| cell_name(*at)).collect();
    let fault = Diagnostic::error(code!("unknown-member"), None).worded(wording);
    let fault = fault.with("cells", names.join(", ")).with("found", grid.text(*first));
    found.add(number, *first, fault.with("column", head));
}
