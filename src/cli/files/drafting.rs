//! The draft of a case from a spreadsheet.

use super::problems::Problem;
use super::reading::read_bytes;
use super::told::{SheetTold, Spreadsheet};
use super::wanted::InputText;
use cloudcost::Diagnostic;
use cloudcost::code;
use cloudcost::render::Unit;
use cloudcost::sheet::{Drafted, ReadEncoding, SheetRequest, SheetUnit, Why, given, read_spreadsheet};
use std::path::Path;

/// The largest file of a spreadsheet that is read, in bytes.
const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Places named in one message, at most.
const NAMED: usize = 12;

impl Spreadsheet {
    /// Says what a column is.
    pub(in crate::cli) fn map(&mut self, column: &str, key: &str) -> Result<(), Diagnostic> {
        let Some(given) = given(key) else {
            let fault = Diagnostic::error(code!("unknown-key"), None).worded(code!("map-key"));
            return Err(fault.with("key", key));
        };
        self.mapped.push((column.to_owned(), given));
        Ok(())
    }
}

/// The draft, as the input that it is. Where nobody is told what was left out, nothing is that may hold figures.
pub(super) fn drafted(
    path: &Path,
    wanted: &Spreadsheet,
    tell: Option<&dyn Fn(SheetTold)>,
) -> Result<InputText, Problem> {
    let bytes = read_bytes(path, MAX_BYTES)?;
    let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let unit = match wanted.unit {
        Unit::Auto => None,
        Unit::Yen => Some(SheetUnit::Yen),
        Unit::Thousand => Some(SheetUnit::Thousand),
        Unit::Million => Some(SheetUnit::Million),
        Unit::Oku => Some(SheetUnit::Oku),
    };
    let asked = SheetRequest { sheets: wanted.sheets.clone(), mapped: wanted.mapped.clone(), unit };
    match read_spreadsheet(&path.to_string_lossy(), &id, &bytes, &asked) {
        Ok(Drafted { source, read, sums, left, encoding }) => {
            let encoding = encoding.map(|encoding| match encoding {
                ReadEncoding::Utf8 => code!("sheet-encoding-utf8"),
                ReadEncoding::ShiftJis => code!("sheet-encoding-sjis"),
            });
            let places = || left.iter().filter(|left| left.matters).map(|left| left.place.as_str());
            if tell.is_none() && places().next().is_some() {
                let named: Vec<&str> = places().take(NAMED).collect();
                let more = if places().count() > NAMED { " …" } else { "" };
                let fault = Diagnostic::error(code!("sheet-left-out"), None);
                let fault = fault.with("places", [&named.join(", "), more].concat());
                return Err(Problem::OfFile(fault.with("path", path.to_string_lossy()), None));
            }
            let left = left.into_iter().map(|left| match left.was_read {
                true => (left.place, left.why, code!("sheet-told")),
                false => (left.place, left.why, code!("sheet-left")),
            });
            let left = left.collect();
            if let Some(tell) = tell {
                tell(SheetTold { rows: read, sums, encoding, left });
            }
            Ok(InputText { id, source, bytes })
        }
        Err(Why::File(fault)) => Err(Problem::OfFile(fault, None)),
        Err(Why::Cells(faults)) => Err(Problem::InText(*faults)),
    }
}
