//! Paths: the names of single inputs of a case, such as `after.基本料.yearly` or `member.takaishi.population`.

use super::input::{Input, InputPlace};
use super::parts::{parts, quoted};
use super::reading::unplaced;
use super::store::Written;
use super::value::exact;
use crate::case::file::entry::{KeyValue, Movable};
use crate::case::file::instalments::BillsKey;
use crate::case::file::item::ItemKey;
use crate::case::file::plan::{AmountForm, FinanceKey, ItemFile, MemberFile, MemberKey, SharingKey};
use crate::case::file::tax::TaxKey;
use crate::case::keys::At;
use crate::code;
use crate::cost::{ItemAt, Side};
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::lang::Lang;
use crate::money::Fraction;

impl Written {
    /// The input that a path names.
    ///
    /// # Errors
    /// `unknown-path` with the nearest names; `path-ambiguous` where several items have the name.
    pub fn find(&self, path: &str) -> Result<Input, Diagnostic> {
        let parts = parts(path);
        let words: Vec<&str> = parts.iter().map(String::as_str).collect();
        let place = self.find_place(&words)?;
        place.map(|place| Input { path: self.name(place), place }).ok_or_else(|| self.unknown(path))
    }

    /// The place that the words of a path name.
    pub(super) fn find_place(&self, words: &[&str]) -> Result<Option<InputPlace>, Diagnostic> {
        Ok(match words {
            ["months"] => Some(InputPlace::Months),
            ["sharing", "rule"] => Some(InputPlace::Rule),
            ["finance", key] => FinanceKey::of(&self.file.finance, key).map(InputPlace::Finance),
            ["sharing", key] => {
                let bills = || BillsKey::of(&self.file.sharing.bills, key).map(InputPlace::Bills);
                SharingKey::of(&self.file.sharing, key).map(InputPlace::Sharing).or_else(bills)
            }
            ["sharing", "instalments", month] => self.instalment(month),
            ["sharing", "rule", member] => self.part_of(None, member),
            ["settlement", name, rest @ ..] => self.of_settlement(name, rest)?,
            ["coalition", number, key] => self.of_coalition(number, key),
            [key] => TaxKey::of(&self.file.tax, key).map(InputPlace::Tax),
            ["rates", code] => {
                self.file.rates.iter().position(|(known, _)| known.value == *code).map(InputPlace::Rate)
            }
            ["support", name, key] => self.of_support(name, key)?,
            ["member", id, key] => self.member(id).ok().and_then(|number| self.of_member(number, key)),
            ["member", id, base, year] => {
                self.member(id).ok().and_then(|number| self.base_by_year(number, base, Some(year)))
            }
            [side, item, rest @ ..] => match Side::of_word(side) {
                Some(side) => self.of_item(side, item, rest)?,
                None => None,
            },
            _ => None,
        })
    }

    /// Makes room for the base of a member that does not have it, where other members do: a candidate whose base nobody
    /// had asked for yet.
    pub(super) fn make_room(&mut self, path: &str) {
        let parts = parts(path);
        let [first, id, name] = parts.as_slice() else { return };
        let Some(number) = self.member(id).ok().filter(|_| first == "member") else { return };
        let has = |member: &At<MemberFile>| {
            let by_year = member.value.by_year.iter().map(|(base, _)| base);
            member.value.bases.iter().map(|(base, _)| base).chain(by_year).any(|base| base.value == *name)
        };
        let others = self.file.members.iter().any(has);
        if let Some(member) = self.file.members.get_mut(number).filter(|member| others && !has(member)) {
            let room = Some(unplaced(exact(&Fraction::zero(), None)));
            member.value.bases.push((unplaced(name.clone()), room));
        }
    }

    fn of_member(&self, number: usize, key: &str) -> Option<InputPlace> {
        let member = &self.file.members.get(number)?.value;
        if let Some(key) = MemberKey::of(member, key) {
            return Some(InputPlace::Member(number, key));
        }
        let nth = member.bases.iter().position(|(name, _)| name.value == key);
        nth.map(|nth| InputPlace::Base(number, nth)).or_else(|| self.base_by_year(number, key, None))
    }

    /// A base of a member that has a figure for each year: that of one year, or all.
    fn base_by_year(&self, number: usize, base: &str, year: Option<&str>) -> Option<InputPlace> {
        let by_year = &self.file.members.get(number)?.value.by_year;
        let nth = by_year.iter().position(|(name, _)| name.value == base)?;
        let (_, years) = by_year.get(nth)?;
        let place = |year: &str| years.iter().position(|(known, _)| year.parse() == Ok(known.value));
        match year {
            None => Some(InputPlace::BaseByYear(number, nth, None)),
            Some(year) => place(year).map(|year| InputPlace::BaseByYear(number, nth, Some(year))),
        }
    }

