//! What a sheet says of all its amounts: their side, their form, their unit, their tax.

use super::form::{CostSide, Form};
use super::grid::{CellAt, SheetGrid, SheetValue};
use super::head::SheetTable;
use super::plain::plain;
use super::tax::Tax;
use super::unit::SheetUnit;
use super::words::side_of;

/// What a sheet says of all its amounts: in its name and above its first head.
pub(super) struct About {
    pub(super) side: Option<CostSide>,
    pub(super) form: Option<Form>,
    pub(super) unit: Option<SheetUnit>,
    /// The cell that states the unit.
    pub(super) unit_at: Option<CellAt>,
    /// Whether amounts are with tax.
    pub(super) tax: Option<Tax>,
    /// The first text above the head.
    pub(super) title: Option<(CellAt, String)>,
}

/// What stands above a table of a sheet.
pub(super) fn about(sheet: &SheetGrid, table: &SheetTable) -> About {
    let above = || {
        let texts = sheet.cells.iter().filter(|(at, _)| at.0 < table.head.0);
        texts.filter_map(
            |(at, value)| if let SheetValue::Text(text) = value { Some((*at, text)) } else { None },
        )
    };
    let anywhere = sheet.cells.iter().filter(|(_, value)| plain_starts(value.text()));
    let stated = |at: CellAt, text: &str| SheetUnit::stated(text).map(|unit| (unit, at));
    let unit = above()
        .find_map(|(at, text)| stated(at, text))
        .or_else(|| anywhere.clone().find_map(|(at, value)| stated(*at, value.text())));
    About {
        side: above().find_map(|(_, text)| side_of(text)).or_else(|| side_of(&sheet.name)),
        form: above().find_map(|(_, text)| Form::said(text)).or_else(|| Form::said(&sheet.name)),
        unit: unit.map(|(unit, _)| unit),
        unit_at: unit.map(|(_, at)| at),
        tax: above()
            .find_map(|(_, text)| Tax::said(text))
            .or_else(|| anywhere.clone().find_map(|(_, value)| Tax::said(value.text())))
            .or_else(|| Tax::said(&sheet.name)),
        title: above()
            .map(|(at, text)| (at, text.clone()))
            .find(|(_, text)| SheetUnit::stated(text).is_none()),
    }
}

/// Whether a text is a statement of a unit, wherever it stands.
fn plain_starts(text: &str) -> bool {
    let text = plain(text.trim_start_matches(['（', '(', '※', '注']));
    text.starts_with("単位") || text.starts_with("unit")
}
