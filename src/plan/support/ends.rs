//! What support pays at the least and at the most, where the costs that it covers are ranges.
//!
//! A part of a cost rises with it. A fixed amount is spread as the costs are: a member gets most of it where its own cost is
//! the greatest and all others are the least. What earlier years have taken of a cap is missing in later ones. 50% of 90
//! to 110 are 45 to 55, and what is left is 45 to 55 too: the two move together.

use super::covered::{Covered, Grain, Receipt, side_of, supported_part};
use crate::cost::{Support, SupportPays, Units};
use crate::money::{Fraction, Rounding};
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, PaidPart, Payer, Supported};
use crate::plan::form::{AmountRange, Form};
use crate::plan::shares::{Shares, floor};

/// The ends of what one support pays, year by year.
pub(super) struct SupportEnds<'s> {
    pays: &'s SupportPays,
    units: Fraction,
    cap: Option<i128>,
    covered: &'s [Covered],
    /// Of a fixed amount: each of these costs as a sum of amounts that are ranges.
    forms: Option<(Amounts, Vec<Form>)>,
    /// What each has got so far at the least and at the most, above the cap too.
    got: Vec<(i128, i128)>,
    all: (Fraction, Fraction),
}

impl<'s> SupportEnds<'s> {
    pub(super) fn new(
        computed: &Computed<'_>,
        shares: &Shares,
        support: &'s Support,
        cap: Option<i128>,
        covered: &'s [Covered],
    ) -> SupportEnds<'s> {
        let is_spread = matches!(support.pays, SupportPays::Amount(_));
        let is_plain = |part: &Covered| !(part.is_loose || part.low.is_negative());
        let is_ranged = covered.iter().any(|part| part.low != part.high);
        let forms = (is_spread && is_ranged && covered.iter().all(is_plain)).then(|| {
            let amounts = Amounts::of(computed);
            let forms = covered.iter().map(|part| form_of(computed, shares, &amounts, part)).collect();
            (amounts, forms)
        });
        let units = Fraction::minor_per_major(computed.decimals);
        let all = summed(covered.iter());
        SupportEnds { pays: &support.pays, units, cap, covered, forms, got: Vec::new(), all }
    }

    /// The ends of what is paid of these costs, beside what it is taken as; and without a cap.
    pub(super) fn of(
        &mut self,
        computed: &Computed<'_>,
        receives: usize,
        mine: &[usize],
        base: i128,
    ) -> (Units, (i128, i128)) {
        let exact = (Units::exact(base), (base, base));
        if self.covered.iter().all(|part| part.low == part.high) {
            return exact;
        }
        let (low, high) = self.uncapped(mine);
        self.got.resize(self.got.len().max(receives + 1).max(computed.plan.members.len()), (0, 0));
        let Some(got) = self.got.get_mut(receives) else { return exact };
        let left = |got: i128| self.cap.map_or(i128::MAX, |cap| cap.saturating_sub(got).max(0));
        let pays = (low.min(left(got.1)), high.min(left(got.0)));
        *got = (got.0.saturating_add(low), got.1.saturating_add(high));
        (Units { low: pays.0.min(base), base, high: pays.1.max(base) }, (low, high))
    }

    fn uncapped(&self, mine: &[usize]) -> (i128, i128) {
        let these = || mine.iter().filter_map(|nth| self.covered.get(*nth));
        let (low, high) = summed(these());
        let whole = |amount: Fraction| floor(&amount).max(0);
        match self.pays {
            SupportPays::Rate(rate) => (whole(rate * &low), whole(rate * &high)),
            SupportPays::Amount(amount) => {
                // a credit among the costs makes the rate rise where a cost falls: no more than the cost is certain
                if self.covered.iter().any(|part| part.low.is_negative()) {
                    return (0, whole(high));
                }
                let amount = amount * &self.units;
                let of = |mine: &Fraction, others: Fraction| {
                    let part = (&amount * mine).checked_div(&(mine + &others)).unwrap_or_default();
                    whole(part.min(mine.clone()))
                };
                let apart = (of(&low, &self.all.1 - &high), of(&high, &self.all.0 - &low));
                let Some((least, most)) = self.part_of_all(mine) else { return apart };
                let of = |part: &Fraction, mine: &Fraction| whole((&amount * part).min(mine.clone()));
                (apart.0.max(of(&least, &low)), apart.1.min(of(&most, &high)))
            }
        }
    }

    /// Between what these costs are as a part of all.
    fn part_of_all(&self, mine: &[usize]) -> Option<AmountRange> {
        let (amounts, forms) = self.forms.as_ref()?;
        let mine = Form::sum(mine.iter().filter_map(|nth| forms.get(*nth)));
        amounts.ratio(&mine, &Form::sum(forms))
    }
}

