//! Who pays what of a case: each member's share by the case's own rules or by others, and whether everyone gains.

mod rows;

pub use rows::{ShareRow, Who};

use super::fair::{Fairness, Sampling, Standing, divide_by, fairness};
use super::plan::{Computed, Selection, Side, compute};
use super::shares::{Detail, Shares, Way, shares, whole};
use super::support;
use crate::case::{Case, Plan, WrittenRule};
use crate::coalition::Method;
use crate::cost::Bearer;
use crate::diagnostic::Diagnostic;
use crate::money::{Currency, Fraction};
use crate::sharing::{Remainder, Settlement};
use num_traits::ToPrimitive;

/// What is asked of a split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Ways to split instead of the case's own; several are set side by side, in this order.
    pub ways: Vec<Asked>,
    /// Whether to say who would be better off elsewhere.
    pub fair: bool,
    /// Orders to draw where a division has no other way.
    pub sampling: Option<Sampling>,
    /// The saving promised to every member, in percent, instead of the case's.
    pub min_saving: Option<Fraction>,
    /// The unit of bills in the currency's major unit, instead of the case's.
    pub round_to: Option<Fraction>,
    /// What becomes of the remainder, instead of the case's way: `largest`, `drop` or a member's id.
    pub remainder: Option<String>,
    /// What the shares are told apart by, besides the members.
    pub by: Option<By>,
    /// Which costs count.
    pub selection: Selection,
}

/// A way to split that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A rule for all shared items, instead of their own.
    Rule(WrittenRule),
    /// A fair division of the whole cost.
    Division(Method),
}

impl Request {
    /// Whether shares are held against each other before they are rounded.
    fn exact(&self) -> bool {
        self.fair || self.ways.iter().any(|way| matches!(way, Asked::Division(_)))
    }
}

/// What shares are told apart by, besides the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The years of the term.
    Year,
    /// The cost items.
    Item,
}

impl By {
    /// Each with its name.
    pub const ALL: [(&'static str, By); 2] = [("year", By::Year), ("item", By::Item)];
}

/// A fault, and which way of the request its place is in; the case's file where it is none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsplit {
    /// The fault. Its cause is always in the case's file.
    pub fault: Diagnostic,
    /// The number of the way.
    pub way: Option<usize>,
}

/// A case split in one or several ways.
#[derive(Clone, Debug)]
pub struct Splitting<'c> {
    /// The case.
    pub case: &'c Case,
    /// Its costs.
    pub computed: Computed<'c>,
    /// What the rows are told apart by.
    pub by: Option<By>,
    /// How bills are settled.
    pub settlement: Settlement,
    /// Who would be better off elsewhere, where that was asked for.
    pub fairness: Option<Fairness>,
    /// The ways, at least one.
    pub ways: Vec<Split>,
}

/// A case split in one way.
#[derive(Clone, Debug)]
pub struct Split {
    /// The rule of the request; `None` for the case's own rules.
    pub rule: Option<WrittenRule>,
    /// The division of the whole cost that it is, instead of by rules.
    pub method: Option<Method>,
    /// The standard error of each member's share, where shares are estimates.
    pub errors: Option<Vec<Fraction>>,
    /// Who objects to it, where that was asked for.
    pub standing: Option<Standing>,
    /// The bills and how they came about.
    pub shares: Shares,
    /// A row for each member over the term, then what nobody pays.
    pub members: Vec<ShareRow>,
    /// The rows asked for, with subtotals.
    pub rows: Vec<ShareRow>,
    /// All of it.
    pub total: ShareRow,
}

impl Split {
    /// The members that pay more than before for certain.
    pub fn worse_off(&self) -> impl Iterator<Item = usize> {
        self.members.iter().filter(|row| row.worse_off() == Some(true)).filter_map(|row| row.who.member())
    }
}

