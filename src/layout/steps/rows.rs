//! The rows that people see: the figure, what it is made of by size, small things summed up with their count.

use super::depth::Depth;
use super::formula::formula;
use super::labels::{currency, exact, is_of_plan, item_name, kind, label, value, words};
use super::opened::parts_of;
use super::places::place;
use crate::analysis::explain::{Explanation, NumberUnit, Operation, Step, StepKind};
use crate::analysis::split::Instalment;
use crate::code;
use crate::diagnostic::Source;
use crate::lang::Term;
use crate::layout::columns;
use crate::layout::columns::{Entry, Rows, items};
use crate::layout::lookup::month_name;
use crate::money::Fraction;
use crate::report::{Cell, Role, Table, note};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Rows below the figure that fit on a screen with everything else.
const ROOM: usize = 18;
/// Items that are shown beside however many years.
const FEWEST_ITEMS: usize = 8;
/// One row.
struct StepRow {
    level: usize,
    label: Cell,
    formula: Cell,
    value: Cell,
    place: Cell,
}

impl StepRow {
    /// A row of nothing but its name and its value.
    fn plain(level: usize, label: impl Into<Cell>, value: Cell) -> StepRow {
        StepRow { level, label: label.into(), formula: Cell::blank(), value, place: Cell::blank() }
    }
}

/// The table for people.
pub(super) fn table(found: &Explanation<'_>, source: &Source, depth: Depth) -> Table {
    type E<'l> = Entry<'l, StepRow>;
    let mut writer = Writer { found, source, lines: Vec::new(), seen: HashSet::new() };
    let mut by_item = Vec::new();
    match depth {
        Depth::Screen => by_item = writer.screen(),
        Depth::Levels(levels) => writer.whole(found.root, 0, levels),
        Depth::All => writer.whole(found.root, 0, usize::MAX),
    }
    let head = Cell::aside(Term::ExactValue, [currency(found)]);
    let entries: Vec<E<'_>> = vec![
        E::people("label", Term::MadeOf, |line| {
            (0..line.level).fold(line.label.clone(), |label, _| note!("explain-within", label).into())
        }),
        E::people("formula", Term::Formula, |line| line.formula.clone()).where_said(),
        E::people("value", head, |line| line.value.clone()),
        E::people("place", Term::Place, |line| line.place.clone()).rank(1).where_said(),
    ];
    let role = |line: &StepRow| if line.level == 0 { Role::Total } else { Role::Item };
    let made = Rows::under(None, writer.lines.into_iter().map(|line| (role(&line), line)));
    let heading = Some(words(code!("explain-by-item")));
    let by_item = (!by_item.is_empty()).then(|| Rows::under(heading, items(by_item)));
    let sections = std::iter::once(made).chain(by_item).chain(paid(found));
    columns::table("explanation", Term::ExplainTable, entries, sections)
}

/// In which months a bill is paid.
fn paid(found: &Explanation<'_>) -> Option<Rows<StepRow>> {
    let row = |part: &Instalment| {
        let amount = Fraction::of_minor(part.amount, found.case.currency.minor_digits());
        let label = note!("explain-instalment", number = part.number, month = month_name(part.month));
        StepRow::plain(0, label, exact(&amount, NumberUnit::Money))
    };
    let heading = Some(words(code!("explain-instalments")));
    let rows = || Rows::under(heading, items(found.instalments.iter().map(row)));
    (!found.instalments.is_empty()).then(rows)
}

struct Writer<'w, 'c> {
    found: &'w Explanation<'c>,
    source: &'w Source,
    lines: Vec<StepRow>,
    seen: HashSet<usize>,
}

impl Writer<'_, '_> {
    fn step(&self, nth: usize) -> Option<&Step> {
        self.found.tree.steps.get(nth)
    }

    fn line(&mut self, nth: usize, level: usize) {
        let Some(step) = self.found.tree.steps.get(nth) else { return };
        let line = StepRow {
            level,
            label: if nth == self.found.root { kind(self.found) } else { label(self.found, step) },
            formula: formula(self.found, step),
            value: value(self.found, step),
            place: place(self.found, self.source, nth),
        };
        self.lines.push(line);
    }

    /// Every step to so many levels; what was opened once is not opened again.
    fn whole(&mut self, nth: usize, level: usize, levels: usize) {
        self.line(nth, level);
        if level >= levels || !self.seen.insert(nth) {
            return;
        }
        let uses = self.step(nth).map(|step| step.uses.clone()).unwrap_or_default();
        uses.into_iter().for_each(|used| self.whole(used, level + 1, levels));
    }

    /// What fits on a screen; of several years also what each item comes to.
    fn screen(&mut self) -> Vec<StepRow> {
        let root = self.found.root;
        self.line(root, 0);
        let of_root = parts_of(self.found, root);
        if !of_root.iter().any(|nth| self.is_year(*nth)) {
            self.fitted(of_root, 1, 2, ROOM);
            return Vec::new();
        }
        let items = self.items(&of_root);
        let most = ROOM.saturating_sub(items.len().min(FEWEST_ITEMS));
        self.fitted(of_root, 1, 1, most);
        let room = ROOM.saturating_sub(self.lines.len());
        let years = std::mem::take(&mut self.lines);
        let all: Fraction = items.iter().map(|(_, exact)| exact).sum::<Fraction>();
        let mut left = all;
        let count = items.len();
        let shown = if count <= room { count } else { room.saturating_sub(1) };
        for (nth, exact_sum) in items.into_iter().take(shown) {
            left = &left - &exact_sum;
            let label = match self.step(nth) {
                Some(Step { item: Some(item), .. }) => item_name(self.found, *item),
                Some(step) => label(self.found, step),
                None => Cell::Absent,
            };
            let line = StepRow::plain(0, label, exact(&exact_sum, NumberUnit::Money));
            self.lines.push(StepRow { place: place(self.found, self.source, nth), ..line });
        }
        if count > shown {
            let sum = exact(&left, NumberUnit::Money);
            self.lines.push(StepRow::plain(0, note!("explain-others", count = count - shown), sum));
        }
        std::mem::replace(&mut self.lines, years)
    }

