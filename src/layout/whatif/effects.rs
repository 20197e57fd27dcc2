//! The tables `effects`, a row a member whose share changes, and `scenarios`, the totals side by side.

use super::best::{FIGURES, best, outcomes};
use super::cells::{member, worse_off};
use crate::analysis::whatif::{Outcome, PartOf, PayerStanding, Scenarios, ShareChange, Tried};
use crate::case::{Case, Scenario};
use crate::cost::{Units, YearName};
use crate::lang::Term;
use crate::layout::cells::{cost, counted, few, ranged_percent, risen, saved, saving_percent};
use crate::layout::columns::{Entry, Rows, items, listing, table};
use crate::layout::lookup::{item_id, item_name};
use crate::money::Range;
use crate::report::{Cell, Note, Role, Sense, Table, note};

/// What changes for a member, or for all of them; of a year or an item where effects are told apart by these.
pub(super) struct EffectRow<'f> {
    pub(super) scenario: &'f Scenario,
    pub(super) case: &'f Case,
    /// None for all of them.
    pub(super) member: Option<usize>,
    /// Whether it joins or leaves.
    pub(super) word: Option<Term>,
    pub(super) part: Option<PartOf>,
    pub(super) old: Option<Units>,
    pub(super) new: Option<Units>,
    pub(super) change: Option<&'f ShareChange>,
    pub(super) saving: Option<Units>,
    pub(super) percent: Option<Range>,
}

impl EffectRow<'_> {
    fn named(&self) -> [Cell; 2] {
        self.member.map_or([const { Cell::Absent }; 2], |number| member(self.case, number))
    }

    fn who(&self) -> Cell {
        let [_, name] = self.named();
        if self.member.is_some() { Cell::aside(name, self.word) } else { Cell::Word(Term::Total) }
    }

    fn year(&self) -> Option<u32> {
        match self.part? {
            PartOf::Year(year) => Some(YearName::number(year)),
            PartOf::Item(_) => None,
        }
    }

    fn item(&self) -> Option<Cell> {
        match self.part? {
            PartOf::Year(_) => None,
            PartOf::Item(None) => Some(Cell::Word(Term::Rounding)),
            PartOf::Item(Some(item)) => item_id(self.case.plan.as_ref()?, item),
        }
    }
}

/// What a year or an item is called.
pub(super) fn part_name(part: PartOf, case: &Case) -> Option<Cell> {
    match part {
        PartOf::Year(year) => Some(Cell::Year(year)),
        PartOf::Item(None) => Some(Cell::Word(Term::Rounding)),
        PartOf::Item(Some(item)) => item_name(case.plan.as_ref()?, item),
    }
}

/// What a table of effects is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum EffectsOf {
    /// The whole term.
    Term,
    /// Its years or the items, and whether costs before change of them too.
    Parts { moves_before: bool },
}

/// The table of these sections. What is saved then stands beside what is paid then where it is of the whole term, or where
/// it changes otherwise than that.
pub(super) fn effects_table<'f>(sections: Vec<Rows<EffectRow<'f>>>, of: EffectsOf) -> Table {
    type E<'f> = Entry<'f, EffectRow<'f>>;
    let apart = of != EffectsOf::Term;
    let tells_saving = of != EffectsOf::Parts { moves_before: false };
    let rank = |rank: u8| if tells_saving { rank } else { 0 };
    let name = |nth: usize| move |of: &EffectRow<'f>| of.named().get(nth).cloned();
    let percent_of = |change: &ShareChange| change.percent.clone();
    let entries: Vec<E<'f>> = vec![
        E::data("scenario", |of| Cell::text(&of.scenario.id)),
        E::data("member", name(0)),
        E::data("name", name(1)),
        E::data("year", EffectRow::year).only_if(apart),
        E::data("item", EffectRow::item).only_if(apart),
        E::people("who", Term::MemberName, EffectRow::who),
        E::new("share", Term::ShareNow, |of| cost(of.old, of.case.currency)).ranged().rank(rank(2)),
        E::new("new_share", Term::NewShare, |of| cost(of.new, of.case.currency)).ranged(),
        E::new("change", Term::ShareChange, |of| risen(of.change.map(|by| by.units), of.case.currency))
            .ranged()
            .rank(rank(1)),
        E::new("change_percent", Term::ChangePercent, move |of| {
            ranged_percent(of.change.and_then(percent_of), Sense::Change, 1)
        })
        .ranged(),
        E::new("new_saving", Term::NewSaving, |of| saved(of.saving, of.case.currency))
            .ranged()
            .rank(rank(4))
            .seen_if(tells_saving),
        E::new("new_percent", Term::NewPercent, |of| saving_percent(of.percent.clone(), 1))
            .ranged()
            .rank(rank(3))
            .seen_if(tells_saving),
    ];
    table("effects", Term::EffectsTable, entries, sections)
}

