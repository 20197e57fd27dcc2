//! The case: what a file means once every fault is out of it.

mod bills;
mod plan;
mod scenario;

pub use bills::{BillWord, Instalments, Reckoned, Reckoning};
pub use plan::{BaseSource, BaseStatus, Coalition, Finance, Member, Plan, PlanPlaces, Sharing};
pub use scenario::{Change, Scenario};

use crate::code;
use crate::cost::{Calendar, Stage};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use crate::money::Currency;
use crate::published::Figures;
use crate::requirement::Requirement;

/// A group of members that moves from what it runs today to something shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its short name: that of its file without the ending.
    pub id: String,
    /// Its name for people.
    pub title: Text,
    /// Where its figures are from.
    pub source: Option<Text>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// The unit of amounts in the file that name none, as it is written.
    pub unit: Option<&'static str>,
    /// The months of the term compared, 1 to 600.
    pub months: u32,
    /// The first month of the term: year and month.
    pub start: Option<(u16, u8)>,
    /// The first month of a fiscal year, 1 to 12.
    pub year_starts: u8,
    /// Whether amounts include tax; `None` where it is not stated.
    pub tax: Option<Tax>,
    /// When the contract is to be signed: year and month.
    pub signed: Option<(u16, u8)>,
    /// What the figures of the plan are.
    pub stage: Option<Stage>,
    /// Effects that are not money.
    pub effects: Vec<Text>,
    /// What a reader must know about all figures.
    pub note: Option<Text>,
    /// Figures as a document printed them.
    pub published: Vec<Published>,
    /// What its figures must keep to.
    pub require: Vec<Required>,
    /// The model that everything else is computed from, if there is one.
    pub plan: Option<Plan>,
}

impl Case {
    /// The months of its term and the years they fall in.
    pub fn calendar(&self) -> Calendar {
        Calendar { months: self.months, start: self.start, year_starts: self.year_starts }
    }

    /// Who takes part in its plan, and who may; nobody where it has none.
    pub fn members(&self) -> &[Member] {
        self.plan.as_ref().map(|plan| plan.members.as_slice()).unwrap_or_default()
    }

    /// Its plan, for what is asked of a plan only.
    ///
    /// # Errors
    /// It has none.
    pub(crate) fn plan_here(&self) -> Result<&Plan, Diagnostic> {
        self.plan.as_ref().ok_or_else(|| Diagnostic::error(code!("no-plan-here"), None))
    }
}

/// One promise that a case makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Required {
    /// What must hold.
    pub requirement: Requirement,
    /// Why, for people.
    pub why: Option<Text>,
    /// Where it stands in the file.
    pub span: Span,
    /// Where its limit does.
    pub limit: Option<Span>,
}

/// Where each stated figure of a row stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigurePlaces {
    /// The cost before.
    pub before: Option<Span>,
    /// The cost after.
    pub after: Option<Span>,
    /// The saving.
    pub saving: Option<Span>,
    /// The percent.
    pub percent: Option<Span>,
}

/// Whether amounts include tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tax {
    /// They do.
    Included,
    /// They do not.
    Excluded,
}

/// Whether one-time costs are in a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OneTime {
    /// They are.
    Included,
    /// They are not.
    Excluded,
}

/// What a figure claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 見込: expected.
    Estimate,
    /// 試算: from a trial calculation.
    Trial,
    /// 目標: aimed at.
    Target,
    /// 実績: what was paid.
    Actual,
    /// 最大・上限: at most.
    Bound,
    /// 契約: what is agreed.
    Contract,
    /// 決算: what was paid, as the accounts say.
    Settled,
}

/// One row of published figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Of which system it is; `None` for all of them.
    pub system: Option<Text>,
    /// Whose it is; `None` for the whole group.
    pub member: Option<Text>,
    /// The kind of cost.
    pub of: Option<Text>,
    /// The months it covers.
    pub months: u32,
    /// Whether one-time costs are in it; `None` where it is not stated.
    pub one_time: Option<OneTime>,
    /// What it claims to be; `None` where it is not stated.
    pub status: Option<Status>,
    /// Whether its figures are after support and what is borne outside.
    pub net: bool,
    /// The figures.
    pub figures: Figures,
    /// What a reader must know about this row.
    pub note: Option<Text>,
    /// Where it stands in the file.
    pub span: Span,
    /// Where its figures stand.
    pub places: FigurePlaces,
}
