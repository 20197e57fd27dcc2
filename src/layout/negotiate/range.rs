//! The tables `range` and `corners`: what each base can have, who binds that, and the corners of all that holds.

use super::words::{KEPT, SHOWN, base, base_key, broken, end, fraction, ids, inside, inwards};
use crate::analysis::negotiate::{Condition, Negotiation};
use crate::lang::Term;
use crate::layout::columns::{Entry, Rows, column, data, for_people, table};
use crate::layout::whatif::plain_percent;
use crate::money::Fraction;
use crate::report::{Audience, Cell, Column, Role, Row, Section, Table};

/// A row a base.
pub(super) fn range(found: &Negotiation<'_>) -> Option<Table> {
    type E<'f> = Entry<'f, usize>;
    let part = |base: &usize, nth: usize| found.ends.get(*base)?.get(nth).map(|end| &end.part);
    let kept = move |base: &usize, nth: usize| {
        let part = part(base, nth);
        part.map(|part| plain_percent(inwards(found, part, nth == 0, KEPT), KEPT)).into()
    };
    let shown = move |base: &usize, nth: usize| match (part(base, 0), part(base, 1)) {
        (Some(least), Some(greatest)) => end(found, [least, greatest], nth == 0),
        _ => Cell::Absent,
    };
    let exact = move |base: &usize, nth: usize| match part(base, nth) {
        Some(part) if !found.is_irrational => Cell::text(fraction(&(part * &Fraction::from(100)))),
        _ => Cell::Absent,
    };
    let binding = move |base: &usize, nth: usize| -> Vec<&Condition> {
        let end = found.ends.get(*base).and_then(|ends| ends.get(nth));
        let numbers = end.into_iter().flat_map(|end| &end.binding);
        numbers.filter_map(|number| found.conditions.get(*number)).collect()
    };
    let told = move |base: &usize, nth: usize| {
        let conditions = binding(base, nth).into_iter();
        Cell::Clauses(conditions.map(|condition| broken(found, condition)).collect())
    };
    let named = move |base: &usize, nths: &[usize]| {
        let conditions = nths.iter().flat_map(|nth| binding(base, *nth));
        let groups: Vec<String> = conditions.map(|condition| ids(found, &condition.whose)).collect();
        if groups.is_empty() { Cell::Absent } else { Cell::text(groups.join("; ")) }
    };
    let of = move |nth: &usize| found.bases.get(*nth);
    let entries = vec![
        E::data("base", move |nth| of(nth).map(|basis| Cell::text(base_key(basis))).into()),
        E::people("shown_base", Term::NegotiatedBase, move |nth| of(nth).map(base).into()),
        E::data("least", move |nth| kept(nth, 0)),
        E::data("greatest", move |nth| kept(nth, 1)),
        E::data("binding", move |nth| named(nth, &[0, 1])),
        E::people("shown_least", Term::LeastPercent, move |nth| shown(nth, 0)),
        E::people("shown_greatest", Term::GreatestPercent, move |nth| shown(nth, 1)),
        E::people("below", Term::BelowThat, move |nth| told(nth, 0)).rank(2).where_said(),
        E::people("above", Term::AboveThat, move |nth| told(nth, 1)).rank(1).where_said(),
        E::data("least_exact", move |nth| exact(nth, 0)),
        E::data("greatest_exact", move |nth| exact(nth, 1)),
        E::data("binding_least", move |nth| named(nth, &[0])),
        E::data("binding_greatest", move |nth| named(nth, &[1])),
    ];
    let rows = (0..found.bases.len()).map(|nth| (Role::Item, nth)).collect();
    let mut table = table("range", Term::RangeTable, entries, vec![Rows { heading: None, rows }]);
    if found.holds.is_empty() {
        // people read what stands in the way
        table.columns.iter_mut().for_each(crate::layout::columns::unseen);
    }
    Some(table)
}

/// A row a corner, and one for a point inside; people see it of three bases or more.
pub(super) fn corners(found: &Negotiation<'_>) -> Option<Table> {
    let of_base = |basis| Column {
        key: ["shown_", base_key(basis).as_str()].concat().into(),
        head: Some(base(basis)),
        ..for_people(column("", Term::NoHead))
    };
    let mut columns = vec![column("point", Term::NoHead)];
    let people = found.bases.len() > 2;
    columns.extend(found.bases.iter().filter(|_| people).map(of_base));
    columns.extend(found.bases.iter().map(|basis| Column { key: base_key(basis).into(), ..data("") }));
    columns.extend(found.bases.iter().map(|basis| {
        let key = [base_key(basis).as_str(), "_exact"].concat();
        Column { key: key.into(), ..data("") }
    }));
    if found.bases.len() == 2 {
        columns.iter_mut().for_each(|column| column.audience = Audience::Data);
    }
    // people see two decimals, more where it takes them to stay inside
    let percents = |point: &[Fraction], least: i32| {
        let (percents, decimals) = inside(found, point, least);
        percents.into_iter().map(move |percent| plain_percent(percent, decimals))
    };
    let row = |(word, point): (Term, &[Fraction])| {
        let exact = |part: &Fraction| match found.is_irrational {
            true => Cell::Absent,
            false => Cell::text(fraction(&(part * &Fraction::from(100)))),
        };
        let cells = std::iter::once(Cell::Word(word))
            .chain(percents(point, SHOWN).filter(|_| people))
            .chain(percents(point, KEPT));
        Row { role: Role::Item, cells: cells.chain(point.iter().map(exact)).collect() }
    };
    let middle = found.holds.middle()?;
    let points = found.holds.points().map(|point| (Term::CornerPoint, point));
    let rows = points.chain([(Term::InsidePoint, middle.as_slice())]).map(row).collect();
    let sections = vec![Section { heading: None, rows }];
    Some(Table { id: "corners", title: Term::CornersTable, columns, sections })
}