/// What each scenario changes for each member; `None` where no scenario's costs can be split.
pub(super) fn effects(found: &Scenarios, all: bool) -> Option<Table> {
    let is_split = |tried: &&Tried| tried.outcome.members.iter().any(Option::is_some);
    let sections: Vec<_> =
        found.tried.iter().filter(is_split).map(|tried| section(found, tried, all)).collect();
    (!sections.is_empty()).then(|| effects_table(sections, EffectsOf::Term))
}

/// The name of a scenario for people.
pub(super) fn title(scenario: &Scenario) -> Cell {
    Cell::text(scenario.name())
}

fn section<'f>(found: &'f Scenarios, tried: &'f Tried, all: bool) -> Rows<EffectRow<'f>> {
    let pairs = found.today.members.iter().zip(&tried.outcome.members).enumerate();
    let shown = pairs.filter(|(number, (old, new))| {
        (old.is_some() || new.is_some()) && (all || is_changed(tried, *number, (old.as_ref(), new.as_ref())))
    });
    let of_member =
        |(number, (old, new)): (usize, (&Option<PayerStanding>, &Option<PayerStanding>))| EffectRow {
            member: Some(number),
            word: match (old, new) {
                (None, Some(_)) if found.today.unsplit.is_none() => Some(Term::Joins),
                (Some(_), None) => Some(Term::Leaves),
                _ => None,
            },
            ..of(
                tried,
                old.and_then(|old| old.share),
                *new,
                tried.changes.get(number).and_then(Option::as_ref),
            )
        };
    let rows = items(shown.map(of_member)).chain([(Role::Total, total(found, tried))]);
    Rows::under(Some(title(&tried.scenario)), rows)
}

/// Whether anything can change for a member; a share with the same ends may have moved between them.
fn is_changed(
    tried: &Tried,
    number: usize,
    (old, new): (Option<&PayerStanding>, Option<&PayerStanding>),
) -> bool {
    old.map(|old| old.share) != new.map(|new| new.share)
        || old.and_then(|old| old.before) != new.and_then(|new| new.before)
        || tried.moves(number)
}

/// Who has no row, as nothing changes: the total is theirs too.
pub(super) fn unchanged(found: &Scenarios, tried: &Tried) -> Option<Note> {
    let pairs = found.today.members.iter().zip(&tried.outcome.members).enumerate();
    let there = pairs.filter(|(_, (old, new))| old.is_some() || new.is_some());
    let is_changed = |(number, (old, new)): &(usize, (&Option<PayerStanding>, &Option<PayerStanding>))| {
        is_changed(tried, *number, (old.as_ref(), new.as_ref()))
    };
    let (changed, rest): (Vec<_>, Vec<_>) = there.partition(is_changed);
    // where nothing changes for anybody another note says so
    if changed.is_empty() || rest.is_empty() {
        return None;
    }
    let names = rest.iter().map(|(number, _)| name_of(&tried.case, *number));
    Some(note!("whatif-rest", members = few(names, NAMED)).brief().about(title(&tried.scenario)))
}

/// Members that a note names.
const NAMED: usize = 6;

