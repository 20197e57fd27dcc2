//! What differs between two versions of a case, each change on its own.

use super::difference::{Alteration, Difference};
use super::input::{Input, InputPlace};
use super::store::Written;
use crate::case::file::divided::SettlementShare;
use crate::case::file::entry::{KeyValue, Movable};
use crate::case::file::item::{ItemKey, Prices};
use crate::case::file::plan::{FinanceKey, MemberFile, MemberKey, SharingKey};
use crate::case::file::settlement::SettlementFile;
use crate::case::file::support::{SupportFile, SupportKey};
use crate::case::file::tax::TaxKey;
use crate::case::keys::At;
use crate::case::model::Plan;
use crate::cost::{ItemAt, Side};
use std::collections::BTreeMap;

impl Written {
    /// Every change from this version to a new one.
    pub fn differences(&self, new: &Written) -> Vec<Difference> {
        let mut found = Vec::new();
        for side in Side::BOTH {
            self.item_differences(new, side, &mut found);
        }
        self.member_differences(new, &mut found);
        self.head_differences(new, &mut found);
        found
    }

    fn value(
        &self,
        new: &Written,
        places: (InputPlace, InputPlace),
        group: &str,
        found: &mut Vec<Difference>,
    ) {
        let (old_place, new_place) = places;
        let input = |written: &Written, place| Input { path: written.name(place), place };
        let (old, now) = (input(self, old_place), input(new, new_place));
        if self.shown(&old) == new.shown(&now) {
            return;
        }
        let path = now.path.clone();
        let group = if group.is_empty() { path.clone() } else { group.to_owned() };
        let change = Alteration::Value(old_place, new_place);
        found.push(Difference { path, group, old: Some(old), new: Some(now), change });
    }

    /// What an input comes to, for a comparison.
    fn shown(&self, input: &Input) -> String {
        let word = match (input.place, self.leaf(input.place)) {
            (InputPlace::Rule, _) => {
                let sharing = &self.file.sharing;
                let division = sharing.division.as_ref().map(|at| format!("{:?}", at.value));
                division.or_else(|| sharing.rule.as_ref().map(|at| at.value.key()))
            }
            (_, Some(KeyValue::Word(at))) => at.as_ref().map(|at| at.value.clone()),
            (_, Some(KeyValue::Share(at))) => at.as_ref().map(|at| at.value.key()),
            (_, Some(KeyValue::Choice(chosen))) => chosen.word().map(str::to_owned),
            (_, Some(KeyValue::Divided(share))) => share.as_ref().map(SettlementShare::key),
            _ => self.number(input).map(|number| format!("{number:?}")),
        };
        word.unwrap_or_default()
    }

    /// The items of a side in both versions, each by its name: the old ones first, then those that came.
    fn item_pairs(&self, new: &Written, side: Side) -> Vec<(String, [Option<usize>; 2])> {
        let names = |written: &Written| {
            let count = written.file.side(side).len();
            let name = |number| written.item_label(ItemAt { side, number });
            (0..count).map(|number| (name(number), number)).collect::<Vec<_>>()
        };
        let (olds, news) = (names(self), names(new));
        let known: BTreeMap<&String, usize> = news.iter().map(|(name, nth)| (name, *nth)).collect();
        let had: BTreeMap<&String, usize> = olds.iter().map(|(name, nth)| (name, *nth)).collect();
        // 一式@ko is called 一式 once no other member has one: it is the same item
        let renamed = |old: usize| {
            let mut came = news.iter().filter(|(name, _)| !had.contains_key(name));
            came.find(|(_, number)| self.same_item(new, side, [old, *number])).map(|(_, number)| *number)
        };
        let mut pairs: Vec<(String, [Option<usize>; 2])> = Vec::new();
        for (name, old) in &olds {
            let number = known.get(name).copied().or_else(|| renamed(*old));
            pairs.push((name.clone(), [Some(*old), number]));
        }
        let is_matched = |nth: usize| pairs.iter().any(|(_, [_, number])| *number == Some(nth));
        let came = news.iter().filter(|(name, nth)| !had.contains_key(name) && !is_matched(*nth));
        let came: Vec<_> = came.map(|(name, number)| (name.clone(), [None, Some(*number)])).collect();
        pairs.extend(came);
        pairs
    }

