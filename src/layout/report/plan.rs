//! A case with a plan: does it pay and when, who loses, why costs change, what each pays in which year, what it kept to.

use super::{
    beside, budget, categories, commitments, grounds, members, negotiated, pictures, promised, summary,
    tables,
};
use crate::analysis::report::{CaseReport, PlanReport};
use crate::analysis::split::Splitting;
use crate::lang::Term;
use crate::layout::compare::{compare, funding};
use crate::layout::faults::sentence;
use crate::layout::split::{instalments, split};
use crate::page::{Block, PagePart};
use crate::report::{Cell, Note, Report, Role, Table, Topic, note};
use promised::notes;

/// Sentences on how costs are shared: they stand below the shares.
const OF_RULES: [Topic; 2] = [Topic::Rule, Topic::Sharing];

/// The parts of its chapter; what else must be known is added to the notes.
pub(super) fn parts(
    found: &CaseReport<'_>,
    plan: &PlanReport<'_>,
    whole: &Report,
    all: &mut Vec<Note>,
) -> Vec<PagePart> {
    let over_term = plan.split.as_ref().ok().map(|found| over_term(found));
    let shared = over_term.as_ref().map(|found| split(found));
    let rules = plan.rules.as_ref().map(|rules| split(rules));
    let by_term = shared.as_ref().zip(over_term.as_ref());
    let years = years_table(plan);
    let shares = shared.as_ref().and_then(members::shares);
    let mut parts = vec![summary_part(found, plan, (whole, years.as_ref()), by_term)];
    parts.push(members_part(plan, shares.as_ref(), by_term));
    // does my town lose, and why do costs fall or rise
    let picture = shares.as_ref().and_then(pictures::members);
    parts.push(PagePart { blocks: picture.into_iter().collect(), ..PagePart::default() });
    parts.extend(categories_part(found, plan));
    parts.extend(measures_part(whole));
    parts.extend(budget_part(found, plan, shared.as_ref(), years));
    parts.extend(promised::part(found));
    parts.extend(rules.as_ref().and_then(rules_part));
    parts.extend(plan.negotiated.as_ref().map(|found| negotiated::part(found)));
    let grounds = plan.split.as_ref().ok().zip(plan.grounds.as_ref());
    parts.extend(grounds.and_then(|(split, found)| grounds::part(split, found)));
    parts.extend(printed_part(whole));
    let said = shared.iter().flat_map(|report| report.notes.clone());
    // the sentence at the head has said it
    all.retain(|note| note.topic != Topic::Turning);
    let stands_above =
        |topic: Topic| OF_RULES.contains(&topic) || [Topic::Base, Topic::Gain].contains(&topic);
    // present values stand on the page as well
    all.extend(said.filter(|note| !stands_above(note.topic) && note.topic != Topic::Discount));
    parts.retain(|part| !part.blocks.is_empty());
    parts
}

/// The notes on some topics.
fn on<'r>(report: &'r Report, topics: &'r [Topic]) -> impl Iterator<Item = Note> + 'r {
    report.notes.iter().filter(|note| topics.contains(&note.topic)).cloned()
}

/// The split over the whole term.
fn over_term<'c>(found: &Splitting<'c>) -> Splitting<'c> {
    let mut found = found.clone();
    found.by = None;
    found.ways.iter_mut().for_each(|way| way.rows.clone_from(&way.members));
    found
}

