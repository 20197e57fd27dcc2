//! The shares of a division of the whole cost: rounded, held under caps and laid on items like those of any rule.

use super::claim::before;
use super::direct;
use super::division::division_ends;
use super::found::Shares;
use super::hardest::{is_certain, least_before};
use super::split::{held_down, split};
use super::together::AmountEnds;
use super::told::uncertain_promise;
use super::way::Way;
use super::whole_parts::{part_ends, parts};
use crate::coalition::Method;
use crate::code;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Quotas, Rounding};
use crate::plan::facts::Computed;
use crate::plan::fair::{CaseGame, Division, Sampling, divide_by, enclosed_by, is_exact};
use crate::plan::level::Level;
use crate::sharing::{Basis, Billed, Claim, Rule, Settlement, SharedItem, Sharer, billed};

/// Divides the whole cost by a method, with the game of its middle. Where costs are only known within ranges, the ends of a
/// bill hold what it comes to wherever they lie.
///
/// # Errors
/// What the method lacks, at any of the levels of costs; a promise that cannot hold.
pub(crate) fn divided(
    computed: &Computed<'_>,
    game: &CaseGame,
    method: Method,
    sampling: Option<Sampling>,
    settlement: &Settlement,
) -> Result<(Shares, Division), Diagnostic> {
    if settlement.min_saving.is_some() && !is_exact(computed) {
        let game = CaseGame::new(computed, Level::High)?;
        let shares = divide_by(&game, computed, method, sampling)?.shares;
        let direct: Vec<i128> = direct::over_term(computed).iter().map(|units| units.high).collect();
        let hardest = least_before(computed, &claim(computed, &billable(&shares, &direct), direct));
        split(computed, &hardest, &Way::default(), settlement)?;
        let (ends, (_, total)) = enclosed_by(computed, method, sampling)?;
        if !is_certain(computed, settlement, &ends, total) {
            return Err(uncertain_promise(computed, settlement));
        }
    }
    let division = divide_by(game, computed, method, sampling)?;
    let mut shares = whole(computed, &division.shares, game.total, settlement)?;
    if !is_exact(computed) {
        let (ends, total) = enclosed_by(computed, method, sampling)?;
        let direct = direct::over_term(computed);
        let table = division_ends(computed, settlement, (&ends, total), &direct);
        let within = |units: &mut Units, between: Option<&AmountEnds>| {
            if let Some(between) = between {
                (units.low, units.high) = (between.low.min(units.base), between.high.max(units.base));
            }
        };
        for (nth, bill) in shares.bills.iter_mut().take(1).flatten().enumerate() {
            within(bill, table.totals.get(nth));
        }
        shares.uncollected.first_mut().into_iter().for_each(|left| within(left, table.uncollected.first()));
        if settlement.min_saving.is_none() {
            shares.part_ends = part_ends(computed, &ends, shares.parts.keys());
        }
    }
    shares.billed.clone_from(&shares.bills);
    shares.billed_totals = shares.bills.first().cloned().unwrap_or_default();
    if let Some(first) = shares.bills.first_mut() {
        direct::add(first, &direct::over_term(computed));
    }
    // all of it stands in the first year
    shares.totals = shares.bills.first().cloned().unwrap_or_default();
    shares.never = shares.uncollected.first().copied().unwrap_or_default();
    Ok((shares, division))
}

