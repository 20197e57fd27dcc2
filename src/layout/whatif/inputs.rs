//! What people call an input: every path that can be set, or that differs between two versions.

use super::key_words::key_word;
use super::named::member;
use crate::case::{Case, base_words, path_parts};
use crate::code;
use crate::cost::CostItem;
use crate::lang::{Code, Text};
use crate::layout::bases::called;
use crate::report::{Cell, note};

/// What people call an input; its path where there is nothing better.
pub fn input(path: &str, case: &Case) -> Text {
    let parts = path_parts(path);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let plain = |code| Text::said(code, &[]);
    match parts.as_slice() {
        ["months"] => plain(code!("input-months")),
        ["finance", "discount"] => plain(code!("input-discount")),
        ["tax_rate"] => plain(code!("input-tax-rate")),
        ["sharing", key] => plain(of_sharing(key).unwrap_or(code!("input-sharing"))),
        ["finance", "timing"] => plain(code!("input-timing")),
        ["tax"] => plain(code!("input-tax")),
        ["start"] => plain(code!("input-start")),
        ["year_starts"] => plain(code!("input-year-starts")),
        ["rates"] => plain(code!("input-rates")),
        ["support"] => plain(code!("input-support")),
        ["settlement"] => plain(code!("input-settlement")),
        ["coalition"] => plain(code!("input-coalition")),
        ["support", name] => of_support(name, "", case),
        ["support", name, key] => of_support(name, key, case),
        ["settlement", number, key, ..] => of_settlement(number, key, case),
        ["require", number, rest @ ..] => of_list(code!("input-require"), number, rest),
        ["base", number, rest @ ..] => of_list(code!("input-base-source"), number, rest),
        ["scenario", number, rest @ ..] => of_list(code!("input-scenario"), number, rest),
        ["member", id] => Text::said(code!("input-member"), &[("member", member(id, case))]),
        ["member", id, key @ ("candidate" | "name" | "bases" | "id")] => {
            Text::said(code!("input-key"), &[("item", member(id, case)), ("nth", key_word(key))])
        }
        [key] => key_word(key),
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
            let words = [("member", member(id, case)), ("base", base(key, case)), ("year", (*year).into())];
            Text::said(code!("input-base-year"), &words)
        }
        [side @ ("after" | "before"), item, rest @ ..] => {
            of_item(*side == "after", item, rest, case).unwrap_or_else(|| path.into())
        }
        _ => path.into(),
    }
}

/// What people call an item as a whole, whatever form its amount has; else what its path is called.
pub(in crate::layout) fn thing(path: &str, case: &Case) -> Text {
    match path_parts(path).as_slice() {
        [side, name] if ["after", "before"].contains(&side.as_str()) => {
            of_item(side == "after", name, &["by_year"], case).unwrap_or_else(|| path.into())
        }
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
pub fn input_cell(path: &str, case: &Case) -> Cell {
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

fn of_item(after: bool, name: &str, rest: &[&str], case: &Case) -> Option<Text> {
    let plan = case.plan.as_ref()?;
    let items = if after { &plan.after } else { &plan.before };
    let is_named = |item: &CostItem, name: &str| item.id == name || item.name.is(name);
    let of_member = name.rsplit_once('@');
    let item = items.iter().find(|item| is_named(item, name));
    let (item, whose) = match (item, of_member) {
        (Some(item), _) => (item, None),
        (None, Some((name, id))) => (items.iter().find(|item| is_named(item, name))?, Some(id)),
        (None, None) => return None,
    };
    let code = match rest {
        [] => form(item),
        ["yearly"] => code!("input-yearly"),
        ["monthly"] => code!("input-monthly"),
        ["total"] => code!("input-total"),
        ["once"] => code!("input-once"),
        ["growth"] => code!("input-growth"),
        ["tax_rate"] => code!("input-tax-rate-of"),
        ["every"] => code!("input-every"),
        ["share"] => code!("input-share"),
        ["from"] => code!("input-from"),
        ["to"] => code!("input-to"),
        ["at"] => code!("input-at"),
        ["min"] => code!("input-min"),
        ["max"] => code!("input-max"),
        ["tax"] => code!("input-tax-of"),
        ["tax_round"] => code!("input-tax-round"),
        ["direct"] => code!("input-direct"),
        ["paid_by", ..] => code!("input-paid-by"),
        ["per"] => code!("input-per"),
        ["member" | "members"] => code!("input-payers"),
        ["category"] => code!("input-category"),
        ["system"] => code!("input-system"),
        ["by_year", _] => code!("input-by-year"),
        ["by_members", _] => code!("input-by-members"),
        ["by_year" | "by_members"] => code!("input-item"),
        [_, ..] => code!("input-key"),
    };
    let nth = match code == code!("input-key") {
        true => rest.last().map_or(Text::same(""), |key| key_word(key)),
        false => rest.last().map_or(Text::same(""), |nth| (*nth).into()),
    };
    let named = item.name.clone();
    let named = match whose {
        Some(id) => Text::said(code!("input-of"), &[("item", named), ("member", member(id, case))]),
        None => named,
    };
    let words = Text::said(code, &[("item", named), ("nth", nth)]);
    Some(if after { words } else { Text::said(code!("input-before"), &[("input", words)]) })
}

/// What a key of `[sharing]` says.
fn of_sharing(key: &str) -> Option<Code> {
    Some(match key {
        "rule" => code!("input-rule"),
        "min_saving" => code!("input-min-saving"),
        "round_to" => code!("input-round-to"),
        "remainder" => code!("input-remainder"),
        "round" => code!("input-round"),
        "bill" => code!("input-bill"),
        "instalments" => code!("input-instalments"),
        "instalment_unit" => code!("input-instalment-unit"),
        "instalment_round" => code!("input-instalment-round"),
        "instalment_rest" => code!("input-instalment-rest"),
        "instalments_above" => code!("input-instalments-above"),
        "word" => code!("input-word"),
        _ => return None,
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
        "rate" => code!("input-support-rate"),
        "cap" => code!("input-support-cap"),
        "amount" => code!("input-support-amount"),
        "" => code!("input-item"),
        _ => code!("input-key"),
    };
    Text::said(code, &[name, ("nth", key_word(key))])
}

fn of_settlement(number: &str, key: &str, case: &Case) -> Text {
    let all = case.plan.as_ref().map(|plan| plan.reckonings.as_slice()).unwrap_or_default();
    let name = numbered(all, number).map_or_else(|| number.into(), |found| found.name.clone());
    let code = match key {
        "total" => code!("input-settlement-total"),
        "by" => code!("input-settlement-by"),
        "share" => code!("input-settlement-share"),
        "year" => code!("input-settlement-year"),
        _ => code!("input-key"),
    };
    Text::said(code, &[("item", name), ("nth", key_word(key))])
}

/// The form of an item's amount.
fn form(item: &CostItem) -> Code {
    use crate::cost::Price;
    match item.price {
        Price::Yearly(_) => code!("input-yearly"),
        Price::Monthly(_) => code!("input-monthly"),
        Price::Total(_) => code!("input-total"),
        Price::Once { .. } => code!("input-once"),
        Price::ByYear(_) | Price::ByMembers(_) => code!("input-item"),
    }
}
