//! What stands under the rows of a plan: ranges, the turning month, the convention of present values, claims.

use super::words::{listed, subject};
use crate::analysis::compare::{Agreement, Agrees, Compared, Model, PrintedLine, figures_of, range_of};
use crate::case::Case;
use crate::code;
use crate::cost::{Stage, Timing, Units};
use crate::lang::Term;
use crate::layout::cells::{cost, distinct, money, saving_percent, some, stage_word};
use crate::layout::printed::{printed, printed_amount};
use crate::layout::{away, grants, membership};
use crate::money::Fraction;
use crate::plan::facts::RowKey;
use crate::plan::measures::Measures;
use crate::plan::turning::Turning;
use crate::report::{Cell, Note, Sense, Topic, note};

/// The notes on a case's plan.
pub(super) fn notes(found: &Compared<'_>) -> Vec<Note> {
    let Some(model) = &found.model else { return Vec::new() };
    let mut notes = Vec::new();
    if model.rows.iter().any(|row| row.sums.saving().is_some_and(|saving| !saving.is_exact())) {
        let is_tied = model.rows.iter().any(|row| row.sums.tied.is_some());
        notes.push(note!("plan-ranges").worded_if(is_tied, code!("plan-ranges-tied")).brief());
    }
    notes.extend(crate::layout::known::about(model.computed.items_that_count()));
    notes.extend(crate::layout::known::exchanged(found.case));
    notes.extend(worse_off(model));
    notes.extend(uncollected(found, model));
    notes.extend(membership::note(found.case, &model.computed.cuts()));
    notes.extend(membership::idle(&model.computed));
    let later = Some(model.later).filter(|later| *later != Units::default());
    notes.extend(grants::notes(found.case, &model.computed, later, &model.short));
    notes.extend(away::supports(found.case));
    notes.extend(model.net.then(|| note!("savings-net").brief()));
    let plan = model.computed.plan;
    let priced = plan.bases.iter().filter(|base| base.in_prices);
    notes.extend(priced.filter_map(|base| crate::layout::bases::note(base, &model.computed.years)));
    let by_member =
        model.rows.iter().any(|row| row.sums.keys.iter().any(|key| matches!(key, RowKey::Member(_))));
    notes.extend(crate::layout::known::notes(&model.computed.known, &plan.members, by_member));
    if by_member && plan.sharing.division.is_some() && model.computed.leaves_quotations() {
        notes.push(note!("fair-without-quotations"));
    }
    notes.extend(turning(model).map(|note| note.on(Topic::Turning)));
    notes.extend((model.net && model.measures.is_some()).then(|| note!("measures-before-support").brief()));
    notes.extend(model.measures.as_ref().map(convention));
    notes.extend(never_renewed(model));
    notes.extend(stages(found.case, model));
    let claims = found.lines.iter().zip(&model.agreements);
    notes.extend(claims.filter_map(|(line, agreement)| {
        let note = claim(found.case, model, line, agreement.as_ref());
        Some(note?.about(subject(found, line)))
    }));
    notes
}

/// When what is spent has been saved again, of costs before support.
fn turning(model: &Model<'_>) -> Option<Note> {
    if model.net {
        return None;
    }
    match model.turning() {
        [Turning::In(best), Turning::In(worst)] if best == worst => {
            Some(note!("turns-positive", month = best))
        }
        [Turning::In(first), Turning::In(last)] => Some(note!("turns-positive-between", first, last)),
        _ => None,
    }
}

/// By which rate and at which time of a year costs are discounted.
fn convention(measures: &Measures) -> Note {
    let timing = match measures.timing {
        Timing::Start => Term::Start,
        Timing::Mid => Term::Mid,
        Timing::End => Term::End,
    };
    let rate = Cell::plain_percent(&measures.rate * &Fraction::from(100), 2);
    note!("present-value", rate, timing).brief()
}

/// What rounding leaves uncollected, where a row says so.
fn uncollected(found: &Compared<'_>, model: &Model<'_>) -> Option<Note> {
    let units = model.uncollected()?;
    let less = units.high < 0;
    let shown = if less { Units::default().minus(units) } else { units };
    let cell = cost(shown, found.case.currency);
    let note = note!("split-uncollected", amount = cell);
    Some(note.worded_if(less, code!("split-overcollected")).brief())
}

