//! What a plan costs: every invoice of every item by year, as facts that any table adds up.

mod cut;
mod known;
mod rows;
mod selection;

pub use cut::Cut;
pub use known::Known;
pub use rows::{Dimension, Key, Part, Sums, add_up};
pub use selection::Selection;

use super::shares::{Detail, Shares, Way, shares};
use super::support;
use crate::case::{Case, Member, Plan};
use crate::coalition::Method;
use crate::code;
use crate::cost::{Bearer, Calendar, CostItem, Invoice, Months, Schedule, Units, Year};
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

/// Which side of the comparison a cost is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Today's.
    Before,
    /// The shared system's.
    After,
}

/// Who pays an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payer {
    /// The group as a whole, nobody in particular.
    Group,
    /// One member.
    Member(usize),
    /// The members that share it, by its rule.
    Shared,
    /// Somebody outside the group.
    Outside,
}

/// One invoice: an item in a year, to one payer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The side.
    pub side: Side,
    /// The number of the item on its side.
    pub item: usize,
    /// Who pays.
    pub payer: Payer,
    /// What is invoiced, and on which months it is laid.
    pub invoice: Invoice,
}

/// A plan with everything it costs.
#[derive(Clone, Debug)]
pub struct Computed<'c> {
    /// The plan.
    pub plan: &'c Plan,
    /// The term.
    pub calendar: Calendar,
    /// The years of the term.
    pub years: Vec<Year>,
    /// Decimals of the currency's minor unit.
    pub decimals: u32,
    /// Every invoice that counts.
    pub facts: Vec<Fact>,
    /// Whether these are all costs of the case's whole term.
    pub is_whole: bool,
    /// The items of members that take part in some of their months only, with how many pieces of them there are.
    cut_items: Vec<(Side, usize, Payer, Fraction)>,
    /// What is known of them.
    pub known: Known,
}

/// Computes the costs of a case's plan.
///
/// # Errors
/// A category that nothing has; a term that a price by year does not fit.
pub fn compute<'c>(
    case: &'c Case,
    plan: &'c Plan,
    selection: &Selection,
) -> Result<Computed<'c>, Diagnostic> {
    selection.check(plan)?;
    let calendar = Calendar { months: selection.months.unwrap_or(case.months), start: case.start };
    let years = calendar.years();
    selection::check_years(plan, years.len())?;
    let decimals = case.currency.minor_digits();
    let is_whole = calendar.months == plan.quoted_months
        && plan.before.iter().chain(&plan.after).all(|item| selection.takes(item));
    let payers = |item: &CostItem| match &item.bearer {
        Bearer::Each(pieces) => pieces.len(),
        _ => 1,
    };
    // asking for room again and again takes as long as filling it
    let room = plan.before.iter().chain(&plan.after).map(payers).sum::<usize>().saturating_mul(years.len());
    let facts = Vec::with_capacity(room.min(MOST_ROOM));
    let (known, cut_items) = (Known::default(), Vec::new());
    let mut computed = Computed { plan, calendar, years, decimals, facts, is_whole, cut_items, known };
    for (side, items) in [(Side::Before, &plan.before), (Side::After, &plan.after)] {
        for (number, item) in items.iter().enumerate() {
            if selection.takes(item) {
                computed.add(side, number, item);
            }
        }
    }
    computed.known = Known::of(plan, calendar, &computed.facts);
    Ok(computed)
}

/// Room for invoices that is asked for at once, at most.
const MOST_ROOM: usize = 1 << 16;

