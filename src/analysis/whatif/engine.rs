//! The same figures again and again with some amounts or rates moved: what does not move is computed once.
//!
//! Only invoices that move are computed anew, and only what they add to each exact bill; bills are rounded as ever, and a
//! promised saving is held as ever. Costs that stay are followed at their least and greatest too where they are ranges. Where
//! that is not the whole truth (weights that depend on what moves, a promise among ranges, numbers beyond 128 bits) there is
//! no engine, or no answer of it, and the case is computed as a whole.

mod follows;
mod level;
mod moving;
mod numbers;
mod settle;
mod year;

use super::outcome::{Outcome, Verdicts};
use super::terms::{Terms, Variable};
use crate::analysis::promises;
use crate::case::{Case, Input, Number, NumberOf, Target, Written};
use crate::plan::facts::{Selection, Side, compute};
use crate::plan::gain::promised;
use crate::plan::ledger::Ledger;
use crate::plan::shares::{Detail, Way, shares};
use crate::requirement::Requirement;
use crate::sharing::Settlement;
use follows::{MovingCase, bears_otherwise, closed, weighs_otherwise};
use moving::MovingInvoice;
use numbers::{DECIMALS, allowed, steps};
use settle::{MovedCosts, RangedBills};
use year::YearBills;

/// What is computed once.
pub(super) struct Engine {
    case: Case,
    measures: Vec<NumberOf>,
    /// The costs of the case with nothing moved and nothing promised.
    now: Ledger,
    years: Vec<YearBills>,
    flows: Vec<MovingInvoice>,
    terms: Terms,
    settlement: Settlement,
    /// The bills as far as nothing moves, where costs are ranges.
    ranged: Option<RangedBills>,
}

impl Engine {
    /// An engine for moving these inputs of a case; `None` where it must be computed as a whole.
    pub(super) fn new(written: &Written, inputs: &[&Input]) -> Option<Engine> {
        let targets: Vec<Target> = inputs.iter().map(|input| input.target(written)).collect::<Option<_>>()?;
        let found: Vec<Number> = inputs.iter().map(|input| written.number(input)).collect::<Option<_>>()?;
        let still = closed(written, inputs, &found);
        let written = &still;
        let case = written.case().ok()?;
        let plan = case.plan.as_ref()?;
        let settlement = plan.sharing.settlement.clone();
        if weighs_otherwise(plan) || bears_otherwise(plan) {
            return None;
        }
        let decimals = i32::try_from(DECIMALS).ok()?;
        let variables: Vec<Variable> =
            targets.iter().map(|target| Variable { target: *target, decimals }).collect();
        let terms = Terms::new(written, &case, &variables).ok()?;
        let measures = found.iter().map(|number| number.measure).collect();
        let numbers: Vec<i128> = found.iter().map(steps).collect::<Option<_>>()?;
        let computed = compute(&case, plan, &Selection::default()).ok()?;
        let free = Settlement { min_saving: None, ..settlement.clone() };
        let way = Way { settlement: Some(free), ..Way::default() };
        let shares = shares(&computed, &way, Detail::Items).ok()?;
        let now = Ledger { promised: promised(plan, &settlement), ..Ledger::of(&computed, &way) };
        let moving = MovingCase { written, terms: &terms, computed: &computed, settlement: &settlement };
        if !moving.is_followed(&now) {
            return None;
        }
        let is_ranged = !computed.is_exact();
        let years = (0..computed.years.len())
            .map(|year| YearBills::new(&computed, &shares, year, is_ranged))
            .collect::<Option<Vec<_>>>()?;
        let is_of_ranges = |year: usize| {
            let after = computed.facts.iter().filter(|fact| fact.side == Side::After);
            after.filter(|fact| fact.invoice.year == year).any(|fact| !fact.invoice.units.is_exact())
        };
        let ranged = match is_ranged {
            true => Some(RangedBills::new(&years, is_of_ranges, &settlement)?),
            false => None,
        };
        let mut engine =
            Engine { case: case.clone(), measures, now, years, flows: Vec::new(), terms, settlement, ranged };
        engine.flows = engine
            .terms
            .flows
            .iter()
            .map(|flow| MovingInvoice::new(&engine.years, &computed, &shares, flow, &numbers))
            .collect::<Option<_>>()?;
        Some(engine)
    }

