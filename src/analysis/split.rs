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

use crate::case::{Case, Plan};
use crate::coalition::Method;
use crate::code;
use crate::cost::Bearer;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::plan::facts::{Computed, compute};
use crate::plan::fair::{CaseGame, Level};
use crate::plan::funding::{Funding, funding};
use crate::plan::shares::{Way, no_after};
use crate::report::Cell;
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
/// use cloudcost::{analysis::split::{split, AskedWay, SplitRequest}, read_case, read_rule, Source};
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
/// let request = SplitRequest { ways: vec![AskedWay::Rule(rule)], ..SplitRequest::default() };
/// let unsplit = split(&case, &request).unwrap_err();
/// assert_eq!((unsplit[0].fault.code.name(), unsplit[0].fault.span.clone()), ("share-lacks", Some(12..21)));
/// ```
pub fn split<'c>(case: &'c Case, request: &SplitRequest) -> Result<Splitting<'c>, Vec<Unsplit>> {
    let in_file = |fault: Diagnostic| vec![Unsplit { fault, way: None }];
    let ground = SplitGround::of(case, request).map_err(in_file)?;
    let SplitGround { plan, computed, settlement, year, only } = &ground;
    let (asked, offered) = asked_ways(plan, request);
    let divides = asked.iter().any(|asked| matches!(asked, Some(AskedWay::Division(_))));
    let game = (divides || request.fair).then(|| CaseGame::new(computed, Level::Base)).transpose();
    let game = game.map_err(in_file)?;
    let TriedWays { mut ways, mut faults, left_out } =
        tried(&asked, |asked| ground.one(asked, game.as_ref(), request), offered);
    let judged =
        game.as_ref().filter(|_| request.fair).map(|game| judged(computed, game, &mut ways, settlement));
    let fairness = kept(judged, &mut faults);
    ways.iter_mut().for_each(|way| way.count(request.net));
    let instalments = match (ways.as_slice(), &plan.sharing.instalments) {
        ([way], Some(asked)) if way.method.is_none() && !computed.is_selected => {
            instalments(computed, &way.shares, asked)
        }
        _ => None,
    };
    let is_split = !ways.is_empty();
    let of_bases = (is_split && request.across == Some(Across::Base)).then(|| ground.of_bases(&ways));
    let statement = kept(of_bases, &mut faults);
    if request.change && ways.len() > 1 {
        faults.push(Unsplit { fault: of_one_rule().worded(code!("statement-of-one-rule")), way: None });
    }
    let of_money = (is_split && request.by == Some(By::Funding)).then(|| of_money(computed, &ways, *only));
    let funding = kept(of_money, &mut faults);
    faults.dedup();
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Splitting {
        case,
        shared: items(computed, |bearer| matches!(bearer, Bearer::Shared(_))),
        namesakes: namesakes(computed),
        by: request.told_apart(),
        across: request.across,
        only: *only,
        year: *year,
        change: request.change,
        statement,
        net: request.net,
        game,
        fairness,
        ways,
        offered,
        left_out,
        funding,
        instalments,
        settlement: ground.settlement,
        computed: ground.computed,
    })
}

/// What every way to split is found from.
struct SplitGround<'c> {
    plan: &'c Plan,
    computed: Computed<'c>,
    settlement: Settlement,
    /// The one year and the one member that are asked for.
    year: Option<usize>,
    only: Option<usize>,
}

