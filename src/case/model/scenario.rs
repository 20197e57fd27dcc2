//! Named what-ifs: what each of them changes, in order.

use crate::lang::Text;

/// One change of a case, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A candidate becomes a member.
    Join(String),
    /// A member no longer takes part, or takes part up to the month before the one behind `@`.
    Leave(String),
    /// This rule holds for every shared item, also for those that have one of their own.
    Rule(String),
    /// An input gets a value.
    Set(String, String),
    /// An input moves by a percent.
    Scale(String, String),
}

/// A named what-if.
///
/// ```
/// use cloudcost::{Change, Source, read_case};
/// let text = r#"
/// format = 1
/// title = "example"
/// member = [{ id = "a" }, { id = "b" }]
/// before = [{ item = "old", member = "a", yearly = 5 }, { item = "old", member = "b", yearly = 4 }]
/// after = [{ item = "new", yearly = 6, share = "equal" }]
/// scenario = [
///     { id = "dearer", set = { "after.new" = 8 } },
///     { id = "alone", base = "dearer", leave = ["b"] },
/// ]
/// "#;
/// let reading = read_case("example", Source::new("example.toml", text)).unwrap();
/// let alone = &reading.written.as_ref().unwrap().scenarios[1];
/// // what it builds on is done first
/// assert_eq!(alone.changes, [Change::Set("after.new".into(), "8".into()), Change::Leave("b".into())]);
/// let changed = reading.changed(alone).unwrap();
/// assert!(changed.case.plan.unwrap().members[1].candidate);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// What it is asked for by.
    pub id: String,
    /// What people call it.
    pub title: Option<Text>,
    /// What people call those that it builds on, the lowest first.
    pub built_on: Vec<Text>,
    /// What it changes, in the order in which that is done.
    pub changes: Vec<Change>,
}

impl Scenario {
    /// What people call it: its id where it has no title.
    pub fn name(&self) -> Text {
        self.title.clone().unwrap_or_else(|| Text::same(self.id.as_str()))
    }

    /// The ids of those that join.
    pub fn joining(&self) -> impl Iterator<Item = &str> {
        self.changes.iter().filter_map(|change| match change {
            Change::Join(id) => Some(id.as_str()),
            _ => None,
        })
    }

    /// Whether somebody leaves.
    pub(crate) fn has_leavers(&self) -> bool {
        self.changes.iter().any(|change| matches!(change, Change::Leave(_)))
    }

    /// Whether a member leaves, by its id or name, at some month or from the beginning.
    pub(crate) fn leaves(&self, id: &str, name: &Text) -> bool {
        let is = |found: &str| id == found || name.is(found);
        let of = |left: &str| is(left) || left.rsplit_once('@').is_some_and(|(found, _)| is(found));
        self.changes.iter().any(|change| matches!(change, Change::Leave(left) if of(left)))
    }

    /// The paths of the inputs that are set or scaled.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.changes.iter().filter_map(|change| match change {
            Change::Set(path, _) | Change::Scale(path, _) => Some(path.as_str()),
            _ => None,
        })
    }
}