    fn item_differences(&self, new: &Written, side: Side, found: &mut Vec<Difference>) {
        for (name, numbers) in self.item_pairs(new, side) {
            let [old, now] = numbers.map(|number| number.map(|number| ItemAt { side, number }));
            match (old, now) {
                (Some(old), Some(now)) if self.is_same(new, old, now) => {
                    self.values_of(new, (old, now), &name, found);
                }
                _ => found.push(Difference::whole(&name, Alteration::Item(side, numbers[0], numbers[1]))),
            }
        }
    }

    /// Whether two versions of an item are the same but for what a what-if moves.
    fn is_same(&self, new: &Written, old: ItemAt, now: ItemAt) -> bool {
        let files = self.item_file(old).zip(new.item_file(now));
        files.is_some_and(|(then, now)| ItemKey::are_alike(then, now))
    }

    /// The items and members that are in both versions: the table of each, its path, and its numbers.
    pub(crate) fn paired(&self, new: &Written) -> Vec<(&'static str, String, [usize; 2])> {
        let items = Side::BOTH.into_iter().flat_map(|side| {
            let pairs = self.item_pairs(new, side).into_iter();
            pairs.filter_map(move |(name, [old, new])| Some((side.word(), name, [old?, new?])))
        });
        let (olds, news) = (self.member_ids(), new.member_ids());
        let members = olds.iter().enumerate().filter_map(|(old, id)| {
            let number = news.iter().position(|known| known == id)?;
            Some(("member", ["member.", id].concat(), [old, number]))
        });
        items.chain(members).collect()
    }

    fn member_ids(&self) -> Vec<String> {
        let id = |member: &MemberFile| member.id.as_ref().map_or(String::new(), |id| id.value.clone());
        self.file.members.iter().map(|member| id(&member.value)).collect()
    }

    /// Whether an item of each version has the same id or name, and is the same member's.
    fn same_item(&self, new: &Written, side: Side, [old, now]: [usize; 2]) -> bool {
        let key = |written: &Written, number| {
            let file = written.item_file(ItemAt { side, number })?;
            let id = file.id.as_ref().map(|id| id.value.clone());
            let name = file.item.as_ref().map(|name| name.value.clone()).filter(|_| id.is_none());
            let member = file.member.as_ref().map(|member| member.value.clone());
            member.is_some().then_some((id, name, member))
        };
        key(self, old).is_some_and(|old| Some(old) == key(new, now))
    }

    fn values_of(
        &self,
        new: &Written,
        (old, now): (ItemAt, ItemAt),
        name: &str,
        found: &mut Vec<Difference>,
    ) {
        for nth in 0..self.amounts(old, &[]).len() {
            self.value(
                new,
                (InputPlace::Amount(old, Some(nth)), InputPlace::Amount(now, Some(nth))),
                name,
                found,
            );
        }
        for key in ItemKey::ALL {
            self.value(new, (InputPlace::Item(old, *key), InputPlace::Item(now, *key)), name, found);
        }
    }

    /// The side and id of an item, with its member where it has one: one name an item.
    fn item_label(&self, item: ItemAt) -> String {
        let name = self.name(InputPlace::Item(item, ItemKey::Growth));
        name.strip_suffix(".growth").unwrap_or(&name).to_owned()
    }

    fn member_differences(&self, new: &Written, found: &mut Vec<Difference>) {
        let (olds, news) = (self.member_ids(), new.member_ids());
        let whole = |id: &String, old, new| {
            Difference::whole(&["member.", id].concat(), Alteration::Member(old, new))
        };
        for (old, id) in olds.iter().enumerate() {
            let Some(number) = news.iter().position(|known| known == id) else {
                found.push(whole(id, Some(old), None));
                continue;
            };
            let bases = |written: &Written, number| {
                let member: Option<&MemberFile> = written.member_file(number);
                let names = member.map(|member| member.bases.iter().map(|(name, _)| name.value.clone()));
                let years = |years: &Prices| years.iter().map(|(year, _)| year.value).collect::<Vec<_>>();
                let by_year = member.map(|member| {
                    let names = member.by_year.iter().map(|(name, of)| (name.value.clone(), years(of)));
                    names.collect::<Vec<_>>()
                });
                let candidate = member.map(|member| member.candidate);
                (names.map(Iterator::collect::<Vec<_>>), by_year, candidate)
            };
            if bases(self, old) != bases(new, number) {
                found.push(whole(id, Some(old), Some(number)));
                continue;
            }
            let group = ["member.", id].concat();
            let count = self.member_file(old).map_or(0, |member| member.bases.len());
            for base in 0..count {
                self.value(new, (InputPlace::Base(old, base), InputPlace::Base(number, base)), &group, found);
            }
            let by_year = self.member_file(old).map(|member| member.by_year.as_slice()).unwrap_or_default();
            for (base, (_, years)) in by_year.iter().enumerate() {
                for year in 0..years.len() {
                    let place = |member| InputPlace::BaseByYear(member, base, Some(year));
                    self.value(new, (place(old), place(number)), &group, found);
                }
            }
            for key in MemberKey::ALL {
                self.value(
                    new,
                    (InputPlace::Member(old, *key), InputPlace::Member(number, *key)),
                    &group,
                    found,
                );
            }
        }
        let came = news.iter().enumerate().filter(|(_, id)| !olds.contains(id));
        found.extend(came.map(|(number, id)| whole(id, None, Some(number))));
    }

