//! The tables `objections` and `stability`, and what the fair divisions mean in plain words.

use super::notes::{NAMED, in_full, listed};
use super::words::{rule_data, way as words_of};
use super::{amount, member_name};
use crate::analysis::fair::{Fairness, Objecting};
use crate::analysis::plan::Payer;
use crate::analysis::split::{Split, Splitting};
use crate::coalition::{MOST_PARTED, Method};
use crate::cost::Units;
use crate::lang::{Lang, Term};
use crate::layout::{column, data, for_people, heading};
use crate::money::{Fraction, Rounding};
use crate::report::{Audience, Cell, Note, Role, Row, Section, Sense, Table};

/// The two tables, where they were asked for.
pub(super) fn tables(found: &Splitting<'_>, lang: Lang) -> Vec<Table> {
    let Some(fairness) = &found.fairness else { return Vec::new() };
    let several = found.ways.len() > 1;
    let of_rule = |mut column: crate::report::Column| {
        column.audience = if several { Audience::People } else { Audience::Nobody };
        column
    };
    let heading = || Some(heading(found.case, found.computed.calendar.months, lang));
    let objections = Table {
        id: "objections",
        title: Term::ObjectionsTable,
        columns: vec![
            data("rule"),
            of_rule(column("way", Term::Rule)),
            data("members"),
            for_people(column("who", Term::Group)),
            column("pays", Term::Pays),
            column("alone", Term::Alone),
            column("excess", Term::Excess),
        ],
        sections: vec![Section { heading: heading(), rows: objection_rows(found, lang) }],
    };
    let stability = Table {
        id: "stability",
        title: Term::StabilityTable,
        columns: vec![
            data("rule"),
            of_rule(column("way", Term::Rule)),
            column("in_core", Term::InCore),
            column("worst_excess", Term::WorstExcess),
            column("individually_rational", Term::Rational),
            column("least_support", Term::LeastSupport),
        ],
        sections: vec![Section { heading: heading(), rows: stability_rows(found, fairness, lang) }],
    };
    match objections.sections.iter().all(|section| section.rows.is_empty()) {
        // people are told by a note; data always has both
        true => vec![Table { columns: hidden(objections.columns), ..objections }, stability],
        false => vec![objections, stability],
    }
}

/// The same columns, for data only.
fn hidden(columns: Vec<crate::report::Column>) -> Vec<crate::report::Column> {
    let hide = |mut column: crate::report::Column| {
        column.audience = match column.audience {
            Audience::All | Audience::Data => Audience::Data,
            Audience::People | Audience::Nobody => Audience::Nobody,
        };
        column
    };
    columns.into_iter().map(hide).collect()
}

fn objection_rows(found: &Splitting<'_>, lang: Lang) -> Vec<Row> {
    let mut rows = Vec::new();
    for way in &found.ways {
        for objecting in way.standing.iter().flat_map(|standing| &standing.objections) {
            let id =
                |number: &usize| found.computed.plan.members.get(*number).map(|member| member.id.as_str());
            let ids: Vec<&str> = objecting.members.iter().filter_map(id).collect();
            let cells = vec![
                rule_data(found, way, &way.total),
                words_of(way, lang),
                Cell::Text(ids.join(", ")),
                group(found, &objecting.members, lang),
                money(found, Some(objecting.pays)),
                money(found, Some(objecting.alone)),
                money(found, Some(objecting.pays - objecting.alone)),
            ];
            rows.push(Row { role: Role::Item, cells });
        }
    }
    rows
}

fn stability_rows(found: &Splitting<'_>, fairness: &Fairness, lang: Lang) -> Vec<Row> {
    let flag = |flag: Option<bool>| flag.map_or(Cell::Absent, Cell::Flag);
    let row = |way: &Split| {
        let standing = way.standing.as_ref()?;
        let cells = vec![
            rule_data(found, way, &way.total),
            words_of(way, lang),
            flag(standing.in_core),
            money(found, standing.worst_excess),
            flag(standing.rational),
            money(found, fairness.support.as_ref().map(|needed| needed.units)),
        ];
        Some(Row { role: Role::Item, cells })
    };
    found.ways.iter().filter_map(row).collect()
}

fn money(found: &Splitting<'_>, units: Option<i128>) -> Cell {
    amount(units.map(Units::exact), found.case.currency, found.computed.decimals, Sense::Plain)
}

/// The members of a group by name; of a large one those that are not in it, if they are few.
fn group(found: &Splitting<'_>, members: &[usize], lang: Lang) -> Cell {
    few(found, members, |numbers| {
        listed(numbers.iter().map(|number| member_name(found, *number, lang)).collect())
    })
}

/// The same as one word among others: Ko + Otsu.
fn joined(found: &Splitting<'_>, members: &[usize], lang: Lang) -> Cell {
    few(found, members, |numbers| {
        let name = |number: &usize| found.computed.plan.members.get(*number).map(|member| &member.name);
        let names: Vec<&str> = numbers.iter().filter_map(name).map(|name| name.in_lang(lang)).collect();
        match names.len().saturating_sub(NAMED) {
            0 | 1 => Cell::Text(names.join(" + ")),
            more => {
                let named = Cell::Text(names.iter().take(NAMED).copied().collect::<Vec<_>>().join(" + "));
                let note = Note::new("and-more").with("named", named);
                Cell::Said(Box::new(note.with("count", Cell::Count(more as u64))))
            }
        }
    })
}

