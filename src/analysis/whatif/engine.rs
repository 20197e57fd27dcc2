//! The same outcome again and again with some amounts or rates moved: what does not move is computed once.
//!
//! Only invoices that move are computed anew, and only what they add to each exact bill; bills are rounded as ever. Where
//! that is not the whole truth (a promised saving, amounts known within ranges, weights that depend on what moves, numbers
//! beyond 128 bits) there is no engine, or no answer of it, and the case is computed as a whole.

use super::outcome::{Outcome, Standing, outcome};
use super::terms::{Terms, Variable};
use crate::analysis::plan::{Computed, Payer, Selection, Side, compute};
use crate::analysis::shares::{Detail, Shares, Way, shares};
use crate::case::{Case, Input, Measure, Number, Plan, Target, Written};
use crate::cost::Units;
use crate::money::{Amount, Fraction, Quotas, Rounding};
use crate::sharing::{Basis, Settlement, bills};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::ToPrimitive;

/// What is computed once.
pub(super) struct Engine {
    measures: Vec<Measure>,
    now: Outcome,
    /// The costs before of each member, and its bills of each year.
    years: Vec<Year>,
    flows: Vec<Moving>,
    terms: Terms,
    settlement: Settlement,
}

/// The exact bills of one year, as they are now.
struct Year {
    cost: i128,
    numerators: Vec<i128>,
    denominator: i128,
    bills: Vec<i128>,
}

/// What an invoice that moves is now in each of its years, and what one unit of it adds to each bill of the year.
struct Moving {
    now: Vec<i128>,
    weights: Vec<Vec<i128>>,
}

/// Steps of a number: the most decimals that an amount has.
const DECIMALS: u32 = Amount::MAX_DECIMALS;
/// A common denominator is below this: amounts times it stay far below 2^127.
const LARGEST: i128 = 1 << 60;

impl Engine {
    /// An engine for moving these inputs of a case; `None` where it must be computed as a whole.
    pub(super) fn new(written: &Written, inputs: &[&Input]) -> Option<Engine> {
        let targets: Vec<Target> = inputs.iter().map(|input| input.target(written)).collect::<Option<_>>()?;
        let case = written.case().ok()?;
        let plan = case.plan.as_ref()?;
        let now = outcome(&case).ok()?;
        let exact =
            now.before.is_none_or(Units::is_exact) && now.after.is_exact() && written.ranged().is_empty();
        let settlement = plan.sharing.settlement.clone();
        if !exact || now.unsplit.is_some() || settlement.min_saving.is_some() || weighs_otherwise(plan) {
            return None;
        }
        let decimals = i32::try_from(DECIMALS).ok()?;
        let variables: Vec<Variable> =
            targets.iter().map(|target| Variable { target: *target, decimals }).collect();
        let terms = Terms::new(written, &case, &variables).ok()?;
        let found: Vec<Number> = inputs.iter().map(|input| written.number(input)).collect::<Option<_>>()?;
        let measures = found.iter().map(|number| number.measure).collect();
        let numbers: Vec<i128> = found.iter().map(steps).collect::<Option<_>>()?;
        let computed = compute(&case, plan, &Selection::default()).ok()?;
        let shares = shares(&computed, &Way::default(), Detail::Items).ok()?;
        let mut engine = Engine { measures, now, years: Vec::new(), flows: Vec::new(), terms, settlement };
        engine.lay_out(&case, &computed, &shares, &numbers)?;
        Some(engine)
    }

    fn lay_out(
        &mut self,
        case: &Case,
        computed: &Computed<'_>,
        shares: &Shares,
        numbers: &[i128],
    ) -> Option<()> {
        let members = case.plan.as_ref()?.members.len();
        for year in 0..computed.years.len() {
            self.years.push(Year::new(computed, shares, year, members)?);
        }
        for flow in &self.terms.flows {
            let now = flow.by_year(numbers);
            let weights = flow.years.iter().zip(&now).map(|((year, _), now)| match (flow.side, flow.payer) {
                (Side::After, Payer::Member(number)) => {
                    let mut alone = vec![0; members];
                    *alone.get_mut(number)? = self.years.get(*year)?.denominator;
                    Some(alone)
                }
                (Side::After, Payer::Shared) => {
                    let is = |fact: &crate::analysis::plan::Fact| {
                        fact.side == Side::After && fact.item == flow.item && fact.invoice.year == *year
                    };
                    let fact = computed.facts.iter().position(is)?;
                    self.years.get(*year)?.weights(shares.parts_of_fact(fact), *now)
                }
                _ => Some(Vec::new()),
            });
            let weights = weights.collect::<Option<_>>()?;
            self.flows.push(Moving { now, weights });
        }
        Some(())
    }

