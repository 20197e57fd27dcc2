//! The names nearest to one that no input has.

use super::input::InputPlace;
use super::parts::parts;
use super::store::Written;
use crate::case::file::entry::Movable;
use crate::case::file::instalments::BillsKey;
use crate::case::file::item::ItemKey;
use crate::case::file::plan::{AmountForm, FinanceKey, MemberKey, SharingKey};
use crate::case::file::settlement::SettlementKey;
use crate::case::file::support::SupportKey;
use crate::case::file::tax::TaxKey;
use crate::code;
use crate::cost::{ItemAt, Side};
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::near::alike;
use std::collections::BTreeSet;

/// So many near names are offered for one that is not there.
const OFFERED: usize = 3;

impl Written {
    /// Every place that a path can name.
    fn places(&self) -> Vec<InputPlace> {
        let mut places: Vec<InputPlace> = self.inputs().into_iter().map(|input| input.place).collect();
        for side in Side::BOTH {
            for (number, at) in self.file.side(side).iter().enumerate() {
                let item = ItemAt { side, number };
                // of names as near as each other the one that is looked for most comes first
                let keys = [ItemKey::Growth].into_iter().chain(ItemKey::fitting(&at.value));
                places.extend(keys.map(|key| InputPlace::Item(item, key)));
                let form = at.value.forms.first();
                let several = match form.and_then(|(_, _, amounts)| amounts.as_ref()) {
                    Some(AmountForm::ByYear(years)) => years.len(),
                    Some(AmountForm::ByMembers(prices)) => prices.len(),
                    Some(AmountForm::One(_)) | None => 0,
                };
                places.extend((0..several).map(|nth| InputPlace::Amount(item, Some(nth))));
            }
        }
        let supports = self.file.support.iter().enumerate();
        places.extend(supports.flat_map(|(number, at)| {
            SupportKey::fitting(&at.value).map(move |key| InputPlace::Support(number, key))
        }));
        let members = self.file.members.iter().enumerate();
        places.extend(members.flat_map(|(number, at)| {
            MemberKey::fitting(&at.value).map(move |key| InputPlace::Member(number, key))
        }));
        places.extend(TaxKey::fitting(&self.file.tax).map(InputPlace::Tax));
        places.extend(FinanceKey::fitting(&self.file.finance).map(InputPlace::Finance));
        places.push(InputPlace::Rule);
        places.extend(SharingKey::fitting(&self.file.sharing).map(InputPlace::Sharing));
        places.extend(BillsKey::fitting(&self.file.sharing.bills).map(InputPlace::Bills));
        let settlements = self.file.settlements.iter().enumerate();
        places.extend(settlements.flat_map(|(number, at)| {
            SettlementKey::fitting(&at.value).map(move |key| InputPlace::Settlement(number, key))
        }));
        places.extend(self.portions());
        places
    }

    /// The fault of a path that names nothing, with the nearest that do.
    pub(super) fn unknown(&self, path: &str) -> Diagnostic {
        if let Some(fault) = self.no_value(path) {
            return fault;
        }
        let unknown = |near: &[&str]| {
            let fault = Diagnostic::error(code!("unknown-path"), None).of_kind(FaultKind::Path);
            fault.with("found", path).with("known", near.join(", "))
        };
        let meant = self.meant(path);
        let meant: Vec<&str> = meant.iter().take(OFFERED).map(String::as_str).collect();
        if !meant.is_empty() {
            return unknown(&meant);
        }
        let mut seen = BTreeSet::new();
        let names: Vec<String> = self.places().into_iter().map(|place| self.name(place)).collect();
        let names = names.iter().filter(|name| seen.insert(name.as_str()));
        let typed = path.to_lowercase();
        let count = parts(&typed).len();
        let first = |parts: &[String], most| parts.iter().take(most).cloned().collect::<Vec<_>>().join(".");
        let whole = parts(&typed);
        // names of the same kind come first; then what is written most alike, also where its last part is not typed yet
        let likeness = |name: &str| {
            let name = parts(&name.to_lowercase());
            let likeness = |most| alike(&first(&whole, most), &first(&name, most));
            (first(&name, 1) == first(&whole, 1), likeness(usize::MAX).max(likeness(count)))
        };
        let mut near: Vec<((bool, f64), &String)> = names.map(|name| (likeness(name), name)).collect();
        near.sort_by(|(a, _), (b, _)| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
        let near: Vec<&str> = near.iter().take(OFFERED).map(|(_, name)| name.as_str()).collect();
        unknown(&near)
    }
}
