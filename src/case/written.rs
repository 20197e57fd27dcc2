//! A case as written, kept so that one input of it can be changed as a value: the file itself is never edited.
//!
//! A change goes through the same reading of values and the same checks as a file edited to it, so both mean the same.

mod near;
mod path;
mod ranged;
mod slot;
mod value;

use crate::code;
use crate::lang::Code;
pub use path::{Input, split_assignment};
pub use ranged::{Ranged, Target, WrittenAmount};
pub(super) use value::figure;
pub use value::{Measure, Number};

use super::file::plan::{MemberFile, PlanFile};
use super::keys::{At, Reader};
use super::model::{Case, Plan};
use super::scenario::Scenario;
use super::validate::plan;
use crate::cost::Calendar;
use crate::diagnostic::{Diagnostic, Severity};
use crate::money::{Currency, Fraction};

/// A case with a plan, as its file writes it.
#[derive(Clone)]
pub struct Written {
    /// The case without its plan.
    head: Case,
    currency: At<Currency>,
    months: u32,
    file: PlanFile,
    /// The what-ifs that the file names.
    pub scenarios: Vec<Scenario>,
}

impl std::fmt::Debug for Written {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Written").field("id", &self.head.id).finish_non_exhaustive()
    }
}

impl Written {
    /// What a case was read from.
    pub(super) fn new(
        case: &Case,
        currency: At<Currency>,
        file: PlanFile,
        scenarios: Vec<Scenario>,
    ) -> Written {
        let head = Case { plan: None, ..case.clone() };
        Written { months: head.months, head, currency, file, scenarios }
    }

    /// The case that it means now.
    ///
    /// # Errors
    /// The first fault, without a place: the file does not have what is wrong.
    pub fn case(&self) -> Result<Case, Diagnostic> {
        let calendar = Calendar { months: self.months, start: self.head.start };
        let mut reader = Reader::new("");
        let plan = plan::validate(self.file.clone(), &self.currency, calendar, &mut reader);
        let (faults, _) = reader.into_faults();
        match faults.into_iter().find(|fault| fault.severity == Severity::Error) {
            Some(fault) => Err(Diagnostic { span: None, cause: None, ..fault }),
            None => {
                let plan = plan.map(|plan| Plan { quoted_months: self.head.months, ..plan });
                Ok(Case { plan, months: self.months, ..self.head.clone() })
            }
        }
    }

    /// The currency of the case.
    pub fn currency(&self) -> Currency {
        self.currency.value
    }

    /// The ids of the candidates, in the order of the file.
    pub fn candidates(&self) -> Vec<&str> {
        let candidates = self.file.members.iter().filter(|member| member.value.candidate);
        candidates.filter_map(|member| member.value.id.as_ref()).map(|id| id.value.as_str()).collect()
    }

    /// Makes a candidate a member.
    ///
    /// # Errors
    /// There is no such member, or it takes part already.
    pub fn join(&mut self, id: &str) -> Result<(), Diagnostic> {
        self.turn(id, true, code!("already-member"))
    }

    /// Makes a member a candidate: it takes part in nothing.
    ///
    /// # Errors
    /// There is no such member, or it does not take part anyway.
    pub fn leave(&mut self, id: &str) -> Result<(), Diagnostic> {
        self.turn(id, false, code!("not-yet-member"))
    }

    fn turn(&mut self, id: &str, joins: bool, otherwise: Code) -> Result<(), Diagnostic> {
        let number = self.member(id)?;
        match self.file.members.get_mut(number) {
            Some(member) if member.value.candidate == joins => {
                member.value.candidate = !joins;
                Ok(())
            }
            _ => Err(Diagnostic::error(otherwise, None).with("id", id)),
        }
    }

    /// The number of a member, by its id or name.
    fn member(&self, id: &str) -> Result<usize, Diagnostic> {
        let is_named = |file: &MemberFile| file.name.as_ref().is_some_and(|name| name.value.is(id));
        let ids: Vec<&str> = self
            .file
            .members
            .iter()
            .map(|member| member.value.id.as_ref().map_or("", |id| id.value.as_str()))
            .collect();
        let named = || self.file.members.iter().position(|member| is_named(&member.value));
        ids.iter().position(|known| *known == id).or_else(named).ok_or_else(|| {
            let fault = Diagnostic::error(code!("unknown-member"), None).with("found", id);
            fault.with_known(id, &ids, code!("unknown-member-near"))
        })
    }

    /// Sets one input to a value in any written form.
    ///
    /// # Errors
    /// No such input, or a value that it cannot have.
    pub fn set(&mut self, path: &str, written: &str) -> Result<(), Diagnostic> {
        self.make_room(path);
        let input = self.find(path)?;
        self.set_text(&input, written)
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

    /// Does all that a scenario names, in the order join, leave, set, scale.
    ///
    /// # Errors
    /// The first change that cannot be made.
    pub fn apply(&mut self, scenario: &Scenario) -> Result<(), Diagnostic> {
        scenario.join.iter().try_for_each(|id| self.join(id))?;
        scenario.leave.iter().try_for_each(|id| self.leave(id))?;
        scenario.set.iter().try_for_each(|(path, value)| self.set(path, value))?;
        scenario.scale.iter().try_for_each(|(path, percent)| self.scale(path, percent))
    }
}
