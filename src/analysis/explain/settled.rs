//! How what is due of a member in a year is made: its bill, and money of the year before that stands in it.

use super::bill::Taken;
use super::figure::Asked;
use super::invoice::PlanBooks;
use super::tree::{Operation, Step, StepKind};
use super::weights::Weights;
use crate::case::{Input, Reckoned};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::plan::shares::{Divided, Settled, settled, taken_apart};
use crate::sharing::{Claim, Settlement, split};
use std::collections::BTreeMap;

/// What is due of a member, by year.
struct Dues<'d> {
    taken: Taken<'d>,
    settled: Vec<Vec<Settled>>,
    known: BTreeMap<usize, Due>,
}

/// What is due in a year: the step, and those of its settlements.
#[derive(Clone)]
struct Due {
    step: usize,
    settled: Vec<usize>,
}

impl PlanBooks<'_> {
    /// What is billed to a member with all that is settled, or only what is settled.
    pub(super) fn due(&self, asked: &Asked, only_settled: bool) -> Result<Step, Diagnostic> {
        let plan = self.computed.plan;
        let Some(member) = asked.member.filter(|_| plan.sharing.division.is_none()) else {
            return Err(asked.not_known().worded(code!("bill-of-division")));
        };
        if asked.part.items.is_some() {
            return Err(asked.not_known().worded(code!("bill-by-item")));
        }
        if only_settled && plan.reckonings.is_empty() {
            return Err(asked.not_known().worded(code!("nothing-settled")));
        }
        taken_apart(self.computed, |claim, split, facts| {
            let settled = settled(self.computed, claim, split)?;
            let taken = Taken { claim, split, facts };
            let mut weights = Weights::of(claim);
            let mut dues = Dues { taken, settled, known: BTreeMap::new() };
            let mut uses = Vec::new();
            for year in asked.part.years(split.years.len()) {
                let due = self.due_in(&mut dues, &mut weights, (member, year));
                let found = if only_settled { due.settled } else { vec![due.step] };
                uses.extend(found);
            }
            let only = uses.first().copied().filter(|_| uses.len() == 1);
            let step = match (asked.part.year, only.and_then(|only| self.tree.step(only))) {
                (Some(_), Some(only)) if !only_settled => only,
                _ => self.tree.sum(StepKind::Figure, uses),
            };
            Ok(Step { year: asked.part.year, ..step }.member(member))
        })?
    }

    fn due_in(&self, dues: &mut Dues<'_>, weights: &mut Weights<'_>, (member, year): (usize, usize)) -> Due {
        if let Some(known) = dues.known.get(&year) {
            return known.clone();
        }
        let follows = |settled: &Settled| matches!(settled.by, Divided::Paid(..));
        let by_paid = dues.settled.get(year).is_some_and(|settled| settled.iter().any(follows));
        let last = year.checked_sub(1).filter(|_| by_paid);
        let last = last.map(|last| self.due_in(dues, weights, (member, last)).step);
        let (billed, exact) = self.billed(&dues.taken, weights, member, year);
        let billed = billed.year(year).member(member);
        let of_year = dues.settled.get(year).map(Vec::as_slice).unwrap_or_default();
        let is_there =
            |settled: &&Settled| settled.amounts.get(member).is_some_and(|amount| amount.base != 0);
        let of_year: Vec<&Settled> = of_year.iter().filter(is_there).collect();
        let due = match of_year.is_empty() {
            true => Due { step: self.tree.add(billed), settled: Vec::new() },
            false => {
                let billed = self.tree.add(Step { what: StepKind::Billed, ..billed });
                let bill = SettledBill { member, year, billed, exact, last };
                let made = of_year.into_iter().map(|settled| self.settlement(dues, settled, &bill));
                let made: Vec<usize> = made.collect();
                let due = self
                    .tree
                    .sum(StepKind::Due, std::iter::once(billed).chain(made.iter().copied()).collect());
                Due { step: self.tree.add(due.year(year).member(member)), settled: made }
            }
        };
        dues.known.insert(year, due.clone());
        due
    }

    /// What of one settlement falls to a member.
    fn settlement(&self, dues: &Dues<'_>, settled: &Settled, bill: &SettledBill) -> usize {
        let amount = settled.amounts.get(bill.member).map_or(0, |amount| amount.base);
        let exact = self.major(amount);
        let what = match settled.numbers.as_slice() {
            [only] => StepKind::Settled(*only),
            _ => StepKind::Carried,
        };
        let (operation, uses) = match &settled.by {
            Divided::Stated => (Operation::Sum, self.stated(settled, bill.member, &exact)),
            Divided::Rule(claim, unit) => self.by_rule(settled, (claim, *unit), bill.member),
            Divided::Paid(paid, unit) => {
                let mut uses = vec![self.total(settled)];
                let mut place = 0;
                for (other, paid) in paid.iter().enumerate().filter(|(_, paid)| **paid > 0) {
                    let own = bill.last.filter(|_| other == bill.member);
                    if other == bill.member {
                        place = uses.len().saturating_sub(1);
                    }
                    uses.push(own.unwrap_or_else(|| {
                        let step =
                            Step::money(StepKind::Due, Operation::Taken, self.major(*paid), Vec::new())
                                .member(other);
                        self.tree.add(step.year(bill.year.saturating_sub(1)))
                    }));
                }
                (Operation::Spread(place, self.computed.decimals, *unit), uses)
            }
            Divided::Carried(carried) => {
                let left = (carried.quotas.as_slice(), carried.billed.bills.as_slice());
                let lowered = self.lowered(settled, left, (dues, bill));
                (Operation::Difference, vec![lowered, bill.billed])
            }
        };
        self.tree.add(Step::money(what, operation, exact, uses).year(bill.year).member(bill.member))
    }

    /// What the file says that falls to a member.
    fn stated(&self, settled: &Settled, member: usize, exact: &Fraction) -> Vec<usize> {
        let Some(number) = settled.numbers.first() else { return Vec::new() };
        let id = self.computed.plan.members.get(member).map(|member| member.id.as_str());
        let found = self.texts.written.settled_by(*number, id.unwrap_or_default());
        vec![self.amount_leaf(found, exact)]
    }

    fn amount_leaf(&self, input: Option<Input>, exact: &Fraction) -> usize {
        let known = self.tree.input(self.texts, input);
        known.unwrap_or_else(|| {
            self.tree.add(Step::money(StepKind::Input, Operation::Taken, exact.clone(), Vec::new()))
        })
    }

    /// The total of a settlement, or of all that are carried over.
    fn total(&self, settled: &Settled) -> usize {
        let mut uses = Vec::new();
        for number in &settled.numbers {
            let reckoning = self.computed.plan.reckonings.get(*number);
            let total = reckoning.map_or(0, |reckoning| match reckoning.how {
                Reckoned::Rule(total, _) | Reckoned::Paid(total) | Reckoned::BeforeSplit(total) => total,
                Reckoned::By(_) => 0,
            });
            let found = self.texts.written.settled_total(*number);
            uses.push(self.amount_leaf(found, &self.major(total)));
        }
        match uses.as_slice() {
            [only] => *only,
            _ => {
                let sum = self.tree.sum(StepKind::Carried, uses);
                self.tree.add(sum)
            }
        }
    }

    /// A total split by a rule in whole units, among those that take part.
    fn by_rule(
        &self,
        settled: &Settled,
        (claim, unit): (&Claim, i128),
        member: usize,
    ) -> (Operation, Vec<usize>) {
        let total = self.total(settled);
        let is_below = self.tree.exact(total).is_negative();
        let told = |exact: Fraction, member: usize| {
            self.tree.add(Step::money(StepKind::Exact, Operation::Taken, exact, Vec::new()).member(member))
        };
        let rule = settled.numbers.first().and_then(|number| self.texts.written.settled_share(*number));
        let mut weights = Weights::of(claim);
        let mut uses = vec![total];
        let mut place = 0;
        let split = split(claim, &Settlement::default());
        for other in 0..claim.members.len() {
            let lines = split.as_ref().ok().and_then(|split| split.lines(0, other, 0)).unwrap_or_default();
            let sum = lines.iter().map(|line| &line.part).sum::<Fraction>();
            if sum.is_zero() {
                continue;
            }
            let sum = if is_below { -&sum } else { sum };
            if other != member {
                uses.push(told(self.major_of(&sum), other));
                continue;
            }
            place = uses.len().saturating_sub(1);
            let terms = lines.len();
            let steps: Vec<usize> = lines
                .iter()
                .map(|line| {
                    let step = self.line(&mut weights, (member, rule.as_ref()), (total, None), line, terms);
                    let exact = if is_below { -&step.exact } else { step.exact.clone() };
                    self.tree.add(Step { exact, what: StepKind::Exact, ..step }.member(member))
                })
                .collect();
            let own = match steps.as_slice() {
                [only] => *only,
                _ => {
                    let sum = self.tree.sum(StepKind::Exact, steps);
                    self.tree.add(sum.member(member))
                }
            };
            uses.push(own);
        }
        (Operation::Spread(place, self.computed.decimals, unit), uses)
    }

    /// The bill of what is left where money that is carried over lowers what is split.
    fn lowered(
        &self,
        settled: &Settled,
        (quotas, bills): (&[Fraction], &[i128]),
        (dues, bill): (&Dues<'_>, &SettledBill),
    ) -> usize {
        let (member, year) = (bill.member, bill.year);
        let total = self.total(settled);
        let own = |member: usize| {
            let own = dues.taken.claim.own.get(year).and_then(|own| own.get(member)).copied();
            Fraction::from(own.unwrap_or(0))
        };
        let shared = |other: usize| {
            let quota = dues.taken.split.quota(other, year).unwrap_or_default();
            self.major_of(&(&quota - &own(other)))
        };
        let mine = match own(member).is_zero() {
            true => bill.exact,
            false => {
                let own =
                    Step::money(StepKind::Item, Operation::Taken, self.major_of(&own(member)), Vec::new());
                let own = self.tree.add(own.year(year).member(member));
                let uses = vec![bill.exact, own];
                let step = Step::money(StepKind::Shared, Operation::Difference, shared(member), uses);
                self.tree.add(step.year(year).member(member))
            }
        };
        let mut all = Vec::new();
        for (other, _) in self.computed.members() {
            all.push(if other == member {
                mine
            } else {
                let step = Step::money(StepKind::Shared, Operation::Taken, shared(other), Vec::new());
                self.tree.add(step.year(year).member(other))
            });
        }
        let all = self.tree.sum(StepKind::Cost, all).year(year);
        let all = self.tree.add(all);
        let exact = (&self.tree.exact(total) * &self.tree.exact(mine)).checked_div(&self.tree.exact(all));
        let part = Step::money(
            StepKind::Exact,
            Operation::Proportion,
            exact.unwrap_or_default(),
            vec![total, mine, all],
        );
        let part = self.tree.add(Step { what: StepKind::Lowered, ..part }.year(year).member(member));
        let sum = self.tree.sum(StepKind::Exact, vec![bill.exact, part]);
        let sum = self.tree.add(sum.year(year).member(member));
        let left = self.major(bills.get(member).copied().unwrap_or(0));
        let others = |other: usize| quotas.get(other).cloned().unwrap_or_default();
        let step = self.rounded(
            ((member, year), self.computed.plan.sharing.settlement.min_saving.is_none()),
            sum,
            left,
            others,
        );
        self.tree.add(Step { what: StepKind::LoweredBill, ..step }.year(year).member(member))
    }
}

/// A bill that something stands in.
struct SettledBill {
    member: usize,
    year: usize,
    /// The bill without that.
    billed: usize,
    /// The same before rounding.
    exact: usize,
    /// What was due in the year before, where something follows it.
    last: Option<usize>,
}
