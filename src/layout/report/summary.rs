//! What is read first: what the figures are, the four of them, and when what is spent has been saved again.

use super::tables;
use crate::analysis::compare::Model;
use crate::analysis::report::{CaseReport, PlanReport};
use crate::analysis::split::Splitting;
use crate::case::Case;
use crate::code;
use crate::cost::Day;
use crate::lang::Term;
use crate::layout::cells::{cost, distinct, stage_word};
use crate::layout::heads::heads;
use crate::layout::split::{rule_of, spelled, words_of};
use crate::layout::verdicts::status_word;
use crate::money::{Range, Rounding, places};
use crate::page::Tile;
use crate::plan::turning::Turning;
use crate::report::{Cell, Note, Row, Table, note};

/// Members named at the head of a page, at most; of more only the number is said there.
const NAMED: usize = 12;

/// What the figures are: the term, who takes part, by which rule, what is claimed of them, and who says so.
pub(super) fn facts(found: &CaseReport<'_>, split: Option<&Splitting<'_>>) -> Vec<(Term, Cell)> {
    let case = found.case;
    let model = found.whole.cases.first().and_then(|compared| compared.model.as_ref());
    let months = model.map_or(case.months, |model| model.computed.calendar.months);
    let dates = case.start.map(|start| from_to(start, months));
    let mut facts = vec![(Term::PageTerm, Cell::aside(Cell::Months(months), dates))];
    if let Some(model) = model {
        let members = model.computed.members().map(|(_, member)| member.name.clone());
        let members: Vec<Cell> = members.map(Cell::Name).collect();
        let count = note!("report-members", count = members.len());
        match members.len() {
            0 => {}
            1..=NAMED => facts.push((Term::PageMembers, Cell::Parts(members))),
            _ => facts.push((Term::PageMembers, Cell::from(count))),
        }
        facts.extend(split.and_then(rules).map(|rules| (Term::PageRule, rules)));
        facts.push((Term::PageStatus, Cell::Word(case.stage.map_or(Term::Computed, stage_word))));
    } else {
        let words = distinct(case.published.iter().filter_map(|row| row.status.map(status_word)));
        let words = if words.is_empty() { vec![Term::Published] } else { words };
        facts.push((Term::PageStatus, Cell::Parts(words.into_iter().map(Cell::Word).collect())));
    }
    facts.extend(case.source.iter().map(|source| (Term::PageSource, Cell::text(source.clone()))));
    facts
}

/// The rules of what is shared, each once; nothing where each member pays its own.
fn rules(found: &Splitting<'_>) -> Option<Cell> {
    let way = found.ways.first()?;
    let mut rules: Vec<Cell> = Vec::new();
    match &way.method {
        Some(_) => rules.push(words_of(way)),
        None => {
            let of_items = found.shared_items().into_iter().filter_map(|item| rule_of(found, way, item));
            for rule in of_items.map(|rule| spelled(found, rule)) {
                if !rules.contains(&rule) {
                    rules.push(rule);
                }
            }
        }
    }
    (!rules.is_empty()).then_some(Cell::Clauses(rules))
}

/// The first and the last day of a term.
fn from_to((year, month): (u16, u8), months: u32) -> Cell {
    let first = u32::from(year) * 12 + u32::from(month).saturating_sub(1);
    let last = first.saturating_add(months.saturating_sub(1));
    let day = |day: u32, month: u32| Day::new(month / 12, month % 12 + 1, day);
    let last = [31, 30, 29, 28].into_iter().find_map(|nth| day(nth, last));
    Cell::from(note!("term-from-to", first = day(1, first).map(Cell::Day), last = last.map(Cell::Day)))
}

