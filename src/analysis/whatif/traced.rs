//! What shares are made of where costs are ranges: the invoices that they are sums of.

use super::draft::{CourseDraft, RangedShares, Scope, SumDraft};
use super::left::FigureAsked;
use crate::cost::{CostItem, Units};
use crate::money::Fraction;
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::form::{AmountRange, Form};
use crate::plan::shares::{CostsBefore, Detail, Shares, Way, shares};
use crate::plan::support::{TermSupport, over_term};
use std::collections::BTreeMap;

/// The shares of a case with what they are made of, where costs are ranges.
pub(super) struct Traced<'c> {
    pub(super) computed: &'c Computed<'c>,
    ranged: Option<RangedShares<'c>>,
    /// What items are called that have another name in the other version.
    names: ItemNames<'c>,
    /// Which of several alike each fact is: of the same item, payer and year.
    nth_alike: Vec<usize>,
}

/// Names of items by side and id.
pub(super) type ItemNames<'c> = BTreeMap<(Side, &'c str), &'c str>;

/// An invoice by its side, its item, who bears it, which of several alike it is, and its year.
pub(super) type InvoiceKey<'c> = (Side, &'c str, Option<&'c str>, usize, usize);

/// The same but for which of several alike it is.
pub(super) type InvoicePlace<'c> = (Side, &'c str, Option<&'c str>, usize);

/// The part of an invoice that is paid.
#[derive(Clone)]
pub(super) struct Borne<'c> {
    pub(super) fact: &'c Fact,
    pub(super) item: &'c CostItem,
    pub(super) part: Fraction,
    /// The decimals of the minor unit.
    pub(super) decimals: u32,
}

/// A sum of parts of invoices.
#[derive(Clone, Default)]
pub(super) struct InvoiceSum<'c> {
    /// The part of each invoice that is a range.
    pub(super) parts: BTreeMap<InvoiceKey<'c>, Borne<'c>>,
    /// What is known.
    pub(super) fixed: Fraction,
}

/// What is shared by costs before: the sum of it, the cost before of who pays, and those of all that share.
#[derive(Clone)]
pub(super) struct WeighedSum<'c> {
    pub(super) times: InvoiceSum<'c>,
    pub(super) of: InvoiceSum<'c>,
    pub(super) whole: InvoiceSum<'c>,
}

/// A part of an invoice that is known between ends only: what it is of, what it is taken as, and how many times it is paid.
#[derive(Clone)]
pub(super) struct BentPart {
    pub(super) of: (Units, AmountRange, Fraction),
    pub(super) times: Fraction,
}

/// A share as a sum of parts of invoices.
#[derive(Clone)]
pub(super) struct PartSum<'c> {
    pub(super) sum: InvoiceSum<'c>,
    /// What goes by costs before that are ranges.
    pub(super) weighed: Vec<WeighedSum<'c>>,
    /// Parts of invoices that do not rise as these do.
    pub(super) bent: BTreeMap<InvoiceKey<'c>, BentPart>,
    /// What moves by itself.
    pub(super) apart: (Fraction, Fraction),
    /// By less than how much rounding can bring the share below the sum, and above it; nothing where it cannot.
    pub(super) slack: (i128, i128),
}

/// A sum in one of the courses that a promise or support can take: no less than some others, and no more than others still.
pub(super) struct SumCourse<'c> {
    pub(super) sum: PartSum<'c>,
    pub(super) least: Vec<PartSum<'c>>,
    pub(super) most: Vec<PartSum<'c>>,
}

