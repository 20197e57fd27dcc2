//! A plan computed beside another one in which only who takes part when is other: invoices that do not go by that are the same.

use super::computed::Computed;
use super::known::KnownCosts;
use crate::case::{Member, Plan};
use crate::cost::{Bearer, CostItem, Price};

impl Computed<'_> {
    /// The costs of a plan that is this one with other months of its members.
    pub(crate) fn beside<'n>(&self, plan: &'n Plan) -> Computed<'n> {
        let is_other =
            |(old, new): (&Member, &Member)| (old.months, old.candidate) != (new.months, new.candidate);
        let moved: Vec<bool> = self.plan.members.iter().zip(&plan.members).map(is_other).collect();
        let mut computed = Computed {
            plan,
            calendar: self.calendar,
            years: self.years.clone(),
            currency: self.currency,
            decimals: self.decimals,
            facts: Vec::with_capacity(self.facts.len()),
            is_selected: self.is_selected,
            is_whole: self.is_whole,
            cut_items: Vec::new(),
            laid: Vec::new(),
            known: KnownCosts::default(),
            today: None,
        };
        let (mut facts, mut cuts) = (self.facts.as_slice(), self.cut_items.as_slice());
        for (at, item) in plan.numbered() {
            let own_facts = taken(&mut facts, |fact| fact.at() == at);
            let own_cuts = taken(&mut cuts, |(of, ..)| *of == at);
            match goes_by(item, &moved) {
                true => computed.add(at, item),
                false => {
                    computed.facts.extend_from_slice(own_facts);
                    computed.cut_items.extend_from_slice(own_cuts);
                }
            }
        }
        computed.known = KnownCosts::of(plan, self.calendar, &computed.facts, |_| true);
        computed.find_laid();
        computed
    }
}

/// Whether what an item comes to goes by when these members take part.
fn goes_by(item: &CostItem, moved: &[bool]) -> bool {
    let has_moved = |number: &usize| moved.get(*number) == Some(&true);
    match &item.bearer {
        Bearer::Group | Bearer::Outside(_) => false,
        Bearer::Member(member) => has_moved(member),
        Bearer::Each(pieces) => pieces.iter().any(|(member, _)| has_moved(member)),
        Bearer::Shared(among) => matches!(item.price, Price::ByMembers(_)) && among.iter().any(has_moved),
    }
}

/// The first of a list for as long as they are of one item, taken from it.
fn taken<'f, T>(rest: &mut &'f [T], is_of: impl Fn(&T) -> bool) -> &'f [T] {
    let count = rest.iter().take_while(|one| is_of(one)).count();
    let (taken, left) = rest.split_at(count);
    *rest = left;
    taken
}
