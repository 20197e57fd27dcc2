//! Paths of support: `support.NAME.rate`, `.amount` and `.cap`, by number where several have the name.

use super::input::{Input, Pays, Place};
use super::parts::quoted;
use super::slot::Slot;
use super::store::Written;
use crate::case::file::support::SupportFile;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Lang;

impl Written {
    /// The input of a support, as the rest of a path names it; a rate or an amount only where the support has it.
    pub(super) fn of_support(&self, name: &str, key: &str) -> Result<Option<Place>, Diagnostic> {
        let pays = match key {
            "rate" => Pays::Rate,
            "amount" => Pays::Amount,
            "cap" => Pays::Cap,
            _ => return Ok(None),
        };
        let named = self.supports_named(name);
        let by_number = || name.parse::<usize>().ok()?.checked_sub(1);
        let number = match named.as_slice() {
            [] => by_number(),
            [only] => Some(*only),
            several => {
                let known = several.iter().map(|number| self.name(Place::Support(*number, pays)));
                let fault = Diagnostic::error(code!("path-ambiguous"), None).with("found", name);
                return Err(fault.with("known", known.collect::<Vec<_>>().join(", ")));
            }
        };
        let has = |number: &usize| {
            self.support_file(*number).is_some_and(|file| match pays {
                Pays::Rate => file.rate.is_some(),
                Pays::Amount => file.amount.is_some(),
                Pays::Cap => true,
            })
        };
        Ok(number.filter(has).map(|number| Place::Support(number, pays)))
    }

    fn supports_named(&self, name: &str) -> Vec<usize> {
        let is_named = |file: &SupportFile| file.name.as_ref().is_some_and(|text| text.value.is(name));
        let numbers = self.file.support.iter().enumerate().filter(|(_, at)| is_named(&at.value));
        numbers.map(|(number, _)| number).collect()
    }

    pub(super) fn support_file(&self, number: usize) -> Option<&SupportFile> {
        self.file.support.get(number).map(|at| &at.value)
    }

    /// The path of a number of a support.
    pub(super) fn support_name(&self, number: usize, pays: Pays) -> String {
        let name = self.support_file(number).and_then(|file| file.name.as_ref());
        let name = name.map_or("", |name| name.value.in_lang(Lang::Ja));
        let name = match self.supports_named(name).as_slice() {
            [_] => quoted(name, false),
            _ => number.saturating_add(1).to_string(),
        };
        let key = match pays {
            Pays::Rate => ".rate",
            Pays::Amount => ".amount",
            Pays::Cap => ".cap",
        };
        ["support.", &name, key].concat()
    }

    /// The numbers that the support of the case has.
    pub(super) fn support_places(&self) -> Vec<Place> {
        let numbers = self.file.support.iter().enumerate();
        let places = numbers.flat_map(|(number, at)| {
            let file = &at.value;
            let rate = file.rate.as_ref().map(|_| Place::Support(number, Pays::Rate));
            let amount = file.amount.as_ref().map(|_| Place::Support(number, Pays::Amount));
            [rate, amount, file.cap.as_ref().map(|_| Place::Support(number, Pays::Cap))].into_iter().flatten()
        });
        places.collect()
    }

    /// Where a number of a support stands.
    pub(super) fn support_span(&self, number: usize, pays: Pays) -> Option<Span> {
        let file = self.support_file(number)?;
        match pays {
            Pays::Rate => file.rate.as_ref().map(|at| at.span.clone()),
            Pays::Amount => file.amount.as_ref().map(|at| at.span.clone()),
            Pays::Cap => file.cap.as_ref().map(|at| at.span.clone()),
        }
    }

    pub(super) fn support_slot(&mut self, number: usize, pays: Pays) -> Slot<'_> {
        let Some(at) = self.file.support.get_mut(number) else { return Slot::None };
        match pays {
            Pays::Rate => Slot::Percent(&mut at.value.rate),
            Pays::Amount => Slot::Sum(&mut at.value.amount),
            Pays::Cap => Slot::Sum(&mut at.value.cap),
        }
    }

    /// What a support pays of the items that it covers, or in all.
    pub fn support_pays(&self, number: usize) -> Option<Input> {
        self.at(Place::Support(number, Pays::Rate)).or_else(|| self.at(Place::Support(number, Pays::Amount)))
    }

    /// The most that a support pays.
    pub fn support_cap(&self, number: usize) -> Option<Input> {
        self.at(Place::Support(number, Pays::Cap))
    }
}
