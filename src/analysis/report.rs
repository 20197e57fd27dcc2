//! What a council asks of a case: whether it saves, how much, when, who loses, by which rule, and what was promised.

mod grounds;
mod taxes;

pub use grounds::{Grounds, MemberGround};
pub(crate) use taxes::taxes_of_members;
pub use taxes::{TaxedYear, taxes};

use super::compare::{Comparison, Request as Compare, compare};
use super::negotiate::{NegotiateRequest as Negotiate, Negotiation, negotiate};
use super::promises::{PromiseLimits, PromiseOutcome, outcomes};
use super::split::{AskedWay, By, SplitRequest as Share, Splitting, Unsplit, split};
use crate::case::Case;
use crate::code;
use crate::cost::Units;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::plan::facts::{Dimension, Selection, Side};

/// What is asked of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportRequest {
    /// Rules to set beside the case's own.
    pub ways: Vec<AskedWay>,
    /// The percents that everybody is to accept, where they are sought.
    pub negotiate: Option<Negotiate>,
    /// Which costs count.
    pub selection: Selection,
}

/// What is known of the cases that a report is about.
#[derive(Clone, Debug)]
pub struct Reported<'c> {
    /// All of them side by side.
    pub all: Comparison<'c>,
    /// Each by itself, in the order given.
    pub cases: Vec<CaseReport<'c>>,
}

/// What is known of one case.
#[derive(Clone, Debug)]
pub struct CaseReport<'c> {
    /// The case.
    pub case: &'c Case,
    /// Its printed figures and its plan over the whole term.
    pub whole: Comparison<'c>,
    /// What its plan costs, if it has one.
    pub plan: Option<PlanReport<'c>>,
    /// Its promises, with what came of each.
    pub outcomes: Vec<PromiseOutcome>,
}

/// What is known of a plan.
#[derive(Clone, Debug)]
pub struct PlanReport<'c> {
    /// Its costs by year.
    pub years: Comparison<'c>,
    /// Its costs by category.
    pub categories: Comparison<'c>,
    /// What the shared system costs once, in minor units; `None` where it costs nothing at all.
    pub once: Option<Units>,
    /// Who pays what, by year where shares say anything of years; or why that cannot be said.
    pub split: Result<Box<Splitting<'c>>, Diagnostic>,
    /// What each share is made of, where that can be told.
    pub grounds: Option<Grounds>,
    /// The case's own way to split beside the others asked for, over the whole term.
    pub rules: Option<Box<Splitting<'c>>>,
    /// The percents that everybody can accept, where they are asked for.
    pub negotiated: Option<Box<Negotiation<'c>>>,
}

/// A fault, and of which case it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreported {
    /// The number of the case; `None` for all of them.
    pub case: Option<usize>,
    /// The fault, with the way that its place is in.
    pub unsplit: Unsplit,
}

