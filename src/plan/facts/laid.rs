//! Totals within ranges that are laid on years which are not alike: together these are known better than each by itself.
//!
//! 15,286 to 16,895 over three years and a short one: the short one is 1,528 to 1,690, and all of them are 15,286 to 16,895, not
//! what their ends add up to.

use super::fact::Fact;
use crate::cost::{CostItem, Estimate, Price, Units};
use crate::money::Fraction;
use std::ops::Range;

/// The years of a total, and how far the sum of their ends is from its own.
#[derive(Clone, Debug)]
pub(super) struct LaidTotal {
    facts: Range<usize>,
    /// What is added to the least, and taken off the greatest.
    off: (i128, i128),
}

impl LaidTotal {
    /// Those of a plan; parts of which are borne outside are rounded by themselves, and left as they are.
    pub(super) fn all<'i>(
        facts: &[Fact],
        decimals: u32,
        item: impl Fn(&Fact) -> Option<&'i CostItem>,
    ) -> Vec<LaidTotal> {
        let mut found = Vec::new();
        let mut start = 0;
        let is_next = |one: &Fact, next: &Fact| (one.at(), one.payer) == (next.at(), next.payer);
        for years in facts.chunk_by(is_next) {
            let facts = start..start + years.len();
            start = facts.end;
            let item = years.first().and_then(&item);
            found.extend(off(years, item, decimals).map(|off| LaidTotal { facts, off }));
        }
        found
    }

    /// The years, by the numbers of their facts.
    pub(super) fn years(&self) -> Range<usize> {
        self.facts.clone()
    }

    /// A sum of years with all of these, as they are known together.
    pub(super) fn added_to(&self, units: Units) -> Units {
        let (low, high) = self.off;
        Units { low: units.low.saturating_add(low), high: units.high.saturating_sub(high), ..units }
    }
}

/// How far the ends of these years are from those of their total; `None` where they are not.
fn off(years: &[Fact], item: Option<&CostItem>, decimals: u32) -> Option<(i128, i128)> {
    let item = item?;
    let is_total = matches!(item.price, Price::Total(_)) && item.outside.is_empty();
    if !is_total || years.iter().all(|year| year.invoice.units.is_exact()) {
        return None;
    }
    let price = |fact: &Fact| {
        let layers = fact.invoice.layers.iter().map(|layer| {
            let months = Fraction::from(i128::from(layer.months.count()));
            layer.price.scaled(&(&months * &fact.invoice.pieces))
        });
        layers.fold(Estimate::zero(), |sum, layer| sum.plus(&layer))
    };
    let total = years.iter().fold(Estimate::zero(), |sum, fact| sum.plus(&price(fact)));
    let total = total.invoiced(decimals);
    let sum: Units = years.iter().map(|fact| fact.invoice.units).sum();
    let off = (total.low.saturating_sub(sum.low), sum.high.saturating_sub(total.high));
    (off.0 >= 0 && off.1 >= 0 && off != (0, 0)).then_some(off)
}

#[cfg(test)]
mod tests {
    use crate::case::read_case;
    use crate::diagnostic::Source;
    use crate::plan::facts::{Selection, compute};

    #[test]
    fn a_total_is_known_better_than_its_years() {
        let text = "format = 1\ntitle = \"t\"\nmonths = 40\n[[member]]\nid = \"a\"\n[[after]]\nitem = \"x\"\n\
                    total = \"16,090円±5%\"\nshare = \"equal\"\n";
        let case = read_case("t", Source::new("t.toml", text)).unwrap().case;
        let computed = compute(&case, case.plan_here().unwrap(), &Selection::default()).unwrap();
        // 15,285.5 to 16,894.5, rounded half away; a twelfth of 40 months is 4 of them
        let all = computed.sum(|_| true);
        assert_eq!((all.low, all.base, all.high), (15_286, 16_090, 16_895));
        let last = computed.sum(|fact| fact.invoice.year == 3);
        assert_eq!((last.low, last.high), (1_528, 1_690));
    }
}
