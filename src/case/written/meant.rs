//! The inputs that are meant by paths that name none: without their table, or with a Japanese name of a key or base.

use super::parts::parts;
use super::store::Written;
use crate::case::{entries, meant, rule};

/// The tables that a path may lack, those that are looked for most first.
const TABLES: [&str; 6] = ["after", "before", "member", "support", "sharing", "finance"];

/// What an amount is called, whatever its form.
const AMOUNT: [&str; 8] = ["金額", "額", "経費", "費用", "価格", "amount", "price", "cost"];

impl Written {
    /// The paths of all inputs that a path which names none may mean.
    pub(super) fn meant(&self, path: &str) -> Vec<String> {
        let typed = parts(path);
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let within = TABLES.iter().map(|table| [&[*table][..], &typed].concat());
        let mut found: Vec<String> = Vec::new();
        for words in std::iter::once(typed.clone()).chain(within) {
            for name in self.written_so(&words).into_iter().chain(self.with_keys(&words)) {
                found.extend((!found.contains(&name)).then_some(name));
            }
        }
        if let ([base], true) = (typed.as_slice(), found.is_empty()) {
            found = self.of_each_member(base);
        }
        found
    }

    /// A base without whose it is: 人口 of each member.
    fn of_each_member(&self, base: &str) -> Vec<String> {
        let base = rule::base_of_words(base).unwrap_or(base);
        let ids = self.file.members.iter().filter_map(|member| member.value.id.as_ref());
        ids.flat_map(|id| self.written_so(&["member", &id.value, base])).collect()
    }

    /// The paths that words are, or that are told where there are several.
    fn written_so(&self, words: &[&str]) -> Vec<String> {
        match self.find_place(words) {
            Ok(place) => place.map(|place| self.name(place)).into_iter().collect(),
            Err(fault) => fault
                .text("known")
                .unwrap_or_default()
                .split(", ")
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }

    /// The same with the key or base that the last of the words means.
    fn with_keys(&self, words: &[&str]) -> Vec<String> {
        let Some((last, owner)) = words.split_last() else { return Vec::new() };
        let Some(table) = owner.first() else { return Vec::new() };
        let key = meant::key(last, &entries::keys(table));
        let base = rule::base_of_words(last).filter(|_| *table == "member");
        let named = [base, key].into_iter().flatten();
        let mut found: Vec<String> =
            named.flat_map(|key| self.written_so(&[owner, &[key]].concat())).collect();
        let is_amount = AMOUNT.contains(last) || key.is_some_and(|key| meant::FORMS.contains(&key));
        // of a form that an item does not have, the amount that it has is meant
        if found.is_empty() && is_amount && owner.len() > 1 {
            found = self.written_so(owner);
        }
        found
    }
}
