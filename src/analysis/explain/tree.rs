//! The steps that a figure is made of: each with its exact value, what it is made of, and how.

use super::leaf::Leaf;
pub(super) use super::what::{NumberUnit, StepKind};
use crate::cost::{ItemAt, Side};
use crate::money::{Fraction, Rounding};
use std::cell::RefCell;
use std::collections::HashMap;

/// How a step comes of those that it uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// It stands in the file: this input.
    Input(usize),
    /// A number that the calendar or the form of a price gives: months, members.
    Number,
    /// Their sum.
    Sum,
    /// The first less all others.
    Difference,
    /// Their product.
    Product,
    /// The first over the second.
    Quotient,
    /// The first to this power.
    Power(u32),
    /// The product of all but the last, over the last.
    Proportion,
    /// The first rounded half away from zero to so many decimals: an invoice has no fractions.
    Invoice(u32),
    /// The first, a price with its tax, rounded so to so many decimals.
    Taxed(u32, Rounding),
    /// This one, from 0, of the parts of the first in proportion to all others, in multiples of so many minor units, which have
    /// so many decimals: largest remainder, the earlier first.
    Spread(usize, u32, i128),
    /// The bill of this one, from 0, of those whose exact bills follow the year's cost: rounded down to a multiple, the rest
    /// dealt out.
    Remainder(usize),
    /// The first brought to so many decimals by this rule.
    Round(i32, Rounding),
    /// What a support pays: the first times the second, at most all of the first, rounded down to so many decimals, and at
    /// most the third where there is one.
    Support(u32),
    /// The first, held against the others.
    Verdict,
    /// It follows from what it uses, but only as a range.
    Inference,
    /// Taken from the calculation as it is; what it uses says where it is from.
    Taken,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How it comes of those that it uses.
    pub operation: Operation,
    /// The support that it is of.
    pub support: Option<usize>,
    /// Its value.
    pub exact: Fraction,
    /// What that is a number of.
    pub unit: NumberUnit,
    /// The steps that it uses, by their numbers.
    pub uses: Vec<usize>,
    /// What it is.
    pub what: StepKind,
    /// The year of the term, from 0.
    pub year: Option<usize>,
    /// The side and number of the item.
    pub item: Option<ItemAt>,
    /// The member.
    pub member: Option<usize>,
}

impl Step {
    /// An amount made of other steps.
    pub(super) fn money(what: StepKind, operation: Operation, exact: Fraction, uses: Vec<usize>) -> Step {
        Step {
            operation,
            support: None,
            exact,
            unit: NumberUnit::Money,
            uses,
            what,
            year: None,
            item: None,
            member: None,
        }
    }

    /// A plain number that nothing is behind.
    pub(super) fn number(what: StepKind, exact: Fraction) -> Step {
        Step { unit: NumberUnit::Number, ..Step::money(what, Operation::Number, exact, Vec::new()) }
    }

    /// The same, in another unit.
    pub(super) fn of(self, unit: NumberUnit) -> Step {
        Step { unit, ..self }
    }

    /// The same, of a year.
    pub(super) fn year(self, year: usize) -> Step {
        Step { year: Some(year), ..self }
    }

    /// The same, of an item.
    pub(super) fn item(self, side: Side, item: usize) -> Step {
        Step { item: Some(ItemAt { side, number: item }), ..self }
    }

    /// The same, by this term of a rule.
    pub(super) fn term(self, nth: usize) -> Step {
        Step { what: StepKind::Term(nth), ..self }
    }

    /// The same, of a member.
    pub(super) fn member(self, member: usize) -> Step {
        Step { member: Some(member), ..self }
    }
}

/// The steps of a figure. What several steps use is there once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The steps; each uses only those before it.
    pub steps: Vec<Step>,
    /// The inputs that they begin with.
    pub inputs: Vec<Leaf>,
    known: HashMap<MadeOnce, usize>,
}

/// What is made once, however many steps use it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum MadeOnce {
    /// An input, by its path.
    Input(String),
    /// An invoice, by the number of its fact.
    Invoice(usize),
    /// All of an invoice of which a part is borne outside, by item and year.
    Whole(usize, usize),
}

/// A tree while it grows: whoever takes a figure apart adds steps to it.
#[derive(Default)]
pub(super) struct Growing(RefCell<Tree>);

impl Growing {
    /// Adds a step and gives its number.
    pub(super) fn add(&self, step: Step) -> usize {
        let steps = &mut self.0.borrow_mut().steps;
        steps.push(step);
        steps.len() - 1
    }

    /// How many steps there are: the number of the next.
    pub(super) fn len(&self) -> usize {
        self.0.borrow().steps.len()
    }

    /// The sum of steps.
    pub(super) fn sum(&self, what: StepKind, uses: Vec<usize>) -> Step {
        let exact = uses.iter().map(|nth| self.exact(*nth)).sum::<Fraction>();
        Step::money(what, Operation::Sum, exact, uses)
    }

    /// The value of a step.
    pub(super) fn exact(&self, step: usize) -> Fraction {
        self.0.borrow().exact(step)
    }

    /// A step by its number.
    pub(super) fn step(&self, nth: usize) -> Option<Step> {
        self.0.borrow().steps.get(nth).cloned()
    }

    /// The step that was made of a thing already.
    pub(super) fn known(&self, key: &MadeOnce) -> Option<usize> {
        self.0.borrow().known.get(key).copied()
    }

    pub(super) fn know(&self, key: MadeOnce, step: usize) {
        self.0.borrow_mut().known.insert(key, step);
    }

    /// The number of the input of this path, added where there is none yet.
    pub(super) fn leaf(&self, path: &str, leaf: impl FnOnce() -> Leaf) -> usize {
        let inputs = &mut self.0.borrow_mut().inputs;
        inputs.iter().position(|leaf| leaf.path == path).unwrap_or_else(|| {
            inputs.push(leaf());
            inputs.len() - 1
        })
    }

    /// The tree with the figure itself at its root, and that.
    pub(super) fn grown(self, figure: Step) -> (Tree, usize) {
        let root = self.add(Step { what: StepKind::Figure, ..figure });
        (self.0.into_inner(), root)
    }
}

impl Tree {
    /// The value of a step.
    pub fn exact(&self, step: usize) -> Fraction {
        self.steps.get(step).map(|step| step.exact.clone()).unwrap_or_default()
    }

    /// The step that uses each first; none for the figure itself.
    pub(crate) fn parents(&self) -> Vec<Option<usize>> {
        let mut parents = vec![None; self.steps.len()];
        for (nth, step) in self.steps.iter().enumerate().rev() {
            for used in &step.uses {
                if let Some(place) = parents.get_mut(*used) {
                    *place = Some(nth);
                }
            }
        }
        parents
    }
}
