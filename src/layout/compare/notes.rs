//! What stands under the table `savings`: sources, the files' notes, and what does not fit together.

use super::words::{listed, percent, subject};
use crate::analysis::compare::{Compared, Differences, PrintedLine};
use crate::case::Tax;
use crate::code;
use crate::lang::Text;
use crate::layout::cells::some;
use crate::layout::printed::printed;
use crate::layout::verdicts;
use crate::report::{Cell, Note, Topic, note};

/// What keeps the cases from being held against each other.
pub(super) fn unlike(differences: &Differences) -> impl Iterator<Item = Note> {
    let horizons = differences.are_of_rows().then(|| horizons(differences));
    horizons.into_iter().chain(tax_differs(differences)).map(Note::brief)
}

/// That figures are shown which no document printed; ranges of a plan are no ranges of what was printed.
pub(super) fn inferred(infers: bool, has_plan: bool) -> Option<Note> {
    infers.then(|| note!("inferred").worded_if(has_plan, code!("inferred-beside-plan")).brief())
}

/// Whether a row shows a range that no document printed.
pub(super) fn shows_inferred_range(line: &PrintedLine<'_>) -> bool {
    let implied = &line.implied;
    [&implied.before, &implied.after, &implied.saving, &implied.percent]
        .into_iter()
        .any(|known| known.value.is_none() && known.range.is_some())
}

/// The notes of a case.
pub(super) fn of_case(found: &Compared<'_>) -> Vec<Note> {
    let said = |code, text: &Text| Note::new(code).with("text", Cell::text(text));
    let mut notes = Vec::new();
    notes.extend(found.case.source.as_ref().map(|source| said(code!("source"), source).on(Topic::Source)));
    notes.extend(found.case.note.as_ref().map(|note| said(code!("case-note"), note).brief()));
    if !found.case.effects.is_empty() {
        let effects = found.case.effects.iter().map(Cell::text).collect();
        notes.push(note!("effects", effects = Cell::Clauses(effects)).brief());
    }
    for line in &found.lines {
        let note = line.published.note.as_ref();
        let of_line = [
            note.map(|note| said(code!("figure-note"), note)),
            verdicts::percent_note(&line.published.figures, &line.implied).map(Note::brief),
            verdicts::saving_note(&line.published.figures, &line.implied, found.case.currency)
                .map(Note::brief),
        ];
        let named = found.lines.len() > 1;
        let about = |note: Note| note.about(named.then(|| subject(found, line)));
        notes.extend(of_line.into_iter().flatten().map(about));
    }
    notes.extend(super::plan_notes::notes(found));
    notes.extend(bases_differ(found).into_iter().chain(conflicts(found)).map(Note::brief));
    notes.into_iter().map(|note| note.of_case(&found.case.id)).collect()
}

fn bases_differ(found: &Compared<'_>) -> Vec<Note> {
    let shown = |nth: &usize| {
        let line = found.lines.get(*nth)?;
        Some(match &line.published.figures.percent {
            Some(stated) => printed(stated),
            None => percent(&line.implied.percent, 1),
        })
    };
    found
        .bases_differ
        .iter()
        .filter_map(|(group, members)| {
            let members = members.iter().filter_map(shown).collect();
            Some(note!("bases-differ", group = shown(group)?, members = Cell::Parts(members)))
        })
        .collect()
}

fn conflicts(found: &Compared<'_>) -> Vec<Note> {
    let named = |nth: usize| {
        let line = found.lines.get(nth)?;
        let number = u64::try_from(nth).ok()?.checked_add(1)?;
        Some(Cell::Parts(vec![Cell::Count(number), subject(found, line)]))
    };
    found
        .conflicts
        .iter()
        .filter_map(|(first, second)| {
            Some(note!("conflicting-figures", first = named(*first)?, second = named(*second)?))
        })
        .collect()
}

fn horizons(differences: &Differences) -> Note {
    let mut said = Vec::new();
    if !differences.months.is_empty() {
        let months = differences.months.iter().map(|months| Cell::Count((*months).into()));
        said.push(note!("differs-months", months = Cell::Parts(months.collect())));
    }
    if differences.scope {
        said.push(note!("differs-scope"));
    }
    for (code, cases) in [
        (code!("differs-one-time-included"), &differences.one_time_included),
        (code!("differs-one-time-excluded"), &differences.one_time_excluded),
    ] {
        if !cases.is_empty() {
            said.push(Note::new(code).with("cases", names(cases)));
        }
    }
    if differences.one_time_unstated {
        said.push(note!("differs-one-time-unstated"));
    }
    let said = said.into_iter().map(Cell::from);
    note!("horizons-differ", differences = Cell::Clauses(said.collect()))
}

/// Which cases include tax, which do not, and which say nothing of it.
fn tax_differs(differences: &Differences) -> Option<Note> {
    let said = |(tax, cases): &(Option<Tax>, Vec<String>)| {
        let code = match tax {
            Some(Tax::Included) => code!("tax-in"),
            Some(Tax::Excluded) => code!("tax-out"),
            None => code!("tax-unstated"),
        };
        Cell::from(Note::new(code).with("cases", names(cases)))
    };
    Some(note!("tax-differs", said = Cell::Clauses(some(differences.tax.iter().map(said))?)))
}

/// The first few names, and how many more there are.
fn names(all: &[String]) -> Cell {
    listed(all.iter().map(Cell::text))
}