impl<'c> Computed<'c> {
    /// The item of a fact.
    pub fn item(&self, fact: &Fact) -> Option<&'c CostItem> {
        self.item_of(fact.side, Some(fact.item))
    }

    /// The item of a number on a side.
    pub fn item_of(&self, side: Side, number: Option<usize>) -> Option<&'c CostItem> {
        match side {
            Side::Before => self.plan.before.get(number?),
            Side::After => self.plan.after.get(number?),
        }
    }

    /// Members that take part: not candidates.
    pub fn members(&self) -> impl Iterator<Item = (usize, &Member)> {
        self.plan.members.iter().enumerate().filter(|(_, member)| !member.candidate)
    }

    fn add(&mut self, side: Side, number: usize, item: &CostItem) {
        let whole = |payer| vec![(payer, self.calendar.term(), Fraction::from(1))];
        let of_member = |member: usize, pieces: &Fraction| {
            Some((Payer::Member(member), self.months_of(member)?, pieces.clone()))
        };
        let payers = match &item.bearer {
            Bearer::Group => whole(Payer::Group),
            Bearer::Outside(_) => whole(Payer::Outside),
            Bearer::Shared(_) => whole(Payer::Shared),
            Bearer::Member(member) => of_member(*member, &Fraction::from(1)).into_iter().collect(),
            Bearer::Each(pieces) => {
                pieces.iter().filter_map(|(member, pieces)| of_member(*member, pieces)).collect()
            }
        };
        let mut known: Option<(Months, Schedule)> = None;
        for (payer, months, pieces) in payers {
            if cut::is_cut(item, months, self.calendar.term()) {
                self.cut_items.push((side, number, payer, pieces.clone()));
            }
            // members mostly take part in the same months
            let schedule = match known.take() {
                Some((of, schedule)) if of == months => schedule,
                _ => Schedule::new(item, months, &self.years, |month| self.sharers(item, month)),
            };
            let fact = |invoice| Fact { side, item: number, payer, invoice };
            self.facts.extend(schedule.invoices(&pieces, self.decimals).map(fact));
            known = Some((months, schedule));
        }
    }

    /// The months in which a member takes part; `None` for a candidate.
    pub fn months_of(&self, member: usize) -> Option<Months> {
        let member = self.plan.members.get(member)?;
        (!member.candidate).then_some(member.months)
    }

    /// How many members share an item in a month, and until which month that stays so.
    fn sharers(&self, item: &CostItem, month: u32) -> (u32, u32) {
        let Bearer::Shared(members) = &item.bearer else {
            return (0, self.calendar.months);
        };
        let months = || members.iter().filter_map(|member| self.months_of(*member));
        let count = months().filter(|months| months.contains(month)).count();
        let change = months()
            .flat_map(|months| [months.first.saturating_sub(1), months.last])
            .filter(|last| *last >= month)
            .min();
        let until = change.unwrap_or(self.calendar.months).min(self.calendar.months);
        (u32::try_from(count).unwrap_or(u32::MAX), until)
    }

    /// Whether the cost before of every member that takes part is known.
    pub fn knows_before(&self) -> bool {
        self.members().all(|(number, _)| self.known.before_of(number))
    }

    /// Whether the case has quotations for groups that are not for these costs: they are for the whole term.
    pub fn leaves_quotations(&self) -> bool {
        !self.is_whole && !self.plan.coalitions.is_empty()
    }

    /// The sum of the invoices that a condition picks.
    pub fn sum(&self, picks: impl Fn(&Fact) -> bool) -> Units {
        self.facts.iter().filter(|fact| picks(fact)).map(|fact| fact.invoice.units).sum()
    }

    /// The facts as parts that one payer bears each, to be added up by these dimensions; shared ones are split among
    /// members where these are one of them.
    ///
    /// # Errors
    /// Why the shared items cannot be split, or not by these dimensions.
    pub fn parts(&self, by: &[Dimension]) -> Result<Vec<Part>, Diagnostic> {
        self.parts_by(self.shares_for(by)?.as_ref(), by)
    }

    /// The shares that it takes to add costs up by these dimensions, or by some of them.
    ///
    /// # Errors
    /// Why the shared items cannot be split.
    pub(super) fn shares_for(&self, by: &[Dimension]) -> Result<Option<Shares>, Diagnostic> {
        let by_member = by.contains(&Dimension::Member);
        if !self.known.after() || (!by_member && self.plan.support.is_empty()) {
            return Ok(None);
        }
        let detail = if by_member { Detail::Items } else { Detail::Supported };
        shares(self, &Way::default(), detail).map(Some)
    }

    /// The same parts where the shares are there already. Members' costs are told apart no further than is asked for:
    /// what a member pays over the term is known better than what it pays of each item or in each year.
    ///
    /// # Errors
    /// Shares that say nothing of these dimensions.
    pub(super) fn parts_by(
        &self,
        shares: Option<&Shares>,
        by: &[Dimension],
    ) -> Result<Vec<Part>, Diagnostic> {
        let Some(shares) = shares else { return Ok(self.facts.iter().map(Part::whole).collect()) };
        let is_of_item =
            |by: &Dimension| matches!(by, Dimension::System | Dimension::Category | Dimension::Item);
        let mut parts = match (by.contains(&Dimension::Member), self.plan.sharing.division) {
            (false, _) => self.facts.iter().map(Part::whole).collect(),
            (true, Some(method)) => {
                self.check_divisible(method, by)?;
                shares.undivided(self, false)
            }
            (true, None) if by.iter().any(is_of_item) => shares.parts_of(self),
            (true, None) => shares.undivided(self, by.contains(&Dimension::Year)),
        };
        parts.extend(support::parts(self, shares)?);
        Ok(parts)
    }

    /// A division of the whole cost says what each member pays, and nothing of systems, items or years.
    fn check_divisible(&self, method: Method, by: &[Dimension]) -> Result<(), Diagnostic> {
        let finer = by.iter().find(|by| !matches!(by, Dimension::Total | Dimension::Member));
        let name = finer.and_then(|finer| Dimension::ALL.iter().find(|(by, _)| by == finer));
        match name {
            None => Ok(()),
            Some((_, name)) => Err(Diagnostic::error(code!("method-by-member"), None)
                .with("method", method.name())
                .with("by", *name)),
        }
    }
}
