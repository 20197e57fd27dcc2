//! The table `effects` told apart by years or items: a row a member whose share changes.

use super::cells::{member, percent, scale};
use super::effects::title;
use crate::analysis::compare::range_of;
use crate::analysis::whatif::{Apart, Effect, Part, PartOf};
use crate::case::Case;
use crate::cost::YearName;
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{column, data, for_people, ranged};
use crate::money::Fraction;
use crate::report::{Cell, Report, Role, Row, Scale, Section, Sense, Table, note};

/// Lays out the effects of scenarios by years or items, in the place of those of the whole term. Members for whom nothing
/// changes are left out unless `all` is asked for.
pub(super) fn instead(mut report: Report, found: &[Apart], all: bool) -> Report {
    let hidden = if all { 0 } else { parts(found).map(unchanged).sum() };
    let table = Table {
        id: "effects",
        title: Term::EffectsTable,
        columns: vec![
            data("scenario"),
            data("member"),
            data("name"),
            data("year"),
            data("item"),
            for_people(column("who", Term::MemberName)),
            ranged(column("share", Term::ShareNow)),
            ranged(column("new_share", Term::NewShare)),
            ranged(column("change", Term::ShareChange)),
            ranged(column("change_percent", Term::ChangePercent)),
            ranged(data("new_saving")),
            ranged(data("new_percent")),
        ],
        sections: sections(found, all),
    };
    report.tables.retain(|table| table.id != "effects");
    let is_unchanged = table.sections.is_empty();
    report.tables.insert(0, table);
    let unchanged = is_unchanged.then(|| note!("whatif-unchanged").brief());
    let left_out = (hidden > 0 && !is_unchanged).then(|| note!("whatif-left-out", count = hidden).brief());
    report.notes.splice(0..0, unchanged.into_iter().chain(left_out));
    Report { scale: of_parts(found), ..report }
}

fn parts(found: &[Apart]) -> impl Iterator<Item = &Part> {
    found.iter().flat_map(|apart| &apart.parts)
}

fn sections(found: &[Apart], all: bool) -> Vec<Section> {
    let of = |apart: &Apart| {
        let sections = apart.parts.iter().map(|part| section(apart, part, all));
        sections.filter(|section| all || section.rows.len() > 1).collect::<Vec<_>>()
    };
    found.iter().flat_map(of).collect()
}

/// The members of a part that is shown for whom nothing changes.
fn unchanged(part: &Part) -> usize {
    let same = part.effects.iter().filter(|effect| effect.old == effect.new).count();
    if same == part.effects.len() { 0 } else { same }
}

/// The unit of the amounts: what rounding moves is told to the minor unit.
fn of_parts(found: &[Apart]) -> Scale {
    let of_rounding = parts(found).any(|part| part.of == PartOf::Item(None));
    if of_rounding { Scale::Whole } else { scale(found.iter().flat_map(shares), []) }
}

/// What members bear, as it is and then.
fn shares(apart: &Apart) -> impl Iterator<Item = Fraction> {
    let minor = apart.case.currency.minor_digits();
    let effects = apart.parts.iter().flat_map(|part| &part.effects);
    let units = effects.flat_map(|effect| effect.old.into_iter().chain(effect.new));
    units.map(move |units| range_of(units, minor).high)
}

fn section(apart: &Apart, Part { of, effects, total }: &Part, all: bool) -> Section {
    let shown = effects.iter().filter(|effect| all || effect.old != effect.new);
    let mut rows: Vec<Row> = shown.map(|effect| row(apart, *of, effect)).collect();
    let names = [Cell::Absent, Cell::Absent, Cell::Word(Term::Total)];
    rows.push(Row { role: Role::Total, cells: cells(apart, *of, total, names) });
    let part = match of {
        PartOf::Year(year) => Cell::Year(*year),
        PartOf::Item(None) => Cell::Word(Term::Rounding),
        PartOf::Item(Some(item)) => item_of(&apart.case, *item, |item| item.name.clone()),
    };
    Section { heading: Some(Cell::aside(part, [title(&apart.scenario)])), rows }
}

fn item_of(case: &Case, item: usize, of: impl Fn(&crate::cost::CostItem) -> crate::lang::Text) -> Cell {
    let item = case.plan.as_ref().and_then(|plan| plan.after.get(item));
    item.map(|item| Cell::text(of(item))).into()
}

fn row(apart: &Apart, of: PartOf, effect: &Effect) -> Row {
    let [id, name] = member(&apart.case, effect.member);
    let word = match (effect.old, effect.new) {
        (None, Some(_)) => Some(Term::Joins),
        (Some(_), None) => Some(Term::Leaves),
        _ => None,
    };
    let who = Cell::aside(name.clone(), word);
    Row { role: Role::Item, cells: cells(apart, of, effect, [id, name, who]) }
}

fn cells(apart: &Apart, of: PartOf, effect: &Effect, [id, name, who]: [Cell; 3]) -> Vec<Cell> {
    let currency = apart.case.currency;
    let money = |units, sense| amount(units, currency, currency.minor_digits(), sense);
    let change = effect.change.as_ref();
    let (year, item) = match of {
        PartOf::Year(YearName::Fiscal(year)) => (Cell::Count(year.into()), Cell::Absent),
        PartOf::Year(YearName::Nth(year)) => (Cell::Count(year.into()), Cell::Absent),
        PartOf::Item(None) => (Cell::Absent, Cell::Word(Term::Rounding)),
        PartOf::Item(Some(item)) => {
            (Cell::Absent, item_of(&apart.case, item, |item| item.id.as_str().into()))
        }
    };
    vec![
        Cell::text(apart.scenario.id.clone()),
        id,
        name,
        year,
        item,
        who,
        money(effect.old, Sense::Plain),
        money(effect.new, Sense::Plain),
        money(change.map(|change| change.units), Sense::Change),
        percent(change.and_then(|change| change.percent.clone()), Sense::Change, 1),
        money(effect.saving, Sense::Reduction),
        percent(effect.percent.clone(), Sense::Reduction, 1),
    ]
}
