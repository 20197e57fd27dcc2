//! A case in which nothing is other than in one that was checked but who takes part when: it takes no checking of all else.

use super::store::Written;
use crate::case::file::plan::{MemberFile, PlanFile};
use crate::case::keys::At;
use crate::case::model::{Case, Change, Member, Scenario};
use crate::cost::{Bearer, CostItem, Months, Price};
use crate::diagnostic::Diagnostic;

/// A case made of another one.
pub(crate) enum Remade {
    /// Only who takes part when is other.
    Members(Case),
    /// Anything may be.
    Whole(Case),
}

impl Written {
    /// The case that a scenario makes of this one, whose case this is.
    ///
    /// # Errors
    /// A change that cannot be made, or the first fault of the case after it.
    pub(crate) fn case_of(&self, scenario: &Scenario, case: &Case) -> Result<Remade, Diagnostic> {
        let moves_members = |change: &Change| matches!(change, Change::Join(_) | Change::Leave(_));
        if scenario.changes.iter().all(moves_members) {
            // of many scenarios each would copy the whole file only to change a month of it
            let members = PlanFile { members: self.file.members.clone(), ..PlanFile::default() };
            let mut changed = self.of_parts(self.head.clone(), members);
            changed.apply(scenario)?;
            if let Some(case) = self.with_members(&changed.file.members, case) {
                return Ok(Remade::Members(case));
            }
        }
        let mut changed = self.clone();
        changed.apply(scenario)?;
        changed.case().map(Remade::Whole)
    }

    /// The case with its members as they take part by these tables; `None` where that must be checked with all else.
    fn with_members(&self, files: &[At<MemberFile>], case: &Case) -> Option<Case> {
        let remainder = self.file.sharing.remainder.as_ref().map(|at| at.value.as_str());
        let is_nobodys = remainder.is_none_or(|word| ["largest", "drop"].contains(&word));
        // quotations, settlements and who bears remainders are of those who take part
        if !is_nobodys
            || !self.file.coalitions.is_empty()
            || !self.file.settlements.is_empty()
            || self.months != case.months
            || files.len() != case.members().len()
        {
            return None;
        }
        let mut made = case.clone();
        let plan = made.plan.as_mut()?;
        let mut joining = Vec::new();
        for (nth, (member, file)) in plan.members.iter_mut().zip(files).enumerate() {
            if member.candidate && !file.value.candidate {
                joining.push(nth);
            }
            take_part(member, &file.value, case.months)?;
        }
        let is_checked = |item: &CostItem| is_borne(item, &plan.members, &joining, case.calendar().term());
        let are_borne = plan.items().all(is_checked);
        are_borne.then_some(made)
    }
}

/// Lets a member take part as its table says; `None` where that may be a fault, or is more than months.
fn take_part(member: &mut Member, file: &MemberFile, term: u32) -> Option<()> {
    let (from, to) = (file.from.as_ref().map(|at| at.value), file.to.as_ref().map(|at| at.value));
    let months = Months::new(from.unwrap_or(1), to.unwrap_or(u32::MAX));
    if (months, file.candidate) == (member.months, member.candidate) {
        return Some(());
    }
    let is_in_term = |month: Option<u32>| file.candidate || month.is_none_or(|month| month <= term);
    let is_clear = !months.is_empty() && is_in_term(from) && is_in_term(to);
    (member.months, member.candidate) = (months, file.candidate);
    // the mean of a base by year is of the months of its member
    (is_clear && member.by_year.is_empty()).then_some(())
}

/// Whether an item is certain to be borne by somebody in each month of the term, at prices that do not depend on how many
/// take part.
fn is_borne(item: &CostItem, members: &[Member], joining: &[usize], term: Months) -> bool {
    match &item.bearer {
        Bearer::Group | Bearer::Outside(_) | Bearer::Member(_) => true,
        // who joins has its number of them
        Bearer::Each(pieces) => {
            joining.iter().all(|number| pieces.iter().any(|(member, _)| member == number))
        }
        Bearer::Shared(among) => {
            !matches!(item.price, Price::ByMembers(_)) && are_there(among, members, term)
        }
    }
}

/// Whether some of these members take part in each month of the term.
fn are_there(among: &[usize], members: &[Member], term: Months) -> bool {
    let mut next = term.first;
    while next <= term.last {
        let there = among.iter().filter_map(|number| members.get(*number));
        let there = there.filter(|member| !member.candidate && member.months.contains(next));
        match there.map(|member| member.months.last).max() {
            None => return false,
            Some(last) => next = last.saturating_add(1),
        }
    }
    true
}
