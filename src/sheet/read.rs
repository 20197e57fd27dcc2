//! The whole way from the bytes of a spreadsheet to the text of a case, or to every fault.

use super::about::about;
use super::across::{listed, members_across};
use super::calendar::year_of_months;
use super::costs::{self, Cost};
use super::csv::ReadEncoding;
use super::downward;
use super::draft::{Draft, Notes};
use super::fault::FoundFaults;
use super::given::GivenColumn;
use super::grid::{SheetGrid, SheetValue};
use super::head::tables;
use super::held;
use super::joins;
use super::members::Members;
use super::months;
use super::open::{Unopened, open};
use super::other::{TemplateSettings, supports, wrong_words};
use super::outline::{LeftOut, TablePart, head, is_list, is_support, left_rows};
use super::place::Place;
use super::plain::plain;
use super::row::RowKind;
use super::rows::rows;
use super::seen;
use super::sharings;
use super::spans;
use super::summed;
use super::taken::TakenPart;
use super::terms;
use super::told;
use super::undecided;
use super::unit::SheetUnit;
use super::vertical;
use super::written;
use super::{alternatives, differences, struck, taxes};
use super::{bases, beside};
use super::{totals, towns, twice};
use crate::case::{MAX_BYTES, MOST_MEMBERS};
use crate::code;
use crate::diagnostic::{Diagnostic, Faults, Source};
use std::collections::HashSet;

/// What a person says of a spreadsheet.
#[derive(Clone, Debug, Default)]
pub struct SheetRequest {
    /// The sheets to read; all of them if there is none.
    pub sheets: Vec<String>,
    /// What columns hold, by their heads or letters.
    pub mapped: Vec<(String, GivenColumn)>,
    /// The unit of amounts that state none.
    pub unit: Option<SheetUnit>,
}

/// A case as drafted.
#[derive(Clone, Debug)]
pub struct Drafted {
    /// Its text, each place told by the cell it is from.
    pub source: Source,
    /// The rows that were read.
    pub read: usize,
    /// Sums that were held against their rows.
    pub sums: usize,
    /// What was left out, and why.
    pub left: Vec<LeftOut>,
    /// The encoding of a CSV.
    pub encoding: Option<ReadEncoding>,
}

/// Why there is no draft.
#[derive(Clone, Debug)]
pub enum Why {
    /// The file cannot be read at all.
    File(Diagnostic),
    /// There are faults in its cells.
    Cells(Box<Faults>),
}

