//! Costs of two versions as sums of the same invoices: by how much they differ, and by how much what is saved of them does in percent.

use super::joint::{TracedBy, together};
use super::moving::Together;
use super::scaled::Given;
use super::traced::{InvoiceSum, PartSum, Traced, WeighedSum};
use crate::cost::Units;
use crate::money::Fraction;
use crate::plan::curve::{FigureCurve, Portion};
use crate::plan::facts::Fact;
use crate::plan::form::AmountRange;
use crate::plan::line::AmountLine;

/// Which facts of a version are meant.
pub(super) type Takes<'f> = &'f dyn Fn(&Fact) -> bool;

/// By how much the sum of these facts differs; `None` where nothing is known of them together.
pub(super) fn difference(versions: [&Traced<'_>; 2], takes: [Takes<'_>; 2], base: i128) -> Option<Units> {
    let [old, new] = sums(versions, takes)?.map(alone);
    let given = Given::all();
    let known: Vec<(Option<i128>, Option<i128>)> =
        TracedBy::ALL.into_iter().map(|by| together(by, (&old, &new), &given).difference()).collect();
    let low = known.iter().filter_map(|(low, _)| *low).max()?;
    let high = known.iter().filter_map(|(_, high)| *high).min()?;
    Some(Units { low: low.min(base), base, high: high.max(base) })
}

/// Between what the change of the saving in percent lies, where these facts were paid before and those are after.
pub(super) fn change_of_percent(
    versions: [&Traced<'_>; 2],
    before: [Takes<'_>; 2],
    after: [Takes<'_>; 2],
) -> Option<AmountRange> {
    let (befores, afters) = (sums(versions, before)?, sums(versions, after)?);
    let both = befores.into_iter().zip(afters).map(|(whole, of)| {
        let times = InvoiceSum { fixed: Fraction::from(100), ..InvoiceSum::default() };
        PartSum { weighed: vec![WeighedSum { times, of, whole }], ..alone(InvoiceSum::default()) }
    });
    let both: Vec<PartSum<'_>> = both.collect();
    let [old, new] = both.as_slice() else { return None };
    let given = Given::all();
    let range = |by| {
        let Together { weighed: [old, new], moving, .. } = together(by, (old, new), &given);
        let curve = |portions: Vec<Portion>| FigureCurve { line: AmountLine::default(), portions };
        let mut kept = curve(old);
        kept.add(&curve(new), &Fraction::from(-1));
        kept.range(&moving.into_iter().map(|amount| amount.ends).collect::<Vec<_>>())
    };
    let ranges = TracedBy::ALL.into_iter().filter_map(range);
    ranges.reduce(|one, other| (one.0.max(other.0), one.1.min(other.1)))
}

/// These facts of each version.
fn sums<'t>(versions: [&'t Traced<'_>; 2], takes: [Takes<'_>; 2]) -> Option<[InvoiceSum<'t>; 2]> {
    let [old, new] = versions;
    let [was, is] = takes;
    Some([old.costs(was)?, new.costs(is)?])
}

/// A sum that nothing is rounded in.
fn alone(sum: InvoiceSum<'_>) -> PartSum<'_> {
    let (weighed, bent) = (Vec::new(), Default::default());
    PartSum { sum, weighed, bent, apart: AmountRange::default(), slack: (0, 0) }
}