    /// What comes of the case with the inputs at these numbers; `None` where it must be computed as a whole.
    pub(super) fn outcome(&self, numbers: &[&Number]) -> Option<Outcome> {
        if !numbers.iter().map(|number| &number.measure).eq(&self.measures) {
            return None;
        }
        let steps: Vec<i128> = numbers.iter().map(|number| steps(number)).collect::<Option<_>>()?;
        let mut now = self.now.clone();
        let (before, after) = self.terms.costs(&steps);
        (now.before, now.after) = (now.before.map(|_| Units::exact(before)), Units::exact(after));
        let mut years: Vec<Option<(i128, Vec<i128>)>> = vec![None; self.years.len()];
        for (flow, moving) in self.terms.flows.iter().zip(&self.flows) {
            let parts =
                flow.years.iter().zip(flow.by_year(&steps)).zip(moving.now.iter().zip(&moving.weights));
            for (((year, _), new), (old, weights)) in parts {
                let more = new.checked_sub(*old)?;
                match (flow.side, flow.payer) {
                    (Side::Before, Payer::Member(number)) => add_before(&mut now, number, more)?,
                    (Side::After, Payer::Member(_) | Payer::Shared) if more != 0 => {
                        let base = self.years.get(*year)?;
                        let (cost, sums) =
                            years.get_mut(*year)?.get_or_insert_with(|| (base.cost, base.numerators.clone()));
                        *cost = cost.checked_add(more)?;
                        for (sum, weight) in sums.iter_mut().zip(weights) {
                            *sum = sum.checked_add(weight.checked_mul(more)?)?;
                        }
                    }
                    _ => {}
                }
            }
        }
        for (base, moved) in self.years.iter().zip(years) {
            let Some((cost, numerators)) = moved else { continue };
            let quotas = Quotas::Small { numerators, denominator: base.denominator };
            let new = bills(&quotas, cost, &self.settlement)?;
            for ((standing, new), old) in now.members.iter_mut().zip(new).zip(&base.bills) {
                if let Some(Standing { share, .. }) = standing {
                    *share = Units::exact(share.base.checked_add(new)?.checked_sub(*old)?);
                }
            }
        }
        Some(now)
    }
}

fn add_before(outcome: &mut Outcome, number: usize, more: i128) -> Option<()> {
    if let Some(standing) = outcome.members.get_mut(number)? {
        standing.before = standing.before.map(|before| Units::exact(before.base.saturating_add(more)));
    }
    Some(())
}

/// A number in steps, if it is none that a case may refuse: not below 0, and a rate above it.
fn steps(number: &Number) -> Option<i128> {
    let whole = number.value.exact_decimals(DECIMALS).is_some();
    let rate = matches!(number.measure, Measure::Rate(_));
    let fits = whole && !number.value.is_negative() && !(rate && number.value.is_zero());
    let fits = fits && number.value < Fraction::power_of_ten(Amount::MAX_POWER);
    fits.then(|| number.value.units(i32::try_from(DECIMALS).ok()?, Rounding::Down)).flatten()
}

/// Whether some rule weighs members by their costs before, which may move, or all of the cost is divided at once.
fn weighs_otherwise(plan: &Plan) -> bool {
    if plan.sharing.division.is_some() {
        return true;
    }
    let rules = plan.shares.iter().flatten().chain(&plan.sharing.rule);
    rules.flat_map(|rule| rule.terms()).any(|term| term.basis == Basis::Current)
}

