//! What was changed with its texts: an input by its place, a thing that is another now by every key that says it otherwise.

use super::changed::{CaseText, Changed, Version};
use super::paired::paired_rows;
use crate::analysis::quoted::unquoted;
use crate::case::{AFTER_FORMS, Difference, Input, KeyPath, entries, words};
use crate::diagnostic::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The values of both versions by their keys.
pub(super) struct Places<'r> {
    texts: [CaseText<'r>; 2],
    entries: [BTreeMap<KeyPath, Span>; 2],
}

impl<'r> Places<'r> {
    pub(super) fn of(old: CaseText<'r>, new: CaseText<'r>) -> Places<'r> {
        Places { texts: [old, new], entries: [old, new].map(|text| entries(text.source.text())) }
    }

    /// Whether amounts that name no unit are of another one: then they differ though they are written alike.
    pub(super) fn has_other_unit(&self) -> bool {
        let [old, new] = [0, 1].map(|nth| self.under(nth, &["unit".to_owned()]).into_values().next());
        old.map(|unit| unit.text) != new.map(|unit| unit.text)
    }

    /// Whether a change is of the unit alone: nothing of it is written otherwise.
    pub(super) fn is_of_unit(&self, difference: &Difference) -> bool {
        let rows = self.rows(difference.clone());
        let alike = |row: &Changed| row.old.text.is_some() && row.old.text == row.new.text;
        self.has_other_unit() && !difference.is_whole() && rows.iter().all(alike)
    }

    /// A change with its texts and places: a row for each key that says it.
    pub(super) fn rows(&self, difference: Difference) -> Vec<Changed> {
        let [old, new] = self.texts;
        if let [None, None] = [&difference.old, &difference.new].map(|input| self.place(old, input)) {
            let rows = self.by_keys(&difference);
            if !rows.is_empty() {
                return rows;
            }
        }
        let version = |text: CaseText<'_>, input: &Option<Input>| {
            self.place(text, input).map_or(Version::default(), |span| read(text.source, span))
        };
        let (old, new) = (version(old, &difference.old), version(new, &difference.new));
        vec![Changed { path: difference.path.clone(), difference, old, new }]
    }

    fn place(&self, text: CaseText<'_>, input: &Option<Input>) -> Option<Span> {
        text.written.zip(input.as_ref()).and_then(|(written, input)| written.place_of(input))
    }

    fn by_keys(&self, difference: &Difference) -> Vec<Changed> {
        if let Some(list) = LISTS.into_iter().find(|list| difference.path == *list) {
            return self.of_money(list, difference);
        }
        let mut rows = Vec::new();
        for (name, [old, new]) in difference.tables() {
            let [olds, news] = [(0, &old), (1, &new)]
                .map(|(nth, keys)| keys.as_ref().map_or_else(BTreeMap::new, |keys| self.under(nth, keys)));
            if old.is_none() || new.is_none() {
                // what came or went stands where its table begins
                let (path, difference) = (difference.path.clone(), difference.clone());
                rows.push(Changed { path, difference, old: whole(&olds), new: whole(&news) });
                continue;
            }
            let row = |(key, old, new): (KeyPath, Version, Version)| {
                let path = std::iter::once(&name).chain(&key).map(String::as_str);
                let path = path.filter(|key| !key.is_empty()).collect::<Vec<_>>().join(".");
                Changed { path, difference: difference.clone(), old, new }
            };
            let mut found: Vec<Changed> = differing(&olds, &news).into_iter().map(row).collect();
            found.sort_by_key(|row| row.new.place.or(row.old.place).map(|place| (place.line, place.column)));
            rows.extend(found);
        }
        rows
    }

    /// What is written otherwise and is no input of the costs: the words of the head, of printed rows, items and members,
    /// what the plan is held to, where bases are from, what-ifs.
    pub(super) fn others(&self) -> Vec<Changed> {
        let mut rows = self.words("", "", [&[], &[]]);
        let [old, new] = self.texts;
        for [old, new] in paired_rows(old.case, new.case) {
            rows.extend(self.of_pair("published", &["published", &number(new)].join("."), [old, new]));
        }
        let pairs = old.written.zip(new.written).map_or(Vec::new(), |(old, new)| old.paired(new));
        rows.extend(pairs.iter().flat_map(|(table, path, numbers)| self.of_pair(table, path, *numbers)));
        for table in TABLES {
            rows.extend(self.of_list(table));
        }
        rows
    }

    /// The words of a table of a list, by its numbers from 0.
    fn of_pair(&self, table: &str, path: &str, numbers: [usize; 2]) -> Vec<Changed> {
        let [old, new] = numbers.map(|nth| [table.to_owned(), number(nth)]);
        self.words(table, path, [&old, &new])
    }

    /// What is said otherwise of a table that moves no figure.
    fn words(&self, table: &str, path: &str, keys: [&[String]; 2]) -> Vec<Changed> {
        let [olds, news] = [(0, keys[0]), (1, keys[1])].map(|(nth, keys)| {
            let mut found = self.under(nth, keys);
            found.retain(|keys, _| keys.first().is_some_and(|key| words(table).contains(&key.as_str())));
            found
        });
        let path = |keys: &KeyPath| match path {
            "" => keys.join("."),
            path => [path, &keys.join(".")].join("."),
        };
        differing(&olds, &news).into_iter().map(|(keys, old, new)| other(&path(&keys), old, new)).collect()
    }

    /// The tables of a list of money that differ, all of one change: what came and went as a whole, else each key.
    fn of_money(&self, list: &str, difference: &Difference) -> Vec<Changed> {
        let is_table = |row: &Changed| row.path.matches('.').count() == 1;
        let of = |row: Changed| Changed {
            difference: match is_table(&row) {
                true => Difference::of_key(&difference.path, row.difference.is_there()),
                false => difference.clone(),
            },
            ..row
        };
        let mut rows: Vec<Changed> = self.of_list(list).into_iter().map(of).collect();
        rows.sort_by_key(|row| row.new.place.or(row.old.place).map(|place| (place.line, place.column)));
        rows
    }

    /// The tables of a list that differ: what is alike is passed over, the rest compared by name, then by all but the name,
    /// then in order, unless another name makes it another thing.
    fn of_list(&self, table: &str) -> Vec<Changed> {
        let texts = |block: &ListTable| -> Vec<(KeyPath, Option<String>)> {
            block.1.iter().map(|(keys, version)| (keys.clone(), version.text.clone())).collect()
        };
        let (mut olds, mut news) = (self.blocks(0, table), self.blocks(1, table));
        olds.retain(|old| match news.iter().position(|new| texts(new) == texts(old)) {
            Some(same) => {
                news.remove(same);
                false
            }
            None => true,
        });
        let mut pairs = pair_by(&mut olds, &mut news, name_of);
        let but_name = |block: &ListTable| {
            let but = texts(block).into_iter().filter(|(keys, _)| keys.as_slice() != ["name"]);
            name_of(block).map(|_| but.collect::<Vec<_>>())
        };
        pairs.extend(pair_by(&mut olds, &mut news, but_name));
        if LISTS.contains(&table) {
            pairs.extend(std::mem::take(&mut olds).into_iter().map(|old| [Some(old), None]));
        }
        // where nothing is left of the old ones, the new ones came
        let left = 0..olds.len().max(news.len());
        pairs.extend(left.map(|nth| [olds.get(nth).cloned(), news.get(nth).cloned()]));
        pairs.sort_by_key(|[old, new]| new.as_ref().or(old.as_ref()).map(|block| block.0));
        pairs.iter().flat_map(|[old, new]| of_pair(table, [old.as_ref(), new.as_ref()])).collect()
    }

    fn blocks(&self, nth: usize, table: &str) -> Vec<ListTable> {
        let block = |number: usize| (number, self.under(nth, &[table.to_owned(), number.to_string()]));
        (1..).map(block).take_while(|(_, found)| !found.is_empty()).collect()
    }

    /// The values of one version under these keys, by the keys that are left.
    fn under(&self, nth: usize, keys: &[String]) -> BTreeMap<KeyPath, Version> {
        let (Some(entries), Some(text)) = (self.entries.get(nth), self.texts.get(nth)) else {
            return BTreeMap::new();
        };
        let rest = |(key, span): (&KeyPath, &Span)| {
            Some((key.strip_prefix(keys)?.to_vec(), read(text.source, span.clone())))
        };
        entries.iter().filter_map(rest).collect()
    }
}

