//! What is changed, in the words of each language.

use super::inputs::input;
use super::named::{is_member, member, rule_in};
use super::values;
use crate::case::{Case, Change, Scenario, read_month};
use crate::code;
use crate::lang::{Text, month_of};
use crate::layout::cells::some;
use crate::report::{Cell, Note, note};

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

/// What people call several scenarios together, each with those that it builds on.
pub fn together(parts: &[Scenario]) -> Text {
    let mut names: Vec<Text> =
        parts.iter().flat_map(|part| part.built_on.iter().cloned().chain([part.name()])).collect();
    names.dedup();
    listed(names.into_iter())
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
                let (code, month) = match read_month(month) {
                    Some(found) => (code!("change-leave-in"), calendar(found, month)),
                    None => (code!("change-leave-nth"), month.into()),
                };
                Text::said(code, &[member(id), ("month", month)])
            }
        },
        Change::Rule(rule) => Text::said(code!("change-rule"), &[("rule", rule_in(rule))]),
        Change::Set(path, value) => {
            let value = values::of(path, value.trim(), case);
            Text::said(code!("change-set"), &[("input", input(path, case)), ("value", value)])
        }
        Change::Scale(path, percent) => {
            let input = ("input", input(path, case));
            Text::said(code!("change-scale"), &[input, ("percent", signed(percent.trim()))])
        }
    }
}

/// A percent by which something grows or shrinks: a bare one is an increase, which its sign says.
fn signed(percent: &str) -> Text {
    let is_bare = percent.starts_with(|c: char| c.is_numeric()) && !percent.ends_with(['減', '増']);
    if is_bare { ["+", percent].concat().into() } else { percent.into() }
}

/// A month of the calendar; in Japanese by the era where it was typed by one.
fn calendar((year, month): (u16, u8), typed: &str) -> Text {
    let is_of_era = !typed.trim().starts_with(|c: char| c.is_numeric());
    month_of(year.into(), month, is_of_era)
}

/// The paths of these inputs, for whoever asks with them next.
pub(super) fn paths<'p>(paths: impl IntoIterator<Item = &'p str>, case: &Case) -> Option<Note> {
    let named = |path: &'p str| Cell::aside(Cell::name(input(path, case)), [Cell::text(path)]);
    Some(note!("paths-of-inputs", inputs = Cell::Parts(some(paths.into_iter().map(named))?)))
}
