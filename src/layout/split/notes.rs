//! What stands under the shares: each item's rule in words, rounding, the remainder and who bore it, caps, what others pay.

use super::beside;
use super::bills::bill_word;
use super::names::{listed, member_name};
use super::settled;
use super::words::{expression, in_full, in_full_or_range, rule_of, spelled, subject};
use crate::analysis::split::{Across, By, CaseSplit, ShareRow, Splitting};
use crate::case::Plan;
use crate::code;
use crate::cost::{Bearer, Price, Units};
use crate::lang::{Term, Text};
use crate::layout::bases;
use crate::layout::{away, grants, known, membership};
use crate::money::{Fraction, Rounding};
use crate::plan::facts::{Payer, Side};
use crate::report::{Cell, Note, Topic, note};
use crate::sharing::{Basis, Bill, Rule};
use std::collections::{BTreeSet, HashMap};

/// All notes, in the order of the questions they answer.
pub(super) fn notes(found: &Splitting<'_>) -> Vec<Note> {
    let text = |code, text: &crate::lang::Text| Note::new(code).with("text", Cell::text(text.clone()));
    let mut notes: Vec<Note> = super::fair::answers(found).into_iter().map(Note::brief).collect();
    notes.extend(found.case.source.as_ref().map(|source| text(code!("source"), source).on(Topic::Source)));
    notes.extend(found.case.note.as_ref().map(|note| text(code!("case-note"), note).brief()));
    notes.extend(super::fair::offered(found));
    notes.extend(gains(found));
    notes.extend(rules(found));
    notes.extend(bases(found));
    notes.extend(others(found));
    notes.extend(away::raised(found.case).map(Note::brief));
    notes.extend(joins(found));
    notes.extend(settled::rounding(found));
    notes.extend(super::statement::carried(found));
    notes.extend(super::statement::note(found));
    for way in &found.ways {
        let subject = subject(found, way);
        let of_way = settled::of_way(found, way).into_iter().chain(beside::paid_instead(found, way));
        notes.extend(of_way.map(|note| note.about(subject.clone())));
    }
    notes.extend((found.by == Some(By::Item)).then(|| note!("split-items-rounded")));
    notes.extend(membership::note(found.case, &found.computed.cuts()));
    notes.extend(membership::idle(&found.computed));
    notes.extend(beside::settled(found));
    notes.extend(away::settlements(found.case));
    notes.extend(beside::support(found));
    notes.extend(away::supports(found.case));
    let later = found.ways.iter().map(|way| way.later).find(|later| *later != Units::default());
    let short = found.ways.iter().map(|way| way.short.as_slice()).find(|short| !short.is_empty());
    notes.extend(grants::notes(found.case, &found.computed, later, short.unwrap_or_default()));
    notes.extend(super::fair::notes(found).into_iter().map(Note::brief));
    notes.extend(away::undiscounted(found.computed.plan));
    notes.extend(known::about(found.computed.items_that_count()));
    notes.extend(known::exchanged(found.case));
    if !found.computed.is_exact() {
        let is_tied = found.ways.iter().flat_map(|way| &way.members).any(|row| row.sums.tied.is_some());
        notes.push(note!("plan-ranges").worded_if(is_tied, code!("plan-ranges-tied")).brief());
    }
    notes
}

/// What is not known of the costs before; what the mark beside a share means.
fn gains(found: &Splitting<'_>) -> Vec<Note> {
    if !found.computed.knows_before() {
        let members = &found.computed.plan.members;
        let notes = crate::layout::known::notes(&found.computed.known, members, true).into_iter();
        return notes.map(|note| if found.shows_gains() { note } else { note.of_data() }).collect();
    }
    let several = found.ways.len() > 1;
    if several {
        let is_marked = |row: &ShareRow| row.who.member().is_some() && row.worse_off() == Some(true);
        let of_years = found.by == Some(By::Year) && found.year.is_none();
        let marks = |way: &CaseSplit| {
            way.members.iter().any(is_marked) || (of_years && way.rows.iter().any(is_marked))
        };
        let marked = found.ways.iter().any(marks);
        let note = note!("split-mark", mark = Term::WorseMark).on(Topic::Gain);
        let note = note.worded_if(of_years, code!("split-mark-years")).brief();
        return (marked && found.across.is_none_or(|across| across == Across::Rule))
            .then_some(note)
            .into_iter()
            .collect();
    }
    Vec::new()
}

