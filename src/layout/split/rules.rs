//! The table `rules`: one column a rule, and how many members each leaves worse off.

use super::{amount, member_name, plain_name, words};
use crate::analysis::split::{ShareRow, Splitting, Who};
use crate::coalition::Method;
use crate::lang::{Lang, Term};
use crate::layout::{column, data, for_people, heading};
use crate::report::{Audience, Cell, Column, Role, Row, Section, Sense, Shape, Table};

/// Lays out the rules side by side. Each has two columns: the amount for data, and for people the amount with a mark
/// where it is more than before.
pub(super) fn rules(found: &Splitting<'_>, lang: Lang) -> Table {
    let mut columns = vec![
        data("member"),
        data("name"),
        for_people(column("who", Term::Subject)),
        column("before", Term::Before),
    ];
    for way in &found.ways {
        let key = match (&way.rule, way.method) {
            (Some(written), None) => words::column_key(&written.rule),
            (_, method) => method.map_or("rule", Method::name).to_owned(),
        };
        let head = Some(words::way(way, lang));
        let shown =
            Column { key: key.clone().into(), head, shape: Shape::Single, audience: Audience::People };
        columns.push(shown);
        columns.push(Column {
            key: key.clone().into(),
            head: None,
            shape: Shape::Single,
            audience: Audience::Data,
        });
    }
    let mut rows: Vec<Row> = Vec::new();
    for (number, _) in found.computed.members() {
        let id = found.computed.plan.members.get(number).map(|member| member.id.clone());
        let of = |row: &&ShareRow| row.who == Who::Member(number);
        rows.push(row(
            found,
            Role::Item,
            id.map_or(Cell::Absent, Cell::Text),
            [plain_name(found, number, lang), member_name(found, number, lang)],
            of,
        ));
    }
    let nobody = |row: &&ShareRow| row.who == Who::Nobody;
    if found.ways.iter().any(|way| way.members.iter().any(|row| nobody(&row))) {
        let name = || Cell::Word(Term::NotCollected);
        rows.push(row(found, Role::Item, Cell::Absent, [name(), name()], nobody));
    }
    rows.push(total(found));
    rows.push(worse_off(found));
    let of_term = Some(heading(found.case, found.computed.calendar.months, lang));
    Table {
        id: "rules",
        title: Term::RulesTable,
        columns,
        sections: vec![Section { heading: of_term, rows }],
    }
}

/// A row of what one party pays by each rule.
fn row(
    found: &Splitting<'_>,
    role: Role,
    id: Cell,
    [plain, name]: [Cell; 2],
    of: impl Fn(&&ShareRow) -> bool,
) -> Row {
    let mut cells = vec![id, plain, name];
    let first = found.ways.first().and_then(|way| way.members.iter().find(|row| of(row)));
    cells.push(money(found, first.and_then(|row| row.sums.before)));
    for way in &found.ways {
        let found_row = way.members.iter().find(|row| of(row));
        let paid = money(found, Some(found_row.map_or_else(Default::default, |row| row.sums.after)));
        let worse = found_row.is_some_and(|row| row.worse_off() == Some(true));
        cells.push(if worse {
            Cell::Words(vec![Cell::Word(Term::WorseMark), paid.clone()])
        } else {
            paid.clone()
        });
        cells.push(paid);
    }
    Row { role, cells }
}

fn total(found: &Splitting<'_>) -> Row {
    let mut cells = vec![Cell::Absent, Cell::Word(Term::Total), Cell::Word(Term::Total)];
    cells.push(money(found, found.ways.first().and_then(|way| way.total.sums.before)));
    for way in &found.ways {
        let paid = money(found, Some(way.total.sums.after));
        cells.extend([paid.clone(), paid]);
    }
    Row { role: Role::Total, cells }
}

fn worse_off(found: &Splitting<'_>) -> Row {
    let mut cells =
        vec![Cell::Absent, Cell::Word(Term::WorseOff), Cell::Word(Term::WorseOffMembers), Cell::Absent];
    for way in &found.ways {
        let count = match found.computed.knows_before() {
            true => Cell::Count(way.worse_off().count() as u64),
            false => Cell::Absent,
        };
        cells.extend([count.clone(), count]);
    }
    Row { role: Role::Total, cells }
}

fn money(found: &Splitting<'_>, units: Option<crate::cost::Units>) -> Cell {
    amount(units, found.case.currency, found.computed.decimals, Sense::Plain)
}