/// The figures that are read first, from the row of the whole group; nothing where none of them is known.
pub(super) fn tiles(table: &Table, row: &Row, per_head: Option<Tile>) -> Option<crate::page::Block> {
    let cell = |key| tables::cell(table, row, key).clone();
    let (before, after) = (cell("before"), cell("after"));
    let times = times(&before, &after);
    let tile = |name, value, aside| Tile { name: Cell::Word(name), value, aside };
    let tiles = [
        tile(Term::Before, before, None),
        tile(Term::After, after, None),
        tile(Term::Saving, cell("saving"), None),
        tile(Term::Percent, cell("shown_percent"), times),
    ];
    let known: Vec<Tile> = tiles.into_iter().filter(|tile| tile.value != Cell::Absent).collect();
    (!known.is_empty()).then(|| crate::page::Block::Tiles(known.into_iter().chain(per_head).collect()))
}

/// What of the cost after somebody outside bears; nothing where nobody does.
pub(super) fn outside(table: &Table, row: &Row) -> Option<Note> {
    let outside = tables::cell(table, row, "outside").clone();
    let is_some =
        matches!(&outside, Cell::Money(money) if money.value.as_ref().is_none_or(|value| !value.is_zero()));
    is_some.then(|| note!("report-outside", outside))
}

/// How many times the cost before the cost after is, where it rises for certain.
fn times(before: &Cell, after: &Cell) -> Option<Cell> {
    let (Cell::Money(before), Cell::Money(after)) = (before, after) else { return None };
    let (before, after) = (before.value.as_ref()?, after.value.as_ref()?);
    if !before.is_positive() || after <= before {
        return None;
    }
    let times = Cell::number(after.checked_div(before)?, 2);
    Some(Cell::from(note!("times-before", times)))
}

/// What the shared system costs a head of the population over the term, where every member's is known.
pub(super) fn per_head(case: &Case, model: &Model<'_>) -> Option<Tile> {
    let heads = heads(case, &model.computed);
    let total = model.rows.last().filter(|row| row.sums.keys.is_empty())?;
    let places = places(model.computed.decimals);
    let each = |units| {
        let range = heads.each(units, &heads.all)?;
        let amount = match range.point() {
            Some(each) => Cell::number(each.rounded(places, Rounding::HalfAway), places),
            None => {
                let low = range.low.rounded(places, Rounding::Floor);
                Cell::numbers(Range { low, high: range.high.rounded(places, Rounding::Ceiling) }, places)
            }
        };
        // in the currency's own unit, whatever that of the tables is
        Some(Cell::from(note!("in-full", amount, currency = heads.currency())))
    };
    let aside = total.sums.before.and_then(each).map(|before| Cell::from(note!("per-head-before", before)));
    Some(Tile { name: Cell::Word(Term::PerHead), value: each(total.sums.after?)?, aside })
}

/// When what is spent more has been saved again, and what of it is spent once.
pub(super) fn turning(found: &CaseReport<'_>, plan: &PlanReport<'_>) -> Option<Note> {
    let model = found.whole.cases.first()?.model.as_ref()?;
    let once = match plan.once {
        Some(once) if once.base != 0 || !once.is_exact() => {
            let once = cost(once, found.case.currency);
            note!("report-once", once)
        }
        _ => note!("report-no-once"),
    };
    let once = Cell::from(once);
    let [best, worst] = model.turning();
    let said = |turning| phrase(turning, model);
    let note = match best == worst {
        true => note!("report-turns", turning = said(best)?),
        false => {
            let note = note!("report-turns").worded(code!("report-turns-between"));
            note.with("best", said(best)?).with("worst", said(worst)?)
        }
    };
    Some(note.with("once", once))
}

/// What is said of a turning month; nothing where a cost is not known.
fn phrase(turning: Turning, model: &Model<'_>) -> Option<Cell> {
    let note = match turning {
        Turning::In(month) => {
            let year = model.computed.years.iter().find(|year| year.months.contains(month))?;
            note!("report-turns-in", month, year = year.name)
        }
        Turning::Never => note!("report-turns-never"),
        Turning::NeverBehind => note!("report-never-behind"),
        Turning::Unknown => return None,
    };
    Some(Cell::from(note))
}