/// The rule of each shared item in words, items of the same rule together; one for all where the ways have their own.
fn rules(found: &Splitting<'_>) -> Vec<Note> {
    let shared = found.shared_items();
    if shared.is_empty() {
        return Vec::new();
    }
    let own = found.ways.iter().find(|way| way.rule.is_none() && way.method.is_none());
    let own = own.into_iter().flat_map(|way| {
        let groups = groups(found, way, shared.clone()).into_iter();
        groups.map(move |group| of_group(found, group).about(subject(found, way)))
    });
    let several = found.ways.len() > 1;
    let rules = found.ways.iter().filter_map(|way| way.rule.as_ref()).map(|written| &written.rule);
    let note = |rule| {
        let note = note!("split-rule", rule = spelled(found, rule)).worded(code!("split-rule-for-all"));
        note.on(Topic::Rule).about(several.then(|| expression(rule)))
    };
    own.chain(rules.map(note)).collect()
}

/// Items that are shared by the same rule among the same members.
struct AlikeShared<'f> {
    rule: &'f Rule,
    among: &'f [usize],
    items: Vec<Cell>,
}

fn groups<'f>(found: &'f Splitting<'_>, way: &'f CaseSplit, shared: Vec<usize>) -> Vec<AlikeShared<'f>> {
    let mut groups: Vec<AlikeShared<'f>> = Vec::new();
    for item in shared {
        let (Some(rule), Some(written)) = (rule_of(found, way, item), found.computed.plan.after.get(item))
        else {
            continue;
        };
        let among: &[usize] = match &written.bearer {
            Bearer::Shared(members) => members,
            _ => &[],
        };
        let name = Cell::text(&written.name);
        match groups.iter_mut().find(|known| known.rule == rule && known.among == among) {
            Some(known) => known.items.push(name),
            None => groups.push(AlikeShared { rule, among, items: vec![name] }),
        }
    }
    groups
}

/// The rule of some items, and among whom it shares them where these are not all.
fn of_group(found: &Splitting<'_>, AlikeShared { rule, among, items }: AlikeShared<'_>) -> Note {
    let note = note!("split-rule", items = listed(items), rule = spelled(found, rule)).on(Topic::Rule);
    let told = rule.terms().iter().any(|term| matches!(term.basis, Basis::Table(_)));
    match among.len() < found.computed.plan.members.len() && !told {
        true => {
            let names = among.iter().map(|number| member_name(found, *number)).collect();
            note.worded(code!("split-rule-among")).with("members", listed(names))
        }
        false => note,
    }
}

/// The bases that the rules at work weigh by.
fn at_work(found: &Splitting<'_>) -> BTreeSet<String> {
    let rules = |way| found.shared_items().into_iter().filter_map(move |item| rule_of(found, way, item));
    let ways = found.ways.iter().filter(|way| way.method.is_none());
    let terms = ways.flat_map(rules).flat_map(Rule::terms);
    terms.filter_map(|term| term.basis.name()).map(str::to_owned).collect()
}

/// Bases at work that have a figure for each year, and where figures of bases are from.
fn bases(found: &Splitting<'_>) -> Vec<Note> {
    let plan = found.computed.plan;
    let at_work = at_work(found);
    let by_year = |name: &&String| {
        plan.members.iter().any(|member| member.by_year.iter().any(|(base, _)| base == *name))
    };
    let changing: Vec<Cell> =
        at_work.iter().filter(by_year).map(|base| Cell::text(bases::called(plan, base))).collect();
    let changes = !changing.is_empty();
    let changes = changes.then(|| note!("bases-by-year", bases = listed(changing)).on(Topic::Base));
    let used = plan.bases.iter().filter(|base| base.in_prices || at_work.contains(&base.id));
    let years = &found.computed.years;
    let years = found.year.and_then(|year| years.get(year..=year)).unwrap_or(years);
    let said = used.filter_map(|base| crate::layout::bases::note(base, years));
    changes.into_iter().chain(said).collect()
}

/// Items by name, each name once: of several that are called alike how many there are.
fn called(plan: &Plan, items: &[usize]) -> Vec<Cell> {
    let mut names: Vec<(&Text, usize)> = Vec::new();
    let mut places: HashMap<&Text, usize> = HashMap::new();
    for item in items.iter().filter_map(|item| plan.after.get(*item)) {
        let place = *places.entry(&item.name).or_insert(names.len());
        match names.get_mut(place) {
            Some((_, count)) => *count += 1,
            None => names.push((&item.name, 1)),
        }
    }
    let named = |(name, count): (&Text, usize)| match count {
        1 => Cell::text(name),
        count => Cell::aside(Cell::text(name), [Cell::from(note!("items-alike", count))]),
    };
    names.into_iter().map(named).collect()
}

