//! A plan with every invoice that counts, computed once and asked by every command.

use super::fact::{Fact, Payer};
use super::known::KnownCosts;
use super::laid::LaidTotal;
use super::outside;
use super::part::PaidPart;
use super::selection::{Selection, check_years};
use crate::case::{Case, Member, Plan};
use crate::cost::{Bearer, Calendar, CostItem, ItemAt, Months, Price, Schedule, Side, Support, Units, Year};
use crate::diagnostic::{Diagnostic, Span};
use crate::money::{Currency, Fraction};
use std::borrow::Cow;

/// A plan with everything it costs.
#[derive(Clone, Debug)]
pub struct Computed<'c> {
    /// The plan.
    pub plan: &'c Plan,
    /// The term.
    pub calendar: Calendar,
    /// The years of the term.
    pub years: Vec<Year>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// Decimals of the currency's minor unit.
    pub decimals: u32,
    /// Every invoice that counts.
    pub facts: Vec<Fact>,
    /// Whether only some costs, or another term, are asked for.
    pub is_selected: bool,
    /// Whether these are all costs of the case's whole term.
    pub is_whole: bool,
    /// The items of members that take part in some of their months only, with how many pieces of them there are.
    pub(super) cut_items: Vec<(ItemAt, Payer, Fraction)>,
    /// The totals whose years are known less well than they are together.
    pub(super) laid: Vec<LaidTotal>,
    /// What is known of them.
    pub known: KnownCosts,
    /// All costs of the term, where only some of those before are asked for: who pays what of an item goes by all of them.
    pub(super) today: Option<Box<Computed<'c>>>,
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
    let calendar = Calendar { months: selection.months.unwrap_or(case.months), ..case.calendar() };
    let years = calendar.years();
    check_years(plan, years.len())?;
    let decimals = case.currency.minor_digits();
    let is_whole = calendar.months == plan.quoted_months && plan.items().all(|item| selection.takes(item));
    let payers = |item: &CostItem| match &item.bearer {
        Bearer::Each(pieces) => pieces.len(),
        _ => 1,
    };
    // asking for room again and again takes as long as filling it
    let room = plan.items().map(payers).sum::<usize>().saturating_mul(years.len());
    let facts = Vec::with_capacity(room.min(MOST_ROOM));
    let is_selected = *selection != Selection::default();
    let (known, cut_items) = (KnownCosts::default(), Vec::new());
    let mut computed = Computed {
        plan,
        calendar,
        years,
        currency: case.currency,
        decimals,
        facts,
        is_selected,
        is_whole,
        cut_items,
        laid: Vec::new(),
        known,
        today: None,
    };
    for (at, item) in plan.numbered().filter(|(_, item)| selection.takes(item)) {
        computed.add(at, item);
    }
    computed.known = KnownCosts::of(plan, calendar, &computed.facts, |item| selection.takes(item));
    computed.find_laid();
    if !plan.before.iter().all(|item| selection.takes(item)) {
        let whole = Selection { months: selection.months, ..Selection::default() };
        computed.today = Some(Box::new(compute(case, plan, &whole)?));
    }
    Ok(computed)
}

/// Room for invoices that is asked for at once, at most.
const MOST_ROOM: usize = 1 << 16;