fn total<'f>(found: &'f Scenarios, tried: &'f Tried) -> EffectRow<'f> {
    let sum = |outcome: &Outcome| outcome.unsplit.is_none().then_some(outcome.shared);
    let known: Option<Vec<Units>> =
        tried.outcome.members.iter().flatten().map(|member| member.before).collect();
    let before = known.map(|before| before.into_iter().sum());
    let new = sum(&tried.outcome).map(|share| PayerStanding {
        before,
        share: Some(share),
        ..PayerStanding::default()
    });
    of(tried, sum(&found.today), new, tried.change.as_ref())
}

fn of<'f>(
    tried: &'f Tried,
    old: Option<Units>,
    new: Option<PayerStanding>,
    change: Option<&'f ShareChange>,
) -> EffectRow<'f> {
    EffectRow {
        scenario: &tried.scenario,
        case: &tried.case,
        member: None,
        word: None,
        part: None,
        old,
        new: new.and_then(|new| new.share),
        change,
        saving: new.and_then(|new| new.saving()),
        percent: new.and_then(|new| new.percent()),
    }
}

/// The totals of the case as it is and of each scenario, the best of each column marked.
pub(super) fn scenarios(found: &Scenarios) -> Table {
    type Row<'f> = (Option<&'f Scenario>, &'f Outcome, Vec<Term>);
    let as_is = Cell::Word(Term::AsIs);
    let id = as_is.clone();
    let mut entries: Vec<Entry<'_, Row<'_>>> = vec![
        Entry::data("scenario", move |(scenario, ..): &Row<'_>| {
            scenario.map_or(id.clone(), |scenario| Cell::text(&scenario.id))
        }),
        Entry::people("title", Term::Scenario, move |(scenario, ..): &Row<'_>| {
            scenario.map_or(as_is.clone(), title)
        }),
        Entry::new("members", Term::Members, |(_, outcome, _): &Row<'_>| outcome.taking_part),
    ];
    let heads = [Term::Before, Term::After, Term::Saving, Term::Percent, Term::WorseOff, Term::WorseOffCount];
    let totals = totals(|(_, outcome, _): &Row<'_>| Some(*outcome)).into_iter().zip(heads);
    entries.extend(totals.flat_map(|(entry, head)| match FIGURES.iter().any(|(of, _)| *of == head) {
        true => entry.marked(Term::BestMark, move |(.., best)| best.contains(&head)).into(),
        false => vec![entry],
    }));
    let keys = |best: &[Term]| {
        let keys = FIGURES.iter().filter(|(head, _)| best.contains(head)).map(|(_, key)| *key);
        keys.collect::<Vec<_>>().join(" ")
    };
    entries.push(Entry::data("best", move |(.., best): &Row<'_>| {
        (!best.is_empty()).then(|| Cell::text(keys(best)))
    }));
    let rows = std::iter::once(None).chain(found.tried.iter().map(|tried| Some(&tried.scenario)));
    let outcomes = outcomes(found);
    let rows = rows.zip(&outcomes).zip(best(&outcomes)).map(|((name, outcome), best)| (name, *outcome, best));
    listing("scenarios", Term::ScenariosTable, entries, items(rows))
}

/// The columns of an outcome's totals; empty where a row has no outcome.
pub(super) fn totals<'f, R>(outcome: impl Fn(&R) -> Option<&'f Outcome> + Copy + 'f) -> [Entry<'f, R>; 6] {
    let money = move |units: fn(&Outcome) -> Option<Units>| {
        move |row: &R| outcome(row).map(|of| cost(units(of), of.currency))
    };
    [
        Entry::new("before", Term::Before, money(|of| of.before)).ranged(),
        Entry::new("after", Term::After, money(|of| of.after)).ranged(),
        Entry::new("saving", Term::Saving, move |row| outcome(row).map(|of| saved(of.saving(), of.currency)))
            .ranged(),
        Entry::new("percent", Term::Percent, move |row| {
            outcome(row).map(|of| saving_percent(of.group().percent(), 1))
        })
        .ranged(),
        Entry::data("worse_off", move |row| outcome(row)?.worse_off().map(counted)),
        Entry::people("worse_off_count", Term::WorseOffCount, move |row| outcome(row).map(worse_off)),
    ]
}

/// A member by name.
pub(super) fn name_of(case: &Case, number: usize) -> Cell {
    let [_, name] = member(case, number);
    name
}
