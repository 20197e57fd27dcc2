//! Sheets as the bytes of a workbook: A4 landscape, as wide as a page, the head on every one.

use super::page::{CellEntry, CellValue, Choices, DropDown, Look, XlsxPage};
use crate::lang::{Lang, Writing};
use crate::render::style::Style;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Note, Workbook, Worksheet, XlsxError,
};
use std::collections::HashMap;
use unicode_width::UnicodeWidthStr;

/// The paper: A4.
const A4: u8 = 9;

/// The bytes of a workbook.
pub(super) fn bytes(
    pages: &[XlsxPage],
    names: &[(String, String)],
    style: &Style,
) -> Result<Vec<u8>, String> {
    build(pages, names, style).map_err(|error| error.to_string())
}

fn build(pages: &[XlsxPage], names: &[(String, String)], style: &Style) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // the same report gives the same bytes whenever it is written
    let date = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let mut formats = Formats { lang: style.lang, made: HashMap::new() };
    for page in pages {
        write(workbook.add_worksheet(), page, &mut formats)?;
    }
    for (name, cell) in names {
        workbook.define_name(name, cell)?;
    }
    workbook.save_to_buffer()
}

fn write(sheet: &mut Worksheet, page: &XlsxPage, formats: &mut Formats) -> Result<(), XlsxError> {
    sheet.set_name(&page.name)?.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_footer("&C&P / &N");
    for (nth, width) in page.widths.iter().enumerate() {
        sheet.set_column_width(column(nth)?, f64::from(u32::try_from(*width).unwrap_or(0)))?;
    }
    if let Some(head) = page.head {
        let head = row_number(head)?;
        sheet.set_freeze_panes(head.saturating_add(1), 1)?.set_repeat_rows(head, head)?;
    }
    if page.protected {
        sheet.protect();
    }
    for column_of_text in &page.text {
        sheet.set_column_format(column(*column_of_text)?, &Format::new().set_num_format("@"))?;
    }
    for choice in &page.choices {
        choose(sheet, choice)?;
    }
    for (row, place, text) in &page.remarks {
        let note = Note::new(text).add_author_prefix(false).set_width(320);
        sheet.insert_note(row_number(*row)?, column(*place)?, &note)?;
    }
    for (nth, row) in page.rows.iter().enumerate() {
        for (place, entry) in row.iter().enumerate() {
            put(sheet, (row_number(nth)?, column(place)?), entry, formats)?;
        }
        if let Some(lines) = lines(row, &page.widths).filter(|lines| *lines > 1) {
            sheet.set_row_height(row_number(nth)?, f64::from(lines.saturating_mul(LINE)))?;
        }
    }
    Ok(())
}

/// The height of a line, in points.
const LINE: u32 = 18;

/// The lines of the cell of a row that takes most.
fn lines(row: &[CellEntry], widths: &[usize]) -> Option<u32> {
    let lines = row.iter().zip(widths).filter(|(entry, _)| entry.look.wrap).map(|(entry, width)| {
        let CellValue::Text(text) = &entry.value else { return 1 };
        text.lines().map(|line| line.width().div_ceil((*width).saturating_sub(1).max(1)).max(1)).sum()
    });
    // Excel has no rows higher than 409 points
    lines.max().map(|lines| u32::try_from(lines).unwrap_or(u32::MAX).min(409 / LINE))
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    entry: &CellEntry,
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    let format = formats.of(&entry.look);
    match &entry.value {
        CellValue::Empty if entry.look == Look::default() => {}
        CellValue::Empty => _ = sheet.write_blank(row, column, format)?,
        CellValue::Text(text) => _ = sheet.write_string_with_format(row, column, text, format)?,
        CellValue::Number(number) => _ = sheet.write_number_with_format(row, column, *number, format)?,
        CellValue::Formula(formula, value) => {
            let formula = Formula::new(formula).set_result(value.to_string());
            sheet.write_formula_with_format(row, column, formula, format)?;
        }
    }
    Ok(())
}

/// A list to choose from; what it does not hold may be typed nevertheless.
fn choose(sheet: &mut Worksheet, choice: &DropDown) -> Result<(), XlsxError> {
    let list = match &choice.of {
        Choices::Words(words) => DataValidation::new().allow_list_strings(words)?,
        Choices::Cells(cells) => DataValidation::new().allow_list_formula(Formula::new(cells)),
    };
    let list = list.set_error_style(DataValidationErrorStyle::Information);
    let (first, last) = choice.rows;
    let at = column(choice.column)?;
    sheet.add_data_validation(row_number(first)?, at, row_number(last)?, at, &list)?;
    Ok(())
}

fn row_number(nth: usize) -> Result<u32, XlsxError> {
    u32::try_from(nth).map_err(|_| XlsxError::RowColumnLimitError)
}

fn column(nth: usize) -> Result<u16, XlsxError> {
    u16::try_from(nth).map_err(|_| XlsxError::RowColumnLimitError)
}

/// The formats made so far, one a look.
struct Formats {
    lang: Lang,
    made: HashMap<Look, Format>,
}

impl Formats {
    fn of(&mut self, look: &Look) -> &Format {
        let lang = self.lang;
        self.made.entry(look.clone()).or_insert_with(|| make(look, lang))
    }
}

fn make(look: &Look, lang: Lang) -> Format {
    let font = match lang.writing() {
        Writing::Japanese => "Yu Gothic",
        Writing::Western => "Calibri",
    };
    let mut format = Format::new().set_font_name(font).set_align(FormatAlign::Top);
    if let Some(number) = &look.number {
        format = format.set_num_format(number);
    }
    if look.text {
        format = format.set_num_format("@");
    }
    if look.bold {
        format = format.set_bold();
    }
    if look.wrap {
        format = format.set_text_wrap();
    }
    if look.right {
        format = format.set_align(FormatAlign::Right);
    }
    if look.apart {
        format = format.set_align(FormatAlign::Left).set_indent(1);
    }
    if look.input {
        format = format.set_unlocked().set_background_color(0x00FF_F2CC_u32).set_border(FormatBorder::Thin);
    }
    if look.fixed {
        format = format.set_background_color(0x00E7_E6E6_u32);
    }
    if look.head {
        format = format.set_border_bottom(FormatBorder::Thin).set_background_color(0x00F2_F2F2_u32);
    }
    if look.sum {
        format = format.set_border_top(FormatBorder::Thin);
    }
    format
}
