//! The members of a case as sheets name them: in a list with bases, or only beside their costs.

use super::column::SheetColumn;
use super::draft::{Draft, quoted};
use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid};
use super::head::SheetTable;
use super::kinds::is_count;
use super::plain::{half_width, plain, without_layout};
use super::row::{RowKind, SheetRow};
use super::rows::base_of_row;
use super::words::{ColumnRole, role_of};
use crate::case::read_amount;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use crate::near::nearest;
use std::collections::HashMap;

/// A member.
pub(super) struct SheetMember {
    pub(super) name: String,
    pub(super) sheet: usize,
    at: CellAt,
    /// Its bases, each with its number.
    bases: Vec<(String, String, CellAt)>,
    /// Other keys, as they are written.
    pub(super) keys: Vec<(&'static str, String, CellAt)>,
}

/// All of them.
#[derive(Default)]
pub(super) struct Members {
    pub(super) list: Vec<SheetMember>,
    /// Whether a sheet lists them: then no others are members.
    pub(super) listed: bool,
    /// The first of each name.
    numbers: HashMap<String, usize>,
    /// The first name of those that are the same apart from brackets and spaces.
    alike: HashMap<String, String>,
}

/// Members that are named, and among which a near name is sought, where a name is none of theirs.
const KNOWN: usize = 100;

impl Members {
    fn push(&mut self, member: SheetMember) {
        self.alike.entry(plain(&member.name)).or_insert_with(|| member.name.clone());
        self.numbers.entry(member.name.clone()).or_insert(self.list.len());
        self.list.push(member);
    }

    fn of(&mut self, name: &str) -> Option<&mut SheetMember> {
        let number = self.numbers.get(name)?;
        self.list.get_mut(*number)
    }

    /// Adds those of a list.
    pub(super) fn add_list(
        &mut self,
        (number, grid): (usize, &SheetGrid),
        table: &SheetTable,
        rows: &[SheetRow],
        found: &mut FoundFaults,
    ) {
        let Some(names) = table.column(|role| *role == ColumnRole::Member) else { return };
        self.listed = true;
        sums_of_bases(number, (table, rows), found);
        for row in rows.iter().filter(|row| matches!(row.kind, RowKind::Item | RowKind::Left(_))) {
            let Some((name, at)) = row.labels.get(&names.at) else { continue };
            let name = &without_layout(name);
            if matches!(row.kind, RowKind::Left(_)) || name.starts_with('※') {
                continue;
            }
            let mut member = SheetMember {
                name: name.clone(),
                sheet: number,
                at: *at,
                bases: Vec::new(),
                keys: Vec::new(),
            };
            for column in &table.columns {
                let Some((text, at)) = row.labels.get(&column.at) else { continue };
                match &column.role {
                    ColumnRole::Base(base) => base_of(&mut member, base, (text, *at), number, found),
                    ColumnRole::Key(key @ ("from" | "to")) => member.keys.push((key, text.clone(), *at)),
                    ColumnRole::Key("candidate") => member.keys.push(("candidate", "true".to_owned(), *at)),
                    _ => {}
                }
            }
            self.push(member);
            let _ = grid;
        }
    }

    /// Adds the bases that stand beside the costs of members: a base of a member is one number, in however many rows.
    pub(super) fn add_bases(
        &mut self,
        number: usize,
        (table, rows): (&SheetTable, &[SheetRow]),
        found: &mut FoundFaults,
    ) {
        let Some(names) = table.column(|role| *role == ColumnRole::Member) else {
            return self.add_rows_of_bases(number, (table, rows), found);
        };
        for row in rows.iter().filter(|row| row.kind == RowKind::Item) {
            let name = row.labels.get(&names.at).map(|(name, _)| without_layout(name));
            let Some(member) = name.and_then(|name| self.of(&name)) else { continue };
            for column in &table.columns {
                let (ColumnRole::Base(base), Some((text, at))) = (&column.role, row.labels.get(&column.at))
                else {
                    continue;
                };
                let known = member.bases.iter().position(|(name, ..)| name == base);
                base_of(member, base, (text, *at), number, found);
                let last = member.bases.len().saturating_sub(1);
                let values = |nth: usize| member.bases.get(nth).map(|(_, value, _)| value.clone());
                match known {
                    Some(known) if known < last && values(known) != values(last) => {
                        let fault = Diagnostic::error(code!("not-a-number"), None);
                        let fault =
                            fault.worded(code!("base-differs-by-row")).with("member", member.name.clone());
                        let first = values(known).unwrap_or_default();
                        found.add(number, *at, fault.with("base", base.as_str()).with("first", first));
                        member.bases.truncate(last);
                    }
                    Some(known) if known < last => member.bases.truncate(last),
                    _ => {}
                }
            }
        }
    }

    /// Adds the bases that stand in rows, below the heads of members.
    fn add_rows_of_bases(
        &mut self,
        number: usize,
        (table, rows): (&SheetTable, &[SheetRow]),
        found: &mut FoundFaults,
    ) {
        for row in rows.iter().filter(|row| row.kind == RowKind::Bases) {
            let Some((called, _)) = base_of_row(table, row) else { continue };
            let base = match role_of(called) {
                ColumnRole::Base(base) => base,
                _ => without_layout(called),
            };
            for column in &table.columns {
                let (Some(name), Some((text, at))) = (&column.member, row.labels.get(&column.at)) else {
                    continue;
                };
                match self.named(name, number, (table.head.1, column.at)) {
                    Ok(()) => {
                        self.of(name)
                            .into_iter()
                            .for_each(|of| base_of(of, &base, (text, *at), number, found));
                    }
                    Err(fault) => found.add(number, (table.head.1, column.at), fault),
                }
            }
        }
    }

