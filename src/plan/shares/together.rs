//! Bills that add up to what is to be paid: what is known of some bounds the others.
//!
//! 150 paid by two, the one 45 to 50 of it: the other pays 100 to 105.

/// The least and the most that an amount can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AmountEnds {
    pub(super) low: i128,
    pub(super) high: i128,
}

impl AmountEnds {
    pub(super) fn exact(amount: i128) -> AmountEnds {
        AmountEnds { low: amount, high: amount }
    }

    /// The same with an amount that is one of them for certain.
    pub(super) fn with(self, amount: i128) -> AmountEnds {
        AmountEnds { low: self.low.min(amount), high: self.high.max(amount) }
    }

    /// What is in both; this where they have nothing in common, which cannot be.
    pub(super) fn within(self, low: i128, high: i128) -> AmountEnds {
        let cut = AmountEnds { low: self.low.max(low), high: self.high.min(high) };
        if cut.low <= cut.high { cut } else { self }
    }
}

impl std::iter::Sum for AmountEnds {
    fn sum<I: Iterator<Item = AmountEnds>>(all: I) -> AmountEnds {
        all.fold(AmountEnds::exact(0), |sum, one| AmountEnds {
            low: sum.low.saturating_add(one.low),
            high: sum.high.saturating_add(one.high),
        })
    }
}

/// What each member pays in each year and over the term, what each year costs, and what nobody pays of it.
pub(super) struct PaidTable {
    /// For each member, its bill of each year.
    pub(super) bills: Vec<Vec<AmountEnds>>,
    pub(super) totals: Vec<AmountEnds>,
    pub(super) costs: Vec<AmountEnds>,
    pub(super) uncollected: Vec<AmountEnds>,
}

/// Each round uses what the one before has found; a few find all that matters.
const ROUNDS: usize = 4;

impl PaidTable {
    /// Bounds each amount by all others that it is added up with.
    pub(super) fn tighten(&mut self) {
        for _ in 0..ROUNDS {
            for (year, cost) in self.costs.iter().enumerate() {
                let bills = self.bills.iter_mut().filter_map(|years| years.get_mut(year));
                fit(bills.chain(self.uncollected.get_mut(year)), *cost);
            }
            for (years, total) in self.bills.iter_mut().zip(&mut self.totals) {
                let sum: AmountEnds = years.iter().copied().sum();
                *total = total.within(sum.low, sum.high);
                fit(years.iter_mut(), *total);
            }
            let (cost, mut never) = (self.costs.iter().copied().sum(), self.never());
            fit(self.totals.iter_mut().chain([&mut never]), cost);
        }
    }

    /// What nobody pays over the term.
    pub(super) fn never(&self) -> AmountEnds {
        let paid: AmountEnds = self.totals.iter().copied().sum();
        let cost: AmountEnds = self.costs.iter().copied().sum();
        let sum: AmountEnds = self.uncollected.iter().copied().sum();
        sum.within(cost.low.saturating_sub(paid.high), cost.high.saturating_sub(paid.low))
    }
}

/// Cuts amounts to what lets them add up to a sum.
fn fit<'b>(amounts: impl Iterator<Item = &'b mut AmountEnds>, sum: AmountEnds) {
    let mut amounts: Vec<&mut AmountEnds> = amounts.collect();
    let all: AmountEnds = amounts.iter().map(|amount| **amount).sum();
    for amount in &mut amounts {
        // what the others pay at the least and at the most
        let (least, most) = (all.low.saturating_sub(amount.low), all.high.saturating_sub(amount.high));
        **amount = amount.within(sum.low.saturating_sub(most), sum.high.saturating_sub(least));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_both_may_be_one_amount_and_is_never_none() {
        let within = |low, high| {
            let cut = AmountEnds { low: 0, high: 10 }.within(low, high);
            (cut.low, cut.high)
        };
        assert_eq!(within(3, 20), (3, 10));
        assert_eq!(within(5, 5), (5, 5));
        assert_eq!(within(10, 12), (10, 10));
        assert_eq!(within(11, 12), (0, 10));
    }

    #[test]
    fn what_one_pays_bounds_the_other() {
        let between = |low, high| AmountEnds { low, high };
        let bills = vec![vec![between(0, 1000)], vec![between(45, 50)]];
        let totals = vec![between(0, 1000), between(45, 50)];
        let mut table =
            PaidTable { bills, totals, costs: vec![between(150, 150)], uncollected: vec![between(0, 0)] };
        table.tighten();
        assert_eq!(table.totals, [between(100, 105), between(45, 50)]);
        assert_eq!(table.bills, [[between(100, 105)], [between(45, 50)]]);
    }
}
