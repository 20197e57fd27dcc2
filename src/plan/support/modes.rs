//! In which ways a support may pay, where costs are ranges: a part of each cost, a fixed amount, the rest of its cap.

use super::cell::PaidCell;
use super::covered::received_in;
use super::given::GivenSupport;
use super::ways::ways_of_all;
use crate::cost::{SupportPays, Units};
use crate::money::Fraction;
use crate::plan::shares::floor;

/// How a support is taken in the sum of what is left.
#[derive(Clone)]
pub(super) enum Mode<'g, 's> {
    /// As a part of each cost that it covers.
    Rate(&'g GivenSupport<'s>, Fraction),
    /// As this amount, of which rounding may leave out less than so many units.
    Fixed(i128, i128),
    /// As what is left of its cap where costs are the least, and where they are the greatest.
    Rest(i128, i128),
    /// As what it pays, whatever the costs.
    Apart(Units),
}

/// A support that pays a part of each cost, and which.
pub(super) type RateOf<'m, 's> = (&'m GivenSupport<'s>, &'m Fraction);

/// Those of a way that pay a part of each cost.
pub(super) fn rates<'m, 's>(way: &'m [Mode<'_, 's>]) -> Vec<RateOf<'m, 's>> {
    let rate = |mode: &'m Mode<'_, 's>| match mode {
        Mode::Rate(given, rate) => Some((&**given, rate)),
        _ => None,
    };
    way.iter().filter_map(rate).collect()
}

/// In which ways all supports of a cell may pay together: what is left is the most of what each of them leaves. `None` where
/// these are too many, or one says nothing of the item.
pub(super) fn ways<'g, 's>(cell: &PaidCell<'s>) -> Option<Vec<Vec<Mode<'g, 's>>>>
where
    's: 'g,
{
    let is_asked =
        |given: &&'g GivenSupport<'s>| cell.item.is_none_or(|item| given.support.items.contains(&item));
    let given: Vec<&'g GivenSupport<'s>> = cell.given.iter().filter(is_asked).collect();
    // a fixed amount, or a cap, says nothing of one of its items
    let is_told = |given: &GivenSupport<'_>| {
        matches!(given.support.pays, SupportPays::Rate(_)) && given.support.cap.is_none() && given.is_plain
    };
    let is_known = given.iter().all(|given| !is_laid(cell, given) || is_told(given));
    is_known.then(|| ways_of_all(given.iter().map(|given| modes(cell, given))))?
}

/// Whether a support is laid on several items, of which one is meant.
fn is_laid(cell: &PaidCell<'_>, given: &GivenSupport<'_>) -> bool {
    cell.item.is_some() && given.support.items.len() > 1
}

fn modes<'g, 's>(cell: &PaidCell<'s>, given: &'g GivenSupport<'s>) -> Vec<Mode<'g, 's>> {
    let pays: Units = cell.receipts(given).map(|receipt| receipt.pays).sum();
    let count = i128::try_from(cell.receipts(given).count()).unwrap_or(0);
    let apart = vec![Mode::Apart(pays)];
    let is_anothers = given.support.to.is_some_and(|to| cell.payer.is_some_and(|payer| payer != to));
    let is_exact = pays.is_exact() && !is_laid(cell, given);
    if is_exact || is_anothers || !given.is_plain {
        return apart;
    }
    let units = Fraction::minor_per_major(cell.computed.decimals);
    let whole = |amount: &Fraction| floor(&(amount * &units));
    let goes_to_one = given.support.to.is_some();
    let cap = given.support.cap.as_ref().map(|cap| rest_of(cell, given, whole(cap)));
    // a cap is of each that gets something
    let knows_cap = goes_to_one || cell.payer.is_some();
    let is_whole = || {
        let mut received =
            given.receipts.iter().map(|receipt| received_in(cell.computed, &given.support, receipt.year));
        cell.year.is_none() && (goes_to_one || cell.payer.is_none()) && received.all(|year| year.is_some())
    };
    match &given.support.pays {
        _ if cap.is_some() && !knows_cap => apart,
        SupportPays::Rate(rate) => [Mode::Rate(given, rate.clone())].into_iter().chain(cap).collect(),
        // it pays no more than there is to pay
        SupportPays::Amount(amount) if is_whole() => {
            let all = [Mode::Rate(given, Fraction::from(1)), Mode::Fixed(whole(amount), count)];
            all.into_iter().chain(cap).collect()
        }
        SupportPays::Amount(_) => apart,
    }
}

/// What is left of a cap, which holds over the term, after the years before that of a cell.
fn rest_of<'g, 's>(cell: &PaidCell<'s>, given: &GivenSupport<'s>, cap: i128) -> Mode<'g, 's> {
    let receives = if given.support.to.is_some() { None } else { cell.payer };
    let got = given.receipts_of(receives).filter(|receipt| {
        let received = receipt.year.saturating_add(given.support.years_after);
        cell.year.is_some_and(|year| received < year)
    });
    let (least, most) = got.fold((0_i128, 0_i128), |(low, high), receipt| {
        (low.saturating_add(receipt.uncapped.0), high.saturating_add(receipt.uncapped.1))
    });
    Mode::Rest(cap.saturating_sub(least).max(0), cap.saturating_sub(most).max(0))
}
