//! One change from an old version of a case to a new one.

use super::input::{Input, Place};
use crate::case::entries::Keys;
use crate::case::file::entry::Table;
use crate::case::file::instalments::BillsFile;

/// One change from an old version of a case to a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The path of the input; of an item or a member that came, went or is another now its name.
    pub path: String,
    /// The item or member that it belongs to, or itself.
    pub group: String,
    /// The input in the old version, where it is one there.
    pub old: Option<Input>,
    /// The input in the new version.
    pub new: Option<Input>,
    /// What is done.
    pub(super) change: Change,
}

/// What a change does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The value of an input.
    Value(Place, Place),
    /// An item: it came, went, or is replaced.
    Item(bool, Option<usize>, Option<usize>),
    /// A member.
    Member(Option<usize>, Option<usize>),
    /// A rate that came or went.
    Rates,
    /// The first month of the term.
    Start,
    /// Whether amounts include tax.
    Tax,
    /// When in a year costs fall.
    Timing,
    /// All support.
    Support,
    /// All quotations.
    Coalitions,
    /// All settlements.
    Settlements,
    /// Instalments, and what a bill is called.
    Bills,
    /// A key, or a table of a list, that moves no cost: whether it is there in the old version, and in the new.
    Key([bool; 2]),
}

impl Difference {
    /// Something that is written otherwise and is no input of the costs.
    pub fn of_key(path: &str, is_there: [bool; 2]) -> Difference {
        Difference::whole(path, Change::Key(is_there))
    }

    /// Something that is no one input.
    pub(super) fn whole(path: &str, change: Change) -> Difference {
        Difference { path: path.to_owned(), group: path.to_owned(), old: None, new: None, change }
    }

    /// Whether a thing came, went or was replaced as a whole.
    pub fn is_whole(&self) -> bool {
        !matches!(self.change, Change::Value(..))
    }

    /// What of the file says it: each with a name and the keys of its table in the old version and in the new, where it is
    /// there.
    pub(crate) fn tables(&self) -> Vec<(String, [Option<Keys>; 2])> {
        let list = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Keys>();
        let nth = |table: &str, nth: usize| list(&[table, &nth.saturating_add(1).to_string()]);
        let both = |keys: &[&str]| (keys.join("."), [Some(list(keys)), Some(list(keys))]);
        match &self.change {
            Change::Item(after, old, new) => {
                let table = if *after { "after" } else { "before" };
                vec![(self.path.clone(), [old, new].map(|number| number.map(|number| nth(table, number))))]
            }
            Change::Member(old, new) => {
                let tables = [old, new].map(|number| number.map(|number| nth("member", number)));
                vec![(self.path.clone(), tables)]
            }
            Change::Value(Place::Months, _) => vec![both(&["months"])],
            Change::Value(..) => Vec::new(),
            Change::Rates => vec![both(&["rates"])],
            Change::Start => vec![both(&["start"]), both(&["year_starts"])],
            Change::Tax => vec![both(&["tax"])],
            Change::Timing => vec![both(&["finance", "timing"])],
            Change::Support => vec![both(&["support"])],
            Change::Coalitions => vec![both(&["coalition"])],
            Change::Settlements => vec![both(&["settlement"])],
            Change::Key(_) => Vec::new(),
            Change::Bills => BillsFile::KEYS.iter().map(|key| both(&["sharing", key])).collect(),
        }
    }

    /// Whether what it is of is there in the old version, and in the new.
    pub fn is_there(&self) -> [bool; 2] {
        match self.change {
            Change::Item(_, old, new) | Change::Member(old, new) => [old.is_some(), new.is_some()],
            Change::Key(is_there) => is_there,
            _ => [true, true],
        }
    }
}
