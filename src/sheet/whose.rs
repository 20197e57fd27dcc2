//! The town that texts of a sheet name by a word for it: 団体名：甲町, or 団体名 beside 甲町.

use super::grid::SheetGrid;
use super::kinds::{is_all, is_member, is_several};
use super::plain::{member_name, whole};
use super::unit::SheetUnit;
use super::words::is_member_word;
use std::collections::HashSet;

/// A title without what numbers or frames it: １ 甲町, 【甲町】 above one of several tables.
pub(super) fn unmarked(title: &str) -> String {
    let is_mark = |c: char| !c.is_alphabetic() || "【】〔〕（）()".contains(c);
    member_name(title.trim_matches(is_mark))
}

/// The town that a text names by a word for it, 団体名：甲町, 市町村名　甲町; or the word alone, where the name stands beside it.
pub(super) fn named_by_word(text: &str) -> Option<Option<String>> {
    let text = text.trim();
    if is_member_word(text) {
        return Some(None);
    }
    let is_colon = |c: char| matches!(c, '：' | ':');
    let is_between = |c: char| is_colon(c) || c.is_whitespace();
    let (word, rest) = text.split_once(is_between).filter(|(word, _)| is_member_word(word))?;
    let name = rest.trim_matches(is_between).split(char::is_whitespace).next().map(unmarked)?;
    // 団体　別内訳 names none
    let is_told = word.ends_with('名') && text.contains(is_colon) && !is_several(&name) && !is_all(&name);
    let is_name = !name.is_empty() && (is_told || is_member(&name, &HashSet::new()));
    is_name.then_some(Some(name))
}

/// The town that a row names, whatever else it says: 団体名 and 甲町 beside 単位：千円.
pub(super) fn told_in(sheet: &SheetGrid, row: u32) -> Option<String> {
    let texts: Vec<&str> = sheet.row(row).map(|(_, value)| value.text()).collect();
    let said = texts.iter().find_map(|text| named_by_word(text).flatten());
    let beside = || {
        let mut pairs = texts.windows(2);
        pairs.find_map(|pair| match pair {
            [word, name] if named_by_word(word) == Some(None) => Some(unmarked(name)),
            _ => None,
        })
    };
    said.or_else(|| beside().filter(|name| is_member(name, &HashSet::new())))
}

/// Whether a row says whose the next table is, and nothing else.
pub(super) fn is_of_town(sheet: &SheetGrid, row: u32) -> bool {
    if !(2..=4).contains(&sheet.row(row).count()) {
        return false;
    }
    let is_unit = |text: &str| SheetUnit::stated(text).is_some() && whole(text).starts_with(['(', '単']);
    let others = sheet.row(row).filter(|(_, value)| !is_unit(value.text())).count();
    others == 2 && told_in(sheet, row).is_some()
}
