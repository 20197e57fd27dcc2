//! How a figure was made: the steps that `compare` and `split` took, down to the inputs in the file.

mod apart;
mod bill;
mod capped;
mod costs;
mod deciding;
mod divided;
mod figure;
mod invoice;
mod leaf;
mod leaves;
mod limited;
mod measure;
mod net;
mod of_system;
mod portions;
mod present;
mod printed;
mod promised;
mod requirement;
mod settled;
mod shared;
mod supports;
mod tree;
mod weights;
mod what;

pub use figure::{Asked, Kind, Printed};
pub use leaf::Leaf;
pub use leaves::CaseTexts;
use tree::Growing;
pub use tree::{Operation, Step, Tree};
pub use what::{NumberUnit, StepKind};

use super::compare::{Compared, Request, compare};
use super::instalments::{Instalment, instalments};
use super::promises::PromiseOutcome;
use crate::case::{Case, Member, Published};
use crate::code;
use crate::cost::{CostItem, ItemAt, Year};
use crate::diagnostic::{Diagnostic, Source};
use crate::money::{Fraction, Range};
use crate::plan::facts::{Computed, Selection, Side, compute};
use crate::plan::shares::{Detail, Way, shares};
use crate::published::Implied;
use invoice::PlanBooks;
use printed::PrintedRow;
use requirement::{HeldAgainst, outcome};
use std::collections::HashSet;

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
    /// Where it is of one year and largest remainders decide: each step that is a bill rounded with others, and those of all
    /// members that take part, in order.
    pub bills: Vec<(usize, Vec<Fraction>)>,
    /// Where it is what is due in a year: in which parts that is paid; none where the case has none.
    pub instalments: Vec<Instalment>,
    /// What it can be, where it is not one number: of a percent as a part of 1.
    pub range: Option<Range>,
    /// The items whose names do not tell them apart; nothing where the figure is no plan's.
    pub namesakes: HashSet<ItemAt>,
    /// What more there is to say of it.
    pub more: More<'c>,
}

/// What more there is to say of a figure.
#[derive(Clone, Debug)]
pub enum More<'c> {
    /// Nothing.
    Nothing,
    /// What came of the requirement, and against how many figures it is held.
    Requirement(Box<PromiseOutcome>, usize),
    /// The published row, what it implies, and its number beside the plan of the same file.
    Published(&'c Published, Box<Implied>, Option<(usize, Box<Compared<'c>>)>),
}

/// The costs of a case, which its figures are made of.
///
/// # Errors
/// A case without a plan, or one that cannot be computed.
pub fn costs(case: &Case) -> Result<Computed<'_>, Diagnostic> {
    let plan = case.plan_here()?;
    compute(case, plan, &Selection::default())
}

/// Takes a figure apart.
///
/// # Errors
/// What keeps the figure from being known.
pub fn explain<'c>(
    case: &'c Case,
    texts: CaseTexts<'_>,
    asked: Asked,
) -> Result<Explanation<'c>, Diagnostic> {
    if let Kind::Published(..) = asked.kind {
        return explain_printed(case, texts.source, asked);
    }
    if asked.is_whole() && (asked.part.year.is_some() || asked.part.items.is_some()) {
        return Err(of_the_whole(&asked));
    }
    let computed = costs(case)?;
    let tree = Growing::default();
    let books = PlanBooks { computed: &computed, texts, tree: &tree };
    let mut more = More::Nothing;
    let (step, range) = match asked.kind {
        Kind::Measure(name) => {
            let found = books.measure(name);
            let (step, range) =
                found.ok_or_else(|| asked.not_known().worded(code!("measure-means-nothing")))?;
            (step, Some(range))
        }
        Kind::Requirement(number) => {
            let (outcome, count) = outcome(case, number, &asked)?;
            let held = HeldAgainst { case, source: texts.source, tree: &tree, number, outcome: &outcome };
            let (step, range) = held.step(Some(&books)).ok_or_else(|| asked.not_known())?;
            more = More::Requirement(Box::new(outcome), count);
            (step, Some(range))
        }
        _ => (books.figure(&asked)?, None),
    };
    let step = match asked.member {
        Some(member) => step.member(member),
        None => step,
    };
    let bills = books.rounded_together(&step);
    let instalments = paid_in(&computed, &asked)?;
    let (tree, root) = tree.grown(step);
    let range = range.filter(|range| range.point().is_none());
    let (namesakes, computed) = (computed.plan.namesakes(), Some(computed));
    Ok(Explanation { case, computed, asked, tree, root, bills, instalments, range, namesakes, more })
}

