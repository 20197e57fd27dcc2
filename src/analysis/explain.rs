//! How a figure was made: the steps that `compare` and `split` took, down to the inputs in the file.

mod bill;
mod costs;
mod divided;
mod figure;
mod invoice;
mod leaf;
mod leaves;
mod measure;
mod printed;
mod requirement;
mod supports;
mod tree;
mod weights;

pub use costs::Part;
pub use figure::{Asked, Kind, Printed};
pub use leaf::Leaf;
pub use leaves::Texts;
pub use tree::{Operation, Step, Tree, Unit, What};

use super::compare::{Request, compare};
use super::promises::{Limits, Outcome, falls_away, outcomes};
use crate::case::{Case, Member, Published};
use crate::code;
use crate::cost::{CostItem, Year};
use crate::diagnostic::{Diagnostic, Source};
use crate::money::{Fraction, Range};
use crate::plan::facts::{Computed, Fact, Selection, Side, compute};
use crate::published::Implied;
use invoice::Books;
use printed::Row;
use requirement::{Held, deciding};

/// A figure taken apart.
#[derive(Clone, Debug)]
pub struct Explanation<'c> {
    /// The case, with its changes.
    pub case: &'c Case,
    /// What it costs; nothing where the figure is no plan's.
    pub computed: Option<Computed<'c>>,
    /// What was asked for.
    pub asked: Asked,
    /// The steps.
    pub tree: Tree,
    /// The step that is the figure.
    pub root: usize,
    /// Where it is the bill of a year: those of all members that take part, in order.
    pub bills: Vec<Fraction>,
    /// What it can be, where it is not one number: of a percent as a part of 1.
    pub range: Option<Range>,
    /// What more there is to say of it.
    pub more: More<'c>,
}

/// What more there is to say of a figure.
#[derive(Clone, Debug)]
pub enum More<'c> {
    /// Nothing.
    Nothing,
    /// What came of the requirement, and against how many figures it is held.
    Requirement(Box<Outcome>, usize),
    /// The published row, and what it implies.
    Published(&'c Published, Box<Implied>),
}

/// The costs of a case, which its figures are made of.
///
/// # Errors
/// A case without a plan, or one that cannot be computed.
pub fn costs(case: &Case) -> Result<Computed<'_>, Diagnostic> {
    let Some(plan) = &case.plan else { return Err(Diagnostic::error(code!("no-plan-here"), None)) };
    compute(case, plan, &Selection::default())
}

/// Takes a figure apart.
///
/// # Errors
/// What keeps the figure from being known.
pub fn explain<'c>(case: &'c Case, texts: Texts<'_>, asked: Asked) -> Result<Explanation<'c>, Diagnostic> {
    if let Kind::Published(..) = asked.kind {
        return explain_printed(case, texts.source, asked);
    }
    if asked.is_whole() && (asked.part.year.is_some() || asked.part.items.is_some()) {
        return Err(of_the_whole(&asked));
    }
    let computed = costs(case)?;
    let mut tree = Tree::default();
    let books = Books { computed: &computed, texts };
    let mut more = More::Nothing;
    let (step, range) = match asked.kind {
        Kind::Measure(name) => {
            let found = books.measure(&mut tree, name);
            let (step, range) =
                found.ok_or_else(|| not_known(&asked).worded(code!("measure-means-nothing")))?;
            (step, Some(range))
        }
        Kind::Requirement(number) => {
            let (outcome, count) = outcome(case, number, &asked)?;
            let held = Held { case, source: texts.source, number, outcome: &outcome };
            let (step, range) = held.step(&mut tree, Some(&books)).ok_or_else(|| not_known(&asked))?;
            more = More::Requirement(Box::new(outcome), count);
            (step, Some(range))
        }
        _ => (books.figure(&mut tree, &asked)?, None),
    };
    let step = match asked.member {
        Some(member) => step.member(member),
        None => step,
    };
    let bills = books.bills(&step)?;
    let root = tree.add(Step { what: What::Figure, ..step });
    let range = range.filter(|range| range.point().is_none());
    Ok(Explanation { case, computed: Some(computed), asked, tree, root, bills, range, more })
}

/// Takes a figure apart that needs no plan: a published one, or a requirement on those.
///
/// # Errors
/// What keeps the figure from being known.
pub fn explain_printed<'c>(
    case: &'c Case,
    source: &Source,
    asked: Asked,
) -> Result<Explanation<'c>, Diagnostic> {
    if asked.part.year.is_some() || asked.part.items.is_some() {
        return Err(of_the_whole(&asked));
    }
    let mut tree = Tree::default();
    let (step, range, more) = match asked.kind {
        Kind::Published(number, figure) => {
            let row = Row::of(case, number, source).ok_or_else(|| not_known(&asked))?;
            let (step, range) = row.figure(&mut tree, figure).ok_or_else(|| not_known(&asked))?;
            let published = case.published.get(number).ok_or_else(|| not_known(&asked))?;
            (step, range, More::Published(published, Box::new(row.implied)))
        }
        Kind::Requirement(number) => {
            let (outcome, count) = outcome(case, number, &asked)?;
            let held = Held { case, source, number, outcome: &outcome };
            let (step, range) = held.step(&mut tree, None).ok_or_else(|| not_known(&asked))?;
            (step, range, More::Requirement(Box::new(outcome), count))
        }
        _ => return Err(Diagnostic::error(code!("no-plan-here"), None)),
    };
    let root = tree.add(Step { what: What::Figure, ..step });
    let range = Some(range).filter(|range| range.point().is_none());
    Ok(Explanation { case, computed: None, asked, tree, root, bills: Vec::new(), range, more })
}