/// Makes bills of the whole term of exact shares, by member of the plan. They stand in the term's first year: such a
/// division says nothing about years. Of every shared item a member is taken to pay the same part as of all of them.
fn whole(
    computed: &Computed<'_>,
    exact: &[Fraction],
    total: i128,
    settlement: &Settlement,
) -> Result<Shares, Diagnostic> {
    let years = computed.years.len();
    let mut shares = Shares {
        bills: vec![vec![Units::default(); exact.len()]; years],
        uncollected: vec![Units::default(); years],
        dealt: vec![Vec::new(); years],
        settlement: settlement.clone(),
        ..Shares::default()
    };
    let direct: Vec<i128> = direct::over_term(computed).iter().map(|units| units.base).collect();
    let exact = billable(exact, &direct);
    let total = total - direct.iter().sum::<i128>();
    let billed = match settlement.min_saving {
        None => {
            shares.exact.clone_from(&exact);
            billed(&Quotas::of(&exact), total, settlement)
        }
        Some(_) => {
            let claim = claim(computed, &exact, direct.clone());
            let split = split(computed, &claim, &Way::default(), settlement)?;
            shares.moves_units = !split.is_as_rounded(0);
            shares.capped = split.capped.iter().map(held_down).collect();
            shares.exact =
                (0..exact.len()).map(|member| split.quota(member, 0).unwrap_or_default()).collect();
            split.years.into_iter().next().map(|year| Billed {
                bills: year.bills,
                dealt: year.dealt,
                uncollected: year.uncollected,
            })
        }
    };
    let too_large = || Diagnostic::error(code!("amount-too-large"), None).worded(code!("too-large-to-split"));
    let billed = billed.ok_or_else(too_large)?;
    if let Some(first) = shares.bills.first_mut() {
        *first = billed.bills.into_iter().map(Units::exact).collect();
    }
    shares.uncollected.first_mut().into_iter().for_each(|place| *place = Units::exact(billed.uncollected));
    shares.dealt.first_mut().into_iter().for_each(|place| place.clone_from(&billed.dealt));
    for (exact, direct) in shares.exact.iter_mut().zip(&direct) {
        *exact = &*exact + &Fraction::from(*direct);
    }
    shares.parts = parts(computed, &shares.exact);
    Ok(shares)
}

/// What is billed of shares: they hold what members pay themselves, too.
fn billable(shares: &[Fraction], direct: &[i128]) -> Vec<Fraction> {
    shares.iter().zip(direct).map(|(share, direct)| share - &Fraction::from(*direct)).collect()
}

/// A claim of one year, in which a share below 0 is a credit: it stays as it is, and takes nothing of what others cannot pay.
fn claim(computed: &Computed<'_>, exact: &[Fraction], direct: Vec<i128>) -> Claim {
    let members = before(computed).into_iter().map(|before| Sharer { before, ..Sharer::default() });
    Claim {
        members: members.collect(),
        items: items(exact),
        direct: vec![direct],
        years: 1,
        ..Claim::default()
    }
}

/// Shares as negotiated percents of invoices in whole units: one of all that is paid, rounded up, and one of what is given
/// back, with what that rounding added.
///
/// Of 667 1/3, 667 1/3 and -333 2/3 the first is 1,335 by halves, and the second -334: -1/6, -1/6 and -333 2/3.
fn items(exact: &[Fraction]) -> Vec<SharedItem> {
    let zero = Fraction::zero();
    let paid: Vec<Fraction> = exact.iter().map(|share| share.clone().max(zero.clone())).collect();
    let sum = paid.iter().sum::<Fraction>();
    let of = |cost: i128, amounts: &[Fraction]| {
        let all = amounts.iter().sum::<Fraction>();
        let percent = |amount: &Fraction| (amount * &Fraction::from(100)).checked_div(&all);
        Basis::table(amounts.iter().map(percent).collect())
            .map(|table| SharedItem::of_one_year(Rule::by(table), cost))
    };
    let up = sum.units(0, Rounding::Ceiling).unwrap_or(0);
    let above = |paid: &Fraction| (&Fraction::from(up) * paid).checked_div(&sum).unwrap_or_default();
    let back: Vec<Fraction> = exact.iter().zip(&paid).map(|(share, paid)| share - &above(paid)).collect();
    let given = back.iter().sum::<Fraction>().units(0, Rounding::HalfAway).unwrap_or(0);
    of(up, &paid).into_iter().chain(of(given, &back)).collect()
}
