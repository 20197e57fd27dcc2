//! What a plan costs, in rows, and whether the published figures of the same file agree with it.

use super::agreement::{Agrees, agree};
use super::request::Request;
use crate::case::{Case, Plan, Published};
use crate::cost::{SupportPays, Units};
use crate::diagnostic::Diagnostic;
use crate::plan::facts::{Computed, Dimension, Fact, Payer, RowKey, Selection, Side, Sums, add_up, compute};
use crate::plan::funding::{Funding, funding, is_told};
use crate::plan::gain::worse_off;
use crate::plan::measures::{Measures, measures};
use crate::plan::short::short;
use crate::plan::support::later;
use crate::plan::turning::{Turning, TurningLevel};
use crate::report::Role;

/// The plan of a case, computed.
#[derive(Clone, Debug)]
pub struct Model<'c> {
    /// Every invoice.
    pub computed: Computed<'c>,
    /// The sums asked for.
    pub rows: Vec<ModelRow>,
    /// The life-cycle measures, where they are asked for.
    pub measures: Option<Measures>,
    /// For each published row, in order: how it agrees with the plan; `None` where the plan has nothing like it.
    pub agreements: Vec<Option<Agreement>>,
    /// What support pays only after the term: it is in no row.
    pub later: Units,
    /// What rounding leaves unpaid of support of a fixed amount, by the number of the support.
    pub short: Vec<(usize, Units)>,
    /// Where the money is from, where all support says it.
    pub funding: Option<Funding>,
    /// Whether savings are after support and what is borne outside.
    pub net: bool,
}

/// A row of sums with its place among its like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelRow {
    /// Item, subtotal or total.
    pub role: Role,
    /// The sums.
    pub sums: Sums,
    /// The saving of this and all earlier years, in a table by year.
    pub cumulative: Option<Units>,
}

/// How a published row agrees with the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The sums of the plan that it is held against.
    pub sums: Sums,
    /// Whether before, after, saving and percent agree within their printed precision; `None` where not stated.
    pub figures: [Option<Agrees>; 4],
}

impl Model<'_> {
    /// When the cumulative saving turns positive for good, at best and at worst.
    pub fn turning(&self) -> [Turning; 2] {
        if self.computed.facts.iter().all(Fact::is_of_exact_prices) {
            return [self.computed.turning_month(TurningLevel::Best); 2];
        }
        [TurningLevel::Best, TurningLevel::Worst].map(|level| self.computed.turning_month(level))
    }

    /// Whether a row of a member over the whole term says that it pays more than before, with the member's number; `None`
    /// within where that is not certain. Rows of anything else, and those without a cost before, say nothing.
    pub fn worse_off(&self, row: &ModelRow) -> Option<(usize, Option<bool>)> {
        let [RowKey::Member(number)] = row.sums.keys.as_slice() else { return None };
        Some((*number, self.pays_more(row)?))
    }

    /// Whether the group as a whole paid something before; what else stands beside members is what nobody pays.
    pub(crate) fn pays_as_group(&self) -> bool {
        self.computed.facts.iter().any(|fact| fact.side == Side::Before && fact.payer == Payer::Group)
    }

    /// What rounding leaves uncollected over the term, where a row says so.
    pub fn uncollected(&self) -> Option<Units> {
        let of_group = |row: &&ModelRow| row.sums.keys.as_slice() == [RowKey::Group] && !self.pays_as_group();
        self.rows.iter().find(of_group).and_then(|row| row.sums.after)
    }

    /// Whether a row of a member, over the term or in a year, says that it pays more than before; `None` within where that
    /// is not certain.
    pub(crate) fn pays_more(&self, row: &ModelRow) -> Option<Option<bool>> {
        let is_member = |key: &RowKey| matches!(key, RowKey::Member(_));
        let is_time = |key: &RowKey| matches!(key, RowKey::Year(..));
        let keys = &row.sums.keys;
        if !keys.iter().any(is_member) || !keys.iter().all(|key| is_member(key) || is_time(key)) {
            return None;
        }
        row.sums.saving()?;
        let sums = &row.sums;
        Some(match self.net {
            true => worse_off(sums.net_before(), sums.net_after(), sums.net_tied()),
            false => worse_off(sums.before, sums.after, sums.tied),
        })
    }
}

impl Agreement {
    /// Whether every stated figure agrees, somewhere in the ranges of costs at least.
    pub fn holds(&self) -> bool {
        self.figures.iter().flatten().all(|agrees| *agrees != Agrees::Nowhere)
    }

    /// Whether every stated figure agrees wherever costs lie.
    pub fn is_certain(&self) -> bool {
        self.figures.iter().flatten().all(|agrees| *agrees == Agrees::Everywhere)
    }

    /// Whether the percent does, where it is stated.
    pub fn percent(&self) -> Option<Agrees> {
        let [.., percent] = self.figures;
        percent
    }
}

impl<'c> Model<'c> {
    /// Computes what a request asks of a plan.
    pub(super) fn new(case: &'c Case, plan: &'c Plan, request: &Request) -> Result<Model<'c>, Diagnostic> {
        let computed = compute(case, plan, &request.selection)?;
        let rows = rows(&computed, &request.by)?;
        let rate = request.discount.clone().unwrap_or_else(|| plan.finance.discount.clone());
        let timing = request.timing.unwrap_or(plan.finance.timing);
        let wanted = request.measures || !rate.is_zero();
        let measures = wanted.then(|| measures(&computed, &rate, timing));
        let waits = plan.support.iter().any(|support| support.years_after > 0);
        let funds = request.funding || is_told(&computed);
        let fixed = plan.support.iter().any(|support| matches!(support.pays, SupportPays::Amount(_)));
        let shares =
            if waits || funds || fixed { computed.shares_for(&[])? } else { None }.unwrap_or_default();
        let later = if waits { later(&computed, &shares) } else { Units::default() };
        let short = if fixed { short(&computed, &shares) } else { Vec::new() };
        let funding = funds.then(|| funding(&computed, &shares, None, true)).transpose()?;
        let agreements = case.published.iter().map(|row| agreement(case, plan, row));
        Ok(Model {
            agreements: agreements.collect::<Result<_, _>>()?,
            rows,
            measures,
            computed,
            later,
            short,
            funding,
            net: request.net,
        })
    }
}

