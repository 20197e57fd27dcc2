//! What people call an input: every path that can be set, or that differs between two versions.

use super::named::{member, year_of};
use crate::case::{Case, base_words, path_parts};
use crate::code;
use crate::cost::{CostItem, Price, Side};
use crate::lang::{Code, Text};
use crate::layout::bases::called;
use crate::report::{Cell, note};

/// What people call an input; its path where there is nothing better.
pub fn input(path: &str, case: &Case) -> Text {
    let parts = path_parts(path);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let plain = |code| Text::said(code, &[]);
    match parts.as_slice() {
        [key] => Code::of("input-case-", key).map_or_else(|| key_word(key), plain),
        ["finance", key] => Code::of("input-finance-", key).map_or_else(|| path.into(), plain),
        ["sharing", "rule", id] => {
            Text::said(code!("input-sharing-rule-part"), &[("item", member(id, case))])
        }
        ["sharing", "instalments", month] => {
            Text::said(code!("input-instalment"), &[("nth", (*month).into())])
        }
        ["coalition", number, "total"] => {
            Text::said(code!("input-coalition-total"), &[("nth", (*number).into())])
        }
        ["sharing", key] => plain(Code::of("input-sharing-", key).unwrap_or(code!("input-sharing"))),
        ["support", name] => of_support(name, "", case),
        ["support", name, key] => of_support(name, key, case),
        ["settlement", number] => of_settlement(number, "", None, case),
        ["settlement", number, key, rest @ ..] => of_settlement(number, key, rest.first(), case),
        ["published", number, rest @ ..] => of_list(code!("input-published"), number, rest),
        ["require", number, rest @ ..] => of_list(code!("input-require"), number, rest),
        ["base", number, rest @ ..] => of_list(code!("input-base-source"), number, rest),
        ["scenario", number, rest @ ..] => of_list(code!("input-scenario"), number, rest),
        ["member", id] => Text::said(code!("input-member"), &[("member", member(id, case))]),
        ["member", id, key @ ("candidate" | "name" | "bases" | "id")] => {
            Text::said(code!("input-key"), &[("item", member(id, case)), ("nth", key_word(key))])
        }
        ["rates", currency] => Text::said(code!("input-rate"), &[("currency", (*currency).into())]),
        ["member", id, key] => {
            let code = match *key {
                "from" => code!("input-member-from"),
                "to" => code!("input-member-to"),
                _ => code!("input-base"),
            };
            let base = ("base", base(key, case));
            Text::said(code, &[("member", member(id, case)), base])
        }
        ["member", id, key, year] => {
            let words =
                [("member", member(id, case)), ("base", base(key, case)), ("year", year_of(year, case))];
            Text::said(code!("input-base-year"), &words)
        }
        [side, item, rest @ ..] => of_item(side, item, rest, case).unwrap_or_else(|| path.into()),
        _ => path.into(),
    }
}

/// What people call an item as a whole, whatever form its amount has; else what its path is called.
pub(in crate::layout) fn thing(path: &str, case: &Case) -> Text {
    match path_parts(path).as_slice() {
        [side, name] => of_item(side, name, &["by_year"], case).unwrap_or_else(|| input(path, case)),
        _ => input(path, case),
    }
}

/// A table of a list by its number, or a key of it.
fn of_list(code: Code, number: &str, rest: &[&str]) -> Text {
    let named = Text::said(code, &[("nth", number.into())]);
    match rest {
        [] => named,
        [key, ..] => Text::said(code!("input-key"), &[("item", named), ("nth", key_word(key))]),
    }
}

/// The same in a cell: a year is told as all years are.
pub(crate) fn input_cell(path: &str, case: &Case) -> Cell {
    let parts = path_parts(path);
    let years = || case.calendar().years();
    let named = |year: &str| years().into_iter().find(|known| year.parse() == Ok(known.name.number()));
    match parts.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["member", id, key, year] if named(year).is_some() => {
            let year = named(year).map(|year| year.name);
            let note = note!("input-base-in", member = Cell::name(member(id, case)));
            let note = note.with("base", Cell::text(base(key, case))).with("year", year);
            Cell::from(note)
        }
        _ => Cell::name(input(path, case)),
    }
}