/// A covered cost as a sum of amounts that are ranges.
fn form_of(computed: &Computed<'_>, shares: &Shares, amounts: &Amounts, part: &Covered) -> Form {
    let Some(fact) = computed.facts.get(part.fact) else { return Form::exact(part.cost.clone()) };
    match fact.payer {
        Payer::Shared => shares.form_of_part(computed, amounts, (part.fact, fact), part.member),
        _ => amounts.form(part.fact, fact),
    }
}

/// The ends of a sum.
fn summed<'c>(covered: impl Iterator<Item = &'c Covered>) -> (Fraction, Fraction) {
    covered.fold((Fraction::zero(), Fraction::zero()), |(low, high), part| {
        (&low + &part.low, &high + &part.high)
    })
}

/// The ends of the part of an amount that is laid on one of the costs it covers.
pub(super) fn laid(pays: Units, covered: &[&Covered], nth: usize, base: i128) -> Units {
    let is_exact = covered.iter().all(|part| part.low == part.high);
    match covered {
        _ if is_exact && pays.is_exact() => return Units::exact(base),
        [_] => return Units { base, ..pays },
        _ => {}
    }
    let size = |part: &Covered| {
        let (low, high) = (part.low.abs(), part.high.abs());
        let spans = part.low.is_negative() && part.high.is_positive();
        let least = if spans { Fraction::zero() } else { low.clone().min(high.clone()) };
        (least, low.max(high))
    };
    let mut others = (Fraction::zero(), Fraction::zero());
    for (_, part) in covered.iter().enumerate().filter(|(other, _)| *other != nth) {
        let (low, high) = size(part);
        others = (&others.0 + &low, &others.1 + &high);
    }
    let Some((low, high)) = covered.get(nth).map(|part| size(part)) else { return Units::exact(base) };
    let weight = |mine: &Fraction, others: &Fraction| mine.checked_div(&(mine + others));
    let least = weight(&low, &others.1).unwrap_or_default();
    let most = weight(&high, &others.0).unwrap_or(Fraction::from(1));
    let low = (&Fraction::from(pays.low) * &least).units(0, Rounding::Floor).unwrap_or(base);
    let high = (&Fraction::from(pays.high) * &most).units(0, Rounding::Ceiling).unwrap_or(base);
    Units { low: low.min(base), base, high: high.max(base) }
}

/// The same of what pays a part of each cost: rounded down in all and laid on whole units of each it is less than two units below
/// that part, and less than one above.
pub(super) fn of_part(support: &Support, covered: &[&Covered], nth: usize) -> Option<Units> {
    let SupportPays::Rate(rate) = &support.pays else { return None };
    let part = covered.get(nth).filter(|_| support.cap.is_none() && covered.len() > 1)?;
    let is_plain = !covered.iter().any(|part| part.low.is_negative());
    let end = |cost: &Fraction, rounding| (rate * cost).units(0, rounding).filter(|_| is_plain);
    let low = end(&part.low, Rounding::Floor)?.saturating_sub(1);
    Some(Units { low, base: low, high: end(&part.high, Rounding::Ceiling)? })
}

/// What a support pays over the term or in each year, to each member or to all, told of no item but its only one.
pub(super) fn undivided(
    computed: &Computed<'_>,
    support: &Support,
    covered: &[Covered],
    receipts: &[Receipt],
    grain: Grain,
) -> Vec<PaidPart> {
    let (members, years) = (grain.payers(computed, true), grain.years(computed));
    let mut parts = Vec::new();
    for year in &years {
        for member in &members {
            let is_meant = |receipt: &&Receipt| {
                year.is_none_or(|year| receipt.year == year)
                    && member.is_none_or(|member| receipt.member == member)
            };
            let these: Vec<&Receipt> = receipts.iter().filter(is_meant).collect();
            let pays = sum(computed, support, &these, year.is_none());
            let pays = match member {
                // what is received later lies where another year's cost does
                _ if support.years_after > 0 => Supported::apart(pays),
                None => together(computed, support, covered, (&these, *year), pays),
                // who keeps all of it gets what is paid to all, of costs that others bear
                Some(member) if support.to == Some(*member) => {
                    Supported::apart(together(computed, support, covered, (&these, *year), pays).pays)
                }
                Some(_) => Supported::apart(pays),
            };
            if pays.pays != Units::default() {
                let payer = member.map_or(Payer::Group, |member| payer_of(computed, member));
                let item = only_item(support).filter(|_| grain.item);
                parts.push(supported_part(side_of(support), item, year.unwrap_or(0), payer, pays));
            }
        }
    }
    parts
}