/// The rows for these dimensions, with subtotals of the first of several, and the total.
fn rows(computed: &Computed<'_>, by: &[Dimension]) -> Result<Vec<ModelRow>, Diagnostic> {
    let default = [Dimension::System];
    let mut dimensions: Vec<Dimension> = Vec::new();
    for dimension in if by.is_empty() { &default[..] } else { by } {
        if *dimension != Dimension::Total && !dimensions.contains(dimension) {
            dimensions.push(*dimension);
        }
    }
    let shares = computed.shares_for(&dimensions)?;
    // each table asks for its own ends: those of a sum are not the sums of those of its parts
    let added = |by: &[Dimension]| {
        let parts = computed.parts_by(shares.as_ref(), by)?;
        let mut rows = add_up(computed, &parts, by);
        shares.iter().for_each(|shares| shares.tie(&mut rows));
        Ok::<_, Diagnostic>(rows)
    };
    let total = added(&[])?;
    let mut rows = Vec::new();
    if !dimensions.is_empty() {
        let items = added(&dimensions)?;
        let first = dimensions.get(..1).unwrap_or_default();
        let subtotals = match dimensions.len() {
            1 => Vec::new(),
            _ => added(first)?,
        };
        rows = with_subtotals(items, &subtotals);
        if dimensions.last() == Some(&Dimension::Year) {
            accumulate(&mut rows);
        }
    }
    // a single row without a label is the total itself
    let unlabelled = |row: &ModelRow| matches!(row.sums.keys.as_slice(), [RowKey::System(None)]);
    if by.is_empty() && rows.iter().all(unlabelled) {
        rows.clear();
    }
    let total = total.into_iter().map(|sums| ModelRow { role: Role::Total, sums, cumulative: None });
    rows.extend(total);
    Ok(rows)
}

/// The rows of each first key followed by their subtotal.
fn with_subtotals(items: Vec<Sums>, subtotals: &[Sums]) -> Vec<ModelRow> {
    let plain = |sums, role| ModelRow { role, sums, cumulative: None };
    let mut rows: Vec<ModelRow> = Vec::new();
    for run in items.chunk_by(|one, next| one.keys.first() == next.keys.first()) {
        rows.extend(run.iter().cloned().map(|sums| plain(sums, Role::Item)));
        let key = run.first().and_then(|sums| sums.keys.first());
        let subtotal = subtotals.iter().find(|subtotal| subtotal.keys.first() == key);
        rows.extend(subtotal.cloned().map(|sums| plain(sums, Role::Subtotal)));
    }
    rows
}

/// Adds the savings of earlier years, within the same keys before the year.
fn accumulate(rows: &mut [ModelRow]) {
    let mut sum: Option<Units> = None;
    let mut of: Vec<RowKey> = Vec::new();
    for row in rows.iter_mut().filter(|row| row.role == Role::Item) {
        let above = row.sums.keys.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default();
        if above != of {
            (of, sum) = (above, None);
        }
        sum = row.sums.saving().map(|saving| sum.unwrap_or_default().plus(saving));
        row.cumulative = sum;
    }
}

/// Holds a published row against the plan: over its months, for its system or member, with or without one-time costs.
fn agreement(case: &Case, plan: &Plan, row: &Published) -> Result<Option<Agreement>, Diagnostic> {
    let category = row.of.as_ref().filter(|of| plan.items().any(|item| item.category.as_ref() == Some(of)));
    if row.of.is_some() && category.is_none() {
        return Ok(None);
    }
    let selection = Selection {
        months: (row.months != case.months).then_some(row.months),
        once: row.one_time,
        ..Selection::default()
    };
    let Ok(computed) = compute(case, plan, &selection) else { return Ok(None) };
    let member = match &row.member {
        None => None,
        Some(name) => {
            let is = |member: &crate::case::Member| name.is(&member.id) || member.name == *name;
            match plan.members.iter().position(is) {
                Some(number) => Some(number),
                None => return Ok(None),
            }
        }
    };
    let mut dimensions = Vec::new();
    let mut keys = Vec::new();
    if let Some(number) = member {
        dimensions.push(Dimension::Member);
        keys.push(RowKey::Member(number));
    }
    if let Some(system) = &row.system {
        dimensions.push(Dimension::System);
        keys.push(RowKey::System(Some(system.clone())));
    }
    if let Some(category) = category {
        dimensions.push(Dimension::Category);
        keys.push(RowKey::Category(Some(category.clone())));
    }
    let Ok(parts) = computed.parts(&dimensions) else { return Ok(None) };
    let found = add_up(&computed, &parts, &dimensions).into_iter().find(|sums| sums.keys == keys);
    Ok(found.map(|sums| Agreement { figures: agree(row, &sums, computed.decimals), sums }))
}

impl Computed<'_> {
    /// What the whole term costs on one side.
    pub fn total(&self, side: Side) -> Units {
        self.sum(|fact| fact.side == side)
    }
}
