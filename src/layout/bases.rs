//! Where the figures of an allocation base are from: 人口は2025年10月1日現在（国勢調査）.

use super::cells::some;
use crate::case::{BaseSource, BaseStatus, Plan, base_words, basis_words};
use crate::code;
use crate::cost::Year;
use crate::lang::Text;
use crate::report::{Cell, Note, Topic, note};
use crate::sharing::Basis;

/// What people call a base: as the case says, or as documents do.
pub(super) fn called(plan: &Plan, id: &str) -> Text {
    let source = plan.bases.iter().find(|base| base.id == id);
    source.map_or_else(|| base_words(id), said)
}

/// A basis in words, a base by the name that the case gives it: 均等割, 人口割.
pub(super) fn by(plan: &Plan, basis: &Basis) -> Option<Text> {
    let is_named = |name: &str| plan.bases.iter().any(|base| base.id == name && base.name.is_some());
    match basis {
        Basis::Proportional(name) if is_named(name) => {
            Some(Text::said(code!("by-base"), &[("base", called(plan, name))]))
        }
        basis => basis_words(basis),
    }
}

fn said(base: &BaseSource) -> Text {
    base.name.clone().unwrap_or_else(|| base_words(&base.id))
}

/// What a case says of a base, over the years of its term.
pub(super) fn note(base: &BaseSource, years: &[Year]) -> Option<Note> {
    let mut facts = facts(base, None);
    facts.extend(years.iter().filter_map(|year| {
        let of_year = self::facts(base, Some(year.name.number()));
        let note = note!("base-in-year", year = year.name);
        (!of_year.is_empty()).then(|| Cell::from(note.with("facts", Cell::Words(of_year))))
    }));
    Some(
        note!("base-said", base = Cell::text(said(base)), facts = Cell::Parts(some(facts)?))
            .on(Topic::Base)
            .brief(),
    )
}

/// The same of those bases of a plan that are used.
pub(super) fn notes(plan: &Plan, years: &[Year], is_used: impl Fn(&str) -> bool) -> Vec<Note> {
    plan.bases.iter().filter(|base| is_used(&base.id)).filter_map(|base| note(base, years)).collect()
}

fn facts(base: &BaseSource, year: Option<u32>) -> Vec<Cell> {
    let mut facts = Vec::new();
    for (_, date) in base.as_of.iter().filter(|(of, _)| *of == year) {
        facts.push(Cell::from(note!("base-as-of", date = *date)));
    }
    facts.extend(base.source.iter().filter(|(of, _)| *of == year).map(|(_, text)| Cell::text(text.clone())));
    facts.extend(base.status.iter().filter(|(of, _)| *of == year).map(|(_, status)| {
        Cell::from(Note::new(match status {
            BaseStatus::Provisional => code!("base-provisional"),
            BaseStatus::Final => code!("base-final"),
        }))
    }));
    facts
}