/// A table of a list: its number, and its values by their keys.
type ListTable = (usize, BTreeMap<KeyPath, Version>);

/// What a table of a list is called.
fn name_of(block: &ListTable) -> Option<String> {
    block.1.get(&vec!["name".to_owned()])?.text.clone()
}

/// Takes those out of both lists that have the same key.
fn pair_by<K: PartialEq>(
    olds: &mut Vec<ListTable>,
    news: &mut Vec<ListTable>,
    key: impl Fn(&ListTable) -> Option<K>,
) -> Vec<[Option<ListTable>; 2]> {
    let mut pairs = Vec::new();
    olds.retain(|old| {
        let of_old = key(old);
        let same = news.iter().position(|new| of_old.is_some() && key(new) == of_old);
        pairs.extend(same.map(|nth| [Some(old.clone()), Some(news.remove(nth))]));
        same.is_none()
    });
    pairs
}

/// What two tables of a list say otherwise, or that one of them is there alone.
fn of_pair(table: &str, pair: [Option<&ListTable>; 2]) -> Vec<Changed> {
    let named = |block: &ListTable| [table, &block.0.to_string()].join(".");
    match pair {
        [Some(old), Some(new)] => {
            let path = |keys: &KeyPath| [named(new), keys.join(".")].join(".");
            let rows = differing(&old.1, &new.1).into_iter();
            rows.map(|(keys, was, is)| other(&path(&keys), was, is)).collect()
        }
        [Some(old), None] => vec![other(&named(old), whole(&old.1), Version::default())],
        [None, Some(new)] => vec![other(&named(new), Version::default(), whole(&new.1))],
        [None, None] => Vec::new(),
    }
}

