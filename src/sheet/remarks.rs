//! Remarks that say when a cost runs: 初年度のみ, 令和9年度から, 5年に1回. They would change what it comes to, and a case
//! does not read them: a person is asked.

use super::fault::FoundFaults;
use super::form::Form;
use super::grid::{CellAt, cell_name};
use super::lumps::{is_open, of_name};
use super::place::Place;
use super::plain::whole;
use super::row::{RowKind, SheetRow};
use super::span::Span;
use super::term::lengths;
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;

/// Asks for remarks of time beside amounts that run from year to year; `term` is in years.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], term: u32, found: &mut FoundFaults) {
    if place.template || place.table.column(|role| *role == ColumnRole::YearOfRow).is_some() {
        return;
    }
    let reads = |role: &ColumnRole| {
        matches!(role, ColumnRole::Key("note" | "item" | "system" | "category") | ColumnRole::Unknown)
    };
    for column in place.table.columns.iter().filter(|column| reads(&column.role) && !column.given) {
        // 開始 over R8.10
        let is_of_time =
            ["開始", "終了", "始期", "終期", "時期", "稼働", "満了", "契約年", "導入", "更新", "移行"]
                .iter()
                .any(|word| column.role == ColumnRole::Unknown && column.head.contains(word));
        let said = |row: &&SheetRow| {
            let (text, at) = row.labels.get(&column.at)?;
            let forms = place.forms(row);
            let limits = forms.iter().any(|form| match form {
                Form::Yearly | Form::Monthly if is_of_time && dates(&whole(text)) > 0 => true,
                Form::Yearly | Form::Monthly => limits(text, term) || Span::said(text).is_some(),
                Form::Once => comes_again(&whole(text)),
                Form::Total => other_length(text, term) || Span::said(text).is_some(),
            });
            // 端末（3年分） is asked for as the sum of three years
            let is_name = matches!(column.role, ColumnRole::Key("item" | "system" | "category"));
            let is_lump = || is_name && is_open(place, row) && of_name(place, row, text);
            (limits && !says_months(place, row) && !is_lump()).then(|| (*at, text.clone()))
        };
        let items = rows.iter().filter(|row| row.kind == RowKind::Item);
        let said: Vec<(CellAt, String)> = items.filter_map(|row| said(&row)).collect();
        let Some((first, text)) = said.first() else { continue };
        let mut cells: Vec<String> = said.iter().map(|(at, _)| cell_name(*at)).collect();
        cells.dedup();
        let (wording, key) = match column.role {
            ColumnRole::Key(key @ ("item" | "system" | "category")) => (code!("time-in-name"), key),
            _ => (code!("time-in-remark"), "note"),
        };
        let fault = Diagnostic::error(code!("no-header"), None).worded(wording);
        let fault = fault.with("cells", cells.join(", ")).with("found", text.as_str());
        found.add(place.sheet, *first, fault.with("column", column.name()).with("key", key));
    }
}

/// Whether a row says its first or its last month in a column of its own.
fn says_months(place: &Place<'_>, row: &SheetRow) -> bool {
    let columns =
        place.table.columns.iter().filter(|column| matches!(column.role, ColumnRole::Key("from" | "to")));
    columns.map(|column| column.at).any(|at| row.labels.contains_key(&at))
}

/// Whether a remark says that an amount of every year does not run in every year of a term.
fn limits(text: &str, term: u32) -> bool {
    const WORDS: [&str; 19] = [
        "半額", "無償", "月導入", "月稼働", "初年度", "翌年度", "次年度", "最終年度", "隔年", "年度途中",
        "途中から", "月割", "日割", "年おき", "年目", "経過措置", "満了", "廃止予定", "終了予定",
    ];
    const ENDS: [&str; 9] = ["から", "以降", "まで", "のみ", "だけ", "限り", "限定", "開始", "終了"];
    let text = whole(text);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // what a figure is based on says nothing of when it runs
    let is_source = says(&["見積", "予算", "決算", "実績", "現在", "時点", "単価"])
        && !says(&["まで", "のみ", "だけ", "限り"]);
    let dates = dates(&text);
    says(&WORDS)
        || comes_again(&text)
        || dates > 0 && says(&ENDS) && !is_source
        || dates > 0 && says(&["~", "〜"])
        || dates > 1 && says(&["-", "―"])
        || lengths(&text).any(|months| months != 12 && months != term.saturating_mul(12))
}

/// Whether a remark names another time than the term for what is told in all: 7年間, R6.4～R11.3.
fn other_length(text: &str, term: u32) -> bool {
    let text = whole(text);
    let is_range = dates(&text) > 1 && ["~", "〜", "-", "―"].iter().any(|mark| text.contains(mark));
    is_range || lengths(&text).any(|months| months > 12 && months != term.saturating_mul(12))
}

/// Whether a text says that a cost comes again after some years: 5年ごと, 3年に1回.
fn comes_again(text: &str) -> bool {
    ["年ごと", "年毎", "年おき", "年に1回", "年に一回", "年に1度"].iter().any(|word| {
        let before = text.split_once(word).map(|(before, _)| before.chars().next_back());
        before
            .flatten()
            .is_some_and(|last| last.is_ascii_digit() && last != '1' || "数二三四五".contains(last))
    })
}

/// How many years or months a text names: 令和9年度, R6.4.1, 2027年, 10月.
fn dates(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |nth: usize| chars.get(nth).is_some_and(|c| c.is_ascii_digit() || *c == '元');
    let is_start = |nth: usize| is_digit(nth) && (nth == 0 || !is_digit(nth - 1));
    let digits = |nth: usize| {
        let from = chars.get(nth..).unwrap_or_default();
        from.split(|c| !c.is_ascii_digit() && *c != '元').next().map_or(0, <[char]>::len)
    };
    let is_date = |nth: &usize| {
        let (before, from) = chars.split_at_checked(*nth).unwrap_or_default();
        let after: String = from.iter().skip(digits(*nth)).take(2).collect();
        let of_era = before.ends_with(&['令', '和']) || before.ends_with(&['平', '成']);
        of_era
            || matches!(before.last(), Some('r' | 'h'))
            || digits(*nth) == 4 && after.starts_with(['年', '/', '.'])
            || after.starts_with('月') && !after.starts_with("月額") && !after.starts_with("月分")
    };
    (0..chars.len()).filter(|nth| is_start(*nth)).filter(is_date).count()
}

#[cfg(test)]
mod tests {
    use super::limits;

    #[test]
    fn words_of_time_limit_and_words_of_source_do_not() {
        for text in [
            "初年度のみ", "令和9年度から", "R9以降", "10月から", "令和８年度に限り", "R6.4.1～R11.3.31",
            "3年間", "5年に1回", "2年目以降", "18か月", "隔年", "2027年度まで",
        ] {
            assert!(limits(text, 5), "{text}");
        }
        for text in [
            "5年間", "60か月", "令和7年10月1日現在", "令和8年度予算から", "年1回", "12か月分", "毎年",
            "A社見積による", "R7見積", "3か所", "から揚げ", "1年間", "令和7年度契約",
        ] {
            assert!(!limits(text, 5), "{text}");
        }
    }
}
