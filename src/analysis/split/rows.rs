//! The rows of a split: each member's cost before, share and support, by year or by item, and their sums.

use crate::analysis::gain::{Promised, percent_of, saving_of, worse_off};
use crate::analysis::plan::{Computed, Fact, Part, Payer, Side, Sums, Supported};
use crate::analysis::shares::Shares;
use crate::cost::Units;
use crate::money::{Fraction, Range};
use crate::report::Role;

/// Whose a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// A member's.
    Member(usize),
    /// Nobody's: the part of the cost that rounding down leaves uncollected.
    Nobody,
    /// All of them.
    All,
}

impl Who {
    /// The member.
    pub fn member(self) -> Option<usize> {
        match self {
            Who::Member(number) => Some(number),
            Who::Nobody | Who::All => None,
        }
    }
}

/// A row of shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareRow {
    /// Item, subtotal or total.
    pub role: Role,
    /// Whose.
    pub who: Who,
    /// Of which year of the term.
    pub year: Option<usize>,
    /// Of which item: its number, or `None` within for what belongs to no item.
    pub item: Option<Option<usize>>,
    /// Before, share (`after`) and support.
    pub sums: Sums,
    /// The saving, in percent of the cost before, that a promise keeps to wherever costs lie in their ranges.
    pub promised: Option<Fraction>,
    /// Whether its saving is after support: no less than before it.
    pub net: bool,
    /// What stands beside its share in its bill; `None` where nothing does.
    pub settlement: Option<Units>,
    /// Its bill of the year, or all of the term: its share and what stands beside it; `None` where it is of no year.
    pub bill: Option<Units>,
}

impl ShareRow {
    /// Whether more is paid than before; `None` where that is not known for certain.
    pub fn worse_off(&self) -> Option<bool> {
        match self.who {
            Who::Nobody => None,
            _ => worse_off(self.counted_before(), self.counted(), self.certain()),
        }
    }

    /// The saving; no less than is promised.
    pub fn saving(&self) -> Option<Units> {
        saving_of(self.counted_before(), self.counted(), self.certain())
    }

    /// The saving in percent; no less than is promised.
    pub fn percent(&self) -> Option<Range> {
        percent_of(self.counted_before(), self.counted(), self.certain())
    }

    /// What is held against the cost before.
    pub fn counted(&self) -> Option<Units> {
        match self.net {
            true => self.sums.net_after(),
            false => self.sums.after,
        }
    }

    /// Puts down its bill: its share and what stands beside it. Nobody has none, and all together what is collected.
    pub(super) fn billed(&mut self, shares: &Shares) {
        if self.who == Who::Nobody {
            return;
        }
        self.settlement = shares.stands_beside(self.who.member(), self.year);
        let (_, uncollected) = shares.borne(self.year);
        let left = if self.who == Who::All { uncollected } else { Units::default() };
        let beside = self.settlement.unwrap_or_default();
        self.bill = self.sums.after.map(|share| share.minus(left).plus(beside));
    }

    /// The cost before that it is held against.
    pub fn counted_before(&self) -> Option<Units> {
        match self.net {
            true => self.sums.net_before(),
            false => self.sums.before,
        }
    }

    fn certain(&self) -> Option<Promised> {
        // a promise says nothing of a cost before that support lowers
        let promised = self.promised.as_ref().filter(|_| !self.net || !self.is_supported_before());
        promised.and_then(Promised::new)
    }

    /// Whether support lowers the cost before.
    pub fn is_supported_before(&self) -> bool {
        self.sums.before_support != Supported::default()
    }
}

/// Sums for each member, and for nobody at the end.
struct Sheet(Vec<Sums>);

impl Sheet {
    fn new(computed: &Computed<'_>) -> Sheet {
        let empty = |member: usize| Sums {
            keys: Vec::new(),
            before: computed.known.before_of(member).then(Units::default),
            after: Some(Units::default()),
            outside: Units::default(),
            support: Supported::default(),
            before_support: Supported::default(),
            promised: None,
        };
        Sheet((0..=computed.plan.members.len()).map(empty).collect())
    }

    fn of(&mut self, payer: Payer) -> Option<&mut Sums> {
        match payer {
            Payer::Member(number) => self.0.get_mut(number),
            Payer::Group => self.0.last_mut(),
            Payer::Shared | Payer::Outside => None,
        }
    }

    /// Adds each member's cost before.
    fn add_before<'f>(&mut self, facts: impl Iterator<Item = &'f Fact>) {
        for fact in facts.filter(|fact| fact.side == Side::Before) {
            if let (Payer::Member(_), Some(sums)) = (fact.payer, self.of(fact.payer)) {
                sums.before = sums.before.map(|before| before.plus(fact.invoice.units));
            }
        }
    }

    /// Adds what each member pays, and what nobody does, in a year or over the term.
    fn add_bills(&mut self, shares: &Shares, year: Option<usize>) {
        let (bills, uncollected) = shares.borne(year);
        for (sums, bill) in self.0.iter_mut().zip(bills) {
            sums.after = sums.after.map(|after| after.plus(*bill));
        }
        if let Some(sums) = self.0.last_mut() {
            sums.after = sums.after.map(|after| after.plus(uncollected));
        }
    }

    fn add_parts<'p>(&mut self, parts: impl Iterator<Item = &'p Part>) {
        for part in parts {
            match (part.side, self.of(part.payer)) {
                (Side::After, Some(sums)) => {
                    sums.after = sums.after.map(|after| after.plus(part.units));
                    sums.support = sums.support.plus(part.support);
                }
                (Side::Before, Some(sums)) => sums.before_support = sums.before_support.plus(part.support),
                (_, None) => {}
            }
        }
    }

    /// A row for each member wanted, and one for nobody where there is something uncollected.
    fn rows(
        self,
        year: Option<usize>,
        item: Option<Option<usize>>,
        wanted: impl Fn(usize, &Sums) -> bool,
    ) -> Vec<ShareRow> {
        let last = self.0.len().saturating_sub(1);
        let row = |(nth, mut sums): (usize, Sums)| {
            let who = if nth == last { Who::Nobody } else { Who::Member(nth) };
            if who == Who::Nobody {
                if sums.paid() == Units::default() {
                    return None;
                }
                sums.before = None;
            } else if !wanted(nth, &sums) {
                return None;
            }
            Some(ShareRow {
                role: Role::Item,
                who,
                year,
                item,
                sums,
                promised: None,
                net: false,
                settlement: None,
                bill: None,
            })
        };
        self.0.into_iter().enumerate().filter_map(row).collect()
    }
}