/// Finds what a report of these cases says.
///
/// # Errors
/// What stands in the way, each fault with the case it is of.
///
/// ```
/// use cloudcost::{analysis::report::{report, ReportRequest}, read_case, Source};
/// let text = r#"
/// format = 1
/// title = "example"
/// months = 24
/// before = [{ item = "old", member = "a", yearly = "100円" }]
/// after = [{ item = "new", member = "a", yearly = "40円" }, { item = "move", member = "a", once = "90円" }]
/// member = [{ id = "a" }]
/// "#;
/// let cases = [read_case("example", Source::new("example.toml", text)).unwrap().case];
/// let found = report(&cases, &ReportRequest::default()).unwrap();
/// let plan = found.cases[0].plan.as_ref().unwrap();
/// assert_eq!(plan.once.unwrap().base, 90);
/// // 60 saved in each of two years less 90 spent at the beginning
/// let saved: Vec<i128> = plan.years.cases[0].model.as_ref().unwrap().rows.iter()
///     .filter_map(|row| Some(row.cumulative?.base)).collect();
/// assert_eq!(saved, [-30, 30]);
/// ```
pub fn report<'c>(cases: &'c [Case], request: &ReportRequest) -> Result<Reported<'c>, Vec<Unreported>> {
    let of = |case: Option<usize>| {
        move |fault: Diagnostic| vec![Unreported { case, unsplit: Unsplit { fault, way: None } }]
    };
    let is_of_plans = !request.ways.is_empty() || request.negotiate.is_some();
    if is_of_plans && cases.iter().all(|case| case.plan.is_none()) {
        return Err(of(None)(Diagnostic::error(code!("no-plan"), None).worded(code!("no-plan-to-split"))));
    }
    let by = |by: Vec<Dimension>| Compare { by, selection: request.selection.clone(), ..Compare::default() };
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for (number, case) in cases.iter().enumerate() {
        match of_case(case, request, &by) {
            Ok(case) => found.push(case),
            Err(unsplit) => {
                faults.extend(unsplit.into_iter().map(|unsplit| Unreported { case: Some(number), unsplit }))
            }
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let all = compare(cases, &by(Vec::new()))
        .map_err(|faults| faults.into_iter().flat_map(of(None)).collect::<Vec<_>>())?;
    Ok(Reported { all, cases: found })
}

fn of_case<'c>(
    case: &'c Case,
    request: &ReportRequest,
    by: &impl Fn(Vec<Dimension>) -> Compare,
) -> Result<CaseReport<'c>, Vec<Unsplit>> {
    let plain = |faults: Vec<Diagnostic>| -> Vec<Unsplit> {
        faults.into_iter().map(|fault| Unsplit { fault, way: None }).collect()
    };
    let compared = |dimensions| compare(std::slice::from_ref(case), &by(dimensions)).map_err(plain);
    let whole = match case.plan {
        Some(_) => compared(Vec::new())?,
        // a selection is of plans, and says nothing of printed figures
        None => compare(std::slice::from_ref(case), &Compare::default()).map_err(plain)?,
    };
    let outcomes =
        whole.cases.iter().flat_map(|compared| outcomes(compared, &PromiseLimits::default())).collect();
    let mut plan = None;
    if case.plan.is_some() {
        let (split, rules) = splits(case, request)?;
        let negotiated = request.negotiate.as_ref().map(|request| negotiate(case, request)).transpose();
        plan = Some(PlanReport {
            years: compared(vec![Dimension::Year])?,
            categories: compared(vec![Dimension::Category])?,
            once: once(&whole),
            grounds: split
                .as_ref()
                .ok()
                .filter(|split| is_own(split))
                .and_then(|split| grounds::grounds(&split.computed)),
            split,
            rules,
            negotiated: negotiated.map_err(|fault| plain(vec![fault]))?.map(Box::new),
        });
    }
    Ok(CaseReport { case, whole, plan, outcomes })
}

/// Whether it is the case's own way to split.
fn is_own(split: &Splitting<'_>) -> bool {
    matches!(split.ways.as_slice(), [way] if way.rule.is_none() && way.method.is_none())
}

/// What the shared system costs once.
fn once(whole: &Comparison<'_>) -> Option<Units> {
    let computed = &whole.cases.first()?.model.as_ref()?.computed;
    let is_once = |fact: &crate::plan::facts::Fact| {
        fact.side == Side::After && computed.item(fact).is_some_and(|item| item.is_one_time())
    };
    computed.known.after().then(|| computed.sum(is_once))
}

/// The case's own way to split, by year where it can be, and beside it the ways asked for.
type Splits<'c> = (Result<Box<Splitting<'c>>, Diagnostic>, Option<Box<Splitting<'c>>>);

fn splits<'c>(case: &'c Case, request: &ReportRequest) -> Result<Splits<'c>, Vec<Unsplit>> {
    let asked = |ways: &[AskedWay], by| Share {
        ways: ways.to_vec(),
        by,
        selection: request.selection.clone(),
        ..Share::default()
    };
    let own = split(case, &asked(&[], Some(By::Year))).or_else(|faults| {
        match faults.iter().any(|unsplit| unsplit.fault.kind == FaultKind::Undivided) {
            true => split(case, &asked(&[], None)),
            false => Err(faults),
        }
    });
    let others = match request.ways.as_slice() {
        [] => None,
        ways => Some(split(case, &asked(ways, None))?),
    };
    let rules = others.map(|mut others| {
        if let Ok(own) = &own {
            others.ways.splice(0..0, own.ways.iter().cloned());
        }
        Box::new(others)
    });
    let own = match own {
        Ok(own) => Ok(Box::new(own)),
        // without a rule of its own a case is split by the first that is asked for
        Err(faults) => match request.ways.first() {
            Some(way @ AskedWay::Rule(_)) => {
                Ok(Box::new(split(case, &asked(std::slice::from_ref(way), Some(By::Year)))?))
            }
            _ => Err(faults.into_iter().next().map_or_else(
                || Diagnostic::error(code!("no-rule"), None).of_kind(FaultKind::NoRule),
                |unsplit| unsplit.fault,
            )),
        },
    };
    Ok((own, rules))
}