    fn head_differences(&self, new: &Written, found: &mut Vec<Difference>) {
        let codes = |written: &Written| {
            written.file.rates.iter().map(|(code, _)| code.value.clone()).collect::<Vec<_>>()
        };
        match codes(self) == codes(new) {
            true => (0..self.file.rates.len())
                .for_each(|nth| self.value(new, (InputPlace::Rate(nth), InputPlace::Rate(nth)), "", found)),
            false => found.push(Difference::whole("rates", Alteration::Rates)),
        }
        let places = [InputPlace::Months].into_iter();
        let places = places.chain(TaxKey::ALL.iter().copied().map(InputPlace::Tax));
        let places =
            places.chain(FinanceKey::ALL.iter().copied().map(InputPlace::Finance)).chain([InputPlace::Rule]);
        let places = places.chain(SharingKey::ALL.iter().copied().map(InputPlace::Sharing));
        for place in places {
            self.value(new, (place, place), "", found);
        }
        if self.head.start != new.head.start || self.head.year_starts != new.head.year_starts {
            found.push(Difference::whole("start", Alteration::Start));
        }
        if self.head.tax != new.head.tax {
            found.push(Difference::whole("tax", Alteration::Tax));
        }
        let supports = self.file.support.iter().zip(&new.file.support);
        let values = self.file.support.len() == new.file.support.len()
            && supports.into_iter().all(|(then, now)| alike(&then.value, &now.value));
        match values {
            true => {
                let numbers = 0..self.file.support.len();
                let places = numbers.flat_map(|number| {
                    SupportKey::ALL.iter().map(move |key| InputPlace::Support(number, *key))
                });
                places.for_each(|place| self.value(new, (place, place), "", found));
            }
            false => found.push(Difference::whole("support", Alteration::Support)),
        }
        let (then, now) = (self.case().ok(), new.case().ok());
        let plans = then.and_then(|case| case.plan).zip(now.and_then(|case| case.plan));
        if let Some((then, now)) = plans {
            // numbers of items and members mean the same only where these are the same
            let places = |written: &Written| (written.file.members.len(), written.file.after.len());
            // the place of one in its file says nothing of it, nor does the how-manieth year of another term it is of
            let money = |plan: &Plan| -> Vec<_> {
                plan.reckonings.iter().map(|one| (one.name.clone(), one.how.clone())).collect()
            };
            if money(&then) != money(&now) || self.settled_years() != new.settled_years() {
                found.push(Difference::whole("settlement", Alteration::Settlements));
            }
            let bills = |plan: &Plan| (plan.sharing.instalments.clone(), plan.sharing.word);
            if bills(&then) != bills(&now) {
                found.push(Difference::whole("sharing.instalments", Alteration::Bills));
            }
            if then.coalitions.len() != now.coalitions.len()
                || (places(self) == places(new) && then.coalitions != now.coalitions)
            {
                found.push(Difference::whole("coalition", Alteration::Coalitions));
            }
        }
    }

    /// The years of settlements, as written.
    fn settled_years(&self) -> Vec<Option<u32>> {
        let year = |file: &At<SettlementFile>| file.value.year.as_ref().map(|year| year.value);
        self.file.settlements.iter().map(year).collect()
    }
}

/// Whether two versions of a support differ in numbers only.
fn alike(then: &SupportFile, now: &SupportFile) -> bool {
    let has = |key: &SupportKey| key.leaf(then).span().is_some() == key.leaf(now).span().is_some();
    SupportKey::ALL.iter().all(has) && SupportKey::are_alike(then, now)
}