/// What came of a requirement where it holds least, and against how many figures it is held.
fn outcome(case: &Case, number: usize, asked: &Asked) -> Result<(Outcome, usize), Diagnostic> {
    let none = || not_known(asked);
    let required = case.require.get(number).ok_or_else(none)?;
    if falls_away(case, &required.requirement) {
        return Err(none());
    }
    // this requirement alone
    let alone = Case { require: vec![required.clone()], ..case.clone() };
    let found = compare(std::slice::from_ref(&alone), &Request::default());
    let found = found.map_err(|faults| faults.into_iter().next().unwrap_or_else(none))?;
    let compared = found.cases.first().ok_or_else(none)?;
    let all = outcomes(compared, &Limits::default());
    let deciding = deciding(&all, asked).cloned().ok_or_else(none)?;
    Ok((deciding, all.len()))
}

/// A year or an item of what is of the whole term.
fn of_the_whole(asked: &Asked) -> Diagnostic {
    let fault = Diagnostic::error(code!("figure-not-known"), None).worded(code!("figure-of-the-whole"));
    fault.with("found", asked.name.clone())
}

/// A figure that this case does not have.
fn not_known(asked: &Asked) -> Diagnostic {
    Diagnostic::error(code!("figure-not-known"), None).with("found", asked.name.clone())
}

impl Explanation<'_> {
    /// Its value: in major units of the currency, or a part of 1 where it is a percent.
    pub fn value(&self) -> Fraction {
        self.tree.exact(self.root)
    }

    /// Whether it is one number, whatever it can truly be: as printed, or at the middle of all ranges.
    pub fn is_one_number(&self) -> bool {
        self.tree.steps.get(self.root).is_some_and(|step| step.operation == Operation::Verdict)
    }

    /// The member of this number.
    pub fn member(&self, number: usize) -> Option<&Member> {
        self.case.plan.as_ref()?.members.get(number)
    }

    /// The years of the term.
    pub fn years(&self) -> &[Year] {
        self.computed.as_ref().map(|computed| computed.years.as_slice()).unwrap_or_default()
    }

    /// An item of a side.
    pub fn item(&self, side: Side, number: usize) -> Option<&CostItem> {
        self.computed.as_ref()?.item_of(side, Some(number))
    }
}

impl Books<'_> {
    fn figure(&self, tree: &mut Tree, asked: &Asked) -> Result<Step, Diagnostic> {
        let part = &asked.part;
        match asked.kind {
            Kind::Before => {
                self.knows_before(asked)?;
                Ok(self.before(tree, asked.member, part))
            }
            Kind::After => self.after(tree, asked),
            Kind::Support => self.support(tree, asked),
            Kind::Measure(_) | Kind::Requirement(_) | Kind::Published(..) => Err(not_known(asked)),
            Kind::Net => {
                let after = self.after(tree, asked)?;
                let after = tree.add(Step { what: What::After, ..after });
                let support = self.support(tree, asked)?;
                let support = tree.add(support);
                let mut uses = vec![after];
                if asked.member.is_none() {
                    // what others bear is left to nobody here
                    let is_outside = |fact: &Fact| fact.payer.is_outside();
                    let outside = self.costs(tree, (What::Outside, Side::After), part, is_outside);
                    let outside = tree.add(outside);
                    uses.extend(Some(outside).filter(|outside| !tree.exact(*outside).is_zero()));
                }
                uses.push(support);
                let taken = uses.iter().skip(1).fold(Fraction::zero(), |sum, nth| &sum + &tree.exact(*nth));
                let exact = &tree.exact(after) - &taken;
                Ok(Step::money(What::Figure, Operation::Difference, exact, uses))
            }
            Kind::Saving | Kind::Percent => {
                self.knows_before(asked)?;
                let before = self.before(tree, asked.member, part);
                let before = tree.add(before);
                let after = self.after(tree, asked)?;
                let after = tree.add(Step { what: What::After, ..after });
                let exact = &tree.exact(before) - &tree.exact(after);
                let saving = Step::money(What::Saving, Operation::Difference, exact, vec![before, after]);
                if asked.kind == Kind::Saving {
                    return Ok(saving);
                }
                let saving = tree.add(saving);
                let part = tree.exact(saving).checked_div(&tree.exact(before));
                let part = part.filter(|_| tree.exact(before).is_positive());
                let part = part.ok_or_else(|| not_known(asked))?;
                let step = Step::money(What::Figure, Operation::Quotient, part, vec![saving, before]);
                Ok(step.of(Unit::Percent))
            }
        }
    }

    /// The cost after of the group, or what a member pays.
    fn after(&self, tree: &mut Tree, asked: &Asked) -> Result<Step, Diagnostic> {
        match asked.member {
            Some(member) => self.share(tree, member, &asked.part),
            None if !self.computed.known.after() => Err(not_known(asked)),
            None => Ok(self.costs(tree, (What::After, Side::After), &asked.part, |_| true)),
        }
    }

    /// That the cost before is known: nothing that a file leaves out is 0.
    fn knows_before(&self, asked: &Asked) -> Result<(), Diagnostic> {
        let known = &self.computed.known;
        match asked.member.map_or_else(|| known.before(), |member| known.before_of(member)) {
            true => Ok(()),
            false => Err(not_known(asked)),
        }
    }
}
