//! Who pays what of a plan: its costs as a claim, split by the rules, to the unit.

use super::plan::{Computed, Fact, Part, Payer, Side};
use crate::case::Member;
use crate::cost::{Bearer, Months, Units};
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding, apportion};
use crate::sharing::{self, Claim, Fault, Invoice, Lack, Rule, Settlement, SharedItem, Spell, Split};
use num_traits::ToPrimitive;
use std::collections::BTreeMap;

/// How the shares are to be found: the case's own way, or another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// A rule for all shared items, instead of their own.
    pub rule: Option<Rule>,
    /// How bills are settled, instead of the case's way.
    pub settlement: Option<Settlement>,
}

/// The shares of a plan's members.
#[derive(Clone, Debug)]
pub struct Shares {
    /// The bills: for each year, what each member of the plan pays; candidates pay nothing.
    pub bills: Vec<Vec<Units>>,
    /// What nobody pays, for each year.
    pub uncollected: Vec<i128>,
    /// What rounding dealt out in each year: member and amount, in order.
    pub dealt: Vec<Vec<(usize, i128)>>,
    /// Members that the promised saving holds down.
    pub capped: Vec<usize>,
    /// What each shared fact came to for each member, exactly, by the number of the fact.
    pub parts: BTreeMap<usize, Vec<Fraction>>,
}

/// One of the three values of a range.
type Level = fn(Units) -> i128;

/// Splits a plan's after-costs among its members.
///
/// # Errors
/// An item that nothing says how to share; a rule that cannot be applied; a promised saving that cannot hold.
pub fn shares(computed: &Computed<'_>, way: &Way) -> Result<Shares, Diagnostic> {
    let settlement = way.settlement.clone().unwrap_or_else(|| computed.plan.sharing.settlement.clone());
    let exact = computed.facts.iter().all(|fact| fact.invoice.units.is_exact());
    let base: Level = |units| units.base;
    let (claim, facts) = claim(computed, way, base)?;
    let split = split(computed, &claim, &settlement)?;
    let bills = match exact {
        true => units(&split, &split, &split),
        false => {
            let ends: [Level; 2] = [|units| units.low, |units| units.high];
            let [low, high] = ends.map(|level| self::claim(computed, way, level));
            let (low, high) = (low?.0, high?.0);
            let low = self::split(computed, &low, &settlement)?;
            let high = self::split(computed, &high, &settlement)?;
            units(&low, &split, &high)
        }
    };
    let years = &split.years;
    Ok(Shares {
        bills,
        uncollected: years.iter().map(|year| year.uncollected).collect(),
        dealt: years.iter().map(|year| year.dealt.clone()).collect(),
        capped: split.capped.iter().map(|capped| capped.member).collect(),
        parts: parts(&split, &facts, computed.plan.members.len()),
    })
}

/// The bills of three splits side by side.
fn units(low: &Split<'_>, base: &Split<'_>, high: &Split<'_>) -> Vec<Vec<Units>> {
    let years = low.years.iter().zip(&base.years).zip(&high.years);
    years
        .map(|((low, base), high)| {
            let bills = low.bills.iter().zip(&base.bills).zip(&high.bills);
            bills.map(|((low, base), high)| Units { low: *low, base: *base, high: *high }).collect()
        })
        .collect()
}

/// Where a shared item of a claim comes from: its number in the plan, and its facts by year.
type ItemFacts = Vec<(usize, Vec<Option<usize>>)>;

/// The plan as a claim: members, shared items with their invoices, own costs.
fn claim(computed: &Computed<'_>, way: &Way, level: Level) -> Result<(Claim, ItemFacts), Diagnostic> {
    let years = computed.years.len();
    let mut own = vec![vec![0_i128; computed.plan.members.len()]; years];
    let mut facts: ItemFacts = Vec::new();
    for (nth, fact) in computed.facts.iter().enumerate() {
        if fact.side != Side::After {
            continue;
        }
        match fact.payer {
            Payer::Member(number) => {
                let bill = own.get_mut(fact.invoice.year);
                if let Some(bill) = bill.and_then(|year| year.get_mut(number)) {
                    *bill = bill.saturating_add(level(fact.invoice.units));
                }
            }
            Payer::Shared => {
                if facts.last().is_none_or(|(item, _)| *item != fact.item) {
                    facts.push((fact.item, vec![None; years]));
                }
                let of_year = facts.last_mut().and_then(|(_, of_years)| of_years.get_mut(fact.invoice.year));
                if let Some(of_year) = of_year {
                    *of_year = Some(nth);
                }
            }
            Payer::Group | Payer::Outside => {}
        }
    }
    let items = facts.iter().map(|(item, of_years)| shared_item(computed, *item, of_years, way, level));
    let items = items.collect::<Result<Vec<SharedItem>, Diagnostic>>()?;
    let members = computed.plan.members.iter().zip(before(computed));
    let members = members.map(|(member, before)| claimant(member, before, computed)).collect();
    Ok((Claim { members, items, own, years }, facts))
}

