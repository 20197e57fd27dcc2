//! What is kept of a case as written, and the case that it means.

use crate::case::file::plan::{MemberFile, PlanFile};
use crate::case::keys::{At, Reader};
use crate::case::model::{Case, Plan, PlanPlaces, Scenario};
use crate::case::named::member_named;
use crate::case::validate::plan;
use crate::code;
use crate::cost::Calendar;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::money::Currency;
use std::sync::Arc;

/// A case with a plan, as its file writes it.
#[derive(Clone)]
pub struct Written {
    /// The case without its plan.
    pub(super) head: Arc<Case>,
    pub(super) currency: At<Currency>,
    pub(super) months: u32,
    /// Whether each published row is over the term of the case, as it names none of its own.
    follow: Arc<[bool]>,
    pub(super) file: PlanFile,
    /// The what-ifs that the file names.
    pub scenarios: Arc<[Scenario]>,
}

impl std::fmt::Debug for Written {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Written").field("id", &self.head.id).finish_non_exhaustive()
    }
}

impl Written {
    /// What a case was read from.
    pub(in crate::case) fn new(
        case: &Case,
        (currency, follow): (At<Currency>, Vec<bool>),
        file: PlanFile,
        scenarios: Vec<Scenario>,
    ) -> Written {
        let head = Arc::new(Case { plan: None, ..case.clone() });
        let (follow, scenarios) = (follow.into(), scenarios.into());
        Written { months: head.months, head, currency, follow, file, scenarios }
    }

    /// The same with another head and another plan, over the same months.
    pub(super) fn of_parts(&self, head: Arc<Case>, file: PlanFile) -> Written {
        let (follow, scenarios) = (Arc::default(), Arc::default());
        Written { head, currency: self.currency.clone(), months: self.months, follow, file, scenarios }
    }

    /// The case that it means now.
    ///
    /// # Errors
    /// The first fault, without a place: the file does not have what is wrong.
    pub fn case(&self) -> Result<Case, Diagnostic> {
        let (case, faults) = self.told();
        case.ok_or_else(|| match faults.into_iter().find(|fault| fault.severity == Severity::Error) {
            Some(fault) => Diagnostic { span: None, cause: None, ..fault },
            None => Diagnostic::error(code!("no-plan-here"), None),
        })
    }

    /// The case that it means now, if there is no error in it, with all that is wrong with its plan.
    pub(in crate::case) fn told(&self) -> (Option<Case>, Vec<Diagnostic>) {
        let calendar = Calendar { months: self.months, ..self.head.calendar() };
        let reader = Reader::new("");
        let plan = plan::validate(self.file.clone(), &self.currency, calendar, &reader);
        let (faults, _) = reader.into_faults();
        if faults.iter().any(|fault| fault.severity == Severity::Error) {
            return (None, faults);
        }
        let places = |plan: &Plan| Arc::new(self.real_places(&plan.places));
        let plan = plan.map(|plan| Plan { quoted_months: self.head.months, places: places(&plan), ..plan });
        let mut case = Case { plan, months: self.months, ..Case::clone(&self.head) };
        let follow = case.published.iter_mut().zip(self.follow.iter()).filter(|(_, follow)| **follow);
        follow.for_each(|(row, _)| row.months = self.months);
        (Some(case), faults)
    }

    /// The places without those of what the file does not have, as it was changed.
    fn real_places(&self, places: &PlanPlaces) -> PlanPlaces {
        let real = |place: &Option<Span>| place.clone().filter(|place| !place.is_empty());
        PlanPlaces {
            shares: places.shares.iter().map(real).collect(),
            limits: places.limits.iter().map(|limits| limits.each_ref().map(real)).collect(),
            rule: real(&places.rule),
            bill: real(&places.bill),
            min_saving: real(&places.min_saving),
            ..places.clone()
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

    /// Whether this is the id or the name of a member.
    pub(super) fn has_member(&self, found: &str) -> bool {
        self.file.members.iter().any(|member| {
            let member = &member.value;
            let has_id = member.id.as_ref().is_some_and(|id| id.value == found);
            has_id || member.name.as_ref().is_some_and(|name| name.value.is(found))
        })
    }

    /// The number of a member, by its id or name.
    pub(super) fn member<'w>(&'w self, id: &str) -> Result<usize, Diagnostic> {
        let members = self.file.members.iter().map(|member| &member.value).enumerate();
        let named = |(number, file): (usize, &'w MemberFile)| {
            let id = file.id.as_ref().map_or("", |id| id.value.as_str());
            (number, id, file.name.as_ref().map(|name| &name.value))
        };
        member_named(members.map(named), id)
    }
}
