//! Names and remarks that say that an amount is of several years, 端末（5年分）, 5年総額, beside amounts of each year: whether it
//! is paid in each of them nobody says.

use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::form::Form;
use super::place::Place;
use super::plain::whole;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::text::lengths::lengths;

/// Asks for them where nothing nearer says what the amount is of.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    if place.template || place.table.column(|role| *role == ColumnRole::YearOfRow).is_some() {
        return;
    }
    // a name without a number speaks of no years
    let names = place.table.columns.iter().filter(|column| matches!(column.role, ColumnRole::Key(_)));
    let names: Vec<u32> = names.map(|column| column.at).collect();
    let has_number = |row: &SheetRow| {
        let mut labels = names.iter().filter_map(|at| row.labels.get(at));
        labels.any(|(text, _)| text.contains(char::is_numeric))
    };
    for row in rows.iter().filter(|row| row.kind == RowKind::Item && has_number(row) && is_open(place, row)) {
        let open = place.table.columns.iter().filter(|column| !column.given);
        let said = open.filter_map(|column| {
            let (text, at) = row.labels.get(&column.at)?;
            match column.role {
                ColumnRole::Key(key @ ("item" | "system" | "category")) => {
                    of_name(place, row, text).then_some((column, key, text, *at))
                }
                ColumnRole::Key("note") => of_remark(text).then_some((column, "note", text, *at)),
                _ => None,
            }
        });
        let Some((column, key, text, at)) = said.into_iter().next() else { continue };
        let wording = if key == "note" { code!("lump-in-remark") } else { code!("lump-in-name") };
        let fault = Diagnostic::error(code!("no-header"), None).worded(wording);
        found.add(
            place.sheet,
            at,
            fault.with("found", text.as_str()).with("column", column.name()).with("key", key),
        );
    }
}

/// Whether the amounts of a row run from year to year by a head or a title, and the row says nothing of that.
pub(super) fn is_open(place: &Place<'_>, row: &SheetRow) -> bool {
    row.own.is_none()
        && place.form_said(row).is_none()
        && place.forms(row).iter().any(|form| matches!(form, Form::Yearly | Form::Monthly))
}

/// Whether the name of a row says so: a sum of years anywhere; or a length alone in brackets or at its end, where no head says
/// what amounts are of: below 年額 it is that of a contract.
pub(super) fn of_name(place: &Place<'_>, row: &SheetRow, text: &str) -> bool {
    let text = whole(text);
    let is_of_head = |column: &SheetColumn| matches!(column.role, ColumnRole::Amount(_, Some(_)));
    let mut amounts = place.table.amounts().filter(|column| row.amounts.contains_key(&column.at));
    is_sum(&text) || is_length(&text) && !amounts.all(is_of_head)
}

/// Whether a name has a length alone in brackets, or ends in one.
fn is_length(text: &str) -> bool {
    let inner = text.split('(').skip(1).filter_map(|rest| rest.split(')').next());
    let alone = |part: &str| long(part).any(|(before, after)| before.is_empty() && after.is_empty());
    inner.flat_map(|inner| inner.split(['、', ','])).any(alone)
        || long(text).any(|(_, after)| after.is_empty() && text.ends_with("年間"))
}

/// Whether a remark says so: a sum of years, 5年総額, 60回払い; a length alone is that of a contract.
fn of_remark(text: &str) -> bool {
    is_sum(&whole(text))
}

fn is_sum(text: &str) -> bool {
    const SUMS: [&str; 8] = ["分", "総額", "合計", "累計", "計", "一括", "総", "の合計"];
    let is_sum = |after: &str| {
        let after = after.trim_start_matches('の');
        SUMS.iter().any(|word| after.starts_with(word))
            && !["分割", "計画"].iter().any(|word| after.starts_with(word))
    };
    long(text).any(|(_, after)| is_sum(after)) || is_paid_often(text)
}

/// What stands before and behind each length of more than a year: 5年間, 60か月; no 令和5年, no 5年目.
fn long(text: &str) -> impl Iterator<Item = (&str, &str)> {
    const OTHERS: [&str; 12] =
        ["度", "目", "月", "ごと", "毎", "おき", "に1", "に一", "次", "生", "以", "間隔"];
    lengths(text).filter_map(|length| {
        let year: u32 = if length.of_years { 1 } else { 12 };
        let is_long = length.number > year && length.number <= year.saturating_mul(30);
        let is_other = OTHERS.iter().any(|other| length.after.starts_with(other));
        (is_long && !is_other).then_some((length.before, length.after))
    })
}

/// Whether a text says that what it is of is paid in more parts than a year has months: 60回払い.
fn is_paid_often(text: &str) -> bool {
    ["回払", "回分", "回の分割"].iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let digits = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            before.get(digits..).and_then(|digits| digits.parse::<u32>().ok()).is_some_and(|times| times > 12)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{is_length, is_sum, of_remark, whole};

    fn of_name(text: &str) -> bool {
        is_sum(&whole(text)) || is_length(&whole(text))
    }

    #[test]
    fn a_sum_of_years_is_told_from_a_contract_of_years() {
        for text in [
            "端末（5年間）",
            "端末（5年分）",
            "サーバリース（5年）",
            "サーバ使用料（60回払い）",
            "保守（60か月分）",
            "保守５年間",
            "保守（５年、税込）",
            "5年一括",
        ] {
            assert!(of_name(text), "{text}");
        }
        for text in [
            "保守（令和5年）", "端末（5年保証）", "機器更新（5年ごと）", "5年リース料", "保守（R8年度）",
            "保守（1年分）", "保守（12回払い）", "1年生用端末", "2年次対応", "保守（2025年）", "12か月分",
            "5年計画策定",
        ] {
            assert!(!of_name(text), "{text}");
        }
        for text in ["5年総額", "60か月分", "5年間の合計", "60回払い", "5年間分"] {
            assert!(of_remark(text), "{text}");
        }
        for text in ["5年リース", "5年間", "60か月", "令和5年分", "年1回", "5年契約の2年目", "5年分割"]
        {
            assert!(!of_remark(text), "{text}");
        }
    }
}
