//! Figures that are no sums of amounts within ranges, as what goes by a part of others is: between what they lie.
//!
//! 100 shared by costs before of 10 to 12 and of 20: the first pays 100 x 10 / 30 = 33.3 to 100 x 12 / 32 = 37.5, and of 10
//! more a third to three eighths. Where a figure rises, or falls, with an amount wherever all others lie, it is furthest at
//! an end of that amount; where it may do either, the range is halved, a few times.

use super::form::AmountRange;
use super::line::{AmountLine, product, quotient};
use crate::money::Fraction;

/// A sum times the part that one sum is of another.
#[derive(Clone, Debug)]
pub(crate) struct Portion {
    pub(crate) times: AmountLine,
    pub(crate) of: AmountLine,
    pub(crate) whole: AmountLine,
}

/// A sum and portions.
#[derive(Clone, Debug, Default)]
pub(crate) struct FigureCurve {
    pub(crate) line: AmountLine,
    pub(crate) portions: Vec<Portion>,
}

/// An end of a figure within these ends of its variables.
struct Extreme {
    end: Fraction,
    ends: Vec<AmountRange>,
    /// The variable of which it is not known whether the figure rises or falls with it most; the end is one for certain where
    /// there is none, and encloses it where there is.
    open: Option<usize>,
}

/// So many times a range is halved at most, always where the end may be furthest.
const HALVED: usize = 48;

/// So many steps find the greatest ratio, or what is known of it so far is told.
const STEPS: usize = 20;

/// What is known of a portion within some ends.
struct PortionEnds {
    times: AmountRange,
    /// What one sum is of the other.
    part: AmountRange,
    /// What it is multiplied by for each unit of the whole.
    each: AmountRange,
}

impl Portion {
    fn at(&self, point: &[Fraction]) -> Option<Fraction> {
        (&self.times.at(point) * &self.of.at(point)).checked_div(&self.whole.at(point))
    }

    /// `None` where the whole may be nothing.
    fn ends(&self, ends: &[AmountRange]) -> Option<PortionEnds> {
        let (times, of, whole) = (self.times.range(ends), self.of.range(ends), self.whole.range(ends));
        if !whole.0.is_positive() {
            return None;
        }
        let mut rest = self.whole.clone();
        rest.add(&self.of, &Fraction::from(-1));
        let rest = rest.range(ends);
        let part = match of.0.is_negative() || rest.0.is_negative() {
            true => quotient(&of, &whole)?,
            // what a part is of itself and of the rest: the two have nothing in common
            false => (
                of.0.checked_div(&(&of.0 + &rest.1)).unwrap_or_default(),
                of.1.checked_div(&(&of.1 + &rest.0)).unwrap_or(Fraction::from(1)),
            ),
        };
        Some(PortionEnds { each: quotient(&times, &whole)?, times, part })
    }

    /// Between what the portion rises with a variable.
    fn slope(&self, variable: usize, known: &PortionEnds) -> AmountRange {
        let of_times = self.times.slope(variable);
        let (of, whole) = (self.of.slope(variable), self.whole.slope(variable));
        let less = product(&known.part, &(whole.clone(), whole));
        let of_part = product(&known.each, &(&of - &less.1, &of - &less.0));
        let of_times = product(&known.part, &(of_times.clone(), of_times));
        (&of_times.0 + &of_part.0, &of_times.1 + &of_part.1)
    }
}

impl FigureCurve {
    /// Adds another one so many times; portions of the same sums are one.
    pub(crate) fn add(&mut self, other: &FigureCurve, times: &Fraction) {
        self.line.add(&other.line, times);
        for portion in &other.portions {
            let is_same = |known: &&mut Portion| known.of == portion.of && known.whole == portion.whole;
            match self.portions.iter_mut().find(is_same) {
                Some(known) => known.times.add(&portion.times, times),
                None => {
                    let mut added = AmountLine::default();
                    added.add(&portion.times, times);
                    self.portions.push(Portion { times: added, ..portion.clone() });
                }
            }
        }
        self.portions.retain(|portion| portion.times != AmountLine::default());
    }

