//! The workbook to fill in: members, costs before and after, supports, settings, and an example; what it is called is what
//! is read back.

use super::page::{CellEntry, Choices, DropDown, Look, XlsxPage};
use crate::code;
use crate::lang::Code;
use crate::render::style::Style;
use unicode_width::UnicodeWidthStr;

/// The version of the template, which its settings say.
const VERSION: &str = "1";

/// Rows that may be filled in with the help of lists.
const ROWS: usize = 500;

/// A table to fill in: the name of its sheet, what it says above, its heads, lists by column, and the columns that are
/// text whatever is typed.
struct FillIn {
    name: Code,
    about: Code,
    heads: Code,
    lists: &'static [(usize, List)],
    text: &'static [usize],
}

/// What may be chosen in a column.
enum List {
    /// The words of a text, one after another.
    Words(Code),
    /// A member of the first sheet.
    Members,
}

/// The tables, the members first.
const FORMS: [FillIn; 4] = [
    FillIn {
        name: code!("template-members"),
        about: code!("template-members-about"),
        heads: code!("template-members-heads"),
        lists: &[],
        text: &[],
    },
    FillIn {
        name: code!("template-before"),
        about: code!("template-before-about"),
        heads: code!("template-before-heads"),
        lists: &[(0, List::Members), (4, List::Words(code!("template-forms")))],
        text: &[9],
    },
    FillIn {
        name: code!("template-after"),
        about: code!("template-after-about"),
        heads: code!("template-after-heads"),
        lists: &[
            (3, List::Words(code!("template-forms"))),
            (5, List::Words(code!("template-rules"))),
            (7, List::Members),
        ],
        text: &[12],
    },
    FillIn {
        name: code!("template-supports"),
        about: code!("template-supports-about"),
        heads: code!("template-supports-heads"),
        lists: &[],
        text: &[1],
    },
];

/// The row of the heads: as far down as in every other sheet.
const HEAD: usize = 2;

/// The sheets of the template.
pub(super) fn pages(style: &Style) -> Vec<XlsxPage> {
    let mut pages: Vec<XlsxPage> = FORMS.iter().map(|form| of_form(form, style)).collect();
    pages.push(settings(style));
    pages.push(example(style));
    pages
}

fn said(code: Code, style: &Style) -> &'static str {
    code.message(style.lang).title
}

fn parts(code: Code, style: &Style) -> Vec<&'static str> {
    said(code, style).split('|').collect()
}

fn of_form(form: &FillIn, style: &Style) -> XlsxPage {
    let heads = parts(form.heads, style);
    let widths = heads.iter().map(|head| (head.width() + 4).max(14)).collect();
    let rows = vec![
        vec![CellEntry::bold(said(form.about, style).to_owned())],
        Vec::new(),
        heads.iter().map(|head| head_entry(head)).collect(),
    ];
    let list = |list: &List| match list {
        List::Words(words) => Choices::Words(parts(*words, style)),
        List::Members => {
            let sheet = said(code!("template-members"), style);
            Choices::Cells(["'", sheet, "'!$A$4:$A$", &(ROWS + HEAD).to_string()].concat())
        }
    };
    let choices = form.lists.iter().map(|(column, of)| DropDown {
        column: *column,
        rows: (HEAD + 1, ROWS + HEAD),
        of: list(of),
    });
    let choices = choices.collect();
    let text = form.text.to_vec();
    XlsxPage {
        name: said(form.name, style).to_owned(),
        rows,
        widths,
        head: Some(HEAD),
        choices,
        text,
        ..XlsxPage::default()
    }
}

fn head_entry(head: &str) -> CellEntry {
    let look = Look { bold: true, head: true, wrap: true, ..Look::default() };
    CellEntry { look, ..CellEntry::text(head.to_owned()) }
}

/// The settings: a name, a value to fill in, and what it means, a row each.
fn settings(style: &Style) -> XlsxPage {
    let names = parts(code!("template-settings-names"), style);
    let values = parts(code!("template-settings-values"), style);
    let about = parts(code!("template-settings-about"), style);
    let mut rows =
        vec![vec![CellEntry::bold(said(code!("template-settings-title"), style).to_owned())], Vec::new()];
    let mut choices = Vec::new();
    for ((name, value), about) in names.iter().zip(&values).zip(&about) {
        let row = rows.len();
        rows.push(vec![
            CellEntry::bold((*name).to_owned()),
            CellEntry {
                look: Look { text: true, ..Look::default() },
                ..CellEntry::text((*value).to_owned())
            },
            CellEntry {
                look: Look { wrap: true, ..Look::default() },
                ..CellEntry::text((*about).to_owned())
            },
        ]);
        // words to choose from stand in the explanation between marks
        let words: Vec<&'static str> = about.split(['「', '」', '`']).skip(1).step_by(2).collect();
        if words.len() > 1 {
            choices.push(DropDown { column: 1, rows: (row, row), of: Choices::Words(words) });
        }
    }
    rows.push(vec![
        CellEntry::bold(said(code!("template-version"), style).to_owned()),
        CellEntry { look: Look { text: true, ..Look::default() }, ..CellEntry::text(VERSION.to_owned()) },
    ]);
    let name = said(code!("template-settings"), style).to_owned();
    XlsxPage { name, rows, widths: vec![22, 34, 70], choices, text: vec![1], ..XlsxPage::default() }
}

/// The example: every table with a few rows, as they would be filled in.
fn example(style: &Style) -> XlsxPage {
    let mut rows = vec![vec![CellEntry::bold(said(code!("template-example-about"), style).to_owned())]];
    let examples = [
        code!("template-members-example"),
        code!("template-before-example"),
        code!("template-after-example"),
        code!("template-supports-example"),
    ];
    let mut columns = 0;
    for (form, example) in FORMS.iter().zip(examples) {
        let heads = parts(form.heads, style);
        columns = columns.max(heads.len());
        rows.push(Vec::new());
        rows.push(vec![CellEntry::bold(said(form.name, style).to_owned())]);
        rows.push(heads.iter().map(|head| head_entry(head)).collect());
        let lines = said(example, style).split('/');
        rows.extend(lines.map(|line| line.split('|').map(|cell| CellEntry::text(cell.to_owned())).collect()));
    }
    let name = said(code!("template-example"), style).to_owned();
    XlsxPage { name, rows, widths: vec![18; columns], ..XlsxPage::default() }
}