/// A group by the names of its members, or of those that are not in it, if only these are few.
fn few(found: &Splitting<'_>, members: &[usize], names: impl Fn(&[usize]) -> Cell) -> Cell {
    let all = found.computed.members().map(|(number, _)| number);
    let others: Vec<usize> = all.filter(|number| !members.contains(number)).collect();
    match (members.len() > NAMED + 1, others.len()) {
        (true, 0) => Cell::Said(Box::new(Note::new("everyone"))),
        (true, 1..=NAMED) => Cell::Said(Box::new(Note::new("all-but").with("members", names(&others)))),
        _ => names(members),
    }
}

/// What stands under the tables.
pub(super) fn notes(found: &Splitting<'_>, lang: Lang) -> Vec<Note> {
    let several = found.ways.len() > 1;
    let about = |way: &Split, note: Note| match several {
        true => note.about(words_of(way, lang)),
        false => note,
    };
    let mut notes = Vec::new();
    for way in &found.ways {
        notes.extend(way.method.map(|method| Note::new(meaning(method))));
        notes.extend(estimate(found, way, lang).map(|note| about(way, note)));
        notes.extend(negative(found, way, lang).map(|note| about(way, note)));
    }
    if found.ways.iter().any(|way| way.method.is_some() && way.total.sums.support != Units::default()) {
        notes.push(Note::new("fair-support"));
    }
    notes.extend(without_effect(found, lang));
    notes.extend(alike(found, lang));
    let inexact = found.computed.facts.iter().any(|fact| !fact.invoice.units.is_exact());
    let whole = found.fairness.is_some() || found.ways.iter().any(|way| way.method.is_some());
    if inexact && whole {
        notes.push(Note::new("fair-base-values"));
    }
    let Some(fairness) = &found.fairness else { return notes };
    notes.push(Note::new("fair-alone").worded(
        match (found.computed.plan.only_quoted, fairness.game.may_stay()) {
            (true, true) => "fair-alone-quoted-or-stay",
            (true, false) => "fair-alone-quoted",
            (false, true) => "fair-alone-or-stay",
            (false, false) => "fair-alone",
        },
    ));
    let holds = |way: &&Split| way.standing.as_ref().is_some_and(|standing| standing.in_core == Some(true));
    let (held, open): (Vec<&Split>, Vec<&Split>) = found.ways.iter().partition(holds);
    if !held.is_empty() {
        let note =
            Note::new("fair-verdict").worded(if several { "fair-several-in-core" } else { "fair-in-core" });
        let names = held.into_iter().map(|way| words_of(way, lang)).collect();
        notes.push(note.with("rules", Cell::Parts(names)));
    }
    notes.extend(open.into_iter().filter_map(|way| Some(about(way, verdict(found, way, lang)?))));
    notes.extend(of_game(found, fairness, lang));
    notes
}

fn meaning(method: Method) -> &'static str {
    match method {
        Method::Shapley => "method-shapley",
        Method::Nucleolus => "method-nucleolus",
        Method::SeparableCosts => "method-scrb",
        Method::AlternativeCost => "method-aca",
        Method::EqualRemaining => "method-ensc",
    }
}

/// That shares are estimates, and how far off they may be.
fn estimate(found: &Splitting<'_>, way: &Split, lang: Lang) -> Option<Note> {
    let largest = way.errors.as_ref()?.iter().max()?;
    let units = largest.units(0, Rounding::Ceiling)?;
    Some(Note::new("fair-estimate").with("error", in_full(found, units, lang)))
}

/// Rules of items that a division of the whole cost passes over.
fn without_effect(found: &Splitting<'_>, lang: Lang) -> Option<Note> {
    let plan = found.computed.plan;
    let methods = found.ways.iter().filter(|way| way.method.is_some()).map(|way| words_of(way, lang));
    let methods: Vec<Cell> = methods.collect();
    let names =
        found.shared_items().into_iter().filter(|item| matches!(plan.shares.get(*item), Some(Some(_))));
    let names = names.filter_map(|item| plan.after.get(item));
    let names: Vec<Cell> = names.map(|item| Cell::Text(item.name.in_lang(lang).to_owned())).collect();
    let note = Note::new("fair-own-rules").with("methods", Cell::Parts(methods.clone()));
    (!methods.is_empty() && !names.is_empty()).then(|| note.with("items", listed(names)))
}

/// Who would be paid instead of paying.
fn negative(found: &Splitting<'_>, way: &Split, lang: Lang) -> Option<Note> {
    way.method?;
    let below = |number: &usize| way.shares.total(*number).base < 0;
    let members: Vec<usize> = found.computed.members().map(|(number, _)| number).filter(below).collect();
    (!members.is_empty()).then(|| Note::new("fair-negative").with("members", group(found, &members, lang)))
}