/// The only item that a support covers.
pub(super) fn only_item(support: &Support) -> Option<usize> {
    support.items.first().copied().filter(|_| support.items.len() == 1)
}

/// Who bears what stands under this number: past the last member the group as a whole.
pub(super) fn payer_of(computed: &Computed<'_>, number: usize) -> Payer {
    if number < computed.plan.members.len() { Payer::Member(number) } else { Payer::Group }
}

/// What these receipts come to: over the term the cap of each who gets something, where it would be more without one.
fn sum(computed: &Computed<'_>, support: &Support, receipts: &[&Receipt], is_term: bool) -> Units {
    let sum: Units = receipts.iter().map(|receipt| receipt.pays).sum();
    let units = Fraction::minor_per_major(computed.decimals);
    let Some(cap) = support.cap.as_ref().filter(|_| is_term).map(|cap| floor(&(cap * &units))) else {
        return sum;
    };
    let of = |member: usize| {
        let own = receipts.iter().filter(|receipt| receipt.member == member);
        own.fold((0_i128, 0_i128), |(low, high), receipt| {
            let (least, most) = receipt.uncapped;
            (low.saturating_add(least), high.saturating_add(most))
        })
    };
    let ends = (0..=computed.plan.members.len()).map(of);
    let (low, high) = ends.fold((0_i128, 0_i128), |sum, (low, high)| {
        (sum.0.saturating_add(low.min(cap)), sum.1.saturating_add(high.min(cap)))
    });
    Units { low: low.max(sum.low).min(sum.base), base: sum.base, high: high.min(sum.high).max(sum.base) }
}

/// The same of all members: what they get follows from what the items cost in all, and moves with it.
fn together(
    computed: &Computed<'_>,
    support: &Support,
    covered: &[Covered],
    (receipts, year): (&[&Receipt], Option<usize>),
    pays: Units,
) -> Supported {
    let apart = Supported::apart(pays);
    if support.cap.is_some() || covered.iter().any(|part| part.is_loose || part.low.is_negative()) {
        return apart;
    }
    let cost = computed.sum(|fact| {
        fact.side == side_of(support)
            && support.items.contains(&fact.item)
            && !fact.payer.is_outside()
            && year.is_none_or(|year| fact.invoice.year == year)
    });
    let rounded = i128::try_from(receipts.len()).unwrap_or(i128::MAX);
    let within = |low: i128, high: i128| Units {
        low: pays.low.max(low).min(pays.base),
        high: pays.high.min(high).max(pays.base),
        ..pays
    };
    match &support.pays {
        SupportPays::Amount(amount) if year.is_none() => {
            let units = Fraction::minor_per_major(computed.decimals);
            let amount = floor(&(amount * &units));
            Supported::apart(within(amount.min(cost.low).saturating_sub(rounded), amount.min(cost.high)))
        }
        SupportPays::Amount(_) => apart,
        SupportPays::Rate(rate) => {
            let of = |cost: i128| floor(&(rate * &Fraction::from(cost)));
            let pays = within(of(cost.low).saturating_sub(rounded), of(cost.high));
            let beside = |other: &&Support| {
                other.is_before == support.is_before && !other.is_repaid() && !std::ptr::eq(*other, support)
            };
            let others = || computed.plan.support.iter().filter(beside);
            let is_alone = others().all(|other| support.items.iter().all(|item| !other.items.contains(item)));
            match is_alone && cost.low < cost.high {
                true => {
                    let at_high = of(cost.high).saturating_sub(rounded);
                    Supported { at_low: of(cost.low), at_high, ..Supported::apart(pays) }
                }
                false => Supported::apart(pays),
            }
        }
    }
}