    /// The input of an item; the item by its id or name, with `@MEMBER` where several share it.
    fn of_item(&self, side: Side, name: &str, rest: &[&str]) -> Result<Option<InputPlace>, Diagnostic> {
        let mut found = self.items_named(side, name, None);
        if found.is_empty()
            && let Some((item, member)) = name.rsplit_once('@')
        {
            found = self.items_named(side, item, Some(member));
        }
        let (number, others) = match found.split_first() {
            Some((number, others)) => (*number, others),
            None => return Ok(None),
        };
        let item = ItemAt { side, number };
        if !others.is_empty() {
            let names: Vec<String> = found
                .iter()
                .map(|number| self.name(InputPlace::Amount(ItemAt { side, number: *number }, None)))
                .collect();
            let fault =
                Diagnostic::error(code!("path-ambiguous"), None).of_kind(FaultKind::Path).with("found", name);
            return Err(match names.iter().any(|one| names.first() != Some(one)) {
                true => fault.with("known", names.join(", ")),
                // what would tell them apart is not in the file
                false => fault.worded(code!("path-ambiguous-alike")),
            });
        }
        if let [table @ ("paid_by" | "share"), name] = rest {
            return Ok(if *table == "share" {
                self.part_of(Some(item), name)
            } else {
                self.payer_of(item, name)
            });
        }
        Ok(self.item_file(item).and_then(|file| of_key(file, item, rest)))
    }

    /// The id of a member named by it or by its name; the same where there is no such member.
    pub(super) fn id_of<'n>(&'n self, name: &'n str) -> &'n str {
        let file = self.member(name).ok().and_then(|number| self.member_file(number));
        file.and_then(|file| file.id.as_ref()).map_or(name, |id| &id.value)
    }

    /// The numbers of the items of this id or name.
    pub(super) fn items_named(&self, side: Side, name: &str, member: Option<&str>) -> Vec<usize> {
        let member = member.map(|name| self.id_of(name));
        let named = |file: &ItemFile| {
            let id = file.id.as_ref().is_some_and(|id| id.value == name);
            let text = file.item.as_ref().is_some_and(|text| text.value.is(name));
            let own = file.member.as_ref().map(|own| own.value.as_str());
            (id || text) && (member.is_none() || member == own)
        };
        self.file
            .side(side)
            .iter()
            .enumerate()
            .filter(|(_, at)| named(&at.value))
            .map(|(nth, _)| nth)
            .collect()
    }

    pub(super) fn item_file(&self, item: ItemAt) -> Option<&ItemFile> {
        self.file.side(item.side).get(item.number).map(|at| &at.value)
    }

    pub(super) fn member_file(&self, number: usize) -> Option<&MemberFile> {
        self.file.members.get(number).map(|at| &at.value)
    }

    /// Every amount, base, rate and other number that the case has, in the order of the file.
    pub fn inputs(&self) -> Vec<Input> {
        let mut places = Vec::new();
        for side in Side::BOTH {
            for (number, at) in self.file.side(side).iter().enumerate() {
                let item = ItemAt { side, number };
                places.push(InputPlace::Amount(item, None));
                places.extend(figures(&at.value).map(|key| InputPlace::Item(item, key)));
                places.extend(self.payers(item));
            }
        }
        for (number, at) in self.file.members.iter().enumerate() {
            places.extend((0..at.value.bases.len()).map(|base| InputPlace::Base(number, base)));
            let by_year = at.value.by_year.iter().enumerate();
            places.extend(by_year.flat_map(|(base, (_, years))| {
                (0..years.len()).map(move |year| InputPlace::BaseByYear(number, base, Some(year)))
            }));
        }
        places.extend((0..self.file.rates.len()).map(InputPlace::Rate));
        places.extend(self.support_places());
        places.push(InputPlace::Months);
        places.extend(figures(&self.file.tax).map(InputPlace::Tax));
        places.extend(figures(&self.file.finance).map(InputPlace::Finance));
        places.extend(figures(&self.file.sharing).map(InputPlace::Sharing));
        places.extend(self.places_beside());
        places.into_iter().map(|place| Input { path: self.name(place), place }).collect()
    }