fn shared_item(
    computed: &Computed<'_>,
    item: usize,
    of_years: &[Option<usize>],
    way: &Way,
    level: Level,
) -> Result<SharedItem, Diagnostic> {
    let own_rule = computed.plan.shares.get(item).and_then(Option::as_ref);
    let rule = way.rule.as_ref().or(own_rule).or(computed.plan.sharing.rule.as_ref());
    let written = computed.plan.after.get(item);
    let Some(rule) = rule else {
        let id = written.map_or(String::new(), |item| item.id.clone());
        return Err(Diagnostic::error("no-rule", None).with("item", id));
    };
    let among = written.and_then(|item| match &item.bearer {
        Bearer::Shared(numbers) => Some(numbers.clone()),
        _ => None,
    });
    let invoice = |nth: &Option<usize>| {
        let fact = nth.and_then(|nth| computed.facts.get(nth));
        fact.map_or_else(Invoice::default, |fact| Invoice {
            cost: level(fact.invoice.units),
            spells: fact.invoice.layers.iter().map(spell).collect(),
        })
    };
    Ok(SharedItem { rule: rule.clone(), among, years: of_years.iter().map(invoice).collect() })
}

/// Prices weigh months against each other; where all of an invoice's are 0 or below, its months weigh the same.
fn spell(layer: &crate::cost::Layer) -> Spell {
    let price = layer.price.abs();
    let price = if price.is_zero() { Fraction::from(1) } else { price };
    Spell { from: layer.months.first, to: layer.months.last, price }
}

/// A member as the claim knows it; a candidate takes part in no month.
fn claimant(member: &Member, before: Option<Fraction>, computed: &Computed<'_>) -> sharing::Member {
    let months = match member.candidate {
        true => Months::new(1, 0),
        false => member.months.and(computed.calendar.term()),
    };
    sharing::Member {
        bases: member.bases.iter().cloned().collect(),
        before,
        from: months.first,
        to: months.last,
    }
}

/// Each member's cost before over the term; unknown for all where some of it is nobody's own.
fn before(computed: &Computed<'_>) -> Vec<Option<Fraction>> {
    let unowned = computed.facts.iter().any(|fact| fact.side == Side::Before && fact.payer == Payer::Group);
    let of = |number: usize| {
        let own = |fact: &Fact| fact.side == Side::Before && fact.payer == Payer::Member(number);
        Fraction::from(computed.sum(own).base)
    };
    (0..computed.plan.members.len()).map(|number| (!unowned).then(|| of(number))).collect()
}

/// Splits a claim, and says what stands in the way in words of the plan.
fn split<'c>(
    computed: &Computed<'_>,
    claim: &'c Claim,
    settlement: &Settlement,
) -> Result<Split<'c>, Diagnostic> {
    sharing::split(claim, settlement).map_err(|faults| {
        let fault = faults.into_iter().next().unwrap_or(Fault::TooLarge);
        told(computed, fault, settlement.min_saving.as_ref())
    })
}

fn told(computed: &Computed<'_>, fault: Fault, wanted: Option<&Fraction>) -> Diagnostic {
    let item_id = |place: usize| {
        // the shared items of a claim are those of the plan that cost something, in order
        let mut shared: Vec<usize> =
            computed.facts.iter().filter(|fact| fact.payer == Payer::Shared).map(|fact| fact.item).collect();
        shared.dedup();
        let item = shared.get(place).and_then(|number| computed.plan.after.get(*number));
        item.map_or(String::new(), |item| item.id.clone())
    };
    let member_id =
        |number: usize| computed.plan.members.get(number).map_or(String::new(), |member| member.id.clone());
    let lacks = |item: usize, reason: &str| {
        Diagnostic::error("share-lacks", None).with("item", item_id(item)).with("reason", reason)
    };
    match fault {
        Fault::Lacks { item, member, lack: Lack::Base(base) | Lack::NegativeBase(base) } => {
            lacks(item, "lacks-base").with("member", member_id(member)).with("base", base)
        }
        Fault::Lacks { item, member, lack: Lack::Before | Lack::NegativeBefore } => {
            lacks(item, "lacks-before").with("member", member_id(member))
        }
        Fault::NothingToWeigh { item } | Fault::NoMonths { item } => lacks(item, "lacks-weight"),
        Fault::NobodyShares { item, month } => lacks(item, "lacks-sharers").with("month", month.to_string()),
        Fault::NoBefore { member } => {
            Diagnostic::error("promise-needs-before", None).with("member", member_id(member))
        }
        Fault::CannotHold(cannot) => {
            let text = |percent: &Fraction| crate::case::exact_percent(&percent.rounded(6, Rounding::Down));
            let fault =
                Diagnostic::error("cannot-hold", None).with("wanted", wanted.map_or(String::new(), text));
            match &cannot.largest {
                Some(largest) => fault.with("largest", text(largest)),
                None => fault.worded("cannot-hold-at-all"),
            }
        }
        Fault::TooLarge => Diagnostic::error("too-large-to-split", None),
    }
}

