//! The members of a case as sheets name them: in a list with bases, or only beside their costs.

use super::bases::{BaseNames, Bases, base_of};
use super::draft::{Draft, quoted};
use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid};
use super::head::SheetTable;
use super::headless;
use super::plain::{member_name, plain, without_layout};
use super::row::{RowKind, SheetRow};
use super::rows::base_of_row;
use super::words::{ColumnRole, role_of};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::near::nearest;
use std::collections::HashMap;

/// A member.
pub(super) struct SheetMember {
    pub(super) name: String,
    pub(super) sheet: usize,
    at: CellAt,
    /// Its bases, each with its number.
    bases: Bases,
    /// Other keys, as they are written.
    pub(super) keys: Vec<(&'static str, String, CellAt)>,
}

/// All of them.
#[derive(Default)]
pub(super) struct Members {
    pub(super) list: Vec<SheetMember>,
    /// Whether a sheet lists them: then no others are members.
    pub(super) listed: bool,
    /// What the sheets call their bases.
    called: BaseNames,
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

    /// Whether one is called so.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.numbers.contains_key(name)
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
        headless::ask((number, grid), table, rows, found);
        for row in rows.iter().filter(|row| matches!(row.kind, RowKind::Item | RowKind::Left(_))) {
            let Some((name, at)) = row.labels.get(&names.at) else { continue };
            let name = &member_name(name);
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
                    ColumnRole::Base(base) => {
                        self.called.add(base, &column.head, (number, (table.head.1, column.at)));
                        base_of(&mut member.bases, base, (text, *at), number, found);
                    }
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
            let name = row.labels.get(&names.at).map(|(name, _)| member_name(name));
            let nth = name.and_then(|name| self.numbers.get(&name).copied());
            let Some(member) = nth.and_then(|nth| self.list.get_mut(nth)) else { continue };
            for column in &table.columns {
                let (ColumnRole::Base(base), Some((text, at))) = (&column.role, row.labels.get(&column.at))
                else {
                    continue;
                };
                self.called.add(base, &column.head, (number, (table.head.1, column.at)));
                let known = member.bases.iter().position(|(name, ..)| name == base);
                base_of(&mut member.bases, base, (text, *at), number, found);
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
            let Some((called, at)) = base_of_row(table, row) else { continue };
            let base = match role_of(called) {
                ColumnRole::Base(base) => {
                    self.called.add(&base, called, (number, *at));
                    base
                }
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
                            .for_each(|of| base_of(&mut of.bases, &base, (text, *at), number, found));
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
        self.called.write(draft, sheets);
    }
}