impl<'c> SplitGround<'c> {
    fn of(case: &'c Case, request: &SplitRequest) -> Result<SplitGround<'c>, Diagnostic> {
        let no_plan = || Diagnostic::error(code!("no-plan"), None).worded(code!("no-plan-to-split"));
        let plan = case.plan.as_ref().ok_or_else(no_plan)?;
        if !plan.members.iter().any(|member| !member.candidate) {
            return Err(Diagnostic::error(code!("no-members-to-split"), None));
        }
        let computed = compute(case, plan, &request.selection)?;
        if !computed.known.after() {
            return Err(no_after());
        }
        let settlement = settlement(plan, request, case.currency)?;
        if let Some(code) = request.contradiction() {
            return Err(Diagnostic::error(code, None));
        }
        let year = request.year.map(|year| year_of(&computed, year)).transpose()?;
        let only = request.member.as_ref().map(|id| member_of(plan, id)).transpose()?;
        Ok(SplitGround { plan, computed, settlement, year, only })
    }

    /// The case split in one way; a division needs its game.
    fn one(
        &self,
        asked: Option<&AskedWay>,
        game: Option<&CaseGame>,
        request: &SplitRequest,
    ) -> Result<CaseSplit, Diagnostic> {
        match (asked, game) {
            (Some(AskedWay::Division(method)), Some(game)) => {
                divided(&self.computed, game, *method, &self.settlement, request)
            }
            (Some(AskedWay::Rule(rule)), _) => one_way(&self.computed, Some(rule), &self.settlement, request),
            (Some(AskedWay::Division(_)) | None, _) => {
                one_way(&self.computed, None, &self.settlement, request)
            }
        }
    }

    /// How the shares of the one way to split come about.
    fn of_bases(&self, ways: &[CaseSplit]) -> Result<Statement, Diagnostic> {
        match ways {
            [way] if way.method.is_none() => {
                let rule = way.rule.as_ref().map(|written| written.rule.clone());
                let asked = Way { rule, settlement: Some(self.settlement.clone()), exact: false };
                statement::statement(&self.computed, &asked, &way.shares)
            }
            _ => Err(of_one_rule().worded(code!("statement-of-one-rule"))),
        }
    }
}

/// The ways to split that are asked for, `None` for the case's own; and whether nobody asked, and all divisions are offered.
fn asked_ways(plan: &Plan, request: &SplitRequest) -> (Vec<Option<AskedWay>>, bool) {
    let own = plan.sharing.division.map(AskedWay::Division);
    let offered = request.ways.is_empty() && plan.only_quoted && own.is_none() && plan.sharing.rule.is_none();
    let divisions = Method::ALL.map(|(_, method)| Some(AskedWay::Division(method)));
    let asked = match (offered, request.ways.is_empty()) {
        (true, _) => divisions.into(),
        (false, true) => vec![own],
        (false, false) => ways_in_bases(&request.ways, plan).into_iter().map(Some).collect(),
    };
    (asked, offered)
}

/// What came of the ways to split: those found, why others are not, and the divisions offered that mean nothing here.
struct TriedWays {
    ways: Vec<CaseSplit>,
    faults: Vec<Unsplit>,
    left_out: Vec<(Method, Diagnostic)>,
}

fn tried(
    asked: &[Option<AskedWay>],
    one: impl Fn(Option<&AskedWay>) -> Result<CaseSplit, Diagnostic>,
    offered: bool,
) -> TriedWays {
    let (mut ways, mut faults, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for (number, asked) in asked.iter().enumerate() {
        match (one(asked.as_ref()), asked) {
            (Ok(split), _) => ways.push(split),
            (Err(fault), Some(AskedWay::Division(method)))
                if offered && MEANS_NOTHING.contains(&fault.kind) =>
            {
                left_out.push((*method, fault));
            }
            (Err(fault), Some(AskedWay::Rule(rule))) => faults.push(placed(fault, Some(rule), number)),
            (Err(fault), _) => faults.push(placed(fault, None, number)),
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
    TriedWays { ways, faults, left_out }
}

/// What was found, or else why not among the faults.
fn kept<T>(found: Option<Result<T, Diagnostic>>, faults: &mut Vec<Unsplit>) -> Option<T> {
    found.transpose().map_err(|fault| faults.push(Unsplit { fault, way: None })).unwrap_or_default()
}

fn of_one_rule() -> Diagnostic {
    Diagnostic::error(code!("funding-of-one-rule"), None)
}

/// The number of a year of the term.
fn year_of(computed: &Computed<'_>, number: u32) -> Result<usize, Diagnostic> {
    let years = &computed.years;
    years.iter().position(|year| year.name.number() == number).ok_or_else(|| {
        let of = |year: Option<&crate::cost::Year>| year.map_or(Cell::Absent, |year| Cell::Year(year.name));
        let fault = Diagnostic::error(code!("year-not-there"), None);
        let fault = fault.with("found", number.to_string());
        let first = years.first().map_or(1, |year| year.name.number());
        let fault = fault.with("first", of(years.first())).with("last", of(years.last()));
        fault.with("number", first.to_string())
    })
}

/// Where the money of the one way to split is from.
fn of_money(computed: &Computed<'_>, ways: &[CaseSplit], only: Option<usize>) -> Result<Funding, Diagnostic> {
    match ways {
        [way] if way.method.is_none() => funding(computed, &way.shares, only, false),
        _ => Err(of_one_rule()),
    }
}
