//! Who pays what of a case: each member's share by the case's own rules or by others, and whether everyone gains.

mod found;
mod named;
mod request;
mod row;
mod rows;
mod settle;
mod sheet;
mod splitting;
mod statement;
mod ways;

pub use super::instalments::Instalment;
use super::instalments::instalments;
pub use found::{CaseSplit, Unsplit};
pub(super) use named::{in_bases, namesakes};
pub use request::{Across, AskedWay, By, SplitRequest};
pub use row::{ShareRow, Who};
pub use splitting::Splitting;
pub use statement::{Statement, StatementLine};

use crate::case::Case;
use crate::coalition::Method;
use crate::code;
use crate::cost::Bearer;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::plan::facts::{Computed, compute};
use crate::plan::fair::{CaseGame, Level};
use crate::plan::funding::{Funding, funding};
use crate::plan::shares::{Way, no_after};
use crate::sharing::Settlement;
use named::ways_in_bases;
use settle::{member_of, settlement};
use splitting::items;
use ways::{divided, judged, one_way, placed};

/// Faults of a division that means nothing for a game, or takes what nothing states.
const MEANS_NOTHING: [FaultKind; 4] =
    [FaultKind::NothingToWeigh, FaultKind::PricesMissing, FaultKind::TooManyGroups, FaultKind::Unproved];

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
/// let found = split(&case, &SplitRequest::default()).unwrap();
/// let shares: Vec<i128> = found.ways[0].members.iter().map(|row| row.sums.paid().base).collect();
/// assert_eq!(shares, [39_666_667, 17_888_889, 12_444_444]);
/// assert_eq!(found.ways[0].worse_off().collect::<Vec<_>>(), [2]);
///
/// let rule = read_rule("20% equal + 80% usage").unwrap();
/// let request = SplitRequest { ways: vec![Asked::Rule(rule)], ..Request::default() };
/// let unsplit = split(&case, &request).unwrap_err();
/// assert_eq!((unsplit[0].fault.code.name(), unsplit[0].fault.span.clone()), ("share-lacks", Some(12..21)));
/// ```
pub fn split<'c>(case: &'c Case, request: &SplitRequest) -> Result<Splitting<'c>, Vec<Unsplit>> {
    let in_file = |fault: Diagnostic| vec![Unsplit { fault, way: None }];
    let Some(plan) = &case.plan else {
        return Err(in_file(Diagnostic::error(code!("no-plan"), None).worded(code!("no-plan-to-split"))));
    };
    if !plan.members.iter().any(|member| !member.candidate) {
        return Err(in_file(Diagnostic::error(code!("no-members-to-split"), None)));
    }
    let computed = compute(case, plan, &request.selection).map_err(in_file)?;
    if !computed.known.after() {
        return Err(in_file(no_after()));
    }
    let settlement = settlement(plan, request, case.currency).map_err(in_file)?;
    if let Some(code) = request.contradiction() {
        return Err(in_file(Diagnostic::error(code, None)));
    }
    let year = request.year.map(|year| year_of(&computed, year)).transpose().map_err(in_file)?;
    let only = request.member.as_ref().map(|id| member_of(plan, id)).transpose().map_err(in_file)?;
    let own = plan.sharing.division.map(AskedWay::Division);
    let offered = request.ways.is_empty() && plan.only_quoted && own.is_none() && plan.sharing.rule.is_none();
    let divisions = Method::ALL.map(|(_, method)| AskedWay::Division(method));
    let requested = ways_in_bases(&request.ways, plan);
    let asked: Vec<Option<&AskedWay>> = match (offered, request.ways.is_empty()) {
        (true, _) => divisions.iter().map(Some).collect(),
        (false, true) => vec![own.as_ref()],
        (false, false) => requested.iter().map(Some).collect(),
    };
    let divides = asked.iter().any(|asked| matches!(asked, Some(AskedWay::Division(_))));
    let game = (divides || request.fair).then(|| CaseGame::new(&computed, Level::Base)).transpose();
    let game = game.map_err(in_file)?;
    let (mut ways, mut faults, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for (number, asked) in asked.into_iter().enumerate() {
        let (way, rule) = match (asked, &game) {
            (Some(AskedWay::Division(method)), Some(game)) => {
                (divided(&computed, game, *method, &settlement, request), None)
            }
            (Some(AskedWay::Rule(rule)), _) => {
                (one_way(&computed, Some(rule), &settlement, request), Some(rule))
            }
            (Some(AskedWay::Division(_)) | None, _) => (one_way(&computed, None, &settlement, request), None),
        };
        match (way, asked) {
            (Ok(split), _) => ways.push(split),
            (Err(fault), Some(AskedWay::Division(method)))
                if offered && MEANS_NOTHING.contains(&fault.kind) =>
            {
                left_out.push((*method, fault));
            }
            (Err(fault), _) => faults.push(placed(fault, rule, number)),
        }
    }
    if ways.is_empty() && faults.is_empty() {
        // nothing could be offered: the first division says why
        faults.extend(left_out.iter().take(1).map(|(_, fault)| Unsplit { fault: fault.clone(), way: None }));
    }
    if offered {
        // what keeps one of them from being split keeps them all
        faults.dedup_by_key(|unsplit| unsplit.fault.code);
    }
    let judged = game.as_ref().filter(|_| request.fair).map(|game| judged(game, &mut ways, &settlement));
    let fairness =
        judged.transpose().map_err(|fault| faults.push(Unsplit { fault, way: None })).unwrap_or_default();
    ways.iter_mut().for_each(|way| way.count(request.net));
    let instalments = match (ways.as_slice(), &plan.sharing.instalments) {
        ([way], Some(asked)) if way.method.is_none() && !computed.is_selected => {
            instalments(&computed, &way.shares, asked)
        }
        _ => None,
    };
    let is_split = !ways.is_empty();
    let wanted = is_split && request.across == Some(Across::Base);
    let statement = wanted.then(|| of_bases(&computed, &ways, &settlement)).transpose();
    let statement = statement.map_err(|fault| faults.push(Unsplit { fault, way: None })).unwrap_or_default();
    if request.change && ways.len() > 1 {
        let fault = Diagnostic::error(code!("funding-of-one-rule"), None);
        faults.push(Unsplit { fault: fault.worded(code!("statement-of-one-rule")), way: None });
    }
    let namesakes = namesakes(&computed);
    let asked_for =
        (is_split && request.by == Some(By::Funding)).then(|| of_money(&computed, &ways, only)).transpose();
    let funding = asked_for.map_err(|fault| faults.push(Unsplit { fault, way: None })).unwrap_or_default();
    faults.dedup();
    match faults.is_empty() {
        true => Ok(Splitting {
            case,
            shared: items(&computed, |bearer| matches!(bearer, Bearer::Shared(_))),
            computed,
            by: request.told_apart(),
            across: request.across,
            only,
            year,
            change: request.change,
            statement,
            net: request.net,
            settlement,
            game,
            namesakes,
            fairness,
            ways,
            offered,
            left_out,
            funding,
            instalments,
        }),
        false => Err(faults),
    }
}

