//! What members pay themselves, to their own vendors and staff: in their cost and saving, in no bill.

use crate::cost::Units;
use crate::plan::facts::{Computed, Fact, Payer, Side};

/// What each member of the plan pays itself over the term.
pub(super) fn over_term(computed: &Computed<'_>) -> Vec<Units> {
    let of_years = by_year(computed);
    let of = |member: usize| of_years.iter().filter_map(|year| year.get(member)).copied().sum();
    (0..computed.plan.members.len()).map(of).collect()
}

/// The same for each year.
pub(super) fn by_year(computed: &Computed<'_>) -> Vec<Vec<Units>> {
    let mut years = vec![vec![Units::default(); computed.plan.members.len()]; computed.years.len()];
    for fact in computed.facts.iter().filter(|fact| is_direct(computed, fact)) {
        if let Payer::Member(member) = fact.payer {
            let place = years.get_mut(fact.invoice.year).and_then(|year| year.get_mut(member));
            place.into_iter().for_each(|sum| *sum = sum.plus(fact.invoice.units));
        }
    }
    years
}

/// Whether a cost is in no bill.
pub(crate) fn is_direct(computed: &Computed<'_>, fact: &Fact) -> bool {
    fact.side == Side::After && computed.item(fact).is_some_and(|item| item.direct)
}

/// Adds to what is billed what members pay beside it.
pub(super) fn add(bills: &mut [Units], direct: &[Units]) {
    bills.iter_mut().zip(direct).for_each(|(bill, direct)| *bill = bill.plus(*direct));
}