/// Lists whose tables are money of another kind where they have another name.
const LISTS: [&str; 2] = ["settlement", "support"];

/// Lists whose tables are no inputs of the costs.
const TABLES: [&str; 3] = ["require", "base", "scenario"];

/// A number from 1, as tables of a list have it.
fn number(nth: usize) -> String {
    nth.saturating_add(1).to_string()
}

/// What two versions of a table say otherwise, by their keys.
fn differing(
    old: &BTreeMap<KeyPath, Version>,
    new: &BTreeMap<KeyPath, Version>,
) -> Vec<(KeyPath, Version, Version)> {
    let keys: BTreeSet<&KeyPath> = old.keys().chain(new.keys()).collect();
    let both = |keys: &KeyPath| [old, new].map(|found| found.get(keys).cloned().unwrap_or_default());
    let versions = keys.into_iter().map(|keys| (keys.clone(), both(keys)));
    let found = versions.filter(|(_, [old, new])| old.text != new.text);
    found.map(|(keys, [old, new])| (keys, old, new)).collect()
}

/// A change of what is no input.
fn other(path: &str, old: Version, new: Version) -> Changed {
    let is_there = [&old, &new].map(|version| version.text.is_some());
    Changed { path: path.to_owned(), difference: Difference::of_key(path, is_there), old, new }
}

/// A table as a whole, where it begins: by its amount, its name, or all that it says.
fn whole(found: &BTreeMap<KeyPath, Version>) -> Version {
    let places = found.values().filter_map(|version| version.place);
    let place = places.min_by_key(|place| (place.line, place.column));
    let of = |key: &&str| found.get(&vec![(*key).to_owned()]).and_then(|version| version.text.clone());
    let all = || {
        let said = found
            .iter()
            .filter_map(|(keys, version)| Some([keys.join("."), version.text.clone()?].join(" = ")));
        Some(said.collect::<Vec<_>>().join(", ")).filter(|said| !said.is_empty())
    };
    let text = AFTER_FORMS.iter().find_map(of).or_else(|| of(&"name")).or_else(all);
    Version { text, place }
}

/// The text at a place, in one line.
fn read(source: &Source, span: Span) -> Version {
    unquoted(source, span).map_or(Version::default(), |(text, place)| Version {
        text: Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        place: Some(source.position(place.start)),
    })
}