/// What is not shared: own items, what others pay; and prices that depend on how many share.
fn others(found: &Splitting<'_>) -> Vec<Note> {
    let plan = found.computed.plan;
    let names = |items: Vec<usize>| called(plan, &items);
    let mut notes = Vec::new();
    let own = found.items(|bearer| matches!(bearer, Bearer::Member(_) | Bearer::Each(_)));
    let is_direct = |item: &usize| plan.after.get(*item).is_some_and(|item| item.direct);
    let (direct, own): (Vec<usize>, Vec<usize>) = own.into_iter().partition(is_direct);
    if !own.is_empty() {
        let note = note!("split-own", items = listed(names(own))).on(Topic::Sharing);
        let rounded = found.settlement.round_to > 1 && found.settlement.bill != Bill::Item;
        let note = note.with("word", bill_word(found));
        notes.push(note.worded_if(rounded, code!("split-own-rounded")));
    }
    let direct = (!direct.is_empty()).then(|| note!("split-direct", items = listed(names(direct))));
    notes.extend(direct.map(|note| note.with("word", bill_word(found))));
    let limits: Vec<Note> = found.shared_items().into_iter().filter_map(|item| limits(found, item)).collect();
    let is_held = found.ways.iter().any(|way| !way.shares.capped.is_empty());
    let outdone = (is_held && !limits.is_empty()).then(|| note!("split-limits-promised").brief());
    notes.extend(limits.into_iter().chain(outdone));
    let mut by_members = found.shared_items();
    by_members
        .retain(|item| matches!(plan.after.get(*item).map(|item| &item.price), Some(Price::ByMembers(_))));
    if !by_members.is_empty() {
        notes.push(note!("split-by-members", items = listed(names(by_members))).on(Topic::Sharing));
    }
    for (item, nth) in found.outside() {
        let Some(written) = plan.after.get(item) else { continue };
        let payer = match &written.bearer {
            Bearer::Outside(payer) => Some(payer),
            _ => written.outside.get(nth).map(|(payer, _)| payer),
        };
        let Some(payer) = payer else { continue };
        let cost = found
            .computed
            .sum(|fact| fact.side == Side::After && fact.item == item && fact.payer == Payer::Outside(nth));
        let (item, amount) = (&written.name, in_full_or_range(found, cost));
        notes.push(note!("split-outside", payer, item, amount).on(Topic::Sharing));
    }
    notes
}

/// What an item costs each member a year at least and at most.
fn limits(found: &Splitting<'_>, item: usize) -> Option<Note> {
    let (limits, written) = (found.computed.plan.limits.get(item)?, found.computed.plan.after.get(item)?);
    let of = |limit: &Option<Fraction>| {
        let units = limit.as_ref()?.units(0, Rounding::HalfAway)?;
        Some(in_full(found, units))
    };
    let note = note!("split-limits", item = Cell::text(&written.name));
    match (of(&limits.min), of(&limits.max)) {
        (Some(min), Some(max)) => Some(note.with("min", min).with("max", max)),
        (Some(min), None) => Some(note.worded(code!("split-limits-min")).with("min", min)),
        (None, Some(max)) => Some(note.worded(code!("split-limits-max")).with("max", max)),
        (None, None) => None,
    }
}

/// Who takes part in some months only, and who in none of those looked at.
fn joins(found: &Splitting<'_>) -> Vec<Note> {
    let term = found.computed.calendar.term();
    let (mut parts, mut absent) = (Vec::new(), Vec::new());
    for (number, member) in found.computed.members() {
        let months = member.months.and(term);
        let name = member_name(found, number);
        if months.is_empty() {
            absent.push(name);
        } else if months != term {
            let note = note!("months-from-to", first = months.first, last = months.last);
            parts.push(Cell::aside(name, [note]));
        }
    }
    // how others take part is how the share of one is made, and nothing of its own
    let is_of_it = found.only.is_none_or(|only| {
        found.computed.plan.members.get(only).is_some_and(|member| member.months.and(term) != term)
    });
    let note = |parts| note!("split-months", members = listed(parts)).on(Topic::Sharing);
    let joins =
        (!parts.is_empty()).then(|| note(parts)).map(|note| if is_of_it { note.brief() } else { note });
    let absent = (!absent.is_empty()).then(|| note!("split-absent", members = listed(absent)));
    joins.into_iter().chain(absent).collect()
}