    /// So many least units of a measure in the steps of an engine; `None` where a case may refuse them.
    pub(super) fn steps(measure: NumberOf, units: i128) -> Option<i128> {
        let more = u32::try_from(i32::try_from(DECIMALS).ok()?.checked_sub(measure.decimals())?).ok()?;
        allowed(measure, units.checked_mul(10_i128.checked_pow(more)?)?)
    }

    /// Whether each requirement of the case holds with these costs, in the order of the file; `None` where one of them
    /// takes more than costs by member and year.
    pub(super) fn verdicts(&self, ledger: &Ledger) -> Option<Verdicts> {
        let requirements = self.case.require.iter().map(|required| &required.requirement);
        let verdict = |requirement: &Requirement| {
            requirement.is_of_costs().then(|| promises::holds(&self.case, ledger, requirement))
        };
        requirements.map(verdict).collect()
    }

    /// The figures with the inputs at these numbers; `None` where the case must be computed as a whole.
    pub(super) fn outcome(&self, numbers: &[&Number]) -> Option<Outcome> {
        Some(self.outcome_of(&self.ledger(numbers)?))
    }

    /// The figures of these costs.
    pub(super) fn outcome_of(&self, ledger: &Ledger) -> Outcome {
        Outcome::of(&self.case, ledger)
    }

    /// The costs with the inputs at these numbers; `None` where the case must be computed as a whole: also where costs
    /// cannot be split, as it says why.
    pub(super) fn ledger(&self, numbers: &[&Number]) -> Option<Ledger> {
        if !numbers.iter().map(|number| &number.measure).eq(&self.measures) {
            return None;
        }
        let steps = numbers.iter().map(|number| steps(number));
        let ledger = self.ledger_at(&steps.collect::<Option<Vec<i128>>>()?)?;
        ledger.unsplit.is_none().then_some(ledger)
    }

    /// The same with the inputs so many steps large; costs that a promise keeps from being split are said not to be.
    pub(super) fn ledger_at(&self, steps: &[i128]) -> Option<Ledger> {
        let years = vec![None; self.years.len()];
        let mut costs = MovedCosts { now: self.now.clone(), years, base: &self.years };
        for (flow, moving) in self.terms.flows.iter().zip(&self.flows) {
            let mut fits = Some(());
            flow.each_year(steps, |nth, units| {
                fits = fits.and_then(|()| moving.put(flow, nth, units, &mut costs));
            });
            fits?;
        }
        match &self.ranged {
            Some(ranged) => ranged.settled(costs, &self.settlement),
            None => costs.settled(&self.settlement),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::read_case;
    use crate::diagnostic::Source;
    use crate::money::Fraction;

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
            let whole = crate::analysis::whatif::outcome(&changed.case().unwrap()).unwrap();
            assert_eq!(engine.outcome(&[&numbers[0], &numbers[1]]), Some(whole), "{base} {usd}");
        }
    }

    /// A promise that is far from every member, one that holds some down, one that cannot hold; one that is held by year.
    #[test]
    fn an_engine_holds_a_promised_saving_as_the_whole_case_does() {
        let mut found = [0, 0];
        for percent in ["0%", "10%", "35%"] {
            let promise = format!("[sharing]\nmin_saving = \"{percent}\"\nround_to = 10\n");
            let text = format!(
                "format = 1\ntitle = \"t\"\nmonths = 30\n{promise}\
                 [[member]]\nid = \"a\"\nbases = {{ people = 7 }}\n[[member]]\nid = \"b\"\nbases = {{ people = 4 }}\nfrom = 8\n\
                 [[member]]\nid = \"c\"\nbases = {{ people = 1 }}\n[[member]]\nid = \"d\"\ncandidate = true\n\
                 [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 9_000\n\
                 [[before]]\nitem = \"old\"\nid = \"b\"\nmember = \"b\"\nyearly = 5_001\n\
                 [[before]]\nitem = \"old\"\nid = \"c\"\nmember = \"c\"\nyearly = 2_003\n\
                 [[after]]\nitem = \"base\"\nyearly = 9_999\nshare = \"50% equal + 50% people\"\nmembers = [\"a\", \"b\", \"c\"]\n\
                 [[after]]\nitem = \"own\"\nonce = 101\nmember = \"c\"\n"
            );
            let written = read_case("t", Source::new("t", &text)).unwrap().written.unwrap();
            let inputs = ["after.base", "before.b"].map(|path| written.find(path).unwrap());
            let engine = Engine::new(&written, &[&inputs[0], &inputs[1]]).unwrap();
            for (base, before) in
                [(3_001, 5_001), (9_999, 5_001), (12_345, 5_001), (9_999, 3_007), (15_000, 9_000)]
            {
                let mut changed = written.clone();
                changed.set_number(&inputs[0], &Fraction::from(base));
                changed.set_number(&inputs[1], &Fraction::from(before));
                let numbers = inputs.each_ref().map(|input| changed.number(input).unwrap());
                let whole = crate::analysis::whatif::outcome(&changed.case().unwrap()).unwrap();
                let answer = engine.outcome(&[&numbers[0], &numbers[1]]);
                found[usize::from(answer.is_some())] += 1;
                assert_eq!(answer.is_none(), whole.unsplit.is_some(), "{percent} {base} {before}");
                assert!(answer.is_none_or(|answer| answer == whole), "{percent} {base} {before}");
            }
        }
        assert!(found.iter().all(|count| *count >= 4), "{found:?}");
    }