/// Does it save, how much, when; who loses, by which rule.
fn summary_part(
    found: &CaseReport<'_>,
    plan: &PlanReport<'_>,
    (whole, years): (&Report, Option<&Table>),
    by_term: Option<(&Report, &Splitting<'_>)>,
) -> PagePart {
    let mut blocks = vec![Block::Facts(summary::facts(found, by_term.map(|(_, split)| split)))];
    let model = found.whole.cases.first().and_then(|compared| compared.model.as_ref());
    let savings = whole.tables.iter().find(|table| table.id == "savings");
    let total = savings.and_then(|table| {
        tables::rows(table).find(|row| row.role == Role::Total).map(|total| (table, total))
    });
    if let Some((model, (table, total))) = model.zip(total) {
        blocks.extend(summary::tiles(table, total, summary::per_head(found.case, model)));
    }
    blocks.extend(summary::turning(found, plan).map(Block::Lead));
    blocks.extend(by_term.into_iter().flat_map(|(report, _)| gains(report)).map(Block::Lead));
    blocks.extend(total.and_then(|(table, total)| summary::outside(table, total)).map(Block::Lead));
    blocks.extend(years.and_then(pictures::years));
    PagePart { heading: None, new_sheet: false, blocks }
}

/// Who loses; the sums stand in the tiles.
fn gains(report: &Report) -> Vec<Note> {
    let said = report.summary.iter().flat_map(|summary| summary.said.iter().skip(1).cloned());
    said.chain(on(report, &[Topic::Gain])).collect()
}

/// Costs before and after by year, and what is saved by then.
fn years_table(plan: &PlanReport<'_>) -> Option<Table> {
    let years = tables::renamed(&compare(&plan.years), "savings", "years", Term::YearsTable)?;
    let years = tables::rows_where(years, "basis", is_computed);
    let keys = ["subject", "before", "after", "saving", "shown_percent", "cumulative_saving"];
    let said: Vec<&str> = keys.into_iter().filter(|key| tables::says(&years, key)).collect();
    Some(tables::only(years, &said))
}

fn is_computed(basis: &Cell) -> bool {
    *basis == Cell::Word(Term::Computed)
}

/// Who pays what, who loses, by which rule; and the numbers that costs are shared by, with where they are from.
fn members_part(
    plan: &PlanReport<'_>,
    shares: Option<&Table>,
    by_term: Option<(&Report, &Splitting<'_>)>,
) -> PagePart {
    let mut blocks = Vec::new();
    if let Err(fault) = &plan.split {
        let why = Cell::from(sentence(fault, fault.wording));
        blocks.push(Block::Notes(vec![note!("report-unsplit", why)]));
    }
    if let Some((report, found)) = by_term {
        let rules = || tables::renamed(report, "rules", "rules", Term::RulesTable);
        blocks.extend(shares.cloned().or_else(rules).map(Block::Table));
        blocks.extend(notes(on(report, &OF_RULES).collect()));
        blocks.extend(members::bases(found).map(Block::Table));
        blocks.extend(notes(on(report, &[Topic::Base]).collect()));
    }
    PagePart { heading: Some(Term::PageMembersPart), new_sheet: false, blocks }
}

/// Why costs fall or rise.
fn categories_part(found: &CaseReport<'_>, plan: &PlanReport<'_>) -> Option<PagePart> {
    let table = categories::table(found.case, &plan.categories)?;
    let picture = pictures::bridge(&table, categories::change);
    let blocks = picture.into_iter().chain([Block::Table(table)]).collect();
    Some(PagePart { heading: Some(Term::PageCategories), new_sheet: false, blocks })
}

/// What costs of different years are worth today, where the case names a rate.
fn measures_part(whole: &Report) -> Option<PagePart> {
    let table = tables::renamed(whole, "measures", "measures", Term::MeasuresTable)?;
    let blocks = vec![Block::Table(table)];
    Some(PagePart { heading: Some(Term::PageMeasures), new_sheet: false, blocks })
}

/// What was printed of the same case.
fn printed_part(whole: &Report) -> Option<PagePart> {
    let table = tables::renamed(whole, "savings", "published", Term::SavingsTable)?;
    let table = tables::rows_where(table, "basis", |basis| !is_computed(basis));
    let shown = ["subject", "before", "after", "saving", "shown_percent", "check"];
    let shown: Vec<&str> = shown.into_iter().filter(|key| tables::says(&table, key)).collect();
    let is_there = !table.sections.is_empty();
    let blocks = vec![Block::Table(tables::only(table, &shown))];
    is_there.then_some(PagePart { heading: Some(Term::PagePrinted), new_sheet: false, blocks })
}

/// What goes into which budget.
fn budget_part(
    found: &CaseReport<'_>,
    plan: &PlanReport<'_>,
    shared: Option<&Report>,
    by_year: Option<Table>,
) -> Option<PagePart> {
    let budget = plan.split.as_ref().ok().and_then(|found| budget::table(found));
    let net = shared.and_then(members::net);
    let years = tables::renamed(&compare(&plan.years), "savings", "net_years", Term::NetYearsTable);
    let years = years.and_then(members::net_by_year);
    let split = plan.split.as_ref().ok();
    let committed = split.and_then(|found| commitments::table(found));
    let untaxed = split.and_then(|found| commitments::untaxed(found)).map(|note| Block::Notes(vec![note]));
    let beside = split.map(|found| {
        let taxed = budget::taxed(found).into_iter();
        taxed.chain(beside::settled(found)).chain(instalments(found)).collect::<Vec<_>>()
    });
    let tables = by_year.into_iter().chain(budget).chain(beside.into_iter().flatten()).chain(committed);
    let tables = tables.chain(net).chain(years).chain(funding(&found.whole));
    let blocks: Vec<Block> = tables.map(Block::Table).chain(untaxed).collect();
    (!blocks.is_empty()).then_some(PagePart { heading: Some(Term::PageBudget), new_sheet: true, blocks })
}

/// Several rules side by side, and each in words.
fn rules_part(report: &Report) -> Option<PagePart> {
    let id = if report.tables.iter().any(|table| table.id == "rules") { "rules" } else { "shares" };
    let table = tables::renamed(report, id, "rules", Term::RulesTable)?;
    let said = on(report, &[Topic::Rule, Topic::Gain]);
    let blocks = std::iter::once(Block::Table(table)).chain(notes(said.collect()));
    Some(PagePart { heading: Some(Term::PageRules), new_sheet: false, blocks: blocks.collect() })
}