/// Ways that come to the same shares before rounding.
fn alike(found: &Splitting<'_>, lang: Lang) -> Vec<Note> {
    let shared = found.computed.facts.iter().filter(|fact| fact.payer == Payer::Shared).count();
    // every invoice is laid on groups in whole units: less than one unit each
    let near = Fraction::from(i128::try_from(shared).unwrap_or(i128::MAX).max(1));
    let same = |one: &[Fraction], other: &[Fraction]| {
        !one.is_empty() && one.iter().zip(other).all(|(one, other)| (one - other).abs() < near)
    };
    let mut notes = Vec::new();
    for (nth, way) in found.ways.iter().enumerate() {
        let others = found.ways.iter().skip(nth + 1);
        // that a rule comes to the Shapley value is said with its reason below
        let said = |other: &&Split| {
            let methods = [way.method, other.method];
            found.fairness.is_some() && methods.contains(&None) && methods.contains(&Some(Method::Shapley))
        };
        let alike = others.filter(|other| same(&way.shares.exact, &other.shares.exact) && !said(other));
        let names: Vec<Cell> = alike.map(|other| words_of(other, lang)).collect();
        if !names.is_empty() {
            let note = Note::new("fair-alike").with("one", words_of(way, lang));
            notes.push(note.with("others", Cell::Parts(names)));
        }
    }
    let Some(fairness) = &found.fairness else { return notes };
    let is = |fair: &Option<Vec<Fraction>>, way: &Split| {
        fair.as_ref().is_some_and(|fair| same(&way.shares.exact, fair))
    };
    for way in found.ways.iter().filter(|way| way.method.is_none()) {
        let note = Note::new("fair-is-shapley");
        let note = match (is(&fairness.shapley, way), is(&fairness.by_use, way)) {
            (true, true) => note.worded("fair-is-shapley-by-use"),
            (true, false) => note,
            (false, true) => note.worded("fair-by-use"),
            (false, false) => continue,
        };
        notes.push(if found.ways.len() > 1 { note.about(words_of(way, lang)) } else { note });
    }
    notes
}

/// Whether anyone objects to a way.
fn verdict(found: &Splitting<'_>, way: &Split, lang: Lang) -> Option<Note> {
    let standing = way.standing.as_ref()?;
    let note = Note::new("fair-verdict");
    Some(match standing.objections.first() {
        Some(worst) => {
            let Objecting { members, pays, alone } = worst;
            let (wording, count) = match standing.count {
                Some(count) => ("fair-objections", count),
                None => ("fair-objections-some", standing.objections.len()),
            };
            note.worded(wording)
                .with("count", Cell::Count(count as u64))
                .with("members", group(found, members, lang))
                .with("pays", in_full(found, *pays, lang))
                .with("alone", in_full(found, *alone, lang))
                .with("excess", in_full(found, pays - alone, lang))
        }
        None => note.worded("fair-none-known"),
    })
}

/// What holds of the game whatever the shares.
fn of_game(found: &Splitting<'_>, fairness: &Fairness, lang: Lang) -> Vec<Note> {
    let mut notes = Vec::new();
    if !fairness.is_counted() {
        let wording = match (fairness.support.is_some(), fairness.game.may_stay()) {
            (false, _) => "fair-by-cuts-quoted",
            (true, true) => "fair-by-cuts-or-stay",
            (true, false) => "fair-by-cuts",
        };
        notes.push(Note::new("fair-looked-at").worded(wording));
    } else if fairness.game.members.len() > MOST_PARTED && fairness.dearer_together.is_none() {
        notes.push(Note::new("fair-looked-at").with("most", Cell::Count(MOST_PARTED as u64)));
    }
    let names =
        |groups: &[Vec<usize>]| listed(groups.iter().map(|members| joined(found, members, lang)).collect());
    if fairness.missing.0 > 0 {
        let note = Note::new("fair-missing").with("count", Cell::Count(fairness.missing.0 as u64));
        notes.push(note.with("groups", names(&fairness.missing.1)));
    }
    if let Some(needed) = &fairness.support {
        let note = Note::new("fair-core");
        notes.push(match needed.units {
            0 => note.worded("fair-core-exists"),
            units => {
                let groups: Vec<Vec<usize>> = needed.groups.iter().map(|(group, _)| group.clone()).collect();
                note.worded("fair-core-empty")
                    .with("amount", in_full(found, units, lang))
                    .with("groups", names(&groups))
            }
        });
    }
    if let Some((one, other, lost)) = &fairness.dearer_together {
        let note = Note::new("fair-dearer-together").with("amount", in_full(found, *lost, lang));
        notes.push(
            note.with("one", names(std::slice::from_ref(one)))
                .with("other", names(std::slice::from_ref(other))),
        );
    }
    if let Some((members, joins, gained)) = &fairness.cheaper_with_more {
        let note = Note::new("fair-cheaper-with-more").with("members", names(std::slice::from_ref(members)));
        let note = note.with("joins", member_name(found, *joins, lang));
        notes.push(note.with("amount", in_full(found, *gained, lang)));
    }
    notes
}
