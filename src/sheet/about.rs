//! What a sheet says of all its amounts: their side, their form, their unit, their tax.

use super::amount::{ReadCell, read};
use super::form::Form;
use super::grid::{CellAt, SheetGrid, SheetValue};
use super::head::SheetTable;
use super::plain::plain;
use super::sides::side_of;
use super::span::Span;
use super::tax::Tax;
use super::term::Term;
use super::unit::SheetUnit;
use super::whose::{self, named_by_word};
use crate::cost::Side;

/// What a sheet says of all its amounts: in its name and above its first head.
pub(super) struct About {
    pub(super) side: Option<Side>,
    pub(super) form: Option<Form>,
    /// The cell that says the form; none where the name of the sheet does.
    pub(super) form_at: Option<CellAt>,
    pub(super) unit: Option<SheetUnit>,
    /// The cell that states the unit.
    pub(super) unit_at: Option<CellAt>,
    /// Whether amounts are with tax.
    pub(super) tax: Option<Tax>,
    /// The term that it speaks of, and the cell that does.
    pub(super) term: Option<(Term, CellAt)>,
    /// The cell that speaks of a part of a year.
    pub(super) span_at: Option<CellAt>,
    /// The first row of what stands right above the head, below any table before it.
    pub(super) own_from: u32,
    /// The first text right above the head, below any table before it.
    pub(super) own_title: Option<String>,
    /// The first text above the head.
    pub(super) title: Option<(CellAt, String)>,
}

/// What stands above a table of a sheet.
pub(super) fn about(sheet: &SheetGrid, table: &SheetTable) -> About {
    let texts_of = |first: u32, end: u32| {
        let texts = sheet.cells.range((first, 0)..(end, 0));
        texts.filter_map(
            |(at, value)| if let SheetValue::Text(text) = value { Some((*at, text)) } else { None },
        )
    };
    let first_head = table.first_head;
    let own = own_title(sheet, table);
    // what stands right above a table says more of it than the title of the sheet
    let above =
        || texts_of(own, table.head.0).chain(texts_of(0, first_head).filter(move |(at, _)| at.0 < own));
    let anywhere = sheet.cells.iter().filter(|(_, value)| plain_starts(value.text()));
    let stated = |at: CellAt, text: &str| SheetUnit::stated(text).map(|unit| (unit, at));
    let unit = above()
        .find_map(|(at, text)| stated(at, text))
        // 百万円 in a cell of its own
        .or_else(|| above().find_map(|(at, text)| Some((SheetUnit::named(text)?, at))))
        .or_else(|| anywhere.clone().find_map(|(at, value)| stated(*at, value.text())));
    let form = above().find_map(|(at, text)| Some((at, Form::said(text)?)));
    About {
        side: above().find_map(|(_, text)| side_of(text)).or_else(|| side_of(&sheet.name)),
        form: form.map(|(_, form)| form).or_else(|| Form::said(&sheet.name)),
        form_at: form.map(|(at, _)| at),
        unit: unit.map(|(unit, _)| unit),
        unit_at: unit.map(|(_, at)| at),
        tax: above()
            .find_map(|(_, text)| Tax::said(text))
            .or_else(|| anywhere.clone().find_map(|(_, value)| Tax::said(value.text())))
            .or_else(|| Tax::said(&sheet.name))
            .or_else(|| sheet.cells.iter().find_map(|(_, value)| Tax::noted(value.text()))),
        own_from: own,
        own_title: texts_of(own, table.head.0)
            .map(|(_, text)| text.clone())
            .find(|text| SheetUnit::stated(text).is_none()),
        term: above().find_map(|(at, text)| Some((Term::said(text)?, at))),
        span_at: above().find(|(_, text)| Span::said(text).is_some()).map(|(at, _)| at),
        title: above()
            .filter(|(at, text)| !is_of_town(sheet, *at, text))
            .map(|(at, text)| (at, text.clone()))
            .min_by_key(|(at, text)| (SheetUnit::stated(text).is_some(), *at))
            .and_then(|(at, text)| Some((at, without_unit(&text)?))),
    }
}

/// A title without the unit that it states in brackets; nothing where little more is said than what amounts are.
fn without_unit(text: &str) -> Option<String> {
    if SheetUnit::stated(text).is_none() {
        return Some(text.to_owned());
    }
    let (name, rest) = text.split_once(['（', '('])?;
    let (inside, behind) = rest.split_once(['）', ')'])?;
    let says_amounts = side_of(name).is_some() || Form::said(name).is_some();
    if name.trim().is_empty() || says_amounts || SheetUnit::stated(&[name, behind].concat()).is_some() {
        return None;
    }
    let kept: Vec<&str> = inside
        .split(['、', '，', ',', '・'])
        .map(str::trim)
        .filter(|part| SheetUnit::stated(part).is_none())
        .collect();
    let inside = if kept.is_empty() { String::new() } else { ["（", &kept.join("、"), "）"].concat() };
    Some([name.trim(), &inside, behind].concat().trim().to_owned())
}

/// The first row of what stands right above a table: below the last row of numbers.
fn own_title(sheet: &SheetGrid, table: &SheetTable) -> u32 {
    if table.first_head == table.head.0 {
        return 0;
    }
    let above = sheet.cells.range((0, 0)..(table.head.0, 0)).rev();
    let is_number = |value: &SheetValue| !matches!(value, SheetValue::Text(_)) || is_amount(value);
    let last = above.map(|(at, value)| (at.0, is_number(value))).find(|(_, is_number)| *is_number);
    last.map_or(0, |(row, _)| row.saturating_add(1))
}

/// Whether a text only says whose a table is: 団体名, or what stands beside that.
fn is_of_town(sheet: &SheetGrid, at: CellAt, text: &str) -> bool {
    named_by_word(text).is_some_and(|name| name.is_none()) || whose::is_of_town(sheet, at.0)
}

fn is_amount(value: &SheetValue) -> bool {
    matches!(read(Some(value)), ReadCell::Bare(_) | ReadCell::Whole(_))
}

/// Whether a text is a statement of a unit, wherever it stands.
fn plain_starts(text: &str) -> bool {
    let text = plain(text.trim_start_matches(['（', '(', '※', '注']));
    text.starts_with("単位") || text.starts_with("unit")
}
