//! Which part of a year's invoice is laid on the months in which the same members take part.

use super::bill::Taken;
use super::invoice::PlanBooks;
use super::tree::{NumberUnit, Operation, Step, StepKind};
use super::weights::Weights;
use crate::money::Fraction;
use crate::sharing::{BookLine, SharedItem};

/// Months of one price: how many of a party, and of all.
struct Laid {
    price: Fraction,
    own: i128,
    all: i128,
}

impl PlanBooks<'_> {
    /// Which part of an invoice a line is of, where it is not all of it: made once for those who share it.
    pub(super) fn portion_of(
        &self,
        (taken, weights): (&Taken<'_>, &mut Weights<'_>),
        (nth, year): (usize, usize),
        line: &BookLine<'_>,
    ) -> Option<usize> {
        if *line.portion == Fraction::from(1) {
            return None;
        }
        let key = (nth, year, line.party.to_vec());
        if let Some(known) = weights.portions.get(&key) {
            return Some(*known);
        }
        let portion = self.portion(taken, (nth, year), line);
        weights.portions.insert(key, portion);
        Some(portion)
    }

    /// The part that falls on the months of a line's party, by months, and by their prices where these differ.
    fn portion(&self, taken: &Taken<'_>, (nth, year): (usize, usize), line: &BookLine<'_>) -> usize {
        let item = taken.claim.items.get(nth);
        let laid = item.map(|item| laid(taken, item, year, line.party)).unwrap_or_default();
        let step = match laid.as_slice() {
            [only] => {
                let step = self.months(only.own, only.all);
                if self.tree.exact(step) == *line.portion {
                    return step;
                }
                None
            }
            _ => Some(self.by_price(&laid)),
        };
        let step = step.filter(|step| step.exact == *line.portion);
        let told = || {
            let portion = Step::number(StepKind::Portion, line.portion.clone());
            Step { operation: Operation::Taken, ..portion }
        };
        self.tree.add(step.unwrap_or_else(told))
    }

    /// Months at their prices over all months at theirs.
    fn by_price(&self, laid: &[Laid]) -> Step {
        let mut sums = [Vec::new(), Vec::new()];
        for months in laid {
            for (sum, count) in sums.iter_mut().zip([months.own, months.all]) {
                if count == 0 {
                    continue;
                }
                let price = Step::number(StepKind::Price, self.major_of(&months.price));
                let price = self.tree.add(Step { operation: Operation::Taken, ..price });
                let count = self.months(count, 1);
                let exact = &self.tree.exact(price) * &self.tree.exact(count);
                let step = Step::money(StepKind::Layer, Operation::Product, exact, vec![price, count]);
                sum.push(self.tree.add(step.of(NumberUnit::Number)));
            }
        }
        let uses = sums.map(|sum| {
            let sum = self.tree.sum(StepKind::Layer, sum);
            self.tree.add(sum.of(NumberUnit::Number))
        });
        let [own, all] = uses.map(|nth| self.tree.exact(nth));
        let exact = own.checked_div(&all).unwrap_or_default();
        Step::money(StepKind::Portion, Operation::Quotient, exact, uses.to_vec()).of(NumberUnit::Number)
    }
}

/// The months of a year's invoice by their prices, as they fall to a party.
fn laid(taken: &Taken<'_>, item: &SharedItem, year: usize, party: &[usize]) -> Vec<Laid> {
    let members = &taken.claim.members;
    let mut found: Vec<Laid> = Vec::new();
    let spells = item.years.get(year).map(|invoice| invoice.spells.as_slice()).unwrap_or_default();
    for spell in spells.iter().filter(|spell| !spell.price.is_zero()) {
        let known = found.iter().position(|laid| laid.price == spell.price);
        let place = known.unwrap_or_else(|| {
            found.push(Laid { price: spell.price.clone(), own: 0, all: 0 });
            found.len().saturating_sub(1)
        });
        let Some(laid) = found.get_mut(place) else { continue };
        for month in spell.from..=spell.to {
            let is_there = |number: &usize| members.get(*number).is_some_and(|one| one.takes_part(month));
            let mut among: Vec<usize> = match &item.among {
                Some(among) => among.iter().copied().filter(is_there).collect(),
                None => (0..members.len()).filter(is_there).collect(),
            };
            among.sort_unstable();
            among.dedup();
            laid.all += i128::from(!among.is_empty());
            laid.own += i128::from(among == party);
        }
    }
    found
}