/// How the shares of the one way to split come about.
fn of_bases(
    computed: &Computed<'_>,
    ways: &[CaseSplit],
    settlement: &Settlement,
) -> Result<Statement, Diagnostic> {
    match ways {
        [way] if way.method.is_none() => {
            let rule = way.rule.as_ref().map(|written| written.rule.clone());
            let asked = Way { rule, settlement: Some(settlement.clone()), exact: false };
            statement::statement(computed, &asked, &way.shares)
        }
        _ => {
            let fault = Diagnostic::error(code!("funding-of-one-rule"), None);
            Err(fault.worded(code!("statement-of-one-rule")))
        }
    }
}

/// The number of a year of the term.
fn year_of(computed: &Computed<'_>, number: u32) -> Result<usize, Diagnostic> {
    let years = &computed.years;
    years.iter().position(|year| year.name.number() == number).ok_or_else(|| {
        let of = |year: Option<&crate::cost::Year>| year.map_or(0, |year| year.name.number()).to_string();
        let fault = Diagnostic::error(code!("settlement-year"), None).worded(code!("year-not-there"));
        let fault = fault.with("found", number.to_string());
        fault.with("first", of(years.first())).with("last", of(years.last()))
    })
}

/// Where the money of the one way to split is from.
fn of_money(computed: &Computed<'_>, ways: &[CaseSplit], only: Option<usize>) -> Result<Funding, Diagnostic> {
    match ways {
        [way] if way.method.is_none() => funding(computed, &way.shares, only, false),
        _ => Err(Diagnostic::error(code!("funding-of-one-rule"), None)),
    }
}
