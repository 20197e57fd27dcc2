//! The table `effects` told apart by years or items: a row a member whose share changes.

use super::cells::{member, percent, scale};
use super::effects::title;
use super::report::{answered, report};
use crate::analysis::compare::range_of;
use crate::analysis::whatif::{Apart, Effect, Part, PartOf};
use crate::case::Case;
use crate::code;
use crate::cost::YearName;
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{column, data, for_people, ranged};
use crate::money::Fraction;
use crate::report::{Cell, Note, Report, Role, Row, Section, Sense, Table};

/// Lays out scenarios by years or items. Members for whom nothing changes are left out unless `all` is asked for.
pub fn apart(found: &[Apart], case: &Case, all: bool) -> Report {
    let sections = found.iter().flat_map(|apart| {
        let sections = apart.parts.iter().map(move |part| section(apart, part, all));
        sections.filter(|section| all || section.rows.len() > 1)
    });
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
        sections: sections.collect(),
    };
    let unchanged = table.sections.is_empty().then(|| Note::new(code!("whatif-unchanged")));
    let report = report("whatif", case, vec![table], unchanged.into_iter().collect());
    answered(report, None, scale(found.iter().flat_map(shares), []))
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
    Section { heading: Some(Cell::Aside(Box::new(part), vec![title(&apart.scenario)])), rows }
}

fn item_of(case: &Case, item: usize, of: impl Fn(&crate::cost::CostItem) -> crate::lang::Text) -> Cell {
    let item = case.plan.as_ref().and_then(|plan| plan.after.get(item));
    item.map_or(Cell::Absent, |item| Cell::text(of(item)))
}

fn row(apart: &Apart, of: PartOf, effect: &Effect) -> Row {
    let [id, name] = member(&apart.case, effect.member);
    let word = match (effect.old, effect.new) {
        (None, Some(_)) => Some(Term::Joins),
        (Some(_), None) => Some(Term::Leaves),
        _ => None,
    };
    let who = Cell::Aside(Box::new(name.clone()), word.map(Cell::Word).into_iter().collect());
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