/// What people call a base.
fn base(name: &str, case: &Case) -> Text {
    case.plan.as_ref().map_or_else(|| base_words(name), |plan| called(plan, name))
}

fn of_item(side: &str, name: &str, rest: &[&str], case: &Case) -> Option<Text> {
    let side = Side::of_word(side)?;
    let items = case.plan.as_ref()?.side(side);
    let is_named = |item: &CostItem, name: &str| item.id == name || item.name.is(name);
    let of_member = name.rsplit_once('@');
    let item = items.iter().find(|item| is_named(item, name));
    let (item, whose) = match (item, of_member) {
        (Some(item), _) => (item, None),
        (None, Some((name, id))) => (items.iter().find(|item| is_named(item, name))?, Some(id)),
        (None, None) => return None,
    };
    let in_item = |key: &str| Code::of("input-item-", key);
    let code = match rest {
        [] => form(item).and_then(in_item).unwrap_or(code!("input-item")),
        ["by_year" | "by_members"] => code!("input-item"),
        ["member" | "members"] => code!("input-payers"),
        ["paid_by", _, ..] => code!("input-item-paid-by-part"),
        ["share", _, ..] => code!("input-item-share-part"),
        [key] | [key @ ("by_year" | "by_members"), _] => in_item(key).unwrap_or(code!("input-key")),
        [_, ..] => code!("input-key"),
    };
    let nth = match rest {
        ["by_year" | "by_members" | "paid_by", nth] => (*nth).into(),
        ["share", id] => member(id, case),
        [.., key] => key_word(key),
        [] => Text::same(""),
    };
    let named = item.name.clone();
    let named = match whose {
        Some(id) => Text::said(code!("input-of"), &[("item", named), ("member", member(id, case))]),
        None => named,
    };
    let words = Text::said(code, &[("item", named), ("nth", nth)]);
    Some(match side {
        Side::After => words,
        Side::Before => Text::said(code!("input-before"), &[("input", words)]),
    })
}

/// The thing of a list that a path names by its number, from 1.
fn numbered<'t, T>(things: &'t [T], number: &str) -> Option<&'t T> {
    things.get(number.parse::<usize>().ok()?.checked_sub(1)?)
}

fn of_support(name: &str, key: &str, case: &Case) -> Text {
    let all = case.plan.as_ref().map(|plan| plan.support.as_slice()).unwrap_or_default();
    let found = all.iter().find(|support| support.name.is(name)).or_else(|| numbered(all, name));
    let name = ("item", found.map_or_else(|| name.into(), |support| support.name.clone()));
    let code = match key {
        "" => code!("input-item"),
        key => Code::of("input-support-", key).unwrap_or(code!("input-key")),
    };
    Text::said(code, &[name, ("nth", key_word(key))])
}

fn of_settlement(number: &str, key: &str, whose: Option<&&str>, case: &Case) -> Text {
    let all = case.plan.as_ref().map(|plan| plan.reckonings.as_slice()).unwrap_or_default();
    let name = numbered(all, number).map_or_else(|| number.into(), |found| found.name.clone());
    let code = match (key, whose) {
        ("", _) => code!("input-item"),
        ("by", None) => code!("input-settlement-amounts"),
        _ => Code::of("input-settlement-", key).unwrap_or(code!("input-key")),
    };
    let nth = whose.map_or_else(|| key_word(key), |id| member(id, case));
    Text::said(code, &[("item", name), ("nth", nth)])
}

/// The key of the form of an item's amount; none where that is a table.
fn form(item: &CostItem) -> Option<&'static str> {
    match item.price {
        Price::Yearly(_) => Some("yearly"),
        Price::Monthly(_) => Some("monthly"),
        Price::Total(_) => Some("total"),
        Price::Once { .. } => Some("once"),
        Price::ByYear(_) | Price::ByMembers(_) => None,
    }
}

/// The word for a key of the case file; the key itself where there is none.
fn key_word(key: &str) -> Text {
    Code::of("key-word-", key).map_or_else(|| key.into(), |code| Text::said(code, &[]))
}