impl<'c> Computed<'c> {
    /// All costs of the term, where only some of those before are asked for.
    pub(crate) fn today(&self) -> Option<&Computed<'c>> {
        self.today.as_deref()
    }

    /// The item of a fact.
    pub fn item(&self, fact: &Fact) -> Option<&'c CostItem> {
        self.item_of(fact.side, Some(fact.item))
    }

    /// The items with a cost that counts, in the order of their costs.
    pub(crate) fn items_that_count(&self) -> impl Iterator<Item = &'c CostItem> {
        let mut last = None;
        let is_next = move |fact: &&Fact| last.replace(fact.at()) != Some(fact.at());
        self.facts.iter().filter(is_next).filter_map(|fact| self.item(fact))
    }

    /// The supports of items with a cost that counts.
    pub(crate) fn supports_that_count(&self) -> impl Iterator<Item = &'c Support> {
        let counts = |support: &&Support| {
            let side = if support.is_before { Side::Before } else { Side::After };
            self.facts.iter().any(|fact| fact.side == side && support.items.contains(&fact.item))
        };
        self.plan.support.iter().filter(counts)
    }

    /// The item of a number on a side.
    pub(crate) fn item_of(&self, side: Side, number: Option<usize>) -> Option<&'c CostItem> {
        self.plan.side(side).get(number?)
    }

    /// Where the name of an item stands in the file.
    pub(crate) fn place_of(&self, item: ItemAt) -> Option<Span> {
        item.side.of([&self.plan.places.before, &self.plan.places.after]).get(item.number).cloned()
    }

    /// Whether no invoice is known within a range only.
    pub fn is_exact(&self) -> bool {
        self.facts.iter().all(|fact| fact.invoice.units.is_exact())
    }

    /// Whether some cost of those meant is a range.
    pub(crate) fn is_ranged(&self, is_meant: impl Fn(&Fact) -> bool) -> bool {
        self.facts.iter().any(|fact| is_meant(fact) && !fact.invoice.units.is_exact())
    }

    /// Members that take part: not candidates.
    pub fn members(&self) -> impl Iterator<Item = (usize, &Member)> {
        self.plan.members.iter().enumerate().filter(|(_, member)| !member.candidate)
    }

    pub(super) fn add(&mut self, at: ItemAt, item: &CostItem) {
        let whole = |payer| vec![(payer, self.calendar.term(), Fraction::from(1))];
        let of_member = |member: usize, pieces: &Fraction| {
            Some((Payer::Member(member), self.months_of(member)?, pieces.clone()))
        };
        let payers = match &item.bearer {
            Bearer::Group => whole(Payer::Group),
            Bearer::Outside(_) => whole(Payer::Outside(0)),
            Bearer::Shared(_) => whole(Payer::Shared),
            Bearer::Member(member) => of_member(*member, &Fraction::from(1)).into_iter().collect(),
            Bearer::Each(pieces) => {
                pieces.iter().filter_map(|(member, pieces)| of_member(*member, pieces)).collect()
            }
        };
        let mut known: Option<(Months, Schedule)> = None;
        for (payer, months, pieces) in payers {
            if is_cut(item, months, self.calendar.term()) {
                self.cut_items.push((at, payer, pieces.clone()));
            }
            let (priced, pieces) = together(item, pieces);
            // members mostly take part in the same months, and pay the same unless tax is rounded for each of them
            let schedule = match known.take() {
                Some((of, schedule)) if of == months && item.tax.is_none() => schedule,
                _ => Schedule::new(&priced, months, &self.years, |month| self.sharers(item, month)),
            };
            let fact = |payer, invoice| Fact { side: at.side, item: at.number, payer, invoice };
            for invoice in schedule.invoices(&pieces, self.decimals) {
                let (rest, outside) = outside::parts(item, &invoice);
                self.facts.push(fact(payer, rest));
                self.facts.extend(outside.into_iter().map(|(payer, part)| fact(payer, part)));
            }
            known = Some((months, schedule));
        }
    }

    /// The months in which a member takes part; `None` for a candidate.
    pub(crate) fn months_of(&self, member: usize) -> Option<Months> {
        let member = self.plan.members.get(member)?;
        (!member.candidate).then_some(member.months)
    }

    /// Whether a member takes part in a year of the term.
    pub fn takes_part_in(&self, member: usize, year: usize) -> bool {
        let months = self.years.get(year).map(|year| year.months);
        months.zip(self.months_of(member)).is_some_and(|(months, own)| !own.and(months).is_empty())
    }

    /// For how many months an amount of an item is, in a year of the term: a year's for 12, a total for all its months.
    pub(crate) fn months_of_amount(&self, item: &CostItem, year: usize) -> u32 {
        let written = item.runs.and(self.calendar.term());
        match &item.price {
            Price::Once { .. } | Price::Monthly(_) => 1,
            Price::Yearly(_) | Price::ByMembers(_) => 12,
            Price::Total(_) => written.count(),
            Price::ByYear(_) => self.years.get(year).map_or(0, |year| year.months.and(written).count()),
        }
    }

    /// How many members share an item in a month, and until which month that stays so.
    pub(crate) fn sharers(&self, item: &CostItem, month: u32) -> (u32, u32) {
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
    pub(crate) fn knows_before(&self) -> bool {
        self.members().all(|(number, _)| self.known.before_of(number))
    }

    /// Whether the case has quotations for groups that are not for these costs: they are for the whole term.
    pub(crate) fn leaves_quotations(&self) -> bool {
        !self.is_whole && !self.plan.coalitions.is_empty()
    }

    /// Finds the totals whose years are known less well than they are together.
    pub(super) fn find_laid(&mut self) {
        self.laid = LaidTotal::all(&self.facts, self.decimals, |fact| self.item(fact));
    }

    /// The sum of the invoices that a condition picks.
    pub fn sum(&self, picks: impl Fn(&Fact) -> bool) -> Units {
        let sum = self.facts.iter().filter(|fact| picks(fact)).map(|fact| fact.invoice.units).sum();
        let is_picked =
            |laid: &&LaidTotal| self.facts.get(laid.years()).is_some_and(|years| years.iter().all(&picks));
        self.laid.iter().filter(is_picked).fold(sum, |sum, laid| laid.added_to(sum))
    }

    /// Every invoice whole; where years are not told apart, totals with the ends that they have together.
    pub(crate) fn whole_parts(&self, by_year: bool) -> Vec<PaidPart> {
        let mut parts: Vec<PaidPart> = self.facts.iter().map(PaidPart::whole).collect();
        for laid in self.laid.iter().filter(|_| !by_year) {
            let first = parts.get_mut(laid.years().start);
            first.into_iter().for_each(|first| first.units = laid.added_to(first.units));
        }
        parts
    }
}

/// An item as it is invoiced, and for how many pieces: tax is on the price of all of them together.
pub(super) fn together(item: &CostItem, pieces: Fraction) -> (Cow<'_, CostItem>, Fraction) {
    match item.tax.is_some() && pieces != Fraction::from(1) {
        true => (Cow::Owned(item.times(&pieces)), Fraction::from(1)),
        false => (Cow::Borrowed(item), pieces),
    }
}

/// Whether a member that takes part in these months leaves out some of the months of an item within the term.
fn is_cut(item: &CostItem, months: Months, term: Months) -> bool {
    let runs = match item.price {
        Price::Once { at: Some(at), every: None, .. } => Months::new(at.max(1), at.max(1)),
        // of what comes again each time counts or not
        Price::Once { at: Some(at), every, .. } => {
            let last = item.runs.and(term).last;
            return CostItem::paid_in(Some(at), every, at, last).any(|month| !months.contains(month));
        }
        // it comes in whichever month is the member's first
        Price::Once { at: None, .. } => return item.runs.and(term).and(months).is_empty(),
        _ => item.runs,
    };
    let runs = runs.and(term);
    runs.and(months).count() < runs.count()
}