/// The exact part of every member in every shared fact.
fn parts(split: &Split<'_>, facts: &ItemFacts, members: usize) -> BTreeMap<usize, Vec<Fraction>> {
    let mut parts = BTreeMap::new();
    for (item, (_, of_years)) in facts.iter().enumerate() {
        for (year, fact) in of_years.iter().enumerate() {
            let Some(fact) = fact else { continue };
            let of = |member| split.part(item, member, year).unwrap_or_default();
            parts.insert(*fact, (0..members).map(of).collect());
        }
    }
    parts
}

impl Shares {
    /// What a member pays over the term.
    pub fn total(&self, member: usize) -> Units {
        self.bills.iter().filter_map(|year| year.get(member)).copied().sum()
    }

    /// The facts of a plan with the shared ones split: whole units of each item for each member, and beside them what
    /// the rounding of bills and a promised saving add to them.
    pub fn parts_of(&self, computed: &Computed<'_>) -> Vec<Part> {
        let mut parts: Vec<Part> =
            computed.facts.iter().filter(|fact| fact.payer != Payer::Shared).map(Part::whole).collect();
        let mut left = self.bills.clone();
        for part in &parts {
            if part.side == Side::After
                && let Payer::Member(number) = part.payer
            {
                take(&mut left, part.year, number, part.units);
            }
        }
        for (nth, exact) in &self.parts {
            let Some(fact) = computed.facts.get(*nth) else { continue };
            for (member, units) in whole_units(fact.invoice.units, exact).into_iter().enumerate() {
                if units != Units::default() {
                    parts.push(Part { payer: Payer::Member(member), units, ..Part::whole(fact) });
                    take(&mut left, fact.invoice.year, member, units);
                }
            }
        }
        self.add_rest(&mut parts, left);
        parts
    }

    /// What is left of each bill after its items: rounding, and what a promised saving moved.
    fn add_rest(&self, parts: &mut Vec<Part>, left: Vec<Vec<Units>>) {
        for (year, bills) in left.into_iter().enumerate() {
            for (member, units) in bills.into_iter().enumerate() {
                if units != Units::default() {
                    let payer = Payer::Member(member);
                    parts.push(Part { side: Side::After, item: None, year, payer, units, support: 0 });
                }
            }
            if let Some(uncollected) = self.uncollected.get(year).filter(|units| **units != 0) {
                let units = Units::exact(*uncollected);
                parts.push(Part {
                    side: Side::After,
                    item: None,
                    year,
                    payer: Payer::Group,
                    units,
                    support: 0,
                });
            }
        }
    }
}

fn take(left: &mut [Vec<Units>], year: usize, member: usize, units: Units) {
    if let Some(bill) = left.get_mut(year).and_then(|year| year.get_mut(member)) {
        *bill = Units {
            low: bill.low.saturating_sub(units.low),
            base: bill.base.saturating_sub(units.base),
            high: bill.high.saturating_sub(units.high),
        };
    }
}

/// An invoice in whole units in proportion to exact parts of it.
fn whole_units(units: Units, exact: &[Fraction]) -> Vec<Units> {
    let weights: Vec<Fraction> = exact.iter().map(Fraction::abs).collect();
    let spread = |total: i128| apportion(total, &weights, 1).unwrap_or_else(|| vec![0; weights.len()]);
    let base = spread(units.base);
    if units.is_exact() {
        return base.into_iter().map(Units::exact).collect();
    }
    let (low, high) = (spread(units.low), spread(units.high));
    let levels = low.into_iter().zip(base).zip(high);
    levels.map(|((low, base), high)| Units { low, base, high }).collect()
}

/// A number cut off to whole units.
pub(super) fn floor(value: &Fraction) -> i128 {
    value.scaled(0, Rounding::Floor).to_i128().unwrap_or(0)
}
