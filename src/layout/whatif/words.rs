//! What is changed, in the words of each language.

use crate::case::{Case, Change, Scenario, division_term, path_parts, read_division, read_rule, rule_words};
use crate::cost::CostItem;
use crate::lang::{Code, Text};
use crate::report::{Cell, Note};
use crate::{case, code};

/// What people call some changes: 甲町が離脱, クラウド利用料の年額を2500万円に.
///
/// ```
/// use cloudcost::{Change, Lang, Source, layout::whatif::worded, read_case};
/// let text = r#"
/// format = 1
/// title = "example"
/// member = [{ id = "kita", name = { ja = "北町", en = "Kita" } }]
/// before = [{ item = "old", member = "kita", yearly = 5 }]
/// after = [{ item = { ja = "利用料", en = "fee" }, id = "fee", yearly = 6, share = "equal" }]
/// "#;
/// let case = read_case("example", Source::new("example.toml", text)).unwrap().case;
/// let changes = [Change::Leave("kita".into()), Change::Set("after.fee".into(), "8".into())];
/// assert_eq!(worded(&changes, &case).in_lang(Lang::Ja), "北町が離脱、利用料の年額を8に");
/// assert_eq!(worded(&changes, &case).in_lang(Lang::En), "Kita leaves, fee a year: 8");
/// ```
pub fn worded(changes: &[Change], case: &Case) -> Text {
    listed(changes.iter().map(|change| sentence(change, case)))
}

/// What people call several scenarios together.
pub fn together(parts: &[Scenario]) -> Text {
    listed(parts.iter().map(|part| part.title.clone().unwrap_or_else(|| Text::same(part.id.as_str()))))
}

fn listed(parts: impl Iterator<Item = Text>) -> Text {
    let list =
        |first: Text, next: Text| Text::said(code!("change-list"), &[("first", first), ("next", next)]);
    parts.reduce(list).unwrap_or_else(|| Text::same(""))
}

/// One change.
fn sentence(change: &Change, case: &Case) -> Text {
    let member = |id: &str| ("member", member(id, case));
    match change {
        Change::Join(id) => Text::said(code!("change-join"), &[member(id)]),
        Change::Leave(id) => match id.rsplit_once('@').filter(|_| !is_member(id, case)) {
            None => Text::said(code!("change-leave"), &[member(id)]),
            Some((id, month)) => {
                let code =
                    if month.contains('-') { code!("change-leave-in") } else { code!("change-leave-nth") };
                Text::said(code, &[member(id), ("month", month.into())])
            }
        },
        Change::Rule(rule) => Text::said(code!("change-rule"), &[("rule", rule_in(rule))]),
        Change::Set(path, value) => {
            let value = match path_parts(path).last().map(String::as_str) {
                Some("rule" | "share") => rule_in(value),
                _ => value.trim().into(),
            };
            Text::said(code!("change-set"), &[("input", input(path, case)), ("value", value)])
        }
        Change::Scale(path, percent) => {
            let input = ("input", input(path, case));
            Text::said(code!("change-scale"), &[input, ("percent", percent.trim().into())])
        }
    }
}

/// The paths of these inputs, for whoever asks with them next.
pub(super) fn paths<'p>(paths: impl IntoIterator<Item = &'p str>, case: &Case) -> Option<Note> {
    let named = |path: &'p str| Cell::Aside(Box::new(Cell::name(input(path, case))), vec![Cell::text(path)]);
    let named: Vec<Cell> = paths.into_iter().map(named).collect();
    (!named.is_empty()).then(|| Note::new(code!("paths-of-inputs")).with("inputs", Cell::Parts(named)))
}

/// A rule or a division in words; as it is written where it is neither.
pub(super) fn rule_in(written: &str) -> Text {
    let division = read_division(written).map(|method| Text::word(division_term(method)));
    let rule = || rule_words(&read_rule(written).ok()?.rule);
    division.or_else(rule).unwrap_or_else(|| written.trim().into())
}

fn members(case: &Case) -> &[case::Member] {
    case.plan.as_ref().map(|plan| plan.members.as_slice()).unwrap_or_default()
}

fn is_member(id: &str, case: &Case) -> bool {
    members(case).iter().any(|member| member.id == id || member.name.is(id))
}

pub(super) fn member(id: &str, case: &Case) -> Text {
    let found = members(case).iter().find(|member| member.id == id);
    found.map_or_else(|| id.into(), |member| member.name.clone())
}

/// What people call an input; its path where there is nothing better.
pub fn input(path: &str, case: &Case) -> Text {
    let parts = path_parts(path);
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let plain = |code| Text::said(code, &[]);
    match parts.as_slice() {
        ["months"] => plain(code!("input-months")),
        ["finance", "discount"] => plain(code!("input-discount")),
        ["tax_rate"] => plain(code!("input-tax-rate")),
        ["sharing", "rule"] => plain(code!("input-rule")),
        ["sharing", "min_saving"] => plain(code!("input-min-saving")),
        ["sharing", "round_to"] => plain(code!("input-round-to")),
        ["sharing", "remainder"] => plain(code!("input-remainder")),
        ["rates", currency] => Text::said(code!("input-rate"), &[("currency", (*currency).into())]),
        ["member", id, key] => {
            let code = match *key {
                "from" => code!("input-member-from"),
                "to" => code!("input-member-to"),
                _ => code!("input-base"),
            };
            let base = ("base", base(key));
            Text::said(code, &[("member", member(id, case)), base])
        }
        ["member", id, key, year] => {
            let words = [("member", member(id, case)), ("base", base(key)), ("year", (*year).into())];
            Text::said(code!("input-base-year"), &words)
        }
        [side @ ("after" | "before"), item, rest @ ..] => {
            of_item(*side == "after", item, rest, case).unwrap_or_else(|| path.into())
        }
        _ => path.into(),
    }
}

/// The word for a base that many cases have.
fn base(name: &str) -> Text {
    match name {
        "population" => Text::said(code!("input-population"), &[]),
        _ => name.into(),
    }
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
        ["by_year", _] => code!("input-by-year"),
        ["by_members", _] => code!("input-by-members"),
        _ => code!("input-item"),
    };
    let nth = rest.last().map_or(Text::same(""), |nth| (*nth).into());
    let named = item.name.clone();
    let named = match whose {
        Some(id) => Text::said(code!("input-of"), &[("item", named), ("member", member(id, case))]),
        None => named,
    };
    let words = Text::said(code, &[("item", named), ("nth", nth)]);
    Some(if after { words } else { Text::said(code!("input-before"), &[("input", words)]) })
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