    /// What stays is known within ranges: shared by two rules and borne alone, before and after, in a year of its own too.
    #[test]
    fn an_engine_follows_ranges_as_the_whole_case_does() {
        for settled in
            ["", "round_to = 10\n", "remainder = \"drop\"\n", "remainder = \"b\"\nround = \"up\"\n"]
        {
            let text = format!(
                "format = 1\ntitle = \"t\"\nmonths = 30\n[sharing]\n{settled}\
                 [[member]]\nid = \"a\"\nbases = {{ people = 7 }}\n[[member]]\nid = \"b\"\nbases = {{ people = 4 }}\n\
                 [[member]]\nid = \"c\"\nbases = {{ people = 1 }}\nfrom = 8\n\
                 [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = \"9,000±3%\"\n\
                 [[after]]\nitem = \"base\"\nyearly = 9_999\nshare = \"30% equal + 70% people\"\n\
                 [[after]]\nitem = \"cloud\"\nmonthly = \"501±10%\"\ngrowth = \"2%\"\nfrom = 3\nto = 20\nshare = \"equal\"\n\
                 [[after]]\nitem = \"own\"\nonce = \"101±5%\"\nat = 14\nmember = \"c\"\n\
                 [[after]]\nitem = \"moved\"\ntotal = \"3,001±20%\"\nshare = \"people\"\n"
            );
            let written = read_case("t", Source::new("t", &text)).unwrap().written.unwrap();
            let inputs = ["after.base", "after.moved"].map(|path| written.find(path).unwrap());
            let engine = Engine::new(&written, &[&inputs[0], &inputs[1]]).unwrap();
            for (base, moved) in [(9_999, 3_001), (0, 77), (12_345, 0), (999_999, 1), (31, 30_030)] {
                let mut changed = written.clone();
                changed.set_number(&inputs[0], &Fraction::from(base));
                changed.set_number(&inputs[1], &Fraction::from(moved));
                let numbers = inputs.each_ref().map(|input| changed.number(input).unwrap());
                let whole = crate::analysis::whatif::outcome(&changed.case().unwrap()).unwrap();
                assert!(!whole.members[0].unwrap().share.unwrap().is_exact());
                assert_eq!(
                    engine.outcome(&[&numbers[0], &numbers[1]]),
                    Some(whole),
                    "{settled}{base} {moved}"
                );
            }
        }
    }

    /// The price for three counts from month 7 on: within the first year its months get dearer against the others.
    #[test]
    fn there_is_no_engine_where_months_of_a_year_move_against_each_other() {
        let written = |from: u32| {
            let text = format!(
                "format = 1\ntitle = \"t\"\nmonths = 24\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
                 [[member]]\nid = \"c\"\nfrom = {from}\n\
                 [[after]]\nitem = \"base\"\nby_members = {{ 2 = 12_000, 3 = 18_000 }}\nshare = \"equal\"\n"
            );
            read_case("t", Source::new("t", &text)).unwrap().written.unwrap()
        };
        let engine = |written: &Written| {
            Engine::new(written, &[&written.find("after.base.by_members.3").unwrap()]).is_some()
        };
        assert_eq!([engine(&written(7)), engine(&written(13))], [false, true]);
    }

    #[test]
    fn there_is_no_engine_where_more_moves_than_invoices() {
        // weights by costs before; an invoice of nothing, which shows no weights
        for (rule, base) in [("current", "1001"), ("equal", "0")] {
            let written = written(rule, base);
            assert!(
                Engine::new(&written, &[&written.find("after.base").unwrap()]).is_none(),
                "{rule} {base}"
            );
        }
    }
}
