//! How a figure was made: the steps that `compare` and `split` took, down to the inputs in the file.

mod bill;
mod costs;
mod figure;
mod invoice;
mod leaf;
mod leaves;
mod tree;
mod weights;

pub use costs::Part;
pub use figure::{Asked, Kind};
pub use leaf::Leaf;
pub use leaves::Texts;
pub use tree::{Operation, Step, Tree, Unit, What};

use super::plan::{Computed, Payer, Selection, Side, compute};
use super::shares::{Detail, Way, shares};
use super::support::{self, Grain};
use crate::case::Case;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use invoice::Books;

/// A figure taken apart.
#[derive(Clone, Debug)]
pub struct Explanation<'c> {
    /// The case, with its changes.
    pub case: &'c Case,
    /// What it costs.
    pub computed: Computed<'c>,
    /// What was asked for.
    pub asked: Asked,
    /// The steps.
    pub tree: Tree,
    /// The step that is the figure.
    pub root: usize,
    /// Where it is the bill of a year: those of all members that take part, in order.
    pub bills: Vec<Fraction>,
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
    let computed = costs(case)?;
    let mut tree = Tree::default();
    let books = Books { computed: &computed, texts };
    let step = books.figure(&mut tree, &asked)?;
    let step = match asked.member {
        Some(member) => step.member(member),
        None => step,
    };
    let bills = books.bills(&step)?;
    let root = tree.add(Step { what: What::Figure, ..step });
    Ok(Explanation { case, computed, asked, tree, root, bills })
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
            Kind::Net => {
                let after = self.after(tree, asked)?;
                let after = tree.add(Step { what: What::After, ..after });
                let support = self.support(tree, asked)?;
                let support = tree.add(support);
                let exact = &tree.exact(after) - &tree.exact(support);
                Ok(Step::money(What::Figure, Operation::Difference, exact, vec![after, support]))
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

    /// What support pays, by year and item.
    fn support(&self, tree: &mut Tree, asked: &Asked) -> Result<Step, Diagnostic> {
        let found = shares(self.computed, &Way::default(), Detail::Supported)?;
        let parts = support::parts(self.computed, &found, Grain { member: true, year: true, item: true })?;
        let mut uses = Vec::new();
        for part in parts {
            let is_meant = asked.member.is_none_or(|member| part.payer == Payer::Member(member));
            let in_year = asked.part.year.is_none_or(|year| part.year == year);
            let item =
                part.item.filter(|item| part.side == Side::After && asked.part.takes(part.side, *item));
            let Some(item) = item else { continue };
            let pays = self.major(part.support.pays.base);
            if is_meant && in_year && !pays.is_zero() {
                let step = Step::money(What::Support, Operation::Taken, pays, Vec::new());
                uses.push(tree.add(step.year(part.year).item(Side::After, item)));
            }
        }
        Ok(tree.sum(What::Support, uses))
    }
}