/// Splits a case among its members.
///
/// # Errors
/// What stands in the way, each fault with the text that its place is in.
///
/// ```
/// use cloudcost::{analysis::split::{split, Asked, Request}, read_case, read_rule, Source};
/// let text = r#"
/// format = 1
/// title = "example"
/// months = 12
/// member = [
///     { id = "a", bases = { population = 30_000 } },
///     { id = "b", bases = { population = 10_000 } },
///     { id = "c", bases = { population = 5_000 } },
/// ]
/// before = [
///     { item = "system", member = "a", yearly = "6,000万円" },
///     { item = "system", member = "b", yearly = "3,000万円" },
///     { item = "system", member = "c", yearly = "1,000万円" },
/// ]
/// after = [{ item = "system", yearly = "7,000万円", share = "30% equal + 70% population" }]
/// "#;
/// let case = read_case("example", Source::new("example.toml", text)).unwrap().case;
/// let found = split(&case, &Request::default()).unwrap();
/// let shares: Vec<i128> = found.ways[0].members.iter().map(|row| row.sums.after.base).collect();
/// assert_eq!(shares, [39_666_667, 17_888_889, 12_444_444]);
/// assert_eq!(found.ways[0].worse_off().collect::<Vec<_>>(), [2]);
///
/// let rule = read_rule("20% equal + 80% usage").unwrap();
/// let request = Request { ways: vec![Asked::Rule(rule)], ..Request::default() };
/// let unsplit = split(&case, &request).unwrap_err();
/// assert_eq!((unsplit[0].fault.code, unsplit[0].fault.span.clone()), ("share-lacks", Some(12..21)));
/// ```
pub fn split<'c>(case: &'c Case, request: &Request) -> Result<Splitting<'c>, Vec<Unsplit>> {
    let in_file = |fault: Diagnostic| vec![Unsplit { fault, way: None }];
    let Some(plan) = &case.plan else {
        return Err(in_file(Diagnostic::error("no-plan", None).worded("no-plan-to-split")));
    };
    if !plan.members.iter().any(|member| !member.candidate) {
        return Err(in_file(Diagnostic::error("no-members-to-split", None)));
    }
    let computed = compute(case, plan, &request.selection).map_err(in_file)?;
    let settlement = settlement(plan, request, case.currency).map_err(in_file)?;
    let own = plan.sharing.division.map(Asked::Division);
    let asked: Vec<Option<&Asked>> = match request.ways.is_empty() {
        true => vec![own.as_ref()],
        false => request.ways.iter().map(Some).collect(),
    };
    let (mut ways, mut faults) = (Vec::new(), Vec::new());
    for (number, asked) in asked.into_iter().enumerate() {
        let (way, rule) = match asked {
            Some(Asked::Division(method)) => (divided(&computed, *method, &settlement, request), None),
            Some(Asked::Rule(rule)) => (one_way(&computed, Some(rule), &settlement, request), Some(rule)),
            None => (one_way(&computed, None, &settlement, request), None),
        };
        match way {
            Ok(split) => ways.push(split),
            Err(fault) => faults.push(placed(fault, rule, number)),
        }
    }
    let fairness = match request.fair {
        true => judged(&computed, &mut ways).map_err(|fault| faults.push(Unsplit { fault, way: None })).ok(),
        false => None,
    };
    faults.dedup();
    match faults.is_empty() {
        true => Ok(Splitting { case, computed, by: request.by, settlement, fairness, ways }),
        false => Err(faults),
    }
}

fn one_way(
    computed: &Computed<'_>,
    rule: Option<&WrittenRule>,
    settlement: &Settlement,
    request: &Request,
) -> Result<Split, Diagnostic> {
    let written = rule.map(|rule| rule.rule.clone());
    let way = Way { rule: written, settlement: Some(settlement.clone()), exact: request.exact() };
    let detail = if request.by == Some(By::Item) { Detail::Items } else { Detail::Supported };
    let shares = shares(computed, &way, detail)?;
    Ok(Split { rule: rule.cloned(), ..rows_of(computed, shares, request.by) })
}

/// The whole cost divided by a method; it says nothing about years and items.
fn divided(
    computed: &Computed<'_>,
    method: Method,
    settlement: &Settlement,
    request: &Request,
) -> Result<Split, Diagnostic> {
    if let Some((name, _)) = By::ALL.into_iter().find(|(_, by)| Some(*by) == request.by) {
        return Err(Diagnostic::error("method-by", None).with("method", method.name()).with("by", name));
    }
    let division = divide_by(computed, method, request.sampling)?;
    let shares = whole(computed, &division.shares, settlement)?;
    Ok(Split { method: Some(method), errors: division.errors, ..rows_of(computed, shares, None) })
}