    /// The same with what is the same part of another sum wherever both lie told as that.
    pub(crate) fn straightened(mut self) -> FigureCurve {
        let portions = std::mem::take(&mut self.portions);
        for portion in portions {
            match portion.of.in_parts_of(&portion.whole) {
                Some(part) => self.line.add(&portion.times, &part),
                None => self.portions.push(portion),
            }
        }
        self
    }

    /// The least and the greatest that it can be where each variable lies between its ends; `None` where it may have no value.
    pub(crate) fn range(&self, ends: &[AmountRange]) -> Option<AmountRange> {
        let end = |most| self.extreme(ends, most).map(|found| found.end);
        Some((end(false)?, end(true)?))
    }

    /// The greatest, or the least, that it can be in parts of another one, which is above 0.
    pub(crate) fn ratio(&self, whole: &FigureCurve, ends: &[AmountRange], most: bool) -> Option<Fraction> {
        let least = whole.extreme(ends, false)?.end;
        if !least.is_positive() {
            return None;
        }
        let mut ratio = self.ratio_at(whole, ends)?;
        for _ in 0..STEPS {
            let mut over = self.clone();
            over.add(whole, &-&ratio);
            let found = over.extreme(ends, most)?;
            if found.end.is_zero() || found.end.is_negative() == most {
                break;
            }
            let next = self.ratio_at(whole, &found.ends)?;
            if next == ratio || (next < ratio) == most {
                // it is no further from this ratio than that
                return Some(&ratio + &found.end.checked_div(&least)?);
            }
            ratio = next;
        }
        Some(ratio)
    }

    /// What it is in parts of another one at the lower ends.
    fn ratio_at(&self, whole: &FigureCurve, ends: &[AmountRange]) -> Option<Fraction> {
        let point: Vec<Fraction> = ends.iter().map(|(low, _)| low.clone()).collect();
        self.at(&point)?.checked_div(&whole.at(&point)?)
    }

    fn at(&self, point: &[Fraction]) -> Option<Fraction> {
        let portions = self.portions.iter().map(|portion| portion.at(point));
        Some(&self.line.at(point) + &portions.sum::<Option<Fraction>>()?)
    }

    fn variables(&self) -> impl Iterator<Item = usize> {
        let lines = self.portions.iter().flat_map(|portion| [&portion.times, &portion.of, &portion.whole]);
        let used: std::collections::BTreeSet<usize> =
            lines.chain([&self.line]).flat_map(|line| line.slopes.keys().copied()).collect();
        used.into_iter()
    }

    /// One end of it.
    fn extreme(&self, ends: &[AmountRange], most: bool) -> Option<Extreme> {
        let mut all = vec![self.furthest(ends.to_vec(), most)?];
        for halved in 0.. {
            let further = |one: &&(usize, &Extreme), other: &&(usize, &Extreme)| {
                let order = one.1.end.cmp(&other.1.end);
                if most { order } else { order.reverse() }
            };
            let places: Vec<(usize, &Extreme)> = all.iter().enumerate().collect();
            let place = places.iter().max_by(further)?.0;
            let found = all.swap_remove(place);
            let Some(variable) = found.open.filter(|_| halved < HALVED) else { return Some(found) };
            let (low, high) = found.ends.get(variable)?.clone();
            let middle = &(&low + &high) * &Fraction::decimal(5, 1);
            for between in [(low, middle.clone()), (middle, high)] {
                let mut ends = found.ends.clone();
                *ends.get_mut(variable)? = between;
                all.push(self.furthest(ends, most)?);
            }
        }
        None
    }

