//! A case as written, kept so that one input of it can be changed as a value: the file itself is never edited.
//!
//! A change goes through the same reading of values and the same checks as a file edited to it, so both mean the same.

mod beside;
mod differ;
mod difference;
mod extract;
mod input;
mod leaf;
mod leave;
mod meant;
mod near;
mod no_value;
mod parts;
mod path;
mod ranged;
mod reading;
mod remake;
mod slot;
mod store;
mod support;
mod takes_part;
mod value;

pub use difference::Difference;
pub(crate) use extract::Extract;
pub use input::Input;
pub(crate) use parts::parts as path_parts;
pub use parts::split_assignment;
pub use ranged::{Ranged, Target, WrittenAmount};
pub use store::Written;
pub(crate) use takes_part::Remade;
pub(super) use value::figure;
pub use value::{Number, NumberOf};

use super::currency::currency_differs;
use super::model::{Change, Scenario};
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

impl Written {
    /// Sets one input to a value in any written form.
    ///
    /// # Errors
    /// No such input, or a value that it cannot have.
    pub fn set(&mut self, path: &str, written: &str) -> Result<(), Diagnostic> {
        self.make_room(path);
        let input = self.find(path)?;
        self.set_text(&input, written)
    }

    /// Reads an amount as the file would have it: in its unit where none is named, and in its currency. In major units.
    ///
    /// # Errors
    /// No amount, or one in another currency.
    pub fn read_amount(&self, written: &str) -> Result<Fraction, Diagnostic> {
        let unplaced = |fault: Diagnostic| Diagnostic { span: None, ..fault };
        let read = figure(written.trim()).and_then(|read| read.in_unit(self.file.unit));
        let literal = read.map_err(|flaw| unplaced(flaw.into_fault(0..0)))?;
        match literal.currency_in(self.currency.value) {
            Some(found) if found != self.currency.value => {
                Err(unplaced(currency_differs(found, &self.currency, 0..0)))
            }
            _ => Ok(literal.value),
        }
    }

    /// Multiplies one input by 1 + a percent such as `+10%`.
    ///
    /// # Errors
    /// No such input, one that is no number, or no percent.
    pub fn scale(&mut self, path: &str, percent: &str) -> Result<(), Diagnostic> {
        let input = self.find(path)?;
        let part = &value::percent(percent)? * &Fraction::decimal(1, 2);
        self.multiply(&input, &(&Fraction::from(1) + &part))
    }

    /// Does all that a scenario changes, in its order.
    ///
    /// # Errors
    /// The first change that cannot be made.
    pub(crate) fn apply(&mut self, scenario: &Scenario) -> Result<(), Diagnostic> {
        self.make_all(&scenario.changes)
    }

    /// Makes changes in their order; who leaves does so in the term, as long as that is in the end.
    ///
    /// # Errors
    /// The first change that cannot be made.
    fn make_all(&mut self, changes: &[Change]) -> Result<(), Diagnostic> {
        changes.iter().try_for_each(|change| self.make(change))?;
        changes.iter().try_for_each(|change| self.stays_possible(change))
    }

    /// Whether a change that was made means something after all others.
    ///
    /// # Errors
    /// A member that leaves after the term.
    pub(super) fn stays_possible(&self, change: &Change) -> Result<(), Diagnostic> {
        match change {
            Change::Leave(id) => self.leaves_in_term(id),
            _ => Ok(()),
        }
    }

    /// Makes one change.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn make(&mut self, change: &Change) -> Result<(), Diagnostic> {
        match change {
            Change::Join(id) => self.join(id),
            Change::Leave(id) => self.leave(id),
            Change::Rule(rule) => self.replace_rules(rule),
            Change::Set(path, value) => self.set(path, value),
            Change::Scale(path, percent) => self.scale(path, percent),
        }
    }
}