/// Holds every way against what groups would cost by themselves.
fn judged(computed: &Computed<'_>, ways: &mut [Split]) -> Result<Fairness, Diagnostic> {
    let fairness = fairness(computed)?;
    for way in ways {
        let bills: Vec<i128> =
            (0..computed.plan.members.len()).map(|member| way.shares.total(member).base).collect();
        way.standing = Some(fairness.standing(&bills, &way.shares.exact));
    }
    Ok(fairness)
}

fn rows_of(computed: &Computed<'_>, shares: Shares, by: Option<By>) -> Split {
    let supported = support::parts(computed, &shares);
    let members = rows::members(computed, &shares, &supported);
    let total = rows::total(computed, &supported);
    let rows = match by {
        None => members.clone(),
        Some(By::Year) => rows::by_year(computed, &shares, &supported),
        Some(By::Item) => rows::by_item(computed, &shares, &supported),
    };
    Split { rule: None, method: None, errors: None, standing: None, shares, members, rows, total }
}

/// A fault of a rule of the request points at the term that hurts, or at all of the rule.
fn placed(fault: Diagnostic, rule: Option<&WrittenRule>, number: usize) -> Unsplit {
    let Some(rule) = rule.filter(|_| fault.code == "share-lacks") else {
        return Unsplit { fault, way: None };
    };
    let base = fault.argument("base");
    let weighs_by = |nth: &usize| {
        let term = rule.rule.terms().get(*nth);
        term.is_some_and(|term| term.basis.name() == base.as_deref())
    };
    let whole = rule.places.first().zip(rule.places.last()).map(|(first, last)| first.start..last.end);
    let term = (0..rule.places.len()).find(weighs_by).filter(|_| base.is_some());
    let span = term.and_then(|nth| rule.places.get(nth).cloned()).or(whole);
    Unsplit { fault: Diagnostic { span, ..fault }, way: Some(number) }
}

/// The case's way to settle bills, as far as the request does not say otherwise.
fn settlement(plan: &Plan, request: &Request, currency: Currency) -> Result<Settlement, Diagnostic> {
    let own = &plan.sharing.settlement;
    let minor = Fraction::power_of_ten(i32::try_from(currency.minor_digits()).unwrap_or(0));
    let round_to = match &request.round_to {
        None => own.round_to,
        Some(unit) => {
            let unit = unit * &minor;
            let whole = unit.numerator().to_i128().filter(|_| unit.is_whole() && unit.is_positive());
            whole.ok_or_else(|| Diagnostic::error("round-to-unit", None))?
        }
    };
    let remainder = match request.remainder.as_deref() {
        None => own.remainder,
        Some("largest") => Remainder::Largest,
        Some("drop") => Remainder::Drop,
        Some(id) => Remainder::Member(member_of(plan, id)?),
    };
    let min_saving = request.min_saving.clone().or_else(|| own.min_saving.clone());
    Ok(Settlement { round_to, remainder, min_saving })
}

fn member_of(plan: &Plan, id: &str) -> Result<usize, Diagnostic> {
    plan.members.iter().position(|member| member.id == id && !member.candidate).ok_or_else(|| {
        let known: Vec<&str> = plan.members.iter().map(|member| member.id.as_str()).collect();
        Diagnostic::error("unknown-member", None).with("found", id).with("known", known.join(", "))
    })
}

impl Splitting<'_> {
    /// The numbers of the shared items that cost something, in order.
    pub fn shared_items(&self) -> Vec<usize> {
        self.items(|bearer| matches!(bearer, Bearer::Shared(_)))
    }

    /// The numbers of the items with such a bearer that cost something, in order.
    pub fn items(&self, is: impl Fn(&Bearer) -> bool) -> Vec<usize> {
        let after = self.computed.facts.iter().filter(|fact| fact.side == Side::After);
        let mut items: Vec<usize> = after.map(|fact| fact.item).collect();
        items.dedup();
        items.retain(|item| self.computed.plan.after.get(*item).is_some_and(|item| is(&item.bearer)));
        items
    }
}
