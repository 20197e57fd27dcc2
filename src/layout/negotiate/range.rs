//! The tables `range` and `corners`: what each base can have, who binds that, and the corners of all that holds.

use super::words::{KEPT, SHOWN, base, base_key, broken, end, fraction, ids, inside, inwards};
use crate::analysis::negotiate::{Condition, Negotiation, RangeEnd};
use crate::lang::Term;
use crate::layout::columns::{Entry, items, listing};
use crate::money::Fraction;
use crate::report::{Cell, Table};
use crate::sharing::Basis;

/// A base with the least and the greatest part that it can have.
struct BaseRange<'f> {
    basis: &'f Basis,
    ends: Option<&'f [RangeEnd; 2]>,
}

impl<'f> BaseRange<'f> {
    fn kept(&self, found: &Negotiation<'_>, nth: usize) -> Option<Cell> {
        Some(Cell::plain_percent(inwards(found, &self.ends?.get(nth)?.part, nth == 0, KEPT), KEPT))
    }

    fn shown(&self, found: &Negotiation<'_>, is_least: bool) -> Option<Cell> {
        let [least, greatest] = self.ends?;
        Some(end(found, [&least.part, &greatest.part], is_least))
    }

    fn exact(&self, found: &Negotiation<'_>, nth: usize) -> Option<Cell> {
        exact(found, &self.ends?.get(nth)?.part)
    }

    fn binding(&self, found: &'f Negotiation<'_>, nth: usize) -> impl Iterator<Item = &'f Condition> {
        let numbers = self.ends.and_then(|ends| ends.get(nth)).into_iter().flat_map(|end| &end.binding);
        numbers.filter_map(|number| found.conditions.get(*number))
    }

    fn told(&self, found: &Negotiation<'_>, nth: usize) -> Cell {
        Cell::Clauses(self.binding(found, nth).map(|condition| broken(found, condition)).collect())
    }

    fn named(&self, found: &Negotiation<'_>, nths: &[usize]) -> Option<Cell> {
        let conditions = nths.iter().flat_map(|nth| self.binding(found, *nth));
        let groups: Vec<String> = conditions.map(|condition| ids(found, &condition.whose)).collect();
        (!groups.is_empty()).then(|| Cell::text(groups.join("; ")))
    }
}

/// A part in percent with all its digits, as a fraction; nothing where weights are only known to so many.
fn exact(found: &Negotiation<'_>, part: &Fraction) -> Option<Cell> {
    (!found.is_irrational).then(|| Cell::text(fraction(&(part * &Fraction::from(100)))))
}

/// A row a base.
pub(super) fn range(found: &Negotiation<'_>) -> Table {
    type E<'f> = Entry<'f, BaseRange<'f>>;
    let entries: Vec<E<'_>> = vec![
        E::data("base", |of| Cell::text(base_key(of.basis))),
        E::people("shown_base", Term::NegotiatedBase, |of| base(found, of.basis)),
        E::data("least", |of| of.kept(found, 0)),
        E::data("greatest", |of| of.kept(found, 1)),
        E::data("binding", |of| of.named(found, &[0, 1])),
        E::people("shown_least", Term::LeastPercent, |of| of.shown(found, true)),
        E::people("shown_greatest", Term::GreatestPercent, |of| of.shown(found, false)),
        E::people("below", Term::BelowThat, |of| of.told(found, 0)).rank(2).where_said(),
        E::people("above", Term::AboveThat, |of| of.told(found, 1)).rank(1).where_said(),
        E::data("least_exact", |of| of.exact(found, 0)),
        E::data("greatest_exact", |of| of.exact(found, 1)),
        E::data("binding_least", |of| of.named(found, &[0])),
        E::data("binding_greatest", |of| of.named(found, &[1])),
    ];
    let bases = found.bases.iter().enumerate();
    let rows = bases.map(|(nth, basis)| BaseRange { basis, ends: found.ends.get(nth) });
    let table = listing("range", Term::RangeTable, entries, items(rows));
    // people read what stands in the way
    if found.holds.is_empty() { table.hidden() } else { table }
}

/// A corner, or a point inside: for people, in data, and exactly.
struct BarPoint {
    word: Term,
    shown: Vec<Cell>,
    kept: Vec<Cell>,
    exact: Vec<Option<Cell>>,
}

/// A row a corner, and one for a point inside; people see it of three bases or more.
pub(super) fn corners(found: &Negotiation<'_>) -> Option<Table> {
    type E<'f> = Entry<'f, BarPoint>;
    let bases = || found.bases.iter().map(|basis| (basis, base_key(basis))).enumerate();
    let mut entries: Vec<E<'_>> =
        vec![E::new("point", Term::NoHead, |of| of.word).seen_if(found.bases.len() != 2)];
    entries.extend(bases().map(|(nth, (basis, key))| {
        let key = ["shown_", key.as_str()].concat();
        E::people(key, base(found, basis), move |of| of.shown.get(nth).cloned())
            .only_if(found.bases.len() > 2)
    }));
    entries.extend(bases().map(|(nth, (_, key))| E::data(key, move |of| of.kept.get(nth).cloned())));
    entries.extend(bases().map(|(nth, (_, key))| {
        E::data([key.as_str(), "_exact"].concat(), move |of| of.exact.get(nth).cloned().flatten())
    }));
    // people see two decimals, more where it takes them to stay inside
    let percents = |point: &[Fraction], least: i32| {
        let (percents, decimals) = inside(found, point, least);
        percents.into_iter().map(|percent| Cell::plain_percent(percent, decimals)).collect()
    };
    let of = |(word, point): (Term, &[Fraction])| BarPoint {
        word,
        shown: percents(point, SHOWN),
        kept: percents(point, KEPT),
        exact: point.iter().map(|part| exact(found, part)).collect(),
    };
    let middle = found.holds.middle()?;
    let corners = found.holds.points().map(|point| (Term::CornerPoint, point));
    let points = corners.chain([(Term::InsidePoint, middle.as_slice())]).map(of);
    Some(listing("corners", Term::CornersTable, entries, items(points)))
}