/// Whether a member pays or gets something; one that bears remainders may where it takes no part.
fn pays(sums: &Sums) -> bool {
    let supported =
        [sums.support, sums.before_support].iter().any(|support| *support != Supported::default());
    supported || sums.paid() != Units::default()
}

/// A row for each member over the term.
pub(super) fn members(computed: &Computed<'_>, shares: &Shares, supported: &[Part]) -> Vec<ShareRow> {
    let mut sheet = Sheet::new(computed);
    sheet.add_before(computed.facts.iter());
    sheet.add_bills(shares, None);
    sheet.add_parts(supported.iter());
    sheet.rows(None, None, |member, sums| computed.months_of(member).is_some() || pays(sums))
}

/// All of it: the cost itself, apart from what it is split into.
pub(super) fn total(computed: &Computed<'_>, supported: &[Part]) -> ShareRow {
    summed(
        computed,
        Role::Total,
        |fact| fact.side == Side::Before || fact.payer != Payer::Outside,
        supported.iter(),
    )
}

/// The sum of the facts that a condition picks and of the support of these parts.
fn summed<'p>(
    computed: &Computed<'_>,
    role: Role,
    picks: impl Fn(&Fact) -> bool,
    supported: impl Iterator<Item = &'p Part>,
) -> ShareRow {
    let side = |side| computed.sum(|fact| fact.side == side && picks(fact));
    let supported: Vec<&Part> = supported.collect();
    let support = |side| {
        let of_side = supported.iter().filter(|part| part.side == side);
        of_side.fold(Supported::default(), |sum, part| sum.plus(part.support))
    };
    let sums = Sums {
        keys: Vec::new(),
        before: computed.known.before().then(|| side(Side::Before)),
        after: Some(side(Side::After)),
        outside: Units::default(),
        support: support(Side::After),
        before_support: support(Side::Before),
        promised: None,
    };
    ShareRow {
        role,
        who: Who::All,
        year: None,
        item: None,
        sums,
        promised: None,
        net: false,
        settlement: None,
        bill: None,
    }
}

/// The members' rows of each year, then its sum.
pub(super) fn by_year(
    computed: &Computed<'_>,
    shares: &Shares,
    supported: &[Part],
    in_all: &[Part],
) -> Vec<ShareRow> {
    let mut rows = Vec::new();
    for (year, months) in computed.years.iter().enumerate() {
        let of_year = |part: &&Part| part.year == year;
        let mut sheet = Sheet::new(computed);
        sheet.add_before(computed.facts.iter().filter(|fact| fact.invoice.year == year));
        sheet.add_bills(shares, Some(year));
        sheet.add_parts(supported.iter().filter(of_year));
        let there = |member| computed.months_of(member).is_some_and(|own| !own.and(months.months).is_empty());
        rows.extend(sheet.rows(Some(year), None, |member, sums| there(member) || pays(sums)));
        let picks = |fact: &Fact| fact.invoice.year == year && fact.payer != Payer::Outside;
        let sum = summed(computed, Role::Subtotal, picks, in_all.iter().filter(of_year));
        rows.push(ShareRow { year: Some(year), ..sum });
    }
    rows
}

/// The members' rows of each item, then its sum; what belongs to no item comes last. Costs before belong to no item of
/// the shared system.
pub(super) fn by_item(computed: &Computed<'_>, shares: &Shares, supported: &[Part]) -> Vec<ShareRow> {
    let mut parts = shares.parts_of(computed);
    parts.extend(supported.iter().cloned());
    parts.retain(|part| part.side == Side::After && part.payer != Payer::Outside);
    // a stable sort: years and members stay in their order
    parts.sort_by_key(|part| part.item.unwrap_or(usize::MAX));
    let mut rows = Vec::new();
    for of_item in parts.chunk_by(|one, next| one.item == next.item) {
        let item = of_item.first().and_then(|part| part.item);
        let mut sheet = Sheet::new(computed);
        sheet.add_parts(of_item.iter());
        let something = |_, sums: &Sums| pays(sums);
        let mut of_members = sheet.rows(None, Some(item), something);
        let picks =
            |fact: &Fact| fact.side == Side::After && Some(fact.item) == item && fact.payer != Payer::Outside;
        let sum = summed(computed, Role::Subtotal, picks, of_item.iter());
        of_members.push(ShareRow { item: Some(item), ..sum });
        of_members.iter_mut().for_each(|row| row.sums.before = None);
        rows.extend(of_members);
    }
    rows
}
