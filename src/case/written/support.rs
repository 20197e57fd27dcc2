//! Paths of support: `support.NAME.rate`, `.amount` and `.cap`, by number where several have the name.

use super::input::{Input, InputPlace};
use super::parts::quoted;
use super::path::figures;
use super::store::Written;
use crate::case::file::entry::Movable;
use crate::case::file::support::{SupportFile, SupportKey};
use crate::case::keys::At;
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::lang::Lang;

impl Written {
    /// The input of a support, as the rest of a path names it; a rate or an amount only where the support has it.
    pub(super) fn of_support(&self, name: &str, name_of: &str) -> Result<Option<InputPlace>, Diagnostic> {
        let known = |key: &&SupportKey| key.name() == name_of;
        let Some(key) = SupportKey::ALL.iter().find(known).copied() else { return Ok(None) };
        let named = self.supports_named(name);
        let by_number = || name.parse::<usize>().ok()?.checked_sub(1);
        let number = match named.as_slice() {
            [] => by_number(),
            [only] => Some(*only),
            several => {
                let known = several.iter().map(|number| self.name(InputPlace::Support(*number, key)));
                let fault = Diagnostic::error(code!("path-ambiguous"), None)
                    .of_kind(FaultKind::Path)
                    .with("found", name);
                return Err(fault.with("known", known.collect::<Vec<_>>().join(", ")));
            }
        };
        let has = |number: &usize| self.support_file(*number).is_some_and(|file| key.fits(file));
        Ok(number.filter(has).map(|number| InputPlace::Support(number, key)))
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
    pub(super) fn support_name(&self, number: usize, key: SupportKey) -> String {
        let name = self.support_file(number).and_then(|file| file.name.as_ref());
        let name = name.map_or("", |name| name.value.in_lang(Lang::Ja));
        let name = match self.supports_named(name).as_slice() {
            [_] => quoted(name, false),
            _ => number.saturating_add(1).to_string(),
        };
        ["support.", &name, ".", key.name()].concat()
    }

    /// The numbers that the support of the case has.
    pub(super) fn support_places(&self) -> Vec<InputPlace> {
        let numbers = self.file.support.iter().enumerate();
        let of_one = |(number, at): (usize, &At<SupportFile>)| {
            figures(&at.value).map(|key| InputPlace::Support(number, key)).collect::<Vec<_>>()
        };
        numbers.flat_map(of_one).collect()
    }

    /// What a support pays of the items that it covers, or in all.
    pub(crate) fn support_pays(&self, number: usize) -> Option<Input> {
        self.at(InputPlace::Support(number, SupportKey::Rate))
            .or_else(|| self.at(InputPlace::Support(number, SupportKey::Amount)))
    }

    /// The most that a support pays.
    pub(crate) fn support_cap(&self, number: usize) -> Option<Input> {
        self.at(InputPlace::Support(number, SupportKey::Cap))
    }
}