    /// What is certain of an end within these: what it rises or falls with for certain is taken at its end.
    fn furthest(&self, mut ends: Vec<AmountRange>, most: bool) -> Option<Extreme> {
        loop {
            let known: Vec<PortionEnds> =
                self.portions.iter().map(|portion| portion.ends(&ends)).collect::<Option<_>>()?;
            let (mut is_moved, mut steepest) = (false, None::<(Fraction, usize)>);
            for variable in self.variables() {
                let Some(between) = ends.get_mut(variable).filter(|(low, high)| low < high) else { continue };
                let (least, greatest) = self.slope(variable, &known);
                let up = match (least.is_negative(), greatest.is_positive()) {
                    (false, _) => most,
                    (true, false) => !most,
                    (true, true) => {
                        let steep = &(&greatest - &least) * &(&between.1 - &between.0);
                        steepest = steepest.max(Some((steep, variable)));
                        continue;
                    }
                };
                let end = if up { between.1.clone() } else { between.0.clone() };
                *between = (end.clone(), end);
                is_moved = true;
            }
            if !is_moved || steepest.is_none() {
                let portions =
                    self.portions.iter().map(|portion| portion.ends(&ends)).collect::<Option<Vec<_>>>()?;
                let portions = portions.iter().map(|portion| product(&portion.times, &portion.part));
                let own = self.line.range(&ends);
                let range = portions.fold(own, |sum, (low, high)| (&sum.0 + &low, &sum.1 + &high));
                let end = if most { range.1 } else { range.0 };
                return Some(Extreme { end, ends, open: steepest.map(|(_, variable)| variable) });
            }
        }
    }

    fn slope(&self, variable: usize, known: &[PortionEnds]) -> AmountRange {
        let own = self.line.slope(variable);
        let slopes = self.portions.iter().zip(known).map(|(portion, known)| portion.slope(variable, known));
        slopes.fold((own.clone(), own), |sum, (low, high)| (&sum.0 + &low, &sum.1 + &high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(fixed: i128, slopes: &[(usize, i128)]) -> AmountLine {
        let slopes = slopes.iter().map(|(variable, slope)| (*variable, Fraction::from(*slope))).collect();
        AmountLine { fixed: Fraction::from(fixed), slopes }
    }

    fn between(low: i128, high: i128) -> AmountRange {
        (Fraction::from(low), Fraction::from(high))
    }

    fn ratio(part: i128, whole: i128) -> Fraction {
        Fraction::ratio(part, whole).unwrap_or_default()
    }

    /// 100 to 110 shared by 10 to 12 and by 20.
    fn shared(cost: AmountLine) -> FigureCurve {
        let portion = Portion { times: cost, of: line(0, &[(1, 1)]), whole: line(20, &[(1, 1)]) };
        FigureCurve { line: AmountLine::default(), portions: vec![portion] }
    }

    #[test]
    fn what_goes_by_a_part_is_furthest_at_ends() {
        let ends = [between(100, 110), between(10, 12)];
        let found = shared(line(0, &[(0, 1)])).range(&ends);
        assert_eq!(found, Some((ratio(1000, 30), ratio(110 * 12, 32))));
        // 10 more are 10 x 10 / 30 to 10 x 12 / 32 more, wherever the cost lies, and 10/110 to 10/100 of what was paid
        let (old, new) = (shared(line(0, &[(0, 1)])), shared(line(10, &[(0, 1)])));
        let mut change = new.clone();
        change.add(&old, &Fraction::from(-1));
        assert_eq!(change.range(&ends), Some((ratio(100, 30), ratio(120, 32))));
        assert_eq!(new.ratio(&old, &ends, false), Some(ratio(120, 110)));
        assert_eq!(new.ratio(&old, &ends, true), Some(ratio(110, 100)));
    }

    #[test]
    fn what_rises_and_falls_with_an_amount_is_enclosed() {
        // x - 100 x / (20 + x) between 0 and 80 is least at x = 20 x (root of 5) - 20 = 24.7, where it is 40 x (root of 5) - 120
        let portion = Portion { times: line(100, &[]), of: line(0, &[(0, 1)]), whole: line(20, &[(0, 1)]) };
        let mut curve = FigureCurve { line: line(0, &[(0, 1)]), portions: Vec::new() };
        curve.add(&FigureCurve { line: AmountLine::default(), portions: vec![portion] }, &Fraction::from(-1));
        let (low, high) = curve.range(&[between(0, 80)]).unwrap_or_default();
        let root = &low + &Fraction::from(120);
        assert!(&root * &root <= Fraction::from(8_000) && low > ratio(-31, 1), "{low:?}");
        assert_eq!(high, Fraction::zero());
    }
}