/// Drafts a case from the bytes of a spreadsheet; `name` is that of the file, `stem` the same without folder and ending.
///
/// # Errors
/// Every fault, each with its sheet and cell.
pub fn read_spreadsheet(name: &str, stem: &str, bytes: &[u8], asked: &SheetRequest) -> Result<Drafted, Why> {
    let opened = open(stem, bytes).map_err(|refused| Why::File(unopened(refused, name)))?;
    let nobody = HashSet::new();
    let views = opened.sheets.into_iter().flat_map(|sheet| beside::apart(sheet, &asked.mapped, &nobody));
    let sheets: Vec<SheetGrid> = views.collect();
    let mut left = Vec::new();
    let chosen = chosen(&sheets, asked, name, &mut left)?;
    let settings = chosen
        .iter()
        .find_map(|number| TemplateSettings::of(*number, sheets.get(*number)?))
        .unwrap_or_default();
    let mut found = FoundFaults::default();
    wrong_words(&settings, &mut found);
    let mut parts = parts(&sheets, &chosen, asked, &settings, (&mut left, &mut found));
    if let Some(fault) = told::unknown_column(&parts, &asked.mapped).filter(|_| !parts.is_empty()) {
        return Err(Why::File(fault));
    }
    told::unit((&parts, &sheets), &settings, asked.unit, &mut found);
    if settings.get("currency").is_none() {
        told::currency(&parts, &sheets, &mut found);
    }
    let term = terms::of_parts(&parts, &sheets, &mut found).filter(|_| settings.get("months").is_none());
    let term_years = settings.years().or(term.map(|said| said.term.years));
    let mut members = Members::default();
    for part in parts.iter().filter(|part| is_list(&part.table)) {
        if let Some(sheet) = sheets.get(part.sheet) {
            members.add_list((part.sheet, sheet), &part.table, &part.rows, &mut found);
        }
    }
    let mut costs: Vec<Cost> = Vec::new();
    let mut notes = Notes::default();
    let (mut read, mut sums) = (0, 0);
    for part in parts.iter_mut().filter(|part| !is_list(&part.table) && !is_support(&part.table)) {
        let Some(sheet) = sheets.get(part.sheet) else { continue };
        let TablePart { table, about, rows, unit, factors, .. } = part;
        let place = Place {
            sheet: part.sheet,
            grid: sheet,
            table,
            about,
            unit: *unit,
            years: settings.years(),
            template: settings.is_template(),
        };
        let taken = TakenPart { place: &place, term: term_years };
        costs.extend(taken.costs((rows, factors), &mut members, (&mut notes, &mut left, &mut found)));
        members.add_bases(part.sheet, (table, rows), &mut found);
    }
    costs::growths(&costs, &mut found);
    twice::check(&costs, &sheets, &asked.sheets, &mut found);
    if found.is_empty() {
        twice::taxes(&costs, settings.with_tax(), &sheets, (&mut left, &mut found));
    }
    months::settle((&mut members, &mut costs), &settings, &mut found);
    for part in &parts {
        bases::sums_of_bases(part.sheet, (&part.table, &part.rows), &mut found);
        sums += held::count(&part.table, &part.rows);
        read += part.rows.iter().filter(|row| matches!(row.kind, RowKind::Item | RowKind::Bases)).count();
        left.extend(left_rows(&sheets, part));
    }
    if found.is_empty() {
        terms::against_years((&parts, &costs), &settings, &mut found);
        costs::gaps(&costs, &mut found);
    }
    // of more every one would be a fault
    if members.list.len() > MOST_MEMBERS {
        return Err(Why::File(unopened(Unopened::TooLarge, name)));
    }
    if !found.is_empty() {
        return Err(Why::Cells(Box::new(found.into_faults(name, &sheets))));
    }
    if costs.is_empty() && members.list.is_empty() {
        let fault = Diagnostic::error(code!("no-header"), None).with("path", name);
        let fault = if parts.is_empty() { fault } else { fault.worded(code!("no-rows")) };
        return Err(Why::File(fault));
    }
    let mut draft = Draft::default();
    head(&mut draft, &sheets, (&settings, term), (&parts, &costs), stem);
    members.write(&mut draft, &sheets);
    written::write(&costs, &notes, &mut draft, &sheets);
    for part in parts.iter().filter(|part| is_support(&part.table)) {
        if let Some(sheet) = sheets.get(part.sheet) {
            supports(sheet, &part.table, &part.rows, &mut draft, part.unit);
        }
    }
    let source = draft.into_source(name);
    if source.text().len() > MAX_BYTES {
        return Err(Why::File(unopened(Unopened::TooLarge, name)));
    }
    left.dedup_by(|one, other| one.place == other.place && one.why == other.why);
    Ok(Drafted { source, read, sums, left, encoding: opened.encoding })
}

fn unopened(refused: Unopened, name: &str) -> Diagnostic {
    let wording = match refused {
        Unopened::Broken => code!("sheet-broken"),
        Unopened::TooLarge => code!("sheet-too-large"),
        Unopened::Entities => code!("sheet-entities"),
        Unopened::NoText => code!("sheet-no-text"),
    };
    Diagnostic::error(code!("unreadable-sheet"), None).worded(wording).with("path", name)
}

/// The sheets to read, by number.
fn chosen(
    sheets: &[SheetGrid],
    asked: &SheetRequest,
    name: &str,
    left: &mut Vec<LeftOut>,
) -> Result<Vec<usize>, Why> {
    for wanted in &asked.sheets {
        if !sheets.iter().any(|sheet| sheet.name == *wanted) {
            let known: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            let fault = Diagnostic::error(code!("unreadable-sheet"), None)
                .worded(code!("sheet-unknown"))
                .with("path", name)
                .with("found", wanted.as_str())
                .with("known", known.join(", "));
            return Err(Why::File(fault));
        }
    }
    let mut chosen = Vec::new();
    for (number, sheet) in sheets.iter().enumerate() {
        let is_example = ["記入例", "example", "examples"].contains(&plain(&sheet.name).as_str());
        match () {
            () if !asked.sheets.is_empty() && !asked.sheets.contains(&sheet.name) => {
                left.push(LeftOut::aside(sheet.name.clone(), code!("left-not-asked")));
            }
            () if sheet.cells.is_empty() => {
                left.push(LeftOut::aside(sheet.name.clone(), code!("left-empty")));
            }
            () if sheet.hidden && asked.sheets.is_empty() => {
                let matters = sheet.cells.values().any(|value| matches!(value, SheetValue::Number(_)));
                left.push(LeftOut::open(sheet.name.clone(), code!("left-hidden"), matters));
            }
            () if is_example && asked.sheets.is_empty() => {
                left.push(LeftOut::aside(sheet.name.clone(), code!("left-example")));
            }
            () => chosen.push(number),
        }
    }
    Ok(chosen)
}