    /// The member of a name; one that nobody has named before is a new one where no sheet lists them all.
    pub(super) fn named(&mut self, name: &str, sheet: usize, at: CellAt) -> Result<(), Diagnostic> {
        if self.numbers.contains_key(name) {
            return Ok(());
        }
        if self.listed {
            let known: Vec<&str> = self.list.iter().take(KNOWN).map(|member| member.name.as_str()).collect();
            let more = if self.list.len() > KNOWN { " …" } else { "" };
            let fault = Diagnostic::error(code!("unknown-member"), None)
                .with("found", name)
                .with("known", [&known.join(", "), more].concat());
            return Err(match nearest(name, &known) {
                Some(near) => fault.with("near", near).worded(code!("unknown-member-in-sheet-near")),
                None => fault.worded(code!("unknown-member-in-sheet")),
            });
        }
        // 甲町（幹事） beside 甲町
        let alike = self.alike.get(&plain(name)).filter(|_| !plain(name).is_empty());
        if let Some(known) = alike {
            let fault = Diagnostic::error(code!("unknown-member"), None).worded(code!("member-alike"));
            return Err(fault.with("found", name).with("near", known.as_str()));
        }
        self.push(SheetMember { name: name.to_owned(), sheet, at, bases: Vec::new(), keys: Vec::new() });
        Ok(())
    }

    /// Writes them.
    pub(super) fn write(&self, draft: &mut Draft, sheets: &[SheetGrid]) {
        for member in &self.list {
            let Some(sheet) = sheets.get(member.sheet) else { continue };
            draft.table("[[member]]", sheet, member.at);
            draft.key("id", &quoted(&member.name), Some((sheet, member.at)), &sheet.name_of(member.at));
            for (base, number, at) in &member.bases {
                let key = ["bases.", &quoted(base)].concat();
                draft.key(&key, number, Some((sheet, *at)), &super::draft::origin(sheet, *at));
            }
            for (key, value, at) in &member.keys {
                draft.key(key, value, Some((sheet, *at)), &super::draft::origin(sheet, *at));
            }
        }
    }
}

/// Holds the sums that a list states of its bases against the numbers above them; of parts and rates there are none.
fn sums_of_bases(sheet: usize, (table, rows): (&SheetTable, &[SheetRow]), found: &mut FoundFaults) {
    let number = |text: &str| {
        let digits = half_width(text).replace(',', "");
        read_amount(digits.trim().trim_end_matches(['人', '世', '帯', '台', '件'])).ok()
    };
    let is_counted =
        |column: &&SheetColumn| matches!(column.role, ColumnRole::Base(_)) && is_count(&column.head);
    for column in table.columns.iter().filter(is_counted) {
        let (mut sum, mut group) = (Fraction::zero(), Fraction::zero());
        for row in rows {
            let Some((text, at)) = row.labels.get(&column.at) else { continue };
            let Some(value) = number(text) else { break };
            match row.kind {
                RowKind::Item => {
                    sum = &sum + &value;
                    group = &group + &value;
                }
                RowKind::Sum | RowKind::Subtotal if value == group || value == sum => {
                    group = Fraction::zero()
                }
                RowKind::Sum | RowKind::Subtotal => {
                    let fault =
                        Diagnostic::error(code!("total-mismatch"), None).worded(code!("base-sum-differs"));
                    let stated = sum.scaled(0, Rounding::HalfAway).to_string();
                    found.add(sheet, *at, fault.with("found", text.as_str()).with("sum", stated));
                    break;
                }
                _ => {}
            }
        }
    }
}

/// Takes down the number of a base.
fn base_of(
    member: &mut SheetMember,
    base: &str,
    (text, at): (&str, CellAt),
    sheet: usize,
    found: &mut FoundFaults,
) {
    let digits: String =
        half_width(text).chars().filter(|c| !matches!(c, ',') && !c.is_whitespace()).collect();
    let digits = digits.trim_end_matches(['人', '世', '帯', '台', '件', '%']).to_owned();
    let is_number = !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.matches('.').count() < 2;
    // people, households and the like are counted: 0.35 is a percent, or a number of thousands
    let counts = ["population", "households", "businesses", "terminals", "staff"].contains(&base);
    let has_part = digits.split_once('.').is_some_and(|(_, part)| part.contains(|c| c != '0'));
    if counts && is_number && has_part {
        let fault = Diagnostic::error(code!("not-a-number"), None).worded(code!("base-in-parts"));
        let column = super::grid::column_name(at.1);
        found.add(sheet, at, fault.with("found", text).with("column", column));
        return;
    }
    match is_number {
        true => member.bases.push((base.to_owned(), plain_number(&digits), at)),
        false if matches!(digits.as_str(), "-" | "－" | "ー") => {}
        false => {
            found.add(sheet, at, Diagnostic::error(code!("not-a-number"), None).with("found", text));
        }
    }
}

/// Digits as TOML takes them: 007 is no number there.
fn plain_number(digits: &str) -> String {
    let trimmed = digits.trim_start_matches('0');
    match trimmed.is_empty() || trimmed.starts_with('.') {
        true => ["0", trimmed].concat(),
        false => trimmed.to_owned(),
    }
}
