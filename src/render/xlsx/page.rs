//! A sheet as it is to be written: cells of known type, each with its look, and how wide its columns are.

use crate::text::column_letters;

/// One sheet.
#[derive(Debug, Default)]
pub(super) struct XlsxPage {
    pub(super) name: String,
    /// The rows from the top.
    pub(super) rows: Vec<Vec<CellEntry>>,
    /// The widths of the columns, in characters of half width.
    pub(super) widths: Vec<usize>,
    /// The row of the column heads: what stands above the cells below it stays in sight and is printed on every page.
    pub(super) head: Option<usize>,
    /// Whether only inputs may be changed, without a password.
    pub(super) protected: bool,
    /// What is to be known of some cells, by row and column.
    pub(super) remarks: Vec<(usize, usize, String)>,
    /// Columns in which one of a list is chosen.
    pub(super) choices: Vec<DropDown>,
    /// Columns that are text whatever is typed into them.
    pub(super) text: Vec<usize>,
}

/// A part of a column in which one of a list is chosen; anything else may be typed too.
#[derive(Debug)]
pub(super) struct DropDown {
    pub(super) column: usize,
    /// From which row to which.
    pub(super) rows: (usize, usize),
    pub(super) of: Choices,
}

/// What may be chosen.
#[derive(Debug)]
pub(super) enum Choices {
    Words(Vec<&'static str>),
    /// What stands in these cells.
    Cells(String),
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CellEntry {
    pub(super) value: CellValue,
    pub(super) look: Look,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum CellValue {
    /// Nothing.
    Empty,
    /// A text, whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
    /// A formula with the number that it comes to: never one without the other.
    Formula(String, f64),
}

/// How a cell looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Look {
    /// The number format; none for text.
    pub(super) number: Option<String>,
    pub(super) bold: bool,
    /// Text, even where it is all digits.
    pub(super) text: bool,
    /// Broken into lines where it is longer than its column.
    pub(super) wrap: bool,
    pub(super) right: bool,
    /// Text beside figures: a little apart from them.
    pub(super) apart: bool,
    /// A cell that may be changed: yellow.
    pub(super) input: bool,
    /// A value that stands for a formula: grey.
    pub(super) fixed: bool,
    /// The head of a column.
    pub(super) head: bool,
    /// A line above: what stands here sums what stands there.
    pub(super) sum: bool,
}

impl CellEntry {
    pub(super) fn text(text: String) -> CellEntry {
        let value = if text.is_empty() { CellValue::Empty } else { CellValue::Text(text) };
        CellEntry { value, look: Look::default() }
    }

    pub(super) fn bold(text: String) -> CellEntry {
        let plain = CellEntry::text(text);
        CellEntry { look: Look { bold: true, ..plain.look }, ..plain }
    }
}

/// A cell by column and row, counted from 0, as formulas name it: B3.
pub(super) fn name(column: usize, row: usize) -> String {
    [column_letters(column), (row + 1).to_string()].concat()
}

/// A name that a sheet may have and that none of these has: 31 characters, none of which Excel refuses.
pub(super) fn sheet_name(wanted: &str, taken: &[String]) -> String {
    const REFUSED: &str = "[]:*?/\\'";
    let clean: String = wanted.chars().filter(|c| !REFUSED.contains(*c) && !c.is_control()).collect();
    let begun = |most: usize| clean.trim().chars().take(most).collect::<String>();
    let is_free = |name: &String| !name.is_empty() && !taken.iter().any(|other| alike(other, name));
    let mut name = begun(31);
    let mut number = 1_usize;
    while !is_free(&name) {
        number += 1;
        name = [begun(26), " ".to_owned(), number.to_string()].concat();
    }
    name
}

/// Whether Excel takes two names of sheets for the same.
fn alike(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        assert_eq!(
            ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"],
            [0, 25, 26, 51, 52, 701, 702].map(column_letters).each_ref().map(String::as_str)
        );
        assert_eq!(name(1, 2), "B3");
    }

    #[test]
    fn a_name_of_a_sheet_is_one_that_excel_takes() {
        let taken = vec!["費用の分担".to_owned(), "Notes".to_owned()];
        assert_eq!(sheet_name("費用の分担", &taken), "費用の分担 2");
        assert_eq!(sheet_name("NOTES", &taken), "NOTES 2");
        assert_eq!(sheet_name("a[b]:c*?/\\'", &taken), "abc");
        assert_eq!(sheet_name(&"長".repeat(40), &taken).chars().count(), 31);
        assert_eq!(sheet_name("'*'", &[]), " 2");
    }
}
