//! What was changed with its texts: an input by its place, a thing that is another now by every key that says it otherwise.

use super::changed::{Changed, Text, Version};
use crate::analysis::quoted::unquoted;
use crate::case::{Difference, Input, Keys, entries};
use crate::diagnostic::{Source, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The values of both versions by their keys.
pub(super) struct Places<'r> {
    texts: [Text<'r>; 2],
    entries: [BTreeMap<Keys, Span>; 2],
}

impl<'r> Places<'r> {
    pub(super) fn of(old: Text<'r>, new: Text<'r>) -> Places<'r> {
        Places { texts: [old, new], entries: [old, new].map(|text| entries(text.source.text())) }
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
        let version = |text: Text<'_>, input: &Option<Input>| {
            self.place(text, input).map_or(Version::default(), |span| read(text.source, span))
        };
        let (old, new) = (version(old, &difference.old), version(new, &difference.new));
        vec![Changed { path: difference.path.clone(), difference, old, new }]
    }

    fn place(&self, text: Text<'_>, input: &Option<Input>) -> Option<Span> {
        text.written.zip(input.as_ref()).and_then(|(written, input)| written.place_of(input))
    }

    fn by_keys(&self, difference: &Difference) -> Vec<Changed> {
        let mut rows = Vec::new();
        for (name, [old, new]) in difference.tables() {
            let [olds, news] = [(0, &old), (1, &new)].map(|(nth, keys)| self.under(nth, keys.as_ref()));
            if old.is_none() || new.is_none() {
                // what came or went stands where its table begins
                let first = |found: &BTreeMap<Keys, Version>| {
                    let places = found.values().filter_map(|version| version.place);
                    Version { text: None, place: places.min_by_key(|place| (place.line, place.column)) }
                };
                let (path, difference) = (difference.path.clone(), difference.clone());
                rows.push(Changed { path, difference, old: first(&olds), new: first(&news) });
                continue;
            }
            let keys: BTreeSet<&Keys> = olds.keys().chain(news.keys()).collect();
            let mut found: Vec<Changed> = Vec::new();
            for key in keys {
                let [old, new] = [&olds, &news].map(|found| found.get(key).cloned().unwrap_or_default());
                if old.text != new.text {
                    let path = std::iter::once(&name).chain(key).map(String::as_str);
                    let path = path.filter(|key| !key.is_empty()).collect::<Vec<_>>().join(".");
                    found.push(Changed { path, difference: difference.clone(), old, new });
                }
            }
            found.sort_by_key(|row| row.new.place.or(row.old.place).map(|place| (place.line, place.column)));
            rows.extend(found);
        }
        rows
    }

    /// The values of one version under these keys, by the keys that are left.
    fn under(&self, nth: usize, keys: Option<&Keys>) -> BTreeMap<Keys, Version> {
        let (Some(entries), Some(text), Some(keys)) = (self.entries.get(nth), self.texts.get(nth), keys)
        else {
            return BTreeMap::new();
        };
        let rest = |(key, span): (&Keys, &Span)| {
            Some((key.strip_prefix(keys.as_slice())?.to_vec(), read(text.source, span.clone())))
        };
        entries.iter().filter_map(rest).collect()
    }
}

/// The text at a place, in one line.
fn read(source: &Source, span: Span) -> Version {
    unquoted(source, span).map_or(Version::default(), |(text, place)| Version {
        text: Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        place: Some(source.position(place.start)),
    })
}