/// One-time costs of today that do not come again in a term that outlasts them.
fn never_renewed(model: &Model<'_>) -> Option<Note> {
    let plan = model.computed.plan;
    let numbers = model.computed.never_renewed();
    let names = numbers.into_iter().filter_map(|number| Some(&plan.before.get(number)?.name));
    let items = listed(some(distinct(names).into_iter().map(Cell::text))?);
    Some(note!("never-renewed", months = Cell::Months(model.computed.calendar.months), items).brief())
}

/// Items whose figures are something else than those of all others.
fn stages(case: &Case, model: &Model<'_>) -> Vec<Note> {
    let plan = model.computed.plan;
    let mut said: Vec<(Stage, Vec<Cell>)> = Vec::new();
    for item in plan.items() {
        let Some(stage) = item.stage.filter(|stage| Some(*stage) != case.stage) else { continue };
        let name = Cell::text(&item.name);
        match said.iter_mut().find(|(known, _)| *known == stage) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => said.push((stage, vec![name])),
        }
    }
    let note =
        |(stage, names)| note!("stage-differs", status = stage_word(stage), items = listed(names)).brief();
    said.into_iter().map(note).collect()
}

/// The members that pay more than before, and those that perhaps do, where rows are of members.
fn worse_off(model: &Model<'_>) -> Vec<Note> {
    let judged: Vec<(usize, Option<bool>)> =
        model.rows.iter().filter_map(|row| model.worse_off(row)).collect();
    let said = |code, wanted: Option<bool>| {
        let members = judged.iter().filter(|(_, worse)| *worse == wanted).filter_map(|(number, _)| {
            let member = model.computed.plan.members.get(*number)?;
            Some(Cell::name(&member.name))
        });
        Some(Note::new(code).with("members", listed(some(members)?)).brief())
    };
    let certain = said(code!("members-worse-off"), Some(true));
    certain.into_iter().chain(said(code!("members-perhaps-worse-off"), None)).collect()
}

/// The note on one published row.
pub(super) fn claim_of_row(found: &Compared<'_>, row: usize) -> Option<Note> {
    let model = found.model.as_ref()?;
    claim(found.case, model, found.lines.get(row)?, model.agreements.get(row)?.as_ref())
}

/// Whether a published row agrees with the plan, figure by figure where it does not.
fn claim(
    case: &Case,
    model: &Model<'_>,
    line: &PrintedLine<'_>,
    agreement: Option<&Agreement>,
) -> Option<Note> {
    let Some(agreement) = agreement else {
        return Some(note!("model-has-none").brief());
    };
    if agreement.holds() {
        let note = note!("model-agrees").worded_if(!agreement.is_certain(), code!("model-may-agree"));
        return Some(note.brief());
    }
    let figures = &line.published.figures;
    let stated = |stated: &Option<crate::published::Stated>, sense| -> Cell {
        stated.as_ref().map(|stated| printed_amount(stated, sense)).into()
    };
    let (before, after, saving, left) = figures_of(&agreement.sums, line.published.net);
    let computed = |units: Option<Units>, sense| {
        let range = units.map(|units| range_of(units, model.computed.decimals));
        money(range.as_ref().and_then(|range| range.point().cloned()), range, case.currency, sense)
    };
    let percent = figures.percent.as_ref().map(printed).into();
    let differing = [
        (Term::Before, stated(&figures.before, Sense::Plain), computed(before, Sense::Plain)),
        (Term::After, stated(&figures.after, Sense::Plain), computed(after, Sense::Plain)),
        (Term::Saving, stated(&figures.saving, Sense::Reduction), computed(saving, Sense::Reduction)),
        (Term::Percent, percent, saving_percent(left, 3)),
    ];
    let said =
        differing.into_iter().zip(agreement.figures).filter(|(_, agrees)| *agrees == Some(Agrees::Nowhere));
    let said = said.map(|((name, shown, computed), _)| {
        Cell::from(note!("model-differs-in", figure = name, printed = shown, computed))
    });
    Some(note!("model-disagrees", differences = Cell::Clauses(said.collect())).brief())
}