impl<'c> Traced<'c> {
    pub(super) fn new(computed: &'c Computed<'c>) -> Traced<'c> {
        Traced::named(computed, ItemNames::new())
    }

    /// The same of a version in which some items have other names.
    pub(super) fn named(computed: &'c Computed<'c>, names: ItemNames<'c>) -> Traced<'c> {
        // what a promise keeps to is a part of the cost before
        let is_promised = computed.plan.sharing.settlement.min_saving.is_some();
        let counts = |fact: &Fact| fact.side == Side::After || is_promised;
        let is_ranged = |fact: &Fact| counts(fact) && !fact.invoice.units.is_exact();
        // so is what goes by costs before
        let has_ranges = computed.is_ranged(|fact| fact.side == Side::Before);
        let by_before = || has_ranges && CostsBefore::of(computed, &Amounts::of(computed)).is_some();
        let is_ranged = computed.facts.iter().any(is_ranged) || by_before();
        let is_ranged = is_ranged && computed.plan.sharing.division.is_none();
        let found = is_ranged.then(|| shares(computed, &Way::default(), Detail::Items).ok()).flatten();
        let followed = found.as_ref().and_then(|shares| shares.followed.as_ref());
        let amounts = followed.map(|followed| followed.amounts().clone());
        let ranged = found.map(|shares| {
            let amounts = amounts.unwrap_or_else(|| Amounts::of(computed));
            let before = CostsBefore::of(computed, &amounts);
            RangedShares { computed, shares, amounts, before }
        });
        let is_exact = computed.is_exact();
        let nth_alike = if is_exact { Vec::new() } else { nth_alike(computed) };
        Traced { computed, ranged, names, nth_alike }
    }

    /// Its shares, where costs are ranges.
    pub(super) fn shares(&self) -> Option<&Shares> {
        self.ranged.as_ref().map(|ranged| &ranged.shares)
    }

    /// Whether shares go by costs before.
    pub(super) fn goes_by_before(&self) -> bool {
        self.ranged.as_ref().is_some_and(|ranged| ranged.before.is_some())
    }

    /// By less than how much rounding can bring a share from what it is exactly; `None` where more is moved.
    pub(super) fn rounded(&self, scope: Scope) -> Option<i128> {
        self.ranged.as_ref()?.rounded(scope)
    }

    /// The supports that lower a cost; those of what runs today need no shares.
    pub(super) fn supports(&self) -> Vec<TermSupport<'c>> {
        over_term(self.computed, self.shares().unwrap_or(&Shares::default()))
    }

    /// A figure as a sum of invoices, in each course that a promise and support can take; `None` where they move more than
    /// these tell.
    pub(super) fn sums(&self, scope: Scope, asked: FigureAsked<'_>) -> Option<Vec<SumCourse<'_>>> {
        let ranged = self.ranged.as_ref()?;
        let sum = |draft: &SumDraft| self.sum_of(ranged, draft);
        let sums = |drafts: &[SumDraft]| drafts.iter().map(sum).collect::<Option<_>>();
        let course = |course: &CourseDraft| {
            let (least, most) = (sums(&course.least)?, sums(&course.most)?);
            Some(SumCourse { sum: sum(&course.draft)?, least, most })
        };
        ranged.drafts(scope, asked)?.iter().map(course).collect()
    }

    /// A sum of amounts, and of what goes by costs before, as one of the invoices that they are first in.
    fn sum_of(&self, ranged: &RangedShares<'_>, draft: &SumDraft) -> Option<PartSum<'_>> {
        let SumDraft { form, weights, bent, slack } = draft;
        let invoices = |form: &Form| self.invoices(&ranged.amounts, form);
        let weighed = weights.iter().map(|((member, among), times)| {
            let before = ranged.before.as_ref()?;
            let whole = Form::sum(among.iter().filter_map(|member| before.form(*member)));
            let of = invoices(before.form(*member)?)?;
            Some(WeighedSum { times: invoices(times)?, of, whole: invoices(&whole)? })
        });
        let weighed = weighed.collect::<Option<_>>()?;
        let bent = bent.iter().map(|(nth, (ends, taken, times))| {
            let fact = self.computed.facts.get(*nth)?;
            let of = (fact.invoice.units, ends.clone(), taken.clone());
            Some((self.key(*nth, fact)?, BentPart { of, times: times.clone() }))
        });
        let bent = bent.collect::<Option<_>>()?;
        Some(PartSum { sum: invoices(form)?, weighed, bent, apart: form.off.clone(), slack: *slack })
    }

    /// Facts as a sum of invoices, whoever pays them; `None` where shares of them are not followed.
    pub(super) fn costs(&self, takes: &dyn Fn(&Fact) -> bool) -> Option<InvoiceSum<'_>> {
        let mut sum = InvoiceSum::default();
        for (nth, fact) in self.computed.facts.iter().enumerate().filter(|(_, fact)| takes(fact)) {
            if fact.invoice.units.is_exact() {
                sum.fixed = &sum.fixed + &Fraction::from(fact.invoice.units.base);
                continue;
            }
            let (key, item) = (self.key(nth, fact)?, self.computed.item(fact)?);
            let decimals = self.computed.decimals;
            sum.parts.insert(key, Borne { fact, item, part: Fraction::from(1), decimals });
        }
        Some(sum)
    }

    fn invoices(&self, amounts: &Amounts, form: &Form) -> Option<InvoiceSum<'_>> {
        let mut sum = InvoiceSum { parts: BTreeMap::new(), fixed: form.fixed.clone() };
        for (number, part) in &form.parts {
            let nth = amounts.fact_of(*number)?;
            let fact = self.computed.facts.get(nth)?;
            let (key, item) = (self.key(nth, fact)?, self.computed.item(fact)?);
            let decimals = self.computed.decimals;
            sum.parts.insert(key, Borne { fact, item, part: part.clone(), decimals });
        }
        Some(sum)
    }

    /// What a fact is known by in both versions.
    fn key(&self, nth: usize, fact: &Fact) -> Option<InvoiceKey<'_>> {
        let alike = self.nth_alike.get(nth).copied()?;
        let (side, id, bearer, year) = self.place(fact)?;
        Some((side, id, bearer, alike, year))
    }

    /// The same but for which of several alike it is.
    pub(super) fn place(&self, fact: &Fact) -> Option<InvoicePlace<'c>> {
        let id = self.computed.item(fact)?.id.as_str();
        let id = self.names.get(&(fact.side, id)).copied().unwrap_or(id);
        Some((fact.side, id, bearer(self.computed, fact), fact.invoice.year))
    }
}

/// Who bears a fact by itself.
pub(super) fn bearer<'c>(computed: &Computed<'c>, fact: &Fact) -> Option<&'c str> {
    match fact.payer {
        Payer::Member(member) => computed.plan.members.get(member).map(|member| member.id.as_str()),
        _ => None,
    }
}

/// Which of several alike each fact is.
fn nth_alike(computed: &Computed<'_>) -> Vec<usize> {
    let mut counts = BTreeMap::new();
    let count = |fact: &Fact| {
        let id = computed.item(fact).map_or("", |item| item.id.as_str());
        let key = (fact.side, id, bearer(computed, fact), fact.invoice.year);
        let count = counts.entry(key).or_insert(0_usize);
        *count += 1;
        *count - 1
    };
    computed.facts.iter().map(count).collect()
}
