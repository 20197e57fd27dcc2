//! One change from an old version of a case to a new one.

use super::input::{Input, InputPlace};
use crate::case::entries::KeyPath;
use crate::case::file::entry::TableFile;
use crate::case::file::instalments::BillsFile;
use crate::cost::Side;

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
    pub(super) change: Alteration,
}

/// What a change does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Alteration {
    /// The value of an input.
    Value(InputPlace, InputPlace),
    /// An item: it came, went, or is replaced.
    Item(Side, Option<usize>, Option<usize>),
    /// A member.
    Member(Option<usize>, Option<usize>),
    /// A rate that came or went.
    Rates,
    /// The first month of the term.
    Start,
    /// Whether amounts include tax.
    Tax,
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
    pub(crate) fn of_key(path: &str, is_there: [bool; 2]) -> Difference {
        Difference::whole(path, Alteration::Key(is_there))
    }

    /// Something that is no one input.
    pub(super) fn whole(path: &str, change: Alteration) -> Difference {
        Difference { path: path.to_owned(), group: path.to_owned(), old: None, new: None, change }
    }

    /// Whether a thing came, went or was replaced as a whole.
    pub fn is_whole(&self) -> bool {
        !matches!(self.change, Alteration::Value(..))
    }

    /// What of the file says it: each with a name and the keys of its table in the old version and in the new, where it is
    /// there.
    pub(crate) fn tables(&self) -> Vec<(String, [Option<KeyPath>; 2])> {
        let list = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<KeyPath>();
        let nth = |table: &str, nth: usize| list(&[table, &nth.saturating_add(1).to_string()]);
        let both = |keys: &[&str]| (keys.join("."), [Some(list(keys)), Some(list(keys))]);
        match &self.change {
            Alteration::Item(side, old, new) => {
                vec![(
                    self.path.clone(),
                    [old, new].map(|number| number.map(|number| nth(side.word(), number))),
                )]
            }
            Alteration::Member(old, new) => {
                let tables = [old, new].map(|number| number.map(|number| nth("member", number)));
                vec![(self.path.clone(), tables)]
            }
            Alteration::Value(InputPlace::Months, _) => vec![both(&["months"])],
            Alteration::Value(..) => Vec::new(),
            Alteration::Rates => vec![both(&["rates"])],
            Alteration::Start => vec![both(&["start"]), both(&["year_starts"])],
            Alteration::Tax => vec![both(&["tax"])],
            Alteration::Support => vec![both(&["support"])],
            Alteration::Coalitions => vec![both(&["coalition"])],
            Alteration::Settlements => vec![both(&["settlement"])],
            Alteration::Key(_) => Vec::new(),
            Alteration::Bills => BillsFile::KEYS.iter().map(|key| both(&["sharing", key])).collect(),
        }
    }

    /// Whether what it is of is there in the old version, and in the new.
    pub fn is_there(&self) -> [bool; 2] {
        match self.change {
            Alteration::Item(_, old, new) | Alteration::Member(old, new) => [old.is_some(), new.is_some()],
            Alteration::Key(is_there) => is_there,
            _ => [true, true],
        }
    }
}
