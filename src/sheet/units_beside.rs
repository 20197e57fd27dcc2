//! Units that remarks state and the sheet does not, ※回線のみ円 below 千円, 百万円 in a column of remarks: a remark is not read, and
//! amounts would be wrong by a thousand. A person is asked.

use super::fault::FoundFaults;
use super::grid::CellAt;
use super::place::Place;
use super::plain::whole;
use super::row::{RowKind, SheetRow};
use super::unit::SheetUnit;
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;

/// Asks for the first remark of a table, and the first of a row, that states another unit than that of the amounts.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let Some(unit) = place.unit.filter(|_| place.table.amounts().next().is_some()) else { return };
    let rest = rows.iter().filter(|row| matches!(row.kind, RowKind::Left(_)));
    let below = rest.flat_map(|row| place.grid.row(row.row).map(move |(at, value)| ((row.row, at), value)));
    let above = place.grid.cells.range((0, 0)..(place.table.first_head, 0)).map(|(at, value)| (*at, value));
    let is_remark = |text: &str| text.trim_start().starts_with(['※', '注', '＊', '*', '（', '(']);
    let mut remarks = below.chain(above).filter(|(_, value)| is_remark(value.text()));
    let other = remarks.find(|(_, value)| in_remark(value.text()).is_some_and(|said| said != unit));
    if let Some((at, value)) = other {
        let fault = Diagnostic::error(code!("unit-unknown"), None).worded(code!("unit-in-remark"));
        let fault = fault.with("found", value.text()).with("stated", unit.word());
        found.add(place.sheet, at, fault);
    }
    for (text, at, head) in rows.iter().filter_map(|row| of_row(place, row, unit)) {
        let fault = Diagnostic::error(code!("unit-unknown"), None).worded(code!("unit-beside"));
        let fault = fault.with("found", text).with("stated", unit.word());
        found.add(place.sheet, at, fault.with("column", head));
    }
}

/// The remark of a row of amounts that is a unit, or says one, and another than that of its amounts.
fn of_row<'r>(place: &Place<'_>, row: &'r SheetRow, unit: SheetUnit) -> Option<(&'r str, CellAt, String)> {
    if row.kind != RowKind::Item || !place.has_amount(row) {
        return None;
    }
    let of_row = || super::rows::unit_of_row(place.table, row).unwrap_or(unit);
    let is_remark = |role: &ColumnRole| matches!(role, ColumnRole::Key("note") | ColumnRole::Unknown);
    let columns = place.table.columns.iter().filter(|column| is_remark(&column.role) && !column.given);
    let mut labels = columns.filter_map(|column| Some((column, row.labels.get(&column.at)?)));
    labels.find_map(|(column, (text, at))| {
        // of most remarks none speaks of money
        let said =
            text.contains(['円', 'y', 'Y']).then(|| SheetUnit::named(text).or_else(|| in_remark(text)));
        said.flatten().filter(|said| *said != of_row())?;
        Some((text.as_str(), *at, column.name()))
    })
}

/// The unit that a remark says amounts are in: 回線のみ円, 端末は円単位, 単位は百万円; 千円未満切捨て says how they were rounded.
fn in_remark(text: &str) -> Option<SheetUnit> {
    const UNITS: [&str; 5] = ["百万円", "千円", "万円", "億円", "円"];
    const JOINTS: [&str; 7] = ["のみ", "だけ", "は", "は、", "のみ、", ":", "について"];
    let text = whole(text);
    if text.contains("当たり") || text.contains("あたり") {
        return None;
    }
    let text = text.trim_end_matches(['。', ')', ']']);
    let ends =
        ["単位で記載", "単位で表示", "単位です", "単位表示", "単位で", "単位", "表示", "です", "とする"];
    let text = ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let (before, unit) = UNITS.iter().find_map(|unit| Some((text.strip_suffix(unit)?, *unit)))?;
    JOINTS.iter().any(|joint| before.ends_with(joint)).then(|| SheetUnit::named(unit)).flatten()
}

#[cfg(test)]
mod tests {
    use super::{SheetUnit, in_remark};

    #[test]
    fn remarks_of_units_are_told_from_remarks_of_amounts() {
        for (text, unit) in [
            ("※回線のみ円", SheetUnit::Yen),
            ("※端末は円単位", SheetUnit::Yen),
            ("（リースだけ百万円）", SheetUnit::Million),
            ("※単位は千円です。", SheetUnit::Thousand),
        ] {
            assert_eq!(in_remark(text), Some(unit), "{text}");
        }
        for text in [
            "※千円未満切捨て", "※うち保守は300千円", "※円滑な移行のため", "1人当たりは円", "千円",
            "※県内は3百万円", "※別途500円",
        ] {
            assert_eq!(in_remark(text), None, "{text}");
        }
    }
}
