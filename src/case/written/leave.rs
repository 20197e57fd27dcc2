//! Who takes part, and by which rule all is shared: members join and leave, one rule takes the place of all.

use super::input::{Input, InputPlace};
use super::reading::unplaced;
use super::store::Written;
use crate::case::literal;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::Code;
use std::sync::Arc;

impl Written {
    /// Makes a candidate a member.
    ///
    /// # Errors
    /// There is no such member, or it takes part already.
    pub fn join(&mut self, id: &str) -> Result<(), Diagnostic> {
        self.turn(id, true, code!("already-member"))
    }

    /// Makes a member a candidate: it takes part in nothing. `ID@2029-04`, `ID@令和11年4月`, or `ID@31` for the 31st month of the term, lets
    /// it take part up to the month before.
    ///
    /// # Errors
    /// There is no such member or month, or it does not take part then anyway: no longer, or not yet.
    pub fn leave(&mut self, id: &str) -> Result<(), Diagnostic> {
        match (self.has_member(id), id.rsplit_once('@')) {
            (false, Some((id, month))) => self.leave_in(id, month),
            _ => self.turn(id, false, code!("not-yet-member")),
        }
    }

    fn leave_in(&mut self, id: &str, month: &str) -> Result<(), Diagnostic> {
        let number = self.member(id)?;
        let last = self.month_of(month)?.saturating_sub(1);
        let Some(member) = self.file.members.get_mut(number).filter(|member| !member.value.candidate) else {
            return Err(Diagnostic::error(code!("not-yet-member"), None).with("id", id));
        };
        let member = &mut member.value;
        if let Some(to) = member.to.as_ref().filter(|to| to.value <= last) {
            let fault = Diagnostic::error(code!("leave-month"), None).worded(code!("leave-month-late"));
            return Err(fault.with("found", month).with("id", id).with("last", to.value.to_string()));
        }
        let first = member.from.as_ref().map_or(1, |from| from.value);
        if last.saturating_add(1) < first {
            let fault = Diagnostic::error(code!("leave-month"), None).worded(code!("leave-month-early"));
            return Err(fault.with("found", month).with("id", id).with("first", first.to_string()));
        }
        match last < first {
            true => member.candidate = true,
            false => member.to = Some(unplaced(last)),
        }
        Ok(())
    }

    /// Whether who leaves in a month leaves in one of the term: later it would take part to the end of it.
    pub(super) fn leaves_in_term(&self, id: &str) -> Result<(), Diagnostic> {
        let Some((_, month)) = id.rsplit_once('@').filter(|_| !self.has_member(id)) else {
            return Ok(());
        };
        match self.month_of(month)? > self.months {
            true => {
                let fault = Diagnostic::error(code!("leave-month"), None).worded(code!("leave-month-past"));
                Err(fault.with("found", month).with("months", self.months.to_string()))
            }
            false => Ok(()),
        }
    }

    /// The number of a month of the term, written as that or as documents write year and month.
    fn month_of(&self, written: &str) -> Result<u32, Diagnostic> {
        let fault = || Diagnostic::error(code!("leave-month"), None).with("found", written);
        let Some((year, month)) = literal::month(written) else {
            return written.parse().ok().filter(|month| (1..=600).contains(month)).ok_or_else(fault);
        };
        let Some((first_year, first)) = self.head.start else {
            return Err(fault().worded(code!("leave-month-no-start")));
        };
        let years = i32::from(year) - i32::from(first_year);
        let number = years * 12 + i32::from(month) - i32::from(first) + 1;
        u32::try_from(number).ok().filter(|number| (1..=600).contains(number)).ok_or_else(fault)
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

    /// Lets one rule hold for every shared item, also for those with a rule of their own.
    ///
    /// # Errors
    /// No rule and no division.
    pub fn replace_rules(&mut self, rule: &str) -> Result<(), Diagnostic> {
        self.set_text(&Input { path: String::new(), place: InputPlace::Rule }, rule)?;
        for item in self.file.after.iter_mut().filter(|item| item.value.share.is_some()) {
            Arc::make_mut(item).value.share = None;
        }
        Ok(())
    }
}
