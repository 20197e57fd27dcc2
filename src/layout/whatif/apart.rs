//! The table `effects` told apart by years or items: a row a member whose share changes.

use super::beside;
use super::cells::scale;
use super::effects::{EffectRow, EffectsOf, effects_table, part_name, title};
use crate::analysis::compare::range_of;
use crate::analysis::whatif::{Apart, ApartChange, Effect, Outcome, PartOf};
use crate::code;
use crate::lang::Term;
use crate::layout::columns::{Rows, items};
use crate::money::{Currency, Fraction};
use crate::report::{Cell, Report, Role, Scale, note};

/// Lays out the effects of scenarios by years or items, in the place of those of the whole term. Members for whom nothing
/// changes are left out unless `all` is asked for.
pub(super) fn instead(mut report: Report, found: &[Apart<'_>], (today, all): (&Outcome, bool)) -> Report {
    let hidden = if all { 0 } else { parts(found).map(unchanged).sum() };
    let sections =
        found.iter().flat_map(|apart| apart.parts.iter().map(|part| section(apart, part, (today, all))));
    let sections: Vec<_> = sections.filter(|section| all || section.rows.len() > 1).collect();
    let is_unchanged = sections.is_empty();
    report.tables.retain(|table| table.id != "effects");
    let moves_before = parts(found).flat_map(|part| &part.effects).any(Effect::moves_before);
    report.tables.insert(0, effects_table(sections, EffectsOf::Parts { moves_before }));
    let is_beside = found.iter().all(|apart| beside::is_all(&apart.tried.scenario, &apart.tried.case));
    let unchanged = (is_unchanged && !is_beside)
        .then(|| note!("whatif-unchanged").worded(code!("whatif-unchanged-parts")).brief());
    let left_out = (hidden > 0 && !is_unchanged).then(|| note!("whatif-left-out", count = hidden).brief());
    report.notes.splice(0..0, unchanged.into_iter().chain(left_out));
    Report { scale: of_parts(found), ..report }
}

fn parts<'f>(found: &'f [Apart<'f>]) -> impl Iterator<Item = &'f ApartChange> {
    found.iter().flat_map(|apart| &apart.parts)
}

/// The members of a part that is shown for whom nothing changes.
fn unchanged(part: &ApartChange) -> usize {
    let same = part.effects.iter().filter(|effect| effect.is_same()).count();
    if same == part.effects.len() { 0 } else { same }
}

/// The unit of the amounts: what rounding moves is told to the minor unit.
fn of_parts(found: &[Apart<'_>]) -> Scale {
    let currency = found.first().map_or(Currency::JPY, |apart| apart.tried.case.currency);
    let of_rounding = parts(found).any(|part| part.of == PartOf::Item(None));
    if of_rounding { Scale::Whole } else { scale(found.iter().flat_map(shares), [], currency) }
}

/// What members bear, as it is and then.
fn shares(apart: &Apart<'_>) -> impl Iterator<Item = Fraction> {
    let minor = apart.tried.case.currency.minor_digits();
    let effects = apart.parts.iter().flat_map(|part| &part.effects);
    let units = effects.flat_map(|effect| effect.old.into_iter().chain(effect.new));
    units.map(move |units| range_of(units, minor).high)
}

fn section<'f>(
    apart: &'f Apart<'_>,
    part: &'f ApartChange,
    (today, all): (&Outcome, bool),
) -> Rows<EffectRow<'f>> {
    let shown = part.effects.iter().filter(|effect| all || !effect.is_same());
    let takes_part = |of: &Outcome, member: usize| of.members.get(member).is_some_and(Option::is_some);
    let of_member = |effect: &'f Effect| EffectRow {
        member: Some(effect.member),
        word: match (part.of, effect.old, effect.new) {
            // in a year it may take part that it does not in another
            (PartOf::Year(_), None, Some(_)) => Some(Term::Joins),
            (PartOf::Year(_), Some(_), None) => Some(Term::Leaves),
            // an item is not shared by all who take part
            (PartOf::Item(_), None, Some(_)) if !takes_part(today, effect.member) => Some(Term::Joins),
            (PartOf::Item(_), Some(_), None) if !takes_part(&apart.tried.outcome, effect.member) => {
                Some(Term::Leaves)
            }
            _ => None,
        },
        ..of(apart, part.of, effect)
    };
    let rows = items(shown.map(of_member)).chain([(Role::Total, of(apart, part.of, &part.total))]);
    let part = Cell::from(part_name(part.of, &apart.tried.case));
    Rows::under(Some(Cell::aside(part, [title(&apart.tried.scenario)])), rows)
}

fn of<'f>(apart: &'f Apart<'_>, part: PartOf, effect: &'f Effect) -> EffectRow<'f> {
    EffectRow {
        scenario: &apart.tried.scenario,
        case: &apart.tried.case,
        member: None,
        word: None,
        part: Some(part),
        old: effect.old,
        new: effect.new,
        change: effect.change.as_ref(),
        saving: effect.saving,
        percent: effect.percent.clone(),
    }
}