/// The tables of the sheets, with their rows.
fn parts(
    sheets: &[SheetGrid],
    chosen: &[usize],
    asked: &SheetRequest,
    settings: &TemplateSettings,
    (left, found): (&mut Vec<LeftOut>, &mut FoundFaults),
) -> Vec<TablePart> {
    let mut parts = Vec::new();
    let named = listed(chosen.iter().filter_map(|number| sheets.get(*number)), &asked.mapped);
    for number in chosen {
        let Some(sheet) = sheets.get(*number) else { continue };
        if TemplateSettings::of(*number, sheet).is_some() {
            struck::ask_all((*number, sheet), found);
            continue;
        }
        let mut tables = tables(sheet, &asked.mapped, &named);
        if tables.is_empty() {
            tables.extend(vertical::table(sheet, &asked.mapped, (&named, chosen.len() == 1)));
        }
        if tables.is_empty() {
            let others = asked.sheets.is_empty() && chosen.len() > 1;
            without_table((*number, sheet), others, (&mut *left, &mut *found));
        }
        for mut table in tables {
            let mut about = about(sheet, &table);
            bases::apart(&mut table.columns);
            let unit = about.unit.or(settings.unit()).or(asked.unit);
            if towns::is_difference(&table, &about) {
                let at = sheet.name_of((table.head.0, table.columns.first().map_or(0, |column| column.at)));
                left.push(LeftOut::aside(at, code!("left-computed")));
                continue;
            }
            undecided::by_numbers(sheet, &mut table);
            downward::decide(sheet, &mut table);
            spans::settle((*number, sheet, &about), &mut table, found);
            summed::heads(sheet, &mut table);
            undecided::named_by_heads((*number, sheet), &mut table, &about, found);
            members_across(&mut table, &named);
            towns::member_of_sheet(sheet, &mut table, (&about, &named), left);
            year_of_months(&mut table);
            summed::decide(sheet, &mut table, unit);
            undecided::money_beside((*number, sheet, about.side), &table, found);
            undecided::decide((*number, sheet, about.side), &mut table, found);
            sharings::decide((*number, sheet), &mut table, found);
            let rows = rows((*number, sheet), &table, unit, found);
            joins::ask((*number, sheet), &table, &rows, found);
            struck::ask((*number, sheet), &table, &rows, found);
            taxes::ask((*number, sheet), (&table, &about), &rows, found);
            differences::ask((*number, sheet), &table, (&rows, unit), found);
            alternatives::ask((*number, sheet), &table, found);
            left.extend(seen::told(sheet, &table, &rows, unit));
            about.tax = about.tax.or_else(|| totals::tax(&table, &rows, unit));
            parts.push(TablePart { sheet: *number, table, about, rows, unit, factors: Vec::new() });
        }
    }
    parts
}

/// That a sheet has no table: left out where there are others, else a fault.
fn without_table(
    (number, sheet): (usize, &SheetGrid),
    others: bool,
    (left, found): (&mut Vec<LeftOut>, &mut FoundFaults),
) {
    if others {
        let matters = sheet.cells.values().any(|value| matches!(value, SheetValue::Number(_)));
        left.push(LeftOut::open(sheet.name.clone(), code!("left-no-table"), matters));
        return;
    }
    let at = sheet.cells.keys().next().copied().unwrap_or_default();
    let fault = Diagnostic::error(code!("no-header"), None).worded(code!("no-header-in-sheet"));
    found.add(number, at, fault.with("sheet", sheet.name.as_str()));
}