impl Year {
    fn new(computed: &Computed<'_>, shares: &Shares, year: usize, members: usize) -> Option<Year> {
        let mut exact = vec![Fraction::zero(); members];
        let mut cost = 0_i128;
        let mut denominator = BigInt::from(1);
        for (nth, fact) in computed.facts.iter().enumerate() {
            if fact.side != Side::After || fact.invoice.year != year {
                continue;
            }
            let units = fact.invoice.units.base;
            match fact.payer {
                Payer::Member(number) => {
                    let sum = exact.get_mut(number)?;
                    *sum = &*sum + &Fraction::from(units);
                    cost = cost.checked_add(units)?;
                }
                Payer::Shared => {
                    let parts = shares.parts_of_fact(nth);
                    if parts.len() != members {
                        return None;
                    }
                    for (sum, part) in exact.iter_mut().zip(parts) {
                        *sum = &*sum + part;
                        if let Some(one) = part.checked_div(&Fraction::from(units)) {
                            denominator = denominator.lcm(&one.denominator());
                        }
                    }
                    cost = cost.checked_add(units)?;
                }
                Payer::Group | Payer::Outside => {}
            }
        }
        let denominator = denominator.to_i128().filter(|denominator| *denominator < LARGEST)?;
        let on_it = |value: &Fraction| whole(&(value * &Fraction::from(denominator)));
        let numerators = exact.iter().map(on_it).collect::<Option<_>>()?;
        let bills = shares.bills.get(year)?.iter().map(|bill| bill.base).collect();
        Some(Year { cost, numerators, denominator, bills })
    }

    /// What one unit of an invoice adds to each bill, by what all of it does; `None` for an invoice of nothing.
    fn weights(&self, parts: &[Fraction], units: i128) -> Option<Vec<i128>> {
        let each = Fraction::ratio(self.denominator, units)?;
        parts.iter().map(|part| whole(&(part * &each))).collect()
    }
}

/// A number that is whole.
fn whole(value: &Fraction) -> Option<i128> {
    value.is_whole().then(|| value.units(0, Rounding::Down)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::read_case;
    use crate::diagnostic::Source;

    fn written(rule: &str, base: &str) -> Written {
        let text = format!(
            "format = 1\ntitle = \"t\"\nmonths = 30\n[rates]\nUSD = 140\n\
             [[member]]\nid = \"a\"\nbases = {{ people = 7 }}\n[[member]]\nid = \"b\"\nbases = {{ people = 4 }}\nfrom = 8\n\
             [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = \"USD 100\"\n\
             [[after]]\nitem = \"base\"\ntotal = {base}\nshare = \"{rule}\"\n\
             [[after]]\nitem = \"own\"\nmonthly = \"USD 0.37\"\nper = \"people\"\n"
        );
        read_case("t", Source::new("t", &text)).unwrap().written.unwrap()
    }

    #[test]
    fn an_engine_answers_as_the_whole_case_does() {
        let written = written("30% equal + 70% people", "1001");
        let inputs = ["after.base", "rates.USD"].map(|path| written.find(path).unwrap());
        let engine = Engine::new(&written, &[&inputs[0], &inputs[1]]).unwrap();
        for (base, usd) in [(0, 1), (1, 140), (1001, 140), (999_999_937, 15_099), (12_345, 160)] {
            let mut changed = written.clone();
            changed.set_number(&inputs[0], &Fraction::from(base));
            changed.set_number(&inputs[1], &Fraction::decimal(usd, 2));
            let numbers = inputs.each_ref().map(|input| changed.number(input).unwrap());
            let whole = outcome(&changed.case().unwrap()).unwrap();
            assert_eq!(engine.outcome(&[&numbers[0], &numbers[1]]), Some(whole), "{base} {usd}");
        }
    }

    #[test]
    fn there_is_no_engine_where_more_moves_than_invoices() {
        // weights by costs before; an invoice of nothing, which shows no weights; an amount within a range
        for (rule, base) in [("current", "1001"), ("equal", "0"), ("equal", "\"1,000±5%\"")] {
            let written = written(rule, base);
            assert!(
                Engine::new(&written, &[&written.find("after.base").unwrap()]).is_none(),
                "{rule} {base}"
            );
        }
    }
}