    /// What each item comes to over these years, the largest first, with a step of it.
    fn items(&self, years: &[usize]) -> Vec<(usize, Fraction)> {
        let mut known: BTreeMap<usize, (usize, Fraction)> = BTreeMap::new();
        let opened = |is: fn(&Step) -> bool| {
            move |nth: usize| match self.step(nth).is_some_and(is) {
                true => parts_of(self.found, nth),
                false => vec![nth],
            }
        };
        // beside what a member pays itself stands its bill
        let billed = opened(|step| matches!(step.what, StepKind::Billed | StepKind::Bill));
        // a bill of an item or a category is rounded: what it is made of is not
        let rounded = opened(|step| {
            let is_rounded = matches!(step.operation, Operation::Remainder(_));
            matches!(step.what, StepKind::Item | StepKind::Category | StepKind::AsRounded) && is_rounded
                || step.what == StepKind::MovedUnits
        });
        // beside the bill of the one year asked for stands what a member pays itself
        let of_year = |nth: &usize| if self.is_year(*nth) { parts_of(self.found, *nth) } else { vec![*nth] };
        for nth in years.iter().flat_map(of_year).flat_map(billed).flat_map(rounded) {
            let Some(step) = self.step(nth) else { continue };
            // what a promise moves is of all items together
            let key = match (step.item, step.what) {
                (Some(item), _) => item.number,
                (None, StepKind::Moved) => usize::MAX,
                (None, _) => continue,
            };
            let (_, sum) = known.entry(key).or_insert((nth, Fraction::zero()));
            *sum = &*sum + &self.found.tree.exact(nth);
        }
        let mut items: Vec<(usize, Fraction)> = known.into_values().collect();
        items.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.abs()));
        items
    }

    fn is_year(&self, nth: usize) -> bool {
        // only shares and costs are opened by year and item
        if !is_of_plan(self.found) {
            return false;
        }
        self.step(nth)
            .is_some_and(|step| matches!(step.what, StepKind::Bill | StepKind::Year | StepKind::Due))
    }

    /// The largest of these with their parts, and the sum of the others; several of nothing are counted, not listed.
    fn fitted(&mut self, parts: Vec<usize>, level: usize, levels: usize, room: usize) {
        let is_nothing = |nth: &usize| self.found.tree.exact(*nth).is_zero();
        let (nothing, some): (Vec<usize>, Vec<usize>) = parts.iter().copied().partition(is_nothing);
        let is_counted = nothing.len() > 1 && !some.is_empty();
        let (parts, nothing) = if is_counted { (some, nothing) } else { (parts, Vec::new()) };
        let rows = |writer: &Self, nth: usize| {
            1 + if levels > level { parts_of(writer.found, nth).len() } else { 0 }
        };
        let size = |writer: &Self, nth: usize| writer.found.tree.exact(nth).abs();
        let all: usize = parts.iter().map(|nth| rows(self, *nth)).sum();
        if all <= room {
            parts.into_iter().for_each(|nth| self.opened(nth, level, levels));
            return self.summed(&nothing, level);
        }
        let mut by_size = parts.clone();
        by_size.sort_by_key(|nth| std::cmp::Reverse(size(self, *nth)));
        let mut left = room.saturating_sub(1);
        let mut kept = BTreeSet::new();
        for nth in by_size {
            let needs = rows(self, nth).min(left.max(1));
            if left == 0 {
                break;
            }
            left = left.saturating_sub(needs);
            kept.insert(nth);
        }
        // years stand in their order, other things the largest first
        let mut sorted = parts;
        if !sorted.iter().all(|nth| self.step(*nth).is_some_and(|step| step.year.is_some())) {
            sorted.sort_by_key(|nth| std::cmp::Reverse(size(self, *nth)));
        }
        let (kept, others): (Vec<usize>, Vec<usize>) = sorted.into_iter().partition(|nth| kept.contains(nth));
        let mut left = room.saturating_sub(1);
        for nth in kept {
            let needs = rows(self, nth);
            let levels = if needs <= left { levels } else { level };
            left = left.saturating_sub(needs.min(left));
            self.opened(nth, level, levels);
        }
        self.summed(&others.into_iter().chain(nothing).collect::<Vec<_>>(), level);
    }

    /// The sum of others, where there are some.
    fn summed(&mut self, others: &[usize], level: usize) {
        if let Some(like) = others.first().and_then(|nth| self.step(*nth)).cloned() {
            let exact = others.iter().map(|nth| self.found.tree.exact(*nth)).sum::<Fraction>();
            let sum = value(self.found, &Step { exact, ..like });
            self.lines.push(StepRow::plain(level, note!("explain-others", count = others.len()), sum));
        }
    }

    fn opened(&mut self, nth: usize, level: usize, levels: usize) {
        self.line(nth, level);
        if levels > level {
            for part in parts_of(self.found, nth) {
                self.opened(part, level + 1, levels);
            }
        }
    }
}