/// A published row beside the plan of its file, held against it as everywhere.
fn beside_plan(case: &Case, number: usize) -> Option<(usize, Box<Compared<'_>>)> {
    case.plan.as_ref()?;
    let found = compare(std::slice::from_ref(case), &Request::default()).ok()?;
    let compared = found.cases.into_iter().next()?;
    compared.model.is_some().then(|| (number, Box::new(compared)))
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
    let tree = Growing::default();
    let (step, range, more) = match asked.kind {
        Kind::Published(number, figure) => {
            let row = PrintedRow::of(case, number, source, &tree).ok_or_else(|| asked.not_known())?;
            let not_known = || match row.has_bound() {
                true => asked.not_known().worded(code!("figure-is-bound")),
                false => asked.not_known(),
            };
            let (step, range) = row.figure(figure).ok_or_else(not_known)?;
            let published = case.published.get(number).ok_or_else(|| asked.not_known())?;
            let beside = beside_plan(case, number);
            (step, range, More::Published(published, Box::new(row.implied), beside))
        }
        Kind::Requirement(number) => {
            let (outcome, count) = outcome(case, number, &asked)?;
            let held = HeldAgainst { case, source, tree: &tree, number, outcome: &outcome };
            let (step, range) = held.step(None).ok_or_else(|| asked.not_known())?;
            (step, range, More::Requirement(Box::new(outcome), count))
        }
        _ => return Err(Diagnostic::error(code!("no-plan-here"), None)),
    };
    let (tree, root) = tree.grown(step);
    let range = Some(range).filter(|range| range.point().is_none());
    Ok(Explanation {
        case,
        computed: None,
        asked,
        tree,
        root,
        bills: Vec::new(),
        instalments: Vec::new(),
        range,
        namesakes: HashSet::new(),
        more,
    })
}

/// In which parts what is due of a member in a year is paid.
fn paid_in(computed: &Computed<'_>, asked: &Asked) -> Result<Vec<Instalment>, Diagnostic> {
    let (Kind::Bill, Some(year), Some(parts)) =
        (asked.kind, asked.part.year, &computed.plan.sharing.instalments)
    else {
        return Ok(Vec::new());
    };
    let found = shares(computed, &Way::default(), Detail::Supported)?;
    let all = instalments(computed, &found, parts).unwrap_or_default();
    let is_meant = |part: &Instalment| Some(part.member) == asked.member && part.year == year;
    Ok(all.into_iter().filter(is_meant).collect())
}

/// A year or an item of what is of the whole term.
fn of_the_whole(asked: &Asked) -> Diagnostic {
    let fault = Diagnostic::error(code!("figure-not-known"), None).worded(code!("figure-of-the-whole"));
    fault.with("found", asked.name.clone())
}

impl Explanation<'_> {
    /// Its value: in major units of the currency, or a part of 1 where it is a percent.
    pub fn value(&self) -> Fraction {
        self.tree.exact(self.root)
    }

    /// Whether it is one number, whatever it can truly be: as printed, or at the middle of all ranges.
    pub(crate) fn is_one_number(&self) -> bool {
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
    pub fn item(&self, at: ItemAt) -> Option<&CostItem> {
        self.computed.as_ref()?.plan.item(at)
    }
}

impl PlanBooks<'_> {
    fn figure(&self, asked: &Asked) -> Result<Step, Diagnostic> {
        let part = &asked.part;
        match asked.kind {
            Kind::Before => {
                self.knows_before(asked)?;
                Ok(self.before(asked.member, part))
            }
            Kind::After => self.after(asked),
            Kind::Support => self.support(asked),
            Kind::Bill => self.due(asked, false),
            Kind::Settlement => self.due(asked, true),
            Kind::Measure(_) | Kind::Requirement(_) | Kind::Published(..) => Err(asked.not_known()),
            Kind::Net => self.net(asked),
            Kind::Saving | Kind::Percent => {
                self.knows_before(asked)?;
                let before = self.before(asked.member, part);
                let before = self.tree.add(before);
                let after = self.after(asked)?;
                let after = self.tree.add(Step { what: StepKind::After, ..after });
                let exact = &self.tree.exact(before) - &self.tree.exact(after);
                let saving = Step::money(StepKind::Saving, Operation::Difference, exact, vec![before, after]);
                if asked.kind == Kind::Saving {
                    return Ok(saving);
                }
                let saving = self.tree.add(saving);
                let part = self.tree.exact(saving).checked_div(&self.tree.exact(before));
                let part = part.filter(|_| self.tree.exact(before).is_positive());
                let part = part.ok_or_else(|| asked.not_known().worded(code!("figure-of-no-cost")))?;
                let step = Step::money(StepKind::Figure, Operation::Quotient, part, vec![saving, before]);
                Ok(step.of(NumberUnit::Percent))
            }
        }
    }

    /// The cost after of the group, or what a member pays.
    fn after(&self, asked: &Asked) -> Result<Step, Diagnostic> {
        match asked.member {
            Some(member) => self.share(member, &asked.part),
            None if !self.computed.known.after() => Err(asked.not_known()),
            None => Ok(self.costs((StepKind::After, Side::After), &asked.part, |_| true)),
        }
    }

    /// That the cost before is known: nothing that a file leaves out is 0.
    fn knows_before(&self, asked: &Asked) -> Result<(), Diagnostic> {
        let known = &self.computed.known;
        match asked.member.map_or_else(|| known.before(), |member| known.before_of(member)) {
            true => Ok(()),
            false => Err(asked.not_known()),
        }
    }
}