    /// The full path of a place.
    pub(super) fn name(&self, place: InputPlace) -> String {
        let member = |number| self.member_file(number).and_then(|file| file.id.as_ref());
        let member = |number| quoted(member(number).map_or("", |id| &id.value), false);
        match place {
            InputPlace::Amount(item, nth) => {
                let form =
                    self.item_file(item).and_then(|file| file.forms.first()).map_or("", |(form, ..)| form);
                let nth = self.amount_number(item, nth).map_or(String::new(), |nth| [".", &nth].concat());
                [&self.item_name(item), ".", form, &nth].concat()
            }
            InputPlace::Item(item, key) => [&self.item_name(item), ".", key.name()].concat(),
            InputPlace::Base(number, nth) => {
                let base = self.member_file(number).and_then(|file| file.bases.get(nth));
                let base = base.map_or(String::new(), |(name, _)| quoted(&name.value, false));
                ["member.", &member(number), ".", &base].concat()
            }
            InputPlace::BaseByYear(number, nth, year) => {
                let base = self.member_file(number).and_then(|file| file.by_year.get(nth));
                let name = base.map_or(String::new(), |(name, _)| quoted(&name.value, false));
                let year = year.and_then(|year| base.and_then(|(_, years)| years.get(year)));
                let year = year.map_or(String::new(), |(year, _)| [".", &year.value.to_string()].concat());
                ["member.", &member(number), ".", &name, &year].concat()
            }
            InputPlace::Member(number, key) => ["member.", &member(number), ".", key.name()].concat(),
            InputPlace::Rate(nth) => {
                let code = self.file.rates.get(nth).map_or("", |(code, _)| &code.value);
                ["rates.", code].concat()
            }
            InputPlace::Support(number, key) => self.support_name(number, key),
            InputPlace::Months => "months".to_owned(),
            InputPlace::Rule => "sharing.rule".to_owned(),
            InputPlace::Tax(key) => key.name().to_owned(),
            InputPlace::Finance(key) => ["finance.", key.name()].concat(),
            InputPlace::Sharing(key) => ["sharing.", key.name()].concat(),
            beside => self.name_beside(beside),
        }
    }

    /// The year or number of members that one of several amounts is named by.
    fn amount_number(&self, item: ItemAt, nth: Option<usize>) -> Option<String> {
        let (_, _, form) = self.item_file(item)?.forms.first()?;
        match form.as_ref()? {
            AmountForm::One(_) => None,
            AmountForm::ByYear(_) => Some(nth?.checked_add(1)?.to_string()),
            AmountForm::ByMembers(prices) => prices.get(nth?).map(|(count, _)| count.value.to_string()),
        }
    }

    /// `after.ITEM`, with `@MEMBER` where several items have the id.
    pub(super) fn item_name(&self, item: ItemAt) -> String {
        let side = [item.side.word(), "."].concat();
        let Some(file) = self.item_file(item) else { return side };
        let id = id_of(file);
        let several = self.items_named(item.side, id, None).len() > 1;
        let member = file.member.as_ref().filter(|_| several);
        let member = member.map_or(String::new(), |member| ["@", &quoted(&member.value, false)].concat());
        [side, quoted(id, several), member].concat()
    }
}

/// The keys that a table has as figures.
pub(super) fn figures<F, K: Movable<F>>(file: &F) -> impl Iterator<Item = K> {
    let is_there = |leaf: KeyValue<'_>| leaf.is_figure() && leaf.span().is_some();
    K::ALL.iter().copied().filter(move |key| is_there(key.leaf(file)))
}

/// What paths name an item by.
fn id_of(file: &ItemFile) -> &str {
    match (&file.id, &file.item) {
        (Some(id), _) => &id.value,
        (None, Some(text)) => text.value.in_lang(Lang::Ja),
        (None, None) => "",
    }
}

/// The input that the rest of a path names in an item; nothing more means its amount.
fn of_key(file: &ItemFile, item: ItemAt, rest: &[&str]) -> Option<InputPlace> {
    let (form, _, amounts) = file.forms.first()?;
    if let [key] = rest
        && let Some(key) = ItemKey::of(file, key)
    {
        return Some(InputPlace::Item(item, key));
    }
    match rest {
        [] => Some(InputPlace::Amount(item, None)),
        [key] if key == form => Some(InputPlace::Amount(item, None)),
        [key, number] if key == form => {
            let number: usize = number.parse().ok()?;
            let nth = match amounts.as_ref()? {
                AmountForm::One(_) => return None,
                AmountForm::ByYear(years) => number.checked_sub(1).filter(|nth| *nth < years.len())?,
                AmountForm::ByMembers(prices) => {
                    prices.iter().position(|(count, _)| usize::try_from(count.value) == Ok(number))?
                }
            };
            Some(InputPlace::Amount(item, Some(nth)))
        }
        _ => None,
    }
}
